"""Keys that a person changed: what they do, and what is said of them, is the same everywhere."""

from __future__ import annotations

import asyncio
import re
import sys

import pytest
from textual.pilot import Pilot

from checkin.core import key_table
from checkin.core.entries import NewEntry
from checkin.core.key_signs import SIGNS
from checkin.core.keys import pages
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.hard_moment.screen import HardScreen
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.settings.screen import SettingsScreen
from checkin.tui.features.today.own_words_screen import OwnWordsScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.keymap import EVERYWHERE, Command
from checkin.tui.widgets.text_field import TextField
from tests.support.packs import CONTENT
from tests.support.pages import page_kinds
from tests.support.shell import checkin
from tests.support.showing import lines, opened, press, settled, shown
from tests.support.terminal import Terminal

F10 = b"\x1b[21~"

STAY = {
    "app.elsewhere",  # sentences of the shell name it
    "page.people",  # the way to people is one and the same
    *("paced.slower", "paced.faster", "paced.holds", "paced.others"),  # all other keys stop there
    *("timer.time", "wave.time"),
}
"""Commands that keep their keys, each with its reason."""


def can_move(command: Command) -> bool:
    """Whether a person can give it another key."""
    key = command.key
    named = key in SIGNS or key.startswith("ctrl+") or re.fullmatch(r"f\d+", key)
    return command.id not in STAY and (len(key) == 1 or bool(named))


def test_the_table_of_the_shell_holds_what_the_pages_say() -> None:
    kinds = sorted(page_kinds(), key=lambda kind: kind.__module__ + kind.__name__)
    found = [(*EVERYWHERE, *TodayScreen.KEYS), *(kind.KEYS for kind in kinds)]
    shared = [tuple(command for command in each if can_move(command)) for each in found]
    keys = {command.id: command.key for each in shared for command in each}
    assert keys == key_table.KEYS
    assert tuple(c.id for c in EVERYWHERE if c.always and can_move(c)) == key_table.ALWAYS
    together = [{command.id for command in each} for each in shared]
    assert together[0] == pages()[0]
    for ids in together[1:]:
        assert any(ids <= page for page in pages()), f"put into MIXED: {sorted(ids)}"


async def test_a_moved_key_is_a_key_wherever_it_is_named_and_its_letter_is_none(
    journal: Journal,
) -> None:
    journal.settings.set("keys", "app.hard f10 app.wins j")
    async with opened(journal) as (app, pilot):
        assert "Press j to keep a win, f10 in a hard moment, ? for help." in shown(app)
        assert "j Win  f10 Hard moment  e Evening" in lines(app)[-1]
        await press(pilot, "s")
        assert isinstance(app.screen, TodayScreen)
        assert "'s' does nothing here." in shown(app)
        await press(pilot, "f10")
        assert isinstance(app.screen, HardScreen)
        await press(pilot, "escape", "j")
        assert isinstance(app.screen, WinsScreen)
        await press(pilot, *"sj")
        assert app.screen.query_one("#line", TextField).value == "sj"
        await press(pilot, "f10")  # also while typing
        assert isinstance(app.screen, HardScreen)
        await press(pilot, "escape", "f2")  # the other key for it stays
        assert isinstance(app.screen, HardScreen)

        await press(pilot, "escape", "f1")
        said = [line.strip() for line in lines(app)]
        assert not [line for line in said if line.startswith(("w ", "s f2"))]
        await pilot.resize_terminal(80, 80)
        await settled(pilot)
        said = [" ".join(line.split()) for line in lines(app)]
        assert "f10 f2 A hard moment: one small thing to do now." in said
        assert "j Keep what went well, however small." in said
        assert "To choose other keys, type in the shell: checkin settings keys" in said
        await press(pilot, "escape", "ctrl+p")
        assert "Hard moment  f10" in shown(app)
        assert "Win  j" in shown(app)
        await press(pilot, "escape")

        await pilot.click(offset=(lines(app)[-1].index("f10 Hard"), 79))
        await settled(pilot)
        assert isinstance(app.screen, HardScreen)


async def test_a_sentence_that_begins_with_a_letter_that_was_a_key_is_words(
    journal: Journal,
) -> None:
    journal.settings.set("keys", "app.hard f10")
    async with opened(journal) as (app, pilot):
        await press(pilot, *"so", "space", *"what")
        assert isinstance(app.screen, OwnWordsScreen)
        assert "so what" in shown(app)


async def test_the_key_of_a_page_is_moved_with_the_sentences_that_name_it(
    journal: Journal,
) -> None:
    journal.add(NewEntry("win", "Tea"))
    journal.settings.set("keys", "history.away f7 history.undo +")
    async with opened(journal, "h") as (app, pilot):
        await press(pilot, "d")
        assert "Tea" in shown(app)
        await press(pilot, "f7")
        assert "Put away: Tea. Press + to bring it back." in shown(app)
        await press(pilot, "plus")
        assert isinstance(app.screen, HistoryScreen)
        assert "Tea" in shown(app)


async def test_a_key_of_a_page_with_nothing_to_do_leads_nowhere(journal: Journal) -> None:
    journal.settings.set("keys", "app.hard f6 app.people d")
    async with opened(journal, "h", "d") as (app, pilot):
        assert isinstance(app.screen, HistoryScreen)
        await press(pilot, "escape", "w", "f6")
        assert isinstance(app.screen, WinsScreen)
        await press(pilot, *"Tea", "enter")
        assert "f6 celebrate" in shown(app).lower()
        await press(pilot, "escape", "f6")
        assert isinstance(app.screen, HardScreen)


async def test_commands_that_share_a_key_do_not_go_with_the_one_that_is_moved(
    journal: Journal,
) -> None:
    journal.settings.set("keys", "people.hide x")
    async with opened(journal, "p") as (app, _):
        bound = {b.id: key for _, m in app.screen._modal_binding_chain for key, b in m}
        assert (bound["people.hide"], bound["people.away"]) == ("x", "d")


async def test_keys_that_the_shell_changes_work_in_an_open_window(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checkin.tui.appearance.FOLLOW_EVERY", 0.05)
    async with opened(journal) as (app, pilot):
        for key, names in (("f6", "f6 Hard"), ("", "s Hard")):
            assert checkin("settings", "keys", "app.hard", key).code == 0
            await until_named(app, pilot, names)
        await press(pilot, "f6")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "s")
        assert isinstance(app.screen, HardScreen)


async def until_named(app: CheckinApp, pilot: Pilot[None], text: str) -> None:
    async with asyncio.timeout(20):
        while text not in lines(app)[-1]:
            await settled(pilot)


async def test_the_settings_page_takes_keys_and_says_what_is_wrong_with_them(
    journal: Journal,
) -> None:
    async with opened(journal, "comma") as (app, pilot):
        page = app.screen
        assert isinstance(page, SettingsScreen)
        page.choose("keys")
        await settled(pilot)
        await press(pilot, *"app.hard", "space", "w", "enter")
        assert "w is the key of app.wins already. Choose another key." in shown(app)
        await press(pilot, "backspace", *"f6", "enter")
        assert journal.settings["keys"] == "app.hard f6"
        await press(pilot, "escape", "f6")
        assert isinstance(app.screen, HardScreen)


async def test_keys_of_the_file_that_can_not_be_are_told_on_the_settings_page(
    journal: Journal,
) -> None:
    journal.state.put("settings", "keys", "app.hard f6 app.wins f6")
    journal.settings.refresh()
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 60)) as pilot:
        await settled(pilot)
        assert "w Win  f6 Hard moment" in lines(app)[-1]
        await press(pilot, "comma")
        said = " ".join(shown(app).split())
        assert "The file has 'app.hard f6 app.wins f6' here, which is not allowed." in said


def test_no_sentence_has_a_key_in_it_that_can_be_changed() -> None:
    keys = {SIGNS.get(key, key) for key in key_table.KEYS.values()} - {"f5"}  # words of a day
    named = re.compile(r"(?:[Pp]ress|then) (\S+?)[.,:;)\"]*(?: |$)")
    found = [
        line
        for pack in (CONTENT / "strings").glob("*.toml")
        for line in pack.read_text().splitlines()
        if keys.intersection(named.findall(line)) - {"a"} or re.search("[Pp]ress a ", line)
    ]
    assert found == []


def test_a_moved_key_of_a_real_terminal_opens_its_page(journal: Journal, path: str) -> None:
    journal.settings.set("keys", "app.hard f10")
    journal.close()
    with Terminal([sys.executable, "-m", "checkin"]) as terminal:
        terminal.wait_to_see("f10 Hard")
        terminal.send(F10)
        terminal.wait_to_see("one small thing")
