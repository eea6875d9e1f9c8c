"""Reading the pages of an SQLite file one by one, without SQLite, which gives up at a bad one.

The format is described at https://www.sqlite.org/fileformat2.html. Nothing here trusts what it
reads: a page, a cell or a value that cannot be what it says is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checkin.core.frozen import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mmap import mmap

    Value = str | bytes | int | float | None

MAGIC = b"SQLite format 3\0"
INNER_INDEX, INNER_TABLE, LEAF_INDEX, LEAF_TABLE = 2, 5, 10, 13
"""The kinds of pages, by their first byte. A table without rowids is kept as an index."""
_KINDS = (INNER_INDEX, INNER_TABLE, LEAF_INDEX, LEAF_TABLE)
_SIZES = [512 << shift for shift in range(8)]
_ALIKE = 0.7
_MOST_COLUMNS = 100
_INTEGERS = (0, 1, 2, 3, 4, 6, 8)
"""How many bytes a value of the types 0 to 6 takes."""


class Record(Frozen):
    """A row of a table, or an entry of an index."""

    rowid: int | None
    """None in an index."""
    values: Sequence[Value]
    cut: bool
    """Whether its end could not be read: values after the last one that is here are missing, and
    that one may be short."""


class Pages:
    """The pages of one file. Numbers of pages begin with 1."""

    def __init__(self, data: mmap | bytes) -> None:
        self._data = data
        self.has_header = bytes(data[:16]) == MAGIC
        self.size = self._page_size()
        self.count = -(-len(data) // self.size)
        asked = int.from_bytes(data[20:21], "big")  # none in a file that ends before it
        reserved = asked if self.has_header and asked <= 32 else 0
        self.usable = self.size - reserved
        codes = {2: "utf-16-le", 3: "utf-16-be"}
        self._encoding = codes.get(self.header(56), "utf-8") if self.has_header else "utf-8"

    def header(self, offset: int) -> int:
        """The number of four bytes at a place in the header of the file."""
        return int.from_bytes(self._data[offset : offset + 4], "big")

    def _page_size(self) -> int:
        size = int.from_bytes(self._data[16:18], "big")
        size = 65536 if size == 1 else size
        if self.has_header and size in _SIZES:
            return size
        # the header is lost: at twice the size, as many of half the places begin like a page
        fits = {each: self._fit(each) for each in _SIZES}
        return next(each for each in _SIZES if fits[each] >= _ALIKE * max(fits.values()))

    def _fit(self, size: int) -> float:
        """The share of places at that distance where something begins like a page."""
        starts = range(size, min(len(self._data), 2000 * size), size)
        fitting = sum(
            self._data[start] in _KINDS
            and self._data[start + 7 : start + 8] == b"\0"
            and int.from_bytes(self._data[start + 5 : start + 7], "big") <= size
            for start in starts
        )
        return fitting / len(starts) if len(starts) else 0

    def kind(self, number: int) -> int:
        """The kind of a page; 0 for what is none, or is not there."""
        start = self._start(number)
        if not 1 <= number <= self.count or len(self._data) < start + 8:
            return 0
        kind = self._data[start]
        head = 12 if kind in (INNER_INDEX, INNER_TABLE) else 8
        cells = int.from_bytes(self._data[start + 3 : start + 5], "big")
        room = self.usable - (start - (number - 1) * self.size)
        return (
            kind
            if kind in _KINDS and head + 2 * cells <= room and self._data[start + 7] <= 60
            else 0
        )

    def _start(self, number: int) -> int:
        return (number - 1) * self.size + (100 if number == 1 else 0)

    def free(self) -> set[int]:
        """The pages that hold nothing any more, as far as the list of them can be read."""
        found: set[int] = set()
        trunk = self.header(32) if self.has_header else 0
        while 0 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            start = (trunk - 1) * self.size
            numbers = [
                int.from_bytes(self._data[at : at + 4], "big")
                for at in range(start, start + self.usable, 4)
            ]
            if len(numbers) < 2 or numbers[1] > len(numbers) - 2:
                break
            found.update(numbers[2 : 2 + numbers[1]])
            trunk = numbers[0]
        return found

    def children(self, number: int) -> list[int]:
        """The pages below an inner page, in their order."""
        start = self._start(number)
        found = [int.from_bytes(self._data[at : at + 4], "big") for at in self._cells(number)]
        return [*found, int.from_bytes(self._data[start + 8 : start + 12], "big")]

    def records(self, number: int) -> Iterator[Record]:
        """What a page holds itself: rows of a leaf, or the entries of any page of an index."""
        kind = self.kind(number)
        if kind in (0, INNER_TABLE):
            return
        for at in self._cells(number):
            offset = at + 4 if kind == INNER_INDEX else at
            record = self._record(number, offset, kind == LEAF_TABLE)
            if record is not None:
                yield record

    def is_whole(self, number: int) -> bool:
        """Whether everything on a page can be read, and on the pages that its texts go on."""
        kind = self.kind(number)
        if not kind:
            return False
        start = self._start(number)
        cells = int.from_bytes(self._data[start + 3 : start + 5], "big")
        if len(self._cells(number)) < cells:
            return False
        if kind == INNER_TABLE:
            return True
        return [each.cut for each in self.records(number)] == [False] * cells

    def _cells(self, number: int) -> list[int]:
        """Where the cells of a page begin."""
        kind, start, page = self.kind(number), self._start(number), (number - 1) * self.size
        head = 12 if kind in (INNER_INDEX, INNER_TABLE) else 8
        cells = int.from_bytes(self._data[start + 3 : start + 5], "big")
        first = start + head
        end = min(page + self.usable, len(self._data))
        places = (
            page + int.from_bytes(self._data[at : at + 2], "big")
            for at in range(first, first + 2 * cells, 2)
        )
        return [offset for offset in places if first + 2 * cells <= offset <= end - 4]

    def _record(self, number: int, at: int, is_table: bool) -> Record | None:
        data, usable = self._data, self.usable
        end = min((number - 1) * self.size + usable, len(data))
        length, at = _varint(data, at)
        rowid = None
        if is_table:
            rowid, at = _varint(data, at)
            if rowid >= 1 << 63:
                rowid -= 1 << 64
        if not 0 < length < 1 << 31 or length > len(data):
            return None
        most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
        cut = False
        if length <= most:
            payload = bytes(data[at : at + length])
            if at + length > end:
                return None
        else:
            least = (usable - 12) * 32 // 255 - 23
            here = least + (length - least) % (usable - 4)
            here = here if here <= most else least
            if at + here + 4 > end:
                return None
            first = int.from_bytes(data[at + here : at + here + 4], "big")
            payload = bytes(data[at : at + here]) + self._overflow(first, length - here)
            cut = len(payload) < length
        values, whole = self._values(payload, length)
        return None if values is None else Record(rowid, values, cut or not whole)

    def _overflow(self, number: int, left: int) -> bytes:
        """What stands on pages of their own, as far as the way to them can be read."""
        found = []
        seen: set[int] = set()
        while left > 0 and 1 < number <= self.count and number not in seen:
            seen.add(number)
            start = (number - 1) * self.size
            part = bytes(self._data[start + 4 : start + 4 + min(left, self.usable - 4)])
            then = int.from_bytes(self._data[start : start + 4], "big")
            if (then == 0) != (left <= self.usable - 4) or then > self.count:
                break  # nonsense: the last page of a text points nowhere, and no other one does
            found.append(part)
            left -= len(part)
            number = then
        return b"".join(found)

    def _values(self, payload: bytes, length: int) -> tuple[list[Value] | None, bool]:
        """The values of a record, and whether all of them are whole; None for no record."""
        head, at = _varint(payload, 0)
        if not at <= head <= min(length, len(payload)):
            return None, False
        types: list[int] = []
        while at < head and len(types) <= _MOST_COLUMNS:
            kind, at = _varint(payload, at)
            types.append(kind)
        sizes = [_size(kind) for kind in types]
        if at != head or not types or None in sizes or head + sum(map(int, sizes)) != length:  # type: ignore[arg-type]
            return None, False
        values: list[Value] = []
        for kind, size in zip(types, sizes, strict=True):
            assert size is not None
            raw = payload[at : at + size]
            at += size
            short = len(raw) < size
            if short and kind < 12:
                return values, False
            value = self._value(kind, raw)
            values.append(value)
            if short:
                return values, False
        return values, True

    def _value(self, kind: int, raw: bytes) -> Value:
        if kind == 0:
            return None
        if kind <= 6:
            return int.from_bytes(raw, "big", signed=True)
        if kind == 7:
            from struct import unpack

            number: float = unpack(">d", raw)[0]
            return number
        if kind in (8, 9):
            return kind - 8
        if kind % 2 == 0:
            return raw
        return raw.decode(self._encoding, "replace")


def _varint(data: mmap | bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    found = 0
    for offset in range(at, min(at + 8, len(data))):
        byte = data[offset]
        found = found << 7 | byte & 127
        if byte < 128:
            return found, offset + 1
    if at + 8 >= len(data):
        return 0, len(data) + 1
    return found << 8 | data[at + 8], at + 9


def _size(kind: int) -> int | None:
    """How many bytes a value of that type takes; None for a type that is none."""
    if kind >= 12:
        return (kind - 12) // 2
    return (*_INTEGERS, 8, 0, 0, None, None)[kind]
