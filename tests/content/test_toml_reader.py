"""The short reader of TOML: what it reads is what `tomllib` reads."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import checkin.content
from checkin.content.toml_reader import read_toml

PACKS = sorted(Path(checkin.content.__file__).parent.glob("*/*.toml"))
NOT_READ = {"sharing"}
"""Packs that have what only `tomllib` reads, such as a text of several lines."""

PARTS = (
    *("a", "b-c", "d_1", "=", " = ", "[", "]", "[[", "]]", "{", "}", ",", ".", "\n", "\n", " "),
    *('"x"', "'y'", '""', "'#'", '"]"', '"="', '"\\n"', '"""', "'''", "#", "# c\n", "é", '"ü"'),
    *("1", "0", "12", "1.5", "-1", "true", "false", "1e3", "0x1", "1979-05-27", "07:32:00", "\t"),
    *("a = 1\n", "b = [1, 2]\n", "[a]\n", "[[a]]\n", "[a.b]\n", "[[a.b]]\n", "c = {d = 1}\n"),
)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.stem)
def test_every_pack_is_read_as_tomllib_reads_it(pack: Path) -> None:
    text = pack.read_text(encoding="utf-8")
    assert read_toml(text) == (None if pack.stem in NOT_READ else tomllib.loads(text))


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_no_document_is_read_as_something_else(text: str) -> None:
    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert read_toml(text) in (None, whole)


@pytest.mark.parametrize(
    "text",
    [
        'a = "one" # two\nb = [\n  "x", # y\n  [1, 2.5], {c = true, d = \'"\'},\n]\n',
        "[a]\nb = 1\n[a.c]\nd = 2\n[[a.e]]\nf = 3\n[[a.e]]\nf = 4\n[a.e.g]\nh = 5",
        "[[a]]\n[[a.b]]\nc = 1\n[[a]]\n[[a.b]]\nc = 2\n[[a.b]]\nc = 3\n",
        "a = []\r\nb = {}\r\n[ c ]\r\nd = ''",
        "a = 'b\\c'",
        '"a:b" = 1\nc = 2',
        'a = [\n  "don\'t", # c\n  "]",\n]\nb = ["x", \'y\', "z"]\nc = [["x"], ["]", "#",],]',
        "",
    ],
)
def test_what_packs_are_made_of_is_read(text: str) -> None:
    assert read_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "value",
    ['"a\\nb"', '"""\na"""', "'''a'''", "-1", "+1", "1_000", "0x1f", "1e3", "nan", "1979-05-27"],
)
def test_the_rest_is_left_to_tomllib(value: str) -> None:
    for text in (f"a = {value}", f"a = [1, {value}]", f"a = {{b = {value}}}"):
        tomllib.loads(text)
        assert read_toml(text) is None
    for text in ("a.b = 1", '"a" = 1', '["a"]', "[a.'b']"):
        assert read_toml(text) is None
