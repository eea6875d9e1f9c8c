"""What to say where a day of several words was written without quotes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_OPTIONS = ("--on", "--at", "--since", "--until")


def quotes_hint(args: Sequence[str]) -> str:
    """How the first day or time would be written in quotes; empty if no word follows its first."""
    from checkin.cli.context import told

    parts = [part for arg in args for part in _parts(arg)]
    for name, first, second in zip(parts, parts[1:], parts[2:], strict=False):
        if name in _OPTIONS and " " not in first and not second.startswith("-"):
            return told("quotes", option=name, words=f"{first} {second}")
    return ""


def _parts(arg: str) -> list[str]:
    """An argument; where an option has its value in it, the two."""
    name, sign, value = arg.partition("=")
    return [name, value] if sign and name in _OPTIONS else [arg]
