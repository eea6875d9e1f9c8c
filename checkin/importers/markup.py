"""Words out of HTML and Markdown, with nothing of theirs lost."""

from __future__ import annotations

import re
from html.entities import html5

from checkin.importers.record import once

_TAG = re.compile(
    r"""</?([a-zA-Z][a-zA-Z0-9]*)(?:\s(?:[^<>"']|"[^"]{0,500}+"|'[^']{0,500}+')*+)?\s*/?>|<!--.{0,999}?-->""",
    re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,40}));")
_PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _PARAGRAPHS.union(
    ("html", "body", "header", "footer", "section", "article", "div", "blockquote", "pre", "hr"),
    ("ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "thead", "tr", "figure"),
)
_ITEM = "- "
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "big",
        "br",
        "cite",
        "code",
        "del",
        "em",
        "font",
        "head",
        "i",
        "img",
        "input",
        "ins",
    )
).union(
    (
        "input",
        "ins",
        "kbd",
        "mark",
        "meta",
        "q",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "style",
        "sub",
        "sup",
    ),
    ("td", "th", "title", "tt", "u", "var"),
)
_PUNCTUATION = re.compile(r"\\([!-/:-@\[-`{-~])")
_HASHTAG = re.compile(r"(?<![\w/#&\]\[(])#(?:\[\[([^\[\]\n]{1,100})\]\]|([\w/-]*[^\W\d_][\w/-]*))")
_CODE = re.compile(r"^(```|~~~).*?^\1[^\n]*$|`[^`\n]*`|\]\([^()\s]*\)|https?://\S+", re.M | re.S)


def from_html(html: str, *, line_breaks: bool = True) -> str:
    """The text of HTML: each block on a line of its own, the items of lists after hyphens.

    What is no tag that HTML has, and no entity, stays as it is. `line_breaks` keeps those that
    stand in it; real HTML does not mean them.
    """
    if not line_breaks:
        html = " ".join(html.split())
    pieces: list[str] = []
    index = 0
    for tag in _TAG.finditer(html):
        name = (tag[1] or "").lower()
        if tag[1] and name not in _BLOCKS and name not in _INLINE:
            continue
        _add(pieces, html[index : tag.start()], line_breaks=line_breaks)
        index = tag.end()
        if name == "br":
            pieces.append("\n")
        elif name in _BLOCKS:
            closing = tag[0].startswith("</")
            begins_item = not closing and bool(pieces) and pieces[-1] == _ITEM
            after_words = bool(pieces) and not pieces[-1].endswith("\n") and not begins_item
            if (closing and name in _PARAGRAPHS) or after_words:
                pieces.append("\n")
            if name == "li" and not closing:
                pieces.append(_ITEM)
    _add(pieces, html[index:], line_breaks=line_breaks)
    lines = "".join(pieces).split("\n")
    return "\n".join(line.strip(" ") if not line_breaks else line for line in lines).strip()


def _add(pieces: list[str], text: str, *, line_breaks: bool) -> None:
    between_blocks = not pieces or pieces[-1].endswith("\n")
    if text and (line_breaks or not between_blocks or text.strip()):
        pieces.append(_ENTITY.sub(_decoded, text).replace("\xa0", " "))


def _decoded(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        return html5.get(f"{name};", found[0])
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else found[0]


def unescaped(markdown: str) -> str:
    """Markdown without the backslashes before signs, and with plain line breaks."""
    text = _PUNCTUATION.sub(r"\1", markdown)
    return text.replace("\u2028", "\n").replace("\u2029", "\n")


def hashtags(text: str) -> tuple[str, ...]:
    """The tags in Markdown, `#home` or `#[[slow food]]`, without their sign."""
    return once(found[1] or found[2] for found in _HASHTAG.finditer(_CODE.sub(" ", text)))


def without_many_blanks(text: str) -> str:
    """The text with one empty line where there are several."""
    return re.sub(r"\n[ \t]*(?:\n[ \t]*)+\n", "\n\n", text).strip()
