from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.core.errors import TooLong
from checkin.core.text import LIMIT, clean, fold, one_tag, show, tags, words

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ANYTHING = st.text(st.characters(codec=None))
HARMLESS = (
    "Fed the cat 🐈, then 👩‍👩‍👧 came by ❤️",  # joined and with a variation selector
    "می‌خواهم امروز راه بروم",  # holds a zero-width non-joiner
    "הלכתי לים\u200f עם סם\u200e",
    "cafe\u0301 nai\u0308ve",
    "今日は早く起きた",
    "हिन्दी में लिखा",
    "two lines\nand\ta tab",
)


@given(ANYTHING)
def test_nothing_that_a_terminal_obeys_is_shown(text: str) -> None:
    shown = show(text)
    assert not OBEYED.search(shown)
    assert not OBEYED.search(show(text, one_line=True))
    shown.encode()


@given(ANYTHING)
def test_showing_twice_changes_nothing(text: str) -> None:
    assert show(show(text)) == show(text)
    once = show(text, one_line=True)
    assert show(once, one_line=True) == once
    assert "\n" not in once
    assert "\t" not in once


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_is_shown_as_it_is(text: str) -> None:
    assert show(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("a\x00b\x7f", "a␀b␡"),
        ("\x9b2J", "\ufffd2J"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("old mac\rdos\r\nunix\n", "old mac\ndos\nunix\n"),
        ("one \u2067two\u2069 three", "one two three"),
        ("para\u2029line\u2028end", "para\nline\nend"),
    ],
)
def test_what_would_be_obeyed_is_made_visible(text: str, shown: str) -> None:
    assert show(text) == shown


HIDDEN = (
    *(*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xAD, 0x200B, 0xFEFF, 0x3164, 0xFFA0),
    *(*range(0x2060, 0x2065), *range(0xE0000, 0xE0080), *range(0xFFF9, 0xFFFC), 0x115F, 0x1160),
)


@given(ANYTHING, st.lists(st.sampled_from(HIDDEN), min_size=1, max_size=5), st.integers(0))
def test_what_nobody_sees_is_left_out(text: str, hidden: list[int], place: int) -> None:
    place %= len(text) + 1
    held = text[:place] + "".join(map(chr, hidden)) + text[place:]
    for told in (show(held), clean(held)):
        assert not set(map(ord, told)) & set(HIDDEN)


def test_words_written_in_tags_or_variants_are_left_out() -> None:
    smuggled = "".join(chr(0xE0000 + ord(c)) for c in "secret")
    assert clean(f"Swam{smuggled} today") == "Swam today"
    variants = "".join(chr(0xE0100 + ord(c)) for c in "secret")
    assert clean(f"Swam 😀{variants}!") == "Swam 😀!"
    assert clean(f"Swam ❤️{variants}!") == "Swam ❤️!"
    assert clean("❤" + "\ufe0f\ufe00\ufe01") == "❤️"
    assert clean("\ufe0f\ufe0f a\u200bb\u00adc\u3164d") == "abcd"


@pytest.mark.parametrize(
    "text",
    [
        "葛\U000e0100城",  # an ideograph as one family writes it
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f and 🏴",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "क\u094d\u200dष",
        "👩\u200d👩\u200d👧 ❤️ 1️⃣",
        "הלכתי\u200f, סם\u200e; \u061c\u0627\u0644",
    ],
)
def test_what_writing_needs_stays(text: str) -> None:
    assert show(text) == text
    assert clean(text) == unicodedata.normalize("NFC", text)


def test_a_flag_takes_no_other_words_along() -> None:
    flag = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
    assert show(f"{flag}\U000e0041{flag}\U000e0067") == flag * 2
    assert show("🏴\U000e0041\U000e007f") == "🏴"


def test_bytes_that_were_no_text_do_not_stop_anything() -> None:
    argument = b"caf\xe9 and more".decode("utf-8", "surrogateescape")
    assert show(argument).startswith("caf\ufffd")
    assert show(argument).endswith(" and more")


@given(ANYTHING)
def test_stored_text_is_composed_harmless_and_without_space_around(text: str) -> None:
    stored = clean(text)
    assert unicodedata.is_normalized("NFC", stored)
    assert clean(stored) == stored
    assert show(stored) == stored
    assert stored == stored.strip("\n\t \ufeff")


def test_the_longest_text_is_kept_whole() -> None:
    assert clean("x" * LIMIT) == "x" * LIMIT
    assert len(clean("é" * LIMIT)) == LIMIT


@pytest.mark.parametrize(
    "text", ["x" * (LIMIT + 1), "\u0958" * LIMIT], ids=["as typed", "once composed"]
)
def test_a_text_over_the_limit_is_refused(text: str) -> None:
    with pytest.raises(TooLong, match="one entry can hold 100,000"):
        clean(text)


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "\u00a0", "\u3000\u2003", "\ufeff", "\u200b \u2060"]
)
def test_a_text_of_space_alone_is_empty(text: str) -> None:
    assert clean(text) == ""


def test_words_ignore_case_accents_and_look_alike_forms() -> None:
    assert words("Café, CAFÉ (cafe\u0301) \uff43\uff41\uff46\uff45") == ["cafe"] * 4
    assert words("Straße STRASSE") == ["strasse"] * 2
    assert words("Ελλάδα ΕΛΛΑΔΑ") == ["ελλαδα"] * 2
    assert words("it's well-known: 5km") == ["it", "s", "well", "known", "5km"]
    assert words("... !? —") == []


def test_scripts_without_spaces_and_symbols_stand_alone() -> None:
    assert words("早起きiPhone") == ["早", "起", "き", "iphone"]
    assert words("ran 🏃🏽‍♀️ home🏠") == ["ran", "🏃", "♀", "home", "🏠"]
    assert words("한국어") == ["한", "국", "어"]


def test_a_word_with_vowel_signs_is_one_word() -> None:
    assert words("हिन्दी में") == words("हिन्दी") + words("में")
    assert len(words("हिन्दी")) == 1
    assert len(words("தமிழ் எழுத்து")) == 2


@given(ANYTHING)
def test_words_are_found_again_in_what_is_stored(text: str) -> None:
    found = words(clean(text))
    assert found == words(" ".join(found)), "folding the words once more has to change nothing"
    assert all(0 < len(word) <= 64 for word in found)
    assert not any(ord(c) < 0x80 and not c.isalnum() for word in found for c in word)


@given(st.text(st.characters(codec="utf-8")))
def test_folding_is_blind_to_composition(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lunch with @Sam about #Work", ["@sam", "#work"]),
        ("#people, #People. (#PEOPLE)", ["#people"]),
        ("#self-care- and #day_one_!", ["#self-care", "#day_one"]),
        ("#早起き は @さくら", ["#早起き", "@さくら"]),
        ("#Cafe\u0301 @Zoë", ["#café", "@zoë"]),
        ("#हिन्दी", ["#हिन्दी"]),
        ("#2026goals", ["#2026goals"]),
        ("#a#b", ["#a"]),
    ],
)
def test_tags_are_read_from_the_text(text: str, found: list[str]) -> None:
    assert tags(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "sam@example.org",
        "first.last+me@example.org wrote",
        "sam_@example.org",
        "entry #1 and #12",
        "https://example.org/#top",
        "?a=1&#x27;",
        "## heading",
        "C# and a@",
        "# alone @ alone",
    ],
)
def test_what_only_looks_like_a_tag_is_none(text: str) -> None:
    assert tags(text) == []


@given(ANYTHING)
def test_tags_read_again_are_the_same(text: str) -> None:
    found = tags(clean(text))
    assert len(set(found)) == len(found)
    assert tags(" ".join(found)) == found


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("people", "#people"),
        (" #Straße ", "#Straße"),
        ("@Sam", "@Sam"),
        ("\uff03日記", "#日記"),
        ("@O\u2019Neill", "@O\u2019Neill"),
        ("@sam's", "@sam"),
        ("O'Brien", "#O'Brien"),
        ("@sam.", None),
        ("早起き", "#早起き"),
        ("two words", None),
        ("#a #b", None),
        ("7", None),
        ("#", None),
        ("", None),
        ("a#b", None),
    ],
)
def test_one_tag_is_one_word_with_or_without_its_sign(typed: str, tag: str | None) -> None:
    assert one_tag(typed) == tag
