"""What a key press means on the page that is on top, and doing it for someone who clicks."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING
from unicodedata import normalize

from textual.events import InputEvent, MouseEvent

from checkin.tui.widgets.key_bar import key_named

if TYPE_CHECKING:
    from textual.app import App
    from textual.events import Event, Key


def counts(app: App[None], event: Event) -> bool:
    """Whether something that the person did still has a page to act on.

    After leaving, nothing does. A click that is not on the screen comes from before it was made
    smaller; Textual would take the focus away from the field for it.
    """
    if not isinstance(event, InputEvent):
        return True
    if app.return_code is not None or not app.screen_stack:
        return False
    if isinstance(event, MouseEvent) and app.mouse_captured is None:
        return app.size.region.contains(event.x, event.y)
    return True


async def press(app: App[None], key: str) -> None:
    """Do what a key does now: its action, on the part of the page that it belongs to."""
    active = app.screen.active_bindings.get(key)
    if active is not None and active.enabled:
        await app.run_action(active.binding.action, active.node)


def pressed_by(action: str) -> str:
    """The key that a word of the footer stands for, from what a click on it does."""
    return action.removeprefix("screen.press('").removesuffix("')")


def meant(event: Key, bound: Container[str]) -> str | None:
    """The key of `bound` that is meant; None if there is none.

    With Caps Lock, or from a full-width keyboard, it is the plain twin, where the sign itself is
    free.
    """
    if event.key in bound:
        return event.key
    twin = key_named(normalize("NFKC", event.character or "").lower())
    return twin if twin in bound else None
