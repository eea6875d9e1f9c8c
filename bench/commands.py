"""What commands cost, in instructions: the same on a busy machine as on an idle one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from functools import cache

from bench.gates import Measured
from bench.subjects import SCRIPT, Subjects

_HEAVY = (
    "asyncio",
    "click",
    "dataclasses",
    "dateutil",
    "json",
    "logging",
    "platformdirs",
    "re",
    "rich",
    "sqlite_utils",
    "textual",
    "tomllib",
    "typing",
)
_LOADED = """
import sys
before = set(sys.modules)
sys.argv[1:] = ["win", "Looked at what is loaded"]
from checkin.__main__ import main
main()
print(*sorted(set(sys.modules) - before))
"""


def script(path: str, *words: str) -> Measured | None:
    """A command on a file, through the console script, beside a Python that does nothing."""
    return _beside_nothing(path, SCRIPT, *words)


def module(path: str, *words: str) -> Measured | None:
    """A command on a file, through `python -m checkin`, beside a Python that does nothing."""
    return _beside_nothing(path, "-m", "checkin", *words)


def heavy_modules(subjects: Subjects) -> Measured:
    """How many of the modules that are slow to load keeping a win loads."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED],
        env=_environment(subjects.five),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = done.stdout.splitlines()[-1].split()
    heavy = [name for name in loaded if name in _HEAVY]
    return Measured(len(heavy), f"{len(loaded)} modules in all {' '.join(heavy)}".strip())


def demo_build(_: Subjects) -> Measured:
    """Making the made-up year, once everything is imported, in ms."""
    from checkin.demo_journal import demo_journal

    demo_journal().close()
    start = time.perf_counter()
    demo_journal().close()
    return Measured((time.perf_counter() - start) * 1000)


def _beside_nothing(path: str, *command: str) -> Measured | None:
    if shutil.which("valgrind") is None:
        return None
    environment = _environment(path)
    subprocess.run([sys.executable, *command], env=environment, capture_output=True, check=True)
    ours = _instructions(path, *command)
    nothing = _nothing()
    return Measured(ours / nothing, f"{ours / 1e6:.1f} M beside {nothing / 1e6:.1f} M instructions")


@cache
def _nothing() -> int:
    return _instructions("", "-c", "pass")


def _instructions(path: str, *argv: str) -> int:
    done = subprocess.run(
        [
            "valgrind",
            "--tool=callgrind",
            "--callgrind-out-file=/dev/null",
            sys.executable,
            *argv,
        ],
        env=_environment(path),
        capture_output=True,
        text=True,
        check=True,
    )
    counted = re.search(r"Collected : (\d+)", done.stderr)
    if counted is None:
        raise LookupError(done.stderr)
    return int(counted[1])


def _environment(path: str) -> dict[str, str]:
    return {**os.environ, "CHECKIN_FILE": path, "PYTHONHASHSEED": "0"}
