"""Text that a terminal would obey is shown and never obeyed, whichever way it comes."""

from __future__ import annotations

import json
import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from tests.support.shell import checkin

HOSTILE = (
    "\x1b[31mred\x1b]0;title\x07\x1b]52;c;aGk=\x07",
    "right \u202eleft\u202c \u2066x\u2069",
    "nul \x00 bell \x07 back \x08 delete \x7f c1 \x9b2J",
    "carriage\rreturn",
    "[red]not markup[/red] [@click=app.quit]x[/] [/x]",
    "line\u2028and\u2029paragraph",
)
BYTES = ("half a pair \udcff \ud83d", "caf\udce9")
"""Bytes in an argument that are no text, as Python has them."""
NOT_TEXT = "That isn't text in UTF-8. Nothing was changed."
READ = "With \ufffd for what can't be read, it says: "
ZERO = (
    "There are zero bytes in that, so it can't be kept as it is. Nothing was changed. "
    "If it's text in UTF-16, save it as UTF-8 and try again.\n"
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
    entry = journal.add(NewEntry("win", "x", feelings=("calm",), source="y", label="z"))
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


@pytest.mark.parametrize("text", BYTES)
def test_bytes_in_arguments_that_are_no_text_are_refused(text: str) -> None:
    checkin("win", "first")
    for args in (
        ("win", text),
        ("win", "x", "--why", text),
        ("win", "x", "--tag", text),
        ("intention", "x", "--after", text),
        ("hard", text),
        ("edit", "1", text),
        ("week", text),
        ("settings", "toward", text),
        ("search", text),
        ("share", "1", "--for", "therapist", "--question", text),
    ):
        said = checkin(*args)
        assert (said.code, said.out) == (1, ""), args
        assert said.err.startswith(NOT_TEXT) or "can't be a tag" in said.err, args
    assert [e["text"] for e in checkin("log", "--json").json] == ["first"]
    assert checkin("settings", "toward").out == "\n"


@pytest.mark.parametrize("text", FINE)
def test_text_of_every_language_comes_back_as_it_went_in(text: str) -> None:
    checkin("win", text)
    checkin("win", typed=text)
    assert [e["text"] for e in checkin("log", "--json").json] == [text, text]
    assert text.replace("\t", "\t") in checkin("log").out


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (b"caf\xe9 \xff\n", "caf\ufffd \ufffd"),
        ("café".encode("utf-16"), ""),
        (b"\x89PNG\r\n\x1a\n\x00\x00", ""),
        (b"\x1f\x8b\x08\x00", ""),
        (b"half \xf0\x9f\x8c", "half \ufffd"),
        (b"\xff\xff", ""),
        (b"caf\xe9" + b"x" * 2000, f"caf\ufffd{'x' * 996}\u2026"),
    ],
)
def test_standard_input_that_is_no_text_is_refused_and_given_back(typed: bytes, read: str) -> None:
    checkin("win", "first")
    for args in (("win",), ("win", "-"), ("hard",), ("intention",), ("edit", "1"), ("week", "-")):
        said = checkin(*args, typed=typed)
        assert (said.code, said.out) == (1, ""), args
        assert said.err in (f"{NOT_TEXT}\n", f"{NOT_TEXT} {READ}{read}\n"), args
        assert said.err.endswith(f"{READ}{read}\n") == bool(read), args


@pytest.mark.parametrize(
    "typed",
    [
        "calm".encode("utf-16-le"),
        "calm".encode("utf-32-be"),
        b"words and \x00 more",
        b"\x7fELF\x02\x01\x01\x00",
    ],
)
def test_standard_input_with_zero_bytes_is_refused_and_said_to_have_them(typed: bytes) -> None:
    checkin("win", "first")
    for args in (("win",), ("win", "-"), ("hard",), ("edit", "1")):
        said = checkin(*args, typed=typed)
        assert (said.code, said.out, said.err) == (1, "", ZERO), args
    assert [e["text"] for e in checkin("log", "--json").json] == ["first"]


def test_standard_input_is_read_in_the_encoding_of_the_locale() -> None:
    checkin("win", typed="café\n".encode("latin-1"), locale="latin-1")
    checkin("win", typed="日記".encode("euc-jp"), locale="euc-jp")
    checkin("win", typed="café".encode(), locale="latin-1")
    checkin("win", typed=b"\xef\xbb\xbfwith a mark in front")
    found = [e["text"] for e in checkin("log", "--json").json]
    assert found == ["with a mark in front", "café", "日記", "café"]


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_is_kept_or_refused_with_a_sentence(text: str) -> None:
    said = checkin("win", "--json", "--", text)
    assert harmless(said.out + said.err)
    if said.code == 0:
        assert said.json["text"]
    else:
        assert (said.code, said.out) == (1, "")
        no_words = "Nothing to keep yet. Type a few words.\n"
        assert said.err == no_words or said.err.startswith(NOT_TEXT)


def test_a_number_below_zero_is_named_as_it_was_typed(new_path: str) -> None:
    said = checkin("edit", "-1", "a")
    assert said.code == 2
    assert "'-1' is not the number of an entry." in said.err
