"""Reflections are told apart on the pages: only the evening's own fill the evening."""

from __future__ import annotations

import pytest

from checkin.content.evening import profiles
from checkin.content.strings import get_text
from checkin.core.entries import HERE, NOT_YET, PLAN, Kind, NewEntry
from checkin.core.marks import sign
from checkin.core.reflections import OWN
from checkin.journal import Journal
from checkin.tui import letter_run
from checkin.tui.app import CheckinApp
from tests.core.test_reflections import NAMED, WRITTEN
from tests.support.showing import opened, press, settled, shown

OPEN = "Look back on the day, when you like"
DONE = "That's it for today."


@pytest.mark.parametrize("source", [s for s, sort in WRITTEN.items() if sort != "evening"])
async def test_only_answers_of_the_evening_fill_the_evening(journal: Journal, source: str) -> None:
    journal.add(NewEntry("reflection", "Take the bus", source=source or None))
    async with opened(journal) as (app, pilot):
        assert OPEN in shown(app)
        await pilot.press("e")
        await settled(pilot)
        assert "You already have something here for today." not in shown(app)


@pytest.mark.parametrize(
    ("source", "row"),
    [
        (HERE, "·   12:30  Take the bus"),
        ("week:wk-03", "□ 12:30  Week: Take the bus"),
        ("trust", "□ 12:30  Trusting myself: Take the bus"),
    ],
)
async def test_what_else_was_written_today_is_named(
    journal: Journal, source: str, row: str
) -> None:
    journal.add(NewEntry("reflection", "Take the bus", source=source))
    async with opened(journal) as (app, _pilot):
        assert "Also today" in shown(app)
        assert " ".join(row.split()) in " ".join(shown(app).split())


@pytest.mark.parametrize(
    ("source", "part"), [("week:wk-03", "Also today"), ("e-one", "This evening")]
)
@pytest.mark.parametrize("more", [False, True], ids=["three", "four"])
async def test_today_says_where_the_others_are_that_it_leaves_out(
    journal: Journal, source: str, part: str, more: bool
) -> None:
    for number in range(3 + more):
        journal.add(NewEntry("reflection", f"Bus {number}", source=source))
    async with opened(journal) as (app, _pilot):
        assert part in shown(app)
        assert "Bus 3" in shown(app) if more else "Bus 2" in shown(app)
        assert ("Bus 0" in shown(app)) != more
        assert ("Earlier ones are in History (press h)." in shown(app)) == more


@pytest.mark.parametrize("source", [NOT_YET, PLAN, "later", "skill:facts", "skill:hold", ""])
async def test_what_came_of_a_hard_moment_or_can_not_be_yet_is_not_on_today(
    journal: Journal, source: str
) -> None:
    journal.add(NewEntry("reflection", "Take the bus", source=source or None))
    async with opened(journal) as (app, _pilot):
        assert "Take the bus" not in shown(app)
        assert "Also today" not in shown(app)


@pytest.mark.parametrize(("source", "name"), NAMED.items())
async def test_history_says_what_a_reflection_is(journal: Journal, source: str, name: str) -> None:
    journal.add(NewEntry("reflection", "Take the bus", source=source))
    async with opened(journal, "h") as (app, pilot):
        row = f"{sign(WRITTEN[source], plain=False)} 12:30  {name}Take the bus"
        assert row in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert f"{name}Take the bus" in shown(app)
        await pilot.press("c")
        await settled(pilot)
        assert app.clipboard.endswith(f"{name}Take the bus")
        await pilot.press("d", "z")
        await settled(pilot)
        assert f"{name}Take the bus" in shown(app)


async def test_a_search_marks_the_words_and_not_the_name(journal: Journal) -> None:
    journal.add(NewEntry("reflection", "The evening bus", source="e-keep"))
    async with opened(journal, "h", "slash", *"evening") as (app, _pilot):
        assert "Evening: The evening bus" in shown(app)


async def test_a_step_is_on_today_once_it_is_on_the_pile(journal: Journal) -> None:
    async with opened(journal, "s", *"Sit down", "enter", "i", "enter", "enter", "e", "enter") as (
        app,
        pilot,
    ):
        await pilot.press("n", "enter", "enter")
        await settled(pilot)
        assert "Sit down" not in shown(app)
        await pilot.press(
            "s", *"Drink tea", "enter", "i", "enter", "enter", "e", "enter", "y", "enter", "enter"
        )
        await settled(pilot)
        assert "● 12:30  Drink tea" in shown(app)
        assert "Sit down" not in shown(app)


async def test_facts_written_in_a_hard_moment_are_not_on_today(journal: Journal) -> None:
    from checkin.tui.features.tools.registry import skill_screen

    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.push_screen(skill_screen("facts", inside=True))
        await settled(pilot)
        await pilot.press(*"She did not call", "enter", "enter", "enter", "enter", "enter")
        await settled(pilot)
        assert "She did not call" not in shown(app)
        assert OPEN in shown(app)
    assert [entry.source for entry in journal.entries_of("reflection")] == ["skill:facts"]


@pytest.mark.parametrize("profile", [profile.id for profile in profiles(())])
async def test_an_evening_of_any_profile_fills_the_evening(journal: Journal, profile: str) -> None:
    journal.settings.set("evening", profile)
    async with opened(journal, "e", *"Tea with Sam", "enter") as (app, pilot):
        await pilot.press("escape")
        await settled(pilot)
        assert OPEN not in shown(app)
        assert shown(app).partition("Press u")[0].count("Tea with Sam") == 1


@pytest.mark.parametrize("words", ["hopeless", "so hopeless today", "I'm back at square one"])
@pytest.mark.parametrize("keys", [("e",), ("e", "tab")])
async def test_words_without_hope_are_not_said_back_on_today(
    journal: Journal, words: str, keys: tuple[str, ...]
) -> None:
    async with opened(journal, *keys, *words, "enter") as (app, pilot):
        assert "That's a lot to carry." in shown(app)
        await pilot.press("up", "enter", "escape", "escape")
        await settled(pilot)
        assert DONE in shown(app)
        assert words not in shown(app)
    (entry,) = journal.entries_of("reflection")
    assert entry.text == words


NOT_ON_TODAY = "Saved in your own words. Today doesn't show them, but History does."


@pytest.mark.parametrize(
    "keys",
    [
        (*"hopeless", "enter"),
        (*"so hopeless", "enter"),
        ("w", *"hopeless", "enter"),
        ("w", "f4", *"hopeless", "enter"),
    ],
    ids=["a word", "two words", "a win", "a question"],
)
async def test_of_words_without_hope_it_is_said_where_they_are(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    for name in ("TOGETHER", "QUICK"):  # however busy the machine is
        monkeypatch.setattr(letter_run, name, 60.0)
    said: list[str] = []
    say = CheckinApp.show_status_on_previous

    def heard(app: CheckinApp, text: str) -> None:
        said.append(text)
        say(app, text)

    monkeypatch.setattr(CheckinApp, "show_status_on_previous", heard)
    async with opened(journal, *keys) as (app, pilot):
        assert "That's a lot to carry." in shown(app)
        await press(pilot, "up", "enter")
        assert NOT_ON_TODAY in " ".join(shown(app).split())
        assert get_text("help", "people") not in said  # they were offered already
        await press(pilot, "escape", "escape")
        assert "hopeless" not in shown(app)
        await press(pilot, "h")
        assert "hopeless" in shown(app)
    (entry,) = journal.entries_of("reflection")
    assert entry.text in ("hopeless", "so hopeless")


async def test_words_without_hope_are_no_win_of_an_evening(journal: Journal) -> None:
    journal.settings.set("evening", "therapist")
    async with opened(journal, "e", *"hopeless", "enter") as (app, pilot):
        assert "That's a lot to carry." in shown(app)
        await pilot.press("up", "enter")
        await settled(pilot)
        assert "One win from your own life?" in shown(app)
    assert journal.entries_of("win") == []
    assert [entry.source for entry in journal.entries_of("reflection")] == ["e-work"]


@pytest.mark.parametrize(("kind", "there"), [("setback", False), ("win", True)])
async def test_words_that_belong_to_a_hard_moment_are_not_on_today(
    journal: Journal, kind: Kind, there: bool
) -> None:
    about = journal.add(NewEntry(kind, "Argued"))
    journal.add(NewEntry("reflection", "It was about the dishes", source=OWN, parent=about.id))
    async with opened(journal) as (app, _):
        assert ("It was about the dishes" in shown(app)) is there
