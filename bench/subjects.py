"""What is measured: the program on files of two sizes, and the apps it is measured against."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from tests.support.terminal import Terminal

APPS = Path(__file__).parent / "apps"
SCRIPT = str(Path(sys.executable).with_name("checkin"))
"""The console script that pip made, as people run it."""
OUR_MARKER = b"This morning"
HARD_MARKER = b"one small thing I can do right now"
MARKER = b"Ready"


class Subjects:
    """The files, and terminals with a program on each."""

    def __init__(self, folder: Path) -> None:
        """Make a file of five entries, and one of a made-up year."""
        self.folder = folder
        self.five = str(folder / "five" / "checkin.db")
        self.year = str(folder / "year" / "checkin.db")
        _fill(self.five, limit=5)
        _fill(self.year)

    def year_to_type_in(self) -> str:
        """A copy of the year, new each time: the app opens with what is typed in its file."""
        folder = Path(mkdtemp(dir=self.folder))
        return str(shutil.copy(self.year, folder / "checkin.db"))

    def ours(self, path: str, *words: str) -> Terminal:
        """The program, open on a file."""
        return _terminal([SCRIPT, *words], path)

    def empty(self) -> Terminal:
        """The empty app."""
        return _terminal([sys.executable, str(APPS / "empty.py")])

    def field(self) -> Terminal:
        """The app that is one field."""
        return _terminal([sys.executable, str(APPS / "field.py")])


@contextmanager
def subjects() -> Iterator[Subjects]:
    """Files to measure on, gone afterwards. Names in the environment that slow things go too."""
    for name in tuple(os.environ):
        if name.startswith(("CHECKIN", "TEXTUAL")) or name == "PYTHONDONTWRITEBYTECODE":
            del os.environ[name]
    with TemporaryDirectory(prefix="checkin-bench-") as folder:
        yield Subjects(Path(folder))


def _terminal(argv: Sequence[str], path: str | None = None) -> Terminal:
    return Terminal(argv, columns=100, rows=30, env={"CHECKIN_FILE": path} if path else None)


def _fill(path: str, limit: int | None = None) -> None:
    from checkin.core.entries import NewEntry
    from checkin.demo_journal import demo_journal
    from checkin.journal import Journal

    with demo_journal() as demo, Journal.open(path) as journal:
        entries = reversed(demo.entries(limit=limit))
        journal.add_many(
            [NewEntry(e.kind, e.text, e.day, e.at, cue=e.cue, outcome=e.outcome) for e in entries]
        )
