"""Whether the words in a field are a reason to offer people, while they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.timer import Timer

    from checkin.tui.base.screen import Page
    from checkin.tui.widgets.text_field import TextField

PAUSE = 0.3
"""Seconds without a letter after which they are read: no key waits for it."""


class HeavyWords:
    """Reads what stands in a field once typing pauses; what was found of it holds until then."""

    def __init__(self, page: Page[Any]) -> None:
        self._page = page
        self._heavy: set[str] = set()
        """The fields with such words, by their ids."""
        self._timer: Timer | None = None

    def stand_in(self, field: TextField) -> bool:
        """Whether such words stand there now."""
        return field.id in self._heavy and bool(field.value.strip())

    def look_at(self, field: TextField) -> None:
        """Read what stands there once no other letter comes."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._page.set_timer(PAUSE, lambda: self._read(field))

    def _read(self, field: TextField) -> None:
        from checkin.content.distress_words import heavy

        now = {field.id or ""} if heavy(field.value) else set()
        before, self._heavy = self._heavy, self._heavy - {field.id or ""} | now
        if self._heavy != before:
            self._page.reload()
            self._page.refresh_bindings()
