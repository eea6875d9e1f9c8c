"""What can become of a file: it goes, is emptied, or is written over with nothing of use."""

from __future__ import annotations

import os
from pathlib import Path


def gone(path: str) -> None:
    os.unlink(path)


def emptied(path: str) -> None:
    os.truncate(path, 0)


def garbled(path: str) -> None:
    Path(path).write_bytes(b"x" * 5000)
