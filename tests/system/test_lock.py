"""A passphrase at a real terminal: nothing personal ever reaches it before the passphrase does."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.terminal import Terminal
from tests.system.test_leaving import APP, drafts

pytestmark = [pytest.mark.terminal, pytest.mark.usefixtures("quick_lock")]
CTRL_L = b"\x0c"


@pytest.fixture
def path() -> Path:
    found = Path(os.environ["CHECKIN_FILE"])
    with Journal.open(found) as journal:
        journal.add(NewEntry("win", "quartz"))
        journal.lock.turn_on("open")
    return found


def test_stopped_and_continued_it_stays_locked_and_leaving_keeps_half_typed_words(
    path: Path,
) -> None:
    with Terminal(APP) as terminal:
        terminal.wait_to_see("Passphrase:")
        terminal.wait_to_see("esc Hide")
        terminal.kill(signal.SIGTSTP)
        terminal.wait_to_stop()
        seen = len(terminal.bytes_seen)
        terminal.kill(signal.SIGCONT)
        terminal.wait_for("Passphrase:", since=seen)
        assert b"quartz" not in terminal.bytes_seen
        terminal.send("open\r")
        terminal.wait_to_see("quartz")
        terminal.send("w")
        terminal.wait_to_see("What went well")
        terminal.send("half a win")
        terminal.wait_to_see("half a win")
        terminal.send(CTRL_L)
        terminal.wait_until(lambda rows: "half a win" not in "\n".join(rows))
        terminal.send("ope")
        terminal.wait_to_see("•••")
        terminal.kill(signal.SIGHUP)
        assert terminal.exit_code() == 129
    assert drafts(path) == ["half a win"]


def test_help_lines_come_at_once_and_show_nothing_of_the_file(path: Path) -> None:
    with Terminal(APP) as terminal:
        terminal.wait_to_see("Passphrase:")
        terminal.send(b"\x1bOR")  # f3
        terminal.wait_to_see("Find A Helpline")
        assert b"quartz" not in terminal.bytes_seen
        terminal.send(b"\x11")  # ctrl+q
        assert terminal.exit_code() == 0
