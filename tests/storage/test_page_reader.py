"""Pages read one by one hold what SQLite reads in them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from checkin.storage.page_reader import INNER_TABLE, LEAF_TABLE, Pages

VALUES: list[object] = [
    *(sign * (2**bits) - (sign > 0) for bits in (7, 15, 23, 31, 47, 63) for sign in (1, -1)),
    *(0, 1, 2, None, 2.5, -1e300, 0.1, "", "Łódź", "early 早起き", b"", b"\xff\x00"),
    *("far " * 500, b"\x01" * 3000),
]
ROWIDS = (-(2**63), -(2**40), -1, 1, 127, 128, 2**14, 2**28, 2**56, 2**62, 2**63 - 1)


def made(path: Path, size: int, reserved: int) -> None:
    """An SQLite file with pages of that size, of which so many bytes at the end are not used."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA page_size = {size}")
        raw.execute("PRAGMA user_version = 1")
    if reserved:
        data = bytearray(path.read_bytes())
        data[20] = reserved
        data[105:107] = (size - reserved).to_bytes(2, "big")
        path.write_bytes(data)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, value)")
        rows = [(rowid, value) for rowid, value in zip(ROWIDS, VALUES, strict=False)]
        rows += [(1000 + nth, value) for nth, value in enumerate(VALUES)]
        raw.executemany("INSERT INTO t VALUES (?, ?)", rows)


@pytest.mark.parametrize("reserved", [0, 32])
@pytest.mark.parametrize("size", [512, 4096])
def test_every_value_and_number_is_what_sqlite_says(
    tmp_path: Path, size: int, reserved: int
) -> None:
    path = tmp_path / "a.db"
    made(path, size, reserved)
    with closing(sqlite3.connect(path)) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_schema").fetchone()
        known = dict(raw.execute("SELECT id, value FROM t"))
    pages = Pages(path.read_bytes())
    assert (pages.size, pages.usable) == (size, size - reserved)
    leaves = [root]
    while any(pages.kind(number) == INNER_TABLE for number in leaves):
        leaves = [
            below
            for number in leaves
            for below in (pages.children(number) if pages.kind(number) != LEAF_TABLE else [number])
        ]
    assert all(map(pages.is_whole, leaves))
    records = [record for number in leaves for record in pages.records(number)]
    assert not any(record.cut for record in records)
    found = {record.rowid: record.values[-1] for record in records}
    assert found == known
    assert {key: type(value) for key, value in found.items()} == {
        key: type(value) for key, value in known.items()
    }
