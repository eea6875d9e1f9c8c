"""The sentences and labels of the screens, by screen and name.

Each screen has its own small file in `strings/`, so that the first page waits for no other's.
A sentence with {places} is shown when every place has a value, and left out otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

from checkin.content.loader import load_pack


def strings(section: str) -> Mapping[str, str | list[str]]:
    """All strings of one screen. Raises `FileNotFoundError` for a screen that is none."""
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


def format_text(section: str, key: str, /, **values: object) -> str:
    """One sentence with its places filled; empty if a value is missing."""
    return format_template(get_text(section, key), **values)


def format_template(template: str, **values: object) -> str:
    """The template with its `{places}` filled; empty if any of them has no value.

    A sentence is never shown half-filled. `None` and empty text are no value, and neither is a
    `count` of zero: no zero is ever shown to anyone. Braces inside a value stay as they are.
    """
    given = {
        name: value
        for name, value in values.items()
        if value is not None and value != "" and (name != "count" or value != 0)
    }
    try:
        return template.format_map(given)
    except KeyError:
        return ""


def plural(key: str, count: int) -> str:
    """A number with its noun (`wins`, `days`, ...): "1 win", "142 wins". Empty for none at all."""
    if count < 1:
        return ""
    one, many = get_texts("counted", key)
    return one if count == 1 else format_template(many, count=f"{count:,}")
