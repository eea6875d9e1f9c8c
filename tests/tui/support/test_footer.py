"""What the footer names on the page of people, and on that of someone."""

from __future__ import annotations

import pytest

from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.support.contact_screen import PersonScreen
from checkin.tui.features.support.help_line_screen import HelpLineScreen
from tests.support.showing import lines, opened, press, shown


@pytest.mark.parametrize(
    ("size", "person", "line"),
    [
        ((80, 24), "a Add a person", "a Add a help line"),
        ((60, 20), "a Add person", "a Add a help line"),
    ],
    ids=str,
)
async def test_it_says_whether_a_person_or_a_help_line_is_added(
    journal: Journal, size: tuple[int, int], person: str, line: str
) -> None:
    journal.settings.set("country", "GB")
    journal.contacts.add("Samuel", "123")
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "p")
        assert person in lines(app)[-1]
        await press(pilot, "a")
        assert isinstance(app.screen, PersonScreen)
        await press(pilot, "escape", "l", "down")
        assert "enter Copy" in lines(app)[-1]
        await press(pilot, "up")
        assert line in lines(app)[-1]
        await press(pilot, "a")
        assert isinstance(app.screen, HelpLineScreen)


async def test_where_someone_has_no_number_enter_adds_one_and_copies_nothing(
    journal: Journal,
) -> None:
    journal.contacts.add("Samuel", "")
    async with opened(journal, "p", "enter") as (app, pilot):
        assert "enter Add a number  f6 Change  esc Back  ? More" in lines(app)[-1]
        assert "Copy" not in shown(app)
        assert "There's no number here yet. Press enter to add one." in shown(app)
        await press(pilot, "enter", *"555 0100", "enter", "enter")
        assert [person.reach for person in journal.contacts.all()] == ["555 0100"]
        assert app.clipboard == ""
        assert "enter Copy  f6 Change" in lines(app)[-1]
        await press(pilot, "enter")
        assert app.clipboard == "555 0100"
