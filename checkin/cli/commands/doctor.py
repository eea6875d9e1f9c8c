"""Looking after the file: doctor."""

from __future__ import annotations

import os
import sys

from checkin.cli.command import command, option
from checkin.cli.context import Shell
from checkin.cli.output import is_narrow, say, say_json, size_words
from checkin.core.checkup_records import FINE, NOTE, TROUBLE, Finding
from checkin.core.paths import journal_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checkin.core.checkup_records import Mended
    from checkin.journal.checkup import Checkup

_WIDE, _HIGH = 60, 20
"""The size of a terminal from which on pages are easy to read."""


@command("doctor")
@option("--mend", is_flag=True, help="Make search index and counts anew, after a backup.")
def doctor(shell: Shell, mend: bool) -> int:
    """Look whether all is well with your file, and say what to do.

    It looks at the file, its permissions, pages, counts and search index, its backups, other
    copies beside it, settings and the terminal. It reads, and makes and changes nothing. It
    ends with 0 if all is well, and with 1 if there is something for you to do.

    `--mend` makes the search index and the counts anew, and puts back what another program
    changed in how the file works. A backup is made first. For a damaged file, `checkin restore`
    and `checkin rescue` are the way.
    """
    from checkin.journal import Journal

    checkup = Journal.checkup(journal_path(shell.file))
    done: Mended | None = None
    shell.decrypt(checkup.path, can_skip=not mend)
    if mend:
        done = checkup.mend()
        shell.done()
    found = [*checkup.findings(), *_terminal(), _program(checkup)]
    todo = [each for each in found if each.state == TROUBLE]
    if shell.json:
        from checkin.core.frozen import as_dict

        say_json(
            {
                "fine": not todo,
                "file": checkup.path,
                "mended": as_dict(done) if done else None,
                "found": [_as_json(each) for each in found],
            }
        )
    else:
        if done:
            for line in _mended(checkup, done):
                say(line)
            say("")
        for line in _lines(found, len(todo)):
            say(line)
    return 1 if todo else 0


def _lines(found: Sequence[Finding], todo: int) -> Iterator[str]:
    """A line for each finding, with what to do below it."""
    from checkin.content.strings import format_template, get_text, get_texts

    names = [get_text("doctor", f"subject_{each.subject}") for each in found]
    room = max(map(len, names)) + 2
    arrow = "->" if is_narrow() else "→"
    before = ""
    for name, each in zip(names, found, strict=True):
        said, do = _sentences(each)
        yield f"{('' if name == before else name).ljust(room)}{said}"
        if do:
            yield f"{' ' * room}{arrow} {do}"
        before = name
    one, many = get_texts("doctor", "to_do")
    yield ""
    if todo:
        yield one if todo == 1 else format_template(many, count=f"{todo:,}")
    else:
        yield get_text("doctor", "all_fine")


def _sentences(finding: Finding) -> tuple[str, str]:
    """What is said of it, and what to do; empty where there is nothing to do."""
    from checkin.content.strings import format_text, plural, strings

    values = dict(finding.values)
    if "size" in values and values["size"].isdecimal():
        values["size"] = size_words(int(values["size"]))
    if "entries" in values:
        number = int(values["entries"])
        values["entries"] = plural("entries", number) or "no entries"
    said = format_text("doctor", finding.key, **values)
    do = f"{finding.key}_do"
    return said, format_text("doctor", do, **values).strip() if do in strings("doctor") else ""


def _as_json(finding: Finding) -> dict[str, object]:
    said, do = _sentences(finding)
    return {
        "subject": finding.subject,
        "state": finding.state,
        "said": said,
        "do": do or None,
    }


def _mended(checkup: Checkup, done: Mended) -> Iterator[str]:
    from checkin.content.strings import format_template, format_text, get_text, get_texts, plural
    from checkin.journal import Journal

    def counted(key: str, count: int) -> str:
        one, many = get_texts("doctor", key)
        return (one if count == 1 else format_template(many, count=f"{count:,}")) if count else ""

    yield format_text("doctor", "mended_backup", number=done.number)
    entries = plural("entries", done.entries) or "no entries"
    search = format_text("doctor", "mended_search", entries=entries)
    yield f"{search} {counted('mended_unfound', done.unfound)}".strip()
    counts = get_text("doctor", "mended_counts")
    yield f"{counts} {counted('mended_miscounted', done.miscounted)}".strip()
    if done.changed:
        yield format_text("doctor", "mended_changed", names=", ".join(done.changed))
    undo = Journal.restoring(checkup.path).command(f"restore {done.number}")
    yield format_text("doctor", "mended_undo", command=undo)


def _terminal() -> Iterator[Finding]:
    """What is to be said of the terminal that this runs in."""
    from checkin.cli.terminal import at_terminal

    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if not (at_terminal(sys.stdin) and at_terminal(sys.stdout)):
        yield Finding("terminal", "terminal_none", NOTE)
        return
    columns, lines = os.get_terminal_size(sys.stdout.fileno())
    values = {"size": f"{columns} x {lines}", "encoding": encoding.upper(), "colors": _colors()}
    if os.environ.get("TERM", "").lower() in ("dumb", ""):
        yield Finding("terminal", "terminal_dumb", TROUBLE, values)
    elif is_narrow():
        yield Finding("terminal", "terminal_narrow", TROUBLE, values)
    elif 0 < columns < _WIDE or 0 < lines < _HIGH:
        yield Finding("terminal", "terminal_small", NOTE, values)
    else:
        yield Finding("terminal", "terminal", FINE, values)


def _colors() -> str:
    from checkin.content.strings import get_text

    if os.environ.get("NO_COLOR"):
        return get_text("doctor", "colors_off")
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return get_text("doctor", "colors_true")
    many = "256" in os.environ.get("TERM", "")
    return get_text("doctor", "colors_some" if many else "colors_few")


def _program(checkup: Checkup) -> Finding:
    import platform

    from checkin import __version__

    values = {
        "checkin": __version__,
        "python": platform.python_version(),
        "sqlite": checkup.sqlite_version,
    }
    return Finding("program", "program", FINE, values)
