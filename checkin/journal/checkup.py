"""Looking at the file and what is around it, and mending what can be made anew."""

from __future__ import annotations

import os
import stat
from shlex import quote

from checkin.core.checkup_records import NOTE, TROUBLE, FileReport, Finding, Mended
from checkin.core.clock import Clock
from checkin.core.errors import CheckinError, EncryptedFile, FileTrouble, NotPossible
from checkin.core.lock import LOCK
from checkin.core.paths import holds_something
from checkin.core.settings import SETTINGS
from checkin.core.text import show
from checkin.storage import backup_files, cipher, copies_beside, encryption, inspection
from checkin.storage.connection import SCHEMA, Connection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checkin.core.backup_records import Backup

_MOST = 12
"""How many names or numbers a sentence holds."""


class Checkup:
    """The file at a path, whatever state it is in. `Journal.checkup` makes one."""

    def __init__(self, path: str) -> None:
        self.path = path

    def findings(self) -> list[Finding]:
        """What there is to say, subject by subject. Nothing is made or changed.

        It takes some ten milliseconds for a thousand entries.
        """
        report: FileReport | None = None
        trouble: CheckinError | None = None
        if holds_something(self.path):
            try:
                report = inspection.inspect(self.path)
            except CheckinError as error:
                trouble = error
        return [
            *self._of_file(report, trouble),
            *self._of_backups(report.notes if report else {}),
            *self._of_copies(report),
            *self._of_packs(),
        ]

    def mend(self) -> Mended:
        """Make search index, counts, indexes, views and triggers anew, after a backup.

        Raises `NotPossible` if there is no file, `DamagedFile` if its pages do not fit together,
        and another `FileTrouble`, with the file as it was.
        """
        from checkin.storage.backups import back_up
        from checkin.storage.mending import mend
        from checkin.storage.schema import bring_up_to_date
        from checkin.storage.sqlite_errors import damaged

        if not holds_something(self.path):
            if lost := backup_files.lost(self.path):
                raise lost
            raise NotPossible("There's nothing to mend yet.", f"{self.path} holds nothing.")
        connection = Connection(self.path, make=False)
        try:
            if connection.schema < SCHEMA:
                bring_up_to_date(connection)
            report = inspection.inspect(self.path)
            if report.bad_pages or report.lost:
                raise damaged(self.path)
            backup = back_up(connection, "before-mend", at=Clock().now(), mendable=True)
            mend(connection, report)
            entries = connection.row("SELECT count(*) FROM search")[0]
        finally:
            connection.close()
        return Mended(
            backup.path,
            backup.number,
            entries,
            max(report.unfound, int(report.bad_index_of_search)),
            report.miscounted,
            report.changed,
        )

    @property
    def sqlite_version(self) -> str:
        """The version of SQLite that reads the file."""
        return inspection.SQLITE

    def _of_file(
        self, report: FileReport | None, trouble: CheckinError | None
    ) -> Iterator[Finding]:
        if report is None:
            yield self._not_readable(trouble) if trouble else self._nothing()
            return
        where = {"file": self.path, "size": str(report.size)}
        if os.path.realpath(self.path) != self.path and os.path.islink(self.path):
            yield Finding("file", "file_link", NOTE, {**where, "to": os.path.realpath(self.path)})
        else:
            yield Finding("file", "file", values=where)
        yield self._permissions()
        if report.half_written:
            yield Finding("pages", "half_written", NOTE)
            return
        yield self._shape(report)
        if report.bad_pages or report.lost:
            yield self._damage(report)
            return
        yield self._indexes(report)
        if report.schema == SCHEMA:
            yield from self._contents(report)

    def _nothing(self) -> Finding:
        if lost := backup_files.lost(self.path):
            return Finding("file", "lost", TROUBLE, {"what": str(lost), "do": lost.hint})
        if os.path.lexists(self.path):
            return Finding("file", "file_empty", values={"file": self.path})
        folder = os.path.dirname(self.path)
        hidden = os.path.join(folder, f".{os.path.basename(self.path)}.icloud")
        if os.path.exists(hidden):
            return Finding("file", "file_elsewhere", TROUBLE, {"file": self.path})
        return Finding("file", "file_none", values={"file": self.path})

    def _not_readable(self, error: CheckinError) -> Finding:
        if isinstance(error, EncryptedFile) and cipher.is_possible():
            return Finding("file", "file_encrypted", TROUBLE, {"file": self.path})
        return Finding("file", "unread", TROUBLE, {"what": str(error), "do": error.hint})

    def _permissions(self) -> Finding:
        found = os.stat(self.path)
        folder = os.path.dirname(os.path.realpath(self.path))
        mode = os.stat(folder).st_mode
        values = {"file": self.path, "folder": folder}
        if not os.access(self.path, os.W_OK) or not os.access(folder, os.W_OK):
            return Finding("permissions", "read_only", TROUBLE, values)
        if found.st_mode & 0o077:
            return Finding("permissions", "open_to_others", TROUBLE, values)
        if mode & 0o022 and not mode & stat.S_ISVTX:
            return Finding("permissions", "folder_open", TROUBLE, values)
        return Finding("permissions", "closed_to_others")

    def _shape(self, report: FileReport) -> Finding:
        values = {"schema": str(report.schema)}
        if report.schema == SCHEMA:
            return Finding("schema", "format", values=values)
        return Finding("schema", "format_older", NOTE, values)

    def _damage(self, report: FileReport) -> Finding:
        """Pages that do not fit together, and which way out there is."""
        values = {
            "restore": backup_files.offer(self.path),
            "rescue": backup_files.command(self.path, "rescue NEWFILE"),
            "tables": _some(report.lost),
        }
        key = "tables_lost" if report.lost else "pages_bad"
        key += "_restore" if values["restore"] else ""
        return Finding("pages", key, TROUBLE, values)

    def _indexes(self, report: FileReport) -> Finding:
        values = {"mend": self._mend, "names": _some(report.changed)}
        if report.bad_indexes:
            return Finding("pages", "indexes_bad", TROUBLE, values)
        if report.changed:
            return Finding("pages", "objects_changed", TROUBLE, values)
        return Finding("pages", "pages")

    def _contents(self, report: FileReport) -> Iterator[Finding]:
        values = {
            "mend": self._mend,
            "entries": str(report.entries),
            "unfound": str(report.unfound),
            "days": str(report.miscounted),
        }
        yield (
            Finding("counts", "counts_wrong", TROUBLE, values)
            if report.miscounted
            else Finding("counts", "counts", values=values)
        )
        if report.unfound:
            yield Finding("search", "search_behind", TROUBLE, values)
        elif report.bad_index_of_search:
            yield Finding("search", "search_bad", TROUBLE, values)
        else:
            yield Finding("search", "search", values=values)
        numbers = _some(f"#{number}" for number in report.unreadable)
        yield (
            Finding("entries", "entries_unread", TROUBLE, {"numbers": numbers})
            if report.unreadable
            else Finding("entries", "entries" if report.entries else "entries_none", values=values)
        )
        if fuller := report.fuller:
            held = {"number": str(fuller.backup.number), "entries": str(fuller.missing)}
            more = {**held, "moment": fuller.moment, "merge": fuller.command}
            yield Finding("entries", "entries_fewer", TROUBLE, more)
        yield self._settings(report)

    def _settings(self, report: FileReport) -> Finding:
        from checkin.journal.settings import unusable

        names = {LOCK, *(setting.name for setting in SETTINGS)}
        if unfit := unusable(report.settings):
            values = {"names": _some(unfit), "name": min(unfit)}
            return Finding("settings", "settings_unfit", TROUBLE, values)
        if unknown := sorted(report.settings.keys() - names):
            return Finding("settings", "settings_unknown", NOTE, {"names": _some(unknown)})
        return Finding("settings", "settings")

    def _of_backups(self, notes: Mapping[str, str]) -> Iterator[Finding]:
        listed = backup_files.listed(self.path)
        folder = backup_files.folder_of(self.path)
        values = {"folder": folder, "backup": backup_files.command(self.path, "backup")}
        if not listed:
            state = NOTE if holds_something(self.path) else "fine"
            yield Finding("backups", "backups_none", state, values)
        else:
            latest = backup_files.latest(self.path)
            encrypted = [each for each in listed if not encryption.is_open(each.path)]
            bad = [each for each in listed if each not in encrypted and not _is_readable(each)]
            if latest is not None:
                backup, held = latest
                values |= {
                    "count": str(len(listed)),
                    "moment": backup_files.moment(backup),
                    "entries": str(held.entries),
                }
                if not inspection.is_whole(backup.path):
                    bad.insert(0, backup)
            if bad:
                numbers = _some(dict.fromkeys(str(each.number) for each in bad))
                yield Finding("backups", "backups_bad", TROUBLE, {**values, "numbers": numbers})
            elif latest is not None or not encrypted:
                yield Finding("backups", "backups", values=values)
            if encrypted:  # with another passphrase, or that of the file was not given
                numbers = _some(str(each.number) for each in encrypted)
                yield Finding("backups", "backups_encrypted", NOTE, {"numbers": numbers})
        why = notes.get("backup:damaged") or notes.get("backup:failed", "")
        if why:
            yield Finding("backups", "backup_failed", TROUBLE, {**values, "why": why})
        if why := notes.get("backup:second", ""):
            yield Finding("backups", "second_failed", TROUBLE, {**values, "why": why})
        if any(_is_open(path) for path in (folder, *(each.path for each in listed))):
            yield Finding("backups", "backups_open", TROUBLE, values)

    def _of_copies(self, report: FileReport | None) -> Iterator[Finding]:
        folder = os.path.dirname(self.path)
        merged = copies_beside.notes(report.notes.items() if report else ())
        found = copies_beside.look(self.path, merged)
        conflicts = copies_beside.unmerged(self.path, found.conflicts, merged)
        done = [name for name in found.conflicts if name not in conflicts]
        if conflicts:
            first = quote(os.path.join(folder, conflicts[0]))
            merge = backup_files.command(self.path, f"merge {first}")
            values = {"names": _some(conflicts), "merge": merge}
            yield Finding("copies", "copies_conflict", TROUBLE, values)
        if done:
            yield Finding("copies", "copies_merged", NOTE, {"names": _some(done)})
        if found.others:
            yield Finding("copies", "copies_other", NOTE, {"names": _some(found.others)})
        if found.aside:
            values = {
                "names": _some(found.aside),
                "first": os.path.join(folder, found.aside[-1]),
            }
            yield Finding("copies", "copies_aside", NOTE, values)
        if found.words:
            yield Finding("copies", "copies_words", NOTE, {"names": _some(found.words)})
        if not (found.conflicts or found.others or found.aside or found.words):
            yield Finding("copies", "copies")

    def _of_packs(self) -> Iterator[Finding]:
        """Files of own words, if there are any."""
        from checkin.content import own_packs

        for each in own_packs.files():
            values = {"file": os.path.basename(each.path), "path": quote(each.path)}
            if each.problems:
                first = each.problems[0]
                key = "packs_bad" if first.line else "packs_unread"
                more = {"line": str(first.line), "what": first.what}
                yield Finding("packs", key, TROUBLE, {**values, **more})
            else:
                yield Finding("packs", "packs", values=values)

    @property
    def _mend(self) -> str:
        return backup_files.command(self.path, "doctor --mend")


def _some(names: Iterable[str]) -> str:
    found = [show(name, one_line=True) for name in names]
    rest = f" … (+{len(found) - _MOST})" if len(found) > _MOST else ""
    return ", ".join(found[:_MOST]) + rest


def _is_readable(backup: Backup) -> bool:
    try:
        backup_files.contents(backup.path)
    except FileTrouble:
        return False
    return True


def _is_open(path: str) -> bool:
    """Whether other users can read what is there."""
    try:
        return bool(os.stat(path).st_mode & 0o077)
    except OSError:
        return False
