"""Help lines as a person keeps them: own ones first, changes in own words, hidden ones left out.

All of it is made from two things, and neither is changed: the lines of the list, and what the
person noted of them, by id. A note under an id that the list does not have is a line of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from checkin.content import help_lines
from checkin.content.help_lines import HelpLine
from checkin.core.day_names import date_name
from checkin.core.frozen import Frozen, replace

WAYS = ("call", "text_to", "chat", "email")
"""How a line can be reached; it takes one of them."""
FIELDS = ("name", *WAYS, "hours", "note")
"""What a person can write of a line."""


class Noted(Frozen):
    """What a person noted of one help line."""

    words: Mapping[str, str] = {}
    """Own words by `FIELDS`, all of them; empty while none were written."""
    written: date | None = None
    """The day the own words were written, or last said to be right."""
    checked: date | None = None
    """The day the words of the list were last said to be right."""
    as_listed: bool = False
    """Whether the words of the list are shown, although there are own ones."""
    hidden: str = ""
    """The moment it was hidden; empty if it is shown."""
    earlier: tuple[Mapping[str, str], ...] = ()
    """Own words that were written over, the oldest first."""


def own_line(id: str, noted: Noted) -> HelpLine | None:
    """The line in the person's own words; `None` if there are none."""
    listed = help_lines.line(id)
    if not noted.words:
        return None
    country = listed.country if listed else ""
    words = {key: noted.words.get(key, "") for key in FIELDS}
    return HelpLine(id=id, country=country, **words, own=True, checked=noted.written)


def with_own_words(line: HelpLine, noted: Noted | None) -> HelpLine:
    """A line of the list as the person keeps it, hidden or not."""
    if noted is None:
        return line
    own = None if noted.as_listed else own_line(line.id, noted)
    return own or replace(line, checked=noted.checked)


def personal_line(id: str, noted: Noted) -> HelpLine | None:
    """The line of that id as the person keeps it, hidden or not; `None` if there is none."""
    listed = help_lines.line(id)
    return with_own_words(listed, noted) if listed else own_line(id, noted)


def added(noted: Mapping[str, Noted], *, hidden: bool = False) -> tuple[HelpLine, ...]:
    """The person's own lines, which the list does not have, in the order they were added.

    With `hidden`, those that are hidden, otherwise those that are not.
    """
    found = (
        own_line(id, note)
        for id, note in sorted(noted.items())
        if help_lines.line(id) is None and bool(note.hidden) == hidden
    )
    return tuple(line for line in found if line)


def merged(listed: Iterable[HelpLine], noted: Mapping[str, Noted]) -> tuple[HelpLine, ...]:
    """The lines of the list as the person keeps them: own words first, then as they are listed."""
    shown = [line for line in listed if not (line.id in noted and noted[line.id].hidden)]
    kept = [with_own_words(line, noted.get(line.id)) for line in shown]
    return tuple(sorted(kept, key=lambda line: not line.own))


def shown(country: str | None, noted: Mapping[str, Noted]) -> tuple[HelpLine, ...]:
    """The lines of a country (`None` for every one, empty for none), the person's own first."""
    listed = _listed(country)
    return tuple(sorted((*added(noted), *merged(listed, noted)), key=lambda line: not line.own))


def hidden(country: str | None, noted: Mapping[str, Noted]) -> tuple[HelpLine, ...]:
    """The lines that are hidden, of that country and the person's own, the last hidden first."""
    listed = _listed(country)
    found = [
        with_own_words(line, noted[line.id])
        for line in listed
        if line.id in noted and noted[line.id].hidden
    ]
    found += added(noted, hidden=True)
    return tuple(sorted(found, key=lambda line: noted[line.id].hidden, reverse=True))


def _listed(country: str | None) -> tuple[HelpLine, ...]:
    return help_lines.anywhere_lines() if country == "" else help_lines.lines(country)


def checked_words(line: HelpLine, today: date) -> str:
    """Whose words they are if they are one's own, and the day they were last checked."""
    from checkin.content.strings import format_text, get_text

    day = line.checked or help_lines.checked()
    own = get_text("people", "line_own") if line.own else ""
    said = format_text("people", "line_checked", day=date_name(day, today)) if day else ""
    return ", ".join(filter(None, (own, said)))


def age_line(lines: Iterable[HelpLine], today: date) -> str:
    """How long ago the oldest of the lines was checked, in a sentence."""
    from checkin.content.strings import get_text

    listed, lines = help_lines.checked(), tuple(lines)
    days = [line.checked or listed for line in lines]
    if None in days and any(days):
        return get_text("people", "lines_some")
    oldest = min((day for day in days if day), default=listed)
    said = date_name(oldest, today) if oldest else ""
    return help_lines.checked_line(oldest, today, said)


# As it is stored


def read(stored: Mapping[str, str]) -> dict[str, Noted]:
    """What was noted, by the id of the line, from the texts that are stored."""
    return {id: from_json(text) for id, text in stored.items()}


def as_json(noted: Noted) -> str:
    """What was noted, as JSON without what is empty."""
    found: dict[str, object] = {key: noted.words[key] for key in FIELDS if noted.words.get(key)}
    for key, day in (("written", noted.written), ("checked", noted.checked)):
        if day:
            found[key] = day.isoformat()
    if noted.as_listed:
        found["as_listed"] = True
    if noted.hidden:
        found["hidden"] = noted.hidden
    if noted.earlier:
        found["earlier"] = [dict(words) for words in noted.earlier]
    return json.dumps(found, ensure_ascii=False) if found else ""


def from_json(text: str) -> Noted:
    """What was noted; what another program wrote in another shape is left out."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        return Noted()
    hidden, earlier = found.get("hidden"), found.get("earlier")
    return Noted(
        _words(found),
        _day(found.get("written")),
        _day(found.get("checked")),
        found.get("as_listed") is True,
        hidden if isinstance(hidden, str) else "",
        tuple(filter(None, map(_words, earlier))) if isinstance(earlier, list) else (),
    )


def _words(found: object) -> dict[str, str]:
    """The own words that are there; none if they have no name or no way to reach the line."""
    if not isinstance(found, dict):
        return {}
    texts = {key: found.get(key, "") for key in FIELDS}
    if not all(isinstance(text, str) for text in texts.values()):
        return {}
    return texts if texts["name"] and any(texts[way] for way in WAYS) else {}


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
