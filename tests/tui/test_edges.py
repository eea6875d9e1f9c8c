"""The title, headings and the footer stand in one column on every page, at every width."""

from __future__ import annotations

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.demo_journal import demo_journal
from checkin.journal import Journal
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.pages import PAGES, open_page
from tests.support.showing import lines, opened, settled, shown

LONG = "Walked along the river with Sam and talked about the winter before this one. " * 6


def begins(line: str) -> int:
    return len(line) - len(line.lstrip())


@pytest.mark.parametrize("page", PAGES)
async def test_title_headings_and_footer_stand_in_one_column(page: str, clock: Clock) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal) as (app, pilot):
            await open_page(pilot, journal, page)
            for size in ((120, 40), (80, 24), (60, 20)):
                await pilot.resize_terminal(*size)
                await settled(pilot)
                rows = [line for line in lines(app) if line.strip()]
                edge = app.screen.query_one("#page").content_region.x
                assert begins(rows[0]) == begins(rows[-1]) == edge, size
                assert min(map(begins, rows)) == edge, size
                for choices in app.screen.query(ChoiceList):
                    headings = {
                        str(o.prompt)
                        for o in choices.options
                        if o.disabled and str(o.prompt)[:1].strip()
                    }
                    found = [row for row in rows if row.strip() in headings]
                    assert {begins(row) for row in found} <= {edge}, size


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
