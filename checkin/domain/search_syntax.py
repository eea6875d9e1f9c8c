"""What to look for, from words as they are typed: "wins with @sam in 2025, containing tea".

`#topics` and `@people` are tags. A year, a month with its year, or `in`, `on`, `since` and
`until` before any span is a time. A kind such as "hard moments" at the beginning is a kind, and
after it, or at the beginning, "first times" and the like are what was noted of wins. `*` is what is
kept for a hard day. All else, and whatever stands in quotes, is words to find.

A person may also mean the plain words: "1984" is a year and a book. So whatever is read as a kind,
a mark or a time is looked for as words too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import takewhile

from checkin.core.dates import EARLIEST, parse_period
from checkin.core.day_names import date_name
from checkin.core.entries import KINDS, Kind
from checkin.core.errors import UnclearDate
from checkin.core.frozen import replace
from checkin.core.query import ANY_MARK, EntryQuery
from checkin.core.query_words import pieces as pieces_of
from checkin.core.text import as_tag, one_tag, tags_at

_PIECE = re.compile(r'"[^"]*"|\S+')
_YEAR = re.compile(r"[0-9]{4}")
_NUMBERS = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_NAME = re.compile(r"[^\W\d_]{3,9}")
_MOST_TYPED = 2000
"""How many characters are read; no search is longer."""
_MOST_LEADING = 100
"""How many words are looked through for what was noted of wins."""
_LONGEST_SPAN = 5
"""How many words a span has at most: "a couple of months ago"."""
_TIMES = ("in", "on", "since", "from", "until", "to")
_NAMED: dict[str, tuple[Kind, ...]] = {
    "wins": ("win",),
    "intentions": ("intention",),
    "hard moments": ("setback", "step"),
    "steps": ("step",),
    "small steps": ("step",),
    "reflections": ("reflection",),
}
"""The kinds as they are typed first; a hard moment comes with its small steps."""
_KIND = {**{f"kind:{kind}": kind for kind in KINDS}, "kind:hard": "setback"}
_MARKS: dict[str, tuple[str, ...]] = {
    "first-in-a-while": ("first times in a while", "first time in a while"),
    "first-time": ("first times", "first time"),
    "easier": ("easier than before", "easier"),
    "hard": ("it was hard and i did it", "hard and i did it"),
    "big": ("big ones", "a big one", "big one"),
    ANY_MARK: ("celebrations", "celebration list"),
}
"""How what was noted of wins is typed; longer words before those that they begin with."""
_MARK = "mark:"
_KEEPSAKES = ("*", "keepsakes")
_BRING = "to bring"

Names = Mapping[str, str]
"""How a sentence says each part, by name; see `sentence`."""


def parse_query(typed: str, today: date) -> EntryQuery:
    """What the typed words ask for, in both ways they can be read. Nothing typed can raise."""
    found = parse_filters(typed, today)
    if found == EntryQuery():
        return EntryQuery(text=typed.strip())  # quotes alone, or nothing
    if is_more_than_words(found) and not pieces_of(found.text):
        found = replace(found, text="")  # signs that nobody sees
    if replace(found, tags=(), text="") == EntryQuery():
        return found
    plain = EntryQuery(tags=found.tags, text=_plain(typed))
    worth_it = plain.tags or any(piece.words for piece in pieces_of(plain.text))
    return replace(found, also=plain) if worth_it else found  # not every * of the file


def parse_filters(typed: str, today: date) -> EntryQuery:
    """What the typed words ask for, as many of them as can be read as kinds, marks and times.

    Nothing typed can raise.
    """
    pieces = _PIECE.findall(typed[:_MOST_TYPED])
    found, index = _leading_kinds(pieces)
    found, index = _leading_marks(found, pieces, index)
    words: list[str] = []
    while index < len(pieces):
        piece = pieces[index]
        if len(piece) > 1 and piece[0] == piece[-1] == '"':
            words.append(piece[1:-1])
            index += 1
            continue
        if _joins(found, pieces[index : index + 2]):
            index += 1
            continue
        more, taken = _part(found, pieces[index : index + 1 + _LONGEST_SPAN], today)
        if taken:
            found, index = more, index + taken
        else:
            words.append(piece)
            index += 1
    return replace(found, text=_without_quotes(words))


def as_time(query: EntryQuery, today: date, *, south: bool) -> EntryQuery | None:
    """What is asked for if its words to find are a time, such as a month or a season by its name.

    None where they are none, or where it asks for a time already.
    """
    words = query.text
    if query.since or query.until or not any(map(str.isalpha, words)):
        return None
    try:
        since, until = parse_period(words, today, south=south)
    except UnclearDate:
        return None
    return replace(query, text="", since=since, until=until, also=None)


def as_typed(query: EntryQuery, today: date) -> str:
    """The words that `parse_filters` reads as that; what cannot be typed is left out."""
    parts = []
    kinds = set(query.kinds)
    for name, named in _NAMED.items():
        if kinds and kinds.issuperset(named):
            parts.append(name)
            kinds -= set(named)
    named_so = [*takewhile(_MARKS.__contains__, query.marks)]
    parts += [_MARKS[mark][0] for mark in named_so]
    parts += [f"{_MARK}{mark}" for mark in query.marks[len(named_so) :]]
    parts += [f"kind:{'hard' if kind == 'setback' else kind}" for kind in KINDS if kind in kinds]
    if query.keepsake:
        parts.append("keepsakes")
    if query.bring:
        parts.append(_BRING)
    parts += query.tags
    parts += _span_typed(query.since, query.until, today)
    text = " ".join(query.text.replace('"', " ").split())
    if text and parse_filters(" ".join((*parts, text)), today) != replace(query, text=text):
        text = f'"{text}"'
    return " ".join((*parts, text)).strip()


def sentence(query: EntryQuery, names: Names) -> str:
    """What is asked for, as a person says it; empty for nothing.

    `names` has the words for `kinds.win` (and each other kind), `and`, `keepsake`, `bring`,
    `marked`, `marks.first-time` (and each other mark), `with`, `in`, `on`, `since`, `until`,
    `span`, `containing`, `or` and `words`.
    """
    if query.also is not None:
        words = names["words"].replace("{words}", query.also.text)
        tagged = _sentence(replace(query.also, text=""), names)
        other = f"{tagged[:1].lower()}{tagged[1:]}, {words}" if tagged else words
        return f"{_sentence(query, names)}, {names['or']} {other}"
    return _sentence(query, names)


def _sentence(query: EntryQuery, names: Names) -> str:
    parts = []
    if query.kinds:
        parts.append(_joined([names[f"kinds.{kind}"] for kind in query.kinds], names))
    if query.keepsake:
        parts.append(names["keepsake"])
    if query.bring:
        parts.append(names["bring"])
    if query.marks:
        marks = [names.get(f"marks.{mark}", mark) for mark in query.marks]
        parts.append(f"{names['marked']} {_joined(marks, names)}")
    if query.tags:
        parts.append(f"{names['with']} {_joined(query.tags, names)}")
    if query.since or query.until:
        parts.append(_span_said(query.since, query.until, names))
    said = " ".join(parts)
    if query.text:
        said = ", ".join(filter(None, (said, f"{names['containing']} {query.text}")))
    return said[:1].upper() + said[1:]


def is_more_than_words(query: EntryQuery) -> bool:
    """Whether there is any filter beside words to find."""
    return replace(query, text="", also=None) != EntryQuery()


def _plain(typed: str) -> str:
    """All that was typed as words to find, but the tags."""
    found = _PIECE.findall(typed[:_MOST_TYPED])
    return _without_quotes([piece for piece in found if _tag(piece) is None])


def _without_quotes(words: Sequence[str]) -> str:
    return " ".join(" ".join(words).replace('"', " ").split())


def _leading_kinds(pieces: Sequence[str]) -> tuple[EntryQuery, int]:
    kinds: list[Kind] = []
    index = 0
    while index < len(pieces):
        one = pieces[index].casefold().rstrip(",")
        two = " ".join(piece.casefold().rstrip(",") for piece in pieces[index : index + 2])
        if one in _NAMED:
            kinds += _NAMED[one]
            index += 1
        elif two in _NAMED:
            kinds += _NAMED[two]
            index += 2
        elif one == "and" and kinds and _leading_kinds(pieces[index + 1 :])[1]:
            index += 1
        else:
            break
    return EntryQuery(kinds=_in_order(kinds)), index


def _leading_marks(found: EntryQuery, pieces: Sequence[str], index: int) -> tuple[EntryQuery, int]:
    """The filter with the marks that are typed from that index on, and the index after them."""
    typed = [piece.casefold().rstrip(",") for piece in pieces[:_MOST_LEADING]]
    for mark, ways in _MARKS.items():
        for way in ways:
            end = index + len(way.split())
            if typed[index:end] == way.split():
                marks = tuple(dict.fromkeys((*found.marks, mark)))
                return _leading_marks(replace(found, marks=marks), pieces, end)
    return found, index


def _joins(found: EntryQuery, pieces: Sequence[str]) -> bool:
    """Whether a word stands there to make a sentence of it, as `sentence` does."""
    if len(pieces) < 2:
        return False
    one = pieces[0].casefold()
    if one == "containing":
        return is_more_than_words(found)
    return one in ("with", "and") and _tag(pieces[1]) is not None


def _part(found: EntryQuery, pieces: Sequence[str], today: date) -> tuple[EntryQuery, int]:
    """The filter with what the next pieces ask for, and how many pieces that took; 0 for none."""
    one = pieces[0].casefold()
    if one in _KEEPSAKES:
        return replace(found, keepsake=True), 1
    if " ".join(pieces[:2]).casefold() == _BRING:
        return replace(found, bring=True), 2
    if one in _KIND:
        kind = next(kind for kind in KINDS if kind == _KIND[one])
        return replace(found, kinds=_in_order((*found.kinds, kind))), 1
    if one.startswith(_MARK) and one != _MARK:
        marks = dict.fromkeys((*found.marks, one.removeprefix(_MARK)))
        return replace(found, marks=tuple(marks)), 1
    if tag := _tag(pieces[0]):
        return replace(found, tags=tuple(dict.fromkeys((*found.tags, tag)))), 1
    return _time(found, pieces, today)


def _tag(piece: str) -> str | None:
    name = piece.rstrip(",.;!?")
    found = tags_at(name)
    written = one_tag(name) if found and not found[0][0] else None
    return as_tag(written) if written else None


def _time(found: EntryQuery, pieces: Sequence[str], today: date) -> tuple[EntryQuery, int]:
    how = pieces[0].casefold()
    if how not in _TIMES:
        taken = _bare_time(pieces, today)
        span = _span(pieces[:taken], today) if taken else None
        return (_within(found, *span), taken) if span else (found, 0)
    if how == "to" and found.since is None:
        return found, 0
    for taken in range(min(len(pieces), _LONGEST_SPAN + 1), 1, -1):
        span = _span(pieces[1:taken], today)
        if span:
            first = None if how in ("until", "to") else span[0]
            last = None if how in ("since", "from") else span[1]
            return _within(found, first, last), taken
    return found, 0


def _bare_time(pieces: Sequence[str], today: date) -> int:
    """How many pieces are a time without a word before it: 2025, 2025-03, march 2025."""
    one, two = pieces[0].rstrip(","), (pieces[1].rstrip(",") if len(pieces) > 1 else "")
    if one.isascii() and (_NUMBERS.fullmatch(one) or _is_year(one, today)):
        return 1
    return 2 if _NAME.fullmatch(one) and two.isascii() and _is_year(two, today) else 0


def _is_year(piece: str, today: date) -> bool:
    return bool(_YEAR.fullmatch(piece)) and EARLIEST.year <= int(piece) <= today.year


def _span(pieces: Sequence[str], today: date) -> tuple[date, date] | None:
    try:
        return parse_period(" ".join(pieces).rstrip(","), today)
    except UnclearDate:
        return None


def _within(found: EntryQuery, first: date | None, last: date | None) -> EntryQuery:
    """The filter with its days narrowed down to that span."""
    since = max(filter(None, (found.since, first)), default=None)
    until = min(filter(None, (found.until, last)), default=None)
    return replace(found, since=since, until=until)


def _span_typed(since: date | None, until: date | None, today: date) -> list[str]:
    if since and until:
        if since == until:
            return [f"on {since.isoformat()}"]
        if _is_whole_year(since, until):
            return [f"in {since.year}"]
        if _is_whole_month(since, until):
            return [f"in {since.isoformat()[:7]}"]
    past = until if until is None or until <= today else None  # nothing is kept of later days
    ends = (("since", since), ("until", past))
    return [f"{name} {day.isoformat()}" for name, day in ends if day]


def _span_said(since: date | None, until: date | None, names: Names) -> str:
    if since and until:
        if since == until:
            return f"{names['on']} {date_name(since)}"
        if _is_whole_year(since, until):
            return f"{names['in']} {since.year}"
        if _is_whole_month(since, until):
            return f"{names['in']} {since:%B} {since.year}"
        return (
            names["span"].replace("{since}", date_name(since)).replace("{until}", date_name(until))
        )
    if since:
        return f"{names['since']} {date_name(since)}"
    return f"{names['until']} {date_name(until)}" if until else ""


def _is_whole_year(since: date, until: date) -> bool:
    year = since.year
    return (since, until) == (date(year, 1, 1), date(year, 12, 31))


def _is_whole_month(since: date, until: date) -> bool:
    same = (since.year, since.month) == (until.year, until.month)
    return same and since.day == 1 and _ends_a_month(until)


def _ends_a_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1


def _joined(parts: Sequence[str], names: Names) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {names['and']} {parts[-1]}"


def _in_order(kinds: Sequence[Kind]) -> tuple[Kind, ...]:
    return tuple(kind for kind in KINDS if kind in kinds)
