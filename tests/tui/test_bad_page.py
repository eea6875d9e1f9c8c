"""A page of the file that goes bad while the app is open: words come back into their field."""

from __future__ import annotations

from pathlib import Path

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import opened, settled, shown
from tests.support.spoiled import pages, spoil


async def test_it_is_said_before_a_keep_and_the_words_stay(path: str) -> None:
    with Journal.open(path) as journal:
        journal.add_many([NewEntry("win", f"Before {number}") for number in range(99)])
        async with opened(journal, "w") as (app, pilot):
            spoil(path, {pages(path) // 2})
            before = Path(path).read_bytes()
            await pilot.press(*"Had tea", "enter")
            await settled(pilot)
            said = " ".join(shown(app).split())
            assert "is damaged. Your words are still here." in said
            assert "`checkin doctor` says what to do about this one." in said
            assert app.screen.query_one("#line", TextField).value == "Had tea"
            assert Path(path).read_bytes() == before
