"""Looking for words in files, byte by byte, in each shape that they are stored in."""

from __future__ import annotations

import json
from pathlib import Path

from checkin.core.entries import NewEntry
from checkin.core.text import fold

RARE = "Zŷxwquꙮrtẑ"
"""A word with letters that nothing else is written with."""


def shapes(word: str) -> set[bytes]:
    """The bytes of a word as it is, folded, as JSON, in UTF-16, and in the groups of the index."""
    folded = fold(word)
    both = {word, folded, word.casefold(), word.lower()}
    found = {one.encode() for one in both}
    found |= {json.dumps(one).strip('"').encode() for one in both}
    found |= {one.encode(code) for one in both for code in ("utf-16-le", "utf-16-be")}
    groups = (folded[at : at + 3] for at in range(len(folded) - 2))
    return found | {group.encode() for group in groups if len(group.encode()) > 4}


def traces(folder: Path, word: str = RARE) -> list[str]:
    """The files in a folder, and in those below, that have the word; by their names."""
    wanted = shapes(word)
    found = []
    for file in sorted(folder.rglob("*")):
        try:
            data = file.read_bytes() if file.is_file() else b""
        except FileNotFoundError:  # a backup that made room just now
            continue
        if any(shape in data for shape in wanted):
            found.append(str(file.relative_to(folder)))
    return found


def full_of(word: str, text: str) -> NewEntry:
    """A hard moment that says that text, and has the word in every field and list."""
    return NewEntry(
        "setback",
        text,
        why=f"{word}s",
        cue=f"in{word}",
        label=word,
        source=word,
        tags=(f"@{word}",),
        feelings=(word,),
        marks=(word,),
    )
