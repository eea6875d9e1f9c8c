"""What goes out of the file as a whole: export."""

from __future__ import annotations

import os
from collections.abc import Iterator

from checkin.cli.command import Misused, command, option
from checkin.cli.context import Shell, told
from checkin.cli.options import filters, wanted
from checkin.cli.output import is_narrow, say, say_json, write
from checkin.core.errors import NotPossible
from checkin.core.paths import named_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from checkin.core.entries import Entry
    from checkin.core.query import EntryQuery
    from checkin.journal import Journal


def _as_csv(entries: Iterable[Entry]) -> Iterator[str]:
    from checkin.exporters.csv import table

    return table(entries)


def _as_markdown(entries: Iterable[Entry]) -> Iterator[str]:
    from checkin.cli.rendering.entries import outcomes
    from checkin.content.strings import strings
    from checkin.exporters.markdown import page

    labels = {**strings("marks"), **outcomes(), **strings("fields"), "title": told("export_title")}
    return page(entries, {name: str(label) for name, label in labels.items()})


_ENTRIES_AS = {"md": _as_markdown, "csv": _as_csv}
"""The forms that hold entries alone, as they are now; each is made in pieces."""
FORMATS = ("json", *_ENTRIES_AS)


@command("export")
@option("--format", "form", choices=FORMATS, help="The format, if the file name doesn't say.")
@option(
    "--output",
    completes="files",
    metavar="FILE",
    help="Where to save it; without it, prints to standard output.",
)
@option("--force", is_flag=True, help="Replace the file if there is one.")
@filters
@option("--trash", is_flag=True, help="Include the trash (JSON and CSV).")
@option("--drafts", is_flag=True, help="Include drafts (JSON).")
def export(
    shell: Shell,
    form: str | None,
    output: str | None,
    force: bool,
    trash: bool,
    drafts: bool,
    **asked: Any,
) -> int:
    """Save everything as JSON, Markdown or CSV.

    JSON holds everything that's yours: entries with their earlier versions, people, plan, help
    lines and settings. --trash and --drafts add the rest of the file. With a filter it holds the
    entries that match, and their earlier versions. Markdown is for reading and CSV for a
    spreadsheet: both hold your entries as they are now, and nothing else.

    Hard moments are included, unless you choose other kinds with --kind. Other users of this
    computer can't read the file.

    In CSV, text that begins with =, +, - or @ gets a ' before it, so that no spreadsheet runs it.
    Topics and people have columns of their own, without # and @.
    """
    from checkin.core.frozen import replace
    from checkin.exporters.atomic_file import keep_off, save

    to_stdout = output in (None, "-")
    path = "" if output is None or to_stdout else named_file(output)
    form = _form_of("" if output is None else output, form)
    if shell.json and to_stdout and form != "json":
        raise Misused("--json needs --output or --format json.")
    if trash and form not in ("json", "csv"):
        raise Misused("--trash works with json or csv.")
    if drafts and form != "json":
        raise Misused("--drafts works with json.")
    with shell.open() as journal:
        query = wanted(journal, **asked)
        entries = _Passing(journal.search.iterate(query))
        if trash:
            entries.then(journal.search.iterate(replace(query, deleted=True)))
        if form == "json":
            from checkin.exporters.json import document

            whole = not any(asked.values())
            beside = journal.file.other_data(
                entries.numbers, whole=whole, trash=trash, drafts=drafts
            )
            pieces = document(
                entries,
                journal.clock.now(),
                beside,
                whole=whole,
                ascii_only=to_stdout and is_narrow(),
            )
        else:
            pieces = _ENTRIES_AS[form](entries)
        if to_stdout:
            for piece in pieces:
                write(piece)
            return 0
        if force and os.path.lexists(path):
            _refuse_none(journal, query, trash, path)
        keep_off(path, journal.path)
        save(path, pieces, replace=force)
    if shell.json:
        say_json({"file": path, "format": form, "entries": len(entries.numbers)})
    else:
        from checkin.content.strings import plural

        what = plural("entries", len(entries.numbers)) or "0 entries"
        say(told("exported", what=what, file=path))
    return 0


class _Passing:
    """Entries that go by, and their numbers once they have."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.numbers: set[int] = set()
        self._parts = [entries]

    def then(self, entries: Iterable[Entry]) -> None:
        self._parts.append(entries)

    def __iter__(self) -> Iterator[Entry]:
        for part in self._parts:
            for entry in part:
                self.numbers.add(entry.id)
                yield entry


def _form_of(output: str, asked: str | None) -> str:
    """The format asked for, else the one the file's name asks for. Raises `Misused` for two."""
    from checkin.exporters.atomic_file import form_named, form_of_ending

    if asked is None:
        return form_named(output, FORMATS, "json")
    ending = form_of_ending(output)
    if ending in FORMATS and ending != asked:
        raise Misused(f"--format says {asked}, and the name of the file says {ending}.")
    return asked


def _refuse_none(journal: Journal, query: EntryQuery, trash: bool, path: str) -> None:
    """Raise `NotPossible` if nothing at all would take the place of what stands there."""
    from checkin.core.frozen import replace

    queries = [query, replace(query, deleted=True)] if trash else [query]
    if not any(journal.entries(each, limit=1) for each in queries):
        raise NotPossible(
            f"There's nothing to save, so {path} was left as it is.",
            "`checkin status` shows which file is in use and what's in it.",
        )
