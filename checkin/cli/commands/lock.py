"""A passphrase that is asked for before anything kept is shown, and encrypting the file: lock."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager

from checkin.cli.command import command, option
from checkin.cli.context import Shell
from checkin.cli.input import ask as ask_for
from checkin.cli.output import complain, note, say, say_json
from checkin.cli.terminal import at_terminal
from checkin.cli.unlocking import ask, ask_twice
from checkin.content.strings import format_text, get_text, get_texts
from checkin.core.errors import NotPossible, WrongPassphrase
from checkin.core.paths import holds_something, journal_path
from checkin.journal.keyring import Keyring

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    `checkin lock on --keyring` keeps it in the keyring of this computer, so that checkin opens
    without asking.

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
@option("--keyring", is_flag=True, help="Keep it in this computer's keyring, and ask no more.")
def on(shell: Shell, encrypt: bool, keyring: bool) -> int:
    """Set a passphrase. It asks for it twice.

    With --encrypt, the whole file can't be read without it, and new backups can't either. Nobody
    can open it again if you lose the passphrase. Close the app before. Backups you have that
    aren't encrypted are listed, and you choose what becomes of them.

    With --keyring, also for one that is set already, commands and the app open without asking
    while you are logged in. A hidden screen still asks. `checkin lock off` takes it out again.
    """
    _needs_terminal()
    encryption = _encryption(shell)
    held = Keyring(encryption.path)
    if keyring:
        held.check()
    if encryption.is_on:
        if keyring and not encrypt:
            return _hold(shell, encryption, held, "")
        raise NotPossible(get_text("lock", "is_encrypted"), get_text("lock", "is_on_hint"))
    if encrypt:
        encryption.check_possible()
    with shell.open() as journal:
        stored = journal.lock.stored()
    if stored and keyring and not encrypt:
        return _hold(shell, encryption, held, stored)
    if stored and not encrypt:
        raise NotPossible(get_text("lock", "is_on"), get_text("lock", "is_on_hint"))
    if encrypt:
        return _encrypt(shell, encryption, stored, held, keyring)
    new = ask_twice()
    with shell.keeping() as journal, _held(held, new, keyring):
        journal.lock.turn_on(new)
        shell.done()
        done = _said(shell, journal, "on_reply" if keyring else "turned_on")
    if keyring and not shell.json:
        say(get_text("lock", "in_keyring"))
    if encryption.is_possible and not shell.json:
        note(get_text("lock", "can_encrypt"))
    return done


@command("off", of=lock)
def off(shell: Shell) -> int:
    """Remove the passphrase. It asks for it first. An encrypted file is a plain one then.

    If it is in the keyring of this computer, it's taken out.
    """
    _needs_terminal()
    encryption = _encryption(shell)
    held = Keyring(encryption.path)
    was_held = held.is_chosen
    if encryption.is_on:
        shell.decrypt(encryption.path, by_hand=True)
        encryption.turn_off()
        shell.done()
        _note_left(held, was_held)
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
        _note_left(held, was_held)
        return _said(shell, journal, "turned_off")


@command("change", of=lock)
def change(shell: Shell) -> int:
    """Change the passphrase. It asks for the old one first."""
    _needs_terminal()
    encryption = _encryption(shell)
    held = Keyring(encryption.path)
    was_held = held.is_chosen
    if encryption.is_on:
        shell.decrypt(encryption.path, by_hand=True)
        encryption.change(ask_twice())
        shell.done()
        _note_lost(held, was_held)
        return _encrypted(shell, encryption, "changed")
    with shell.open() as journal:
        _needs_lock(journal)
        now = ask(get_text("lock", "ask_now"))
        if not journal.lock.is_opened_by(now):  # before another one is typed
            raise NotPossible(get_text("lock", "wrong_now"), get_text("lock", "unchanged"))
        journal.lock.change(now, ask_twice())
        shell.done()
        _note_lost(held, was_held)
        return _said(shell, journal, "changed")


def _encryption(shell: Shell) -> Encryption:
    from checkin.journal import Journal

    return Journal.encryption(journal_path(shell.file))


def _encrypt(
    shell: Shell, encryption: Encryption, stored: str, held: Keyring, keyring: bool
) -> int:
    """Encrypt the file, with the passphrase that it has or a new one."""
    complain(get_text("lock", "lost_is_lost"))
    passphrase = _asked_now(encryption, stored) if stored else ask_twice()
    if not holds_something(encryption.path):
        with shell.keeping() as journal:  # which makes the file
            journal.lock.turn_on(passphrase)
    with _held(held, passphrase, keyring, is_new=not stored):
        encryption.turn_on(passphrase)
    shell.done()
    done = _encrypted(shell, encryption, "encrypted")
    if keyring and not shell.json:
        say(get_text("lock", "in_keyring"))
    return done


def _asked_now(encryption: Encryption, stored: str) -> str:
    """The passphrase that the file has, as it is typed. Raises `NotPossible` for another one."""
    from checkin.journal.lock import opens

    typed = ask(get_text("lock", "ask_now"))
    try:
        if not stored:
            encryption.open(typed)
        if opens(typed, stored):
            return typed
    except WrongPassphrase:
        pass
    raise NotPossible(get_text("lock", "wrong_now"), get_text("lock", "unchanged"))


def _hold(shell: Shell, encryption: Encryption, held: Keyring, stored: str) -> int:
    """Put the passphrase that is set into the keyring; `stored` is its hash in a plain file."""
    held.keep(_asked_now(encryption, stored))
    shell.done()
    if shell.json:
        say_json({"passphrase": True, "encrypted": encryption.is_on, "keyring": True})
    else:
        say(get_text("lock", "in_keyring"))
    return 0


@contextmanager
def _held(held: Keyring, passphrase: str, wanted: bool, *, is_new: bool = True) -> Iterator[None]:
    """Have the keyring know it first if that is `wanted`, and forget it if it is not set then."""
    if wanted:
        held.keep(passphrase)
    elif is_new:
        held.forget()  # one from a passphrase that was removed in another way
    try:
        yield
    except BaseException:
        if wanted:
            held.forget()
        raise


def _note_lost(held: Keyring, was_held: bool) -> None:
    if was_held and not held.is_chosen:
        note(get_text("lock", "keyring_lost"))


def _note_left(held: Keyring, was_held: bool) -> None:
    if was_held and held.is_left():
        note(get_text("lock", "keyring_left"))


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
    is_held = Keyring(encryption.path).is_chosen
    if encryption.is_on:
        if shell.json:
            kept = {"passphrase": True, "encrypted": True, "keyring": is_held}
            say_json({**kept, "hide_after": None})
        else:
            _say_status("encrypted_on", is_held)
        return 0
    with shell.open() as journal:
        is_on, minutes = bool(journal.lock.stored()), journal.settings["hide-after"]
    if shell.json:
        hide_after = int(minutes) if minutes.isdigit() else None
        kept = {"passphrase": is_on, "encrypted": False, "keyring": is_on and is_held}
        say_json({**kept, "hide_after": hide_after})
        return 0
    _say_status("on" if is_on else "off", is_on and is_held)
    if minutes.isdigit():
        say(format_text("lock", "status_minutes", minutes=minutes))
    return 0


def _say_status(key: str, is_held: bool) -> None:
    """Say what is set, and whether it is asked for or the keyring has it."""
    if is_held:
        say(get_text("lock", f"held_{key}"))
        say(get_text("lock", "status_keyring"))
    else:
        say(get_text("lock", f"status_{key}"))


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
