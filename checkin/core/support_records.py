"""People who can help, the safety plan and pages to print, as values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checkin.core.entries import Section
from checkin.core.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Contact(Frozen):
    """Someone on the person's own list of people who can help."""

    id: int
    uid: str
    name: str
    reach: str = ""
    """How to reach them."""
    ask: str = ""
    """What to ask them for."""
    first: int = 0
    """The number of their first version, which stays when the words change."""
    checked: date | None = None
    """The day these words were written, or last said to be right."""
    deleted_at: str | None = None
    same_words: bool = False
    """Whether their version before this one has the same words: they were said to be right."""

    @property
    def last_change(self) -> Literal["added", "changed", "checked"]:
        """What was done on the day `checked`."""
        if self.id == self.first:
            return "added"
        return "checked" if self.same_words else "changed"


class PlanLine(Frozen):
    """One line of the person's own plan for hard times."""

    id: int
    uid: str
    field: str
    """The part of the plan it stands in."""
    text: str
    first: int = 0
    """The number of its first version, which stays when the words change."""
    written: date | None = None
    deleted_at: str | None = None


SafetyPlan = Mapping[str, tuple[PlanLine, ...]]
"""The lines by part, in their order; a part without lines is left out."""


class SupportSnapshot(Frozen):
    """The person's contacts, plan and help lines, read in one go."""

    people: tuple[Contact, ...] = ()
    plan: SafetyPlan = {}
    country: str = ""
    """Whose help lines come first, as two letters; empty if it was not chosen."""
    lines: Mapping[str, str] = {}
    """What was noted of help lines, by their ids, as it is stored."""
    lock: str = ""
    """The hash of the passphrase for which all but the country was left out; else empty."""


class Document(Frozen):
    """A page to print: a title, parts with their lines, and short notes at the end."""

    title: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    """What it holds instead of parts, where lines have days and are put together by week."""
    changed: str = ""
    """The whole text as a person changed it, which holds instead of all else but the title."""
    care: str = ""
    """What to look at before it goes out; no part of it."""
