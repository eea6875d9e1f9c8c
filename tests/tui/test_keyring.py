"""A passphrase in the keyring: the app opens without the question, which a hidden screen asks."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.core.errors import EncryptedFile
from checkin.journal import Journal
from checkin.journal.keyring import Keyring
from checkin.storage.cipher import keys
from checkin.tui.app import CheckinApp
from tests.support.showing import opened, press, settled, shown
from tests.tui.test_lock import PASSPHRASE, is_locked, no_wait, to_the_passphrase  # noqa: F401

pytest.importorskip("keyring", reason="there is no keyring for this system")
from tests.support.memory_keyring import MemoryKeyring

pytestmark = pytest.mark.usefixtures("quick_lock", "nothing_open")


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> type[MemoryKeyring]:
    """A keyring with nothing in it."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"{MemoryKeyring.__module__}.MemoryKeyring")
    monkeypatch.setattr(MemoryKeyring, "held", {})
    monkeypatch.setattr(MemoryKeyring, "asked", [])
    return MemoryKeyring


@pytest.fixture
def locked(journal: Journal, path: str) -> Journal:
    """A journal with a win and the passphrase tea, which is in the keyring."""
    journal.add(NewEntry("win", "quartz one"))
    journal.lock.turn_on("tea")
    journal.settings.refresh()
    Keyring(path).keep("tea")
    return journal


async def test_the_app_opens_by_it_and_a_hidden_screen_asks(locked: Journal) -> None:
    app = CheckinApp(locked)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert not is_locked(app)
        assert "quartz one" in shown(app)
        await press(pilot, "ctrl+l", "x")
        assert is_locked(app)
        assert "quartz one" not in shown(app)
        await press(pilot, "backspace", *PASSPHRASE)
        assert not is_locked(app)


async def test_an_encrypted_file_opens_by_it(path: str) -> None:
    pytest.importorskip("sqlcipher3", reason="there is no sqlcipher3 for this system")
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "quartz one"))
    Journal.encryption(path).turn_on("tea")
    Keyring(path).keep("tea")
    keys.clear()
    with pytest.raises(EncryptedFile) as raised:
        Journal.open(path)
    app = CheckinApp(Journal.placeholder(path, raised.value))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert not is_locked(app)
        assert "quartz one" in shown(app)
        app.journal.close()


async def test_an_earlier_one_or_no_answer_leaves_the_question(
    locked: Journal, keyring: type[MemoryKeyring], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "held", dict.fromkeys(keyring.held, "earlier"))
    async with opened(locked) as (app, pilot):
        assert is_locked(app)
        assert "One moment." not in shown(app)
        await press(pilot, *PASSPHRASE)
        assert not is_locked(app)
    monkeypatch.setattr(keyring, "is_locked", True)
    async with opened(locked) as (app, pilot):
        assert is_locked(app)
        assert "The keyring doesn't answer: it is locked" in " ".join(shown(app).split())
        await press(pilot, *PASSPHRASE)
        assert not is_locked(app)


async def test_what_is_hidden_before_the_keyring_answers_stays_hidden(
    locked: Journal, keyring: type[MemoryKeyring], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, answers, asked = keyring.get_password, threading.Event(), threading.Event()

    def get_password(self: MemoryKeyring, service: str, username: str) -> str | None:
        asked.set()
        assert answers.wait(30)
        return usual(self, service, username)

    monkeypatch.setattr(keyring, "get_password", get_password)
    app = CheckinApp(locked)
    async with app.run_test(size=(80, 24)) as pilot:
        await asyncio.to_thread(asked.wait, 30)
        await pilot.press("escape")
        answers.set()
        await settled(pilot)
        assert is_locked(app)
        assert "quartz one" not in shown(app)
        await press(pilot, *PASSPHRASE)
        assert not is_locked(app)


async def test_without_the_choice_the_keyring_is_not_asked(
    locked: Journal, path: str, keyring: type[MemoryKeyring]
) -> None:
    Path(f"{path}.keyring").unlink()
    keyring.asked.clear()
    async with opened(locked) as (app, _):
        assert is_locked(app)
    assert keyring.asked == []


async def test_settings_say_so_and_change_it_there_and_take_it_out(
    locked: Journal, path: str, keyring: type[MemoryKeyring]
) -> None:
    async with opened(locked) as (app, pilot):
        await press(pilot, "comma", "end")
        about = "Asked for after the screen was hidden. The keyring opens checkin."
        assert about in " ".join(shown(app).split())
        await press(pilot, "escape")
        await to_the_passphrase(pilot)
        assert "Your passphrase is in the keyring of this computer" in " ".join(shown(app).split())
        await press(pilot, *"tea", "enter", *"mint", "enter", *"mint", "enter")
        assert [*keyring.held.values()] == ["mint"]
        assert "Your passphrase is changed." in shown(app)
        assert "The keyring didn't" not in shown(app)
        await press(pilot, "enter", *"mint", "f7")
        assert not keyring.held
        assert "Your passphrase is removed." in shown(app)
        assert not Keyring(path).is_chosen


async def test_settings_say_what_the_keyring_did_not_take(
    locked: Journal,
    path: str,
    keyring: type[MemoryKeyring],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with opened(locked) as (app, pilot):
        monkeypatch.setattr(keyring, "is_locked", True)
        await to_the_passphrase(pilot)
        await press(pilot, *"tea", "enter", *"mint", "enter", *"mint", "enter")
        said = " ".join(shown(app).split())
        assert "Your passphrase is changed. The keyring didn't take the new passphrase" in said
        monkeypatch.setattr(keyring, "is_locked", False)
        Keyring(path).keep("mint")
        monkeypatch.setattr(keyring, "is_locked", True)
        await press(pilot, "enter", *"mint", "f7")
        said = " ".join(shown(app).split())
        assert "Your passphrase is removed. It may still be in the keyring" in said
