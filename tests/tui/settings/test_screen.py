import pytest

from checkin.content.choices import choices_of
from checkin.content.topics import topics
from checkin.core.entries import NewEntry
from checkin.core.settings import SETTINGS
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.settings.screen import SettingsScreen, TopicsScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import lines, press, settled, shown

NAMES = [setting.name for setting in SETTINGS]


def to(name: str) -> list[str]:
    return ["comma", *["down"] * NAMES.index(name)]


def value(app: CheckinApp, name: str) -> str:
    start = name.replace("-", " ").capitalize()
    rows = [line.strip(" ›>") for line in lines(app)]  # the chosen one is marked
    return next(row for row in rows if row.startswith(start)).removeprefix(start).strip()


async def test_every_setting_stands_there_with_its_sentence(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 26)) as pilot:
        await press(pilot, "comma")
        for setting in SETTINGS:
            assert setting.about in shown(app)
            assert value(app, setting.name) == (setting.default or "not set")
        assert lines(app)[-1] == "  enter Choose  esc Back  ? More"


@pytest.mark.parametrize("setting", [s for s in SETTINGS if choices_of(s)], ids=lambda s: s.name)
async def test_enter_goes_through_the_choices_and_around(journal: Journal, setting: object) -> None:
    wanted = next(s for s in SETTINGS if s is setting)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *to(wanted.name))
        choices = choices_of(wanted)
        for choice in (*choices[1:], choices[0]):
            await press(pilot, "enter")
            assert value(app, wanted.name) == choice
            assert app.journal.settings[wanted.name] == choice
    with Journal.open(journal.path or "") as again:
        assert again.settings[wanted.name] == choices[0]


async def test_a_theme_and_stillness_take_hold_at_once(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *to("theme"), "enter")
        assert app.theme == "dawn"
        levels = []
        for keys in (["down"], ["enter"], ["enter"]):
            await press(pilot, *keys)
            levels.append(app.animation_level)
        assert levels == ["full", "none", "full"]


async def test_plain_marks_show_on_the_page_below(journal: Journal) -> None:
    journal.add(NewEntry("win", "Got up"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "● 12:30" in shown(app)
        await press(pilot, *to("marks"), "enter", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert "* 12:30" in shown(app)


async def test_a_setting_can_be_clicked(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "comma")
        await pilot.click(ChoiceList, offset=(5, 2))
        await settled(pilot)
        assert value(app, "theme") == "dawn"


async def test_the_start_of_the_day_is_typed_and_the_day_follows(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *to("day-start"), "enter")
        assert app.screen.query_one("#day-start", TextField).value == "04:00"
        assert lines(app)[-1] == "  enter Keep  esc Back  f1 More"
        await press(pilot, *["backspace"] * 5, *"6:30", "enter")
        assert value(app, "day-start") == "06:30"
        assert app.screen.focused is None
        assert str(app.journal.clock.next_day_start())[11:16] == "06:30"
    assert journal.drafts.all() == []


async def test_what_a_value_can_not_be_is_said_and_nothing_changes(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *to("country"), "enter", *"Utopia", "enter")
        assert "A country has two letters. Try US, GB, DE or NL." in shown(app)
        assert app.screen.query_one("#country", TextField).value == "Utopia"
        await press(pilot, *["backspace"] * 6, *"nl", "enter")
        assert value(app, "country") == "NL"
        assert "Saved." in shown(app)


async def test_escape_closes_the_field_first_and_what_is_typed_waits(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 26)) as pilot:
        await press(pilot, *to("toward"), "enter", *"someone kind", "escape")
        assert isinstance(app.screen, SettingsScreen)
        assert value(app, "toward") == "not set"
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "comma")
        assert app.screen.query_one("#toward", TextField).value == "someone kind"
        await press(pilot, "enter")
        assert value(app, "toward") == "someone kind"


async def test_topics_are_turned_off_and_on(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *to("topics-off"), "enter")
        assert isinstance(app.screen, TopicsScreen)
        for topic in topics():
            mark = "○" if topic.off_by_default else "●"
            assert f"{mark} {topic.label}" in shown(app)
        await press(pilot, "enter")
        assert "○ Breathing" in shown(app)
        assert "Okay. Nothing about that will come up again." in shown(app)
        assert journal.settings.topics_off() == {"breath", "faith"}
        await press(pilot, "end", "enter")
        assert "● Faith" in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, SettingsScreen)
        assert value(app, "topics-off") == "breath"
        await press(pilot, "escape", "m", *"let breathing")
        assert "No ideas match." in shown(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_settings_can_all_be_reached(journal: Journal, size: tuple[int, int]) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "comma", "up")
        assert "Toward" in shown(app)
        assert "esc Back" in shown(app)


async def test_a_value_in_the_file_that_makes_no_sense_is_said_until_it_is_changed(
    journal: Journal,
) -> None:
    journal._connection.raw.execute("INSERT INTO settings VALUES ('motion', 'wobbly\x1b', '')")
    journal.settings.refresh()
    app = CheckinApp(journal)
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "comma")
        assert value(app, "motion") == "full"
        assert "The file has 'wobbly␛' here, which is not allowed." in shown(app)
        await press(pilot, *["down"] * NAMES.index("motion"), "enter")
        assert "wobbly" not in shown(app)
