"""Wins that one key keeps: nine in a row, all in a list, and those that fit what is typed."""

from __future__ import annotations

import pytest
from textual.app import App

from checkin.content.wins import chips
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import lines, opened, press, settled, shown

SIZES = [(80, 24), (60, 20)]


def wins(journal: Journal) -> list[str]:
    return [entry.text for entry in journal.entries_of("win")]


def row(app: App[None]) -> list[str]:
    """The lines of the row of numbers."""
    found = lines(app)
    first = next(n for n, line in enumerate(found) if line.split()[:1] == ["1"])
    return found[first : found.index("", first)]


def typed(app: App[None]) -> str:
    return app.screen.query_one("#line", TextField).value


@pytest.mark.practice(20)
@pytest.mark.practice(22)
@pytest.mark.practice(26)
@pytest.mark.parametrize("half", [0, 1])
async def test_each_of_them_is_kept_by_keys_alone(journal: Journal, half: int) -> None:
    """Those of the first half from the top of the list, the others from its end."""
    journal.settings.set("topics-off", "")
    everything = len(chips(()))
    assert everything == 39
    from_top = everything // 2
    async with opened(journal, "w") as (_, pilot):
        for n in range(from_top) if not half else range(everything - from_top):
            moves = ["end", *["up"] * n] if half else ["down"] * n
            await pilot.press("0", "enter", *moves, "enter")
            await settled(pilot)
    kept = wins(journal)
    assert len({*kept}) == len(kept) == (everything - from_top if half else from_top)
    assert {*kept} <= {chip.text for chip in chips(())}
    last = {chip.text for chip in chips(()) if chip.kind == "faith-culture"}
    assert ("Got out of bed" in kept) is not half
    assert (last <= {*kept}) is bool(half)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_no_number_is_parted_from_its_words(journal: Journal, size: tuple[int, int]) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w")
        found = row(app)
        assert " ".join("\n".join(found).split()).startswith("1 Got up 2 Teeth 3 Washed 4 Ate some")
        for line in found:
            assert line.split()[0].isdigit()
            assert not line.split()[-1].isdigit()
        assert sum(word.isdigit() for line in found for word in line.split()) == 10


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_typing_lists_those_that_fit_and_nothing_below_moves(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Sat still", "enter")
        place = next(n for n, line in enumerate(lines(app)) if "Sat still" in line)
        await press(pilot, *"wat")
        assert "Drank water" in shown(app)
        assert "Got up" not in shown(app)
        assert "Sat still" in lines(app)[place]
        await press(pilot, "down", "enter")
        assert wins(journal) == ["Drank water", "Sat still"]
        assert typed(app) == ""
        assert "Got up" in shown(app)


async def test_words_that_fit_one_are_kept_as_they_are_typed(journal: Journal) -> None:
    async with opened(journal, "w", *"Ate", "enter") as (_, _):
        (win,) = journal.entries_of("win")
        assert (win.text, win.source) == ("Ate", None)


async def test_a_zero_that_begins_a_sentence_is_only_typed(journal: Journal) -> None:
    async with opened(journal, "w", "0") as (app, pilot):
        assert "Brushed my teeth" in shown(app)
        assert "enter Choose" in lines(app)[-1]
        await press(pilot, *" cigarettes")
        assert "Brushed my teeth" not in shown(app)
        await press(pilot, "enter")
        assert wins(journal) == ["0 cigarettes"]


async def test_the_list_is_left_without_leaving_the_page(journal: Journal) -> None:
    async with opened(journal, "w", "down") as (app, pilot):
        assert "Brushed my teeth" in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, WinsScreen)
        assert "Brushed my teeth" not in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert wins(journal) == []


async def test_the_open_list_is_filtered_and_own_words_are_kept_all_the_same(
    journal: Journal,
) -> None:
    async with opened(journal, "w", "0", "enter", *"rest") as (app, pilot):
        assert "Rested on purpose" in shown(app)
        assert "Got out of bed" not in shown(app)
        await press(pilot, *"ored a chair")
        assert "Enter keeps them" in shown(app)
        await press(pilot, "enter")
        assert wins(journal) == ["Restored a chair".lower()]


@pytest.mark.practice(42)
async def test_those_who_help_others_have_their_wins_first(journal: Journal) -> None:
    journal.settings.set("evening", "therapist")
    async with opened(journal, "w") as (app, pilot):
        assert row(app)[0].strip().startswith("1 Stayed steady   2 Work done")
        await press(pilot, "2", "enter")
        assert wins(journal) == ["Finished my notes or handed work in"]


async def test_topics_that_are_off_are_in_neither(journal: Journal) -> None:
    journal.settings.set("topics-off", "food faith")
    async with opened(journal, "w", "0", "enter") as (app, pilot):
        await press(pilot, *"ate")
        assert "Ate something" not in shown(app)
        await press(pilot, *["backspace"] * 3, *"pray")
        assert "Prayed" not in shown(app)


async def test_a_long_one_of_ones_own_ends_at_a_word_or_with_what_fits_of_it(
    journal: Journal,
) -> None:
    journal.settings.set("own-wins", "Called my sponsor today as agreed\n" + "W" * 30)
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "w")
        assert row(app)[0].strip() == "1 Called my sponsor today…"
        assert row(app)[1].strip().startswith("2 " + "W" * 23 + "…")


@pytest.mark.practice(4)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_ones_own_come_first_and_are_kept_whole(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.settings.set("own-wins", "Sang\nWalked the dog around the block")
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w")
        assert row(app)[0].startswith("   1 Sang   2 Walked the dog around…   3 Got up")
        await press(pilot, "2", "enter", "0", "enter")
        assert "Yours" in shown(app)
        await press(pilot, "enter")
    kept = journal.entries_of("win")
    assert [win.text for win in kept] == ["Sang", "Walked the dog around the block"]
    assert {(win.source, win.label) for win in kept} == {(None, None)}


@pytest.mark.parametrize("typed", ["1 3", "1,3", "1, 3 ", "3"])
async def test_each_number_of_several_keeps_its_win(journal: Journal, typed: str) -> None:
    async with opened(journal, "w", *typed) as (app, pilot):
        assert isinstance(app.screen, WinsScreen)
        offered = [chip.text for chip in app.screen._offers._chips]
        await press(pilot, "enter")
        assert app.screen.query_one("#line", TextField).value == ""
    kept = sorted(offered.index(win.text) + 1 for win in journal.entries())
    assert kept == sorted(int(number) for number in typed if number.isdigit())


async def test_numbers_beside_words_or_beyond_the_row_are_words(journal: Journal) -> None:
    async with opened(journal, "w", *"1 99", "enter") as (_, _pilot):
        pass
    assert [win.text for win in journal.entries()] == ["1 99"]


async def test_ones_own_that_is_markup_is_only_text(journal: Journal) -> None:
    journal.settings.set("own-wins", "[b]x[/] \u202ey")
    async with opened(journal, "w", "1", "enter") as (app, pilot):
        assert shown(app).count("[b]x[/]") == 2  # in the row, and kept
        await press(pilot, "0", "enter")
        assert shown(app).count("[b]x[/]") == 1
        assert "\u202e" not in shown(app)


async def test_those_further_down_come_onto_keys_where_others_are_not_for_one(
    journal: Journal,
) -> None:
    journal.settings.set("topics-off", "")
    every = chips(())
    last = every[-27:]
    for chip in every[:-27]:
        journal.not_for_me.set(chip.id, True)
    async with opened(journal, "w") as (app, pilot):
        for nine in (last[:9], last[9:18], last[18:]):
            await press(pilot, "escape", "w")
            shown_now = " ".join(" ".join(row(app)).split())
            for n, chip in enumerate(nine, 1):
                assert f"{n} {chip.short}" in shown_now
                journal.not_for_me.set(chip.id, True)


@pytest.mark.parametrize(
    ("typed", "stands"),
    [("0made tea", "made tea"), ("0 drinks", "0 drinks"), ("05 km", "05 km"), ("3m", "3m")],
)
async def test_the_number_that_lists_all_is_no_part_of_a_word_after_it(
    journal: Journal, typed: str, stands: str
) -> None:
    keys = ["space" if sign == " " else sign for sign in typed]
    async with opened(journal, "w", *keys) as (app, _):
        assert isinstance(app.focused, TextField)
        assert app.focused.value == stands


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_a_number_alone_says_which_win_enter_keeps(
    journal: Journal, size: tuple[int, int]
) -> None:
    usual = "A #topic or @person makes it easy to find later."
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w")
        assert usual in shown(app)
        await press(pilot, "1")
        assert "Enter keeps: Got out of bed" in shown(app)
        assert usual not in shown(app)
        await press(pilot, *" walk")
        assert "Enter keeps" not in shown(app)
        await press(pilot, "ctrl+u", "2")
        assert "Enter keeps: " in shown(app)
        await press(pilot, "enter")
        assert "Enter keeps" not in shown(app)
        await press(pilot, "0")
        assert "Enter keeps" not in shown(app)
    assert len(journal.entries_of("win")) == 1
