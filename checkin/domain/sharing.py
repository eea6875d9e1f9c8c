"""What a person takes to someone else: the entries they chose, in the places of a template."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from checkin.content.entry_names import lead_of, said_in
from checkin.content.low_words import is_low
from checkin.content.sharing import ShareTemplate, templates
from checkin.content.strings import format_template, get_text
from checkin.content.urge_words import comes_back, urge
from checkin.core.entries import PLAN, Entry
from checkin.core.frozen import replace
from checkin.core.reflections import AGREED, QUESTION, sort_of
from checkin.core.support_records import Document
from checkin.core.text import fold, tags
from checkin.domain.session_page import Placed, session_page, span_title, work_page
from checkin.domain.shared_words import without_names, without_tags
from checkin.domain.sharing_choices import PLACEHOLDERS

_LISTED = re.compile(r"(?:\A|\n)\{(\w+)\}\Z")
"""A place on a line of its own, at the end of a paragraph."""
_BY_KIND = {"win": "wins", "setback": "hard", "step": "helped"}
_AT_WORK = ("e-work", "#work")
"""What tells a win of the working day: the question it answers, or its topic."""
_HELPING = "work-care"
"""The kind of the one-key wins of those who help others."""
_OF_A_SESSION = {QUESTION: "question", AGREED: "agreed"}
"""The reflections that have a place of their own on the page for a session."""


def offered(
    entries: Sequence[Entry], topics_off: Collection[str] | None = None
) -> tuple[ShareTemplate, ...]:
    """The templates that these entries fill, in the order they are offered."""
    return tuple(each for each in templates(topics_off) if _placed(each, entries))


def with_pages(topics_off: Collection[str] | None = None) -> tuple[ShareTemplate, ...]:
    """The templates that can be a page about some days; a message of one's own is none."""
    return tuple(
        each for each in templates(topics_off) if PLACEHOLDERS.search(each.text) and not each.asks
    )


def left_out(template: ShareTemplate, entries: Sequence[Entry]) -> list[Entry]:
    """The entries for which the template has no place."""
    taken = _taken(_placed(template, entries))
    return [entry for entry in entries if entry.id not in taken]


def _taken(placed: Placed) -> set[int]:
    return {entry.id for some in placed.values() for entry in some}


def _care(template: ShareTemplate, entries: Iterable[Entry], placed: Placed) -> str:
    """What is to be looked at, by those of the entries that have a place."""
    taken = _taken(placed)
    return care_for(template, [entry for entry in entries if entry.id in taken])


def shared_document(
    template: ShareTemplate,
    entries: Sequence[Entry],
    question: str = "",
    *,
    made: date | None = None,
) -> Document | None:
    """The template with these entries in it, in the order given; None if none has a place in it.

    A part for which there is nothing is left out whole. Of an entry its words go in; what a
    person wrote about it beside them (`why`, feelings, numbers) never does; what was noted of a win
    is on the page for a session. `made` is the day.
    """
    placed = _placed(template, entries)
    if not placed:
        return None
    care = _care(template, entries, placed)
    if template.takes_hard:
        return replace(session_page(template, placed, question.strip(), made=made), care=care)
    parts = tuple(_parts(template, placed))
    return Document(parts[0][0] or parts[0][1][0], parts, care=care)


def page_of_days(
    template: ShareTemplate,
    entries: Sequence[Entry],
    parts: Collection[str],
    days: tuple[date, date],
    made: date,
) -> Document | None:
    """The same for all that was kept on some days, with its parts; None if there is nothing.

    What was marked for a session comes first if that is one of the parts.
    """
    first = entries if "bring" in parts else [replace(entry, bring=False) for entry in entries]
    if not template.is_dated:
        return shared_document(template, first)
    placed = _placed(template, first, parts)
    if not placed:
        return None
    title = span_title(get_text("share", f"{template.name}_title"), *days)
    if template.takes_hard:
        page = session_page(template, placed, title=title, made=made)
    else:
        page = work_page(placed, title=title, made=made)
    return replace(page, care=_care(template, first, placed))


def changed_document(text: str) -> Document:
    """A text that a person changed before it goes out; its title is its first line."""
    parts = tuple((part, ()) for part in text.strip("\n").split("\n\n"))
    return Document(parts[0][0].split("\n")[0], parts, changed=text.rstrip("\n"))


def is_of_work(win: Entry) -> bool:
    """Whether a win is one of the working day: by its question, its topic, or its key."""
    at_work = not {win.source, *win.tags}.isdisjoint(_AT_WORK)
    return at_work or (win.label == _HELPING and (win.source or "").startswith("chip-"))


def for_others(entry: Entry, *, names: bool = False, nobody: frozenset[str] = frozenset()) -> Entry:
    """The entry as others read it: without tags that are no words of what it says.

    Unless `names` go along, a @person is nobody in particular, with the sign or without it; nor is
    any of the names `nobody`.
    """
    if not names:
        nobody |= _names([entry])
    text, cue = (
        without_names(without_tags(said, names=names), nobody) for said in (entry.text, entry.cue)
    )
    return replace(entry, text=text, cue=cue)


def care_for(template: ShareTemplate, entries: Iterable[Entry]) -> str:
    """What is to be looked at before such a page goes out, in a sentence; often nothing.

    It says so where the entries name people, or are wins of the working day. A therapist may read
    the names.
    """
    if template.care:
        return template.care
    chosen = [*entries]
    if template.takes_hard:
        at_work = any(map(_is_win_of_work, chosen))
        return get_text("share", "care_therapist") if at_work else ""
    return next(filter(None, map(care_of_card, chosen)), "")


def care_of_card(entry: Entry) -> str:
    """The same for a picture of one win."""
    return get_text("share", "care") if _names([entry]) or _is_win_of_work(entry) else ""


def _is_win_of_work(entry: Entry) -> bool:
    return entry.kind == "win" and is_of_work(entry)


def _names(entries: Iterable[Entry]) -> frozenset[str]:
    """The names of each @person in these entries, as they are looked for."""
    return frozenset(
        fold(tag[1:])
        for entry in entries
        for tag in (*entry.tags, *tags(entry.text))
        if tag.startswith("@")
    )


def _is_for_friends(entry: Entry) -> bool:
    """Whether it tells of no wanting or relapse; as a win, of no despair and nothing bad either."""
    if entry.kind != "win":
        return not urge(entry.text)
    return comes_back(entry.text) and not is_low(entry.text)


def _placed(
    template: ShareTemplate, entries: Sequence[Entry], parts: Collection[str] = ()
) -> Placed:
    """The entries in the places of the template; `parts` are those beside wins at work."""
    placeholders = set(PLACEHOLDERS.findall(template.text))
    if "hard" not in placeholders:
        entries = [entry for entry in entries if _is_for_friends(entry)]
    if "win_work" in placeholders:
        return _of_work(entries, parts)
    placed: dict[str, list[Entry]] = {}
    for entry in (for_others(each, names=template.takes_hard) for each in entries):
        placeholder = (
            _placeholder(entry) if "bring" in placeholders else _BY_KIND.get(entry.kind, "also")
        )
        if "hard" not in placeholders and placeholder == "also":
            placeholder = "wins" if template.is_note else "" if _is_ahead(entry) else "others"
        if placeholder in placeholders or placeholder == "also":
            placed.setdefault(placeholder, []).append(entry)
    return placed


def _placeholder(entry: Entry) -> str:
    """Where it goes on a page for a session."""
    if entry.kind == "reflection" and entry.source in _OF_A_SESSION:
        return _OF_A_SESSION[entry.source]
    return "bring" if entry.bring else _BY_KIND.get(entry.kind, "also")


def _is_ahead(entry: Entry) -> bool:
    """Whether it tells of something to come, or of a hard moment: nothing to be glad about yet."""
    sort = sort_of(entry)
    return entry.kind == "intention" or bool(sort and not sort.good)


def _of_work(entries: Sequence[Entry], parts: Collection[str]) -> Placed:
    """The wins of the working day, and one's own beside them; nothing with one's own alone.

    What was hard and questions are there if they are among the parts. No @person is named in any
    of them, with the sign or without it.
    """
    nobody = _names(entries)
    said = [for_others(entry, nobody=nobody) for entry in entries]
    wins = [entry for entry in said if entry.kind == "win"]
    work = [win for win in wins if is_of_work(win)]
    own = [win for win in wins if win not in work]
    hard = [entry for entry in said if entry.kind in ("setback", "step")]
    asked = [entry for entry in said if entry.source == QUESTION]
    found = {"win_work": work, "win_personal": own}
    found |= {"hard": hard} if "hard" in parts else {}
    found |= {"question": asked} if "question" in parts else {}
    placed = {placeholder: some for placeholder, some in found.items() if some}
    return {} if [*placed] == ["win_personal"] else placed


def _parts(template: ShareTemplate, placed: Placed) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The paragraphs, each with the lines of its list."""
    if "win_work" in placed:
        yield from _work(template, placed)
        return
    for paragraph in template.text.strip().split("\n\n"):
        found = _LISTED.search(paragraph)
        items = tuple(_words(entry) for entry in placed.get(found[1], ())) if found else ()
        if found is None:
            yield paragraph, ()
        elif items:
            yield paragraph[: found.start()], items


def _work(template: ShareTemplate, placed: Placed) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One win of each sort on a line of its own; more of them as lists."""
    if all(len(some) == 1 for some in placed.values()):
        singles = {
            placeholder: " ".join(some[0].text.split()) for placeholder, some in placed.items()
        }
        lines = (format_template(line, **singles) for line in template.text.strip().split("\n"))
        yield "\n".join(filter(None, lines)), ()
        return
    for placeholder, some in placed.items():
        yield get_text("share", placeholder), tuple(map(_words, some))


def _words(entry: Entry) -> str:
    """What an entry says; of what is nothing good yet, also what it is."""
    sort = sort_of(entry)
    if sort is None:
        return entry.sentence
    # a plan says what it is
    return f"{'' if sort.good or entry.source == PLAN else lead_of(entry)}{said_in(entry)}"
