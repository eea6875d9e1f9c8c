"""Words that begin with a letter and a sign, or with a letter that would close the program."""

from __future__ import annotations

import sys

import pytest

from checkin.journal import Journal
from checkin.tui import letter_run, navigation
from checkin.tui.base import typed_letters
from checkin.tui.base.screen import Page
from checkin.tui.features.hard_moment.screen import HardScreen
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.today.own_words_screen import OwnWordsScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.widgets.field_protocol import as_field
from tests.support.showing import press, shown
from tests.support.terminal import Terminal
from tests.tui.test_first_letter import PAGES, after, field, kept_whole, typed


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (TodayScreen, "m. rang me"),
        (TodayScreen, "w/ mum"),
        (TodayScreen, "e-mail sent"),
        (TodayScreen, "p, my friend"),
        (TodayScreen, "x-ray day"),
        (TodayScreen, "s'il te plaît"),
        (TodayScreen, "h. rang"),
        (TodayScreen, "#calm day"),
        (TodayScreen, '"fine" they said'),
        (HistoryScreen, "me, ok"),
        (HistoryScreen, "my, my"),
        (HistoryScreen, "hi. all"),
        (HistoryScreen, "no, ok"),
        (HistoryScreen, "he, she"),
    ],
)
async def test_a_sentence_is_whole(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, page: type[Page[object]], sentence: str
) -> None:
    await kept_whole(demo, monkeypatch, PAGES.get(page, []), sentence)


async def test_a_sign_after_a_look_at_the_page_goes_into_its_field(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch, "w", burst=-1.0) as (app, pilot):
        await typed(pilot, "- tea")
        assert isinstance(app.screen, WinsScreen)
        assert field(app) == "- tea"


async def test_a_sign_right_behind_the_key_goes_on_with_the_entry(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(demo, monkeypatch, "h", "f12", burst=-1.0) as (app, pilot):
        await typed(pilot, "e, and tea")
        edited = as_field(app.focused)
        assert edited is not None
        assert edited.value.strip().endswith(", and tea")
        assert not isinstance(app.screen, OwnWordsScreen)


@pytest.mark.parametrize(("even", "words"), [(1e9, "she left"), (0.0, "he left")])
async def test_she_is_whole_where_each_letter_comes_as_slowly_as_the_others(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, even: float, words: str
) -> None:
    async with after(journal, monkeypatch, "p", burst=-1.0) as (app, pilot):
        monkeypatch.setattr(letter_run, "QUICK", -1.0)
        monkeypatch.setattr(letter_run, "EVEN", even)
        await typed(pilot, "she left")
        assert isinstance(app.screen, OwnWordsScreen if even else HardScreen)
        assert field(app) == words


@pytest.mark.parametrize("sentence", ["quiet day", "quit drinking today", "Quite ok"])
async def test_words_close_nothing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, sentence: str
) -> None:
    async with after(journal, monkeypatch) as (app, pilot):
        monkeypatch.setattr(typed_letters, "AT_ONCE", 0.001)  # others do something at once
        await typed(pilot, sentence[0])
        assert "Closing in a moment. To close right away, press q again." in " ".join(
            shown(app).split()
        )
        await typed(pilot, sentence[1:])
        assert field(app) == sentence
        await press(pilot, "enter")
        assert navigation.is_home(app)
    assert [entry.text for entry in journal.entries()] == [sentence]


@pytest.mark.terminal
def test_in_a_terminal(journal: Journal) -> None:
    with Terminal([sys.executable, "-m", "checkin"]) as terminal:
        terminal.wait_to_see("This morning")
        terminal.send("q")
        terminal.wait_to_see("Closing in a moment")
        terminal.listen(typed_letters.AT_ONCE * 1.5)  # somebody types slowly
        terminal.send("uiet day")
        terminal.wait_to_see("quiet day")
        terminal.send("\r")
        terminal.wait_to_see("Saved with today")
        terminal.send("w")
        terminal.wait_to_see("What went well")
        terminal.send("/ mum")
        terminal.wait_to_see("w/ mum")
        terminal.send("\x1b")
        terminal.wait_to_see("unfinished")
        terminal.send("qq")
        assert terminal.exit_code() == 0
    assert [entry.text for entry in journal.entries()] == ["quiet day"]
