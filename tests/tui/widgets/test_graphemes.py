"""In a field, a letter is what a person takes for one, however many characters it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.events import Paste
from textual.pilot import Pilot

from checkin.core.text import LIMIT
from checkin.tui.terminal.incoming import Incoming
from checkin.tui.widgets.graphemes import after, before, start_of
from checkin.tui.widgets.multiline_field import MultilineField
from checkin.tui.widgets.text_field import TextField

LETTERS = {
    "accent": "e\u0301",
    "two accents": "a\u0323\u0302",
    "heart": "❤️",
    "keycap": "1️⃣",
    "skin": "👍🏽",
    "family": "👨‍👩‍👧‍👦",
    "rainbow": "🏳️‍🌈",
    "flag": "🇩🇪",
    "scotland": "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "hangul": "\u1112\u1161\u11ab",
    "hindi": "नि",
    "thai": "ที่",
    "arabic": "حَّ",
    "letter": "a",
    "wide": "日",
    "emoji": "😀",
}
NOT_PRINTABLE = {
    "joiner": "\u200d",
    "non-joiner": "\u200c",
    "wide space": "\u3000",
    "no-break space": "\u00a0",
    "not known yet": "\U0001faef",
    "of one's own": "\uf8ff",
}


class Fields(App[None]):
    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield TextField(self._text)
        words = MultilineField()
        words.value = self._text
        yield words


Field = TextField | MultilineField


@contextmanager
def at_end(app: Fields, kind: type[Field]) -> Iterator[Field]:
    field = app.query_one(kind)
    field.focus()
    field.cursor_position = len(field.value)
    yield field


kinds = pytest.mark.parametrize("kind", [TextField, MultilineField])
letters = pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)


async def pressed(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


@kinds
@letters
async def test_backspace_and_delete_take_a_whole_letter(kind: type[Field], letter: str) -> None:
    app = Fields(f"x{letter}{letter}y")
    async with app.run_test() as pilot:
        with at_end(app, kind) as field:
            await pressed(pilot, "left", "backspace")
            assert field.value == f"x{letter}y"
            await pressed(pilot, "left", "delete")
            assert field.value == "xy"
            assert field.cursor_position == 1


@kinds
@letters
async def test_the_cursor_goes_by_whole_letters(kind: type[Field], letter: str) -> None:
    app = Fields(f"x{letter}y")
    async with app.run_test() as pilot:
        with at_end(app, kind) as field:
            places = []
            for key in ("left", "left", "left", "right", "right"):
                await pressed(pilot, key)
                places.append(field.cursor_position)
            end = 1 + len(letter)
            assert places == [end, 1, 0, 1, end]
            await pressed(pilot, "shift+left", "backspace")
            assert field.value == "xy"


@pytest.mark.usefixtures("frames")
@kinds
@letters
async def test_the_cursor_covers_a_whole_letter(kind: type[Field], letter: str) -> None:
    app = Fields(f"x{letter}y")
    async with app.run_test() as pilot:
        with at_end(app, kind) as field:
            await pressed(pilot, "home", "right")
            strip = field.render_line(0)
            assert letter in [segment.text for segment in strip]


@kinds
@pytest.mark.parametrize("letter", NOT_PRINTABLE.values(), ids=NOT_PRINTABLE)
async def test_every_letter_can_be_typed(kind: type[Field], letter: str) -> None:
    app = Fields("")
    async with app.run_test() as pilot:
        with at_end(app, kind) as field:
            for message in Incoming().feed(f"a{letter}b".encode()):
                app.post_message(message)
            await pilot.pause()
            assert field.value == f"a{letter}b"


@pytest.mark.parametrize(
    ("before", "pasted", "stands"),
    [
        ("one", " two", "one two"),
        ("one ", " two", "one two"),
        ("", " two", "two"),
        ("one", "two", "onetwo"),
        ("one", "\ntwo\n", "one two"),
        ("", "one ", "one "),
        ("", "a\tb\r\nc", "a b c"),
        ("one", " ", "one "),
        ("", " ", ""),
    ],
)
async def test_what_is_pasted_is_one_line_and_no_words_grow_together(
    before: str, pasted: str, stands: str
) -> None:
    app = Fields(before)
    async with app.run_test() as pilot:
        with at_end(app, TextField) as field:
            field.post_message(Paste(pasted))
            await pilot.pause()
            assert field.value == stands


@kinds
async def test_as_much_as_an_entry_holds_is_pasted_over_what_is_selected(
    kind: type[Field],
) -> None:
    app = Fields("one")
    async with app.run_test() as pilot:
        with at_end(app, kind) as field:
            field.action_select_all()
            field.post_message(Paste("x" * LIMIT))
            await pilot.pause()
            assert field.value == "x" * LIMIT
            field.post_message(Paste("y"))
            await pilot.pause()
            assert field.value == "x" * LIMIT


async def test_the_mouse_puts_the_cursor_before_a_letter() -> None:
    app = Fields("x👨‍👩‍👧‍👦y")
    async with app.run_test() as pilot:
        field = app.query_one(TextField)
        for cell in range(1, 6):
            await pilot.click(TextField, offset=(cell, 0))
            assert field.cursor_position in (0, 1, len(field.value) - 1, len(field.value))


@given(st.lists(st.sampled_from([*LETTERS.values(), " ", "\u200d", "🇫", "\u0301"])).map("".join))
def test_there_and_back_are_the_same_places(text: str) -> None:
    there = [0]
    while there[-1] < len(text):
        there.append(after(text, there[-1]))
    back = [len(text)]
    while back[-1] > 0:
        back.append(before(text, back[-1]))
    assert there == back[::-1]
    assert {start_of(text, place) for place in range(len(text) + 1)} == set(there)
