"""`python -m checkin`, and the script `checkin`.

The two things people do most are answered before anything heavy is imported: opening the app,
and `checkin win` with plain words. All else goes to the commands of `checkin.cli`.
"""

import os
import sys


def main() -> int:
    """Run the program with the arguments it was given; the exit code."""
    os.umask(0o077)
    words = sys.argv[1:]
    try:
        if not words:
            from checkin.opening import open_app

            return open_app()
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
            sys.stderr.write(error.whole + "\n")
            return 1
        from checkin.crash import report

        sys.stderr.write(report(error))
        return 1


def _win(text: str) -> int | None:
    from checkin.paths import journal_path
    from checkin.quick import keep_win

    kept = keep_win(journal_path(), text)
    if kept is None:
        return None
    number, wins = kept
    sys.stdout.write(f"Kept as #{number}. {wins:,} {'win' if wins == 1 else 'wins'} so far.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
