"""A win for another day: going back to today leaves nothing of the day, and words stay words."""

from __future__ import annotations

from datetime import date

from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import opened, press, settled, shown

TODAY, YESTERDAY = date(2026, 11, 21), date(2026, 11, 20)


async def test_a_day_that_was_taken_back_is_gone_also_after_a_restart(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await press(pilot, "w", *"fixed the shelf", "f5", *"yesterday", "enter", "f5", "enter")
        assert isinstance(app, CheckinApp)
        assert await app.drafting.save()
    (kept,) = journal.entries()
    assert (kept.text, kept.day) == ("fixed the shelf", TODAY)
    assert journal.drafts.all() == []
    async with opened(journal) as (app, _):
        assert isinstance(app.screen, TodayScreen)


async def test_words_whose_day_was_taken_back_come_back_for_today(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await press(pilot, "w", *"fixed the shelf", "f5", *"yesterday", "enter", "f5", "escape")
        await press(pilot, "w")
        assert "For Friday" not in shown(app)
        await press(pilot, "enter")
    assert [entry.day for entry in journal.entries()] == [TODAY]


async def test_words_come_back_for_the_day_that_was_chosen(journal: Journal) -> None:
    async with opened(journal) as (_, pilot):
        await press(pilot, "w", *"fixed the shelf", "f5", *"yesterday", "enter", "escape", "w")
        await press(pilot, "enter")
    assert [entry.day for entry in journal.entries()] == [YESTERDAY]


async def test_a_day_without_words_in_an_older_file_dates_nothing(journal: Journal) -> None:
    journal.drafts.save(Draft("wins", "day", "", 0, {"day": "2026-11-18"}))
    async with opened(journal) as (app, pilot):
        if not isinstance(app.screen, WinsScreen):
            await press(pilot, "w")
        await press(pilot, *"ate lunch", "enter")
    assert [entry.day for entry in journal.entries()] == [TODAY]


async def test_esc_goes_from_the_day_back_to_the_words(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await press(pilot, "w", *"Slept", "f5", *"all night", "enter")
        assert "If this is what you want to keep, press f5." in " ".join(shown(app).split())
        await press(pilot, "escape")
        assert isinstance(app.screen, WinsScreen)
        assert app.screen.query_one("#line", TextField).value == "Slept all night"
        assert "Which day?" not in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "w", "enter")
        await settled(pilot)
    assert [(entry.text, entry.day) for entry in journal.entries()] == [("Slept all night", TODAY)]
