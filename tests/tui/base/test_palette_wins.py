"""What was done and is typed into the palette can be kept as a win of today."""

from __future__ import annotations

import pytest
from textual.command import Hit

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.base.command_provider import CommandProvider
from tests.support.showing import opened, press, settled, shown
from tests.tui.base.test_palette_screen import listed, seen

WIN = "Keep these words as a win"
WORDS = "Keep these words"
DONE = [
    "called my sister back",
    "did the dishes",
    "I finally paid the gas bill",
    "I've written to Tom",
    "walked instead of drinking",
]
WAS = ["cried in front of the group", "was kind to Jo", "didn't answer the door to him"]
NO_WIN = [
    "I want to die",
    "told my sister I want to die",
    "relapsed last night",
    "called my sponsor after I drank",
    "got high last night",
    "smoked weed",
    "craved wine all day",
    "tried to kill myself",
    "I lost my tools again",
    "failed the test again",
    "my heart is broken",
    "need a rest",
    "called her back?",
    "how did I do it",
    "got nothing done",
]


async def rows(provider: CommandProvider, sentence: str) -> list[str]:
    hits = [hit async for hit in provider.search(sentence) if isinstance(hit, Hit)]
    return [str(hit.text) for hit in sorted(hits, key=lambda hit: -hit.score)]


async def test_what_was_done_is_first_a_win_then_words(journal: Journal) -> None:
    async with opened(journal) as (app, _):
        provider = CommandProvider(app.screen)
        for sentence in DONE:
            found = await rows(provider, sentence)
            assert found[:2] == [WIN, WORDS], sentence
        for sentence in WAS:
            found = await rows(provider, sentence)
            assert found[:2] == [WORDS, WIN], sentence
        for sentence in NO_WIN:
            found = await rows(provider, sentence)
            assert WORDS in found, sentence
            assert WIN not in found, sentence


async def test_what_is_called_so_stays_above_a_win(journal: Journal) -> None:
    async with opened(journal) as (app, _):
        provider = CommandProvider(app.screen)
        for sentence, called in (
            ("I brushed my teeth", "Brushed my teeth"),
            ("said no to wine", "Said no"),
            ("I got the job", "Win"),
        ):
            found = await rows(provider, sentence)
            assert found[:3] == [called, WIN, WORDS]


@pytest.mark.parametrize("page", ["", "h"])
async def test_enter_keeps_a_win_of_today_that_undo_takes_back(journal: Journal, page: str) -> None:
    journal.add(NewEntry("win", "Tea with Sam"))
    async with opened(journal, *page, "ctrl+p", *spelled("called my sister back")) as (app, pilot):
        await seen(app, "They go on your pile, with today.")
        await settled(pilot)
        assert listed(app)[0] == WIN
        await press(pilot, "enter")
        assert "Kept as a win." in shown(app)
        today = journal.today()
        assert [win.text for win in today.of("win")][-1] == "called my sister back"
        await press(pilot, "u")
    assert journal.totals().wins == 1


async def test_one_row_down_they_are_words_as_before(journal: Journal) -> None:
    async with opened(journal, "ctrl+p", *spelled("did the dishes")) as (app, pilot):
        await seen(app, WIN)
        await settled(pilot)
        await press(pilot, "down", "enter", "enter")
        assert "Saved with today, in your own words." in shown(app)
    assert [entry.kind for entry in journal.entries()] == ["reflection"]


def spelled(sentence: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in sentence]
