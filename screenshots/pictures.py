"""The pictures of the scenes in their sizes and themes: where they are, and how they are taken."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from textual.pilot import Pilot

from checkin.core.clock import Clock
from checkin.core.entries import Entry, NewEntry
from checkin.demo_journal import demo_journal
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.base.entries_source import FIRST
from screenshots.scenes import NOW, SCENES, SMALL, USUAL, Scene

THEMES = ("dusk", "dawn")
README = {
    f"{name}-dusk-80x24.svg" for name in ("today", "morning", "wins", "hard", "evening", "history")
}
"""The pictures that the README shows."""
IN_CLEAR = {
    *("today", "morning", "wins", "hard", "evening", "evening-feelings", "history", "people"),
    *("settings", "palette", "lock", "passphrase"),
}
"""The scenes that are shown in high contrast too, at 80x24 and 60x20."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One scene in one size and theme."""

    feature: str
    scene: Scene
    size: tuple[int, int]
    theme: str

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"{self.scene.name}-{self.theme}-{self.columns_and_lines}.svg"

    @property
    def columns_and_lines(self) -> str:
        """Its size, as in the names of files."""
        width, height = self.size
        return f"{width}x{height}"

    @property
    def path(self) -> str:
        """Where its file is below this folder; those of the README are at the top."""
        return self.name if self.name in README else f"{self.feature}/{self.name}"


Sitting = tuple[Picture, ...]
"""Pictures of one scene in one size, taken one after another while it is open."""


def _pictures_of(feature: str, scene: Scene) -> Iterator[Picture]:
    """All pictures of a scene."""
    for size in scene.sizes:
        for theme in THEMES:
            yield Picture(feature, scene, size, theme)
    if scene.name in IN_CLEAR:
        for size in (USUAL, SMALL):
            yield Picture(feature, scene, size, "clear")


def _opened_for(picture: Picture) -> tuple[str, tuple[int, int], str]:
    """What is the same of pictures that are taken in one sitting."""
    return picture.scene.name, picture.size, picture.theme if picture.scene.shows_theme else ""


PICTURES = tuple(
    picture
    for feature, scenes in SCENES.items()
    for scene in scenes
    for picture in _pictures_of(feature, scene)
)
SITTINGS: tuple[Sitting, ...] = tuple(
    tuple(pictures) for _, pictures in groupby(sorted(PICTURES, key=_opened_for), key=_opened_for)
)


async def taken(sitting: Sitting) -> AsyncIterator[tuple[Picture, str]]:
    """Each picture of one sitting, with what its file is to hold."""
    async with _opened(sitting[0]) as pilot:
        for picture in sitting:
            pilot.app.theme = picture.theme
            await pilot.pause()
            yield picture, pilot.app.export_screenshot() + "\n"


@asynccontextmanager
async def _opened(picture: Picture) -> AsyncIterator[Pilot[None]]:
    """The app as the picture shows it: same seed, same clock, every time."""
    clock = Clock(lambda: NOW)
    scene = picture.scene
    with demo_journal(clock) if scene.entries is None else _newest(scene.entries, clock) as journal:
        journal.settings.set("theme", picture.theme)
        if scene.before is not None:
            scene.before(journal)
        app = CheckinApp(journal)
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause()
            if scene.opens is not None:
                app.push_screen(scene.opens())
                await _settled(pilot)
            for key in scene.keys:
                await pilot.press(key)
                await _settled(pilot)
            await _settled(pilot)
            yield pilot


def _newest(count: int, clock: Clock) -> Journal:
    """A journal of so many entries of the made-up year, of those that History shows first."""
    journal = Journal.in_memory(clock)
    if newest := _year()[:count]:
        journal.add_many(
            [NewEntry(e.kind, e.text, e.day, e.at, tags=e.tags) for e in reversed(newest)]
        )
    return journal


@cache
def _year() -> tuple[Entry, ...]:
    """The entries of the made-up year, the newest first."""
    with demo_journal(Clock(lambda: NOW)) as demo:
        return tuple(entry for entry in demo.entries() if entry.kind in FIRST)


async def _settled(pilot: Pilot[None]) -> None:
    """Wait until what a key began is on the screen."""
    app = pilot.app
    assert isinstance(app, CheckinApp)
    await app.key_queue.at_rest.wait()
    await app.key_queue.settled()
    while any(worker.is_running and worker.group != "flow" for worker in app.workers):
        await pilot.pause()
    await pilot.pause()
    await pilot.pause()
