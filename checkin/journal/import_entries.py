"""From what a reader gives to an entry that can be stored, and what it is known again by."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID, uuid5

from checkin.core.clock import Clock
from checkin.core.entries import Entry, Kind, NewEntry
from checkin.core.errors import CheckinError
from checkin.core.frozen import Frozen, replace
from checkin.core.text import fold
from checkin.importers.record import Change, Imported, Item, LeftOut, Line, Problem, joined
from checkin.journal import entry_rows
from checkin.journal.import_labels import Choices, Labels, Meaning
from checkin.storage.entry_writer import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.journal.entry_rows import Details

_NAMESPACE = UUID("6f0b5b0e-5b6c-5d1e-9c53-6a1f4a0e7d11")
"""For the uids of what other programs wrote: the same thing has the same one in every import."""
_UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NO_WORDS = "It has no words."
_ALONE = "What it belonged to isn't in the file."


class Candidate(Frozen):
    """Something that could become an entry: its columns, and what it is known again by."""

    where: str
    uid: str
    row: dict[str, Value]
    details: Details
    own: bool
    """Whether checkin itself wrote the file: its uid alone says whether it is there already."""
    number: int = 0
    """Its number in the file it comes from, where that is one of checkin."""
    parent: int | None = None
    """The number of the entry it belongs to, in that file."""
    remark: str = ""

    @property
    def content(self) -> tuple[str, str, str]:
        """Its day, its kind, and its words without case and accents."""
        return str(self.row["day"]), str(self.row["kind"]), fold(str(self.row["text"]))


class Preparing:
    """Sorts what one file holds, and makes candidates of it."""

    def __init__(self, choices: Choices, clock: Clock, now: str) -> None:
        """Begin with nothing. Raises `NotPossible` for a choice that cannot be."""
        self.labels = Labels(choices.labels)
        self.candidates: list[Candidate] = []
        self.left_out: list[LeftOut] = []
        self.problems: list[Problem] = []
        self.changes: list[Change] = []
        self.lines: list[Line] = []
        self._kind = choices.kind
        self._clock = clock
        self._now = now
        self._seen: Counter[str] = Counter()

    def take(self, item: Item) -> None:
        """Take one thing that was read."""
        if isinstance(item, Imported):
            try:
                self._take(self._other(item) if item.entry is None else self._own(item, item.entry))
            except CheckinError as error:
                self.problems.append(Problem(item.where, str(error)))
        elif isinstance(item, Problem):
            self.problems.append(item)
        elif isinstance(item, LeftOut):
            self.left_out.append(item)
        elif isinstance(item, Change):
            self.changes.append(item)
        else:
            self.lines.append(item)

    def all(self) -> tuple[Candidate, ...]:
        """All candidates; one that belonged to something that is not in the file says so."""
        there = {None, *(one.number for one in self.candidates if one.own)}
        return tuple(
            one if one.parent in there else replace(one, remark=_ALONE) for one in self.candidates
        )

    def _take(self, made: Candidate | LeftOut) -> None:
        if isinstance(made, Candidate):
            self.candidates.append(made)
        else:
            self.left_out.append(made)

    def _own(self, item: Imported, entry: Entry) -> Candidate | LeftOut:
        row, details = entry_rows.whole(entry)
        if not row["text"] and entry.kind != "setback":
            return LeftOut(item.where, _NO_WORDS)
        row["created_at"] = stamp(entry.created_at) or self._now
        row["updated_at"] = stamp(entry.updated_at) or self._now
        row["deleted_at"] = (stamp(entry.deleted_at) or self._now) if entry.deleted_at else None
        uid = entry.uid if _UID.fullmatch(entry.uid) else self._uid(item)
        return Candidate(
            item.where, uid, row, details, own=True, number=entry.id, parent=entry.parent
        )

    def _other(self, item: Imported) -> Candidate | LeftOut:
        meanings = self.labels.of(item.mood, item.tags, starred=item.starred)
        text, why = self._words(item)
        if not text:
            return LeftOut(item.where, _NO_WORDS)
        at = on_the_wall(item.at) if item.at else None
        new = NewEntry(
            _kind(meanings) or self._kind or item.kind or "reflection",
            text,
            item.day,
            at,
            why=why,
            tags=tuple(tag for meaning in meanings for tag in meaning.tags),
            feelings=tuple(word for meaning in meanings for word in meaning.feelings),
        )
        row, details = entry_rows.new(new, self._clock)
        if at is None:
            row["at"] = None  # what is said to be of today is not from now
        if not row["text"] and new.kind != "setback":
            return LeftOut(item.where, _NO_WORDS)
        return Candidate(item.where, self._uid(item), row, details, own=False, remark=item.remark)

    def _words(self, item: Imported) -> tuple[str, str]:
        """The words of an entry, and what goes beside them as its why."""
        text, title = item.text.strip(), item.title.strip()
        if title and not text.startswith(title):
            text = joined(title, text)
        if text or item.note.strip():
            return (text, item.note) if text else (item.note, "")
        return self.labels.words(item.mood, item.tags), ""

    def _uid(self, item: Imported) -> str:
        """The uid that this gets in every import: from what stands in the file, and how often."""
        when = item.day.isoformat()
        if item.at is not None:
            shown = item.at.replace(second=0, microsecond=0)
            when = (shown.astimezone(UTC) if shown.tzinfo else shown).isoformat()
        words = [item.title, item.text, item.note, item.mood, *item.tags]
        same = json.dumps([when, *words])
        self._seen[same] += 1
        return str(uuid5(_NAMESPACE, f"{same}{self._seen[same]}"))


def on_the_wall(at: datetime) -> datetime | None:
    """The moment with the same time on the clock, its distance from UTC in whole minutes.

    Where the file does not say the distance, it is that of this computer's zone. None for a moment
    that no zone has.
    """
    try:
        offset = (at if at.tzinfo else at.astimezone()).utcoffset() or timedelta()
        minutes = round(offset.total_seconds() / 60)
        return at.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    except (OverflowError, ValueError, OSError):
        return None


def _kind(meanings: Sequence[Meaning]) -> Kind | None:
    return next((meaning.kind for meaning in meanings if meaning.kind), None)


def stamp(text: str | None) -> str:
    """A moment as the file of checkin has it; empty for what is none."""
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return ""
    return entry_rows.timestamp(found) if found.tzinfo else ""
