"""What is put away: trash, trash restore, trash empty."""

from __future__ import annotations

from checkin.cli.command import command, option
from checkin.cli.context import Shell, told
from checkin.cli.input import agreed
from checkin.cli.options import numbers_argument
from checkin.cli.output import note, say, say_array, say_json
from checkin.exporters.json import entry_json


@command("trash", is_group=True)
def trash(shell: Shell) -> int:
    """List the trash, bring things back, or empty it."""
    from checkin.core.query import EntryQuery

    with shell.open() as journal:
        entries = journal.entries(EntryQuery(deleted=True))
        if shell.json:
            say_array(map(entry_json, entries))
        elif entries:
            from checkin.cli.rendering.entries import entry_printer

            printer = entry_printer(journal.settings["marks"])
            digits = len(str(max(entry.id for entry in entries)))
            for entry in entries:
                printer.entry(entry, digits, note=f"({entry.day.isoformat()})")
        else:
            note(told("trash_empty"))
    return 0


@command("restore", of=trash)
@numbers_argument("put_away")
def restore(shell: Shell, numbers: tuple[int, ...]) -> int:
    """Bring entries back."""
    from checkin.cli.rendering.entries import brief

    with shell.open() as journal:
        back = journal.restore(*numbers)
        shell.done()
    if shell.json:
        say_array(map(entry_json, back))
    else:
        say(told("brought_back", what=brief(back)))
    return 0


@command("empty", of=trash)
@option("--all", "everything", is_flag=True, help="Include what was put away in the last 30 days.")
@option("--yes", is_flag=True, help="Don't ask first.")
def empty(shell: Shell, everything: bool, yes: bool) -> int:
    """Remove for good what was put away more than 30 days ago.

    Earlier versions go too, and so does what you removed from a list, such as a line of your plan.
    This is the one thing undo can't bring back, so it shows what will be removed and asks first.
    """
    from checkin.content.history import trashed_words
    from checkin.core.records import TrashCount

    with shell.open() as journal:
        what = trashed_words(journal.trash.held(everything=everything))
        removed = TrashCount(0, 0)
        if what and (yes or _agreed(what)):
            removed = journal.trash.empty(everything=everything)
            shell.done()
        rest = journal.trash.held()
    if shell.json:
        say_json({"removed": removed.entries, "lines": removed.lines})
        return 0
    say(told("removed", what=trashed_words(removed)) if removed else told("nothing_removed"))
    if removed.not_smaller:
        note(told("not_smaller", why=removed.not_smaller))
    if not what and rest:
        note(told("trash_young"))
    return 0


def _agreed(what: str) -> bool:
    return agreed(
        told("trash_ask", what=what),
        "There's no terminal to ask in, so nothing was removed.",
        "Add --yes to remove it without asking.",
    )
