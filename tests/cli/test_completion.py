"""Completion: in a real bash, and as the scripts of zsh and fish ask for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support import ROOT
from tests.support.shell import checkin
from tests.support.terminal import Terminal


@pytest.fixture
def kept(path: str) -> str:
    """A file with two topics, a person and three entries, one of them put away."""
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Walked with @Sam #walking"))
        journal.add(NewEntry("win", "Swam #water"))
        journal.add(NewEntry("win", "Gone"))
        journal.delete(3)
    return path


@pytest.fixture
def program(tmp_path: Path) -> str:
    """A program called checkin, in a folder of its own."""
    place = tmp_path / "bin" / "checkin"
    place.parent.mkdir()
    place.write_text(f"#!{sys.executable}\nimport sys\nfrom checkin.__main__ import main\nmain()\n")
    place.chmod(0o755)
    return str(place)


def offers(shell: str, *words: str) -> list[str]:
    """What is offered for the last of the words, as the script of that shell asks for it."""
    if shell == "fish":
        line, at = " ".join(("checkin", *words)), words[-1]
    else:
        line, at = "\n".join(("checkin", *words)), str(len(words))
    asked = {"_CHECKIN_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": at}
    with patch.dict(os.environ, asked):
        said = checkin()
    assert (said.code, said.err) == (0, "")
    lines = said.out.rstrip("\n").splitlines()
    if shell == "zsh":
        return lines[1::3]
    return [line.partition(",")[2].partition("\t")[0] for line in lines]


def test_packs_are_completed_by_their_names() -> None:
    place = ROOT / "checkin" / "content" / "packs" / "example.toml"
    assert checkin("packs", "add", str(place)).code == 0
    assert offers("zsh", "packs", "remove", "ex") == ["example"]
    assert offers("zsh", "packs", "")[:2] == ["add", "check"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checkin"],
        env={**os.environ, "_CHECKIN_COMPLETE": f"{shell}_source"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert f"_CHECKIN_COMPLETE={shell}_complete" in done.stdout
    assert f"_CHECKIN_COMPLETE={shell}_source checkin" in (ROOT / "docs" / "shell.md").read_text()
    assert "_checkin_completion" in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("wi",), ["win"]),
        (("trash", "re"), ["restore"]),
        (("log", "--ki"), ["--kind"]),
        (("log", "--kind", "st"), ["step"]),
        (("log", "--tag", "wa"), ["walking", "water"]),
        (("log", "--tag", "sa"), ["@Sam"]),
        (("win", "x", "--tag", "@"), ["@Sam"]),
        (("win", "x", "#wal"), ["#walking"]),
        (("show", ""), ["2", "1"]),
        (("edit", "1"), ["1"]),
        (("delete", ""), ["2", "1"]),
        (("trash", "restore", ""), ["3"]),
        (("share", ""), ["2", "1"]),
        (("remember", "--not-again", ""), ["2", "1"]),
        (("settings", "t"), ["topics-off", "toward", "total", "theme"]),
        (("settings", "theme", "d"), ["dusk", "dawn", "dracula"]),
        (("settings", "motion", ""), ["full", "still"]),
        (("settings", "country", "g"), ["GB"]),
        (("settings", "topics-off", "fai"), ["faith"]),
        (("people", "--country", "de"), ["DE"]),
        (("breathe", "long"), ["long-out"]),
        (("help", "on"), ["on-this-day"]),
        (("win", "x", "--on", "yes"), ["yesterday"]),
        (("pile", "--by", "p"), ["person"]),
        (("export", "--format", "c"), ["csv"]),
        (("--file", "/not/there.db", "show", ""), []),
        (("show", "--file", "/not/there.db", ""), []),
        (("settings", "toward", ""), []),
    ],
)
def test_what_is_offered(kept: str, shell: str, words: tuple[str, ...], offered: list[str]) -> None:
    assert kept
    found = offers(shell, *words)
    assert [name.casefold() for name in found] == [name.casefold() for name in offered]


@pytest.mark.parametrize(
    "words", [("--file", "x"), ("log", "--file", "x"), ("export", "--output", "x")]
)
def test_the_shell_completes_the_names_of_files(kept: str, words: tuple[str, ...]) -> None:
    asked = {"_CHECKIN_COMPLETE": "bash_complete", "COMP_CWORD": str(len(words))}
    asked["COMP_WORDS"] = "\n".join(("checkin", *words))
    assert kept
    with patch.dict(os.environ, asked):
        assert checkin().out == "file,x\n"


def test_every_command_and_setting_is_offered(kept: str) -> None:
    from checkin.cli.registry import COMMANDS
    from checkin.core.settings import SETTINGS

    assert kept
    commands = [name for part in COMMANDS.values() for name in part]
    assert offers("bash", "") == commands
    assert offers("bash", "settings", "") == [setting.name for setting in SETTINGS]


@pytest.mark.parametrize("trouble", ["none", "text", "folder", "empty"])
def test_a_file_that_cannot_be_read_offers_nothing_and_stays(path: str, trouble: str) -> None:
    if trouble == "folder":
        os.makedirs(path)
    elif trouble != "none":
        os.makedirs(os.path.dirname(path))
        Path(path).write_text("Dear diary " * 100 if trouble == "text" else "")
    for words in (("show", ""), ("log", "--tag", ""), ("year", "")):
        assert offers("bash", *words) == []
    if trouble == "none":
        assert not os.path.exists(os.path.dirname(path))
    elif trouble == "text":
        assert Path(path).read_text() == "Dear diary " * 100
    elif trouble == "empty":
        assert os.path.getsize(path) == 0


@pytest.fixture
def bash(program: str, kept: str) -> Iterator[Terminal]:
    """A bash someone types into, with completion as docs/shell.md says it."""
    env = {"PATH": f"{os.path.dirname(program)}:{os.environ['PATH']}"}
    env |= {"CHECKIN_FILE": kept, "PS1": "$ ", "INPUTRC": "/dev/null"}
    with Terminal(["bash", "--norc", "--noprofile", "-i"], env=env) as terminal:
        terminal.wait_for("$ ")
        terminal.send('eval "$(_CHECKIN_COMPLETE=bash_source checkin)"; echo rea""dy\r')
        terminal.wait_to_see("ready")
        yield terminal


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("sett", "checkin settings"),
        ("log --tag @s", "checkin log --tag @sam"),
        ("log --tag wal", "checkin log --tag walking"),
        ("settings th", "checkin settings theme"),
        ("settings theme dus", "checkin settings theme dusk"),
        ("trash restore ", "checkin trash restore 3"),
    ],
)
def test_a_real_bash_goes_on_with_the_line(bash: Terminal, typed: str, becomes: str) -> None:
    bash.send(f"checkin {typed}\t")
    lines = bash.wait_until(
        lambda lines: any(becomes.casefold() in line.casefold() for line in lines)
    )
    assert not any("@@" in line for line in lines)
