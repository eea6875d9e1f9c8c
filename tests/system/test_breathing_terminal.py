"""Breathing in a real terminal: how smooth it is, what it costs, and plain lines."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

import pytest

from checkin.cli.commands import breathe
from tests.support.shell import checkin
from tests.support.terminal import Terminal

FRAME = b"\x1b[?2026h"
"""What begins each frame."""


@dataclass(frozen=True)
class Taken:
    """What a while of it took, a second."""

    frames: float
    bytes: float
    processor: float
    """Of one core, in percent."""

    def __str__(self) -> str:
        return (
            f"{self.frames:.1f} frames/s, {self.bytes / 1024:.1f} KiB/s, "
            f"{self.processor:.1f} % of a core"
        )


def breathing(path: str, size: tuple[int, int] = (80, 24), **env: str) -> Terminal:
    """A terminal in which the first breath of five seconds in and five out has begun."""
    columns, rows = size
    argv = [sys.executable, "-m", "checkin", "breathe", "even"]
    terminal = Terminal(argv, columns=columns, rows=rows, env={"CHECKIN_FILE": path, **env})
    terminal.wait_to_see("Even breath")
    terminal.wait_to_see("Any key stops")
    return terminal


def taken(terminal: Terminal, seconds: float) -> Taken:
    """What the next seconds take."""
    seen, computed, began = (
        len(terminal.bytes_seen),
        terminal.cpu_seconds(),
        time.perf_counter(),
    )
    terminal.listen(seconds)
    lasted = time.perf_counter() - began
    came = terminal.bytes_seen[seen:]
    processor = 100 * (terminal.cpu_seconds() - computed) / lasted
    return Taken(came.count(FRAME) / lasted, len(came) / lasted, processor)


@pytest.mark.terminal
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: "x".join(map(str, size)))
def test_a_breath_is_smooth_and_costs_little(path: str, size: tuple[int, int]) -> None:
    with breathing(path, size) as terminal:
        terminal.listen(1.0)
        for _ in range(3):  # a machine that is busy with something else can spoil one round
            moving = taken(terminal, 3.0)  # the middle of a breath in
            whole = taken(terminal, 7.0)  # its end, the breath out, and the next one's beginning
            print(
                f"\nbreathing at {size}: {moving} while it swells; "
                f"{whole} on to the end of the round"
            )
            if moving.frames >= 15:
                break
        assert moving.frames >= 15
        assert whole.frames <= 21
        assert whole.bytes <= 24 * 1024
        assert whole.processor <= 20  # about 3 on a machine that has nothing else to do
        terminal.send("x")
        terminal.wait_to_see("on your pile?")


@pytest.mark.terminal
def test_without_motion_it_wakes_about_once_a_second(path: str) -> None:
    with breathing(path, NO_MOTION="1") as terminal:
        terminal.listen(1.5)
        still = taken(terminal, 5.0)
        print(f"\nwords alone: {still}")
        assert still.frames <= 2
        assert still.bytes <= 4 * 1024
        assert still.processor <= 5


@pytest.mark.terminal
def test_nothing_moves_any_more_once_it_is_stopped(path: str) -> None:
    with breathing(path) as terminal:
        terminal.send(" ")
        terminal.wait_to_see("on your pile?")
        terminal.listen(0.5)
        assert taken(terminal, 2.0).frames == 0


@pytest.mark.terminal
def test_leaving_while_breathing_leaves_the_terminal_as_it_was(path: str) -> None:
    with breathing(path) as terminal:
        terminal.kill(signal.SIGTERM)
        assert terminal.exit_code() == 128 + signal.SIGTERM
        assert terminal.is_as_it_was()


@pytest.mark.terminal
def test_stopping_plain_lines_is_no_failure(path: str) -> None:
    argv = [sys.executable, "-m", "checkin", "breathe", "--plain"]
    with Terminal(argv, env={"CHECKIN_FILE": path}) as terminal:
        terminal.wait_to_see("in   3")
        terminal.send(b"\x03")
        terminal.wait_to_see("Let your breath find its own pace again.")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("more", [[], ["--plain"]])
def test_where_no_key_could_stop_it_it_ends_after_one_round(more: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checkin", "breathe", "sigh", *more],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.count("in        2") == 1
    assert "That's enough" in done.stdout


def test_lines_come_as_they_are_breathed_also_into_a_pipe() -> None:
    argv = [sys.executable, "-m", "checkin", "breathe", "sigh", "--rounds", "1"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        came = []
        for line in program.stdout:
            came.append(line.strip())
            if line.startswith("sip"):
                break
        assert program.poll() is None  # the breath out is still to come
        program.terminate()
    assert "in        2" in came


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each wait would have been."""
    waits: list[float] = []
    monkeypatch.setattr(breathe, "sleep", waits.append)
    return waits


@pytest.mark.practice(85)
def test_plain_lines_say_the_care_and_then_each_part(slept: list[float], path: str) -> None:
    said = checkin("breathe", "box", "--rounds", "2")
    assert (said.code, said.err) == (0, "")
    for words in ("You can stop at any time.", "driving or in water", "If you are pregnant"):
        assert words in said.out
    lines = said.out.splitlines()
    begin = lines.index("in    4")
    assert lines[begin : begin + 8] == ["in    4", "hold  4", "out   4", "hold  4"] * 2
    assert lines[-1] == "That's enough. Let your breath find its own pace again."
    assert slept == [4.0] * 8


@pytest.mark.practice(85)
def test_plain_four_seven_eight_ends_after_four_rounds(slept: list[float]) -> None:
    said = checkin("breathe", "four-seven-eight", "--rounds", "40")
    assert said.out.count("hold        7") == 4
    assert slept == [4.0, 7.0, 8.0] * 4


def test_plain_lines_need_no_file(slept: list[float], tmp_path: object) -> None:
    said = checkin("breathe", "--file", f"{tmp_path}/no/such/folder/x.db", "--rounds", "1")
    assert said.code == 0
    assert slept == [3.0, 4.0]


def test_a_pattern_can_be_read_by_programs() -> None:
    said = json.loads(checkin("breathe", "four-seven-eight", "--rounds", "9", "--json").out)
    assert said["rounds"] == 4
    assert [part["seconds"] for part in said["phases"]] == [4, 7, 8]


def test_an_unknown_pattern_is_answered_with_the_known_ones() -> None:
    said = checkin("breathe", "fast")
    assert said.code == 2
    assert "long-out" in said.err
    assert said.out == ""
