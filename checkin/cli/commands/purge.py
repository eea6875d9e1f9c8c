"""Removing words for good: purge."""

from __future__ import annotations

import sys

from checkin.cli.command import command, option
from checkin.cli.context import Shell, told
from checkin.cli.input import agreed
from checkin.cli.options import numbers_argument
from checkin.cli.output import complain, note, say, say_json
from checkin.cli.terminal import at_terminal
from checkin.core.errors import NotPossible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from checkin.core.purge_records import Purged, PurgePlan
    from checkin.journal import Journal


@command("purge")
@numbers_argument("numbers", required=False)
@option("--earlier", is_flag=True, help="What they said before goes; the entries stay.")
@option("--backups", is_flag=True, help="Take it out of your backups too.")
@option("--dry-run", is_flag=True, help="Say what would go, and change nothing.")
@option("--yes", is_flag=True, help="Don't ask first.")
def purge(
    shell: Shell,
    numbers: tuple[int, ...],
    earlier: bool,
    backups: bool,
    dry_run: bool,
    yes: bool,
) -> int:
    """Remove entries for good, or what they said before.

    They don't go to the trash: no byte of their words stays in your file, nor in search, earlier
    versions or unfinished edits. Undo can't bring them back. A hard moment takes its small steps
    along. `checkin trash empty --all` does the same with all that is put away.

    A backup is made first. It has the words too, as older backups do, until you add --backups: then
    each is made anew without them, and keeps all the rest. Without a number, `checkin purge
    --backups` takes out what you removed for good before.

    What you exported, copied or sent somewhere else stays there.
    """
    from checkin.content.strings import format_text, get_text

    if not numbers and (earlier or not backups):
        raise NotPossible(
            get_text("purge", "nothing_named"), get_text("purge", "nothing_named_hint")
        )
    with shell.open() as journal:
        purging = journal.purging
        plan = purging.entries(*numbers, earlier=earlier) if numbers else purging.removed()
        if not plan and not (backups and plan.backups):
            held = counted_backups(plan)
            none = get_text("purge", "no_earlier" if numbers else "no_backups")
            if numbers and held:
                none = format_text("purge", "no_earlier_but", backups=held)
            if shell.json:
                say_json(as_json(plan, None))
            else:
                say(none)
                note(*elsewhere(plan))
            return 0
        return remove(shell, journal, plan, backups=backups, dry_run=dry_run, yes=yes)


def remove(
    shell: Shell,
    journal: Journal,
    plan: PurgePlan,
    *,
    backups: bool,
    dry_run: bool,
    yes: bool,
    question: str = "",
) -> int:
    """Say what goes, ask, remove it and say so; the exit code. 1 if something of it is left.

    `question` is asked in place of the usual one.
    """
    from checkin.cli.progress import Progress
    from checkin.content.strings import get_text

    lines = list(_before(journal, plan, backups=backups))
    if dry_run:
        lines.append(get_text("purge", "dry_run"))
    elif not (yes or _agreed(lines, question)):
        if shell.json:
            say_json(as_json(plan, None))
        else:
            say(told("nothing_removed"))
        return 0
    done = None
    if not dry_run:
        with Progress("purge", "taking_out") as progress:
            done = journal.purging.purge(plan, backups=backups, progress=progress)
        shell.done()
        lines = list(_after(journal, done, backups=backups))
    if shell.json:
        say_json(as_json(done.plan if done else plan, done))
    else:
        for line in lines:
            say(line)
    if done is None:
        note(*elsewhere(plan))
        return 0
    note(*_left(done), *elsewhere(done.plan))
    return 1 if done.failed or done.not_smaller or (backups and done.plan.backups) else 0


def counted_backups(plan: PurgePlan) -> str:
    """How many backups have it: "2 backups"; empty for none."""
    from checkin.content.purging import counted

    return counted("backups", len(plan.backups))


def _before(journal: Journal, plan: PurgePlan, *, backups: bool) -> Iterator[str]:
    """What would go."""
    from checkin.content.purging import counted, goes
    from checkin.content.strings import format_text, get_text

    held = counted_backups(plan)
    if not plan:
        yield format_text("purge", "held_before", backups=held)
        yield format_text("purge", "held_go", backups=held)
        yield get_text("purge", "final")
        return
    for number in plan.numbers:
        from checkin.cli.rendering.entries import brief

        yield brief([journal.entry(number)])
    yield format_text("purge", "would", what=goes(plan))
    if plan.steps:
        yield counted("with_steps", plan.steps)
    if plan.earlier:
        yield get_text("purge", "stays")
    yield get_text("purge", "final")
    if journal.path is None:
        return
    if backups:
        yield format_text("purge", "held_go", backups=held)
    else:
        yield format_text("purge", "held", backups=held) or get_text("purge", "held_first")


def _after(journal: Journal, done: Purged, *, backups: bool) -> Iterator[str]:
    """What went."""
    from checkin.content.purging import counted, goes
    from checkin.content.strings import format_text

    if done.plan:
        what = goes(done.plan)
        said = format_text("purge", "removed_earlier", what=what)
        yield said if done.plan.earlier else told("removed", what=what)
    if done.rewritten:
        yield format_text("purge", "from_backups", backups=counted("backups", len(done.rewritten)))
    if not backups and (held := counted_backups(done.plan)) and journal.path is not None:
        again = journal.restoring(journal.path).command("purge --backups")
        yield format_text("purge", "still", backups=held, command=again)


def _left(done: Purged) -> Iterator[str]:
    """What could not be done."""
    from checkin.content.strings import format_text

    if done.not_smaller:
        yield told("not_smaller", why=done.not_smaller)
    for file, why in done.failed:
        yield format_text("purge", "failed", file=file, why=why)


def elsewhere(plan: PurgePlan) -> Iterator[str]:
    """The files that are left as they are, and may have it."""
    from checkin.content.strings import format_text

    for file in plan.unreadable:
        yield format_text("purge", "unreadable", file=file)
    if plan.away:
        yield format_text("purge", "away", folder=plan.away)
    for file in plan.beside:
        yield format_text("purge", "beside", file=file)


def _agreed(lines: list[str], question: str) -> bool:
    """Whether the person who read that says yes. Raises `NotPossible` if nobody can be asked."""
    from checkin.content.strings import get_text

    if at_terminal(sys.stdin):
        complain(*lines)
    return agreed(
        question or get_text("purge", "ask"),
        get_text("purge", "no_terminal"),
        get_text("purge", "no_terminal_hint"),
    )


def as_json(plan: PurgePlan, done: Purged | None) -> dict[str, object]:
    """What would go, or went."""
    return {
        "done": done is not None,
        "removed": plan.entries,
        "steps": plan.steps,
        "lines": plan.lines,
        "versions": plan.versions,
        "drafts": plan.drafts,
        "backup": (done.safety or None) if done else None,
        "in_backups": list(plan.backups),
        "made_anew": list(done.rewritten) if done else [],
        "failed": [{"file": file, "why": why} for file, why in (done.failed if done else ())],
        "unreadable": list(plan.unreadable),
        "beside": list(plan.beside),
        "second_folder_away": plan.away or None,
        "finished": not (done and done.not_smaller),
    }
