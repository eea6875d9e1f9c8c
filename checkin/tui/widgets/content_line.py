"""A line of content as a widget that draws line by line hands it to Textual."""

from __future__ import annotations

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget


def content_line(widget: Widget, content: Content, style: Style, width: int) -> Strip:
    """The content in so many cells, on the style."""
    segments = [
        Segment(text, part.rich_style)
        for text, part in content.render(style, "", widget.app.stylesheet.parse_style)
    ]
    return Strip(segments, content.cell_length).adjust_cell_length(width, style.rich_style)
