"""People who can help: one key away from everywhere, one's own first, nothing sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.screen import Screen
from textual.widgets import Digits

from checkin.content import help_lines
from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.errors import DiskFull
from checkin.journal import Journal
from checkin.journal.contacts import Contacts
from checkin.tui.app import CheckinApp
from checkin.tui.base.privacy_screen import PrivacyScreen
from checkin.tui.features.support.contact_screen import PersonScreen
from checkin.tui.features.support.person_screen import SomeoneScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import opened, press, settled, shown

EVERYWHERE = {
    "today": [],
    "wins": ["w"],
    "wins, typing": ["w", *"half a"],
    "say more": ["w", *"x", "tab"],
    "nothing comes to mind": ["w", "f4"],
    "hard": ["s"],
    "hard, typing": ["s", *"wal"],
    "hard, doing": ["s", "enter"],
    "what happened": ["s", "tab", *"it"],
    "morning": ["m"],
    "evening": ["e"],
    "history": ["h"],
    "history, the filters": ["h", "f"],
    "the years": ["h", "y"],
    "the pile": ["h", "v"],
    "not yet": ["h", "n"],
    "the trash": ["h", "z"],
    "the week": ["r"],
    "the week, typing": ["r", *"so"],
    "settings": ["comma"],
    "help": ["question_mark"],
}
PLACES = ("breathe", "look", "skills", "facts", "when-then", "box", "feel", "later")
"""What a hard moment leads to; no key goes there from today."""


def names(journal: Journal) -> list[str]:
    return [person.name for person in journal.contacts.all()]


def stack(app: CheckinApp) -> list[Screen[object]]:
    return list(app.screen_stack)


def lit(app: CheckinApp) -> str | None:
    return app.screen.query_one(ChoiceList).chosen


# Reaching it, and going back


@pytest.mark.practice(87)
@pytest.mark.parametrize("keys", EVERYWHERE.values(), ids=EVERYWHERE)
async def test_f3_is_one_key_from_everywhere_and_esc_goes_back_there(
    journal: Journal, keys: list[str]
) -> None:
    journal.add(NewEntry("win", "a win"))
    async with opened(journal, *keys) as (app, pilot):
        before = stack(app)
        typed = [line.value for line in app.screen.query(TextField)]
        await press(pilot, "f3")
        assert isinstance(app.screen, PeopleScreen)
        assert "You don't need to be in an emergency." in shown(app)
        await press(pilot, "f3", "f3")
        assert len(stack(app)) == len(before) + 1
        await press(pilot, "escape")
        assert stack(app) == before
        assert [line.value for line in app.screen.query(TextField)] == typed


@pytest.mark.practice(87)
@pytest.mark.parametrize("place", PLACES)
async def test_f3_is_one_key_from_every_tool(journal: Journal, place: str) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.action_go(place)
        await settled(pilot)
        before = stack(app)
        await press(pilot, "f3")
        assert isinstance(app.screen, PeopleScreen)
        await press(pilot, "escape")
        assert stack(app) == before


async def test_p_goes_there_where_nothing_is_typed(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "p People" in shown(app)
        await press(pilot, "p")
        assert isinstance(app.screen, PeopleScreen)
        await press(pilot, "escape", "w", "p")
        assert app.screen.query_one("#line", TextField).value == "p"


async def test_f3_from_a_page_of_its_own_goes_back_to_it_and_loses_no_word(
    journal: Journal,
) -> None:
    async with opened(journal, "p", "a", *"Sa", "f3") as (app, pilot):
        assert isinstance(app.screen, PeopleScreen)
        assert len(stack(app)) == 2
        await app.drafting.save()
        assert [(d.screen, d.field, d.text) for d in journal.drafts.all()] == [
            ("people:new", "name", "Sa")
        ]
        await press(pilot, "a", *"m", "enter", "enter", "enter")
        assert names(journal) == ["Sam"]
        assert journal.drafts.all() == []


async def test_f3_while_someone_is_asked_leaves_the_question(journal: Journal) -> None:
    async with opened(journal, "p", "k", "f3") as (app, pilot):
        assert len(stack(app)) == 2
        await press(pilot, "k", "enter")
        assert "You don't have to fix it." in shown(app)


@pytest.mark.practice(87)
@pytest.mark.parametrize("keys", [["p"], ["w", *"secret"], ["s"], ["p", "a", *"secret"]])
async def test_the_hidden_screen_opens_help_lines_and_nothing_of_ones_own(
    journal: Journal, keys: list[str]
) -> None:
    journal.add(NewEntry("win", "secret win"))
    journal.contacts.add("secret name", "secret number", "secret ask")
    journal.safety_plan.add("signs", "secret sign")
    journal.settings.set("country", "GB")
    async with opened(journal, *keys) as (app, pilot):
        before = stack(app)
        await press(pilot, "ctrl+l")
        assert shown(app).split() == ["—", f"{journal.clock.now():%H:%M}"]
        await press(pilot, "f3")
        assert "116 123" in shown(app)
        assert "In danger right now: 999 or 112" in shown(app)
        for key in (
            *("h", "w", "m", "e", "s", "comma", "u", "full_stop", "question_mark", "f1", "f2"),
            *("f3", "a", "r", "k", "d", "c", "l", "shift+down", "ctrl+p"),
        ):
            await press(pilot, key)
            assert "secret" not in shown(app), key
            if key == "f1":  # help, which a field would not have taken for a letter
                assert shown(app).split()[0] == "Help"
                await press(pilot, "escape")
            assert "116 123" in shown(app), key
        assert len(journal.entries()) == 1
        await press(pilot, "ctrl+l")
        assert isinstance(app.screen, PrivacyScreen)
        await press(pilot, "f3", "escape")
        assert isinstance(app.screen, PrivacyScreen)
        await press(pilot, "x")
        assert stack(app) == before


async def test_function_keys_only_bring_the_hidden_page_back(journal: Journal) -> None:
    for key in ("f1", "f2", "h"):
        async with opened(journal, "ctrl+l", key) as (app, _):
            assert isinstance(app.screen, TodayScreen)


# One's own people


@pytest.mark.practice(87)
async def test_someone_is_added_with_a_name_and_enter(journal: Journal) -> None:
    async with opened(
        journal, "f3", "a", *"Sam", "enter", *"555 0100", "enter", *"call me", "enter"
    ) as (app, _):
        assert "Sam is on your list." in shown(app)
        assert "Sam  555 0100" in shown(app)
        assert "call me   added 21 November" in shown(app)
    kept = journal.contacts.all()[0]
    assert (kept.name, kept.reach, kept.ask) == ("Sam", "555 0100", "call me")


async def test_without_a_name_nothing_is_kept_and_nothing_is_lost(journal: Journal) -> None:
    async with opened(journal, "f3", "a", "enter", *"555", "enter", "enter") as (app, pilot):
        assert "Type a name first." in shown(app)
        assert app.focused is app.screen.query_one("#name")
        await press(pilot, *"Sam", "enter", "enter", "enter")
    assert [(p.name, p.reach) for p in journal.contacts.all()] == [("Sam", "555")]


async def test_someone_is_changed_and_the_earlier_words_stay(journal: Journal) -> None:
    sam = journal.contacts.add("Sam", "555 0100")
    async with opened(journal, "f3", "f6", "enter", "end", "9", "enter", "enter") as (
        app,
        _pilot,
    ):
        assert "Sam  555 01009" in shown(app)
        assert "The earlier words are kept too." in shown(app)
        assert lit(app) == f"person:{journal.contacts.all()[0].id}"
    assert journal.contacts.all()[0].first == sam.id
    assert journal.contacts.deleted() == []


async def test_enter_shows_someone_large_and_copies_and_f6_changes(journal: Journal) -> None:
    journal.contacts.add("Jan, sponsor", "0171 555 9999", "meet me at the meeting")
    journal.contacts.add("Mum")
    async with opened(journal, "f3", "enter") as (app, pilot):
        number = app.screen.query_one("#large", Digits)
        assert (number.value, number.display) == ("0171 555 9999", True)
        for text in ("Jan, sponsor", "0171 555 9999", "You could ask: meet me at the meeting"):
            assert text in shown(app)
        await press(pilot, "enter")
        assert app.clipboard == "0171 555 9999"
        assert "Copied" in shown(app)
        await press(pilot, "f6", "enter", "end", *", or the club", "enter", "enter")
        assert isinstance(app.screen, SomeoneScreen)
        assert "The earlier words are kept too." in shown(app)
        assert "0171 555 9999, or the club" in shown(app)
        assert number.value == "0171 555 9999"
        await pilot.resize_terminal(40, 20)
        await settled(pilot)
        assert not number.display
        await pilot.resize_terminal(80, 24)
        await press(pilot, "escape", "down", "enter")
        assert "There's no number here yet. Press enter to add one." in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, PersonScreen)
    journal.settings.set("marks", "plain")
    journal.contacts.edit(journal.contacts.all()[1].id, name="Mum", reach="555 0100", ask="")
    async with opened(journal, "f3", "down", "enter") as (app, _):
        assert not app.screen.query_one("#large", Digits).display
        assert "555 0100" in shown(app)


async def test_someone_who_is_put_away_meanwhile_leaves_no_empty_page(journal: Journal) -> None:
    person = journal.contacts.add("Jan")
    async with opened(journal, "f3", "enter") as (app, pilot):
        journal.contacts.delete(person.id)
        app.screen.reload()  # type: ignore[attr-defined]
        await settled(pilot)
        assert isinstance(app.screen, PeopleScreen)


async def test_what_was_typed_about_someone_waits_for_them(journal: Journal) -> None:
    journal.contacts.add("Sam")
    journal.contacts.add("Ana")
    async with opened(journal, "f3", "f6", *"555", "escape") as (app, pilot):
        await press(pilot, "down", "f6")
        assert app.screen.query_one("#reach", TextField).value == ""
        await press(pilot, "escape", "up", "c", "f6")
        assert app.screen.query_one("#reach", TextField).value == "555"
        await app.drafting.save()
    again = CheckinApp(journal)
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(again.screen, PersonScreen)
        await press(pilot, "f3", "f6")
        assert again.screen.query_one("#reach", TextField).value == "555"


async def test_a_person_half_written_comes_back_after_an_end(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3", "a", *"Sam", "enter", *"55")
        app.leave(129)
        await settled(pilot)
    again = CheckinApp(journal)
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(again.screen, PersonScreen)
        assert again.screen.query_one("#name", TextField).value == "Sam"
        assert again.screen.query_one("#reach", TextField).value == "55"
        await press(pilot, "escape", "escape")
        assert "You have something unfinished in People (press f5)" in shown(again)


async def test_the_words_stay_when_they_can_not_be_kept(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull("The disk is full.", "Free some space and try again.")

    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        monkeypatch.setattr(Contacts, "add", full)
        await press(pilot, "f3", "a", *"Sam", "enter", "enter", "enter")
        assert "The disk is full." in shown(app)
        assert app.screen.query_one("#name", TextField).value == "Sam"
        await app.drafting.save()
    assert [draft.text for draft in journal.drafts.all()] == ["Sam"]


async def test_someone_is_put_away_and_brought_back_right_there(journal: Journal) -> None:
    for name in ("Sam", "Ana", "Zoe"):
        journal.contacts.add(name)
    journal.add(NewEntry("win", "stays"))
    async with opened(journal, "f3", "down", "d") as (app, pilot):
        assert names(journal) == ["Sam", "Zoe"]
        assert "Press u to bring it back." in shown(app)
        assert lit(app) == f"person:{journal.contacts.all()[1].id}"
        await press(pilot, "u")
        assert names(journal) == ["Sam", "Ana", "Zoe"]
        assert "Ana is back on your list." in shown(app)
        await press(pilot, "u")
        assert "There is nothing here to bring back." in shown(app)
    assert len(journal.entries()) == 1


async def test_people_are_put_in_ones_own_order(journal: Journal) -> None:
    for name in ("Sam", "Ana"):
        journal.contacts.add(name)
    async with opened(journal, "f3", "shift+down") as (_, pilot):
        assert names(journal) == ["Ana", "Sam"]
        await press(pilot, "shift+up")
        assert names(journal) == ["Sam", "Ana"]


@pytest.mark.practice(87)
async def test_what_is_old_says_so_calmly_until_it_is_said_to_be_right(
    path: str, clock: Clock
) -> None:
    with Journal.open(path, Clock(lambda: clock.now() - timedelta(days=181))) as early:
        early.contacts.add("Sam", "555")
        early.safety_plan.add("signs", "quiet")
    with Journal.open(path, clock) as journal:
        async with opened(journal, "f3") as (app, pilot):
            assert "added 24 May" in shown(app)
            assert "Some of these are from a while ago." in shown(app)
            assert "That's a while ago. You may want to look at it" in shown(app)
            await press(pilot, "c")
            assert "You checked it today." in shown(app)
            assert "Some of these are from a while ago." not in shown(app)
            assert "checked 21 November" in shown(app).partition("My plan")[0]


async def test_someone_who_was_changed_is_not_said_to_be_checked(journal: Journal) -> None:
    journal.contacts.add("Sam", "555")
    async with opened(journal, "f3", "f6", *"my") as (app, pilot):
        await press(pilot, "enter", "enter", "enter")
        assert "changed 21 November" in shown(app)
        await press(pilot, "c")
        assert "checked 21 November" in shown(app)


# Help lines


@pytest.mark.practice(87)
async def test_a_country_is_chosen_right_there_and_remembered(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "f3")
        assert "Which country's help lines would you like to see?" in shown(app)
        above, _, asked = shown(app).partition("Which country's help lines would you like to see?")
        first = [line.strip(" ○") for line in asked.splitlines()[1:4]]
        assert first == ["United States", "United Kingdom", "Canada"]
        assert "findahelpline.com" in above
        assert "Add a help line of your own" in asked
        while lit(app) != "country:GB":
            await pilot.press("down")
        await press(pilot, "enter")
        assert app.journal.settings["country"] == "GB"
        for words in ("Help lines: United Kingdom", "Call 116 123", "999 or 112", "Text 85258"):
            assert words in shown(app)
        assert "Which country's" not in shown(app)
        assert "No one has checked this list yet." in shown(app)
        while lit(app) != "country":
            await pilot.press("down")
        await press(pilot, "enter", "down", "down", "enter")
        assert app.journal.settings["country"] == "CA"
        assert "9-8-8: Suicide Crisis Helpline" in shown(app)


async def test_all_countries_can_be_seen_and_are_not_remembered(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 120)) as pilot:
        await pilot.press("f3")
        while lit(app) != "country:all":
            await pilot.press("down")
        await press(pilot, "enter")
        assert "988 Suicide & Crisis Lifeline" in shown(app)
        assert "TelefonSeelsorge" in shown(app)
    assert journal.settings["country"] == ""


@pytest.mark.practice(87)
@pytest.mark.parametrize(
    ("days", "said"),
    [
        (3, "List last checked: 18 November. Numbers change."),
        (180, "List last checked: 25 May. Numbers change."),
        (181, "This list is 181 days old. If a number doesn't work, try findahelpline.com"),
    ],
)
async def test_the_list_says_when_it_was_checked(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, days: int, said: str
) -> None:
    day = journal.clock.today() - timedelta(days=days)
    monkeypatch.setattr(help_lines, "checked", lambda: day)
    journal.settings.set("country", "GB")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "f3")
        assert said in " ".join(shown(app).split())


async def test_a_country_without_lines_leads_on(journal: Journal) -> None:
    journal.settings.set("country", "SE")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "f3")
        assert "There's no line here for SE." in shown(app)
        assert "findahelpline.com" in shown(app)
        assert "112" in shown(app)


async def test_what_to_dial_is_copied_and_nothing_is_sent(journal: Journal) -> None:
    journal.settings.set("country", "GB")
    async with opened(journal, "f3", "l", "down") as (app, pilot):
        assert "enter Copy" in shown(app)
        await press(pilot, "enter")
        assert app.clipboard == "116 123"
        assert "if your terminal allows it: 116 123" in shown(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_every_word_of_the_page_can_be_brought_on_screen(
    journal: Journal, size: tuple[int, int]
) -> None:
    for n in range(6):
        journal.contacts.add(f"Person {n}", "555 0100", "call me")
    journal.settings.set("country", "US")
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await pilot.press("f3")
        seen = ""
        for _ in range(20):
            await press(pilot, "down")
            seen += " ".join(shown(app).split())
        for words in (
            "Person 5", "988 Suicide", "741741", "No one has checked this list yet.",
            "a person answers", "does not tell anyone",
        ):  # fmt: skip
            assert words in seen
        for _ in range(20):
            await press(pilot, "up")
        assert "My people" in shown(app)


async def test_help_lines_stay_when_ones_own_can_not_be_read(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("The disk reported a problem.")

    monkeypatch.setattr(Contacts, "all", full)
    journal.settings.set("country", "GB")
    async with opened(journal, "f3") as (app, _):
        assert "116 123" in shown(app)
        assert "Your own people can't be read right now." in shown(app)


# Asking someone to be there


@pytest.mark.practice(62)
async def test_asking_someone_to_be_there_shows_all_of_it_and_copies_it(journal: Journal) -> None:
    journal.contacts.add("Sam", "555 0100", "sit with me on the phone")
    async with opened(journal, "f3", "k") as (app, pilot):
        assert "sit with me on the phone" in shown(app)
        assert "send me something silly" in shown(app)
        await press(pilot, "enter")
        assert "For Sam, 555 0100" in shown(app)
        assert "I'm having a hard time today. You don't have to fix it." in shown(app)
        assert "Could you sit with me on the phone?" in shown(app)
        assert app.clipboard == ""
        await press(pilot, "enter")
        assert "Nothing was sent." in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, PeopleScreen)
    assert app.clipboard == (
        "I'm having a hard time today. You don't have to fix it.\n"
        "Could you sit with me on the phone?"
    )
    assert journal.entries() == []


async def test_easy_things_can_be_asked_of_anyone(journal: Journal) -> None:
    async with opened(journal, "f3", "down", "enter", "down", "enter") as (app, _):
        assert "Could you send me something silly?" in shown(app)
        assert "For " not in shown(app)


# What other people's words may hold


@pytest.mark.parametrize(
    "text",
    ["[/b] x", "\x1b[2Jgone", "a\u202egnp", "[@click=app.quit]x[/]", "日本語" * 40, "x" * 400],
)
async def test_hostile_words_are_only_words(journal: Journal, text: str) -> None:
    journal.contacts.add(text, text, text)
    journal.safety_plan.add("signs", text)
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        for keys in (["f3"], ["enter"], ["escape", "k", "enter", "enter"], ["f3", "r"]):
            await press(pilot, *keys)
            assert not {"\x1b", "\u202e"} & set(shown(app))
            assert text[:4].replace("\x1b", "␛").replace("\u202e", "") in shown(app)


async def test_a_click_does_what_enter_does(journal: Journal) -> None:
    journal.contacts.add("Sam")
    async with opened(journal, "f3") as (app, pilot):
        await pilot.click(ChoiceList, offset=(5, 1))
        await settled(pilot)
        assert isinstance(app.screen, SomeoneScreen)


async def test_a_key_of_the_page_without_anything_to_do_leads_nowhere_else(
    journal: Journal,
) -> None:
    async with opened(journal, "f3", "f6") as (app, _):
        assert isinstance(app.screen, PeopleScreen)
