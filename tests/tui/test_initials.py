"""A single letter and a space begin words, also where the letter is a key of the page."""

from __future__ import annotations

import sys
from typing import Any, cast

import pytest

from checkin.core.frozen import replace
from checkin.journal import Journal
from checkin.tui import letter_run, routes
from checkin.tui.base.screen import Page
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.lookback.stretches_screen import StretchesScreen
from checkin.tui.features.morning.screen import MorningScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.features.today.own_words_screen import OwnWordsScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.letter_run import LetterRun
from tests.support.showing import press, shown
from tests.support.terminal import Terminal
from tests.tui.test_first_letter import PAGES, after, field, kept_whole, typed


@pytest.mark.parametrize(
    ("page", "letter"),
    [
        (page, letter)
        for page, keys in (
            (TodayScreen, "mwsehpblkrxuqd"),
            (HistoryScreen, "abcdefgknotuvxyz"),
            (PeopleScreen, "acdklrwu"),
        )
        for letter in keys
    ],
)
async def test_an_initial_is_kept_with_its_words(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, page: type[Page[object]], letter: str
) -> None:
    people = demo.contacts.all()
    await kept_whole(demo, monkeypatch, PAGES.get(page, []), f"{letter} rang me")
    assert demo.contacts.all() == people


@pytest.mark.parametrize(
    "sentence",
    [
        "m (my mum) rang",
        "W called",
        "r u ok",
        "bf left",
        "mr smith rang",
        "hk rang",
        "px and me",
        "w 2 others",
    ],
)
async def test_a_few_letters_and_a_space_are_words(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, sentence: str
) -> None:
    await kept_whole(demo, monkeypatch, [], sentence)


@pytest.mark.parametrize(
    ("keys", "words"), [("wa walk", "a walk"), ("wI ate", "I ate"), ("wwin", "win")]
)
async def test_a_key_and_words_in_one_go_stay_on_its_page(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, keys: str, words: str
) -> None:
    async with after(journal, monkeypatch, burst=-1.0) as (app, pilot):
        await typed(pilot, keys)
        assert isinstance(app.screen, WinsScreen)
        assert field(app) == words


async def test_a_goal_that_stands_there_is_still_the_goal(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch, *"mwalk", "enter", burst=-1.0) as (app, pilot):
        await typed(pilot, "m rang me")
        assert field(app) == "m rang me"
        await press(pilot, "escape", "m")
        assert isinstance(app.screen, MorningScreen)
        assert field(app) == "walk"


@pytest.mark.parametrize("slow", ["space", "letter"])
async def test_what_is_typed_after_a_look_belongs_to_the_page(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, slow: str
) -> None:
    async with after(journal, monkeypatch, burst=-1.0) as (app, pilot):
        await typed(pilot, "w" if slow == "space" else "w ")
        monkeypatch.setattr(letter_run, "RHYTHM", 0.0)
        await typed(pilot, " rested" if slow == "space" else "rested")
        assert isinstance(app.screen, WinsScreen)
        assert field(app) == " rested"


async def test_a_space_alone_is_the_key_it_is(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(demo, monkeypatch, burst=-1.0) as (app, pilot):
        await typed(pilot, "h ")
        assert isinstance(app.screen, HistoryScreen)
        assert "1 marked" in shown(app)
        await press(pilot, "space")
        assert "2 marked" in shown(app)


@pytest.mark.parametrize("word", ["hi", "hey", "hm", "ok", "no"])
@pytest.mark.parametrize("page", [TodayScreen, HistoryScreen])
async def test_a_word_that_stands_alone_is_kept_with_enter(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, page: type[Page[object]], word: str
) -> None:
    before = list(demo.entries())
    async with after(demo, monkeypatch, *PAGES.get(page, []), burst=-1.0) as (app, pilot):
        await typed(pilot, word, "enter")
        await app.drafting.save()
    (kept,) = set(demo.entries()).difference(before)
    assert (kept.kind, kept.text) == ("reflection", word)
    assert demo.drafts.all() == []


async def test_two_keys_and_enter_that_come_slowly_are_keys(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(demo, monkeypatch, burst=-1.0) as (app, pilot):
        monkeypatch.setattr(letter_run, "RHYTHM", 0.0)
        await typed(pilot, "hi")
        assert isinstance(app.screen, StretchesScreen)
        await press(pilot, "enter")
        assert not isinstance(app.screen, OwnWordsScreen)


class _Opened:
    """A page, as far as a run of letters has to know it."""

    def __init__(self, route: routes.Route[Any]) -> None:
        self._route = route
        self.asks = False

    def is_for(self, route: routes.Route[Any]) -> bool:
        return route.slot == self._route.slot


def late(letters: str, seconds: float = 1.8, before: str = "") -> LetterRun | None:
    """A key on Today, and letters that are typed on its page after so many seconds."""
    today, page = (cast(Page[object], _Opened(where)) for where in (routes.TODAY, routes.WINS))
    run = LetterRun(before + letters[0], -1.0, 0.0, today).until(seconds, page, in_field=True)
    if run is None:
        return None
    run = replace(run.and_then(letters[1], seconds), gap=seconds, in_field=True)
    for at, letter in enumerate(letters[2:]):
        run = run.and_then(letter, seconds + at / 10)
    return run


@pytest.mark.parametrize("word", ["went", "slept", "made", "rested", "everyone", "walked,"])
def test_a_word_whose_first_letter_was_a_key_is_whole_after_a_look_at_its_page(word: str) -> None:
    run = late(word)
    assert run is not None
    assert run.first_word(" ", in_field=True) == word
    assert late(word, letter_run.LOOKED + 0.1) is None
    after_undo = late(word, before="u")
    assert after_undo is not None
    assert after_undo.first_word(" ", in_field=True) == word


@pytest.mark.parametrize("letters", ["wate", "was", "she", "slow", "we", "walx"])
def test_what_may_be_meant_for_the_page_stays_on_it_after_a_look(letters: str) -> None:
    run = late(letters)
    assert run is not None
    assert run.first_word(" ", in_field=True) == ""


@pytest.mark.terminal
@pytest.mark.parametrize(
    ("key", "rest", "kept"),
    [
        ("w", "ent to the shop", ("reflection", "went to the shop")),
        ("w", "ate lunch", ("win", "ate lunch")),
        ("w", "étude", ("win", "étude")),
        ("w", "- bread", ("win", "- bread")),
    ],
)
def test_a_pause_after_the_first_letter_in_a_terminal(
    journal: Journal, key: str, rest: str, kept: tuple[str, str]
) -> None:
    with Terminal([sys.executable, "-m", "checkin"]) as terminal:
        terminal.wait_to_see("This morning")
        terminal.send(key)
        terminal.wait_to_see("What went well")
        terminal.listen(1.7)
        for letter in rest:
            terminal.send(letter)
            terminal.listen(0.05)
        terminal.wait_to_see(kept[1])
        terminal.send("\r")
        terminal.wait_until(lambda _: bool(journal.entries()))
    assert [(each.kind, each.text) for each in journal.entries()] == [kept]


@pytest.mark.terminal
@pytest.mark.parametrize(
    ("words", "gap", "size"),
    [
        ("m rang me", 0.05, (80, 24)),
        ("s has gone", 0.1, (60, 20)),
        ("h was kind", 0.2, (80, 24)),
        ("w mum again", 0.3, (80, 24)),
        ("u ok", 0.5, (60, 20)),
    ],
)
def test_in_a_terminal(journal: Journal, words: str, gap: float, size: tuple[int, int]) -> None:
    columns, rows = size
    with Terminal([sys.executable, "-m", "checkin"], columns=columns, rows=rows) as terminal:
        terminal.wait_to_see("This morning")
        for letter in words:
            terminal.send(letter)
            terminal.listen(gap)
        terminal.wait_to_see(words)
        terminal.send("\r")
        terminal.wait_to_see("Saved with today")
    assert [(kept.kind, kept.text) for kept in journal.entries()] == [("reflection", words)]
