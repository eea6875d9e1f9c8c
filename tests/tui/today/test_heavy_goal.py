"""Words of despair that are in the file as a goal are no goal to do; they stay where they are."""

from __future__ import annotations

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.shell import checkin
from tests.support.showing import opened, press, shown

HEAVY = "I want to die"


@pytest.fixture
def heavy(journal: Journal) -> Journal:
    """A journal with such a goal for today, as the shell or a file of another program has it."""
    journal.add(NewEntry("intention", HEAVY))
    return journal


async def test_today_asks_for_a_goal_as_if_there_was_none(heavy: Journal) -> None:
    async with opened(heavy) as (app, pilot):
        assert HEAVY not in shown(app)
        assert "One gentle thing for today" in shown(app)
        await press(pilot, "m")
        assert HEAVY not in shown(app)
        await press(pilot, *"Tea", "enter", "enter", "enter")
        assert "Tea" in shown(app)
        await press(pilot, "h")
        assert HEAVY in shown(app)
    assert [(e.kind, e.text) for e in heavy.entries()] == [
        ("intention", "Tea"),
        ("intention", HEAVY),
    ]


async def test_the_evening_does_not_ask_how_it_went(heavy: Journal) -> None:
    async with opened(heavy, "e") as (app, _):
        assert HEAVY not in shown(app)
        assert "How did it go" not in shown(app)


async def test_a_goal_from_before_it_is_still_the_goal(journal: Journal) -> None:
    journal.add(NewEntry("intention", "Walk to the lake"))
    journal.add(NewEntry("intention", "Rest", cue=HEAVY))
    async with opened(journal) as (app, _):
        assert "Walk to the lake" in shown(app)
        assert HEAVY not in shown(app)


def test_the_shell_shows_it_in_the_log_and_not_as_the_goal_of_today(heavy: Journal) -> None:
    heavy.add(NewEntry("win", "Got up"))
    said = checkin("today").out
    assert HEAVY not in said
    assert "Morning" not in said
    assert "Got up" in said
    assert HEAVY not in checkin("status").out
    assert HEAVY in checkin("log").out
    heavy.add(NewEntry("intention", "Tea with Sam"))
    assert "Tea with Sam" in checkin("today").out
