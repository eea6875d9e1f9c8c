"""The command line: every command, each imported when it is called."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.cli.context import Shell


def run(args: list[str] | None = None, *, shell: Shell | None = None) -> int:
    """Run one command line, by default the program's own, and say what went wrong on stderr.

    The exit code: 0 done, 1 it could not be done or nothing was found, 2 it was not written as it
    has to be, 130 it was stopped with ctrl+c, 128 and more it was ended by a signal. What changed
    the file ends with 0 even if its answer could not be written. `shell` says afterwards what
    became of it.
    """
    from checkin.cli.context import Ended, Shell
    from checkin.cli.output import AnswerLost, complain, finish, make_ready
    from checkin.core.errors import CheckinError

    make_ready()
    if "_CHECKIN_COMPLETE" in os.environ:
        from checkin.cli.click_commands import checkin
        from checkin.cli.completion import complete

        return complete(checkin, os.environ["_CHECKIN_COMPLETE"])
    shell = shell or Shell()
    try:
        done = _run(shell, sys.argv[1:] if args is None else args)
        finish()
        return done
    except AnswerLost as error:
        complain(error.done_all_the_same if shell.is_done else error.whole)
        return 0 if shell.is_done else 1
    except CheckinError as error:
        complain(error.whole, *shell.given_back)
        return 1
    except KeyboardInterrupt:
        complain("", *shell.given_back)
        return 130
    except Ended as ended:
        complain(*shell.given_back)
        return 128 + ended.number
    except BrokenPipeError:  # whoever read this has seen enough
        return 0
    except Exception:  # whatever it was: what was typed is given back before it is reported
        complain(*shell.given_back)
        raise


def _run(shell: Shell, args: list[str]) -> int:
    """Run a plain line as it stands, and have click read any other one; the exit code."""
    from checkin.cli.command import Misused, how_to_write
    from checkin.cli.output import complain
    from checkin.cli.registry import find

    command = find(args[0]) if args else None
    words = [word for word in args[1:] if word != "--json"]
    values = command.plain_values(words) if command else None
    if command is None or values is None:
        from checkin.cli import click_commands

        return click_commands.run(shell, args)
    shell.json = len(words) < len(args) - 1
    try:
        return command.run(shell, **values) or 0
    except Misused as error:
        complain(str(error), how_to_write(f"checkin {args[0]}"))
        return 2
