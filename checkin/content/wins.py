"""What a win can be, one-key chips, gentle prompts for a quiet day, and ways to mark a win."""

from __future__ import annotations

from collections.abc import Collection

from checkin.content import own_packs
from checkin.content.loader import load_item, load_items, load_pack
from checkin.content.topics import without
from checkin.core.frozen import Frozen

FLAGGED = "keep"
"""The mark that is a field of its own: what is kept for a hard day."""
ON_A_KEY = 24
"""How many cells the words on a key take at most."""


class WinKind(Frozen):
    """One kind of win. Every kind has the same weight."""

    id: str
    label: str
    help: str
    topics: tuple[str, ...] = ()


class Mark(Frozen):
    """Something to note about any win, such as that it was a first time."""

    id: str
    label: str


class Chip(Frozen):
    """A win that one key keeps as it stands."""

    id: str
    """Empty for one of the person's own."""
    text: str
    """What is kept."""
    short: str
    """What stands on the key, in `ON_A_KEY` cells at most."""
    kind: str
    topics: tuple[str, ...] = ()


class FollowUp(Frozen):
    """A question for staying with a win; its answer says how the win came about."""

    id: str
    text: str


class Prompt(Frozen):
    """A question for a day on which nothing comes to mind."""

    id: str
    text: str
    yes: str = ""
    """The win that a yes is kept as; empty where a yes is no answer."""
    topics: tuple[str, ...] = ()


class Nothing(Frozen):
    """For when no prompt helped."""

    line: str
    choice_save: str


class Celebration(Frozen):
    """One quiet way to mark a win. None at all is always a choice."""

    id: str
    text: str
    time: str = ""
    """10s, 2m or 10m; empty for one of the person's own."""
    loud: str = ""
    """quiet or medium."""
    way: str = ""
    """say, share or reward."""
    when: str = ""
    """day or evening; empty if it fits at any time."""
    topics: tuple[str, ...] = ()
    tool: str | None = None
    """What it opens: share, or a tool by its name and choice."""


def kinds(topics_off: Collection[str] | None = None) -> tuple[WinKind, ...]:
    """The kinds of win, in the order they are offered."""
    return without(load_items(WinKind, "wins", "kind"), topics_off)


def marks() -> tuple[Mark, ...]:
    """The marks a person can add to any win."""
    return load_items(Mark, "wins", "mark")


def chips(topics_off: Collection[str] | None = None, *, first_kind: str = "") -> tuple[Chip, ...]:
    """The one-key wins in their order: a person's own, those of `first_kind`, then the usual."""
    shown = {"", *(kind.id for kind in kinds(topics_off))}
    own = own_packs.own_ids("wins", "chip")
    found = without(own_packs.items(Chip, "wins", "chip"), topics_off)
    first: list[str] = load_pack("wins")["chips"]["first"]
    return tuple(
        sorted(
            (chip for chip in found if chip.kind in shown),
            key=lambda chip: (
                chip.id not in own,
                chip.kind != first_kind,
                first.index(chip.id) if chip.id in first else len(first),
            ),
        )
    )


def follow_ups() -> tuple[FollowUp, ...]:
    """The questions for staying with a win."""
    return load_items(FollowUp, "wins", "follow_up")


def prompts(topics_off: Collection[str] | None = None) -> tuple[Prompt, ...]:
    """The questions for a day on which nothing comes to mind, a person's own first.

    All of ours where files leave none.
    """
    found = without(own_packs.items(Prompt, "wins", "prompt"), topics_off)
    return found or without(load_items(Prompt, "wins", "prompt"), topics_off)


def nothing() -> Nothing:
    """For when no prompt helped."""
    return load_item(Nothing, "wins", "nothing")


def celebrations(topics_off: Collection[str] | None = None) -> tuple[Celebration, ...]:
    """Ways to mark a win, a person's own first, then the shortest."""
    order = ("10s", "2m", "10m")
    found = without(own_packs.items(Celebration, "celebrations", "item"), topics_off)
    own = own_packs.own_ids("celebrations", "item")
    return tuple(sorted(found, key=lambda item: (item.id not in own, order.index(item.time))))
