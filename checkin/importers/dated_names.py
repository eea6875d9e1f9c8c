"""Names of files that are a day, in the forms that notes and diaries give them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, time

from checkin.core.frozen import Frozen
from checkin.importers import days, month_names
from checkin.importers.record import Unreadable

_APART = re.compile(r"(\d{4})([-_. ])(\d{1,2})\2(\d{1,2})(?!\d)(.*)", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)((?:\d{4}(?:\d\d)?)?(?!\d).*)", re.DOTALL)
_CLOCK_BEHIND = re.compile(r"\A(\d\d)(\d\d)(?:\d\d)?")
_SIGNS = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일](.*)", re.DOTALL)
_PATH = re.compile(
    r"(?:.*/)?(\d{4})/(?:\d{4}[-_. ])?(\d{1,2})(?:[ _.-]+[^/\d]*)?/(\d{1,2})(?:[ _,.-]+(\D+))?"
)
_BEFORE = re.compile(r"([^\W\d_]+)[ ,_-]+(?=\d{4})")
"""A word before a day."""
_BESIDE = re.compile(r"(?:T(?=\d)|(?:[ _,–—-]|\.(?= ))+|(?=\())(.*)", re.DOTALL)  # noqa: RUF001
"""Words or a time after a day."""
_TIME = re.compile(
    r"(\d\d)(?:[-.:_h](\d\d)(?:[-.:_](\d\d))?(?:[ _-]+(\D.*))?|(\d\d)(?:\d\d)?)", re.DOTALL
)
_ANOTHER = re.compile(r"\d{4}([-_.]?)\d\d\1\d\d(?!\d)")
"""A second day: the name is a span of days then."""
_COPY = re.compile(r"\(?\d{1,2}\)?")
"""What a system puts after a name that is taken already."""
_WEEKDAYS = """
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche
    lunes martes miércoles jueves viernes sábado domingo
    lunedì martedì mercoledì giovedì venerdì sabato domenica
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    poniedziałek wtorek środa czwartek piątek sobota niedziela
    måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
    понедельник вторник среда четверг пятница суббота воскресенье
    понеділок вівторок середа четвер п'ятниця субота неділя
"""


class Named(Frozen):
    """The day that a name is, the time in it, and the words beside."""

    day: date
    at: time | None = None
    words: str = ""


def reader(paths: Iterable[str]) -> Callable[[str], Named | None]:
    """What reads a path without its ending; none if it is no day.

    All paths tell together which of day and month is first, and in which language months are.
    """
    names = [_plain(path) for path in paths]
    order = days.order(names) or ("day" if names and all("." in name for name in names) else "")
    in_words = month_names.whole_days(names)

    def named(path: str) -> Named | None:
        name = _plain(path)
        try:
            if found := _year_first(name):
                return _beside(days.day(*found[:3]), found[3])
            if days.is_slashed(name):
                return Named(days.slashed_day(name, order))
            if in_path := _PATH.fullmatch(path):
                is_bare = not in_path[4] or is_weekday(in_path[4])
                return Named(days.day(*in_path.groups()[:3])) if is_bare else None
            return Named(in_words[name] if name in in_words else days.english_day(name))
        except Unreadable:
            return None

    return named


def is_weekday(word: str) -> bool:
    """Whether a word is a weekday's name, in English or another large language."""
    bare = word.strip("()[] .,-_")
    return days.is_weekday(bare) or bare.casefold() in _WEEKDAYS.split()


def _plain(path: str) -> str:
    name = path.rpartition("/")[2]
    return name.replace("_", "-") if days.is_slashed(name.replace("_", "-")) else name


def _year_first(name: str) -> tuple[str, str, str, str] | None:
    if (before := _BEFORE.match(name)) and is_weekday(before[1]):
        name = name[before.end() :]
    if found := _APART.fullmatch(name):
        return found[1], found[3], found[4], found[5]
    if found := _COMPACT.fullmatch(name) or _SIGNS.fullmatch(name):
        return found[1], found[2], found[3], _CLOCK_BEHIND.sub(r" \1-\2", found[4])
    return None


def _beside(day: date, rest: str) -> Named | None:
    """The same day with what stands after it."""
    if not rest:
        return Named(day)
    found = _BESIDE.fullmatch(rest)
    if not found or _ANOTHER.match(found[1]):
        return None
    words = found[1]
    if is_weekday(words) or _COPY.fullmatch(words):
        return Named(day)
    if clock := _TIME.fullmatch(words):
        try:
            at = days.clock(f"{clock[1]}:{clock[2] or clock[5]}:{clock[3] or '00'}")
        except Unreadable:
            return Named(day, None, words)
        return Named(day, at, clock[4] or "")
    return None if rest.startswith("T") else Named(day, None, words)
