"""A quiet picture at the foot of Today, once it is wanted."""

from __future__ import annotations

import pytest

from checkin.content.scenes import scene
from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.showing import lines, opened, press, settled, shown

_GROUND = {"hills": "_.-'                          '-'", "garden": "__|____", "sea": "~~   ~~  ~~"}


@pytest.mark.practice(102)
@pytest.mark.parametrize("name", ["hills", "garden", "sea"])
async def test_a_picture_that_is_chosen_stands_below_the_day(journal: Journal, name: str) -> None:
    journal.add(NewEntry("win", "Tea"))
    async with opened(journal) as (app, pilot):
        assert not any(ground in shown(app) for ground in _GROUND.values())
        before = lines(app)
        await press(pilot, "comma")
        settings = app.screen.query_one(ChoiceList)
        settings.highlighted = settings.get_option_index("scene")
        await press(pilot, "enter")
        assert "Which picture would you like at the foot of Today?" in shown(app)
        assert all(ground in shown(app) for ground in _GROUND.values())
        await press(pilot, *["down"] * (1 + [*_GROUND].index(name)), "enter")
        assert "Saved. It's at the foot of Today when two rows are free there." in shown(app)
        await press(pilot, "escape")
        assert _GROUND[name] in shown(app)
        drawn = [line for line in lines(app) if _GROUND[name] in line]
        assert len(drawn) == 1
        assert [line for line in before[:18] if line] == [
            line for line in lines(app)[:18] if line and line in before
        ]
        assert "m Morning" in lines(app)[-1]
        assert "Tea" in shown(app)


@pytest.mark.practice(102)
async def test_it_is_away_with_plain_marks_and_where_there_is_no_room(journal: Journal) -> None:
    journal.settings.set("scene", "garden")
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 30)) as pilot:
        await settled(pilot)
        assert _GROUND["garden"] in shown(app)
        await pilot.resize_terminal(60, 14)
        await settled(pilot)
        assert _GROUND["garden"] not in shown(app)
        assert "This morning" in shown(app)
    journal.settings.set("marks", "plain")
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 30)) as pilot:
        await settled(pilot)
        assert "This evening" in shown(app)
        assert _GROUND["garden"] not in shown(app)


@pytest.mark.practice(102)
@pytest.mark.parametrize("name", ["hills", "garden", "sea"])
async def test_it_takes_two_rows_where_there_is_no_room_for_four(
    journal: Journal, name: str
) -> None:
    journal.settings.set("scene", name)
    journal.add_many([NewEntry("win", f"Win {number}") for number in range(4)])
    picture = scene(name)
    assert picture is not None
    app = CheckinApp(journal)
    heights: dict[str, list[int]] = {"all": [], "low": [], "none": []}
    async with app.run_test(size=(80, 34)) as pilot:
        for height in range(34, 15, -1):
            await pilot.resize_terminal(80, height)
            await settled(pilot)
            rows = {row.strip() for row in lines(app)}
            sizes = [("all", picture.lines), ("low", picture.low)]
            drawn = [size for size, made in sizes if rows.issuperset(line.strip() for line in made)]
            heights[drawn[0] if drawn else "none"].append(height)
    assert min(heights["all"]) == max(heights["low"]) + 1 == min(heights["low"]) + 2
    assert max(heights["none"]) == min(heights["low"]) - 1
