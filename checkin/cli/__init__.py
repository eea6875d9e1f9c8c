"""The shell face: every command, each loaded when it is called and not before."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    import click


def run(args: list[str] | None = None) -> int:
    """Run one command line, by default the program's own, and say what went wrong on stderr.

    The exit code: 0 done, 1 it could not be done or nothing was found, 2 it was not written as it
    has to be, 130 it was stopped with ctrl+c, 128 and more it was ended by a signal. What changed
    the file ends with 0 even if its answer could not be written.
    """
    import click

    from checkin.cli.output import AnswerLost, complain, finish, make_ready
    from checkin.cli.registry import checkin
    from checkin.cli.typed_words import Ended, given_back, is_done
    from checkin.core.errors import CheckinError

    make_ready()
    if "_CHECKIN_COMPLETE" in os.environ:
        from checkin.cli.completion import complete

        return complete(checkin, os.environ["_CHECKIN_COMPLETE"])
    about: dict[str, Any] = {}
    try:
        with checkin.make_context("checkin", sys.argv[1:] if args is None else args) as context:
            about = context.meta
            done = checkin.invoke(context)
        finish()
        return done or 0
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as error:
        complain(error.format_message(), *_hints(error))
        return 2
    except AnswerLost as error:
        complain(*([error.done_all_the_same] if is_done(about) else [error.whole]))
        return 0 if is_done(about) else 1
    except CheckinError as error:
        complain(error.whole, *given_back(about))
        return 1
    except (KeyboardInterrupt, click.Abort):
        complain("", *given_back(about))
        return 130
    except Ended as ended:
        complain(*given_back(about))
        return 128 + ended.number
    except BrokenPipeError:  # whoever read this has seen enough
        return 0
    except Exception:
        complain(*given_back(about))
        raise


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
