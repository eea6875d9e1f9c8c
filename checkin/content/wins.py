"""What a win can be: kinds, marks, one-key chips, and gentle prompts for a quiet day."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from checkin.content.loader import load_pack, rows
from checkin.content.topics import without
from checkin.core.frozen import Frozen


class WinKind(Frozen):
    """One kind of win. Every kind has the same weight."""

    id: str
    label: str
    help: str
    topics: tuple[str, ...]


class Mark(Frozen):
    """Something to note about any win, such as that it was a first time."""

    id: str
    label: str


class Chip(Frozen):
    """A win that one key keeps as it stands."""

    id: str
    text: str
    """What is kept."""
    short: str
    """What stands on the key, in 16 columns at most."""
    kind: str
    topics: tuple[str, ...]


class Prompt(Frozen):
    """A gentle question for when nothing comes to mind."""

    id: str
    text: str
    topics: tuple[str, ...]


@cache
def _kinds() -> tuple[WinKind, ...]:
    return tuple(
        WinKind(row["id"], row["label"], row["help"], tuple(row.get("topics", ())))
        for row in rows("wins", "kind")
    )


@cache
def _chips() -> tuple[Chip, ...]:
    first: list[str] = load_pack("wins")["chips"]["first"]
    found = [
        Chip(row["id"], row["text"], row["short"], row["kind"], tuple(row.get("topics", ())))
        for row in rows("wins", "chip")
    ]
    return tuple(sorted(found, key=lambda c: first.index(c.id) if c.id in first else len(first)))


@cache
def _prompts() -> tuple[Prompt, ...]:
    return tuple(
        Prompt(row["id"], row["text"], tuple(row.get("topics", ())))
        for row in rows("wins", "prompt")
    )


def kinds(topics_off: Collection[str] | None = None) -> tuple[WinKind, ...]:
    """The kinds of win, in the order they are offered."""
    return without(_kinds(), topics_off)


@cache
def marks() -> tuple[Mark, ...]:
    """The marks a person can add to any win."""
    return tuple(Mark(row["id"], row["label"]) for row in rows("wins", "mark"))


def chips(topics_off: Collection[str] | None = None) -> tuple[Chip, ...]:
    """The one-key wins, in the order they are offered."""
    shown = {kind.id for kind in kinds(topics_off)}
    return tuple(chip for chip in without(_chips(), topics_off) if chip.kind in shown)


def prompts(topics_off: Collection[str] | None = None) -> tuple[Prompt, ...]:
    """The questions for a day on which nothing comes to mind."""
    return without(_prompts(), topics_off)


@cache
def follow_ups() -> tuple[str, ...]:
    """Questions to stay with a win for a moment, all of them optional."""
    return tuple(row["text"] for row in rows("wins", "follow_up"))


@cache
def nothing() -> tuple[str, str, str]:
    """For when no prompt helped: the line, "save today as it is", and "show me a past win"."""
    table = load_pack("wins")["nothing"]
    return table["line"], table["choice_save"], table["choice_past"]
