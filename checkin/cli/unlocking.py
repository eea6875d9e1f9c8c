"""Asking for the passphrase of a file at the terminal, before anything in it is shown."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from time import sleep

from checkin.cli.input import not_text
from checkin.cli.output import complain
from checkin.cli.terminal import at_terminal
from checkin.content.strings import format_text, get_text
from checkin.core.errors import EncryptedFile, NotPossible, WrongPassphrase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

TRIES = 3
_WAIT = 0.5
"""Seconds before the second try; each wait is as long again as the one before it."""


def unlock(stored: str, question: str = "", *, path: str = "", can_skip: bool = False) -> bool:
    """Ask for the passphrase that has this hash until it is typed; whether it was.

    It is not asked for if the keyring has that of the file at `path`, if one is given. With
    `can_skip`, what asks can go on without it: after an empty line, too. Raises
    `NotPossible` where nobody can be asked, where it was not typed, and for a hash that is none.
    """
    from checkin.journal.lock import opens

    if path and (held := _in_keyring(path)) and opens(held, stored):
        return True
    if can_skip and not at_terminal(sys.stdin):
        return False
    return _asked(lambda typed: opens(typed, stored), question, can_skip=can_skip)


def decrypt(
    path: str, question: str = "", *, can_skip: bool = False, by_hand: bool = False
) -> bool:
    """Ask for the passphrase of the encrypted file at `path` until it opens it; whether it does.

    It is not asked for if the keyring has it, unless it has to be typed `by_hand`.
    With `can_skip`, what asks can go on without it: after an empty line, too. Raises
    `EncryptedFile` where nobody can be asked, or what opens it is not installed, and `NotPossible`
    where the passphrase was not typed.
    """
    from checkin.journal import Journal

    encryption = Journal.encryption(path)
    if not encryption.is_on or encryption.is_open:
        return True
    if not encryption.is_possible:
        encryption.open("")  # which says so

    def opens(typed: str) -> bool:
        try:
            encryption.open(typed)
        except WrongPassphrase:
            return False
        return True

    if not by_hand and (held := _in_keyring(path)) and opens(held):
        return True
    if not at_terminal(sys.stdin):
        if can_skip:
            return False
        raise EncryptedFile(get_text("lock", "no_terminal_encrypted"))
    return _asked(opens, question, can_skip=can_skip)


def _in_keyring(path: str) -> str:
    """The passphrase that the keyring has for that file; empty for none, and if it is not asked.

    One that does not answer is named.
    """
    from checkin.journal.keyring import Keyring

    try:
        return Keyring(path).read()
    except NotPossible as error:
        complain(str(error))
        return ""


def decrypt_other(path: str) -> None:
    """Ask for the passphrase of another file whose words are to come in, if it is encrypted.

    Raises what `decrypt` raises.
    """
    decrypt(path, format_text("lock", "ask_other", file=os.path.basename(path)))


def _asked(right: Callable[[str], bool], question: str, *, can_skip: bool) -> bool:
    for number in range(TRIES):
        typed = ask(question or get_text("lock", "ask"))
        if can_skip and not typed.strip():
            return False
        if right(typed):
            return True
        if number + 1 < TRIES:
            complain(get_text("lock", "wrong"))
            sleep(_WAIT * 2**number)
    if can_skip:
        return False
    raise NotPossible(get_text("lock", "not_opened"), get_text("lock", "not_opened_hint"))


def unlock_other(stored: str, path: str, *, own: str) -> None:
    """Ask for the passphrase of another file whose words are to come in, if it has one of its own.

    `own` is the hash of the file that they come into. Raises what `unlock` raises.
    """
    if stored and stored != own:
        unlock(stored, format_text("lock", "ask_other", file=os.path.basename(path)))


def ask(question: str) -> str:
    """What is typed at the terminal after a question, unseen; empty at its end.

    Raises `NotPossible` where there is no terminal, and for what is no text.
    """
    if not at_terminal(sys.stdin):
        raise NotPossible(get_text("lock", "no_terminal"), get_text("lock", "no_terminal_hint"))
    try:
        return getpass(f"{question} ")
    except EOFError:
        complain("")
        return ""
    except UnicodeDecodeError as error:
        raise not_text() from error


def ask_twice() -> str:
    """A new passphrase, typed twice. Raises `NotPossible` if they differ, and what `ask` does."""
    from checkin.core.passphrase import composed

    new = ask(get_text("lock", "ask_new"))
    if not new.strip():
        raise NotPossible(get_text("lock", "empty"), get_text("lock", "unchanged"))
    if composed(ask(get_text("lock", "ask_again"))) != composed(new):
        raise NotPossible(get_text("lock", "differ"), get_text("lock", "unchanged"))
    return new
