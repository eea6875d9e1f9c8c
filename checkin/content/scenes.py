"""Quiet pictures for the foot of Today."""

from __future__ import annotations

from checkin.content.loader import load_items
from checkin.core.frozen import Frozen


class Scene(Frozen):
    """One picture."""

    id: str
    lines: tuple[str, ...]
    """Of the same length, from the top."""
    low: tuple[str, ...]
    """The same in fewer lines."""

    def fitting(self, room: int) -> tuple[str, ...]:
        """The lines of it that so many rows hold; none if they are too few."""
        return next((lines for lines in (self.lines, self.low) if len(lines) <= room), ())


def scene(id: str) -> Scene | None:
    """The picture of that id; None if there is none."""
    return next((scene for scene in load_items(Scene, "scenes", "scene") if scene.id == id), None)
