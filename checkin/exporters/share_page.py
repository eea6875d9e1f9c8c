"""A document for someone else: text to paste, or a page to print. No word is added here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from math import ceil

from checkin.core.support_records import Document
from checkin.core.text import show
from checkin.core.wrapping import cells, wrapped
from checkin.exporters import session_page
from checkin.exporters.html_page import DARK, html_page
from checkin.exporters.markdown import paragraph
from checkin.exporters.plan_page import LINE, TALL, WIDE

NOTE_WIDTH = 32
"""Cells a line of a note takes, so that it fits a small paper."""

_NOTE_SIZES = (64, 56, 48, 42, 36, 30, 26, 22, 18, 15, 12)
_LETTER_SIZES = (12, 11, 10, 9)
_HEADS = {"h1": "# ", "h2": "## "}
_USUAL = 11
"""Points of the letters where more than one page is needed anyway."""
_GAP = 1.0
"""What is left free between two paragraphs, in letters."""

_LETTER = """
@page { margin: 12mm; }
body { margin: 0 auto; max-width: 186mm; color: #222; background: #fff;
  font: %(size)spt/1.35 Georgia, "Noto Serif", serif; overflow-wrap: anywhere; }
p, li { margin: 0; }
p, bdi, li[dir] { white-space: pre-line; }
ul { margin: 0; padding: 0 0 0 1.1em; }
section + section { margin-top: 1em; }
h1 { font-size: 1.4em; margin: 0; }
h2 { font-size: 1.1em; margin: 1em 0 .2em; break-after: avoid; }
h3 { font-size: 1em; margin: .6em 0 .1em; break-after: avoid; }
li { break-inside: avoid; }
footer { margin-top: 1.5em; color: #555; }
@media screen { body { padding: 8mm; } }
"""
_NOTE = """
@page { margin: 0; }
body { margin: 0; box-sizing: border-box; min-height: 98vh; padding: 14mm; color: #222;
  background: #fff; display: flex; flex-direction: column; justify-content: space-evenly;
  font: %(size)spt/1.35 Georgia, "Noto Serif", serif; text-align: center; overflow-wrap: anywhere; }
p { white-space: pre-line; margin: .3em 0; }
"""


def text(document: Document, *, note: bool = False) -> str:
    """The document as text to paste; with `note`, in lines of `NOTE_WIDTH` cells.

    What a person changed is as they left it.
    """
    if document.changed:
        return show(document.changed) + "\n"
    if note:
        items = (show(item) for _, some in document.parts for item in some)
        return "\n\n\n".join("\n".join(wrapped(item, NOTE_WIDTH)) for item in items) + "\n"
    if document.sections:
        return session_page.text(document)
    return "\n\n".join(_paragraph(*part) for part in document.parts) + "\n"


def page(form: str, document: Document, *, note: bool = False) -> Iterator[str]:
    """The same as a file in one of the `FORMS` of `checkin.exporters.plan_page`, in pieces.

    Every text in it is harmless there. As HTML, a note is printed as large as one page allows.
    """
    if form == "html":
        yield from _html(document, note=note)
    elif form == "md" and document.changed:
        yield "\n\n".join(map(_markdown_block, _blocks(document.changed))) + "\n"
    elif form == "md" and document.sections:
        yield from session_page.markdown(document)
    elif form == "md":
        yield "\n\n".join(_markdown(*part) for part in document.parts) + "\n"
    else:
        yield text(document, note=note)


def _paragraph(lead: str, items: tuple[str, ...]) -> str:
    shown = [show(item) for item in items]
    if len(shown) > 1:
        shown = ["- " + item.replace("\n", "\n  ") for item in shown]
    return "\n".join([*([show(lead)] if lead else []), *shown])


def _markdown(lead: str, items: tuple[str, ...]) -> str:
    said = [paragraph(lead, begins_line=True)] if lead else []
    if len(items) > 1:
        said.append("\n".join("- " + paragraph(item, 2, begins_line=True) for item in items))
    else:
        said += [paragraph(item, begins_line=True) for item in items]
    return "\n\n".join(said)


def _html(document: Document, *, note: bool) -> Iterator[str]:
    style = (_NOTE if note else _LETTER) % {"size": _size(document, note=note)} + DARK
    return html_page(document.title, style, _body(document, note=note))


def _body(document: Document, *, note: bool) -> Iterator[str]:
    if document.changed:
        for tag, said in _blocks(document.changed):
            yield f'<{tag} dir="auto">{escape(show(said))}</{tag}>\n'
        return
    yield from session_page.html(document) if document.sections else ()
    for lead, items in document.parts:
        if not note:
            yield "<section>\n"
        if lead:
            yield f'<p dir="auto">{escape(show(lead))}</p>\n'
        if len(items) > 1 and not note:
            yield "<ul>\n"
            yield from (f'<li dir="auto">{escape(show(item))}</li>\n' for item in items)
            yield "</ul>\n"
        else:
            yield from (f'<p dir="auto">{escape(show(item))}</p>\n' for item in items)
        if not note:
            yield "</section>\n"


def _blocks(changed: str) -> Iterator[tuple[str, str]]:
    """The headings and paragraphs of a text, each with its element; a heading is underlined."""
    for block in re.split(r"\n(?:[ \t]*\n)+", changed.strip("\n")):
        first, _, rest = block.partition("\n")
        under, _, after = rest.partition("\n")
        if under and set(under.strip()) in ({"="}, {"-"}):
            yield ("h1" if "=" in under else "h2"), first
            block = after
        if block.strip():
            yield "p", block


def _markdown_block(block: tuple[str, str]) -> str:
    tag, said = block
    return _HEADS.get(tag, "") + paragraph(said, begins_line=tag == "p")


def _size(document: Document, *, note: bool) -> int:
    """The largest letters, in points, with which all of it is on one page."""
    if document.sections:
        return _USUAL
    sizes = _NOTE_SIZES if note else _LETTER_SIZES
    smallest = _NOTE_SIZES[-1] if note else _USUAL
    return next((size for size in sizes if _height(document, size, note=note) <= TALL), smallest)


def _height(document: Document, size: int, *, note: bool) -> float:
    """How tall the page is, in points. A letter is taken to be half as wide as it is tall, and a
    line to be a fifth short of its words."""
    letters = WIDE / (size * 0.5) * 0.8
    tall = 0.0
    for lead, items in document.parts:
        texts = ([lead] if lead else []) + list(items)
        rows = [line for said in texts for line in said.split("\n")]
        tall += sum(max(1, ceil(cells(row) / letters)) for row in rows) * LINE
        tall += _GAP * (len(items) if note else 1)
    return tall * size
