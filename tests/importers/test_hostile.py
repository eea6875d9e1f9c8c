"""Whatever is in a file, it is read or refused with a sentence, and soon."""

from __future__ import annotations

import json
import os
import random
import struct
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkin.importers import source as sources
from checkin.importers.record import CannotImport, Imported, Item, LeftOut, Problem
from checkin.importers.registry import formats, named, read, recognized
from checkin.importers.source import open_source
from tests.importers.cases import CASES, Case, database, zip_of

NASTY: tuple[bytes, ...] = (
    *(b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b"\n\n", b'"', b"'", b",", b";", b"\t"),
    *(
        b"[",
        b"]",
        b"{",
        b"}",
        b"<",
        b">",
        b"</p>",
        b"<p ",
        b"&#0;",
        b"&#x110000;",
        b"\\",
        b"\\ud800",
    ),
    *(b"-1", b"0", b"1e999", b"9" * 400, b"NaN", b"null", b"true", b"[]", b"{}", b"99:99", b"0000"),
    *(b"9999-12-31", b"0001-01-01", b"2021-02-30", b"31/12/2020", b"\xe2\x80\xa8", b"\x1b[2J"),
    *("٢٠٢١".encode(), "²".encode(), "½".encode(), b"UTC+99:99", b"../../etc/passwd", b"---\n"),
    *(b"* TODO ", b":PROPERTIES:\n", b"x ", b"[2021-03-04 07:05] ", b"<%", b"`" * 9, b"|" * 9),
)
VALUES: tuple[object, ...] = (
    None,
    True,
    -1,
    0,
    10**400,
    1e308,
    float("inf"),
    "",
    "x",
    "\ud800",
    [],
    {},
    [[]],
    [None],
)

Change = Callable[[bytes, random.Random], bytes]


def read_all(path: Path, form: str = "") -> list[Item]:
    """All that is in a file; nothing if it is refused in words."""
    refused: CannotImport | None = None
    items: list[Item] = []
    try:
        with open_source(str(path)) as source:
            items = list(read(source, named(form) if form else recognized(source)))
    except CannotImport as error:
        refused = error
    assert refused is None or (str(refused) and "\n" not in refused.whole)
    return items


def garbled(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed) + 1)
        until = min(len(changed), at + chance.randrange(12))
        match chance.randrange(4):
            case 0:
                changed[at:until] = b""
            case 1:
                changed[at:at] = chance.choice(NASTY)
            case 2:
                changed[at:until] = chance.randbytes(until - at)
            case _:
                del changed[at:]
    return bytes(changed)


def other_values(data: bytes, chance: random.Random) -> bytes:
    """JSON with some of its values changed for others; any other bytes garbled."""
    try:
        value = json.loads(data)
    except ValueError:
        return garbled(data, chance)

    def changed(inner: object) -> object:
        if chance.random() < 0.15:
            return chance.choice(VALUES)
        if isinstance(inner, dict):
            return {name: changed(one) for name, one in inner.items() if chance.random() > 0.05}
        return [changed(one) for one in inner] if isinstance(inner, list) else inner

    return json.dumps(changed(value)).encode()


def check(case: Case, seed: int, change: Change) -> None:
    chance = random.Random(seed)
    files = {
        name: change(data if isinstance(data, bytes) else data.encode(), chance)
        for name, data in case.files.items()
    }
    with tempfile.TemporaryDirectory() as folder:
        path = replace(case, files=files).laid_out(Path(folder))
        if case.zipped and chance.random() < 0.3:
            path.write_bytes(garbled(path.read_bytes(), chance))
        started = time.process_time()
        for item in [*read_all(path), *read_all(path, case.form)]:
            assert isinstance(item, Imported | Problem | LeftOut)
            if isinstance(item, Imported):
                assert 1800 <= item.day.year <= 2200
                assert item.at is None or item.at.date() == item.day
        assert time.process_time() - started < 5


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(CASES), st.integers(0, 2**32), st.sampled_from([garbled, other_values]))
def test_a_garbled_file_is_read_or_refused(case: Case, seed: int, change: Change) -> None:
    check(case, seed, change)


@settings(max_examples=100)
@given(
    st.binary(max_size=400),
    st.sampled_from(["a.csv", "a.json", "a.txt", "done.txt", "2020-01-01.md"]),
)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        read_all(path)


LONG = 20_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", 'full_date,mood,activities,time,note\n2020-01-01,x,,1:00,"' + "<p " * LONG),
        (
            "a.csv",
            "full_date,mood,activities,time,note\n2020-01-01,x,,1:00," + "<a '" * (LONG // 4),
        ),
        (
            "a.csv",
            "full_date,mood,activities,time,note\n2020-01-01,x,,1:00," + "<!--" * (LONG // 4),
        ),
        ("a.csv", "full_date,mood,activities,time,note\n2020-01-01,x,," + " " * LONG + ",y"),
        ("a.csv", "full_date,mood,activities,time,note\n" + '"\n' * LONG),
        ("a.csv", "full_date,mood,activities,time,note\n" + '2020-01-01,"\n"\n' * (LONG // 10)),
        ("a.json", "[" * LONG),
        ("a.json", '{"entries":' * LONG),
        ("a.json", '[{"date":"' + "9" * LONG + '","heading":1}]'),
        ("a.json", '{"date_journal":' + "9" * 4000 + ',"text":"x"}'),
        ("a.txt", "[" * LONG),
        ("a.txt", "[2020-01-01 10:00] x\n" + "[2020-01-01 10:00\n" * (LONG // 10)),
        ("a.txt", "[2020-01-01 10:00] " + "#" * LONG + " @" * LONG),
        ("2020-01-01.md", "---\n" * LONG),
        ("2020-01-01.md", "---\n" + "tags:\n" * LONG + "---\n"),
        ("2020-01-01.md", "#" * LONG + "1" * LONG),
        ("2020-01-01.md", "```\n~~~\n" * (LONG // 4)),
        ("2020-01-01.md", "](" * LONG),
        ("2020-01-01.md", "<%" * LONG),
        ("2020-01-01.md", "- [ ] " * LONG),
        ("2020-01-01.md", "\n \t" * LONG + "x"),
        ("20200101", "* " * LONG),
        ("20200101", "* 10:00 x" + " " * LONG + ":a" + ":b" * LONG),
        ("done.txt", "x 2020-01-01 " + "a:" * LONG + " +b" * LONG),
        ("wins.md", "# wins\n" + "- x\n  " * LONG),
        ("wins.md", "# wins\n| day |\n" + "|" * LONG),
    ],
    ids=lambda value: value[:60] if isinstance(value, str) else None,
)
def test_a_file_that_was_made_to_take_long_does_not(name: str, data: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(data)
    started = time.process_time()
    read_all(path)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("form", [form.name for form in formats()])
def test_an_empty_file_or_folder_is_refused(form: str, tmp_path: Path) -> None:
    empty, folder = tmp_path / "empty.csv", tmp_path / "folder"
    empty.touch()
    folder.mkdir()
    for path in (empty, folder):
        with open_source(str(path)) as source, pytest.raises(CannotImport):
            list(read(source, named(form)))
        with open_source(str(path)) as source, pytest.raises(CannotImport):
            recognized(source)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_line_ends_and_marks_of_order_change_nothing(
    end: str, encoding: str, tmp_path: Path
) -> None:
    bom = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    path = tmp_path / "a.csv"
    text = end.join(["entryDate,entryContent", '2020-01-02,"Żaba', ' und Tee"', "2020-01-03,x", ""])
    path.write_bytes((bom + text).encode(encoding))
    found = [(item.day.day, item.text) for item in read_all(path) if isinstance(item, Imported)]
    assert found == [(2, "Żaba\n und Tee"), (3, "x")]


def test_bytes_that_are_no_text_lose_only_their_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"entryDate,entryContent\n2020-01-02,caf\xe9\n2020-01-03,tea\n")
    bad, good = read_all(path)
    assert isinstance(bad, Problem)
    assert (bad.where, bad.why) == ("line 2", "Some of it isn't text in UTF-8.")
    assert isinstance(good, Imported)


def test_a_quote_that_never_ends_loses_only_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('entryDate,entryContent\n2020-01-02,"tea\n2020-01-03,bread\n2020-01-04,soup\n')
    first, *rest = read_all(path)
    assert isinstance(first, Problem)
    assert first.where == "line 2"
    assert [item.text for item in rest if isinstance(item, Imported)] == ["bread", "soup"]


def test_a_text_longer_than_one_may_be_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    path.write_text("[2020-01-02 10:00] " + "word " * 30_000 + "\n[2020-01-03 10:00] short\n")
    long, short = read_all(path)
    assert isinstance(long, Problem)
    assert "100,000" in long.why
    assert isinstance(short, Imported)


def test_links_and_pipes_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "2020-01-02.md").write_text("Here")
    (tmp_path / "secret.md").write_text("Not for this")
    (folder / "2020-01-03.md").symlink_to(tmp_path / "secret.md")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "2020-01-04.md")
    items = read_all(folder)
    assert [item.text for item in items if isinstance(item, Imported)] == ["Here"]
    assert {item.where for item in items if isinstance(item, LeftOut)} == {
        "2020-01-03.md",
        "2020-01-04.md",
        "loop",
    }
    with pytest.raises(CannotImport, match="a link"), open_source(str(folder / "2020-01-03.md")):
        pass
    for path in (folder / "2020-01-04.md", Path("/dev/null")):
        with pytest.raises(CannotImport, match="a normal file"), open_source(str(path)):
            pass


def test_a_name_that_is_no_file_is_refused(tmp_path: Path) -> None:
    for name in ("nothing.csv", "a\0b", ""):
        with pytest.raises(CannotImport), open_source(str(tmp_path / name) if name else name):
            pass


def test_a_zip_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "LARGEST", 100_000)
    path = tmp_path / "a.zip"
    path.write_bytes(zip_of({"1.json": b'{"date_journal":1,"text":"' + b" " * 5_000_000 + b'"}'}))
    assert path.stat().st_size < 10_000
    assert not [item for item in read_all(path) if isinstance(item, Imported)]


def test_a_zip_of_many_large_files_is_read_to_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MOST", 300_000)
    path = tmp_path / "a.zip"
    body = json.dumps({"date_journal": 1600000000000, "text": "x" * 50_000})
    path.write_bytes(zip_of({f"{number}.json": body for number in range(20)}))
    items = read_all(path)
    assert any(isinstance(item, Problem) and "too large" in item.why for item in items)


def test_a_zip_that_lies_about_a_size_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    body = json.dumps({"date_journal": 1600000000000, "text": "x" * 500})
    data = bytearray(zip_of({"1.json": body, "2.json": body}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 7)
    path.write_bytes(bytes(data))
    items = read_all(path)
    assert [type(item) for item in items] == [Imported, Problem]


def test_names_in_a_zip_lead_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "in" / "a.zip"
    path.parent.mkdir()
    body = json.dumps({"date_journal": 1600000000000, "text": "x"})
    names = ("../out.json", "/tmp/out.json", "a/../../out.json", "c:\\out.json")
    path.write_bytes(zip_of(dict.fromkeys(names, body)))
    assert len([item for item in read_all(path) if isinstance(item, Imported)]) == 4
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == [path]


def test_a_file_in_a_zip_with_a_password_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    body = json.dumps({"date_journal": 1600000000000, "text": "x"})
    data = bytearray(zip_of({"1.json": body, "2.json": body}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    items = read_all(path)
    assert [type(item) for item in items] == [LeftOut, Imported]
    with zipfile.ZipFile(path) as archive:
        assert archive.infolist()[1].flag_bits & 1


def test_a_view_that_counts_without_end_is_not_asked(tmp_path: Path) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
    path = tmp_path / "entries.db"
    path.write_bytes(
        database(
            "CREATE VIEW entries AS"
            f" SELECT x AS id, x AS title, x AS date, x AS content FROM ({endless})"
        )
    )
    assert read_all(path) == []


def test_changes_of_sqlite_beside_its_file_are_not_missed(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.form == "tui-journal-sqlite")
    path = case.laid_out(tmp_path)
    path.with_name("entries.db-wal").write_bytes(b"x")
    with open_source(str(path)) as source, pytest.raises(CannotImport, match="in another file"):
        list(read(source, recognized(source)))
