"""Words in a hard moment that have an answer of their own, and what never comes back of them."""

from __future__ import annotations

from datetime import date

import pytest

from checkin.core.entries import PLAN, NewEntry
from checkin.journal import Journal
from checkin.tui.features.tools.breathing_screen import PacedScreen
from tests.support.showing import opened, press, shown
from tests.tui.hard_moment.test_own_words import OFFER, texts

EMERGENCY = "please call your emergency number now, even if you feel all right."


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        (("f2", *"I took all my pills"), True),
        (("f2", "tab", *"i cut myself", "ctrl+s"), True),
        (("f2", *"he left", "enter", *"took too many pills"), True),
        (("w", *"I overdosed"), True),
        (("w", "f4", *"cut myself"), True),
        (("e", *"took too many pills"), True),
        (("f2", *"kill myslef"), False),
        (("f2", *"i want to dei"), False),
    ],
)
async def test_emergency_help_is_named_first_after_what_may_be_done_already(
    journal: Journal, keys: tuple[str, ...], named: bool
) -> None:
    async with opened(journal, *keys, "enter") as (app, _):
        said = " ".join(shown(app).split())
        assert (EMERGENCY in said) is named
        assert OFFER in said
        assert "I did it" not in said


async def test_heavy_words_from_before_are_never_offered_as_something_to_do(
    journal: Journal,
) -> None:
    said = "cut my arm"
    moment = journal.add(NewEntry("setback", ""))
    journal.add(NewEntry("step", said, parent=moment.id, outcome="easier"))
    journal.add(NewEntry("reflection", said, source=PLAN, cue="When it is bad"))
    journal.add(NewEntry("win", said, date(2026, 11, 20), keepsake=True))
    async with opened(journal, "f2") as (app, pilot):
        assert said not in shown(app)
        await press(pilot, "end")
        assert said not in shown(app)
    assert said not in [offer.text for offer in journal.hard_moments.offers()]


@pytest.mark.parametrize(
    ("words", "says", "ways"),
    [
        (
            "panic cant breath heart is racing",
            "If it is new to you, or your chest hurts, call your emergency number.",
            ["Breathe with me", "Someone", "One small thing"],
        ),
        (
            "shaking and sweating, no drink for 2 days",
            "Please call a doctor today, or your emergency number if it gets worse.",
            ["Someone", "One small thing"],
        ),
    ],
)
async def test_panic_and_withdrawal_have_an_answer_of_their_own(
    journal: Journal, words: str, says: str, ways: list[str]
) -> None:
    async with opened(journal, "f2", *words, "enter") as (app, pilot):
        said = " ".join(shown(app).split())
        assert says in said
        assert "Is this how it is" not in said
        places = [said.index(way) for way in (*ways, "Stop here")]
        assert places == sorted(places)
        if ways[0] == "Breathe with me":
            assert f"\u203a \u25cb {ways[0]}" in said
            await press(pilot, "enter")
            assert isinstance(app.screen, PacedScreen)
    assert texts(journal, "setback") == [words]
    assert texts(journal, "win") == []


@pytest.mark.parametrize("words", ["almost drank", "what if I relapse", "Jos\u00e9 relapsed"])
async def test_what_did_not_happen_is_not_said_to_have(journal: Journal, words: str) -> None:
    async with opened(journal, "f2", *words, "enter", "enter") as (app, _):
        assert "It happened" not in shown(app)


@pytest.mark.parametrize(
    "words", ["almost drank", "nearly used", "dreamt I drank", "what if I relapse"]
)
async def test_what_nearly_happened_or_is_feared_is_answered_as_a_craving(
    journal: Journal, words: str
) -> None:
    async with opened(journal, "f2", *words, "enter") as (app, _):
        said = " ".join(shown(app).split())
        assert "A craving can rise like a wave, and it can go down again" in said
        assert "Is this how it is" not in said
        assert "It happened" not in said
        assert "what you built before it" not in said
    assert texts(journal, "setback") == [words]


@pytest.mark.parametrize("keys", [("w",), ("w", "f4")], ids=["wins", "nothing happened"])
async def test_a_relapse_is_no_win_and_is_answered_softly(
    journal: Journal, keys: tuple[str, ...]
) -> None:
    async with opened(journal, *keys, *"I relapsed", "enter") as (app, _):
        said = " ".join(shown(app).split())
        assert "Saved in your own words. What you built before it is still yours." in said
        assert "Celebrate" not in said
        assert "Added" not in said
    assert texts(journal, "reflection") == ["I relapsed"]
    assert texts(journal, "win") == []


async def test_a_relapse_is_no_win_in_the_evening(journal: Journal) -> None:
    async with opened(journal, "e", *"I relapsed", "enter") as (app, _):
        assert "Added" not in shown(app)
    assert texts(journal, "win") == []
