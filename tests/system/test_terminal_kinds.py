"""On every kind of terminal, at every size, in every theme: pages are drawn once, and end."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.terminal import Terminal

pytestmark = pytest.mark.terminal

APP = [sys.executable, "-m", "checkin"]
QUICK = {"ESCDELAY": "25"}
KINDS = ("xterm-256color", "xterm", "linux", "screen", "tmux-256color", "vt100", "unknown")
SIZES = ((0, 0), (20, 5), (60, 20), (80, 24), (200, 60))
THEMES = ("dusk", "dawn", "clear")
PAGES = "wshrbpk,"
"""The keys of eight pages."""
FRAME_ENDS = b"\x1b[?2026l"
MOST = 300_000
"""Bytes that one page may take; the largest is drawn in about a third of it."""
ENDS = (signal.SIGTERM, None)
"""How it is ended: by a signal, or by the key `q`."""


@pytest.fixture(autouse=True)
def some_wins() -> None:
    """Today has a pile then: it draws itself again for each size."""
    with Journal.open(os.environ["CHECKIN_FILE"]) as journal:
        for word in ("Called my sister", "A walk", "Slept well"):
            journal.add(NewEntry("win", word))


def comes_to_rest(terminal: Terminal, since: int) -> None:
    """Wait until something was drawn, and nothing more is."""
    terminal.wait_for(FRAME_ENDS, since=since)
    while terminal.listen(0.1):
        assert len(terminal.bytes_seen) - since < MOST


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_drawn_once_at_every_size_and_it_can_be_left(kind: str) -> None:
    """Each kind with each size; over all kinds, each size with all themes and most pages."""
    nth = KINDS.index(kind)
    with Journal.open(os.environ["CHECKIN_FILE"]) as journal:
        journal.settings.set("theme", THEMES[nth % len(THEMES)])
    columns, rows = SIZES[nth % len(SIZES)]
    ends = ENDS[nth % len(ENDS)]
    with Terminal(APP, columns=columns, rows=rows, env={**QUICK, "TERM": kind}) as terminal:
        comes_to_rest(terminal, 0)
        for step in range(len(SIZES)):
            size = (nth + step) % len(SIZES)
            if step:
                terminal.resize(*SIZES[size])
            since = len(terminal.bytes_seen)
            terminal.send(PAGES[(nth + 2 * size) % len(PAGES)])
            comes_to_rest(terminal, since)
            assert any(terminal.screen())
            since = len(terminal.bytes_seen)
            terminal.send("\x1b")
            comes_to_rest(terminal, since)
        if ends:
            terminal.kill(ends)
        else:
            terminal.send("q")
        assert terminal.exit_code() == (128 + ends if ends else 0)
        assert terminal.is_as_it_was()


@pytest.mark.parametrize("size", [(0, 0), (0, 30), (1, 1), (3, 3), (5, 2)])
def test_no_size_is_drawn_without_end_and_a_closed_window_ends_it(size: tuple[int, int]) -> None:
    columns, rows = size
    with Terminal(APP, columns=columns, rows=rows, env={**QUICK, "TERM": "unknown"}) as terminal:
        comes_to_rest(terminal, 0)
        since = len(terminal.bytes_seen)
        terminal.send("w")
        comes_to_rest(terminal, since)
        terminal.close_window()
        assert terminal.exit_code() == 129


def test_a_size_that_is_not_known_is_taken_from_the_environment() -> None:
    env = {"COLUMNS": "61", "LINES": "20"}
    with Terminal(APP, columns=0, rows=0, env=env) as terminal:
        terminal.wait_for(b"\x1b[20;1H")
        comes_to_rest(terminal, 0)
        assert b"\x1b[21;1H" not in terminal.bytes_seen


def test_told_of_sizes_in_turn_a_page_ends_at_the_last() -> None:
    with Terminal(APP) as terminal:
        terminal.wait_to_see("This morning")
        comes_to_rest(terminal, 0)
        since = len(terminal.bytes_seen)
        for columns in (90, 70, 81, 79):
            terminal.resize(columns, 24)
            terminal.listen(0.01)
        comes_to_rest(terminal, since)
        terminal.send("q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "env",
    [
        {"TERM": "xterm-16color", "COLORTERM": ""},
        {"TERM": "linux", "COLORTERM": ""},
        {"TERM": "linux", "COLORTERM": "", "NO_COLOR": "1"},
        {"NO_COLOR": "1"},
    ],
    ids=lambda env: " ".join(f"{name}={value}" for name, value in env.items() if value),
)
def test_the_chosen_row_is_told_from_the_others_with_few_colors_and_with_none(
    env: dict[str, str], theme: str
) -> None:
    with Journal.open(os.environ["CHECKIN_FILE"]) as journal:
        journal.settings.set("theme", theme)

    def place_of(lines: list[str], text: str) -> tuple[int, int]:
        row = next(n for n, line in enumerate(lines) if text in line)
        return lines[row].index(text), row

    with Terminal(APP, env={**QUICK, **env}) as terminal:
        terminal.wait_to_see("This morning")
        terminal.send("h")
        lines = terminal.wait_until(lambda seen: any("\u203a" in line for line in seen))
        before = [n for n, line in enumerate(lines) if "\u203a" in line]
        terminal.send("\x1b[B")
        lines = terminal.wait_until(
            lambda seen: before != [n for n, line in enumerate(seen) if "\u203a" in line]
        )
        (chosen,) = (line for line in lines if "\u203a" in line)
        words = ("Called my sister", "A walk", "Slept well")
        bold = [word for word in words if terminal.is_bold(*place_of(lines, word))]
        assert len(bold) == 1
        assert bold[0] in chosen
        terminal.send("\x11")
        assert terminal.exit_code() == 0
