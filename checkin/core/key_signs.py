"""Keys that are signs."""

from __future__ import annotations

SIGNS = {
    "full_stop": ".",
    "comma": ",",
    "slash": "/",
    "asterisk": "*",
    "number_sign": "#",
    "plus": "+",
    "minus": "-",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}
"""Each by the name that Textual has for it."""


def key_sign(key: str) -> str:
    """A key as it is typed: . for full_stop, f6, ctrl+o."""
    return SIGNS.get(key, key)
