"""The title, headings and the footer stand in one column on every page, at every width."""

from __future__ import annotations

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.features.history.screen import HistoryScreen
from tests.support.showing import begins, lines, opened, settled, shown

LONG = "Walked along the river with Sam and talked about the winter before this one. " * 6


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_a_long_entry_hangs_under_its_words_and_enter_reads_on(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.add(NewEntry("win", LONG))
    journal.add(NewEntry("win", "Tea"))
    async with opened(journal) as (app, pilot):
        await pilot.resize_terminal(*size)
        await settled(pilot)
        rows = lines(app)
        first = next(n for n, row in enumerate(rows) if "Walked along" in row)
        column = rows[first].index("Walked")
        assert [begins(row) for row in rows[first + 1 : first + 4]] == [column] * 3
        assert rows[first + 3].strip() == "… enter reads on"
        assert "Tea" in rows[first + 4]
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)


async def test_enter_opens_nothing_where_all_is_shown(journal: Journal) -> None:
    journal.add(NewEntry("win", "Tea"))
    async with opened(journal, "enter") as (app, _):
        assert not isinstance(app.screen, HistoryScreen)
        assert "reads on" not in shown(app)
