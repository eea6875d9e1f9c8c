"""Words that were left can be thrown away, by a key that the page of them names."""

from __future__ import annotations

import pytest

from checkin.core.entries import NewEntry
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.today.own_words_screen import OwnWordsScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from tests.support.showing import lines, opened, press, shown


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_words_left_in_settings_are_thrown_away(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "comma", *"/feel")
        await press(pilot, "space", "escape", "escape")
        said = " ".join(shown(app).split())
        assert "You have something unfinished in Your own words (press f5): /feel" in said
        await press(pilot, "f5")
        assert "f7 Throw away" in lines(app)[-1]
        await press(pilot, "f7")
        assert "/feel" not in shown(app)
        assert "Gone. Press f7 to bring it back, or esc to leave." in shown(app)
        assert "f7 Bring back" in lines(app)[-1]
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert "unfinished" not in shown(app)
    await app.drafting.save()
    assert journal.drafts.all() == []
    assert journal.entries() == []


async def test_what_was_thrown_away_comes_back_with_the_same_key(journal: Journal) -> None:
    async with opened(journal, "comma", *"/feel") as (app, pilot):
        await press(pilot, "space", *"low", "f7")
        assert "low" not in shown(app)
        assert "f7 Bring back" in lines(app)[-1]
        await press(pilot, "f7")
        assert "f7 Throw away" in lines(app)[-1]
        assert "/feel low" in shown(app)
        assert "It's back." in shown(app)
        await press(pilot, "f7", "f7", "enter")
    (entry,) = journal.entries()
    assert entry.text == "/feel low"


async def test_one_of_several_is_thrown_away(journal: Journal) -> None:
    async with opened(journal, "comma", *"/feel") as (app, pilot):
        await press(pilot, "space", "escape", "escape", "k", *"zebras", "space", "escape", "escape")
        await press(pilot, "f5", "f7", "escape")
        said = " ".join(shown(app).split())
        assert "(press f5): /feel" in said
        assert "zebras" not in said
    await app.drafting.save()
    assert [draft.text.strip() for draft in journal.drafts.all()] == ["/feel"]


async def test_there_is_nothing_to_throw_away_before_there_are_words(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        app.action_go("words")
        await press(pilot, "f7")
        assert "Throw away" not in lines(app)[-1]
        await press(pilot, *"Tea", "f7")
        assert "Gone." in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_each_of_many_is_in_sight_when_it_is_thrown_away(
    journal: Journal, size: tuple[int, int]
) -> None:
    for nth in range(10):
        context = {"asked": "Skills", "typed": "2026-11-21"}
        journal.drafts.save(Draft("words", f"at-{nth}", f"zebra {nth}", 7, context))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "escape", "f5")
        assert "zebra 0" in shown(app)
        assert "zebra 9" not in shown(app)
        bar = [row for row in lines(app)[2:-1] if row[-3:].strip(" ")]
        assert bar  # how far down one is stands at the edge
        assert "tab Next" in lines(app)[-1]
        for nth in range(10):
            assert f" zebra {nth}" in shown(app)
            await press(pilot, "f7")
            assert f" zebra {nth}" not in shown(app)
            await press(pilot, "tab")
        await app.drafting.save()
    assert journal.drafts.all() == []


async def test_one_alone_has_no_next_to_go_to(journal: Journal) -> None:
    async with opened(journal, "comma", *"/feel") as (app, pilot):
        await press(pilot, "space", *"low")
        assert "tab Next" not in lines(app)[-1]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_words_of_a_hard_moment_are_thrown_away_on_today(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.add(NewEntry("win", "Tea"))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "s", *"it stops", "escape", "w", *"half", "escape")
        assert "Also in Hard moment." in shown(app)
        assert "Throw away" not in lines(app)[-1]
        await press(pilot, "down", "down")
        assert "f7 Throw away" in lines(app)[-1]
        await press(pilot, "f7")
        assert "Hard moment." not in shown(app)
        assert "half" in shown(app)
        assert "Gone. Press f7 to bring it back." in shown(app)
        assert "f7 Bring back" in lines(app)[-1]
        await app.drafting.save()
        assert [draft.screen for draft in journal.drafts.all() if draft.text] == ["wins"]
        await press(pilot, "f7")
        assert "It's back." in shown(app)
        assert "Also in Hard moment." in shown(app)
        assert "f7" not in lines(app)[-1]
        await press(pilot, "s")
        assert "it stops" in shown(app)
        await press(pilot, "escape", "f7")
        assert "Gone." not in shown(app)  # no line is chosen, and nothing was thrown away


async def test_of_own_words_those_that_are_named_are_thrown_away(journal: Journal) -> None:
    journal.add(NewEntry("win", "Tea"))
    for nth in range(3):
        context = {"asked": "Skills", "typed": "2026-11-21"}
        journal.drafts.save(Draft("words", f"at-{nth}", f"zebra {nth}", 7, context))
    async with opened(journal, "escape", "down", "f7") as (app, pilot):
        await app.drafting.save()
        assert sorted(d.text for d in journal.drafts.all()) in (
            ["zebra 0", "zebra 1"],
            ["zebra 1", "zebra 2"],
        )
        await press(pilot, "down", "f7")
        await app.drafting.save()
        assert len(journal.drafts.all()) == 1
        await press(pilot, "f7", "f7")
        await app.drafting.save()
        assert len(journal.drafts.all()) == 3


async def test_what_was_thrown_away_before_another_page_is_gone(journal: Journal) -> None:
    journal.add(NewEntry("win", "Tea"))
    async with opened(journal, "w", *"half", "escape", "down", "f7") as (app, pilot):
        await press(pilot, "question_mark", "escape")
        assert "f7 Bring back" in lines(app)[-1]
        await press(pilot, "h", "escape", "f7")
        assert "half" not in shown(app)
        assert "f7" not in lines(app)[-1]


async def test_a_line_of_the_day_is_nothing_to_throw_away(journal: Journal) -> None:
    journal.add(NewEntry("win", "Tea"))
    async with opened(journal, *"mwes") as (app, pilot):
        await press(pilot, "escape", "down", "down", "f7")
        assert "Throw away" not in lines(app)[-1]


async def test_the_key_for_what_waits_opens_own_words_if_others_have_a_key(
    journal: Journal,
) -> None:
    async with opened(journal, "k", *"call the zoo", "escape", "escape") as (app, pilot):
        await press(pilot, "w", *"half", "escape", "f5")
        assert isinstance(app.screen, OwnWordsScreen)
        assert "call the zoo" in shown(app)
        await press(pilot, "f7", "escape", "f5")
        assert isinstance(app.screen, WinsScreen)


async def test_help_names_the_key_where_there_is_something_to_throw_away(journal: Journal) -> None:
    journal.add(NewEntry("win", "Tea"))
    async with opened(journal, "f1") as (app, pilot):
        assert "Throw away" not in shown(app)
        await press(pilot, "escape", "w", *"half", "escape", "f1")
        assert "Throw away the unfinished words you chose." in " ".join(shown(app).split())
        assert "Bring back the words" not in shown(app)
        await press(pilot, "escape", "down", "f7", "f1")
        assert "Bring back the words you threw away last." in shown(app)
        await press(pilot, "escape", "f5", "k", *"zebras", "space", "escape", "escape", "f5", "f1")
        assert "Throw these words away." in shown(app)
        assert "Bring back the words that were here." not in shown(app)
        await press(pilot, "escape", "f7", "f1")
        assert "Bring back the words that were here." in shown(app)
