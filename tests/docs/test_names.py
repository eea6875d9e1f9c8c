"""What the pages for developers name is there: files, what is in them, and words on the screen."""

from __future__ import annotations

import ast
import inspect
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from checkin.journal import Journal

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "changelog.d" / "README.md",
]
PLACES = ("checkin", "tests", "docs", "bench", "screenshots", "design", "changelog.d", "packaging")
QUOTED = re.compile(r"`([^`\n]+)`")
GLOSSARY = re.compile(r"^\| ([^|]+) \| ([^|]*) \| [^|]+ \|$", re.MULTILINE)


def outside_blocks(page: Path) -> str:
    return re.sub(r"^```.*?^```$", "", page.read_text(), flags=re.MULTILINE | re.DOTALL)


def quoted(page: Path) -> list[str]:
    return QUOTED.findall(outside_blocks(page))


def files(page: Path) -> Iterator[tuple[str, str]]:
    """Each file or folder that a page names, and the name in it; empty for the whole."""
    for words in quoted(page):
        file, _, name = words.partition("::")
        if re.fullmatch(r"[\w./<>*-]+", file) and file.split("/")[0] in PLACES and "/" in file:
            yield file, name


def modules(page: Path) -> Iterator[str]:
    for words in quoted(page):
        if re.fullmatch(r"checkin(\.\w+)+", words):
            yield words


@cache
def names_in(file: Path) -> frozenset[str]:
    """All that is defined in a file: classes, functions and constants, with what is in classes."""
    return frozenset(_defined(ast.parse(file.read_text()).body))


def _defined(body: list[ast.stmt], inside: str = "") -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield inside + node.name
            yield from _defined(node.body, f"{inside}{node.name}.")
        elif isinstance(node, ast.If):  # such as what is there for types alone
            yield from _defined(node.body, inside)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield inside + node.name
        elif isinstance(node, ast.Assign):
            yield from (inside + each.id for each in node.targets if isinstance(each, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield inside + node.target.id


def found(pages: list[Path]) -> list[tuple[str, str, str]]:
    return sorted({(page.name, *each) for page in pages for each in files(page)})


@pytest.mark.parametrize(("page", "file", "name"), found(PAGES))
def test_every_file_and_name_that_a_page_names_is_there(page: str, file: str, name: str) -> None:
    if "<" in file:
        file = re.sub(r"<\w+>", "*", file)
    there = list(ROOT.glob(file.rstrip("/"))) if "*" in file else [ROOT / file]
    assert there
    assert all(each.exists() for each in there)
    if name:
        assert name in names_in(ROOT / file)


@pytest.mark.parametrize(
    "dotted", sorted({dotted for page in PAGES for dotted in modules(page)}), ids=str
)
def test_every_module_that_a_page_names_is_there(dotted: str) -> None:
    parts = dotted.split(".")
    path = ROOT.joinpath(*parts)
    if path.is_dir() or path.with_suffix(".py").is_file():
        return
    assert parts[-1] in names_in(ROOT.joinpath(*parts[:-1]).with_suffix(".py"))


def test_every_service_of_the_journal_that_a_page_names_is_there() -> None:
    named = {
        word.split(".")[1].split("(")[0].split("[")[0]
        for page in PAGES
        for word in quoted(page)
        if word.startswith("journal.")
    }
    assert len(named) >= 10
    assert not {name for name in named if not hasattr(Journal, name)}


def test_contributing_names_every_service_of_the_journal() -> None:
    services = {
        name
        for name, value in vars(Journal).items()
        if isinstance(value, property) and value.fget is not None
        if "_services.get(" in inspect.getsource(value.fget)
    }
    assert len(services) > 20
    assert services == {
        word.removeprefix("journal.")
        for word in quoted(ROOT / "CONTRIBUTING.md")
        if word.startswith("journal.")
    }


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def test_the_persons_words_of_the_glossary_are_on_a_screen() -> None:
    page = outside_blocks(ROOT / "docs" / "architecture.md").partition("## The words")[2]
    rows = GLOSSARY.findall(page.partition("## Recipes")[0])
    said = [word for _, words in rows for word in re.findall(r'"([^"]+)"', words)]
    assert len(said) > 12
    strings = [
        text
        for folder in ("strings", "packs")
        for file in (ROOT / "checkin" / "content" / folder).glob("*.toml")
        for text in texts(tomllib.loads(file.read_text()))
    ]
    whole = "\n".join(strings).casefold()
    assert not [word for word in said if word not in whole]
