"""A short line for a status bar or a prompt: nudge. It loads as little as it can."""

from __future__ import annotations

from checkin.cli.command import command, option
from checkin.cli.context import Shell
from checkin.cli.output import say, say_json
from checkin.core.errors import CheckinError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 60
"""How many cells a line takes up at most: a status bar has other things to show."""


def _lines_to_add() -> Iterable[tuple[str, list[tuple[str, str]]]]:
    from checkin.cli.context import told

    tmux = "set -g status-right '#(checkin nudge)'"
    starship = '[custom.checkin]\ncommand = "checkin nudge"\nwhen = true'
    yield (
        told("nudge_lines"),
        [("tmux.conf", tmux), *[("starship.toml", line) for line in starship.splitlines()]],
    )


@command("nudge", sections=_lines_to_add)
@option("--win", is_flag=True, help="Show one of your past wins instead.")
def nudge(shell: Shell, win: bool) -> int:
    """One short line for tmux or a prompt, until something is kept today.

    It prints nothing once today has anything in it, and nothing if the file is missing, in use or
    can't be read. It always succeeds. The lines don't say what checkin is; a past win is in your
    own words, for anyone who can see your screen.

    `checkin settings nudge no` keeps it quiet.
    """
    line = _line(shell, win=win)
    if shell.json:
        say_json(line)
    elif line is not None:
        say(line)
    return 0


def _line(shell: Shell, *, win: bool) -> str | None:
    """What to show now; None for nothing."""
    from checkin.core.paths import journal_path
    from checkin.journal.quick_nudge import wanted_on

    try:
        today = wanted_on(journal_path(shell.file))
    except (CheckinError, OSError, ValueError):  # any other command tells what it is
        return None
    if today is None:
        return None
    if win:
        from checkin.cli.commands.glimpse import found, line

        if (entry := found(shell)) is not None:
            return line(entry, _MOST)
    from checkin.content.strings import get_texts

    lines = get_texts("nudge", "lines")
    return lines[today.toordinal() % len(lines)]
