"""Doing what a stream says to the app in this process, and what has to hold whatever it was."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import traceback
from collections.abc import Awaitable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key, MouseDown, MouseEvent, MouseMove, MouseUp, Paste, Resize
from textual.geometry import Size
from textual.keys import _character_to_key

from checkin.core.clock import Clock
from checkin.demo_journal import demo_journal
from checkin.journal import Journal
from checkin.tui import letter_run
from checkin.tui.app import CheckinApp
from checkin.tui.base import typed_letters
from checkin.tui.base.screen import Page
from checkin.tui.widgets.text_field import TextField
from tests.monkey.walk import Stream
from tests.support.moving import Moving
from tests.support.showing import busy

LONGEST = 60.0
"""Seconds after which a stream is taken to hang."""
WORDS = "zwxjv"
"""What is typed last. It stands nowhere else, and no part of it leaves the app."""
_TYPED = {"space": " ", "slash": "/", "comma": ",", "full_stop": ".", "question_mark": "?"}


class Fault(AssertionError):
    """Something that must not happen did."""

    def __init__(self, kind: str, about: str = "") -> None:
        """`kind` is the same for all faults that are taken to have one cause."""
        super().__init__(f"{kind}\n{about}")
        self.kind = kind


async def play(stream: Stream, folder: Path) -> None:
    """Open the app on a file of its own, do all of the stream, write something, and leave.

    Raises a `Fault`.
    """
    loop = asyncio.get_running_loop()
    stray: list[dict[str, Any]] = []
    loop.set_exception_handler(lambda _, context: stray.append(context))
    path = file_for(stream, folder)
    try:
        async with asyncio.timeout(LONGEST):
            await _play(stream, str(path))
        look_over(path)
        if stray:
            error = stray[0].get("exception")
            raise Fault(kind_of(error) if error else stray[0]["message"], str(stray[0]))
    except Fault:
        raise
    except TimeoutError as error:
        raise Fault("it hangs", "".join(traceback.format_exception(error))) from None
    except Exception as error:
        raise Fault(kind_of(error), "".join(traceback.format_exception(error))) from None
    finally:
        loop.set_exception_handler(None)
        path.unlink(missing_ok=True)


async def _play(stream: Stream, path: str) -> None:
    with Journal.open(path, Clock(Moving())) as journal:
        app = CheckinApp(journal)
        # in half of the streams, a moment passes between keys as far as the app is told
        quick = len(stream.steps) % 2
        typed_letters.AT_ONCE, letter_run.BURST = (0.7, 0.03) if quick else (0.0, -1.0)
        letter_run.RHYTHM = typed_letters.AT_ONCE
        typed = False
        async with app.run_test(size=size_of(stream.size)):
            for step in stream.steps:
                if not await _do(app, step):
                    break
            else:
                typed = await _write_last(app, Random(len(stream.steps)))
            app.post_message(Key("ctrl+q", "\x11"))
            assert app._task is not None
            if not (await asyncio.wait([app._task], timeout=20))[0]:
                raise Fault("ctrl+q does not end it", repr(app.screen_stack))
        while app.writes:
            await asyncio.sleep(0.001)
        if app.return_code != 0:
            raise Fault(f"the exit code is {app.return_code}")
    if typed:
        look_for(WORDS, Path(path))


async def _do(app: CheckinApp, step: str) -> bool:
    """One step; whether the app still runs."""
    name, colon, said = step.partition(":")
    if step == "rest":
        await _while_it_runs(app, _rest(app))
    elif not colon or not said:
        letter = step if len(step) == 1 else _TYPED.get(step)
        app.post_message(Key(_character_to_key(step) if len(step) == 1 else step, letter))
    elif name == "type":
        for letter in said:
            app.post_message(Key(_character_to_key(letter), letter))
    elif name == "paste":
        app.post_message(Paste(said))
    elif name == "size":
        size = Size(*size_of(said))
        assert isinstance(app._driver, HeadlessDriver)
        app._driver._size = size
        app.post_message(Resize(size, size))
    elif name == "click":
        column, row = map(int, said.split(","))
        for kind in (MouseMove, MouseDown, MouseUp):
            app.post_message(_mouse(kind, column, row))
    await asyncio.sleep(0)
    return app.is_running and app._exception is None


async def _rest(app: CheckinApp) -> None:
    """Wait until all that was begun is done."""
    done = asyncio.Event()
    app.call_later(done.set)
    await done.wait()
    await app.key_queue.at_rest.wait()
    while app.writes or busy(app):
        await asyncio.sleep(0.001)
    await app.key_queue.settled()


async def _write_last(app: CheckinApp, random: Random) -> bool:
    """Type something where words are kept, and leave it there; whether it was typed.

    That is the field that has the focus, or else the one of a hard moment.
    """
    if not await _do(app, "rest"):
        return False
    page = app.screen
    if not (isinstance(page, Page) and isinstance(app.focused, TextField)) or random.random() < 0.3:
        for step in ("f2", "rest", "f2", "rest"):  # the first one may only end what hides it all
            if not await _do(app, step):
                return False
        page = app.screen
    for step in (f"type:{WORDS}", "rest"):
        if not await _do(app, step):
            return False
    kept = isinstance(page, Page) and any(WORDS in draft.text for draft in page.typed())
    for step in random.choice(([], ["escape"], ["f2"], ["f3", "escape"], ["enter"], ["ctrl+l"])):
        if not await _do(app, step):
            return False
    return kept


async def _while_it_runs(app: App[None], work: Awaitable[None]) -> None:
    assert app._task is not None
    task = asyncio.ensure_future(work)
    await asyncio.wait([task, app._task], return_when=asyncio.FIRST_COMPLETED)
    if app._task.done():
        task.cancel()
        await asyncio.wait([task])
    else:
        task.result()


def _mouse(kind: type[MouseEvent], column: int, row: int) -> MouseEvent:
    button = 0 if kind is MouseMove else 1
    return kind(None, column, row, 0, 0, button, False, False, False, column, row)


def size_of(said: str) -> tuple[int, int]:
    """A size in columns and rows."""
    columns, rows = map(int, said.split("x"))
    return columns, rows


# What has to hold


def look_over(path: Path) -> None:
    """See that the file opens, and is whole."""
    with Journal.open(str(path), Clock(Moving())) as journal:
        journal.file.check()
        journal.entries(limit=20)


def look_for(words: str, path: Path) -> None:
    """See that the words stand somewhere in the file."""
    with closing(sqlite3.connect(path)) as raw:
        if not any(words in row for row in raw.iterdump()):
            raise Fault("words are lost", words)


def kind_of(error: BaseException) -> str:
    """What tells one cause from another: the error, and where it came from."""
    while isinstance(inner := getattr(error, "error", None), BaseException):  # of a worker
        error = inner
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/checkin/" in frame.filename] or frames
    places = [f"{Path(frame.filename).name}:{frame.name}" for frame in (*ours[-1:], *frames[-1:])]
    return f"{type(error).__name__} in {' and '.join(places)}"


def file_for(stream: Stream, folder: Path) -> Path:
    """A file that the stream may do anything to, made from one that all of its kind begin with."""
    template = folder / f"{stream.journal}.template"
    if not template.exists():
        if stream.journal == "demo":
            with demo_journal(Clock(Moving())) as made, closing(sqlite3.connect(template)) as file:
                made._connection.raw.backup(file)
        else:
            Journal.open(str(template), Clock(Moving())).close()
    path = folder / "checkin.db"
    shutil.copyfile(template, path)
    os.chmod(path, 0o600)
    return path
