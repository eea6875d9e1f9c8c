"""What is removed for good leaves no byte: looked for in every file of the folder."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.core.entries import Entry, NewEntry
from checkin.core.errors import CheckinError, FileTrouble, NothingThere
from checkin.core.query import EntryQuery
from checkin.core.records import Draft
from checkin.core.stretches import Stretch
from checkin.domain.hard_moment import own_step_key
from checkin.journal import Journal, purging
from checkin.storage import purged_backups
from checkin.storage.backups import alone
from tests.journal.test_import_whole import Step, steps
from tests.journal.test_merge import EXAMPLES, assert_well, went_on
from tests.journal.test_merge import clock as ticking
from tests.storage.test_migration import first_version
from tests.support.copies import copy, merge
from tests.support.traces import RARE, full_of, traces

SAID = f"I told {RARE} all of it"
"""What is to go, with a word that stands nowhere else."""


def folder(journal: Journal) -> Path:
    assert journal.path is not None
    return Path(journal.path).parent


def gone(journal: Journal) -> list[str]:
    """The files that have the rare word in any shape; none, once it is gone."""
    return traces(folder(journal))


# Each place in the file that holds words. Each case leaves the entry to remove, as it is then.


def _fields(journal: Journal) -> Entry:
    return journal.add(full_of(RARE, SAID))


def _version(journal: Journal) -> Entry:
    return journal.edit(journal.add(NewEntry("win", SAID)).id, text="Other words")


def _undone(journal: Journal) -> Entry:
    entry = journal.add(NewEntry("win", "Words"))
    journal.edit(entry.id, text=SAID)
    journal.undo()
    return entry


def _taken_back(journal: Journal) -> Entry:
    entry = journal.add(NewEntry("win", SAID))
    journal.undo()
    return entry


def _draft(journal: Journal) -> Entry:
    entry = journal.add(NewEntry("win", "Words"))
    journal.drafts.save(Draft("entry", f"words-{entry.id}", SAID, 3, {"id": entry.id}, left=True))
    return entry


def _details_draft(journal: Journal) -> Entry:
    entry = journal.add(NewEntry("win", "Words"))
    journal.drafts.save(Draft("say-more", "why", SAID, 3, {"win": entry.id}, left=True))
    return entry


def _page_draft(journal: Journal) -> Entry:
    entry = journal.add(NewEntry("win", SAID))
    was = f"My page\n\n- {SAID}\n"
    context = {"was": was, "template": "friend"}
    journal.drafts.save(Draft("share:edit", "text-1", f"{was} and more", 3, context))
    return entry


def _asked_draft(journal: Journal) -> Entry:
    entry = journal.add(NewEntry("intention", SAID))
    context = {"goal": entry.id, "asked": f"How did it go: {SAID}?"}
    journal.drafts.save(Draft("words", "line", "It was fine", 3, context))
    return entry


def _put_aside(journal: Journal) -> Entry:
    entry = journal.add(NewEntry("step", SAID))
    journal.not_for_me.set(own_step_key(SAID), True)
    return entry


def _off_the_list(journal: Journal) -> Entry:
    entry = journal.add(NewEntry("win", SAID, source="repeat"))
    journal.lookback.set_repeated(SAID, False)
    return entry


def _note(name: str, value: object) -> Callable[[Journal], Entry]:
    def made(journal: Journal) -> Entry:
        entry = journal.add(NewEntry("step", SAID))
        change = journal._connection.row("SELECT max(id) FROM changes")[0]
        journal.state.set(f"{name}{change}", json.dumps(value))
        return entry

    return made


def _unmerged_draft(journal: Journal) -> Entry:
    """A draft of these words was replaced by a merge, and the note of the merge has it."""
    row = {"window": "1.a", "screen": "wins", "field": "line", "text": SAID, "context": "{}"}
    return _note("merge:", [["drafts", [row], [{**row, "text": "Other words"}]]])(journal)


def _imported_name(journal: Journal) -> Entry:
    named = [["state", f"not-for-me:{own_step_key(SAID)}", "2026-11-01", "2026-11-01"]]
    journal.not_for_me.set(own_step_key(SAID), True)
    return _note("import:", {"lists": {}, "named": named, "changes": [[1, "done"]]})(journal)


def _unreadable_note(journal: Journal) -> Entry:
    return _note("merge:", {"by another program": SAID})(journal)


def _moved_between_pages(journal: Journal) -> Entry:
    """SQLite moves rows when others are put between them, and leaves what it moved."""
    entry = journal.add(NewEntry("win", SAID))
    for number in range(60):
        journal.edit(entry.id, why=f"{RARE} {number} " + "x" * (number * 37 % 900))
    return entry


def _left_by_another_program(journal: Journal) -> Entry:
    """One that writes over nothing leaves words between rows, and a backup has these pages."""
    entry = journal.add(NewEntry("win", SAID))
    with closing(sqlite3.connect(journal.path or "", isolation_level=None)) as raw:
        raw.execute("PRAGMA secure_delete=OFF")
        raw.execute("UPDATE entries SET text = ?, why = ?", (SAID, f"{RARE} " * 90))
        raw.execute("UPDATE entries SET text = 'Words', why = '', indexed = 1")
    journal._connection.rows("PRAGMA secure_delete=OFF")
    journal.edit(entry.id, text="Other words")
    journal._connection.rows("PRAGMA secure_delete=ON")
    journal.backups.make()
    return entry


def _counted_by_another_program(journal: Journal) -> Entry:
    """Some builds of SQLite keep samples of indexed words, once somebody runs ANALYZE."""
    entry = journal.add(NewEntry("win", SAID))
    with closing(sqlite3.connect(journal.path or "", isolation_level=None)) as raw:
        raw.execute("CREATE TABLE samples (tbl, idx, neq, nlt, ndlt, sample)")
        raw.execute("INSERT INTO samples VALUES ('tags', 'by_tag', '1', '1', '1', ?)", (RARE,))
        raw.execute("PRAGMA writable_schema=ON")
        raw.execute(
            "UPDATE sqlite_master SET name = 'sqlite_stat4', tbl_name = 'sqlite_stat4',"
            " sql = replace(sql, 'samples', 'sqlite_stat4') WHERE name = 'samples'"
        )
    return entry


PLACES = (
    *(_fields, _version, _undone, _taken_back, _draft, _details_draft, _page_draft),
    *(_asked_draft, _put_aside, _off_the_list, _unmerged_draft, _imported_name),
    *(_unreadable_note, _moved_between_pages, _left_by_another_program),
    _counted_by_another_program,
)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__.strip("_"))
def test_no_byte_of_an_entry_is_left(journal: Journal, place: Callable[[Journal], Entry]) -> None:
    entry = place(journal)
    stays = [journal.add(NewEntry("win", f"Stays {n}", tags=("#tea",))) for n in range(3)]
    assert traces(folder(journal)), "the word was there"
    assert not journal.file.is_unfinished()
    done = journal.purging.purge(journal.purging.entries(entry.id), backups=True)
    assert (done.plan.entries, done.failed, done.not_smaller) == (1, (), "")
    journal.close()
    assert gone(journal) == []
    with Journal.open(journal.path or "") as again:
        assert sorted(again.entries(), key=lambda one: one.id) == stays
        assert again.search.newest(EntryQuery(text="stays"), 9).days
        assert again._connection.rows("PRAGMA integrity_check") == [("ok",)]
        with pytest.raises(NothingThere):
            again.entry(entry.id)


def _taken_back_and_brought_back(journal: Journal) -> Entry:
    journal.restore(_taken_back(journal).id)
    return journal.entry(1)


EARLIER = (
    *(_version, _undone, _draft, _details_draft, _moved_between_pages, _page_draft),
    *(_taken_back_and_brought_back, _left_by_another_program),
)


@pytest.mark.parametrize("place", EARLIER, ids=lambda place: place.__name__.strip("_"))
def test_no_byte_of_earlier_words_is_left_and_the_entry_stays(
    journal: Journal, place: Callable[[Journal], Entry]
) -> None:
    entry = place(journal)
    now = journal.edit(entry.id, text="As it is now", why="", keepsake=True)
    put_away = journal.add(NewEntry("win", "Another"))
    journal.delete(put_away.id)
    assert traces(folder(journal))
    plan = journal.purging.entries(entry.id, earlier=True)
    assert (plan.entries, plan.lines) == (0, 0)
    assert plan.versions or plan.drafts
    journal.purging.purge(plan, backups=True)
    assert gone(journal) == []
    assert journal.entry(entry.id) == now
    assert journal.entries(EntryQuery(text="as it is")) == [now]
    assert journal.undo().what == "delete", "what was done to others can be taken back"
    assert not journal.purging.entries(entry.id, earlier=True)


def test_a_version_in_the_same_words_stays_and_can_be_undone(journal: Journal) -> None:
    entry = journal.edit(journal.add(NewEntry("win", SAID)).id, text="Other words")
    journal.edit(entry.id, keepsake=True)
    plan = journal.purging.entries(entry.id, earlier=True)
    assert plan.versions == 1
    journal.purging.purge(plan)
    assert not journal.undo().entries[0].keepsake
    assert journal.redo().entries[0].keepsake
    assert [one["text"] for one in journal.search.versions(entry.id)] == ["Other words"]


def test_words_that_came_back_are_no_earlier_words(journal: Journal) -> None:
    entry = journal.add(NewEntry("win", "First"))
    journal.edit(entry.id, text=SAID, keepsake=True)
    journal.edit(entry.id, text="First")
    journal.purging.purge(journal.purging.entries(entry.id, earlier=True), backups=True)
    assert gone(journal) == []
    assert journal.entry(entry.id).keepsake, "no undo is left that would take back half of it"
    assert journal.search.versions(entry.id) == []


def test_steps_go_along_that_are_where_their_hard_moment_is(journal: Journal) -> None:
    hard, step, other = journal.add_many(
        [NewEntry("setback", SAID), NewEntry("step", f"{RARE} 1"), NewEntry("win", "Stays")],
        chain=True,
    )
    away = journal.add(NewEntry("step", "Away before", parent=hard.id))
    journal.delete(away.id)
    plan = journal.purging.entries(hard.id)
    assert (plan.entries, plan.steps) == (2, 1)
    journal.purging.purge(plan, backups=True)
    assert gone(journal) == []
    with pytest.raises(NothingThere):
        journal.entry(step.id)
    assert [journal.entry(one.id).parent for one in (other, away)] == [None, None]


def test_what_is_named_after_words_stays_while_another_entry_has_them(journal: Journal) -> None:
    one, other = (journal.add(NewEntry("step", text)) for text in ("Sat down", "sat  down."))
    journal.not_for_me.set(own_step_key("Sat down"), True)
    journal.purging.purge(journal.purging.entries(one.id))
    assert journal.not_for_me.ids()
    journal.purging.purge(journal.purging.entries(other.id))
    assert not journal.not_for_me.ids()


def test_what_a_person_typed_stays_in_drafts_about_it(journal: Journal) -> None:
    entry = _asked_draft(journal)
    journal.drafts.save(Draft("wins", "line", f"Another one of {SAID}"))
    journal.purging.purge(journal.purging.entries(entry.id))
    left = {draft.text: draft.context for draft in journal.drafts.all()}
    assert left["It was fine"] == {"goal": entry.id, "asked": ""}
    assert f"Another one of {SAID}" in left, "words that are typed now are no trace"


# Lists


def test_lines_and_stretches_leave_no_byte_and_others_stay(path: str, clock: Clock) -> None:
    base = Path(path).with_name("base.db")
    base.parent.mkdir(parents=True)
    with Journal.open(base, clock) as journal:
        journal.safety_plan.add("signs", "Short nights")
        journal.lookback.save_stretch(Stretch("one", f"{RARE} a", 7, None, "#a", "2026-11-20"))
        journal.contacts.add(RARE)
        journal.add(NewEntry("win", "Stays"))
    here, there = copy(base, Path(path).name), copy(base, "there.db")
    later = Clock(lambda: clock.now().replace(hour=20))
    with Journal.open(there, later) as journal:
        stretch = Stretch("one", f"{RARE} b", 7, None, "#a", "2026-11-20")
        journal.lookback.save_stretch(stretch)
        journal.contacts.edit(journal.contacts.all()[0].id, ask=f"tea {RARE}")
    merge(here, there, later)
    base.unlink()
    there.unlink()
    with Journal.open(here, clock) as journal:
        journal.contacts.delete(journal.contacts.all()[0].id)
        journal.lookback.save_stretch(
            Stretch("one", f"{RARE} c", 7, None, "#a", "2026-11-20", away=True)
        )
        notes = journal.state.starting_with("")
        assert any(RARE in value for name, value in notes.items() if name.startswith("earlier:"))
        assert any(RARE in value for name, value in notes.items() if name.startswith("merge:"))
        plan = journal.purging.trash(everything=True)
        assert plan.lines == 2
        journal.purging.purge(plan, backups=True)
        assert gone(journal) == []
        assert [line.text for line in journal.safety_plan.all()["signs"]] == ["Short nights"]
        assert len(journal.entries()) == 1


# Backups


def test_a_backup_is_made_first_and_all_keep_it_unless_asked(journal: Journal) -> None:
    stays = journal.add(NewEntry("win", "Stays"))
    entry = journal.add(NewEntry("win", SAID))
    first = journal.backups.make()
    done = journal.purging.purge(journal.purging.entries(entry.id))
    assert done.safety.endswith("-before-purge.db")
    assert set(done.plan.backups) == {first.path, done.safety}
    assert gone(journal) == sorted(f"backups/{Path(one).name}" for one in done.plan.backups)
    with Journal.open(done.safety) as copy_:
        assert copy_.entry(entry.id) == entry
    journal.add(NewEntry("win", "Later"))
    assert not journal.file.is_unfinished(), "nobody asked for more"
    part = first.path.replace("-00001-", "-00077-") + ".part"
    Path(part).write_text(SAID)
    plan = journal.purging.removed()
    assert not plan
    assert set(plan.backups) == set(done.plan.backups)
    again = journal.purging.purge(plan, backups=True)
    assert (set(again.rewritten), again.safety, again.failed) == (set(plan.backups), "", ())
    assert gone(journal) == []
    for backup in again.rewritten:
        with Journal.open(backup) as copy_:
            assert copy_.entries() == [stays]
        assert os.stat(backup).st_mode & 0o777 == 0o600
    assert not journal.purging.removed().target, "nothing is noted of it any more"


def test_backups_of_every_time_are_made_anew(journal: Journal) -> None:
    """One of when it was a draft, one of when it said something else, one of when it was away."""
    journal.drafts.save(Draft("wins", "line", SAID[:12] + RARE))
    journal.add(NewEntry("win", "First"))
    journal.backups.make()
    journal.drafts.forget("wins")
    entry = journal.add(NewEntry("win", f"{SAID[:12]}{RARE} and more"))
    journal.backups.make()
    journal.edit(entry.id, text="Other words")
    journal.delete(entry.id)
    journal.backups.make()
    assert len(gone(journal)) == 4
    journal.purging.purge(journal.purging.trash(everything=True))
    done = journal.purging.purge(journal.purging.removed(), backups=True)
    assert len(done.rewritten) == 4, "the first one holds nothing but what was kept later"
    assert gone(journal) == []


def test_an_entry_in_a_backup_says_what_it_says_now(journal: Journal) -> None:
    entry = journal.add(NewEntry("win", SAID, tags=(f"#{RARE}",), feelings=("calm",)))
    backup = journal.backups.make()
    journal.edit(entry.id, text="Other words", tags=("#tea",))
    done = journal.purging.purge(journal.purging.entries(entry.id, earlier=True), backups=True)
    assert len(done.rewritten) == 2
    assert gone(journal) == []
    with Journal.open(backup.path) as copy_:
        now = copy_.entry(entry.id)
        assert (now.text, now.tags, now.feelings) == ("Other words", ("#tea",), ("calm",))
        assert copy_.entries(EntryQuery(text="other")) == [now]


def test_a_second_folder_lets_go_of_it_too_and_is_named_when_it_is_away(
    journal: Journal, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    journal.settings.set("backups-to", str(stick))
    entry = journal.add(NewEntry("win", SAID))
    journal.backups.make()
    stick.rename(tmp_path / "pocket")
    done = journal.purging.purge(journal.purging.entries(entry.id), backups=True)
    assert done.plan.away == str(stick)
    assert traces(tmp_path / "pocket")
    (tmp_path / "pocket").rename(stick)
    plan = journal.purging.removed()
    assert [Path(one).parent for one in plan.backups] == [stick]
    journal.purging.purge(plan, backups=True)
    assert (gone(journal), traces(stick)) == ([], [])


def test_what_can_not_be_made_anew_is_named_and_stays(journal: Journal) -> None:
    entry = journal.add(NewEntry("win", SAID))
    broken, held = journal.backups.make(), journal.backups.make()
    Path(broken.path).write_bytes(b"nothing of SQLite" * 100)
    aside = folder(journal) / "checkin.db.damaged-20261120T100000Z"
    conflict = folder(journal) / "checkin (conflicted copy).db"
    for other in (aside, conflict):
        other.write_bytes(Path(held.path).read_bytes())
    part = folder(journal) / "backups" / f"{Path(held.path).name}.part"
    part.write_text(SAID)
    done = journal.purging.purge(journal.purging.entries(entry.id), backups=True)
    assert done.plan.unreadable == (broken.path,)
    assert [one for one, _ in done.failed] == [broken.path]
    assert set(done.plan.beside) == {str(aside), str(conflict)}
    assert Path(broken.path).exists()
    assert gone(journal) == sorted([aside.name, conflict.name])


def test_a_backup_that_can_not_be_written_stays_as_it_was(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = journal.add(NewEntry("win", SAID))
    backup = Path(journal.backups.make().path)
    was = backup.read_bytes()

    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(purged_backups, "check_copy", no_room)
        done = journal.purging.purge(journal.purging.entries(entry.id), backups=True)
    assert {one for one, _ in done.failed} == {str(backup), done.safety}
    assert all("can't be written: No space left on device." in why for _, why in done.failed)
    assert backup.read_bytes() == was
    assert not list(backup.parent.glob("*.part*"))
    assert not journal.file.is_unfinished(), (
        "it was tried: the person was told, and can do it again"
    )
    journal.purging.purge(journal.purging.removed(), backups=True)
    assert gone(journal) == []


def test_a_backup_of_an_older_shape_is_made_anew(path: str, clock: Clock) -> None:
    first_version(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE entries SET text = ? WHERE id = 1", (SAID,))
        raw.execute("INSERT INTO feelings VALUES (1, ?)", (RARE,))
        raw.commit()
    with Journal.open(path, clock) as journal:
        (old,) = journal.backups.listed()
        assert old[0].reason == "before-upgrade"
        was = {entry.uid for entry in journal.entries()}
        done = journal.purging.purge(journal.purging.entries(1), backups=True)
        assert old[0].path in done.rewritten
        assert gone(journal) == []
        with Journal.open(old[0].path, clock) as copy_:
            assert {entry.uid for entry in copy_.entries()} < was


# What is left undone


def test_what_could_not_be_written_anew_is_done_later(journal: Journal) -> None:
    entry = journal.add(NewEntry("win", SAID))
    journal.backups.make()

    def no_room(action: int, *_: object) -> int:
        return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_ATTACH else sqlite3.SQLITE_OK

    journal._connection.raw.set_authorizer(no_room)
    done = journal.purging.purge(journal.purging.entries(entry.id), backups=True)
    assert done.not_smaller
    assert journal.file.is_unfinished()
    with pytest.raises(FileTrouble):
        journal.purging.finish()
    journal._connection.raw.set_authorizer(None)
    journal.purging.finish()
    assert not journal.file.is_unfinished()
    assert gone(journal) == []


@pytest.mark.parametrize("name", ["checkin.db.restore.part", ".checkin-merge-x/checkin.db"])
def test_what_ended_programs_left_beside_the_file_goes(journal: Journal, name: str) -> None:
    entry = journal.add(NewEntry("win", SAID))
    left = folder(journal) / name
    left.parent.mkdir(exist_ok=True)
    left.write_text(SAID)
    journal.purging.purge(journal.purging.entries(entry.id), backups=True)
    assert gone(journal) == []


def test_another_program_at_the_backups_leaves_the_rest_for_later(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = journal.add(NewEntry("win", SAID))
    backup = journal.backups.make()
    other: list[int] = []

    def begin() -> None:
        other.append(os.open(journal.backups.folder, os.O_RDONLY))
        fcntl.flock(other[0], fcntl.LOCK_EX)

    take_out = journal.purging._take_out

    def tried(*given: Any) -> Any:
        found = take_out(*given)
        os.close(other[0])
        return found

    monkeypatch.setattr(journal._connection, "patience", 0.1)
    with monkeypatch.context() as patch:
        patch.setattr(journal.purging, "_sweep", begin)
        patch.setattr(journal.purging, "_take_out", tried)
        done = journal.purging.purge(journal.purging.entries(entry.id), backups=True)
    assert [one for one, _ in done.failed] == [journal.backups.folder]
    assert backup.path in done.plan.backups
    assert journal.file.is_unfinished()
    journal.purging.finish()
    assert not journal.file.is_unfinished()
    assert gone(journal) == []


def test_a_backup_that_another_program_was_making_meanwhile_is_among_them(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = journal.add(NewEntry("win", SAID))
    late = Path(journal.backups.make().path.replace("-00001-", "-00044-"))

    waits: list[str] = []

    @contextmanager
    def waited(folder: str, patience: float, *, make: bool = True) -> Iterator[None]:
        with alone(folder, patience, make=make):
            waits.append(folder)
            if len(waits) == 2:  # after leftovers were removed: it got its name while this waited
                shutil.copy(journal.backups.listed()[-1][0].path, late)
            yield

    monkeypatch.setattr(purging, "alone", waited)
    done = journal.purging.purge(journal.purging.entries(entry.id), backups=True)
    assert str(late) in done.rewritten
    assert gone(journal) == []


def test_what_another_program_is_to_take_out_stays_noted(journal: Journal) -> None:
    first, second = (journal.add(NewEntry("win", f"{SAID} {n}")) for n in range(2))
    journal.backups.make()
    journal.purging.purge(journal.purging.entries(first.id))
    name, value = next(iter(journal.state.starting_with("purge:").items()))
    journal.state.set(name, value.replace('"backups": false', '"backups": true'))
    journal.purging.purge(journal.purging.entries(second.id), backups=True)
    assert journal.file.is_unfinished(), "the other one was ended before it took its own out"
    journal.purging.finish()
    assert gone(journal) == []


def test_nothing_goes_if_no_backup_can_be_made(journal: Journal) -> None:
    entry = journal.add(NewEntry("win", SAID))
    Path(journal.backups.folder).write_text("in the way")
    with pytest.raises(CheckinError):
        journal.purging.purge(journal.purging.entries(entry.id))
    assert journal.entry(entry.id) == entry


def test_what_another_window_removed_is_not_there(journal: Journal, clock: Clock) -> None:
    entry = journal.add(NewEntry("win", SAID))
    plan = journal.purging.entries(entry.id)
    with Journal.open(journal.path or "", clock) as other:
        other.purging.purge(plan)
    with pytest.raises(NothingThere):
        journal.purging.purge(plan)
    with pytest.raises(NothingThere):
        journal.purging.entries(99)


def test_what_was_brought_back_meanwhile_stays(journal: Journal) -> None:
    entry = journal.add(NewEntry("win", SAID))
    journal.delete(entry.id)
    plan = journal.purging.trash(everything=True)
    journal.restore(entry.id)
    assert journal.purging.purge(plan).plan.entries == 0
    assert journal.entry(entry.id) == entry


def test_a_wal_left_behind_by_another_program_is_gone_too(path: str, clock: Clock) -> None:
    with Journal.open(path, clock) as journal:
        entry = journal.add(NewEntry("win", "Plain"))
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("UPDATE entries SET text = ?", (SAID,))
        raw.commit()
        wal = Path(f"{path}-wal").read_bytes()
        kept = Path(path).read_bytes()
    Path(path).write_bytes(kept)
    Path(f"{path}-wal").write_bytes(wal)
    with Journal.open(path, clock) as journal:
        assert journal.entry(entry.id).text == SAID
        journal.purging.purge(journal.purging.entries(entry.id), backups=True)
        assert gone(journal) == []
    assert sorted(os.listdir(Path(path).parent)) == ["backups", "checkin.db"]


def test_a_merge_and_an_export_tell_nothing_of_what_went(journal: Journal) -> None:
    entry = journal.add(NewEntry("win", SAID))
    journal.backups.make()
    journal.purging.purge(journal.purging.entries(entry.id))
    assert list(journal.state.starting_with("purge:")) == ["purge:gone:1"]
    notes = dict(journal.file.other_data([], whole=True, trash=True, drafts=True))["notes"]
    assert [row for row in notes if str(row["name"]).startswith("purge:")] == []


# Whatever is in a journal


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps(), st.integers(0, 30), st.booleans())
def test_all_else_is_exactly_as_it_was(before: list[Step], which: int, earlier: bool) -> None:
    with tempfile.TemporaryDirectory() as place:
        time = ticking()
        path = went_on(Path(place, "checkin.db"), before, time)
        with Journal.open(path, time, "1.one") as journal:
            numbers = [row[0] for row in journal._connection.rows("SELECT id FROM entries")]
            if not numbers:
                return
            number = numbers[which % len(numbers)]
            plan = journal.purging.entries(number, earlier=earlier)
            gone = set() if earlier else _going(journal, number)
            was = _everything(journal, gone, number if earlier else None)
            found = _found(journal, gone)
            words = _words_gone(journal, gone, number, earlier)
            journal.purging.purge(plan, backups=True)
            assert _everything(journal, gone, number if earlier else None) == was
            assert _found(journal, set()) == found
            with pytest.raises(NothingThere) if not earlier else nullcontext():
                journal.entry(number)
        assert_well(path)
        for file in (path, *path.parent.glob("backups/*")):
            data = file.read_bytes()
            assert [word for word in words if word.encode() in data] == []


def _going(journal: Journal, number: int) -> set[int]:
    """An entry, and the steps that go along with it."""
    kind, deleted = journal._connection.row(
        "SELECT kind, deleted_at FROM entries WHERE id = ?", (number,)
    )
    steps = journal._connection.rows(
        "SELECT id FROM entries WHERE parent = ? AND kind = 'step' AND deleted_at IS ?",
        (number, deleted),
    )
    return {number, *(one for (one,) in steps if kind == "setback")}


def _everything(journal: Journal, gone: set[int], changed: int | None) -> dict[str, list[Any]]:
    """All rows that are to stay as they are."""
    connection = journal._connection
    left = f"NOT IN ({', '.join(map(str, gone))})"
    parent = f"CASE WHEN parent {left} THEN parent END"
    found = {
        "entries": connection.rows(
            "SELECT id, uid, kind, day, at, text, why, cue, reward, label, outcome, before, after,"
            f" {parent}, source, bring, keepsake, created_at, updated_at, deleted_at"
            f" FROM entries WHERE id {left} ORDER BY id"
        )
    }
    for table in ("tags", "feelings", "marks"):
        found[table] = connection.rows(f"SELECT * FROM {table} WHERE entry {left} ORDER BY 1, 2")
    found["revisions"] = connection.rows(
        f"SELECT * FROM revisions JOIN changes ON id = change WHERE entry {left}"
        " AND entry IS NOT ? ORDER BY change, entry",
        (changed,),
    )
    for table in ("people", "plan", "settings"):
        found[table] = connection.rows(f"SELECT * FROM {table} ORDER BY 1")
    about = {f"{start}:{number}" for number in gone for start in ("look-back", "not-again")}
    found["state"] = [
        row
        for row in connection.rows("SELECT * FROM state ORDER BY 1")
        if row[0] not in about and not row[0].startswith(("purge:", "backup:"))
    ]
    about_it = {*gone, changed}
    found["drafts"] = [
        row
        for row in connection.rows("SELECT * FROM drafts ORDER BY 1, 2, 3")
        if json.loads(row[5]).get("id") not in about_it
    ]
    return found


def _found(journal: Journal, gone: set[int]) -> list[Any]:
    """What search finds each entry by."""
    rows = journal._connection.rows("SELECT entry, words FROM search ORDER BY entry")
    return [row for row in rows if row[0] not in gone]


def _words_gone(journal: Journal, gone: set[int], number: int, earlier: bool) -> list[str]:
    """The texts that nothing but what goes has."""
    connection = journal._connection
    stays = repr(_everything(journal, gone, number if earlier else None))
    if not earlier:
        rows = connection.rows("SELECT text FROM entries WHERE id = ?", (number,))
    else:
        rows = connection.rows(
            "SELECT json_extract(before, '$.text') FROM revisions"
            " WHERE entry = ? AND before IS NOT NULL",
            (number,),
        )
    texts = [text for (text,) in rows if len(text) > 5 and text.isprintable()]
    return [text for text in texts if text not in stays]
