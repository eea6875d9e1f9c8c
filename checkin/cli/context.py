"""What every command shares: which file, in which form to answer, and its words."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from checkin.core.errors import FileTrouble
from checkin.core.frozen import Frozen

if TYPE_CHECKING:
    from checkin.journal import Journal


_PATHS = ("file", "output")
"""Options that name a file, which may be called by any bytes."""


class Shell(Frozen):
    """What was asked of all commands alike."""

    file: str | None = None
    json: bool = False

    def open(self) -> Journal:
        """The journal in the file that was chosen, to read it or change what it holds.

        No file is made: where none is yet, an empty journal in memory stands for it. Raises a
        `FileTrouble`, also for a file that was named and is not there.

        What another program wrote into it is found from here on.
        """
        from checkin.cli.output import complain
        from checkin.core.paths import holds_something, is_usual, journal_path
        from checkin.journal import Journal

        path = journal_path(self.file)
        if not holds_something(path) and (is_usual(path) or os.path.exists(path)):
            return Journal.in_memory()
        journal = Journal.open(path, make=False)
        _opened().append(journal)
        try:
            journal.file.catch_up()
        except FileTrouble as error:  # such as one that holds it: the file can be read all the same
            complain(told("not_caught_up", why=error.whole))
        return journal

    @contextmanager
    def keeping(self) -> Iterator[Journal]:
        """The journal in the file that was chosen, to keep something in it; a new one is made.

        A new file that was named is said to be new once something is in it, and one that nothing
        came into is removed. Raises a `FileTrouble`, also if the folder that was named is missing.
        """
        from checkin.core.paths import is_usual, journal_path
        from checkin.journal import Journal

        path = journal_path(self.file)
        usual, new = is_usual(path), not os.path.lexists(path)
        with Journal.open(path, make_folder=usual) as journal:
            try:
                yield journal
            except BaseException:
                if new:
                    with suppress(FileTrouble):  # what came first is what is told
                        journal.file.delete_if_empty()
                raise
            made = new and not journal.file.delete_if_empty()
        if made and not usual:
            from checkin.cli.output import complain

            complain(told("new_file", file=path))


def command(
    name: str, cls: type[click.Command] = click.Command, **settings: Any
) -> Callable[[Callable[..., int | None]], click.Command]:
    """Make a function a command that takes `--file` and `--json` too, and is given a `Shell`.

    What was given before the command holds for it, unless it is given again after it.
    """

    def made(work: Callable[..., int | None]) -> click.Command:
        @wraps(work)
        def call(*, file: str | None, as_json: bool, **values: Any) -> int | None:
            context = click.get_current_context()
            before = context.find_object(Shell) or Shell()
            context.obj = Shell(before.file if file is None else file, as_json or before.json)
            for name, value in values.items():
                if name not in _PATHS:
                    _check_text(value)
            done = work(context.obj, **values)
            _tell_unread()
            return done

        options = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")(call)
        options = click.option(
            "--file",
            shell_complete=_files,
            metavar="PATH",
            help="The file to use (also CHECKIN_FILE).",
        )(options)
        return click.command(name, cls=cls, **settings)(options)

    return made


def _files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    """What completes the name of a file."""
    from checkin.cli.completion import files

    return list(files(ctx, incomplete))


def _opened() -> list[Journal]:
    """The journals that this command opened."""
    found: list[Journal] = click.get_current_context().meta.setdefault("checkin.opened", [])
    return found


def _tell_unread() -> None:
    """Name on stderr the entries that could not be read whole."""
    unread = sorted({number for journal in _opened() for number in journal.file.unread})
    if unread:
        from checkin.cli.output import note

        note(told("unread", entries=", ".join(f"#{number}" for number in unread)))


def _check_text(value: object) -> None:
    """Raise `NotPossible` if bytes that are no text came in with an argument or an option."""
    from checkin.cli.input import checked

    if isinstance(value, str):
        checked(value)
    elif isinstance(value, tuple):
        for each in value:
            _check_text(each)


def told(key: str, **values: object) -> str:
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
