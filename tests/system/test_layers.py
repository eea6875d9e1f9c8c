"""No import goes round in a circle, and what must start at once loads next to nothing.

Which part may import which is said in `pyproject.toml`; `make lint` holds it.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import checkin
from checkin.core.entries import NewEntry
from checkin.journal import Journal

PACKAGE = Path(checkin.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 450

NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "socketserver", "xmlrpc"}
NETWORK |= {"requests", "httpx", "aiohttp", "webbrowser"}


@cache
def imports(file: Path) -> list[tuple[int, str]]:
    """The line and whole name of all that a file imports, also inside functions."""
    return list(_imports(ast.parse(file.read_text())))


def _imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{start}.{name.name}") for name in node.names)


def named(file: Path) -> str:
    return str(file.relative_to(PACKAGE))


def dotted(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def test_no_module_depends_on_one_that_depends_on_it() -> None:
    modules = {dotted(file): file for file in FILES}
    needs = {
        module: {
            found
            for _, name in imports(file)
            for found in (name if name in modules else name.rpartition(".")[0],)
            if found in modules and found != module
        }
        for module, file in modules.items()
    }
    assert needs["checkin.tui.base.screen"] > {
        "checkin.tui.base.day_journal",
        "checkin.core.records",
    }
    TopologicalSorter(needs).prepare()  # raises CycleError, with the circle


@pytest.mark.parametrize("file", FILES, ids=named)
def test_imports_are_absolute(file: Path) -> None:
    assert not [name for _, name in imports(file) if name.startswith(".")]


@pytest.mark.parametrize("file", FILES, ids=named)
def test_there_is_no_network_code(file: Path) -> None:
    assert not [name for _, name in imports(file) if name.split(".")[0] in NETWORK]


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_file_is_short_enough_to_read_at_once(file: Path) -> None:
    lines = file.read_text().count("\n")
    assert lines <= LONGEST


def loaded(code: str, *arguments: str) -> set[str]:
    """The modules in memory after some code ran in a Python of its own."""
    said = "\nimport sys; print('\\n'.join(['', 'loaded:', *sys.modules]))"
    done = subprocess.run(
        [sys.executable, "-c", code + said, *arguments], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.partition("\nloaded:\n")[2].split())


def tops(modules: set[str]) -> set[str]:
    return {name.split(".")[0] for name in modules}


def test_the_quick_way_loads_next_to_nothing() -> None:
    more = loaded("import checkin.journal.quick_win") - loaded("import sqlite3, datetime")
    assert tops(more) <= {"__future__", "checkin", "unicodedata"}
    ours = {name.removeprefix("checkin.") for name in more if name.startswith("checkin.")}
    storage = {"storage", "storage.connection", "storage.entry_writer", "storage.open_files"}
    assert ours <= {
        "core",
        "core.clock",
        "core.entry_fields",
        "core.errors",
        "core.text",
        "journal",
        "journal.look_closer",
        "journal.quick_win",
        *storage,
    }


def test_keeping_a_win_from_the_shell_loads_no_more(path: str) -> None:
    Journal.open(path).close()
    run = "import sys\nfrom checkin.__main__ import main\nassert main() == 0"
    more = loaded(run, "win", "Réplied to @Sam") - loaded("import sqlite3, datetime")
    heavy = "click rich textual sqlite_utils dateutil dataclasses typing re json pathlib contextlib"
    assert not tops(more) & {*heavy.split(), "enum", "tomllib", "inspect", "asyncio", "logging"}


@pytest.mark.parametrize(
    ("line", "may_load"),
    [
        *[(name, "") for name in ("glimpse", "nudge", "nudge --win", "status", "today", "log")],
        ("here", "enum"),  # with `signal`, for words that are typed
        ("search walked", "enum re"),
        ("week", "enum re"),
        ("undo", "enum re json"),
        ("log --json", "enum re json"),
    ],
)
def test_a_plain_line_loads_only_what_it_uses(path: str, line: str, may_load: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("intention", "Walk", outcome="some"))
        journal.add(NewEntry("win", "Walked with @Sam", date(2026, 11, 2)))
    run = "import sys\nfrom checkin.__main__ import main\nassert main() == 0"
    more = tops(loaded(run, *line.split()) - loaded("import sqlite3, datetime"))
    heavy = "click rich textual sqlite_utils dateutil dataclasses platformdirs tomllib inspect"
    assert not more & {*heavy.split(), "typing", "string", "shutil", "asyncio", "logging"}
    assert not (more & {"re", "json", "enum"}) - {*may_load.split()}


@pytest.mark.parametrize("line", ["glimpse", "nudge", "status"])
def test_what_a_shell_runs_at_its_start_loads_no_helpers(path: str, line: str) -> None:
    with Journal.open(path) as journal:
        journal.add(NewEntry("win", "Walked", date(2026, 11, 2)))
    run = "import sys\nfrom checkin.__main__ import main\nassert main() == 0"
    more = tops(loaded(run, line) - loaded("import sqlite3, datetime"))
    assert not more & {"contextlib", "importlib", "bisect", "warnings"}


@pytest.mark.parametrize("words", [["--help"], ["here"], ["win", "--on", "yesterday", "Rested"]])
def test_the_commands_never_load_the_app(path: str, words: list[str]) -> None:
    Journal.open(path).close()
    run = "import sys\nfrom checkin.__main__ import main\nassert main() == 0"
    assert not tops(loaded(run, *words)) & {"textual", "rich"}


def test_opening_a_file_that_is_up_to_date_needs_no_sqlite_utils(path: str) -> None:
    Journal.open(path).close()
    run = (
        "import sys\nfrom checkin.journal import Journal\n"
        "journal = Journal.open(sys.argv[1]); journal.today(); journal.totals(); journal.counts()"
    )
    heavy = {"sqlite_utils", "click", "dateutil", "platformdirs", "textual"}
    assert not tops(loaded(run, path)) & heavy


def test_the_app_loads_no_more_than_textual_and_its_own() -> None:
    more = loaded("import checkin.tui.app") - loaded("import textual.app")
    assert not tops(more) & {"sqlite_utils", "click", "dateutil", "platformdirs"}


@pytest.mark.parametrize("page", ["today", "wins", "hard_moment"])
def test_the_first_pages_load_no_field_of_several_lines(page: str) -> None:
    found = loaded(f"import checkin.tui.app, checkin.tui.features.{page}.screen")
    assert not [name for name in found if "text_area" in name or "multiline" in name]


def test_todays_page_loads_nothing_for_backups_and_dialogs() -> None:
    found = loaded("import checkin.launcher, checkin.tui.app, checkin.tui.features.today.screen")
    more = {"journal.restoring", "storage.backups", "storage.restoring", "domain.hard_moment"}
    more |= {"content.affirmations", "content.evening", "tui.base.choice_dialog"}
    more |= {f"tui.{name}" for name in ("another_file", "being_here", "look_over", "undo")}
    more |= {"content.distress_words", "content.own_packs"}
    assert not {f"checkin.{name}" for name in more} & found


def test_what_today_asks_of_the_journal_loads_nothing_for_other_pages(path: str) -> None:
    Journal.open(path).add(NewEntry("win", "tea"))
    run = (
        "import sys\nfrom checkin.journal import Journal\n"
        "journal = Journal.open(sys.argv[1]); journal.milestones.to_tell();"
        "journal.hard_moments.look_back_due(); journal.last_change()"
    )
    heavy = {
        "checkin.journal.lookback",
        "checkin.storage.lookback",
        "json",
        "checkin.content.own_packs",
    }
    assert not loaded(run, path) & heavy


def test_a_hard_moment_asks_before_it_loads_what_orders_the_ideas() -> None:
    found = loaded("import checkin.tui.app, checkin.tui.features.hard_moment.screen")
    assert not {"checkin.domain.hard_moment", "checkin.tui.features.hard_moment.flow"} & found


def test_importing_touches_no_disk(tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    modules = ["checkin." + named(file).removesuffix(".py").replace(os.sep, ".") for file in FILES]
    loaded("import " + ", ".join(m for m in modules if not m.endswith("__")))
    assert sorted(tmp_path.rglob("*")) == before
