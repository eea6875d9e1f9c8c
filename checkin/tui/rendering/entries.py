"""How entries read on a line. Whatever a person wrote goes through `words`, never as markup."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content
from textual.style import Style

from checkin.content.entry_names import lead_of, marks_of, said_in
from checkin.content.imports import brought_in
from checkin.content.strings import format_text, get_text, plural
from checkin.core.day_names import day_name
from checkin.core.entries import Entry
from checkin.core.marks import sign
from checkin.core.records import IMPORT, MERGE, LastChange, UndoResult
from checkin.core.reflections import BOX, in_own_words, name_key
from checkin.core.text import show, tags_at
from checkin.core.wrapping import shortened

_COLORS = {
    "intention": "$primary",
    "win": "$accent",
    "setback": "$error",
    "step": "$primary",
    "open": "$muted",
}
_OF_A_REFLECTION = "$secondary"
_MOST_ABOUT = 40
"""In how many cells it is said whose words a change was about."""
_MOST_OF_A_WIN = 60
"""In how many cells it is said what would go on the pile."""


def words(text: str) -> Content:
    """What a person wrote, as one harmless line with its tags in their color."""
    shown = show(text, one_line=True)
    content = Content(shown)
    for start, end, _ in tags_at(shown):
        content = content.stylize("$secondary", start, end)
    return content


def pile_question(text: str) -> str:
    """Whether a win in these words, which may be an idea's, is to go on the pile."""
    win = shortened(show(text, one_line=True), _MOST_OF_A_WIN)
    return format_text("hard", "pile_ask", win=win) or ""


def past_words(entry: Entry, today: date) -> str:
    """A past win, or what is kept for a hard day, with its day and what it is.

    Only what a person did is said to be done: a saying, a plan and an answer are none of that.
    """
    text = " · ".join((show(entry.sentence, one_line=True), *marks_of(entry)))
    return format_text("hard", _past_key(entry), day=day_name(entry.day, today), win=text)


def _past_key(entry: Entry) -> str:
    if entry.kind == "intention":
        return "past_plan"
    if entry.source == BOX:
        return "past_close"
    return "past_win" if in_own_words(entry) else "past_did"


def past_line(win: Entry, today: date) -> str:
    """A past win after its day, where it is said above whose wins these are."""
    text = " · ".join((show(win.text, one_line=True), *marks_of(win)))
    return f"{day_name(win.day, today)}: {text}"


def mark(kind: str, *, plain: bool) -> Content:
    """The mark of a kind of entry or sort of reflection; it says the kind without color."""
    return Content.styled(sign(kind, plain=plain), _COLORS.get(kind, _OF_A_REFLECTION))


def mark_of(entry: Entry, *, plain: bool) -> Content:
    """The mark of an entry."""
    return mark(name_key(entry), plain=plain)


def entry_line(entry: Entry, *, plain: bool, indent: int = 2, named: bool = True) -> Content:
    """One entry on one line: its mark, its time if it has one, and its words.

    With `named`, a reflection says of which sort it is.
    """
    return Content.assemble(*entry_parts(entry, plain=plain, indent=indent, named=named))


def entry_parts(
    entry: Entry, *, plain: bool, indent: int = 2, named: bool = True
) -> tuple[Content, Content]:
    """What stands before the words of an entry, and the words."""
    when = Content.styled(f"{entry.at:%H:%M}", "$muted") if entry.at else Content("     ")
    if entry.kind == "intention":
        when = Content("")
    gap = "" if entry.kind == "intention" else "  "
    lead = muted(lead_of(entry) if named else "")
    text = Content.assemble(lead, words(said_in(entry)), marks_beside(entry))
    head = Content.assemble(" " * indent, mark_of(entry, plain=plain), " ", when, gap)
    return head, text


def marks_beside(entry: Entry) -> Content:
    """What a person noted of a win, to stand after its words."""
    return muted("".join(f" · {word}" for word in marks_of(entry)))


def muted(text: str) -> Content:
    """A quiet line of our own."""
    return Content.styled(text, "$muted")


def clickable(content: Content, action: str) -> Content:
    """The same text, doing that when it is clicked; `Page` sees to it.

    Textual's own `@click` would paint it as a link.
    """
    return content.stylize(Style.from_meta({"does": action}))


def option_row(text: str, *, plain: bool) -> Content:
    """Something that can be chosen, with the open mark."""
    return Content.assemble(" ", mark("open", plain=plain), " ", text)


def checkbox_row(text: str, on: bool, *, plain: bool) -> Content:
    """Something that can be on or off, and which of the two it is."""
    return Content.assemble(" ", mark("win" if on else "open", plain=plain), " ", text)


def dated(day: date, today: date) -> str:
    """A day as a heading of history reads, with its year if it is another one."""
    name = day_name(day, today)
    if day == today:
        return f"Today · {name}"
    return name


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: 1 win, 142 wins."""
    return f"{number:,} {one if number == 1 else many}"


_HOW_IT_WENT = frozenset({"outcome", "before", "after"})


_ENDS = (".", "!", "?", "…")


def undone_words(done: UndoResult) -> str:
    """What an undo did, in words: what went, and whose words it was about."""
    return _step_words(done, "undone") or get_text("history", "undone")


def redone_words(done: UndoResult) -> str:
    """What a redo did, in words."""
    return _step_words(done, "redone") or get_text("history", "redo")


def _step_words(done: UndoResult, way: str) -> str:
    if done.came_from:
        return brought_in(way, done)
    text = about(done.entries, len(done.entries))
    return format_text("history", f"{way}_{_sort(done.what, done.fields)}", text=text)


def undo_words(change: LastChange, key: str) -> str:
    """What a key would take back, in words; empty where there are none, and of whole files."""
    if change.what.startswith((IMPORT, MERGE)):
        return ""
    text = about(change.entries, change.count)
    sort = _sort(change.what, change.fields)
    return format_text("history", f"undo_{sort}", letter=key, text=text)


def _sort(what: str, fields: frozenset[str]) -> str:
    """How the words for taking a change back, or doing it again, are called."""
    if what == "edit":
        return "outcome" if fields and fields <= _HOW_IT_WENT else "edit"
    return what if what in ("delete", "restore") else "what"


def about(entries: Sequence[Entry], count: int) -> str:
    """Whose words a change was about, but those of despair, wanting and using.

    `count` is of all that it touched.
    """
    from checkin.content.urge_words import comes_back

    said = (e.sentence for e in entries if e.text and comes_back(e.text))
    text = ", ".join(show(sentence, one_line=True) for sentence in said)
    text = shortened(text, _MOST_ABOUT)
    if count < 2:
        return text
    number = plural("entries", count)
    return format_text("history", "several", entries=number, text=text) or number


def sentences(told: Sequence[str]) -> str:
    """Several things that are said, each but the last with a sign at its end."""
    ended = [said if said[-1:] in _ENDS else f"{said}." for said in told[:-1]]
    return " ".join([*ended, *told[-1:]])
