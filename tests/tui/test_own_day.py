"""A page belongs to the day it was opened for until it is left; what was typed knows its day."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, time

import pytest
from textual.pilot import Pilot

from checkin.core.clock import Clock
from checkin.core.entries import Entry, NewEntry
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.evening.feelings_screen import FeelingsScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.moving import Moving
from tests.support.pages import page_kinds
from tests.support.showing import opened, press, settled, shown

SATURDAY, SUNDAY = date(2026, 11, 21), date(2026, 11, 22)
LATE = {time(0): ("2026-11-21T23:59:00", "2026-11-22T00:00:30")}
LATE[time(4)] = ("2026-11-22T03:59:00", "2026-11-22T04:00:30")


@pytest.fixture(params=LATE, ids=str)
def turning(request: pytest.FixtureRequest, moved: Journal, moving: Moving) -> Turning:
    """A journal a minute before its day ends, by midnight and by a day that starts at four."""
    before, after = (datetime.fromisoformat(f"{at}+01:00") for at in LATE[request.param])
    moving.moment = before
    moved.settings.set("day-start", f"{request.param:%H:%M}")
    return Turning(moved, moving, after)


class Turning:
    def __init__(self, journal: Journal, moving: Moving, after: datetime) -> None:
        self.journal = journal
        self._moving = moving
        self._after = after

    def turn(self) -> None:
        """Let the next day begin."""
        self._moving.moment = self._after
        assert self.journal.clock.today() == SUNDAY

    @asynccontextmanager
    async def opened(self, *keys: str) -> AsyncIterator[tuple[CheckinApp, Pilot[None]]]:
        """The app with a page opened on Saturday, and Sunday has begun."""
        assert self.journal.clock.today() == SATURDAY
        async with opened(self.journal, *keys) as (app, pilot):
            self.turn()
            yield app, pilot

    def kept(self) -> list[tuple[str, date, bool]]:
        found = self.journal.entries(newest_first=False)
        return [(entry.text, entry.day, entry.at is not None) for entry in found]


async def test_an_evening_asks_about_the_goal_of_its_day(turning: Turning) -> None:
    goal = turning.journal.add(NewEntry("intention", "Step outside"))
    async with turning.opened("e") as (app, pilot):
        assert "Step outside" in shown(app)
        await press(pilot, "down", "enter")
        assert "There was no goal today" not in shown(app)
        await press(pilot, *"Warm light", "enter")
        while not isinstance(app.screen, FeelingsScreen):
            await press(pilot, "tab")
        await press(pilot, *"calm", "enter")
    assert turning.journal.entry(goal.id).outcome == "did"
    line = turning.journal.day(SATURDAY).of("reflection")[0]
    assert (line.text, line.feelings) == ("Warm light", ("calm",))
    assert turning.journal.day(SUNDAY).entries == ()


async def test_a_goal_that_stands_is_changed_and_not_made_twice(turning: Turning) -> None:
    turning.journal.add(NewEntry("intention", "Step outside"))
    async with turning.opened("m") as (_app, pilot):
        await press(pilot, "end", *" now", "enter")
    assert turning.kept() == [("Step outside now", SATURDAY, True)]


async def test_a_win_is_kept_on_the_day_of_its_page_and_that_is_said(turning: Turning) -> None:
    async with turning.opened("w") as (app, pilot):
        await press(pilot, *"Tea", "enter")
        assert "Kept on Saturday 21 November." in shown(app)
        await press(pilot, "escape")
        assert "Sunday 22 November" in shown(app)
        await press(pilot, "w", *"Bread", "enter")
    assert turning.kept() == [("Tea", SATURDAY, False), ("Bread", SUNDAY, True)]


KEEPING = {
    "morning": ("m",),
    "own words": (*"no one came",),
}


@pytest.mark.parametrize("page", KEEPING)
async def test_what_is_kept_on_a_day_that_is_over_is_said_to_be_kept_on_that(
    turning: Turning, page: str
) -> None:
    turning.journal.add(NewEntry("intention", "Step outside"))
    async with turning.opened(*KEEPING[page]) as (app, pilot):
        await press(pilot, *"Sit down ", "enter")
        assert "Kept on Saturday 21 November." in shown(app)
        assert "Saved" not in shown(app)
    assert {day for _, day, _ in turning.kept()} == {SATURDAY}


async def test_today_is_another_day_for_who_names_it(turning: Turning) -> None:
    async with turning.opened("w") as (_app, pilot):
        await press(pilot, *"Tea", "f5", *"today", "enter", "enter")
    assert turning.kept() == [("Tea", SUNDAY, True)]


async def test_what_opens_from_a_page_has_the_day_of_that(turning: Turning) -> None:
    async with turning.opened("w") as (_app, pilot):
        await press(pilot, "f4", *"Sat down", "enter")
    assert turning.kept() == [("Sat down", SATURDAY, False)]


async def test_a_week_is_the_week_it_was_opened_for(turning: Turning) -> None:
    turning.journal.add(NewEntry("win", "First day of it", day=date(2026, 11, 15)))
    async with turning.opened("r") as (app, pilot):
        await press(pilot, *"It went", "enter")
        assert "First day of it" in shown(app)
    assert [(text, day) for text, day, _ in turning.kept()] == [
        ("First day of it", date(2026, 11, 15)),
        ("It went", SATURDAY),
    ]


async def test_the_steps_of_a_hard_moment_stay_with_it(turning: Turning) -> None:
    async with turning.opened("s") as (_app, pilot):
        await press(pilot, *"Drink tea", "enter", "enter", "down", "enter")
    assert {(entry.kind, entry.day) for entry in turning.journal.entries()} >= {
        ("setback", SATURDAY),
        ("step", SATURDAY),
    }
    assert turning.journal.day(SUNDAY).entries == ()


async def test_today_turns_by_itself(turning: Turning) -> None:
    async with turning.opened() as (app, pilot):
        app.screen.turn()  # type: ignore[attr-defined]
        await settled(pilot)
        assert "Sunday 22 November" in shown(app)
        await press(pilot, "full_stop")
    assert [day for _, day, _ in turning.kept()] == [SUNDAY]


# The day that has begun

BEGUN = "A new day has begun. This page is still for Saturday 21 November. Press {}"
GO_ON = {
    "w": ("w", "f9", "win"),
    "m": ("m", "f9", "intention"),
    "e": ("e", "f5", "reflection"),
    "r": ("r", "f9", "reflection"),
    "a question": (("w", "f4"), "f9", "win"),
    "own words": (("I met her today",), "f9", "reflection"),
}


@pytest.mark.parametrize("page", GO_ON)
async def test_a_page_goes_on_with_the_day_that_has_begun(turning: Turning, page: str) -> None:
    keys, key, kind = GO_ON[page]
    typed = () if page == "own words" else "Had tea"
    async with opened(turning.journal, *(keys[0] if page == "own words" else keys), *typed) as (
        app,
        pilot,
    ):
        turning.turn()
        await press(pilot, "f12")
        assert BEGUN.format(key) in " ".join(shown(app).split())
        await press(pilot, key)
        assert "What you keep here now goes to Sunday 22 November." in " ".join(shown(app).split())
        assert any(field.value for field in app.screen.query(TextField))
        await press(pilot, "enter")
    (kept,) = turning.journal.entries()
    assert (kept.kind, kept.day) == (kind, SUNDAY)


def test_the_key_that_goes_on_with_the_new_day_does_nothing_else_on_its_page() -> None:
    kinds = [kind for kind in page_kinds() if kind.DATED and kind.GOES_ON]
    assert len(kinds) > 10
    for kind in kinds:
        keys = {key for command in kind.KEYS for key in (command.key, command.also)}
        assert kind.NEW_DAY not in keys, kind


async def test_what_is_typed_goes_along_and_no_goal_of_the_day_before(turning: Turning) -> None:
    turning.journal.add(NewEntry("intention", "Step outside", cue="after lunch"))
    async with turning.opened("m") as (app, pilot):
        await press(pilot, "f12", "f9")
        assert not any(field.value for field in app.screen.query(TextField))
        await press(pilot, *"Rest", "enter")
    assert turning.kept() == [("Step outside", SATURDAY, True), ("Rest", SUNDAY, True)]


async def test_an_evening_that_goes_on_asks_about_the_goal_of_the_new_day(
    turning: Turning,
) -> None:
    goal = turning.journal.add(NewEntry("intention", "Step outside"))
    async with turning.opened("e") as (app, pilot):
        assert "Step outside" in shown(app)
        await press(pilot, "f12", "f5")
        assert "Step outside" not in shown(app)
        assert "There's no goal" in shown(app)
        await press(pilot, *"Warm light", "enter")
    assert turning.journal.entry(goal.id).outcome is None
    assert [entry.text for entry in turning.journal.day(SUNDAY).entries] == ["Warm light"]


async def test_typing_on_leaves_the_page_with_its_day_and_its_key(turning: Turning) -> None:
    async with turning.opened("e") as (app, pilot):
        await press(pilot, "f12", *"Warm")
        assert BEGUN.format("f5") in " ".join(shown(app).split())


async def test_it_is_said_also_where_a_win_was_kept_just_before(turning: Turning) -> None:
    async with opened(turning.journal, "w", *"Tea", "enter") as (app, pilot):
        assert "Say more" in shown(app)
        turning.turn()
        await press(pilot, "f12", *"Bread")
        assert BEGUN.format("f9") in " ".join(shown(app).split())
        await press(pilot, "f9", "enter")
    assert [(text, day) for text, day, _ in turning.kept()] == [
        ("Tea", SATURDAY),
        ("Bread", SUNDAY),
    ]


async def test_a_hard_moment_stays_with_its_day(turning: Turning) -> None:
    async with turning.opened("s") as (app, pilot):
        await press(pilot, "f12")
        assert "What you keep here still goes to Saturday 21 November." in " ".join(
            shown(app).split()
        )
        await press(pilot, *"Drink tea", "f9", "enter")
    assert turning.journal.day(SUNDAY).entries == ()


async def test_a_page_that_went_on_says_so_again_on_the_day_after(
    moved: Journal, moving: Moving
) -> None:
    async with opened(moved, "w", *"Tea") as (app, pilot):
        moving.go_on(1)
        await press(pilot, "f12", "f9")
        moving.go_on(1)
        await press(pilot, "f12")
        assert BEGUN.format("f9").replace("Saturday 21", "Sunday 22") in " ".join(
            shown(app).split()
        )


# What was typed on another day


async def left_on_wednesday(journal: Journal, moving: Moving, *keys: str) -> None:
    moving.moment = datetime.fromisoformat("2026-11-25T12:00:00+01:00")
    async with opened(journal, *keys) as (app, pilot):
        await press(pilot, "escape")
        await app.action_quit()
    moving.go_on(2)


SAYS = "You typed this on Wednesday 25 November. Press {} to keep it for that day."


def one(journal: Journal) -> Entry:
    (entry,) = journal.entries()
    return entry


async def test_words_of_another_day_say_so_and_can_be_kept_on_it(
    moved: Journal, moving: Moving
) -> None:
    await left_on_wednesday(moved, moving, "w", *"Had tea")
    async with opened(moved, "w") as (app, pilot):
        assert SAYS.format("f5") in " ".join(shown(app).split())
        await press(pilot, "f5", "enter")
    assert (one(moved).text, one(moved).day) == ("Had tea", date(2026, 11, 25))


async def test_words_of_another_day_are_kept_on_this_one_otherwise(
    moved: Journal, moving: Moving
) -> None:
    await left_on_wednesday(moved, moving, "w", *"Had tea")
    async with opened(moved, "w") as (_app, pilot):
        await press(pilot, *" too", "enter")
    assert (one(moved).text, one(moved).day) == ("Had tea too", date(2026, 11, 27))


async def test_words_keep_the_day_they_were_typed_on_however_often_they_are_left(
    moved: Journal, moving: Moving
) -> None:
    await left_on_wednesday(moved, moving, "w", *"Had tea")
    for _ in range(2):
        async with opened(moved, "w") as (app, pilot):
            assert SAYS.format("f5") in " ".join(shown(app).split())
            await press(pilot, "end", "x", "escape")
            await app.action_quit()
        moving.go_on(1)
    (draft,) = moved.drafts.all()
    assert draft.context["typed"] == "2026-11-25"


@pytest.mark.parametrize(
    ("keys", "key"), [("m", "f5"), ("r", "f9"), ("e", "f5"), (("w", "f4"), "f5")]
)
async def test_every_page_that_keeps_on_a_day_offers_that_day(
    moved: Journal, moving: Moving, keys: tuple[str, ...], key: str
) -> None:
    await left_on_wednesday(moved, moving, *keys, *"Had tea")
    async with opened(moved, *keys) as (app, pilot):
        assert SAYS.format(key) in " ".join(shown(app).split())
        await press(pilot, key)
        assert "Wednesday 25 November" in shown(app)
        await press(pilot, "enter")
    assert {entry.day for entry in moved.entries()} == {date(2026, 11, 25)}


async def test_words_of_another_day_are_offered_above_the_ideas_of_a_hard_moment(
    moved: Journal, moving: Moving
) -> None:
    await left_on_wednesday(moved, moving, "s", *"Had tea")
    async with opened(moved, "s") as (app, pilot):
        says = "You typed this on Wednesday 25 November: Had tea. Press f5 to go on with it."
        assert says in " ".join(shown(app).split())
        assert app.screen.query_one("#line", TextField).value == ""
        await press(pilot, "f5")
        assert app.screen.query_one("#line", TextField).value == "Had tea"


# The day of a win


async def test_the_question_is_for_the_day_while_that_is_asked(journal: Journal) -> None:
    async with opened(journal, "w") as (app, pilot):
        assert "What went well, however small?" in shown(app)
        await press(pilot, "f5")
        assert "Which day?" in shown(app)
        assert "What went well, however small?" not in shown(app)
        await press(pilot, *"yesterday", "enter")
        assert "What went well, however small?" in shown(app)


async def test_words_typed_where_the_day_is_asked_for_are_there_again(journal: Journal) -> None:
    async with opened(journal, "w", "f5", *"Had tea") as (app, pilot):
        await press(pilot, "escape")
        assert app.screen.query_one("#line", TextField).value == "Had tea"
        await press(pilot, "escape")
        assert "You have something unfinished in Wins (press w)" in shown(app)
        await press(pilot, "w")
        assert app.focused is app.screen.query_one("#line", TextField)
        assert app.screen.query_one("#line", TextField).value == "Had tea"
        await press(pilot, "enter")
        await app.drafting.save()  # as it does a moment later, and when the app is left
    assert one(journal).text == "Had tea"
    assert journal.drafts.all() == []


async def test_a_draft_from_before_drafts_knew_their_day_is_kept_today(journal: Journal) -> None:
    journal.drafts.save(Draft("wins", "line", "Old", left=True))
    async with opened(journal, "w") as (app, pilot):
        assert "You typed this" not in shown(app)
        await press(pilot, "enter")
    assert one(journal).day == SATURDAY


def test_a_journal_on_a_day_gives_what_is_new_that_day_and_no_time(clock: Clock) -> None:
    with Journal.in_memory(clock) as journal:
        seen = journal.on(date(2026, 11, 20))
        assert seen.clock.today() == date(2026, 11, 20)
        kept = seen.add(NewEntry("win", "Tea"))
        assert (kept.day, kept.at) == (date(2026, 11, 20), None)
        assert seen.add_here("Here").day == date(2026, 11, 20)
        assert seen.today().day == date(2026, 11, 20)
        assert journal.on(journal.clock.today()) is journal
        seen.settings.set("day-start", "05:00")
        assert journal.clock.day_starts == time(5)
