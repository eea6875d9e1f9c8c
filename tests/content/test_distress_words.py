"""Words that are a reason to name people who can help: when they are all that is said."""

import pytest

from checkin.content.distress_words import SQUARE_ONE, heavy
from checkin.content.feelings import words
from checkin.content.loader import load_pack


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hopeless", "hopeless"),
        ("Hopeless.", "hopeless"),
        ("I feel so hopeless today", "hopeless"),
        ("it's all hopeless", "hopeless"),
        ("It\u2019s hopeless", "hopeless"),
        ("square one", "square one"),
        ("I'm back at square one", "square one"),
        ("back to SQUARE ONE again", "square one"),
        ("not hopeless", ""),
        ("less hopeless than last week", ""),
        ("drew a square one day", ""),
        ("a hopeless phone, so I drank water", ""),
        ("hope", ""),
        ("", ""),
    ],
)
def test_heavy_words_are_meant_when_they_are_all_that_is_said(text: str, said: str) -> None:
    assert heavy(text) == said


def test_a_long_text_is_not_searched() -> None:
    assert heavy("so " * 40 + "hopeless") == ""


def test_the_pack_knows_the_feelings_that_offer_help_and_the_phrase_with_an_answer() -> None:
    phrases = load_pack("heavy")["phrases"]
    assert {word.word for word in words() if word.offer_help} <= set(phrases)
    assert SQUARE_ONE in phrases
