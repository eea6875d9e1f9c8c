"""Changing an entry from History, and what becomes of words that are not kept yet."""

from __future__ import annotations

from datetime import date

import pytest
from textual.events import Paste

from checkin.core.clock import Clock
from checkin.core.entries import Entry, NewEntry
from checkin.core.text import LIMIT
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.hard_moment.screen import HardScreen
from checkin.tui.features.history.edit_screen import EntryScreen
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.widgets.multiline_field import MultilineField
from checkin.tui.widgets.text_field import TextField
from checkin.tui.widgets.timeline import Timeline
from tests.support.showing import opened, press, settled, shown


@pytest.fixture
def win(journal: Journal) -> Entry:
    return journal.add(NewEntry("win", "Went out with @sam"))


def chosen(app: CheckinApp) -> str:
    entry = app.screen.query_one(Timeline).selected
    assert entry is not None
    return entry.text


async def test_the_words_of_an_entry_are_changed_and_its_tags_with_them(
    journal: Journal, win: Entry
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "e", *[*" and #tea"], "enter", *"A second line", "ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        now = journal.entry(win.id)
        assert now.text == "Went out with @sam and #tea\nA second line"
        assert now.tags == ("#tea", "@sam")
        assert now.at == win.at
        assert "Changed. The earlier words are kept too." in shown(app)
        assert "Went out with @sam and #tea A second line" in shown(app)
        assert journal.drafts.all() == []
        await pilot.press("u")
        await settled(pilot)
        assert journal.entry(win.id).text == "Went out with @sam"


async def test_words_typed_for_an_entry_that_is_put_away_say_how_it_comes_back(
    journal: Journal, win: Entry
) -> None:
    async with opened(journal, "h", "e", *" BBB", "escape") as (app, pilot):
        journal.delete(win.id)
        await press(pilot, "escape")
        assert "You have something unfinished in an entry you were changing" in shown(app)
        await press(pilot, "f5")
        assert not isinstance(app.screen, EntryScreen)
        said = " ".join(shown(app).split())
        assert f"What you typed was for #{win.id}, which is put away." in said
        assert f"`checkin trash restore {win.id}` brings it back" in said
    assert [draft.text for draft in journal.drafts.all()] == ["Went out with @sam BBB"]
    journal.restore(win.id)
    async with opened(journal) as (app, pilot):
        await press(pilot, "f5")
        assert isinstance(app.screen, EntryScreen)
        assert "Went out with @sam BBB" in shown(app)


async def test_words_that_were_changed_elsewhere_meanwhile_are_said_to_be_kept_too(
    journal: Journal, win: Entry
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "e")
        await settled(pilot)
        with Journal.open(journal.path or "") as other:
            other.edit(win.id, text="Went out with @sam AAA")
        await pilot.press(*" BBB", "ctrl+s")
        await settled(pilot)
        assert journal.entry(win.id).text == "Went out with @sam BBB"
        said = " ".join(shown(app).split())
        assert "Meanwhile it was changed somewhere else too." in said
        await pilot.press("u")
        await settled(pilot)
        assert journal.entry(win.id).text == "Went out with @sam AAA"


async def test_an_entry_moves_to_another_day_and_stays_selected(
    journal: Journal, win: Entry
) -> None:
    journal.add(NewEntry("win", "Another"))
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("h", "e", "tab", "tab")
        app.screen.query_one("#day", TextField).value = ""
        await pilot.press(*"3 days ago", "enter")
        await settled(pilot)
        assert journal.entry(win.id).day == date(2026, 11, 18)
        assert journal.entry(win.id).at is None
        assert chosen(app) == win.text
        assert "Wednesday 18 November" in shown(app)


async def test_a_day_that_can_not_be_read_says_so_and_changes_nothing(
    journal: Journal, win: Entry
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "e", "x", "tab", "tab", *"?", "enter")
        await settled(pilot)
        assert isinstance(app.screen, EntryScreen)
        assert "I don't know the day" in shown(app)
        assert journal.entry(win.id) == win
        assert app.screen.query_one(MultilineField).text == "Went out with @samx"


async def test_keeping_without_a_change_makes_none(journal: Journal, win: Entry) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "e", "ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert "Changed" not in shown(app)
        assert journal.search.versions(win.id) == []


async def test_an_entry_without_words_is_not_kept(journal: Journal, win: Entry) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "e")
        app.screen.query_one(MultilineField).text = " "
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, EntryScreen)
        assert "Nothing to keep yet." in shown(app)
        assert journal.entry(win.id) == win


async def test_escape_leaves_and_the_words_are_there_the_next_time(
    journal: Journal, win: Entry
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "e", *" again", "escape")
        await settled(pilot)
        assert journal.entry(win.id) == win
        assert "What you typed is saved here for next time." in shown(app)
        await pilot.press("e")
        await settled(pilot)
        assert app.screen.query_one(MultilineField).text == "Went out with @sam again"
        assert "Your words are still here." in shown(app)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert journal.entry(win.id).text == "Went out with @sam again"
        await pilot.press("e")
        await settled(pilot)
        assert "Your words are still here." not in shown(app)


async def test_each_entry_has_a_draft_of_its_own(journal: Journal, win: Entry) -> None:
    other = journal.add(NewEntry("win", "Other"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "e", *" first", "escape")
        await settled(pilot)
        await pilot.press("down", "e", *" second", "ctrl+s")
        await settled(pilot)
        assert journal.entry(other.id).text == "Other second"
        await pilot.press("up", "e")
        await settled(pilot)
        assert app.screen.query_one(MultilineField).text == "Went out with @sam first"


async def test_leaving_for_a_hard_moment_keeps_what_is_typed(journal: Journal, win: Entry) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "e", *" again", "f2")
        await settled(pilot)
        assert isinstance(app.screen, HardScreen)
        await app.drafting.save()
        assert [draft.text for draft in journal.drafts.all()] == ["Went out with @sam again"]
        await pilot.press("escape", "h", "e")
        await settled(pilot)
        assert app.screen.query_one(MultilineField).text == "Went out with @sam again"


async def test_after_a_sudden_end_the_change_goes_on_where_it_was(
    journal: Journal, win: Entry, path: str, clock: Clock
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(
            "h", "e", *" again", "left", "left", "r", "tab", *"te", "tab", "end", *" x"
        )
        await app.drafting.save()
    after = CheckinApp(journal)
    async with after.run_test(size=(80, 24)) as pilot:
        after.push_screen(EntryScreen())
        await settled(pilot)
        words = after.screen.query_one(MultilineField)
        assert (words.text, words.cursor_position) == ("Went out with @sam agarin", 23)
        assert after.screen.query_one("#tags", TextField).value == "te"
        assert after.screen.query_one("#day", TextField).value == "21 November 2026 x"


async def test_without_a_draft_there_is_nothing_to_go_on_with(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(EntryScreen())
        await settled(pilot)
        assert not isinstance(app.screen, EntryScreen)


async def test_what_is_pasted_is_made_harmless_or_refused_whole(
    journal: Journal, win: Entry
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "e")
        words = app.screen.query_one(MultilineField)
        words.post_message(Paste(" \x1b[2J\u202eone\ntwo[/b]"))
        await settled(pilot)
        assert words.text == "Went out with @sam ␛[2Jone\ntwo[/b]"
        words.post_message(Paste("x" * LIMIT))
        await settled(pilot)
        assert words.text == "Went out with @sam ␛[2Jone\ntwo[/b]"
        assert "too long for one entry" in shown(app)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "two[/b]" in shown(app)


async def test_letters_and_help_keys_are_text_while_changing(journal: Journal, win: Entry) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("h", "e", *"qdeu./?")
        await settled(pilot)
        assert app.screen.query_one(MultilineField).text == "Went out with @samqdeu./?"


# Its tags


@pytest.fixture
def tagged(journal: Journal) -> Entry:
    return journal.add(NewEntry("win", "Went out with @sam", tags=("#park", "#walk")))


def typed_tags(app: CheckinApp) -> str:
    return app.screen.query_one("#tags", TextField).value


async def test_tags_beside_the_words_are_added_and_taken_off_with_the_rest_in_one_step(
    journal: Journal, tagged: Entry
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("h", "e", *" again", "tab")
        assert typed_tags(app) == "#park #walk"
        await pilot.press(*["backspace"] * 5, *"Tea, @Kim", "enter")
        await settled(pilot)
        now = journal.entry(tagged.id)
        assert now.text == "Went out with @sam again"
        assert now.tags == ("#park", "#tea", "@kim", "@sam")
        assert now.at == tagged.at
        assert "Changed. The earlier words are kept too." in shown(app)
        assert journal.drafts.all() == []
        await pilot.press("u")
        await settled(pilot)
        assert journal.entry(tagged.id).tags == tagged.tags
        assert journal.entry(tagged.id).text == tagged.text


async def test_a_tag_in_the_words_stays_while_it_stands_there(
    journal: Journal, tagged: Entry
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "e", "tab")
        app.screen.query_one("#tags", TextField).value = ""
        await pilot.press("enter")
        await settled(pilot)
        assert journal.entry(tagged.id).tags == ("@sam",)
        await pilot.press("e", "tab", *"@sam", "enter")
        await settled(pilot)
        assert journal.entry(tagged.id).tags == ("@sam",)
        await pilot.press("e", *["backspace"] * 10, "ctrl+s")
        await settled(pilot)
        assert journal.entry(tagged.id).text == "Went out"
        assert journal.entry(tagged.id).tags == ()


async def test_what_can_be_no_tag_says_so_and_changes_nothing(
    journal: Journal, tagged: Entry
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "e", "tab", *" #12", "enter")
        await settled(pilot)
        assert isinstance(app.screen, EntryScreen)
        assert "A tag is one word with a letter in it" in shown(app)
        assert app.screen.focused is app.screen.query_one("#tags")
        assert journal.entry(tagged.id) == tagged


@pytest.mark.parametrize("typed", ["#park", "", "#park #walk #tea"])
async def test_tags_that_were_typed_are_there_the_next_time(
    journal: Journal, tagged: Entry, typed: str
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "e", "tab")
        app.screen.query_one("#tags", TextField).value = typed
        await pilot.press("escape")
        await settled(pilot)
        assert journal.entry(tagged.id) == tagged
        await pilot.press("e")
        await settled(pilot)
        assert typed_tags(app) == typed
        assert "Your words are still here." in shown(app)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert journal.entry(tagged.id).tags == tuple(sorted([*typed.split(), "@sam"]))
        assert journal.drafts.all() == []


async def test_a_tag_another_window_added_meanwhile_stays(journal: Journal, tagged: Entry) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "e", "tab", *" #tea")
        journal.edit_many([tagged.id], more_tags=["#late"], less_tags=["#walk"])
        await pilot.press("enter")
        await settled(pilot)
        assert journal.entry(tagged.id).tags == ("#late", "#park", "#tea", "@sam")


async def test_the_right_arrow_completes_a_tag_of_the_journal(
    journal: Journal, tagged: Entry
) -> None:
    journal.add(NewEntry("win", "x #water", day=date(2026, 11, 1)))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "e", "tab", *" wa")
        await settled(pilot)
        assert "#park #walk water" in shown(app)
        await pilot.press("right", "enter")
        await settled(pilot)
        assert journal.entry(tagged.id).tags == ("#park", "#walk", "#water", "@sam")


async def test_all_that_was_changed_can_be_undone_at_once(journal: Journal, win: Entry) -> None:
    async with opened(journal, "h", "e") as (app, pilot):
        assert "As it was" not in shown(app)
        await press(pilot, *" or not", "tab", *"#rest", "tab", *"yesterday")
        assert "f5 As it was" in shown(app)
        await press(pilot, "escape", "e")
        assert "Your words are still here." in shown(app)
        await press(pilot, "f5")
        assert "It's as it was." in shown(app)
        assert "As it was" not in shown(app)
        assert app.screen.query_one(MultilineField).value == win.text
        await press(pilot, "escape", "escape")
        assert "unfinished" not in shown(app)
        await app.drafting.save()
    assert journal.drafts.all() == []
    assert journal.entry(win.id) == win
