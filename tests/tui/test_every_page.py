"""What holds of every page at every width: one column, the way out, names of enter, list keys."""

from __future__ import annotations

import re

import pytest
from textual.app import App
from textual.pilot import Pilot

from checkin.core.clock import Clock
from checkin.demo_journal import demo_journal
from checkin.tui.app import CheckinApp
from checkin.tui.keymap import LIST
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.pages import PAGES, open_page
from tests.support.showing import begins, lines, opened, press, settled
from tests.support.whole_words import cut_words, own_words, words_of

NAMES = {"Keep", "Choose", "Next"}
NEITHER = {"Open", "Close", "Copy", "Back", "Add a number"}
"""What enter does where nothing is kept or chosen: opens or copies what is read, adds what is
missing there, or goes back."""
OTHER_NAMES = {
    "ChoiceDialog",
    "EveningScreen",
    "FeelingsDialog",
    "FeelingsScreen",
    "HardScreen",
    "MomentDialog",
    "PromptsScreen",
    "RatingDialog",
}
"""Pages whose answers have names of their own for it."""
OUT = ("esc ", "any other key ")
"""What leads out of a page. Today is as far back as it goes."""


@pytest.mark.parametrize("page", PAGES)
async def test_at_every_width_it_stands_in_one_column_and_says_the_way_out_and_help(
    page: str, clock: Clock
) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal) as (app, pilot):
            await open_page(pilot, journal, page)
            known = own_words(journal)
            for size in ((120, 40), (60, 20), (80, 24)):
                await pilot.resize_terminal(*size)
                await settled(pilot)
                rows = [line for line in lines(app) if line.strip()]
                known |= words_of("\n".join(rows)) if size[0] == 120 else set()
                assert cut_words(rows, known) == set(), size
                stands_in_one_column(app, rows)
                says_the_way_out(page, rows[-1], size[0])
            named = re.search(r"^ +enter (.*?)(?:  |$)", rows[-1])
            if named is not None and page not in OTHER_NAMES:
                assert named[1] in NAMES | NEITHER
            await list_has_its_keys(page, pilot)


def stands_in_one_column(app: App[None], rows: list[str]) -> None:
    edge = app.screen.query_one("#page").content_region.x
    assert begins(rows[0]) == begins(rows[-1]) == edge
    assert min(map(begins, rows)) == edge
    for choices in app.screen.query(ChoiceList):
        headings = {
            str(o.prompt) for o in choices.options if o.disabled and str(o.prompt)[:1].strip()
        }
        found = [row for row in rows if row.strip() in headings]
        assert {begins(row) for row in found} <= {edge}


def says_the_way_out(page: str, foot: str, columns: int) -> None:
    assert page == "TodayScreen" or any(word in foot for word in OUT), foot
    helps = foot.endswith(("? More", "f1 More"))
    assert helps is (page != "HelpScreen"), foot  # help has none of its own
    assert len(foot) <= columns - 2


def marked(pilot: Pilot[None], mark: str) -> int:
    """How many rows have that mark of the chosen one, which is seen without color."""
    return sum(line.strip(" ✓x").startswith(f"{mark} ") for line in lines(pilot.app))


async def list_has_its_keys(page: str, pilot: Pilot[None]) -> None:
    """The keys for its ends and pages, where the page has a list."""
    screen = pilot.app.screen
    shown = [c for c in screen.query(ChoiceList) if c.display and c.option_count]
    if not shown or page == "FeelingsDialog":
        return
    (choices,) = shown
    assert not [o for o in choices.options if o.disabled and "○" in str(o.prompt)]
    assert {key.key for key in LIST} <= {key.key for key in screen.KEYS}  # type: ignore[attr-defined]
    places = [n for n, option in enumerate(choices.options) if not option.disabled]
    for key, place in {"end": places[-1], "home": places[0]}.items():
        if getattr(pilot.app.focused, "value", ""):
            break  # they belong to the words
        await press(pilot, key)
        assert choices.highlighted == place, key
        assert marked(pilot, "›") == 1, key
    if page in ("WeekScreen", "NotYetItemScreen"):
        return  # the page keys are for reading there
    choices.highlighted = places[0]
    app = pilot.app
    assert isinstance(app, CheckinApp)
    app.journal.settings.set("marks", "plain")
    app.follow_settings()
    await settled(pilot)
    assert marked(pilot, ">") == 1
    assert not marked(pilot, "›")
    await press(pilot, "pagedown")
    assert choices.highlighted == places[min(10, len(places) - 1)]
    await press(pilot, "pageup")
    assert choices.highlighted == places[0]


@pytest.mark.parametrize(
    "keys",
    [
        ("w", *"Walked @s"),
        ("w", *"Walked", "f4"),
        ("w", *"Walked", "enter", "tab"),
        ("m", "f4"),
        ("m", *"Walk", "tab"),
        ("e", "tab", "tab", "space", "right"),
        ("s", "enter"),
        ("s", *"Ran", "enter"),
        ("h", "slash", *"walk"),
        ("h", "space", "down", "space"),
        ("h", "f"),
        ("h", "y"),
        ("h", "p", "right", "right"),
        ("x", "enter"),
        ("k", "enter"),
        ("b",),
        ("ctrl+p",),
        ("ctrl+p", *"them"),
        ("question_mark",),
    ],
    ids=" ".join,
)
async def test_no_word_is_cut_at_60_columns(keys: tuple[str, ...], clock: Clock) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal) as (app, pilot):
            await pilot.resize_terminal(60, 20)
            await press(pilot, *(word for each in keys for word in spelled(each)))
            for _ in range(3):
                typed = words_of(" ".join(keys)) | words_of("".join(keys))
                assert cut_words(lines(app), own_words(journal) | typed) == set()
                assert len(lines(app)[-1]) <= 58
                await press(pilot, "pagedown")


def spelled(key: str) -> list[str]:
    """A key as it is pressed."""
    return ["space"] if key == " " else ["at"] if key == "@" else [key]
