"""The commands by name. Listing them imports none of them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from checkin.cli.context import Shell, command

COMMANDS: dict[str, dict[str, tuple[str, str]]] = {
    "Keep": {
        "win": ("add", "Keep something that went well, however small."),
        "intention": ("add", "Keep one gentle thing for today."),
        "hard": ("add", "A hard moment: one small thing to do right now."),
        "here": ("add", "Being here counts: a whole check-in, without words."),
        "breathe": ("breathe", "Breathe at a pace, for as long as you like."),
    },
    "Look back": {
        "today": ("view", "Show the page of today."),
        "log": ("view", "List what is kept, newest first."),
        "search": ("view", "Find entries by their words."),
        "show": ("view", "Show entries with all their details."),
        "on-this-day": (
            "lookback",
            "What you kept a week, a month, or years ago.",
        ),
        "week": ("week", "The week's wins, and a question about it."),
        "remind": ("lookback", "One of your wins, by chance."),
        "pile": ("lookback", "All your wins by week, month, topic or person."),
        "year": ("lookback", "A map of a year, with a mark for each day that has a win."),
        "glimpse": ("glimpse", "One past win on one line, for the start of a shell."),
    },
    "Change": {
        "edit": ("edit", "Change an entry; its earlier words are kept too."),
        "delete": ("edit", "Put entries away; undo brings them back."),
        "undo": ("edit", "Take back the latest change."),
        "redo": ("edit", "Do again what was undone."),
        "trash": ("trash", "List what is put away, bring it back, or empty it."),
    },
    "Your file": {
        "export": ("file", "Take everything out as JSON, Markdown or CSV."),
        "share": ("share", "Put chosen entries into a text for someone else, or a note."),
        "status": ("file", "Say how your file is doing."),
        "path": ("file", "Say where your file is."),
        "settings": ("file", "Show or change a setting."),
    },
    "More": {
        "people": ("people", "People who can help: your own, your plan, and help lines."),
        "demo": ("demo", "Look around in a made-up year."),
        "help": ("help", "Say what the commands are, or how to write one."),
    },
}
"""By heading and name: the module of `checkin.cli.commands` a command is in, and what it is for."""

_HIDDEN = {"setback": "hard"}
_MEANT = {
    "add": "win",
    "new": "win",
    "goal": "intention",
    "morning": "intention",
    "crisis": "people",
    "plan": "people",
    "breath": "breathe",
    "list": "log",
    "ls": "log",
    "history": "log",
    "find": "search",
    "grep": "search",
    "calendar": "year",
    "map": "year",
    "random": "remind",
    "change": "edit",
    "remove": "delete",
    "rm": "delete",
    "config": "settings",
    "backup": "export",
    "save": "export",
    "print": "share",
    "info": "status",
    "file": "path",
}
"""Commands by what other programs call them."""
_PLACES = {name: place for part in COMMANDS.values() for name, (place, _) in part.items()}


class Suggesting(click.Group):
    """A group of commands that says which one may be meant by a name that is none."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named first. Raises `UsageError` for one there is not."""
        name = args[0]
        known = ctx.resilient_parsing or self.get_command(ctx, name) is not None
        if not known and not name.startswith("-"):
            raise click.UsageError(self.no_such(ctx, name), ctx)
        return super().resolve_command(ctx, args)

    def no_such(self, ctx: click.Context, name: str) -> str:
        """What to say about a name that is no command."""
        from difflib import get_close_matches

        from checkin.core.dates import quoted

        said = f"There is no command {quoted(name)}."
        names = self.list_commands(ctx)
        typed = name.casefold()
        close = _MEANT.get(typed) or next(iter(get_close_matches(typed, names, cutoff=0.5)), None)
        return f"{said} Did you mean `{ctx.command_path} {close}`?" if close in names else said


class Commands(Suggesting):
    """A group that imports the module of a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(_PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        name = _HIDDEN.get(cmd_name, cmd_name)
        if name not in _PLACES:
            return None
        found = getattr(
            import_module(f"checkin.cli.commands.{_PLACES[name]}"), name.replace("-", "_")
        )
        assert isinstance(found, click.Command)
        return found

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """What a command line can go on with, without importing the commands."""
        from checkin.cli.completion import commands

        return [*commands(ctx, incomplete), *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands under their headings."""
        for heading, part in COMMANDS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, about) for name, (_, about) in part.items()])


@command(
    "checkin",
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--version", is_flag=True, help="Show the version and leave.")
def checkin(shell: Shell, version: bool) -> int | None:
    """A quiet daily check-in: small wins, hard moments, and proof that they pile up.

    Without a command it opens the page of today, full screen.

    To keep words out of the history of your shell, leave them out: `checkin win` asks for them,
    and `checkin win -` reads them to the end of the input.
    """
    if version:
        from checkin import __version__
        from checkin.cli.output import say

        say(f"checkin {__version__}")
        return 0
    if click.get_current_context().invoked_subcommand is not None:
        return None
    if shell.json:
        raise click.UsageError("--json goes with a command.")
    from checkin.launcher import open_app

    return open_app(shell.file)
