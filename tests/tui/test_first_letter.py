"""A sentence off Today is words, whichever page its first letter would open."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui import first_letter, letter_run, navigation
from checkin.tui.app import CheckinApp
from checkin.tui.base import typed_letters
from checkin.tui.base.help_screen import HelpScreen
from checkin.tui.base.privacy_screen import PrivacyScreen
from checkin.tui.base.screen import Page
from checkin.tui.features.evening.screen import EveningScreen
from checkin.tui.features.hard_moment.screen import HardScreen
from checkin.tui.features.history import search_bar
from checkin.tui.features.history.edit_screen import EntryScreen
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.lookback.on_this_day_screen import OnThisDayScreen
from checkin.tui.features.lookback.year_screen import YearScreen
from checkin.tui.features.settings.screen import SettingsScreen
from checkin.tui.features.support.screen import PeopleScreen
from checkin.tui.features.today.own_words_screen import OwnWordsScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.tools.skills_screen import SkillsScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.widgets.field_protocol import as_field
from checkin.tui.widgets.text_field import TextField
from tests.support.moving import Moving
from tests.support.showing import opened, press, settled, shown
from tests.support.terminal import Terminal

PAGES = {
    PeopleScreen: ["p"],
    HistoryScreen: ["h"],
    YearScreen: ["h", "y"],
    SettingsScreen: ["comma"],
    OnThisDayScreen: ["h", "o"],
    HelpScreen: ["question_mark"],
}
SENTENCES = (
    "my brother died",
    "so tired of it all",
    "people are cruel to me",
    "everything hurts",
    "what a day",
    "how it hurts",
    "really low",
    "because of me",
)


def field(app: CheckinApp) -> str:
    found = app.focused
    assert isinstance(found, TextField)
    return found.value


@asynccontextmanager
async def after(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, *keys: str, burst: float = 60.0
) -> AsyncIterator[tuple[CheckinApp, Pilot[None]]]:
    """The app after these keys and a moment; then letters follow each other, however slowly."""
    async with opened(journal, *keys, "f12") as (app, pilot):  # a key that does nothing
        monkeypatch.setattr(typed_letters, "AT_ONCE", 60.0)
        monkeypatch.setattr(letter_run, "BURST", burst)
        monkeypatch.setattr(letter_run, "TOGETHER", 60.0)
        monkeypatch.setattr(letter_run, "KEYS", 60.0)
        monkeypatch.setattr(letter_run, "QUICK", 60.0)
        monkeypatch.setattr(letter_run, "RHYTHM", 60.0)
        yield app, pilot


async def kept_whole(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, keys: Sequence[str], sentence: str
) -> None:
    """A sentence that is typed letter by letter behind these keys is kept, and nothing else is."""
    before = list(demo.entries())
    async with after(demo, monkeypatch, *keys, burst=-1.0) as (app, pilot):
        await typed(pilot, sentence)
        assert isinstance(app.screen, OwnWordsScreen)
        assert field(app) == sentence
        await press(pilot, "enter")
        await app.drafting.save()
    after_it = list(demo.entries())
    (kept,) = set(after_it).difference(before)
    assert (kept.kind, kept.text) == ("reflection", sentence)
    assert [entry for entry in after_it if entry != kept] == before
    assert demo.drafts.all() == []


async def typed(pilot: Pilot[None], sentence: str, *keys: str) -> None:
    await press(pilot, *[{" ": "space"}.get(sign, sign) for sign in sentence], *keys)


@pytest.mark.parametrize(
    ("page", "sentence", "burst"),
    [
        *((page, SENTENCES[n % len(SENTENCES)], 60.0) for n, page in enumerate(PAGES)),
        *((page, ("my brother died", "what a day")[n % 2], -1.0) for n, page in enumerate(PAGES)),
    ],
)
async def test_a_sentence_is_kept_as_words_of_the_day(
    demo: Journal,
    monkeypatch: pytest.MonkeyPatch,
    page: type[Page[object]],
    sentence: str,
    burst: float,
) -> None:
    before = list(demo.entries())
    async with after(demo, monkeypatch, *PAGES[page], burst=burst) as (app, pilot):
        assert type(app.screen) is page
        await typed(pilot, sentence)
        assert isinstance(app.screen, OwnWordsScreen)
        assert field(app) == sentence
        await press(pilot, "enter")
        await app.drafting.save()
    (kept,) = set(demo.entries()).difference(before)
    assert (kept.kind, kept.text, kept.source) == ("reflection", sentence, "words")
    assert demo.drafts.all() == []


@pytest.mark.parametrize(
    "sentence", ["small step ok", "smart move", "email sent", "porridge made", "hello there"]
)
async def test_a_sentence_on_today_is_whole_whatever_its_first_letter_opens(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, sentence: str
) -> None:
    async with after(journal, monkeypatch) as (_, pilot):
        await typed(pilot, sentence, "enter")
    assert [entry.text for entry in journal.entries()] == [sentence]


@pytest.mark.parametrize(
    ("page", "sentence"),
    [(PeopleScreen, "like a stone"), (HistoryScreen, "Kind of ok")],
)
async def test_where_the_letter_is_a_key_of_the_page_nothing_is_kept_as_something_else(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, page: type[Page[object]], sentence: str
) -> None:
    before = list(demo.entries())
    async with after(demo, monkeypatch, *PAGES[page]) as (_, pilot):
        await typed(pilot, sentence, "enter")
    (kept,) = set(demo.entries()).difference(before)
    assert (kept.kind, kept.source) == ("reflection", "words")
    assert kept.text in sentence  # the first letter was a key


async def test_the_key_of_a_page_begins_words_on_that_page(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch) as (app, pilot):
        await typed(pilot, "k")
        assert isinstance(app.screen, SkillsScreen)
        await typed(pilot, "kind words")
        assert field(app) == "kind words"


async def test_after_a_look_at_the_page_she_is_he(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch) as (app, pilot):
        monkeypatch.setattr(letter_run, "QUICK", -1.0)
        monkeypatch.setattr(letter_run, "EVEN", 0.0)  # each letter comes after a moment
        await typed(pilot, "she left me")
        assert isinstance(app.screen, HardScreen)
        assert field(app) == "he left me"


async def test_the_page_says_what_became_of_the_letter(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch, "p") as (app, pilot):
        await typed(pilot, "my")
        assert 'You typed this on the page "People"' in shown(app)
        assert "Letters typed one right after another are words." in " ".join(shown(app).split())


async def test_a_page_of_ones_own_key_does_not_take_what_is_a_sentence(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch, "p") as (app, pilot):
        await typed(pilot, "a friend died", "enter")
        assert "Saved with today" in shown(app)
    assert journal.contacts.all() == []


async def test_words_without_hope_offer_people(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch, "p") as (app, pilot):
        await typed(pilot, "so hopeless", "enter")
        assert "press f3" in shown(app)


@pytest.mark.parametrize("page", [TodayScreen, HistoryScreen, WinsScreen, EveningScreen])
async def test_words_typed_to_bring_back_what_was_hidden_are_whole(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, page: type[Page[object]]
) -> None:
    journal.add(NewEntry("intention", "Step outside"))
    keys = {HistoryScreen: ["h"], WinsScreen: ["w"], EveningScreen: ["e"]}.get(page, [])
    async with after(journal, monkeypatch, *keys, burst=-1.0) as (app, pilot):
        await press(pilot, "ctrl+l")
        assert isinstance(app.screen, PrivacyScreen)
        words = "my own time" if page is HistoryScreen else "zone of my own"  # o is a key there
        await typed(pilot, words)
        no_field = page in (TodayScreen, HistoryScreen)
        assert isinstance(app.screen, OwnWordsScreen if no_field else page)
        assert field(app) == words


async def test_a_sentence_that_brings_back_what_was_hidden_opens_no_other_page(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch, burst=-1.0) as (app, pilot):
        await press(pilot, "ctrl+l")
        await typed(pilot, "leave me be")
        assert isinstance(app.screen, OwnWordsScreen)
        assert field(app) == "leave me be"


@pytest.mark.parametrize(("keys", "page"), [([], OwnWordsScreen), (["w"], WinsScreen)])
async def test_what_is_pasted_while_it_is_hidden_is_there_then(
    journal: Journal, keys: list[str], page: type[Page[object]]
) -> None:
    async with opened(journal, *keys, "ctrl+l") as (app, pilot):
        app.post_message(Paste("she died\ntoday"))
        await settled(pilot)
        assert isinstance(app.screen, page)
        assert field(app) == "she died today"


async def test_left_words_wait_and_are_not_written_over_by_the_next(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch, "p") as (app, pilot):
        await typed(pilot, "my", "escape")
        assert navigation.is_home(app)
        await typed(pilot, "p")
        await typed(pilot, "", "down")
        await typed(pilot, "so", "escape", "f5")
        found = [field.value for field in app.screen.query(TextField)]
        assert sorted(found) == ["my", "so"]


async def test_from_today_a_letter_and_the_words_are_kept_in_one_go(journal: Journal) -> None:
    async with opened(journal, "w", *"ate", "enter"):
        pass
    assert [win.text for win in journal.entries_of("win")] == ["ate"]


async def test_words_are_not_added_to_an_entry_that_their_first_letter_opens(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list(demo.entries())
    async with after(demo, monkeypatch, "h") as (app, pilot):
        await typed(pilot, "e")
        assert isinstance(app.screen, EntryScreen)
        await press(pilot, "v", "enter")
    assert [entry.text for entry in demo.entries() if entry not in before] == ["ev"]


async def test_keys_of_pages_without_a_field_follow_each_other_at_once(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(demo, monkeypatch, "h") as (app, pilot):
        await typed(pilot, "ot")
        assert isinstance(app.screen, OnThisDayScreen)


@pytest.mark.parametrize(
    "sentence",
    [
        "we broke up last night",
        "what's the point of any of this",
        "maybe i should just die",
        "everything hurts and nobody cares",
        "really bad night, relapsed",
        "hate this",
        "please make it stop",
        "help me",
        "hope is gone",
        "so tired",
        "quit my job today",
        "i am so lost",
        "he left me last night",
        "hi, it's me again",
        "... i can't",
        "..so tired of it",
        "?? what now",
        "müde bin ich",
        "MÜDE",
        "heute war nichts",
        "jestem zmęczona",
        "held my baby",
        "kind words from ken",
        "ready to sleep",
        "where is my hope",
        "me again",
        "each day hurts",
        "happy for once",
        "home alone again",
        "she left me",
        "look at me",
        "listen to me",
        "line one of a letter",
        "scared of the night",
        "skills gone",
        "share nothing",
        "wins mean nothing",
        "window open all night",
        "promise broken again",
        "history repeats itself",
        "burn it all",
        "pray for me",
        "under it all",
    ],
)
async def test_a_sentence_on_today_is_words(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, sentence: str
) -> None:
    goal = journal.add(NewEntry("intention", "Step outside"))
    async with after(journal, monkeypatch) as (app, pilot):
        await typed(pilot, sentence)
        assert isinstance(app.screen, OwnWordsScreen)
        assert field(app) == sentence
        await press(pilot, "enter")
        await app.drafting.save()
    (kept,) = [entry for entry in journal.entries() if entry != goal]
    assert (kept.kind, kept.text) == ("reflection", sentence)
    assert journal.drafts.all() == []


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (HistoryScreen, "cried in the shower"),
        (HistoryScreen, "feeling a bit better"),
        (HistoryScreen, "today was awful"),
        (HistoryScreen, "kind words"),
        (HistoryScreen, "yesterday was worse"),
        (HistoryScreen, "nobody came"),
        (HistoryScreen, "he's gone"),
        (HistoryScreen, "hey you"),
        (HistoryScreen, "i want my mum"),
        (HistoryScreen, "I'm so low"),
        (HistoryScreen, "got up at noon"),
        (PeopleScreen, "he left me"),
        (PeopleScreen, "another long night"),
        (PeopleScreen, "lonely all day"),
        (HistoryScreen, "she left me"),
        (HistoryScreen, "escape is all I want"),
        (HistoryScreen, "delete me"),
        (PeopleScreen, "listen to me"),
        (SettingsScreen, "mad at them"),
        (SettingsScreen, "kind words from ken"),
    ],
)
async def test_a_sentence_typed_letter_by_letter_is_whole(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, page: type[Page[object]], sentence: str
) -> None:
    await kept_whole(demo, monkeypatch, PAGES[page], sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Sam rang me", "Salsa class was fun", "Slept well", "Mum called", "Wandered about", "Ed came"],
)
async def test_a_word_with_a_capital_begins_words_whatever_is_a_word_without_it(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, sentence: str
) -> None:
    await kept_whole(demo, monkeypatch, [], sentence)


@pytest.mark.parametrize("keys", ["Wtea with Jo", "WTEA WITH JO", "WJo rang"])
async def test_a_key_with_shift_and_words_are_kept_on_its_page(journal: Journal, keys: str) -> None:
    async with opened(journal, "f12") as (_, pilot):
        await typed(pilot, keys, "enter")
    assert [(entry.kind, entry.text) for entry in journal.entries()] == [("win", keys[1:])]


@pytest.mark.parametrize(
    "word",
    [
        "help",
        "please",
        "hopeless",
        "hope",
        "sad",
        "mad",
        "broken",
        "sleep",
        "why",
        "no",
        "I",
        "日本",
    ],
)
async def test_a_word_after_which_nothing_comes_is_kept_as_words(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    before = list(demo.entries())
    async with after(demo, monkeypatch) as (app, pilot):
        monkeypatch.setattr(first_letter, "PAUSE", 0.3)
        monkeypatch.setattr(typed_letters, "PAUSE", 0.3)
        await typed(pilot, word)
        while not isinstance(app.screen, OwnWordsScreen):
            await pilot.pause()
        await press(pilot)
        assert field(app) == word
    assert list(demo.entries()) == before


async def test_a_word_that_began_on_the_page_of_its_key_stays_there_after_a_pause(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch) as (app, pilot):
        monkeypatch.setattr(first_letter, "PAUSE", 0.3)
        await typed(pilot, "mea")  # "eat something" is about to come, and "meant" could be
        later = asyncio.Event()
        app.set_timer(0.5, later.set)
        await later.wait()
        await typed(pilot, "t")
        assert field(app) == "eat"


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        (["w", *"ate well", "enter"], ("win", "ate well")),
        (["w", *"went out", "enter"], ("win", "went out")),
        (["w", *"What a good day", "enter"], ("win", "What a good day")),
        (["m", *"Make soup", "enter"], ("intention", "Make soup")),
        (["s", *"so tired", "enter"], ("setback", "so tired")),
        (["w", *"étirements", "enter"], ("win", "étirements")),
        (["m", *"Äpfel kaufen", "enter"], ("intention", "Äpfel kaufen")),
    ],
)
async def test_on_today_a_letter_and_words_in_one_go_are_kept_on_its_page(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, keys: list[str], kept: tuple[str, str]
) -> None:
    async with after(journal, monkeypatch) as (app, pilot):
        await typed(pilot, "".join(keys[:-1]), keys[-1])
        assert not isinstance(app.screen, OwnWordsScreen)
        await app.drafting.save()
        words = {draft.text for draft in journal.drafts.all()}
    assert kept in [(one.kind, one.text) for one in journal.entries()] or kept[1] in words


async def test_words_that_waited_in_the_field_stay_where_they_are(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch, "w", *"Left here", "escape") as (app, pilot):
        await typed(pilot, "we sat")
        assert field(app) == "we sat"
        await press(pilot, "escape", "w")
        assert field(app) == "Left here"
        await press(pilot, "f12", "!")
        assert field(app) == "Left here!"


@pytest.mark.parametrize("sentence", ["ugh", "under pressure", "Upset and tired"])
async def test_words_undo_nothing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, sentence: str
) -> None:
    kept = journal.add(NewEntry("win", "Ate well"))
    async with after(journal, monkeypatch) as (_, pilot):
        await typed(pilot, sentence, "enter")
    assert kept in journal.entries()
    assert [own.text for own in journal.entries_of("reflection")] == [sentence]


@pytest.mark.parametrize("sentence", ["useless", "under it", "us two"])
async def test_a_word_in_which_undo_was_pressed_brings_back_what_it_undid(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, sentence: str
) -> None:
    kept = journal.add(NewEntry("win", "Ate well"))
    async with after(journal, monkeypatch) as (app, pilot):
        monkeypatch.setattr(typed_letters, "AT_ONCE", 0.0)  # each letter comes after a moment
        await typed(pilot, sentence[0])
        assert list(journal.entries()) == []
        await typed(pilot, sentence[1:], "enter")
        assert isinstance(app.screen, TodayScreen)
        texts = [entry.text for entry in journal.entries()]
        assert sorted(texts) == sorted([kept.text, sentence])


async def test_what_another_program_undid_meanwhile_stays_undone(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, kept = (journal.add(NewEntry("win", text)) for text in ("Slept", "Ate well"))
    async with after(journal, monkeypatch) as (_, pilot):
        monkeypatch.setattr(typed_letters, "AT_ONCE", 0.0)
        await typed(pilot, "u")
        assert [entry.text for entry in journal.entries()] == [gone.text]
        journal.undo()
        journal.add(NewEntry("win", "From the shell"))
        await typed(pilot, "seless", "enter")
    texts = [entry.text for entry in journal.entries()]
    assert sorted(texts) == sorted([kept.text, "From the shell", "useless"])


@pytest.mark.parametrize("sentence", ["did it hurt", "dad called", "bad night"])
async def test_words_put_nothing_away_and_bring_nothing(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, sentence: str
) -> None:
    before = list(demo.entries())
    async with after(demo, monkeypatch, "h") as (_, pilot):
        await typed(pilot, sentence, "enter")
    after_it = list(demo.entries())
    (kept,) = set(after_it).difference(before)
    assert (kept.kind, kept.text) == ("reflection", sentence)
    assert [entry for entry in after_it if entry != kept] == before


@pytest.mark.parametrize("next", ["enter", "escape", "down", "d", None])
async def test_a_key_that_changes_something_does_it_before_the_next_key(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, next: str | None
) -> None:
    before = len(list(demo.entries()))
    async with after(demo, monkeypatch, "h") as (app, pilot):
        if next is None:  # nothing comes for a moment
            monkeypatch.setattr(typed_letters, "AT_ONCE", 0.001)
            await typed(pilot, "d")
            while len(list(demo.entries())) == before:
                await pilot.pause()
        else:
            await typed(pilot, "d", next)
        assert len(list(demo.entries())) == before - 1
        assert app.screen_stack


async def test_on_another_page_a_key_that_waited_does_nothing(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = demo.contacts.all()
    async with after(demo, monkeypatch, "h") as (app, pilot):
        monkeypatch.setattr(typed_letters, "AT_ONCE", 0.05)
        await typed(pilot, "d", "f3")
        assert isinstance(app.screen, PeopleScreen)
        await asyncio.wait_for(app.workers.wait_for_complete(), 10)
        later = asyncio.Event()
        app.set_timer(0.1, later.set)
        await later.wait()
    assert demo.contacts.all() == people


@pytest.mark.parametrize("keys", [["w", "w"], ["w", "down"], ["w", "ctrl+l"], ["w", "1"]])
async def test_a_letter_held_down_or_alone_opens_its_page(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    async with after(journal, monkeypatch, "h") as (app, pilot):
        await press(pilot, *keys)
        assert any(isinstance(screen, WinsScreen) for screen in app.screen_stack)


async def test_an_entry_whose_page_a_word_opened_stays_as_it_is(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list(demo.entries())
    async with after(demo, monkeypatch, "h", burst=-1.0) as (app, pilot):
        await typed(pilot, "everything hurts")
        assert field(app) == "everything hurts"
        await app.drafting.save()
    assert list(demo.entries()) == before
    assert [draft.text for draft in demo.drafts.all()] == ["everything hurts"]


async def test_one_sign_is_a_key_also_right_before_others(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch, burst=-1.0) as (_, pilot):
        await typed(pilot, "..", "f12")
        await typed(pilot, "?whad tea", "enter")
    assert {entry.source or entry.text for entry in journal.entries()} == {"here", "had tea"}


async def test_a_check_in_of_earlier_stays_when_signs_begin_a_sentence(
    moved: Journal, monkeypatch: pytest.MonkeyPatch, moving: Moving
) -> None:
    here = moved.add_here("You were here.")
    moving.moment += timedelta(minutes=1)
    async with after(moved, monkeypatch) as (_, pilot):
        await typed(pilot, "... so tired", "enter")
    assert here in moved.entries()


@pytest.mark.parametrize(
    ("keys", "within"), [("he", -1.0), ("hhe", 60.0)], ids=["slowly", "other letters before"]
)
async def test_keys_and_a_space_change_an_entry(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, keys: str, within: float
) -> None:
    async with after(demo, monkeypatch, burst=-1.0) as (app, pilot):
        monkeypatch.setattr(letter_run, "KEYS", within)
        monkeypatch.setattr(letter_run, "RHYTHM", within)
        await typed(pilot, f"{keys} and ate", "ctrl+s")
        assert isinstance(app.screen, HistoryScreen)
    assert any(entry.text.endswith(" and ate") for entry in demo.entries())
    assert [entry for entry in demo.entries_of("reflection") if entry.source == "words"] == []


@pytest.mark.parametrize("day", ["yesterday", "one year ago", "oct 2026", "last week"])
async def test_a_day_typed_right_after_its_key_is_a_day(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    async with after(demo, monkeypatch, "h", burst=-1.0) as (app, pilot):
        await typed(pilot, f"g{day}")
        assert field(app) == day
        await press(pilot, "enter")
        assert isinstance(app.screen, HistoryScreen)
        assert not isinstance(app.focused, TextField)


@pytest.mark.parametrize(
    ("keys", "words"),
    [(["g", *"rubby and cold"], "grubby and cold"), (["g", "f12", *"nxt weak"], "nxt weak")],
)
async def test_what_is_no_day_is_words_when_it_is_entered_again(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, keys: list[str], words: str
) -> None:
    async with after(demo, monkeypatch, "h", burst=-1.0) as (app, pilot):
        if "f12" in keys:
            monkeypatch.setattr(search_bar, "TOGETHER", -1.0)  # some time went by
        await press(pilot, *[{" ": "space"}.get(key, key) for key in keys], "enter")
        assert isinstance(app.screen, HistoryScreen)
        offer = "To keep it as your own words instead, press enter again."
        assert offer in " ".join(shown(app).split())
        await press(pilot, "enter")
        assert isinstance(app.screen, OwnWordsScreen)
        assert field(app) == words
        await press(pilot, "escape")
        assert isinstance(app.screen, HistoryScreen)
        assert not isinstance(app.focused, TextField)


async def test_a_name_typed_right_after_its_key_is_a_name(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch, "p", burst=-1.0) as (app, pilot):
        await typed(pilot, "aAnna Berg")
        assert field(app) == "Anna Berg"


async def test_a_sentence_with_a_capital_after_a_key_is_typed_where_the_key_led(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = ("ctrl+p", *"affirmation", "enter")
    async with after(journal, monkeypatch, *keys, burst=-1.0) as (app, pilot):
        await typed(pilot, "aI can go slowly")
        found = as_field(app.focused)
        assert found is not None
        assert found.value == "I can go slowly"


async def test_after_a_moment_words_belong_to_the_page_that_is_open(journal: Journal) -> None:
    async with opened(journal, "h", "w", "a") as (app, _):
        assert isinstance(app.screen, WinsScreen)
        assert field(app) == "a"


@pytest.mark.terminal
def test_a_word_of_nothing_but_keys_in_a_terminal(journal: Journal) -> None:
    before = journal.add(NewEntry("win", "Old words"))
    with Terminal([sys.executable, "-m", "checkin"]) as terminal:
        terminal.wait_to_see("This morning")
        for sent, seen in (("h", "since"), ("e", "ctrl+s"), (" left me", "he left me")):
            terminal.send(sent)
            terminal.wait_to_see(seen)
        terminal.send("\r")
        terminal.wait_to_see("Saved in your own words")
    assert [entry.text for entry in journal.entries()] == ["he left me", before.text]


@pytest.mark.terminal
@pytest.mark.parametrize(
    "typed",
    [
        [("m", "one gentle thing"), ("üde", "müde")],
        [(".", "Being here counts"), ("..", "counts"), (" i can't", "... i can't")],
    ],
)
def test_letters_one_by_one_in_a_terminal(journal: Journal, typed: list[tuple[str, str]]) -> None:
    with Terminal([sys.executable, "-m", "checkin"]) as terminal:
        terminal.wait_to_see("This morning")
        for keys, seen in typed:
            terminal.send(keys)
            terminal.wait_to_see(seen)
        terminal.send("\r")
        terminal.wait_to_see("Saved in your own words")
    assert [entry.text for entry in journal.entries()] == [typed[-1][1]]


@pytest.mark.terminal
@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("my brother died", "Saved in your own words"),
        ("einfach müde", "Saved in your own words"),
        ("się boję", "Saved with today"),
    ],
)
def test_in_a_terminal(journal: Journal, sentence: str, said: str) -> None:
    with Terminal([sys.executable, "-m", "checkin"]) as terminal:
        terminal.wait_to_see("This morning")
        terminal.send("p")
        terminal.wait_to_see("Help lines")
        terminal.send(sentence)
        terminal.wait_to_see(sentence)
        terminal.send("\r")
        terminal.wait_to_see(said)
    (kept,) = journal.entries()
    assert (kept.kind, kept.text) == ("reflection", sentence)
