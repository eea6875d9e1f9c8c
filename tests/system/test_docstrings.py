"""What is public says what it does; an override is explained by what it overrides."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from types import FunctionType

import pytest

import checkin

CALLED_BY_TEXTUAL = ("on_", "watch_", "validate_", "compute_")
"""Methods that Textual finds by the beginning of their names."""

LAYOUT = ("heading", "body", "compose")
"""What a page lays out, where it overrides the page it is made from."""

COINED = re.compile(r"\bcan not\b|\bdoors?\b|\btwins?\b|\blet go\b|\bin any dress\b", re.IGNORECASE)
"""Words that were used for something that has a name of its own, and `cannot` in two words."""

PLAIN = ("core", "domain", "storage", "exporters", "importers", "journal", "cli")
"""The packages whose docstrings are read for such words."""


@cache
def modules() -> list[str]:
    found = [module.name for module in walk_packages(checkin.__path__, "checkin.")]
    return [name for name in found if not name.endswith("__main__")]


def classes(module: str) -> Iterator[type]:
    for found in vars(import_module(module)).values():
        is_own = isinstance(found, type) and found.__module__ == module
        if is_own and not found.__name__.startswith("_"):
            yield found


def own_functions(found: type) -> Iterator[tuple[str, FunctionType]]:
    """The public functions and properties that a class itself defines."""
    for name, value in vars(found).items():
        inner = value.fget if isinstance(value, property) else value
        inner = getattr(inner, "__func__", inner)  # of a class or static method
        inner = inspect.unwrap(inner) if callable(inner) else inner
        if isinstance(inner, FunctionType) and not name.startswith("_"):
            yield name, inner


def is_override(found: type, name: str) -> bool:
    return any(name in vars(base) for base in found.__mro__[1:])


def test_a_public_method_has_a_docstring_unless_it_overrides_one() -> None:
    missing = [
        f"{found.__module__}.{found.__qualname__}.{name}"
        for module in modules()
        for found in classes(module)
        for name, function in own_functions(found)
        if not function.__doc__
        and not is_override(found, name)
        and not name.startswith(CALLED_BY_TEXTUAL)
    ]
    assert not missing


def test_what_a_page_lays_out_explains_itself() -> None:
    told = [
        f"{found.__module__}.{found.__qualname__}.{name}"
        for module in modules()
        for found in classes(module)
        for name, function in own_functions(found)
        if name in LAYOUT and function.__doc__ and is_override(found, name)
    ]
    assert told == []


def docstrings(module: str) -> Iterator[tuple[str, str]]:
    whole = import_module(module)
    yield module, whole.__doc__ or ""
    for name, value in vars(whole).items():
        if isinstance(value, FunctionType) and value.__module__ == module:
            yield f"{module}.{name}", value.__doc__ or ""
    for found in classes(module):
        yield f"{module}.{found.__name__}", found.__doc__ or ""
        for name, function in own_functions(found):
            yield f"{module}.{found.__name__}.{name}", function.__doc__ or ""


@pytest.mark.parametrize("package", PLAIN)
def test_docstrings_have_no_coined_words(package: str) -> None:
    coined = [
        f"{name}: {found[0]}"
        for module in modules()
        if module.split(".")[1] == package
        for name, text in docstrings(module)
        if (found := COINED.search(text))
    ]
    assert not coined
