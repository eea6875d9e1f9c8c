"""Kind lines, only where they are wanted: in groups, one's own first, laid out to be read aloud."""

from __future__ import annotations

import pytest

from checkin.content.affirmations import ANY, FAITH, STRONG, kind_lines
from checkin.core.entries import NewEntry
from checkin.core.reflections import BOX
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.tools.kind_lines_screen import KindLinesScreen
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.moving import Moving
from tests.support.showing import lines, opened, press, settled, shown
from tests.tui.base.test_palette_screen import listed

SIZES = [(80, 24), (60, 20)]


async def kind(app: CheckinApp, pilot: object) -> None:
    """Go to the page from Skills, by keys."""
    rows = [o.id or "" for o in app.screen.query_one(ChoiceList).options]
    choosable = [id for id in rows if not id.startswith("h:")]
    await press(pilot, *["down"] * choosable.index("kind-lines"), "enter")  # type: ignore[arg-type]
    assert isinstance(app.screen, KindLinesScreen)


def said(app: CheckinApp) -> str:
    return " ".join(" ".join(lines(app)[2:-2]).split())


@pytest.mark.practice(52, 42, 92)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_line_takes_its_turn_within_its_group(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.settings.set("topics-off", "")
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "k")
        await kind(app, pilot)
        for group, name in (
            (ANY, "For any day"),
            (STRONG, "When others lean on me"),
            (FAITH, "Faith and culture"),
        ):
            assert name in lines(app)[size[1] == 24]
            assert "tab Other" in lines(app)[-1]
            found = set()
            texts = {line.text for line in kind_lines(group, ())}
            for _ in texts:
                found.add(said(app))
                await press(pilot, "enter")
            assert found == texts
            await press(pilot, "tab")
        assert "Nothing of yours here yet. Press a to add" in said(app)
    assert {"I care for others, and I count too.", "A quiet win is a win."} <= {
        part for line in kind_lines(STRONG, ()) for part in (line.text, line.text[:21])
    }


@pytest.mark.practice(42, 92)
async def test_those_who_help_others_meet_theirs_first(journal: Journal) -> None:
    journal.settings.set("evening", "therapist")
    async with opened(journal, "k") as (app, pilot):
        await kind(app, pilot)
        assert "When others lean on me" in shown(app)


@pytest.mark.practice(90)
async def test_faith_is_off_until_it_is_wanted_and_a_prayer_of_ones_own_needs_no_setting(
    journal: Journal,
) -> None:
    async with opened(journal, "k") as (app, pilot):
        await kind(app, pilot)
        await press(pilot, "tab", "tab")
        assert "Faith and culture ideas are turned off." in said(app)
        assert "n Not for me" not in lines(app)[-1]
        await press(pilot, "a", *"Be with me", "tab", "down", "enter")
        assert said(app) == "Be with me Kept on Saturday 21 November"
        await press(pilot, "escape", "escape", "comma", "down", "enter")
        faith = next(n for n, line in enumerate(lines(app)) if "aith" in line)
        assert "won't come up" in lines(app)[faith]
    journal.settings.set("topics-off", "")
    async with opened(journal, "k") as (app, pilot):
        await kind(app, pilot)
        await press(pilot, *["tab"] * 3)
        assert said(app) in {line.text for line in kind_lines(FAITH, ())}


@pytest.mark.practice(91)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_song_of_ones_own_comes_first_laid_out_to_be_read_aloud(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "k")
        await kind(app, pilot)
        assert "a Add my own" in lines(app)[-1]
        song = [*"Row, row. Gently", "enter", *"down the stream"]
        await press(pilot, "a", *song, "tab", "down", "enter")
        shown_lines = [line.strip() for line in lines(app)]
        start = shown_lines.index("Row, row.")
        assert shown_lines[start : start + 5] == ["Row, row.", "", "Gently", "", "down the stream"]
        assert "Yours" in shown(app)
        await press(pilot, "escape", "escape", "u")
    assert journal.entries() == []


@pytest.mark.practice(52)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_key_that_keeps_a_line_of_ones_own_is_named_beside_the_field(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "ctrl+p", *"own", "space", *"affirmation", "enter")
        assert "Write words you love: a kind line, a song, a poem, a saying." in said(app)
        await press(pilot, *"I am enough", "enter")
        assert journal.entries() == []
        assert "tab keeps it. Enter begins a new line." in said(app)
        await press(pilot, "tab")
        assert [entry.text for entry in journal.entries()] == ["I am enough"]


@pytest.mark.practice(52)
async def test_a_line_that_does_not_fit_is_not_shown_again_unless_that_is_undone(
    journal: Journal,
) -> None:
    async with opened(journal, "k") as (app, pilot):
        await kind(app, pilot)
        line = said(app)
        await press(pilot, "n")
        assert "Okay. That one won't come up again." in shown(app)
        await press(pilot, "n")
        assert "Okay. It may come up again." in shown(app)
        await press(pilot, "n", "enter")
        seen = set()
        for _ in kind_lines(ANY, ()):
            seen.add(said(app))
            await press(pilot, "enter")
        assert line not in seen
        assert len(seen) == len(kind_lines(ANY, ())) - 1


@pytest.mark.practice(52)
async def test_one_stands_on_today_only_if_it_is_wanted(moved: Journal, moving: Moving) -> None:
    texts = {line.text for line in kind_lines(ANY, ())}
    async with opened(moved) as (app, pilot):
        assert not any(text in shown(app) for text in texts)
        await press(pilot, "comma", "end")
        settings = app.screen.query_one(ChoiceList)
        settings.highlighted = settings.get_option_index("kind-lines")
        await press(pilot, "enter", "escape")
        first = [text for text in texts if text in shown(app)]
        assert len(first) == 1
        moving.go_on(1)
        app.screen.turn()  # type: ignore[attr-defined]
        await settled(pilot)
        second = [text for text in texts if text in shown(app)]
        assert len(second) == 1
        assert second != first
    moved.add(NewEntry("reflection", "I want to die", source=BOX, keepsake=True))
    moved.add(NewEntry("reflection", "I drank wine again", source=BOX, keepsake=True))
    moved.add(NewEntry("reflection", "Keep on", source=BOX, keepsake=True))
    shown_words = set()
    for _ in range(30):
        shown_words.add(moved.kind_lines.of_today())
        moving.go_on(1)
    assert "Keep on" in shown_words
    assert shown_words.isdisjoint({"I want to die", "I drank wine again"})


async def test_nothing_of_it_is_loaded_for_today_until_it_is_wanted(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(journal: Journal) -> None:
        raise AssertionError

    monkeypatch.setattr(Journal, "kind_lines", property(asked))
    async with opened(journal) as (app, _):
        assert "This morning" in shown(app)


@pytest.mark.practice(52)
async def test_the_palette_says_where_one_is_read_and_where_ones_own_is_added(
    journal: Journal,
) -> None:
    async with opened(journal, "ctrl+p", *"affirmation") as (app, pilot):
        rows = [row for row in listed(app) if "line" in row and "  " not in row]
        assert rows[0] == "Kind lines: read one"
        assert {"Add a kind line of your own", "Kind lines"} <= {*rows}
        assert "A saying, a song, a prayer or a story that you like." in shown(app)
        await press(pilot, "escape", "ctrl+p", *"own", "space", *"aff", "enter")
        await press(pilot, *"I am learning", "tab", "escape")
        await press(pilot, "ctrl+p", *"affirmation", "enter")
        assert isinstance(app.screen, KindLinesScreen)
        assert "I am learning" in shown(app)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("days", [0, 1])
async def test_a_saying_that_was_left_does_not_join_the_next_one(
    moved: Journal, moving: Moving, days: int, size: tuple[int, int]
) -> None:
    moved.settings.set("topics-off", "")
    app = CheckinApp(moved)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "k")
        await kind(app, pilot)
        await press(pilot, "a", *"This too", "escape")
        moving.go_on(days)
        await press(pilot, "escape", "escape", "k")
        await kind(app, pilot)
        await press(pilot, "a")
        when = "on Saturday 21 November" if days else "earlier today"
        offer = f"You typed this {when}: This too. Press f5 to go on with it."
        assert offer in " ".join(shown(app).split())
        await press(pilot, *"Slow is fine", "escape", "a")
        assert offer.replace("too", "too · Slow is fine") in " ".join(shown(app).split())
        await press(pilot, *"Rest counts", "tab")
        assert [entry.text for entry in moved.entries_of("reflection")] == ["Rest counts"]
        await press(pilot, "down", "enter", "a", "f5")
        assert "You typed this" not in shown(app)
        await press(pilot, "tab")
        await app.drafting.save()
    kept = {entry.text for entry in moved.entries_of("reflection")}
    assert kept == {"Rest counts", "This too\nSlow is fine"}
    assert moved.drafts.all() == []
    async with opened(moved) as (app, _pilot):
        assert isinstance(app.screen, TodayScreen)
