"""Another program that holds the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager


@contextmanager
def held(path: str, *, reading: bool = False) -> Iterator[None]:
    """Keep every other program from writing, and from reading unless that is said to be open."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE" if reading else "BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")
