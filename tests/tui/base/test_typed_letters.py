"""A sentence that is typed on a page without a field is no row of keys: it is words."""

from __future__ import annotations

import pytest
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot

from checkin.core.entries import NewEntry
from checkin.core.text import LIMIT
from checkin.journal import Journal
from checkin.tui import letter_run, routes
from checkin.tui.app import CheckinApp
from checkin.tui.base import typed_letters
from checkin.tui.base.screen import Page
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.lookback.on_this_day_screen import OnThisDayScreen
from checkin.tui.features.lookback.year_screen import YearScreen
from checkin.tui.features.morning.screen import MorningScreen
from checkin.tui.features.settings.screen import SettingsScreen
from checkin.tui.features.sharing.screen import ShareScreen
from checkin.tui.features.support.plan_screen import PlanScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.features.today.own_words_screen import OwnWordsScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.widgets import choice_list
from checkin.tui.widgets.text_field import TextField
from tests.support.held import held
from tests.support.showing import opened, press, settled, shown
from tests.tui.base.test_palette_screen import seen

SENTENCES = {
    PeopleScreen: (["p"], "i want my mum"),
    SettingsScreen: (["comma"], "it is too dark, help"),
    ShareScreen: (["h", "x"], "for dr. weber on friday"),
    HistoryScreen: (["h"], "a dad and a sad day"),
    YearScreen: (["h", "y"], "i was so ill"),
    TodayScreen: ([], "i am at home today"),
    OnThisDayScreen: (["h", "o"], "at home with mum"),
}


def typed(sentence: str) -> list[str]:
    names = {" ": "space", ",": "comma", ".": "full_stop"}
    return [names.get(sign, sign) for sign in sentence]


@pytest.mark.parametrize("page", SENTENCES)
async def test_a_sentence_on_a_page_without_a_field_is_kept_as_own_words(
    demo: Journal, page: type[Page[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (typed_letters, choice_list):
        monkeypatch.setattr(module, "monotonic", lambda: 100.0)  # however slow the machine is
    monkeypatch.setattr(typed_letters, "AT_ONCE", 60.0)
    keys, sentence = SENTENCES[page]
    async with opened(demo, *keys) as (app, pilot):
        before, top = list(demo.entries()), app.screen
        assert type(top) is page
        assert isinstance(top, Page)
        await pilot.press(*typed(sentence))
        await settled(pilot)
        assert isinstance(app.screen, OwnWordsScreen)
        assert app.screen_stack[-2] is top
        name = top.heading()[0]
        on = name if page is TodayScreen else f'the page "{name}"'
        assert f"You typed this on {on}" in shown(app)
        assert list(demo.entries()) == before
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen is top
        assert "Saved with today" in shown(app)
    (kept,) = [entry for entry in demo.entries() if entry not in before]
    assert (kept.kind, kept.text) == ("reflection", sentence)
    assert demo.drafts.all() == []


@pytest.mark.parametrize("page", [PeopleScreen, SettingsScreen, YearScreen, TodayScreen])
async def test_enter_keeps_a_word(journal: Journal, page: type[Page[object]]) -> None:
    journal.add(NewEntry("win", "Ate well"))  # without any, there are no years
    async with opened(journal, *SENTENCES[page][0]) as (app, pilot):
        await press(pilot, *"vvnope")
        said = " ".join(shown(app).split())
        assert "vvnope There's nowhere to type here." in said
        assert "press enter to keep them" in said
        await press(pilot, "enter")
        assert type(app.screen) is page
        assert "Saved with today, in your own words." in shown(app)
        await press(pilot, *typed("vv is next"))
        assert isinstance(app.focused, TextField)
        assert app.focused.value == "vv is next"
        await app.drafting.save()
    assert [entry.text for entry in journal.entries_of("reflection")] == ["vvnope"]
    assert [draft.text for draft in journal.drafts.all()] == ["vv is next"]


async def test_enter_keeps_nothing_that_is_hardly_a_word(journal: Journal) -> None:
    async with opened(journal, *"jk", "enter") as (app, _):
        assert isinstance(app.screen, OwnWordsScreen)
        assert list(journal.entries()) == []


async def test_a_word_that_enter_cannot_keep_is_there(path: str) -> None:
    with Journal.open(path, patience=0.01) as journal:
        async with opened(journal, *"nope") as (app, pilot):
            app._writer.connection = Journal.open(path, journal.clock, patience=0.01)
            with held(path):
                await press(pilot, "enter")
                assert isinstance(app.screen, OwnWordsScreen)
                assert app.screen.query_one("#left TextField", TextField).value == "nope"
                assert app.screen.troubled
            await press(pilot, "enter")
            assert isinstance(app.screen, TodayScreen)
        assert [entry.text for entry in journal.entries()] == ["nope"]
        assert journal.drafts.all() == []


async def test_of_words_typed_on_the_page_of_the_plan_it_is_said_that_they_are_beside_it(
    journal: Journal,
) -> None:
    async with opened(journal, "p") as (app, pilot):
        app.go(routes.PLAN)
        await settled(pilot)
        await press(pilot, *typed("vv call my mum"), "enter")
        assert isinstance(app.screen, PlanScreen)
        said = " ".join(shown(app).split())
        assert "To write in your plan, choose a part of it first." in said
    assert [entry.text for entry in journal.entries_of("reflection")] == ["vv call my mum"]
    assert journal.safety_plan.all() == {}


@pytest.mark.parametrize("page", [PeopleScreen, HistoryScreen, TodayScreen])
async def test_what_is_pasted_where_no_field_is_opens_a_page_for_it(
    demo: Journal, page: type[Page[object]]
) -> None:
    async with opened(demo, *SENTENCES[page][0]) as (app, pilot):
        app.post_message(Paste("so low\ntoday"))
        await settled(pilot)
        assert isinstance(app.screen, OwnWordsScreen)
        await pilot.press("enter")
        await settled(pilot)
        assert type(app.screen) is page
    assert [e.text for e in demo.entries() if e.source == "words"] == ["so low today"]


async def test_more_than_an_entry_can_hold_is_said_and_opens_nothing(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        app.post_message(Paste("a" * (LIMIT + 1)))
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert f"{LIMIT:,}" in shown(app)
        said = " ".join(shown(app).split())
        assert "nothing was pasted" in said
        assert "still here" not in said
        await press(pilot, "s", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert f"{LIMIT:,}" not in shown(app)


@pytest.mark.parametrize("before", ["", "a walk "])
async def test_a_field_that_refused_a_paste_says_that_it_stayed_as_it_was(
    journal: Journal, before: str
) -> None:
    async with opened(journal, "w", *typed(before)) as (app, pilot):
        app.post_message(Paste("a" * (LIMIT + 1)))
        await settled(pilot)
        assert isinstance(app.focused, TextField)
        assert app.focused.value == before
        said = " ".join(shown(app).split())
        assert "nothing was pasted, and everything here is as it was" in said
        assert "still here" not in said
        app.post_message(Paste("short"))
        await settled(pilot)
        assert app.focused.value == f"{before}short"


async def test_words_go_on_behind_the_newest(journal: Journal) -> None:
    async with opened(journal, *typed("vvold words"), "escape") as (app, pilot):
        await pilot.press(*typed("vvnew words"))
        await settled(pilot)
        assert isinstance(app.focused, TextField)
        assert app.focused.value == "vvnew words"
        assert [field.value for field in app.screen.query(TextField)] == ["vvnew words"]


@pytest.mark.parametrize("key", ["escape", "down", "f3", "ctrl+l"])
async def test_a_word_that_another_key_ends_waits_as_own_words(journal: Journal, key: str) -> None:
    async with opened(journal, *"afraid", key) as (app, pilot):
        await press(pilot, *(["f12"] if key == "ctrl+l" else []))
        assert "There's nowhere to type here" not in shown(app)
        assert "The words you typed wait for you on Today" in shown(app)
        await app.drafting.save()
    assert [draft.text for draft in journal.drafts.all()] == ["afraid"]


@pytest.mark.parametrize(("typed", "kept"), [("42", ["42"]), ("é", ["é"]), ("jk", [])])
async def test_what_is_hardly_a_word_waits_if_nobody_hits_that_by_chance(
    journal: Journal, typed: str, kept: list[str]
) -> None:
    async with opened(journal, *typed, "escape") as (app, _):
        assert "There's nowhere to type here" not in shown(app)
        await app.drafting.save()
    assert [draft.text for draft in journal.drafts.all()] == kept


async def test_a_click_ends_a_word_as_a_key_does(journal: Journal) -> None:
    async with opened(journal, *"afraid") as (app, pilot):
        await pilot.click(offset=(5, 1))
        await settled(pilot)
        await app.drafting.save()
    assert [draft.text for draft in journal.drafts.all()] == ["afraid"]


async def test_backspace_goes_on_with_the_word(journal: Journal) -> None:
    async with opened(journal, *"afraidd", "backspace") as (app, _):
        assert isinstance(app.focused, TextField)
        assert app.focused.value == "afraid"


async def test_a_word_is_there_again_after_leaving_right_after_it(journal: Journal) -> None:
    async with opened(journal, *"afraid") as (app, _):
        app.leave()
    assert [draft.text for draft in journal.drafts.all()] == ["afraid"]


async def test_letters_that_are_joined_are_whole(journal: Journal) -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    async with opened(journal) as (app, pilot):
        for sign in f"{family} left":  # the pilot cannot press all of them
            app.post_message(Key(_character_to_key(sign), sign))
        await settled(pilot)
        assert isinstance(app.focused, TextField)
        assert app.focused.value == f"{family} left"


async def test_after_the_first_words_are_kept_what_is_typed_next_is_another_word(
    journal: Journal,
) -> None:
    words = (*typed("vv old"), "escape", *typed("vv new"), "escape")
    async with opened(journal, *words, "f5", "enter") as (app, pilot):
        (left,) = {"vv old", "vv new"}.difference(each.text for each in journal.entries())
        await press(pilot, *typed("and on"))
        assert isinstance(app.focused, TextField)
        assert app.focused.value == f"{left} and on"


async def test_ctrl_c_says_how_to_leave(journal: Journal) -> None:
    async with opened(journal, "ctrl+c") as (app, _):
        assert "To close checkin, press ctrl+q." in shown(app)


async def test_while_it_is_hidden_no_page_with_words_opens(journal: Journal) -> None:
    journal.add(NewEntry("win", "Ate well"))
    async with opened(journal, *"vvnope", "escape", "ctrl+l", "f3") as (app, pilot):
        await pilot.press(*typed("vv so low"), "enter")
        await settled(pilot)
        app.post_message(Paste("so low"))
        await settled(pilot)
        assert isinstance(app.screen, PeopleScreen)
        assert "What you type here is kept, and waits" in " ".join(shown(app).split())
        assert {"vvnope", "so low"}.isdisjoint(shown(app).splitlines())
        await app.drafting.save()
    assert {draft.text for draft in journal.drafts.all()} == {"vvnope", "vv so low", "so low"}


async def test_after_a_pause_a_letter_is_a_key_again(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(typed_letters, "monotonic", lambda: now)
    async with opened(demo, "j") as (app, pilot):
        top = app.screen
        await pilot.press("h")
        await settled(pilot)
        assert app.screen is top
        now += choice_list.TOGETHER + 0.1
        await pilot.press("h")
        await settled(pilot)
        assert app.screen is not top


@pytest.mark.parametrize(
    ("first", "gap", "rest", "whole"),
    [
        ("T", 2.0, "ook meds", "Took meds"),
        ("Ł", 4.0, "ukasz wrote", "Łukasz wrote"),
        ("A", 3.0, "fter all", "After all"),
        ("a", 0.7, "Zosch came", "Zosch came"),
        ("i", 0.2, "Phone off", "iPhone off"),
    ],
)
async def test_a_capital_that_did_nothing_is_waited_for_and_a_small_letter_was_a_key(
    journal: Journal,
    monkeypatch: pytest.MonkeyPatch,
    first: str,
    gap: float,
    rest: str,
    whole: str,
) -> None:
    now = 100.0
    monkeypatch.setattr(typed_letters, "monotonic", lambda: now)
    monkeypatch.setattr(typed_letters, "AT_ONCE", 60.0)
    monkeypatch.setattr(letter_run, "TOGETHER", -1.0)  # the real time between them says nothing
    async with opened(journal) as (_, pilot):
        await pilot.press(first)
        await settled(pilot)
        now += gap
        await pilot.press(*typed(rest), "enter")
        await settled(pilot)
    assert [entry.text for entry in journal.entries()] == [whole]


async def test_a_key_that_is_no_letter_ends_the_words(demo: Journal) -> None:
    async with opened(demo, "j", "down", "h") as (app, _):
        assert app.screen.id != "today"
        assert "does nothing here" not in shown(app)


@pytest.mark.parametrize(
    ("key", "said"), [("u", "Undoing in a moment."), ("U", "Redoing in a moment.")]
)
@pytest.mark.parametrize("page", ["", "h"])
async def test_undo_says_at_once_that_it_was_heard(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, page: str, key: str, said: str
) -> None:
    journal.add(NewEntry("win", "Made tea"))
    async with opened(journal, *page) as (app, pilot):
        monkeypatch.setattr(typed_letters, "AT_ONCE", 60.0)
        await pilot.press(key)
        assert said in shown(app)
        await press(pilot, "f12")
        assert said not in shown(app)


async def test_words_that_begin_with_the_key_of_undo_are_all_that_is_said(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.add(NewEntry("win", "Made tea"))
    async with opened(journal) as (app, pilot):
        monkeypatch.setattr(typed_letters, "AT_ONCE", 60.0)
        await press(pilot, "u", "s")
        assert "Undoing" not in shown(app)
    assert [win.text for win in journal.entries()] == ["Made tea"]


async def pressed_after(app: CheckinApp, pilot: Pilot[None], seconds: float, *keys: str) -> None:
    """Press the first key, and the next so many seconds later, as a machine that is slow has it."""
    first, second = (Key(key, key if len(key) == 1 else None) for key in keys)
    second.time = first.time + seconds
    app.post_message(first)
    app.post_message(second)
    await pilot.pause()


@pytest.mark.parametrize("seconds", [0.1, 0.8])
@pytest.mark.parametrize(("key", "page"), [("w", WinsScreen), ("h", HistoryScreen)])
async def test_undo_that_was_said_is_done_and_the_key_after_it_is_its_own(
    journal: Journal,
    monkeypatch: pytest.MonkeyPatch,
    seconds: float,
    key: str,
    page: type[Page[object]],
) -> None:
    journal.add(NewEntry("win", "Made tea"))
    async with opened(journal) as (app, pilot):
        monkeypatch.setattr(typed_letters, "AT_ONCE", 0.7)
        await pressed_after(app, pilot, seconds, "u", key)
        await settled(pilot)
        assert isinstance(app.screen, page)
    assert list(journal.entries()) == []


@pytest.mark.parametrize("seconds", [0.1, 0.8])
async def test_a_letter_that_begins_a_word_with_the_key_of_undo_does_so_only_at_once(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    journal.add(NewEntry("win", "Made tea"))
    async with opened(journal, "w") as (app, pilot):
        for number in range(10):  # somebody who types slowly
            app.letters_before.pace.note(50.0 + number * 0.7)
        await press(pilot, "escape")
        monkeypatch.setattr(typed_letters, "AT_ONCE", 0.7)
        monkeypatch.setattr(typed_letters, "AT_LAST", 60.0)
        await pressed_after(app, pilot, seconds, "u", "m")
        await settled(pilot)
        assert isinstance(app.screen, MorningScreen) == (seconds == 0.8)
    assert (list(journal.entries()) == []) == (seconds == 0.8)


async def test_undo_twice_names_both_where_its_key_waits(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_letters, "AT_ONCE", 0.2)
    for text in ("AAA one", "BBB two"):
        journal.add(NewEntry("win", text))
    async with opened(journal) as (app, pilot):
        await pilot.press("u")
        await seen(app, "Undone: BBB two")
        await pilot.press("u")
        await seen(app, "Undone: BBB two. Undone: AAA one")
