"""A word is found as it is typed on any keyboard: by script and form, and for every letter."""

# ruff: noqa: RUF001 - letters that look like others are what this is about

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.query import EntryQuery
from checkin.core.text import findable, fold, words
from checkin.journal import Journal

ALIKE = (range(0x3400, 0xA000), range(0xAC10, 0xD7A0))
"""Ideographs and syllables, all of which fold alike."""
EVERY = [
    chr(code)
    for code in range(0x20000)
    if unicodedata.category(chr(code))[0] in "LMN" and not any(code in span for span in ALIKE)
]
TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
FOUND = (
    # Latin letters that are no letter with a mark on it
    ("Łódź", "lodz"),
    ("ŁÓDŹ", "lodz"),
    ("Øresund", "oresund"),
    ("Đà Nẵng", "da nang"),
    ("ĐẶNG", "dang"),
    ("cœur", "coeur"),
    ("ŒUVRE", "oeuvre"),
    ("Ærø", "aero"),
    ("þing", "thing"),
    ("Þórður", "thordur"),
    ("ışık", "isik"),
    ("ışık", "ışık"),
    ("IŞIK", "ışık"),
    ("İstanbul", "istanbul"),
    ("İSTANBUL", "istanbul"),
    ("Straße", "strasse"),
    ("STRAẞE", "straße"),
    ("Ħamrun", "hamrun"),
    ("Ŧåhkká", "tahkka"),
    ("eŋŋelas", "ennelas"),
    ("Kalaallit nunaat ĸ", "k"),
    ("ſo", "so"),
    ("ŉ", "n"),
    ("Əliyev", "eliyev"),
    ("ɓera ƙasa ɗaki", "bera kasa daki"),
    ("Ɔkraku ɛyɛ", "okraku eye"),
    ("ǆep", "dzep"),
    ("ĳs", "ijs"),
    ("ﬁnally", "finally"),
    ("Hawaiʻi", "hawaii"),
    ("Hawaiʻi", "hawai'i"),
    # apostrophes, hyphens and dots inside a word
    ("don't", "dont"),
    ("don’t", "don't"),
    ("e-mail", "email"),
    ("e\u2011mail", "e-mail"),
    ("col·lega", "collega"),
    ("soft\u00adhyphen", "softhyphen"),
    # other forms of the same letters
    ("\uff26\uff35\uff2c\uff2c \uff11\uff12", "full 12"),
    ("full", "\uff26\uff55\uff4c\uff4c"),
    ("ｶﾞｷﾞ", "ガギ"),
    ("ガギ", "ｶﾞｷﾞ"),
    ("한국어", unicodedata.normalize("NFD", "한국")),
    ("x²", "x2"),
    # Greek
    ("Ὀδυσσεύς", "οδυσσευς"),
    ("ΟΔΥΣΣΕΥΣ", "Οδυσσεύς"),
    ("τῷ λόγῳ", "ΤΩΙ ΛΟΓΩΙ"),
    # Cyrillic
    ("Ёлка", "елка"),
    ("ґанок", "ганок"),
    ("Қазақстан", "казакстан"),
    # Arabic: points, the stretched line, letters of other keyboards, digits
    ("مُحَمَّد", "محمد"),
    ("محـــمد", "محمد"),
    ("أحمد", "احمد"),
    ("کتاب", "كتاب"),
    ("على", "علی"),
    ("مدرسة", "مدرسه"),
    ("ٱلسلام", "السلام"),
    ("می‌خواهم", "میخواهم"),
    ("می‌خواهم", "می خواهم"),
    ("۱۴۰۳", "1403"),
    ("٢٠٢٦", "2026"),
    ("ﻻ", "لا"),
    # Hebrew: points, and letters at the end of a word
    ("שָׁלוֹם", "שלום"),
    ("מלכים", "מלך"),
    ("צה״ל", "צהל"),
    # Indic scripts, Thai
    ("हिन्दी", "हिन्दी"),
    ("ज़रूर", "जरूर"),
    ("ශ්‍රී", "ශ්රී"),
    ("วันนี้กินข้าว", "กิน"),
    ("๑๒", "12"),
)
APART = (
    ("かき", "がき"),
    ("はは", "ぱぱ"),
    ("カ", "か"),
    ("कल", "कुल"),
    ("กน", "กิน"),
    ("もも", "モモ"),
    ("house", "mouse"),
    ("мир", "мір"),
)


@pytest.fixture(scope="module")
def kept() -> Iterator[dict[str, Callable[[str], bool]]]:
    """For each text, whether it is found by what is typed."""
    with Journal.in_memory(Clock()) as journal:

        def asking(text: str) -> Callable[[str], bool]:
            entry = journal.add(NewEntry("win", f"before {text} after"))
            return lambda typed: entry in journal.entries(EntryQuery(text=typed))

        yield {text: asking(text) for text, _ in (*FOUND, *APART)}


Kept = dict[str, Callable[[str], bool]]


@pytest.mark.parametrize(("text", "typed"), FOUND)
def test_it_is_found_by_what_is_typed(kept: Kept, text: str, typed: str) -> None:
    assert kept[text](typed), findable(text)


@pytest.mark.parametrize(("text", "typed"), APART)
def test_another_word_is_not_found(kept: Kept, text: str, typed: str) -> None:
    assert kept[text](text)
    assert not kept[text](typed)


def test_every_letter_folds_to_what_does_not_fold_any_further() -> None:
    assert [c for c in EVERY if fold(fold(c)) != fold(c)] == []


def test_every_letter_folds_the_same_in_each_of_its_forms() -> None:
    for char in EVERY:
        forms = {char.upper(), char.lower(), char.casefold()}
        forms |= {unicodedata.normalize(form, char) for form in ("NFC", "NFD", "NFKC", "NFKD")}
        assert {fold(form) for form in forms} == {fold(char)}, (hex(ord(char)), char)


def test_every_latin_letter_is_found_on_a_plain_keyboard() -> None:
    """All that languages of Europe, Vietnam and Turkey are written with today."""
    latin = map(chr, (*range(0xC0, 0x180), *range(0x1E00, 0x1F00)))
    left = [char for char in latin if char.isalpha() and not fold(char).strip("'·").isascii()]
    assert left == [*"ẟỺỻỼỽ"], "only these, which are in no use"


@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_a_text_folds_the_same_in_each_of_its_forms(text: str) -> None:
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    assert {fold(form) for form in (*forms, text.upper(), text.lower())} == {fold(text)}


@given(TEXT)
def test_the_words_a_text_is_found_by_begin_with_its_words(text: str) -> None:
    found = findable(text)
    assert found[: len(words(text))] == words(text)
    assert all(0 < len(word) <= 64 for word in found)


@given(st.text(st.characters(categories=["L", "N"]), min_size=3, max_size=20))
def test_a_word_finds_itself_in_capitals_in_small_letters_and_in_pieces(word: str) -> None:
    with Journal.in_memory(Clock()) as journal:
        journal.add(NewEntry("win", f"Before {word} after"))
        for typed in (word, word.upper(), word.lower(), *normal(word)):
            assert not words(typed) or journal.entries(EntryQuery(text=typed)), typed


def normal(text: str) -> list[str]:
    return [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
