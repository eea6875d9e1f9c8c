"""Saving what can be read of a damaged file: rescue."""

from __future__ import annotations

import os

from checkin.cli.command import argument, command
from checkin.cli.context import Shell
from checkin.cli.output import say, say_json
from checkin.core.day_names import date_name
from checkin.core.paths import check_folder, journal_path, named_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checkin.core.rescue_records import Missing, Rescued
    from checkin.journal.restoring import Restoring

_MOST = 12
"""How many entries are named; `--json` has all of them."""


@command("rescue")
@argument("output", metavar="NEWFILE", completes="files")
def rescue(shell: Shell, output: str) -> int:
    """Save what can be read of a damaged file into a new one.

    It reads your file page by page, past what is damaged, and says what is missing. Entries,
    their earlier versions, people, your plan, drafts and settings are saved. Your file is
    read and not changed. The new file of an encrypted one has its passphrase.
    NEWFILE is a name that no file has yet: nothing is ever replaced.

    `checkin restore NEWFILE` then puts the new file in the place of the damaged one, which is
    kept beside it.
    """
    from checkin.cli.progress import Progress
    from checkin.core.frozen import as_dict
    from checkin.journal import Journal

    path = journal_path(shell.file)
    new = named_file(output)
    if os.path.lexists(path):  # that one is missing is said first
        check_folder(os.path.dirname(new))  # before a passphrase is asked for
    shell.decrypt(path)
    with Progress("rescue", "reading") as progress:
        done = Journal.rescue(path, new, progress=progress)
    if shell.json:
        found = as_dict(done)
        found["missing"] = [as_dict(each) for each in done.missing]
        say_json(found)
    else:
        for line in _lines(Journal.restoring(path), done):
            say(line)
    return 0


def _lines(restoring: Restoring, done: Rescued) -> Iterator[str]:
    """What was saved, what is missing, and how to go on."""
    from checkin.content.strings import format_text, get_text
    from checkin.journal import Journal

    counts = {"entries": done.entries, "trash": done.trash, "versions": done.versions}
    parts = [_counted(name, count) for name, count in {**counts, **done.lists}.items()]
    yield format_text("rescue", "saved", file=done.path, what=", ".join(filter(None, parts)))
    if Journal.is_encrypted(done.path):
        yield get_text("rescue", "encrypted")
    if done.is_whole:
        yield get_text("rescue", "whole")
    else:
        if done.is_headless:
            yield get_text("rescue", "headless")
        elif done.bad_pages:
            yield _counted("bad_pages", done.bad_pages, pages=f"{done.pages:,}")
        if done.missing:
            named = _listed([_named(each) for each in done.missing])
            yield _counted("missing", len(done.missing), entries=named)
        elif not (done.from_index or done.cut):
            yield get_text("rescue", "none_missing")
        for name, numbers in (("from_index", done.from_index), ("cut", done.cut)):
            if numbers:
                named = _listed([f"#{number}" for number in numbers])
                yield _counted(name, len(numbers), entries=named)
        perhaps = dict.fromkeys(get_text("rescue", f"of_{name}") for name in done.perhaps)
        if perhaps:
            yield format_text("rescue", "perhaps", what=", ".join(perhaps))
        if restoring.listed() and (done.missing or done.from_index or done.cut or perhaps):
            yield format_text("rescue", "backups", command=restoring.command("backups"))
    from shlex import quote

    command = restoring.command(f"restore {quote(done.path)}")
    yield format_text("rescue", "next", command=command)


def _named(missing: Missing) -> str:
    from datetime import date

    from checkin.content.strings import format_text

    try:
        day = date.fromisoformat(missing.day)
    except ValueError:
        return format_text("rescue", "missing_number", number=missing.number)
    said = date_name(day)
    return format_text("rescue", "missing_day", number=missing.number, day=said)


def _listed(names: Sequence[str]) -> str:
    from checkin.content.strings import format_text

    if len(names) <= _MOST:
        return ", ".join(names)
    rest = f"{len(names) - _MOST:,}"
    return format_text("rescue", "and_more", entries=", ".join(names[:_MOST]), count=rest)


def _counted(key: str, count: int, **values: str) -> str:
    """A sentence for one or for several; empty for none."""
    from checkin.content.strings import format_template, get_texts

    one, many = get_texts("rescue", key)
    return (
        format_template(one if count == 1 else many, count=f"{count:,}", **values) if count else ""
    )
