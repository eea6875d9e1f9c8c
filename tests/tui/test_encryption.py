"""An encrypted file in the app: it opens with the question, and nothing that is typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.core.errors import CheckinError, EncryptedFile
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.storage import cipher
from checkin.storage.cipher import keys
from checkin.tui import routes
from checkin.tui.app import CheckinApp
from checkin.tui.features.settings.passphrase_screen import PassphraseScreen
from checkin.tui.terminal.lifecycle import TERMINAL_GONE
from checkin.tui.words_beside import give_back
from tests.support.showing import opened, press, settled, shown
from tests.tui.test_lock import PASSPHRASE, is_locked, no_wait  # noqa: F401

pytest.importorskip("sqlcipher3", reason="there is no sqlcipher3 for this system")
pytestmark = pytest.mark.usefixtures("quick_lock", "nothing_open")


@pytest.fixture
def path(path: str) -> str:
    """An encrypted file with a win, a person and a draft; its passphrase is `tea`."""
    with Journal.open(path, window="before") as journal:
        journal.add(NewEntry("win", "quartz one"))
        journal.contacts.add("Samuel", "123")
        journal.drafts.save(Draft("wins", "line", "half a topaz", 12))
    Journal.encryption(path).turn_on("tea")
    keys.clear()
    return path


@pytest.fixture
def waiting(path: str) -> Journal:
    """What stands in for the file until the passphrase was given, as the launcher has it."""
    with pytest.raises(EncryptedFile) as raised:
        Journal.open(path)
    return Journal.placeholder(path, raised.value)


async def test_it_opens_with_the_question_and_goes_on_with_the_passphrase(
    waiting: Journal,
) -> None:
    app = CheckinApp(waiting)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert is_locked(app)
        assert "Passphrase:" in shown(app)
        await press(pilot, *"tee", "enter")
        assert "That isn't it. You can try again." in shown(app)
        assert is_locked(app)
        await press(pilot, *PASSPHRASE)
        assert not is_locked(app)
        assert "half a topaz" in shown(app), "the draft is there"
        await press(pilot, "escape")
        assert "quartz one" in shown(app)
        await press(pilot, "w", "enter")
        with Journal.open(waiting.path or "") as journal:
            assert {entry.text for entry in journal.entries()} == {"quartz one", "half a topaz"}
        await press(pilot, "escape", "ctrl+l")
        await press(pilot, *PASSPHRASE)
        assert not is_locked(app)
        app.journal.close()


@pytest.mark.parametrize(
    ("key", "seen"), [("f3", "Find A Helpline"), ("f2", "reathe"), ("f4", "see")]
)
async def test_help_lines_breathing_and_looking_around_need_no_passphrase(
    waiting: Journal, key: str, seen: str
) -> None:
    async with opened(waiting, key) as (app, pilot):
        assert seen in shown(app)
        assert "Samuel" not in shown(app)
        await press(pilot, "escape")
        assert is_locked(app)


async def test_a_hard_moment_begins_with_the_question_and_goes_on_there(waiting: Journal) -> None:
    app = CheckinApp(waiting, at=routes.HARD_MOMENT)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert is_locked(app)
        await press(pilot, *PASSPHRASE)
        assert "one small thing" in shown(app)
        app.journal.close()


async def test_settings_say_where_its_passphrase_is_changed(path: str) -> None:
    Journal.encryption(path).open("tea")
    with Journal.open(path) as journal:
        async with opened(journal, *PASSPHRASE) as (app, pilot):
            app.push_screen(PassphraseScreen())
            await settled(pilot)
            said = " ".join(shown(app).split())
            assert "Close checkin first, then type one of these in your shell." in said
            assert "To change the passphrase: checkin lock change" in said
            assert "To have a file without one again: checkin lock off" in said
            assert "and open without it here: checkin lock on --keyring" in said
            assert "isn't encrypted" not in said
        with pytest.raises(CheckinError, match="encrypted with its passphrase"):
            journal.lock.change("tea", "other")


async def test_what_cannot_be_opened_here_is_said_before_the_app_opens(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checkin import launcher

    monkeypatch.setattr(cipher, "is_possible", lambda: False)
    with pytest.raises(EncryptedFile, match="isn't installed"):
        launcher._opened(path, None)
    journal, said = launcher._opened(path, routes.HARD_MOMENT)
    assert journal.is_placeholder
    assert "isn't installed" in said
    assert not journal.needs_passphrase
    assert Path(path).read_bytes()


def test_words_that_are_in_no_file_are_not_put_beside_it_as_they_are(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    give_back("Called my sister back", path, TERMINAL_GONE)
    assert capsys.readouterr().err == "Called my sister back"
    assert not [*Path(path).parent.glob("words*")]


def test_beside_one_that_is_not_encrypted_they_are(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = Path(path).with_name("plain.db")
    plain.write_bytes(b"")
    give_back("Called my sister back", str(plain), TERMINAL_GONE)
    assert capsys.readouterr().err == ""
    assert plain.with_name("words-not-saved.txt").read_text() == "Called my sister back"
