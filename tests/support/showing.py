"""What is on the app's screen, and waiting until it is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from time import monotonic

from textual.app import App
from textual.pilot import Pilot

from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from tests.support.shown import RECORD

_FLOW = "flow"
"""Workers of this group wait for the person; there is no end to wait for."""
_LONGEST = 120.0
"""Seconds after which a test fails that waits for something without an end."""
_CALM = 3
"""How often nothing has to be going on: what is called after a refresh can begin more."""


@asynccontextmanager
async def opened(
    journal: Journal, *keys: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[CheckinApp, Pilot[None]]]:
    """The app, after these keys, with all they began done and drawn."""
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        yield app, pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys; after each that is no letter, and at the end, wait for all that it began."""
    for key in keys:
        await pilot.press(key)
        if len(key) > 1:
            await settled(pilot)
    await settled(pilot)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until everything that the keys began is done and drawn."""
    app = pilot.app
    assert isinstance(app, CheckinApp)
    while app.is_running and not app.key_queue.at_rest.is_set():  # an app that fell never rests
        with suppress(TimeoutError):
            await asyncio.wait_for(app.key_queue.at_rest.wait(), 1.0)
    calm, ends = 0, monotonic() + _LONGEST
    while calm < _CALM and app.is_running:
        await pilot.pause()
        calm = 0 if app.writes or busy(app) else calm + 1
        assert calm or monotonic() < ends, (app.screen, app.screen.size, app.writes, [*app.workers])


def busy(app: CheckinApp) -> bool:
    """Whether something goes on that ends by itself; a new size is taken after a moment."""
    working = any(worker.is_running and worker.group != _FLOW for worker in app.workers)
    laid_out = app.screen._compositor.size.area > 0
    return working or not laid_out or app._resize_event is not None


def lines(app: App[None]) -> list[str]:
    """The rows of the screen, as text."""
    found = [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]
    for line in found:  # what stands in a field is drawn by itself
        RECORD.drawn(line)
    return found


def shown(app: App[None]) -> str:
    """The whole screen as text, a line each."""
    return "\n".join(lines(app))


def begins(line: str) -> int:
    """In which column a row begins, from 0."""
    return len(line) - len(line.lstrip())
