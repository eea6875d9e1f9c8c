"""Small bits of screen text: greetings, saved, welcome back, about."""

from __future__ import annotations

from checkin.content.loader import load_pack


def lines(key: str) -> tuple[str, ...]:
    """All wordings under that key. Raises `KeyError` for a key that is none."""
    found = load_pack("lines")[key]
    return (found,) if isinstance(found, str) else tuple(found)


def line(key: str) -> str:
    """The first wording under that key."""
    return lines(key)[0]
