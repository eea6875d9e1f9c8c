"""What may be stored and shown of a text, and the words it is found by.

A terminal obeys some characters instead of showing them, so every text is made harmless twice:
on its way into the file (`clean`) and on its way to a screen or a pipe (`show`).
"""

import unicodedata

LIMIT = 100_000
"""The most characters one text may have."""

_LONGEST_WORD = 64
_BLANK = "\t\n \u00a0\u1680\u202f\u205f\u2060\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200C))
)
_VISIBLE = {code: 0x2400 + code for code in range(0x20)}  # control pictures: ESC becomes ␛
_VISIBLE[0x7F] = 0x2421
_VISIBLE |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_VISIBLE |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)
_VISIBLE |= {0x2028: 0x0A, 0x2029: 0x0A}
del _VISIBLE[0x0A], _VISIBLE[0x09]

# Scripts written without spaces: Thai to Burmese, Khmer, kana, CJK, Hangul, and the planes of
# rarer ideographs. Each character is a word of its own, so that any part of a text is found.
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3005, 0x3007),
    (0x3041, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7AF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def show(text: str, *, one_line: bool = False) -> str:
    """The text with every character that a terminal would obey turned into one it shows.

    Line breaks and tabs stay, unless one line is asked for. Emoji, joiners, accents and the
    marks that right-to-left text needs stay as they are. Showing twice changes nothing.
    """
    try:
        text.encode()
    except UnicodeEncodeError:  # bytes of another encoding in argv, or half of a pair
        text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_VISIBLE)
    return " ".join(text.split()) if one_line else text


def clean(text: str) -> str:
    """The text as it is stored: harmless, composed (NFC), without space around it.

    Raises `TooLong` for more than `LIMIT` characters, as typed or as stored: a few letters are
    two or three characters once composed.
    """
    _check_length(text)
    stored = unicodedata.normalize("NFC", show(text).strip(_BLANK))
    _check_length(stored)
    return stored


def fold(text: str) -> str:
    """The text without case, accents and look-alike forms, for finding it again."""
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in split if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFKC", bare.casefold())


def words(text: str) -> list[str]:
    """The folded words a text is found by, in their order.

    Letters and digits make words, with the vowel signs that follow them; a character of a script
    without spaces, and a symbol such as an emoji, is a word alone. Punctuation is none.
    """
    found: list[str] = []
    word = ""
    for char in fold(text):
        in_word = char.isalnum() or (word and char > "\u0900" and _is_vowel_sign(char))
        if in_word and (char < "\u0e00" or not _unspaced(char)):
            word += char
            continue
        if word:
            found.append(word[:_LONGEST_WORD])
            word = ""
        if char > "\u00a0" and (char.isalnum() or unicodedata.category(char) in ("So", "Mc")):
            found.append(char)
    if word:
        found.append(word[:_LONGEST_WORD])
    return found


def tags(text: str) -> list[str]:
    """The `#topics` and `@people` named in a text, lower case, each once, in their order."""
    found: list[str] = []
    start = -1
    for place, char in enumerate(text + " "):
        if start >= 0:
            if char.isalnum() or char in "_-" or unicodedata.category(char)[0] == "M":
                continue
            name = text[start + 1 : place].rstrip("-_")
            tag = text[start] + unicodedata.normalize("NFC", name.casefold())
            if any(c.isalpha() for c in name) and tag not in found:
                found.append(tag)
            start = -1
        if char in "#@" and (
            place == 0 or not (text[place - 1].isalnum() or text[place - 1] in "#@&/_")
        ):
            start = place
    return found


def as_tag(name: str) -> str:
    """A tag in the one form it is stored and looked for in: one word, composed, lower case."""
    return unicodedata.normalize("NFC", "-".join(clean(name).casefold().split()))


def one_tag(typed: str) -> str | None:
    """The one tag that was typed, as it is stored: `#topic`, `@person`, or a word as a topic.

    `None` for what is no tag, or more than one.
    """
    name = typed.strip()
    signed = name if name[:1] in ("#", "@") else f"#{name}"
    found = tags(signed)
    return found[0] if found == [as_tag(signed)] else None


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(_cells(char) for char in text)


def stands_alone(word: str) -> bool:
    """Whether one of `words` is a symbol, or a character of a script without spaces."""
    return len(word) == 1 and (not word.isalnum() or _unspaced(word))


def _cells(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _check_length(text: str) -> None:
    if len(text) > LIMIT:
        from checkin.errors import TooLong

        raise TooLong(
            f"That is {len(text):,} characters; one entry holds up to {LIMIT:,}.",
            "Nothing was changed. Keep it in two parts.",
        )


def _is_vowel_sign(char: str) -> bool:
    return unicodedata.category(char) == "Mc"


def _unspaced(char: str) -> bool:
    code = ord(char)
    return any(first <= code <= last for first, last in _UNSPACED)
