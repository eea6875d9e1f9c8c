"""The words of an entry as others read them: what is only a tag goes, and a name where it must."""

from __future__ import annotations

import re

from checkin.content.strings import get_text
from checkin.core.text import fold, tags_at

_BLANK = " \t\u00a0"
_BEFORE = _BLANK + "\n,;"
"""What goes with a tag after which nothing comes."""
_AROUND = {"(": ")", "[": "]", "{": "}"}
_LAST_WORD = re.compile(r"([\w'\u2019]+|[&+])[ \t\u00a0]*\Z")
_ENDS = re.compile(
    r"\s*\Z|[ \t\u00a0]*(?:\n|[.,;:!?)\]}\u2026\u2013\u2014]|[-&+]\s|(?:and|but|so|then|or)\b)"
)
"""What comes after the last word of a sentence, or of a part of one."""

_JOINING = (
    "a an the my our your his her their its this that these those some any no more "
    "with without for from of to at about into after before during since until like than "
    "and or but & + i we you he she they not am is are was were be been being i'm "
    "feel felt stay stayed"
)
_DOING = "did made had went"
_TO_PEOPLE = (
    "called rang phoned texted messaged emailed told asked thanked helped hugged met saw visited "
    "answered joined invited trusted forgave heard missed supported held call ring phone text "
    "message tell ask thank help hug meet see visit answer join invite"
)
_PEOPLE = (
    "client clients patient friend colleague coworker supervisor boss teacher mum mom dad mother "
    "father sister brother son daughter aunt uncle cousin niece nephew grandma grandpa wife "
    "husband partner girlfriend boyfriend neighbor neighbour sponsor sponsee"
)
_WORDS_TOO = (
    "i a will may mark rose art grace joy hope faith bill rob sue pat drew dawn june april august "
    "jack ray sky summer autumn max miles dean guy chase frank earnest"
)
_BEFORE_A_TOPIC = frozenset(f"{_JOINING} {_DOING}".split())
"""After these a sentence is not at its end: the word of a topic belongs to it."""
_BEFORE_A_NAME = frozenset(f"{_JOINING} {_TO_PEOPLE}".split())
_BEFORE_ITS_NAME = frozenset(_PEOPLE.split())
"""A name after these says again whom they name."""
_COMMON = frozenset(_WORDS_TOO.split())
"""Names that are words, too."""


def without_tags(text: str, *, names: bool = True) -> str:
    """The text in which a tag that is a word of a sentence is that word, and no other is left.

    A tag is none at the end of a sentence or of a part of one, nor where its word stands beside it
    anyway; "with @sam" and "about #work" need theirs. Without `names`, a @person is "someone".
    """
    found = tags_at(text)
    bare = text
    for start, end, _ in reversed(found):
        bare = f"{bare[:start]} {bare[end:]}"
    known = set(re.findall(r"\w+", fold(bare)))
    rest, at = "", len(text)
    for index in range(len(found) - 1, -1, -1):
        start, end, tag = found[index]
        rest = text[end:at] + rest
        before = text[:start]
        first = index == 0 or bool(text[found[index - 1][1] : start].strip(_BLANK))
        more = index + 1 < len(found) and not text[end : found[index + 1][0]].strip(_BLANK)
        if _is_word(tag, before, rest, first=first, alone=first and not more, known=known):
            word = tag[1:] if names or tag[0] == "#" else _someone(before)
            rest, at = word + rest, start
            continue
        rest, at = _without(before, rest)
    return text[:at] + rest


def without_names(text: str, names: frozenset[str]) -> str:
    """The text in which each of these names, in the letters of a @person, is "someone"."""
    if not names:
        return text

    def said(match: re.Match[str]) -> str:
        word, before = match[0], text[: match.start()]
        if fold(word) not in names or before[-1:] in ("@", "#", "\uff20", "\uff03"):
            return word
        return word if _is_common(word, before) else _someone(before)

    return re.sub(r"\w+(?:[-.\u2019']\w{2,})*", said, text)


def _is_common(word: str, before: str) -> bool:
    """Whether a word in the letters of a name may well be no name: I, a, will, May."""
    if fold(word) not in _COMMON:
        return False
    return word == "I" or not word[0].isupper() or _begins(before)


def _is_word(
    tag: str, before: str, rest: str, *, first: bool, alone: bool, known: set[str]
) -> bool:
    """Whether the word of a tag belongs to the sentence between what is before and after it."""
    if not before.strip(_BEFORE):
        return not (rest.startswith("\n") and rest.strip())
    found = _LAST_WORD.search(before)
    last = fold(found[1]).replace("\u2019", "'") if found and first else ""
    name = tag[0] == "@"
    if last in (_BEFORE_A_NAME if name else _BEFORE_A_TOPIC):
        return True
    if name and last in _BEFORE_ITS_NAME:
        return False
    ends = _ENDS.match(rest)
    if ends and not (first and _begins(before) and ends[0].strip().isalpha()):
        return False
    word = fold(tag[1:])
    return last != word if name else alone and word not in known


def _begins(before: str) -> bool:
    """Whether a sentence, or a part of one, begins after this."""
    bare = before.rstrip(_BLANK)
    return not bare or bare[-1] in "\n.,;:!?(\u2026\u2013\u2014"


def _someone(before: str) -> str:
    said = get_text("share", "someone")
    bare = before.rstrip(_BLANK)
    return f"{said[:1].upper()}{said[1:]}" if not bare or bare[-1] in "\n.!?" else said


def _without(before: str, rest: str) -> tuple[str, int]:
    """What comes after a tag that goes, and where what was before it ends."""
    opening, closing = before[-1:], rest[:1]
    if opening and _AROUND.get(opening) == closing:
        before, rest = before[:-1], rest[1:]
    if not before.strip(_BEFORE):
        return rest.lstrip(), 0
    if not rest.strip():
        return "", len(before.rstrip(_BEFORE))
    bare = before.rstrip(_BLANK)
    if bare[-1] in ",;:.!?" and rest[0] in ",;.":
        if bare[-1] in ",;":
            bare = bare[:-1]
        else:
            rest = rest[1:]
    return rest, len(bare)
