"""Words that could not be kept, and others that stand in their field by then, stay two thoughts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager

import pytest
from textual.pilot import Pilot

from checkin.core.reflections import OWN
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.app import CheckinApp
from checkin.tui.base import saving_notice
from checkin.tui.features.today.own_words_screen import OwnWordsScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.held import held
from tests.support.showing import opened, press, settled, shown

FIRST, SECOND = "called mum", "ate lunch"
LOUD = "it was loud today"
SAID = f"Not saved yet: {FIRST}. It is not lost: Today shows it."


def said(app: CheckinApp) -> str:
    return " ".join(shown(app).split())


def waiting(journal: Journal) -> list[tuple[str, str]]:
    return sorted((draft.screen, draft.text) for draft in journal.drafts.all() if draft.text)


@asynccontextmanager
async def on_its_way(
    path: str, *keys: str, patience: float = 0.3
) -> AsyncIterator[tuple[CheckinApp, Pilot[None], Journal, ExitStack]]:
    """The app while words cannot be kept that were typed with these keys and enter."""
    with Journal.open(path, patience=0.01) as journal:
        async with opened(journal, *keys) as (app, pilot):
            app._writer.connection = Journal.open(path, patience=patience)
            with ExitStack() as stack:
                stack.enter_context(held(path, reading=True))
                pressing = asyncio.ensure_future(pilot.press("enter"))
                while not app.drafting._going:
                    await asyncio.sleep(0.001)
                yield app, pilot, journal, stack
            await pressing


async def tried(app: CheckinApp, pilot: Pilot[None]) -> None:
    """Wait until what is on its way was tried."""
    while app.drafting._going:
        await asyncio.sleep(0.005)
    await pilot.pause()


def field(app: CheckinApp) -> TextField:
    return app.screen.query_one("#line", TextField)


async def test_a_win_that_could_not_be_kept_is_not_joined_to_the_next(path: str) -> None:
    async with on_its_way(path, "w", *FIRST) as (app, pilot, journal, file):
        field(app).value = SECOND
        await tried(app, pilot)
        assert SAID in said(app)
        assert field(app).value == SECOND
        file.close()
        await settled(pilot)
        await press(pilot, "enter", "escape", "f5")
        assert isinstance(app.screen, OwnWordsScreen)
        assert 'You typed this on the page "Wins"' in shown(app)
        assert [each.value for each in app.screen.query(TextField)] == [FIRST]
        await press(pilot, "enter")
        assert "Kept as a win." in shown(app)
        await app.drafting.save()
        assert [win.text for win in journal.entries_of("win")] == [FIRST, SECOND]
        assert waiting(journal) == []


async def test_two_wins_of_which_neither_could_be_kept_stay_two(path: str) -> None:
    async with on_its_way(path, "w", *FIRST) as (app, pilot, journal, file):
        field(app).value = SECOND
        second = asyncio.ensure_future(pilot.press("enter"))
        await tried(app, pilot)
        await second
        file.close()
        await app.drafting.save()
        assert {text for _, text in waiting(journal)} == {FIRST, SECOND}
        assert {screen for screen, _ in waiting(journal)} == {"wins", "words"}


async def test_words_that_were_gone_on_with_are_one_thought(path: str) -> None:
    async with on_its_way(path, "w", *FIRST) as (app, pilot, journal, file):
        field(app).value = f"{FIRST} and dad"
        await tried(app, pilot)
        assert field(app).value == f"{FIRST} and dad"
        assert "Your words are still here." in said(app)
        file.close()
        await app.drafting.save()
        assert waiting(journal) == [("wins", f"{FIRST} and dad")]


async def test_they_stay_two_when_the_page_is_left_meanwhile(path: str) -> None:
    async with on_its_way(path, "w", *FIRST) as (app, pilot, journal, file):
        field(app).value = SECOND
        app.screen.action_back()  # type: ignore[attr-defined]
        await tried(app, pilot)
        assert isinstance(app.screen, TodayScreen)
        assert SAID in said(app)
        file.close()
        await app.drafting.save()
        assert waiting(journal) == [("wins", SECOND), ("words", FIRST)]


async def test_they_stay_two_when_the_app_is_left_meanwhile(path: str) -> None:
    async with on_its_way(path, "w", *FIRST, patience=60.0) as (app, _, _, file):
        field(app).value = SECOND
        going = app.drafting._going[0]
        assert {draft.text for draft in app.drafting.at_the_end()} >= {FIRST}
        app._take_note()
        left = {(draft.screen, draft.text) for draft in app.drafting.at_the_end()}
        assert left == {("wins", SECOND), ("words", FIRST)}
        going.taken_back = False
        file.close()


@pytest.mark.parametrize(("key", "kind"), [("w", "win"), ("r", "reflection"), ("e", "reflection")])
async def test_each_is_kept_as_what_it_is(path: str, key: str, kind: str) -> None:
    async with on_its_way(path, key, *LOUD) as (app, pilot, journal, file):
        (line,) = app.screen_stack[1].query("#line, #answer, #e-keep")
        assert isinstance(line, TextField)
        line.value = SECOND
        await tried(app, pilot)
        file.close()
        await settled(pilot)
        app.go(routes.OWN_WORDS)
        await press(pilot, "enter")
        await app.drafting.save()
        kept = [entry for entry in journal.entries() if "loud" in entry.text]
        assert [entry.kind for entry in kept] == [kind]
        assert kept[0].source != OWN


async def test_words_on_their_way_are_named_where_the_person_went(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving_notice, "SOON", 0.02)
    async with on_its_way(path, "w", *FIRST, patience=60.0) as (app, pilot, journal, file):
        app.screen.action_back()  # type: ignore[attr-defined]
        async with asyncio.timeout(20):
            while f"Still saving: {FIRST}" not in shown(app):
                await asyncio.sleep(0.01)
        assert isinstance(app.screen, TodayScreen)
        file.close()
        await tried(app, pilot)
        await settled(pilot)
        assert "Kept." in shown(app)
        assert f"● {journal.entries_of('win')[0].at:%H:%M}  {FIRST}" in shown(app)
