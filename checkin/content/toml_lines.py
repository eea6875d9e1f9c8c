"""On which line each table, key and row of a TOML document stands, which `tomllib` does not say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

Path = tuple[str | int, ...]
"""The keys and places that lead to a value: `("goal", 0, "text")`."""

_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
_SPACE = " \t\n"
_QUOTES = "\"'"


def lines_of(text: str) -> Mapping[Path, int]:
    """The line, from 1, of all that a document which `tomllib` reads has in it, by its path."""
    return _Walk(text).found


class _Walk:
    """A document, how far it is read, and what was found."""

    def __init__(self, text: str) -> None:
        self.text = text.replace("\r\n", "\n") + "\n"
        self.at = 0
        self.found: dict[Path, int] = {}
        self._rows: dict[Path, int] = {}
        self._ends = [index for index, char in enumerate(self.text) if char == "\n"]
        table: Path = ()
        while char := self._next():
            if char == "[":
                table = self._header()
            else:
                self._pair(table)

    def _line(self) -> int:
        return bisect_right(self._ends, self.at - 1) + 1

    def _next(self) -> str:
        """The next character that is neither space nor part of a comment; empty at the end."""
        while self.at < len(self.text) and self.text[self.at] in f"{_SPACE}#":
            if self.text[self.at] == "#":
                self.at = self.text.index("\n", self.at)
            self.at += 1
        return self.text[self.at : self.at + 1]

    def _header(self) -> Path:
        """The table that a line such as `[one]` or `[[several]]` begins."""
        line = self._line()
        several = self.text.startswith("[[", self.at)
        self.at += 1 + several
        keys = self._key()
        self.at = self.text.index("]", self.at) + 1 + several
        path: Path = ()
        for index, key in enumerate(keys, start=1):
            path += (key,)
            self.found.setdefault(path, line)
            if several and index == len(keys):
                self._rows[path] = self._rows.get(path, -1) + 1
                path += (self._rows[path],)
                self.found[path] = line
            elif path in self._rows:
                path += (self._rows[path],)
        return path

    def _pair(self, table: Path) -> None:
        line, path = self._line(), table
        for key in self._key():
            path += (key,)
            self.found.setdefault(path, line)
        self.at = self.text.index("=", self.at) + 1
        self._value(path)

    def _key(self) -> list[str]:
        """The parts of a key, which dots divide."""
        keys = []
        while True:
            char = self._next()
            start = self.at
            if char in _QUOTES:
                self._string(char)
                keys.append(_unquoted(self.text[start : self.at]))
            else:
                while self.text[self.at] in _BARE:
                    self.at += 1
                keys.append(self.text[start : self.at])
            if self._next() != ".":
                return keys
            self.at += 1

    def _value(self, path: Path) -> None:
        char = self._next()
        if char in _QUOTES:
            self._string(char)
        elif char == "[":
            self._parts("]", path)
        elif char == "{":
            self._parts("}", path)
        else:
            while self.text[self.at] not in ",]}#\n":
                self.at += 1

    def _parts(self, end: str, path: Path) -> None:
        """Go past an array, or the pairs of an inline table."""
        self.at += 1
        number = 0
        while (char := self._next()) != end:
            if char == ",":
                self.at += 1
            elif end == "}":
                self._pair(path)
            else:
                self.found[(*path, number)] = self._line()
                self._value((*path, number))
                number += 1
        self.at += 1

    def _string(self, quote: str) -> None:
        """Go past a string of any of the four sorts."""
        size = 3 if self.text.startswith(quote * 3, self.at) else 1
        self.at += size
        while not self.text.startswith(quote * size, self.at):
            self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
        self.at += size
        while size == 3 and self.text.startswith(quote, self.at):
            self.at += 1  # up to two of them are the last that the string holds


def _unquoted(key: str) -> str:
    import tomllib

    return str(tomllib.loads(f"key = {key}")["key"])
