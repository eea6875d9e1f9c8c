"""Which small things to offer in a hard moment, and in what order.

Pure: the same facts give the same offers, all day long, on any machine. What a person said about
a step is all it goes by. In order:

1. what they agreed with someone to try, then their own when-then plans for this kind of moment;
2. what eased a moment before, most and latest first;
3. what fits this kind of moment, unless it made one harder; after a slip, this comes first;
4. ideas of half a minute, two minutes and ten, the pinned ones first, the others taking turns
   from day to day;
5. someone.

What made a moment harder waits at the end of its group, never comes first for that kind of
moment, and is not offered at all while something that eased one has no room. This module has no
texts: what an offer says about its record is a text of the content.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import dropwhile
from typing import Literal, Protocol
from zlib import crc32

from checkin.core.frozen import Frozen
from checkin.core.rotation import turned
from checkin.core.text import fold

Group = Literal["agreed", "plan", "helped", "fitting", "30s", "2m", "10m", "someone"]

HALF_LIFE = 60
"""After so many days an answer weighs half as much in the order (days)."""

ELSEWHERE = 0.5
"""How much an answer from another kind of moment weighs, beside one from the same kind."""

FACING = frozenset({"facing"})
"""Never in a hard moment: going toward what one avoids is for another day."""


class SmallThing(Protocol):
    """An idea for something small to do, as content has it."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def text(self) -> str:
        """What to do, in a sentence."""

    @property
    def group(self) -> str:
        """What it works with; `someone` for the ideas that lead to a person."""

    @property
    def time(self) -> str:
        """How long it takes: 30s, 2m or 10m."""

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics it touches."""

    @property
    def moment(self) -> str:
        """The kind of hard moment that it is for alone; empty for any."""

    @property
    def tool(self) -> str | None:
        """The screen it opens, if any."""


class Tried(Frozen):
    """One small step that was tried, and what the person said of it."""

    key: str
    """The id of the idea, or `own_step_key` of their own words."""
    text: str
    outcome: Literal["easier", "same", "harder"] | None
    """`None` where they did not say."""
    day: date
    moment: str | None = None
    """The kind of hard moment, where they named one."""


class Plan(Frozen):
    """A when-then plan of the person's own."""

    text: str
    moment: str | None = None
    """The kind of hard moment it is for; `None` for any."""
    cue: str = ""
    key: str | None = None
    """The id of the idea it was made from, if any."""


class Offer(Frozen):
    """One small thing to show, with the facts of its record."""

    key: str
    text: str
    group: Group
    eased: int = 0
    """How many times it eased a moment."""
    tried: int = 0
    """How many times they said how it went; times without an answer say nothing."""
    last_eased: date | None = None
    tool: str | None = None
    cue: str = ""
    """When, or after what: for a plan."""


class Limits(Frozen):
    """How many offers each group holds."""

    plan: int = 3
    helped: int = 4
    half_minute: int = 3
    two_minutes: int = 3
    ten_minutes: int = 2
    someone: int = 3

    @property
    def times(self) -> tuple[tuple[Literal["30s", "2m", "10m"], int], ...]:
        """The groups of ideas by time, in their order, with their limits."""
        return (("30s", self.half_minute), ("2m", self.two_minutes), ("10m", self.ten_minutes))


DEFAULT_LIMITS = Limits()


def own_step_key(text: str) -> str:
    """The key of a step in the person's own words, the same in any case, accents and spacing."""
    return "own:" + " ".join(fold(text).split()).rstrip(".!?… ")


def offers(
    ideas: Iterable[SmallThing],
    tried: Iterable[Tried],
    *,
    day: date,
    moment: str | None = None,
    topics_off: Collection[str] = frozenset(),
    hidden: Collection[str] = frozenset(),
    agreed: Iterable[str] = (),
    plans: Iterable[Plan] = (),
    pinned: Sequence[str] = (),
    own: Collection[str] = (),
    fitting: Sequence[str] = (),
    fitting_first: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> tuple[Offer, ...]:
    """The small things to show, in their order, each key once.

    `hidden` are the keys the person put aside for good; `agreed` is what they agreed with someone
    to try; `pinned` are the ids that stand first in their groups, `own` those of a person's own
    files, which come before the others and take no room from them, and `fitting` those made for
    this kind of moment. An idea whose topic is off, or that is not among `ideas`, is never offered,
    however much it eased; their own words always may be.
    """
    away = FACING.union(topics_off)
    known = {
        idea.id: idea
        for idea in ideas
        if (_stays(idea) or idea.id not in hidden) and away.isdisjoint(idea.topics)
    }
    records = _records(tried, day, moment)

    def record(key: str) -> _Record:
        return records.get(key, _NOTHING)

    def may(key: str) -> bool:
        return key in known or (key.startswith("own:") and key not in hidden)

    def offer(key: str, text: str, group: Group, cue: str = "") -> Offer:
        facts, tool = record(key), known[key].tool if key in known else None
        return Offer(key, text, group, facts.eased, facts.tried, facts.last_eased, tool, cue)

    def fits() -> None:
        for key in fitting:
            if key in known and key not in shown and not record(key).harder:
                shown[key] = offer(key, known[key].text, "fitting")

    shown: dict[str, Offer] = {}
    if fitting_first:
        fits()
    for text in agreed:
        if may(key := own_step_key(text)) and not record(key).harder:
            shown.setdefault(key, offer(key, text, "agreed"))
    room = len(shown) + limits.plan
    for plan in _planned(plans, moment):
        key = plan.key or own_step_key(plan.text)
        if may(key) and not record(key).harder and len(shown) < room:
            shown.setdefault(key, offer(key, plan.text, "plan", plan.cue))

    eased = [key for key in records if may(key) and record(key).score > 0 and key not in shown]
    eased.sort(key=lambda key: _helped_order(key, record(key)))
    more = eased[limits.helped :]
    for key in eased[: limits.helped] + [key for key in more if key in pinned]:
        text = known[key].text if key in known else record(key).text
        shown[key] = offer(key, text, "helped")
    fits()
    left_out = any(not record(key).harder for key in more if key not in shown)

    whole = list(shown.values())
    any_moment = [idea for idea in known.values() if not idea.moment]
    for time, limit in limits.times:
        here = [i for i in any_moment if i.time == time and i.group != "someone"]
        for part in (True, False):
            some = [idea for idea in here if (idea.id in own) is part]
            turns = _rotated(some, pinned, limit, day)
            new = [idea for idea in turns if idea.id not in shown and idea.id not in eased]
            calm = [idea for idea in new if not record(idea.id).harder]
            harder = [] if left_out else [idea for idea in new if record(idea.id).harder]
            whole += [offer(i.id, i.text, time) for i in (calm + harder)[:limit]]
    people = [i for i in any_moment if i.group == "someone" and i.id not in shown]
    people.sort(key=lambda idea: record(idea.id).harder)
    people = [*people[: limits.someone], *filter(_stays, people[limits.someone :])]
    whole += [offer(i.id, i.text, "someone") for i in people]
    return tuple(dropwhile(lambda one: record(one.key).harder and one.group != "someone", whole))


def _stays(idea: SmallThing) -> bool:
    """Whether it leads to the people who can help: it is there whatever was put aside."""
    return idea.tool == "people" and idea.group == "someone"


class _Record(Frozen):
    """All that was said of one step."""

    text: str = ""
    eased: int = 0
    tried: int = 0
    last_eased: date | None = None
    score: float = 0.0
    """Above zero if it eased more than it made harder, the latest answers weighing most."""
    harder: bool = False
    """Whether it made this kind of moment harder, the last time they said."""


_NOTHING = _Record()


def _records(tried: Iterable[Tried], day: date, moment: str | None) -> Mapping[str, _Record]:
    """What was said of each step, up to this day."""
    by_key: dict[str, list[Tried]] = {}
    for step in tried:
        if step.outcome is not None:
            by_key.setdefault(step.key, []).append(step)
    return {key: _record(steps, day, moment) for key, steps in by_key.items()}


def _record(steps: list[Tried], day: date, moment: str | None) -> _Record:
    steps.sort(key=lambda step: step.day)  # stable: of one day, the last given is the latest
    eased = [step for step in steps if step.outcome == "easier"]
    here = [step for step in steps if _fits(step, moment)]
    score = 0.0
    for step in steps:
        if step.outcome != "same":
            weight = 0.5 ** (max(0, (day - step.day).days) / HALF_LIFE)
            weight *= 1.0 if _fits(step, moment) else ELSEWHERE
            score += weight if step.outcome == "easier" else -weight
    latest = next((s.outcome for s in reversed(here) if s.outcome != "same"), None)
    return _Record(
        text=steps[-1].text,
        eased=len(eased),
        tried=len(steps),
        last_eased=eased[-1].day if eased else None,
        score=score,
        harder=latest == "harder" or score < 0,
    )


def _fits(step: Tried, moment: str | None) -> bool:
    """Whether a step counts as tried in this kind of moment: an unnamed one fits any."""
    return moment is None or step.moment is None or step.moment == moment


def _helped_order(key: str, record: _Record) -> tuple[bool, float, int, str]:
    latest = record.last_eased.toordinal() if record.last_eased else 0
    return (record.harder, -record.score, -latest, key)


def _planned(plans: Iterable[Plan], moment: str | None) -> list[Plan]:
    """The plans for this kind of moment, the ones made for it first."""
    fitting = [p for p in plans if moment is None or p.moment in (None, moment)]
    return sorted(fitting, key=lambda plan: moment is not None and plan.moment != moment)


def _rotated(
    ideas: Sequence[SmallThing], pinned: Sequence[str], limit: int, day: date
) -> list[SmallThing]:
    """The ideas of one time: the pinned first, the others in the order of this day.

    The others stand in a circle, in an order that looks like chance and never changes. Each day
    starts where the day before ended, so that every idea has its turn.
    """
    rank = {key: number for number, key in enumerate(pinned)}
    top = sorted((idea for idea in ideas if idea.id in rank), key=lambda idea: rank[idea.id])
    circle = sorted(
        (idea for idea in ideas if idea.id not in rank),
        key=lambda idea: (crc32(idea.id.encode()), idea.id),
    )
    return top + turned(circle, day.toordinal() * max(1, limit - len(top)))
