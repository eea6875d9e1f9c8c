"""A plain line is run without click; here click reads it too, and nothing may differ."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.cli.command import Command, Misused, argument, command, option
from checkin.cli.context import Shell
from checkin.cli.registry import MODULES, find
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.storage.connection import Connection
from tests.support.commands import EVERY, line
from tests.support.shell import Said, checkin
from tests.support.terminal import Terminal

LINES: list[tuple[str, ...]] = [
    *[(name,) for name in MODULES if name not in ("demo", "help")],
    *[(name, "--json") for name in MODULES],
    *[line(name) for name in EVERY if name not in ("demo", "help", "breathe")],
    *[(*line(name), "--json") for name in EVERY],
    ("setback", "all", "day"),
    ("help", "log"),
    ("help", "nothing"),
    ("log", "--json", "--json"),
    ("--json", "log"),
    ("log", "tea"),
    ("today", ""),
    ("search", "--json", "tea"),
    ("search", "tea", "--json", "mornings"),
    ("search", ""),
    ("search", " ", "\t"),
    ("search", "nothing like it"),
    ("search", "#walk"),
    ("search", "wins", "in", "march"),
    ("search", "tea", "-x"),
    ("search", "--", "-x"),
    ("search", "é\udcff"),
    ("search", "\x1b[31mred"),
    ("search", '"tea'),
    ("win", "caf\udce9"),
    ("win", "-"),
    ("win", "x" * 100_001),
    ("intention", "rest", "a", "little"),
    ("week", "a good one"),
    ("on-this-day", "yesterday"),
    ("on-this-day", "no", "day"),
    ("year", "2025"),
    ("year", "twelve"),
    ("show", "99"),
    ("show", "#1", "x"),
    ("delete", "99"),
    ("settings", "theme"),
    ("settings", "no-such"),
    ("settings", "theme", "dawn"),
    ("breathe", "nothing"),
    ("trash", "nothing"),
    ("trash", "restore", "9"),
    ("export", "tea"),
    ("share", "x"),
    ("here", "--jso"),
    ("here", "--file"),
    ("nothing",),
    ("",),
    ("LOG",),
]
UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture
def filled(path: str) -> str:
    with Journal.open(path) as journal:
        for text in ("Drank tea", "Walked #walk", "Called @sam", "Tea at nine, café"):
            journal.add(NewEntry("win", text, why="slowly, with tea"))
        journal.add(NewEntry("intention", "rest", cue="After lunch", outcome="did"))
        hard = journal.add(NewEntry("setback", "", before=7))
        journal.add(NewEntry("step", "A glass of water", parent=hard.id, outcome="easier"))
        journal.delete(3)
    return path


def held(path: str) -> tuple[list[object], ...]:
    """All that a person put into a file, but for the names that chance gives."""
    if not os.path.exists(path):
        return ()
    with closing(Connection(path)) as connection:
        entries = "SELECT kind, day, at, text, why, source, outcome, deleted_at FROM entries"
        return (
            connection.rows(entries),
            connection.rows("SELECT screen, field, text FROM drafts"),
            connection.rows("SELECT name, value FROM settings"),
            connection.rows("SELECT what, state FROM changes"),
        )


def sources(path: str) -> list[object]:
    """The kinds and sources of all entries."""
    with closing(Connection(path)) as connection:
        return connection.rows("SELECT kind, source FROM entries ORDER BY id")


def both(
    path: str, args: Sequence[str], **how: str
) -> tuple[tuple[Said, tuple[list[object], ...]], ...]:
    """How a line ends, and what it leaves in the file, run as it stands and through click."""
    found = []
    shutil.copyfile(path, f"{path}.before")
    for by_click in (False, True):
        shutil.copyfile(f"{path}.before", path)
        shutil.rmtree(os.path.join(os.path.dirname(path), "backups"), ignore_errors=True)
        with patch("random.randrange", lambda *_: 0):
            if by_click:
                with patch.object(Command, "plain_values", lambda *_: None):
                    said = checkin(*args, **how)
            else:
                said = checkin(*args, **how)
        plain = Said(said.code, UID.sub("uid", said.out), UID.sub("uid", said.err))
        found.append((plain, held(path)))
    return tuple(found)


@pytest.mark.parametrize(
    "args", LINES, ids=lambda args: " ".join(args)[:40].encode("ascii", "replace").decode()
)
def test_both_doors_say_and_keep_the_same(filled: str, args: tuple[str, ...]) -> None:
    plain, by_click = both(filled, args)
    assert plain == by_click


@pytest.mark.parametrize(
    "args", [("today",), ("log",), ("search", "café"), ("search", "tea", "--json")]
)
def test_both_doors_answer_in_the_encoding_of_the_shell(filled: str, args: tuple[str, ...]) -> None:
    plain, by_click = both(filled, args, encoding="ascii")
    assert plain == by_click
    assert plain[0].out.isascii()


@given(
    # what is saved under a name can be saved once
    name=st.sampled_from(
        [name for name in MODULES if name not in ("demo", "breathe", "backup", "rescue")]
    ),
    words=st.lists(
        st.sampled_from(["--json", "tea", "1", "", "#walk", "@sam", "march", "é"]), max_size=4
    ),
)
def test_both_doors_agree_on_any_line_of_words(
    tmp_path_factory: pytest.TempPathFactory, name: str, words: list[str]
) -> None:
    path = str(tmp_path_factory.mktemp("file") / "checkin.db")
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Drank tea with @sam"))
    with patch.dict(os.environ, {"CHECKIN_FILE": path}):
        plain, by_click = both(path, (name, *words))
    assert plain == by_click


@pytest.mark.parametrize("args", [("status",), ("trash",), ("show", "1"), ("log", "--hard")])
def test_what_is_given_before_a_command_holds_for_it(
    filled: str, tmp_path: Path, args: tuple[str, ...]
) -> None:
    after = checkin(*args, "--json", "--file", filled)
    with patch.dict(os.environ, {"CHECKIN_FILE": str(tmp_path / "other.db")}):
        assert checkin("--json", "--file", filled, *args) == after
        assert checkin("--file", "no.db", *args, "--json", "--file", filled) == after
    assert after.out[0] in "[{"


def test_what_is_given_to_a_group_holds_for_its_commands(filled: str) -> None:
    assert [entry["id"] for entry in checkin("trash", "--json", "restore", "3").json] == [3]


# In a process of its own, with the terminal or the pipe it is given

BY_CLICK = """
import sys
from checkin.cli.command import Command
Command.plain_values = lambda *_: None
sys.argv[0] = "checkin"
from checkin.__main__ import main
sys.exit(main())
"""
WAYS = {"plain": ["-m", "checkin"], "click": ["-c", BY_CLICK]}
SHOWN = [
    ("today",),
    ("log",),
    ("search", "tea"),
    ("status",),
    ("glimpse",),
    ("nudge",),
    ("trash",),
    ("settings",),
]


@pytest.mark.parametrize("args", SHOWN, ids=" ".join)
def test_both_doors_look_the_same_at_a_terminal(filled: str, args: tuple[str, ...]) -> None:
    for more in ({}, {"NO_COLOR": "1"}, {"TERM": "dumb"}):
        seen = []
        for way in WAYS.values():
            argv = [sys.executable, *way, *args]
            with Terminal(argv, columns=40, rows=60, env=more) as terminal:
                code = terminal.exit_code()
                seen.append((code, terminal.bytes_seen))
        assert seen[0] == seen[1]


@pytest.mark.parametrize("redirect", [">&-", ">/dev/full", "2>&-", "<&-", ">&9"])
@pytest.mark.parametrize(
    "args", [("log",), ("today",), ("here",), ("search", "none")], ids=" ".join
)
def test_both_doors_end_the_same_where_nobody_listens(
    filled: str, args: tuple[str, ...], redirect: str
) -> None:
    ends = []
    shutil.copyfile(filled, f"{filled}.before")
    unread, pipe = os.pipe()
    os.close(unread)
    for way in WAYS.values():
        shutil.copyfile(f"{filled}.before", filled)
        command = f'"$@" {redirect}'.replace(">&9", f">&{pipe}")  # a pipe that nobody reads
        done = subprocess.run(
            ["bash", "-c", f"exec {command}", "bash", sys.executable, *way, *args],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            pass_fds=[pipe],
            check=False,
            timeout=60,
        )
        assert done.returncode in (0, 1), done.stderr
        ends.append((done.returncode, done.stdout, done.stderr, sources(filled)))
    os.close(pipe)
    assert ends[0] == ends[1]


@pytest.mark.parametrize("name", ["missing", "folder", "damaged", "foreign"])
@pytest.mark.parametrize(
    "command", ["log", "today", "glimpse", "nudge", "status", "here", "search"]
)
def test_both_doors_tell_the_same_of_a_file_that_is_not_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, name: str
) -> None:
    path = tmp_path / name
    monkeypatch.setenv("CHECKIN_FILE", str(path))
    ends = []
    for values in (Command.plain_values, lambda *_: None):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        if name == "folder":
            path.mkdir()
        elif name != "missing":
            path.write_bytes(b"SQLite format 3\0" * 99 if name == "damaged" else b"no journal")
        with patch.object(Command, "plain_values", values):
            ends.append(checkin(*line(command)))
    assert ends[0] == ends[1]


# What makes a line plain


@command("tried")
@option("--on", metavar="DAY")
@option("--tag", "tags", multiple=True)
@option("--keep/--not-keep", default=None)
@option("--long-name", is_flag=True)
@option("--by", choices=("week", "month"), default="month")
@argument("words", nargs=-1)
def tried(shell: Shell, **values: object) -> int:
    """A command to try."""
    if values["words"] == ("no",):
        raise Misused("Not so.")
    return 0


def test_what_is_not_given_is_what_click_would_give() -> None:
    assert tried.plain_values(["a", "b"]) == {
        "on": None,
        "tags": (),
        "keep": None,
        "long_name": False,
        "by": "month",
        "words": ("a", "b"),
    }


@pytest.mark.parametrize("name", [name for name in MODULES if name != "help"])
def test_both_doors_hand_over_the_same_values(name: str) -> None:
    found, values = find(name), []
    assert found is not None
    flags = [each.names[0] for each in found.parameters if each.is_flag]
    for words in ([], ["tea", "1"], flags):
        plain = found.plain_values(words)
        if plain is not None:
            with (
                patch.object(Command, "run", lambda _, shell, **given: values.append(given)),
                patch.object(Command, "plain_values", lambda *_: None),
            ):
                checkin(name, *words)
            assert values.pop() == plain


def test_a_line_is_plain_only_if_it_can_be_read_in_one_way() -> None:
    lines = {
        "log": (
            ["--hard"],
            [["words"], ["-h"], ["--har"], ["--hard", "--limit"], ["--limit", "3"]],
        ),
        "nudge": (["--win"], [["--help"], ["--win", "x"], ["--", "--win"]]),
        "search": (["tea", ""], [[], ["-"], ["--", "x"]]),
        "show": (None, [[], ["1"]]),
        "edit": (None, [[], ["1"]]),
        "settings": ([], [["theme"], ["theme", "dawn"]]),
        "trash": ([], [["empty"], ["nothing"]]),
        "help": (None, [[], ["log"]]),
    }
    for name, (yes, no) in lines.items():
        found = find(name)
        assert found is not None
        if yes is not None:
            assert found.plain_values(yes) is not None, name
        for words in no:
            assert found.plain_values(words) is None, (name, words)
