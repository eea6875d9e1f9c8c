"""Reading a file of a person's own words, and naming all that is wrong with it by its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from zlib import crc32

from checkin.content import pack_tables as shape
from checkin.content.loader import load_pack
from checkin.content.pack_tables import Column, Table
from checkin.content.strings import format_text
from checkin.content.toml_lines import Path, lines_of
from checkin.core.frozen import Frozen
from checkin.core.text import clean, show

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_LONGEST = 240
_PEOPLE = ("people", "help")
"""The tools that lead to people who can help."""


class Problem(Frozen):
    """What is wrong with a file, and the line of it."""

    line: int
    what: str


class OwnWords(Frozen):
    """What a file holds that has no problem; its texts are cleaned."""

    name: str
    """What the file calls itself; empty where it does not."""
    rows: Mapping[str, tuple[Mapping[str, Any], ...]] = {}
    """The rows of each table, each with its `id` and with the columns that are given."""
    hidden: frozenset[str] = frozenset()
    """The ids of what is left out."""
    distress: tuple[str, ...] = ()
    """Sentences that are a reason to name people who can help."""
    profiles: Mapping[str, Mapping[str, Any]] = {}
    """The columns of each profile, `morning` and `evening` as lists of (question, kind)."""


def read_pack(data: bytes) -> tuple[OwnWords, tuple[Problem, ...]]:
    """What a file holds, and its problems by their lines; use it only if there are none."""
    reading = _Reading(data)
    return reading.found(), tuple(sorted(reading.problems, key=lambda each: each.line))


@cache
def our_ids() -> Mapping[str, Table]:
    """The table of each row that comes with checkin, by the id of the row."""
    return {row["id"]: table for table in shape.TABLES for row in _ours(table)}


@cache
def our_rows() -> Mapping[str, Mapping[str, Any]]:
    """The rows that come with checkin, by their ids."""
    return {row["id"]: row for table in shape.TABLES for row in _ours(table)}


@cache
def safe_ids() -> frozenset[str]:
    """The ids of ours that lead to people who can help."""
    tables = our_ids()
    return frozenset(id for id, row in our_rows().items() if tables[id].only_adds or is_safe(row))


def is_safe(row: Mapping[str, Any]) -> bool:
    """Whether a row is a small thing that leads to people who can help."""
    tool = str(row.get("tool") or "").partition(":")[0]
    return row.get("group") == "someone" or tool in _PEOPLE


def _ours(table: Table) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = load_pack(table.pack)[table.table]
    return rows


def _choices(table: Table, name: str) -> tuple[str, ...]:
    """The values that rows of ours have in a column."""
    return tuple(dict.fromkeys(row[name] for row in _ours(table) if row.get(name)))


class _Reading:
    """A file that is being read."""

    def __init__(self, data: bytes) -> None:
        self.problems: list[Problem] = []
        self._lines: Mapping[Path, int] = {}
        self._document = self._parsed(data)
        self._ids: dict[str, Path] = {}

    def _parsed(self, data: bytes) -> Mapping[str, Any]:
        import tomllib

        if len(data) > shape.LARGEST:
            self._say(1, "too_big")
            return {}
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self._say(data.count(b"\n", 0, error.start) + 1, "not_utf8")
            return {}
        text = text.replace("\r\n", "\n")
        try:
            found = tomllib.loads(text)
            self._lines = lines_of(text)
        except RecursionError:
            self._say(1, "nested")
        except ValueError as error:
            at = _AT.search(str(error))
            last = text.rstrip().count("\n") + 1
            line = int(at[1]) if at and at[1] else last
            self._say(line, "not_toml", why=_AT.sub("", str(error)))
        else:
            return found
        return {}

    def found(self) -> OwnWords:
        """What the file holds; what is wrong with it goes to the problems."""
        rows: dict[str, tuple[Mapping[str, Any], ...]] = {}
        hidden: set[str] = set()
        distress: tuple[str, ...] = ()
        profiles: Mapping[str, Mapping[str, Any]] = {}
        for name, value in self._document.items():
            table = shape.table_named(name)
            if table is not None:
                rows[name] = tuple(self._rows(table, value, hidden))
            elif name == shape.PROFILES:
                profiles = dict(self._profiles(value))
            elif name == shape.NOT_FOR_ME:
                hidden.update(self._not_for_me(value))
            elif name == shape.DISTRESS:
                distress = tuple(text for _, text in self._texts(value, (name,), Column()))
            elif name not in shape.HEAD:
                self._unknown(name)
        head = self._document.get("name", "")
        title = self._text(head, ("name",), Column(most=60)) if "name" in self._document else ""
        return OwnWords(title or "", rows, frozenset(hidden), distress, profiles)

    def _say(self, where: int | Path, key: str, **values: object) -> None:
        line = where if isinstance(where, int) else self._line(where)
        said = {name: _short(v) if isinstance(v, str) else v for name, v in values.items()}
        self.problems.append(Problem(line, format_text("packs", key, **said)))

    def _line(self, path: Path) -> int:
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def _unknown(self, name: str) -> None:
        if name in shape.SAFETY:
            self._say((name,), "safety_table", name=name)
            return
        from difflib import get_close_matches

        known = [*(table.name for table in shape.TABLES), shape.PROFILES, shape.NOT_FOR_ME]
        near = get_close_matches(name[:64], [*known, shape.DISTRESS], 1)
        key = "unknown_table_near" if near else "unknown_table"
        self._say((name,), key, name=name or '""', near="".join(near))

    # Rows

    def _rows(self, table: Table, value: object, hidden: set[str]) -> Iterator[Mapping[str, Any]]:
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            self._say((table.name,), "not_rows", name=table.name)
            return
        for number, row in enumerate(value):
            path = (table.name, number)
            columns = {**table.columns, "id": Column(), "hide": Column(shape.FLAG)}
            given = self._columns(table.name, row, path, columns, table)
            id = self._id(table, row, given, path)
            if id is None:
                continue
            ours = id in our_ids()
            if given.pop("hide", False):
                if not ours:
                    self._say((*path, "id"), "unknown_id", id=id)
                hidden.add(id)
                continue
            missing = [name for name in table.needs if name not in row and not ours]
            for name in missing:
                self._say(path, "missing", table=table.name, name=name)
            if table.name == "help_line" and not any(given.get(way) for way in shape.WAYS):
                self._say(path, "no_way", columns=_listed(shape.WAYS))
            if ours or all(name in given for name in table.needs):
                yield {**given, "id": id}

    def _id(
        self, table: Table, row: Mapping[str, Any], given: Mapping[str, Any], path: Path
    ) -> str | None:
        """The id of a row, made of its words if it has none; None where that can't be."""
        key = "id"
        if "id" not in row:
            key = table.needs[0]
            words = given.get(key)
            if not words:
                if key not in row:
                    self._say(path, "missing", table=table.name, name=key)
                return None
            id = f"own-{table.name.replace('_', '-')}-{crc32(str(words).encode()):08x}"
        else:
            id = row["id"] if isinstance(row["id"], str) else ""
            if not _ID.fullmatch(id):
                self._say((*path, "id"), "bad_id", id=id or repr(row["id"]))
                return None
        here = (*path, key)
        if id in self._ids:
            line = self._line(self._ids[id])
            self._say(here, "twice" if "id" in row else "same_text", id=id, line=line)
            return None
        self._ids[id] = here
        ours = our_ids().get(id)
        if id in safe_ids():
            self._say(here, "safety", id=id)
            return None
        if ours is not None and ours is not table:
            self._say(here, "other_table", id=id, table=ours.name, name=table.name)
            return None
        return id

    def _columns(
        self,
        name: str,
        row: Mapping[str, Any],
        path: Path,
        columns: Mapping[str, Column],
        table: Table | None,
    ) -> dict[str, Any]:
        """The columns of a row that hold what they can hold."""
        given: dict[str, Any] = {}
        for key, value in row.items():
            here = (*path, key)
            column = columns.get(key)
            if column is None:
                self._say(here, "unknown_column", table=name, name=key, columns=_listed(columns))
            elif key == "id":
                continue  # it has rules of its own
            elif column.kind == shape.FLAG:
                if isinstance(value, bool):
                    given[key] = value
                else:
                    self._say(here, "not_flag", name=key)
            elif column.kind == shape.TOPICS:
                topics = [row["id"] for row in load_pack("topics")["topic"]]
                named = list(self._texts(value, here, Column()))
                for at, topic in named:
                    if topic not in topics:
                        self._say(at, "choices", name=key, choices=_listed(topics))
                given[key] = tuple(topic for _, topic in named)
            elif (text := self._text(value, here, column)) is not None:
                choices = _choices(table, key) if table and column.kind == shape.ONE_OF else ()
                if choices and text not in choices:
                    self._say(here, "choices", name=key, choices=_listed(choices))
                given[key] = text
        return given

    # Words

    def _text(self, value: object, path: Path, column: Column) -> str | None:
        """The words of a value, cleaned; None if they can't be shown as they are."""
        name = str(path[-1] if isinstance(path[-1], str) else path[-2])
        if not isinstance(value, str):
            self._say(path, "not_text", name=name)
            return None
        if odd := _CONTROL.search(value):
            self._say(path, "control", name=name, code=f"U+{ord(odd[0]):04X}")
            return None
        if len(value) > column.most:
            self._say(path, "too_long", name=name, count=len(value), most=column.most)
            return None
        text = clean(value if column.lines else " ".join(value.split()))
        if not text:
            self._say(path, "empty", name=name)
            return None
        return text

    def _texts(self, value: object, path: Path, column: Column) -> Iterator[tuple[Path, str]]:
        """The words of a list, each with where it stands."""
        if not isinstance(value, list):
            self._say(path, "not_list", name=str(path[-1]))
            return
        for number, each in enumerate(value):
            text = self._text(each, (*path, number), column)
            if text is not None:
                yield (*path, number), text

    def _not_for_me(self, value: object) -> Iterator[str]:
        for path, id in self._texts(value, (shape.NOT_FOR_ME,), Column()):
            if id in safe_ids():
                self._say(path, "safety", id=id)
            elif id not in our_ids():
                self._say(path, "unknown_id", id=id)
            else:
                yield id

    # Profiles

    def _profiles(self, value: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
        path: Path = (shape.PROFILES,)
        if not isinstance(value, dict):
            self._say(path, "not_a_table", name="profiles.own")
            return
        ours = {row["id"] for row in load_pack("evening")["profile"]}
        for id, row in value.items():
            here = (*path, id)
            if not _ID.fullmatch(id):
                self._say(here, "bad_id", id=id or '""')
            elif not isinstance(row, dict):
                self._say(here, "not_a_table", name=f"profiles.{id}")
            else:
                yield id, self._profile(row, here, is_new=id not in ours)

    def _profile(self, row: Mapping[str, Any], path: Path, *, is_new: bool) -> Mapping[str, Any]:
        parts = (shape.MORNING, shape.EVENING)
        rest = {key: value for key, value in row.items() if key not in parts}
        columns = {**shape.PROFILE, **dict.fromkeys(parts, Column())}
        found = self._columns("profile", rest, path, columns, None)
        kinds = [each["id"] for each in load_pack("wins")["kind"]]
        if found.get("kind_of_win", kinds[0]) not in kinds:
            here = (*path, "kind_of_win")
            self._say(here, "choices", name="kind_of_win", choices=_listed(kinds))
        for part in parts:
            if part in row:
                here = (*path, part)
                found[part] = tuple(self._questions(row[part], here, kept=part == shape.EVENING))
        if is_new and "name" not in row:
            self._say(path, "missing", table="profile", name="name")
        if is_new and not any(row.get(part) for part in parts):
            self._say(path, "no_questions")
        return found

    def _questions(self, value: object, path: Path, *, kept: bool) -> Iterator[tuple[str, str]]:
        """Questions, each with what its answer is kept as: a line or a win."""
        if not isinstance(value, list):
            self._say(path, "not_list", name=str(path[-1]))
            return
        for number, each in enumerate(value):
            here = (*path, number)
            kind: object = shape.ANSWERS[0]
            if kept and isinstance(each, dict):
                for key in each.keys() - {"ask", "kind"}:
                    columns = _listed(("ask", "kind"))
                    self._say(
                        (*here, key), "unknown_column", table="question", name=key, columns=columns
                    )
                if "ask" not in each:
                    self._say(here, "missing", table="question", name="ask")
                    continue
                kind = each.get("kind", kind)
                if kind not in shape.ANSWERS:
                    self._say(
                        (*here, "kind"), "choices", name="kind", choices=_listed(shape.ANSWERS)
                    )
                    continue
                each, here = each["ask"], (*here, "ask")
            text = self._text(each, here, Column())
            if text is not None:
                yield text, str(kind)


def _short(text: str) -> str:
    """A part of the file as a message has it: harmless, on one line and not long."""
    line = show(text, one_line=True)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
