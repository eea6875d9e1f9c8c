"""A key that changed something before it turned out to begin words: it is as it was before."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from checkin.content import help_lines as helplines
from checkin.core.entries import NewEntry
from checkin.core.frozen import replace
from checkin.core.stretches import Stretch
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.base import typed_letters
from checkin.tui.base.screen import Page
from checkin.tui.features.lookback.stretches_screen import StretchesScreen
from checkin.tui.features.today.own_words_screen import OwnWordsScreen
from tests.support.shell import checkin
from tests.support.showing import opened, press, settled, shown
from tests.tui.test_first_letter import after, field, typed

BACK = "Your words began with a key that changed something."


@asynccontextmanager
async def slowly(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, *keys: str
) -> AsyncIterator[tuple[CheckinApp, Pilot[None]]]:
    """The app on a page where each letter comes after a moment, in which it does what it does."""
    async with after(journal, monkeypatch, *keys, burst=-1.0) as (app, pilot):
        monkeypatch.setattr(typed_letters, "AT_ONCE", 0.001)
        monkeypatch.setattr(typed_letters, "TOGETHER", -1.0)
        yield app, pilot


def entries(journal: Journal) -> list[tuple[int, str, bool]]:
    return [(each.id, each.text, each.bring) for each in journal.entries()]


async def typed_slowly(app: CheckinApp, pilot: Pilot[None], sentence: str) -> None:
    for letter in sentence:
        await typed(pilot, letter)
        while any(page.letters._held for page in app.screen_stack if isinstance(page, Page)):
            await pilot.pause()
        await settled(pilot)


@pytest.mark.parametrize("sentence", ["d. rang me", "did it hurt", "dad called", "b. was there"])
async def test_a_slow_sentence_puts_nothing_away(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, sentence: str
) -> None:
    before = entries(demo)
    async with slowly(demo, monkeypatch, "h") as (app, pilot):
        await typed_slowly(app, pilot, sentence[0])
        assert entries(demo) != before
        await typed_slowly(app, pilot, sentence[1:])
        assert isinstance(app.screen, OwnWordsScreen)
        assert field(app) == sentence
        assert BACK in shown(app)
        await press(pilot, "escape")
        assert "Put in the trash" not in shown(app)
    assert entries(demo) == before


async def test_a_key_right_before_words_is_taken_for_one_of_theirs(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = entries(demo)
    async with slowly(demo, monkeypatch, "h") as (app, pilot):
        await typed_slowly(app, pilot, "d")
        await press(pilot, "f12")
        await typed_slowly(app, pilot, "rang me")
        assert field(app) == "rang me"
        assert BACK in shown(app)
    assert entries(demo) == before


async def test_a_key_long_before_words_is_none_of_theirs(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = entries(demo)
    async with slowly(demo, monkeypatch, "h") as (app, pilot):
        await typed_slowly(app, pilot, "d")
        monkeypatch.setattr("checkin.tui.first_letter.KEYS", -1.0)
        await press(pilot, "f12")
        await typed_slowly(app, pilot, "rang me")
        assert BACK not in shown(app)
    assert len(entries(demo)) == len(before) - 1


async def test_what_another_program_keeps_meanwhile_stays(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in ("Ate well", "Slept"):
        journal.add(NewEntry("win", words))
    async with slowly(journal, monkeypatch, "h") as (app, pilot):
        await typed_slowly(app, pilot, "d")
        assert len(entries(journal)) == 1
        assert checkin("win", "Rang the plumber").code == 0
        await typed_slowly(app, pilot, "id it hurt")
        assert BACK in shown(app)
    texts = [text for _, text, _ in entries(journal)]
    assert sorted(texts) == ["Ate well", "Rang the plumber", "Slept"]


async def test_an_entry_that_another_program_changed_too_stays_as_it_is(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    win = journal.add(NewEntry("win", "Ate well"))
    async with slowly(journal, monkeypatch, "h") as (app, pilot):
        await typed_slowly(app, pilot, "b")
        assert journal.entry(win.id).bring
        assert checkin("edit", str(win.id), "Other words").code == 0
        await typed_slowly(app, pilot, ". was there")
        said = " ".join(shown(app).split())
        assert "Another program has changed the same entry since, so it stays as it is now." in said
    assert entries(journal) == [(win.id, "Other words", True)]


async def test_whom_another_program_takes_off_the_list_stays_off(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with slowly(demo, monkeypatch, "p") as (app, pilot):
        first, second = demo.contacts.all()[:2]
        page = app.screen
        assert isinstance(page, Page)
        page.letters._note_before_key()
        demo.contacts.delete(second.id)
        await typed_slowly(app, pilot, "a. rang me")
        assert BACK not in shown(app)
    assert second.name not in [each.name for each in demo.contacts.all()]
    assert first.name in [each.name for each in demo.contacts.all()]


async def test_one_comes_back_and_whom_another_program_took_off_too_stays_off(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with slowly(demo, monkeypatch, "p") as (app, pilot):
        first, second = demo.contacts.all()[:2]
        await typed_slowly(app, pilot, "d")
        assert first.name not in [each.name for each in demo.contacts.all()]
        demo.contacts.delete(second.id)
        await typed_slowly(app, pilot, ". rang me")
        assert BACK in shown(app)
    left = [each.name for each in demo.contacts.all()]
    assert first.name in left
    assert second.name not in left


async def test_a_help_line_comes_back_and_the_one_hidden_elsewhere_stays_hidden(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo.settings.set("country", "GB")
    async with slowly(demo, monkeypatch, "f3", "l", "down", "down") as (app, pilot):
        await typed_slowly(app, pilot, "d")
        (own,) = (id for id, noted in demo.help_lines.all().items() if noted.hidden)
        other = next(each.id for each in helplines.lines() if each.id != own)
        demo.help_lines.hide(other)
        await typed_slowly(app, pilot, ". rang me")
        assert BACK in shown(app)
    assert [id for id, noted in demo.help_lines.all().items() if noted.hidden] == [other]


async def test_a_stretch_comes_back_and_the_one_put_away_elsewhere_stays_away(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (
        journal.lookback.save_stretch(Stretch(id, name, 3, None, "walk", made))
        for id, name, made in (("a", "Walked", "2026-11-01"), ("b", "Ran", "2026-11-02"))
    )
    async with slowly(journal, monkeypatch, "h", "i") as (app, pilot):
        assert isinstance(app.screen, StretchesScreen)
        await typed_slowly(app, pilot, "d")
        assert [each.id for each in journal.lookback.deleted_stretches()] == [one.id]
        journal.lookback.save_stretch(replace(other, away=True))
        await typed_slowly(app, pilot, ". rang me")
        assert BACK in shown(app)
    assert [each.id for each in journal.lookback.stretches()] == [one.id]


@pytest.mark.parametrize("key", ["u", "f5"])
async def test_the_key_brings_back_what_was_put_away_here_before_anything_else(
    demo: Journal, key: str
) -> None:
    async with opened(demo, "p") as (_, pilot):
        first, second = demo.contacts.all()[:2]
        await press(pilot, "d")
        demo.contacts.delete(second.id)
        await press(pilot, key)
        assert [each.name for each in demo.contacts.deleted()] == [second.name]
        await press(pilot, key)
        assert {first.name, second.name} <= {each.name for each in demo.contacts.all()}


async def test_a_key_that_is_held_down_leaves_few_notes(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_letters, "_MOST_CHANGED", 3)
    async with slowly(demo, monkeypatch, "h") as (app, pilot):
        page = app.screen
        assert isinstance(page, Page)
        for _ in range(5):
            page.letters._note_before_key()
        assert len(page.letters.changed) == 1
        before = entries(demo)
        await typed_slowly(app, pilot, "bbbbb")
        numbers = [each.number for each in page.letters.changed]
        assert len(numbers) == 3
        assert numbers == sorted(numbers)
        assert len(entries(demo)) == len(before)


@pytest.mark.parametrize("sentence", ["d. rang me", "did it hurt", "c. is right"])
async def test_a_slow_sentence_takes_nobody_off_the_list(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, sentence: str
) -> None:
    people, away = demo.contacts.all(), demo.contacts.deleted()
    async with slowly(demo, monkeypatch, "p") as (app, pilot):
        await typed_slowly(app, pilot, sentence)
        assert field(app) == sentence
        assert BACK in shown(app)
    assert [each.name for each in demo.contacts.all()] == [each.name for each in people]
    assert demo.contacts.deleted() == away


async def test_a_slow_sentence_puts_no_stretch_away(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo.lookback.save_stretch(Stretch("one", "A week of walks", 7, None, "#walk", "2026-11-20"))
    async with slowly(demo, monkeypatch, "h", "i") as (app, pilot):
        assert isinstance(app.screen, StretchesScreen)
        before = demo.lookback.stretches()
        await typed_slowly(app, pilot, "d. walked")
        assert field(app) == "d. walked"
        assert BACK in shown(app)
    assert demo.lookback.stretches() == before


async def test_words_where_nothing_was_put_away_bring_nothing_back(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = demo.contacts.all()[0]
    demo.contacts.delete(gone.id)
    async with slowly(demo, monkeypatch, "f3", "l", "down", "down") as (app, pilot):
        await press(pilot, "down")
        await typed_slowly(app, pilot, "a. rang me")
        assert BACK not in shown(app)
    assert gone.name not in [each.name for each in demo.contacts.all()]
