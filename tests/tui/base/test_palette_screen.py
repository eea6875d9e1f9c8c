"""The palette: all that can be done on the page below and everywhere, settings and colors."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from textual.command import CommandPalette, DiscoveryHit
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Input, OptionList

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.settings import SETTINGS
from checkin.demo_journal import demo_journal
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.base.command_provider import CommandProvider
from checkin.tui.base.palette_screen import Palette
from checkin.tui.features.hard_moment.screen import HardScreen
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.history.trash_screen import TrashScreen
from checkin.tui.features.settings.screen import SettingsScreen
from checkin.tui.features.settings.topics_screen import TopicsScreen
from checkin.tui.features.support.plan_screen import PlanScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.features.today.own_words_screen import OwnWordsScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.tools.urge_surfing_screen import WaveScreen
from checkin.tui.keymap import EVERYWHERE
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.pages import PAGES, open_page
from tests.support.showing import begins, lines, opened, press, settled, shown


def listed(app: CheckinApp) -> list[str]:
    """The rows of the palette's list, without the mark and the scroll bar."""
    top = app.screen.query_one(OptionList).region.y
    return [row[2:78].strip() for row in lines(app)[top:]]


async def seen(app: CheckinApp, text: str) -> None:
    """Wait until that is on the screen."""
    async with asyncio.timeout(20):
        while text not in shown(app):
            await asyncio.sleep(0)


def typed(app: CheckinApp) -> str:
    return app.screen.query_one(Input).value


async def test_it_lists_what_can_be_done_here_then_everywhere_then_the_settings(
    journal: Journal,
) -> None:
    journal.add(NewEntry("win", "Tea with Sam"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 200)) as pilot:
        await pilot.press("h", "ctrl+p")
        await settled(pilot)
        rows = listed(app)
        places = [rows.index(name) for name in ("On this page", "Go to", "Any time", "Settings")]
        assert places == sorted(places)
        assert rows.index("Put away  d") < places[1] < rows.index("Week  r") < places[2]
        assert places[2] < rows.index("Hide  ctrl+l") < places[3] < rows.index("Country")
        assert (
            rows[rows.index("Put away  d") + 1]
            == "Put an entry in the trash. You can bring it back."
        )
        assert rows.count("Undo  u") == 1  # on the page and everywhere
        assert "Page down  pagedown" not in rows


async def test_every_command_that_works_on_a_page_is_offered_there(clock: Clock) -> None:
    missing = {}
    with demo_journal(clock) as journal:
        async with opened(journal) as (app, pilot):
            for page in PAGES:
                await open_page(pilot, journal, page)
                missing[page] = not_offered(app.screen)
                while len(app.screen_stack) > 1:
                    await app.pop_screen()
    assert {page: some for page, some in missing.items() if some} == {}


def not_offered(page: Screen[Any]) -> list[str]:
    """What works on a page, or everywhere, or can be set, and is not offered there."""
    offers = [*CommandProvider(page).offers()]
    keys = {offer.key for offer in offers}
    keys |= {"p"} if "f3" in keys else set()  # the same, by the key that works in a field, too
    titles = {offer.title for offer in offers}
    bound = page.active_bindings.values()
    works = {b.binding.key for b in bound if b.enabled and b.binding.id and b.binding.show}
    named = [setting.title for setting in SETTINGS]
    named += [command.label for command in EVERYWHERE if command.key not in keys]
    return [
        *(works - keys - {"enter", "up", "down"}),
        *(name for name in named if name not in titles),
    ]


async def test_what_is_chosen_is_done_on_the_page_below(journal: Journal) -> None:
    journal.add(NewEntry("win", "Tea with Sam"))
    async with opened(journal, "h", "ctrl+p", *"put aw", "enter") as (app, pilot):
        assert isinstance(app.screen, HistoryScreen)
        await settled(pilot)
        assert journal.entries() == []
        await pilot.press("ctrl+p", *"take back", "enter")  # in the sentence of Undo
        await settled(pilot)
        assert [entry.text for entry in journal.entries()] == ["Tea with Sam"]


async def test_what_can_not_be_done_now_is_not_offered(journal: Journal) -> None:
    async with opened(journal, "h", "ctrl+p", *"put away") as (app, pilot):
        await settled(pilot)
        assert "Put an entry away" not in shown(app)


async def test_it_goes_to_a_page(journal: Journal) -> None:
    async with opened(journal, "ctrl+p", *"hard", "enter") as (app, pilot):
        await settled(pilot)
        assert isinstance(app.screen, HardScreen)


async def test_a_setting_is_gone_to(journal: Journal) -> None:
    async with opened(journal, "ctrl+p", *"motion", "enter") as (app, pilot):
        await settled(pilot)
        assert isinstance(app.screen, SettingsScreen)
        assert app.screen.query_one(ChoiceList).chosen == "motion"
        await pilot.press("down", "up", "up")
        await settled(pilot)
        assert app.screen.query_one(ChoiceList).chosen == "theme"


@pytest.mark.parametrize("typed", ["topics", "feelings off", "suggestions", "ideas", "facing"])
async def test_the_topics_are_opened_at_once(journal: Journal, typed: str) -> None:
    async with opened(journal, "ctrl+p", *typed, "enter") as (app, pilot):
        await settled(pilot)
        assert isinstance(app.screen, TopicsScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, SettingsScreen)
        assert app.screen.query_one(ChoiceList).chosen == "topics-off"


async def test_a_feeling_is_named_before_feelings_are_turned_off(journal: Journal) -> None:
    for typed in ("feel", "feelings"):
        async with opened(journal, "ctrl+p", *typed, "enter") as (app, pilot):
            await settled(pilot)
            assert lines(app)[1].strip() == "How do I feel?", typed


async def test_colors_are_there_the_next_time_too(journal: Journal, path: str) -> None:
    async with opened(journal, "ctrl+p", *"dawn", "enter") as (app, pilot):
        await settled(pilot)
        assert app.theme == "dawn"
    with Journal.open(path) as again:
        assert again.settings["theme"] == "dawn"
        async with opened(again, "ctrl+p", *"theme", "enter") as (app, pilot):
            await seen(app, "Made for checkin")
            assert [row for row in listed(app) if row][:4] == [
                "Made for checkin",
                "dusk",
                "dawn",
                "clear",
            ]
            await pilot.press(*"nord", "enter")
            await settled(pilot)
            assert app.theme == "nord"
    with Journal.open(path) as again:
        async with opened(again) as (app, pilot):
            assert app.theme == "nord"


async def test_what_is_not_there_is_said(journal: Journal) -> None:
    async with opened(journal, "ctrl+p", *"qqq") as (app, pilot):
        await seen(app, "Nothing has that name.")
        assert "No matches" not in shown(app)
        await pilot.press("enter")
        assert isinstance(app.screen, CommandPalette)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_enter_right_after_words_takes_no_row_of_what_was_there_before(
    journal: Journal,
) -> None:
    async with opened(journal, "ctrl+p") as (app, pilot):
        for letter in "allwrong":
            app.post_message(Key(letter, letter))
        app.post_message(Key("enter", "\r"))
        await seen(app, "Nothing has that name.")
        assert isinstance(app.screen, Palette)
        assert typed(app) == "allwrong"
        await press(pilot, *["backspace"] * 8)
        for letter in "settings":
            app.post_message(Key(letter, letter))
        app.post_message(Key("enter", "\r"))
        await settled(pilot)
        assert isinstance(app.screen, SettingsScreen)


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("my heart is broken", ["Keep these words", "Write them down as your own words."]),
        ("hide me i want to die", ["Keep these words", "Write them down as your own words."]),
        ("last change", ["Take back the last change to your entries.", "Keep these words"]),
    ],
)
async def test_a_sentence_can_be_kept_and_is_no_name(
    journal: Journal, sentence: str, rows: list[str]
) -> None:
    keys = ["space" if letter == " " else letter for letter in sentence]
    async with opened(journal, "ctrl+p", *keys) as (app, pilot):
        await seen(app, rows[-1])
        titles = [row for row in listed(app) if row in rows]
        assert titles == rows
        await press(pilot, *["down"] * (titles.index("Keep these words")), "enter")
        assert isinstance(app.screen, OwnWordsScreen)
        assert typed(app) == sentence
        await press(pilot, "enter")
        assert [entry.text for entry in journal.entries()] == [sentence]


@pytest.mark.parametrize(("typed", "saved"), [("so very tired", ["so very tired"]), ("sett", [])])
async def test_when_the_terminal_goes_words_that_are_no_name_are_in_the_file(
    journal: Journal, typed: str, saved: list[str]
) -> None:
    async with opened(journal, "ctrl+p", *[{" ": "space"}.get(sign, sign) for sign in typed]) as (
        app,
        _,
    ):
        app.leave(129)
    assert [draft.text for draft in journal.drafts.all()] == saved


async def test_words_that_were_saved_for_a_while_are_no_draft_once_something_is_chosen(
    journal: Journal,
) -> None:
    async with opened(journal, "ctrl+p", *"so", "space", *"low") as (app, pilot):
        app.with_all_saved(lambda: None)  # as when it is suspended
        assert [draft.text for draft in journal.drafts.all()] == ["so low"]
        await press(pilot, *["backspace"] * 6, *"settings", "enter")
        assert isinstance(app.screen, SettingsScreen)
        await app.drafting.save()
    assert [draft.text for draft in journal.drafts.all() if draft.text] == []


async def test_a_sentence_that_is_left_there_waits_as_own_words(journal: Journal) -> None:
    keys = ["space" if letter == " " else letter for letter in "so very sad and alone"]
    async with opened(journal, "ctrl+p", *keys) as (app, pilot):
        await seen(app, "Keep these words")
        await press(pilot, "escape")
        assert "The words you typed wait for you on Today" in shown(app)
        await press(pilot, "f5")
        assert typed(app) == "so very sad and alone"
        await press(pilot, "escape", "ctrl+p", *"last", "space", *"change")
        await seen(app, "Take back the last change to your entries.")
        await press(pilot, "escape", "f5")
        assert [field.value for field in app.screen.query(Input)] == ["so very sad and alone"]


@pytest.mark.parametrize("sought", ["tell my sister", "bring it up", "so low"])
async def test_a_few_words_that_were_looked_for_do_not_wait(journal: Journal, sought: str) -> None:
    keys = ["space" if letter == " " else letter for letter in sought]
    async with opened(journal, "ctrl+p", *keys) as (app, pilot):
        await seen(app, "Keep these words")
        await press(pilot, "escape")
        assert "not lost" not in shown(app)
        assert "unfinished" not in shown(app)
        await app.drafting.save()
    assert [draft.text for draft in journal.drafts.all() if draft.text] == []


async def test_a_few_heavy_words_wait(journal: Journal) -> None:
    keys = ["space" if letter == " " else letter for letter in "want to die"]
    async with opened(journal, "ctrl+p", *keys) as (app, pilot):
        await seen(app, "Keep these words")
        await press(pilot, "escape", "f5")
        assert typed(app) == "want to die"


@pytest.mark.parametrize("page", ["", "h"])
async def test_people_stand_right_below_words_of_despair(journal: Journal, page: str) -> None:
    keys = ["space" if letter == " " else letter for letter in "I want to die"]
    async with opened(journal, *page, "ctrl+p", *keys) as (app, pilot):
        await seen(app, "Keep these words")
        await settled(pilot)
        rows = [row for row in listed(app) if row]
        names = [row.split("  ")[0] for row in rows[::2]]
        assert names[:3] == ["Keep these words", "People", "Hard moment"]
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, PeopleScreen)


async def test_colors_are_found_by_how_they_begin(journal: Journal) -> None:
    async with opened(journal, "ctrl+p", *"tak") as (app, pilot):  # textual-dark has these letters
        await seen(app, "Take back the last change to your entries.")
        assert "textual-dark" not in shown(app)
        await pilot.press(*["backspace"] * 3, *"Nor")
        await seen(app, "nord")


OTHER_NAMES = {
    "craving": ("Hard moment", "Ride the wave"),
    "panic": ("Hard moment", "Breathe", "Look around"),
    "therapist": ("Share",),
    "sponsor": ("People", "Share"),
    "deleted": ("Trash",),
    "trash": ("Trash",),
    "backup": ("Backups to",),
    "lock": ("Hide",),
    "hotline": ("Help lines",),
    "safety": ("My plan for hard times",),
    "language": ("Settings",),
    "quit": ("Leave",),
    "not ready": ("Not yet",),
    "milestone": ("Things I'm working toward",),
    "count": ("Things I repeat",),
    "reward": ("Things I'm working toward", "Celebrate"),
    "sad": ("Hard moment", "How do I feel?", "Kind lines: read one", "People"),
    "meds": ("Win", "Things I repeat"),
    "medication": ("Win", "Things I repeat"),
}


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("bigger", "Your terminal does this, often with ctrl + or cmd +."),
        ("import", "In the shell, checkin import FILE brings them in."),
    ],
)
async def test_what_is_done_outside_the_app_says_how(
    journal: Journal, asked: str, says: str
) -> None:
    for size in ((80, 24), (60, 20)):
        app = CheckinApp(journal)
        async with app.run_test(size=size) as pilot:
            await press(pilot, "ctrl+p", *asked)
            await seen(app, says[:24])
            await press(pilot, "enter")
            assert isinstance(app.screen, TodayScreen)
            assert says in " ".join(shown(app).split())


async def test_it_knows_what_people_call_things(journal: Journal) -> None:
    async with opened(journal) as (app, _):
        provider = CommandProvider(app.screen)
        found = {asked: {hit.text async for hit in provider.search(asked)} for asked in OTHER_NAMES}
        missing = {
            asked: titles for asked, titles in OTHER_NAMES.items() if not found[asked] >= {*titles}
        }
        assert missing == {}
        journal.settings.set("topics-off", "urges")
        app.journal.settings.refresh()
        assert "Ride the wave" not in {hit.text async for hit in provider.search("craving")}


@pytest.mark.parametrize(
    ("asked", "about", "page"),
    [
        ("bin", "What you put away. You can bring it back.", TrashScreen),
        ("wave", "When there's an urge or a hard feeling.", WaveScreen),
        ("hotline", "Numbers and chats of people who can help.", PeopleScreen),
        ("safety", "What you wrote down for when it gets hard.", PlanScreen),
    ],
)
async def test_a_page_without_a_key_is_found_by_what_people_call_it(
    journal: Journal, asked: str, about: str, page: type[Screen[Any]]
) -> None:
    async with opened(journal, "ctrl+p", *asked) as (app, pilot):
        await seen(app, about)
        await press(pilot, "enter")
        assert page in {type(screen) for screen in app.screen_stack}
        await press(pilot, *["escape"] * (len(app.screen_stack) - 1))
        assert isinstance(app.screen, TodayScreen)


async def test_words_that_come_with_the_key_are_looked_for(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        for key in ("ctrl+p", *"breathe"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        async with asyncio.timeout(20):
            while not isinstance(app.screen, Palette) or len(typed(app)) < len("breathe"):
                await pilot.pause()
        assert typed(app) == "breathe"


async def test_a_page_that_went_meanwhile_has_nothing_done_to_it(journal: Journal) -> None:
    journal.add(NewEntry("win", "Tea with Sam"))
    async with opened(journal, "h") as (app, pilot):
        page = app.screen
        provider = CommandProvider(page)
        away = next(offer for offer in provider.offers() if offer.title == "Put away")
        await pilot.press("escape", "w")
        await settled(pilot)
        app.call_later(away.run)
        await settled(pilot)
        assert len(journal.entries()) == 1
        hits = [hit async for hit in provider.discover()]
        assert all(isinstance(hit, DiscoveryHit) for hit in hits)
        assert [hit async for hit in provider.search("settings")]


async def test_marks_are_plain_where_they_are_set_so(journal: Journal) -> None:
    journal.settings.set("marks", "plain")
    async with opened(journal, "ctrl+p") as (app, pilot):
        assert isinstance(app.screen, Palette)
        await settled(pilot)
        rows = lines(app)
        assert any(row.startswith("> Morning") for row in rows)
        assert all(row[:78].isascii() for row in rows[1:23])


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)], ids=str)
async def test_the_first_command_and_its_heading_are_in_sight(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await pilot.press("ctrl+p")
        await settled(pilot)
        assert "Go to" in shown(app)
        assert "Morning" in shown(app)
        for _ in range(40):
            await pilot.press("down")
        await pilot.press("home", "ctrl+home")
        await settled(pilot)
        assert "Morning" in shown(app)


@pytest.mark.parametrize("turns", [0, 1, 3, 10, 40])
async def test_words_typed_right_after_a_row_was_taken_go_to_its_page(
    journal: Journal, turns: int
) -> None:
    async with opened(journal) as (app, pilot):
        for key in ("ctrl+p", *"this week", "enter", *"ring mum", "enter"):
            app.post_message(Key("space" if key == " " else key, key if len(key) == 1 else None))
            for _ in range(turns):
                await asyncio.sleep(0)
        await settled(pilot)
        assert [entry.text for entry in journal.entries()] == ["ring mum"]
        assert journal.drafts.all() == []


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("my week", "Week"),
        ("go to the people page", "People"),
        ("show me my history", "History"),
        ("week and people", "People"),
    ],
)
async def test_a_page_that_is_named_comes_before_the_way_to_keep_the_words(
    journal: Journal, asked: str, first: str
) -> None:
    keys = ["space" if letter == " " else letter for letter in asked]
    async with opened(journal, "ctrl+p", *keys) as (app, pilot):
        await seen(app, "Keep these words")
        await settled(pilot)
        rows = [row for row in listed(app) if row]
        assert rows[0].startswith(first)
        assert "Keep these words" in rows


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=str)
async def test_the_last_line_names_the_keys_of_the_palette_and_no_others(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot)
        edge = begins(lines(app)[-1])
        await press(pilot, "ctrl+p")
        assert lines(app)[-1] == f"{' ' * edge}enter Choose  esc Back"
        await pilot.click(offset=(edge + 16, size[1] - 1))
        await settled(pilot)
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "ctrl+p", *"people")
        await seen(app, "People who can help, your plan")
        await pilot.click(offset=(edge + 1, size[1] - 1))
        await settled(pilot)
        assert isinstance(app.screen, PeopleScreen)


FORMS = {
    "milestones": "Things I'm working toward",
    "relapsed": "Hard moment",
    "survived": "Hard moment",
    "thankful": "Evening",
    "personal wins": "A work win and a personal win",
    "show my therapist": "Share",
    "bring to therapy": "Things I repeat",
    "two steps back": "Undo",
}


async def test_it_finds_other_forms_of_a_word_and_one_of_several(journal: Journal) -> None:
    async with opened(journal) as (app, _):
        provider = CommandProvider(app.screen)
        for asked, row in FORMS.items():
            found = [hit.text async for hit in provider.search(asked)]
            assert row in found, asked
            assert len(found) == len({*found}), asked


@pytest.mark.parametrize("sentence", ["show them I was right", "I lost my tools again"])
async def test_a_sentence_with_one_word_of_a_name_still_waits_as_own_words(
    journal: Journal, sentence: str
) -> None:
    keys = ["space" if letter == " " else letter for letter in sentence]
    async with opened(journal, "ctrl+p", *keys) as (app, pilot):
        await seen(app, "Keep these words")
        await settled(pilot)
        rows = [row for row in listed(app) if row]
        assert rows[0] == "Keep these words"
        assert len(rows) > 2  # others come after it
        await press(pilot, "escape")
        assert "The words you typed wait for you on Today" in shown(app)
