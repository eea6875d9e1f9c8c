"""Which tests prove which of the practices: `--practices` lists them, and fails for any without.

A test counts that meets the program as a person does: in its screens, its shell, a terminal of its
own or its documents. One that reads a pack, or calls the journal, is listed and does not count.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from tests.support import ROOT

PRACTICES = ROOT / "tests" / "practices.toml"
_AS_A_PERSON = ("tests/tui/", "tests/cli/", "tests/system/", "tests/docs/")
_MARKED = pytest.StashKey[Mapping[int, list[str]]]()


def titles() -> dict[int, str]:
    """The practices by their numbers."""
    found = tomllib.loads(PRACTICES.read_text(encoding="utf-8"))["practices"]
    return {int(number): title for number, title in found.items()}


def marked(items: Iterable[pytest.Item]) -> dict[int, list[str]]:
    """The tests of each practice that has any, as `file::name`, each once."""
    found: dict[int, dict[str, None]] = {}
    for item in items:
        name = item.nodeid.partition("[")[0]
        for mark in item.iter_markers("practice"):
            for number in mark.args:
                found.setdefault(number, {})[name] = None
    return {number: [*tests] for number, tests in found.items()}


def without(found: Mapping[int, Iterable[str]]) -> list[int]:
    """The practices that no test proves as a person would meet them."""
    return [
        number
        for number in titles()
        if not any(test.startswith(_AS_A_PERSON) for test in found.get(number, ()))
    ]


def pytest_addoption(parser: pytest.Parser) -> None:
    """List the practices instead of running tests."""
    parser.addoption("--practices", action="store_true", help="list practices with their tests")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Nothing is run for the list."""
    if config.option.practices:
        config.option.collectonly = True
        config.option.verbose = min(config.option.verbose, -2)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Look at the marks, and refuse a number that is none."""
    if not session.config.option.practices:
        return
    found = marked(session.items)
    unknown = found.keys() - titles().keys()
    if unknown:
        tests = sorted({test for number in unknown for test in found[number]})
        raise pytest.UsageError(f"Not in {PRACTICES.name}: {sorted(unknown)}, in {tests}")
    session.config.stash[_MARKED] = found


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail for a practice without a test."""
    found = session.config.stash.get(_MARKED, None)
    if found is not None and without(found) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """The list."""
    found = config.stash.get(_MARKED, None)
    if found is None:
        return
    missing = without(found)
    for number, title in titles().items():
        terminalreporter.write_line(f"{number:3}  {title}{'  (none)' * (number in missing)}")
        for test in found.get(number, ()):
            aside = "" if test.startswith(_AS_A_PERSON) else "  (does not count)"
            terminalreporter.write_line(f"       {test}{aside}")
    terminalreporter.section(f"{len(titles()) - len(missing)} of {len(titles())} are proved")
    if missing:
        terminalreporter.write_line("without a test: " + ", ".join(map(str, missing)))
