"""Several lines that come all at once, from a terminal that does not say that they are pasted."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.at_once import AtOnce
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.pasted_lines import are_words
from checkin.tui.terminal.arriving import Arriving
from tests.support.showing import opened
from tests.support.terminal import Terminal


@pytest.fixture
def terminal(journal: Journal, path: str) -> Iterator[Terminal]:
    journal.add(NewEntry("win", "Ate well"))
    with Terminal([sys.executable, "-m", "checkin"], env={"CHECKIN_FILE": path}) as terminal:
        terminal.wait_to_see("This morning")
        yield terminal


def texts(path: str) -> list[str]:
    with Journal.open(path) as journal:
        return [entry.text for entry in journal.entries(newest_first=False)]


@pytest.mark.terminal
@pytest.mark.parametrize(
    ("keys", "seen", "sent"),
    [
        ("", "This morning", "walked home\rnot sure why\rquiet night\r"),
        ("", "This morning", "Dr. Weber said\nhold on\nquiet night"),
        ("h", "since", "did it hurt\rx marks\ryes\r"),
        ("p", "Help lines", "so tired\rdad called\r\rundo all of it\r"),
        (",", "Settings", "went out\r\nbad day\r\n"),
    ],
)
def test_on_a_page_without_a_field_lines_are_words(
    terminal: Terminal, path: str, keys: str, seen: str, sent: str
) -> None:
    terminal.send(keys)
    terminal.wait_to_see(seen)
    terminal.send(sent)
    words = " ".join(sent.split())
    terminal.wait_to_see(words)
    assert texts(path) == ["Ate well"]
    terminal.send("\r")
    terminal.wait_to_see("Saved with today")
    assert texts(path) == ["Ate well", words]


@pytest.mark.terminal
def test_longer_than_one_read(terminal: Terminal, path: str) -> None:
    lines = [f"what a day, number {number}" for number in range(400)]
    terminal.send("\r".join(lines))
    terminal.wait_to_see("what a day, number 1 what a day")
    terminal.send("\r")
    terminal.wait_to_see("Saved with today")
    assert texts(path) == ["Ate well", " ".join(lines)]


@pytest.mark.terminal
def test_lines_of_a_terminal_that_is_closed_at_once_wait_as_words(
    terminal: Terminal, path: str
) -> None:
    terminal.send("went out\rfelt low\r")
    terminal.wait_until_read()
    terminal.close_window()
    assert terminal.exit_code() == 129
    with Journal.open(path) as journal:
        journal.drafts.take_over()
        assert [draft.text for draft in journal.drafts.all()] == ["went out felt low"]


@pytest.mark.terminal
def test_in_a_field_each_line_is_entered_as_if_it_was_typed(terminal: Terminal, path: str) -> None:
    terminal.send("w")
    terminal.wait_to_see("however small")
    terminal.send("Went out\rMade soup\rhalf")
    terminal.wait_to_see("   half")
    assert texts(path) == ["Ate well", "Went out", "Made soup"]


@pytest.mark.terminal
def test_in_a_field_new_lines_that_no_key_sends_enter_nothing(
    terminal: Terminal, path: str
) -> None:
    terminal.send("w")
    terminal.wait_to_see("however small")
    terminal.send("Went out\nMade soup\nslept\n")
    terminal.wait_to_see("Went out Made soup slept")
    assert texts(path) == ["Ate well"]


@pytest.mark.terminal
def test_in_the_palette_lines_choose_nothing(terminal: Terminal, path: str) -> None:
    terminal.send("\x10")
    terminal.wait_to_see("Keep what went well, however small.")
    terminal.send("Leave\rMade soup\rslept\r")
    terminal.wait_to_see("Leave Made soup slept")
    assert texts(path) == ["Ate well"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("went out\nfelt low", True),
        ("he left me\nquiet now", True),
        ("Dr. Weber said\nto rest", True),
        ("\n\n  mum called\nand dad", True),
        ("hgjk lmno\nfoo", True),
        ("wMade tea\nslept", False),
        ("wmade tea\nslept", False),
        ("mStep outside\nwTea", False),
        ("w#walk with sam\ntea", False),
        ("s\n1\n", False),
        ("w\nTea", False),
        ("wTea\n", False),
        ("hq\nhs", False),
        ("wxyz\nfoo", False),
    ],
)
async def test_which_lines_are_words_on_today(journal: Journal, text: str, words: bool) -> None:
    async with opened(journal) as (app, _):
        assert isinstance(app.screen, TodayScreen)
        assert are_words(app.screen, text) == words


@pytest.mark.parametrize(
    ("data", "waits"),
    [
        (b"went out\rfelt low", True),
        (b"went out\nfelt low", True),
        (b"Made tea\r", True),
        (b"w\r", False),
        (b"h\r\r", False),
        (b"hj\x1bOB\rab", False),
        (b"went out\r\x7ffelt", False),
        ("w\xfc\u65e5\rmore".encode(), True),
    ],
)
def test_what_waits_for_more(data: bytes, waits: bool) -> None:
    reader = Arriving()
    messages = reader.feed(data)
    assert (reader.is_waiting, messages == []) == (waits, waits)
    assert bool(reader.rest()) == waits


@pytest.mark.parametrize(
    ("reads", "at_once"),
    [
        ((b"Made tea\r",), False),
        ((b"went out\r", b"felt low\r"), True),
        ((b"went out\n", b"felt low"), True),
        ((b"went out\r\n", b"felt", b" low"), True),
    ],
)
def test_lines_come_at_once_though_a_read_ends_between_them(
    reads: tuple[bytes, ...], at_once: bool
) -> None:
    reader = Arriving()
    assert [message for data in reads for message in reader.feed(data)] == []
    rest = reader.rest()
    assert [isinstance(message, AtOnce) for message in rest] == (
        [True] if at_once else [False] * len(b"".join(reads))
    )
