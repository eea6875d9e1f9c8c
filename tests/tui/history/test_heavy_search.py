"""Words of despair that are looked for in History, and are found nowhere."""

from __future__ import annotations

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.support.screen import PeopleScreen
from tests.support.showing import opened, press, shown

PEOPLE = "For people who can help, press f3 at any time."


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
@pytest.mark.parametrize("sought", ["I want to die", "kill myself"])
async def test_people_are_named_below(journal: Journal, size: tuple[int, int], sought: str) -> None:
    journal.add(NewEntry("win", "Tea with Sam"))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "h", "slash", *spelled(sought))
        said = " ".join(shown(app).split())
        assert f"Nothing found. Fewer letters find more. {PEOPLE}" in said
        await press(pilot, "enter")
        assert PEOPLE in " ".join(shown(app).split())
        await press(pilot, "f3")
        assert isinstance(app.screen, PeopleScreen)
        await press(pilot, "escape")
        assert PEOPLE in " ".join(shown(app).split())
    assert [draft.text for draft in journal.drafts.all() if draft.text] == []


async def test_people_are_named_too_where_only_a_hard_moment_has_them(journal: Journal) -> None:
    journal.add(NewEntry("win", "Tea with Sam"))
    journal.add(NewEntry("setback", "I want to die"))
    async with opened(journal, "h", "slash", *spelled("I want to die")) as (app, _):
        said = " ".join(shown(app).split())
        assert "Found among hard moments: 1 match." in said
        assert PEOPLE in said


async def test_they_are_not_named_where_something_else_is_not_found(journal: Journal) -> None:
    journal.add(NewEntry("win", "Tea with Sam"))
    async with opened(journal, "h", "slash", *"dye") as (app, _):
        assert "Nothing found." in shown(app)
        assert "people who can help" not in shown(app)


def spelled(words: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in words]
