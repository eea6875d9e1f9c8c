"""Lines that come all at once, from a terminal that does not say that something is pasted.

Nobody types several lines within a moment: they were pasted, or another program sends them. What
they are is told where they get to, by `checkin.tui.pasted_lines`.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.events import InputEvent, Key


class AtOnce(InputEvent):
    """Several lines of text that came all at once."""

    def __init__(self, keys: Iterable[Key]) -> None:
        """`keys` are what types them."""
        super().__init__()
        self.keys = [*keys]

    @property
    def text(self) -> str:
        """What they type; lines end as the terminal sent it."""
        return "".join(key.character or "" for key in self.keys)

    def first_line(self) -> tuple[list[Key], list[Key]]:
        """The keys of the first line with its end, and the others."""
        ends = (at for at, key in enumerate(self.keys, 1) if key.key == "enter")
        end = next(ends, len(self.keys))
        return self.keys[:end], self.keys[end:]
