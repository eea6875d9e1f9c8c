"""What was put away on a page that brings it back itself.

Undo knows the changes of this program by their numbers. People, help lines, the plan and good
stretches have none, so a page notes what it put away: another program may have put away more since.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")


class PutAwayHere:
    """The names of it, the latest last."""

    def __init__(self) -> None:
        self._names: list[str] = []

    def add(self, name: str) -> None:
        """Note one more."""
        self._names = [*(each for each in self._names if each != name), name]

    def last(self, away: Mapping[str, T]) -> T | None:
        """The latest of what is away now, by name, that was put away here."""
        return next((away[name] for name in reversed(self._names) if name in away), None)
