"""Tags as they are typed: several on one line, and the rest of one that was begun."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.suggester import SuggestionReady

from checkin.text import as_tag, one_tag
from checkin.tui.widgets.line import Line


def tags_typed(line: str) -> list[str] | None:
    """The tags on a line as they are written; None if one of them can be no tag."""
    found: dict[str, str] = {}
    for name in line.replace(",", " ").split():
        tag = one_tag(name)
        if tag is None:
            return None
        found.setdefault(as_tag(tag), tag)
    return list(found.values())


def complete(
    field: Line,
    begun: str,
    known: Callable[[str], Iterable[str]],
    *,
    without: Iterable[str] = (),
) -> None:
    """Offer the rest of the tag that the field ends with; the right arrow takes it.

    `known` gives tags that begin so, the most used first.
    """
    start = as_tag(_signed(begun))
    if len(start) != len(_signed(begun)) or len(start) < 2:
        return
    passed = {start, *without}
    longer = next((tag for tag in known(start) if tag not in passed), None)
    if longer is not None:
        rest = longer[len(start) :]
        field.post_message(SuggestionReady(field.value, field.value + rest))


def _signed(name: str) -> str:
    return name if name[:1] in ("#", "@") else f"#{name}"
