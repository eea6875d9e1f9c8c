"""Templates for what a person takes to someone else. Nothing is ever sent."""

from __future__ import annotations

from collections.abc import Collection

from checkin.content.loader import load_items
from checkin.content.strings import format_template
from checkin.content.topics import without
from checkin.core.frozen import Frozen

_NAMES = {"sh-sticky": "note"}


class ShareTemplate(Frozen):
    """One page or note, with places to fill."""

    id: str
    audience: str
    text: str
    asks: tuple[str, ...] = ()
    """Easy things to ask for, for `{ask}`."""
    care: str | None = None
    topics: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the shell calls it: therapist, friend, note."""
        return _NAMES.get(self.id, self.id.removeprefix("sh-"))

    @property
    def is_note(self) -> bool:
        """Whether it holds what was chosen and no word more."""
        return self.text.strip() == "{wins}"

    @property
    def takes_hard(self) -> bool:
        """Whether hard moments have a place in it; their small steps go along with them."""
        return "{hard}" in self.text

    @property
    def is_of_work(self) -> bool:
        """Whether it is for wins of the working day."""
        return "{win_work}" in self.text

    @property
    def is_dated(self) -> bool:
        """Whether it can be a page about some days, with each day in it."""
        return self.takes_hard or self.is_of_work


def templates(topics_off: Collection[str] | None = None) -> tuple[ShareTemplate, ...]:
    """The templates, in the order they are offered."""
    return without(load_items(ShareTemplate, "sharing", "template"), topics_off)


def asks() -> tuple[str, ...]:
    """Easy things to ask of someone one trusts."""
    return _ask().asks


def ask_text(ask: str) -> str:
    """The whole message that asks someone to be there, for one thing."""
    return format_template(_ask().text, ask=ask.strip().rstrip("?.").rstrip())


def _ask() -> ShareTemplate:
    return next(template for template in templates(()) if template.id == "sh-ask")
