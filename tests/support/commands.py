"""Every command there is, also those to come: how each is written, and which of them may keep."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from checkin.cli.click_commands import checkin
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.storage.connection import SCHEMA
from tests.support import ROOT

IMPORTED = ROOT / "tests" / "importers" / "files" / "thanks.csv"
"""A small file to import."""
EXAMPLE = ROOT / "checkin" / "content" / "packs" / "example.toml"
"""A file of own words."""
MERGED = ROOT / ".pytest_cache" / f"other-{SCHEMA}.db"
"""A small file to merge; all workers of a run name the same one."""


def _make_other() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "other.db")
        with Journal.open(made) as journal:
            journal.add(NewEntry("win", "elsewhere"))
        MERGED.parent.mkdir(exist_ok=True)
        part = MERGED.with_name(f"other.{os.getpid()}.db")
        shutil.copyfile(made, part)
        part.replace(MERGED)


if not MERGED.exists():
    _make_other()
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "win": ("a win",),
    "intention": ("rest",),
    "hard": ("words",),
    "breathe": ("--json",),
    "count": ("--show", "--json"),
    "search": ("win",),
    "show": ("1",),
    "edit": ("1", "other"),
    "delete": ("1",),
    "trash restore": ("1",),
    "trash empty": ("--yes",),
    "purge": ("1", "--dry-run"),
    "share": ("1",),
    "demo": ("--json",),
    "import": (str(IMPORTED), "--dry-run"),
    "merge": (str(MERGED), "--dry-run"),
    "restore": ("--dry-run",),
    "packs check": (str(EXAMPLE),),
    "packs add": (str(EXAMPLE), "--dry-run"),
    "packs remove": ("--help",),
    **dict.fromkeys(("lock on", "lock off", "lock change"), ("--help",)),
    "rescue": ("/dev/null/new.db",),  # what needs a place that can be written names another
}
"""What comes after a command so that it does something; nothing where it is not here."""
KEEPING: dict[str, tuple[str, ...]] = {
    "win": ("a win",),
    "intention": ("rest",),
    "hard": ("words",),
    "here": (),
    "count": ("--slip", "Had a drink"),
    "week": ("an answer",),
    "session": ("--question", "Is this normal?"),
    "settings": ("theme", "dawn"),
    "import": (str(IMPORTED),),
    "merge": (str(MERGED),),
}
"""What keeps something new: only these may make a file."""
CHANGING: dict[str, tuple[str, ...]] = {
    **KEEPING,
    "edit": ("1", "other"),
    "delete": ("1",),
    "undo": (),
    "redo": (),
    "trash restore": ("3",),
    "trash empty": ("--all", "--yes"),
    "purge": ("1", "--yes"),
    "remember": ("--not-again", "1"),
    "backup": (),
    "restore": ("--yes",),
}
"""What changes a file that has a backup and the entries 1 to 3, of which 3 is put away, or makes
another backup of it."""
WITHOUT_A_FILE = (
    "path",
    "doctor",
    "people",
    "glimpse",
    "nudge",
    "remind",
    "breathe",
    "pause",
    "demo",
    "help",
    "import",
    "packs",
    "packs add",
    "packs check",
    "packs example",
    "packs remove",
    "merge",
    "lock on",
    "lock off",
    "lock change",
)
"""What works as well where a file that was named is not there."""


def names(group: click.Command = checkin, before: tuple[str, ...] = ()) -> Iterator[str]:
    """The names of all commands, those of a group after it: `trash`, `trash restore`."""
    assert isinstance(group, click.Group)
    context = click.Context(group)
    for name in group.list_commands(context):
        yield " ".join((*before, name))
        found = group.get_command(context, name)
        if isinstance(found, click.Group):
            yield from names(found, (*before, name))


EVERY = tuple(names())


def line(name: str, how: dict[str, tuple[str, ...]] | None = None) -> tuple[str, ...]:
    """A command line that reads, unless the command only keeps; or as `how` has it."""
    return (*name.split(), *(ARGUMENTS if how is None else how).get(name, ()))
