"""What the words of a query ask of a text.

A query is cut at its spaces. The words of one piece have to be next to each other, in their
order; pieces may be anywhere. One or two letters match where a word begins, three or more also
inside it, and the last word of a piece may go on.

Words that an apostrophe or a hyphen parts are also looked for as one: don't, e-mail.

Signs inside a piece or at its ends count where they make it another one: C++, a*, <b>, R&B, 9:30,
50%. Punctuation does not: (tea), well-known. A sign alone between words is passed over.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from checkin.core.frozen import Frozen
from checkin.core.text import findable, fold, show, stands_alone, words

INSIDE_FROM = 3
"""A word of so many letters is found inside another one too."""
_MOST_PIECES = 32
_MOST_WORDS = 32
_SIGNS = frozenset("#@&%*/\\_^")
"""Signs that count, beside those of mathematics and of money."""
_SIGN_OF_NUMBERS = ".,:"
_ALIKE = str.maketrans("‘’ʼ“”‐‑‒–—−⁄", "'''\"\"------/")  # noqa: RUF001


class Piece(Frozen):
    """What a query holds between two spaces."""

    words: tuple[str, ...]
    """Its folded words."""
    signs: str = ""
    """All of it, folded, if it has signs that count."""
    joined: str = ""
    """Its words as one, if an apostrophe or a hyphen is all that parts them."""

    @property
    def runs(self) -> tuple[tuple[str, ...], ...]:
        """The words one after another, and as one: a text has to hold one of the two."""
        return (self.words, (self.joined,)) if self.joined else (self.words,)

    def is_in(self, there: Sequence[str], letters: str) -> bool:
        """Whether it is in a text of those `findable` words, with those `folded_letters`."""
        return self.signs in letters and any(_is_run(run, there) for run in self.runs)


def _is_run(run: Sequence[str], there: Sequence[str]) -> bool:
    """Whether words are among others, next to each other."""
    if not run:
        return True
    first, last, size = run[0], run[-1], len(run)
    inside = can_be_inside(first)
    for start in range(len(there) - size + 1):
        word, after = there[start], tuple(there[start + 1 : start + size])
        if size == 1:
            found = first in word if inside else word.startswith(first)
        else:
            begun = word.endswith(first) if inside else word == first
            found = begun and after[:-1] == tuple(run[1:-1]) and after[-1].startswith(last)
        if found:
            return True
    return False


def can_be_inside(word: str) -> bool:
    """Whether a word is also looked for inside other words."""
    return len(word) >= INSIDE_FROM and not stands_alone(word)


@lru_cache(maxsize=64)
def pieces(typed: str) -> tuple[Piece, ...]:
    """The pieces of a query, each once. Signs alone are one if there is nothing else."""
    typed = unicodedata.normalize("NFC", show(typed))  # as it is stored
    found = [_piece(piece) for piece in typed.split()[:_MOST_PIECES]]
    if any(piece.words for piece in found):
        found = [piece for piece in found if piece.words or len(piece.signs) > 1]
    return tuple(dict.fromkeys(piece for piece in found if piece.words or piece.signs))


def answers(typed: str, text: str) -> bool:
    """Whether a text holds all pieces of a query."""
    there, letters = findable(text), folded_letters(text)
    return all(piece.is_in(there, letters) for piece in pieces(typed))


def has_signs(signs: str, text: str) -> bool:
    """Whether a text holds the `signs` of a piece."""
    return signs in folded_letters(text)


def folded_letters(text: str) -> str:
    """The text folded letter by letter, with its signs; quotes and dashes are all alike."""
    if text.isascii():
        return text.lower()
    return "".join(map(folded_letter, text))


@lru_cache(maxsize=2048)
def folded_letter(char: str) -> str:
    """One character, as `folded_letters` has it: none, one or more."""
    return fold(char).translate(_ALIKE)


def _piece(typed: str) -> Piece:
    found = tuple(words(typed)[:_MOST_WORDS])
    letters = folded_letters(typed).strip()
    if not found:
        seen = any(unicodedata.category(char)[0] not in "CMZ" for char in letters)
        return Piece((), letters if seen else "")
    start, end = 0, len(letters)
    while start < end and _is_around(letters[start]):
        start += 1
    while end > start and _is_around(letters[end - 1]):
        end -= 1
    core = letters[start:end]
    if any(_counts(index, core) for index in range(len(core))):
        return Piece(found, core)
    joined = findable(core)[len(found) :]
    return Piece(found, joined=joined[0] if len(joined) == 1 else "")


def _is_around(char: str) -> bool:
    """Whether it is punctuation around a word rather than a part of it."""
    return not (
        char.isalnum() or _is_sign(char) or unicodedata.category(char) in ("So", "Mc", "Mn")
    )


def _counts(index: int, text: str) -> bool:
    char = text[index]
    if char in _SIGN_OF_NUMBERS:
        return text[index - 1 : index].isdigit() and text[index + 1 : index + 2].isdigit()
    return _is_sign(char)


def _is_sign(char: str) -> bool:
    return char in _SIGNS or unicodedata.category(char) in ("Sm", "Sc")
