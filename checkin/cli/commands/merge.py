"""Bringing together two copies of the file: merge."""

from __future__ import annotations

import os

from checkin.cli.command import argument, command, option
from checkin.cli.context import Shell
from checkin.cli.output import note, say, say_json
from checkin.core.paths import absolute, journal_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from checkin.core.merge_records import Merged, MergePlan

_MOST = 20
"""How many entries are named; --json has all."""


@command("merge")
@argument("source", metavar="FILE", completes="files")
@option("--dry-run", is_flag=True, help="Say what would come in, and change nothing.")
def merge(shell: Shell, source: str, dry_run: bool) -> int:
    """Bring together two copies of your file, such as from two computers.

    FILE is another check-in file: a conflict copy that a sync program made, or the file of another
    computer. Everything in it that your file lacks comes in: entries, earlier versions, people,
    your plan, settings and drafts. Where both changed the same thing, the newer one holds, and the
    other stays as an earlier version. What was put away last stays put away.

    FILE itself is never changed. Yours is backed up first, and one `checkin undo` takes the merge
    back. It doesn't matter which of the two you merge into which. For example:

    checkin merge "checkin (conflicted copy).db" --dry-run
    """
    from checkin.cli.progress import Progress
    from checkin.cli.unlocking import decrypt_other, unlock_other
    from checkin.journal import Journal
    from checkin.journal.merges import open_other

    path = journal_path(shell.file)
    other = absolute(os.path.expanduser(source))
    done: Merged | None = None
    shell.decrypt(path)
    decrypt_other(other)
    with open_other(other, path) as there:
        if not Journal.is_encrypted(other):
            unlock_other(there.lock, other, own=Journal.restoring(path).lock())
        if dry_run:
            with shell.open(new=True) as journal, Progress("merge", "comparing") as comparing:
                plan = journal.merges.plan(there, progress=comparing)
                is_new = not journal.search.totals().days
        else:
            with shell.keeping() as journal:
                is_new = not journal.search.totals().days
                with (
                    Progress("merge", "comparing") as comparing,
                    Progress("merge", "writing") as writing,
                ):
                    done = journal.merges.merge(there, reading=comparing, writing=writing)
                shell.done()
            plan = done.plan
    if shell.json:
        say_json(_json(plan, done))
        return 0
    for line in _said(plan, done):
        say(line)
    note(*_noted(plan, done, is_new=is_new))
    return 0


def _said(plan: MergePlan, done: Merged | None) -> Iterator[str]:
    """The answer, line by line."""
    from checkin.content.imports import counted_lists
    from checkin.content.strings import format_text, get_text, plural

    file = os.path.basename(plan.path)
    if not plan.brings_something:
        yield format_text("merge", "matched" if plan.has_more else "nothing_new", file=file)
    else:
        yield format_text("merge", "merged" if done else "would", file=file)
    for key, count in (
        ("new", plan.new),
        ("newer", plan.newer),
        ("away", plan.away),
        ("older", plan.older),
    ):
        if count:
            entries, days = plural("entries", count), _days(plan)
            yield format_text("merge", key, entries=entries, days=days, file=file)
    if plan.versions:
        yield format_text("merge", "versions", count=f"{plan.versions:,}")
    if plan.beside:
        beside = counted_lists(plan.beside)
        yield format_text("merge", "beside", beside=beside)
    if done and done.backup:
        yield format_text("merge", "backup", file=done.backup)
    if done and not done.unfit:
        yield format_text("merge", "move", file=plan.path)
    if not done:
        yield get_text("merge", "dry_run")


def _noted(plan: MergePlan, done: Merged | None, *, is_new: bool) -> Iterator[str]:
    """What is said beside the answer: what could not be stored, and that it may be a mistake."""
    from checkin.content.strings import format_text, get_text

    if plan.new and not (plan.same or plan.newer or is_new):
        yield format_text("merge", "apart", file=os.path.basename(plan.path))
    unfit = done.unfit if done else ()
    if unfit:
        yield get_text("merge", "unfit")
    for one in unfit[:_MOST]:
        yield format_text("merge", "unfit_row", number=f"{one.number}", day=one.day, why=one.why)
    if len(unfit) > _MOST:
        yield format_text("imports", "more", count=f"{len(unfit) - _MOST:,}")


def _days(plan: MergePlan) -> str:
    from checkin.content.strings import format_text

    if plan.first_day == plan.last_day:
        return plan.first_day
    return format_text("merge", "days", first=plan.first_day, last=plan.last_day)


def _json(plan: MergePlan, done: Merged | None) -> dict[str, object]:
    return {
        "file": plan.path,
        "done": done is not None,
        "new": plan.new,
        "first_day": plan.first_day or None,
        "last_day": plan.last_day or None,
        "newer": plan.newer,
        "put_away": plan.away,
        "older": plan.older,
        "versions": plan.versions,
        "beside": dict(plan.beside),
        "same": plan.same,
        "unfit": [
            {"number": one.number, "day": one.day, "why": one.why}
            for one in (done.unfit if done else ())
        ],
        "backup": (done.backup or None) if done else None,
    }
