"""Which words of a morning are a goal to do: words of despair are kept, and are none."""

from __future__ import annotations

from checkin.core.entries import Day, Entry


def goal_of(day: Day) -> Entry | None:
    """The latest goal of a day; None if there is none."""
    latest = day.intention
    if latest is None or is_goal(latest):
        return latest
    return next((each for each in reversed(day.of("intention")) if is_goal(each)), None)


def is_goal(intention: Entry) -> bool:
    """Whether there is nothing of despair in it."""
    from checkin.content.distress_words import is_despair  # only for a day that has one

    return not any(map(is_despair, (intention.text, intention.cue, intention.reward)))
