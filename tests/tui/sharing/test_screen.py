"""Sharing what is chosen in History: for whom, the whole text, then a copy or a file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.sharing.preview_screen import ShareTextScreen
from checkin.tui.features.sharing.screen import ShareScreen
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.text_field import TextField
from tests.support.past_wins import SIZES, keep
from tests.support.shell import checkin
from tests.support.showing import lines, opened, settled, shown


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder to save in."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def audiences(app: CheckinApp) -> list[str]:
    return [str(option.prompt).strip(" ○") for option in app.screen.query_one(ChoiceList).options]


def read(app: CheckinApp) -> str:
    """What stands on the paper, without its margins."""
    paper = [line[4:] for line in lines(app)[3:-2]]
    return "\n".join(paper).strip()


FRIEND = (
    "I wanted to share something small that went well:\n"
    "- Rested\n"
    "- Swam\n"
    "\n"
    "You don't have to do anything. I wanted you to know."
)


@pytest.mark.practice(55, 56)
async def test_marked_wins_are_read_whole_before_they_are_copied(journal: Journal) -> None:
    keep(journal, "Swam", 1, why="my secret")
    keep(journal, "not this one", 2)
    keep(journal, "Rested")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "space", "space", "x")
        await settled(pilot)
        assert "Who is it for?" in shown(app)
        assert "2 entries" in shown(app)
        assert "Sharing a win is not bragging." in shown(app)
        assert "checkin never sends anything." in shown(app)
        assert audiences(app) == [
            "Therapist",
            "Friend or family",
            "Group",
            "Me (note for the fridge)",
            "A picture of one win",
        ]
        await pilot.press("down", "enter")
        await settled(pilot)
        assert read(app) == FRIEND
        assert app.clipboard == ""
        await pilot.press("c")
        await settled(pilot)
        assert app.clipboard == FRIEND
        assert "Nothing was sent. Paste it into your message." in " ".join(shown(app).split())
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert shown(app).count("✓") == 2


async def test_without_marks_it_is_the_selected_entry(journal: Journal) -> None:
    keep(journal, "Swam", 1)
    keep(journal, "Rested")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "down", "x", "down", "down", "enter", "c")
        await settled(pilot)
        assert app.clipboard == "Something I'm thankful for, or glad I did:\nSwam"


@pytest.mark.practice(77)
async def test_a_note_for_the_fridge_is_the_words_alone_and_prints_big(
    journal: Journal, home: Path
) -> None:
    keep(journal, "Called my sister back although I had put it off", 1)
    keep(journal, "Swam <b>")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "space", "space", "x", "down", "down", "down", "enter")
        await settled(pilot)
        note = "Swam <b>\n\n\nCalled my sister back although I\nhad put it off"
        assert read(app) == note
        await pilot.press("c", "f9")
        await settled(pilot)
        assert app.clipboard == note
        assert app.screen.query_one(TextField).value == "~/note.html"
        await pilot.press("enter")
        await settled(pilot)
        page = (home / "note.html").read_text()
        assert '<p dir="auto">Swam &lt;b&gt;</p>' in page
        assert "font: 64pt" in page
        assert "Savedforyoureyes." in "".join(shown(app).split())
        await pilot.press("f9", "ctrl+u", *"~/note.txt", "enter")
        await settled(pilot)
        assert (home / "note.txt").read_text() == note + "\n"


async def test_what_is_saved_is_for_ones_own_eyes_and_takes_no_files_place(
    journal: Journal, home: Path
) -> None:
    keep(journal, "Rested")
    taken = home / "for-friend.txt"
    taken.write_text("mine")
    app = CheckinApp(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("h", "x", "down", "enter", "enter")
        await settled(pilot)
        assert app.screen.query_one(TextField).value == "~/for-friend-2.txt"
        await pilot.press("ctrl+u", *"~/for-friend.txt", "enter")
        await settled(pilot)
        assert "Nothing was changed." in shown(app)
        assert taken.read_text() == "mine"
        await pilot.press("ctrl+u", *"~/none/at all.txt", "enter")
        await settled(pilot)
        assert "can't be written" in shown(app)
        await pilot.press("ctrl+u", *"~/page.pdf", "enter")
        await settled(pilot)
        assert "It can end in .html, .md, .txt." in shown(app)
        assert not (home / "page.pdf").exists()
        await pilot.press("ctrl+u", "enter")
        await settled(pilot)
        await pilot.press(*"~/ana.txt", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ShareTextScreen)
        saved = home / "ana.txt"
        assert f"Savedas{saved}." in "".join(shown(app).split())
        assert stat.S_IMODE(saved.stat().st_mode) == 0o600
        assert saved.read_text().startswith(
            "I wanted to share something small that went well:\nRes"
        )
        await pilot.press("f9", "escape")
        await settled(pilot)
        assert sorted(path.name for path in home.iterdir()) == ["ana.txt", "for-friend.txt"]


async def test_a_hard_moment_goes_along_once_it_is_marked(journal: Journal) -> None:
    moment = keep(journal, "Shouted", kind="setback", why="my secret")
    keep(journal, "Drank water", kind="step", clock="09:10", parent=moment.id, outcome="easier")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "t", "home", "x")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert "Hard moments are included if you mark them (space)." in shown(app)
        await pilot.press("space", "x")
        await settled(pilot)
        assert audiences(app) == ["Therapist"]
        await pilot.press("enter")
        await settled(pilot)
        assert read(app) == (
            "On 21 November 2026\n"
            "===================\n"
            "\n"
            "What was hard\n"
            "-------------\n"
            "- Sat 21 Nov: Shouted\n"
            "  - Drank water (easier)\n"
            "\n"
            "Written by me, in my own words. Not a clinical record."
        )
        await pilot.press("escape", "escape", "home", "down", "space", "x", "enter", "c")
        await settled(pilot)
        assert app.clipboard.count("Drank water (easier)") == 1
        assert "my secret" not in app.clipboard


async def test_what_has_no_place_is_told_under_the_text(journal: Journal) -> None:
    keep(journal, "Shouted", kind="setback")
    keep(journal, "Rested", clock="10:00")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "t", "home", "space", "space", "x", "down", "enter", "c")
        await settled(pilot)
        assert "Left out: 1 entry. This page shows what is good to share." in shown(app)
        assert "Shouted" not in app.clipboard
        assert "Left out" not in app.clipboard


async def test_a_helpers_evening_makes_the_page_for_coworkers(journal: Journal) -> None:
    journal.settings.set("evening", "therapist")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e", *"Stayed calm", "enter", *"Called my sister", "enter", "escape")
        await settled(pilot)
        await pilot.press("h", "home", "space", "space", "x", "down", "down", "enter", "c")
        await settled(pilot)
        assert app.clipboard == "One work win: Stayed calm\nOne personal win: Called my sister"
    said = checkin(
        "share", "--for", "supervision", "--since", "today", "--file", journal.path or ""
    )
    assert said.out == "One work win: Stayed calm\nOne personal win: Called my sister\n"
    assert (said.code, said.err.startswith("Names with an @")) == (0, True)


async def test_a_page_of_thanks_is_offered_once_its_topic_is_on(journal: Journal) -> None:
    journal.settings.set("topics-off", "")
    keep(journal, "Rested")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "x")
        await settled(pilot)
        assert "Faith community" in audiences(app)
        assert "Faith community" in shown(app)
        assert "Someone I trust" not in audiences(app)


async def test_coworkers_get_two_wins_with_a_word_of_care(journal: Journal) -> None:
    keep(journal, "Wrote it #work")
    keep(journal, "Sang", clock="10:00")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "space", "space", "x", "down", "down", "enter")
        await settled(pilot)
        assert "Supervisor or coworkers" in shown(app)
        assert "Names with an @ are left out. Please take out anything else" in shown(app)
        await pilot.press("c")
        assert app.clipboard == "One work win: Wrote it\nOne personal win: Sang"


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_text_is_scrolled_to_its_end(journal: Journal, size: tuple[int, int]) -> None:
    keep(journal, "\n".join(f"line {n:02}" for n in range(60)))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await pilot.press("h", "x", "down", "enter")
        await settled(pilot)
        assert "↓ Scroll" in shown(app)
        assert "line 00" in shown(app)
        assert "line 59" not in shown(app)
        await pilot.press(*["pagedown"] * 6, "down")
        await settled(pilot)
        assert "line 59" in shown(app)
        assert "You don't have to do anything." in shown(app)
        await pilot.press(*["pageup"] * 6, "up")
        await settled(pilot)
        assert "line 00" in shown(app)
        await pilot.press("end")
        await settled(pilot)
        assert "line 59" in shown(app)
        assert "You don't have to do anything." in shown(app)
        await pilot.press("home")
        await settled(pilot)
        assert "line 00" in shown(app)


async def test_a_text_that_fits_names_no_key_for_scrolling(journal: Journal) -> None:
    keep(journal, "Rested")
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("h", "x", "enter")
        await settled(pilot)
        assert lines(app)[-1].split() == [
            "c",
            "Copy",
            "f9",
            "Save",
            "f6",
            "Change",
            "esc",
            "Back",
            "?",
            "More",
        ]


async def test_an_undo_on_the_way_is_seen_before_anything_goes_out(journal: Journal) -> None:
    keep(journal, "Swam", 1)
    keep(journal, "Rested")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "space", "space", "x", "down", "enter", "u")
        await settled(pilot)
        assert "Rested" not in read(app)
        await pilot.press("c")
        assert "Rested" not in app.clipboard
        await pilot.press("u")
        await settled(pilot)
        assert "None of this is here any more." in shown(app)
        assert "Copy" not in lines(app)[-1]
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, ShareScreen)


async def test_what_is_written_is_never_markup_and_obeys_nothing(journal: Journal) -> None:
    keep(journal, "[b]bold[/b] [@click=app.quit]x[/]")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "x", "down", "enter", "c")
        await settled(pilot)
        assert "[b]bold[/b] [someone=app.quit]x[/]" in read(app)
        assert "[b]bold[/b] [someone=app.quit]x[/]" in app.clipboard


async def test_the_key_is_a_letter_while_one_searches(journal: Journal) -> None:
    keep(journal, "Took the taxi")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "slash", "t", "a", "x", "i")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert "Took the taxi" in shown(app)


async def test_a_group_reads_no_name_and_the_page_says_what_to_look_at(journal: Journal) -> None:
    journal.add(NewEntry("win", "good call #work @K"))
    async with opened(journal, "x", "down", "down", "down", "enter", "enter", "c") as (app, _):
        assert app.clipboard.endswith("glad I did:\ngood call")
        assert "Names with an @ are left out. Please take out anything else" in shown(app)
