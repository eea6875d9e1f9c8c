"""The words of a hard moment: its question, its kinds, its plans, and replies without blame."""

from __future__ import annotations

from collections.abc import Collection

from checkin.content.loader import load_item, load_items, load_pack
from checkin.content.strings import format_template, format_text
from checkin.content.topics import Phrase, without
from checkin.core.frozen import Frozen
from checkin.core.rotation import choose_stable


class MomentKind(Frozen):
    """One kind of hard moment; naming it is always optional."""

    id: str
    label: str
    tool: str | None = None
    """The screen that can fit it, as `skill:wave` or `grounding`."""
    topics: tuple[str, ...] = ()


class Reply(Frozen):
    """A reply to how a step went."""

    id: str
    outcome: str
    text: str
    """May have the places `{before}` and `{after}`."""


class SquareOne(Frozen):
    """An answer to the feeling of being back at the start."""

    id: str
    text: str
    of_wins: bool = False
    """Whether it speaks of wins that are shown."""


class HelpOffer(Frozen):
    """The offer of people and help lines, made and never forced."""

    text: str
    happened: str
    """Said first where a harm may have been done already."""
    choices: tuple[str, ...]
    """Show my people, open my plan, show help lines, not now: in this order."""


class Heard(Frozen):
    """An answer to words that tell how it is."""

    id: str
    sort: str
    """any, fine, or what `checkin.content.urge_words.told_sort` says."""
    text: str


def heard(sort: str) -> tuple[str, ...]:
    """Answers to words that tell how it is: wanting to drink or use, having done it, or any."""
    return tuple(row.text for row in load_items(Heard, "hard_moment", "heard") if row.sort == sort)


def heard_reply(sort: str, seed: object) -> str:
    """The answer to words of that sort; after drinking or using, with what is good to know then.

    `sort` is one of those of `Heard`, or slip for a slip of which nothing more is known; `seed`
    says which of several answers.
    """
    said = choose_stable(heard("took" if sort == "slip" else sort), seed=f"{seed}") or ""
    return f"{said}\n\n{after_slip()}" if sort == "took" else said


def after_slip() -> str:
    """What is good to know of the body after a slip, and where to ask."""
    return str(load_pack("hard_moment")["after_slip"])


def question() -> str:
    """The question of a hard moment."""
    return str(load_pack("hard_moment")["question"])


def kinds(topics_off: Collection[str] | None = None) -> tuple[MomentKind, ...]:
    """The kinds of hard moment, in the order they are offered."""
    return without(load_items(MomentKind, "hard_moment", "kind"), topics_off)


def fitting_tool(kind: str | None) -> str | None:
    """The tool that can fit a kind of moment; `None` for a kind without one, or for none."""
    return next((known.tool for known in kinds(()) if known.id == kind), None)


def after_lines(topics_off: Collection[str] | None = None) -> tuple[str, ...]:
    """Lines for after one small step."""
    return _texts("after", topics_off)


def replies(outcome: str, before: int | None = None, after: int | None = None) -> tuple[str, ...]:
    """Replies to easier, same or harder; those with numbers need both, and the second lower."""
    eased = before is not None and after is not None and after < before
    numbers = {"before": before, "after": after} if eased else {}
    rows = load_items(Reply, "hard_moment", "reply")
    texts = (format_template(row.text, **numbers) for row in rows if row.outcome == outcome)
    return tuple(filter(None, texts))


def square_one(*, wins: bool = True) -> tuple[str, ...]:
    """Answers to the feeling of starting over; without wins, none that speaks of them."""
    rows = load_items(SquareOne, "hard_moment", "square_one")
    return tuple(row.text for row in rows if wins or not row.of_wins)


def later(topics_off: Collection[str] | None = None) -> tuple[str, ...]:
    """Questions for looking back, from the next day on and when asked for."""
    return _texts("later", topics_off)


def offer_help() -> HelpOffer:
    """The offer to make when a rating is 8 or more, or words are `distress_words.heavy`."""
    return load_item(HelpOffer, "hard_moment", "offer_help")


def note(eased: int, tried: int, day: str | None = None) -> str:
    """What is known of a step, as counted: empty until it has eased a moment once.

    `tried` counts the times it was answered how it went; `day` is the last day it eased one, in
    words. One time is told by its day, more by their number.
    """
    if eased < 1:
        return ""
    if eased < tried:
        return format_text("hard", "eased_of", eased=eased, tried=tried)
    if eased == 1:
        return format_text("hard", "eased_on", day=day) or format_text("hard", "eased_once")
    return format_text("hard", "eased_times", eased=eased)


def calm(step: str) -> str:
    """The one sentence of the calm screen: the step, and time, unless it says how long it takes."""
    step = step.strip()
    if any(unit in step.casefold() for unit in ("minute", "second")):
        return step
    end = "" if step.endswith((".", "?", "!", ":", "'", '"')) else "."
    return format_text("hard", "calm", step=f"{step}{end}")


def plan(text: str, cue: str) -> str:
    """A when-then plan as one sentence; the step alone if it has no moment."""
    return format_text("hard", "plan", cue=cue, text=text) or text


def _texts(table: str, topics_off: Collection[str] | None) -> tuple[str, ...]:
    return tuple(row.text for row in without(load_items(Phrase, "hard_moment", table), topics_off))
