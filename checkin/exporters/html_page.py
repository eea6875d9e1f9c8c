"""A page of HTML that loads nothing and runs nothing, to print or keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from checkin.core.text import show

DARK = """@media screen and (prefers-color-scheme: dark) {
  body { color: #d9d4c7; background: #1c2021; }
  footer { color: #a9a596; }
}
"""
"""What a style ends with whose page is dark on a screen that is, and black on white on paper."""


def html_page(title: str, style: str, body: Iterable[str]) -> Iterator[str]:
    """The page in pieces; `body` has to be harmless as HTML already."""
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
        " style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{safe(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )
    yield from body
    yield "</body>\n</html>\n"


def safe(text: str) -> str:
    """A text on one line, harmless inside an element."""
    return escape(show(text, one_line=True))
