"""The settings page: each setting in words under its part, and what enter does with it."""

from __future__ import annotations

import pytest

from checkin.content import evening
from checkin.content.help_lines import countries
from checkin.core.entries import NewEntry
from checkin.core.settings import SETTINGS
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.settings.celebrate_screen import CelebrateScreen
from checkin.tui.features.settings.choice_screen import (
    AfterWinScreen,
    CountryScreen,
    EveningChoiceScreen,
    HideAfterScreen,
    MarksScreen,
    PictureScreen,
)
from checkin.tui.features.settings.looks_screen import LooksScreen
from checkin.tui.features.settings.own_wins_screen import OwnWinsScreen
from checkin.tui.features.settings.screen import PARTS, PASSPHRASE, SETUP, SettingsScreen
from checkin.tui.features.settings.topics_screen import TopicsScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import lines, opened, press, settled, shown

ROWS = [SETUP, *(setting.name for setting in SETTINGS)]
ROWS.insert(ROWS.index("hide-after") + 1, PASSPHRASE)
TITLES = {setting.name: setting.title for setting in SETTINGS}
BOTH = [(60, 20), (80, 24)]


def to(name: str) -> list[str]:
    return ["comma", *["down"] * ROWS.index(name)]


def value(app: CheckinApp, name: str) -> str:
    """What stands beside the title of a setting."""
    row = app.screen.query_one(ChoiceList).get_option(name)
    first = str(row.prompt).split("\n")[0].strip()
    assert first.startswith(TITLES[name])
    return first.removeprefix(TITLES[name]).strip()


def offered(app: CheckinApp) -> list[str]:
    return [str(option.id) for option in app.screen.query_one(ChoiceList).options]


def chosen(app: CheckinApp) -> str | None:
    return app.screen.query_one(ChoiceList).chosen


async def click_on(app: CheckinApp, pilot: object, text: str) -> None:
    row = next(n for n, line in enumerate(lines(app)) if text in line)
    column = lines(app)[row].index(text)
    await pilot.click(offset=(column + 1, row))  # type: ignore[attr-defined]
    await settled(pilot)  # type: ignore[arg-type]


def test_every_setting_has_its_place_in_the_order_of_the_shell() -> None:
    assert [name for _, names in PARTS for name in names] == [s.name for s in SETTINGS]


async def test_every_setting_stands_there_with_its_sentence(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 60)) as pilot:
        await press(pilot, "comma")
        for setting in SETTINGS:
            assert setting.about in shown(app)
        for part in ("What comes up here", "Your wins", "Your day", "How it looks", "Your file"):
            assert f"  {part}" in lines(app)
        assert lines(app)[-1] == "  enter Choose  esc Back  ? More"


async def test_values_are_said_in_words_with_a_sample(journal: Journal) -> None:
    async with opened(journal, "comma") as (app, pilot):
        assert {name: value(app, name) for name in TITLES} == {
            "topics-off": "All but Faith",
            "country": "not set",
            "own-wins": "not set",
            "celebrate": "not set",
            "after-win": "A line, with a key to celebrate",
            "evening": "One thing   One thing to keep from today?",
            "ratings": "Don't ask",
            "toward": "not set",
            "kind-lines": "Don't show",
            "total": "not set",
            "nudge": "Show, until something is kept today",
            "day-start": "4 am   Now it's Saturday 21 November.",
            "theme": "Dusk (dark)",
            "motion": "Full: some things move gently",
            "marks": "Round   ● ◆ ○",
            "scene": "None",
            "keys": "not set",
            "hide-after": "Never by itself",
            "backups-to": "not set",
        }
        for name, text in (
            ("topics-off", "food faith body"),
            ("country", "DE"),
            ("own-wins", "Tea\nA walk"),
            ("celebrate", "cel-03\nDance"),
            ("after-win", "quiet"),
            ("evening", "therapist"),
            ("ratings", "yes"),
            ("kind-lines", "yes"),
            ("total", "sober days"),
            ("nudge", "no"),
            ("theme", "rose-pine-dawn"),
            ("motion", "still"),
            ("marks", "plain"),
            ("scene", "sea"),
            ("keys", "app.hard f6"),
            ("hide-after", "15"),
            ("backups-to", "/media/stick"),
        ):
            journal.settings.set(name, text)
        await press(pilot, "escape", "comma")
        assert {name: value(app, name) for name in TITLES} == {
            "topics-off": "All but Body, Food and Faith",
            "country": "Germany   112 · TelefonSeelsorge",
            "own-wins": "Tea · A walk",
            "celebrate": "Smile, if you feel like it. · Dance",
            "after-win": "Quiet: that it's saved",
            "evening": "Helpers   One win from your working day?   One win from",
            "ratings": "Ask",
            "toward": "not set",
            "kind-lines": "One each day",
            "total": "sober days",
            "nudge": "Don't show",
            "day-start": "4 am   Now it's Saturday 21 November.",
            "theme": "Rose pine dawn (light)",
            "motion": "Still: nothing moves on its own",
            "marks": "Plain   * + o",
            "scene": "The sea",
            "keys": "app.hard f6",
            "hide-after": "After 15 minutes",
            "backups-to": "/media/stick",
        }


@pytest.mark.parametrize("name", ["ratings", "motion", "kind-lines"])
async def test_enter_turns_one_of_two_values_into_the_other(journal: Journal, name: str) -> None:
    choices = next(setting.choices for setting in SETTINGS if setting.name == name)
    async with opened(journal, *to(name)) as (app, pilot):
        for choice in (choices[1], choices[0]):
            before = value(app, name)
            await press(pilot, "enter")
            assert app.journal.settings[name] == choice
            assert value(app, name) != before
            assert "Saved." in shown(app)


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("topics-off", TopicsScreen),
        ("country", CountryScreen),
        ("own-wins", OwnWinsScreen),
        ("celebrate", CelebrateScreen),
        ("evening", EveningChoiceScreen),
        ("theme", LooksScreen),
        ("after-win", AfterWinScreen),
        ("marks", MarksScreen),
        ("scene", PictureScreen),
        ("hide-after", HideAfterScreen),
    ],
)
@pytest.mark.parametrize("size", BOTH)
async def test_what_has_more_values_opens_as_a_list(
    journal: Journal, name: str, page: type, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, *to(name), "enter")
        assert isinstance(app.screen, page)
        assert lines(app)[1 if size[1] > 20 else 0] == f"  {TITLES[name]}"  # and no step
        assert "tab Go on" not in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, SettingsScreen)
        assert chosen(app) == name


async def test_stillness_takes_hold_at_once(journal: Journal) -> None:
    async with opened(journal, *to("motion")) as (app, pilot):
        levels = []
        for keys in ([], ["enter"], ["enter"]):
            await press(pilot, *keys)
            levels.append(app.animation_level)
        assert levels == ["full", "none", "full"]


async def test_plain_marks_show_on_the_page_below(journal: Journal) -> None:
    journal.add(NewEntry("win", "Got up"))
    async with opened(journal) as (app, pilot):
        assert "● 12:30" in shown(app)
        await press(pilot, *to("marks"), "enter", "down", "enter", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert "* 12:30" in shown(app)


async def test_settings_can_be_clicked(journal: Journal) -> None:
    async with opened(journal, "comma", "end") as (app, pilot):
        await click_on(app, pilot, "Full: some things")
        assert app.journal.settings["motion"] == "still"
        await click_on(app, pilot, "Dusk (dark)")
        assert isinstance(app.screen, LooksScreen)


# A list of values


async def test_a_country_is_chosen_from_a_list_with_the_commonest_first(journal: Journal) -> None:
    async with opened(journal, *to("country"), "enter") as (app, pilot):
        assert chosen(app) == "value:"
        rows = [line.strip(" ›○●") for line in lines(app)]
        names = [row for row in rows if row in {country.name for country in countries()}]
        assert names[:4] == ["United States", "United Kingdom", "Canada", "Australia"]
        assert "112 · Tele-MANAS" in rows[rows.index("India") + 1]
        await press(pilot, "g", "enter")
        assert isinstance(app.screen, SettingsScreen)
        assert value(app, "country") == "Germany   112 · TelefonSeelsorge"
        assert "Saved." in shown(app)
        await press(pilot, "enter")
        assert chosen(app) == "value:DE"
        assert "● Germany" in shown(app)
        await press(pilot, "home", "enter")
        assert value(app, "country") == "not set"


async def test_every_country_can_be_reached(journal: Journal) -> None:
    async with opened(journal, *to("country"), "enter") as (app, _):
        ids = {option.id for option in app.screen.query_one(ChoiceList).options}
        assert ids == {"value:", *(f"value:{country.code}" for country in countries())}


async def test_a_country_without_lines_is_on_the_list_while_it_is_set(journal: Journal) -> None:
    journal.settings.set("country", "SE")
    async with opened(journal, *to("country"), "enter") as (app, pilot):
        assert chosen(app) == "value:SE"
        await press(pilot, "escape")
        assert app.journal.settings["country"] == "SE"


async def test_the_evening_is_chosen_by_its_questions(journal: Journal) -> None:
    async with opened(journal, *to("evening"), "enter") as (app, pilot):
        await pilot.resize_terminal(80, 40)
        await settled(pilot)
        for profile in evening.profiles(journal.settings.topics_off()):
            assert f"{profile.label}: {profile.help}" in shown(app)
            for question in profile.questions:
                assert question.ask in shown(app)
        assert "Faith" not in shown(app)
        await press(pilot, "down", "enter")
        assert value(app, "evening").startswith("Thanks   One thing to keep from today?   Any")
        await press(pilot, "escape", "e", "tab")
        assert "Anything you're thankful for?" in shown(app)


async def test_questions_about_a_topic_are_offered_while_it_is_on_or_they_are_asked(
    journal: Journal,
) -> None:
    journal.settings.set("evening", "faith")
    async with opened(journal, *to("evening"), "enter") as (app, pilot):
        assert chosen(app) == "value:faith"
        await press(pilot, "home", "enter", "enter")
        assert "Faith" not in shown(app)
        assert "value:faith" not in offered(app)
        await press(pilot, "escape")
        journal.settings.set("topics-off", "")
        await press(pilot, "escape", *to("evening"), "enter")
        await press(pilot, *["down"] * offered(app).index("value:faith"), "enter")
        assert app.journal.settings["evening"] == "faith"


async def test_a_choice_can_be_clicked(journal: Journal) -> None:
    async with opened(journal, *to("evening"), "enter") as (app, pilot):
        await click_on(app, pilot, "One win from your own life?")
        assert app.journal.settings["evening"] == "therapist"
        assert isinstance(app.screen, SettingsScreen)


# Fields


async def test_the_start_of_the_day_is_a_list_and_the_day_follows(journal: Journal) -> None:
    async with opened(journal, *to("day-start"), "enter") as (app, pilot):
        assert "What you write before then still belongs to the day before." in shown(app)
        assert "● 4 am" in shown(app)
        rows = [str(option.prompt).strip() for option in app.screen.query_one(ChoiceList).options]
        assert (rows[0], rows[1], rows[-1], len(rows)) == ("○ Midnight", "○ 3 am", "○ Noon", 11)
        assert chosen(app) == "value:04:00"
        await press(pilot, "down", "down", "enter")
        assert isinstance(app.screen, SettingsScreen)
        assert value(app, "day-start").startswith("6 am")
        assert str(app.journal.clock.next_day_start())[11:16] == "06:00"
        await press(pilot, "enter", "home", "enter")
        assert value(app, "day-start").startswith("Midnight")
    assert journal.settings["day-start"] == "00:00"


async def test_a_start_of_the_day_from_the_shell_is_in_the_list(journal: Journal) -> None:
    journal.settings.set("day-start", "6:30")
    async with opened(journal, *to("day-start"), "enter") as (app, pilot):
        assert "● 6:30 am" in shown(app)
        assert chosen(app) == "value:06:30"
        await press(pilot, "end", "enter")
        assert value(app, "day-start").startswith("Noon")


async def test_escape_closes_the_field_first_and_what_is_typed_waits(journal: Journal) -> None:
    async with opened(journal, *to("toward"), "enter", *"someone kind", "escape") as (app, pilot):
        assert isinstance(app.screen, SettingsScreen)
        assert value(app, "toward") == "not set"
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "comma")
        assert app.screen.query_one("#toward", TextField).value == "someone kind"
        await press(pilot, "enter")
        assert value(app, "toward") == "someone kind"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_settings_can_all_be_reached(journal: Journal, size: tuple[int, int]) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "comma", "up")
        assert chosen(app) == "backups-to"
        assert "A second folder for backups, such as one on a stick." in shown(app)
        assert "esc Back" in shown(app)
        for row in ROWS:
            await press(pilot, "down")
            assert chosen(app) == row


async def test_a_value_in_the_file_that_makes_no_sense_is_said_until_it_is_changed(
    journal: Journal,
) -> None:
    for name, stored in (("motion", "wobbly\x1b"), ("evening", "sam")):
        journal._connection.raw.execute("INSERT INTO settings VALUES (?, ?, '')", (name, stored))
    journal.settings.refresh()
    app = CheckinApp(journal)
    async with app.run_test(size=(100, 50)) as pilot:
        await press(pilot, "comma")
        assert value(app, "motion") == "Full: some things move gently"
        assert "The file has 'wobbly␛' here, which is not allowed." in shown(app)
        assert "The file has 'sam' here, from a pack that isn't on this computer." in shown(app)
        await press(pilot, *["down"] * ROWS.index("motion"), "enter")
        assert "wobbly" not in shown(app)
