"""One's own plan for hard times: filled in as wanted, read a step at a time, printed."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from checkin.content import safety_plan as questions
from checkin.core.errors import DiskFull
from checkin.journal import Journal
from checkin.journal.safety_plan import SafetyPlans
from checkin.tui.app import CheckinApp
from checkin.tui.features.support.plan_reader_screen import PlanReadingScreen
from checkin.tui.features.support.plan_screen import PlanScreen
from checkin.tui.features.support.plan_section_screen import PlanFieldScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import press, settled, shown

PLAN = ("f3", "down", "down", "enter")
"""From anywhere to the plan, while there is nobody on the list of people."""


def texts(journal: Journal, field: str) -> list[str]:
    return [line.text for line in journal.safety_plan.all().get(field, ())]


def open_part(field: str) -> tuple[str, ...]:
    """The keys from anywhere to a part of an empty plan."""
    fields, meta = questions.fields(), questions.meta()
    keys = [*(each.key for each in fields), "when", *(each.key for each in meta)]
    return (*PLAN, *["down"] * keys.index(field), "enter")


def typed(app: CheckinApp) -> str:
    return app.screen.query_one("#line", TextField).value


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=str)
async def test_what_to_do_in_danger_is_whole_at_each_size(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, *PLAN)
        assert isinstance(app.screen, PlanScreen)
        said = " ".join(shown(app).split())
        assert "If you are in danger now, call your local emergency number." in said


@pytest.mark.practice(87)
async def test_any_part_is_filled_in_a_line_at_a_time(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*open_part("reasons"))
        await settled(pilot)
        for words in ("What matters to me", "People, pets, hopes", "For example: My dog."):
            assert words in shown(app)
        await pilot.press(*"My dog", "enter", *"The sea", "enter")
        await settled(pilot)
        assert "Added to your plan." in shown(app)
        assert typed(app) == ""
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, PlanScreen)
        assert "● What matters to me   My dog · The sea" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, PeopleScreen)
        assert "2 lines, changed 21 November" in shown(app)
        journal.safety_plan.add("looked_over", "2026-11-21")
        await press(pilot, "escape", "f3")
        assert "3 lines, checked 21 November" in shown(app)
    assert texts(journal, "reasons") == ["My dog", "The sea"]


@pytest.mark.parametrize("field", [each.key for each in (*questions.fields(), *questions.meta())])
async def test_every_part_opens_with_its_question(journal: Journal, field: str) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press(*open_part(field))
        await settled(pilot)
        assert isinstance(app.screen, PlanFieldScreen)
        assert questions.field(field).title in shown(app)
        assert "esc Back" in shown(app)


async def test_an_empty_plan_says_what_it_is(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *PLAN[:-1])
        assert "○ No plan here yet. Press enter to make one, a line at a time." in shown(app)
        await press(pilot, "enter")
        assert "Fill in as much as you want, in any order." in shown(app)
        assert "call your local emergency number" in shown(app)
        for key in ("r", "f9"):
            await pilot.press(key)
            await settled(pilot)
            assert isinstance(app.screen, PlanScreen)
            assert "No plan here yet." in shown(app)


async def test_a_line_is_taken_up_and_changed(journal: Journal) -> None:
    for text in ("no sleep", "quiet"):
        journal.safety_plan.add("signs", text)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, "down", "down", "enter", "down")
        await settled(pilot)
        assert "enter Choose" in shown(app)
        await pilot.press("enter", "end", *" at all")
        await settled(pilot)
        assert typed(app) == "no sleep at all"
        assert "enter Keep" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "The earlier words are kept too." in shown(app)
        assert typed(app) == ""
    assert texts(journal, "signs") == ["no sleep at all", "quiet"]
    assert journal.safety_plan.deleted("signs") == []


async def test_a_line_is_put_away_brought_back_and_moved(journal: Journal) -> None:
    for text in ("one", "two", "three"):
        journal.safety_plan.add("signs", text)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, "down", "down", "enter", "f7")
        await settled(pilot)
        assert "Choose a line with the arrow keys first." in shown(app)
        await pilot.press("down", "down", "f7")
        await settled(pilot)
        assert texts(journal, "signs") == ["one", "three"]
        assert "Press f5 to bring it back." in shown(app)
        await pilot.press("f5")
        await settled(pilot)
        assert texts(journal, "signs") == ["one", "two", "three"]
        await pilot.press("f5")
        await settled(pilot)
        assert "There is nothing here to bring back." in shown(app)
        app.screen.query_one(ChoiceList).highlighted = 0
        await pilot.press("shift+down")
        await settled(pilot)
        assert texts(journal, "signs") == ["two", "one", "three"]


async def test_what_is_typed_is_not_lost_to_a_line_that_is_lit(journal: Journal) -> None:
    journal.safety_plan.add("signs", "quiet")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, "down", "down", "enter", *"half", "down", "enter")
        await settled(pilot)
        assert typed(app) == "half"
        assert "What you typed is still here." in shown(app)


async def test_each_part_has_its_own_draft(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*open_part("signs"), *"half a", "escape", "down", "enter", *"walk")
        await settled(pilot)
        await app.drafting.save()
        assert {d.screen: d.text for d in journal.drafts.all()} == {
            "people:plan:signs": "half a",
            "people:plan:alone": "walk",
        }
        await pilot.press("enter", "escape", "up", "up", "up", "enter")
        await settled(pilot)
        assert [d.screen for d in journal.drafts.all()] == ["people:plan:signs"]
    again = CheckinApp(journal)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, "down", "down", "enter")
        await settled(pilot)
        assert typed(again) == "half a"


async def test_a_line_half_changed_comes_back_after_an_end(journal: Journal) -> None:
    line = journal.safety_plan.add("signs", "quiet")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, "down", "down", "enter", "down", "enter", "end", *" and")
        await settled(pilot)
        app.leave(129)
    again = CheckinApp(journal)
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(again.screen, PlanFieldScreen)
        assert typed(again) == "quiet and"
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("f3")
        await settled(pilot)
        assert len(again.screen_stack) == 2
    assert texts(journal, "signs") == ["quiet and"]
    assert journal.safety_plan.all()["signs"][0].first == line.id


async def test_a_line_comes_back_into_the_field_when_it_can_not_be_kept(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull("The disk is full.", "Free some space and try again.")

    monkeypatch.setattr(SafetyPlans, "add", full)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*open_part("signs"), *"quiet", "enter")
        await settled(pilot)
        assert "The disk is full." in shown(app)
        assert typed(app) == "quiet"


async def test_a_full_part_says_so_and_keeps_what_is_typed(journal: Journal) -> None:
    for n in range(5):
        journal.safety_plan.add("safer", f"step {n}")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*PLAN, *["down"] * 7, "enter", *"one more", "enter")
        await settled(pilot)
        assert "That's as many as fit on a page." in shown(app)
        assert typed(app) == "one more"
    assert len(texts(journal, "safer")) == 5


async def test_lines_can_be_chosen_from_what_is_known(journal: Journal) -> None:
    journal.contacts.add("Sam", "555 0100")
    journal.settings.set("country", "GB")
    app = CheckinApp(journal)
    down_to_plan = ("f3", "down", "down", "down", "enter")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*down_to_plan, *["down"] * 3, "enter")
        await settled(pilot)
        assert "You could add" in shown(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert texts(journal, "people") == ["Sam, 555 0100"]
        assert "You could add" not in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        app.screen.query_one(ChoiceList).highlighted = 7
        await pilot.press("enter")
        await settled(pilot)
        assert "Samaritans: call 116 123" in shown(app)
        await pilot.press("escape")
        app.screen.query_one(ChoiceList).highlighted = 4
        await pilot.press("enter")
        await settled(pilot)
        assert "Drink" in shown(app)


async def test_the_day_it_was_looked_over_is_a_day(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*open_part("looked_over"), *"blorp", "enter")
        await settled(pilot)
        assert texts(journal, "looked_over") == []
        assert typed(app) == "blorp"
        await pilot.press("ctrl+u", *"3 nov", "enter")
        await settled(pilot)
        assert texts(journal, "looked_over") == ["2026-11-03"]
        assert "3 November 2026" in shown(app)
        await pilot.press("down", "down", "enter")
        await settled(pilot)
    assert texts(journal, "looked_over") == ["2026-11-21"]


@pytest.mark.practice(87)
async def test_the_plan_is_read_a_step_at_a_time_with_one_key(journal: Journal) -> None:
    journal.settings.set("country", "GB")
    journal.contacts.add("Ana", "555 0199")
    for field, text in (("reasons", "My dog"), ("signs", "quiet"), ("people", "Sam")):
        journal.safety_plan.add(field, text)
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("f3", "r")
        await settled(pilot)
        assert isinstance(app.screen, PlanReadingScreen)
        steps = [
            ("step 1 of 4", "How I can tell it's getting hard", "quiet"),
            ("step 2 of 4", "People I can tell", "Ana, 555 0199"),
            ("step 3 of 4", "What matters to me", "My dog"),
            ("step 4 of 4", "Help lines", "Samaritans: call 116 123"),
        ]
        for step in steps:
            assert all(words in shown(app) for words in step), step
            if step != steps[-1]:
                assert "Samaritans" not in shown(app)
                await pilot.press("enter")
                await settled(pilot)
        await pilot.press("left", "left")
        await settled(pilot)
        assert "step 2 of 4" in shown(app)
        await pilot.press("l")
        await settled(pilot)
        assert "step 4 of 4" in shown(app)
        await pilot.press("t")
        await settled(pilot)
        assert "Sam" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, PeopleScreen)
        await pilot.press("r", *["enter"] * 4)
        await settled(pilot)
        assert isinstance(app.screen, PeopleScreen)


async def test_a_step_longer_than_the_screen_scrolls(journal: Journal) -> None:
    for n in range(12):
        journal.safety_plan.add("kind_words", f"line {n}")
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("f3", "r")
        await settled(pilot)
        assert "line 11" not in shown(app)
        await pilot.press(*["down"] * 20)
        await settled(pilot)
        assert "line 11" in shown(app)


async def test_the_plan_is_saved_as_a_page_and_takes_no_files_place(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    journal.safety_plan.add("signs", "quiet <b>")
    app = CheckinApp(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*PLAN, "f9")
        await settled(pilot)
        assert "~/my-plan.html" in shown(app)
        assert "It helps to have a copy on paper too." in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        saved = home / "my-plan.html"
        assert f"Savedas{saved}." in "".join(shown(app).split())
        assert "quiet &lt;b&gt;" in saved.read_text()
        assert stat.S_IMODE(saved.stat().st_mode) == 0o600
        await pilot.press("f9")
        await settled(pilot)
        assert "~/my-plan-2.html" in shown(app)
        app.screen.query_one("#file", TextField).value = str(saved)
        await pilot.press("enter")
        await settled(pilot)
        assert "Nothing was changed." in shown(app)
        app.screen.query_one("#file", TextField).value = "~/plan.txt"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, PlanScreen)
        assert " - quiet <b>" in (home / "plan.txt").read_text()
        await pilot.press("f9", "ctrl+u", *"~/none/plan.md", "enter")
        await settled(pilot)
        assert "can't be written" in shown(app)
        await pilot.press("escape", "f9")
        await settled(pilot)
        assert "~/none/plan.md" in shown(app)
        await pilot.press("ctrl+u", *"~/none/", "enter")
        await settled(pilot)
        said = " ".join(shown(app).split())
        assert "none isn't there. Nothing was saved. Make the folder first" in said
    assert not (home / "none").exists()
    assert saved.read_text().startswith("<!doctype html>")


@pytest.mark.practice(86)
@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=str)
async def test_a_plan_for_one_moment_is_made_there_and_found_there(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "ctrl+p", *"triggers", "enter")
        assert isinstance(app.screen, PlanScreen)
        await press(pilot, *["down"] * len(questions.fields()))
        assert "When a hard moment comes" in shown(app)
        assert "› ○ Make a plan: when ..., I will ..." in shown(app)
        await press(pilot, "enter", *"Sam calls", "enter", *"Step outside", "enter")
        await press(pilot, "enter", "enter")
        said = " ".join(shown(app).split())
        assert "Saved. It will come first next time. It's in your plan, too." in said
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, PlanScreen)
        assert "● When Sam calls, I will step outside" in shown(app)
        rows = [choice.id for choice in app.screen.choices.options]
        plan = next(id for id in rows if str(id).startswith("when:"))
        app.screen.choices.highlighted = rows.index(plan)
        await press(pilot, "enter", "ctrl+end", *" for air", "ctrl+s")
        assert isinstance(app.screen, PlanScreen)
        assert "I will step outside for air" in " ".join(shown(app).split())
    assert [entry.text for entry in journal.entries()] == ["step outside for air"]
