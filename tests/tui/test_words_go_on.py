"""A word that was being typed when the app was left goes on where it was."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.app import CheckinApp
from checkin.tui.base import screen
from checkin.tui.widgets.text_field import TextField
from tests.support.moving import Moving
from tests.support.showing import opened, press, settled, shown


def texts(app: CheckinApp) -> list[str]:
    return [draft.text for draft in app.screen.typed()]  # type: ignore[attr-defined]


async def test_why_a_win_mattered_goes_on_within_the_word(journal: Journal) -> None:
    async with opened(journal, "w") as (_, pilot):
        await press(pilot, *"walked home", "enter", "tab", *"because i wanted t", "ctrl+q")
    async with opened(journal) as (_, pilot):
        await press(pilot, "o", "enter", "escape")
    assert [win.why for win in journal.entries_of("win")] == ["because i wanted to"]


async def test_the_cursor_is_where_it_was(journal: Journal) -> None:
    async with opened(journal, "w") as (_, pilot):
        await press(pilot, *"walked home", "enter", "tab", *"i wnt to", *["left"] * 5, "ctrl+q")
    async with opened(journal) as (_, pilot):
        await press(pilot, "e", "escape")
    assert [win.why for win in journal.entries_of("win")] == ["i went to"]


@pytest.mark.parametrize("place", ["feelings", "feel"])
async def test_a_feeling_goes_on_within_the_word(journal: Journal, place: str) -> None:
    async with opened(journal) as (app, pilot):
        app.go(routes.route_to(place))
        await settled(pilot)
        await press(pilot, *"lost and sca", "ctrl+q")
    async with opened(journal) as (app, pilot):
        await press(pilot, *"red")
        assert [draft.text for draft in app.screen.typed()] == ["lost and scared"]  # type: ignore[attr-defined]


async def test_the_feelings_of_an_evening_are_kept_with_the_whole_word(journal: Journal) -> None:
    async with opened(journal, "e") as (app, pilot):
        app.go(routes.route_to("feelings"))
        await settled(pilot)
        await press(pilot, *"lost and sca", "ctrl+q")
    async with opened(journal) as (_, pilot):
        await press(pilot, *"red", "enter")
    (kept,) = (each for each in journal.entries() if each.feelings)
    assert kept.feelings == ("lost and scared",)


async def test_words_after_a_feeling_that_was_picked_are_apart_from_it(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        app.go(routes.route_to("feelings"))
        await settled(pilot)
        await press(pilot, "down", "space", "ctrl+q")
    async with opened(journal) as (app, pilot):
        (picked,) = app.screen.typed()  # type: ignore[attr-defined]
        await press(pilot, *"red")
        assert [each.text for each in app.screen.typed()] == [f"{picked.text}, red"]  # type: ignore[attr-defined]


async def test_letters_that_look_for_a_choice_are_words_once_the_app_is_left(
    journal: Journal,
) -> None:
    journal.add(NewEntry("intention", "Step outside"))
    async with opened(journal, "e") as (_, pilot):
        await press(pilot, *"not tod", "ctrl+q")
    assert [draft.text for draft in journal.drafts.all() if draft.text] == ["not tod"]


@pytest.mark.parametrize("key", "mr")
async def test_words_that_come_with_the_key_of_a_page_that_was_left_are_others(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr(screen, "SEEN", 60.0)
    async with opened(journal, key, *"called mum", "escape", key, *"and dad") as (app, _):
        assert texts(app) == ["called mum and dad"]


@pytest.mark.parametrize("key", "wmer")
async def test_a_sentence_is_apart_from_words_that_were_left_and_are_seen(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr(screen, "SEEN", 0.001)
    async with opened(journal, key, *"went to the shop", "escape", key) as (app, pilot):
        field = app.focused
        assert isinstance(field, TextField)
        async with asyncio.timeout(20):
            while field.take_out is not None:
                await pilot.pause()
        await press(pilot, *"called mum")
        assert texts(app) == ["went to the shop called mum"]


async def test_words_that_were_written_freely_begin_a_new_line(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        for words in ("went to the shop", "called mum"):
            app.go(routes.writing("freewrite"))
            await press(pilot, *words, "escape", "escape")
        app.go(routes.writing("freewrite"))
        await settled(pilot)
        assert texts(app) == ["went to the shop\ncalled mum"]
        await press(pilot, "space", *"too")
        assert texts(app) == ["went to the shop\ncalled mum too"]


@pytest.mark.parametrize(
    ("minutes", "stands"), [(1, "went to the shopping"), (3, "went to the shop ping")]
)
async def test_a_word_in_which_the_app_was_ended_goes_on_for_a_while(
    moved: Journal, moving: Moving, minutes: int, stands: str
) -> None:
    async with opened(moved, "m", *"went to the shop", "ctrl+q"):
        pass
    moving.moment += timedelta(minutes=minutes)
    async with opened(moved) as (app, pilot):
        await press(pilot, *"ping")
        assert texts(app) == [stands]


async def test_own_words_that_wait_are_apart_from_others(journal: Journal) -> None:
    async with opened(journal, *"I met her", "escape", "f5") as (app, pilot):
        assert texts(app) == ["I met her"]
        await press(pilot, *"called mum")
        assert texts(app) == ["I met her called mum"]


@pytest.mark.parametrize("more", [" too", " and dad", "!"])
async def test_a_space_or_a_sign_follows_as_it_is_typed(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, more: str
) -> None:
    monkeypatch.setattr(screen, "SEEN", 60.0)
    async with opened(journal, "w", *"called mum", "escape", "w", *more) as (app, _):
        assert texts(app) == [f"called mum{more}"]


async def test_a_win_that_comes_with_the_key_is_another_one(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "SEEN", 60.0)
    async with opened(journal, "w", *"called mum", "escape", "w", *"and dad") as (app, pilot):
        assert texts(app) == ["and dad"]
        assert "The words you typed wait for you on Today" in shown(app)
        await press(pilot, "enter", "escape", "f5")
        assert texts(app) == ["called mum"]
        await press(pilot, "enter")
        await app.drafting.save()
    assert [win.text for win in journal.entries_of("win")] == ["called mum", "and dad"]
    assert [draft.text for draft in journal.drafts.all() if draft.text] == []


async def test_a_win_left_on_another_day_stays_in_its_field_with_its_day(
    moved: Journal, moving: Moving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "SEEN", 60.0)
    async with opened(moved, "w", *"called mum", "escape") as (app, _):
        await app.action_quit()
    day = moved.clock.today().isoformat()
    moving.go_on(1)
    async with opened(moved, "w", *"and dad") as (app, _):
        assert texts(app) == ["called mum and dad"]
        (draft,) = app.screen.typed()  # type: ignore[attr-defined]
        assert draft.context["typed"] == day


@pytest.mark.parametrize(
    ("left", "typed", "stands"),
    [
        ("because of the phone ca", "ll", "because of the phone call"),
        ("because of the phone call", "again", "because of the phone call again"),
        ("because of Jan", "again", "because of Jan again"),
    ],
)
async def test_a_page_that_was_left_within_a_word_goes_on_with_it(
    journal: Journal, left: str, typed: str, stands: str
) -> None:
    async with opened(journal, "e", *left, "escape", "e") as (app, pilot):
        assert texts(app) == [left]
        await press(pilot, *typed)
        assert texts(app) == [stands]
