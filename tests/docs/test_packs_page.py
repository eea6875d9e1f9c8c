"""The file and the examples of `docs/packs.md` are those of the program, and run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from checkin.content import own_packs
from checkin.content.evening import profiles
from checkin.content.pack_tables import PROFILE, PROFILES, TABLES
from tests.support.shell import checkin

PAGE = (Path(__file__).parents[2] / "docs" / "packs.md").read_text(encoding="utf-8")
TYPED = """\
[[smal_thing]]
text = "Sit in the sun."
[[goal]]
text = "Walk to the corner"
small = "Put on my shoes"

[[small_thing]]
id = "st-tool-people"
hide = true
"""
"""A file in which something is wrong."""


def test_the_examples_say_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "typed.toml").write_text(TYPED)
    for text in re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL):
        for example in text.split("$ checkin ")[1:]:
            line, _, expected = example.partition("\n")
            words, _, output = line.partition(" > ")
            said = checkin(*shlex.split(words))
            if output:
                (tmp_path / output).write_text(said.out)
            else:
                shown = (said.out + said.err).replace(str(tmp_path), "/home/sam")
                assert shown == expected
    own_packs.forget()


def test_the_file_of_the_page_is_the_example() -> None:
    assert f"```toml\n{own_packs.example()}```" in PAGE


def test_the_page_names_the_questions_that_come_with_the_program() -> None:
    (said,) = re.findall(
        r"^Questions are chosen in Settings.*?come with checkin", PAGE, re.M | re.S
    )
    assert [found.id for found in profiles(()) if f"`{found.id}`" not in said] == []


def test_the_page_names_all_that_a_file_can_hold() -> None:
    for name, columns in (
        *((f"[[{table.name}]]", table.columns) for table in TABLES),
        (f"[{PROFILES}.own]", PROFILE),
    ):
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{name}`"))
        assert [column for column in columns if f"`{column}`" not in row] == []
