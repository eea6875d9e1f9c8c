"""A document with sections, weeks and days as text, Markdown or HTML. No word is added here."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from checkin.core.entries import Dated
from checkin.core.support_records import Document
from checkin.core.text import show
from checkin.core.wrapping import cells
from checkin.exporters.markdown import inline, paragraph


def text(document: Document) -> str:
    """The whole document as text to paste."""
    rows = _underlined(document.title, "=")
    for section in document.sections:
        rows += ["", *_underlined(section.title, "-")]
        for index, (name, lines) in enumerate(section.weeks):
            rows += [""] if index else []
            rows += [show(name, one_line=True)] if name else []
            rows += map(_line, lines)
    for _, said in document.notes:
        rows += ["", show(said)]
    return "\n".join(rows) + "\n"


def markdown(document: Document) -> Iterator[str]:
    """The same as Markdown, in pieces."""
    yield f"# {inline(document.title)}\n"
    for section in document.sections:
        yield f"\n## {inline(section.title)}\n"
        for name, lines in section.weeks:
            yield f"\n### {inline(name)}\n\n" if name else "\n"
            for line in lines:
                yield _item(line)
    for _, said in document.notes:
        yield f"\n{inline(said)}\n"


def html(document: Document) -> Iterator[str]:
    """The same as the body of a page of HTML, in pieces."""
    yield f"<main>\n<h1>{_safe(document.title)}</h1>\n"
    for section in document.sections:
        yield f"<section>\n<h2>{_safe(section.title)}</h2>\n"
        for name, lines in section.weeks:
            if name:
                yield f"<h3>{_safe(name)}</h3>\n"
            if not lines[0].days:
                yield from (f'<p dir="auto">{_safe(line.text)}</p>\n' for line in lines)
                continue
            yield "<ul>\n"
            for line in lines:
                under = "".join(f'<li dir="auto">{_safe(step)}</li>\n' for step in line.under)
                # the words are set in their own direction, the day before them is not
                said = f": <bdi>{_safe(line.text)}</bdi>" if line.text else ""
                yield f"<li>{_safe(line.days)}{said}"
                yield f"\n<ul>\n{under}</ul>\n</li>\n" if under else "</li>\n"
            yield "</ul>\n"
        yield "</section>\n"
    yield "</main>\n"
    if document.notes:
        yield "<footer>\n"
        yield from (f"<p>{_safe(said)}</p>\n" for _, said in document.notes)
        yield "</footer>\n"


def _underlined(title: str, sign: str) -> list[str]:
    title = show(title, one_line=True)
    return [title, sign * cells(title)]


def _line(line: Dated) -> str:
    said = ": ".join(filter(None, (line.days, show(line.text))))
    if not line.days:
        return said
    rows = [f"- {said}".replace("\n", "\n  ")]
    rows += [f"  - {show(step)}".replace("\n", "\n    ") for step in line.under]
    return "\n".join(rows)


def _item(line: Dated) -> str:
    if not line.days:
        return f"{paragraph(line.text, begins_line=True)}\n"
    said = f": {paragraph(line.text, 2)}" if line.text else ""
    under = "".join(f"  - {paragraph(step, 4, begins_line=True)}\n" for step in line.under)
    return f"- {line.days}{said}\n{under}"


def _safe(words: str) -> str:
    return escape(show(words))
