"""Every state a file can be in, made for real."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.spoiled import spoil

WORDS = "Called Ana back"
FAILING = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
static int ours(int fd) {
  char name[64], path[4096];
  snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(name, path, sizeof path - 1);
  if (n < 0) return 0;
  path[n] = 0;
  return strstr(path, "checkin.db") != 0;
}
ssize_t pwrite64(int fd, const void *from, size_t n, off_t at) {
  ssize_t (*usual)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite64");
  if (ours(fd)) { errno = EIO; return -1; }
  return usual(fd, from, n, at);
}
ssize_t pwrite(int fd, const void *from, size_t n, off_t at) { return pwrite64(fd, from, n, at); }
"""
"""A disk that fails whenever the file, or one beside it, is written."""
AS_ANOTHER = """
import os, sys
from checkin.cli import run
if sys.argv[-1] == "hard":
    import fcntl, importlib, pkgutil
    for name in ("tui", "journal", "storage", "content"):
        package = importlib.import_module("checkin." + name)
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if "cipher" not in module.name and "encryption" not in module.name:
                importlib.import_module(module.name)
for args in (["log", "--limit", "1"], ["win", "x"], ["people", "--country", "DE"], ["doctor"]):
    run(args)  # so that everything is loaded
os.setegid(65534)
os.seteuid(65534)
sys.stdout.flush()
sys.stderr.write("now as another")
sys.stderr.flush()
sys.exit(run(sys.argv[1:]))
"""


class Place:
    """Where the file is, and how the program is run on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = str(folder / "checkin.db")
        self.environment: dict[str, str] = {}
        self.program = ["-m", "checkin"]
        self.named = True

    def run(self, *args: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "CHECKIN_FILE": self.path, **self.environment}
        if not self.named:
            del environment["CHECKIN_FILE"]
        return subprocess.run(
            [sys.executable, *self.program, *args],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


def whole(place: Place) -> AbstractContextManager[None]:
    return nullcontext()


@contextmanager
def locked(place: Place) -> Iterator[None]:
    hold = (
        "import sqlite3, sys; raw = sqlite3.connect(sys.argv[1], isolation_level=None);"
        " raw.execute('BEGIN EXCLUSIVE'); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, place.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        yield
        holder.communicate(b"")


@contextmanager
def full(place: Place) -> Iterator[None]:
    """A disk of its own with next to no room left."""
    kept = place.folder.with_name("kept.db")
    shutil.move(place.path, kept)
    size = os.path.getsize(kept) + 8192
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(place.folder)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        shutil.copy(kept, place.path)
        with open(place.folder / "fill", "wb", buffering=0) as file, suppress(OSError):
            while file.write(bytes(512)):
                pass
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place.folder)], check=True)


@contextmanager
def read_only(place: Place) -> Iterator[None]:
    """A disk that can be read alone."""
    bound = [
        ["mount", "--bind", str(place.folder), str(place.folder)],
        ["mount", "-o", "remount,ro,bind", str(place.folder)],
    ]
    if any(subprocess.run(each, capture_output=True, check=False).returncode for each in bound):
        pytest.skip("no disk can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place.folder)], check=True)


def failing(place: Place) -> AbstractContextManager[None]:
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("there is no compiler")
    source, library = place.folder.with_name("failing.c"), place.folder.with_name("failing.so")
    source.write_text(FAILING)
    command = [compiler, "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"]
    subprocess.run(command, check=True, capture_output=True)
    place.environment["LD_PRELOAD"] = str(library)
    return nullcontext()


def newer(place: Place) -> AbstractContextManager[None]:
    with closing(sqlite3.connect(place.path)) as raw:
        raw.execute("PRAGMA user_version = 99")
    return nullcontext()


def foreign(place: Place) -> AbstractContextManager[None]:
    os.unlink(place.path)
    with closing(sqlite3.connect(place.path)) as raw:
        raw.execute("CREATE TABLE photos (name)")
    return nullcontext()


def garbage(place: Place) -> AbstractContextManager[None]:
    Path(place.path).write_bytes(b"Dear diary, " * 999)
    return nullcontext()


def truncated(place: Place) -> AbstractContextManager[None]:
    os.truncate(place.path, 8192)
    return nullcontext()


def bad_page(place: Place) -> AbstractContextManager[None]:
    """One that reading does without."""
    with closing(sqlite3.connect(place.path)) as raw:
        found = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entries_by_parent'")
        spoil(place.path, {found.fetchone()[0]})
    return nullcontext()


def emptied(place: Place) -> AbstractContextManager[None]:
    assert place.run("backup").returncode == 0
    os.truncate(place.path, 0)
    return nullcontext()


def gone(place: Place) -> AbstractContextManager[None]:
    assert place.run("backup").returncode == 0
    os.unlink(place.path)
    return nullcontext()


def pipe(place: Place) -> AbstractContextManager[None]:
    os.unlink(place.path)
    os.mkfifo(place.path)
    return nullcontext()


def link(place: Place) -> AbstractContextManager[None]:
    os.unlink(place.path)
    os.symlink(place.folder / "stick" / "checkin.db", place.path)
    return nullcontext()


def of_another(place: Place) -> AbstractContextManager[None]:
    if os.geteuid():
        pytest.skip("only root can be somebody else")
    place.program = ["-c", AS_ANOTHER, "--file", place.path]
    place.named = False
    place.environment |= {"HOME": str(place.folder), "XDG_DATA_HOME": ""}
    return nullcontext()


def no_home(place: Place) -> AbstractContextManager[None]:
    place.named = False
    place.environment |= {"HOME": "", "XDG_DATA_HOME": ""}
    return nullcontext()


Harm = Callable[[Place], AbstractContextManager[None]]
ROWS: dict[str, tuple[Harm, str, bool]] = {
    "locked": (locked, "Another program is using your check-in file.", False),
    "read-only": (read_only, "can't be written to.", True),
    "full": (full, "The disk is full.", True),
    "I/O error": (failing, "The disk reported a problem (SQLITE_IOERR_WRITE).", True),
    "newer": (newer, "was written by a newer checkin", False),
    "foreign": (foreign, "is another program's database.", False),
    "garbage": (garbage, "`checkin rescue NEWFILE` saves all that can be", False),
    "truncated": (truncated, "`checkin rescue NEWFILE` saves all that can be", False),
    "bad page": (bad_page, "`checkin rescue NEWFILE` saves all that can be", True),
    "emptied": (emptied, "{path} is empty, and there is a backup of it.", False),
    "gone": (gone, "{path} is gone, and there is a backup of it.", False),
    "FIFO": (pipe, "{path} is a pipe.", False),
    "link": (link, "{path} is a link to {folder}/stick/checkin.db, and nothing is there.", False),
    "other owner": (of_another, "{path} belongs to root.", False),
    "no home": (no_home, "There's no home folder to keep your file in.", False),
}
"""By what is the matter: how it comes to be, what is said, and whether entries can be read."""


@contextmanager
def placed() -> Iterator[Place]:
    """A file with some wins, in a folder that everybody can go into."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "data")
        folder.mkdir()
        for each in (name, folder):  # whatever is asked for by those who ran here before
            os.chmod(each, 0o755)
        made = Place(folder)
        with Journal.open(made.path) as journal:
            journal.add_many([NewEntry("win", f"Walked {number}") for number in range(60)])
        yield made
