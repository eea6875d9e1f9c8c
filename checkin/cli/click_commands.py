"""The commands as click has them: for lines with options, for help, completion and mistakes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any

import click

from checkin.cli.command import Command, Misused, Parameter, how_to_write
from checkin.cli.context import Shell
from checkin.cli.output import complain
from checkin.cli.quoting import quotes_hint
from checkin.cli.registry import COMMANDS, FORMERLY, IN_THE_APP, MEANT, MODULES, find
from checkin.core.errors import UnclearDate

AnyFunction = Callable[..., Any]

_NUMBER = "\0"
"""Stands before a number below zero while click reads a line: no argument can have it."""


def run(shell: Shell, args: Sequence[str]) -> int:
    """Run a command line, and say on stderr how it is written if it could not be read.

    The exit code: 2 if it could not be read, else the one of the command. A `CheckinError` of the
    command is raised; one about a day says how to write a day of several words.
    """
    try:
        with checkin.make_context("checkin", list(args), obj=shell) as context:
            return checkin.invoke(context) or 0
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as error:
        complain(error.format_message(), *_hints(error), *filter(None, [quotes_hint(args)]))
        return 2
    except UnclearDate as error:
        raise UnclearDate(str(error), f"{error.hint} {quotes_hint(args)}".strip()) from error


class Suggesting(click.Group):
    """A group of commands that says which one may be meant by a name that is none."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        known = ctx.resilient_parsing or self.get_command(ctx, name) is not None
        if not known and not name.startswith("-"):
            raise click.UsageError(self.no_such(ctx, name), ctx)
        return super().resolve_command(ctx, args)

    def no_such(self, ctx: click.Context, name: str) -> str:
        """What to say about a name that is no command."""
        from difflib import get_close_matches

        from checkin.core.text import quoted

        said = f"There's no command {quoted(name)}."
        names = self.list_commands(ctx)
        typed = name.casefold()
        close = MEANT.get(typed) or next(iter(get_close_matches(typed, names, cutoff=0.6)), None)
        return f"{said} Did you mean `{ctx.command_path} {close}`?" if close in names else said


class Explained(click.Command):
    """A command whose help can end with sections of terms, made when the help is asked for."""

    sections: Callable[[], Iterable[tuple[str, Sequence[tuple[str, str]]]]] | None = None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; what begins like -10 is a number in someone's words, no option."""
        if not _takes_words(ctx):
            return super().parse_args(ctx, args)
        end = args.index("--") if "--" in args else len(args)
        marked = [f"{_NUMBER}{arg}" if _is_number(arg) else arg for arg in args[:end]]
        return super().parse_args(ctx, [*marked, *args[end:]])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, terms in self.sections() if self.sections else ():
            with formatter.section(heading):
                formatter.write_dl(terms)


class Commands(Suggesting):
    """A group that imports the module of a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = find(cmd_name)
        return None if found is None else as_click(found)

    def no_such(self, ctx: click.Context, name: str) -> str:
        if name.casefold() not in IN_THE_APP:
            return super().no_such(ctx, name)
        from checkin.cli.context import told

        return told("in_the_app", name=name.casefold())

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """What a command line can go on with, without importing the commands."""
        from checkin.cli.completion import commands

        return [*commands(ctx, incomplete), *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, part in COMMANDS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, about) for name, (_, about) in part.items()])


def as_click(command: Command) -> click.Command:
    """The command with its options and arguments, its help, and the commands of its own."""

    def call(**values: Any) -> int | None:
        context = click.get_current_context()
        if context.invoked_subcommand is not None:
            return None
        values = {name: _unmarked(value) for name, value in values.items()}
        try:
            return command.run(context.obj, **values)
        except Misused as error:
            raise click.UsageError(str(error)) from None

    made: AnyFunction = _taking_shell(call)
    for parameter in reversed(command.parameters):
        made = _as_click(parameter)(made)
    made.__doc__ = command.work.__doc__
    if not command.is_group:
        made_of = click.command(command.name, cls=Explained)(_shell_options(made))
        made_of.sections = command.sections
        return made_of
    group = click.group(command.name, cls=Suggesting, invoke_without_command=True)(
        _shell_options(made)
    )
    for each in command.commands.values():
        group.add_command(as_click(each))
    return group


def _is_number(arg: str) -> bool:
    return arg.startswith("-") and arg[1:2].isdigit()


def _unmarked(value: Any) -> Any:
    """The value of a parameter without the sign that stood before numbers."""
    if isinstance(value, str):
        return value.removeprefix(_NUMBER)
    return tuple(map(_unmarked, value)) if isinstance(value, tuple) else value


def _taking_shell(call: AnyFunction) -> AnyFunction:
    """Give the context's `Shell` the file and the form that were asked for, then go on.

    What was given before the command holds for it, unless it is given again after it.
    """

    @wraps(call)
    def taking(*, file: str | None, as_json: bool, **values: Any) -> Any:
        shell: Shell = click.get_current_context().obj
        shell.file = shell.file if file is None else file
        shell.json = shell.json or as_json
        return call(**values)

    return taking


def _shell_options(call: AnyFunction) -> AnyFunction:
    """Add `--file` and `--json`, which every command takes."""
    about = "Answer as JSON. Errors stay plain text, on standard error."
    as_json = click.option("--json", "as_json", is_flag=True, help=about)
    return click.option(
        "--file",
        shell_complete=_offered("files"),
        metavar="PATH",
        help="The file to use (also CHECKIN_FILE).",
    )(as_json(call))


def _as_click(parameter: Parameter) -> AnyFunction:
    settings = dict(parameter.settings)
    if completes := settings.pop("completes", None):
        settings["shell_complete"] = _offered(completes)
    if choices := settings.pop("choices", None):
        settings["type"] = click.Choice(choices)
    if within := settings.pop("within", None):
        settings["type"] = click.IntRange(*within)
    if read := settings.pop("read", None):
        settings["type"] = _reading(read)
    if callable(said := settings.get("help")):
        settings["help"] = said()
    add = click.argument if parameter.is_argument else click.option
    return add(*parameter.names, **settings)


def _reading(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """The same with what click raises for a value that is none."""

    @wraps(read)
    def converted(value: str) -> Any:
        try:
            return read(_unmarked(value))
        except Misused as error:
            raise click.BadParameter(str(error)) from None

    return converted


def _offered(what: str) -> Callable[[click.Context, click.Parameter, str], list[Any]]:
    """What completes a parameter: a function of `checkin.cli.completion`, by its name."""

    def found(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[Any]:
        from checkin.cli import completion

        return list(getattr(completion, what)(ctx, incomplete))

    return found


def _hints(error: click.UsageError) -> list[str]:
    """What to do about a command line that could not be read."""
    name = error.ctx.command_path if error.ctx else "checkin"
    group = error.ctx is not None and isinstance(error.ctx.command, click.Group)
    hints = [f"`{name} --help` lists the commands." if group else how_to_write(name)]
    if isinstance(error, click.NoSuchOption) and error.ctx and _takes_words(error.ctx):
        hints.append(f"If it is part of your words, put -- before them: {name} -- ...")
    if isinstance(error, click.NoSuchOption) and error.ctx and error.ctx.info_name in FORMERLY:
        from checkin.content.strings import get_text

        hints.append(get_text(*FORMERLY[error.ctx.info_name]))
    return hints


def _takes_words(context: click.Context) -> bool:
    return any(parameter.name == "words" for parameter in context.command.params)


def _checkin(*, version: bool) -> int | None:
    """A quiet daily check-in for small wins and hard moments.

    Without a command it opens today's page, full screen.

    To keep your words out of your shell's history, type the command alone: `checkin win` asks
    for them, and `checkin win -` reads them from standard input.
    """
    context = click.get_current_context()
    if version:
        from checkin import __version__
        from checkin.cli.output import say

        say(f"checkin {__version__}")
        return 0
    if context.invoked_subcommand is not None:
        return None
    if context.obj.json:
        raise click.UsageError("--json needs a command.")
    from checkin.launcher import open_app

    return open_app(context.obj.file)


checkin = click.group(
    "checkin",
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)(
    _shell_options(
        click.option("--version", is_flag=True, help="Show the version.")(_taking_shell(_checkin))
    )
)
"""The program itself: all commands, and what it does without one."""
