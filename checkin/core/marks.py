"""The mark of each kind of entry and sort of reflection: it says the kind without color."""

from __future__ import annotations

from checkin.core.entries import Entry
from checkin.core.reflections import SORTS, name_key

OPEN = "open"
"""What can be begun or chosen has a mark, too."""
_KINDS = {
    "intention": ("◆", "+"),
    "win": ("●", "*"),
    "setback": ("~", "~"),
    "step": ("→", ">"),
    OPEN: ("○", "o"),
}
_SORTS = {sort.id: (sort.mark, sort.plain) for sort in SORTS}


def sign(name: str, *, plain: bool) -> str:
    """The mark of a kind or sort. Raises `KeyError` for a name that is none."""
    return (_KINDS.get(name) or _SORTS[name])[plain]


def sign_of(entry: Entry, *, plain: bool) -> str:
    """The mark of an entry."""
    return sign(name_key(entry), plain=plain)


def all_signs() -> str:
    """Every mark that not all terminals have."""
    return "".join(both[0] for both in (*_KINDS.values(), *_SORTS.values()))
