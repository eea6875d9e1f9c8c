"""A disk that may lose power: what is safe on it, and what it may or may not have written yet.

What a file holds is safe once the file was flushed, and a name once its folder was. Until then, a
power cut keeps any part of it, in any order: a later write without an earlier one, a write in part,
a rename without a name that was removed before it.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.power.recording import Inode, Record

_SECTOR = 512
_TORN = 0.1
"""How many of the writes that are kept are kept in part."""


@dataclass(eq=False)
class File:
    """A file: what is safe of it, and the writes since then."""

    safe: bytes = b""
    later: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Where, and which bytes; without bytes, the size to which it was cut."""

    def now(self) -> bytes:
        """What programs read."""
        return _written(self.safe, self.later)

    def left(self, chance: random.Random) -> bytes:
        """What a power cut may leave."""
        share = _share(chance)
        kept = [one for one in self.later if chance.random() < share]
        return _written(self.safe, [_torn(one, chance) for one in kept])


@dataclass(eq=False)
class Folder:
    """A folder: its names."""

    safe: dict[str, Node] = field(default_factory=dict)
    now: dict[str, Node] = field(default_factory=dict)


Node = File | Folder
Change = list[tuple[Folder, str, Node | None]]
"""Names that are given and taken away as one."""


class Disk:
    """All below one folder, and what became of it as programs went on."""

    def __init__(self, root: Path) -> None:
        """The folder as it is, all of it safe."""
        self.root = Folder()
        self._path = str(root)
        self._nodes: dict[Inode, Node] = {}
        self._names: list[Change] = []
        self._take(root, self.root)

    def _take(self, path: Path, folder: Folder) -> None:
        self._nodes[_inode(path)] = folder
        for each in path.iterdir():
            node: Node
            if each.is_dir():
                node = Folder()
                self._take(each, node)
            else:
                node = File(each.read_bytes())
                self._nodes[_inode(each)] = node
            folder.safe[each.name] = folder.now[each.name] = node

    def do(self, record: Record) -> None:
        """Go on by one record."""
        what = record.what
        if what in "cm":
            node: Node = File() if what == "c" else Folder()
            self._nodes[record.inode] = node  # numbers of files that went are given out again
            self._change((record.names[0], node))
        elif what == "u":
            self._change((record.names[0], None))
        elif what in "rl":
            old, new = record.names
            moved = self._at(old)
            self._change(*([(old, None)] if what == "r" else []), (new, moved))
        elif found := self._nodes.get(record.inode):
            if what == "f":
                self._flush(found)
            elif isinstance(found, File):
                found.later.append((record.at, record.data if what == "w" else None))

    def _at(self, path: str) -> Node | None:
        place = self._place(path)
        return place[0].now.get(place[1]) if place else None

    def _place(self, path: str) -> tuple[Folder, str] | None:
        """The folder and name that a path leads to; None if it is not on this disk."""
        if os.path.commonpath([path, self._path]) != self._path or path == self._path:
            return None
        *folders, name = os.path.relpath(path, self._path).split(os.sep)
        here = self.root
        for each in folders:
            found = here.now[each]
            assert isinstance(found, Folder)
            here = found
        return here, name

    def _change(self, *pairs: tuple[str, Node | None]) -> None:
        change: Change = []
        for path, node in pairs:
            if place := self._place(path):
                change.append((*place, node))
        _name(change)
        if change:
            self._names.append(change)

    def _flush(self, node: Node) -> None:
        if isinstance(node, File):
            node.safe, node.later = node.now(), []
            return
        left = []
        for change in self._names:
            if any(folder is node for folder, _, _ in change):
                for folder, name, given in change:
                    _set(folder.safe, name, given)
            else:
                left.append(change)
        self._names = left

    # What there is

    def now(self) -> dict[str, bytes]:
        """All files as programs read them, by path; of a folder, its path with a slash."""
        return _files({}, self.root, "", lambda folder: folder.now, File.now)

    def left(self, chance: random.Random) -> dict[str, bytes]:
        """All files as one power cut may leave them."""
        share = _share(chance)
        names: dict[int, dict[str, Node]] = {}

        def of(folder: Folder) -> dict[str, Node]:
            return names.setdefault(id(folder), dict(folder.safe))

        for change in self._names:
            if chance.random() < share:
                for folder, name, given in change:
                    _set(of(folder), name, given)
        files: dict[int, bytes] = {}

        def content(file: File) -> bytes:
            if id(file) not in files:
                files[id(file)] = file.left(chance)
            return files[id(file)]

        return _files({}, self.root, "", of, content)


def write(files: dict[str, bytes], folder: Path) -> None:
    """Make that of an empty folder."""
    for name, data in files.items():
        place = folder / name
        if name.endswith("/"):
            place.mkdir(parents=True, exist_ok=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)


def read(folder: Path) -> dict[str, bytes]:
    """The same of a folder."""
    found = {}
    for place in folder.rglob("*"):
        name = str(place.relative_to(folder))
        if place.is_dir():
            found[f"{name}/"] = b""
        else:
            found[name] = place.read_bytes()
    return found


def _files(
    found: dict[str, bytes],
    folder: Folder,
    at: str,
    names: Callable[[Folder], dict[str, Node]],
    content: Callable[[File], bytes],
) -> dict[str, bytes]:
    for name, node in names(folder).items():
        if isinstance(node, File):
            found[f"{at}{name}"] = content(node)
        else:
            found[f"{at}{name}/"] = b""
            _files(found, node, f"{at}{name}/", names, content)
    return found


def _name(change: Change) -> None:
    for folder, name, given in change:
        _set(folder.now, name, given)


def _set(names: dict[str, Node], name: str, given: Node | None) -> None:
    if given is None:
        names.pop(name, None)
    else:
        names[name] = given


def _share(chance: random.Random) -> float:
    """How much of what is not safe is kept: often nothing, or all of it."""
    return chance.choice((0.0, 1.0, 0.5, chance.random()))


def _torn(one: tuple[int, bytes | None], chance: random.Random) -> tuple[int, bytes | None]:
    at, data = one
    if data is None or len(data) <= _SECTOR or chance.random() >= _TORN:
        return one
    cut = _SECTOR * chance.randrange(1, -(-len(data) // _SECTOR))
    return (at, data[:cut]) if chance.random() < 0.5 else (at + cut, data[cut:])


def _written(safe: bytes, later: Iterable[tuple[int, bytes | None]]) -> bytes:
    found = bytearray(safe)
    for at, data in later:
        if data is None:
            del found[at:]
            size = at
        else:
            size = at + len(data)
        found.extend(bytes(max(0, size - len(found))))
        if data is not None:
            found[at:size] = data
    return bytes(found)


def _inode(path: Path) -> Inode:
    found = path.stat()
    return found.st_dev, found.st_ino
