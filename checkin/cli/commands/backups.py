"""Backups of the file: backup, backups, restore."""

from __future__ import annotations

import os

from checkin.cli.command import argument, command, option
from checkin.cli.context import Shell
from checkin.cli.input import agreed
from checkin.cli.output import complain, note, say, say_json, size_words
from checkin.cli.terminal import at_terminal
from checkin.core.errors import (
    DamagedFile,
    EncryptedFile,
    FileTrouble,
    NotACheckinFile,
    NotPossible,
)
from checkin.core.paths import holds_something, journal_path, named_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from checkin.core.backup_records import Backup, BackupContents, Comparison, Restored
    from checkin.journal.restoring import Restoring


@command("backup")
@argument("output", metavar="[FILE]", required=False, completes="files")
def backup(shell: Shell, output: str | None) -> int:
    """Make a backup, or save a copy under a name you choose.

    checkin makes backups by itself: on each day you change something, and before an update, an
    import, a merge or a restore. They are in the folder `backups` beside your file. It keeps the
    newest, one for each of the last days, weeks and months, one a year, and always the one with the
    most in it.
    `checkin settings backups-to` names a second folder, such as one on a stick.

    With FILE, it saves a copy of everything there, which checkin never removes. FILE may be a
    folder.
    """
    from checkin.content.strings import format_text, get_text

    with shell.open() as journal:
        if journal.path is None:
            raise NotPossible(get_text("backups", "nothing"))
        entries = _count(journal.file.status().entries)
        if output is not None:
            where = _free(named_file(output), journal.path)
            journal.backups.save_to(where)
            shell.done()
            found: dict[str, object] = {"file": where}
            said = format_text("backups", "saved", entries=entries, file=where)
            trouble = ""
        else:
            made = journal.backups.make()
            shell.done()
            contents = journal.restoring(journal.path).contents(made)
            found = _as_json(made, contents)
            said = format_text(
                "backups",
                "made",
                entries=_count(contents.entries),
                number=f"{made.number}",
                file=made.path,
            )
            trouble = journal.backups.second_trouble
    if shell.json:
        say_json(found)
    else:
        say(said)
    if trouble:
        note(format_text("backups", "second_failed", why=trouble))
    return 0


@command("backups")
def backups(shell: Shell) -> int:
    """List your backups.

    `checkin restore NUMBER` goes back to one of them.
    """
    from checkin.content.strings import format_text, get_text

    restoring = _restoring(shell)
    folder = second = failed = second_failed = ""
    removed = False
    notes: list[str] = []
    try:
        with shell.open() as journal:
            if journal.path is not None:
                second = journal.backups.second_folder
                failed, second_failed = journal.backups.trouble, journal.backups.second_trouble
                removed = bool(journal.purging.removed().backups)
    except FileTrouble as error:
        notes.append(error.whole)  # the backups are there all the same
    listed = [(each, _held(restoring, each)) for each in restoring.listed()]
    if listed:
        folder = os.path.dirname(listed[0][0].path)
    if failed:
        notes.append(format_text("backups", "failed", why=failed))
    if removed:
        again = restoring.command("purge --backups")
        notes.append(format_text("backups", "have_removed", command=again))
    if second_failed:
        notes.append(format_text("backups", "second_failed", why=second_failed))
    if shell.json:
        say_json(
            {
                "backups": [_as_json(each, held) for each, held in listed],
                "folder": folder or None,
                "second_folder": second or None,
                "have_removed": removed,
                "trouble": failed or None,
                "second_trouble": second_failed or None,
            }
        )
    else:
        for line in _table(restoring, listed):
            say(line)
        if folder:
            say(format_text("backups", "folder", folder=folder))
        if second:
            say(format_text("backups", "second", folder=second))
        if not listed and not notes:
            notes.append(get_text("backups", "none"))
    note(*notes)
    return 0


@command("restore")
@argument("which", metavar="[WHICH]", required=False, completes="backups")
@option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@option("--yes", is_flag=True, help="Don't ask first.")
def restore(shell: Shell, which: str | None, dry_run: bool, yes: bool) -> int:
    """Go back to a backup. What's there now is backed up first.

    WHICH is a number from `checkin backups`, or a file; without it, it's the latest one that holds
    something. You see what would come back and what would go, and checkin asks before it does
    anything. Drafts and your passphrase stay as they are. To undo it, restore the backup it makes
    first.
    """
    from checkin.content.strings import get_text

    restoring = _restoring(shell)
    is_encrypted = shell.decrypt(restoring.path) and shell.is_decrypted
    lock = restoring.lock()
    if lock and not is_encrypted:
        from checkin.cli.unlocking import unlock

        unlock(lock, path=restoring.path)
    chosen, held = _chosen(shell, restoring, which)
    has_another = restoring.lock(chosen) != lock
    if has_another and not chosen.number and not restoring.is_encrypted(chosen):
        from checkin.cli.unlocking import unlock_other

        unlock_other(restoring.lock(chosen), chosen.path, own=lock)
    would = restoring.compare(chosen)
    due = (would is None or bool(would)) and not dry_run
    lines = list(_before(restoring, chosen, held, would))
    if due and not yes:
        lines = [] if _agreed(lines) else [get_text("backups", "not_done")]
        yes = not lines
    done: Restored | None = None
    if due and yes:
        done = restoring.restore(chosen)
        shell.done()
        lines += _after(restoring, held, done)
        if has_another:
            lines.append(get_text("lock", "stays"))
    elif dry_run and (would is None or would):
        lines.append(get_text("backups", "dry_run"))
    if shell.json:
        say_json(_result(chosen, held, would, done))
    else:
        for line in lines:
            say(line)
    return 0 if done or not due else 1


def _agreed(lines: list[str]) -> bool:
    """Whether the person who read that says yes. Raises `NotPossible` if nobody can be asked."""
    import sys

    from checkin.content.strings import get_text

    if at_terminal(sys.stdin):
        complain(*lines)
    return agreed(
        get_text("backups", "ask"),
        get_text("backups", "no_terminal"),
        get_text("backups", "no_terminal_hint"),
    )


def _restoring(shell: Shell) -> Restoring:
    """The backups of the file that was chosen. Raises `FileMissing` if neither is there."""
    from checkin.journal import Journal

    path = journal_path(shell.file)
    found = Journal.restoring(path)
    if not found.listed() and not holds_something(path):
        shell.open().close()  # raises it for a file that was named
    return found


def _decrypt(path: str) -> None:
    from checkin.cli.unlocking import decrypt_other

    decrypt_other(path)


def _chosen(shell: Shell, restoring: Restoring, which: str | None) -> tuple[Backup, BackupContents]:
    if which is not None:
        named = which if which.isdecimal() or which.startswith("#") else os.path.expanduser(which)
        try:
            if os.path.isfile(named):
                _decrypt(named)
            backup = restoring.find(named)
            _decrypt(backup.path)
            return backup, restoring.contents(backup)
        except NotACheckinFile as error:
            import shlex

            from checkin.content.strings import format_text

            raise NotACheckinFile(
                format_text("backups", "no_backup", file=named),
                format_text("backups", "no_backup_hint", quoted=shlex.quote(named)),
            ) from error
    found = restoring.latest()
    if found is None:
        encrypted = next(filter(restoring.is_encrypted, restoring.listed()), None)
        if encrypted is not None:
            _decrypt(encrypted.path)
            found = restoring.latest()
    if found is None:
        from checkin.content.strings import get_text

        raise NotPossible(get_text("backups", "none"))
    return found


def _before(
    restoring: Restoring, backup: Backup, held: BackupContents, would: Comparison | None
) -> Iterator[str]:
    """Which backup it is, and what restoring it would do."""
    from checkin.content.strings import format_text, get_text

    entries = _count(held.entries)
    if backup.number:
        yield format_text(
            "backups",
            "backup",
            number=f"{backup.number}",
            moment=restoring.moment(backup),
            entries=entries,
        )
    else:
        yield format_text("backups", "backup_file", file=backup.path, entries=entries)
    if would is None:
        path = restoring.path
        found = "missing" if not os.path.exists(path) else "unread"
        yield get_text("backups", found if found == "missing" or os.path.getsize(path) else "empty")
        return
    if not would:
        yield get_text("backups", "same")
        return
    for key, what in (
        ("back", _things(would.back, would.lines_back)),
        ("gone", _things(would.gone, would.lines_gone)),
        ("changed", _things(would.changed, 0)),
    ):
        if what:
            yield format_text("backups", key, what=what)
    if would.settings:
        yield format_text("backups", "settings", names=", ".join(would.settings))
    yield get_text("backups", "safe")


def _after(restoring: Restoring, held: BackupContents, done: Restored) -> Iterator[str]:
    from checkin.content.strings import format_text

    yield format_text("backups", "restored", entries=_count(held.entries))
    if done.safety:
        undo = restoring.command(f"restore {done.safety.number}")
        yield format_text("backups", "undo", command=undo)
    if done.aside:
        yield format_text("backups", "aside", file=done.aside)
    if done.aside and done.backup.number:  # and is no file that was rescued from it
        from shlex import quote

        command = f"checkin --file {quote(done.aside)} rescue NEWFILE"
        yield format_text("backups", "aside_rescue", command=command)


def _table(
    restoring: Restoring, listed: list[tuple[Backup, BackupContents | None]]
) -> Iterator[str]:
    """A row for each backup, its columns below one another."""

    rows = []
    for backup, held in listed:
        rows.append(
            (
                f"{backup.number or os.path.basename(backup.path)}",
                restoring.moment(backup),
                _count(held.entries) if held else _why_unread(restoring, backup),
                size_words(held.size) if held else "",
                _reason(backup),
            )
        )
    if rows:
        number, when, entries, size, _ = (
            max(map(len, column)) for column in zip(*rows, strict=True)
        )
        for row in rows:
            cells = (
                row[0].rjust(number),
                row[1].rjust(when),
                row[2].rjust(entries),
                row[3].rjust(size),
                row[4],
            )
            yield "  ".join(cells).rstrip()


def _why_unread(restoring: Restoring, backup: Backup) -> str:
    from checkin.content.strings import get_text

    return get_text("backups", "encrypted" if restoring.is_encrypted(backup) else "unreadable")


def _reason(backup: Backup) -> str:
    from checkin.content.strings import strings

    found = strings("backups")
    return str(found.get(f"reason_{backup.reason}", found["reason_other"]))


def _things(entries: int, lines: int) -> str:
    """So many entries and lines, in words; empty for none at all."""
    from checkin.content.strings import format_template, get_texts, plural

    found = [plural("entries", entries)]
    if lines:
        one, many = get_texts("backups", "lines")
        found.append(one if lines == 1 else format_template(many, count=f"{lines:,}"))
    return ", ".join(filter(None, found))


def _count(entries: int) -> str:
    from checkin.content.strings import get_text, plural

    return plural("entries", entries) or get_text("backups", "no_entries")


def _held(restoring: Restoring, backup: Backup) -> BackupContents | None:
    try:
        return restoring.contents(backup)
    except (DamagedFile, EncryptedFile):
        return None


def _free(path: str, journal: str) -> str:
    """The name to save under: in a folder, one that nothing there has."""
    from checkin.exporters.atomic_file import free_name

    if not os.path.isdir(path):
        return path
    return free_name(os.path.join(path, os.path.basename(journal)))


def _as_json(backup: Backup, held: BackupContents | None) -> dict[str, object]:
    return {
        "number": backup.number or None,
        "file": backup.path,
        "made_at": backup.made_at.astimezone().isoformat(),
        "reason": backup.reason,
        "entries": held.entries if held else None,
        "size": held.size if held else None,
    }


def _result(
    chosen: Backup, held: BackupContents, would: Comparison | None, done: Restored | None
) -> dict[str, object]:
    from checkin.core.frozen import as_dict

    return {
        "backup": _as_json(chosen, held),
        "would": None if would is None else as_dict(would),
        "done": done is not None,
        "undo": done.safety.number if done and done.safety else None,
        "aside": (done.aside or None) if done else None,
    }
