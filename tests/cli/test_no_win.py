"""What a win or a goal from the shell becomes where the words are none."""

from __future__ import annotations

import json

import pytest

from checkin.content.hard_moment import after_slip, heard
from tests.support.shell import checkin

PEOPLE = "Type checkin people"
SLIP = heard("took")[0].split(".")[0]


def kept(*args: str) -> tuple[str, str]:
    """What the command says, in one line, and which kind of entry it kept."""
    said = " ".join(checkin(*args).out.split())
    return said, json.loads(checkin("log", "--json").out)[0]["kind"]


@pytest.mark.parametrize("command", ["win", "intention"])
@pytest.mark.parametrize(
    "text", ["hopefully i dont wake up", "i want to dissapear forever", "no quiero vivir"]
)
def test_despair_is_no_win_and_no_goal(command: str, text: str) -> None:
    said, kind = kept(command, text)
    assert kind == "reflection"
    assert "a lot to carry" in said
    assert PEOPLE in said


@pytest.mark.parametrize("command", ["win", "intention"])
@pytest.mark.parametrize("text", ["I drank last nite", "only one beer", "lost my 70 days"])
def test_a_slip_is_no_win_and_no_goal(command: str, text: str) -> None:
    said, kind = kept(command, text)
    assert kind == "reflection"
    assert SLIP in said
    assert "wins so far" not in said


def test_what_is_no_substance_is_answered_without_what_is_good_to_know_of_one() -> None:
    said, _ = kept("win", "binged and purged")
    assert SLIP in said
    assert after_slip()[:20] not in said


@pytest.mark.parametrize("text", ["nothing went well today", "idk", "i feel like shit"])
def test_a_bad_day_is_answered_softly_and_is_no_win(text: str) -> None:
    said, kind = kept("win", text)
    assert kind == "reflection"
    assert "That sounds hard." in said
    assert "Type checkin hard" in said
    assert "wins so far" not in said


@pytest.mark.parametrize("text", ["felt awful but got up", "had no beer", "drank tea"])
def test_what_was_done_is_a_win(text: str) -> None:
    assert kept("win", text)[1] == "win"
