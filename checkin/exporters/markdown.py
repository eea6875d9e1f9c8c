"""Entries as Markdown: a page to read, print or keep among other notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from checkin.core.day_names import day_name
from checkin.core.entries import Entry
from checkin.core.entry_checks import SCALES
from checkin.core.reflections import cue_key, name_key
from checkin.core.text import show

_ANYWHERE = re.compile(r"[\\`*\[\]<~|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_AT_START = re.compile(r"[#>=+-]")
_NUMBERED = re.compile(r"\A([0-9]{1,9})([.)])(?=\s|$)")


def page(entries: Iterable[Entry], labels: Mapping[str, str]) -> Iterator[str]:
    """The page in pieces, a heading for each day; the entries have to come by day.

    `labels` gives each kind, sort of reflection, outcome and detail its words: "win", "why", ...
    """
    yield f"# {labels['title']}\n"
    day = None
    for entry in entries:
        if entry.day != day:
            day = entry.day
            yield f"\n## {day_name(day)}\n\n"
        yield _item(entry, labels)


def inline(text: str) -> str:
    """A text on one line, harmless, with its signs as signs."""
    return escaped(show(text, one_line=True))


def escaped(text: str) -> str:
    """The text with every sign that Markdown would take for more than a sign made plain.

    The first line is taken to stand after a label, where a list or heading cannot begin.
    """
    lines: list[str] = []
    for line in show(text).split("\n"):
        line = _ANYWHERE.sub(lambda found: "\\" + found[0], line.strip())
        if lines:
            line = _NUMBERED.sub(r"\1\\\2", line)
            line = "\\" + line if _AT_START.match(line) else line
        lines.append(line)
    return "\n".join(lines)


def _item(entry: Entry, labels: Mapping[str, str]) -> str:
    label = labels[name_key(entry)]
    time = f"{entry.at:%H:%M} " if entry.at else ""
    text = paragraph(entry.sentence if entry.kind == "intention" else entry.text, 2)
    outcome = f" ({labels[entry.outcome]})" if entry.outcome else ""
    lines = [f"- {time}**{label[:1].upper()}{label[1:]}**{': ' if text else ''}{text}{outcome}"]
    for name, value in (
        (cue_key(entry), entry.cue if entry.kind == "reflection" else ""),
        *entry.notes.items(),
        ("tags", " ".join(sorted(entry.more_tags))),
        ("feelings", ", ".join(sorted(entry.feelings))),
        ("marks", ", ".join(sorted(entry.marks))),
        *((name, _number(getattr(entry, name))) for name in SCALES),
    ):
        if value:
            lines.append(f"  - {labels[name]}: {paragraph(value, 4)}")
    return "\n".join(lines) + "\n"


def paragraph(text: str, indent: int = 0, *, begins_line: bool = False) -> str:
    """The text with its further lines below each other, moved in: two spaces break a line.

    With `begins_line`, a list or heading could begin where it stands.
    """
    said = escaped("\n" + text)[1:] if begins_line else escaped(text)
    return said.replace("\n", "  \n" + " " * indent)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
