"""How an entry reads in History: on one line, or whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from checkin.content.entry_names import asked_of, lead_of, marks_of, said_in
from checkin.content.evening import answers
from checkin.content.strings import get_text
from checkin.core.entries import Entry
from checkin.core.frozen import Frozen
from checkin.core.query_words import Piece
from checkin.core.text import show
from checkin.core.wrapping import cells
from checkin.domain.timeline_layout import around, found_beside, found_in
from checkin.domain.wins import parted
from checkin.tui.rendering.entries import mark_of, muted, words
from checkin.tui.rendering.layout import hung

_LOOKED_AT = 2000
"""How many characters of a text one line is made from."""
_BESIDE = 200
"""How many characters are shown at most around a find beside the text."""
_BEFORE = 12
_FOUND = "reverse"


class Look(Frozen):
    """What an entry is drawn by, beside itself."""

    width: int
    """In cells."""
    plain: bool = False
    """Whether marks are signs that every terminal has."""
    below: bool = False
    """Whether it stands below its hard moment."""
    chosen: bool = False
    """Whether it is one of several that something is about to be done to."""
    wanted: Sequence[Piece] = ()
    """What was searched for."""


def on_a_line(entry: Entry, look: Look) -> Content:
    """The mark, the time and the words, cut to the width; what a search found is marked.

    A find that would be cut off moves into view, and the words make room for what it is saved for.
    """
    head, wanted = _head(entry, look), look.wanted
    said = _said(entry)
    if len(said) > _LOOKED_AT:
        said = around(said, wanted, _LOOKED_AT, _LOOKED_AT // 2)
    text = _found(words(said), wanted)
    if not text:
        text = muted(get_text("hard", "title"))
    head = Content.assemble(head, muted(lead_of(entry)))
    room = max(1, look.width - head.cell_length)
    tail = muted(_tail(entry, text.cell_length, room))
    room -= tail.cell_length
    spans = found_in(text.plain, wanted)
    if wanted and (why := _found_beside(entry, wanted, text.plain)):
        text = Content.assemble(text.truncate(max(1, room // 2), ellipsis=True), muted(" · "), why)
        spans = found_in(text.plain, wanted)
    if spans and text.cell_length > room and text[: spans[0][1]].cell_length > room - 1:
        cut = text.plain.rfind(" ", 0, max(0, spans[0][0] - room // 3)) + 1
        text = Content.assemble("…", text[cut:])
    return Content.assemble(head, text.truncate(room, ellipsis=True), tail)


def whole(entry: Entry, look: Look) -> list[Content]:
    """All that is kept of an entry, wrapped to the width."""
    head, wanted = _head(entry, look), look.wanted
    said = [_paragraph(line, wanted) for line in show(_said(entry)).split("\n")]
    if not _said(entry):
        said = [muted(get_text("hard", "title"))]
    said[0] = Content.assemble(muted(lead_of(entry)), said[0])
    said[-1] = Content.assemble(said[-1], muted(_beside(entry) + _flags(entry)))
    for more in _more(entry, plain=look.plain):
        said += [_paragraph(line, wanted).stylize_before("$muted") for line in more.split("\n")]
    return hung(head, Content("\n").join(said), look.width)


def _said(entry: Entry) -> str:
    return said_in(entry)


def _head(entry: Entry, look: Look) -> Content:
    when = f"{entry.at:%H:%M}" if entry.at else "     "
    kind = mark_of(entry, plain=look.plain)
    sign = "x" if look.plain else "✓"
    first = Content.styled(f"{sign} ", "b $accent") if look.chosen else Content("  ")
    return Content.assemble(first, "  " if look.below else "", kind, " ", muted(when), "  ")


def _beside(entry: Entry) -> str:
    """How it went, and what was noted of it."""
    label = ""
    if entry.kind == "intention" and entry.outcome != "unsaid":
        label = next((answer.label for answer in answers() if answer.id == entry.outcome), "")
    elif entry.kind == "step" and entry.outcome:
        label = get_text("hard", entry.outcome)
    return "".join(f" · {word}" for word in (label, *marks_of(entry)) if word)


def _flags(entry: Entry, size: str = "") -> str:
    """What it is saved for; in a word with `_short` as the size."""
    set_here = (
        (entry.keepsake, get_text("wins", f"keep{size}")),
        (entry.bring, get_text("wins", f"bring{size}")),
    )
    return "".join(f" · {label[:1].lower()}{label[1:]}" for is_set, label in set_here if is_set)


def _tail(entry: Entry, words_take: int, room: int) -> str:
    """What stands after the words of a line: all of it, or what it is saved for in a word."""
    beside, short = _beside(entry), _flags(entry, "_short")
    whole_tail = beside + _flags(entry)
    for tail in (whole_tail, beside + short):
        if words_take + cells(tail) <= room:
            return tail
    if cells(beside + short) <= room // 2:
        return beside + short
    return short if cells(short) < room else ""


def _more(entry: Entry, *, plain: bool) -> Iterable[str]:
    """What is kept beside the words, a line or more of text for each."""
    if asked := asked_of(entry):
        yield show(asked)
    yield from map(show, _notes(entry))
    if entry.feelings:
        yield show(", ".join(entry.feelings))
    if entry.more_tags:
        yield show(" ".join(entry.more_tags))
    if entry.label and (label := _label(entry)):
        yield label
    if entry.before is not None and entry.after is not None:
        yield f"{entry.before} {'->' if plain else '→'} {entry.after}"


def _notes(entry: Entry) -> Iterable[str]:
    """What is written beside its words; how a win happened after what was asked."""
    for name, note in entry.notes.items():
        if entry.kind == "win" and name == "why":
            from checkin.content.wins import follow_ups

            how, _ = parted(note, [each.text for each in follow_ups()])
            yield (
                f"{get_text('fields', 'why_ask')} {note}" if how and note.startswith(how) else note
            )
        else:
            yield note


def _label(entry: Entry) -> str | None:
    from checkin.content import hard_moment, wins

    kinds = hard_moment.kinds() if entry.kind == "setback" else wins.kinds()
    return next((kind.label for kind in kinds if kind.id == entry.label), None)


def _found_beside(entry: Entry, wanted: Sequence[Piece], shown: str) -> Content | None:
    """The words around a find that is not in what is shown."""
    _, more = found_beside(entry, wanted, shown)
    return None if more is None else _found(words(around(more, wanted, _BESIDE, _BEFORE)), wanted)


def _found(text: Content, wanted: Sequence[Piece]) -> Content:
    for start, end in found_in(text.plain, wanted):
        text = text.stylize(_FOUND, start, end)
    return text


def _paragraph(line: str, wanted: Sequence[Piece]) -> Content:
    indent = len(line) - len(line.lstrip(" \t"))
    return Content.assemble(" " * min(indent, 8), _found(words(line), wanted))
