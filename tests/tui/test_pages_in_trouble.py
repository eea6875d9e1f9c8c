"""Every page that keeps x what can be in its way: no word is lost, and what is said is true."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import date, datetime
from shutil import copyfile
from typing import Any

import pytest
from textual.pilot import Pilot

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui import key_queue
from checkin.tui.app import CheckinApp
from checkin.tui.base.screen import Page
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.earlier_words import EarlierWords
from tests.support.held import held
from tests.support.keeping_pages import KEEPING, NO_WORDS, Keeping, kept, with_fields
from tests.support.moving import Moving
from tests.support.showing import settled, shown

EVERY_PAGE = pytest.mark.parametrize("case", KEEPING, ids=str)

HERE = "Your words are still here."


@pytest.fixture
def next_key_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for words that can't be stored as briefly where a page comes up after them."""
    monkeypatch.setattr(key_queue, "_OPENING", key_queue._WRITING)


class At:
    """A page with words typed on it."""

    def __init__(self, case: Keeping, app: CheckinApp, pilot: Pilot[None], path: str) -> None:
        self.case = case
        self.app = app
        self.pilot = pilot
        self.path = path
        self.page: Page[Any] = case.fresh(app.journal)

    async def open(self) -> None:
        await self.app.push_screen(self.page)
        await settled(self.pilot)

    async def begin(self) -> None:
        self.case.begin(self.page)
        await settled(self.pilot)

    async def type(self) -> None:
        for field, text, keys in self.case.typed:
            line = self.field(field)
            line.display = True
            line.focus()
            line.value = text
            await settled(self.pilot)
            await self.press(*keys)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await settled(self.pilot)

    def field(self, name: str) -> Any:
        return self.page.query_one(f"#{name}")

    def focus(self) -> None:
        """Where enter keeps what is typed."""
        if self.case.keep == ("enter",) and self.app.screen is self.page:
            shown_now = [f for f in self.case.words if self.field(f).has_class("-now")]
            self.field((shown_now or [*self.case.words])[-1]).focus()

    async def keep(self) -> None:
        await self.press(*self.case.keep)

    async def keep_again(self) -> None:
        self.focus()
        await self.press(*(self.case.again or self.case.keep))

    def words_are_back(self) -> bool:
        """Whether they stand in their fields, or are offered above the list."""
        offered = self.page.query_one_optional(EarlierWords)
        above = offered.field.value if offered and offered.has_class("-offered") else None
        words = self.case.words.items()
        return all(text in (self.field(name).value, above) for name, text in words)

    def kept(self) -> int:
        return kept(self.path, self.case.token)

    def drafts(self) -> list[str]:
        """What waits in the file; also what holds no words, and opens its page again."""
        return [draft.text for draft in self.app.journal.drafts.all()]


@asynccontextmanager
async def at(
    case: Keeping, path: str, clock: Clock, *, patience: float = 0.01
) -> AsyncIterator[At]:
    """The page, with all of it typed and nothing in its way so far."""
    with Journal.open(path, clock, patience=0.01) as journal:
        case.fresh(journal)  # what it needs is kept before the app opens
        app = CheckinApp(journal)
        app._writer.connection = Journal.open(path, clock, patience=patience)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            there = At(case, app, pilot, path)
            await there.open()
            await there.begin()
            await there.type()
            await app.drafting.save()
            assert not there.kept()
            yield there
        if app.journal is not journal:
            app.journal.close()


@contextmanager
def no_room() -> Iterator[None]:
    """No file can be written to any more."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)


def said(app: CheckinApp) -> str:
    return " ".join(shown(app).split())


@EVERY_PAGE
async def test_held_by_another_program_it_is_said_and_kept_once_it_is_free(
    case: Keeping, path: str, clock: Clock
) -> None:
    async with at(case, path, clock) as there:
        with held(path, reading=True):
            await there.keep()
            assert "Another program is using your check-in file." in said(there.app)
            assert HERE in said(there.app)
            assert there.app.screen is there.page
            assert there.words_are_back()
        assert not there.kept()
        await there.keep_again()
        assert there.kept() == 1
        await there.app.drafting.save()
        assert there.drafts() == []


@EVERY_PAGE
async def test_on_a_full_disk_it_is_said_and_the_words_stay(
    case: Keeping, path: str, clock: Clock
) -> None:
    async with at(case, path, clock) as there:
        with no_room():
            await there.keep()
            assert "The disk" in said(there.app)
            assert HERE in said(there.app)
            assert there.words_are_back()
        assert not there.kept()
        await there.keep_again()
        assert there.kept() == 1


@EVERY_PAGE
@pytest.mark.parametrize("became", ["gone", "replaced", "overwritten"])
async def test_without_its_file_it_is_said_and_the_words_are_given_back_on_leaving(
    case: Keeping, path: str, clock: Clock, became: str
) -> None:
    async with at(case, path, clock) as there:
        if became == "gone":
            os.unlink(path)
        else:
            with Journal.open(f"{path}.other") as other:
                other.add(NewEntry("win", "Of somebody else"))
            move = os.replace if became == "replaced" else copyfile
            move(f"{path}.other", path)
        await there.keep()
        assert "was moved, removed or replaced while it was open." in said(there.app)
        assert HERE in said(there.app)
        assert there.words_are_back()
        await there.app.action_quit()
        assert there.app._not_saved is not None
        words = {draft.text for draft in there.app._not_saved[1]}
        assert words >= {*case.words.values()}
    assert os.path.exists(path) == (became != "gone")
    if became != "gone":
        assert not kept(path, case.token)
        with Journal.open(path) as other:
            assert [entry.text for entry in other.entries()] == ["Of somebody else"]


@EVERY_PAGE
async def test_what_is_kept_after_the_day_turned_is_kept_on_the_day_of_the_page(
    case: Keeping, path: str, moving: Moving
) -> None:
    async with at(case, path, Clock(moving)) as there:
        moving.moment = datetime.fromisoformat("2026-11-22T04:00:30+01:00")
        await there.keep()
        assert there.kept() == 1
        days = {entry.day for entry in there.app.journal.entries()}
        assert date(2026, 11, 22) not in days
        assert not case.dated or date(2026, 11, 21) in days


@EVERY_PAGE
async def test_left_while_it_waits_the_words_are_there_when_it_is_opened_again(
    case: Keeping, path: str, clock: Clock, next_key_soon: None
) -> None:
    async with at(case, path, clock) as there:
        with held(path, reading=True):
            there.app._writer.turn.acquire()  # what is to be written waits here until it is let go
            for key in case.keep:
                await there.pilot.press(key)
            there.app.go_home()
            there.app._writer.turn.release()
            await settled(there.pilot)
            assert isinstance(there.app.screen, TodayScreen)
            assert "Another program is using your check-in file." in said(there.app)
            assert HERE in said(there.app)
        assert not there.kept()
        assert there.app.unfinished()
        again = At(case, there.app, there.pilot, path)
        await again.open()
        assert again.words_are_back()


@EVERY_PAGE
@pytest.mark.parametrize("waiting", [False, True], ids=["typed", "on its way"])
async def test_when_the_terminal_goes_the_words_are_in_the_file_once(
    case: Keeping, path: str, clock: Clock, waiting: bool, next_key_soon: None
) -> None:
    async with at(case, path, clock, patience=30) as there:
        if waiting:
            with held(path, reading=True):
                for key in case.keep:
                    await there.pilot.press(key)
        there.app.leave(129)
        assert there.app._not_saved is None
    with Journal.open(path, clock) as journal:
        drafts = [draft.text for draft in journal.drafts.all() if draft.text]
    for text in case.words.values():
        assert (text in drafts) or there.kept() == 1
    assert not (drafts and there.kept())


def test_every_page_with_a_field_is_in_the_table() -> None:
    listed = {each.page for each in KEEPING} | {*NO_WORDS}
    assert with_fields() <= listed
