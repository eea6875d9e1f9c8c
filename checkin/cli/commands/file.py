"""The file and what goes out of it: export, status, path, settings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from checkin.cli.command import Misused, argument, command, option
from checkin.cli.context import Shell, told
from checkin.cli.input import at_terminal
from checkin.cli.options import filters, wanted
from checkin.cli.output import is_narrow, note, say, say_json, write, write_bytes
from checkin.core.errors import NotPossible
from checkin.core.paths import absolute, journal_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from checkin.core.entries import Entry
    from checkin.core.query import EntryQuery
    from checkin.journal import Journal

FORMATS = ("json", "md", "csv")


@command("export")
@option("--format", "form", choices=FORMATS, help="Else as the file is called.")
@option(
    "--output",
    completes="files",
    metavar="FILE",
    help="Where to; standard output if not given.",
)
@option("--force", is_flag=True, help="Replace the file if there is one.")
@filters
@option("--trash", is_flag=True, help="What is put away too (JSON and CSV).")
@option("--drafts", is_flag=True, help="What is typed and not kept too (JSON).")
def export(
    shell: Shell,
    form: str | None,
    output: str | None,
    force: bool,
    kinds: tuple[str, ...],
    tags: tuple[str, ...],
    since: str | None,
    until: str | None,
    trash: bool,
    drafts: bool,
) -> int:
    """Take everything out as JSON, Markdown or CSV.

    JSON holds all that is yours: entries with their earlier words, people and plan, help lines,
    settings, and what was noted; with --trash and --drafts, all that is in the file. With a filter
    it holds the entries that are asked for, and their earlier words. Markdown is to read, and CSV
    is for a spreadsheet: they hold entries as they are now, and nothing else.

    Hard moments go along, unless --kind says otherwise. The file is for your eyes: nobody else on
    this computer can read it.

    In CSV a text that begins with =, +, - or @ has ' before it, so that no spreadsheet runs it.
    Topics and people have columns of their own, without # and @.
    """
    from checkin.core.frozen import replace

    to_stdout = output in (None, "-")
    path = "" if output is None or to_stdout else absolute(output)
    form = form or _form_of("" if output is None else output)
    if shell.json and to_stdout and form != "json":
        raise Misused("--json goes with an --output, or with --format json.")
    if trash and form == "md":
        raise Misused("--trash goes with json or csv.")
    if drafts and form != "json":
        raise Misused("--drafts goes with json.")
    with shell.open() as journal:
        want = wanted(
            journal.clock.today(),
            kinds=kinds,
            tags=tags,
            since=since,
            until=until,
            country=journal.settings["country"],
        )
        entries = _Passing(journal.search.iterate(want))
        if trash:
            entries.then(journal.search.iterate(replace(want, deleted=True)))
        if form == "json":
            from checkin.exporters.json import document

            whole = not any((kinds, tags, since, until))
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
            pieces = _pieces(form, entries)
        if to_stdout:
            for piece in pieces:
                write(piece)
            return 0
        if force and os.path.lexists(path):
            _refuse_none(journal, want, trash, path)
        _save(path, pieces, journal, force)
    if shell.json:
        say_json({"file": path, "format": form, "entries": len(entries.numbers)})
    else:
        from checkin.content.strings import plural

        what = plural("entries", len(entries.numbers)) or "0 entries"
        say(told("exported", what=what, file=path))
    return 0


@command("status")
def status(shell: Shell) -> int:
    """Say how your file is doing."""
    from checkin.core.frozen import as_dict

    with shell.open() as journal:
        found = as_dict(journal.file.status())
    found["file"] = journal_path(shell.file)
    if shell.json:
        say_json(found)
        return 0
    found["size"] = _size(found["size"])
    names = {name: told(f"status.{name}") for name in found}
    room = max(map(len, names.values())) + 2
    for name, value in found.items():
        say(f"{names[name].ljust(room)}{f'{value:,}' if isinstance(value, int) else value}")
    return 0


@command("path")
def path(shell: Shell) -> int:
    """Say where your file is.

    Nothing is opened or made: it may not be there yet.
    """
    found = journal_path(shell.file)
    if shell.json:
        say_json({"file": found})
    elif at_terminal(sys.stdout):
        say(found)
    else:  # for another program the name has to be exact, whatever bytes are in it
        write_bytes(os.fsencode(found) + b"\n")
    return 0


@command("settings")
@argument("name", required=False, completes="settings")
@argument("value", nargs=-1, completes="values")
def settings(shell: Shell, name: str | None, value: tuple[str, ...]) -> int:
    """Show or change a setting.

    Without a name it lists all of them, with what they are for.
    """
    from checkin.core.settings import SETTINGS, find

    if name is None:
        with shell.open() as journal:
            values, unfit = dict(journal.settings), dict(journal.settings.unfit)
        if shell.json:
            say_json(values)
        else:
            room = max(len(setting.name) for setting in SETTINGS) + 2
            for setting in SETTINGS:
                say(f"{setting.name.ljust(room)}{values[setting.name] or '-'}")
                choices = f" ({', '.join(setting.choices)})" if setting.choices else ""
                say(f"{' ' * room}{setting.about}{choices}")
        note(*(_unfit(each, unfit[each], values[each]) for each in unfit))
        return 0
    setting = find(name)
    notes: list[str] = []
    if value:
        with shell.keeping() as journal:
            notes = _set(journal, name, " ".join(value))
            now = journal.settings[name]
            shell.done()
    else:
        with shell.open() as journal:
            now = journal.settings[name]
            if name in journal.settings.unfit:
                notes = [_unfit(name, journal.settings.unfit[name], now)]
    if shell.json:
        say_json({"name": name, "value": now, "about": setting.about})
    else:
        say(now)
    note(*notes)
    return 0


def _set(journal: Journal, name: str, value: str) -> list[str]:
    """Set it; what is good to know about that."""
    before = journal.settings.topics_off()
    journal.settings.set(name, value)
    now_on = sorted(before - journal.settings.topics_off())
    if name != "topics-off" or not now_on:
        return []
    return [told("topics_on", topics=", ".join(now_on))]


def _unfit(name: str, stored: str, used: str) -> str:
    from checkin.core.dates import quoted

    return told("setting_unfit", name=name, stored=quoted(stored), used=used or "-")


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


def _form_of(output: str) -> str:
    from checkin.exporters.atomic_file import form_named

    return form_named(output, FORMATS, "json")


def _pieces(form: str, entries: Iterable[Entry]) -> Iterator[str]:
    if form == "csv":
        from checkin.exporters.csv import table

        return table(entries)
    from checkin.cli.rendering.entries import outcomes
    from checkin.content.strings import strings
    from checkin.exporters.markdown import page

    labels = {**strings("marks"), **outcomes(), **strings("fields"), "title": told("export_title")}
    return page(entries, {name: str(label) for name, label in labels.items()})


def _refuse_none(journal: Journal, want: EntryQuery, trash: bool, path: str) -> None:
    """Raise `NotPossible` if nothing at all would take the place of what stands there."""
    from checkin.core.frozen import replace

    wants = [want, replace(want, deleted=True)] if trash else [want]
    if not any(journal.entries(each, limit=1) for each in wants):
        raise NotPossible(
            f"There are no entries to save, and {path} was left as it is.",
            "`checkin status` says which file is used and what it holds.",
        )


def _save(path: str, pieces: Iterator[str], journal: Journal, force: bool) -> None:
    from checkin.exporters.atomic_file import save

    if journal.path and os.path.exists(path) and os.path.samefile(path, journal.path):
        raise NotPossible("That is the check-in file itself.", "Choose another name.")
    save(path, pieces, replace=force)


def _size(size: int) -> str:
    amount = float(size)
    for unit in ("bytes", "kB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "bytes" else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"
