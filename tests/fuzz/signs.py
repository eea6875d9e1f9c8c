"""Odd texts, and what changes others at random; all of it comes from one seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

ODD = (
    *("", " ", "\t", "\n\n", "\0", "\x07", "\x1b[2J", "\x1b]52;c;aGk=\x07", "\x9b31m", "\x7f"),
    *("\r", "\u2028", "\u202eabc\u202c", "\u2066x", "\ufeff", "\u200b", "\u200d", "\ufe0f"),
    *("\u00ad", "\ud800", "\udc9b", "\ufffd", "\uffff", "\U000e0001", "\U0010ffff", "\u115f"),
    *(
        "e" + "\u0301" * 40,
        "👩‍👩‍👧",
        "🇩🇪🇫",
        "❤️",
        "日本語",
        "עברית",
        "ไทย",
        "हिन्दी",
        "ﷺ",
        "ǅ",
        "ß",
        "İ",
    ),
    *("[red]x[/red]", "[/x]", "[@click=app.quit]x[/]", "{x}", "%s", "$(id)", "`id`", "a\\b", "'\""),
    *(
        "#tag",
        "@sam",
        "#",
        "@",
        "#a#b",
        "#٢",
        "@a.b.",
        "http://a.b/#c",
        "me@here.org",
        "*",
        '"',
        "--",
    ),
    *("0", "-1", "1e999", "9" * 400, "²", "½", "٣", "NaN", "null", "true", "[]", "{}", "99:99"),
    *("2026-02-30", "0000-00-00", "9999-12-31", "1900-01-01", "24:00", "12:60 pm", "29 feb"),
    *("x" * 300, "word " * 200, "a-" * 200, "(" * 100, "<p>" * 60),
)
"""What programs stumble over."""


def text(chance: random.Random, longest: int = 24) -> str:
    """Any text: of one script or of all, with what is odd in it now and then."""
    found = []
    for _ in range(chance.randint(0, longest)):
        match chance.randrange(12):
            case 0:
                found.append(chance.choice(ODD))
            case 1:
                found.append(chr(chance.randrange(0x110000)))
            case 2:
                found.append(chr(chance.randrange(0x300)))
            case 3 | 4:
                found.append(" ")
            case _:
                found.append(chance.choice("abcdefghijklmnopqrstuvwxyzAZ0123456789äé.,-'"))
    return "".join(found)


def changed(text_: str, chance: random.Random, words: Sequence[str] = ()) -> str:
    """A text with a few places of it changed."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text_) + 1)
        until = min(len(text_), at + chance.randrange(6))
        match chance.randrange(6):
            case 0:
                text_ = text_[:at] + text_[until:]
            case 1:
                text_ = text_[:at] + chance.choice(ODD) + text_[at:]
            case 2:
                text_ = text_[:at] + text_[at:until] * chance.randint(2, 4) + text_[until:]
            case 3:
                text_ = text_[:at] + text(chance, 4) + text_[until:]
            case 4 if words:
                text_ = f"{text_[:at]} {chance.choice(words)} {text_[at:]}"
            case _:
                parts = text_.split(" ")
                chance.shuffle(parts)
                text_ = " ".join(parts)
    return text_


def fewest(found: str, fails: Callable[[str], bool], most: int = 2000) -> str:
    """A short part of a text that fails as all of it does."""
    size = max(1, len(found) // 2)
    tried = 0
    while size and tried < most:
        at = 0
        while at < len(found) and tried < most:
            less = found[:at] + found[at + size :]
            tried += 1
            if fails(less):
                found = less
            else:
                at += size
        size //= 2
    return found
