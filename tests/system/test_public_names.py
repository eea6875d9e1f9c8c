"""What `from checkin import ...` offers: every name, each loaded when it is first asked for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import checkin
from checkin.core import errors
from checkin.core.errors import CheckinError
from tests.system.test_layers import loaded, tops


def stated() -> dict[str, str]:
    """What a type checker reads of the names: the module that each is imported from."""
    tree = ast.parse(Path(checkin.__file__).read_text())
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {
        name.name: node.module or ""
        for node in imports
        if node.module and node.module.startswith("checkin.")
        for name in node.names
    }


@pytest.mark.parametrize("name", checkin.__all__)
def test_every_name_is_there_and_is_what_a_type_checker_reads(name: str) -> None:
    module = __import__(stated()[name], fromlist=[name])
    assert getattr(checkin, name) is getattr(module, name)


def test_no_name_is_left_out() -> None:
    assert sorted(checkin.__all__) == sorted(stated())
    assert set(checkin.__all__) <= set(dir(checkin))


def test_every_error_is_public() -> None:
    kinds = {
        name
        for name, found in vars(errors).items()
        if isinstance(found, type) and issubclass(found, CheckinError)
    }
    assert kinds <= set(checkin.__all__)


def test_another_name_is_an_error_that_names_it() -> None:
    with pytest.raises(AttributeError, match="'Diary'"):
        checkin.Diary  # noqa: B018


def test_importing_the_package_loads_nothing_else() -> None:
    more = loaded("import checkin") - loaded("")
    assert more == {"checkin"}


def test_importing_a_value_loads_no_journal() -> None:
    more = loaded("from checkin import NewEntry, EntryQuery, CheckinError") - loaded("")
    assert not {name for name in more if name.startswith(("checkin.journal", "checkin.storage"))}
    assert "sqlite3" not in tops(more)
