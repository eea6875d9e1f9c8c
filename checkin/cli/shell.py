"""What every command shares: which file, in which form to answer, and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from checkin.journal import Journal


@dataclass(frozen=True, slots=True)
class Shell:
    """What was asked of all commands alike."""

    file: str | None = None
    json: bool = False

    def open(self) -> Journal:
        """The journal in the file that was chosen. Raises a `FileTrouble`."""
        from checkin.journal import Journal
        from checkin.paths import journal_path

        return Journal.open(journal_path(self.file))


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
            context.obj = Shell(file or before.file, as_json or before.json)
            return work(context.obj, **values)

        options = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")(call)
        options = click.option(
            "--file", metavar="PATH", help="The file to use (also CHECKIN_FILE)."
        )(options)
        return click.command(name, cls=cls, **settings)(options)

    return made


def told(key: str, **values: object) -> str:
    """A sentence of the shell by its name, its places filled."""
    from checkin.content import fill, pack

    sentence = pack("shell")
    for part in key.split("."):
        sentence = sentence[part]
    filled = fill(str(sentence), **values)
    assert filled is not None, f"a place in {key} has no value"
    return filled


def counted_wins(number: int, wins: int, day: str = "") -> str:
    """The answer to a win that was kept as that number, for a day if one was named."""
    from checkin.content import pack

    one, many = pack("shell")["kept_win_on" if day else "kept_win"]
    return str(one if wins == 1 else many).format(number=number, wins=f"{wins:,}", day=day)
