"""Which forms can be read, which of them a source is in, and reading it."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

from checkin.core.frozen import Frozen, replace
from checkin.core.text import LIMIT
from checkin.importers import formats as package
from checkin.importers.record import (
    CannotImport,
    Imported,
    Item,
    LeftOut,
    Problem,
    Unreadable,
    once,
)
from checkin.importers.source import Source

_OURS = b"CHKI"
"""The application id in the header of a check-in file, at byte 68."""
_ENCRYPTED = b"CKE"
"""How a check-in file begins that is encrypted."""
_LOOKED_INTO = 50
"""In how many files of a folder that is nothing itself to look for something."""


GROUPS = ("Diaries and notes", "Moods", "Habits and lists", "checkin itself")
"""What the forms are put together under, in the order of the help."""


class Format(Frozen):
    """A form that can be read; see `checkin.importers.formats`."""

    name: str
    label: str
    group: str
    how_to_export: str
    sniff: Callable[[Source], bool]
    read: Callable[[Source], Iterator[Item]]


@cache
def formats() -> tuple[Format, ...]:
    """Every form that has a file in `checkin.importers.formats`, by its name."""
    found = []
    for module in pkgutil.iter_modules(package.__path__):
        form = import_module(f"{package.__name__}.{module.name}")
        name = module.name.replace("_", "-")
        found.append(
            Format(name, form.LABEL, form.GROUP, form.HOW_TO_EXPORT, form.sniff, form.read)
        )
    return tuple(sorted(found, key=lambda form: form.name))


def how_to_export() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The groups, each with its forms: the name for `--from`, and how to get such a file."""
    for group in GROUPS:
        of_it = [form for form in formats() if form.group == group]
        yield group, [(form.name, _whole_sentence(form)) for form in of_it]


def named(name: str) -> Format:
    """The form of that name. Raises `CannotImport` if there is none."""
    for form in formats():
        if form.name == name:
            return form
    names = ", ".join(form.name for form in formats())
    raise CannotImport(f"{name} can't be imported.", f"These can be: {names}.")


def recognized(source: Source) -> Format:
    """The form that a source is in. Raises `CannotImport` if it is none, or could be several."""
    found = _claims(source)
    if len(found) > 1:
        choices = " or ".join(form.label for form in found)
        names = " or ".join(f"--from {form.name}" for form in found)
        raise CannotImport(f"{source.name} could come from {choices}.", f"Say which: {names}.")
    if not found and not source.single:
        found = _inside(source)
    if not found and _is_ours(source):
        raise CannotImport(
            f"{source.name} is a check-in file itself.",
            "Export it with checkin --file FILE export, and import what that gives.",
        )
    if not found:
        raise CannotImport(
            f"{source.name} isn't in a format that can be imported.",
            "See checkin import --help for what can be imported, and from which programs.",
        )
    return found[0]


def read(source: Source, form: Format) -> Iterator[Item]:
    """What is in the source, in that form; each thing whole, or a problem.

    Raises `CannotImport` if none of it can be read.
    """
    yield from source.left_out
    try:
        if not _claimed(source, form):
            raise CannotImport(f"{source.name} doesn't look like {form.label}.", form.how_to_export)
        for item in form.read(source):
            yield _checked(item) if isinstance(item, Imported) else item
    except Unreadable as error:
        raise CannotImport(
            f"{source.name} can't be read as {form.label}. {error}", form.how_to_export
        ) from error


def _whole_sentence(form: Format) -> str:
    """How to get a file in that form, which says what the form is called."""
    name = form.label.partition(" (")[0]
    return form.how_to_export if name in form.how_to_export else f"{name}: {form.how_to_export}"


def _is_ours(source: Source) -> bool:
    try:
        start = source.start(source.files[0]) if source.single else b""
        return start[68:72] == _OURS or start.startswith(_ENCRYPTED)
    except Unreadable:
        return False


def _claims(source: Source) -> list[Format]:
    return [form for form in formats() if _claimed(source, form)]


def _claimed(source: Source, form: Format) -> bool:
    try:
        return bool(source.files) and form.sniff(source)
    except Unreadable:
        return False


def _inside(source: Source) -> list[Format]:
    """The one form that files of a folder or zip are in, each by itself."""
    found: dict[str, Format] = {}
    for file in source.files[:_LOOKED_INTO]:
        try:
            parts = _parts(source, file)
        except Unreadable:
            continue  # it is named where the others are read
        for part in parts:
            for form in _claims(part):
                found[form.name] = form

    def each_alone(source: Source) -> Iterator[Item]:
        for file in source.files:
            try:
                parts = _parts(source, file)
            except Unreadable as error:
                yield Problem(file, str(error))
                continue
            for part in parts:
                where = part.where(part.name)
                if not _claimed(part, form):
                    yield LeftOut(where, "It's something else.")
                    continue
                try:
                    yield from part.left_out
                    yield from form.read(part)
                except Unreadable as error:
                    yield Problem(where, str(error))
                except CannotImport as error:
                    yield Problem(where, error.whole)

    if len(found) != 1:
        return []
    form = next(iter(found.values()))
    return [replace(form, sniff=lambda source: True, read=each_alone)]


def _parts(source: Source, file: str) -> list[Source]:
    """One of the files by itself; of a zip what is in it, as a whole or each file by itself.

    Raises `Unreadable` if it is a zip that is not complete.
    """
    within = source.within(file)
    if within is None:
        return [source.alone(file)]
    if _claims(within):
        return [within]
    return [within.alone(each) for each in within.files] or [source.alone(file)]


def _checked(item: Imported) -> Item:
    """The same, or why it cannot be taken."""
    item = replace(item, tags=once(item.tags))
    texts = (item.text, item.title, item.note, item.mood, *item.tags)
    if any("\udc80" <= char <= "\udcff" for text in texts if not text.isascii() for char in text):
        return Problem(item.where, "Some of it isn't text in UTF-8.")
    if sum(map(len, texts)) > LIMIT:
        return Problem(
            item.where, f"It has more than {LIMIT:,} characters, more than one entry can hold."
        )
    if item.entry is None and not any(text.strip() for text in texts):
        return LeftOut(item.where, "It has no words.")
    return item
