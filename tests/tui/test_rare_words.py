"""Sentences that only some people meet, each reached as they would reach it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from checkin.content import skills
from checkin.content.breathing import pattern
from checkin.content.strings import format_text, get_text
from checkin.core.entries import NewEntry
from checkin.core.errors import NotWritable
from checkin.core.records import Draft
from checkin.core.stretches import Stretch
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.features.history import trash_screen
from checkin.tui.features.tools.breathing_screen import PacedScreen
from tests.support.moving import Moving
from tests.support.past_wins import keep
from tests.support.showing import opened, press, settled, shown


async def test_a_page_that_is_open_at_midnight_says_that_a_new_day_begins(
    moved: Journal, moving: Moving
) -> None:
    async with opened(moved, "e") as (app, pilot):
        moving.go_on(1)
        app.screen._has_turned()  # type: ignore[attr-defined]
        await settled(pilot)
        assert get_text("drafts", "new_day_key").partition("{")[0] in " ".join(shown(app).split())


async def test_words_come_back_where_the_file_is_not_to_be_written(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(change: Callable[[Journal], Any]) -> Any:
        raise NotWritable("The file cannot be written to.")

    async with opened(journal, "w", *"Tea") as (app, pilot):
        with monkeypatch.context() as patch:
            patch.setattr(app, "write", refused)
            await pilot.press("enter")
            await settled(pilot)
        assert get_text("errors", "not_writable") in " ".join(shown(app).split())
        assert "Tea" in shown(app)


async def test_what_has_no_words_is_undone_and_redone_all_the_same(journal: Journal) -> None:
    journal.add(NewEntry("setback", ""))
    async with opened(journal, "u") as (app, pilot):
        assert get_text("history", "undone") in shown(app)
        await pilot.press("U")
        await settled(pilot)
        assert get_text("history", "redo") in shown(app)


async def test_an_answer_that_is_given_again_is_said_to_be_back(journal: Journal) -> None:
    step = journal.add(NewEntry("step", "Tea"))
    journal.edit(step.id, outcome="easier")
    async with opened(journal, "u") as (app, pilot):
        assert "Undone. Your answer about this is gone: Tea" in shown(app)
        await press(pilot, "U")
        assert "Redone. Your answer about this is back: Tea" in shown(app)


async def test_what_is_brought_back_once_more_is_said(journal: Journal) -> None:
    journal.restore(journal.delete(keep(journal, "Tea").id)[0].id)
    async with opened(journal, "u") as (app, pilot):
        assert "Undone. Put away again: Tea" in shown(app)
        await press(pilot, "U")
        assert "Redone. Brought back: Tea" in shown(app)


@pytest.mark.parametrize("kind", routes.WRITING)
async def test_writing_that_was_left_says_what_it_is_when_it_goes_on(
    journal: Journal, kind: str
) -> None:
    journal.drafts.save(Draft(f"write:{kind}", "line", "half a line"))
    async with opened(journal, "f5") as (app, _):
        assert get_text("write", kind) in " ".join(shown(app).split())
        assert "half a line" in shown(app)


async def test_a_tag_that_stands_in_the_words_stays(journal: Journal) -> None:
    keep(journal, "Tea #calm")
    async with opened(journal, "h", "number_sign", *"calm", "enter") as (app, _):
        assert format_text("history", "tag_in_text", edit="e") in shown(app)


async def test_what_was_put_away_before_the_newest_is_counted(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trash_screen, "_MOST", 1)
    for text in ("Tea", "Bread"):
        journal.delete(journal.add(NewEntry("win", text)).id)
    async with opened(journal, "h", "z") as (app, _):
        assert get_text("history", "trash_more").format(entries="1 entry") in shown(app)


async def test_several_wins_are_no_longer_set_aside(journal: Journal) -> None:
    keep(journal, "Tea")
    keep(journal, "Bread")
    several = ("h", "space", "down", "space", "asterisk")
    async with opened(journal, *several, "asterisk") as (app, _):
        said = get_text("history", "not_kept_for_hard_day_several").format(count="2 wins")
        assert said in " ".join(shown(app).split())


async def test_what_was_kept_half_a_year_ago_is_on_this_day(journal: Journal) -> None:
    journal.add(NewEntry("win", "Tea", day=date(2026, 5, 21)))
    async with opened(journal, "h", "o") as (app, _):
        assert get_text("history", "half_year_ago") in shown(app)


async def test_a_question_that_was_set_aside_leaves_nothing_to_fill(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        for key in ("tab", "escape"):
            app.go(routes.SELF_TRUST)
            await settled(pilot)
            said = shown(app)
            await pilot.press(key)
            await settled(pilot)
        assert get_text("week", "trust_none") in said


async def test_a_win_is_celebrated_for_as_long_as_one_likes(journal: Journal) -> None:
    async with opened(journal, "w", *"Tea", "tab") as (app, pilot):
        await pilot.press("down", "down", "enter", "down", "down", "down", "enter")
        await settled(pilot)
        assert get_text("wins", "celebrate_done") in shown(app)


async def test_without_a_win_there_is_nothing_to_say_more_about(journal: Journal) -> None:
    async with opened(journal, "w", "tab") as (app, _):
        assert get_text("wins", "more_first") in shown(app)


async def test_a_win_that_reaches_a_stretch_says_so(journal: Journal) -> None:
    made = Stretch("calm", "A calm day", days=1, span=7, tag="#calm", made="2026-11-21")
    journal.lookback.save_stretch(made)
    async with opened(journal, "w", *"Tea #calm", "enter") as (app, _):
        said = get_text("wins", "stretch").format(text="A calm day")
        assert said in " ".join(shown(app).split())


async def test_a_sigh_ends_with_a_long_breath_out(journal: Journal) -> None:
    times = iter([0.0])
    async with opened(journal) as (app, pilot):
        app.push_screen(PacedScreen(pattern("sigh"), clock=lambda: next(times, 4.0)))
        await settled(pilot)
        assert pattern("sigh").phases[2].cue in shown(app)


@pytest.mark.parametrize("skill", skills.skills(()), ids=lambda skill: skill.id)
async def test_every_step_of_a_skill_comes_to_the_screen(
    journal: Journal, skill: skills.Skill
) -> None:
    route = routes.tool(f"skill:{skill.id}", inside=False)
    assert route is not None
    async with opened(journal) as (app, pilot):
        app.go(route)
        said = ""
        for _ in range(len(skill.steps) + 3):
            await settled(pilot)
            said += " ".join(shown(app).split())
            await pilot.press("enter")
        assert skill.steps[0] in said
