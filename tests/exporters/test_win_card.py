"""A card with one win: its words, as large as they can be, and nothing that obeys them."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.core.entries import Entry
from checkin.core.errors import NotPossible
from checkin.core.text import show
from checkin.core.wrapping import cells
from checkin.exporters.win_card import card

SVG = "{http://www.w3.org/2000/svg}"


def made(words: str, **more: object) -> ElementTree.Element:
    win = Entry(1, "uid", "win", date(2026, 11, 21), None, words, **more)  # type: ignore[arg-type]
    return ElementTree.fromstring(card(win))


def lines(picture: ElementTree.Element) -> list[str]:
    """The words on it, line by line, without the day."""
    group = picture.find(f"{SVG}g")
    assert group is not None
    return [row.text or "" for row in group]


def test_it_holds_the_words_and_the_day_and_nothing_that_was_noted() -> None:
    picture = made("Called my sister", why="my secret", feelings=("proud",), label="asking")
    said = "".join(picture.itertext())
    assert lines(picture) == ["Called my sister"]
    assert "21 November 2026" in said
    assert not re.search("secret|proud|asking", said)


def test_a_reader_of_the_screen_is_told_what_it_shows() -> None:
    picture = made("Swam\nin the sea")
    assert picture.attrib["role"] == "img"
    names = picture.attrib["aria-labelledby"].split()
    told = {part.attrib["id"]: part.text for part in picture if "id" in part.attrib}
    assert [told[name] for name in names] == ["Swam\nin the sea", "21 November 2026"]


def test_words_are_never_markup_and_nothing_is_loaded() -> None:
    words = '<script>x</script> & <image href="http://x"/> ]]>'
    picture = made(words)
    assert " ".join(lines(picture)) == words
    kinds = {part.tag.removeprefix(SVG) for part in picture.iter()}
    assert kinds == {"svg", "title", "desc", "style", "rect", "circle", "g", "text"}


def test_few_words_are_large_and_many_are_smaller() -> None:
    def size(words: str) -> int:
        group = made(words).find(f"{SVG}g")
        assert group is not None
        return int(group[0].attrib["font-size"])

    assert size("Swam") == 72
    assert size("Called my sister though I was afraid of it. " * 4) < 60
    with pytest.raises(NotPossible, match="too long for a picture"):
        made("Called my sister. " * 200)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=300))
def test_any_words_make_a_picture_that_can_be_read_and_is_not_left(words: str) -> None:
    try:
        picture = made(words)
    except NotPossible:
        return
    for row in picture.iter(f"{SVG}text"):
        size, at = float(row.attrib["font-size"]), float(row.attrib["y"])
        assert 0 < at < 630
        assert cells(row.text or "") * size * 0.5 <= 1200
    seen = show(words).translate({0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})
    assert "".join("".join(lines(picture)).split()) == "".join(seen.split())
