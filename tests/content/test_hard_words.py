"""What a sentence of a hard moment plainly is."""

from __future__ import annotations

import pytest

from checkin.content.hard_words import calls_for_people, said_as

PLAIN = {
    "do": [
        "call my sister",
        "text mum",
        "going for a walk",
        "I'm going for a walk",
        "I'll go and call Jan",
        "gonna make tea",
        "put the kettle on",
        "sitting with the cat",
    ],
    "done": ["made tea", "I called Jan", "Had tea", "went for a walk", "texted mum back"],
    "is": [
        "my dog died",
        "one of my clients died and i keep thinking i missed somthing",
        "im so tired of everyone elses pain",
        "really want a drink. walked past the offy twice",
        "he left me",
        "so low",
        "lonely",
        "could not face the shop",
        "it hit me that he's gone",
    ],
    "fine": ["ok", "im fine", "I'm okay now", "feeling better"],
    "help": ["help", "help me", "please help", "i need help"],
    "hurt": ["he hit me again", "my husband hits me", "dad was hitting me"],
    "": [
        "I should call Jan",
        "call with mum went badly",
        "am i ok?",
        "going crazy",
        "go away",
        "give up",
        "had a fight with mum",
        "went badly",
        "ate everything in the fridge",
        "sleeping all day",
        "tell me it gets better",
        "1 glass of water",
        "",
    ],
}


@pytest.mark.parametrize(
    ("kind", "text"), [(k, text) for k, them in PLAIN.items() for text in them]
)
def test_what_a_sentence_plainly_is(kind: str, text: str) -> None:
    assert said_as(text) == kind
    assert calls_for_people(text) == (kind in ("help", "hurt"))
