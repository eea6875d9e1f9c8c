"""What is on the app's screen, and waiting until it is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App
from textual.pilot import Pilot

from checkin.journal import Journal
from checkin.tui.app import CheckinApp

_FLOW = "flow"
"""Workers of this group wait for the person; there is no end to wait for."""


@asynccontextmanager
async def opened(journal: Journal, *keys: str) -> AsyncIterator[tuple[CheckinApp, Pilot[None]]]:
    """The app at its usual size, after these keys, with all they began done and drawn."""
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        yield app, pilot


async def settled(pilot: Pilot[None]) -> None:
    """Wait until everything that the keys began is done and drawn."""
    app = pilot.app
    assert isinstance(app, CheckinApp)
    await pilot.pause()
    while app.writes or any(w.is_running and w.group != _FLOW for w in app.workers):
        await pilot.pause()
    await pilot.pause()


def lines(app: App[None]) -> list[str]:
    """The rows of the screen, as text."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def shown(app: App[None]) -> str:
    """The whole screen as text, a line each."""
    return "\n".join(lines(app))
