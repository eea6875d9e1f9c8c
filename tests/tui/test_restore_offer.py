"""A file that is missing, empty or damaged: its backup is offered on the page, and comes back."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import pytest

from checkin.core.entries import NewEntry
from checkin.core.errors import CheckinError
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.base.privacy_screen import PrivacyScreen
from checkin.tui.features.today.screen import TodayScreen
from tests.support.lost_files import emptied, garbled, gone
from tests.support.showing import press, settled, shown
from tests.support.terminal import Terminal

TROUBLE = "Your file is gone."


@pytest.fixture
def backed_up(path: str) -> str:
    with Journal.open(path) as journal:
        for text in ("Had tea", "Slept enough"):
            journal.add(NewEntry("win", text))
        journal.backups.make()
    return path


def placeholder(path: str) -> Journal:
    with pytest.raises(CheckinError) as caught:
        Journal.open(path)
    return Journal.placeholder(path, caught.value)


@pytest.mark.parametrize("harm", [gone, emptied, garbled], ids=lambda how: str(how.__name__))
async def test_one_key_brings_everything_back(backed_up: str, harm: Callable[[str], None]) -> None:
    harm(backed_up)
    with placeholder(backed_up) as stand_in:
        app = CheckinApp(stand_in, notice=TROUBLE)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert isinstance(app.screen, ChoiceDialog)
            assert TROUBLE in shown(app)
            assert "with 2 entries" in shown(app)
            await press(pilot, "enter")
            assert isinstance(app.screen, TodayScreen)
            assert not app.journal.is_placeholder
            assert "Slept enough" in shown(app)
            said = " ".join(shown(app).split())
            assert "Everything in the backup is back." in said
            assert ("is kept as" in said) == (harm is garbled)
            assert ("says how to read what is newer." in said) == (harm is garbled)
            await press(pilot, "w", *"More tea", "enter")
            app.journal.close()
    with Journal.open(backed_up) as journal:
        assert journal.totals().wins == 3


async def test_not_now_leaves_the_file_and_it_can_be_asked_for_again(backed_up: str) -> None:
    gone(backed_up)
    with placeholder(backed_up) as stand_in:
        app = CheckinApp(stand_in, notice=TROUBLE)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await press(pilot, "down", "enter")
            assert isinstance(app.screen, TodayScreen)
            assert TROUBLE in shown(app)
            assert not os.path.exists(backed_up)
            await press(pilot, "f8")
            assert isinstance(app.screen, ChoiceDialog)
            await press(pilot, "escape", "f8", "enter")
            assert "Slept enough" in shown(app)
            app.journal.close()


async def test_what_cannot_be_restored_says_why(
    backed_up: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone(backed_up)
    with placeholder(backed_up) as stand_in:
        app = CheckinApp(stand_in, notice=TROUBLE)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            os.mkdir(backed_up)
            await press(pilot, "enter")
            assert isinstance(app.screen, TodayScreen)
            assert "is a folder" in " ".join(shown(app).split())
            assert app.journal.is_placeholder


async def test_without_a_backup_nothing_is_asked(path: str) -> None:
    Journal.open(path).close()
    garbled(path)
    with placeholder(path) as stand_in:
        app = CheckinApp(stand_in, notice=TROUBLE)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert isinstance(app.screen, TodayScreen)
            assert TROUBLE in shown(app)


@pytest.mark.terminal
def test_the_program_offers_it_when_it_opens(backed_up: str) -> None:
    garbled(backed_up)
    with Terminal([sys.executable, "-m", "checkin"]) as terminal:
        terminal.wait_to_see("There's a backup. Go back to it?")
        terminal.send("\r")
        terminal.wait_to_see("Everything in the backup is back.")
        terminal.send("\x11")
        assert terminal.exit_code() == 0
    with Journal.open(backed_up) as journal:
        assert [entry.text for entry in journal.entries()] == ["Slept enough", "Had tea"]


@pytest.mark.terminal
def test_what_is_no_damage_is_told_in_the_shell_as_before(backed_up: str) -> None:
    with Journal.open(backed_up) as journal:
        journal._connection.raw.execute("PRAGMA user_version = 99")
    with Terminal([sys.executable, "-m", "checkin"]) as terminal:
        assert terminal.exit_code() == 1
        assert "newer checkin" in " ".join("\n".join(terminal.screen()).split())


@pytest.mark.usefixtures("quick_lock")
async def test_what_comes_back_with_a_passphrase_is_not_shown_before_it_is_typed(
    path: str,
) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Had tea"))
        journal.lock.turn_on("tea")
        journal.backups.make()
    garbled(path)
    with placeholder(path) as stand_in:
        app = CheckinApp(stand_in, notice=TROUBLE)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await press(pilot, "enter")
            assert isinstance(app.screen, PrivacyScreen)
            await press(pilot, *"tea", "enter")
            assert "Had tea" in shown(app)
            assert "Everything in the backup is back." in " ".join(shown(app).split())
            app.journal.close()
