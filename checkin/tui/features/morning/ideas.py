"""What a morning offers, and how what was chosen is kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from checkin.content.choices import lines_in_words
from checkin.content.goals import goal_of
from checkin.content.morning import IntentionIdea, cues, intentions
from checkin.content.own_packs import own_ids
from checkin.content.strings import format_text, get_text, get_texts
from checkin.content.topics import Phrase
from checkin.content.urge_words import comes_back
from checkin.content.wins import celebrations
from checkin.core.entries import ENOUGH, NO_GOAL, Entry, NewEntry
from checkin.core.query import EntryQuery
from checkin.core.rotation import turned
from checkin.core.settings import find
from checkin.core.text import has_beginnings, show, words
from checkin.journal import Journal

WHOLE = (NO_GOAL, ENOUGH)
"""The choices that are a whole morning by themselves."""

_MIX = {"low": 5, "medium": 3, "more": 2}
"""How many ideas of each energy are shown to someone who has not said how much there is."""
_MOVEMENT = "movement"
"""The area of ideas of which a mix has one."""
_MOVES_AT = 2
"""Where it stands, if the mix has none by itself."""


_BACK = 30
"""How many days back a goal is from that can be chosen again."""
_MET = ("did", "changed")
"""The outcomes of a goal that is done with."""


def fitting(
    typed: str,
    energy: str | None,
    off: Collection[str],
    day: date,
    not_for_me: Collection[str] = (),
) -> tuple[IntentionIdea, ...]:
    """The ideas that hold all typed words; without any, those for the energy, or the day's mix.

    The mix turns from day to day, the person's own first, then low energy, and asks nobody to
    face anything. One of it is some gentle movement. None of those that are `not_for_me` is among
    them.
    """

    def ideas_for(energy: str | None, off: Collection[str]) -> list[IntentionIdea]:
        return [idea for idea in intentions(energy, off) if idea.id not in not_for_me]

    if sought := words(typed):
        return tuple(
            idea
            for idea in ideas_for(energy, off)
            if has_beginnings(f"{idea.text} {idea.smaller} {idea.area}", sought)
        )
    if energy:
        return tuple(ideas_for(energy, off))
    own = own_ids("morning", "item")
    mixed = [idea for idea in ideas_for(None, {*off, "facing"}) if idea.id in own]
    for each, few in _MIX.items():
        ideas = [i for i in ideas_for(each, {*off, "facing"}) if i.id not in own]
        mixed += turned(ideas, day.toordinal() * few)[:few]
    moving = [i for i in ideas_for(None, off) if i.area == _MOVEMENT and i.energy != "low"]
    if moving and not set(moving) & set(mixed):
        mixed[_MOVES_AT:] = [turned(moving, day.toordinal())[0], *mixed[_MOVES_AT:-1]]
    return tuple(mixed)


def earlier_goals(journal: Journal, day: date) -> tuple[Entry, ...]:
    """Goals of days before that one which can be chosen again, the latest first.

    In the person's own words: an idea is found as an idea. What is heavy does not come back.
    """
    since = date.fromordinal(max(1, day.toordinal() - _BACK))
    query = EntryQuery(("intention",), since=since, until=day - timedelta(days=1))
    found: dict[str, Entry] = {}
    for goal in journal.entries(query):
        found.setdefault(goal.text.casefold(), goal)
    return tuple(
        goal
        for goal in found.values()
        if goal.outcome not in _MET and not goal.source and comes_back(goal.text)
    )


def again(typed: str, goals: Sequence[Entry]) -> Sequence[Entry]:
    """Those of the goals that hold all typed words; without any, the latest."""
    if sought := words(typed):
        return [goal for goal in goals if has_beginnings(goal.text, sought)]
    return goals[:1]


def moments(typed: str, off: Collection[str]) -> tuple[Phrase, ...]:
    """The moments that hold all typed words."""
    sought = words(typed)
    return tuple(cue for cue in cues(off) if has_beginnings(cue.text, sought))


def rewards(typed: str, journal: Journal) -> tuple[str, ...]:
    """Ways to celebrate that hold all typed words: the person's own, then other rewards.

    None of a topic that is off, or that is not for them, is among the others.
    """
    sought = words(typed)
    own = lines_in_words(find("celebrate"), journal.settings["celebrate"])
    off, out = journal.settings.topics_off(), journal.not_for_me.ids()
    others = [way.text for way in celebrations(off) if way.way == "reward" and way.id not in out]
    both = dict.fromkeys((*own, *others))
    return tuple(text for text in both if has_beginnings(text, sought))


def idea_with(id: str | None) -> IntentionIdea | None:
    """The idea of that id, whether its topic is on or not."""
    return next((idea for idea in intentions(None, ()) if idea.id == id), None)


def idea_saying(text: str) -> IntentionIdea | None:
    """The idea that has these words, or else these as its smaller form."""
    ideas = intentions(None, ())
    whole = next((idea for idea in ideas if idea.text == text), None)
    return whole or next((idea for idea in ideas if idea.smaller == text), None)


def whole_words(whole: str) -> str:
    """What a choice that is a whole morning says."""
    return get_text("morning", "enough" if whole == ENOUGH else "no_goal")


def source_of(text: str) -> str | None:
    """Where these words are from; none for the person's own."""
    for whole in WHOLE:
        if text == whole_words(whole):
            return whole
    idea = idea_saying(text)
    if idea is None:
        return None
    return ENOUGH if idea.special == ENOUGH and idea.text == text else idea.id


def keep_for_today(journal: Journal, new: NewEntry) -> Entry:
    """Keep the day's one intention, in the place of the one before if there is one."""
    goal = goal_of(journal.today())
    if goal is None:
        return journal.add(new)
    same = ("text", "cue", "reward", "source")
    if all(getattr(goal, name) == getattr(new, name) for name in same):
        return goal
    return journal.edit(goal.id, text=new.text, cue=new.cue, reward=new.reward, source=new.source)


def reply_to(kept: Entry, before: Entry | None, undo: str) -> str:
    """What is said once it is kept; also what it took the place of, and the key to undo that."""
    if before is not None and (before.text, before.cue) != (kept.text, kept.cue):
        was = show(before.sentence, one_line=True)
        return format_text("morning", "changed", before=was, key=undo)
    idea = idea_with(kept.source)
    if idea is not None and idea.timed:
        return get_text("morning", "kept_with_tool")
    key = {ENOUGH: "enough_replies", NO_GOAL: "no_goal_replies"}.get(kept.source or "", "kept")
    replies = get_texts("morning", key)
    return replies[kept.id % len(replies)]
