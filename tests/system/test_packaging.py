"""What is installed holds every file that the program reads."""

from __future__ import annotations

import tomllib

from tests.support import ROOT

PACKAGE = ROOT / "checkin"


def test_every_file_that_is_no_code_is_named_for_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    patterns = project["tool"]["setuptools"]["package-data"]["checkin"]
    named = {path for pattern in patterns for path in PACKAGE.glob(pattern)}
    there = {path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert {path for path in there if path.suffix != ".py"} == named
