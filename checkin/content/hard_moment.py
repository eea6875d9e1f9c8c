"""The words of a hard moment: its question, its kinds, and replies without blame."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from checkin.content.loader import format_template, load_pack, rows
from checkin.content.topics import without
from checkin.core.frozen import Frozen


class MomentKind(Frozen):
    """One kind of hard moment; naming it is always optional."""

    id: str
    label: str
    tool: str | None
    """The screen that can fit it, as `skill:wave` or `grounding`."""
    topics: tuple[str, ...] = ()


class Line(Frozen):
    """One line that a topic switch can take away."""

    id: str
    text: str
    topics: tuple[str, ...]


class HelpOffer(Frozen):
    """The offer of people and help lines, made and never forced."""

    text: str
    choices: tuple[str, ...]
    """Show my people, open my plan, show help lines, not now: in this order."""


@cache
def _lines(table: str) -> tuple[Line, ...]:
    return tuple(
        Line(row["id"], row["text"], tuple(row.get("topics", ())))
        for row in rows("hard_moment", table)
    )


def openings(count: int = 0) -> tuple[str, ...]:
    """Lines to open with. The one that names the pile needs two wins or more."""
    texts = (row["text"] for row in rows("hard_moment", "opening"))
    filled = (format_template(text, count=count if count > 1 else None) for text in texts)
    return tuple(text for text in filled if text is not None)


@cache
def _kinds() -> tuple[MomentKind, ...]:
    return tuple(
        MomentKind(row["id"], row["label"], row.get("tool"), tuple(row.get("topics", ())))
        for row in rows("hard_moment", "kind")
    )


def kinds(topics_off: Collection[str] | None = None) -> tuple[MomentKind, ...]:
    """The kinds of hard moment, in the order they are offered."""
    return without(_kinds(), topics_off)


def fitting_tool(kind: str | None) -> str | None:
    """The tool that can fit a kind of moment; `None` for a kind without one, or for none."""
    return next((known.tool for known in _kinds() if known.id == kind), None)


def after_lines(topics_off: Collection[str] | None = None) -> tuple[str, ...]:
    """Lines for after one small step."""
    return tuple(line.text for line in without(_lines("after"), topics_off))


def replies(outcome: str, before: int | None = None, after: int | None = None) -> tuple[str, ...]:
    """Replies to easier, same or harder; those with numbers need both, and the second lower."""
    eased = before is not None and after is not None and after < before
    numbers = {"before": before, "after": after} if eased else {}
    texts = (row["text"] for row in rows("hard_moment", "reply") if row["outcome"] == outcome)
    return tuple(
        text for text in (format_template(t, **numbers) for t in texts) if text is not None
    )


def square_one() -> tuple[str, ...]:
    """Answers to "I'm back at square one"."""
    return tuple(line.text for line in _lines("square_one"))


def later(topics_off: Collection[str] | None = None) -> tuple[str, ...]:
    """Questions for looking back, from the next day on and when asked for."""
    return tuple(line.text for line in without(_lines("later"), topics_off))


def offer_help() -> HelpOffer:
    """The offer to make when a rating is 8 or more, or "hopeless" is picked."""
    table = load_pack("hard_moment")["offer_help"]
    return HelpOffer(table["text"], tuple(table["choices"]))
