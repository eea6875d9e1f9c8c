"""What checkin itself exports as a table (CSV): the entries, all but their earlier words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checkin.core.entry_fields import FIELDS, FLAG
from checkin.importers.formats.checkin_json import entry_of
from checkin.importers.json_values import Thing
from checkin.importers.record import Item, each
from checkin.importers.source import Source
from checkin.importers.table import Row, header, named_rows

LABEL = "checkin (table)"
GROUP = "checkin itself"
HOW_TO_EXPORT = "Run: checkin export --format csv --output checkin.csv"

_COLUMNS = {"day", "kind", "text", "topics", "people", "uid"}
_LISTS = ("feelings", "marks")
_YES = tuple(name for name, sort in FIELDS.items() if sort == FLAG)
_RUN = tuple("=+-@|\t\r＝＋－＠｜")  # noqa: RUF001
"""What a cell does not begin with: an export puts a quote before it."""


def sniff(source: Source) -> bool:
    """The header of an export."""
    return set(header(source)) >= _COLUMNS


def read(source: Source) -> Iterator[Item]:
    """Each entry."""
    return each(named_rows(source, source.files[0]), _entry)


def _entry(row: Row) -> Iterable[Item]:
    values: dict[str, object] = {}
    for name, cell in zip(row.names, row.cells, strict=False):
        values[name] = _without_guard(cell)
    for name in _LISTS:
        values[name] = _listed(values.get(name))
    for name in _YES:
        values[name] = values.get(name) == "yes"
    values["tags"] = [
        f"{sign}{name}"
        for column, sign in (("topics", "#"), ("people", "@"))
        for name in _listed(values.get(column))
    ]
    return entry_of(Thing(row.where, values))


def _without_guard(cell: str) -> str:
    bare = cell.removeprefix("'")
    return bare if bare != cell and bare.lstrip().startswith(_RUN) else cell


def _listed(cell: object) -> list[str]:
    return [part.strip() for part in str(cell or "").split(",") if part.strip()]
