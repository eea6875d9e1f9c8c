"""What every test starts from: a fixed clock, a file of its own, and no trace of this machine."""

from __future__ import annotations

import asyncio
import gc
import os
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from shutil import disk_usage
from typing import Any

import pytest
import textual.app
import textual.pilot
from hypothesis import settings
from textual._compositor import Compositor
from textual.pilot import Pilot

from checkin.core import passphrase
from checkin.core.clock import Clock
from checkin.core.paths import journal_path
from checkin.demo_journal import demo_journal
from checkin.journal import Journal
from checkin.storage import cipher, entry_query
from checkin.tui import collector, daily_backup, first_letter, letter_run
from checkin.tui.app import CheckinApp
from checkin.tui.base import typed_letters
from tests.support.moving import Moving
from tests.support.offline import sitecustomize as _no_network  # noqa: F401
from tests.support.worked_out_once import worked_out_once

pytest_plugins = ["tests.support.practices", "tests.support.shown"]

NOON = datetime.fromisoformat("2026-11-21T12:30:00+01:00")
"""The moment at which tests take place, a Saturday."""
_ROOM = 4 * 1024**3
"""Bytes that the files of all tests fit in, many times over."""

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.register_profile("again", settings.get_profile("ci"), max_examples=15)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_configure() -> None:
    """Keep the files of tests in memory where there is room: each commit waits for the disk.

    Look for unreferenced objects more seldom than Python does by itself: tests make many.
    """
    gc.set_threshold(50_000, 20, 100)
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and disk_usage(memory).free > _ROOM:
        tempfile.tempdir = os.environ.setdefault("TMPDIR", str(memory))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Two workers for each processor: most of what the tests do is wait for a screen to rest."""
    return 2 * (os.cpu_count() or 1)


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the machine's own home, settings and time zone out."""
    for name in tuple(os.environ):
        if name.startswith(("CHECKIN_", "TEXTUAL", "XDG_", "LC_")) and name != "CHECKIN_KILLS":
            monkeypatch.delenv(name)
    for name in ("NO_COLOR", "NO_MOTION", "FORCE_COLOR", "COLUMNS", "LINES", "EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("CHECKIN_FILE", journal_path())
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")  # needs no zone files
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def quick_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the hash of a passphrase one that takes no time."""
    monkeypatch.setattr(passphrase, "COST", 2)
    monkeypatch.setattr(passphrase, "LANES", 1)


@pytest.fixture
def nothing_open() -> Iterator[None]:
    """Know no key of an encrypted file, before a test and after it."""
    cipher.keys.clear()
    yield
    cipher.keys.clear()


@pytest.fixture(autouse=True, scope="session")
def no_hurry() -> Iterator[None]:
    """Let nothing depend on how busy the machine is: looks for entries, work of the app's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entry_query, "PATIENCE", 60.0)
        # no backup of the day in the middle of a test that does not wait for one: its note of it
        # may be what a change with little patience meets
        patch.setattr(daily_backup, "AFTER", 3600.0)
        # the app does it once; one process of tests opens thousands, and would keep them all
        patch.setattr(gc, "freeze", lambda: None)
        patch.setattr(collector, "collect", lambda: None)
        yield


@pytest.fixture(autouse=True, scope="session")
def quick_apps() -> Iterator[None]:
    """Let an app of a test take from those before it what is the same in each."""
    with worked_out_once():
        yield


_COMPOSE = Compositor.render_update


@pytest.fixture(autouse=True)
def drawn_when_looked_at(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compose a frame when a test looks at the screen, and not for a terminal that is not there.

    Textual composes each one, and then drops it where there is no terminal. It is a third of what
    a run takes. A test that needs them all uses the fixture `frames`.
    """

    def composed(compositor: Compositor, full: bool = False, *given: Any, **named: Any) -> Any:
        if full:  # a picture is made of it
            return _COMPOSE(compositor, full, *given, **named)
        compositor._dirty_regions.clear()
        return None

    if "frames" not in request.fixturenames:
        monkeypatch.setattr(Compositor, "render_update", composed)


@pytest.fixture
def frames() -> None:
    """Each frame is composed as for a terminal."""


@pytest.fixture(autouse=True)
def keys_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Press keys without a moment between them, and go on when all that they began is there.

    To the app, that moment has passed: letters in a row are not a sentence because of it.

    Textual's own waiting is for the processor to have little to do, which takes long where other
    tests keep it busy, and says little about what is done.
    """
    press = Pilot.press

    async def pressed(pilot: Pilot[None], *keys: str) -> None:
        await press(pilot, *keys)
        if isinstance(pilot.app, CheckinApp):
            await pilot.app.key_queue.at_rest.wait()
            await pilot.app.key_queue.settled()
            await pilot.app.animator.wait_until_complete()

    async def give_way(*waiting: float) -> None:
        for _ in range(10):
            await asyncio.sleep(0)

    monkeypatch.setattr(Pilot, "press", pressed)
    monkeypatch.setattr(typed_letters, "AT_ONCE", 0.0)
    for module in (typed_letters, first_letter):  # the next key comes, however busy the machine is
        monkeypatch.setattr(module, "PAUSE", 60.0)
    monkeypatch.setattr(letter_run, "BURST", -1.0)
    monkeypatch.setattr(letter_run, "KEYS", -1.0)
    monkeypatch.setattr(letter_run, "RHYTHM", 0.0)
    monkeypatch.setattr(textual.app, "wait_for_idle", give_way)
    monkeypatch.setattr(textual.pilot, "wait_for_idle", give_way)


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still at noon."""
    return Clock(lambda: NOON)


@pytest.fixture
def path(own_surroundings: None) -> str:
    """Where the test's file is, in its usual place; nothing is there yet."""
    return journal_path()


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal's file as it is when it was just made."""
    at = tmp_path_factory.mktemp("new") / "journal.db"
    Journal.open(at, Clock(lambda: NOON)).close()
    return at.read_bytes()


@pytest.fixture
def new_path(path: str, new_file: bytes) -> str:
    """Where the test's file is, with an empty journal in it."""
    Path(path).parent.mkdir(0o700, parents=True)
    Path(path).write_bytes(new_file)
    return path


@pytest.fixture
def journal(new_path: str, clock: Clock) -> Iterator[Journal]:
    """An empty journal in a file of its own."""
    with Journal.open(new_path, clock) as opened:
        yield opened


@pytest.fixture
def demo(clock: Clock) -> Iterator[Journal]:
    """A journal with a made-up year, in memory."""
    with demo_journal(clock) as made_up:
        yield made_up


@pytest.fixture
def moving() -> Moving:
    """The time in `moved`."""
    return Moving()


@pytest.fixture
def moved(new_path: str, moving: Moving) -> Iterator[Journal]:
    """An empty journal in which time can move on."""
    with Journal.open(new_path, Clock(moving)) as opened:
        yield opened
