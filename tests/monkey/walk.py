"""Random streams of what people do, made from a number: the same number, the same stream."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

SIZES = ("80x24", "80x24", "80x24", "100x32", "120x40", "60x20", "40x12", "20x5", "7x3", "1x1")
PAGES = (*"mwsehpbklr", "comma", "question_mark", "f1", "f2", "f3", "ctrl+p")
LETTERS = (*"abcdefghijklmnoprstuvwxyz", *"AHSUVWXYZ", *"0123456789")
SIGNS = (
    *("slash", "full_stop", "comma", "asterisk", "number_sign", "plus", "minus", "space"),
    *("left_square_bracket", "right_square_bracket", "question_mark", "at", "underscore"),
)
MOVES = (
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab"),
    *("up", "down", "enter", "enter", "enter", "escape", "ctrl+home", "ctrl+end", "shift+down"),
)
OTHERS = (
    *("f1", "f2", "f3", "f4", "f5", "f6", "f9", "ctrl+l", "ctrl+p", "ctrl+s", "ctrl+d", "ctrl+j"),
    *("ctrl+a", "ctrl+u", "ctrl+k", "ctrl+w", "ctrl+c", "ctrl+v", "ctrl+x", "ctrl+o", "ctrl+r"),
    *("backspace", "delete", "alt+1", "alt+w", "shift+left", "ctrl+right", "insert", "ctrl+y"),
)
WORDS = (
    *("tea", "walked", "7", "10", "yesterday", "#walk", "@Sam", "a calm ride", "tired", "why"),
    *(
        "прогулка",
        "περίπατος",
        "שלום",
        "日記を書いた",
        "\uff57",
        "é",
        "e\u0301",
        "👩‍👩‍👧",
        "ш",
        "[b]x[/b]",
        "\\",
    ),
)
SENTENCES = (
    *("I rang mum", "d. rang me", "dad called", "did it hurt", "quiet day today", "so tired"),
    *("under it all", "we sat", "me", "hi", "was here, b. too", "over and over", "... no"),
)
"""What people type where letters are keys."""
PASTES = ("two\nlines", "#tag, @who", "\x1b[31mred", "\u202eturned", "x" * 300, "", "日" * 90)


@dataclass(frozen=True, slots=True)
class Stream:
    """What is done to the app from its start to its end.

    A step is a key, or `type:words`, `paste:words`, `click:column,row`, `size:80x24`, or `rest`,
    at which all that was begun comes to its end. Without `rest`, nothing is waited for.
    """

    journal: str
    """`empty`, or `demo` for a made-up year."""
    size: str
    """How large the terminal is at first, such as 80x24."""
    steps: tuple[str, ...]


def walk(seed: int) -> Stream:
    """The stream of that number."""
    random = Random(seed)
    journal, size = random.choice(("empty", "demo", "demo")), random.choice(SIZES[:6])
    steps: list[str] = []
    patient = random.random() < 0.5
    for _ in range(random.randint(4, 9)):
        part = random.choices(_PARTS, _WEIGHTS)[0](random)
        for step in part:
            steps.append(step)
            if random.random() < (0.6 if patient else 0.15):
                steps.append("rest")
    return Stream(journal, size, tuple(steps))


def _several(random: Random, least: int, most: int, steps: tuple[str, ...]) -> list[str]:
    return random.choices(steps, k=random.randint(least, most))


def _page(random: Random) -> list[str]:
    """A page, and keys that may be its own."""
    keys = random.choice((LETTERS, MOVES, LETTERS + MOVES + SIGNS + OTHERS))
    return [random.choice(PAGES), *_several(random, 0, 5, keys)]


def _history(random: Random) -> list[str]:
    """History has the most pages behind it."""
    return ["h", *_several(random, 1, 4, (*"afgilnoprtvxyz", "slash", *MOVES[:6], "h"))]


def _field(random: Random) -> list[str]:
    words = random.choice(("type:", "type:", "paste:"))
    said = random.choice(WORDS if words == "type:" else PASTES)
    return [words + said, *_several(random, 0, 2, MOVES + OTHERS[-8:])]


def _sentence(random: Random) -> list[str]:
    """A sentence on any page, all at once or with a rest between its letters; then another one."""
    steps = [random.choice(("escape", "h", "p", "w"))]
    for said in _several(random, 1, 2, SENTENCES):
        if random.random() < 0.5:
            steps.append(f"type:{said}")
        else:
            for letter in said:
                steps += [f"type:{letter}", *["rest"] * (random.random() < 0.3)]
        steps.append(random.choice(("escape", "enter", "f5", "rest")))
    return steps


def _clicks(random: Random) -> list[str]:
    places = (random.randint(0, 79), random.choice((23, 31, random.randint(0, 39))))
    return [f"click:{places[0]},{places[1]}"] * random.choice((1, 1, 2))


def _size(random: Random) -> list[str]:
    return [f"size:{size}" for size in _several(random, 1, 2, SIZES)]


def _palette(random: Random) -> list[str]:
    return [
        "ctrl+p",
        *random.choice(([], ["type:his"], ["type:zz"], [f"type:{random.choice(SENTENCES)}"])),
        *_several(random, 0, 3, MOVES),
    ]


def _escapes(random: Random) -> list[str]:
    return ["escape"] * random.randint(1, 5)


def _anything(random: Random) -> list[str]:
    return _several(random, 2, 8, LETTERS + SIGNS + MOVES + OTHERS)


_PARTS: tuple[Callable[[Random], list[str]], ...] = (
    _page,
    _history,
    _field,
    _sentence,
    _clicks,
    _size,
    _palette,
    _escapes,
    _anything,
)
_WEIGHTS = (8, 3, 5, 3, 3, 2, 2, 3, 4)
"""How often each of them comes."""
