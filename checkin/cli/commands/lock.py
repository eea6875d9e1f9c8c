"""A passphrase that is asked for before anything kept is shown, and encrypting the file: lock."""

from __future__ import annotations

import os
import sys

from checkin.cli.command import command, option
from checkin.cli.context import Shell
from checkin.cli.input import ask as ask_for
from checkin.cli.input import at_terminal
from checkin.cli.output import complain, note, say, say_json
from checkin.cli.unlocking import ask, ask_twice
from checkin.content.strings import format_text, get_text, get_texts
from checkin.core.errors import NotPossible
from checkin.core.paths import holds_something, journal_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from checkin.core.backup_records import Backup
    from checkin.journal import Journal
    from checkin.journal.encryption import Encryption

_MOST = 20
"""How many backups are named."""


@command("lock", is_group=True)
def lock(shell: Shell) -> int:
    """A passphrase, asked for before checkin shows what you wrote.

    The app asks for it when it opens and after the screen was hidden; commands that show your
    words ask for it at the terminal. Commands that keep something, such as `checkin win`, don't
    ask. It is never an argument: others could see it, and your shell would remember it.

    It keeps eyes out. The file isn't encrypted: anyone who can open the file itself can read it.
    `checkin lock on --encrypt` encrypts it, and then every command needs the passphrase.

    If you forget it, nobody can tell you what it was. An encrypted file is lost then. Of any other
    one your words are safe, and this removes it, with checkin closed:

    \b
    sqlite-utils "$(checkin path)" "delete from settings where name = 'lock'"
    """
    return _status(shell)


@command("status", of=lock)
def status(shell: Shell) -> int:
    """Say whether a passphrase is set, and whether the file is encrypted."""
    return _status(shell)


@command("on", of=lock)
@option("--encrypt", is_flag=True, help="Encrypt the whole file with it.")
def on(shell: Shell, encrypt: bool) -> int:
    """Set a passphrase. It asks for it twice.

    With --encrypt, the whole file can't be read without it, and new backups can't either. Nobody
    can open it again if you lose the passphrase. Close the app before. Backups you have that
    aren't encrypted are listed, and you choose what becomes of them.
    """
    _needs_terminal()
    encryption = _encryption(shell)
    if encryption.is_on:
        raise NotPossible(get_text("lock", "is_encrypted"), get_text("lock", "is_on_hint"))
    if encrypt:
        encryption.check_possible()
    with shell.open() as journal:
        stored = journal.lock.stored()
    if stored and not encrypt:
        raise NotPossible(get_text("lock", "is_on"), get_text("lock", "is_on_hint"))
    if encrypt:
        return _encrypt(shell, encryption, stored)
    new = ask_twice()
    with shell.keeping() as journal:
        journal.lock.turn_on(new)
        shell.done()
        done = _said(shell, journal, "turned_on")
    if encryption.is_possible and not shell.json:
        note(get_text("lock", "can_encrypt"))
    return done


@command("off", of=lock)
def off(shell: Shell) -> int:
    """Remove the passphrase. It asks for it first. An encrypted file is a plain one then."""
    _needs_terminal()
    encryption = _encryption(shell)
    if encryption.is_on:
        shell.decrypt(encryption.path)
        encryption.turn_off()
        shell.done()
        if shell.json:
            say_json({"passphrase": False, "encrypted": False})
            return 0
        say(get_text("lock", "turned_off_encryption"))
        if encryption.other_backups():
            note(get_text("lock", "encrypted_backups"))
        return 0
    with shell.open() as journal:
        _needs_lock(journal)
        journal.lock.turn_off(ask(get_text("lock", "ask")))
        shell.done()
        return _said(shell, journal, "turned_off")


@command("change", of=lock)
def change(shell: Shell) -> int:
    """Change the passphrase. It asks for the old one first."""
    _needs_terminal()
    encryption = _encryption(shell)
    if encryption.is_on:
        shell.decrypt(encryption.path)
        encryption.change(ask_twice())
        shell.done()
        return _encrypted(shell, encryption, "changed")
    with shell.open() as journal:
        _needs_lock(journal)
        now = ask(get_text("lock", "ask_now"))
        if not journal.lock.is_opened_by(now):  # before another one is typed
            raise NotPossible(get_text("lock", "wrong_now"), get_text("lock", "unchanged"))
        journal.lock.change(now, ask_twice())
        shell.done()
        return _said(shell, journal, "changed")


def _encryption(shell: Shell) -> Encryption:
    from checkin.journal import Journal

    return Journal.encryption(journal_path(shell.file))


def _encrypt(shell: Shell, encryption: Encryption, stored: str) -> int:
    """Encrypt the file, with the passphrase that it has or a new one."""
    from checkin.journal.lock import opens

    complain(get_text("lock", "lost_is_lost"))
    if stored:
        passphrase = ask(get_text("lock", "ask_now"))
        if not opens(passphrase, stored):
            raise NotPossible(get_text("lock", "wrong_now"), get_text("lock", "unchanged"))
    else:
        passphrase = ask_twice()
    if not holds_something(encryption.path):
        with shell.keeping() as journal:  # which makes the file
            journal.lock.turn_on(passphrase)
    encryption.turn_on(passphrase)
    shell.done()
    return _encrypted(shell, encryption, "encrypted")


def _encrypted(shell: Shell, encryption: Encryption, key: str) -> int:
    """Say what was done, and ask what becomes of backups that are not encrypted so."""
    if shell.json:
        found = [backup.path for backup in encryption.other_backups()]
        say_json({"passphrase": True, "encrypted": True, "other_backups": found})
        return 0
    say(get_text("lock", key))
    others = encryption.other_backups()
    if others:
        _ask_about(encryption, others)
    return 0


def _ask_about(encryption: Encryption, backups: Sequence[Backup]) -> None:
    """List backups that can be read without the passphrase of the file, and do what is chosen."""
    say("")
    one, many = get_texts("lock", "other_backups")
    say(one if len(backups) == 1 else many)
    for backup in backups[:_MOST]:
        say(f"  {encryption.moment(backup)}  {os.path.basename(backup.path)}")
    if len(backups) > _MOST:
        say(format_text("lock", "and_more", count=f"{len(backups) - _MOST:,}"))
    answer = ask_for(get_text("lock", "ask_backups")).casefold()
    if answer in ("e", "encrypt"):
        left = encryption.make_anew(backups)
        if len(left) < len(backups):
            say(get_text("lock", "backups_encrypted"))
        for backup in left:
            note(format_text("lock", "backup_left", file=backup.path))
    elif answer in ("r", "remove"):
        encryption.remove(backups)
        say(get_text("lock", "backups_removed"))
    else:
        say(get_text("lock", "backups_kept"))
    note(get_text("lock", "traces"))


def _status(shell: Shell) -> int:
    encryption = _encryption(shell)
    if encryption.is_on:
        if shell.json:
            say_json({"passphrase": True, "encrypted": True, "hide_after": None})
        else:
            say(get_text("lock", "status_encrypted_on"))
        return 0
    with shell.open() as journal:
        is_on, minutes = bool(journal.lock.stored()), journal.settings["hide-after"]
    if shell.json:
        hide_after = int(minutes) if minutes.isdigit() else None
        say_json({"passphrase": is_on, "encrypted": False, "hide_after": hide_after})
        return 0
    say(get_text("lock", "status_on" if is_on else "status_off"))
    if minutes.isdigit():
        say(format_text("lock", "status_minutes", minutes=minutes))
    return 0


def _needs_terminal() -> None:
    """Raise `NotPossible` where nobody can be asked."""
    if not at_terminal(sys.stdin):
        raise NotPossible(get_text("lock", "nobody_to_ask"))


def _needs_lock(journal: Journal) -> None:
    if not journal.lock.stored():
        raise NotPossible(get_text("lock", "is_off"), get_text("lock", "is_off_hint"))


def _said(shell: Shell, journal: Journal, key: str) -> int:
    """Say what was done, and what is good to know of it."""
    if shell.json:
        say_json({"passphrase": bool(journal.lock.stored()), "encrypted": False})
        return 0
    say(get_text("lock", key))
    if key != "turned_off":
        note(get_text("lock", "honest"), get_text("lock", "older_backups"))
    return 0
