"""A passphrase that is asked for before anything kept is shown: lock."""

from __future__ import annotations

import sys

from checkin.cli.command import command
from checkin.cli.context import Shell
from checkin.cli.input import at_terminal
from checkin.cli.output import note, say, say_json
from checkin.cli.unlocking import ask, ask_twice
from checkin.content.strings import format_text, get_text
from checkin.core.errors import NotPossible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.journal import Journal


@command("lock", is_group=True)
def lock(shell: Shell) -> int:
    """A passphrase, asked for before checkin shows what you wrote.

    The app asks for it when it opens and after the screen was hidden; commands that show your
    words ask for it at the terminal. Commands that keep something, such as `checkin win`, don't
    ask. It is never an argument: others could see it, and your shell would remember it.

    It keeps eyes out. The file isn't encrypted: anyone who can open the file itself can read it.

    If you forget it, nobody can tell you what it was. But your words are safe, and this removes
    it, with checkin closed:

    \b
    sqlite-utils "$(checkin path)" "delete from settings where name = 'lock'"
    """
    return _status(shell)


@command("status", of=lock)
def status(shell: Shell) -> int:
    """Say whether a passphrase is set."""
    return _status(shell)


@command("on", of=lock)
def on(shell: Shell) -> int:
    """Set a passphrase. It asks for it twice."""
    _needs_terminal()
    with shell.open() as journal:
        if journal.lock.stored():
            raise NotPossible(get_text("lock", "is_on"), get_text("lock", "is_on_hint"))
    new = ask_twice()
    with shell.keeping() as journal:
        journal.lock.turn_on(new)
        shell.done()
        return _said(shell, journal, "turned_on")


@command("off", of=lock)
def off(shell: Shell) -> int:
    """Remove the passphrase. It asks for it first."""
    _needs_terminal()
    with shell.open() as journal:
        _needs_lock(journal)
        journal.lock.turn_off(ask(get_text("lock", "ask")))
        shell.done()
        return _said(shell, journal, "turned_off")


@command("change", of=lock)
def change(shell: Shell) -> int:
    """Change the passphrase. It asks for the old one first."""
    _needs_terminal()
    with shell.open() as journal:
        _needs_lock(journal)
        now = ask(get_text("lock", "ask_now"))
        if not journal.lock.is_opened_by(now):  # before another one is typed
            raise NotPossible(get_text("lock", "wrong_now"), get_text("lock", "unchanged"))
        journal.lock.change(now, ask_twice())
        shell.done()
        return _said(shell, journal, "changed")


def _status(shell: Shell) -> int:
    with shell.open() as journal:
        is_on, minutes = bool(journal.lock.stored()), journal.settings["hide-after"]
    if shell.json:
        say_json({"passphrase": is_on, "hide_after": int(minutes) if minutes.isdigit() else None})
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
        say_json({"passphrase": bool(journal.lock.stored())})
        return 0
    say(get_text("lock", key))
    if key != "turned_off":
        note(get_text("lock", "honest"), get_text("lock", "older_backups"))
    return 0
