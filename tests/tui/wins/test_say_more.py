"""Say more: short at first, and open further where that is wanted."""

from __future__ import annotations

import pytest

from checkin.core.entries import NewEntry
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.wins.details_screen import WinDetailsScreen
from checkin.tui.features.wins.screen import WinsScreen
from tests.support.showing import lines, opened, press, settled, shown

SHORT = (
    "How would you like to celebrate it?",
    "Was it any of these?",
    "Bring to my session",
    "Keep for a hard day",
    "Another day",
    "What kind of win was it?",
)
SIZES = [(80, 24), (60, 20)]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_is_short_at_first(journal: Journal, size: tuple[int, int]) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Sang", "tab")
        asked = next(n for n, line in enumerate(lines(app)) if "How did it happen?" in line)
        rows = [line.strip(" ›○.…") for line in lines(app)[asked + 3 : -2] if line.strip()]
        assert tuple(rows) == SHORT


@pytest.mark.practice(36)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_everything_is_said_by_keys_and_kept_as_one_change(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Sang", "tab", *"I set an alarm", "enter")
        assert "› " in next(line for line in lines(app) if SHORT[0] in line)
        await press(pilot, "down", "enter", "down", "enter")
        assert "First time" in shown(app)
        await press(pilot, "up", "enter")  # closed, with what is chosen beside it
        assert "Was it any of these? … · First time" in shown(app)
        await press(pilot, "down", "enter", "down", "enter")
        await press(pilot, "down", "down", "enter", "down", "enter", "escape")
        assert isinstance(app.screen, WinsScreen)
        assert "Saved with your win." in shown(app)
    (win,) = journal.entries_of("win")
    assert (win.why, win.marks, win.label) == ("I set an alarm", ("first-time",), "basics")
    assert win.bring
    assert win.keepsake
    journal.undo()
    assert journal.entry(win.id).why == ""


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_another_day_is_asked_for_and_named(journal: Journal, size: tuple[int, int]) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Sang", "tab", *["down"] * 5, "enter")
        assert "Which day?" in shown(app)
        await press(pilot, *"blurpday", "escape")
        assert isinstance(app.screen, WinDetailsScreen)
        assert "I don't know the day" in shown(app)
        await press(pilot, *["backspace"] * 8, *"yesterday", "enter")
        assert "On Friday 20 November" in shown(app)
        assert "Which day?" not in shown(app)
        await press(pilot, "escape")
        assert "Saved with your win, on Friday 20 November." in " ".join(shown(app).split())
    (win,) = journal.entries_of("win")
    assert win.day.isoformat() == "2026-11-20"


async def test_a_day_that_stands_in_the_field_is_taken_on_leaving(journal: Journal) -> None:
    async with opened(journal, "w", *"Sang", "tab", *["down"] * 5, "enter") as (_, pilot):
        await press(pilot, *"yesterday", "escape")
    (win,) = journal.entries_of("win")
    assert win.day.isoformat() == "2026-11-20"


async def test_a_day_that_was_being_typed_comes_back_after_a_stop(journal: Journal) -> None:
    win = journal.add(NewEntry("win", "Sang"))
    on = {"win": win.id, "on": ["bring"]}
    journal.drafts.save(Draft("more", "day", "yester", 6, on))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, WinDetailsScreen)
        assert "yester" in shown(app)
        await press(pilot, *"day", "escape")
    kept = journal.entry(win.id)
    assert kept.day.isoformat() == "2026-11-20"
    assert kept.bring


@pytest.mark.practice(47)
async def test_all_ways_to_celebrate_are_there(journal: Journal) -> None:
    async with opened(journal, "w", *"Sang", "tab", "down", "enter") as (app, pilot):
        found = set()
        for _ in range(14):
            await press(pilot, "down")
            found.add(next(line for line in lines(app) if "›" in line).strip(" ›○▁▂▃▄▅▆▇█"))
        assert "Play a song you love. Dance or tap along if you like." in found
        assert "Have something you like to eat. No rules." in found
        assert "Rest for ten minutes. You don't have to earn it." in found
        await press(pilot, "escape")
        assert isinstance(app.screen, WinsScreen)
