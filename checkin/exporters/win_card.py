"""A card with one win, as a picture (SVG) that loads nothing. No word is added to it."""

from __future__ import annotations

from html import escape

from checkin.core.day_names import date_name
from checkin.core.entries import Entry
from checkin.core.errors import NotPossible
from checkin.core.text import show
from checkin.core.wrapping import cells, wrapped

FORM = "svg"
"""How the name of a card ends."""

_WIDE, _TALL = 1200, 630
_ROOM, _HIGH = 1000, 400
"""What the words may take, in the same units."""
_SIZES = (72, 64, 56, 48, 40, 34, 28, 24, 20)
_LETTER = 0.56
"""How wide a letter is taken to be, beside its size."""
_LINE = 1.35
_DAY = 26
_NO_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
"""Characters that no XML can hold, and that are no control characters."""

_STYLE = (
    'text { font-family: Georgia, "Noto Serif", serif; text-anchor: middle; '
    "unicode-bidi: plaintext; white-space: pre; }"
)


def card(win: Entry) -> str:
    """The card: the words of a win, as large as they can be, and its day.

    Raises `NotPossible` for words that are too long for it.
    """
    words = show(win.text).translate(_NO_XML)
    size, lines = _laid_out(words)
    day = date_name(win.day)
    top = (_TALL - _DAY * 2 - len(lines) * size * _LINE) / 2 + size
    rows = "".join(
        f'<text x="{_WIDE // 2}" y="{top + nth * size * _LINE:.0f}" font-size="{size}">'
        f"{escape(line)}</text>\n"
        for nth, line in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_TALL}" '
        f'width="{_WIDE}" height="{_TALL}" role="img" aria-labelledby="words day">\n'
        f'<title id="words">{escape(words)}</title>\n'
        f'<desc id="day">{day}</desc>\n'
        f"<style>{_STYLE}</style>\n"
        f'<rect width="{_WIDE}" height="{_TALL}" fill="#f6f1e7"/>\n'
        f'<circle cx="{_WIDE // 2}" cy="64" r="12" fill="#8b5617"/>\n'
        f'<g fill="#2f3331">\n{rows}</g>\n'
        f'<text x="{_WIDE // 2}" y="{_TALL - 48}" font-size="{_DAY}" fill="#5c5e57">{day}</text>\n'
        "</svg>\n"
    )


def _laid_out(words: str) -> tuple[int, list[str]]:
    """The largest letters with which the words have room, and their lines."""
    for size in _SIZES:
        width = int(_ROOM / (size * _LETTER))
        lines = wrapped(words, width)
        if len(lines) * size * _LINE <= _HIGH and all(cells(line) <= width for line in lines):
            return size, lines
    raise NotPossible("That win is too long for a picture.", "You can share it as text.")
