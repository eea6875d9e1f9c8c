"""How many cells of a terminal a text takes, and where it is broken into lines.

What people see as one letter is never taken apart. A line is broken where a space is, and between
characters of scripts without spaces; in a longer word only if it has to be.
"""

# ruff: noqa: RUF001
from __future__ import annotations

import unicodedata

from checkin.core.text import is_unspaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
"""Where a line can be broken; the spaces that hold two words together are none of them."""
_NOT_FIRST = frozenset(
    "、。，．：；！？）］｝」』】〉》〕…‥・％ー々ゝゞヽヾぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
"""What no line begins with, in writing without spaces."""
_NOT_LAST = frozenset("（［｛「『【〈《〔")
"""What no line ends with."""

_WIDE = (
    ("\u3000", "\u3029"),
    ("\u3041", "\u3096"),
    ("\u309b", "\u30ff"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uac00", "\ud7a3"),
    ("\uff01", "\uff60"),
)
"""Letters of two cells each: kana, ideographs, Hangul and wide forms."""


def cells(text: str) -> int:
    """How many cells a text takes on one line."""
    if text.isascii():
        return len(text)
    found = 0
    for char in text:
        size = _cells_of_letter(char)
        if size is None:  # a sign of several characters: wcwidth takes long to load
            from wcwidth import wcswidth

            return max(0, wcswidth(text))
        found += size
    return found


def cut(text: str, width: int) -> str:
    """As many letters from its beginning as fit in so many cells."""
    used = end = 0
    for letter in _letters(text):
        used += cells(letter)
        if used > width:
            break
        end += len(letter)
    return text[:end]


def shortened(text: str, width: int) -> str:
    """The text in so many cells: as many whole words as fit, or the beginning of a longer one.

    What is left out is told by an ellipsis.
    """
    if cells(text) <= width:
        return text
    head = cut(text, width - 1)
    whole_words = head if text[len(head)] == " " else head.rpartition(" ")[0]
    return f"{(whole_words or head).rstrip()}…"


def wrapped(text: str, width: int, *, breaks_words: bool = True) -> list[str]:
    """The lines of a text in so many cells, without the spaces at which they are broken.

    A word that is longer than a line goes on in the next; with `breaks_words` False it stays whole,
    and its line is longer. A line that is empty is one too.
    """
    return [text[start:end] for start, end in spans(text, width, breaks_words=breaks_words)]


def hung(text: str, width: int, head: str, *, breaks_words: bool = True) -> list[str]:
    """The lines of a text after a head, below each other; `width` is that of a whole line."""
    indent = cells(head)
    lines = wrapped(text, width - indent, breaks_words=breaks_words)
    return [f"{' ' * indent if nth else head}{line}".rstrip() for nth, line in enumerate(lines)]


def spans(text: str, width: int, *, breaks_words: bool = True) -> list[tuple[int, int]]:
    """Where each line of a text begins and ends in it."""
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        found += [(at + a, at + b) for a, b in _broken(line, max(1, width), breaks_words)]
        at += len(line) + 1
    return found


def _broken(line: str, width: int, breaks_words: bool) -> Iterator[tuple[int, int]]:
    whole = line.rstrip(_SPACES)
    if cells(whole) <= width:
        yield 0, len(whole)
        return
    start = end = used = 0
    for begins, ends in _pieces(whole):
        gap, size = cells(whole[end:begins]), cells(whole[begins:ends])
        if used + gap + size <= width:
            end, used = ends, used + gap + size
            continue
        if end > start:
            yield start, end
        start, used = begins, 0
        if size <= width or not breaks_words:
            end, used = ends, used + size
            continue
        end = begins
        for letter in _letters(whole[begins:ends]):
            size = cells(letter)
            if used + size > width and end > start:
                yield start, end
                start, used = end, 0
            end, used = end + len(letter), used + size
    yield start, end


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    """What is not broken, if it fits on a line: words, and characters that stand alone."""
    begins = -1
    before = ""
    at = 0
    for letter in _letters(line):
        if letter in _SPACES:
            if begins >= 0:
                yield begins, at
            begins = -1
        elif begins < 0:
            begins = at
        elif _may_part(before, letter):
            yield begins, at
            begins = at
        before = letter
        at += len(letter)
    if begins >= 0:
        yield begins, at


def _may_part(before: str, letter: str) -> bool:
    """Whether a line can be broken between two letters that no space parts."""
    if before[-1] in _NOT_LAST or letter[0] in _NOT_FIRST:
        return False
    if letter.isascii() and not letter.isalnum():
        return False
    return is_unspaced(before[0]) or is_unspaced(letter[0]) or before[-1] in _NOT_FIRST


def _letters(text: str) -> Iterator[str]:
    """What a person takes for one letter each, which may be several characters."""
    if all(_cells_of_letter(char) for char in text):
        return iter(text)
    from wcwidth import iter_graphemes

    return iter_graphemes(text)


def _cells_of_letter(char: str) -> int | None:
    """How many cells a character takes that is a letter by itself; None if it may be part of one.

    Those are what every version of Unicode and of wcwidth gives the same cells: letters of most
    scripts without marks, arrows, lines and boxes, and Chinese, Japanese and Korean. The tables of
    Python say of no other character how wide it is: they are of another version than wcwidth's.
    """
    if char < "\u0300":
        return 1
    if char < "\u2300" or "\u2500" <= char < "\u25fd":
        category = unicodedata.category(char)
        is_letter = category[0] in "LNPS" and (category != "Lo" or char < "\u0700")
        return 1 if is_letter else None
    return 2 if any(first <= char <= last for first, last in _WIDE) else None
