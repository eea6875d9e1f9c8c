"""Making backups anew without what was removed for good; each is as whole as it was before."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing, suppress
from typing import Any

from checkin.core.errors import NotWritable
from checkin.core.folders import sync_folder
from checkin.core.purge_records import Target
from checkin.storage import private_copy, purging, restoring
from checkin.storage.backups import check_copy, copied
from checkin.storage.connection import ERRORS, SCHEMA, Connection, explained
from checkin.storage.open_files import connect
from checkin.storage.purging import Held, Naming, Row
from checkin.storage.schema import bring_up_to_date

_PART = ".part"


class _Reader:
    """Reads a file, and writes nothing to it or beside it."""

    def __init__(self, path: str) -> None:
        self._path = path
        try:
            self._raw = connect(path, read_only=True)
        except ERRORS as error:
            raise explained(error, path) from error

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        try:
            return self._raw.execute(sql, values).fetchall()
        except ERRORS as error:
            raise explained(error, self._path) from error

    def row(self, sql: str, values: Sequence[Any] = ()) -> Any:
        found = self.rows(sql, values)
        return found[0] if found else None

    def close(self) -> None:
        self._raw.close()


def held(path: str, target: Target, stays: Mapping[str, Row], known: Collection[str] = ()) -> Held:
    """What a backup holds of a target. Raises a `CheckinError` if it cannot be read."""
    with closing(_Reader(path)) as reader:
        return purging.held(reader, target, stays, known)


def holds(path: str, target: Target, stays: Mapping[str, Row]) -> bool:
    """Whether a backup holds anything of a target. Raises a `CheckinError` as `held` does."""
    with closing(_Reader(path)) as reader:
        return purging.holds(reader, target, stays)


def sweep_beside(path: str) -> None:
    """Remove the copies beside the file at `path` that programs left which were ended.

    Only for one who is `alone` in the folder of its backups, as a restore is too.
    """
    real = os.path.realpath(path)
    for prefix in (private_copy.MERGE, private_copy.RESCUE):
        private_copy.sweep(os.path.dirname(real), prefix)
    restoring.remove_part(f"{real}{restoring.PART}")


def make_anew(
    path: str,
    target: Target,
    stays: Mapping[str, Row],
    naming: Naming,
    known: Collection[str],
) -> None:
    """Put a checked copy without the target in the place of a backup; it has the tables of today.

    Only for one who is `alone` in its folder. Raises a `CheckinError`, with the backup as it was.
    """
    part = f"{path}{_PART}"
    try:
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        with closing(Connection(path, make=False)) as source:
            copied(source, part)
        with closing(Connection(part, make=False)) as copy:
            if copy.schema < SCHEMA:
                bring_up_to_date(copy, backed_up=True)
            with copy.transaction():
                purging.remove(copy, target, stays, naming, known)
            purging.write_anew(copy)
            check_copy(copy)
        os.replace(part, path)
        sync_folder(path)
    except OSError as error:
        raise NotWritable(
            f"The backup {path} can't be written: {error.strerror or error}.",
            "Look at the permissions of its folder, and at its free space.",
        ) from error
    finally:
        for ending in ("", "-journal"):
            with suppress(FileNotFoundError):
                os.unlink(part + ending)
