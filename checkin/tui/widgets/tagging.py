"""Completing `#tags` and `@people` that were used before."""

from __future__ import annotations

from collections.abc import Callable

from textual.suggester import Suggester


class Tagging(Suggester):
    """Suggests the most used tag that begins like the word being typed."""

    def __init__(self, known: Callable[[str], list[str]]) -> None:
        """`known` gives the tags in use that begin so, the most used first."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its last word completed; None if there is nothing to add."""
        word = value.rpartition(" ")[2]
        if len(word) < 2 or word[0] not in "#@":
            return None
        found = next((tag for tag in self._known(word) if len(tag) > len(word)), None)
        return value + found[len(word) :] if found else None
