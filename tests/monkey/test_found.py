"""What the monkey found, each as the fewest steps that did it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.monkey.playing import play
from tests.monkey.walk import Stream

FOUND = {
    "History, a page over it, History again": Stream("demo", "100x32", ("h", "y", "h")),
    "a function key over the palette": Stream("empty", "80x24", ("ctrl+p", "f3", "ctrl+p")),
    "a page key in the palette before it is there": Stream(
        "empty", "80x24", ("ctrl+p", "pagedown", "size:1x1", "pageup")
    ),
    "the palette where there is no room": Stream(
        "empty", "80x24", ("ctrl+p", "rest", "size:1x1", "rest")
    ),
    "a list where there is no room": Stream("demo", "80x24", ("r", "size:1x1", "rest")),
    "two clicks beside the palette": Stream(
        "empty", "80x24", ("ctrl+p", "rest", "click:0,23", "click:0,23", "click:0,23")
    ),
    "typing in the palette and leaving it": Stream("demo", "80x24", ("ctrl+p", "type:[b]x[/b]")),
    "a key right after a click that opens a page": Stream(
        "demo", "80x24", ("p", "rest", "3", "H", "up", "n", "click:28,10", "up", "down")
    ),
    "a page that is left while it opens": Stream("demo", "40x12", ("s", "escape", "s", "e", "s")),
    "a function key over a form that is not there yet": Stream(
        "demo", "80x24", ("p", "ctrl+p", "shift+tab", "enter", "f3")
    ),
}


@pytest.mark.parametrize("stream", FOUND.values(), ids=FOUND)
async def test_what_the_monkey_found_is_mended(stream: Stream, folder: Path) -> None:
    await play(stream, folder)
