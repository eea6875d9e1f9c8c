"""Words typed on Today can be kept as a win, right after they were kept with the day."""

from __future__ import annotations

from datetime import date

import pytest

from checkin.core.entries import NewEntry
from checkin.core.errors import NotPossible
from checkin.core.query import EntryQuery
from checkin.core.reflections import OWN
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.today.screen import TodayScreen
from tests.support.showing import lines, opened, press, settled, shown

OFFER = "f9 Keep it as a win"
SAID = (*"I rang my sister today", "enter")


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=str)
async def test_words_that_were_kept_become_a_win_at_the_same_moment(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, *SAID)
        assert isinstance(app.screen, TodayScreen)
        assert "Saved with today, in your own words." in shown(app)
        assert OFFER in shown(app)
        (kept,) = journal.entries()
        await press(pilot, "f9")
        assert "Kept as a win." in shown(app)
        assert OFFER not in shown(app)
        assert any("● 12:30  I rang my sister today" in line for line in lines(app))
        (win,) = journal.entries()
        assert (win.id, win.kind, win.at, win.source) == (kept.id, "win", kept.at, None)
        assert journal.totals().wins == 1
        found = EntryQuery(kinds=("win",), text="sister")
        assert [entry.id for entry in journal.search.wins(found)] == [win.id]
        await press(pilot, "f9")
        assert len(journal.entries()) == 1
        await press(pilot, "u")
        (again,) = journal.entries()
        assert (again.kind, again.source, again.at) == ("reflection", OWN, kept.at)
        assert journal.totals().wins == 0
        assert "Also today" in shown(app)


HELP = "Keep what you wrote a moment ago as a win."


async def test_it_is_offered_of_what_was_just_kept_until_another_page(journal: Journal) -> None:
    journal.add(NewEntry("reflection", "From this morning", source=OWN))
    async with opened(journal) as (app, pilot):
        await press(pilot, "f9", "question_mark")
        assert HELP not in shown(app)
        await press(pilot, "escape", *SAID)
        assert OFFER in shown(app)
        await press(pilot, "w", "escape", "f9")
        assert OFFER not in shown(app)
    assert journal.totals().wins == 0


@pytest.mark.parametrize("keys", [("question_mark", "escape"), ("ctrl+p", "escape")], ids=str)
async def test_help_and_the_palette_leave_the_offer(
    journal: Journal, keys: tuple[str, ...]
) -> None:
    async with opened(journal, *SAID) as (app, pilot):
        await press(pilot, keys[0])
        assert HELP in shown(app) or keys[0] == "ctrl+p"
        await press(pilot, keys[1])
        assert OFFER in shown(app)
        await press(pilot, "f9")
    assert journal.totals().wins == 1


async def test_the_palette_keeps_it_as_a_win(journal: Journal) -> None:
    async with opened(journal, *SAID) as (_app, pilot):
        await press(pilot, "ctrl+p", *"keep it as a win", "enter")
    assert journal.totals().wins == 1


async def test_words_of_any_day_can_be_made_a_win_where_they_are_changed(
    journal: Journal,
) -> None:
    kept = journal.add(NewEntry("reflection", "Rang mum", day=date(2026, 11, 3), source=OWN))
    journal.add(NewEntry("win", "Tea", day=date(2026, 11, 2)))
    async with opened(journal, "h", "e") as (app, pilot):
        assert "f9 As a win" in lines(app)[-1]
        await press(pilot, "!", "f9")
        assert "Keep your change first (ctrl+s). Then it can be a win." in shown(app)
        await press(pilot, "ctrl+s", "e", "f9")
        assert "Kept as a win." in shown(app)
        win = journal.entry(kept.id)
        assert (win.kind, win.text, win.day) == ("win", "Rang mum!", kept.day)
        await press(pilot, "e")
        assert "As a win" not in shown(app)
        assert "f9 Not a win" in lines(app)[-1]
        await press(pilot, "escape", "down", "e")
        assert "As a win" not in shown(app)
    assert journal.totals().wins == 2


async def test_a_click_keeps_it_as_a_win(journal: Journal) -> None:
    async with opened(journal, *SAID) as (app, pilot):
        row = next(n for n, line in enumerate(lines(app)) if OFFER in line)
        await pilot.click(offset=(lines(app)[row].index(OFFER) + 1, row))
        await settled(pilot)
        assert journal.totals().wins == 1


async def test_heavy_words_are_no_win(journal: Journal) -> None:
    async with opened(journal, *"I feel so hopeless", "enter", "escape", "escape") as (app, pilot):
        assert [entry.kind for entry in journal.entries()] == ["reflection"]
        await press(pilot, "f9")
        assert "Keep it as a win" not in shown(app)
        assert journal.totals().wins == 0


def test_other_entries_are_not_made_wins(journal: Journal) -> None:
    step = journal.add(NewEntry("step", "Breathed"))
    with pytest.raises(NotPossible, match="can't be a win"):
        journal.wins.make_win(step.id)
    assert journal.entry(step.id) == step
