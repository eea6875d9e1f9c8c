"""What is shown and asked in a hard moment is called what it is: a saying, a plan, a win."""

from datetime import date

import pytest

from checkin.content.strings import get_text
from checkin.core.entries import ENOUGH, HERE, NewEntry
from checkin.core.frozen import replace
from checkin.core.reflections import BOX
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.features.hard_moment.screen import HardScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.shell import checkin
from tests.support.showing import lines, opened, press, settled, shown

BEFORE = date(2026, 11, 2)
COPIED = "Copy out words you love: a song, a poem, a saying."
KEPT = {
    "saying": (
        NewEntry("reflection", "One day at a time", cue=COPIED, source=BOX),
        "Words you keep close, from Monday 2 November: One day at a time",
    ),
    "plan": (
        NewEntry("intention", "step outside", cue="After lunch"),
        "On Monday 2 November you planned this: After lunch, I will step outside",
    ),
    "answer": (
        NewEntry("reflection", "The sea was calm", source="e-one"),
        "In your own words, on Monday 2 November: The sea was calm",
    ),
    "written in a skill": (
        NewEntry("reflection", "It was one bad hour", source="skill:facts"),
        "In your own words, on Monday 2 November: It was one bad hour",
    ),
    "being here": (
        NewEntry("reflection", "You were here.", source=HERE),
        "On Monday 2 November you did this: You were here.",
    ),
    "idea": (
        NewEntry("win", "Drank some water", source="st-body-2m-1"),
        "On Monday 2 November you did this: Drank some water",
    ),
    "win": (NewEntry("win", "Swam"), "In your own words, on Monday 2 November: Swam"),
}


def keep_close(journal: Journal, what: str) -> str:
    """Keep that for a hard day; how it reads."""
    new, said = KEPT[what]
    journal.add(replace(new, day=BEFORE, keepsake=True))
    return said


@pytest.mark.parametrize("what", KEPT)
async def test_past_help_says_what_it_is(journal: Journal, what: str) -> None:
    said = keep_close(journal, what)
    async with opened(journal, "s") as (app, _pilot):
        assert said in " ".join(shown(app).split())
        assert ("you did this" in shown(app)) == (what in ("being here", "idea"))


@pytest.mark.parametrize("what", ["saying", "plan", "answer"])
async def test_where_wins_are_named_a_saying_or_a_plan_is_none(journal: Journal, what: str) -> None:
    keep_close(journal, what)
    text = KEPT[what][0].text
    assert [e.text for e in journal.past_wins.some_of_today("square one", 3)] == []
    journal.add(NewEntry("win", "Swam", day=BEFORE))
    async with opened(journal, "s") as (app, pilot):
        app.screen.query_one(ChoiceList).highlighted = app.screen.query_one(
            ChoiceList
        ).get_option_index("square-one")
        await press(pilot, "enter")
        assert "Monday 2 November: Swam" in shown(app)
        assert text not in shown(app)
    async with opened(journal, "k") as (app, pilot):
        tool = routes.tool("pile", inside=False)
        assert tool is not None
        app.go(tool)
        await settled(pilot)
        assert "Swam" in shown(app)
        assert text not in shown(app)
        await press(pilot, "tab")
        assert text not in shown(app)
    async with opened(journal, "w", "f4", "down", "down", "down", "enter") as (app, _pilot):
        assert "In your own words, on Monday 2 November: Swam" in shown(app)


def test_a_saying_is_listed_without_what_asked_for_it(journal: Journal, path: str) -> None:
    keep_close(journal, "saying")
    journal.close()
    said = checkin("--file", path, "log").out
    assert "Kept close: One day at a time" in said
    assert COPIED not in said


async def test_a_saying_in_history_is_shown_without_what_asked_for_it(journal: Journal) -> None:
    keep_close(journal, "saying")
    async with opened(journal, "h") as (app, pilot):
        await press(pilot, "enter")
        assert "One day at a time" in shown(app)
        assert "Copy out" not in shown(app)


@pytest.mark.parametrize(
    ("tool", "keys", "win", "if_not"),
    [
        ("sayings", (*"song", "tab"), "Copied out words I love", "not_piled_words"),
        ("line", (*"it hurts", "enter"), "Wrote one line", "not_piled_words"),
        (
            "freewrite",
            ("x", "y", "tab", "down", "enter"),
            "Wrote whatever came",
            "not_piled_thrown",
        ),
        ("pile", ("enter",), "Read some of my wins", "not_piled_read"),
        ("skill:hold", ("down", "enter"), "Looked into my keep-close box", "not_piled_box"),
        ("skill:pause", ("escape",), "Tried a skill: The four-part pause", "not_piled"),
    ],
)
async def test_the_pile_is_asked_about_by_name_and_no_is_answered_as_it_fits(
    journal: Journal, tool: str, keys: tuple[str, ...], win: str, if_not: str
) -> None:
    journal.add(NewEntry("win", "Swam", day=BEFORE, keepsake=True))
    async with opened(journal) as (app, pilot):
        route = routes.tool(tool, inside=False)
        assert route is not None
        app.go(route)
        await settled(pilot)
        if tool == "skill:pause":
            await press(pilot, "enter")
        await press(pilot, *keys)
        assert f'Put "{win}" on your pile?' in shown(app)
        await press(pilot, "n", "enter")
        assert get_text("skills", if_not) in shown(app)
    assert [each.text for each in journal.entries_of("win")] == ["Swam"]


async def test_what_would_go_on_the_pile_is_named_in_a_hard_moment(journal: Journal) -> None:
    keys = ("f2", *"call Jan", "enter", "i", "enter", "enter", "e", "enter")
    async with opened(journal, *keys) as (app, _pilot):
        assert 'Put "call Jan" on your pile?' in shown(app)


async def test_a_long_step_is_shortened_where_the_pile_is_asked_about(journal: Journal) -> None:
    long = "sit by the water and watch the boats go out one after the other until it is dark"
    async with opened(journal, "s") as (app, pilot):
        await press(pilot, *long, "enter", "i", "enter", "enter", "e", "enter")
        assert "one after the…" in shown(app)
        await press(pilot, "y", "enter")
    assert [each.text for each in journal.entries_of("win")] == [long]


async def test_where_nothing_is_chosen_the_footer_says_so(journal: Journal) -> None:
    async with opened(journal, "f2", *"Had tea", "enter") as (app, pilot):
        assert lines(app)[-1].strip().startswith("↓ Choose  f3 People  esc Back")
        await press(pilot, "down")
        assert lines(app)[-1].strip().startswith("enter This one  f3 People  esc Back")
        await press(pilot, "up")
        assert "enter" not in lines(app)[-1]
        await press(pilot, *"so tired")
        assert "enter Keep" in lines(app)[-1]


async def test_leaving_what_was_chosen_goes_one_step_back(journal: Journal) -> None:
    async with opened(journal, "f2", *"1 tea", "enter", "i", "enter") as (app, pilot):
        assert "I did it" in shown(app)
        await press(pilot, "escape")
        assert "This is how I feel, or what happened" in shown(app)
        await press(pilot, "t", "enter")
        assert "What would help now?" in shown(app)
    assert [each.text for each in journal.entries()] == ["1 tea"]


async def test_at_its_end_esc_leaves_it(journal: Journal) -> None:
    keys = ("f2", *"1 tea", "enter", "i", "enter", "enter", "r", "enter")
    async with opened(journal, *keys) as (app, pilot):
        assert "That's one thing done." in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert get_text("hard", "stop_reply") in shown(app)
        await press(pilot, "f2")
        assert isinstance(app.screen, HardScreen)


async def test_one_kind_line_alone_has_no_next(journal: Journal) -> None:
    keep_close(journal, "saying")
    async with opened(journal) as (app, pilot):
        route = routes.tool("kind-lines", inside=False)
        assert route is not None
        app.go(route)
        await settled(pilot)
        assert "One day at a time" in shown(app)
        assert "enter" not in lines(app)[-1]
        await press(pilot, "tab")
        assert "enter Next" in lines(app)[-1]


@pytest.mark.parametrize(
    ("idea", "keys", "win"),
    [
        ("st-tool-facts", ("tab",) * 4, "Tried a skill: Facts and story"),
        ("st-tool-squeeze", ("enter", "escape"), "Tried a skill: Squeeze and relax"),
        ("st-tool-squeeze", ("enter",) * 5, "Squeezed and relaxed"),
        ("st-rest-2m-3", ("enter", "up"), "Took a short rest"),
    ],
)
async def test_what_was_left_on_the_way_is_not_called_done(
    journal: Journal, idea: str, keys: tuple[str, ...], win: str
) -> None:
    async with opened(journal, "s") as (app, pilot):
        choices = app.screen.query_one(ChoiceList)
        while idea not in {option.id for option in choices.options}:
            choices.highlighted = choices.get_option_index(ENOUGH)
            await press(pilot, "enter", "down", "enter")  # something else
        choices.highlighted = choices.get_option_index(idea)
        await press(pilot, "enter", *keys)
        await press(pilot, "e", "enter")
        assert f'Put "{win}" on your pile?' in shown(app)
