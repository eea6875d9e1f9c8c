"""The file goes away while the app is open: it is said, and no word is lost."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.core.errors import FileMoved
from checkin.journal import Journal
from checkin.tui import look_over
from checkin.tui.app import CheckinApp
from checkin.tui.base.screen import Page
from checkin.tui.widgets.text_field import TextField
from tests.support.shell import checkin
from tests.support.showing import opened, press, settled, shown
from tests.support.terminal import Terminal

WAITS = "What you type is still here, but not saved in the file yet."
APP = [sys.executable, "-m", "checkin"]


def remove(path: str) -> None:
    os.unlink(path)


def remove_folder(path: str) -> None:
    shutil.rmtree(os.path.dirname(path))


def replace(path: str) -> None:
    with Journal.open(f"{path}.other") as other:
        other.add(NewEntry("win", "Of another file"))
    os.replace(f"{path}.other", path)


def replace_by_an_empty_one(path: str) -> None:
    Path(f"{path}.empty").touch()
    os.replace(f"{path}.empty", path)


def empty(path: str) -> None:
    os.truncate(path, 0)


def overwrite(path: str) -> None:
    with Journal.open(f"{path}.other") as other:
        other.add(NewEntry("win", "Of another file"))
    shutil.copyfile(f"{path}.other", path)


GONE = [remove, remove_folder, replace, replace_by_an_empty_one]


def named(change: Callable[[str], None]) -> str:
    return change.__name__


@pytest.mark.parametrize("gone", [*GONE, empty, overwrite], ids=named)
async def test_it_is_said_and_the_words_stay(path: str, gone: Callable[[str], None]) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Before"))
        async with opened(journal, "w") as (app, pilot):
            gone(path)
            await pilot.press(*"Had tea", "enter")
            await settled(pilot)
            said = " ".join(shown(app).split())
            assert "was moved, removed or replaced while it was open." in said
            assert "Your words are still here. Press f8 to keep all of it in another file." in said
            assert app.screen.query_one("#line", TextField).value == "Had tea"


@pytest.mark.parametrize("keys", ["h", "r", "escape"])
async def test_of_a_file_that_was_emptied_a_page_that_reads_says_where_it_is(
    path: str, keys: str
) -> None:
    with Journal.open(path) as journal:
        async with opened(journal, "w", *"Made tea", "enter") as (app, pilot):
            await press(pilot, "escape")
            empty(path)
            await press(pilot, keys)
            said = " ".join(shown(app).split())
            assert "SQLite" not in said
            if keys != "escape":
                assert "was moved, removed or replaced while it was open." in said


@pytest.mark.parametrize("gone", GONE, ids=named)
async def test_all_of_it_goes_on_in_another_file(path: str, gone: Callable[[str], None]) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Before"))
        async with opened(journal, "w") as (app, pilot):
            gone(path)
            await pilot.press(*"Had tea", "enter")
            await settled(pilot)
            await pilot.press("f8")
            await settled(pilot)
            offered = app.screen.query_one(TextField).value
            assert not os.path.exists(offered)
            await pilot.press("enter")
            await settled(pilot)
            assert f"Everythingisin{offered}" in "".join(shown(app).split())
            await pilot.press("enter")
            await settled(pilot)
            assert app.screen.query_one("#line", TextField).value == ""
    with Journal.open(offered) as found:
        assert [entry.text for entry in found.entries()] == ["Had tea", "Before"]
        assert found.drafts.all() == []
    if gone is replace:
        with Journal.open(path) as other:
            assert [entry.text for entry in other.entries()] == ["Of another file"]


async def test_of_a_file_that_was_emptied_what_was_typed_goes_on(path: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Before"))
        async with opened(journal, "w") as (app, pilot):
            empty(path)
            await pilot.press(*"Had tea", "f8")
            await settled(pilot)
            offered = app.screen.query_one(TextField).value
            await pilot.press("enter")
            await settled(pilot)
            assert "What you typed is in" in shown(app)
            await pilot.press("enter")
            await settled(pilot)
    with Journal.open(offered) as found:
        assert [entry.text for entry in found.entries()] == ["Had tea"]


async def test_what_is_there_already_is_left_as_it_is(path: str, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("mine")
    with Journal.open(path) as journal:
        async with opened(journal, "w") as (app, pilot):
            remove(path)
            await pilot.press(*"Had tea", "f8")
            await settled(pilot)
            app.screen.query_one(TextField).value = str(there)
            await pilot.press("enter")
            await settled(pilot)
            assert f"{there}isthere" in "".join(shown(app).split())
    assert there.read_text() == "mine"


@pytest.mark.parametrize("keys", [[], ["w", "a"], ["s", "enter"], ["h", "slash"], ["f1"]])
async def test_nothing_is_moved_while_the_file_is_in_its_place(
    journal: Journal, keys: list[str]
) -> None:
    async with opened(journal, *keys, "f8") as (app, _pilot):
        assert "Your file is fine, so no other file is needed." in shown(app)


async def test_the_page_for_another_file_says_nothing_that_is_not_so(path: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Before"))
        async with opened(journal, "w") as (app, pilot):
            Path(path).write_bytes(b"garbage" * 4096)
            await pilot.press(*"Had tea")
            await settled(pilot)
            await app.drafting.save()
            await settled(pilot)
            assert "Press f8" in shown(app)
            await press(pilot, "f8")
            await app.drafting.save()
            await settled(pilot)
            said = " ".join(shown(app).split())
            assert "not saved in the file yet" in said
            assert "Press f8" not in said
            assert "If your old file can still be read, all of it is copied there too." in said
            app.screen.query_one(TextField).value = " "
            await press(pilot, "enter")
            assert "Type a name for the new file" in shown(app)
            assert "Press f8" not in shown(app)


async def test_words_that_could_not_be_saved_for_a_while_are_said_to_be_no_longer(
    path: str,
) -> None:
    with Journal.open(path) as journal:
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("w")
            os.rename(path, f"{path}.away")
            await pilot.press(*"Had tea")
            while WAITS not in " ".join(shown(app).split()):
                await pilot.pause(0.05)
            os.rename(f"{path}.away", path)
            while WAITS in " ".join(shown(app).split()):
                await pilot.pause(0.05)
        assert [draft.text for draft in journal.drafts.all()] == ["Had tea"]


async def test_that_words_wait_is_said_over_the_same_trouble_in_reading(path: str) -> None:
    with Journal.open(path) as journal:
        async with opened(journal, "w") as (app, pilot):
            os.rename(path, f"{path}.away")
            assert isinstance(app.screen, Page)
            await app.screen.run_read(lambda journal: journal.file.check())
            await settled(pilot)
            assert "was moved" in " ".join(shown(app).split())
            await pilot.press(*"Had tea")
            await app.drafting.save()
            await settled(pilot)
            assert WAITS in " ".join(shown(app).split())
            os.rename(f"{path}.away", path)


def type_into_no_file(terminal: Terminal, gone: Callable[[str], None]) -> None:
    """Type a win while the file is gone, and wait until it is said that the words wait."""
    terminal.wait_to_see("This morning")
    terminal.send("w")
    terminal.wait_to_see("What went well")
    gone(os.environ["CHECKIN_FILE"])
    terminal.send("Called my sister back")
    terminal.wait_until(lambda rows: WAITS in " ".join(" ".join(rows).split()))


@pytest.mark.terminal
@pytest.mark.parametrize(
    ("way_out", "code"), [(b"\x11", 1), (b"\x1bq", 1), (signal.SIGTERM, 128 + signal.SIGTERM)]
)
@pytest.mark.parametrize("gone", [remove, remove_folder, replace, empty], ids=named)
def test_words_that_are_in_no_file_are_given_back_on_leaving(
    gone: Callable[[str], None], way_out: bytes | signal.Signals, code: int
) -> None:
    with Terminal(APP) as terminal:
        type_into_no_file(terminal, gone)
        if isinstance(way_out, bytes):
            for key in way_out.decode():
                terminal.send(key)
                if key == "\x1b":
                    terminal.wait_to_see("This morning")
        else:
            terminal.kill(way_out)
        assert terminal.exit_code() == code
        assert terminal.is_as_it_was()
        left = "\n".join(terminal.screen())
        assert "could not be saved" in left
        assert "Called my sister back" in left


@pytest.mark.terminal
def test_words_that_are_in_no_file_when_the_terminal_is_gone_are_in_one_of_their_own() -> None:
    path = os.environ["CHECKIN_FILE"]
    with Terminal(APP) as terminal:
        type_into_no_file(terminal, replace)
        terminal.close_window()
        assert terminal.exit_code() == 128 + signal.SIGHUP
    words = Path(path).with_name("words-not-saved.txt")
    assert "Called my sister back" in words.read_text()
    assert words.stat().st_mode & 0o777 == 0o600
    said = " ".join(checkin("doctor").out.split())
    assert "Words that could not be saved when the terminal closed are beside it" in said
    assert words.name in said


async def test_a_look_through_the_file_says_nothing_over_why_words_were_not_kept(
    journal: Journal, path: str
) -> None:
    async with opened(journal, "w") as (app, pilot):
        remove(path)
        await press(pilot, *"Walked", "enter")
        assert "Your words are still here." in " ".join(shown(app).split())
        look_over.begin(app)
        await app.workers.wait_for_complete()
        await settled(pilot)
        assert "Your words are still here." in " ".join(shown(app).split())


async def test_a_look_through_the_file_that_is_at_its_end_when_the_app_was_left_says_nothing(
    journal: Journal, path: str
) -> None:
    async with opened(journal) as (app, _pilot):
        found = look_over.look_over(app)
        remove(path)
    assert not app.screen_stack
    await found


async def test_after_another_journal_was_written_over_it_words_go_on_in_a_new_file(
    path: str,
) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Before"))
        async with opened(journal, "w") as (app, pilot):
            overwrite(path)
            await press(pilot, *"Had tea", "enter", "f8")
            offered = app.screen.query_one(TextField).value
            await press(pilot, "enter")
            assert f"Whatyoutypedisin{offered}now." in "".join(shown(app).split())
            await press(pilot, "enter")
    with Journal.open(offered) as found:
        assert [entry.text for entry in found.entries()] == ["Had tea"]
    with Journal.open(path) as other:
        assert [entry.text for entry in other.entries()] == ["Of another file"]


def test_a_journal_with_as_many_changes_written_over_it_is_another_one(path: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Before"))
        journal.entries()
        overwrite(path)
        with pytest.raises(FileMoved):
            journal.add(NewEntry("win", "Had tea"))
        with pytest.raises(FileMoved):
            journal.open_writer()
        assert journal.file.is_gone()
        assert journal.file.is_written_over()


def test_an_older_copy_of_the_same_journal_is_the_same_one(path: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Before"))
        shutil.copyfile(path, f"{path}.copy")
        journal.add(NewEntry("win", "After"))
        shutil.copyfile(f"{path}.copy", path)
        assert not journal.file.is_gone()
        journal.add(NewEntry("win", "Had tea"))
    with Journal.open(path) as again:
        assert [entry.text for entry in again.entries()] == ["Had tea", "Before"]
