"""The full screen on made-up entries: demo."""

from __future__ import annotations

from checkin.cli.command import command
from checkin.cli.context import Shell
from checkin.cli.output import say_array


@command("demo")
def demo(shell: Shell) -> int:
    """Look around in a made-up year of entries.

    Your own file isn't touched. What you write in the demo is gone when you leave.
    """
    if not shell.json:
        from checkin.launcher import open_app

        return open_app(demo=True)
    from checkin.demo_journal import demo_journal
    from checkin.exporters.json import entry_json

    with demo_journal() as journal:
        say_array(map(entry_json, journal.search.iterate(newest_first=True)))
    return 0
