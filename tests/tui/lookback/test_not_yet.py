"""The not-yet list: lines with their dates, and the win the person puts beside one."""

from __future__ import annotations

from datetime import date

import pytest

from checkin.core.entries import NOT_YET, Entry, NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.lookback.not_yet_item_screen import NotYetItemScreen
from checkin.tui.features.lookback.not_yet_link_screen import LinkScreen
from checkin.tui.features.lookback.not_yet_screen import NotYetScreen
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import lines, settled, shown


def item(journal: Journal, text: str, day: date = date(2025, 10, 17)) -> Entry:
    return journal.add(NewEntry("reflection", text, source=NOT_YET, day=day))


def flat(app: CheckinApp) -> str:
    return " ".join(shown(app).split())


async def test_a_line_is_kept_with_its_date(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(NotYetScreen())
        await settled(pilot)
        assert "What's something you can't do yet?" in shown(app)
        assert "Big or small, anything is fine, even a far-off hope." in shown(app)
        await pilot.press(*"Take the bus", "enter")
        await settled(pilot)
        assert "○ Take the bus   21 November 2026" in shown(app)
        assert "Big or small, anything is fine" not in shown(app)
        assert app.screen.query_one("#line", TextField).value == ""
    ((kept, win),) = journal.lookback.not_yet()
    assert (kept.text, kept.kind, kept.source, win) == (
        "Take the bus",
        "reflection",
        "not-yet",
        None,
    )


@pytest.mark.practice(59)
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_person_puts_a_win_beside_it_and_sees_both_with_their_dates(
    journal: Journal, size: tuple[int, int]
) -> None:
    line = item(journal, "Take the bus alone.")
    win = journal.add(NewEntry("win", "Took the 14 to the market", day=date(2026, 11, 18)))
    journal.add(NewEntry("win", "Took the bus in between"))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await app.push_screen(NotYetScreen())
        await pilot.press("down", "enter", "enter")
        await settled(pilot)
        assert isinstance(app.screen, LinkScreen)
        await pilot.press(*"market", "enter")
        await settled(pilot)
        assert isinstance(app.screen, NotYetItemScreen)
        said = flat(app)
        assert "Friday 17 October 2025" in said
        assert "Wednesday 18 November 2026" in said
        assert "Take the bus alone." in said
        assert "Took the 14" in said
        if size[0] >= 70:
            row = next(row for row in lines(app) if "Take the bus" in row)
            assert "Took the 14" in row
        await pilot.press("escape")
        await settled(pilot)
        assert (
            "On 17 October 2025, this was on your not-yet list: Take the bus alone."
            " Then on 18 November 2026: Took the 14 to the market."
        ) in flat(app)
    assert journal.lookback.not_yet() == [(journal.entry(line.id), journal.entry(win.id))]


@pytest.mark.practice(59)
async def test_nothing_is_guessed(journal: Journal) -> None:
    item(journal, "Take the bus")
    journal.add(NewEntry("win", "Take the bus"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(NotYetScreen())
        await settled(pilot)
        assert "Now" not in shown(app)
    assert journal.lookback.not_yet()[0][1] is None


async def test_wins_from_before_the_line_can_not_go_beside_it(journal: Journal) -> None:
    item(journal, "Swim", date(2026, 11, 1))
    journal.add(NewEntry("win", "Old", day=date(2026, 10, 31)))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(NotYetScreen())
        await pilot.press("down", "enter", "enter")
        await settled(pilot)
        assert "There are no wins after that day yet." in shown(app)
        await pilot.press(*'o"*', "enter")
        await settled(pilot)
        assert "No later win has those words." in shown(app)
        assert isinstance(app.screen, LinkScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, NotYetItemScreen)
    assert journal.lookback.not_yet()[0][1] is None
    assert journal.drafts.all() == []


async def test_a_win_can_be_taken_away_again_and_undone(journal: Journal) -> None:
    line = item(journal, "Swim")
    win = journal.add(NewEntry("win", "Swam"))
    journal.edit(line.id, parent=win.id)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(NotYetScreen())
        await pilot.press("down", "enter")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "Link removed." in shown(app)
        assert journal.lookback.not_yet()[0][1] is None
        await pilot.press("u")
        await settled(pilot)
        assert journal.lookback.not_yet()[0][1] == win
        assert "Now · Saturday 21 November 2026" in shown(app)


async def test_a_line_can_be_put_away_and_brought_back(journal: Journal) -> None:
    item(journal, "Swim")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(NotYetScreen())
        await pilot.press("down", "enter", "d")
        await settled(pilot)
        assert journal.lookback.not_yet() == []
        assert "Put away. Press u to bring it back." in shown(app)
        await pilot.press("d", "enter", "u")
        await settled(pilot)
        assert len(journal.lookback.not_yet()) == 1
        assert "Swim" in shown(app)
        await pilot.press("f6")
        await settled(pilot)
        await pilot.press(*" far", "ctrl+s")
        await settled(pilot)
        assert "Swim far" in shown(app)


async def test_typing_lets_go_of_the_line_that_was_lit(journal: Journal) -> None:
    item(journal, "Swim")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(NotYetScreen())
        await pilot.press("down")
        assert "enter Choose" in shown(app)
        await pilot.press(*"Fly")
        await settled(pilot)
        assert "enter Keep" in shown(app)
        assert app.screen.query_one(ChoiceList).chosen is None
        await pilot.press("down", "up")
        await settled(pilot)
        assert "enter Keep" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        await app.drafting.save()
    assert [draft.text for draft in journal.drafts.all()] == ["Fly"]


async def test_what_was_typed_there_is_back_on_the_next_visit(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(NotYetScreen())
        await pilot.press(*"Fly", "escape")
        await settled(pilot)
        assert "You have something unfinished" in shown(app)
        app.action_go("notyet")
        await settled(pilot)
        assert app.screen.query_one("#line", TextField).value == "Fly"


async def test_long_words_can_be_read_to_their_end(journal: Journal) -> None:
    line = item(journal, "\n".join(f"line {n}" for n in range(40)))
    journal.edit(line.id, parent=journal.add(NewEntry("win", "Swam")).id)
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await app.push_screen(NotYetScreen())
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "Unlink the win" in shown(app)
        assert "line 39" not in shown(app)
        for _ in range(5):
            await pilot.press("pagedown")
        await settled(pilot)
        assert "line 39" in shown(app)
        assert "Swam" in shown(app)
        await pilot.press("pageup")
        await settled(pilot)
        assert "Swam" not in shown(app)


async def test_odd_words_stay_words(journal: Journal) -> None:
    line = item(journal, "[red]x[/] \x1b[31m " + "long " * 100)
    win = journal.add(NewEntry("win", "[b]今日は早く起きた[/b]" + "x" * 300))
    journal.edit(line.id, parent=win.id)
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await app.push_screen(NotYetScreen())
        await settled(pilot)
        assert "[red]x[/] ␛[31m" in flat(app)
        assert "…" in shown(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "[red]x[/]" in flat(app)
