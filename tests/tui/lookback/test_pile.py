"""The pile: by week, month, season, topic and person, and what stands out in a month."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from checkin.core.entries import NewEntry
from checkin.core.query import EntryQuery
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.features.lookback.pile_screen import PileScreen
from tests.support.shell import checkin
from tests.support.showing import lines, press, settled, shown
from tests.support.tone import problems

TODAY = date(2026, 11, 21)


def fill(journal: Journal) -> None:
    for days, text in ((0, "Rested"), (1, "Called @sam #people"), (40, "Walked #walk @sam")):
        journal.add(NewEntry("win", text, day=TODAY - timedelta(days=days)))
    journal.add(NewEntry("win", "Long ago #walk", day=date(2024, 2, 29)))


@pytest.mark.practice(70, 72)
async def test_it_opens_by_month_newest_first_and_sets_no_month_against_another(
    journal: Journal,
) -> None:
    fill(journal)
    journal.add(NewEntry("setback", "no win", day=date(2026, 1, 1)))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(PileScreen())
        await settled(pilot)
        rows = [line.strip() for line in lines(app) if "●" in line]
        assert rows == [
            "› November 2026  ●●●●  4 wins so far",
            "October 2026   ●●  2 wins by then",
            "February 2024  ●  1 win by then",
        ]
        for compares in ("than", "%", "average", "best", "more", "less", "0 "):
            assert compares not in shown(app).replace("2020", "")


@pytest.mark.practice(64)
async def test_arrows_choose_what_it_is_put_together_by(journal: Journal) -> None:
    fill(journal)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(PileScreen())
        seen = []
        for _ in range(5):
            await pilot.press("right")
            await settled(pilot)
            way = next(line for line in lines(app) if "[by" in line)
            first = next(line.strip() for line in lines(app) if "●" in line)
            seen.append((way.partition("[")[2].partition("]")[0], first))
        assert seen == [
            ("by season", "› Autumn 2026     ●●●●  4 wins so far"),
            ("by topic", "› #walk    ●●  2 wins"),
            ("by person", "› @sam  ●●  2 wins"),
            ("by week", "› Week of 16 November 2026  ●●●●  4 wins so far"),
            ("by month", "› November 2026  ●●●●  4 wins so far"),
        ]
        await pilot.press("left", "left", "left", "left", "right")
        await settled(pilot)
        assert "[by topic]" in shown(app)


@pytest.mark.practice(70)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
@pytest.mark.parametrize(
    ("country", "names"),
    [
        ("US", ("Autumn 2026", "Summer 2026", "Winter 2023/24")),
        ("AU", ("Spring 2026", "Winter 2026", "Summer 2023/24")),
    ],
)
async def test_the_seasons_are_found_by_their_names(
    journal: Journal, size: tuple[int, int], country: str, names: tuple[str, ...]
) -> None:
    fill(journal)
    journal.settings.set("country", country)
    journal.add(NewEntry("win", "Swam", day=date(2026, 8, 31)))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "ctrl+p", *"winter", "enter", "right")
        assert "[by season]" in shown(app)
        rows = [line.strip("› ").partition("  ")[0] for line in lines(app) if "●" in line]
        assert rows == [*names]
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, HistoryScreen)
        assert "Swam" in shown(app)
        assert "Rested" not in shown(app)
    said = checkin("pile", "--by", "season").out
    assert all(name in said for name in names)


async def test_a_click_chooses_too(journal: Journal) -> None:
    fill(journal)
    app = CheckinApp(journal)
    chosen: list[EntryQuery | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(PileScreen(), chosen.append)
        await settled(pilot)
        row = next(n for n, line in enumerate(lines(app)) if "by topic" in line)
        await pilot.click(offset=(lines(app)[row].index("topic"), row))
        await settled(pilot)
        assert "#people" in shown(app)
        row = next(n for n, line in enumerate(lines(app)) if "#people" in line)
        await pilot.click(offset=(6, row))
        await pilot.click(offset=(6, row))
        await settled(pilot)
    assert chosen == [EntryQuery(kinds=("win",), tags=("#people",))]


async def test_enter_gives_back_which_wins_were_chosen(journal: Journal) -> None:
    fill(journal)
    app = CheckinApp(journal)
    chosen: list[EntryQuery | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(PileScreen(), chosen.append)
        await pilot.press("down", "enter")
        await settled(pilot)
        await app.push_screen(PileScreen("person"), chosen.append)
        await settled(pilot)
        await pilot.press("end", "enter")
        await settled(pilot)
    assert chosen == [
        EntryQuery(kinds=("win",), since=date(2026, 10, 1), until=date(2026, 10, 31)),
        EntryQuery(kinds=("win",), tags=("@sam",)),
    ]


async def test_gone_to_by_its_name_it_opens_history_with_the_wins(journal: Journal) -> None:
    fill(journal)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_go("pile")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert "wins in 2026-10" in shown(app)
        assert "Wins in October 2026" in shown(app)


@pytest.mark.practice(69)
async def test_the_month_that_is_lit_tells_what_was_used_most(journal: Journal) -> None:
    journal.add(NewEntry("win", "a", label="rest", feelings=("calm",)))
    journal.add(NewEntry("win", "b", label="rest"))
    journal.add(NewEntry("step", "Drank water", outcome="easier"))
    journal.add(NewEntry("step", "Paced", outcome="harder"))
    journal.add(NewEntry("win", "c", label="tasks", day=date(2026, 10, 1)))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(PileScreen())
        await settled(pilot)
        assert [" ".join(line.split()) for line in lines(app)[8:11]] == [
            "Kinds of win Rest",
            "How it felt calm",
            "Helped in a hard moment Drank water",
        ]
        await pilot.press("down")
        await settled(pilot)
        assert "Tasks" in shown(app)
        assert "Rest" not in shown(app)
        assert "Drank water" not in shown(app)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (30, 20)])
async def test_a_large_pile_fits_and_says_what_a_stone_is(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.add_many([NewEntry("win", f"{n}") for n in range(400)])
    journal.add(NewEntry("win", "x", day=date(2026, 1, 1)))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await app.push_screen(PileScreen())
        await settled(pilot)
        assert "401 wins" in shown(app)
        assert "1 win" in shown(app)
        if "●" in shown(app):
            assert "Each dot is" in shown(app)


async def test_many_rows_scroll_with_the_one_that_is_lit(journal: Journal) -> None:
    for month in range(60):
        day = date(2021 + month // 12, month % 12 + 1, 1)
        journal.add(NewEntry("win", "x", day=day))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(PileScreen())
        await pilot.press("end")
        await settled(pilot)
        assert "January 2021" in shown(app)
        await pilot.press("pageup", "home")
        await settled(pilot)
        assert "December 2025" in shown(app)


@pytest.mark.parametrize(
    ("by", "says"),
    [
        ("month", "Your wins will show up here."),
        ("tag", "Type a #topic in a win, and it will show up here."),
        ("person", "Type an @name in a win, and it will show up here."),
    ],
)
async def test_without_wins_a_sentence_says_what_will_be_there(
    journal: Journal, by: str, says: str
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(PileScreen(by))  # type: ignore[arg-type]
        await settled(pilot)
        assert says in shown(app)
        await pilot.press("enter", "down", "end")
        await settled(pilot)
        assert isinstance(app.screen, PileScreen)


async def test_tags_of_any_script_stay_in_their_row(journal: Journal) -> None:
    journal.add(NewEntry("win", "x #早起き"))
    journal.add(NewEntry("win", "x", tags=("#" + "long" * 30,)))
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await app.push_screen(PileScreen("tag"))
        await settled(pilot)
        assert "#早起き" in shown(app)
        assert sum("1 win" in line and "●" in line for line in lines(app)) == 2


def test_its_keys_keep_the_tone() -> None:
    for command in PileScreen.KEYS:
        assert problems(command.about) == []


async def test_wide_signs_are_never_cut_in_half(journal: Journal) -> None:
    tag = "#茶の時間をゆっくり楽しむ朝のひととき"
    for ago, named in enumerate((tag, "#قهوة-الصباح", "#ก่อนนอนอ่านหนังสือ")):
        day = TODAY - timedelta(days=ago)
        journal.add(NewEntry("win", f"x {named}", day=day, feelings=("落ち着いた気持ちで" * 5,)))
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        for by in ("tag", "month"):
            await app.push_screen(PileScreen(by))
            for width in (60, 61, 50, 51, 40, 41):
                await pilot.resize_terminal(width, 20)
                await settled(pilot)
                for strip in app.screen._compositor.render_strips():
                    assert cell_len(strip.text) == width
                (cut,) = [line for line in lines(app) if "茶" in line or "落" in line]
                whole, _, _ = cut.strip().partition("…")
                whole = whole.rpartition("  ")[2] if by == "month" else whole
                assert whole.strip() in f"{tag} {'落ち着いた気持ちで' * 5}"


async def test_what_stands_out_ends_with_a_whole_word_where_there_is_little_room(
    journal: Journal,
) -> None:
    for kind in ("limits", "facing", "talking", "kindness"):
        journal.add(NewEntry("win", "x", label=kind))
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await app.push_screen(PileScreen("month"))
        await settled(pilot)
        (row,) = [line for line in lines(app) if "Kinds of win" in line]
        assert row.split("  ")[-1].strip() == "Facing things · Kindness"
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        (row,) = [line for line in lines(app) if "Kinds of win" in line]
        assert row.endswith("Facing things · Kindness · Limits · Talking")
