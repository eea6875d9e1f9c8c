"""Keys that a person moved commands of the app to: what they may be, and where two would meet.

The app is not loaded for it: `checkin.core.key_table` says which commands there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checkin.core.errors import NotPossible
from checkin.core.key_signs import SIGNS, key_sign
from checkin.core.key_table import ALWAYS, KEYS, MIXED
from checkin.core.text import quoted

_FUNCTION_KEYS = ("f4", "f6", "f7", "f10", "f11", "f12")
"""Without those that do the same on every page: help, a hard moment, people, a file, a day."""
_WITH_CTRL = "bglnorst"
"""Without those that fields, terminals and Textual use."""


def moved_keys(value: str) -> dict[str, str]:
    """The keys that a value of the setting moves commands to, by id, as far as it can be used."""
    return _read(value)[0]


def checked_keys(value: str) -> str:
    """The value as it is stored. Raises `NotPossible` that says what of it cannot be."""
    moved, faults = _read(value)
    if faults:
        raise faults[0]
    return as_value(moved)


def as_value(moved: Mapping[str, str]) -> str:
    """A value of the setting: each id and its key."""
    return " ".join(f"{id} {key_sign(key)}" for id, key in moved.items())


def usual(id: str) -> str:
    """The key that a command has unless it is moved. Raises `NotPossible` for none."""
    if id not in KEYS:
        from difflib import get_close_matches

        close = get_close_matches(id, KEYS, 3, 0.5)
        raise NotPossible(
            f"There's no key called {quoted(id)} that can be changed.",
            f"Did you mean {' or '.join(close)}?"
            if close
            else "`checkin settings keys` shows all of them.",
        )
    return KEYS[id]


def pages() -> tuple[frozenset[str], ...]:
    """The ids that share a page: first what works everywhere, with Today, then the others."""
    named: dict[str, set[str]] = {}
    for id in KEYS:
        named.setdefault(id.partition(".")[0], set()).add(id)
    everywhere = named.pop("app") | named.pop("today")
    return (*map(frozenset, (everywhere, *named.values(), *MIXED)),)


def _meeting(id: str) -> Iterator[str]:
    """The commands that must have other keys than this one.

    A page goes before what works everywhere: a command of `app` may be moved to the key of a page.
    """
    if id in ALWAYS:
        yield from KEYS
    for page in pages():
        if id in page:
            yield from (each for each in KEYS if each in page)
    yield from (each for each in KEYS if each.startswith("app."))


def _read(value: str) -> tuple[dict[str, str], list[NotPossible]]:
    """What can be used, and what cannot."""
    words = value.split()
    moved: dict[str, str] = {}
    faults: list[NotPossible] = []
    for id, name in zip(words[::2], [*words[1::2], ""][: len(words[::2])], strict=True):
        try:
            moved[id] = _key(id, name)
        except NotPossible as fault:
            faults.append(fault)
        else:
            if moved[id] == KEYS[id]:
                del moved[id]
    while meets := _first_meeting(moved):
        id, other = meets
        key = key_sign(moved.pop(id))
        faults.append(NotPossible(f"{key} is the key of {other} already.", "Choose another key."))
    return moved, faults


def _key(id: str, name: str) -> str:
    """The key of that name, by the name that Textual has for it."""
    before = usual(id)
    if name in (before, key_sign(before)):
        return before
    key = next((key for key, sign in SIGNS.items() if sign == name), name)
    with_others = key in _FUNCTION_KEYS or (
        len(key) == 6 and key.startswith("ctrl+") and key[5] in _WITH_CTRL
    )
    types = key in SIGNS or (len(key) == 1 and key.isalpha())
    others = f"{', '.join(_FUNCTION_KEYS)}, or ctrl+ and one of {' '.join(_WITH_CTRL)}"
    if not with_others and not types:
        raise NotPossible(
            f"{id} can't have the key {quoted(name)}." if name else f"{id} needs a key.",
            f"It can be a letter, one of {' '.join(SIGNS.values())}, {others}.",
        )
    if types and len(before) > 1 and before not in SIGNS:
        raise NotPossible(
            f"{id} is for where you type too, so its key can't be {key_sign(key)}.",
            f"It can be {others}.",
        )
    return key


def _first_meeting(moved: dict[str, str]) -> tuple[str, str] | None:
    """A command that was moved to the key of another, and that other; the last one moved first.

    Commands that share a key take turns: they may share another one.
    """
    now = {**KEYS, **moved}
    for id in reversed(moved):
        for other in _meeting(id):
            if now[other] == now[id] and KEYS[other] != KEYS[id]:
                return id, other
    return None
