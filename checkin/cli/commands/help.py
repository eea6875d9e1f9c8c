"""How to write a command: help."""

from __future__ import annotations

from checkin.cli.command import argument, command
from checkin.cli.context import Shell
from checkin.cli.output import say, say_json


@command("help", by_click=True)
@argument("names", nargs=-1, metavar="[COMMAND]...", completes="commands")
def help(shell: Shell, names: tuple[str, ...]) -> int:
    """List the commands, or show how to use one.

    `checkin help win` is the same as `checkin win --help`.
    """
    import click

    from checkin.cli.click_commands import Suggesting, checkin

    found: click.Command = checkin
    context = click.Context(checkin, info_name="checkin", **checkin.context_settings)
    for name in names:
        if not isinstance(found, click.Group):
            raise click.UsageError(f"{context.command_path} has no commands of its own.")
        known = found.get_command(context, name)
        if known is None:
            assert isinstance(found, Suggesting)
            raise click.UsageError(found.no_such(context, name), context)
        found = known
        context = click.Context(found, parent=context, info_name=name)
    text = found.get_help(context)
    say_json({"command": context.command_path, "help": text}) if shell.json else say(text)
    return 0
