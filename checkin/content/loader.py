"""TOML packs and how their rows become values. Nothing is read before it is asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from checkin.content.toml_reader import read_toml
from checkin.core.frozen import Frozen, annotated, fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    Item = TypeVar("Item", bound=Frozen)

NOTES = ("source", "status")
"""Columns that any row may have for those who keep the pack; no value holds them."""

_KINDS: Mapping[str, tuple[type, ...]] = MappingProxyType(
    {"str": (str,), "int": (int,), "float": (int, float), "bool": (bool,)}
)


class PackError(ValueError):
    """A pack that does not fit its value class; names the file, the row and the field."""


@cache
def load_pack(name: str, folder: str = "packs") -> Mapping[str, Any]:
    """The whole pack of that name, as it stands in its file.

    Raises `FileNotFoundError` for a pack that is none.
    """
    text = load_text(name, folder)
    found = read_toml(text)
    if found is None:
        import tomllib

        found = tomllib.loads(text)
    return MappingProxyType(found)


def load_text(name: str, folder: str = "packs") -> str:
    """The file of a pack as it is written. Raises `FileNotFoundError` for a pack that is none."""
    path = os.path.join(os.path.dirname(__file__), folder, f"{name}.toml")
    with open(path, encoding="utf-8") as file:
        return file.read()


def load_items(cls: type[Item], pack: str, table: str) -> tuple[Item, ...]:
    """The rows of one table of a pack as values of a class, in the order of the file.

    A field takes the column of its name, or its default in a row without one. It may be `str`,
    `int`, `float` or `bool`, one of these or None, a `tuple` of these, or a `tuple` of another
    class of values. `table` may lie in others: `evening.answers`. The same call gives the same
    values.

    Raises `PackError` for a missing table, for a missing or wrong field and for an unknown column.
    """
    found: tuple[Item, ...] = _load(cls, pack, table, several=True)
    return found


def load_item(cls: type[Item], pack: str, table: str) -> Item:
    """A table that is a single row, as a value of a class. Raises as `load_items` does."""
    found: Item = _load(cls, pack, table, several=False)
    return found


@cache
def _load(cls: type[Frozen], pack: str, table: str, *, several: bool) -> Any:
    found: Any = load_pack(pack)
    where = f"packs/{pack}.toml: {table}"
    for name in table.split("."):
        if name not in found:
            raise PackError(f"{where}: no such table")
        found = found[name]
    return _values(cls, found, where) if several else _value(cls, found, where)


def _values(cls: type[Frozen], rows: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(rows, list):
        raise PackError(f"{where} is not a list of rows")
    return tuple(_value(cls, row, f"{where}[{n}]") for n, row in enumerate(rows))


def _value(cls: type[Frozen], row: Any, where: str) -> Any:
    """One row as a value; `where` says where it stands."""
    if not isinstance(row, dict):
        raise PackError(f"{where} is not a row")
    if "id" in row:
        where = f"{where} ({row['id']})"
    if unknown := set(row).difference(fields(cls), NOTES):
        raise PackError(f"{where}: unknown column {sorted(unknown)[0]!r}")
    given = {
        key: _field(cls, annotated(cls)[key], row[key], f"{where}: {key!r}")
        for key in fields(cls)
        if key in row
    }
    if missing := [key for key in fields(cls) if key not in given and key not in cls._defaults]:
        raise PackError(f"{where}: {missing[0]!r} is missing")
    return cls(**given)


def _field(cls: type[Frozen], kind: str, value: Any, where: str) -> object:
    """What a column holds, as the kind of value that the field of a class is annotated with."""
    kind = kind.removesuffix(" | None")
    if not kind.startswith("tuple["):
        return _checked(kind, value, where)
    if not isinstance(value, list):
        raise PackError(f"{where} is not a list")
    inner = kind.removeprefix("tuple[").removesuffix(", ...]")
    if inner in _KINDS:
        return tuple(_checked(inner, each, where) for each in value)
    return _values(getattr(sys.modules[cls.__module__], inner), value, where)


def _checked(kind: str, value: Any, where: str) -> object:
    fits = isinstance(value, _KINDS[kind]) and (kind == "bool" or not isinstance(value, bool))
    if not fits:
        raise PackError(f"{where} is not of type {kind}: {value!r}")
    return float(value) if kind == "float" else value
