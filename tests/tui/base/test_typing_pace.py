"""Somebody who types slowly has more time for the next letter before a key does what it does."""

from __future__ import annotations

import asyncio

import pytest
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.base import typed_letters
from checkin.tui.base.typing_pace import TypingPace
from checkin.tui.features.today.own_words_screen import OwnWordsScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import opened, press, settled


async def typed_at(app: CheckinApp, pilot: Pilot[None], words: str, seconds: float) -> None:
    """Type into the field with so many seconds between the letters."""
    for number, letter in enumerate(words):
        key = Key(_character_to_key(letter), letter)
        key.time = 100.0 + number * seconds
        app.post_message(key)
    await settled(pilot)


async def waited(app: CheckinApp, seconds: float) -> None:
    over = asyncio.Event()
    app.set_timer(seconds, over.set)
    await over.wait()


async def test_after_slow_words_a_sentence_with_q_does_not_leave(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(journal, "w") as (app, pilot):
        monkeypatch.setattr(typed_letters, "AT_ONCE", 0.01)
        await typed_at(app, pilot, "Made some tea", 0.7)
        await press(pilot, "enter", "escape", "q")
        await waited(app, 0.1)
        assert app.return_code is None
        await press(pilot, *"uiet", "space", *"day")
        assert isinstance(app.screen, OwnWordsScreen)
        assert isinstance(app.focused, TextField)
        assert app.focused.value == "quiet day"


@pytest.mark.parametrize("seconds", [0.1, 1.2], ids=["quick", "slow"])
async def test_how_long_leaving_waits(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    async with opened(journal, "w") as (app, pilot):
        monkeypatch.setattr(typed_letters, "AT_ONCE", 0.01)
        monkeypatch.setattr(typed_letters, "LEAVING", 0.02)
        await typed_at(app, pilot, "Made some tea", seconds)
        await press(pilot, "enter", "escape")
        app.post_message(Key("q", "q"))
        assert app._task is not None
        ended, _ = await asyncio.wait([app._task], timeout=0.5)
        assert bool(ended) == (seconds == 0.1)


@pytest.mark.parametrize("seconds", [0.1, 0.7], ids=["quick", "slow"])
async def test_undo_waits_no_longer_where_somebody_types_slowly(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    journal.add(NewEntry("win", "Ate well"))
    async with opened(journal, "w") as (app, pilot):
        monkeypatch.setattr(typed_letters, "AT_ONCE", 0.01)
        monkeypatch.setattr(typed_letters, "AT_LAST", 60.0)
        await typed_at(app, pilot, "Made some tea", seconds)
        await press(pilot, "enter", "escape", "u")
        await waited(app, 0.2)
        assert len(list(journal.entries())) == 1


@pytest.mark.parametrize(
    ("seconds", "within"), [(0.1, 0.35), (0.5, 0.8), (0.9, 1.2), (3.0, 0.35), (0.001, 0.35)]
)
def test_the_time_for_the_next_letter(seconds: float, within: float) -> None:
    pace = TypingPace()
    for number in range(10):
        pace.note(50.0 + number * seconds)
    assert pace.within(0.35, 1.2) == pytest.approx(within)


def test_a_few_letters_tell_nothing() -> None:
    pace = TypingPace()
    for at in (1.0, 2.0, 3.0):
        pace.note(at)
    assert pace.within(0.35, 1.2) == 0.35
