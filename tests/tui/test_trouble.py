"""When the file cannot be used for a while, the page says so, goes on, and keeps the words."""

from __future__ import annotations

import pytest

from checkin.core.entries import NewEntry
from checkin.core.errors import CheckinError
from checkin.core.stretches import Stretch
from checkin.journal import Journal
from checkin.tui import key_queue
from checkin.tui.app import CheckinApp
from checkin.tui.base.form_screen import Form
from checkin.tui.base.palette_screen import Palette
from checkin.tui.features.hard_moment.screen import HardScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.routes import SELF_TRUST, route_to, screen_for
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.text_field import TextField
from tests.support.held import held
from tests.support.showing import opened, settled, shown

BUSY = "Another program is using your check-in file."


async def test_a_file_that_is_held_is_told_and_the_page_goes_on(path: str) -> None:
    with Journal.open(path, patience=0.01) as journal:
        async with opened(journal) as (app, pilot):
            with held(path):
                await pilot.press("w")
                await settled(pilot)
                assert BUSY in shown(app)
            await pilot.press(*"Went on", "enter")
            await settled(pilot)
            assert "Went on" in shown(app)
        assert [entry.text for entry in journal.entries()] == ["Went on"]


async def test_words_that_could_not_be_kept_stand_in_the_field_again(
    path: str,
) -> None:
    with Journal.open(path, patience=0.01) as journal:
        journal.add(NewEntry("win", "Before"))
        app = CheckinApp(journal)
        app._writer.connection = Journal.open(path, journal.clock, patience=0.01)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("w")
            await settled(pilot)
            with held(path):
                await pilot.press(*"Wrote it", "enter")
                await settled(pilot)
                assert BUSY in shown(app)
                assert app.screen.query_one("#line", TextField).value == "Wrote it"
            await pilot.press("enter")
            await settled(pilot)
        assert [entry.text for entry in journal.entries()] == ["Wrote it", "Before"]


@pytest.mark.parametrize("keys", [*"mwsehrpbk,", "hf", "hy", "hv", "ho", "hr", "hn", "hi", "hz"])
async def test_every_page_opens_and_closes_while_the_file_is_held(path: str, keys: str) -> None:
    with Journal.open(path, patience=0.01) as journal:
        journal.add(NewEntry("win", "Before"))
        async with opened(journal) as (_app, pilot):
            with held(path):
                for key in keys:
                    await pilot.press("comma" if key == "," else key)
                    await settled(pilot)
                await pilot.resize_terminal(60, 20)
                await settled(pilot)
                await pilot.press("escape")
                await settled(pilot)
            for _ in keys:
                await pilot.press("escape")
            await pilot.press("w", *"Went on", "enter")
            await settled(pilot)
        assert journal.entries()[0].text == "Went on"


async def test_a_hard_moment_asks_its_question_while_the_file_is_held(path: str) -> None:
    with Journal.open(path, patience=0.01) as journal:
        async with opened(journal) as (app, pilot):
            with held(path):
                await pilot.press("s")
                await settled(pilot)
                assert "one small thing I can do right now?" in shown(app)
                assert BUSY in shown(app)
            await pilot.press(*"Sit down", "enter")
            await settled(pilot)
            assert "This is how I feel" in shown(app)


async def test_a_form_opened_while_the_file_is_held_changes_what_it_is_about(path: str) -> None:
    with Journal.open(path, patience=0.01) as journal:
        journal.contacts.add("Sam", "0123", "sit with me")
        journal.lookback.save_stretch(Stretch("one", "Walks", 7, None, "#walk", "2026-11-20"))
        journal.help_lines.edit("gb-shout", {"name": "Shout", "call": "", "text_to": "85258"})
        app = CheckinApp(journal)
        app._writer.connection = Journal.open(path, journal.clock, patience=0.01)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            for place in ("people:1", "stretch:one", "people:line:gb-shout"):
                with held(path):
                    await app.push_screen(screen_for(route_to(place)))
                    await pilot.press("end", *" B")
                    await settled(pilot)
                    assert BUSY in shown(app)
                    form = app.screen
                    assert isinstance(form, Form)
                    await pilot.press(*["enter"] * len(form.fields))
                    await settled(pilot)
                    assert BUSY in shown(app)
                    assert app.screen is form
                assert form.line("name").value.endswith(" B")
                form.line(form.fields[-1]).focus()
                await pilot.press("enter")
                await settled(pilot)
                assert app.screen is not form
        (person,) = journal.contacts.all()
        assert (person.name, person.reach, person.ask) == ("B", "0123", "sit with me")
        (stretch,) = journal.lookback.stretches()
        assert (stretch.name, stretch.days) == ("B", 7)
        assert journal.help_lines.all()["gb-shout"].words["text_to"] == "85258"
        assert journal.drafts.all() == []


async def test_the_question_of_the_season_waits_while_the_file_is_held(path: str) -> None:
    with Journal.open(path, patience=0.01) as journal:
        async with opened(journal) as (app, pilot):
            with held(path):
                await app.push_screen(screen_for(SELF_TRUST))
                await settled(pilot)
                assert BUSY in shown(app)
            await pilot.press("escape", "w", *"Went on", "enter")
            await settled(pilot)
        assert [entry.text for entry in journal.entries()] == ["Went on"]


async def test_a_question_that_can_not_be_asked_now_is_told(path: str) -> None:
    with Journal.open(path, patience=0.01) as journal:
        journal.delete(journal.add(NewEntry("win", "Before")).id)
        async with opened(journal, "h", "z") as (app, pilot):
            with held(path):
                await pilot.press("d")
                await settled(pilot)
                assert BUSY in shown(app)
            await pilot.press("d")
            await settled(pilot)
            assert "Everything: 1 entry" in shown(app)


async def test_words_that_could_not_be_kept_after_their_page_was_left_are_back_there(
    path: str,
) -> None:
    with Journal.open(path, patience=0.01) as journal:
        app = CheckinApp(journal)
        app._writer.connection = Journal.open(path, journal.clock, patience=1.0)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("w")
            with held(path):
                await pilot.press(*"Words", "enter", "escape")
                assert isinstance(app.screen, TodayScreen)
                assert app.unfinished() == []
                while not app.unfinished():
                    await pilot.pause()
                await pilot.pause()
                assert BUSY in shown(app)
            await pilot.press("w")
            await settled(pilot)
            assert app.screen.query_one("#line", TextField).value == "Words"
            await pilot.press("enter")
            await settled(pilot)
        assert [entry.text for entry in journal.entries()] == ["Words"]
        assert journal.drafts.all() == []


async def test_a_step_of_a_hard_moment_that_can_not_be_kept_is_told_and_its_words_are_back(
    path: str,
) -> None:
    with Journal.open(path, patience=0.01) as journal:
        app = CheckinApp(journal)
        app._writer.connection = Journal.open(path, journal.clock, patience=0.01)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("s", *"Drink tea", "enter")
            await settled(pilot)
            with held(path, reading=True):
                await pilot.press("i", "enter")
                await settled(pilot)
                assert BUSY in shown(app)
                assert app.screen.query_one("#line", TextField).value == "Drink tea"
            assert journal.entries() == []
            for keys in (("enter",), ("i", "enter")):
                await pilot.press(*keys)
                await settled(pilot)
        assert [entry.text for entry in journal.entries_of("step")] == ["Drink tea"]
        assert journal.drafts.all() == []


async def test_words_typed_beside_an_idea_that_is_taken_stay(path: str) -> None:
    with Journal.open(path) as journal:
        async with opened(journal, "s", *"Call Sam") as (app, pilot):
            choices = app.screen.query_one(ChoiceList)
            choices.highlighted = choices.get_option_index("st-body-2m-1")
            for key in ("enter", "enter", "escape"):
                await pilot.press(key)
                await settled(pilot)
            assert isinstance(app.screen, HardScreen)
            assert app.screen.query_one("#line", TextField).value == "Call Sam"
            await app.action_quit()
        assert [entry.text for entry in journal.entries_of("step")] != ["Call Sam"]
        assert [draft.text for draft in journal.drafts.all()] == ["Call Sam"]


async def test_words_go_on_while_the_line_before_waits_and_both_stay(path: str) -> None:
    with Journal.open(path, patience=0.01) as journal:
        app = CheckinApp(journal)
        app._writer.connection = Journal.open(path, journal.clock, patience=0.6)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("w")
            with held(path):
                await pilot.press(*"One", "enter", *"two")
                await settled(pilot)
                assert "Not saved yet: One." in shown(app)
                assert app.screen.query_one("#line", TextField).value == "two"
            await app.action_quit()
        assert {draft.text for draft in journal.drafts.all()} == {"One", "two"}


async def test_words_that_wait_when_the_program_is_left_are_drafts_and_nothing_more(
    path: str,
) -> None:
    with Journal.open(path, patience=0.01) as journal:
        app = CheckinApp(journal)
        app._writer.connection = Journal.open(path, journal.clock, patience=30)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("w")
            with held(path):
                await pilot.press(*"One", "enter", *"two")
                assert app.screen.query_one("#line", TextField).value == "two"
            await app.action_quit()
        assert [entry.text for entry in journal.entries()] in (["One"], [])
        kept = [*(entry.text for entry in journal.entries())]
        assert {*kept, *(draft.text for draft in journal.drafts.all())} == {"One", "two"}


async def test_enter_twice_keeps_once_while_the_file_is_held(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_queue, "_OPENING", 0.05)
    with Journal.open(path, patience=0.01) as journal:
        app = CheckinApp(journal)
        app._writer.connection = Journal.open(path, journal.clock, patience=60)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("s", "tab", *"It was loud")
            await settled(pilot)
            with held(path, reading=True):
                await pilot.press("enter", "enter", "escape")
            await settled(pilot)
            assert isinstance(app.screen, HardScreen)
        assert [entry.text for entry in journal.entries_of("setback")] == ["It was loud"]
        assert journal.drafts.all() == []


async def test_trouble_while_the_palette_is_open_is_told_on_the_page_below(
    journal: Journal,
) -> None:
    async with opened(journal, "ctrl+p") as (app, pilot):
        assert isinstance(app.screen, Palette)
        app.screen.call_next(fail)
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "It is held." in shown(app)


def fail() -> None:
    raise CheckinError("It is held.")
