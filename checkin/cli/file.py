"""The file and what goes out of it: export, status, path, settings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from checkin.cli.asking import at_terminal
from checkin.cli.choices import filters, wanted
from checkin.cli.printing import is_narrow, say, say_json, write
from checkin.cli.shell import Shell, command, told
from checkin.errors import NotPossible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checkin.journal import Journal
    from checkin.model import Entry

FORMATS = ("json", "md", "csv")


@command("export")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Else as the file is called.")
@click.option("--output", metavar="FILE", help="Where to; standard output if not given.")
@click.option("--force", is_flag=True, help="Replace the file if there is one.")
@filters
@click.option("--trash", is_flag=True, help="What is put away too (JSON and CSV).")
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
) -> int:
    """Take everything out as JSON, Markdown or CSV.

    JSON holds every detail; Markdown reads well; CSV opens in a spreadsheet. Hard moments go
    along, unless --kind says otherwise. The file is for your eyes: nobody else on this computer
    can read it.
    """
    from dataclasses import replace

    to_stdout = output in (None, "-")
    form = form or _form_of("" if output is None else output)
    if shell.json and to_stdout and form != "json":
        raise click.UsageError("--json goes with an --output, or with --format json.")
    if trash and form == "md":
        raise click.UsageError("--trash goes with json or csv.")
    with shell.open() as journal:
        want = wanted(journal.clock.today(), kinds=kinds, tags=tags, since=since, until=until)
        entries = _Counted(journal.finding.each(want))
        if trash:
            entries.then(journal.finding.each(replace(want, deleted=True)))
        pieces = _pieces(form, entries, journal, narrow=to_stdout and is_narrow())
        if output is None or to_stdout:
            for piece in pieces:
                write(piece)
            return 0
        _save(output, pieces, journal, force)
    path = os.path.abspath(output)
    if shell.json:
        say_json({"file": path, "format": form, "entries": entries.count})
    else:
        from checkin.content.screens import counted

        what = counted("entries", entries.count) or "0 entries"
        say(told("exported", what=what, file=path))
    return 0


@command("status")
def status(shell: Shell) -> int:
    """Say how your file is doing."""
    from dataclasses import asdict

    with shell.open() as journal:
        found = asdict(journal.file.status())
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
    from checkin.paths import journal_path

    found = journal_path(shell.file)
    if shell.json:
        say_json({"file": found})
    elif at_terminal(sys.stdout) or not hasattr(sys.stdout, "buffer"):
        say(found)
    else:  # for another program the name has to be exact, whatever bytes are in it
        sys.stdout.buffer.write(os.fsencode(found) + b"\n")
    return 0


@command("settings")
@click.argument("name", required=False)
@click.argument("value", nargs=-1)
def settings(shell: Shell, name: str | None, value: tuple[str, ...]) -> int:
    """Show or change a setting.

    Without a name it lists all of them, with what they are for.
    """
    from checkin.settings import SETTINGS, find

    with shell.open() as journal:
        if name is None:
            if shell.json:
                say_json(dict(journal.settings))
                return 0
            room = max(len(setting.name) for setting in SETTINGS) + 2
            for setting in SETTINGS:
                say(f"{setting.name.ljust(room)}{journal.settings[setting.name] or '-'}")
                choices = f" ({', '.join(setting.choices)})" if setting.choices else ""
                say(f"{' ' * room}{setting.about}{choices}")
            return 0
        setting = find(name)
        if value:
            journal.settings.set(name, " ".join(value))
        now = journal.settings[name]
    if shell.json:
        say_json({"name": name, "value": now, "about": setting.about})
    else:
        say(now)
    return 0


class _Counted:
    """Entries that are counted while they go by."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.count = 0
        self._parts = [entries]

    def then(self, entries: Iterable[Entry]) -> None:
        self._parts.append(entries)

    def __iter__(self) -> Iterator[Entry]:
        for part in self._parts:
            for entry in part:
                self.count += 1
                yield entry


def _form_of(output: str) -> str:
    ending = os.path.splitext(output)[1].casefold().removeprefix(".")
    return {"markdown": "md"}.get(ending, ending if ending in FORMATS else "json")


def _pieces(form: str, entries: _Counted, journal: Journal, *, narrow: bool) -> Iterator[str]:
    if form == "csv":
        from checkin.exchange.as_csv import table

        return table(entries)
    if form == "md":
        from checkin.cli.paper import outcomes
        from checkin.content import pack
        from checkin.content.screens import words
        from checkin.exchange.as_markdown import page

        labels = {name: str(label) for name, label in words("marks").items()} | outcomes()
        return page(entries, labels | pack("shell")["details"] | {"title": told("export_title")})
    from checkin.exchange.as_json import document

    return document(entries, journal.clock.now(), ascii_only=narrow)


def _save(output: str, pieces: Iterator[str], journal: Journal, force: bool) -> None:
    from checkin.exchange.saving import save

    if journal.path and os.path.exists(output) and os.path.samefile(output, journal.path):
        raise NotPossible("That is the check-in file itself.", "Choose another name.")
    save(output, pieces, replace=force)


def _size(size: int) -> str:
    amount = float(size)
    for unit in ("bytes", "kB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "bytes" else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"
