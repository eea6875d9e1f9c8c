"""Several entries at once in History: put away, kept close, tagged, copied; undone as one."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.core.query import EntryQuery
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.widgets.timeline import Timeline
from tests.support.past_wins import keep, many, selected
from tests.support.showing import lines, settled, shown


async def test_marked_entries_are_put_away_and_come_back_as_one(journal: Journal) -> None:
    many(journal, 9)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "space", "space", "down", "space")
        await settled(pilot)
        assert "3 marked:" in lines(app)[-1]
        assert [line.strip()[-7:] for line in lines(app) if "✓" in line] == [
            "win 000",
            "win 001",
            "win 003",
        ]
        await pilot.press("d")
        await settled(pilot)
        assert "3 entries put away. Press u to bring them back." in shown(app)
        assert {e.text for e in journal.entries(EntryQuery(deleted=True))} == {
            "win 000",
            "win 001",
            "win 003",
        }
        await pilot.press("u")
        await settled(pilot)
        assert len(journal.entries()) == 9
        assert "Undone. Brought back: 3 entries" in shown(app)
        assert shown(app).count("✓") == 3
        await pilot.press("escape")
        await settled(pilot)
        assert "✓" not in shown(app)
        await pilot.press("U")
        await settled(pilot)
        assert "Redone. Put away: 3 entries" in shown(app)


async def test_with_all_marked_entries_put_away_the_selected_one_is_changed(
    journal: Journal,
) -> None:
    many(journal, 3)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "space", "space", "d", "asterisk")
        await settled(pilot)
        assert "Kept for a hard day." in shown(app)
        assert [e.text for e in journal.entries(EntryQuery(keepsake=True))] == ["win 002"]
        await pilot.press("escape")
        await settled(pilot)
        assert not app.screen.query(Timeline)


async def test_a_tag_in_the_words_of_some_is_said_with_their_number(journal: Journal) -> None:
    for _ in range(2):
        keep(journal, "Had #tea", 0)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "space", "space", "number_sign", *"tea", "enter")
        await settled(pilot)
        assert "#tea is part of the text in 2 entries." in shown(app)


async def test_marks_are_let_go_with_escape_and_space(journal: Journal) -> None:
    many(journal, 3)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "space", "up", "space")
        await settled(pilot)
        assert "✓" not in shown(app)
        await pilot.press("space", "escape")
        await settled(pilot)
        assert "✓" not in shown(app)
        assert selected(app) == "win 002"


async def test_marked_wins_are_kept_close_and_brought_as_one_change(journal: Journal) -> None:
    many(journal, 2)
    keep(journal, "a thought", 0, kind="reflection")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "space", "space", "space", "asterisk")
        await settled(pilot)
        assert sorted(e.text for e in journal.entries(EntryQuery(keepsake=True))) == [
            "win 000",
            "win 001",
        ]
        assert "2 wins kept for a hard day." in shown(app)
        assert shown(app).count("✓") == 3
        await pilot.press("b")
        await settled(pilot)
        assert "3 entries are on the list for your next session." in shown(app)
        assert len(journal.entries(EntryQuery(bring=True))) == 3
        await pilot.press("b")
        await settled(pilot)
        assert "3 entries removed from the list for your next session." in shown(app)
        await pilot.press("u")
        await pilot.press("u", "u")
        await settled(pilot)
        assert not journal.entries(EntryQuery(bring=True))
        assert not journal.entries(EntryQuery(keepsake=True))


async def test_a_tag_goes_on_several_and_off_again(journal: Journal) -> None:
    many(journal, 3)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "space", "space", "number_sign", *"tea", "enter")
        await settled(pilot)
        assert "Added #tea to 2 entries." in shown(app)
        assert len(journal.entries(EntryQuery(tags=("#tea",)))) == 2
        await pilot.press("number_sign", *"tea", "enter")
        await settled(pilot)
        assert "Removed #tea from 2 entries." in shown(app)
        assert not journal.entries(EntryQuery(tags=("#tea",)))
        await pilot.press("u", "escape", "home", "number_sign", *"tea", "enter")
        await settled(pilot)
        assert "Removed #tea." in shown(app)
        assert len(journal.entries(EntryQuery(tags=("#tea",)))) == 1
        await pilot.press("number_sign", *"1 2", "enter")
        await settled(pilot)
        assert "A tag is one word with a letter in it" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert selected(app) == "win 000"


async def test_what_is_selected_or_marked_is_copied_with_its_day(journal: Journal) -> None:
    keep(journal, "Swam #sea", 1, why="The sun was out", tags=("@sam",))
    keep(journal, "Rested")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "c")
        await settled(pilot)
        assert app.clipboard == "Saturday 21 November 2026\nRested"
        assert "1 entry copied, if your terminal allows it." in shown(app)
        await pilot.press("space", "space", "c")
        await settled(pilot)
        assert app.clipboard == (
            "Saturday 21 November 2026\nRested\n\n"
            "Friday 20 November 2026\nSwam #sea\nThe sun was out\n@sam"
        )


async def test_undo_and_redo_go_through_many_steps_also_after_a_restart(journal: Journal) -> None:
    many(journal, 3)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "d")
        await settled(pilot)
        await pilot.press("asterisk")
        await settled(pilot)
        await pilot.press("b")
        await settled(pilot)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h")
        for _ in range(3):
            await pilot.press("u")
            await settled(pilot)
        assert "Changed back: win 001. Brought back: win 000" in " ".join(shown(app).split())
        assert len(journal.entries()) == 3
        assert not journal.entries(EntryQuery(keepsake=True))
        for _ in range(3):
            await pilot.press("U")
            await settled(pilot)
        assert "Redone. Changed: win 001" in shown(app)
        assert [e.text for e in journal.entries(EntryQuery(keepsake=True, bring=True))] == [
            "win 001"
        ]
        await pilot.press("U")
        await settled(pilot)
        assert "There is nothing to redo." in shown(app)
        assert len(journal.entries()) == 2


KEYS = "space d u U asterisk b t down up pagedown end home enter escape"


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(KEYS.split()), min_size=4, max_size=14))
async def test_whatever_is_done_the_selected_entry_is_one_that_is_there_and_in_view(
    clock: Clock, keys: list[str]
) -> None:
    with Journal.in_memory(clock) as journal:
        many(journal, 12)
        moment = keep(journal, "hard", 1, kind="setback")
        keep(journal, "a step", 1, kind="step", parent=moment.id)
        app = CheckinApp(journal)
        async with app.run_test(size=(60, 20)) as pilot:
            await pilot.press("h")
            for key in keys:
                if key == "escape" and "✓" not in shown(app):
                    continue  # it would leave the page
                await pilot.press(key)
                await settled(pilot)
                entry = app.screen.query_one(Timeline).selected
                if entry is None:
                    assert not [e for e in journal.entries() if e.kind == "win"]
                    return
                assert journal.entry(entry.id) == entry
                assert not entry.deleted
                assert entry.text in shown(app)
            everything = [e.id for e in journal.entries()]
            shown_now = app.screen.query_one(Timeline).entries
            without_hard = [e for e in journal.entries() if e.kind not in ("setback", "step")]
            assert shown_now in (len(everything), len(without_hard))
