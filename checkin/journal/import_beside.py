"""What a file of checkin holds beside entries, on its way into another: changes, lists, notes."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from checkin.core.entries import Entry
from checkin.core.entry_fields import FIELDS
from checkin.core.errors import CheckinError
from checkin.core.stretches import NOTE as STRETCH
from checkin.importers.record import Change, LeftOut, Line, Problem
from checkin.journal import entry_rows
from checkin.journal.hard_moment import LOOK_BACK
from checkin.journal.import_entries import stamp
from checkin.storage import imports
from checkin.storage.connection import Connection
from checkin.storage.merge_notes import NOTE as MERGED
from checkin.storage.past_wins import EXCLUDED
from checkin.storage.support_lists import LINE

_STARTS = {"help_lines": LINE, "stretches": STRETCH, "notes": "", "settings": ""}
"""How the names begin under which rows of a list are noted."""
_ABOUT_AN_ENTRY = (LOOK_BACK, EXCLUDED)
"""How notes begin whose names end with the number of an entry."""
_ABOUT_A_CHANGE = (imports.NOTE, MERGED)
"""How notes begin whose names end with the number of a change."""
_ELSEWHERE = "It is about an entry that has another number here."


def missing(connection: Connection, lines: Sequence[Line]) -> dict[str, int]:
    """How many rows of each list are not in the file yet, but what earlier imports noted."""
    found: dict[str, int] = {}
    for part in dict.fromkeys(line.part for line in lines):
        of_it = [line for line in lines if line.part == part]
        if part in imports.LISTS:
            number = len(imports.missing_lines(connection, part, [one.values for one in of_it]))
        elif part == "drafts":
            number = sum(not imports.has_draft(connection, one.values) for one in of_it)
        else:
            names = {_name(one) for one in of_it if not _name(one).startswith(_ABOUT_A_CHANGE)}
            table = _table(part)
            number = sum(not imports.is_named(connection, table, name) for name in names)
        if number:
            found[part] = number
    return found


def without_lost_imports(lines: Iterable[Line], changes: Iterable[Change]) -> list[Line]:
    """The rows without notes about earlier imports and merges whose change is not in the file."""
    there = {f"{start}{change.number}" for change in changes for start in _ABOUT_A_CHANGE}
    return [
        line
        for line in lines
        if line.part != "notes"
        or _name(line) in there
        or not _name(line).startswith(_ABOUT_A_CHANGE)
    ]


def numbered_elsewhere(
    lines: Iterable[Line], coming: Collection[int]
) -> tuple[list[Line], list[LeftOut]]:
    """The rows that can come into a file whose entries have other numbers, and those that can't.

    A note about an entry comes with it: `coming` has the numbers of those that come in.
    """
    kept: list[Line] = []
    left_out: list[LeftOut] = []
    for line in lines:
        name = _name(line) if line.part in _STARTS else ""
        about = _entry_of(name)
        if name.startswith(_ABOUT_A_CHANGE) or (about is not None and about not in coming):
            continue  # its change can't be undone here, or its entry is here already
        if line.part == "drafts" and _names_a_number(line):
            left_out.append(LeftOut(line.where, _ELSEWHERE))
        else:
            kept.append(line)
    return kept, left_out


def bring_lines(
    connection: Connection,
    lines: Sequence[Line],
    *,
    numbered: bool,
    numbers: Mapping[int, int],
) -> tuple[dict[str, list[tuple[str, str | None]]], list[tuple[str, str, str, str]]]:
    """Write the rows that are missing: what came into lists, and what was noted.

    `numbered` keeps the numbers they have; else `numbers` has those of entries in this file.
    """
    lists: dict[str, list[tuple[str, str | None]]] = {}
    named: list[tuple[str, str, str, str]] = []
    for table in imports.LISTS:
        rows = [line.values for line in lines if line.part == table]
        if rows:
            lists[table] = imports.add_lines(connection, table, rows, numbered=numbered)
    for line in lines:
        if line.part == "drafts":
            imports.add_draft(connection, line.values)
        elif line.part in _STARTS:
            name, value = _name(line), str(line.values["value"])
            if not numbered:
                name, value = renumbered(name, value, numbers.get)
            row = (_table(line.part), name, value, str(line.values["set_at"]))
            if name and imports.add_named(connection, *row):
                named.append(row)
    return lists, named


def bring_changes(
    connection: Connection, changes: Sequence[Change], *, numbered: bool
) -> dict[int, tuple[int, str]]:
    """Write changes of another file: (number here, state) by their numbers there.

    They come before the change that brings them in, which an undo takes back first, and all of
    them with it. What was undone there cannot be done again here.
    """
    found: dict[int, tuple[int, str]] = {}
    for change in sorted(changes, key=lambda change: change.number):
        if change.number in found:
            continue
        state = "done" if change.state == "done" else "passed"
        number = imports.add_change(
            connection, change.number if numbered else None, change.what, change.made_at, state
        )
        found[change.number] = number, state
    return found


def bring_versions(
    connection: Connection,
    changes: Sequence[Change],
    brought: Mapping[int, tuple[int, str]],
    added: Mapping[int, int],
    numbers: Mapping[int, int],
) -> list[Problem]:
    """Write the earlier versions of the entries that were added; those that no entry can be.

    `brought` is what `bring_changes` gave. The numbers here are by those in the file: `added` has
    those of the new entries, `numbers` those of all, which their parents are among.
    """
    problems: list[Problem] = []
    for change in changes:
        for version in change.versions:
            if version.number not in added:
                continue
            try:
                before, after = (
                    _snapshot(entry, numbers, change.made_at)
                    for entry in (version.before, version.after)
                )
            except CheckinError as error:
                problems.append(Problem(change.where, str(error)))
                continue
            imports.add_revision(
                connection, brought[change.number][0], added[version.number], before, after
            )
    return problems


def _snapshot(entry: Entry | None, numbers: Mapping[int, int], made_at: str) -> str | None:
    """An entry as a revision holds it: JSON of its columns. Raises a `CheckinError`.

    `made_at` stands in for a moment of deleting that cannot be read.
    """
    if entry is None:
        return None
    row, details = entry_rows.whole(entry)
    parent = None if entry.parent is None else numbers.get(entry.parent)
    columns = {name: row.get(name) for name in FIELDS} | {"parent": parent}
    deleted = (stamp(entry.deleted_at) or made_at) if entry.deleted_at else None
    return json.dumps({**columns, "deleted_at": deleted, **details}, ensure_ascii=False)


def renumbered(
    name: str, value: str, number_of: Callable[[int], int | str | None]
) -> tuple[str, str]:
    """A note with what stands for the numbers of entries; no name if its entry is not here."""
    if (about := _entry_of(name)) is not None:
        here = number_of(about)
        return (f"{name.partition(':')[0]}:{here}", value) if here else ("", value)
    if name.startswith(STRETCH):
        try:
            found = json.loads(value)
        except (ValueError, RecursionError):
            return name, value  # it is read as no stretch either
        if isinstance(found, dict) and isinstance(found.get("kept"), int):
            found["kept"] = number_of(found["kept"]) or 0
            value = json.dumps(found, ensure_ascii=False)
    return name, value


def _entry_of(name: str) -> int | None:
    """The number of the entry that a note is about, by its name."""
    for start in _ABOUT_AN_ENTRY:
        number = name.removeprefix(start)
        if number != name and number.isdecimal() and len(number) < 19:
            return int(number)
    return None


def _names_a_number(line: Line) -> bool:
    context = json.loads(str(line.values["context"]))
    numbers = any(isinstance(value, int) for value in context.values())
    return numbers or any(map(str.isdecimal, str(line.values["field"])))


def _name(line: Line) -> str:
    return f"{_STARTS[line.part]}{line.values['name']}"


def _table(part: str) -> str:
    return "settings" if part == "settings" else "state"
