"""Text that a terminal would obey is shown and never obeyed, whichever way it comes."""

from __future__ import annotations

import json
import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.journal import Journal
from checkin.model import NewEntry
from tests.shell import checkin

HOSTILE = (
    "\x1b[31mred\x1b]0;title\x07\x1b]52;c;aGk=\x07",
    "right \u202eleft\u202c \u2066x\u2069",
    "nul \x00 bell \x07 back \x08 delete \x7f c1 \x9b2J",
    "carriage\rreturn",
    "[red]not markup[/red] [@click=app.quit]x[/] [/x]",
    "half a pair \udcff \ud83d",
    "line\u2028and\u2029paragraph",
)
FINE = ("👩‍👩‍👧 ❤️ café 日本語", "עברית \u200f(ok)\u200e", "می‌خواهم", "tab\there")

LISTS = (
    ("today",),
    ("log",),
    ("log", "--json"),
    ("show", "1"),
    ("show", "1", "--json", "--versions"),
    ("show", "1", "--versions"),
    ("trash",),
    ("trash", "--json"),
    ("export",),
    ("export", "--format", "md"),
    ("export", "--format", "csv"),
    ("edit", "1", "--bring"),
    ("delete", "1"),
    ("undo",),
    ("redo", "--json"),
)


def harmless(text: str) -> bool:
    return not any(
        (unicodedata.category(char) == "Cc" and char not in "\n\r\t")
        or "\u202a" <= char <= "\u202e"
        or "\u2066" <= char <= "\u2069"
        for char in text
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_is_written_reaches_the_terminal_as_an_order(text: str) -> None:
    assert checkin("win", text, "--why", text).code == 0
    for args in LISTS:
        said = checkin(*args)
        assert said.code == 0
        assert harmless(said.out), args
        if "--json" in args:
            json.loads(said.out)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_the_file_reaches_the_terminal_as_an_order(journal: Journal, text: str) -> None:
    entry = journal.keep(NewEntry("win", "x", feelings=("calm",), source="y", label="z"))
    raw = sqlite3.connect(journal.path or "")
    hostile = text.encode("utf-8", "replace").decode()
    raw.execute(
        "UPDATE entries SET text = ?, why = ?1, cue = ?1, label = ?1, source = ?1", [hostile]
    )
    raw.execute("UPDATE feelings SET word = ?", [hostile])
    raw.execute("UPDATE entries SET updated_at = ?", [hostile])
    raw.commit()
    raw.close()
    assert entry.id == 1
    for args in LISTS:
        said = checkin(*args)
        assert said.code == 0
        assert harmless(said.out), args


@pytest.mark.parametrize("text", HOSTILE)
def test_a_complaint_shows_what_was_typed_without_obeying_it(text: str) -> None:
    for args in (
        (text,),
        ("win", f"--{text}"),
        ("win", "x", "--on", text),
        ("win", "x", "--at", text),
        ("win", "x", "--tag", text),
        ("show", text),
        ("log", "--since", text),
        ("log", "--kind", text),
        ("settings", text),
        ("settings", "theme", text),
        ("export", "--output", "/proc/" + text.replace("\0", "").replace("\ud83d", "")),
    ):
        said = checkin(*args)
        assert said.code in (1, 2)
        assert harmless(said.err), args
        assert said.out == ""


@pytest.mark.parametrize("text", FINE)
def test_text_of_every_language_comes_back_as_it_went_in(text: str) -> None:
    checkin("win", text)
    checkin("win", typed=text)
    assert [e["text"] for e in checkin("log", "--json").json] == [text, text]
    assert text.replace("\t", "\t") in checkin("log").out


def test_bytes_of_another_encoding_are_kept_as_well_as_can_be() -> None:
    checkin("win", typed=b"caf\xe9 \xff\n")
    checkin("win", typed=b"\xef\xbb\xbfwith a mark in front")
    assert [e["text"] for e in checkin("log", "--json").json] == ["with a mark in front", "caf� �"]


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_is_kept_or_refused_with_a_sentence(text: str) -> None:
    said = checkin("win", "--json", "--", text)
    assert harmless(said.out + said.err)
    if said.code == 0:
        assert said.json["text"]
    else:
        assert (said.code, said.out) == (1, "")
        assert said.err == "There are no words in that. Write a few, or leave it.\n"
