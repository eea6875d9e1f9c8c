"""Texts of any script are broken into lines that fit, with no letter taken apart and none lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from wcwidth import iter_graphemes, wcswidth, wcwidth

from checkin.core.wrapping import _cells_of_letter, cells, cut, hung, shortened, spans, wrapped
from checkin.tui.rendering.layout import hung as hung_content

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
HEART = "\u2764\ufe0f"
ACCENTED = "e\u0301"

CASES = {
    "spaces": ("Walked to the lake", 9, ["Walked to", "the lake"]),
    "what fits": ("Walked", 6, ["Walked"]),
    "nothing": ("", 6, [""]),
    "lines of its own": ("One\n\nTwo", 6, ["One", "", "Two"]),
    "spaces at the break": ("One   two  ", 5, ["One", "two"]),
    "spaces inside": ("a  b c", 4, ["a  b", "c"]),
    "a beginning that is moved in": ("   a list item", 9, ["   a list", "item"]),
    "a beginning that leaves no room": ("   a list", 3, ["a", "lis", "t"]),
    "a space that holds together": ("at 3\u00a0pm", 5, ["at", "3\u00a0pm"]),
    "a long word": ("see abcdefghij now", 4, ["see", "abcd", "efgh", "ij", "now"]),
    "the rest of a long word": ("abcdefgh ij", 6, ["abcdef", "gh ij"]),
    "Japanese": ("今日は疲れた。でも歩いた", 10, ["今日は疲れ", "た。でも歩", "いた"]),
    "Japanese after a word": ("hello 今日は", 10, ["hello 今日", "は"]),
    "no line that begins with a stop": ("今日は疲れ。た", 10, ["今日は疲", "れ。た"]),
    "no line that ends with a bracket": ("今日は疲「れ」", 10, ["今日は疲", "「れ」"]),
    "Korean has spaces": ("오늘은 걸었다", 7, ["오늘은", "걸었다"]),
    "accents": (ACCENTED * 5, 2, [ACCENTED * 2, ACCENTED * 2, ACCENTED]),
    "emoji": (f"Fed {FAMILY}{FAMILY} {HEART}", 8, [f"Fed {FAMILY}{FAMILY}", HEART]),
    "a long row of emoji": (FAMILY * 3, 4, [FAMILY * 2, FAMILY]),
    "flags": ("🇬🇧🇺🇸", 3, ["🇬🇧", "🇺🇸"]),
    "a letter wider than the line": ("日本", 1, ["日", "本"]),
}


@pytest.mark.parametrize("name", CASES)
def test_lines_are_broken_where_people_would(name: str) -> None:
    text, width, lines = CASES[name]
    assert wrapped(text, width) == lines


def test_a_word_can_stay_whole() -> None:
    link = "https://example.org/a-long-name"
    assert wrapped(f"see {link} today", 12, breaks_words=False) == ["see", link, "today"]


def test_further_lines_stand_below_the_first() -> None:
    assert hung("Walked to the lake", 12, " - ") == [" - Walked to", "   the lake"]
    assert hung("", 12, " - ") == [" -"]
    assert hung("あいう", 6, "日 ") == ["日 あ", "   い", "   う"]


def test_styled_text_is_broken_as_plain_text_is() -> None:
    text = Content.assemble("Walked ", ("to the 今日は lake", "bold"))
    lines = hung_content(Content.styled("* ", "$muted"), text, 11)
    assert [line.plain for line in lines] == ["* Walked to", "  the 今日", "  は lake"]
    bold = [
        [line.plain[span.start : span.end] for span in line.spans if span.style == "bold"]
        for line in lines
    ]
    assert bold == [["to"], ["the 今日"], ["は lake"]]


@pytest.mark.parametrize(
    ("text", "size"),
    [("tea", 3), ("日本", 4), (HEART, 2), (FAMILY, 2), (ACCENTED, 1), ("🇬🇧", 2), ("Чай", 3)],
)
def test_letters_are_as_wide_as_they_are_drawn(text: str, size: int) -> None:
    assert cells(text) == size == Content(text).cell_length


def test_a_cut_takes_no_letter_apart() -> None:
    assert cut(f"a{FAMILY}b", 2) == "a"
    assert cut(f"a{FAMILY}b", 3) == f"a{FAMILY}"
    assert cut(f"{ACCENTED}b", 1) == ACCENTED


@pytest.mark.parametrize("beside", ["", "\u0557", "\u0378", HEART, "\U0001fae0"])
def test_a_sign_is_as_wide_alone_as_beside_one_that_no_table_has(beside: str) -> None:
    """Unicode 16 made the trigrams wide, and the tables of Python may be older."""
    text = f"☲☲{beside}"
    assert cells(text) == max(0, wcswidth(text)) == 2 * cells("☲") + cells(beside)
    for width in range(1, 8):
        assert cells(cut(text, width)) <= width


def test_every_character_is_as_wide_as_in_the_one_table() -> None:
    every = (chr(code) for code in range(0x20, 0x110000) if not 0x7F <= code < 0xA0)
    known = {char: size for char in every if (size := _cells_of_letter(char)) is not None}
    assert len(known) > 40_000
    assert {char for char, size in known.items() if wcwidth(char) != size} == set()


SIGNS = [*"ab -\n日。「é\u0301न☲\u0557", "म्", FAMILY, HEART]


def test_nothing_else_breaks_lines() -> None:
    """Textual's own way is by cells too, but the shell and exports do without Textual."""
    for file in (Path(__file__).parents[2] / "checkin").rglob("*.py"):
        assert not re.search(r"\btextwrap\b|\.wrap\(", file.read_text()), file


texts = st.lists(st.sampled_from(SIGNS)).map("".join)


@given(texts, st.integers(1, 12))
def test_nothing_is_lost_and_every_line_fits(text: str, width: int) -> None:
    found = spans(text, width)
    assert [*found] == sorted(found)
    rest = "".join(text[a:b] for (_, a), (b, _) in zip([(0, 0), *found], found, strict=False))
    assert not rest.strip()
    for start, end in found:
        line = text[start:end]
        assert cells(line) <= width or len([*iter_graphemes(line)]) == 1
        assert cells(line) == max(0, wcswidth(line))


@given(text=st.text(st.sampled_from("ab 日é"), max_size=40), width=st.integers(3, 30))
def test_a_text_that_is_too_long_ends_at_a_word_or_in_one_that_is_longer(
    text: str, width: int
) -> None:
    text = " ".join(text.split())
    short = shortened(text, width)
    assert cells(short) <= width
    if cells(text) <= width:
        assert short == text
    else:
        head = short.removesuffix("…")
        assert short != head
        assert text.startswith(head)
        assert " " not in head or text[len(head)] == " "
