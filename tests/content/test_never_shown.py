"""What a run of all tests shows is known by its name, and what it never shows has a reason."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from checkin.content import hard_moment, strings
from tests.support import ROOT, shown
from tests.support.children.sitecustomize import VARIABLE
from tests.support.shown import (
    CHOOSING,
    Record,
    covers,
    everything,
    is_whole,
    needless,
    never_shown,
    reasons,
)


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> Record:
    """A record of its own, in which nothing was shown yet."""
    own = Record()
    own.recording = True
    monkeypatch.setattr(shown, "RECORD", own)
    return own


@pytest.mark.parametrize(
    "text",
    [
        "What's one small thing I can do right now?",
        "  What's one small thing\n    I can do right now?  ",
        "> What's one small thing I can do right now? (enter)",
    ],
)
def test_a_text_is_known_wherever_it_stands(record: Record, text: str) -> None:
    record.drawn(text)
    assert record.shown == {"hard_moment.question"}


@pytest.mark.parametrize("text", ["What's one small thing", "awhat's one small thing I can do"])
def test_half_a_text_is_not_that_text(record: Record, text: str) -> None:
    record.drawn(text)
    assert record.shown == set()


def test_a_text_with_places_is_known_when_they_are_filled(record: Record) -> None:
    record.drawn("It went from 7 to 4. That is easier. Any words for how you feel now?")
    assert "evening.evening.feelings.ask" in record.shown
    record.drawn("You had some hours. It is Saturday, 21 November, 12:30. You're here.")
    assert "grounding.start.orient" not in record.shown
    record.drawn("It is Saturday, 21 November, 12:30. You're here, at your own keyboard.")
    assert "grounding.start.orient" in record.shown


def test_a_string_counts_when_the_program_asks_for_it(record: Record) -> None:
    strings.get_text("hard", "calm")
    assert record.shown == set()
    hard_moment.calm("Drink tea")
    assert record.shown == {"strings/hard.calm"}


SHOWING = """
import os, signal
from checkin.content import hard_moment, strings
strings.get_text("hard", "nothing_undone")
hard_moment.calm("Drink tea")
from textual.content import Content
Content("What's one small thing\\nI can do right now?").render()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_process_shows_counts_also_if_it_is_killed(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    monkeypatch.setenv(VARIABLE, str(told))
    assert subprocess.run([sys.executable, "-c", SHOWING]).returncode == -signal.SIGKILL
    record.take(told)
    assert record.shown == {"strings/hard.calm", "hard_moment.question"}


def test_nothing_counts_while_tests_draw_lots(record: Record) -> None:
    record.recording = False
    hard_moment.calm("Drink tea")
    record.drawn("What's one small thing I can do right now?")
    assert record.shown == set()


def test_what_was_never_shown_is_named_and_so_is_a_reason_too_many() -> None:
    needed = {name for name in everything() if covers(name, reasons())}
    shown = everything() - needed
    assert (never_shown(shown), needless(shown)) == ([], [])
    assert never_shown(shown - {"hard_moment.question"}) == ["hard_moment.question"]
    assert needless(everything()) == list(reasons())


def test_a_run_with_several_workers_fails_for_a_text_that_none_of_them_showed(
    tmp_path: Path,
) -> None:
    gathered = tmp_path / "shown"
    by_a_test, by_none = "strings/wins.more_first", "hard_moment.question"
    gathered.write_text("\n".join(everything() - {by_a_test, by_none}))
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider"]
    asked = ["tests/tui/test_rare_words.py", "-k", "without_a_win"]
    options = [f"--basetemp={tmp_path / 'base'}", "--all-shown", f"--shown-into={gathered}"]
    ran = subprocess.run(
        [*command, *asked, *options], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == pytest.ExitCode.TESTS_FAILED, ran.stdout + ran.stderr
    assert by_none in ran.stdout.splitlines()
    assert by_a_test not in ran.stdout.splitlines()
    assert by_a_test in gathered.read_text().splitlines()


@pytest.mark.parametrize("name", CHOOSING)
def test_a_run_of_some_tests_is_not_judged(name: str) -> None:
    source = pytest.Config.ArgsSource.TESTPATHS
    run = SimpleNamespace(args_source=source, option=SimpleNamespace())
    assert is_whole(cast(pytest.Config, run))
    setattr(run.option, name, ["some"])
    assert not is_whole(cast(pytest.Config, run))


def test_every_exception_has_a_reason_and_is_there() -> None:
    assert [name for name, reason in reasons().items() if not reason.strip()] == []
    assert needless(set()) == []
