"""What letters fold to, so that a text is found on any keyboard.

A library that knows more (ICU, anyascii) would turn other scripts into Latin letters too, and takes
longer to load than a win takes to keep.
"""

import unicodedata

# Letters that are their own, and are typed as others where a keyboard has none of them. Those whose
# name says "with", such as L WITH STROKE, are not here: they fold to the letter before that word.
_LETTERS = {
    **{"\u00e6": "ae", "\u0153": "oe", "\u00f0": "d", "\u00fe": "th", "\u0131": "i", "\u0237": "j"},
    **{"\u014b": "n", "\u0138": "k", "\u0259": "e", "\u01dd": "e", "\u025b": "e", "\u0254": "o"},
    **{"\u0251": "a", "\u0269": "i", "\u028a": "u", "\u0263": "g", "\u0292": "z", "\u0275": "o"},
    **{"\u0289": "u", "\u0345": "\u03b9"},  # the iota below a Greek vowel
    **dict.fromkeys("\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\ua78c", "'"),
    # Hebrew at the end of a word
    **{"\u05da": "\u05db", "\u05dd": "\u05de", "\u05df": "\u05e0", "\u05e3": "\u05e4"},
    **{"\u05e5": "\u05e6"},
    # Arabic: the stretched line, alef wasla, and letters that keyboards of other countries have
    **{"\u0640": "", "\u0671": "\u0627", "\u06a9": "\u0643", "\u06aa": "\u0643"},
    **dict.fromkeys("\u0649\u06cc\u06d2\u06d0", "\u064a"),
    **dict.fromkeys("\u0629\u06c1\u06be\u06d5\u06c3", "\u0647"),
}
_WITH = ("LATIN ", "CYRILLIC ", "ARABIC ")
_NO_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
_KANA_VOICE, _VIRAMA, _LAST_POINT, _FIRST_ABOVE = 8, 9, 36, 200  # combining classes

_folded: dict[int, str] = {}
"""What each character of a decomposed text folds to, found out when it is met first."""


def folded(text: str) -> str:
    """The text without case, accents and look-alike forms; see `checkin.core.text.fold`."""
    split = unicodedata.normalize("NFKD", text)
    for char in set(split):
        if ord(char) not in _folded:
            _folded[ord(char)] = _fold_one(char)
    return unicodedata.normalize("NFC", split.translate(_folded))


def _fold_one(char: str) -> str:
    category = unicodedata.category(char)
    if char in _LETTERS:
        return _LETTERS[char]
    if category == "Mn":
        return char if _is_letter_part(char) else ""
    if category == "Me" or char in _NO_LETTERS:
        return ""
    if category == "Cf" and char not in "\u200b\u200c":  # those stand between words
        return ""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    lower = unicodedata.normalize("NFKD", char.casefold())
    if lower != char:
        return "".join(map(_fold_one, lower))
    name = unicodedata.name(char, "") if category[0] == "L" else ""
    if name.startswith(_WITH) and " WITH " in name:
        try:
            return _fold_one(unicodedata.lookup(name.partition(" WITH ")[0]))
        except KeyError:
            return char  # there is no such letter without it
    return char


def _is_letter_part(mark: str) -> bool:
    """Whether a mark makes another letter of the one before it: a vowel sign, a virama."""
    if mark in _NO_LETTERS or "\ufe00" <= mark <= "\ufe0f" or mark >= "\U000e0100":
        return False
    combining = unicodedata.combining(mark)
    return combining in (0, _KANA_VOICE, _VIRAMA) or _LAST_POINT < combining < _FIRST_ABOVE
