"""Writes, or types, until `tests/support/torture.py` kills it, and says what it does."""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import time
import zlib
from collections.abc import Awaitable, Callable
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from checkin.core.entries import NewEntry
from checkin.core.records import Draft
from checkin.journal import Journal

KEYS = 25
"""How fast a window types (keys a second)."""
TYPED = "".join(f"word{n} " for n in range(1000))

Step = tuple[str, str, int]
"""What a writer does ("keep", "edit", "away", "draft"), on what, and which version of it."""


def text(key: str, version: int) -> str:
    """Words of one line or of several pages, the same for a key and version."""
    length = 1 + zlib.crc32(f"{key} {version}".encode()) % 6000
    return f"{key} v{version} " + ("x" * length if length < 5000 else f"#tag{length} and more")


def say(line: str) -> None:
    """Write a line where it outlives this process."""
    os.write(1, line.encode() + b"\n")


def write_until_killed(path: str, name: str) -> None:
    """Keep, edit, put away and draft, as fast as the file allows."""
    chance = random.Random(name)
    say("ready")
    journal = Journal.open(path)
    numbers: dict[str, int] = {}
    for n in range(1_000_000):
        what = chance.choice(["keep", "keep", "edit", "away", "draft"]) if numbers else "keep"
        key = chance.choice(list(numbers)) if what in ("edit", "away") else f"{name}-{n}"
        say(json.dumps([what, key, n]))
        words = text(key, n)
        if what == "keep":
            numbers[key] = journal.add(NewEntry("win", words), draft=name).id
        elif what == "edit":
            journal.edit(numbers[key], text=words)
        elif what == "away":
            journal.delete(numbers.pop(key))
        else:
            journal.drafts.save(Draft(name, "line", words))
        say("ok")


def type_until_killed(path: str, name: str) -> None:
    """Type without a pause into a field whose drafts are kept as those of the app are."""
    from checkin.tui.draft_saver import DraftSaver

    journal = Journal.open(path)
    running: set[asyncio.Future[bool]] = set()

    async def write(change: Callable[[Journal], None]) -> None:
        await asyncio.to_thread(change, journal)

    def start_timer(delay: float, due: Callable[[], None]) -> None:
        asyncio.get_running_loop().call_later(delay, due)

    def begin(save: Callable[[], Awaitable[bool]]) -> None:
        running.add(asyncio.ensure_future(save()))

    def troubled(error: Exception | None) -> None:
        say(f"trouble {error}")

    async def type_on() -> None:
        keeper = DraftSaver(write, start_timer, begin, troubled)
        say("ready")
        for length in range(1, len(TYPED)):
            keeper.update(Draft(name, "line", TYPED[:length]))
            say(json.dumps([length, time.monotonic()]))
            await asyncio.sleep(1 / KEYS)

    asyncio.run(type_on())


if __name__ == "__main__":
    {"write": write_until_killed, "type": type_until_killed}[sys.argv[1]](*sys.argv[2:])
