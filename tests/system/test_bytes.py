"""In a real terminal, what was typed is what is in the file, whatever the terminal sends."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checkin.core.text import clean, show
from tests.support.sent import ANSWERS, Sent, cuts, streams
from tests.support.terminal import Terminal

pytestmark = pytest.mark.terminal

PATIENT = """
import sys
from checkin.tui.terminal import incoming
incoming.PATIENCE = 60  # the machine may be busy between two reads
from checkin.launcher import open_app
sys.exit(open_app())
"""


class Typist:
    """Keeps wins in a program that runs on from one to the next."""

    def __init__(self) -> None:
        self._path = os.environ["CHECKIN_FILE"]
        self._terminal: Terminal | None = None

    def kept(self, reads: Iterable[bytes]) -> str:
        """The text of the win that comes of these reads and enter."""
        terminal = self._terminal or self._opened()
        self._terminal = None  # unless all goes well
        before = self._wins()
        for data in (*reads, b"\r"):
            terminal.send(data)
            terminal.wait_until_read()
        for _ in range(600):
            wins = self._wins()
            if len(wins) > len(before):
                self._terminal = terminal
                return wins[-1]
            terminal.listen(0.05)
        raise AssertionError("\n".join(["nothing was kept", *terminal.screen()]))

    def close(self) -> None:
        if self._terminal:
            self._terminal.close()

    def _opened(self) -> Terminal:
        terminal = Terminal([sys.executable, "-c", PATIENT], env={"ESCDELAY": "30000"})
        terminal.wait_to_see("This morning")
        terminal.send("w")
        terminal.wait_to_see("What went well")
        return terminal

    def _wins(self) -> list[str]:
        with closing(sqlite3.connect(self._path)) as file:
            rows = file.execute("SELECT text FROM entries ORDER BY id").fetchall()
        return [text for (text,) in rows]


def test_what_is_typed_is_what_is_kept() -> None:
    typist = Typist()

    @settings(max_examples=40)
    @given(streams(), st.data())
    @example(Sent("aé日😀b".encode(), "aé日😀b"), None)
    @example(Sent(b"a" + b"".join(ANSWERS) + b"b", "ab"), None)
    @example(Sent(b"\x1b[Oa\x1b[O\x1b[200~b\x1b[201~c", "abc"), None)
    @example(Sent("\x1b[200~a\x1b\té\x1b[201~b".encode(), "a\x1b\téb"), None)
    def is_kept(sent: Sent, data: st.DataObject | None) -> None:
        expected = clean("kept: " + show(sent.typed, one_line=True))
        places = data.draw(cuts(sent.data)) if data else list(range(len(sent.data) + 1))
        reads = (sent.data[start:end] for start, end in pairwise(places))
        assert typist.kept([b"kept: ", *reads]) == expected

    try:
        is_kept()
    finally:
        typist.close()
