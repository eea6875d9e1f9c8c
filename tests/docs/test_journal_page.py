"""The examples of `docs/journal.md` run, and say what the page says."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "journal.md"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_give_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = PAGE.read_text()
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)
    for block in BLOCK.finditer(page):
        line = page.count("\n", 0, block.start()) + 1
        test = doctest.DocTestParser().get_doctest(block[1], names, "journal.md", str(PAGE), line)
        said: list[str] = []
        failed, tried = runner.run(test, out=said.append, clear_globs=False)
        assert tried
        assert not failed, "".join(said)
        names = test.globs


def test_the_page_has_its_eight_examples() -> None:
    page = PAGE.read_text()
    sections = re.split(r"^## ", page, flags=re.MULTILINE)[1:]
    shown = [section.partition("\n")[0] for section in sections if BLOCK.search(section)]
    assert [title[:2] for title in shown] == [f"{number}." for number in range(1, 9)]
