"""Bringing in what other programs keep, and what an export of checkin holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from checkin.core.frozen import replace
from checkin.core.records import IMPORT
from checkin.core.text import fold, show
from checkin.importers import registry
from checkin.importers.record import Item, LeftOut, Line
from checkin.importers.source import open_source
from checkin.journal import import_beside
from checkin.journal.backups import Backups
from checkin.journal.import_entries import Candidate, Preparing
from checkin.journal.import_labels import Choices
from checkin.journal.import_plan import Comparison, ImportPlan, ImportResult
from checkin.journal.services import Service
from checkin.journal.settings import Settings
from checkin.storage import imports, revisions
from checkin.storage.entry_writer import begin_change, insert

Progress = Callable[[int], None]
"""Told now and then how many things are read or written."""

_NOW_AND_THEN = 200
_LONGEST_NAME = 100


class Imports(Service):
    """Imports of files. Part of `Journal`.

    A plan says what would come in, and changes nothing; `bring_in` does it, as one change that one
    undo takes back.
    """

    def read(
        self,
        path: str,
        *,
        form: str | None = None,
        choices: Choices | None = None,
        progress: Progress | None = None,
    ) -> ImportPlan:
        """What importing that file, folder or zip would bring in.

        The form it is in is found out, or is the one that is named; `checkin.importers.registry`
        has the names. Raises `CannotImport` if none of it can be read, and `NotPossible` for a
        choice that cannot be.
        """
        with open_source(path) as source:
            chosen = registry.named(form) if form else registry.recognized(source)
            return self.plan(
                registry.read(source, chosen),
                file=source.name,
                form=chosen,
                choices=choices,
                progress=progress,
            )

    def plan(
        self,
        items: Iterable[Item],
        *,
        file: str,
        form: registry.Format | None = None,
        choices: Choices | None = None,
        progress: Progress | None = None,
    ) -> ImportPlan:
        """What bringing in these things, read from a file of that name, would do.

        Raises `NotPossible` for a choice that cannot be.
        """
        now = self._services.timestamp()
        found = Preparing(choices or Choices(), self._services.clock, now)
        for count, item in enumerate(items, 1):
            found.take(item)
            if progress is not None and count % _NOW_AND_THEN == 0:
                progress(count)
        candidates = found.all()
        compared = self._compared(candidates)
        lines = import_beside.without_lost_imports(found.lines, found.changes)
        elsewhere: list[LeftOut] = []
        if not imports.is_untouched(self._connection):
            lines, elsewhere = import_beside.numbered_elsewhere(lines, compared.coming)
        return ImportPlan(
            file,
            form.name if form else "",
            form.label if form else "",
            candidates,
            compared,
            tuple(found.changes),
            tuple(lines),
            import_beside.missing(self._connection, lines),
            (*found.left_out, *elsewhere),
            tuple(found.problems),
            found.labels.all(),
            found.labels.unknown(),
        )

    def bring_in(self, plan: ImportPlan, *, progress: Progress | None = None) -> ImportResult:
        """Do what a plan says, all of it or nothing; what came in.

        What came into the journal since the plan was made is not brought in twice. Where there is
        anything to lose, a checked copy of the file is made first. Raises a `FileTrouble`, with
        nothing changed.
        """
        if not plan.brings_something:
            return ImportResult(plan)
        backup = self._services.get(Backups).make_before("import")
        with self._connection.transaction():
            writing = _Writing(self, plan, self._compared(plan.candidates), progress)
            numbers = writing.done()
        if plan.lines:
            self._services.get(Settings).refresh()
        return ImportResult(writing.plan, numbers, backup)

    def _compared(self, candidates: Sequence[Candidate]) -> Comparison:
        """Which of them are in the journal, as it is now.

        What has the same uid is the same. What another program wrote is also there if an entry of
        that day and kind has the same words, and the same time if both have one; each entry stands
        for one of them.
        """
        held = imports.by_uid(self._connection, [one.uid for one in candidates])
        taken = {each.number for each in held.values() if each.where != imports.UNDONE}
        alike = _Alike(self, taken)
        new: list[Candidate] = []
        again: dict[str, int] = {}
        numbers: dict[int, int] = {}
        there = changed = away = 0
        uids: set[str] = set()
        for one in candidates:
            known = held.get(one.uid)
            if known is None and not one.own:
                known = alike.found(one)
            if one.own and known is not None:
                numbers[one.number] = known.number
            if one.uid in uids:
                there += 1
            elif known is None:
                new.append(one)
            elif known.where == imports.UNDONE and not one.row.get("deleted_at"):
                new.append(one)
                again[one.uid] = known.number
            elif known.where == imports.AWAY and not one.row.get("deleted_at"):
                away += 1
            else:
                there += 1
                changed += one.own and one.row["text"] != known.text
            uids.add(one.uid)
        return Comparison(tuple(new), again, numbers, there, changed, away)


class _Alike:
    """Finds entries that are the same as what another program wrote, each once."""

    def __init__(self, service: Imports, taken: set[int]) -> None:
        self._connection = service._connection
        self._taken = taken
        self._days: dict[str, dict[tuple[str, str, str], list[imports.Held]]] = {}
        self._away: dict[tuple[str, str, str], list[imports.Held]] | None = None

    def found(self, one: Candidate) -> imports.Held | None:
        """The entry that is the same, and not the same as anything before."""
        day = one.content[0]
        if day not in self._days:
            if len(self._days) > 400:
                self._days.clear()
            self._days[day] = _by_content(imports.on_day(self._connection, day))
        if self._away is None:
            self._away = _by_content(imports.in_trash(self._connection))
        alike = [*self._days[day].get(one.content, []), *self._away.get(one.content, [])]
        for held in alike:
            if held.number not in self._taken and _same_time(held.at, one.row.get("at")):
                self._taken.add(held.number)
                return held
        return None


class _Writing:
    """Writes one import inside the open transaction."""

    def __init__(
        self, service: Imports, plan: ImportPlan, compared: Comparison, progress: Progress | None
    ) -> None:
        self._connection = service._connection
        self._now = service._services.timestamp()
        self._untouched = imports.is_untouched(self._connection)
        self._progress = progress
        self.plan = replace(plan, compared=compared)

    def done(self) -> tuple[int, ...]:
        """Write all of it; the numbers of the entries that came in."""
        connection, plan = self._connection, self.plan
        new = plan.compared.new
        mine = {one.number for one in new if one.own and one.uid not in plan.compared.again}
        changes = [
            change
            for change in plan.changes
            if any(version.number in mine for version in change.versions)
        ]
        numbered = self._untouched and _have_numbers(new)
        brought = import_beside.bring_changes(connection, changes, numbered=numbered)
        name = show(plan.file, one_line=True)[:_LONGEST_NAME]
        change = begin_change(connection, f"{IMPORT}{name}", self._now)
        here = dict(plan.compared.numbers)
        written = self._entries(change, here, numbered=numbered)
        added = {number: here[number] for number in mine}
        problems = import_beside.bring_versions(connection, changes, brought, added, here)
        lines: Sequence[Line] = plan.lines
        if not numbered:
            lines, _ = import_beside.numbered_elsewhere(lines, plan.compared.coming)
        lists, named = import_beside.bring_lines(connection, lines, numbered=numbered, numbers=here)
        states = list(brought.values())
        imports.note(connection, change, imports.Beside(lists, named, states), self._now)
        if problems:
            self.plan = replace(plan, problems=(*plan.problems, *problems))
        return written

    def _entries(self, change: int, here: dict[int, int], *, numbered: bool) -> tuple[int, ...]:
        """Write the entries, and note the numbers they have here by those in the file."""
        written: list[int] = []
        again = self.plan.compared.again
        for count, one in enumerate(sorted(self.plan.compared.new, key=_order), 1):
            row = {**one.row, "uid": one.uid}
            if numbered:
                row["id"] = one.number
            if one.uid in again:
                number = again[one.uid]
                revisions.put(self._connection, change, number, one.row, **one.details)
            else:
                number = insert(self._connection, change, row, self._now, **one.details)
            written.append(number)
            if one.own:
                here[one.number] = number
            if self._progress is not None and count % _NOW_AND_THEN == 0:
                self._progress(count)
        imports.parents(
            self._connection,
            (
                (here[one.number], here[one.parent])
                for one in self.plan.compared.new
                if one.parent in here and here[one.parent] != here[one.number]
            ),
        )
        return tuple(written)


def _have_numbers(new: Sequence[Candidate]) -> bool:
    """Whether each has a number of its own that an entry can have."""
    numbers = {one.number for one in new if 0 < one.number < 2**31}
    return len(numbers) == len(new)


def _order(one: Candidate) -> tuple[int, str, str]:
    """By number in a file of checkin, else by day and time."""
    if one.own:
        return one.number, "", ""
    return 0, str(one.row["day"]), str(one.row.get("at") or "")


def _by_content(
    entries: Iterable[imports.Held],
) -> dict[tuple[str, str, str], list[imports.Held]]:
    found: dict[tuple[str, str, str], list[imports.Held]] = {}
    for held in entries:
        found.setdefault((held.day, held.kind, fold(held.text)), []).append(held)
    return found


def _same_time(one: str | None, other: object) -> bool:
    """Whether both are the same minute, or one of them is not known."""
    return not one or not other or one[:16] == str(other)[:16]
