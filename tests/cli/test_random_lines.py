"""Command lines at random: no fault, no changed file where something is refused, no raw sign."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkin.cli.click_commands import checkin as group
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.commands import EVERY
from tests.support.shell import checkin, raw

LINES = 800
"""How many command lines are tried; CHECKIN_LINES says another number."""
HOSTILE = ("\x1b[2J", "\x00", "\u202eabc", "caf\udce9", "\x9b31m", "a\nb", "x" * 5000, "日本 😀")
DAYS = ("today", "yesterday", "last friday", "14 march", "2026-11-20", "03/04", "tomorrow", "soon")
NUMBERS = ("0", "1", "#2", "3", "-1", "99", "9223372036854775808", "9" * 400, "1.5", "²", "")
WORDS = ("win", "a", "#people", "@sam", "-", "--", "Getting up", "", " ", "hard", "week", "md")
SET = ("theme", "dawn", "country", "UK", "ZZ", "topics-off", "faith", "foo", "toward", "day-start")


@pytest.fixture(scope="module")
def files() -> Iterator[Path]:
    """A folder with a file to start each command line from."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        with Journal.open(str(place / "first.db")) as journal:
            journal.add(NewEntry("win", "Called @Sam #people", tags=("#rest",)))
            journal.add(NewEntry("setback", "Hard", bring=True))
            journal.add(NewEntry("win", "put away"))
            journal.delete(3)
        yield place


def parameters(name: str) -> list[click.Parameter]:
    """What a command takes."""
    found: click.Command = group
    for part in name.split():
        assert isinstance(found, click.Group)
        inner = found.get_command(click.Context(found), part)
        assert inner is not None
        found = inner
    return found.params


TAKES = {name: parameters(name) for name in EVERY}


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """One command line, mostly of what there is, so that it gets far."""
    value = st.one_of(
        st.sampled_from((*DAYS, *NUMBERS, *WORDS, *SET, *HOSTILE)),
        st.text(st.characters(codec=None), max_size=12),
    )
    name = draw(st.sampled_from(EVERY))
    args = name.split()
    if draw(st.integers(0, 9)) == 0:
        args = [draw(value)]
    for option in draw(st.lists(st.sampled_from(TAKES[name]), max_size=3)):
        if option.name == "file" or not isinstance(option, click.Option):
            continue
        args.append(draw(st.sampled_from([*option.opts, *option.secondary_opts])))
        if not option.is_flag and draw(st.integers(0, 9)):
            given = value
            if option.name == "output":
                names = ("out.json", "out.md", "out.pdf", "out", "first.db", "no/x.md", "-", "a\0b")
                given = st.sampled_from(names)
            elif option.name in ("limit", "rounds", "not_again", "again"):
                given = st.sampled_from(NUMBERS)
            elif option.name in ("on", "since", "until"):
                given = st.sampled_from(DAYS)
            elif isinstance(option.type, click.Choice):
                given = st.sampled_from(tuple(option.type.choices))
            args.append(draw(given))
    inner = {param.name for param in TAKES[name] if isinstance(param, click.Argument)}
    if inner & {"number", "numbers", "years"}:
        args += draw(st.lists(st.sampled_from(("1", "2", "1", "2", "3", *NUMBERS)), max_size=3))
    if inner - {"numbers", "years"} or not draw(st.integers(0, 9)):
        args += draw(st.lists(value, max_size=2))
    if name == "breathe" or args[:1] == ["breathe"]:
        args.append("--json")  # it takes its time otherwise
    return args


def held(folder: str) -> dict[str, bytes]:
    """All files in a folder, and what they hold."""
    found = (file for file in Path(folder).rglob("*") if file.is_file())
    return {str(file): file.read_bytes() for file in found}


@settings(
    max_examples=int(os.environ.get("CHECKIN_LINES", LINES)),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(args=lines(), typed=st.sampled_from((b"", b"words\n", b"\xff\xfe", b"a\0b", b"y\n")))
def test_any_command_line_ends_with_an_answer_or_a_sentence(
    files: Path, args: list[str], typed: bytes
) -> None:
    with tempfile.TemporaryDirectory(dir=files) as name:
        path = f"{name}/mine.db"
        shutil.copy(files / "first.db", path)
        Path(name, "out.md").write_text("there before")
        before = held(name)
        was = os.getcwd()
        os.chdir(name)
        try:
            said = checkin("--file", path, *args, typed=typed)  # raises whatever is a fault
        finally:
            os.chdir(was)
        after = held(name)
    assert said.code in (0, 1, 2)
    assert not raw(said.out), said.out
    assert not raw(said.err), said.err
    assert said.err if said.code == 2 else True
    assert said.err or said.out or not said.code
    if said.code:
        assert after == before
        assert said.out in ("", "[]\n"), said.out
