"""`python -m checkin`, and the script `checkin`.

What cannot wait is answered before anything heavy is imported: opening the app, also at a hard
moment, and `checkin win` with plain words. All else goes to the commands of `checkin.cli`.
"""

from __future__ import annotations

import gc
import os
import sys

_SELDOM = 100_000
"""After how many more new objects to look for what nothing refers to: a command is over by then,
unless it reads a whole journal."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def main() -> int:
    """Run the program with the arguments it was given; the exit code."""
    os.umask(0o077)
    _open_streams()
    words = sys.argv[1:]
    try:
        if "_CHECKIN_COMPLETE" not in os.environ:
            if not words:
                from checkin.launcher import open_app

                return open_app()
            if words in (["hard"], ["setback"]) and sys.stdin.isatty() and sys.stdout.isatty():
                from checkin.launcher import open_hard_moment

                return open_hard_moment()
            gc.set_threshold(_SELDOM)
            if words[0] == "win" and len(words) > 1 and not any(w.startswith("-") for w in words):
                done = _win(" ".join(words[1:]))
                if done is not None:
                    return done
        from checkin.cli import run
        from checkin.cli.context import Shell

        shell = Shell()
        done = run(shell=shell)
        if shell.is_done:
            from checkin.core.paths import journal_path
            from checkin.journal.backup_process import start_if_due

            start_if_due(journal_path(shell.file))
        return done
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from checkin.core.errors import CheckinError

        if isinstance(error, CheckinError):
            from checkin.core.text import show

            _say(sys.stderr, show(error.whole, one_line=True))
        else:
            from checkin.crash_report import report

            _say(sys.stderr, report(error).rstrip())
        return 1
    finally:
        gc.freeze()  # what is left goes with the process, and is not looked through


def _open_streams() -> None:
    """Lead the streams that the program was started without nowhere.

    Otherwise the next file to be opened would get their number, and Python has None for them.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115 - open to the end


def _win(text: str) -> int | None:
    """Keep a win at once; None if it takes the whole program to do it, or to say why not."""
    from checkin.core.paths import journal_path, may_be_backup
    from checkin.journal.quick_win import keep_win

    try:
        text.encode()
        path = journal_path()
        kept = None if may_be_backup(path) else keep_win(path, text)
    except UnicodeEncodeError:
        return None
    except Exception as error:
        from checkin.core.errors import FileTrouble  # most wins do without

        if not isinstance(error, FileTrouble):
            raise
        from checkin.cli.output import complain
        from checkin.cli.typed_words import back

        complain(error.whole, *back(text))
        return 1
    if kept is None:
        return None
    number, wins, is_first = kept
    so_far = f"{wins:,} {'win' if wins == 1 else 'wins'} so far"
    lost = _say(sys.stdout, f"Kept. {so_far}. `checkin edit {number}` changes it.")
    if lost is not None and not isinstance(lost, BrokenPipeError):
        from checkin.cli.output import AnswerLost

        _say(sys.stderr, AnswerLost(lost).done_all_the_same)
    if is_first:
        from checkin.journal.backup_process import start

        start(path)
    return 0


def _say(stream: TextIO, text: str) -> OSError | None:
    """Write a line; the trouble if nobody takes it."""
    try:
        stream.write(text + "\n")
        stream.flush()
    except OSError as error:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # so that Python does not try once more at its end
        return error
    return None


if __name__ == "__main__":
    sys.exit(main())
