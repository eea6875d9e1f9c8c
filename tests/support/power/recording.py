"""Runs a program, and keeps what it asks of its disk: names, bytes, and to be sure of them."""

from __future__ import annotations

import fcntl
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.support import ROOT

_HEAD = struct.Struct("=IIQQqq")
Inode = tuple[int, int]


@dataclass(frozen=True)
class Record:
    """One thing that a program asked of its disk, or said."""

    what: str
    """`c`reate, `m`ake a folder, `w`rite, `t`runcate, `f`lush, `r`ename, `l`ink, `u`nlink, or
    `s`ay something."""
    inode: Inode
    at: int
    """Where bytes are written, or to which size a file is cut."""
    data: bytes

    @property
    def names(self) -> list[str]:
        """The paths that the bytes are, of what has to do with names."""
        return [os.path.normpath(os.fsdecode(name)) for name in self.data.split(b"\0")]


@cache
def recorder() -> str:
    """The library that notes it all; the test is skipped where it cannot be made."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("there is no compiler")
    library = Path(tempfile.mkdtemp(), "recorder.so")
    source = Path(__file__).with_name("recorder.c")
    command = [compiler, "-O1", "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"]
    subprocess.run(command, check=True, capture_output=True)
    return str(library)


class Recording:
    """What programs did, one after the other."""

    def __init__(self, into: Path, environment: dict[str, str] | None = None) -> None:
        """`into` is where it is noted, which is in no folder that is looked at."""
        self._into = into
        into.touch()
        self._environment = {
            **os.environ,
            **(environment or {}),
            "LD_PRELOAD": recorder(),
            "RECORD_INTO": str(into),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def run(self, line: Sequence[str], ends: int = 0) -> str:
        """Run Python with these arguments, and wait for it and for what it began; what it said."""
        done = subprocess.run(
            [sys.executable, *line],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == ends, (line, done.stdout, done.stderr)
        with self._into.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
        return done.stdout

    def records(self) -> Iterator[Record]:
        """All of it, in the order in which it was done."""
        data = self._into.read_bytes()
        at = 0
        while at < len(data):
            size, what, device, number, first, _ = _HEAD.unpack_from(data, at)
            yield Record(chr(what), (device, number), first, data[at + _HEAD.size : at + size])
            at += size
