"""A win that was none becomes own words: in Wins, in History, and where an entry is changed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from checkin.core.entries import NewEntry
from checkin.core.errors import NotPossible
from checkin.core.query import EntryQuery
from checkin.core.reflections import OWN, of_the_evening
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from tests.support.showing import lines, opened, press, shown

SAID = "so ashamed, nine weeks for nothing"
REPLY = "Kept as your own words, not as a win."
SIZES = pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=str)


def texts(journal: Journal, *kinds: str) -> list[str]:
    return [entry.text for entry in journal.entries() if entry.kind in kinds]


def said(app: CheckinApp) -> str:
    """The screen as one line: where it is narrow, what is said has two."""
    return " ".join(shown(app).split())


def named(app: CheckinApp, key: str, words: str) -> bool:
    """Whether help says that of a key, where it is scrolled to."""
    return any(line.split()[:1] == [key] and words in line for line in lines(app))


def assert_no_win(journal: Journal) -> None:
    """It is nowhere among wins, and all of it is there."""
    assert SAID not in texts(journal, "win")
    (kept,) = [entry for entry in journal.entries() if entry.text == SAID]
    assert (kept.kind, kept.source, kept.label, kept.keepsake, kept.marks) == (
        *("reflection", OWN, None, False),
        (),
    )
    assert not [*journal.search.wins(EntryQuery(kinds=("win",), text="ashamed"))]
    assert (
        sum(group.wins for group in journal.lookback.win_groups("month")) == journal.totals().wins
    )


@SIZES
async def test_one_that_was_just_kept_in_wins_is_chosen_with_the_key_that_help_names(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.add(NewEntry("win", "Made the call"))
    async with opened(journal, "w", *SAID, "enter", size=size) as (app, pilot):
        await press(pilot, "f1")
        while not named(app, "ctrl+n", "wasn't a win"):
            await press(pilot, "down")
        await press(pilot, "escape", "ctrl+n")
        assert "Which of these wasn't a win?" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, WinsScreen)
        assert f"{REPLY} On Today, u takes that back." in said(app)
        assert "1 so far" in shown(app)
        assert SAID not in shown(app)
        assert_no_win(journal)
        await press(pilot, "escape", "u")
        assert isinstance(app.screen, TodayScreen)
        assert texts(journal, "win") == [SAID, "Made the call"]


async def test_one_from_before_today_is_chosen_there_too_and_esc_changes_nothing(
    journal: Journal,
) -> None:
    before = journal.clock.today() - timedelta(days=1)
    journal.add(NewEntry("win", SAID, before, label="body", keepsake=True, marks=("big",)))
    journal.add(NewEntry("win", "Made the call"))
    async with opened(journal, "w", "ctrl+n") as (app, pilot):
        assert lines(app)[6].strip() == "Before today"
        await press(pilot, "escape")
        assert isinstance(app.screen, WinsScreen)
        assert texts(journal, "win") == ["Made the call", SAID]
        await press(pilot, "ctrl+n", "down", "enter")
        assert_no_win(journal)
        assert texts(journal, "win") == ["Made the call"]
        await press(pilot, "escape", "u")
        again = next(entry for entry in journal.entries() if entry.text == SAID)
        assert (again.label, again.keepsake, again.marks) == ("body", True, ("big",))


async def test_without_wins_the_key_says_that_there_is_nothing_yet(journal: Journal) -> None:
    async with opened(journal, "w", *"half", "ctrl+n") as (app, _pilot):
        assert lines(app)[-2].strip() == "There are no wins to choose from yet."
        assert "half" in shown(app)


async def test_nothing_is_celebrated_any_more_that_was_no_win(journal: Journal) -> None:
    journal.settings.set("after-win", "ways")
    async with opened(journal, "w", *SAID, "enter") as (app, pilot):
        assert "How would you like to celebrate it?" in shown(app)
        await press(pilot, "ctrl+n", "enter")
        assert REPLY in said(app)
        assert "How would you like to celebrate it?" not in shown(app)
        await press(pilot, "enter")
        assert "You did that" not in shown(app)


@SIZES
async def test_in_history_it_is_the_chosen_one_or_all_that_are_marked(
    journal: Journal, size: tuple[int, int]
) -> None:
    for text in ("Made the call", SAID):
        journal.add(NewEntry("win", text))
    async with opened(journal, "h", "question_mark", size=size) as (app, pilot):
        while not named(app, "f9", "This wasn't a win"):
            await press(pilot, "down")
        await press(pilot, "escape", "down", "f9")
        assert f"{REPLY} Press u to undo." in shown(app)
        assert_no_win(journal)
        await press(pilot, "f9")  # it is no win any more: nothing is done to it
        assert texts(journal, "reflection") == [SAID]
        await press(pilot, "u")
        assert texts(journal, "win") == [SAID, "Made the call"]
        await press(pilot, "home", "space", "space", "f9")
        assert "2 wins kept as your own words now. Press u to undo." in shown(app)
        assert texts(journal, "win") == []
        await press(pilot, "u")
        assert texts(journal, "win") == [SAID, "Made the call"]


@SIZES
async def test_where_it_is_changed_the_footer_names_it_and_the_same_key_makes_it_a_win_again(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.add(NewEntry("win", SAID))
    async with opened(journal, "h", "e", size=size) as (app, pilot):
        assert "f9 Not a win" in lines(app)[-1]
        await press(pilot, *" at all", "f9")
        assert "Keep your change first (ctrl+s)." in shown(app)
        assert texts(journal, "win") == [SAID]
        await press(pilot, "f5", "f9")
        assert f"{REPLY} Press u to undo." in shown(app)
        assert_no_win(journal)
        await press(pilot, "e")
        assert "f9 As a win" in lines(app)[-1] or "f9 Keep it as a win" in lines(app)[-1]
        await press(pilot, "f9")
        assert texts(journal, "win") == [SAID]


async def test_an_answer_of_the_evening_stays_one_as_a_line_with_its_question(
    journal: Journal,
) -> None:
    async with opened(journal, "e", *SAID, "f9", "escape", "h", "f9") as (app, _):
        assert REPLY in shown(app)
    (kept,) = journal.entries()
    assert kept.kind == "reflection"
    assert of_the_evening(kept)
    assert kept.cue.endswith("?")


def test_what_is_no_win_cannot_be_made_none(journal: Journal) -> None:
    win = journal.add(NewEntry("win", "Tea"))
    moment = journal.add(NewEntry("setback", "Loud"))
    with pytest.raises(NotPossible, match="isn't a win"):
        journal.wins.make_words(win.id, moment.id)
    assert journal.entry(win.id).kind == "win"
