"""Pages over a file with odd text in it."""

from __future__ import annotations

import asyncio
import random
import tempfile
from pathlib import Path

from checkin.core.errors import CheckinError
from checkin.journal import Journal
from tests.fuzz.files import Seed, _first, spoil_values
from tests.support.pages import PAGES, open_page
from tests.support.shell import raw
from tests.support.showing import lines, opened, press

_NOT_ASKED_FOR = {"PassphraseScreen", "TodayScreen"}
"""One that needs a passphrase, and the one that all others stand over, with a draft perhaps."""
_PRESSED = ("down", "enter", "up", "tab", "end", "f1", "escape", "home", "right", "question_mark")


def look_at_page(seed: Seed) -> None:
    """Open a page, press a few keys, and see that nothing on the screen is obeyed."""
    asyncio.run(_look(random.Random(seed.number)))


async def _look(chance: random.Random) -> None:
    page = chance.choice([name for name in PAGES if name not in _NOT_ASKED_FOR])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "checkin.db")
        path.write_bytes(_first())
        done = spoil_values(str(path), chance)
        with Journal.open(path) as journal:
            try:
                async with opened(journal) as (app, pilot):
                    try:
                        PAGES[page](journal)
                    except (IndexError, CheckinError):  # what it is about can't be read any more
                        return
                    await open_page(pilot, journal, page)
                    for key in ("", *chance.choices(_PRESSED, k=2)):
                        await press(pilot, *filter(None, [key]))
                        for row in lines(app):
                            assert not raw(row), row
            except BaseException as error:
                error.add_note(f"{page}: {done}")
                raise
