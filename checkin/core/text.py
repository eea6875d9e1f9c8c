"""What may be stored and shown of a text, and the words it is found by.

A terminal obeys some characters instead of showing them, so every text is made harmless twice:
on its way into the file (`clean`) and on its way to a screen or a pipe (`show`).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal

LIMIT = 100_000
"""The most characters one text may have."""

_LONGEST_WORD = 64
_BLANK = "\t\n \u00a0\u1680\u202f\u205f\u2060\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200C))
)
_VISIBLE = {code: 0x2400 + code for code in range(0x20)}  # control pictures: ESC becomes ␛
_VISIBLE[0x7F] = 0x2421
_VISIBLE |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
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

_JOINS = str.maketrans("", "", "'\u2018\u2019-\u2010\u00b7\u05be\u05f3\u05f4\u200c")

_SIGNS = dict(zip("#@\uff03\uff20\ufe5f\ufe6b", "#@#@#@", strict=True))
_APOSTROPHES = "'\u2019\u2018\uff07\u00b4`\u2032\u201b"
_INSIDE_NAMES = _APOSTROPHES + "\u00b7\u2010\u2011\u05be\uff0d\u200c\u200d"
_ENDINGS = ("s", "d", "m", "ll", "re", "ve")
"""What follows an apostrophe after a name: @sam's, @sam'll."""
_PLAIN = {
    **dict.fromkeys(map(ord, "\u2019\u2018\u02bb\u02bc\u00b4`\u2032\u201b"), "'"),
    **dict.fromkeys((0x2010, 0x2011, 0x05BE), "-"),
    **{0x200C: None, 0x200D: None, 0x0131: "i"},
}
_BREAKS = "<>\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\uff08\uff09\u300a\u300b" + "".join(
    map(chr, range(0x3008, 0x3012))
)
_OPENING = "([{\"'*_\u2018\u201c\u00ab\u201e"
_NOT_BEFORE = "#@&/_=\\$\uff03\uff20\uff06\uff0f\uff1d\uff3f"
_IN_MAIL = ".+-%'*|~^{}$\""


def show(text: str, *, one_line: bool = False) -> str:
    """The text with every character that a terminal would obey turned into one it shows.

    What nobody sees is left out, and what turns the direction of the text round. Line breaks and
    tabs stay, unless one line is asked for. Emoji, joiners, accents and the marks that
    right-to-left text needs stay as they are. Showing twice changes nothing.
    """
    try:
        text.encode()
    except UnicodeEncodeError:  # bytes of another encoding in argv, or half of a pair
        text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        from checkin.core.invisible_characters import without_hidden  # most wins do without

        text = without_hidden(text, is_unspaced)
    text = text.translate(_VISIBLE)
    return " ".join(text.split()) if one_line else text


def quoted(text: str) -> str:
    """The text in quotes for a message: harmless, on one line and not long."""
    line = show(text, one_line=True)
    return f"'{line if len(line) <= 40 else line[:39] + '…'}'"


def clean(text: str) -> str:
    """The text as it is stored: harmless, composed (NFC), without space around it.

    Raises `TooLong` for more than `LIMIT` characters as stored: space around a text does not
    count, and a few letters are two or three characters once composed.
    """
    stored = _normal("NFC", show(text).strip(_BLANK))
    _check_length(stored)
    return stored


def fold(text: str) -> str:
    """The text without case, accents and look-alike forms, for finding it again.

    Marks that are no accents stay: the vowel signs of Thai and of Indic scripts, the marks of
    kana. Folding twice changes nothing.
    """
    if text.isascii():
        return text.lower()
    from checkin.core.folding import folded  # most wins do without

    return folded(text)


def words(text: str) -> list[str]:
    """The folded words of a text, in their order.

    Letters and digits make words, with the vowel signs that follow them; a character of a script
    without spaces, and a symbol such as an emoji, is a word alone. Punctuation is none.
    """
    return _words(fold(text))


def has_beginnings(text: str, beginnings: Iterable[str]) -> bool:
    """Whether each of these folded words is the beginning of a word of the text."""
    return begin_with(words(text), beginnings)


def begin_with(among: Sequence[str], beginnings: Iterable[str]) -> bool:
    """Whether each of these folded words is the beginning of one of the others."""
    return all(any(known.startswith(word) for known in among) for word in beginnings)


def findable(text: str) -> list[str]:
    """The words a text is found by: its `words`, and those that apostrophes and hyphens part.

    "don't" is found by "dont" as well, and "e-mail" by "email".
    """
    folded = fold(text)
    found = _words(folded)
    joined = folded.translate(_JOINS)
    if len(joined) < len(folded):
        known = set(found)
        found += [word for word in dict.fromkeys(_words(joined)) if word not in known]
    return found


def tags(text: str) -> list[str]:
    """The `#topics` and `@people` of a text as they are looked for, each once, in their order."""
    return list(dict.fromkeys(as_tag(written) for _, _, written in tags_at(text)))


def tags_at(text: str) -> list[tuple[int, int, str]]:
    """Where the `#topics` and `@people` of a text begin and end, and how they are written.

    A name holds letters, digits and `_`, and between two of those hyphens and apostrophes; that
    of a person dots too. An `'s` after it is not part of it. A sign inside a word or an address
    (of the web, of mail, of a file) begins none. After a script without spaces it does.
    """
    found: list[tuple[int, int, str]] = []
    if not any(sign in text for sign in _SIGNS):
        return found
    run = end = 0  # where what stands without a space began, and where the last tag ended
    slash = address = False
    for index, char in enumerate(text):
        if char.isspace() or char in _BREAKS:
            run, slash, address = index + 1, False, False
        elif char in "/?":
            address = address or text.startswith("://", index - 1)
            address = address or (not slash and _is_path(text[run:index], char))
            slash = True
        elif char in _SIGNS and index >= end and not address:
            after = _name_end(text, index + 1, dots=_SIGNS[char] == "@")
            name = text[index + 1 : after]
            if any(map(str.isalpha, name)) and _may_begin(text, run, index):
                end = after
                found.append((index, end, _normal("NFC", _SIGNS[char] + name)))
    return found


def as_tag(name: str) -> str:
    """A tag in the one form it is looked for in: one word, composed, lower case."""
    wide = "".join(_normal("NFKC", c) if "\uff00" < c < "\uffef" else c for c in clean(name))
    lower = wide.casefold().translate(_PLAIN)
    return _normal("NFC", "-".join(lower.split())).replace("i\u0307", "i")


def one_tag(typed: str) -> str | None:
    """The one tag that was typed, as it is written: `#topic`, `@person`, or a word as a topic.

    `None` for what is no tag, or more than one.
    """
    name = typed.strip()
    signed = name if name[:1] in _SIGNS and name else f"#{name}"
    found = tags_at(signed)
    if len(found) != 1 or found[0][0]:
        return None
    _, end, written = found[0]
    ending = signed[end:].casefold()
    whole = not ending or (ending[0] in _APOSTROPHES and ending[1:] in _ENDINGS)
    return written if whole else None


def stands_alone(word: str) -> bool:
    """Whether one of `words` is a symbol, or a character of a script without spaces."""
    return len(word) == 1 and (not word.isalnum() or is_unspaced(word))


def _check_length(text: str) -> None:
    if len(text) > LIMIT:
        from checkin.core.errors import TooLong

        raise TooLong(
            f"That is {len(text):,} characters, and one entry can hold {LIMIT:,}.",
            "Nothing was changed. You can split it in two.",
        )


def _words(folded: str) -> list[str]:
    found: list[str] = []
    word = ""
    for char in folded:
        in_word = char.isalnum() or (word and char > "\u0300" and _is_sign(char))
        if in_word and (char < "\u0e00" or not is_unspaced(char)):
            word += char
            continue
        if word:
            found.append(word[:_LONGEST_WORD])
            word = ""
        if char > "\u00a0" and (char.isalnum() or _category(char) in ("So", "Mc", "Mn")):
            found.append(char)
    if word:
        found.append(word[:_LONGEST_WORD])
    return found


def _name_end(text: str, start: int, *, dots: bool) -> int:
    """Where the name that begins there ends."""
    end = index = start
    inside = _INSIDE_NAMES + "." if dots else _INSIDE_NAMES
    while index < len(text):
        char = text[index]
        if char.isalnum() or (index > start and _category(char)[:1] == "M"):
            index += 1
            end = index
        elif char in "_-" or (
            char in inside and index == end and text[index + 1 : index + 2].isalnum()
        ):
            index += 1
        else:
            break
    last = max(text.rfind(sign, start, end) for sign in _APOSTROPHES)
    return last if last > start and text[last + 1 : end].casefold() in _ENDINGS else end


def _may_begin(text: str, run: int, index: int) -> bool:
    """Whether a sign there can begin a tag, by what stands before it without a space."""
    if index == run:
        return True
    before = text[index - 1]
    base = index - 1
    while base > run and _category(text[base])[:1] == "M":
        base -= 1
    if text[base].isalnum() and not is_unspaced(text[base]):
        return False
    if before in _NOT_BEFORE or (before in "\"'(" and text[max(run, index - 2)] in "=]"):
        return False  # ?ref=#one, href="#one", [a link](#one)
    in_mail = text[base].isalnum() or before in _IN_MAIL
    return not (_SIGNS[text[index]] == "@" and in_mail and _is_mail(text, run, index))


def _is_mail(text: str, run: int, index: int) -> bool:
    """Whether an address stands around the sign: a letter before it, a domain after it."""
    end = _name_end(text, index + 1, dots=True)
    *more, top = text[index + 1 : end].split(".")
    return bool(more) and len(top) > 1 and top.isalpha() and any(map(str.isalnum, text[run:index]))


def _is_path(start: str, then: str) -> bool:
    """Whether what stands before a first `/` or `?` begins an address or the path of a file."""
    bare = start.lstrip(_OPENING)
    host = "." in bare.strip(".")
    return host or (then == "/" and bool(bare) and bare.isascii())


def _is_sign(char: str) -> bool:
    return _category(char) in ("Mc", "Mn")


def is_unspaced(char: str) -> bool:
    """Whether a character belongs to a script without spaces."""
    code = ord(char)
    return any(first <= code <= last for first, last in _UNSPACED)


def _normal(form: Literal["NFC", "NFKC"], text: str) -> str:
    if text.isascii():
        return text
    import unicodedata  # most wins do without

    return unicodedata.normalize(form, text)


def _category(char: str) -> str:
    """Its category; empty for one of ASCII, where none of letters, marks and signs is asked for."""
    if char.isascii():
        return ""
    import unicodedata

    return unicodedata.category(char)
