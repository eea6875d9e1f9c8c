"""Commands as values: what each does and what it takes. None of this loads click.

    @command("remember")
    @option("--again", read=entry_number, metavar="ID", help="Let that win come up again.")
    def remember(shell: Shell, again: int | None) -> int: ...

A plain line, such as `checkin today`, `checkin search tea` or `checkin nudge --win`, is run as it
stands. Whatever has another option in it, help and mistakes go to `checkin.cli.click_commands`,
which makes commands of click of the same values.
"""

from __future__ import annotations

from checkin.core.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any, TypeVar

    from checkin.cli.context import Shell

    Work = TypeVar("Work", bound=Callable[..., int | None])
    Section = tuple[str, Sequence[tuple[str, str]]]

_PATHS = ("file", "output", "source")
"""Parameters that name a file, which may be called by any bytes."""


class Misused(Exception):
    """A line that cannot be taken as it is written; the message says why."""


class Parameter(Frozen):
    """An option or an argument of a command."""

    names: tuple[str, ...]
    is_argument: bool
    settings: dict[str, Any]
    """What click takes, and of our own: `completes`, the name of a function of
    `checkin.cli.completion`; `choices`; `within`, the least and the most; `read`, which makes a
    value of a text, or raises `Misused`; and a `help` that may be a function, asked when it is
    shown."""

    @property
    def name(self) -> str:
        """What the function of the command calls it."""
        if self.names[-1][0] != "-":
            return self.names[-1]
        return self.names[0].partition("/")[0].strip("-").replace("-", "_")

    @property
    def is_variadic(self) -> bool:
        """Whether it takes all words of a line."""
        return self.settings.get("nargs") == -1

    @property
    def is_flag(self) -> bool:
        """Whether it is said by its name alone, and means yes."""
        return bool(self.settings.get("is_flag")) and not self.settings.keys() & {
            "read",
            "multiple",
        }

    @property
    def is_required(self) -> bool:
        """Whether it has to be given."""
        required: bool = self.settings.get("required", self.is_argument and not self.is_variadic)
        return required

    @property
    def default(self) -> Any:
        """What it is where it is not given."""
        if self.is_variadic or self.settings.get("multiple"):
            return ()
        return self.settings.get("default", False if self.settings.get("is_flag") else None)


class Command:
    """A command: its name, what it takes, and the function that does it."""

    def __init__(
        self, name: str, work: Callable[..., int | None], *, is_group: bool, by_click: bool
    ) -> None:
        self.name = name
        self.work = work
        self.parameters: tuple[Parameter, ...] = tuple(getattr(work, "parameters", ()))
        self.is_group = is_group
        self.by_click = by_click
        """Whether its function works with the commands of click."""
        self.sections: Callable[[], Iterable[Section]] | None = None
        """What its help ends with: headings, each with terms and what they mean."""
        self.commands: dict[str, Command] = {}
        """Commands of its own, where it is a group: without one of them it does its own work."""
        self.group: Command | None = None
        """The group that it belongs to, if it is one of such commands."""

    def plain_values(self, words: Sequence[str]) -> dict[str, Any] | None:
        """The values that a plain line stands for; None where click has to read it.

        A line is plain if it has no options, or none but those that are said by their name alone.
        """
        flags = {word for word in words if word.startswith("-")}
        rest = tuple(word for word in words if word not in flags)
        if self.by_click or (flags and rest):
            return None
        values = {}
        for parameter in self.parameters:
            values[parameter.name] = parameter.default
            if flags and parameter.is_flag and not flags.isdisjoint(parameter.names):
                values[parameter.name] = True
                flags.difference_update(parameter.names)
            if rest and parameter.is_argument:
                if not parameter.is_variadic or not parameter.settings.keys().isdisjoint(_READING):
                    return None
                values[parameter.name], rest = rest, ()
            elif parameter.is_required:
                return None
        return None if rest or flags else values

    def run(self, shell: Shell, **values: Any) -> int | None:
        """Do it; the exit code, None for 0. Raises `NotPossible` for bytes that are no text."""
        for name, value in values.items():
            if name not in _PATHS:
                _check_text(value)
        shell.command = (self.group or self).name
        done = self.work(shell, **values)
        shell.tell_unread()
        return done


_READING = ("read", "within", "choices")
"""Settings of a parameter whose values are more than their text."""


def command(
    name: str,
    *,
    of: Command | None = None,
    is_group: bool = False,
    by_click: bool = False,
    sections: Callable[[], Iterable[Section]] | None = None,
) -> Callable[[Callable[..., int | None]], Command]:
    """Make a function a command, of its own or of a group. It is given a `Shell` first.

    Its docstring is the help, which ends with `sections`. It takes `--file` and `--json` too.
    """

    def made(work: Callable[..., int | None]) -> Command:
        found = Command(name, work, is_group=is_group, by_click=by_click)
        found.sections = sections
        if of is not None:
            of.commands[name], found.group = found, of
        return found

    return made


def option(*names: str, **settings: Any) -> Callable[[Work], Work]:
    """Add an option to the function of a command: see `Parameter`."""
    return _adding(Parameter(names, False, settings))


def argument(name: str, **settings: Any) -> Callable[[Work], Work]:
    """Add an argument to the function of a command: see `Parameter`."""
    return _adding(Parameter((name,), True, settings))


def how_to_write(path: str) -> str:
    """The hint for a command line that was not understood."""
    return f"`{path} --help` shows how to use it."


def _adding(parameter: Parameter) -> Callable[[Work], Work]:
    def add(work: Work) -> Work:
        before: tuple[Parameter, ...] = getattr(work, "parameters", ())
        work.parameters = (parameter, *before)  # type: ignore[attr-defined]  # a function has none
        return work

    return add


def _check_text(value: object) -> None:
    from checkin.cli.input import checked

    if isinstance(value, str):
        checked(value)
    elif isinstance(value, tuple):
        checked(" ".join(each for each in value if isinstance(each, str)))
