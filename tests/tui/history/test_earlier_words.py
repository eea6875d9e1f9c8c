"""What an entry said before can go for good; it stays as it is now."""

from __future__ import annotations

from pathlib import Path

from checkin.core.clock import Clock
from checkin.journal import Journal
from checkin.tui import look_over
from tests.support.past_wins import keep
from tests.support.showing import lines, opened, press, settled, shown
from tests.support.traces import RARE, traces


async def test_earlier_words_go_for_good_after_one_question(journal: Journal) -> None:
    entry = keep(journal, f"Told {RARE}")
    journal.edit(entry.id, text="Told Sam")
    journal.backups.make()
    folder = Path(journal.path or "").parent
    async with opened(journal, "h", "down", "e") as (app, pilot):
        assert "f7 Earlier words" in lines(app)[-1]
        await press(pilot, "f7")
        assert "Delete what this said before?" in shown(app)
        assert (
            "1 earlier version. The words as they are now stay. This can't be undone. A backup is"
            " made first." in " ".join(shown(app).split())
        )
        await press(pilot, "enter")
        assert traces(folder), "the first answer deletes nothing"
        await press(pilot, "f7")
        await press(pilot, "down", "down", "enter")
        assert (
            "Earlier words deleted for good. These stay. Backups don't have it any more."
            in " ".join(shown(app).split())
        )
        assert traces(folder) == []
        assert journal.entry(entry.id).text == "Told Sam"
        await press(pilot, "f7")
        assert "This never said anything else." in shown(app)


async def test_what_is_typed_is_saved_or_left_first(journal: Journal) -> None:
    entry = keep(journal, "Told Kim")
    journal.edit(entry.id, text="Told Sam")
    async with opened(journal, "h", "down", "e") as (app, pilot):
        await press(pilot, "!", "f7")
        assert "Save your change first, or go back." in shown(app)
        await press(pilot, "ctrl+s")
    assert [one["text"] for one in journal.search.versions(entry.id)] == ["Told Kim", "Told Sam"]


async def test_what_was_left_undone_is_done_when_the_app_looks_the_file_over(
    journal: Journal,
) -> None:
    entry = keep(journal, f"Told {RARE}")
    path = journal.path or ""
    journal.backups.make()
    done = journal.purging.purge(journal.purging.entries(entry.id))
    assert done.plan.backups
    name, value = next(iter(journal.state.starting_with("purge:").items()))
    journal.state.set(name, value.replace('"backups": false', '"backups": true'))
    async with opened(journal) as (app, pilot):
        look_over.begin(app)
        await app.workers.wait_for_complete()
        await settled(pilot)
    assert traces(Path(path).parent) == []


async def test_in_memory_nothing_is_said_of_backups(clock: Clock) -> None:
    with Journal.in_memory(clock) as journal:
        entry = keep(journal, "Told Kim")
        journal.edit(entry.id, text="Told Sam")
        journal.delete(keep(journal, "Put away").id)
        async with opened(journal, "h", "down", "e") as (app, pilot):
            await press(pilot, "f7")
            assert "The words as they are now stay. It can't be undone." in shown(app)
            assert "backup" not in shown(app)
            await press(pilot, "down", "enter")
            assert "Earlier words deleted for good. These stay." in shown(app)
            await press(pilot, "escape", "z")
            await press(pilot, "d")
            assert "backup" not in shown(app)
            await press(pilot, "down", "enter")
            assert "1 entry deleted for good." in shown(app)
        assert journal.search.versions(entry.id) == []
        assert not journal.trash.held()
