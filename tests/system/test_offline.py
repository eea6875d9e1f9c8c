"""Nothing of the program reaches for a network; in the process of the tests nothing can, at all."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support import ROOT
from tests.support.commands import ARGUMENTS, CHANGING, EVERY, line
from tests.support.offline.sitecustomize import VARIABLE
from tests.support.terminal import Terminal

OFFLINE = str(ROOT / "tests" / "support" / "offline")


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that names each reach for a network, of this process and of those it starts."""
    file = tmp_path / "told"
    monkeypatch.setenv(VARIABLE, str(file))
    monkeypatch.setenv("PYTHONPATH", OFFLINE)
    return file


def test_the_net_holds(told: Path) -> None:
    with pytest.raises(AssertionError, match="network"):
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    reaches = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    subprocess.run([sys.executable, "-c", reaches], check=False, capture_output=True)
    assert len(told.read_text().splitlines()) == 2


@pytest.mark.parametrize("name", EVERY)
def test_no_command_reaches_for_it(told: Path, path: str, name: str) -> None:
    with Journal.open(path) as journal:
        for text in ("one", "two", "three"):
            journal.add(NewEntry("win", text))
        journal.delete(3)
    subprocess.run(
        [sys.executable, "-m", "checkin", *line(name, {**ARGUMENTS, **CHANGING})],
        stdin=subprocess.DEVNULL,
        check=False,
        capture_output=True,
        timeout=60,
    )
    assert not told.exists()


@pytest.mark.terminal
def test_no_page_reaches_for_it(told: Path, path: str) -> None:
    with Terminal([sys.executable, "-m", "checkin"], env={"CHECKIN_FILE": path}) as terminal:
        terminal.wait_to_see("This morning")
        terminal.send("wWalked\r")
        terminal.wait_to_see("on your pile")
        for key, seen in (("h", "since November"), ("p", "Help lines"), ("s", "one small thing")):
            terminal.send("\x1b")
            terminal.wait_to_see("s Hard moment")
            terminal.send(key)
            terminal.wait_to_see(seen)
        terminal.send(b"\x11")
        assert terminal.exit_code() == 0
    assert not told.exists()
