"""A reader for the part of TOML that the packs are written in, without what `tomllib` loads.

`tomllib` brings `re`, `typing` and `string` along: 53 million instructions before it reads a word,
which is more than Python itself needs to start. This reads tables, arrays, inline tables, strings
without escapes, whole and decimal numbers, and true and false. Where there is anything else, it
says so, and `tomllib` reads the file. A test holds the two together on every pack.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SPACE = " \t\r\n"
_ENDS = frozenset(_SPACE + ",]}#")
"""What can stand after a number."""


class _Beyond(Exception):
    """Something that is not read here."""


def read_toml(text: str) -> dict[str, Any] | None:
    """What a valid TOML document holds; None if it has anything that is not read here."""
    try:
        return _Reader(text).document()
    except (_Beyond, IndexError, ValueError):
        return None


class _Reader:
    """A text, and how far it is read."""

    def __init__(self, text: str) -> None:
        self.text = text + "\n"
        self.at = 0

    def document(self) -> dict[str, Any]:
        """All of it."""
        root: dict[str, Any] = {}
        table = root
        while char := self._next():
            if char == "[":
                table = self._header(root)
            else:
                self._pair(table)
        return root

    def _next(self) -> str:
        """The next character that is neither space nor part of a comment; empty at the end."""
        text, at, size = self.text, self.at, len(self.text)
        while at < size and (text[at] in _SPACE or text[at] == "#"):
            at = text.index("\n", at) if text[at] == "#" else at + 1
        self.at = at
        return text[at : at + 1]

    def _header(self, root: dict[str, Any]) -> dict[str, Any]:
        """The table that a line such as `[one]` or `[[several.of_them]]` begins."""
        several = self.text.startswith("[[", self.at)
        start = self.at + 1 + several
        self.at = self.text.index("]", start) + 1 + several
        *path, name = map(_bare, self.text[start : self.at - 1 - several].split("."))
        table: Any = root
        for key in path:
            table = table.setdefault(key, {})
            table = table[-1] if isinstance(table, list) else table
        if several:
            table.setdefault(name, []).append({})
            table = table[name][-1]
        else:
            table = table.setdefault(name, {})
        found: dict[str, Any] = table
        return found

    def _pair(self, table: dict[str, Any]) -> None:
        """Read `key = value` into a table."""
        end = self.text.index("=", self.at)
        key = _bare(self.text[self.at : end])
        self.at = end + 1
        table[key] = self._value()

    def _value(self) -> Any:
        char = self._next()
        if char in ('"', "'"):
            return self._string(char)
        if char == "[":
            return self._strings() or self._values()
        if char == "{":
            table: dict[str, Any] = {}
            while self._inside("}"):
                self._pair(table)
            return table
        return self._plain()

    def _values(self) -> list[Any]:
        values = []
        while self._inside("]"):
            values.append(self._value())
        return values

    def _strings(self) -> list[str] | None:
        """An array of nothing but strings, all at once; None if it may be another."""
        end = self.text.index("]", self.at)
        first, *parts = self.text[self.at + 1 : end].split('"')
        if not parts or first.strip() or len(parts) % 2 or "\\" in self.text[self.at : end]:
            return None
        if any(sign.strip() != "," for sign in parts[1:-1:2]) or parts[-1].strip(" \t\r\n,"):
            return None
        self.at = end + 1
        return parts[::2]

    def _inside(self, end: str) -> bool:
        """Whether another part comes before that sign, after the one that opens or parts them."""
        if self._next() in "[{,":
            self.at += 1
        if self._next() == end:
            self.at += 1
            return False
        return True

    def _string(self, quote: str) -> str:
        start, end = self.at + 1, self.text.index(quote, self.at + 1)
        found = self.text[start:end]
        if self.text.startswith(quote * 3, self.at) or (quote == '"' and "\\" in found):
            raise _Beyond
        self.at = end + 1
        return found

    def _plain(self) -> bool | int | float:
        start = end = self.at
        while self.text[end] not in _ENDS:
            end += 1
        self.at, word = end, self.text[start:end]
        if word in ("true", "false"):
            return word == "true"
        whole, dot, part = word.partition(".")
        if not word.isascii() or not (whole + part).isdecimal():
            raise _Beyond
        return float(word) if dot else int(word)


def _bare(key: str) -> str:
    """A key without the space around it; the name of a place, `"people:plan"`, without quotes."""
    key = key.strip()
    inside = key[1:-1]
    of_place = ":" in inside and inside.replace(":", "").isidentifier() and inside.isascii()
    if key == f'"{inside}"' and of_place:
        return inside
    if not key.replace("-", "_").isidentifier() or not key.isascii():
        raise _Beyond
    return key
