"""The sentences and labels of the screens, by screen and name.

Each screen has its own small pack in `words/`, so that the first page waits for no other's.
A line with {places} is shown when every place has a value, and left out otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

from checkin.content.loader import format_template, load_pack


def strings(section: str) -> Mapping[str, str | list[str]]:
    """All words of one screen. Raises `FileNotFoundError` for a screen that is none."""
    return load_pack(section, "strings")


def get_text(section: str, key: str) -> str:
    """One sentence or label. Raises `KeyError` for a name that is none or holds several."""
    found = strings(section)[key]
    if not isinstance(found, str):
        raise KeyError(f"{section}.{key} holds several lines")
    return found


def get_texts(section: str, key: str) -> tuple[str, ...]:
    """Several sentences under one name; one sentence comes as one."""
    found = strings(section)[key]
    return (found,) if isinstance(found, str) else tuple(found)


def format_text(section: str, key: str, **values: object) -> str | None:
    """One sentence with its places filled, or `None` if a value is missing: see `fill`."""
    return format_template(get_text(section, key), **values)


def plural(key: str, count: int) -> str | None:
    """A number with its noun (`wins`, `days`, ...): "1 win", "142 wins". `None` for none at all."""
    if count < 1:
        return None
    one, many = get_texts("counted", key)
    return one if count == 1 else format_template(many, count=f"{count:,}")
