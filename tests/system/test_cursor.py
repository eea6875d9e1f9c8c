"""The terminal's own cursor is where the drawn one is: input methods and screen readers follow."""

from __future__ import annotations

import sys

import pytest

from tests.support.terminal import Terminal

pytestmark = pytest.mark.terminal

CURSOR = "e6b566"
"""The color of the drawn cursor in the usual theme."""


def test_the_terminals_cursor_is_on_the_drawn_one_wherever_it_goes() -> None:
    with Terminal([sys.executable, "-m", "checkin"], columns=60) as terminal:

        def after(keys: str, column: int) -> None:
            terminal.send(keys)
            terminal.wait_until(lambda _: terminal.cell_at_cursor[::2] == (column, CURSOR))

        terminal.wait_to_see("This morning")
        terminal.send("w")
        terminal.wait_to_see("What went well")
        after("", 3)
        after("abc", 6)
        after("日本", 10)
        after("\x1b[D", 8)
        after("\x1b[H", 3)
        after("\x1b[F", 10)
        after("é", 11)
        after("x" * 80, 56)
        after("\x1b[D\x1b[D", 54)
        row = terminal.cell_at_cursor[1]
        terminal.resize(60, 18)
        terminal.wait_until(lambda _: terminal.cell_at_cursor == (54, row - 1, CURSOR))


def test_what_is_dragged_to_a_window_without_the_focus_is_pasted() -> None:
    with Terminal([sys.executable, "-m", "checkin"]) as terminal:
        terminal.wait_to_see("This morning")
        terminal.send("w")
        terminal.wait_to_see("What went well")
        terminal.wait_until(lambda _: terminal.cell_at_cursor[2] == CURSOR)
        terminal.send("\x1b[O")
        terminal.wait_until(lambda _: terminal.cell_at_cursor[2] != CURSOR)
        terminal.send("\x1b[200~a quiet walk\x1b[201~")
        terminal.wait_to_see("a quiet walk")
