"""What an import would bring in, and what it did, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from checkin.core.frozen import Frozen
from checkin.importers.record import Change, LeftOut, Line, Problem
from checkin.journal.import_entries import Candidate
from checkin.journal.import_labels import Label


class Comparison(Frozen):
    """What of a file is in the journal already, and what is not."""

    new: tuple[Candidate, ...] = ()
    again: Mapping[str, int] = {}
    """The numbers of entries of an earlier import that was undone, by uid: they come back."""
    numbers: Mapping[int, int] = {}
    """The numbers here of entries that are here already, by their numbers in a file of checkin."""
    there: int = 0
    """How many are here already."""
    changed: int = 0
    """How many of these are here with other words, which stay as they are."""
    away: int = 0
    """How many were put away here, and stay so."""

    @property
    def coming(self) -> frozenset[int]:
        """The numbers, in a file of checkin, of the entries that would come in."""
        return frozenset(one.number for one in self.new if one.own)


class ImportPlan(Frozen):
    """What importing one file would do. Nothing of it is done yet."""

    file: str
    """The name of the file."""
    form: str
    """The form it is in, as `--from` names it; empty where nobody said."""
    label: str
    """What that form is called."""
    candidates: tuple[Candidate, ...]
    """All that can become an entry, new or not."""
    compared: Comparison
    changes: tuple[Change, ...] = ()
    lines: tuple[Line, ...] = ()
    """Rows of a file of checkin that are no entries."""
    new_lines: Mapping[str, int] = {}
    """How many of these would come in, by the list they stand in."""
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()
    labels: tuple[Label, ...] = ()
    unknown_labels: tuple[str, ...] = ()
    """Labels that a person gave a meaning, and that are not in the file."""

    @property
    def brings(self) -> int:
        """How many entries would come in."""
        return len(self.compared.new)

    @property
    def is_own(self) -> bool:
        """Whether checkin itself wrote the file."""
        return any(one.own for one in self.candidates)

    @property
    def brings_something(self) -> bool:
        """Whether anything would come in."""
        return bool(self.compared.new or self.new_lines)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of what would come in."""
        return days_of(self.compared.new)

    @property
    def remarks(self) -> tuple[tuple[str, str], ...]:
        """What to know about how some of it was read: its place, and a sentence."""
        return tuple((one.where, one.remark) for one in self.compared.new if one.remark)


class ImportResult(Frozen):
    """What an import brought in."""

    plan: ImportPlan
    """As it was when it was done."""
    numbers: tuple[int, ...] = ()
    """The entries that came in."""
    backup: str = ""
    """The copy of the file that was made before; empty where there was nothing to copy."""


def days_of(candidates: Sequence[Candidate]) -> tuple[date, date] | None:
    """The first and the last day of what is to come in; None for nothing."""
    found = [str(one.row["day"]) for one in candidates]
    return (date.fromisoformat(min(found)), date.fromisoformat(max(found))) if found else None
