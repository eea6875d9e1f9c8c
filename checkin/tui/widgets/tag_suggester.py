"""Tags as they are typed: several on one line, and the rest of one that was begun."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.suggester import SuggestionReady

from checkin.core.text import as_tag, one_tag
from checkin.tui.widgets.text_field import TextField


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
    field: TextField,
    begun: str,
    known: Callable[[str], Iterable[str]],
    *,
    without: Iterable[str] = (),
) -> None:
    """Offer the rest of the tag that the field ends with; the right arrow takes it.

    `known` gives tags that begin so as they are written, the most used first.
    """
    signed = _signed(begun)
    start = as_tag(signed)
    if len(signed) < 2:
        return
    passed = {start, *map(as_tag, without)}
    for tag in known(start):
        if as_tag(tag) not in passed and as_tag(tag[: len(signed)]) == start:
            rest = tag[len(signed) :]
            field.post_message(SuggestionReady(field.value, field.value + rest))
            return


def _signed(name: str) -> str:
    return name if name[:1] in ("#", "@") else f"#{name}"
