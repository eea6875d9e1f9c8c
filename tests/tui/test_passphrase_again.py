"""A passphrase that is typed once more after it opened the journal is kept nowhere."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui import passphrase_again
from checkin.tui.app import CheckinApp
from checkin.tui.base.privacy_screen import PrivacyScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import opened, press, settled, shown

pytestmark = pytest.mark.usefixtures("quick_lock")
SAID = "That was your passphrase once more, so it wasn't kept."
TWO_WORDS = "wet marigolds"


@pytest.fixture(autouse=True)
def busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy computer is no pause."""
    monkeypatch.setattr(passphrase_again, "PAUSE", 2.0)


@asynccontextmanager
async def unlocked(
    journal: Journal, passphrase: str, *before: str
) -> AsyncIterator[tuple[CheckinApp, Pilot[None]]]:
    """The app, which was left hidden on a page after these keys, opened with the passphrase."""
    journal.add(NewEntry("win", "Rang Mum"))
    journal.lock.turn_on(passphrase)
    journal.settings.refresh()
    async with opened(journal, *spelled(passphrase), "enter") as (app, pilot):
        if before:
            await settled(pilot)
            await press(pilot, *before)
            await press(pilot, "ctrl+l", *spelled(passphrase), "enter")
        assert not isinstance(app.screen, PrivacyScreen)
        yield app, pilot


def texts(journal: Journal) -> list[str]:
    return [entry.text for entry in journal.entries()]


def no_byte_of(passphrase: str, path: str) -> None:
    """Nothing that lies beside the file or in it has the passphrase."""
    for file in Path(path).parent.rglob("*"):
        assert not file.is_file() or passphrase.encode() not in file.read_bytes(), file


@pytest.mark.parametrize("passphrase", ["quartz", TWO_WORDS, "élan vital", "?why"])
@pytest.mark.parametrize("end", [("enter",), ("enter", "enter"), (), ("tab",), ("escape",)])
async def test_it_is_neither_words_nor_a_draft(
    journal: Journal, path: str, passphrase: str, end: tuple[str, ...]
) -> None:
    async with unlocked(journal, passphrase) as (app, pilot):
        await pilot.press(*spelled(passphrase), *end)
        await settled(pilot)
        assert SAID in shown(app)
        assert isinstance(app.screen, TodayScreen)
        await app.drafting.save()
        assert [draft.text for draft in journal.drafts.all() if draft.text] == []
    assert texts(journal) == ["Rang Mum"]
    no_byte_of(passphrase, path)


async def test_it_is_dropped_where_a_field_has_half_typed_words(
    journal: Journal, path: str
) -> None:
    async with unlocked(journal, "quartz", "w", *"half") as (app, pilot):
        await press(pilot, *"quartz", "enter")
        assert SAID in shown(app)
        assert isinstance(app.screen, WinsScreen)
        assert isinstance(app.focused, TextField)
        assert app.focused.value == "half"
        await press(pilot, *" typed".replace(" ", "_"), "enter")
    assert texts(journal)[0] == "half_typed"
    no_byte_of("quartz", path)


async def test_it_is_dropped_if_it_is_pasted(journal: Journal, path: str) -> None:
    async with unlocked(journal, TWO_WORDS) as (app, pilot):
        app.post_message(Paste(f"{TWO_WORDS}\n"))
        await settled(pilot)
        assert SAID in shown(app)
    assert texts(journal) == ["Rang Mum"]
    no_byte_of(TWO_WORDS, path)


@pytest.mark.parametrize(
    ("passphrase", "keys"),
    [
        ("tea", ("w", *"tea with Sam", "enter")),
        ("wet marigolds", ("w", *"et shoes", "enter")),
        ("waltz", ("w", *"alked home", "enter")),
        ("waltz", ("w", *"al", "enter")),
        ("quartz", (*"quarter past two I left", "enter")),
        ("quartz", (*"quartzite is a stone", "enter")),
        ("tea", (*"tea and biscuits", "enter")),
        ("water", ("w",)),
        ("h", ("h", "h")),
    ],
)
async def test_other_keys_that_begin_so_do_what_they_always_do(
    journal: Journal, passphrase: str, keys: tuple[str, ...]
) -> None:
    found = []
    for each in (passphrase, "another one"):
        async with unlocked(journal, each) as (app, pilot):
            await pilot.press(*(spelled(key)[0] if len(key) == 1 else key for key in keys))
            await settled(pilot)
            assert SAID not in shown(app)
            found.append((type(app.screen), texts(journal), shown(app).splitlines()[-1]))
        journal.lock.turn_off(each)
        for entry in journal.entries():
            journal.delete(entry.id)
    assert found[0] == found[1]


async def test_much_later_it_is_words(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase_again, "WITHIN", 0.001)
    async with unlocked(journal, "quartz") as (app, pilot):
        await pilot.press("w", *"quartz", "enter")
        await settled(pilot)
        assert SAID not in shown(app)
    assert "quartz" in texts(journal)


def spelled(words: str) -> list[str]:
    names = {" ": "space", "?": "question_mark"}
    return [names.get(letter, letter) for letter in words]
