"""Quiet pictures for the foot of Today."""

from __future__ import annotations

from checkin.content.loader import load_items
from checkin.core.frozen import Frozen


class Scene(Frozen):
    """One picture."""

    id: str
    lines: tuple[str, ...]
    """Of the same length, from the top."""


def scene(id: str) -> Scene | None:
    """The picture of that id; None if there is none."""
    return next((scene for scene in load_items(Scene, "scenes", "scene") if scene.id == id), None)
