"""Templates for what a person takes to someone else. Nothing is ever sent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from checkin.content import fill, rows
from checkin.content.topics import without


@dataclass(frozen=True, slots=True)
class ShareTemplate:
    """One page or note, with places to fill."""

    id: str
    audience: str
    text: str
    asks: tuple[str, ...]
    """Easy things to ask for, for `{ask}`."""
    care: str | None
    topics: tuple[str, ...]


@cache
def _all() -> tuple[ShareTemplate, ...]:
    return tuple(
        ShareTemplate(
            row["id"],
            row["audience"],
            row["text"].strip() + "\n",
            tuple(row.get("ask_choices", ())),
            row.get("care"),
            tuple(row.get("topics", ())),
        )
        for row in rows("share", "template")
    )


def templates(topics_off: Collection[str] | None = None) -> tuple[ShareTemplate, ...]:
    """The templates, in the order they are offered."""
    return without(_all(), topics_off)


def asks() -> tuple[str, ...]:
    """Easy things to ask of someone one trusts."""
    return _ask().asks


def ask_text(ask: str) -> str:
    """The whole message that asks someone to be there, for one thing."""
    return fill(_ask().text, ask=ask.strip().rstrip("?.").rstrip()) or ""


def _ask() -> ShareTemplate:
    return next(template for template in _all() if template.id == "sh-ask")
