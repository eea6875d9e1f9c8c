"""Texts that take turns: each of them comes, whichever entry or day it is the turn of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import pytest
from textual.pilot import Pilot

from checkin.content import feelings, hard_moment, wins
from checkin.content.strings import get_text, get_texts
from checkin.content.topics import topics
from checkin.core.entries import NewEntry
from checkin.core.rotation import choose_stable
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.moving import Moving
from tests.support.showing import settled, shown

USUAL = (80, 24)
TALL = (100, 70)
"""A terminal in which a whole page is in sight."""
EASIER, SAME, HARDER, NO_ANSWER = "eahr"


def wait_for_turn(journal: Journal, texts: Sequence[str], text: str, *, after: int = 1) -> None:
    """Keep wins until the entry so many after the last one has that text."""
    tea = NewEntry("win", "Tea")
    last = journal.add(tea).id
    turns = (more for more in count() if choose_stable(texts, seed=last + more + after) == text)
    journal.add_many([tea] * next(turns))


async def pressed(pilot: Pilot[None], *keys: str) -> str:
    """What is on the screen after the keys have done what they do."""
    await pilot.press(*keys)
    await settled(pilot)
    assert isinstance(pilot.app, CheckinApp)
    return " ".join(shown(pilot.app).split())


@pytest.mark.parametrize(
    ("answer", "texts"),
    [
        (EASIER, hard_moment.replies("easier")),
        (SAME, hard_moment.replies("same")),
        (HARDER, hard_moment.replies("harder")),
        (NO_ANSWER, hard_moment.after_lines()),
    ],
    ids=["easier", "same", "harder", "no answer"],
)
async def test_every_reply_to_a_step_has_its_turn(
    journal: Journal, answer: str, texts: tuple[str, ...]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=USUAL) as pilot:
        for text in texts:
            wait_for_turn(journal, texts, text, after=2)  # the hard moment comes before its step
            answered = ("s", "t", "enter", "i", "enter", "enter", answer, "enter")
            assert text in await pressed(pilot, *answered)
            await pressed(pilot, "escape", "escape")


async def test_every_answer_to_how_it_is_has_its_turn(journal: Journal) -> None:
    texts = hard_moment.heard("any")
    app = CheckinApp(journal)
    async with app.run_test(size=USUAL) as pilot:
        for text in texts:
            wait_for_turn(journal, texts, text)
            assert text in await pressed(pilot, "s", *"my head hurts", "enter")
            await pressed(pilot, "escape", "escape")


async def test_every_reply_with_numbers_has_its_turn(journal: Journal) -> None:
    journal.settings.set("ratings", "yes")
    texts = hard_moment.replies("easier", 7, 4)
    app = CheckinApp(journal)
    async with app.run_test(size=USUAL) as pilot:
        for text in sorted({*texts} - {*hard_moment.replies("easier")}):
            wait_for_turn(journal, texts, text, after=2)
            answered = ("s", "t", "enter", "7", "enter", "i", "enter", "enter", "4", "enter")
            assert text in await pressed(pilot, *answered)
            await pressed(pilot, "escape", "escape")


async def test_every_reply_to_what_was_enough_has_its_turn(journal: Journal) -> None:
    texts = get_texts("hard", "enough_replies")
    app = CheckinApp(journal)
    async with app.run_test(size=USUAL) as pilot:
        for text in texts:
            wait_for_turn(journal, texts, text, after=2)
            assert text in await pressed(pilot, "s", "up", "enter", "i", "enter", "e", "enter")
            await pressed(pilot, "escape", "escape")


@pytest.mark.parametrize("won", [False, True], ids=["no wins", "wins"])
async def test_every_answer_to_square_one_has_its_turn(
    moved: Journal, moving: Moving, won: bool
) -> None:
    if won:
        moved.add(NewEntry("win", "Tea"))
        moving.go_on(1)
    app = CheckinApp(moved)
    texts = hard_moment.square_one(wins=won)
    async with app.run_test(size=USUAL) as pilot:
        for text in texts:
            while choose_stable(texts, seed=moved.clock.today()) != text:
                moving.go_on(1)
            await pressed(pilot, "s")
            choices = app.screen.query_one(ChoiceList)
            choices.highlighted = choices.get_option_index("square-one")
            assert text in await pressed(pilot, "enter")
            await pressed(pilot, "escape", "escape")


async def test_every_question_of_a_look_back_has_its_turn(journal: Journal) -> None:
    texts = hard_moment.later(journal.settings.topics_off())
    app = CheckinApp(journal)
    async with app.run_test(size=TALL) as pilot:
        for text in texts:
            wait_for_turn(journal, texts, text)
            moment = journal.add(NewEntry("setback", "A loud call"))
            journal.state.set(f"look-back:{moment.id}", journal.clock.today().isoformat())
            app.action_go("later")
            await settled(pilot)
            assert text in " ".join(shown(app).split())
            assert get_text("hard", "looked_back") in await pressed(pilot, "f7")
            await pressed(pilot, "escape")


async def test_every_one_key_win_says_what_it_keeps(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=TALL) as pilot:
        await pressed(pilot, "w")
        for number, chip in enumerate(wins.chips(journal.settings.topics_off())[:9], 1):
            assert chip.text in await pressed(pilot, str(number), "enter")


@pytest.mark.parametrize("topic", [topic.id for topic in topics()])
async def test_a_row_of_one_key_wins_is_made_of_the_topics_that_are_on(
    journal: Journal, topic: str
) -> None:
    off = [each.id for each in topics() if each.id != topic]
    journal.settings.set("topics-off", " ".join(off))
    app = CheckinApp(journal)
    async with app.run_test(size=TALL) as pilot:
        said = await pressed(pilot, "w")
        row = wins.chips(off)[:9]
        assert [chip.short for chip in row if chip.short not in said] == []


async def test_every_kind_of_win_is_named_when_no_topic_is_off(journal: Journal) -> None:
    journal.settings.set("topics-off", "")
    journal.add(NewEntry("win", "Tea"))
    app = CheckinApp(journal)
    async with app.run_test(size=TALL) as pilot:
        await pressed(pilot, "w", "tab")
        said = await pressed(pilot, *["up"] * 2, "enter")
        assert [kind.label for kind in wins.kinds(()) if kind.label not in said] == []


async def test_where_nothing_is_kept_yet_an_older_win_is_no_way_on(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=TALL) as pilot:
        await pressed(pilot, "w", "f4", "up")
        said = ""
        for _ in range(4):
            said += await pressed(pilot, "up", "enter")
        assert wins.nothing().line in said


async def test_the_grid_of_feelings_names_its_quarters(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=TALL) as pilot:
        said = await pressed(pilot, "e", "tab")
        for quadrant in feelings.quadrants():
            energy, _, feels = quadrant.label.partition(", ")
            assert energy in said
            assert feels in said
