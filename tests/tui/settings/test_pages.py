"""The pages of single settings: topics, small wins, ways to celebrate, and how it looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkin.content.topics import topics
from checkin.content.wins import celebrations
from checkin.core.errors import FileBusy
from checkin.core.settings import OWN_THEMES, find
from checkin.journal import Journal
from checkin.journal.settings import Settings
from checkin.tui.app import CheckinApp
from checkin.tui.features.settings.own_wins_screen import OwnWinsScreen
from checkin.tui.features.settings.screen import SettingsScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.text_field import TextField
from tests.support.held import held
from tests.support.pages import open_page
from tests.support.showing import lines, opened, press, settled, shown
from tests.tui.settings.test_screen import BOTH, click_on, to

DUSK, DAWN = "#1c2021", "#f6f1e7"


def paper(app: CheckinApp) -> str:
    return app.screen.styles.background.hex.lower()


async def test_topics_are_turned_off_and_on(journal: Journal) -> None:
    async with opened(journal, *to("topics-off"), "enter") as (app, pilot):
        for topic in topics():
            mark = "○" if topic.off_by_default else "●"
            assert f"{mark} {topic.label}" in shown(app)
        await press(pilot, "enter")
        assert "○ Breathing won't come up" in " ".join(shown(app).split())
        assert "Okay. No more ideas or questions about that." in shown(app)
        assert journal.settings.topics_off() == {"breath", "faith"}
        await press(pilot, "end", "enter")
        assert "● Faith" in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, SettingsScreen)
        assert "All but Breathing" in shown(app)
        await press(pilot, "escape", "m", *"let breathing")
        assert "No ideas match." in shown(app)


async def test_a_letter_goes_to_a_topic_and_opens_no_page(journal: Journal) -> None:
    async with opened(journal, *to("topics-off"), "enter", "m") as (app, pilot):
        assert app.screen.query_one(ChoiceList).chosen == "medicine"
        await click_on(app, pilot, "Money")
        assert app.journal.settings.topics_off() == {"faith", "money"}


@pytest.mark.parametrize("size", BOTH)
async def test_small_wins_are_typed_one_below_the_other(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, *to("own-wins"), "enter")
        assert len(app.screen.query(TextField)) == 5
        assert "For example: Got out of bed" in shown(app)
        await press(pilot, *"Drank tea", "enter", *"Took a walk", "enter")
        assert lines(app)[-1].startswith("  enter Next  esc Back")
        await press(pilot, "enter")  # in an empty field: that is all
        assert isinstance(app.screen, SettingsScreen)
        assert "Drank tea · Took a walk" in shown(app)
        assert "Saved." in shown(app)
        assert app.journal.settings.own_wins() == ("Drank tea", "Took a walk")
        await press(pilot, "enter")
        assert [field.value for field in app.screen.query(TextField)][:3] == [
            "Drank tea",
            "Took a walk",
            "",
        ]
    assert journal.drafts.all() == []


async def test_nothing_is_said_to_be_saved_where_nothing_was_entered(journal: Journal) -> None:
    async with opened(journal, *to("own-wins"), "enter", "enter") as (app, pilot):
        assert isinstance(app.screen, SettingsScreen)
        assert "Saved." not in shown(app)
        await press(pilot, "escape", *to("toward"), "enter", "enter")
        assert isinstance(app.screen, SettingsScreen)
        assert "Saved." not in shown(app)
    assert journal.settings.own_wins() == ()


async def test_a_second_folder_that_is_not_there_is_said_not_to_be(
    journal: Journal, tmp_path: Path
) -> None:
    async with opened(journal, *to("backups-to"), "enter") as (app, pilot):
        app.screen.query_one("#backups-to", TextField).value = str(tmp_path / "stick")
        await press(pilot, "enter")
        said = " ".join(shown(app).split())
        assert "Saved. That folder isn't there right now." in said
        await press(pilot, "enter")
        app.screen.query_one("#backups-to", TextField).value = str(tmp_path)
        await press(pilot, "enter")
        assert "Saved." in shown(app)
        assert "right now" not in shown(app)


async def test_enter_in_the_last_field_keeps_five(journal: Journal, path: str) -> None:
    async with opened(journal, *to("own-wins"), "enter") as (app, pilot):
        for word in ("One", "Two", "Three", "Four", "Five"):
            await press(pilot, *word, "enter")
        assert isinstance(app.screen, SettingsScreen)
    with Journal.open(path) as again:
        assert again.settings.own_wins() == ("One", "Two", "Three", "Four", "Five")


async def test_escape_keeps_small_wins_that_are_typed(journal: Journal) -> None:
    async with opened(journal, *to("own-wins"), "enter", *"Tea", "escape") as (app, pilot):
        assert isinstance(app.screen, SettingsScreen)
        assert app.journal.settings.own_wins() == ("Tea",)
        await press(pilot, "enter", *"Coffee", "escape")  # what was there is selected
        assert app.journal.settings.own_wins() == ("Coffee",)
        await press(pilot, "enter", "delete", "escape")
        assert app.journal.settings.own_wins() == ()


async def test_a_small_win_that_was_being_typed_comes_back(journal: Journal, path: str) -> None:
    journal.settings.set("own-wins", "Tea\nWalk")
    async with opened(journal, *to("own-wins"), "enter", *"Toast") as (app, _):
        app.leave(0)
    with Journal.open(path) as again:
        assert again.settings.own_wins() == ("Tea", "Walk")
        async with opened(again) as (app, pilot):
            assert isinstance(app.screen, OwnWinsScreen)
            assert [field.value for field in app.screen.query(TextField)][:2] == ["Toast", "Walk"]
            await press(pilot, "escape")
            assert isinstance(app.screen, TodayScreen)
            assert app.journal.settings.own_wins() == ("Toast", "Walk")


async def test_ways_to_celebrate_are_chosen_and_typed(journal: Journal, path: str) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, *to("celebrate"), "enter")
        ways = celebrations(journal.settings.topics_off())
        for way in ways:
            assert f"○ {way.text}" in shown(app)
        assert "prayer" not in shown(app)
        await press(pilot, *"Dance", "enter")
        assert app.screen.query_one(TextField).value == ""
        assert "● Dance" in shown(app)
        await press(pilot, "down", "down", "down", "enter")
        assert f"● {ways[1].text}" in shown(app)
        await press(pilot, "up", "up", "enter")
        assert "○ Dance" in shown(app)  # turned off, and still there
        await press(pilot, "enter")
        await click_on(app, pilot, ways[4].text)
        await press(pilot, *"A song", "escape")
        assert isinstance(app.screen, SettingsScreen)
    with Journal.open(path) as again:
        assert again.settings.celebrations() == (ways[1].id, "Dance", ways[4].id, "A song")
        async with opened(again, *to("celebrate"), "enter") as (app, pilot):
            assert "● Dance" in shown(app)
            assert "● A song" in shown(app)
            await press(pilot, "enter")  # nothing is typed or highlighted: that is all
            assert isinstance(app.screen, SettingsScreen)


async def test_a_way_to_celebrate_is_not_lost_with_its_topic(journal: Journal) -> None:
    journal.settings.set("celebrate", "cel-11")
    journal.settings.set("topics-off", "drink")
    async with opened(journal, *to("celebrate"), "enter") as (app, pilot):
        assert "● Make a warm drink" in shown(app)
        await press(pilot, "down", "enter")
        assert app.journal.settings.celebrations() == ()


async def test_more_ways_than_can_be_kept_are_refused_with_the_words_still_there(
    journal: Journal,
) -> None:
    journal.settings.set("celebrate", "\n".join(f"way {n}" for n in range(12)))
    async with opened(journal, *to("celebrate"), "enter", *"More", "enter") as (app, _):
        assert "That's 13. Celebrate can hold 12." in shown(app)
        assert app.screen.query_one(TextField).value == "More"
        assert len(app.journal.settings.celebrations()) == 12


@pytest.mark.parametrize("size", BOTH)
async def test_colors_show_while_they_are_highlighted(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, *to("theme"), "enter")
        assert "Clear (high contrast)" in shown(app)
        assert paper(app) == DUSK
        await press(pilot, "down")
        assert paper(app) == DAWN
        assert app.journal.settings["theme"] == "dusk"
        await press(pilot, "escape")
        assert isinstance(app.screen, SettingsScreen)
        assert paper(app) == DUSK
        assert app.theme == "dusk"


async def test_colors_that_are_taken_stay(journal: Journal, path: str) -> None:
    async with opened(journal, *to("theme"), "enter", "down", "enter") as (app, pilot):
        assert "Saved." in shown(app)
        assert "● Dawn (light)" in shown(app)
        await press(pilot, "down")
        assert app.theme == "clear"
        await press(pilot, "down")  # a mark: nothing to show of colors
        assert app.theme == "dawn"
        await press(pilot, "end", "enter", "escape")
        assert app.theme == "tokyo-night"
        assert "Tokyo night (dark)" in shown(app)
    with Journal.open(path) as again:
        async with opened(again) as (app, _):
            assert app.theme == "tokyo-night"


async def test_every_theme_can_be_taken_and_ours_come_first(journal: Journal) -> None:
    async with opened(journal, *to("theme"), "enter") as (app, _):
        ids = [option.id or "" for option in app.screen.query_one(ChoiceList).options]
        found = [id.removeprefix("theme:") for id in ids if id.startswith("theme:")]
        assert found[:3] == list(OWN_THEMES)
        assert sorted(found) == sorted(find("theme").choices)


async def test_marks_and_motion_are_taken_on_the_same_page(journal: Journal) -> None:
    async with opened(journal, *to("theme"), "enter", *["down"] * 4, "enter") as (app, pilot):
        assert app.journal.settings["marks"] == "plain"
        assert "* 12:30" in shown(app)
        await click_on(app, pilot, "Still: nothing moves")
        assert app.animation_level == "none"
        await click_on(app, pilot, "Dawn (light)")
        assert app.journal.settings["theme"] == "dawn"


async def test_people_come_up_in_the_colors_that_were_taken(journal: Journal) -> None:
    async with opened(journal, *to("theme"), "enter", "down", "f3") as (app, pilot):
        assert isinstance(app.screen, PeopleScreen)
        assert app.theme == "dusk"
        await press(pilot, "escape", "escape")
        await settled(pilot)
        assert app.theme == "dusk"


@pytest.mark.parametrize(
    ("name", "asks", "shows"),
    [
        ("marks", "Which symbols would you like?", ("● Round", "● ◆ ○", "○ Plain", "* + o")),
        ("scene", "Which picture would you like", ("● None", "○ Hills", "_.-'", "○ The sea")),
        ("hide-after", "When would you like the screen to hide", ("● Never", "○ After a min")),
    ],
)
async def test_values_open_as_a_list_with_samples_and_what_is_taken_shows_at_once(
    journal: Journal, name: str, asks: str, shows: tuple[str, ...]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 24)) as pilot:
        await press(pilot, *to(name), "enter")
        assert asks in shown(app)
        assert all(each in shown(app) for each in shows)
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, SettingsScreen)
        assert app.journal.settings[name] == find(name).choices[-1]
        assert "Saved." in shown(app)


async def test_a_topic_that_could_not_be_turned_off_is_turned_off_by_the_same_key(
    path: str,
) -> None:
    with Journal.open(path, patience=0.01) as journal:
        async with opened(journal, *to("topics-off"), "enter") as (app, pilot):
            app._writer.connection = Journal.open(path, journal.clock, patience=0.01)
            await press(pilot, "end")
            before = journal.settings.topics_off()
            with held(path, reading=True):
                await press(pilot, "enter")
                assert "Another program is using your check-in file." in shown(app)
            await press(pilot, "enter")
            assert "Another program" not in shown(app)
            (topic,) = journal.settings.topics_off() ^ before
            # and what is kept, though the page did not hear of it, is not turned back
            journal.settings.use({**journal.settings.stored(), "topics-off": " ".join(before)})
            await press(pilot, "enter")
            assert topic in journal.settings.topics_off() ^ before


async def test_what_is_kept_is_not_read_again_to_be_followed(path: str) -> None:
    with Journal.open(path, patience=0.01) as journal:
        async with opened(journal, *to("topics-off"), "enter", "end") as (app, pilot):
            await settled(pilot)

            def refresh(settings: Settings) -> None:
                if settings is journal.settings:
                    raise FileBusy("It is held.")
                read(settings)

            read = Settings.refresh
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(Settings, "refresh", refresh)
                await press(pilot, "enter")
            assert "It is held." not in shown(app)
            assert "● Faith" in shown(app)
            assert "Saved." in shown(app)


@pytest.mark.parametrize("key", ["up", "down", "home", "end", "pageup", "pagedown"])
async def test_keys_of_a_list_do_no_harm_on_a_page_of_fields(journal: Journal, key: str) -> None:
    async with opened(journal) as (app, pilot):
        await open_page(pilot, journal, "OwnWinsScreen")
        await press(pilot, *"Tea", key, "!")
        assert app.is_running
        assert "Tea" in shown(app)
