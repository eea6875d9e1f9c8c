"""Templates for what a person takes to someone else. Nothing is ever sent."""

from __future__ import annotations

from collections.abc import Collection

from checkin.content.loader import load_items
from checkin.content.strings import format_template
from checkin.content.topics import without
from checkin.core.frozen import Frozen
from checkin.core.text import fold

_NAMES = {"sh-sticky": "note"}
_BEGIN = ("therap", "psychotherap", "counsel", "psycholog", "psychiatr")
"""How words begin that name a session."""
_NO_SESSION = ("physical", "physio", "occupational", "speech", "retail")
"""Words with which they name something else."""
_ALONE = ("session", "sessions")
"""Words that name one if hardly another one stands with them: a session can be one of yoga."""
_BESIDE = ("my", "the", "a", "weekly", "to", "went", "had", "at", "in")


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


def names_session(name: str) -> bool:
    """Whether somebody may well call their session so: Therapy with Anna, my session."""
    words = fold(name).split()
    if any(word.startswith(_NO_SESSION) for word in words):
        return False
    if any(word.startswith(_BEGIN) for word in words):
        return True
    left = [word for word in words if word not in _BESIDE]
    return len(left) == 1 and left[0] in _ALONE


def asks() -> tuple[str, ...]:
    """Easy things to ask of someone one trusts."""
    return _ask().asks


def ask_text(ask: str) -> str:
    """The whole message that asks someone to be there, for one thing."""
    return format_template(_ask().text, ask=ask.strip().rstrip("?.").rstrip())


def _ask() -> ShareTemplate:
    return next(template for template in templates(()) if template.id == "sh-ask")
