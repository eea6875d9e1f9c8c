from datetime import date

import pytest

from checkin.journal import Journal
from checkin.model import NewEntry, Outcome
from checkin.tui.app import CheckinApp
from checkin.tui.screens.hard import HardScreen
from checkin.tui.screens.today import TodayScreen
from checkin.tui.screens.what import WhatScreen
from checkin.tui.widgets.choices import Choices
from checkin.tui.widgets.line import Line
from tests.tui.showing import settled, shown


def of_kind(journal: Journal, kind: str) -> list[str]:
    return [entry.text for entry in journal.entries() if entry.kind == kind]


@pytest.mark.practice(79, 87)
@pytest.mark.parametrize("key", ["s", "f2"])
async def test_one_key_opens_the_question(journal: Journal, key: str) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await settled(pilot)
        assert "What's one small thing I can do right now?" in shown(app)
        assert "People who can help" in "".join(
            str(option.prompt) for option in app.screen.query_one(Choices).options
        )


async def test_it_opens_while_something_is_typed_and_the_words_wait(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w", *"half a", "f2")
        await settled(pilot)
        assert isinstance(app.screen, HardScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert "Something you began is waiting in Win." in shown(app)
        await pilot.press("w")
        await settled(pilot)
        assert app.screen.query_one("#line", Line).value == "half a"


@pytest.mark.practice(24, 89)
async def test_enter_enter_keeps_the_first_step_and_the_pile_can_have_it(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await settled(pilot)
        for _ in range(4):
            await pilot.press("enter")
            await settled(pilot)
        assert "It is on the pile." in shown(app)
    (setback,) = journal.entries_of("setback")
    (step,) = journal.entries_of("step")
    (win,) = journal.entries_of("win")
    assert step.parent == setback.id
    assert step.outcome == "easier"
    assert win.parent == step.id
    assert win.text == step.text
    assert (setback.text, step.source) == ("", win.source)


async def test_their_own_words_are_as_good_as_any_idea(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", *"Sit with the cat", "enter")
        await settled(pilot)
        assert "Sit with the cat. Take the time you need." in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert app.screen.query_one("#line", Line).value == ""
    (step,) = journal.entries_of("step")
    assert (step.text, step.source, step.outcome) == ("Sit with the cat", None, "same")
    assert of_kind(journal, "win") == []


@pytest.mark.practice(78)
async def test_it_takes_nothing_off_the_pile_and_says_so(journal: Journal) -> None:
    for text in ("one", "two"):
        journal.keep(NewEntry("win", text, day=date(2026, 11, 1)))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await settled(pilot)
        assert "It does not undo anything. Your 2 wins are still here." in shown(app)
        await pilot.press(*"Drink tea", "enter", "enter")
        await settled(pilot)
        assert journal.totals().wins == 2


async def test_several_steps_belong_to_one_hard_moment(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        for words in ("first", "second"):
            await settled(pilot)
            await pilot.press(*words, "enter")
            for _ in range(3):
                await settled(pilot)
                await pilot.press("enter")
        await settled(pilot)
    (setback,) = journal.entries_of("setback")
    assert [step.parent for step in journal.entries_of("step")] == [setback.id] * 2


@pytest.mark.parametrize(("downs", "said"), [(1, "Here are some others."), (2, "Not now is fine.")])
async def test_not_doing_it_keeps_nothing_and_is_fine(
    journal: Journal, downs: int, said: str
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press(*["down"] * downs, "enter")
        await settled(pilot)
        assert said in shown(app)
    assert journal.entries() == []


async def test_what_eased_it_comes_first_the_next_time(journal: Journal) -> None:
    outcomes: tuple[Outcome, ...] = ("easier", "easier", "same")
    for outcome in outcomes:
        step = NewEntry("step", "Sat by the river", outcome=outcome)
        journal.keep_together([NewEntry("setback", ""), step], chain=True)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await settled(pilot)
        text = shown(app)
        assert "These have helped you" in text
        assert "Sat by the river   eased it 2 of 3 times" in text
        assert text.index("Sat by the river") < text.index("Half a minute")


async def test_what_happened_can_be_said_with_its_kind_and_is_never_needed(
    journal: Journal,
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", "tab")
        await settled(pilot)
        assert isinstance(app.screen, WhatScreen)
        await pilot.press(*"A loud call", "down", "down", "enter", "escape")
        await settled(pilot)
        assert isinstance(app.screen, HardScreen)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
    (setback,) = journal.entries_of("setback")
    assert (setback.text, setback.label) == ("A loud call", "urge")
    assert journal.entries_of("step")[0].parent == setback.id


@pytest.mark.practice(82)
async def test_square_one_is_answered_with_wins_of_their_own(journal: Journal) -> None:
    for day in (1, 2, 3, 4):
        journal.keep(NewEntry("win", f"win number {day}", day=date(2026, 11, day)))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", "up", "enter")
        await settled(pilot)
        assert shown(app).count("you wrote: win number") == 3
        assert "What was going on around you?" in shown(app)


@pytest.mark.practice(7)
async def test_breathing_is_enough(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", "up", "up", "enter", "enter")
        await settled(pilot)
        assert journal.entries_of("step")[0].source == "enough"


@pytest.mark.practice(65)
async def test_one_win_from_before_stands_below(journal: Journal) -> None:
    journal.keep(NewEntry("win", "Any win", day=date(2026, 9, 20)))
    journal.keep(NewEntry("win", "Swam in the lake", day=date(2026, 9, 21), keepsake=True))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await settled(pilot)
        assert "On Monday 21 September you wrote: Swam in the lake" in shown(app)


async def test_leaving_keeps_what_was_typed(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", *"call so", "escape")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
        await pilot.press("s")
        await settled(pilot)
        assert app.screen.query_one("#line", Line).value == "call so"
