"""Things I'm working toward: written down, kept when they are reached, and never counted at."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from checkin.core.entries import NewEntry
from checkin.core.frozen import replace
from checkin.core.stretches import Stretch, new, tag_in
from checkin.journal import Journal
from checkin.storage.stretches import tagged_days
from checkin.tui.app import CheckinApp
from checkin.tui.features.lookback.stretch_screen import StretchScreen
from checkin.tui.features.lookback.stretches_screen import StretchesScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import lines, settled, shown
from tests.support.tone import problems

TODAY = date(2026, 11, 21)


def walked(journal: Journal, *days: int) -> None:
    for ago in days:
        journal.add(NewEntry("win", "Walked #walk", day=TODAY - timedelta(days=ago)))


@pytest.mark.practice(67)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_a_stretch_that_is_not_reached_waits_without_a_count(
    journal: Journal, size: tuple[int, int]
) -> None:
    walked(journal, 0, 1)
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await app.push_screen(StretchesScreen())
        await pilot.press("a", *"A week of walks", "enter", "3", "enter", "7", "enter")
        await pilot.press(*"walk", "enter")
        await settled(pilot)
        assert "A week of walks   3 days with #walk, in any 7 days" in shown(app)
        assert "Saved. It goes on your pile when you reach it." in shown(app)
        assert "2" not in shown(app)
        assert "Reached" not in shown(app)
    assert journal.totals().wins == 2
    assert journal.drafts.all() == []


@pytest.mark.practice(67, 53)
async def test_one_that_is_reached_goes_on_the_pile(journal: Journal) -> None:
    walked(journal, 0, 1, 2)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(StretchesScreen())
        await pilot.press("enter", *"Walks", "enter", "3", "enter", "enter", *"#walk", "enter")
        await settled(pilot)
        assert "It's on your pile: Walks" in shown(app)
        assert "● Walks   on your pile since 21 November 2026" in shown(app)
    wins = [entry.text for entry in journal.entries_of("win")]
    assert wins.count("Walks") == 1


async def test_what_can_be_no_stretch_is_said_and_stays(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(StretchesScreen())
        await pilot.press("a", *"Walks", "enter", "enter", "enter", "enter")
        await settled(pilot)
        assert isinstance(app.screen, StretchScreen)
        assert "The number of days can be from 1 to 10,000." in shown(app)
        assert app.screen.query_one("#name", TextField).value == "Walks"
        assert "Type a number, such as 7" in shown(app)
        app.screen.query_one("#days", TextField).value = "3"
        app.screen.query_one("#tag", TextField).focus()
        await pilot.press("enter")
        await settled(pilot)
        assert "It needs a #topic or @person: wins with it are counted." in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        assert app.screen.query_one("#name", TextField).value == "Walks"
    assert journal.lookback.stretches() == []


async def test_one_can_be_put_away_and_brought_back(journal: Journal) -> None:
    journal.lookback.save_stretch(new("Walks", "3", "7", "walk", "2026-11-21"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(StretchesScreen())
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        assert journal.lookback.stretches() == []
        assert "Put away. Press b to bring it back." in shown(app)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:  # also the next time
        await app.push_screen(StretchesScreen())
        await settled(pilot)
        await pilot.press("b")
        await settled(pilot)
        assert [stretch.name for stretch in journal.lookback.stretches()] == ["Walks"]
        assert "It's back." in shown(app)


async def test_a_win_that_was_put_away_leaves_the_stretch_reached(journal: Journal) -> None:
    walked(journal, 0)
    journal.lookback.save_stretch(new("Once", "1", "", "walk", "2026-11-21"))
    (win,) = journal.lookback.add_reached_stretches()
    journal.delete(win.id)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(StretchesScreen())
        await settled(pilot)
        assert "● Once" in shown(app)
        assert "since" not in shown(app)


async def test_words_begun_in_the_form_wait_under_a_name(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(StretchScreen())
        await pilot.press(*"Wal", "escape")
        await settled(pilot)
        assert "You have something unfinished" in shown(app)
        app.action_go("stretch")
        await settled(pilot)
        assert app.screen.query_one("#name", TextField).value == "Wal"


@pytest.mark.parametrize(
    ("typed", "tag"),
    [("walk", "#walk"), ("@Sam", "@Sam"), ("Straße", "#Straße"), ("散歩", "#散歩")],
)
def test_a_day_is_counted_by_one_tag_in_any_script(journal: Journal, typed: str, tag: str) -> None:
    assert tag_in(typed) == tag
    journal.add(NewEntry("win", f"Out {tag.upper()}"))
    assert tagged_days(journal._connection, tag) == [journal.clock.today()]


# Changing one


def noted(journal: Journal, name: str = "Walks", made: str = "2026-11-20") -> Stretch:
    return journal.lookback.save_stretch(new(name, "3", "7", "walk", made))


def put(app: CheckinApp, **fields: str) -> None:
    for field, text in fields.items():
        app.screen.query_one(f"#{field}", TextField).value = text


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_a_stretch_that_waits_can_be_changed(journal: Journal, size: tuple[int, int]) -> None:
    was = noted(journal)
    walked(journal, 0)
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await app.push_screen(StretchesScreen())
        await pilot.press("enter")
        await settled(pilot)
        assert "Change it" in shown(app)
        assert "#walk" in shown(app)
        await pilot.press("end", *" by the river", "enter", "5", "enter")
        put(app, span="")
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, StretchesScreen)
        assert "Walks by the river   5 days with #walk" in shown(app)
        assert "in any" not in shown(app)
        assert "Changed. It goes on your pile when you reach it." in shown(app)
    (now,) = journal.lookback.stretches()
    assert now == replace(was, name="Walks by the river", days=5, span=None)
    assert journal.drafts.all() == []


async def test_one_that_is_reached_by_its_new_numbers_goes_on_the_pile(journal: Journal) -> None:
    walked(journal, 0, 2)
    noted(journal)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(StretchesScreen())
        await pilot.press("enter", "enter", "backspace", "2", "enter", "enter")
        await settled(pilot)
        assert "It's on your pile: Walks" in shown(app)
        assert "on your pile since" in shown(app)


async def test_what_is_reached_stays_so_when_it_is_changed(journal: Journal) -> None:
    walked(journal, 0, 1, 2)
    noted(journal)
    (win,) = journal.lookback.add_reached_stretches()
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(StretchesScreen())
        await pilot.press("enter")
        await settled(pilot)
        assert "You reached it. That stays" in shown(app)
        put(app, name="Long walks", days="90", span="100")
        await pilot.press("enter", "enter", "enter")
        await settled(pilot)
        assert "Changed. You still reached it." in shown(app)
        assert "● Long walks   on your pile since 21 November 2026" in shown(app)
        assert "Working toward" not in shown(app)
    (now,) = journal.lookback.stretches()
    assert (now.days, now.span, now.kept) == (90, 100, win.id)
    assert journal.lookback.add_reached_stretches() == []
    assert journal.entry(win.id) == win


@pytest.mark.parametrize(("first", "then"), [(["enter"], ["enter"] * 3), ([], ["d", "b"])])
async def test_one_that_another_window_kept_meanwhile_is_kept_once(
    journal: Journal, first: list[str], then: list[str]
) -> None:
    noted(journal)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(StretchesScreen())
        await pilot.press(*first)
        await settled(pilot)
        walked(journal, 0, 1, 2)
        (win,) = journal.lookback.add_reached_stretches()
        for key in then:
            await pilot.press(key)
            await settled(pilot)
        assert journal.lookback.add_reached_stretches() == []
        assert [stretch.kept for stretch in journal.lookback.stretches()] == [win.id]


async def test_what_can_be_no_stretch_changes_nothing(journal: Journal) -> None:
    was = noted(journal)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(StretchesScreen())
        await pilot.press("enter")
        put(app, span="2")
        await pilot.press("enter", "enter", "enter")
        await settled(pilot)
        assert isinstance(app.screen, StretchScreen)
        assert "3 days can't fit into 2." in shown(app)
    assert journal.lookback.stretches() == [was]


async def test_each_stretch_and_a_new_one_have_drafts_of_their_own(journal: Journal) -> None:
    one = noted(journal)
    noted(journal, "Other", "2026-11-21")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(StretchesScreen())
        await pilot.press("enter", "end", *" more")
        put(app, span="")
        await pilot.press("escape", "down", "enter")
        await settled(pilot)
        assert app.screen.query_one("#name", TextField).value == "Other"
        await pilot.press("escape", "a", *"New", "escape", "up", "enter")
        await settled(pilot)
        assert app.screen.query_one("#name", TextField).value == "Walks more"
        await app.drafting.save()
    after = CheckinApp(journal)
    async with after.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(after.screen, StretchScreen)
        assert after.screen.query_one("#name", TextField).value == "Walks more"
        assert after.screen.query_one("#span", TextField).value == ""
        await pilot.press("enter", "enter", "enter")
        await settled(pilot)
    now = {stretch.id: stretch for stretch in journal.lookback.stretches()}
    assert now[one.id] == replace(one, name="Walks more", span=None)
    assert {draft.text for draft in journal.drafts.all()} == {"New"}


async def test_long_names_stand_beside_their_mark_in_any_script(journal: Journal) -> None:
    noted(journal, "毎日の散歩を続けて公園の木々が色づくのを見守るとても長い名前のもの")
    noted(journal, "A very long name of a stretch that takes more than one line", "2026-11-21")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(StretchesScreen())
        for width in (40, 60, 61):
            await pilot.resize_terminal(width, 24)
            await settled(pilot)
            assert "◆ 毎日の散歩を続けて" in shown(app)
            assert "◆ A very long name" in shown(app)
            said = "".join(line.strip() for line in lines(app))
            assert "公園の木々が色づくのを見守るとても長い名前のもの" in said
            assert all(cell_len(line) <= width for line in lines(app))


def test_the_keys_keep_the_tone() -> None:
    for command in StretchesScreen.KEYS:
        assert problems(command.about) == []
