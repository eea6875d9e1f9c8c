"""The sentences and labels of the screens, by screen and name.

Each screen has its own small pack in `words/`, so that the first page waits for no other's.
A line with {places} is shown when every place has a value, and left out otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

from checkin.content import fill, pack


def words(section: str) -> Mapping[str, str | list[str]]:
    """All words of one screen. Raises `FileNotFoundError` for a screen that is none."""
    return pack(f"words/{section}")


def word(section: str, key: str) -> str:
    """One sentence or label. Raises `KeyError` for a name that is none or holds several."""
    found = words(section)[key]
    if not isinstance(found, str):
        raise KeyError(f"{section}.{key} holds several lines")
    return found


def several(section: str, key: str) -> tuple[str, ...]:
    """Several sentences under one name; one sentence comes as one."""
    found = words(section)[key]
    return (found,) if isinstance(found, str) else tuple(found)


def filled(section: str, key: str, **values: object) -> str | None:
    """One sentence with its places filled, or `None` if a value is missing: see `fill`."""
    return fill(word(section, key), **values)


def counted(key: str, count: int) -> str | None:
    """A number with its noun (`wins`, `days`, ...): "1 win", "142 wins". `None` for none at all."""
    if count < 1:
        return None
    one, many = several("counted", key)
    return one if count == 1 else fill(many, count=f"{count:,}")
