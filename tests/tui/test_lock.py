"""A passphrase in the app: the hidden screen asks for it, and nothing typed is lost or shown."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from unicodedata import normalize

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.timer import Timer

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui import auto_hide, routes
from checkin.tui.app import CheckinApp
from checkin.tui.base import privacy_screen
from checkin.tui.base.privacy_screen import PrivacyScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import lines, opened, press, settled, shown

pytestmark = pytest.mark.usefixtures("quick_lock")
WORDS = "quartz"
PASSPHRASE = ("t", "e", "a", "enter")
BARE = 2
"""How many lines there are on a screen that shows only a dash and the time."""
SIZES = ((80, 24), (60, 20), (30, 12), (120, 40))


@pytest.fixture(autouse=True)
def no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait after a wrong passphrase."""
    monkeypatch.setattr(privacy_screen, "_FIRST_WAIT", 0.01)
    monkeypatch.setattr(privacy_screen, "_LONGEST_WAIT", 0.02)


@pytest.fixture
def locked(journal: Journal) -> Journal:
    """A journal with a win and the passphrase tea."""
    journal.add(NewEntry("win", f"{WORDS} one"))
    journal.contacts.add("Samuel", "123")
    journal.lock.turn_on("tea")
    journal.settings.refresh()
    return journal


@asynccontextmanager
async def unlocked(journal: Journal) -> AsyncIterator[tuple[CheckinApp, Pilot[None]]]:
    """The app, opened with the passphrase."""
    async with opened(journal, *PASSPHRASE) as (app, pilot):
        assert not is_locked(app)
        yield app, pilot


def is_locked(app: CheckinApp) -> bool:
    return any(isinstance(screen, PrivacyScreen) for screen in app.screen_stack)


def written(app: CheckinApp) -> list[str]:
    """The lines of the screen that are not empty."""
    return [line for line in lines(app) if line.strip()]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_app_opens_with_the_question_and_shows_nothing_else(
    locked: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(locked)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        dash, time, asked, *_, keys = written(app)
        assert (dash.strip(), time.strip()) == ("—", f"{locked.clock.now():%H:%M}")
        assert asked.strip() == "Passphrase:"
        assert "enter Open" in keys
        assert [name in keys for name in ("f3 Help lines", "f2 Breathe")] == [size[0] > 30] * 2
        assert ("f4 Look" in keys, "ctrl+q Leave" in keys) == (size[0] > 30, size[0] > 60)
        await press(pilot, *"tee", "enter")
        assert "That isn't it. You can try again." in " ".join(shown(app).split())
        assert is_locked(app)
        await press(pilot, *PASSPHRASE)
        assert not is_locked(app)
        assert len(app.screen_stack) == 1
        assert WORDS in shown(app) or size[1] < 20
        await press(pilot, "escape", "ctrl+l")
        assert len(written(app)) == BARE


async def test_back_where_one_was_with_half_typed_words_and_the_cursor(locked: Journal) -> None:
    async with unlocked(locked) as (app, pilot):
        await press(pilot, "w", *"half typed".replace(" ", "_"), "left", "left", "ctrl+l")
        assert len(written(app)) == BARE
        await press(pilot, "t")
        assert "•" in shown(app)
        assert "esc Hide" in shown(app)
        await press(pilot, "escape")
        assert len(written(app)) == BARE
        await press(pilot, "x", "enter")
        assert "You can try again" in shown(app)
        await press(pilot, *PASSPHRASE)
        field = app.focused
        assert isinstance(field, TextField)
        assert (field.value, field.cursor_position) == ("half_typed", 8)
        await press(pilot, "enter")
    assert locked.entries_of("win")[0].text == "half_typed"


async def test_a_passphrase_is_neither_saved_nor_shown_nor_copied(
    locked: Journal, path: str
) -> None:
    async with unlocked(locked) as (app, pilot):
        await press(pilot, "ctrl+l", *"secretword", "shift+home", "ctrl+c")
        assert "To close checkin, press ctrl+q. What you typed is kept." in " ".join(
            shown(app).split()
        )
        assert app.clipboard == ""
        await press(pilot, "ctrl+x", "f3", "escape", "enter")
        assert "secretword" not in shown(app)
        app.leave(0)
    with open(path, "rb") as file:
        assert b"secretword" not in file.read()
    assert locked.drafts.all() == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
async def test_one_with_other_letters_is_typed_or_pasted(journal: Journal, form: str) -> None:
    passphrase = "?Käse für Zoë"
    journal.lock.turn_on(passphrase)
    journal.settings.refresh()
    async with opened(journal) as (app, pilot):
        app.post_message(Paste(normalize(form, passphrase) + "\n"))  # type: ignore[arg-type]
        await settled(pilot)
        assert passphrase not in shown(app)
        await press(pilot, "enter")
        assert not is_locked(app)
        await press(pilot, "ctrl+l")
        await press(pilot, "question_mark", *"Käse", "space", *"für", "space", *"Zoë", "enter")
        assert not is_locked(app)
        await press(pilot, "ctrl+l")
        app.post_message(Paste(passphrase))
        await settled(pilot)
        await press(pilot, "enter")
        assert not is_locked(app)


async def test_the_wait_grows_while_the_interface_goes_on(
    locked: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(privacy_screen, "_FIRST_WAIT", 60.0)
    monkeypatch.setattr(privacy_screen, "_LONGEST_WAIT", 100.0)
    async with opened(locked, *"no", "enter") as (app, pilot):
        screen = app.screen
        assert isinstance(screen, PrivacyScreen)
        await pilot.press("t", "e", "e", "enter")
        await pilot.pause()
        assert "One moment." in shown(app)
        await pilot.press("f2")
        await pilot.pause()
        assert app.screen is not screen  # it breathes meanwhile
        app.exit()
    waits, wait = [], 0.0
    monkeypatch.undo()
    for _ in range(6):
        wait = privacy_screen.longer(wait)
        waits.append(wait)
    assert waits == [0.5, 1.0, 2.0, 4.0, 4.0, 4.0]


async def test_help_lines_breathing_and_looking_around_stay_near(locked: Journal) -> None:
    locked.settings.set("country", "GB")
    async with opened(locked) as (app, pilot):
        for key, says in (("f3", "Samaritans"), ("f2", "Soft breath"), ("f4", "things you can")):
            await press(pilot, key)
            assert says in shown(app), key
            assert "Samuel" not in shown(app)
            await press(pilot, "ctrl+l")
            assert len(written(app)) == BARE
            await press(pilot, "enter")
        place = next(n for n, line in enumerate(lines(app)) if "f2 Breathe" in line)
        for word, says in (("f3 Help", "Samaritans"), ("f2 Breathe", "Soft"), ("f4 Look", "see")):
            await pilot.click(offset=(lines(app)[place].index(word) + 1, place))
            await settled(pilot)
            assert says in shown(app), word
            await press(pilot, "ctrl+l")
            await pilot.click(offset=(3, 3))
            await settled(pilot)
        await pilot.click(offset=(lines(app)[place].index("esc Hide") + 1, place))
        await settled(pilot)
        assert len(written(app)) == BARE
        for key in ("ctrl+p", "f1", "f6", "f8"):
            await press(pilot, key)
        assert isinstance(app.screen, PrivacyScreen)


async def all_of_help(app: CheckinApp, pilot: Pilot[None]) -> str:
    """What help says, page by page."""
    said = shown(app)
    for _ in range(8):
        await press(pilot, "pagedown")
        said += shown(app)
    return said


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_the_pages_over_it_have_help_that_shows_nothing_of_ones_own(
    locked: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(locked)
    async with app.run_test(size=size) as pilot:
        for key, helps in (("f3", "question_mark"), ("f2", "f1"), ("f4", "question_mark")):
            await press(pilot, key)
            assert "More" in lines(app)[-1], key
            over = app.screen
            await press(pilot, helps)
            assert shown(app).split()[0] == "Help"
            assert "More" not in lines(app)[-1]
            said = await all_of_help(app, pilot)
            assert "People who can help" in said
            for idle in ("One gentle thing", "Everything you kept", "ctrl+p", "Take back", "Add"):
                assert idle not in said, key
            assert not any(each in said for each in ("On someone", "Among your people"))
            await press(pilot, "end", "m", "h", "ctrl+p", "s")
            assert shown(app).split()[0] == "Help"
            assert "Samuel" not in shown(app)
            await press(pilot, "escape")
            assert app.screen is over
            await press(pilot, "ctrl+l")
            assert len(written(app)) == BARE
            await press(pilot, "enter")
        await press(pilot, "f1", "question_mark")
        assert isinstance(app.screen, PrivacyScreen)


async def test_nothing_of_ones_own_opens_over_it_whatever_asks_for_it(locked: Journal) -> None:
    async with unlocked(locked) as (app, pilot):
        await press(pilot, "w", "ctrl+l", "enter", "f4")
        for route in (routes.PEOPLE, routes.PLAN):
            app.run_worker(app.open(route), group="flow")
            await settled(pilot)
            assert "Find A Helpline" in shown(app)
            assert "Samuel" not in shown(app)
            await press(pilot, "escape")
        app.run_worker(app.open(routes.HISTORY), group="flow")
        await settled(pilot)
        app.show_status_on_top(f"{WORDS} could not be kept.", trouble=True)
        await settled(pilot)
        assert WORDS not in shown(app)
        for route in (routes.HISTORY, routes.TODAY, routes.PLAN):
            app.go(route)
            await settled(pilot)
            assert is_locked(app)
            assert WORDS not in shown(app)
        await press(pilot, "ctrl+l", *PASSPHRASE)
        assert f"{WORDS} could not be kept." in shown(app)


async def test_breathing_ends_where_it_is_locked_and_its_try_can_be_kept(locked: Journal) -> None:
    async with opened(locked, "f2") as (app, pilot):
        await press(pilot, "x", "enter")
        assert isinstance(app.screen, PrivacyScreen)
        await press(pilot, *PASSPHRASE)
        assert "Took a moment to breathe" in shown(app)


async def test_words_typed_while_locked_are_not_shown_and_wait(locked: Journal) -> None:
    async with opened(locked, "f4") as (app, pilot):
        await press(pilot, *"granite", "space", *"walls")
        assert "granite" not in shown(app)
        assert "What you type here is kept" in shown(app)
        await press(pilot, "ctrl+l")
        await press(pilot, "enter", "f4")
        app.post_message(Paste("basalt floor"))
        await settled(pilot)
        assert "basalt" not in shown(app)
        await press(pilot, "ctrl+l", *PASSPHRASE)
        assert "unfinished" in shown(app)
        app.leave(0)
    kept = sorted(draft.text for draft in locked.drafts.all())
    assert kept == ["basalt floor", "granite walls"]
    async with unlocked(locked) as (app, pilot):
        app.go(routes.OWN_WORDS)
        await settled(pilot)
        assert "granite walls" in shown(app)
        assert "basalt floor" in shown(app)


async def test_words_that_were_typed_before_are_not_shown_where_a_page_opens_while_locked(
    locked: Journal,
) -> None:
    async with unlocked(locked) as (app, pilot):
        await press(pilot, "b", "enter", *"granite")
        assert "granite" in shown(app)
        await press(pilot, "escape", "ctrl+l", "enter", "f2", "enter")
        assert "on your pile?" in shown(app)
        await press(pilot, *"basalt")
        assert "granite" not in shown(app)
        await press(pilot, "ctrl+l", *PASSPHRASE)
        app.leave(0)
    assert sorted(draft.text for draft in locked.drafts.all()) == ["basalt", "granite"]


async def test_being_told_to_leave_while_locked_keeps_drafts(locked: Journal) -> None:
    async with unlocked(locked) as (app, pilot):
        await press(pilot, "w", *"half", "ctrl+l", *"te")
        app.leave(129)
    assert [(draft.screen, draft.text) for draft in locked.drafts.all()] == [("wins", "half")]
    async with opened(locked) as (app, pilot):
        assert "half" not in shown(app)
        await press(pilot, *PASSPHRASE)
        assert "half" in shown(app)


async def test_a_hard_moment_begins_behind_the_passphrase_and_breathing_before_it(
    locked: Journal,
) -> None:
    app = CheckinApp(locked, at=routes.HARD_MOMENT)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert is_locked(app)
        await press(pilot, *PASSPHRASE)
        assert "A hard moment" in shown(app)
    app = CheckinApp(locked, at=routes.BREATHE)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Soft breath" in shown(app)
        await press(pilot, "x", "enter")
        assert isinstance(app.screen, PrivacyScreen)


async def test_a_day_that_turns_while_locked(path: str) -> None:
    moment = [datetime.fromisoformat("2026-11-21T23:50:00+01:00")]
    with Journal.open(path, Clock(lambda: moment[0])) as journal:
        journal.lock.turn_on("tea")
        journal.settings.refresh()
        async with unlocked(journal) as (app, pilot):
            await press(pilot, "w", *"late", "ctrl+l")
            moment[0] += timedelta(hours=9)
            await press(pilot, *PASSPHRASE, "enter", "escape")
            assert "Sunday 22 November" in shown(app)
        assert [entry.text for entry in journal.entries()] == ["late"]


@pytest.mark.parametrize("what", ["gone", "replaced"])
async def test_a_file_that_is_lost_while_locked_is_opened_by_the_same_passphrase(
    locked: Journal, path: str, what: str
) -> None:
    async with unlocked(locked) as (app, pilot):
        await press(pilot, "w", *"half", "ctrl+l")
        os.rename(path, f"{path}.away")
        if what == "replaced":
            Journal.open(f"{path}.new").close()
            os.rename(f"{path}.new", path)
        await press(pilot, *"tee", "enter")
        assert is_locked(app)
        await press(pilot, *PASSPHRASE)
        assert not is_locked(app)
        assert "half" in shown(app)
        os.replace(f"{path}.away", path)
        await press(pilot, "enter")


async def test_a_file_that_is_gone_before_it_was_unlocked_opens_with_what_was_read(
    locked: Journal, path: str
) -> None:
    async with opened(locked) as (app, pilot):
        os.rename(path, f"{path}.away")
        await press(pilot, *"tee", "enter")
        assert is_locked(app)
        await press(pilot, *PASSPHRASE)
        assert not is_locked(app)
        os.rename(f"{path}.away", path)


async def test_what_is_set_or_removed_elsewhere_holds(locked: Journal, path: str) -> None:
    async with unlocked(locked) as (app, pilot):
        await press(pilot, "ctrl+l")
        with Journal.open(path) as shell:
            shell.lock.change("tea", "mint")
        await press(pilot, *PASSPHRASE)
        assert is_locked(app)
        await press(pilot, *"mint", "enter")
        assert not is_locked(app)
        await press(pilot, "ctrl+l")
        with Journal.open(path) as shell:
            shell.lock.turn_off("mint")
        await press(pilot, *"any", "enter")
        assert not is_locked(app)


async def test_a_lock_that_cannot_be_read_says_so(locked: Journal) -> None:
    locked.lock.take_over("x")
    async with opened(locked, *PASSPHRASE) as (app, _):
        assert "The passphrase in this file can't be read" in " ".join(shown(app).split())


async def test_undo_leaves_the_lock_as_it_is(locked: Journal) -> None:
    async with unlocked(locked) as (app, pilot):
        await press(pilot, "u", "u", "U", "ctrl+l")
        await press(pilot, "x", "enter")
        assert is_locked(app)


# Settings


async def to_the_passphrase(pilot: Pilot[None]) -> None:
    app = pilot.app
    await press(pilot, "comma")
    from checkin.tui.widgets.choice_list import ChoiceList

    choices = app.screen.query_one(ChoiceList)
    choices.highlighted = choices.get_option_index("lock")
    await press(pilot, "enter")


async def test_it_is_set_changed_and_removed_in_settings(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await to_the_passphrase(pilot)
        said = " ".join(shown(app).split())
        assert "Choose a passphrase" in said
        assert "The file isn't encrypted" in said
        line = "close checkin and type in your shell: checkin lock on --encrypt"
        assert f"To encrypt the file itself, {line}" in said
        assert "If you forget it, nobody can tell you what it was." in said
        await press(pilot, "enter", "enter")
        assert "A passphrase can't be empty." in shown(app)
        await press(pilot, *"tea", "enter", *"tee", "enter")
        assert "Those two are different." in shown(app)
        assert "tea" not in shown(app).replace("instead", "")
        await press(pilot, *"tea", "enter")
        assert "Your passphrase is set." in shown(app)
        assert "Passphrase    Set" in shown(app)
        await press(pilot, "ctrl+l", *PASSPHRASE)
        await press(pilot, "enter")
        assert "The passphrase you have now" in shown(app)
        await press(pilot, *"no", "f7")
        assert "That isn't the passphrase." in shown(app)
        await press(pilot, "shift+home", *"tea", "enter", *"mint", "enter", *"mint", "enter")
        assert "Your passphrase is changed." in shown(app)
        assert journal.lock.is_opened_by("mint")
        await press(pilot, "enter", *"mint")
        assert "To remove it, type the one you have now and press f7." in shown(app)
        await press(pilot, "f7")
        assert "Your passphrase is removed." in shown(app)
        assert "Passphrase    not set" in shown(app)
        await press(pilot, "ctrl+l", "x")
        assert not is_locked(app)
    assert journal.drafts.all() == []


# Hiding by itself


class Watch:
    """A clock for `AutoHide` that stands still."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """The time that `AutoHide` goes by."""
    made = Watch()
    monkeypatch.setattr(auto_hide, "monotonic", made)
    monkeypatch.setattr(auto_hide, "time", lambda: 0.0)
    return made


async def test_it_hides_itself_after_the_minutes_that_are_set(
    locked: Journal, watch: Watch
) -> None:
    async with unlocked(locked) as (app, pilot):
        watch.seconds += 10_000
        assert not app.auto_hide.look()  # never, unless it is set
        await press(pilot, "down")
        locked.settings.set("hide-after", "5")
        app.follow_settings()
        await press(pilot, "w", *"half")
        watch.seconds += 299
        assert not app.auto_hide.look()
        await press(pilot, "x")
        watch.seconds += 299
        assert not app.auto_hide.look()
        watch.seconds += 1
        assert app.auto_hide.look()
        await settled(pilot)
        assert len(written(app)) == BARE
        watch.seconds += 1000
        assert not app.auto_hide.look()  # it is hidden
        await press(pilot, *PASSPHRASE)
        assert "halfx" in shown(app)


async def test_its_own_question_is_hidden_too(locked: Journal, watch: Watch) -> None:
    locked.settings.set("hide-after", "1")
    async with opened(locked, "t") as (app, pilot):
        watch.seconds += 60
        assert app.auto_hide.look()
        await settled(pilot)
        assert len(written(app)) == BARE


async def test_the_first_key_after_a_computer_slept_only_hides(
    locked: Journal, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked.settings.set("hide-after", "1")
    async with unlocked(locked) as (app, pilot):
        assert watch.seconds == 0  # it stands still while the computer sleeps
        monkeypatch.setattr(auto_hide, "time", lambda: 3600.0)
        await press(pilot, "h")
        assert len(written(app)) == BARE


async def test_breathing_is_not_broken_off(locked: Journal, watch: Watch) -> None:
    locked.settings.set("hide-after", "1")
    async with unlocked(locked) as (app, pilot):
        await press(pilot, "b")
        watch.seconds += 60
        assert not app.auto_hide.look()
        assert "Soft breath" in shown(app)
        await press(pilot, "x")
        watch.seconds += 60
        assert app.auto_hide.look()


async def test_a_timer_sees_to_it(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    due: list[float] = []
    async with opened(journal) as (app, pilot):
        real = app.set_timer

        def noted(after: float, callback: Callable[[], None]) -> Timer:
            due.append(after)
            return real(after, callback)

        monkeypatch.setattr(app, "set_timer", noted)
        await press(pilot, "comma")
        from checkin.tui.widgets.choice_list import ChoiceList

        choices = app.screen.query_one(ChoiceList)
        choices.highlighted = choices.get_option_index("hide-after")
        assert "Never by itself" in shown(app)
        for says, seconds in (("a minute", 60), ("5 min", 300), ("15 min", 900), ("30 min", 1800)):
            await press(pilot, "enter", "down", "enter")
            assert f"After {says}" in shown(app)
            assert any(abs(after - seconds) < 5 for after in due)
            due.clear()
        await press(pilot, "enter", "home", "enter")
        assert not [after for after in due if after > 50]
