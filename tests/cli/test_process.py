"""The commands as real programs: what they load, how they end, and what they do with pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checkin.cli.registry import COMMANDS
from tests.support import ROOT

ARGUMENTS = {
    "win": ["--json", "a win"],
    "intention": ["rest"],
    "hard": ["words"],
    "search": ["win"],
    "show": ["1"],
    "edit": ["1", "other"],
    "delete": ["1"],
    "demo": ["--json"],
    "breathe": ["--rounds", "1"],
}
HEAVY = ("textual", "rich")
_LISTING = """
import sys
from checkin.cli import run
run(sys.argv[2:])
heavy = sys.argv[1].split(",")
print(sorted(m for m in sys.modules if m.split(".")[0] in heavy), file=sys.stderr)
"""


def program(
    *args: str | bytes, typed: bytes = b"", **env: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "checkin", *args],
        input=typed,
        capture_output=True,
        env={**os.environ, **env},
        cwd=ROOT,
        check=False,
    )


def loaded(heavy: tuple[str, ...], *args: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _LISTING, ",".join(heavy), *args],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    return done.stderr.splitlines()[-1]


@pytest.mark.parametrize("name", [name for part in COMMANDS.values() for name in part])
def test_no_command_loads_textual(name: str) -> None:
    program("win", "one to work on")
    assert loaded(HEAVY, name, *ARGUMENTS.get(name, [])) == "[]"


def test_help_loads_nothing_but_click() -> None:
    heavy = (*HEAVY, "sqlite3", "sqlite_utils", "dateutil", "tomllib")
    for args in (("--help",), ("--version",), ("win", "--help"), ("path",)):
        assert loaded(heavy, *args) == "[]"


def test_reading_a_file_loads_no_more_than_it_needs() -> None:
    program("win", "one to work on")
    for args in (("today",), ("log",), ("log", "--json"), ("win", "--on", "yesterday", "x")):
        assert loaded((*HEAVY, "sqlite_utils", "dateutil"), *args) == "[]"


@pytest.mark.practice(16)
def test_a_win_from_the_shell_by_words_and_through_a_pipe() -> None:
    first = program("win", "a", "first", "one")
    second = program("win", "a quick one")
    third = program("win", typed="über\n".encode())
    assert [p.returncode for p in (first, second, third)] == [0, 0, 0]
    assert first.stdout == b"Kept. 1 win so far. `checkin edit 1` changes it.\n"
    assert second.stdout == b"Kept. 2 wins so far. `checkin edit 2` changes it.\n"
    assert third.stdout == b"Kept. 3 wins so far. `checkin edit 3` changes it.\n"
    assert b"".join(p.stderr for p in (first, second, third)) == b""


def test_errors_go_to_stderr_and_decide_the_exit_code() -> None:
    for args, code in ((("show", "9"), 1), (("shw",), 2), (("win", "--what"), 2), (("undo",), 1)):
        done = program(*args)
        assert (done.returncode, done.stdout) == (code, b"")
        assert done.stderr
        assert b"Traceback" not in done.stderr


def test_without_a_terminal_the_page_does_not_open() -> None:
    for args in ((), ("demo",)):
        done = program(*args)
        assert (done.returncode, done.stdout) == (1, b"")
        assert b"opens in a terminal" in done.stderr


def test_bytes_that_are_no_text_do_no_harm_in_arguments(tmp_path: Path) -> None:
    program("win", "first")
    for args in (
        (b"win", b"caf\xe9 and", b"tea"),
        (b"win", b"caf\xe9", b"and tea", b"--why", b"x"),
    ):
        done = program(*args)
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.decode() == (
            "That isn't text in UTF-8. Nothing was changed. "
            "With \ufffd for what can't be read, it says: caf\ufffd and tea\n"
        )
    assert program("log", "--json").stdout.count(b'"text"') == 1
    place = os.fsencode(tmp_path) + b"/\xff.db"
    assert program("--file", place, "win", "x").returncode == 0
    assert os.path.exists(place)
    assert program("--file", place, "path").stdout == place + b"\n"
    assert program("--file", place, "status", "--json").returncode == 0


def test_a_reader_that_leaves_early_is_no_error() -> None:
    program("win", typed=b"line\n" * 19_000)
    with subprocess.Popen(
        [sys.executable, "-m", "checkin", "log", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as running:
        assert running.stdout
        assert running.stderr
        assert running.stdout.read(1) == b"["
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device")
def test_an_answer_that_can_not_be_written_is_said() -> None:
    program("win", "x")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "checkin", "log"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"The answer couldn't be written: No space left on device.\n"


def test_no_escape_goes_into_a_pipe_and_encodings_do_no_harm() -> None:
    program("win", "café ●", FORCE_COLOR="1")
    for encoding in ("utf-8", "ascii", "latin-1"):
        for args in (("today",), ("log",), ("show", "1"), ("--help",), ("log", "--json")):
            done = program(*args, PYTHONIOENCODING=encoding)
            assert (done.returncode, done.stderr) == (0, b"")
            assert b"\x1b" not in done.stdout


def test_exported_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    program("win", "x")
    out = tmp_path / "out.json"
    assert program("export", "--output", str(out)).returncode == 0
    assert out.stat().st_mode & 0o777 == 0o600
