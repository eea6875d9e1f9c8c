"""Files with bad pages, made from a seed, so that each can be made once more."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path


def page_size(path: str) -> int:
    header = Path(path).read_bytes()[:18]
    return int.from_bytes(header[16:18], "big") or 65536


def pages(path: str) -> int:
    return Path(path).stat().st_size // page_size(path)


def spoil(path: str, numbers: Collection[int], seed: int = 0) -> None:
    """Write nonsense over the pages of these numbers, which begin with 1."""
    size = page_size(path)
    nonsense = random.Random(seed)
    with open(path, "r+b") as file:
        for number in sorted(numbers):
            file.seek((number - 1) * size)
            file.write(nonsense.randbytes(size))


@contextmanager
def spoiled(path: str, number: int) -> Iterator[bytes]:
    """The file with that page spoiled, as bytes; it is as before at the end of the block."""
    whole = Path(path).read_bytes()
    spoil(path, {number}, seed=number)
    try:
        yield Path(path).read_bytes()
    finally:
        Path(path).write_bytes(whole)
