"""What stands on a terminal's screen, from the bytes that a program wrote to it."""

from __future__ import annotations

import re
from typing import Any

import pyte
from pyte.modes import DECTCEM

_PRIVATE = 5  # pyte keeps private modes shifted by so many bits
_SECOND_PAGE = 1049 << _PRIVATE
_FRAME = 2026 << _PRIVATE
_NOT_DRAWN = re.compile(rb"\x1b\[[<=>][0-9;]*[a-zA-Z]")  # pyte would draw parts of these
_UNFINISHED = re.compile(rb"\x1b(\[[0-9;<=>?$]*)?\Z")


class Screen:
    """A screen that is fed bytes as they come, cut anywhere."""

    def __init__(self, columns: int, rows: int) -> None:
        self._pages = _Pages(columns, rows)
        self._stream = pyte.ByteStream(self._pages)
        self._rest = b""

    def feed(self, data: bytes | bytearray) -> None:
        """Draw what came; the beginning of a sequence waits for the rest of it."""
        data = _NOT_DRAWN.sub(b"", self._rest + data)
        begun = _UNFINISHED.search(data)
        end = begun.start() if begun else len(data)
        self._stream.feed(bytes(data[:end]))
        self._rest = bytes(data[end:])

    def resize(self, columns: int, rows: int) -> None:
        """Make the screen larger or smaller."""
        self._pages.resize(rows, columns)

    @property
    def lines(self) -> list[str]:
        """The rows from the top, without the space at their ends."""
        return [line.rstrip() for line in self._pages.display]

    @property
    def cursor(self) -> tuple[int, int] | None:
        """The column and row of the cursor, from 0; None while it is hidden."""
        if DECTCEM not in self._pages.mode:
            return None
        return self._pages.cursor.x, self._pages.cursor.y

    @property
    def place(self) -> tuple[int, int]:
        """Where the cursor is, also while it is hidden."""
        return self._pages.cursor.x, self._pages.cursor.y

    def background(self, column: int, row: int) -> str:
        """The color that a cell is drawn on."""
        return str(self._pages.buffer[row][column].bg)

    def is_bold(self, column: int, row: int) -> bool:
        """Whether the sign in a cell is bold."""
        return bool(self._pages.buffer[row][column].bold)

    @property
    def mid_frame(self) -> bool:
        """Whether the program is in the middle of drawing a frame."""
        return _FRAME in self._pages.mode


class _Pages(pyte.Screen):
    """Adds the second page that every terminal has: leaving it shows the first again."""

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        """Take modes on; the second page starts empty."""
        before = set(self.mode)
        super().set_mode(*modes, **kwargs)
        if _SECOND_PAGE in self.mode - before:
            self._first = {y: dict(line) for y, line in self.buffer.items()}
            self._place = self.cursor.x, self.cursor.y
            self.erase_in_display(2)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        """Take modes off; the first page comes back as it was."""
        before = set(self.mode)
        super().reset_mode(*modes, **kwargs)
        if _SECOND_PAGE in before - self.mode:
            self.erase_in_display(2)
            for y, line in self._first.items():
                self.buffer[y].update(line)
            self.cursor.x, self.cursor.y = self._place
