"""A sentence off Today is words, whichever page its first letter would open."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from checkin.journal import Journal
from checkin.tui import first_letter, navigation
from checkin.tui.app import CheckinApp
from checkin.tui.base.help_screen import HelpScreen
from checkin.tui.base.screen import Page
from checkin.tui.features.history.edit_screen import EntryScreen
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.lookback.on_this_day_screen import OnThisDayScreen
from checkin.tui.features.lookback.year_screen import YearScreen
from checkin.tui.features.settings.screen import SettingsScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.features.today.own_words_screen import OwnWordsScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import opened, press, shown
from tests.support.terminal import Terminal

PAGES = {
    PeopleScreen: ["p"],
    HistoryScreen: ["h"],
    YearScreen: ["h", "y"],
    SettingsScreen: ["comma"],
    OnThisDayScreen: ["h", "o"],
    HelpScreen: ["question_mark"],
}
SENTENCES = (
    "my brother died",
    "so tired of it all",
    "people are cruel to me",
    "everything hurts",
    "what a day",
    "he left again",
    "really low",
)


def field(app: CheckinApp) -> str:
    found = app.focused
    assert isinstance(found, TextField)
    return found.value


@asynccontextmanager
async def after(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, *keys: str
) -> AsyncIterator[tuple[CheckinApp, Pilot[None]]]:
    """The app after these keys and a moment; then letters follow each other, however slowly."""
    async with opened(journal, *keys, "f12") as (app, pilot):  # a key that does nothing
        monkeypatch.setattr(first_letter, "WITHIN", 60.0)
        yield app, pilot


async def typed(pilot: Pilot[None], sentence: str, *keys: str) -> None:
    await press(pilot, *[{" ": "space"}.get(sign, sign) for sign in sentence], *keys)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("page", PAGES)
async def test_a_sentence_is_kept_as_words_of_the_day(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, page: type[Page[object]], sentence: str
) -> None:
    before = list(demo.entries())
    async with after(demo, monkeypatch, *PAGES[page]) as (app, pilot):
        assert type(app.screen) is page
        await typed(pilot, sentence)
        assert isinstance(app.screen, OwnWordsScreen)
        assert field(app) == sentence
        await press(pilot, "enter")
    (kept,) = [entry for entry in demo.entries() if entry not in before]
    assert (kept.kind, kept.text, kept.source) == ("reflection", sentence, "words")
    assert demo.drafts.all() == []


@pytest.mark.parametrize(
    ("page", "sentence"),
    [(PeopleScreen, "like a stone"), (HistoryScreen, "Kind of ok")],
)
async def test_where_the_letter_is_a_key_of_the_page_nothing_is_kept_as_something_else(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, page: type[Page[object]], sentence: str
) -> None:
    before = list(demo.entries())
    async with after(demo, monkeypatch, *PAGES[page]) as (app, pilot):
        await typed(pilot, sentence, "enter")
        assert "weren't kept" in shown(app)
    assert list(demo.entries()) == before


async def test_the_page_says_what_became_of_the_letter(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch, "p") as (app, pilot):
        await typed(pilot, "my")
        assert "You typed this at: People" in shown(app)
        assert "m alone opens another page." in " ".join(shown(app).split())


async def test_a_page_of_ones_own_key_does_not_take_what_is_a_sentence(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch, "p") as (app, pilot):
        await typed(pilot, "a friend died", "enter")
        assert "Saved with today" in shown(app)
    assert journal.contacts.all() == []


async def test_words_without_hope_offer_people(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch, "p") as (app, pilot):
        await typed(pilot, "so hopeless", "enter")
        assert "press f3" in shown(app)


async def test_left_words_wait_and_are_not_written_over_by_the_next(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch, "p") as (app, pilot):
        await typed(pilot, "my", "escape")
        assert navigation.is_home(app)
        await typed(pilot, "p")
        await typed(pilot, "", "down")
        await typed(pilot, "so", "escape", "f5")
        found = [field.value for field in app.screen.query(TextField)]
        assert sorted(found) == ["my", "so"]


async def test_from_today_a_letter_and_the_words_are_kept_in_one_go(journal: Journal) -> None:
    async with opened(journal, "w", *"ate", "enter"):
        pass
    assert [win.text for win in journal.entries_of("win")] == ["ate"]


async def test_words_are_not_added_to_an_entry_that_their_first_letter_opens(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list(demo.entries())
    async with after(demo, monkeypatch, "h") as (app, pilot):
        await typed(pilot, "e")
        assert isinstance(app.screen, EntryScreen)
        await press(pilot, "v", "enter")
    assert [entry.text for entry in demo.entries() if entry not in before] == ["ev"]


async def test_keys_of_pages_without_a_field_follow_each_other_at_once(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(demo, monkeypatch, "h") as (app, pilot):
        await typed(pilot, "ot")
        assert isinstance(app.screen, OnThisDayScreen)


@pytest.mark.parametrize("keys", [["w", "w"], ["w", "down"], ["w", "ctrl+l"], ["w", "1"]])
async def test_a_letter_held_down_or_alone_opens_its_page(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    async with after(journal, monkeypatch, "h") as (app, pilot):
        await press(pilot, *keys)
        assert any(isinstance(screen, WinsScreen) for screen in app.screen_stack)


async def test_after_a_moment_words_belong_to_the_page_that_is_open(journal: Journal) -> None:
    async with opened(journal, "h", "w", "a") as (app, _):
        assert isinstance(app.screen, WinsScreen)
        assert field(app) == "a"


@pytest.mark.terminal
@pytest.mark.parametrize("sentence", ["my brother died", "einfach müde", "się boję"])
def test_in_a_terminal(journal: Journal, sentence: str) -> None:
    with Terminal([sys.executable, "-m", "checkin"]) as terminal:
        terminal.wait_to_see("This morning")
        terminal.send("p")
        terminal.wait_to_see("Help lines")
        terminal.send(sentence)
        terminal.wait_to_see(sentence)
        terminal.send("\r")
        terminal.wait_to_see("Saved with today")
    (kept,) = journal.entries()
    assert (kept.kind, kept.text) == ("reflection", sentence)
