"""The examples of `docs/doctor.md` run, and say what the page says."""

from __future__ import annotations

import re
import shlex
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.storage.page_reader import LEAF_TABLE, Pages
from tests.support.shell import checkin
from tests.support.spoiled import spoil

PAGE = Path(__file__).parents[2] / "docs" / "doctor.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CHANGING = re.compile(r"\d+\.\d kB|of \d+ can't|\d+\.\d+\.\d+|Format +\d+|damaged-\w+")
"""Sizes, versions and moments, which are others on another day."""
FOLDER = "/home/sam/.local/share/checkin"


def by_another_program(path: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER search_added")
        raw.execute("INSERT INTO entries (kind, day, text) VALUES ('win', '2026-11-20', 'Sang')")


def damaged(path: str) -> None:
    """Spoil the page with the first entries."""
    found = Pages(Path(path).read_bytes())
    with closing(sqlite3.connect(path)) as raw:
        root = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entries'").fetchone()[
            0
        ]
    first = root if found.kind(root) == LEAF_TABLE else found.children(root)[0]
    spoil(path, {first})


BEFORE: tuple[Callable[[str], object], ...] = (
    lambda path: checkin("backup"),
    by_another_program,
    damaged,
)
"""What happens to the file before the examples of each block."""


def test_the_examples_say_what_the_page_says(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Journal.open(path) as journal:
        journal.add_many([NewEntry("win", f"Walked {number} times") for number in range(142)])
    blocks = BLOCK.findall(PAGE.read_text())
    for text, before in zip(blocks, BEFORE, strict=True):
        before(path)
        for example in text.split("$ checkin ")[1:]:
            line, _, expected = example.partition("\n")
            said = checkin(*shlex.split(line))
            shown = (said.out + said.err).replace(path.removesuffix("/checkin.db"), FOLDER)
            shown = shown.replace(str(tmp_path), "/home/sam")
            assert CHANGING.sub("…", shown) == CHANGING.sub("…", expected)
