"""The lines of Say more: what else can be said of a win."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from textual.content import Content

from checkin.content.strings import format_text, get_text
from checkin.content.topics import FEELING_WORDS
from checkin.content.wins import FLAGGED, follow_ups, kinds, marks
from checkin.core.day_names import day_name
from checkin.core.entry_fields import ASKED
from checkin.core.frozen import Frozen
from checkin.journal import Journal
from checkin.tui.rendering.entries import checkbox_row, muted
from checkin.tui.rendering.layout import hanging_row
from checkin.tui.widgets.choice_list import Choice

MORE = ASKED["win"][1:]
"""The fields that are asked for among the questions; the first is asked for at once."""
DAY = "day"
FEELINGS = "feelings"
OPENER = "open:"
CELEBRATE, MARKS, STAY, KIND = "celebrate", "marks", "stay", "kind"
"""What opens further, and is closed at first."""
_WITHIN = 3
"""How far its choices are moved in below it."""
_CALLED = {"way": CELEBRATE, "mark": MARKS, "keepsake": "keep", DAY: "another_day"}
"""The names in `wins.toml` of lines that are called otherwise here."""


class Said(Frozen):
    """What is chosen by now, and what is open."""

    on: Collection[str]
    opened: Collection[str]
    feelings: tuple[str, ...]
    day: date | None
    """Another day than that of the win."""


def question_of(id: str | None) -> str:
    """What is asked on a line, or on the one that it opened from; empty for no line."""
    group = (id or "").removeprefix(OPENER).partition(":")[0]
    return get_text("wins", _CALLED.get(group, group)) if group else ""


def questions() -> dict[str, str]:
    """What can be asked in place of the usual question, by the id of its field."""
    asked = {name: get_text("fields", f"{name}_ask") for name in MORE}
    return {each.id: each.text for each in follow_ups()} | asked


def rows(journal: Journal, said: Said, *, width: int, plain: bool) -> Iterable[Choice]:
    """All lines, in so many cells; `plain` is for signs that every terminal has."""
    off = journal.settings.topics_off()
    ways = journal.wins.all_to_celebrate()
    noted = [mark for mark in marks() if mark.id != FLAGGED]
    made = _Rows(said, width, plain)
    yield from made.group(STAY, STAY, [*questions().items()])
    yield from made.group(CELEBRATE, "way", [(way.id, way.text) for way in ways])
    yield from made.group(MARKS, "mark", [(mark.id, mark.label) for mark in noted])
    for name in ("bring", "keepsake"):
        yield made.choice(name, question_of(name))
    yield Choice(DAY, made.day(journal.clock.today()))
    offered = kinds(off)
    about = {kind.id: kind.help for kind in offered}
    yield from made.group(KIND, KIND, [(kind.id, kind.label) for kind in offered], about)
    if FEELING_WORDS not in off or said.feelings:
        row = f"{get_text('wins', FEELINGS)}{_beside(said.feelings)}"
        yield Choice(FEELINGS, checkbox_row(row, bool(said.feelings), plain=plain))


class _Rows:
    """Makes lines of what is chosen."""

    def __init__(self, said: Said, width: int, plain: bool) -> None:
        self._said = said
        self._width = width
        self._plain = plain

    def group(
        self,
        name: str,
        each: str,
        found: Sequence[tuple[str, str]],
        about: Mapping[str, str] | None = None,
    ) -> Iterable[Choice]:
        """A line that opens, with what is chosen of it beside it; then its choices, if it is.

        `about` says more of each.
        """
        said, dots = self._said, muted(" ..." if self._plain else " …")
        chosen = [] if name in said.opened else [t for id, t in found if f"{each}:{id}" in said.on]
        row = Content.assemble("   ", get_text("wins", name), dots)
        yield Choice(f"{OPENER}{name}", Content.assemble(row, muted(_beside(chosen))))
        if name in said.opened:
            for id, text in found:
                choice = self.choice(f"{each}:{id}", text)
                more = muted(f"  {about[id]}") if about else Content("")
                row = Content.assemble(choice.content, more)
                yield Choice(choice.id, hanging_row(row, self._width, within=_WITHIN))

    def choice(self, id: str, label: str) -> Choice:
        """A line that is on or off."""
        return Choice(id, checkbox_row(label, id in self._said.on, plain=self._plain))

    def day(self, today: date) -> Content:
        """The line of another day, with its name once there is one."""
        day = self._said.day
        if day is None:
            return checkbox_row(get_text("wins", "another_day"), False, plain=self._plain)
        named = format_text("wins", "on_day", day=day_name(day, today)) or ""
        return checkbox_row(named, True, plain=self._plain)


def _beside(chosen: Sequence[str]) -> str:
    return "".join(f" · {text}" for text in chosen)
