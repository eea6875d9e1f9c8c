"""Help lines as one's own, by keys: changed, checked, hidden, shown again and added."""

from __future__ import annotations

from datetime import timedelta

import pytest

from checkin.content import help_lines as helplines
from checkin.core.clock import Clock
from checkin.core.errors import DiskFull
from checkin.domain import help_lines
from checkin.journal import Journal
from checkin.journal.contacts import Contacts
from checkin.journal.help_lines import HelpLines
from checkin.tui.app import CheckinApp
from checkin.tui.features.support.help_line_screen import HelpLineScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import lines, opened, press, settled, shown

NIGHT = {"name": "City night line", "call": "555 0199"}
TO_SHOUT = ["f3", "l", "down", "down"]
MINE = {"name": "Shout", "text_to": "85258", "note": "They answer fast"}


@pytest.fixture
def british(journal: Journal) -> Journal:
    journal.settings.set("country", "GB")
    return journal


def names(journal: Journal) -> list[str]:
    return [line.name for line in help_lines.shown("GB", journal.help_lines.all())]


def lit(app: CheckinApp) -> str | None:
    return app.screen.query_one(ChoiceList).chosen


def value(app: CheckinApp, field: str) -> str:
    return app.screen.query_one(f"#{field}", TextField).value


# Hiding, and showing again


@pytest.mark.practice(87)
@pytest.mark.parametrize("key", ["u", "f5"])
async def test_a_line_is_hidden_and_brought_back_right_there(british: Journal, key: str) -> None:
    app = CheckinApp(british)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, *TO_SHOUT, "d")
        assert names(british)[:2] == ["Samaritans", "FRANK"]
        assert "85258" not in shown(app)
        assert "Press u to bring it back." in shown(app)
        assert "Hidden lines" in shown(app)
        await press(pilot, key)
        assert names(british)[:2] == ["Samaritans", "Shout"]
        assert "Shout is back in the help lines." in shown(app)
        assert "Hidden lines" not in shown(app)
        assert lit(app) == "line:gb-shout"
        await press(pilot, key)
        assert "There is nothing here to bring back." in shown(app)


@pytest.mark.practice(87)
@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_hidden_lines_are_listed_at_the_end_when_asked_for(
    british: Journal, size: tuple[int, int]
) -> None:
    for line in helplines.lines("GB"):
        british.help_lines.hide(line.id)
    british.help_lines.hide("de-telefonseelsorge")
    app = CheckinApp(british)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "f3", "l", *["down"] * 4)
        assert lit(app) == "hidden"
        assert "enter Choose" in shown(app)
        await press(pilot, "enter")
        assert "○ Samaritans" in shown(app)
        assert "enter Choose" in shown(app)
        while lit(app) != "hidden:gb-shout":
            await pilot.press("down")
        await press(pilot, "d", "c")
        assert "○ Shout" in shown(app)
        assert "TelefonSeelsorge" not in shown(app)
        assert help_lines.shown("GB", british.help_lines.all()) == ()
        await press(pilot, "enter")
        assert names(british) == ["Shout"]
        assert lit(app) == "line:gb-shout"
        assert "Text 85258" in shown(app)
        while lit(app) != "hidden":
            await pilot.press("down")
        await press(pilot, "enter")
        assert "Samaritans" not in shown(app)
        assert lit(app) == "hidden"


async def test_what_went_last_comes_back_first(path: str, clock: Clock) -> None:
    then = [clock.now()]
    with Journal.open(path, Clock(lambda: then[0])) as journal:
        journal.settings.set("country", "GB")
        for do, name in (("person", "Ana"), ("line", "gb-shout"), ("person", "Sam")):
            then[0] += timedelta(minutes=1)
            if do == "line":
                journal.help_lines.hide(name)
            else:
                journal.contacts.delete(journal.contacts.add(name).id)
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 40)) as pilot:
            await pilot.press("f3")
            for said in ("Sam is back", "Shout is back", "Ana is back", "nothing here"):
                await press(pilot, "u")
                assert said in shown(app)


async def test_of_two_put_away_at_one_time_the_one_that_is_near_comes_back(
    british: Journal,
) -> None:
    british.contacts.delete(british.contacts.add("Sam").id)
    british.help_lines.hide("gb-shout")
    for keys, said in ((["f3", "u"], "Sam is back"), (["f3", "l", "u"], "Shout is back")):
        app = CheckinApp(british)
        async with app.run_test(size=(80, 40)) as pilot:
            await press(pilot, *keys)
            assert said in shown(app)
        british.contacts.all() and british.contacts.delete(british.contacts.all()[0].id)


# Checking


@pytest.mark.practice(87)
async def test_a_check_of_ones_own_stands_at_the_line(british: Journal) -> None:
    for id in ("gb-frank", "gb-drinkline"):
        british.help_lines.hide(id)
    app = CheckinApp(british)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, *TO_SHOUT)
        assert "checked" not in shown(app).partition("Find A Helpline")[0]
        assert "No one has checked this list yet." in shown(app)
        await press(pilot, "c")
        assert "Shout  24/7   checked 21 November" in shown(app)
        assert "Noted. You checked it today." in shown(app)
        assert "Lines without a date haven't been checked yet." in shown(app)
        await press(pilot, "up", "c")
        assert "List last checked: 21 November." in shown(app)
    assert british.help_lines.all()["gb-shout"].checked == british.clock.today()


@pytest.mark.practice(87)
async def test_an_old_check_says_so_calmly(path: str, clock: Clock) -> None:
    with Journal.open(path, Clock(lambda: clock.now() - timedelta(days=181))) as early:
        early.settings.set("country", "GB")
        for line in helplines.lines("GB"):
            early.help_lines.mark_checked(line.id)
    with Journal.open(path, clock) as journal:
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 40)) as pilot:
            await press(pilot, "f3")
            assert "Shout  24/7   checked 24 May" in shown(app)
            assert "This list is 181 days old." in shown(app)


@pytest.mark.practice(87)
async def test_the_day_the_list_was_checked_stands_at_each_line(
    british: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helplines, "checked", lambda: british.clock.today() - timedelta(days=3))
    app = CheckinApp(british)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "f3")
        assert "Samaritans  Phone 24/7, free   checked 18 November" in shown(app)
        assert "Shout  24/7   checked 18 November" in shown(app)


async def test_a_day_without_room_beside_the_line_stands_below_it(british: Journal) -> None:
    british.help_lines.edit("gb-shout", {**MINE, "hours": "24/7, and free on every phone"})
    app = CheckinApp(british)
    async with app.run_test(size=(60, 24)) as pilot:
        await press(pilot, "f3", "l")
        rows = [row.strip(" ▁▂▃▄▅▆▇█") for row in lines(app)]
        at = rows.index("● Shout  24/7, and free on every phone")
        assert rows[at + 1 : at + 4] == [
            "Text 85258",
            "They answer fast",
            "yours, checked 21 November",
        ]


# Changing


@pytest.mark.practice(87)
async def test_a_line_is_put_in_ones_own_words_and_back(british: Journal) -> None:
    app = CheckinApp(british)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, *TO_SHOUT, "f6")
        assert (value(app, "name"), value(app, "text_to")) == ("Shout", "85258 (text SHOUT)")
        assert "f4" not in lines(app)[-1]
        await press(pilot, *["enter"] * 6, *"Fast", "enter")
        assert isinstance(app.screen, PeopleScreen)
        assert "● Shout  24/7   yours, checked 21 November" in shown(app)
        assert shown(app).index("Shout") < shown(app).index("Samaritans")
        assert lit(app) == "line:gb-shout"
        await press(pilot, "f6")
        assert "f4 The list's words" in lines(app)[-1]
        await press(pilot, "f4")
        assert "○ Shout  24/7\n" in shown(app)
        assert "These are the list's words now." in shown(app)
        assert help_lines.shown("GB", british.help_lines.all()) == helplines.lines("GB")
        await press(pilot, "f6")
        assert value(app, "note") == ""
        assert "f4 Your words" in lines(app)[-1]
        await press(pilot, "f4")
        assert "Fast" in shown(app)
    assert help_lines.shown("GB", british.help_lines.all())[0].note == "Fast"


async def test_enter_copies_the_number_as_one_wrote_it(british: Journal) -> None:
    british.help_lines.edit("gb-shout", {"name": "Shout", "call": "555 0100"})
    async with opened(british, "f3", "l", "down", "enter") as (app, _):
        assert app.clipboard == "555 0100"


async def test_what_can_be_done_with_a_line_fits_on_a_small_screen(british: Journal) -> None:
    app = CheckinApp(british)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, *TO_SHOUT)
        assert lines(app)[-1].split("  ")[1:] == [
            "enter Copy", "f6 Note", "d Hide", "c Right", "esc Back", "? More",
        ]  # fmt: skip
        await press(pilot, "f6")
        for words in ("Name", "Call", "Text", "Chat", "Email", "Hours", "Note", "ctrl+s Keep"):
            assert words in shown(app)


# Adding


@pytest.mark.practice(87)
async def test_a_line_of_ones_own_is_added_with_a_name_and_a_number(british: Journal) -> None:
    app = CheckinApp(british)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "f3", "l", "a", *"City line", "enter", *"555 0199", "ctrl+s")
        assert "City line is now one of your help lines." in shown(app)
        assert "● City line   yours, checked 21 November" in shown(app)
        assert "Call 555 0199" in shown(app)
    assert names(british)[:3] == ["City line", "Samaritans", "Shout"]
    assert british.contacts.all() == []


async def test_without_a_name_or_a_way_nothing_is_kept_and_nothing_is_lost(
    british: Journal,
) -> None:
    async with opened(british, "f3", "l", "a", "ctrl+s") as (app, pilot):
        assert app.focused is app.screen.query_one("#name")
        await press(pilot, *"City", "ctrl+s")
        assert app.focused is app.screen.query_one("#call")
        assert isinstance(app.screen, HelpLineScreen)
        assert british.help_lines.all() == {}
        await press(pilot, *"5", "ctrl+s")
    assert names(british)[0] == "City"


async def test_without_a_country_ones_own_are_there(journal: Journal) -> None:
    journal.help_lines.add(NIGHT)
    journal.help_lines.edit("gb-shout", MINE)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 120)) as pilot:
        await press(pilot, "f3")
        assert "Call 555 0199" in shown(app)
        assert "They answer fast" not in shown(app)
        while lit(app) != "country:all":
            await pilot.press("down")
        await press(pilot, "enter")
        assert shown(app).count("555 0199") == 1
        assert shown(app).index("555 0199") < shown(app).index("Australia")
        british = shown(app).partition("United Kingdom\n")[2].partition("   United States")[0]
        assert british.index("They answer fast") < british.index("116 123")


# Nothing that is typed is lost


@pytest.mark.parametrize(
    ("keys", "slot"),
    [(["f3", "l", "a", "end"], "people:line:new"), ([*TO_SHOUT, "f6"], "people:line:gb-shout")],
)
async def test_a_line_half_written_comes_back_after_an_end(
    british: Journal, keys: list[str], slot: str
) -> None:
    app = CheckinApp(british)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys, *" City", "enter", *"55")
        app.leave(129)
        await settled(pilot)
    assert {draft.screen for draft in british.drafts.all()} == {slot}
    again = CheckinApp(british)
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(again.screen, HelpLineScreen)
        assert again.screen.slot == slot
        assert value(again, "name").endswith(" City")
        assert value(again, "call") == "55"
        await press(pilot, "ctrl+s")
    assert any(name.endswith("City") for name in names(british))
    assert british.drafts.all() == []


async def test_what_was_typed_about_a_line_waits_for_it(british: Journal) -> None:
    async with opened(british, *TO_SHOUT, "f6", "enter", *"55", "escape", "up", "f6") as (
        app,
        pilot,
    ):
        assert value(app, "call") == "116 123"
        await press(pilot, "escape", "down", "f6")
        assert value(app, "call") == "55"
        await press(pilot, "f3", *TO_SHOUT[1:], "f6")
        assert value(app, "call") == "55"
    assert british.help_lines.all() == {}


async def test_going_back_to_the_list_keeps_what_is_typed(british: Journal) -> None:
    british.help_lines.edit("gb-shout", MINE)
    async with opened(british, "f3", "l", "down", "f6", "enter", *"55", "f4") as (app, pilot):
        assert not help_lines.shown("GB", british.help_lines.all())[1].own
        await press(pilot, "f6")
        assert (value(app, "call"), value(app, "note")) == ("55", "")


async def test_the_words_of_a_line_stay_when_they_can_not_be_kept(
    british: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull("The disk is full.", "Free some space and try again.")

    monkeypatch.setattr(HelpLines, "add", full)
    async with opened(british, "f3", "l", "a", *"City", "enter", *"5", "ctrl+s") as (app, _):
        assert "The disk is full." in shown(app)
        assert value(app, "name") == "City"
        await app.drafting.save()
    assert {draft.text for draft in british.drafts.all()} == {"City", "5"}


# When it cannot be read, and when it is hidden


@pytest.mark.practice(87)
@pytest.mark.parametrize("part", [HelpLines, Contacts])
async def test_the_list_is_as_it_came_when_ones_own_can_not_be_read(
    british: Journal, monkeypatch: pytest.MonkeyPatch, part: type
) -> None:
    british.help_lines.hide("gb-shout")
    british.help_lines.add(NIGHT)

    def full(*_: object) -> None:
        raise DiskFull("The disk reported a problem.")

    monkeypatch.setattr(part, "all", full)
    app = CheckinApp(british)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "f3")
        assert "116 123" in shown(app)
        assert "85258" in shown(app)
        assert "Your own people can't be read right now." in shown(app)
        await press(pilot, "l", "down", "f6")
        assert value(app, "call") == "116 123"


async def test_a_file_that_can_not_be_read_now_ends_nothing(
    british: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("The disk reported a problem.")

    for name in ("mark_checked", "hide"):
        monkeypatch.setattr(HelpLines, name, full)
    monkeypatch.setattr(Contacts, "deleted", full)
    app = CheckinApp(british)
    async with app.run_test(size=(80, 40)) as pilot:
        for key in ("c", "d", "u"):
            await press(pilot, *TO_SHOUT, key)
            assert "The disk reported a problem." in shown(app)
            assert "85258" in shown(app)
            await pilot.press("escape")


@pytest.mark.practice(87)
async def test_the_hidden_screen_shows_the_list_and_nothing_of_ones_own(british: Journal) -> None:
    british.help_lines.add({"name": "secret line", "call": "secret number"})
    british.help_lines.edit("gb-shout", {**MINE, "note": "secret note"})
    british.help_lines.hide("gb-samaritans")
    before = british.help_lines.all()
    app = CheckinApp(british)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "ctrl+l", "f3")
        for key in ("down", "d", "c", "f6", "a", "u", "f5", "f4", "down", "d", "c", "f6"):
            await press(pilot, key)
            for words in ("116 123", "85258"):
                assert words in shown(app)
            for words in ("secret", "Hidden lines", "yours", "Add a help line"):
                assert words not in shown(app)
    assert british.help_lines.all() == before


@pytest.mark.parametrize("text", ["[/b] x", "\x1b[2Jgone", "a\u202egnp", "日本語" * 20, "x" * 300])
async def test_hostile_lines_are_only_words(british: Journal, text: str) -> None:
    british.help_lines.add({"name": text, "call": text, "hours": text, "note": text})
    start = text[:4].replace("\x1b", "␛").replace("\u202e", "")
    app = CheckinApp(british)
    async with app.run_test(size=(60, 20)) as pilot:
        for keys in (["f3", "l", "down"], ["f6"], ["escape", "d"], ["down", "down", "down"]):
            await press(pilot, *keys)
            assert not {"\x1b", "\u202e"} & set(shown(app))
            if keys != ["escape", "d"]:
                assert start in shown(app) or keys[0] == "down"
        while lit(app) != "hidden":
            await pilot.press("down")
        await press(pilot, "enter")
        assert start in shown(app)


@pytest.mark.practice(87)
async def test_the_plan_ends_with_the_lines_as_they_are_kept(british: Journal) -> None:
    british.safety_plan.add("signs", "quiet")
    british.help_lines.add(NIGHT)
    british.help_lines.hide("gb-shout")
    app = CheckinApp(british)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "f3", "r", "l")
        assert shown(app).index("City night line: call 555 0199") < shown(app).index("Samaritans")
        assert "85258" not in shown(app)


async def test_while_the_screen_is_hidden_the_page_of_help_lines_is_named_once(
    journal: Journal,
) -> None:
    async with opened(journal, "ctrl+l", "f3") as (app, pilot):
        assert shown(app).count("Help lines") == 1
        assert "Feeling bad is reason enough" in shown(app)
        await press(pilot, "escape")
    journal.settings.set("country", "DE")
    async with opened(journal, "ctrl+l", "f3") as (app, _):
        assert "Help lines: Germany" in shown(app)


async def test_a_long_hidden_line_goes_on_below_its_own_first_letter(british: Journal) -> None:
    line = british.help_lines.add({"name": "Night line " * 6, "call": "1"})
    british.help_lines.hide(line)
    app = CheckinApp(british)
    async with app.run_test(size=(60, 40)) as pilot:
        await press(pilot, "f3", "end")
        while lit(app) != "hidden":
            await press(pilot, "up")
        await press(pilot, "enter", "down")
        rows = shown(app).splitlines()
        first = next(n for n, row in enumerate(rows) if "○ Night line" in row)
        assert rows[first].index("Night") == len(rows[first + 1]) - len(rows[first + 1].lstrip())
