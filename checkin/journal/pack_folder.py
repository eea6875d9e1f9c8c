"""Putting files of own words into their folder, and taking them out of use."""

from __future__ import annotations

import os

from checkin.content import own_packs
from checkin.content.strings import format_text
from checkin.core.errors import NotWritable
from checkin.core.folders import make_folder, sync_folder
from checkin.exporters.atomic_file import free_name, save

_REMOVED = "removed"
"""The folder, beside the packs, of those that are not used any more."""


def write(name: str, text: str, *, replace: bool) -> None:
    """Write a file of that name, which other users can't read; its folder is made.

    Raises what `atomic_file.save` raises, and `NotWritable` if the folder can't be made.
    """
    folder = own_packs.folder()
    try:
        make_folder(folder)
    except OSError as error:
        why = error.strerror or str(error)
        raise NotWritable(format_text("packs", "no_folder", folder=folder, why=why)) from error
    save(os.path.join(folder, f"{name}{own_packs.ENDING}"), [text], replace=replace)
    own_packs.forget()


def take_out(path: str) -> str:
    """Use a file no more, and give back where it is kept. Raises `NotWritable`."""
    folder = os.path.join(own_packs.folder(), _REMOVED)
    kept = free_name(os.path.join(folder, os.path.basename(path)))
    try:
        make_folder(folder)
        os.rename(path, kept)
        sync_folder(kept)
    except OSError as error:
        why = error.strerror or str(error)
        raise NotWritable(format_text("packs", "not_moved", file=path, why=why)) from error
    own_packs.forget()
    return kept
