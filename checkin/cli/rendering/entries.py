"""Entries as lines of text: as wide as a terminal, or unbroken for anything else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date

from checkin.cli.output import BOLD, DIM, PLAIN, colored, say, write
from checkin.cli.terminal import at_terminal
from checkin.core.day_names import day_name
from checkin.core.entries import Entry
from checkin.core.frozen import Frozen
from checkin.core.marks import all_signs, sign, sign_of
from checkin.core.query_words import Piece
from checkin.core.text import show
from checkin.core.wrapping import cells, wrapped

_BESIDE = 160
"""How many characters are shown at most around a find beside the words."""


class EntryPrinter(Frozen):
    """Writes entries and headings to stdout, in a given width and with marks that can be shown."""

    width: int | None
    """In cells; None where lines are not broken."""
    colors: bool
    round: bool
    """Whether the round marks can be shown."""

    def mark(self, kind: str) -> str:
        """The sign of a kind of entry."""
        return sign(kind, plain=not self.round)

    def mark_of(self, entry: Entry) -> str:
        """The sign that stands before an entry."""
        return sign_of(entry, plain=not self.round)

    def heading(self, text: str, *, spaced: bool = False) -> None:
        """Write a heading; the spaces in it stay with `spaced`."""
        write(self._styled(show(text, one_line=not spaced), bold=True) + "\n")

    def entry(
        self,
        entry: Entry,
        numbers: int = 1,
        indent: int = 2,
        note: str = "",
        wanted: Sequence[Piece] = (),
    ) -> None:
        """Write an entry: mark, number, time, and its words under each other.

        `numbers` is how many digits the numbers of the list have; `wanted` is what was searched
        for, and where it stands is shown too.
        """
        time = f"{entry.at:%H:%M}" if entry.at else "     "
        number = f"#{entry.id}".ljust(numbers + 1)
        lead = f"{' ' * indent}{self.mark_of(entry)} {number}  {time}  "
        parts = (note, _marks(entry), " ".join(entry.more_tags))
        tail = "  ".join(part for part in parts if part)
        text = show(words_of(entry))
        lines = self.wrapped(f"{text}  {tail}" if tail else text, cells(lead))
        write(self._styled(lead, dim=True) + lines[0] + "\n")
        for line in lines[1:]:
            write(" " * cells(lead) + line + "\n" if line else "\n")
        if wanted and (more := self._beside(entry, wanted, f"{text}  {tail}")):
            for line in self.wrapped(more, cells(lead)):
                write(" " * cells(lead) + self._styled(line, dim=True) + "\n")

    def _beside(self, entry: Entry, wanted: Sequence[Piece], shown: str) -> str | None:
        """What else is kept of an entry, around what was searched for and is not in its words."""
        from checkin.content.strings import get_text
        from checkin.core.reflections import cue_key
        from checkin.domain.timeline_layout import around, found_beside

        name, more = found_beside(entry, wanted, shown)
        if name is None or more is None:
            return None
        name = get_text("fields", cue_key(entry) if name == "cue" else name)
        return f"{name}: {show(around(more, wanted, _BESIDE, _BESIDE // 3), one_line=True)}"

    def days(
        self, entries: Iterable[Entry], numbers: int, today: date, wanted: Sequence[Piece] = ()
    ) -> None:
        """Write entries with a heading for each day, in the order they come."""
        day = None
        for entry in entries:
            if entry.day != day:
                if day is not None:
                    say("")
                day = entry.day
                self.heading(day_name(day, today))
            self.entry(entry, numbers, note=outcome_of(entry), wanted=wanted)

    def wrapped(self, text: str, indent: int) -> list[str]:
        """The lines of a text in the width after `indent` cells; a long word stays whole."""
        if not self.width:
            return [line.rstrip() for line in text.split("\n")]
        return wrapped(text, max(self.width - indent, 20), breaks_words=False)

    def _styled(self, text: str, *, bold: bool = False, dim: bool = False) -> str:
        start = BOLD if bold else DIM if dim else ""
        return f"{start}{text}{PLAIN}" if self.colors and start else text


def entry_printer(marks: str = "round") -> EntryPrinter:
    """A printer for stdout as it is now. `marks` is the value of the setting of that name."""
    width = None
    if at_terminal(sys.stdout):
        from shutil import get_terminal_size

        width = get_terminal_size().columns
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        all_signs().encode(encoding)
    except (UnicodeEncodeError, LookupError):
        marks = "plain"
    return EntryPrinter(width, colored(), marks != "plain")


def words_of(entry: Entry) -> str:
    """What an entry says; a hard moment may have no words of its own."""
    from checkin.content.entry_names import asked_of, lead_of, named, said_in
    from checkin.content.strings import get_text

    asked = asked_of(entry)
    said = f"{lead_of(entry)}{asked}\n{said_in(entry)}" if asked else named(entry)
    return said or get_text("hard", "title")


def outcome_of(entry: Entry) -> str:
    """How an entry went, in words; empty if it was not said."""
    return outcomes()[entry.outcome] if entry.outcome else ""


def _marks(entry: Entry) -> str:
    """What was noted of a win: first time, a big one."""
    if not entry.marks:
        return ""
    from checkin.content.entry_names import marks_of

    return " · ".join(marks_of(entry))


def outcomes() -> dict[str, str]:
    """The words for each outcome."""
    from checkin.content.evening import answers
    from checkin.content.strings import get_text
    from checkin.core.entries import STEP_OUTCOMES

    return {a.id: a.label for a in answers()} | {o: get_text("hard", o) for o in STEP_OUTCOMES}


def brief(entries: Iterable[Entry], most: int = 3) -> str:
    """Entries named in one line: `#12 Got up`, or their number if they are many."""
    from checkin.content.entry_names import named
    from checkin.content.strings import plural

    listed = list(entries)
    if len(listed) > most:
        return plural("entries", len(listed))
    return ", ".join(
        f"#{e.id} {_short(show(named(e) or words_of(e), one_line=True))}" for e in listed
    )


def _short(text: str, most: int = 50) -> str:
    return text if len(text) <= most else text[: most - 3].rstrip() + "..."
