"""Typing over what is kept: a value is replaced, and words that are added to stay apart."""

from __future__ import annotations

from datetime import timedelta

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.conftest import NOON
from tests.support.showing import opened, settled, shown


async def test_a_goal_that_is_typed_again_replaces_the_one_before(journal: Journal) -> None:
    journal.add(NewEntry("intention", "walk", cue="After lunch"))
    async with opened(journal, "m", *"call mum", "enter") as (_app, pilot):
        await pilot.press("m", "tab", *"before tea", "enter")
        await settled(pilot)
    (goal,) = journal.entries_of("intention")
    assert (goal.text, goal.cue) == ("call mum", "before tea")


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("end", *" more"), "walk more"),
        (("right", *"ed"), "walked"),
        (("left", *"re"), "rewalk"),
        (("home", *"re"), "rewalk"),
        (("backspace", *"sit"), "sit"),
    ],
)
async def test_keys_that_move_the_cursor_leave_what_is_kept(
    journal: Journal, keys: tuple[str, ...], text: str
) -> None:
    journal.add(NewEntry("intention", "walk"))
    async with opened(journal, "m", *keys, "enter"):
        pass
    assert journal.entries_of("intention")[0].text == text


async def test_what_is_kept_is_no_draft_and_stays(journal: Journal) -> None:
    journal.add(NewEntry("intention", "walk"))
    async with opened(journal, "m", "escape") as (app, _pilot):
        assert "waiting" not in shown(app)
    assert journal.entries_of("intention")[0].text == "walk"


async def test_a_draft_over_a_goal_is_gone_on_with(journal: Journal) -> None:
    journal.add(NewEntry("intention", "walk"))
    async with opened(journal, "m", *"call", "escape", "m", *" mum", "enter"):
        pass
    assert journal.entries_of("intention")[0].text == "call mum"


async def test_a_setting_that_is_typed_replaces_the_one_before(journal: Journal) -> None:
    from checkin.tui.widgets.choice_list import ChoiceList

    journal.settings.set("country", "US")
    async with opened(journal, "comma") as (app, pilot):
        choices = app.screen.query_one(ChoiceList)
        choices.highlighted = choices.get_option_index("country")
        await pilot.press("enter", *"Germany", "enter")
        await settled(pilot)
    journal.settings.refresh()
    assert journal.settings["country"] == "DE"


async def test_a_persons_words_are_replaced_field_by_field(journal: Journal) -> None:
    journal.contacts.add("Sam", "555 0100", "listen")
    async with opened(journal, "p", "f6", *"Samira", "enter", *"555 0199", "enter", "enter") as (
        app,
        _pilot,
    ):
        assert "Samira" in shown(app)
    (person,) = journal.contacts.all()
    assert (person.name, person.reach, person.ask) == ("Samira", "555 0199", "listen")


async def test_what_happened_is_added_to_by_lines(journal: Journal) -> None:
    async with opened(journal, "s", "tab", *"A loud call", "escape") as (_app, pilot):
        await pilot.press("tab", *"then silence", "escape")
        await settled(pilot)
        await pilot.press("tab", *"All day", "escape")
        await settled(pilot)
    assert journal.entries_of("setback")[0].text == "A loud call\nthen silence\nAll day"


async def test_how_a_win_came_about_is_added_to(journal: Journal) -> None:
    win = journal.add(NewEntry("win", "Swam", why="Went early"))
    async with opened(journal, "h", "f6", *"with Sam", "escape"):
        pass
    assert journal.entry(win.id).why == "Went early with Sam"


async def test_more_that_is_taken_back_adds_no_second_space(journal: Journal) -> None:
    win = journal.add(NewEntry("win", "Swam", why="Went early"))
    async with opened(journal, "h", "f6", "x", "backspace", "backspace", *"er", "escape"):
        pass
    assert journal.entry(win.id).why == "Went earlyer"


async def test_a_tag_is_typed_behind_the_others_and_a_day_over_the_one_before(
    journal: Journal,
) -> None:
    win = journal.add(NewEntry("win", "Swam", tags=("#sea",)))
    async with opened(journal, "h", "e", "tab", *"#sun", "tab", *"yesterday", "enter") as (
        app,
        _pilot,
    ):
        assert "Changed" in shown(app)
    changed = journal.entry(win.id)
    assert set(changed.tags) == {"#sea", "#sun"}
    assert changed.day == NOON.date() - timedelta(days=1)
