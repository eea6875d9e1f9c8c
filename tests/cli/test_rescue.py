"""Saving what can be read of a damaged file, from the shell."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from checkin.cli import progress
from checkin.core.entries import NewEntry
from checkin.core.errors import NotPossible
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.storage.connection import Connection
from checkin.storage.page_reader import INNER_TABLE, Pages
from tests.storage.test_migration import first_version
from tests.support.shell import checkin
from tests.support.spoiled import pages, spoil

FILES = 100
FIRST_DAY = date(2026, 1, 1)


def fill(path: str) -> None:
    """Make a file with some of everything, and a text over several pages now and then."""
    chosen = random.Random(7)
    with Journal.open(path) as journal:
        for _ in range(20):
            journal.add_many(
                [
                    NewEntry(
                        "win",
                        f"Win {chosen.random()} #walk "
                        + "Étude " * chosen.randrange(1, 20 if chosen.random() < 0.98 else 2000),
                        FIRST_DAY + timedelta(days=chosen.randrange(300)),
                        feelings=("calm",),
                        marks=("first-time",),
                    )
                    for _ in range(20)
                ]
            )
        for entry in journal.entries(limit=60):
            journal.edit(entry.id, text=f"{entry.text} and more")
        journal.delete(*(entry.id for entry in journal.entries(limit=3)))
        for number in range(9):
            journal.contacts.add(f"Person {number}", "555")
            journal.safety_plan.add("signs", f"sign {number}")
        journal.settings.set("theme", "dawn")
        journal.drafts.save(Draft("wins", "line", "half a thought"))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("rescue") / "checkin.db")
    fill(path)
    return path


@pytest.fixture
def damaged(filled: str, path: str) -> str:
    """A copy in the place of the usual file, to be damaged."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    return shutil.copy(filled, path)


def entries(path: str) -> dict[int, tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        raw.text_factory = lambda text: text.decode(errors="replace")
        rows = raw.execute("SELECT id, uid, kind, day, text, created_at, deleted_at FROM entries")
        return {row[0]: row for row in rows.fetchall()}


def places(path: str) -> dict[int, int]:
    """The page that each entry begins on, by its number."""
    found = Pages(Path(path).read_bytes())
    with closing(sqlite3.connect(path)) as raw:
        ahead = [
            raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entries'").fetchone()[0]
        ]
    by_entry: dict[int, int] = {}
    while ahead:
        number = ahead.pop()
        if found.kind(number) == INNER_TABLE:
            ahead += found.children(number)
        else:
            by_entry |= {each.rowid: number for each in found.records(number) if each.rowid}
    return by_entry


def rescued(damaged: str, tmp_path: Path) -> tuple[str, dict[str, object]]:
    """The file that is saved, and what is said of it; the damaged one stays as it is."""
    new = str(tmp_path / f"new-{len(os.listdir(tmp_path))}.db")
    before, state = Path(damaged).read_bytes(), os.stat(damaged)
    said = checkin("rescue", new, "--json")
    assert (said.code, said.err) == (0, "")
    assert Path(damaged).read_bytes() == before
    assert os.stat(damaged).st_mtime_ns == state.st_mtime_ns
    assert os.stat(new).st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(new)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    return new, said.json


@pytest.mark.parametrize("group", range(10))
def test_of_a_hundred_damaged_files_nearly_every_entry_is_saved_and_the_rest_is_named(
    filled: str, damaged: str, tmp_path: Path, group: int
) -> None:
    before, begins = entries(filled), places(filled)
    sound = saved = 0
    for seed in range(group, FILES, 10):
        shutil.copy(filled, damaged)
        chosen = random.Random(seed)
        how_many = chosen.choice([1, 1, 2, 3, 8, 20])
        bad = set(chosen.sample(range(1, pages(damaged) + 1), how_many))
        spoil(damaged, bad, seed)
        new, said = rescued(damaged, tmp_path)
        after = entries(new)
        elsewhere = [number for number in before if begins[number] not in bad]
        same = [number for number in elsewhere if after.get(number) == before[number]]
        assert len(same) >= 0.99 * len(elsewhere)
        sound, saved = sound + len(elsewhere), saved + len(same)
        missing = {each["number"] for each in said["missing"]}  # type: ignore[attr-defined]
        assert missing <= before.keys() - after.keys()
        if 1 not in bad:
            assert missing == before.keys() - after.keys()
        changed = {number for number in after if after[number] != before[number]}
        assert changed == {*said["cut"], *said["from_index"]}  # type: ignore[misc]
    assert saved >= 0.995 * sound


def test_a_whole_file_is_saved_with_all_that_is_in_it(damaged: str, tmp_path: Path) -> None:
    new, said = rescued(damaged, tmp_path)
    assert said["is_whole"] is True
    assert said["missing"] == said["cut"] == said["from_index"] == said["perhaps"] == []
    lines = ("export", "--trash", "--drafts")
    here, there = checkin(*lines).json, checkin("--file", new, *lines).json
    assert here.keys() == there.keys()
    for part in here.keys() - {"exported_at"}:
        assert here[part] == there[part], part
    assert len(here["changes"]) > 60


def test_it_says_what_was_saved_and_how_to_go_on(damaged: str, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    said = checkin("rescue", str(new))
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        f"Saved as {new}: 397 entries, 3 in the trash, 63 earlier versions, 9 lines of people,"
        " 9 lines of your plan, 1 draft, 1 setting.",
        "Every page of your file could be read. Nothing is missing.",
        f"Your file is as it was. To go on with the new one: checkin restore {new}",
    ]


def test_a_folder_that_is_missing_is_said_and_not_made(damaged: str, tmp_path: Path) -> None:
    new = tmp_path / "nofolder" / "x.db"
    before = sorted(tmp_path.rglob("*"))
    for names in ((), ("--json",)):
        said = checkin("rescue", str(new), *names)
        assert (said.code, said.out) == (1, "")
        assert said.err == (
            f"The folder {new.parent} isn't there. Nothing was saved. Make the folder first, or"
            " choose another place.\n"
        )
    with pytest.raises(NotPossible, match="isn't there"):
        Journal.rescue(damaged, str(new))
    assert sorted(tmp_path.rglob("*")) == before
    new.parent.mkdir()
    assert checkin("rescue", str(new)).code == 0


def test_what_is_missing_is_named_and_the_new_file_takes_the_place(
    damaged: str, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(damaged)) as raw:
        roots = dict(raw.execute("SELECT name, rootpage FROM sqlite_master").fetchall())
    begins = places(damaged)
    page = begins[200]
    lost = sorted(number for number, each in begins.items() if each == page)
    found = Pages(Path(damaged).read_bytes())
    spoil(damaged, {page, *found.children(roots["search"])})
    new = tmp_path / "new.db"
    said = checkin("rescue", str(new))
    lines = said.out.splitlines()
    assert f"{len(lost)} entries couldn't be read: #{lost[0]} of " in lines[2]
    assert lines[2].endswith(f"2026 and {len(lost) - 12} more.")
    assert "There may be more on the pages that can't be read: entries." in lines
    assert checkin("win", "words").code == 1
    said = checkin("restore", str(new), "--yes")
    assert said.code == 0
    assert "The file that couldn't be read is kept as " in said.out
    assert "`checkin edit 401`" in checkin("win", "words").out
    assert checkin("search", "walk").code == 0


def test_where_the_first_page_is_lost_each_page_is_looked_at(
    damaged: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "at_terminal", lambda stream: True)
    monkeypatch.setattr(progress, "_FIRST", -1)
    monkeypatch.setattr(progress, "_NEXT", -1)
    spoil(damaged, {1})
    said = checkin("rescue", str(tmp_path / "new.db"))
    assert said.out.splitlines()[:2] == [
        f"Saved as {tmp_path}/new.db: 397 entries, 3 in the trash, 63 earlier versions, 9 lines of"
        " people, 9 lines of your plan, 1 draft, 1 setting.",
        "The first page of your file, which leads to all others, can't be read. Each page was"
        " looked at.",
    ]
    assert (
        "There may be more on the pages that can't be read: entries, earlier versions, people,"
        " your plan, topics and people of entries, feelings, what was noted of wins, drafts,"
        " notes of checkin, settings.\n"
    ) in said.out
    assert "\rReading: 500" in said.err
    with closing(sqlite3.connect(tmp_path / "new.db")) as raw:
        for table, column in (("feelings", "word"), ("marks", "mark")):
            found = dict(raw.execute(f"SELECT {column}, count(*) FROM {table} GROUP BY 1"))
            assert found == {"feelings": {"calm": 400}, "marks": {"first-time": 400}}[table]


def test_where_an_index_alone_is_lost_no_entry_is(damaged: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(damaged)) as raw:
        found = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'entries_by_kind'")
        spoil(damaged, {found.fetchone()[0]})
    said = checkin("rescue", str(tmp_path / "new.db"))
    assert said.out.splitlines()[1:3] == [
        f"1 page of {pages(damaged)} can't be read.",
        "Every entry that is known of was saved.",
    ]


def test_an_entry_of_which_nothing_but_its_number_is_known_is_named_by_it(
    damaged: str, tmp_path: Path
) -> None:
    begins = places(damaged)
    with closing(sqlite3.connect(damaged)) as raw:
        roots = dict(raw.execute("SELECT name, rootpage FROM sqlite_master").fetchall())
    found = Pages(Path(damaged).read_bytes())
    lost = {roots["search"], roots["entries_by_day"], roots["entries_by_kind"]}
    below = {each for root in lost for each in found.children(root)}
    spoil(damaged, {begins[200], *lost, *below})
    said = checkin("rescue", str(tmp_path / "new.db"))
    gone = [f"#{number}" for number in begins if begins[number] == begins[200]]
    assert f"{len(gone)} entries couldn't be read: {', '.join(gone[:12])} and " in said.out


def test_words_of_a_lost_page_come_from_the_index(damaged: str, tmp_path: Path) -> None:
    before, begins = entries(damaged), places(damaged)
    page = begins[200]
    spoil(damaged, {page})
    new, said = rescued(damaged, tmp_path)
    lost = sorted(number for number, each in begins.items() if each == page)
    assert said["from_index"] == lost
    after = entries(new)
    for number in lost:
        assert after[number][1:4] == before[number][1:4]
        text = str(after[number][4])
        assert text.startswith("win 0 ")
        assert "etude" in text
    other = tmp_path / "other.db"
    lines = checkin("rescue", str(other)).out.splitlines()
    assert any(
        line.startswith(f"Of {len(lost)} entries the words alone were left, in small letters: #")
        for line in lines
    )


def test_a_long_text_of_which_the_end_is_lost_is_said_to_be_cut(path: str, tmp_path: Path) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "long " * 5000))
        journal.add(NewEntry("win", "short"))
    whole = Path(path).read_bytes()
    texts = [n for n in range(1, pages(path) + 1) if b"ng lo" in whole[n * 4096 - 200 : n * 4096]]
    spoil(path, {texts[3]})
    new = tmp_path / "new.db"
    said = checkin("rescue", str(new))
    assert "The end of 1 entry couldn't be read: #1." in said.out
    shown = checkin("--file", str(new), "show", "1", "--json").json[0]["text"]
    assert shown.startswith("long long")
    assert set(shown) == set("long ")  # and no nonsense


@pytest.mark.parametrize("length", [1, 16, 18, 20, 21, 99, 100])
def test_of_a_file_with_little_more_than_its_first_words_it_says_that_nothing_can_be_read(
    damaged: str, tmp_path: Path, length: int
) -> None:
    os.truncate(damaged, length)
    said = checkin("rescue", str(tmp_path / "new.db"))
    assert (said.code, said.out) == (1, "")
    assert not os.path.exists(tmp_path / "new.db")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.999])
def test_a_file_of_which_the_end_is_missing_gives_what_is_there(
    filled: str, damaged: str, tmp_path: Path, share: float
) -> None:
    length = int(os.path.getsize(damaged) * share)
    os.truncate(damaged, length)
    new, said = rescued(damaged, tmp_path)
    begins, after = places(filled), entries(new)
    whole = [number for number, page in begins.items() if page * 4096 <= length]
    kept = sum(entries(filled)[number][1] == after.get(number, (0, 0))[1] for number in whole)
    assert kept >= 0.99 * len(whole)
    assert said["is_whole"] is False


def test_what_was_half_written_is_taken_back_in_a_copy(
    filled: str, damaged: str, tmp_path: Path
) -> None:
    place = tmp_path / "half"
    place.mkdir()
    with closing(sqlite3.connect(damaged, isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size = 2")
        raw.execute("BEGIN")
        raw.execute("UPDATE entries SET text = 'half written' || text")
        half = Path(damaged).read_bytes(), Path(f"{damaged}-journal").read_bytes()
    assert b"half written" in half[0]
    Path(damaged).write_bytes(half[0])
    Path(f"{damaged}-journal").write_bytes(half[1])
    new, _ = rescued(damaged, tmp_path)
    assert entries(new) == entries(filled)
    assert Path(f"{damaged}-journal").read_bytes() == half[1]
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".checkin")]


def test_a_file_of_the_first_version_is_saved_in_the_shape_of_today(
    path: str, tmp_path: Path
) -> None:
    first_version(path)
    before = entries(path)
    new, said = rescued(path, tmp_path)
    assert entries(new) == before
    assert said["lists"] == {"people": 1, "plan": 1, "drafts": 1, "settings": 1}
    assert checkin("--file", new, "search", "łódź").code == 0


def test_nothing_is_written_over(damaged: str, tmp_path: Path) -> None:
    there, link = tmp_path / "there.db", tmp_path / "link.db"
    there.write_text("mine")
    link.symlink_to(tmp_path / "nowhere")
    for new in (str(there), str(link), damaged):
        said = checkin("rescue", new)
        assert (said.code, said.out) == (1, "")
        assert said.err == f"{new} is there already, and was left as it is. Choose another name.\n"
    assert there.read_text() == "mine"
    assert os.path.islink(link)


def test_what_cannot_be_saved_says_why_and_leaves_nothing(path: str, tmp_path: Path) -> None:
    new = tmp_path / "new" / "file.db"
    new.parent.mkdir()
    os.makedirs(os.path.dirname(path), exist_ok=True)

    def refused() -> str:
        said = checkin("rescue", str(new))
        assert (said.code, said.out) == (1, "")
        assert not os.listdir(new.parent)
        return said.err

    assert refused().startswith(f"There's no file {path}.")
    Path(path).write_bytes(b"")
    assert refused().startswith(f"{path} is empty.")
    Path(path).write_bytes(random.Random(1).randbytes(50_000))
    assert refused().startswith(f"Nothing that was kept in {path} could be read.")
    os.unlink(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE photos (name)")
    assert "is another program's database" in refused()
    os.unlink(path)
    with Journal.open(path) as journal:
        journal._connection.raw.execute("PRAGMA user_version = 99")
    assert "newer checkin" in refused()
    os.unlink(path)
    os.mkdir(path)
    assert f"{path} is a folder." in refused()


def test_a_place_that_cannot_be_written_is_named(damaged: str, tmp_path: Path) -> None:
    new = tmp_path / ("long" * 100)
    said = checkin("rescue", str(new))
    assert said.code == 1
    assert said.err.startswith(f"{new} can't be written: ")


def test_it_waits_for_a_program_that_writes(
    damaged: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checkin.storage.private_copy.PATIENCE", 0.1)
    hold = (
        "import sqlite3, sys; raw = sqlite3.connect(sys.argv[1], isolation_level=None);"
        " raw.execute('BEGIN EXCLUSIVE'); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, damaged], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        said = checkin("rescue", str(tmp_path / "new.db"))
        assert said.err.startswith("Another program is using your check-in file.")
        holder.communicate(b"")
    assert checkin("rescue", str(tmp_path / "new.db")).code == 0


def test_an_entry_that_the_tables_do_not_take_keeps_its_day(path: str, tmp_path: Path) -> None:
    with Journal.open(path) as journal:
        for words in ("Tea", "Walk", "Sun"):
            journal.add(NewEntry("win", words, date(2026, 3, 4)))
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("UPDATE entries SET created_at = '2026-05-06T07:08:09+00:00'")
        raw.execute("UPDATE entries SET outcome = 'fine' WHERE id = 1")
        raw.execute("UPDATE entries SET day = 'someday' WHERE id = 2")
        raw.execute("UPDATE entries SET day = 'someday', created_at = 'then' WHERE id = 3")
    new = str(tmp_path / "new.db")
    assert checkin("rescue", new).code == 0
    found = {row[4]: row[3] for row in entries(new).values()}
    assert found == {"Tea": "2026-03-04", "Walk": "2026-05-06", "Sun": "2000-01-01"}


def test_what_does_not_fit_on_the_disk_is_not_taken_for_saved(
    damaged: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Connection._opened

    def small(self: Connection) -> sqlite3.Connection:
        raw = opened(self)
        raw.execute("PRAGMA max_page_count = 60")
        return raw

    monkeypatch.setattr(Connection, "_opened", small)
    new = tmp_path / "new" / "checkin.db"
    new.parent.mkdir()
    said = checkin("rescue", str(new))
    assert said.code == 1
    assert "full" in said.err
    assert not new.exists()
