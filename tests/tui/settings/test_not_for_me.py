"""Own words by file in the app, and what a person chose not to see."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from checkin.content import own_packs
from checkin.content.week import questions
from checkin.content.wins import celebrations, prompts
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.settings.not_for_me_screen import NotForMeScreen
from checkin.tui.features.today.pack_line import PackLine
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.shell import checkin
from tests.support.showing import lines, opened, press, settled, shown

ODD = '[[win]]\ntext = "[b]Sang[/b] @click=app.quit"\nshort = "[b]Sang"\n'


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    own_packs.forget()
    yield
    own_packs.forget()


def use(text: str) -> None:
    """Let this be the file of the folder."""
    os.makedirs(own_packs.folder(), exist_ok=True)
    Path(own_packs.folder(), "mine.toml").write_text(text, encoding="utf-8")
    own_packs.forget()


def chosen(app: CheckinApp) -> str | None:
    return app.screen.query_one(ChoiceList).chosen


@asynccontextmanager
async def tall(journal: Journal, *keys: str) -> AsyncIterator[tuple[CheckinApp, Pilot[None]]]:
    """The app after these keys, with room for whole lists."""
    async with opened(journal) as (app, pilot):
        await pilot.resize_terminal(100, 60)
        await settled(pilot)
        await press(pilot, *keys)
        yield app, pilot


async def test_one_file_of_somebody_changes_what_every_page_offers(
    journal: Journal, tmp_path: Path
) -> None:
    (tmp_path / "mine.toml").write_text(own_packs.example())
    assert checkin("packs", "add", str(tmp_path / "mine.toml")).code == 0
    async with tall(journal, "comma") as (app, pilot):
        assert "One thing to keep from today?" in shown(app)
        journal.settings.set("evening", "own")
        await press(pilot, "escape", "m")
        assert "What would you like to be kind about today?" in shown(app)
        assert "Open the blue notebook" in shown(app)
        await press(pilot, "escape", "w")
        assert "1 Went out" in shown(app)
        await press(pilot, "f4")
        assert "Did anyone smile at you?" in shown(app)
        await press(pilot, "escape", "escape", "s", "down")
        assert "Hold the stone from the beach." in shown(app)
        assert "Make a cup of mint tea." in shown(app)
        assert "Press your feet into the floor" not in shown(app)
        assert "People who can help" in shown(app)
        await press(pilot, "escape", "r")
        assert "What did the blue notebook hold this week?" in shown(app)
        await press(pilot, "escape", "e")
        assert "What did you notice today?" in shown(app)
        await press(pilot, *"The sky", "enter", *"Slept", "enter")
    kept = {entry.text: (entry.kind, entry.source) for entry in journal.entries()}
    assert kept["The sky"] == ("reflection", "e-own-1")
    assert kept["Slept"] == ("win", "e-own-2")


async def test_questions_of_a_file_are_chosen_in_settings(journal: Journal) -> None:
    use(own_packs.example())
    async with tall(journal, "comma") as (app, pilot):
        while chosen(app) != "evening":
            await press(pilot, "down")
        await press(pilot, "enter", "home")
        assert "From our sessions: The questions we agreed on" in shown(app)
        assert "What went a little better?" in shown(app)
        await press(pilot, "enter")
        assert journal.settings.stored()["evening"] == "own"


async def test_pages_hold_with_a_file_that_leaves_them_nothing(journal: Journal) -> None:
    journal.settings.set("country", "IT")
    ids = [*(each.id for each in questions()), *(each.id for each in prompts())]
    use(
        f"not_for_me = {ids}\n"
        '[[week_question]]\ntext = "What went well?"\nof_wins = true\n'
        '[[help_line]]\nname = "The practice"\ncall = "555 0100"\n'
        '[profiles.own]\nname = "X"\nevening = []\nmorning = ["What is easy?"]\n'
    )
    journal.settings.set("evening", "own")
    async with tall(journal, "e") as (app, pilot):
        assert "One thing to keep from today?" in shown(app)
        await press(pilot, "escape", "r")
        asked = journal.week.questions(journal.clock.today(), wins=False)[0]
        assert asked.text in shown(app)
        await press(pilot, "escape", "w", "f4")
        assert journal.wins.prompts()[0].text in shown(app)
        await press(pilot, "escape", "escape", "p")
        assert "The practice" in shown(app)
        assert "There's no line here for IT." in shown(app)


async def test_a_chosen_way_to_celebrate_that_is_not_for_me_is_left_out(journal: Journal) -> None:
    journal.add(NewEntry("win", "Tea"))
    first, second = celebrations()[:2]
    usual = journal.wins.to_celebrate()
    journal.settings.set("celebrate", f"{first.id}\n{second.id}")
    async with tall(journal, "w", "f6") as (app, pilot):
        assert first.text in shown(app)
        await press(pilot, "down", "f7")
        assert "Okay. That one won't come up again." in shown(app)
        await press(pilot, "f6")
        assert first.text in shown(app)
        assert second.text not in shown(app)
        await press(pilot, "f7", "f6")
        assert first.text not in shown(app)
    out = {first.id, second.id}
    assert len(journal.wins.to_celebrate()) == len(usual) == 3
    assert not out & {way.id for way in journal.wins.to_celebrate()}


async def test_what_stands_in_a_file_is_words_and_nothing_else(journal: Journal) -> None:
    use(ODD)
    async with tall(journal, "w") as (app, pilot):
        assert "1 [b]Sang" in shown(app)
        await press(pilot, "down")
        assert "[b]Sang[/b] @click=app.quit" in shown(app)


async def test_a_file_with_a_problem_is_told_in_one_line_and_ours_are_used(
    journal: Journal,
) -> None:
    use(f"{ODD}[[gaol]]\n")
    async with opened(journal) as (app, pilot):
        await app.workers.wait_for_complete()
        await settled(pilot)
        said = "mine.toml can't be used because of line 4. `checkin packs` says why."
        assert said in " ".join(shown(app).split())
        await press(pilot, "w")
        assert "1 Got up" in shown(app)
    found = checkin("doctor")
    assert found.code == 1
    assert "Own words" in found.out
    assert "mine.toml is not used. Line 4: There's nothing called gaol" in found.out
    use(ODD)
    assert "mine.toml is used." in checkin("doctor").out


async def test_without_files_today_looks_for_none(journal: Journal) -> None:
    async with opened(journal) as (app, _):
        assert not app.screen.query_one(PackLine).display
    assert "Own words" not in checkin("doctor").out


async def test_questions_and_ideas_that_are_not_for_me_come_back_from_settings(
    journal: Journal,
) -> None:
    journal.add(NewEntry("win", "Tea"))
    week = journal.week.questions(journal.clock.today(), wins=True)[0]
    asked = journal.wins.prompts()[0]
    async with tall(journal, "w", "f4") as (app, pilot):
        assert asked.text in shown(app)
        await press(pilot, "f7")
        assert asked.text not in shown(app)
        assert "Okay. That one won't come up again." in shown(app)
        assert "f7 Not for me" in lines(app)[-1]
        await press(pilot, "escape", "escape", "r")
        assert week.text in shown(app)
        await press(pilot, "f7")
        assert week.text not in shown(app)
        await press(pilot, "escape", "m", "down", "down", "down")
        idea = chosen(app)
        await press(pilot, "f7")
        await press(pilot, "escape", "w", "down", "f7")
        assert journal.not_for_me.ids() == {asked.id, week.id, idea, "chip-01"}
        assert "Got out of bed" not in shown(app)
        await press(pilot, "escape")
        assert "1 Got up" not in shown(app)
        journal.not_for_me.set("chip-01", False)
        left_out = [each.text for each in journal.not_for_me.listed()]
        assert asked.text in left_out
        await press(pilot, "escape", "comma")
        assert "Not for me    3 left out" in shown(app)
        assert "Ideas, lines and questions you chose not to see." in shown(app)
        while chosen(app) != "not-for-me":
            await press(pilot, "down")
        await press(pilot, "enter")
        assert isinstance(app.screen, NotForMeScreen)
        assert "Which one may come up again?" in shown(app)
        assert all(text in shown(app) for text in left_out)
        await press(pilot, "enter", "enter", "enter")
        assert "Everything may come up." in shown(app)
        await press(pilot, "escape")
        assert "left out" not in shown(app)
    assert journal.not_for_me.ids() == frozenset()
    assert journal.wins.prompts()[0] == asked


async def test_where_all_are_left_out_all_come_up(journal: Journal) -> None:
    for prompt in journal.wins.prompts():
        journal.not_for_me.set(prompt.id, True)
    async with opened(journal, "w", "f4") as (app, _):
        assert journal.wins.prompts()[0].text in shown(app)


async def test_the_way_to_people_always_stays_in_a_hard_moment(journal: Journal) -> None:
    journal.not_for_me.set("st-tool-people", True)
    async with tall(journal, "s", "end") as (app, pilot):
        assert "People who can help" in shown(app)
        while chosen(app) != "st-tool-people":
            await press(pilot, "up")
        await press(pilot, "f7")
        assert "That one always stays. It leads to people who can help." in shown(app)
        assert "People who can help" in shown(app)
