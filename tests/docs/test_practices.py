"""The list of practices, and which tests count for them."""

from __future__ import annotations

from tests.support.practices import titles, without


def test_each_practice_has_its_number() -> None:
    assert [*titles()] == [*range(1, 104)]
    assert len(set(titles().values())) == 103


def test_a_test_that_reads_a_pack_does_not_count() -> None:
    found = {number: ["tests/tui/test_a.py::test_b"] for number in titles()}
    assert without(found) == []
    found[3] = ["tests/content/test_a.py::test_b", "tests/journal/test_a.py::test_b"]
    del found[103]
    assert without(found) == [3, 103]
    found[3].append("tests/cli/test_a.py::test_b")
    assert without(found) == [103]
