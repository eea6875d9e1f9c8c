"""Questions of a person's own for mornings and evenings: written in the app, asked from a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from checkin.content import own_packs
from checkin.content.pack_check import read_pack
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.settings.choice_screen import EveningChoiceScreen
from checkin.tui.features.settings.questions_screen import QuestionsScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.routes import questions, screen_for
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.shell import checkin
from tests.support.showing import lines, opened, press, settled, shown

SIZES = pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)


@pytest.fixture(autouse=True)
def folder() -> Iterator[Path]:
    own_packs.forget()
    yield Path(own_packs.folder())
    own_packs.forget()


def said(app: CheckinApp) -> str:
    return " ".join(shown(app).split())


def at(app: CheckinApp, id: str) -> None:
    """Highlight that row."""
    choices = app.screen.query_one(ChoiceList)
    choices.highlighted = choices.get_option_index(id)


def evening_row(app: CheckinApp) -> None:
    at(app, "evening")


@SIZES
async def test_from_settings_to_being_asked_them(
    journal: Journal, folder: Path, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "comma")
        evening_row(app)
        await press(pilot, "enter")
        assert "uestions" in lines(app)[-1]  # the footer names the key
        await press(pilot, "end")
        assert "Write my own questions" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, QuestionsScreen)
        assert "What would you like the evening to ask?" in said(app)
        assert "Until you add one: One thing to keep from today?" in said(app)
        assert "Until you add one: What's one gentle thing for today?" in said(app)
        assert not os.path.exists(folder)
        await press(pilot, *"What was easy?", "enter", *"Who was kind?", "enter")
        assert "Added." in shown(app)
        at(app, "add:morning")
        await press(pilot, "enter")
        assert "What would you like the morning to ask?" in said(app)
        await press(pilot, *"What can wait?", "enter")
        await press(pilot, "escape")
        assert isinstance(app.screen, EveningChoiceScreen)
        assert "Press enter on them, and they are asked from now on." in said(app)
        assert "› ○ My questions" in said(app)
        await press(pilot, "enter")
        assert app.journal.settings["evening"] == "own"
        await press(pilot, "escape", "m")
        assert "What can wait?" in shown(app)
        await press(pilot, "escape", "e")
        assert "What was easy?" in shown(app)
        await press(pilot, *"The bus", "enter")
        assert "Who was kind?" in shown(app)
    (line,) = journal.entries_of("reflection")
    assert (line.text, line.cue) == ("The bus", "What was easy?")


async def test_the_file_is_one_to_hand_over(journal: Journal, folder: Path, tmp_path: Path) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await app.push_screen(screen_for(questions()))
        await press(pilot, *'Was it "good" \\ or not?', "enter", *"Who was kind?", "enter")
        at(app, "evening:1")
        await press(pilot, "f9")
        assert "Answers are kept as wins now." in shown(app)
        at(app, "name")
        await press(pilot, "enter")
        assert "What are these questions called?" in shown(app)
        await press(pilot, *"From Ada", "enter")
        assert "Called: From Ada" in shown(app)
        assert lines(app)[0].rstrip().endswith("From Ada") or "From Ada" in lines(app)[1]
        assert "To hand them over:" in shown(app)
    file = folder / "questions-own.toml"
    words, problems = read_pack(file.read_bytes())
    assert (problems, words.name) == ((), "")
    assert dict(words.profiles["own"]) == {
        "name": "From Ada",
        "morning": (),
        "evening": (('Was it "good" \\ or not?', "line"), ("Who was kind?", "win")),
    }
    assert file.stat().st_mode & 0o077 == 0
    handed = tmp_path / "questions-own.toml"
    handed.write_bytes(file.read_bytes())
    assert checkin("packs", "remove", "questions-own").code == 0
    assert checkin("packs", "check", str(handed)).out.endswith("questions called From Ada.\n")
    assert checkin("packs", "add", str(handed)).code == 0
    assert checkin("settings", "evening", "own").code == 0
    journal.settings.refresh()
    async with opened(journal, "e") as (app, pilot):
        await press(pilot, *"Yes", "enter", *"Sam", "enter")
    assert [win.text for win in journal.entries_of("win")] == ["Sam"]


async def test_they_are_changed_ordered_and_removed_and_each_is_undone(
    journal: Journal, folder: Path
) -> None:
    own = journal.own_questions
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(screen_for(questions()))
        await press(pilot, *"One?", "enter", *"Two?", "enter", *"Three?", "enter")

        def asked() -> list[str]:
            own_packs.forget()
            return [each.ask for each in own.of("own").evening]

        at(app, "evening:2")
        await press(pilot, "shift+up", "shift+up", "shift+up")  # it stays at the top
        assert asked() == ["Three?", "One?", "Two?"]
        await press(pilot, "shift+down")
        assert asked() == ["One?", "Three?", "Two?"]
        assert app.screen.query_one(ChoiceList).chosen == "evening:1"
        await press(pilot, "enter")
        assert "The question, in other words:" in shown(app)
        await press(pilot, *"3?", "enter")
        assert "Changed." in shown(app)
        assert asked() == ["One?", "3?", "Two?"]
        at(app, "evening:0")
        await press(pilot, "f9", "f9")
        assert "Answers are kept with the day now." in shown(app)
        await press(pilot, "f7")
        assert "Removed. Press f5 to bring it back." in shown(app)
        assert asked() == ["3?", "Two?"]
        for before in (["One?", "3?", "Two?"],) * 3:
            await press(pilot, "f5")
            assert asked() == before
        assert "Undone." in shown(app)
        await press(pilot, "f5")
        assert asked() == ["One?", "Three?", "Two?"]
        for _ in range(6):
            await press(pilot, "f5")
        assert asked() == []
        assert not (folder / "questions-own.toml").exists()
        await press(pilot, "f5")  # there is nothing before
        assert asked() == []


@pytest.mark.practice(41)
async def test_questions_that_come_with_checkin_are_begun_from(journal: Journal) -> None:
    journal.settings.set("evening", "parent")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "comma")
        evening_row(app)
        await press(pilot, "enter", "f6")
        assert "Parents and carers" in said(app)
        assert "One thing you did for yourself? kept as a win" in said(app)
        assert "Called" not in shown(app)
        at(app, "evening:2")
        await press(pilot, "f7")
        await press(pilot, *"Who helped?", "enter", "escape", "escape", "escape", "e")
        assert "One good moment with the people you look after?" in said(app)
        await press(pilot, "tab", "tab")
        assert "Who helped?" in said(app)
        await press(pilot, "escape", "m")  # the morning is as it was
        assert "gentle thing for today, with them" in said(app) or "for yourself" in said(app)
        await app.push_screen(screen_for(questions("parent")))
        await settled(pilot)
        for _ in range(3):
            at(app, "evening:0")
            await press(pilot, "f7")
        assert "The usual questions are asked again." in said(app)
        assert "What can wait until tomorrow?" in said(app)


@SIZES
async def test_what_is_no_question_is_said_and_stays_in_the_field(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await app.push_screen(screen_for(questions()))
        await settled(pilot)
        line = app.screen.query_one("#line")
        assert isinstance(app.screen, QuestionsScreen)
        app.screen.line.value = "x" * 201
        await press(pilot, "enter")
        assert "That's 201 characters. It can have 200." in said(app)
        assert app.screen.line.value == "x" * 201
        at(app, "add:morning")
        await press(pilot, "enter")
        assert "Keep what you typed first, or clear it." in said(app)
        app.screen.line.value = "\u200b\u202e"
        await press(pilot, "enter")
        assert "Nothing to keep yet. Type a few words." in said(app)
        app.screen.line.value = ""
        await press(pilot, "enter")
        assert line.has_focus
        assert "[" not in said(app)
        app.screen.line.value = "[b]Bold[/b]?"
        await press(pilot, "enter")
        assert "[b]Bold[/b]?" in said(app)


async def test_what_the_file_held_by_hand_is_kept_or_left_alone(
    journal: Journal, folder: Path
) -> None:
    folder.mkdir(parents=True)
    file = folder / "questions-own.toml"
    file.write_text('# by hand\n[profiles.own]\nname = "Ada"\nevening = ["Why?"]\n')
    own_packs.forget()
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(screen_for(questions()))
        await press(pilot, *"Who?", "enter")
        assert "Why?" in shown(app)
        assert "# by hand" in (folder / "removed" / "questions-own.toml").read_text()
        assert [each.ask for each in journal.own_questions.of("own").evening] == ["Why?", "Who?"]
        file.write_text('[[kind_line]]\ntext = "Slowly."\n')
        own_packs.forget()
        await press(pilot, *"When?", "enter")
        assert "holds something else, or has a problem, and was left as it is." in said(app)
        assert "When?" in shown(app)  # it is kept all the same
        assert file.read_text().startswith("[[kind_line]]")
        await press(pilot, "escape")
        file.unlink()
        await app.push_screen(screen_for(questions()))  # now there is room for it
        await settled(pilot)
        assert "When?" in file.read_text()


async def test_what_is_written_here_stands_over_other_files(journal: Journal, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "zoe.toml").write_text(
        '[profiles.own]\nname = "From Zoe"\nhelp = "Hers"\nevening = ["Zoe asks?"]\n'
    )
    own_packs.forget()
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(screen_for(questions()))
        await press(pilot, *"I ask?", "enter")
        assert "From Zoe" in shown(app)
        found = journal.own_questions.of("own")
        assert [each.ask for each in found.evening] == ["Zoe asks?", "I ask?"]
        assert own_packs.in_use()
    assert "Hers" in (own_packs.in_use() or own_packs.InUse([])).profiles()["own"]["help"]


async def test_a_question_half_typed_waits_for_its_profile(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(screen_for(questions("parent")))
        await settled(pilot)
        at(app, "evening:1")
        await press(pilot, "enter", *"What was", "escape")
        assert "You have something unfinished in Questions (press f5)" in said(app)
        await press(pilot, "f5")
        assert isinstance(app.screen, QuestionsScreen)
        assert "The question, in other words:" in shown(app)
        assert "What was" in shown(app)
        await press(pilot, *" yours?", "enter")
        assert "○ What was yours? kept as a win" in said(app)


async def test_nothing_waits_once_a_question_is_kept(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        app.push_screen(screen_for(questions("default")))
        await press(pilot, *"What was easy?", "enter", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert "unfinished" not in shown(app)
        await app.drafting.save()
    assert journal.drafts.all() == []
    async with opened(journal) as (app, _):
        assert isinstance(app.screen, TodayScreen)
