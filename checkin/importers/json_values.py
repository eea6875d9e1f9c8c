"""Values of JSON as what they should be, whatever they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checkin.core.frozen import Frozen
from checkin.importers.record import Problem, Unreadable
from checkin.importers.source import Source


class Thing(Frozen):
    """An object in a JSON file, and where it is in it."""

    where: str
    values: Mapping[str, object]

    def text(self, *names: str) -> str:
        """The first of these that is a text and not empty; a number is taken as it is written."""
        for name in names:
            value = self.values.get(name)
            if isinstance(value, str) and value.strip():
                return value
            if isinstance(value, int | float) and not isinstance(value, bool):
                return str(value)
        return ""

    def whole(self, name: str) -> int | None:
        """A whole number, also one written as text."""
        value = self.values.get(name)
        if isinstance(value, str) and value.strip().lstrip("-").isdecimal() and len(value) < 30:
            value = int(value)
        if isinstance(value, float) and value.is_integer() and abs(value) < 2**63:
            value = int(value)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def yes(self, name: str) -> bool:
        """Whether it is true."""
        return self.values.get(name) is True

    def texts(self, name: str, inner: str = "name") -> tuple[str, ...]:
        """A list of texts, or of objects with a text in them; a text alone is a list of one."""
        value = self.values.get(name)
        found = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        named = [one.get(inner) if isinstance(one, dict) else one for one in found]
        return tuple(one for one in named if isinstance(one, str) and one.strip())


def objects(value: object) -> tuple[Thing, ...]:
    """The objects in a list; what else is in it is passed over."""
    found = value if isinstance(value, list) else []
    return tuple(Thing("", one) for one in found if isinstance(one, dict))


def listed(source: Source, file: str, key: str = "") -> tuple[Thing | Problem, ...]:
    """The objects that a JSON file is a list of, or has in a list under `key`.

    Raises `Unreadable` if it is no JSON; none if it has another shape.
    """
    value = source.json(file)
    if key:
        value = value.get(key) if isinstance(value, dict) else None
    if not isinstance(value, list):
        return ()
    places = (source.where(file, part=f"entry {number}") for number in range(1, len(value) + 1))
    return tuple(
        Thing(where, one) if isinstance(one, dict) else Problem(where, "It isn't an entry.")
        for where, one in zip(places, value, strict=True)
    )


def looks(source: Source, file: str, names: Sequence[str], key: str = "") -> bool:
    """Whether each of these names is in one of the first objects of such a list."""
    value = source.json(file)
    if key:
        value = value.get(key) if isinstance(value, dict) else None
    first = objects(value[:5] if isinstance(value, list) else [])
    return all(any(name in one.values for one in first) for name in names)


def one_thing(source: Source, file: str) -> Thing:
    """The one object that a JSON file is. Raises `Unreadable` if it is something else."""
    value = source.json(file)
    if not isinstance(value, dict):
        raise Unreadable("It isn't an entry.")
    return Thing(source.where(file), value)
