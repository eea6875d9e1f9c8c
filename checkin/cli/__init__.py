"""The shell face: every command, each loaded when it is called and not before."""

from __future__ import annotations

import os
import sys


def run(args: list[str] | None = None) -> int:
    """Run one command line, by default the program's own, and say what went wrong on stderr.

    The exit code: 0 done, 1 it could not be done, 2 it was not written as it has to be,
    130 it was stopped with ctrl+c.
    """
    import click

    from checkin.cli.group import checkin
    from checkin.cli.printing import complain, finish, make_ready
    from checkin.errors import CheckinError

    make_ready()
    if "_CHECKIN_COMPLETE" in os.environ:
        from click.shell_completion import shell_complete

        return shell_complete(
            checkin, {}, "checkin", "_CHECKIN_COMPLETE", os.environ["_CHECKIN_COMPLETE"]
        )
    try:
        with checkin.make_context("checkin", sys.argv[1:] if args is None else args) as context:
            done = checkin.invoke(context)
        finish()
        return done or 0
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as error:
        complain(error.format_message(), *_hints(error))
        return 2
    except CheckinError as error:
        complain(error.whole)
        return 1
    except (KeyboardInterrupt, click.Abort):
        complain("")
        return 130
    except BrokenPipeError:  # whoever read this has seen enough
        return 0


def _hints(error: click.UsageError) -> list[str]:
    """What to do about a command line that could not be read."""
    import click

    name = error.ctx.command_path if error.ctx else "checkin"
    group = error.ctx is not None and isinstance(error.ctx.command, click.Group)
    hints = [f"`{name} --help` {'lists the commands' if group else 'says how to write it'}."]
    if isinstance(error, click.NoSuchOption) and error.ctx and _takes_words(error.ctx):
        hints.append(f"If it is part of your words, put -- before them: {name} -- ...")
    return hints


def _takes_words(context: click.Context) -> bool:
    return any(parameter.name == "words" for parameter in context.command.params)


TYPE_CHECKING = False
if TYPE_CHECKING:
    import click
