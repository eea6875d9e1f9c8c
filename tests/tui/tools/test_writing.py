"""Ideas that ask to write have a field, in a hard moment and from a draft."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.app import CheckinApp
from checkin.tui.base.feelings_dialog import FeelingsDialog
from checkin.tui.features.hard_moment.screen import HardScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.tools.write_screen import WriteScreen
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.multiline_field import MultilineField
from tests.support.showing import opened, settled, shown

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
        await pilot.press(*words, "enter")
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
        assert "Put it on your pile?" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
    assert [win.text for win in journal.entries_of("win")] == ["Wrote whatever came"]


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


async def test_what_was_done_stands_on_the_pile_as_done(journal: Journal) -> None:
    async with opened(journal, "s") as (app, pilot):
        choices = app.screen.query_one(ChoiceList)
        choices.highlighted = choices.get_option_index("st-body-2m-1")
        await pilot.press("enter", "enter", "e", "enter", "y", "enter")
        await settled(pilot)
    assert [win.text for win in journal.entries_of("win")] == ["Drank some water"]
    assert [step.text for step in journal.entries_of("step")] == [
        "Drink some water, a little at a time."
    ]
