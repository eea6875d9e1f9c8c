"""A document to print and keep: HTML that prints on one page, Markdown, or plain text."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from checkin.core.support_records import Document
from checkin.core.text import show
from checkin.core.wrapping import cells, hung
from checkin.exporters.atomic_file import form_named
from checkin.exporters.html_page import DARK, html_page, safe
from checkin.exporters.markdown import inline

FORMS = ("html", "md", "txt")
"""The forms a page can have, as its name ends."""

TALL, WIDE = 700, 515
"""Points of text there is room for, inside margins of 12 mm: the height of US letter paper, the
width of A4, each the smaller of the two."""
_SIZES = ((12, 1), (11, 1), (10, 1), (10, 2), (9, 2), (8, 2), (7, 2), (6, 2))
"""Letters of so many points in so many columns; the first that fits is taken."""
_LETTER = 0.57
"""How wide a letter of Noto Serif is on average, beside its size; Georgia is narrower."""
_PLAIN_WIDTH = 78
"""Cells of a line of plain text."""
LINE = 1.35
"""How tall a line is, in letters."""

_STYLE = """
@page { margin: 12mm; }
body { margin: 0 auto; max-width: 186mm; color: #222; background: #fff;
  font: %(size)spt/%(line)s Georgia, "Noto Serif", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.4em; margin: 0 0 .4em; }
h2 { font-size: 1em; margin: .6em 0 .1em; break-after: avoid; }
ul { margin: 0; padding: 0 0 0 1.1em; }
main { column-count: %(columns)s; column-gap: 8mm; }
footer { margin-top: .8em; color: #555; font-size: .85em; }
footer p { margin: 0; }
@media screen { body { padding: 8mm; } }
"""


def form_of(name: str) -> str:
    """The form that a file's name asks for; plain text without an ending.

    Raises `NotPossible` for an ending that asks for another form.
    """
    return form_named(name, FORMS, "txt")


def page(form: str, document: Document) -> Iterator[str]:
    """The whole page in pieces, in one of `FORMS`. Every text in it is harmless there."""
    return {"html": _html, "md": _markdown, "txt": _plain}[form](document)


def _html(document: Document) -> Iterator[str]:
    size, columns = _fitting(document)
    style = _STYLE % {"size": size, "columns": columns, "line": LINE} + DARK
    return html_page(document.title, style, _body(document))


def _body(document: Document) -> Iterator[str]:
    yield f"<h1>{safe(document.title)}</h1>\n<main>\n"
    for title, lines in document.parts:
        yield f"<section>\n<h2>{safe(title)}</h2>\n<ul>\n"
        yield from (f'<li dir="auto">{safe(line)}</li>\n' for line in lines)
        yield "</ul>\n</section>\n"
    yield "</main>\n"
    if document.notes:
        yield "<footer>\n"
        for title, text in document.notes:
            yield f'<p dir="auto">{safe(title)}: {safe(text)}</p>\n'
        yield "</footer>\n"


def _markdown(document: Document) -> Iterator[str]:
    yield f"# {inline(document.title)}\n"
    for title, lines in document.parts:
        yield f"\n## {inline(title)}\n\n"
        yield from (f"- {inline(line)}\n" for line in lines)
    if document.notes:
        yield "\n---\n\n"
        yield from (f"{inline(title)}: {inline(text)}  \n" for title, text in document.notes)


def _plain(document: Document) -> Iterator[str]:
    title = show(document.title, one_line=True)
    yield f"{title}\n{'=' * cells(title)}\n"
    for name, lines in document.parts:
        yield f"\n{show(name, one_line=True)}\n"
        for line in lines:
            text = show(line, one_line=True)
            yield from (f"{row}\n" for row in hung(text, _PLAIN_WIDTH, " - ", breaks_words=False))
    if document.notes:
        yield "\n"
        for name, text in document.notes:
            yield f"{show(name, one_line=True)}: {show(text, one_line=True)}\n"


def _fitting(document: Document) -> tuple[int, int]:
    """The largest letters, and the fewest columns, with which all of it is on one page."""
    return next((choice for choice in _SIZES if _height(document, *choice) <= TALL), _SIZES[-1])


def _height(document: Document, size: int, columns: int) -> float:
    """How tall the page is, in points. A letter is taken to be as wide as in a wide serif, and a
    line to be a tenth short of its words."""
    width = (WIDE - 23 * (columns - 1)) / columns
    letters = width / (size * _LETTER) * 0.9
    rows = 0.0
    for _, lines in document.parts:
        rows += 1.7 + sum(ceil((len(line) + 3) / letters) for line in lines)
    rows = rows / columns + (1.5 if columns > 1 else 0)
    rows += 2.5 + sum(
        ceil(len(f"{a}: {b}") / (WIDE / (size * _LETTER) * 0.9)) for a, b in document.notes
    )
    return rows * size * LINE
