"""Ideas that ask to write have a field, in a hard moment and from a draft."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from checkin.core.clock import Clock
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.app import CheckinApp
from checkin.tui.base.feelings_dialog import FeelingsDialog
from checkin.tui.features.hard_moment.screen import HardScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.tools.write_screen import WriteScreen
from checkin.tui.widgets.multiline_field import MultilineField
from tests.conftest import NOON
from tests.support.showing import opened, press, settled, shown

LINE, FRIEND, FREE, NOTE, SAYINGS, FEELING = (
    "st-words-2m-1",
    "st-words-2m-3",
    "st-words-10m-1",
    "st-words-10m-2",
    "st-words-10m-3",
    "st-words-30s-2",
)


async def begin(app: CheckinApp, pilot: Pilot[None], id: str) -> None:
    """Begin an idea in a hard moment, whether it is offered today or not."""
    from checkin.content.small_things import small_things
    from checkin.domain.hard_moment import Offer

    page = app.screen
    assert isinstance(page, HardScreen)
    idea = next(idea for idea in small_things(()) if idea.id == id)
    page.do(Offer(idea.id, idea.text, "2m", tool=idea.tool))
    await settled(pilot)


@pytest.mark.parametrize("id", [LINE, FRIEND])
async def test_a_line_is_written_in_a_field_and_kept(journal: Journal, id: str) -> None:
    async with opened(journal, "s") as (app, pilot):
        await begin(app, pilot, id)
        assert isinstance(app.screen, WriteScreen)
        assert "Write" in shown(app)
        await pilot.press(*"it rained, and so?", "enter")
        await settled(pilot)
        assert "How is it now?" in shown(app)
    (line,) = journal.entries_of("reflection")
    assert (line.text, line.source, line.keepsake) == ("it rained, and so?", "skill:line", False)
    assert [step.source for step in journal.entries_of("step")] == [id]


@pytest.mark.parametrize(
    ("id", "words"), [(NOTE, "you have come through this"), (SAYINGS, "la la")]
)
async def test_a_note_and_words_one_loves_are_kept_close(
    journal: Journal, id: str, words: str
) -> None:
    async with opened(journal, "s") as (app, pilot):
        await begin(app, pilot, id)
        await pilot.press(*words, "enter" if id == NOTE else "tab")
        await settled(pilot)
        assert "Kept with your words for a hard day." in shown(app)
    (line,) = journal.entries_of("reflection")
    assert (line.text, line.source, line.keepsake) == (words, "skill:hold", True)


async def test_words_without_hope_are_not_kept_close_and_people_are_offered(
    journal: Journal,
) -> None:
    async with opened(journal, "s") as (app, pilot):
        await begin(app, pilot, NOTE)
        await pilot.press(*"hopeless", "enter")
        await settled(pilot)
        assert "Show my people" in shown(app)
    assert [line.keepsake for line in journal.entries_of("reflection")] == [False]


@pytest.mark.parametrize("kept", [True, False])
async def test_free_writing_has_lines_and_is_kept_or_thrown_away(
    journal: Journal, kept: bool
) -> None:
    async with opened(journal, "s") as (app, pilot):
        await begin(app, pilot, FREE)
        assert app.screen.query_one(MultilineField).has_focus
        await pilot.press(*"one", "enter", *"two", "tab")
        await settled(pilot)
        assert "Keep it, or throw it away?" in shown(app)
        await pilot.press(*([] if kept else ["down"]), "enter")
        await settled(pilot)
        assert "How is it now?" in shown(app)
        await app.drafting.save()
    assert [line.text for line in journal.entries_of("reflection")] == (
        ["one\ntwo"] if kept else []
    )
    assert [draft for draft in journal.drafts.all() if draft.text] == []


async def test_what_was_begun_waits_and_opens_again(journal: Journal) -> None:
    async with opened(journal, "s") as (app, pilot):
        await begin(app, pilot, FREE)
        await pilot.press(*"one", "enter", *"two", "escape")
        await settled(pilot)
        await app.drafting.save()
    async with opened(journal) as (app, pilot):
        app.go(routes.writing("freewrite"))
        await settled(pilot)
        assert app.screen.query_one(MultilineField).text == "one\ntwo"
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert "on your pile?" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
    assert [win.text for win in journal.entries_of("win")] == ["Wrote whatever came"]
    assert journal.entries_of("setback", "step") == []


async def test_a_feeling_that_is_named_is_kept_with_the_moment(journal: Journal) -> None:
    async with opened(journal, "s") as (app, pilot):
        for words in ("heavy", "calm"):
            await begin(app, pilot, FEELING)
            assert isinstance(app.screen, FeelingsDialog)
            await pilot.press(*words, "enter")
            await settled(pilot)
            assert "How is it now?" in shown(app)
            await pilot.press("escape")
            await settled(pilot)
        await app.drafting.save()
    (moment,) = journal.entries_of("setback")
    assert sorted(moment.feelings) == ["calm", "heavy"]
    assert [step.parent for step in journal.entries_of("step")] == [moment.id] * 2
    assert [draft for draft in journal.drafts.all() if draft.text] == []


@pytest.mark.parametrize("left_open", [True, False])
async def test_a_hard_moment_goes_on_after_the_app_was_left(
    journal: Journal, left_open: bool
) -> None:
    async with opened(journal, "s") as (app, pilot):
        await begin(app, pilot, LINE)
        asked = str(app.screen.query_one("#about", Static).content)
        await press(pilot, *("so scared of to" if left_open else "so scared of"))
        if not left_open:
            app.go(routes.TODAY)
            await settled(pilot)
        await press(pilot, "ctrl+q")
    async with opened(journal) as (app, pilot):
        if not left_open:
            app.go(routes.writing("line"))
            await settled(pilot)
        assert asked in shown(app)
        await press(pilot, *("day" if left_open else "today"), "enter")
        assert "How is it now?" in shown(app)
        assert isinstance(app.screen_stack[-2], HardScreen)
        (moment,) = journal.entries_of("setback")
        await press(pilot, "e", "enter", "n", "enter")
        await app.drafting.save()
    (step,) = journal.entries_of("step")
    assert (step.parent, step.source, step.text, step.outcome) == (moment.id, LINE, asked, "easier")
    (line,) = journal.entries_of("reflection")
    assert (line.text, line.cue, line.source) == ("so scared of today", asked, "skill:line")
    assert journal.entries_of("win") == []
    assert [draft for draft in journal.drafts.all() if draft.text] == []


async def test_it_goes_on_in_the_same_hard_moment(journal: Journal) -> None:
    async with opened(journal, "s") as (app, pilot):
        await begin(app, pilot, FEELING)
        await press(pilot, *"heavy", "enter", "escape")
        await begin(app, pilot, FREE)
        await press(pilot, *"one", "ctrl+q")
    (moment,) = journal.entries_of("setback")
    async with opened(journal) as (app, pilot):
        await press(pilot, "tab", "down", "enter")
        assert "How is it now?" in shown(app)
    assert [kept.id for kept in journal.entries_of("setback")] == [moment.id]
    assert [step.parent for step in journal.entries_of("step")] == [moment.id] * 2
    assert journal.entries_of("reflection") == []


async def test_it_belongs_to_the_day_of_its_words(path: str, clock: Clock) -> None:
    with Journal.open(path, clock) as before:
        async with opened(before, "s") as (app, pilot):
            await begin(app, pilot, LINE)
            await press(pilot, *"scared", "ctrl+q")
    with Journal.open(path, Clock(lambda: NOON + timedelta(days=1))) as after:
        async with opened(after) as (app, pilot):
            await press(pilot, "f5", "enter", "e", "enter")
        kept = after.entries_of("setback", "step", "reflection")
    assert {entry.kind: entry.day for entry in kept} == dict.fromkeys(
        ("setback", "step", "reflection"), NOON.date()
    )


async def test_words_left_for_the_open_moment_are_no_other_one(journal: Journal) -> None:
    async with opened(journal, "s") as (app, pilot):
        await begin(app, pilot, LINE)
        await press(pilot, *"scared", "escape")
        assert isinstance(app.screen_stack[-2], HardScreen)
        await press(pilot, "escape", "escape")
        app.go(routes.writing("line"))
        await settled(pilot)
        await press(pilot, "enter")
        assert "on your pile?" in shown(app)
    assert journal.entries_of("setback", "step") == []
