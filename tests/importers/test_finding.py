"""Finding out which form a file is in, and being told when that is not clear."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checkin.core.frozen import replace
from checkin.importers import registry
from checkin.importers.record import CannotImport, Imported, Item, LeftOut, Problem, Unreadable
from checkin.importers.registry import formats, named, read, recognized
from checkin.importers.source import Source, open_source
from tests.importers.cases import Case, database, daylio, daylio_entry, zip_of


def test_a_file_of_nothing_known_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    with open_source(str(path)) as source, pytest.raises(CannotImport, match="in a format"):
        recognized(source)


def test_a_file_that_could_be_two_asks_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(source: Source) -> Iterator[Item]:
        return iter(())

    presently = named("presently")
    other = replace(presently, name="other", label="Other", read=nothing)
    monkeypatch.setattr(registry, "formats", lambda: (presently, other))
    path = tmp_path / "a.csv"
    path.write_text("entryDate,entryContent\n2020-01-02,x\n")
    with open_source(str(path)) as source, pytest.raises(CannotImport) as asked:
        recognized(source)
    assert "Presently or Other" in str(asked.value)
    assert "--from presently or --from other" in asked.value.hint


def test_a_folder_of_files_of_one_form_is_read_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("entryDate,entryContent\n2020-01-02,x\n")
    (tmp_path / "two.csv").write_text("entryDate,entryContent\n2020-01-03,y\n")
    (tmp_path / "p.png").write_bytes(b"\x89PNG\0")
    with open_source(str(tmp_path)) as source:
        items = list(read(source, recognized(source)))
    assert [item.where for item in items if isinstance(item, Imported)] == [
        "one.csv, line 2",
        "two.csv, line 2",
    ]
    assert [item.where for item in items if isinstance(item, LeftOut)] == ["p.png"]


def test_a_folder_of_files_of_several_forms_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("entryDate,entryContent\n2020-01-02,x\n")
    (tmp_path / "done.txt").write_text("x 2020-01-02 y\n")
    with open_source(str(tmp_path)) as source, pytest.raises(CannotImport):
        recognized(source)


@pytest.mark.parametrize(
    "text",
    [
        "2025-12-26: Made a chair\nand then more\n",
        "Notes\n2025-12-26: Made a chair\n",
        "2025-12-26: 10:15 server started\n",
        "2025-12-26: 80.5\n",
        "2025-12-26 Made a chair\n",
        "\n",
    ],
)
def test_lines_that_do_not_all_begin_with_a_day_and_words_are_no_list(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    with open_source(str(path)) as source:
        assert not named("wins-list").sniff(source)


def test_what_the_help_says_of_a_list_of_wins_is_what_comes_in(tmp_path: Path) -> None:
    line, heading, item = re.findall(r"\((.*?)\)", named("wins-list").how_to_export)
    path = tmp_path / "a.txt"
    for text, said in ((line, "Made a chair"), (f"{heading}\n{item}", "Made a chair")):
        path.write_text(text)
        with open_source(str(path)) as source:
            items = list(read(source, recognized(source)))
        assert [(str(i.day), i.text) for i in items if isinstance(i, Imported)] == [
            ("2025-12-26", said)
        ]


def test_a_form_that_a_file_is_not_in_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("entryDate,entryContent\n2020-01-02,x\n")
    with open_source(str(path)) as source, pytest.raises(CannotImport) as refused:
        list(read(source, named("daylio-csv")))
    assert "doesn't look like Daylio" in str(refused.value)
    assert refused.value.hint == named("daylio-csv").how_to_export


def test_a_name_that_is_no_form_is_refused_with_those_there_are() -> None:
    with pytest.raises(CannotImport) as refused:
        named("dialog")
    assert all(form.name in refused.value.hint for form in formats())


def test_the_commands_do_not_load_the_importers() -> None:
    run = (
        "import sys, checkin.cli, checkin.journal\n"
        "print([name for name in sys.modules if 'importers' in name])"
    )
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_link_that_was_put_in_the_place_of_a_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "2023-01-05.md").write_text("Soup\n")
    (tmp_path / "secret.md").write_text("Somebody else's\n")
    with open_source(str(tmp_path / "in")) as source:
        (tmp_path / "in" / "2023-01-05.md").unlink()
        (tmp_path / "in" / "2023-01-05.md").symlink_to(tmp_path / "secret.md")
        with pytest.raises(Unreadable, match="be read"):
            list(source.lines("2023-01-05.md"))


# In a zip, or in a zip in a zip

TUI = database(
    "CREATE TABLE entries (id INTEGER PRIMARY KEY, title TEXT NOT NULL, date DATE, content TEXT)",
    "INSERT INTO entries VALUES (1, '', '2023-06-13T12:14:05+00:00', 'Walked')",
)
LOGGED = TUI[:18] + b"\x02\x02" + TUI[20:]
"""The same as a program leaves it that writes a log beside it."""
BACKUP = zip_of({"backup.daylio": daylio(daylio_entry(1, "2021 8 3 1 0", 1, note="Swam"))})
WITHIN = {
    "a SQLite file": ({"data/entries.db": TUI, "data/note.png": b"\x89PNG"}, "Walked", "data/note"),
    "one with a log": ({"entries.db": LOGGED, "entries.db-wal": b""}, "Walked", "entries.db-wal"),
    "a backup": ({"b/backup_1.daylio": BACKUP, "b/read me": b"PK"}, "Swam", "b/read"),
    "a zip": (
        {"out.zip": zip_of({"PresentlyBackup.csv": "entryDate,entryContent\n2020-01-02,Sang\n"})},
        "Sang",
        "",
    ),
}


@pytest.mark.parametrize("zipped", [True, False])
@pytest.mark.parametrize("of", WITHIN)
def test_what_is_in_a_zip_or_in_a_zip_in_it_comes_in(tmp_path: Path, of: str, zipped: bool) -> None:
    files, words, left_out = WITHIN[of]
    path = Case("", "", files, zipped=zipped).laid_out(tmp_path)
    with open_source(str(path)) as source:
        items = list(read(source, recognized(source)))
    assert [item.text for item in items if isinstance(item, Imported)] == [words]
    assert not [item for item in items if isinstance(item, Problem)]
    left = [item.where for item in items if isinstance(item, LeftOut)]
    assert all(where.startswith(left_out) for where in left)
    (where,) = (item.where for item in items if isinstance(item, Imported))
    assert where.startswith((*files, "entry "))
    assert len(left) == bool(left_out)


@pytest.mark.parametrize("zipped", [True, False])
def test_a_file_whose_changes_are_still_in_its_log_is_named(tmp_path: Path, zipped: bool) -> None:
    files = {"entries.db": LOGGED, "entries.db-wal": b"not empty"}
    path = Case("", "", files, zipped=zipped).laid_out(tmp_path)
    with open_source(str(path)) as source:
        items = list(read(source, recognized(source)))
    (problem,) = (item for item in items if isinstance(item, Problem))
    assert problem.where == "entries.db"
    assert "still in another file" in problem.why
    assert not [item for item in items if isinstance(item, Imported)]
