"""Whatever a terminal sends, cut anywhere: what was typed is read as typed, and nothing else is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from checkin.tui.terminal import incoming
from checkin.tui.terminal.incoming import Incoming
from tests.support.sent import ANSWERS, Sent, cuts, reported, streams


def keys(messages: list[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, events.Key)]


def is_text(character: str) -> bool:
    return character.isprintable() or character >= "\xa0"


def text(messages: list[Message]) -> str:
    """What a field would hold after it."""
    return "".join(
        message.text
        if isinstance(message, events.Paste)
        else (message.character or "")
        if isinstance(message, events.Key) and is_text(message.character or "")
        else ""
        for message in messages
    )


def read(*reads: bytes) -> list[Message]:
    """What comes of bytes, in as many reads, and then nothing more."""
    reader = Incoming()
    messages = [message for data in reads for message in reader.feed(data)]
    while reader.due is not None:
        reader.due = 0.0
        messages += reader.tick()
    return messages


def bytewise(data: bytes) -> list[bytes]:
    return [bytes([byte]) for byte in data]


@pytest.mark.parametrize("letter", ["é", "日", "😀", "ß", "👨‍👩‍👧", "नि", "مر"])
def test_a_letter_may_come_in_as_many_reads_as_it_has_bytes(letter: str) -> None:
    assert text(read(*bytewise(letter.encode()))) == letter
    assert text(read(*bytewise(f"\x1b[200~{letter}\x1b[201~".encode()))) == letter


def test_half_a_letter_waits_for_its_other_half() -> None:
    reader = Incoming()
    assert reader.feed(b"\xc3") == []
    assert reader.due is None
    assert text(reader.feed(b"\xa9")) == "é"


@pytest.mark.parametrize(
    ("report", "typed"),
    [
        ("\x1b[97u", "a"),
        ("\x1b[97;;97u", "a"),
        ("\x1b[97:65;2;65u", "A"),
        ("\x1b[97:65;2u", "A"),
        ("\x1b[97;2u", "A"),
        ("\x1b[0;;8204u", "\u200c"),
        ("\x1b[57358u", ""),
        ("\x1b[97;65u", "A"),  # caps lock
        ("\x1b[97;129u", "a"),  # num lock
        ("\x1b[223;2u", ""),  # no one letter is the large one of it
        ("\x1b[49:33;2u", "!"),
        ("\x1b[97;1:1u", "a"),
        ("\x1b[97;1:2u", "a"),
        ("\x1b[115;1:3u", ""),  # let go of
        ("\x1b[115;1:3;115u", ""),
        ("\x1b[33u", "!"),
        ("\x1b[32u", " "),
        ("\x1b[233;;233u", "é"),
        ("\x1b[0;;20320:22909u", "你好"),
        ("\x1b[0;;" + ":".join(["128512"] * 40) + "u", "😀" * 40),
        ("\x1b[97;5u", ""),  # with ctrl
        ("\x1b[57400;;49u", "1"),
        ("\x1b[57427u", ""),  # the middle of the number pad: no key that Textual knows
        ("\x1b[57427;2u", ""),
        ("\x1b[63743u", ""),
        ("\x1b[0;;63743u", "\uf8ff"),  # a letter all the same where the terminal says so
        ("\x1b[99999999u", ""),
        ("\x1b[1114112u", ""),
        ("\x1b[55296u", ""),
        ("\x1b[0;;55296:97u", "a"),
        ("\x1b[0;;99999999999999999999u", ""),
        ("\x1b[" + "9" * 5000 + "u", ""),
        ("\x1b[97;" + "9" * 5000 + "u", ""),
        ("\x1b[<0;" + "9" * 5000 + ";1M", ""),
        ("\x1b[<0;" + "9" * 400 + ";1M", ""),
        ("\x1b[<35;-3;5M", ""),  # the mouse, left of the window
        ("\x1b[<0;-12;-7m", ""),
        ("\x1b[<-1;5;5M", ""),
        ("\x1b[<--;-;-M", ""),
        ("\x1b[u", ""),
    ],
    ids=lambda value: ascii(value)[1:25],
)
def test_a_reported_key_is_the_letter_it_stands_for(report: str, typed: str) -> None:
    assert text(read(report.encode())) == typed
    assert text(read(*bytewise(report.encode()))) == typed


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        (b"\x1b", "escape"),
        (b"\x1b[27u", "escape"),
        (b"\r", "enter"),
        (b"\x7f", "backspace"),
        (b"\x1b[127u", "backspace"),
        (b"\x1b[A", "up"),
        (b"\x1bOA", "up"),
        (b"\x1b[1;1:1A", "up"),
        (b"\x1b[1;5D", "ctrl+left"),
        (b"\x1b[3~", "delete"),
        (b"\x1b[3;1:2~", "delete"),
        (b"\x1b[Z", "shift+tab"),
        (b"\x1bOP", "f1"),
        (b"\x1b[[A", "f1"),
        (b"\x1b[11~", "f1"),
        (b"\x1b[3$", "shift+delete"),
        (b"\x1bb", "ctrl+left"),
        (b"\x1b[122;5u", "ctrl+z"),
        (b"\x1bx", "alt+x"),
        ("\x1bé".encode(), "alt+é"),
        (b"\x1b[", "left_square_bracket"),
    ],
)
def test_keys_are_keys(sent: bytes, key: str) -> None:
    assert keys(read(sent)) == [key]
    assert keys(read(*bytewise(sent))) == [key]
    assert keys(read(b"a" + sent)) == ["a", key]


def test_one_key_may_follow_another_at_once() -> None:
    assert keys(read(b"\x1b\x1b[A")) == ["escape", "up"]
    assert keys(read(b"\x1b[1;\x1b[Bq")) == ["down", "q"]
    assert keys(read(b"\x1b]11;rgb\x1b[Bq")) == ["down", "q"]
    assert keys(read(b"\x1b[1;\x11")) == ["ctrl+q"]
    assert keys(read(b"\x1b]11;\r")) == ["enter"]
    assert keys(read(b"\x1b\xff")) == ["escape", "replacement_character"]
    assert keys(read(b"\x1b\xc3")) == ["escape"]


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_late_answer_is_swallowed_whole_however_it_is_cut(answer: bytes) -> None:
    for place in range(1, len(answer) + 1):
        assert keys(read(b"a" + answer[:place], answer[place:] + b"b")) == ["a", "b"]
        assert text(read(b"a" + answer[:place], answer[place:] + b"b")) == "ab"
    assert text(read(*bytewise(b"a" + answer + b"b"))) == "ab"
    assert text(read(b"\xc3" + answer + b"\xa9")) == "é"


def test_an_answer_that_is_never_whole_does_not_hold_the_keys_up() -> None:
    for begun in (b"\x1b]11;rgb", b"\x1b[?62", b"\x1bP1+r", b"\x1b_G"):
        assert text(read(begun)) == ""
        reader = Incoming()
        reader.feed(begun)
        reader.due = 0.0
        reader.tick()
        assert keys(reader.feed(b"q")) == ["q"]


def test_time_runs_from_where_something_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(incoming, "monotonic", lambda: now)
    reader = Incoming()
    reader.feed(b"abc\x1b]11;")
    now += incoming.PATIENCE / 2
    assert reader.tick() == reader.feed(b"rgb:") == []
    now += incoming.PATIENCE / 2
    reader.feed(b"more")  # somebody types into it
    reader.tick()
    assert keys(reader.feed(b"x")) == ["x"]


def test_pasted_text_is_text() -> None:
    pasted = "a\x1bb\tc\r\n\x1b[A\x11d"
    for reads in ([f"\x1b[200~{pasted}\x1b[201~x".encode()],):
        messages = read(*reads)
        assert [type(message) for message in messages] == [events.Paste, events.Key]
        assert text(messages[:1]) == pasted
    assert text(read(*bytewise(f"\x1b[200~{pasted}\x1b[201~".encode()))) == pasted


def test_an_answer_in_the_middle_of_a_paste_is_no_part_of_it() -> None:
    for answer in ANSWERS:
        if answer.startswith((b"\x1b[?", b"\x1b]", b"\x1bP")):
            assert text(read(b"\x1b[200~a" + answer + b"b\x1b[201~")) == "ab"


def test_a_paste_whose_end_never_comes_is_over_after_a_moment() -> None:
    reader = Incoming()
    assert reader.feed(b"\x1b[200~hello \xc3") == []
    assert reader.due is not None
    reader.due = 0.0
    assert text(reader.tick()) == "hello "
    assert text(reader.feed(b"\xa9q")) == "éq"


@pytest.mark.parametrize(
    ("pressed", "key"), [(b"\x11", "ctrl+q"), (b"\x1b", "escape"), (b"\x1b[A", "up")]
)
def test_a_key_pressed_while_a_paste_is_open_is_not_lost(pressed: bytes, key: str) -> None:
    messages = read(b"\x1b[200~hello", pressed)
    assert text(messages[:1]) == "hello"
    assert keys(messages[1:]) == [key]


def test_the_rest_of_a_paste_that_was_slow_is_still_pasted() -> None:
    reader = Incoming()
    reader.feed(b"\x1b[200~one\x1b[2")
    reader.due = 0.0
    assert text(reader.tick()) == "one"
    messages = reader.feed(b"two\rthree\x1b[201~q")
    assert isinstance(messages[0], events.Paste)
    assert keys(messages) == ["q"]


def test_a_second_paste_ends_one_that_was_cut_off() -> None:
    messages = read(b"\x1b[200~one \x1b[200~two\x1b[201~")
    assert text(messages) == "one two"


@given(streams(), st.data())
@example(Sent(b"\x1b[200~\xc3\xa9\x1b[201~", "é"), None)
def test_what_is_typed_is_read_as_typed(sent: Sent, data: st.DataObject | None) -> None:
    places = data.draw(cuts(sent.data)) if data else list(range(len(sent.data) + 1))
    assert text(read(*(sent.data[a:b] for a, b in pairwise(places)))) == sent.typed


@given(st.lists(st.binary(max_size=40) | st.sampled_from([b"\x1b[", b"\x1b]", b"\x1b[200~", b"u"])))
def test_no_bytes_whatever_end_the_reading(reads: list[bytes]) -> None:
    reader = Incoming()
    for data in reads:
        reader.feed(data)
        reader.due = reader.due and 0.0
        reader.tick()
    assert text(reader.feed(b"\x18\x1b[201~\x1b\\ok"))[-2:] == "ok"


@given(st.text("0123456789:;", max_size=30), st.sampled_from("u~ABCDEFHPQRStMmcnyRI"))
def test_no_numbers_whatever_end_the_reading(numbers: str, end: str) -> None:
    for mark in ("1", "?", ">", "<", "="):
        assert text(read(f"\x1b[{mark}{numbers}{end}".encode() + b"ok"))[-2:] == "ok"


@given(st.text(min_size=1))
def test_a_reported_letter_is_read_as_that_letter(letters: str) -> None:
    assert text(read(*(reported(letter) for letter in letters))) == "".join(
        letter for letter in letters if is_text(letter)
    )
