"""Reads the words that matter most as they are meant, however they are mistyped."""

from __future__ import annotations

from functools import lru_cache

from checkin.content.loader import load_pack

APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u00b4`\u2032\uff07"
_LONG = 5
_AROUND = '.,;:!?()"\u2026'


@lru_cache(maxsize=64)
def spelled(text: str) -> str:
    """A text without capitals, and with the words that matter most as they are spelled right."""
    folded = text.casefold()
    if all(_meant(word.strip(_AROUND)) == word.strip(_AROUND) for word in folded.split()):
        return folded
    import re

    return re.sub(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)?", lambda word: _meant(word[0]), folded)


@lru_cache(maxsize=1)
def misspelled() -> dict[str, str]:
    """Words of the list `spelled` as they may be mistyped, and what is meant.

    Two letters after the first may have changed places, one letter may be missing from a word of
    four or more, or the last may be there up to four times. What is a word of its own in
    `words_too` is none.
    """
    pack = load_pack("heavy")
    found: dict[str, str] = {}
    for word in pack["spelled"]:
        slips = [word + word[-1] * n for n in range(1, 4)]
        for n in range(1, len(word)):
            if n > 1:
                slips.append(word[: n - 1] + word[n] + word[n - 1] + word[n + 1 :])
            if len(word) > 3:
                slips.append(word[:n] + word[n + 1 :])
        for slip in slips:
            if slip not in pack["words_too"] and slip not in pack["spelled"]:
                found.setdefault(slip, word)
    return found


@lru_cache(maxsize=4096)
def _meant(word: str) -> str:
    """What is meant by one word without capitals: itself, most often."""
    if word in misspelled():
        return misspelled()[word]
    pack = load_pack("heavy")
    bare = word.translate(dict.fromkeys(map(ord, APOSTROPHES)))
    if len(bare) < _LONG or bare in (*pack["words_too"], *pack["long"]):
        return word
    single = _undoubled(bare)
    meant = (each for each in pack["long"] if is_one_slip(single, _undoubled(each)))
    return next(meant, word)


def _undoubled(word: str) -> str:
    """A word with one letter where the same stands several times in a row."""
    return "".join(each for n, each in enumerate(word) if word[n - 1 : n] != each)


def is_one_slip(typed: str, word: str) -> bool:
    """Whether a word is typed as it is, or with one letter after the first that is more, is
    missing, is another, or has changed places with the next.
    """
    if typed[:1] != word[:1] or abs(len(typed) - len(word)) > 1:
        return False
    at = next((n for n, pair in enumerate(zip(typed, word, strict=False)) if len({*pair}) > 1), -1)
    if at < 0:
        return True
    swapped = typed[:at] + typed[at : at + 2][::-1] + typed[at + 2 :]
    rest = {
        (typed[at + 1 :], word[at:]),
        (typed[at:], word[at + 1 :]),
        (typed[at + 1 :], word[at + 1 :]),
    }
    return swapped == word or any(left == right for left, right in rest)
