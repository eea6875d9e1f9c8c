"""How soon there is something to read, and how soon a key is seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from statistics import median

from bench.gates import Measured, in_turns
from bench.subjects import HARD_MARKER, MARKER, OUR_MARKER, Subjects
from tests.support.terminal import Terminal

_LETTERS = "qzwx"  # in no control sequence, so that seeing one means that it was drawn
_KEYS = 24
_QUITS = 5
_SETTLED = 0.5
_BETWEEN_KEYS = 0.04


def first_paint(subjects: Subjects, path: str, *words: str, marker: bytes = OUR_MARKER) -> Measured:
    """From starting the program on a file to its first page, beside the empty app."""

    def until(open_one: Callable[[], Terminal], marker: bytes) -> float:
        with open_one() as terminal:
            return terminal.wait_for(marker, 30)

    ours, theirs, ratio = in_turns(
        lambda: until(lambda: subjects.ours(path, *words), marker),
        lambda: until(subjects.empty, MARKER),
    )
    return Measured(ratio, f"{ours * 1000:.0f} ms beside {theirs * 1000:.0f} ms")


def hard_beside_today(subjects: Subjects) -> Measured:
    """The first page of `checkin hard` beside that of `checkin`, on the same file."""

    def until(words: tuple[str, ...], marker: bytes) -> float:
        with subjects.ours(subjects.year, *words) as terminal:
            return terminal.wait_for(marker, 30)

    hard, today, ratio = in_turns(
        lambda: until(("hard",), HARD_MARKER), lambda: until((), OUR_MARKER)
    )
    return Measured(ratio, f"{hard * 1000:.0f} ms beside {today * 1000:.0f} ms")


def key_to_frame(subjects: Subjects) -> Measured:
    """From a letter pressed in the field for wins to the frame that shows it, beside one field."""
    with subjects.ours(subjects.year_to_type_in()) as ours, subjects.field() as theirs:
        theirs.wait_for(MARKER)
        ours.wait_for(OUR_MARKER)
        ours.listen(_SETTLED)
        ours.send("w")
        ours.wait_to_see("What went well")
        ours.listen(_SETTLED)
        theirs.listen(_SETTLED)
        letters = iter(_LETTERS * _KEYS)
        mine, others, ratio = in_turns(
            lambda: _press(ours, next(letters)), lambda: _press(theirs, next(letters)), _KEYS
        )
    return Measured(ratio, f"{mine * 1000:.1f} ms beside {others * 1000:.1f} ms")


def quit_time(subjects: Subjects) -> Measured:
    """From ctrl+q to the screen as it was before, in ms."""
    ours = [_quit(subjects.ours(subjects.year), OUR_MARKER) for _ in range(_QUITS)]
    stock, _ = _quit(subjects.empty(), MARKER)
    gone = median(gone for _, gone in ours)
    note = f"gone after {gone * 1000:.0f} ms; the empty app is back after {stock * 1000:.0f} ms"
    return Measured(median(restored for restored, _ in ours) * 1000, note)


def _press(terminal: Terminal, letter: str) -> float:
    terminal.listen(_BETWEEN_KEYS)
    before = len(terminal.bytes_seen)
    pressed = terminal.send(letter)
    drawn = re.compile(letter.encode() + rb".*?\x1b\[\?2026l", re.DOTALL)
    return terminal.wait_for(drawn, since=before) - pressed


def _quit(opened: Terminal, marker: bytes) -> tuple[float, float]:
    with opened as terminal:
        terminal.wait_for(marker)
        terminal.listen(_SETTLED)
        before = len(terminal.bytes_seen)
        pressed = terminal.send(b"\x11")
        restored = terminal.wait_for(b"\x1b[?1049l", since=before)
        terminal.exit_code()
        return restored - pressed, terminal.lasted - pressed
