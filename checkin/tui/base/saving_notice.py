"""What a page says while words take longer to save than a moment, so that none seem to be gone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Protocol

from textual.timer import Timer

from checkin.content.strings import format_text
from checkin.core.text import show
from checkin.core.wrapping import shortened

SOON = 0.5
"""Seconds after which it is said; a file that no other program uses takes a hundredth of it."""
_ROOM = 50
"""In how many cells the words are shown."""


class Notifying(Protocol):
    """What the notice knows of a page."""

    @property
    def status(self) -> str:
        """What the page says."""

    def show_status(self, text: str) -> None:
        """Say something else."""

    def set_timer(self, within: float, callback: partial[None], /) -> Timer:
        """Call something later."""


def said_of(words: Collection[str]) -> str:
    """What is said of words that are being saved; empty if there are none."""
    texts = (show(text, one_line=True).strip() for text in words)
    text = next(filter(None, texts), "")
    return format_text("errors", "saving", words=shortened(text, _ROOM)) if text else ""


@contextmanager
def saving_notice(page: Notifying, words: Collection[str]) -> Iterator[None]:
    """Say which words are being saved, if that takes long; what else is said meanwhile stays."""
    said = said_of(words)
    if not said:
        yield
        return
    timer = page.set_timer(SOON, partial(page.show_status, said))
    try:
        yield
    finally:
        timer.stop()
        if page.status == said:
            page.show_status("")
