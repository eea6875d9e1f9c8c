"""Bringing in what another program keeps: import."""

from __future__ import annotations

from checkin.cli.command import Misused, argument, command, option
from checkin.cli.context import Shell
from checkin.cli.output import note, say, say_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checkin.cli.command import Section
    from checkin.importers.record import LeftOut, Problem
    from checkin.journal.import_labels import Label
    from checkin.journal.import_plan import ImportPlan, ImportResult

_MOST = 20
"""How many rows, and how many labels, are named; --json has all."""
_ROWS_NAMED = 3
"""How many places are named where one sentence is about several."""


def label_meaning(value: str) -> tuple[str, str]:
    """A label and what it becomes, from `LABEL=WHAT`."""
    label, sign, what = value.rpartition("=")
    if not sign or not label.strip():
        from checkin.core.text import quoted

        raise Misused(f"{quoted(value)} is not written as LABEL=WHAT, such as gym=#exercise.")
    return label, what


def _how_to_export() -> Iterator[Section]:
    from checkin.importers.registry import how_to_export

    return how_to_export()


@command("import", sections=_how_to_export)
@argument("source", metavar="FILE", completes="files")
@option("--from", "form", metavar="NAME", completes="forms", help="What it comes from, see below.")
@option("--dry-run", is_flag=True, help="Say what would come in, and change nothing.")
@option(
    "--as",
    "kind",
    choices=("win", "reflection", "hard"),
    help="What all of it is; else what the file says, or reflections.",
)
@option(
    "--map",
    "meanings",
    read=label_meaning,
    metavar="LABEL=WHAT",
    multiple=True,
    help='What a mood or tag becomes: "gym=#exercise", "rad=great"; repeatable.',
)
def import_(
    shell: Shell,
    source: str,
    form: str | None,
    dry_run: bool,
    kind: str | None,
    meanings: Sequence[tuple[str, str]],
) -> int:
    """Bring in what you kept in another program, or an export.

    FILE is a file, a folder or a zip, exactly as the other program made it. checkin finds out
    which program that was. It never changes FILE, and skips what you already have. One
    `checkin undo` takes it all out again.

    A mood becomes a feeling word, and any other label a #topic. With --map you choose what a label
    becomes: tags, a word, nothing ("meh="), or a kind ("thanks=win"). Try --dry-run first: it
    lists the labels.

    If a row can't be read, it is named, and the rest is brought in. It exits with 1 if nothing
    could be brought in; that all of it is here already is no error.
    """
    from checkin.cli.progress import Progress
    from checkin.journal.import_labels import KINDS, Choices

    choices = Choices(KINDS[kind] if kind else None, dict(meanings))
    result: ImportResult | None = None
    with shell.open(new=True) as journal, Progress("imports", "reading") as reading:
        plan = journal.imports.read(source, form=form, choices=choices, progress=reading)
    if plan.brings_something and not dry_run:
        every = f"{plan.brings:,}"
        with shell.keeping() as journal:
            with Progress("imports", "writing", all=every) as writing:
                result = journal.imports.bring_in(plan, progress=writing)
            shell.done()
        plan = result.plan
    if shell.json:
        say_json(_json(plan, result))
    else:
        for line in _said(plan, result, dry_run=dry_run):
            say(line)
        note(*_noted(plan, chosen=bool(kind or meanings)))
    return 0 if _is_of_use(plan) else 1


def _is_of_use(plan: ImportPlan) -> bool:
    """Whether anything of the file comes in, or is here already."""
    compared = plan.compared
    return plan.brings_something or bool(compared.there or compared.away or plan.lines)


def _said(plan: ImportPlan, result: ImportResult | None, *, dry_run: bool) -> Iterator[str]:
    """The answer, line by line."""
    from checkin.content.imports import counted_lists
    from checkin.content.strings import format_text, get_text, plural

    file, entries, days = plan.file, plural("entries", plan.brings), _days(plan)
    beside = counted_lists(plan.new_lines)
    if dry_run:
        yield format_text("imports", "from", label=plan.label, file=file)
    if entries:
        said = "would_bring" if dry_run else "brought"
        yield format_text("imports", said, entries=entries, file=file, days=days)
        if beside:
            yield format_text("imports", "beside", beside=beside)
    elif beside:
        said = "would_bring_beside" if dry_run else "brought_beside"
        yield format_text("imports", said, beside=beside, file=file)
    else:
        yield format_text("imports", "nothing_new" if _is_of_use(plan) else "nothing", file=file)
    compared = plan.compared
    for key, count in (
        ("here", compared.there),
        ("changed", compared.changed),
        ("away", compared.away),
    ):
        if count:
            yield format_text("imports", key, entries=plural("entries", count))
    if result and result.backup:
        yield format_text("imports", "backup", file=result.backup)
    if dry_run:
        yield from _labels(plan.labels)
        yield get_text("imports", "dry_run")


def _noted(plan: ImportPlan, *, chosen: bool) -> Iterator[str]:
    """What is said beside the answer: what was left out, what can't be read, and why.

    `chosen` says that kinds or labels were.
    """
    from checkin.content.strings import format_text, get_text

    for key, rows in (
        ("remarks", _together(plan.remarks)),
        ("left_out", _together(_rows(plan.left_out))),
        ("problems", _rows(plan.problems)),
    ):
        if rows:
            yield get_text("imports", key)
            for where, why in rows[:_MOST]:
                yield format_text("imports", "row", where=_one_line(where), why=_one_line(why))
            if len(rows) > _MOST:
                yield format_text("imports", "more", count=f"{len(rows) - _MOST:,}")
    if plan.is_own and chosen:
        yield get_text("imports", "own")
    for label in () if plan.is_own else plan.unknown_labels:
        yield format_text("imports", "unknown_label", label=label, file=plan.file)


def _together(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same with all places that one sentence is about in one row."""
    from checkin.content.strings import format_text

    by_reason: dict[str, list[str]] = {}
    for where, why in rows:
        by_reason.setdefault(why, []).append(where)
    found = []
    for why, of_it in by_reason.items():
        named = ", ".join(of_it[:_ROWS_NAMED])
        more = len(of_it) - _ROWS_NAMED
        if more > 0:
            named = format_text("imports", "places", named=named, count=f"{more:,}")
        found.append((named, why))
    return found


def _labels(labels: Sequence[Label]) -> Iterator[str]:
    from checkin.content.strings import format_text, get_text

    if labels:
        yield get_text("imports", "labels")
    for label in labels[:_MOST]:
        becomes = ", ".join(label.becomes) or get_text("imports", "label_left_out")
        yield format_text(
            "imports", "label", name=label.name, count=f"{label.count:,}", becomes=becomes
        )
    if len(labels) > _MOST:
        yield format_text("imports", "more", count=f"{len(labels) - _MOST:,}")


def _days(plan: ImportPlan) -> str:
    from checkin.content.strings import format_text

    if plan.days is None:
        return ""
    first, last = (day.isoformat() for day in plan.days)
    if first == last:
        return first
    return format_text("imports", "days", first=first, last=last)


def _json(plan: ImportPlan, result: ImportResult | None) -> dict[str, object]:
    days = plan.days
    compared = plan.compared
    return {
        "file": plan.file,
        "from": plan.form,
        "done": result is not None,
        "entries": plan.brings,
        "first_day": days[0].isoformat() if days else None,
        "last_day": days[1].isoformat() if days else None,
        "beside": dict(plan.new_lines),
        "here": compared.there,
        "changed": compared.changed,
        "put_away": compared.away,
        "left_out": [{"where": one.where, "why": one.why} for one in plan.left_out],
        "problems": [{"where": one.where, "why": one.why} for one in plan.problems],
        "remarks": [{"where": where, "why": why} for where, why in plan.remarks],
        "labels": [
            {
                "sort": label.sort,
                "label": label.name,
                "entries": label.count,
                "becomes": list(label.becomes),
            }
            for label in plan.labels
        ],
        "unknown_labels": list(plan.unknown_labels),
        "backup": (result.backup or None) if result else None,
    }


def _rows(found: Sequence[LeftOut | Problem]) -> list[tuple[str, str]]:
    return [(one.where, one.why) for one in found]


def _one_line(text: str) -> str:
    from checkin.core.text import show

    return show(text, one_line=True)
