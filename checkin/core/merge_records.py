"""What a merge of two copies of a file brings, as values."""

from __future__ import annotations

from collections.abc import Mapping

from checkin.core.frozen import Frozen


class Unfit(Frozen):
    """An entry of the other file that cannot be held here."""

    number: int
    day: str
    why: str


class MergePlan(Frozen):
    """What merging another copy of the file would bring, or brought."""

    path: str
    """The other file."""
    new: int
    """How many entries this file lacks."""
    first_day: str
    last_day: str
    """Of the new entries; empty without any."""
    newer: int
    """How many entries are newer there, and hold as they are there."""
    away: int
    """How many of these are put away there, and not here."""
    older: int
    """How many entries are newer here, and stay so; what the other file says stays with them as an
    earlier version."""
    versions: int
    """Earlier versions that this file lacks."""
    beside: Mapping[str, int]
    """How many lines of people and of the plan, help lines, settings, notes and drafts come in or
    change, by the list they stand in."""
    same: int
    """How many entries this file has already, as new or newer."""
    has_more: bool
    """Whether there is anything to be written at all."""

    @property
    def brings_something(self) -> bool:
        """Whether a person would see anything of it."""
        return bool(self.new or self.newer or self.older or self.versions or self.beside)


class Merged(Frozen):
    """What a merge did."""

    plan: MergePlan
    """As it was when it was done."""
    backup: str = ""
    """The copy of the file that was made before; empty where there was nothing to copy."""
    unfit: tuple[Unfit, ...] = ()
