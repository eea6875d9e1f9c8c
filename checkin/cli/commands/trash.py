"""What is put away: trash, trash restore, trash empty."""

from __future__ import annotations

from checkin.cli.command import command, option
from checkin.cli.context import Shell, told
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
@option("--backups", is_flag=True, help="Take it out of your backups too.")
@option("--dry-run", is_flag=True, help="Say what would go, and change nothing.")
@option("--yes", is_flag=True, help="Don't ask first.")
def empty(shell: Shell, everything: bool, backups: bool, dry_run: bool, yes: bool) -> int:
    """Remove for good what was put away more than 30 days ago.

    Earlier versions go too, and so does what you removed from a list, such as a line of your plan.
    Undo can't bring it back, so it shows what will be removed and asks first. A backup is made
    before, and has it, as older ones do, unless you add --backups. `checkin purge` removes entries
    by their number.
    """
    from checkin.cli.commands.purge import as_json, remove
    from checkin.content.history import trashed_words
    from checkin.core.records import TrashCount

    with shell.open() as journal:
        plan = journal.purging.trash(everything=everything)
        if plan:
            what = trashed_words(TrashCount(plan.entries, plan.lines))
            question = told("trash_ask", what=what)
            code = remove(
                shell,
                journal,
                plan,
                backups=backups,
                dry_run=dry_run,
                yes=yes,
                question=question,
            )
        else:
            code = 0
            say_json(as_json(plan, None)) if shell.json else say(told("nothing_removed"))
        young = not plan and bool(journal.trash.held())
    if young and not shell.json:
        note(told("trash_young"))
    return code
