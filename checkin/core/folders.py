"""Folders that are there after a power cut too: the disk has a name once its folder was synced."""

from __future__ import annotations

import os


def make_folder(folder: str) -> None:
    """Make a folder, and those above it that are missing, for this person. Raises `OSError`."""
    missing = []
    at = folder
    while at and not os.path.lexists(at):
        missing.append(at)
        at = os.path.dirname(at)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    for made in missing:
        sync_folder(made)


def sync_folder(path: str) -> None:
    """Have the disk hold the names in the folder of that path, as far as it can be told to."""
    try:
        number = os.open(os.path.dirname(path) or ".", os.O_RDONLY)
    except OSError:  # names can be made in one that may not be read
        return
    try:
        os.fsync(number)
    except OSError:  # such as a folder on another computer, which keeps its names by itself
        pass
    finally:
        os.close(number)
