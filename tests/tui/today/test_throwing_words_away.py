"""Words that were left can be thrown away, by a key that the page of them names."""

from __future__ import annotations

import pytest

from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.today.screen import TodayScreen
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
        await press(pilot, "f7")
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
