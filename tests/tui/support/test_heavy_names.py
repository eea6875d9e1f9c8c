"""A sentence of despair where a name is asked for: it is no person, and help is offered."""

from __future__ import annotations

import pytest

from checkin.journal import Journal
from checkin.tui.features.support.contact_screen import PersonScreen
from checkin.tui.features.support.screen import PeopleScreen
from tests.support.showing import opened, press, shown

OFFER = "Would you like to see your people, your plan, or a help line?"


async def test_a_sentence_of_despair_as_a_name_is_kept_with_the_day_and_help_is_offered(
    journal: Journal,
) -> None:
    keys = ("f3", "a", "f12", *"I want to die", "enter", "enter", "enter")
    async with opened(journal, *keys) as (app, pilot):
        assert OFFER in " ".join(shown(app).split())
        await press(pilot, "escape")
        assert isinstance(app.screen, PeopleScreen)
        assert "Today doesn't show them, but History does." in " ".join(shown(app).split())
        await app.drafting.save()
    assert journal.contacts.all() == []
    assert [(one.kind, one.text) for one in journal.entries()] == [("reflection", "I want to die")]
    assert journal.drafts.all() == []


@pytest.mark.parametrize("asked", ["listen when I want to die", "I feel hopeless"])
async def test_a_person_to_ask_for_help_with_despair_is_kept_and_help_is_offered(
    journal: Journal, asked: str
) -> None:
    keys = ("f3", "a", "f12", *"Sam", "enter", "enter", *asked, "enter")
    async with opened(journal, *keys) as (app, pilot):
        assert OFFER in " ".join(shown(app).split())
        await press(pilot, "escape")
        assert "Sam" in shown(app)
    assert [(one.name, one.ask) for one in journal.contacts.all()] == [("Sam", asked)]


@pytest.mark.parametrize("name", ["Hope", "Dr Dye"])
async def test_a_name_is_a_person_without_another_question(journal: Journal, name: str) -> None:
    async with opened(journal, "f3", "a", "f12", *name, "enter", "enter", "enter") as (app, _):
        assert not isinstance(app.screen, PersonScreen)
        assert OFFER not in " ".join(shown(app).split())
    assert [one.name for one in journal.contacts.all()] == [name]
