"""Where the file is: each place it cannot be used in is told by a true sentence of its own."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.shell import checkin

COMMANDS = (("log",), ("win", "x", "--bring"), ("here",), ("export",), ("settings",), ("undo",))


def link(target: str) -> Callable[[Path], object]:
    return lambda place: place.symlink_to(target)


def a_socket(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(place))


@pytest.mark.parametrize(
    ("make", "name", "sentence"),
    [
        (link("/nowhere/at/all.db"), "x", "x is a link to /nowhere/at/all.db, and nothing is"),
        (link("other/y.db"), "x", "x is a link to {place}/other/y.db, and nothing is there."),
        (link("gone"), "x/y.db", "x is a link to {place}/gone, and nothing is there."),
        (link("x"), "x", "x is a link that leads in a circle."),
        (os.mkfifo, "x", "x is a pipe."),
        (Path.mkdir, "x", "x is a folder."),
        (link("/dev/null"), "x", "x is a device."),
        (link("/dev/full"), "x", "x is a device."),
        (a_socket, "x", "x is a socket."),
        (Path.touch, "x/y.db", "x isn't a folder."),
        (Path.touch, "z/y.db", "There's no folder {place}/z."),
    ],
)
def test_what_is_no_file_is_told_as_what_it_is(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], object],
    name: str,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket has to be short
    make(Path("x"))
    before = sorted(os.listdir())
    for args in COMMANDS:
        said = checkin("--file", name, *args)
        assert (said.code, said.out) == (1, ""), args
        start = "" if sentence.startswith("There") else f"{tmp_path}/"
        assert said.err.startswith(start + sentence.format(place=tmp_path)), args
        assert said.err.endswith("\nx\n") == (args[0] == "win")
    assert checkin("--file", name, "glimpse").code == 0
    people = checkin("--file", name, "people")
    assert (people.code, "findahelpline.com" in people.out) == (0, True)
    assert "can't be read right now" in people.err
    assert sorted(os.listdir()) == before


def test_the_name_of_a_file_has_to_be_one() -> None:
    said = checkin("--file", "", "log")
    assert (said.code, said.err) == (1, "The file name is empty. Type it after --file.\n")
    for args in (("log",), ("win", "x")):
        said = checkin("--file", "a\0b", *args)
        assert said.code == 1
        assert said.err.startswith("A file name can't have a NUL in it.")


@pytest.mark.parametrize("home", ["", "relative/place"])
def test_without_a_home_a_file_has_to_be_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CHECKIN_FILE")
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", home)
    for args in (*COMMANDS, ("path",)):
        said = checkin(*args)
        assert (said.code, said.out) == (1, "")
        assert said.err.startswith("There's no home folder to keep your file in. Set HOME, or")
    assert os.listdir() == []
    assert checkin("--file", "mine.db", "win", "x").code == 0


def test_a_stick_that_knows_no_permissions_can_be_used(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    Journal.open(path).close()
    os.chmod(path, 0o755)
    monkeypatch.setattr("os.chmod", refused)
    assert checkin("win", "x").code == 0
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o755


AS_ANOTHER = """
import os, pwd, sys
from checkin.cli import run
for args in (["log"], ["win", "x"], ["here"], ["settings"], ["people"], ["status"]):
    run(args)  # so that everything is loaded
os.setegid(65534)
os.seteuid(65534)
sys.stdout.flush()
print("now as another", flush=True)
sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that everybody can go into: pytest keeps its own ones to one person."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        yield Path(name)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
@pytest.mark.parametrize(
    ("mode", "args", "code", "sentence"),
    [
        (0o600, ("log",), 1, "can't be opened. {file} belongs to root."),
        (0o600, ("win", "mine"), 1, "can't be opened. {file} belongs to root."),
        (0o644, ("log",), 0, ""),
        (
            0o644,
            ("win", "mine"),
            1,
            "{file} can be read, but it or its folder can't be written to. {file} belongs to root.",
        ),
        (0o666, ("log",), 0, ""),
        (
            0o666,
            ("win", "mine"),
            1,
            "{file} can be read, but it or its folder can't be written to. {file} belongs to root.",
        ),
    ],
)
def test_a_file_of_somebody_else_is_told_with_whose_it_is(
    shared: Path, mode: int, args: tuple[str, ...], code: int, sentence: str
) -> None:
    file = str(shared / "theirs.db")
    with Journal.open(file) as journal:
        journal.add(NewEntry("win", "theirs"))
    os.chmod(file, mode)
    done = subprocess.run(
        [sys.executable, "-c", AS_ANOTHER, "--file", file, *args],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert sentence.format(file=file) in done.stderr
    assert ("theirs" in done.stdout.partition("now as another")[2]) == (code == 0)
    assert stat.S_IMODE(os.stat(file).st_mode) == mode
