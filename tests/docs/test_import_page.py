"""The examples of `docs/import.md` run, and say what the page says."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from tests.support.shell import checkin

PAGE = Path(__file__).parents[2] / "docs" / "import.md"
BLOCK = re.compile(r"^```(csv|console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_say_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall(PAGE.read_text())
    table = next(text for sort, text in blocks if sort == "csv")
    Path("moods.csv").write_text(table)
    tried = 0
    for text in (text for sort, text in blocks if sort == "console"):
        for example in text.split("$ checkin ")[1:]:
            line, _, expected = example.partition("\n")
            said = checkin(*shlex.split(line))
            assert said.code == 0
            assert said.out + said.err == expected
            tried += 1
    assert tried == 8
    (script,) = (text for sort, text in blocks if sort == "python")
    test = doctest.DocTestParser().get_doctest(script, {}, "import.md", str(PAGE), 0)
    told: list[str] = []
    failed, _ = doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert not failed, "".join(told)
    assert Path("moods.csv").read_text() == table
