"""What is removed for good, and what is left of it elsewhere, as values."""

from __future__ import annotations

from checkin.core.frozen import Frozen
from checkin.core.records import TrashCount

NOTE = "purge:"
"""How the names of notes begin about what was removed for good from one file."""
GONE = f"{NOTE}gone:"
"""What was removed for good and may be in backups; a number follows."""


class Target(Frozen):
    """What goes for good, named by what is the same in every copy of the file."""

    entries: tuple[str, ...] = ()
    """The uids of entries that go whole."""
    earlier: tuple[str, ...] = ()
    """The uids of entries that stay, and whose earlier words go."""
    lines: tuple[tuple[str, str], ...] = ()
    """Of people and of the plan: table and uid."""
    stretches: tuple[str, ...] = ()
    """The names of their notes."""

    def __bool__(self) -> bool:
        return bool(self.entries or self.earlier or self.lines or self.stretches)

    def with_all(self, other: Target) -> Target:
        """What both of them name."""
        return Target(
            tuple(dict.fromkeys((*self.entries, *other.entries))),
            tuple(dict.fromkeys((*self.earlier, *other.earlier))),
            tuple(dict.fromkeys((*self.lines, *other.lines))),
            tuple(dict.fromkeys((*self.stretches, *other.stretches))),
        )


class PurgePlan(Frozen):
    """What would go for good, and which other files hold it. Nothing is changed by it."""

    target: Target
    numbers: tuple[int, ...] = ()
    """The entries that were asked for."""
    steps: int = 0
    """How many small steps go along with their hard moments."""
    entries: int = 0
    """How many entries go whole, steps and all."""
    lines: int = 0
    versions: int = 0
    """How many earlier versions go."""
    drafts: int = 0
    """How many unfinished changes of these entries go."""
    earlier: bool = False
    """Whether the entries stay, and only their earlier words go."""
    everything: bool | None = None
    """Of the trash: whether all of it goes; None if entries were named."""
    backups: tuple[str, ...] = ()
    """The backups that hold it, by path; those in the second folder come last."""
    unreadable: tuple[str, ...] = ()
    """The backups that cannot be read: nobody knows."""
    beside: tuple[str, ...] = ()
    """Other files beside the file that hold it, or that cannot be read."""
    away: str = ""
    """The second folder, if it is not there now."""

    def __bool__(self) -> bool:
        """Whether anything in the file itself would go."""
        return bool(self.entries or self.lines or self.versions or self.drafts)


class Purged(Frozen):
    """What was removed for good."""

    plan: PurgePlan
    """As it was found at that moment, with the files that hold it still."""
    safety: str = ""
    """The backup that was made before; empty where there was nothing to copy."""
    rewritten: tuple[str, ...] = ()
    """The backups that were made anew without it."""
    failed: tuple[tuple[str, str], ...] = ()
    """The backups that could not be made anew, and why."""
    not_smaller: str = ""
    """Why the file could not be written anew yet; empty if it was."""

    @property
    def count(self) -> TrashCount:
        """How much went from the file."""
        return TrashCount(self.plan.entries, self.plan.lines, self.not_smaller)
