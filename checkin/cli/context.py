"""What every command shares: which file, in which form to answer, and its words."""

from __future__ import annotations

import os

from checkin.core.errors import EncryptedFile, FileTrouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from checkin.journal import Journal


class Ended(BaseException):
    """A signal told the program to end while words were being typed or kept."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Shell:
    """What was asked of all commands alike, and what became of the one that runs."""

    def __init__(self) -> None:
        self.file: str | None = None
        """The file that was named."""
        self.json = False
        """Whether to answer as JSON."""
        self.is_done = False
        """Whether the change is on the disk: an answer that is lost undoes nothing."""
        self.command = ""
        """The name of the command that runs; see `checkin.cli.access`."""
        self.given_back: list[str] = []
        """What to say about words that could not be kept: lines for stderr."""
        self._opened: list[Journal] = []
        self._unlocked: set[str] = set()
        self.is_decrypted = False
        """Whether the file is encrypted, and its passphrase was typed."""

    def done(self) -> None:
        """Take note that the change is on the disk."""
        self.is_done = True

    def open(self, *, new: bool = False) -> Journal:
        """The journal in the file that was chosen, to read it or change what it holds.

        No file is made: where none is yet, an empty journal in memory stands for it. Raises a
        `FileTrouble`, also for a file that was named and is not there, unless it can be `new`, and
        for one that is gone or empty and has backups.

        What another program wrote into it is found from here on. A passphrase is asked for first,
        unless the command shows nothing; without it, this raises `NotPossible`.
        """
        from checkin.cli.output import complain
        from checkin.core.paths import holds_something, is_usual, journal_path
        from checkin.journal import Journal

        path = journal_path(self.file)
        may_be_new = new or is_usual(path)
        if not holds_something(path) and (may_be_new or os.path.exists(path)):
            if lost := Journal.lost(path):
                raise lost
            return Journal.in_memory()
        journal = self.opened(path, make=False)
        self._unlock(journal)
        self._opened.append(journal)
        try:
            journal.file.catch_up()
        except FileTrouble as error:  # such as one that holds it: the file can be read all the same
            complain(told("not_caught_up", why=error.whole))
        if journal.file.is_unfinished():
            try:
                journal.purging.finish()
            except FileTrouble as error:
                complain(told("not_gone_yet", why=error.whole))
        return journal

    def keeping(self) -> Keeping:
        """A `with` block to keep something in the file that was chosen; a new one is made.

        A passphrase is asked for first if the command does more than to keep something.
        """
        return Keeping(self, lambda journal: self._unlock(journal, keeping=True))

    def opened(self, path: str, *, make: bool = True, make_folder: bool = True) -> Journal:
        """The journal in the file at `path`; the passphrase of an encrypted one is asked for.

        Raises a `FileTrouble`, and `NotPossible` if it was not typed.
        """
        from checkin.journal import Journal

        try:
            return Journal.open(path, make=make, make_folder=make_folder)
        except EncryptedFile:
            self.decrypt(path)
        return Journal.open(path, make=False)

    def decrypt(self, path: str, *, can_skip: bool = False, by_hand: bool = False) -> bool:
        """Ask for the passphrase of the file at `path` if it is encrypted; whether it opens.

        It is asked for once, also where the keyring has it if it is to be typed `by_hand`. Raises
        what `checkin.cli.unlocking.decrypt` raises.
        """
        from checkin.journal import Journal

        if Journal.is_encrypted(path):
            from checkin.cli.unlocking import decrypt

            self.is_decrypted = decrypt(path, can_skip=can_skip, by_hand=by_hand)
            return self.is_decrypted
        return True

    def _unlock(self, journal: Journal, *, keeping: bool = False) -> None:
        """Ask for the passphrase, once, if one is set and what the command does needs it.

        Without it, the journal is closed, and this raises `NotPossible`.
        """
        from checkin.cli.access import KEEPS, SHOWS_NOTHING, access

        does = access(self.command)
        if self.is_decrypted or does == SHOWS_NOTHING or (keeping and does == KEEPS):
            return
        try:
            stored = journal.lock.stored()
            if stored and stored not in self._unlocked:
                from checkin.cli.unlocking import unlock

                unlock(stored, path=journal.path or "")
                self._unlocked.add(stored)
        except BaseException:
            journal.close()
            raise

    def tell_unread(self) -> None:
        """Name on stderr the entries that could not be read whole."""
        unread = sorted({number for journal in self._opened for number in journal.file.unread})
        if unread:
            from checkin.cli.output import note

            note(told("unread", entries=", ".join(f"#{number}" for number in unread)))


class Keeping:
    """A `with` block with the journal in a file.

    A new file that was named is said to be new once something is in it, and one that nothing came
    into is removed. Raises a `FileTrouble`, also if the folder that was named is missing.
    """

    # contextlib would be 2.8 million instructions of each short command

    def __init__(self, shell: Shell, unlock: Callable[[Journal], None]) -> None:
        """`shell` knows which file was named, if any was; `unlock` asks for its passphrase."""
        self._shell = shell
        self._unlock = unlock

    def __enter__(self) -> Journal:
        from checkin.core.paths import is_usual, journal_path

        self._path = journal_path(self._shell.file)
        self._usual, self._new = is_usual(self._path), not os.path.lexists(self._path)
        self._journal = self._shell.opened(self._path, make_folder=self._usual)
        self._unlock(self._journal)
        return self._journal

    def __exit__(self, kind: object, error: BaseException | None, _trace: object) -> None:
        with self._journal as journal:
            made = self._new and not self._removed(journal, error)
        said = "" if error or self._usual else self._said(made)
        if said:
            from checkin.cli.output import complain

            complain(said)

    def _said(self, made: bool) -> str:
        """What there is to say of a file that was named: that it's new, or a backup."""
        from checkin.core.paths import may_be_backup

        if made:
            return told("new_file", file=self._path)
        if may_be_backup(self._path):
            from checkin.journal import Journal

            if found := Journal.restoring(self._path).backup_at():
                return told("in_backup", moment=found[0], command=found[1])
        return ""

    @staticmethod
    def _removed(journal: Journal, error: BaseException | None) -> bool:
        """Whether the file held nothing, and is gone."""
        try:
            return journal.file.delete_if_empty()
        except FileTrouble:
            if error is None:
                raise
            return False  # what came first is what is told


def told(key: str, /, **values: object) -> str:
    """A sentence of the shell by its name, its places filled."""
    from checkin.content.loader import load_pack
    from checkin.content.strings import format_template

    sentence = load_pack("shell")
    for part in key.split("."):
        sentence = sentence[part]
    filled = format_template(str(sentence), **values)
    assert filled is not None, f"a place in {key} has no value"
    return filled


def counted_wins(number: int, wins: int, day: str = "") -> str:
    """The answer to a win that was kept as that number, for a day if one was named."""
    from checkin.content.loader import load_pack

    one, many = load_pack("shell")["kept_win_on" if day else "kept_win"]
    return str(one if wins == 1 else many).format(number=number, wins=f"{wins:,}", day=day)
