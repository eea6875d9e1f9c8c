"""What to say where a day of several words was written without quotes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_OPTIONS = ("--on", "--at", "--since", "--until")
_MOST = 5
"""How many words of a line are looked at for one day or time."""


def quotes_hint(args: Sequence[str]) -> str:
    """How the first day or time of several words would be written in quotes; empty for none."""
    from checkin.cli.context import told

    parts = [part for arg in args for part in _parts(arg)]
    for index, name in enumerate(parts):
        words = parts[index + 1 : index + 1 + _MOST] if name in _OPTIONS else []
        ends = [end for end, word in enumerate(words) if word.startswith("-") or not word]
        words = words[: ends[0]] if ends else words
        for count in range(len(words), 1, -1):
            if _is_when(phrase := " ".join(words[:count])):
                key = "quotes_time" if name == "--at" else "quotes"
                return told(key, option=name, words=phrase)
    return ""


def _is_when(phrase: str) -> bool:
    """Whether that is a day, a time or a span, also one to come."""
    from checkin.core.clock import Clock
    from checkin.core.dates import parse_day, parse_moment, parse_period, parse_time
    from checkin.core.errors import UnclearDate

    today = Clock().today()
    for read in (
        lambda: parse_day(phrase, today, future_ok=True),
        lambda: parse_moment(phrase, today),
        lambda: parse_period(phrase, today),
        lambda: parse_time(phrase),
    ):
        try:
            read()
        except UnclearDate:
            continue
        return True
    return False


def _parts(arg: str) -> list[str]:
    """An argument; where an option has its value in it, the two."""
    name, sign, value = arg.partition("=")
    return [name, value] if sign and name in _OPTIONS else [arg]
