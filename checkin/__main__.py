"""`python -m checkin`, and the script `checkin`.

What can not wait is answered before anything heavy is imported: opening the app, also at a hard
moment, and `checkin win` with plain words. All else goes to the commands of `checkin.cli`.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def main() -> int:
    """Run the program with the arguments it was given; the exit code."""
    os.umask(0o077)
    words = sys.argv[1:]
    try:
        if not words:
            from checkin.opening import open_app

            return open_app()
        if words in (["hard"], ["setback"]) and sys.stdin.isatty() and sys.stdout.isatty():
            from checkin.opening import open_app

            return open_app(at="hard")
        if words[0] == "win" and len(words) > 1 and not any(w.startswith("-") for w in words):
            done = _win(" ".join(words[1:]))
            if done is not None:
                return done
        from checkin.cli import run

        return run()
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from checkin.errors import CheckinError

        if isinstance(error, CheckinError):
            from checkin.text import show

            _say(sys.stderr, show(error.whole, one_line=True))
        else:
            from checkin.crash import report

            _say(sys.stderr, report(error).rstrip())
        return 1


def _win(text: str) -> int | None:
    from checkin.paths import journal_path
    from checkin.quick import keep_win

    kept = keep_win(journal_path(), text)
    if kept is None:
        return None
    number, wins = kept
    return _say(sys.stdout, f"Kept as #{number}. {wins:,} {'win' if wins == 1 else 'wins'} so far.")


def _say(stream: TextIO | None, text: str) -> int:
    """Write a line; 1 if nobody could be told. A closed stream undoes nothing."""
    if stream is None:
        return 1
    try:
        stream.write(text + "\n")
        stream.flush()
    except (OSError, ValueError):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
