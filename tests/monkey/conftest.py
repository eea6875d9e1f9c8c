"""Where the files of streams are, in memory where that can be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

_MEMORY = "/dev/shm"


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """A folder for the files of streams, and for what they are copied from."""
    with TemporaryDirectory(dir=_MEMORY if os.access(_MEMORY, os.W_OK) else None) as path:
        yield Path(path)
