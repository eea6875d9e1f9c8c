"""Every form gives what its files hold: on the right day, with nothing lost and nothing made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkin.importers.record import CannotImport, Imported, LeftOut, Problem
from checkin.importers.registry import formats, read, recognized
from checkin.importers.source import open_source
from tests.importers.cases import CASES as FIRST
from tests.importers.cases import Case
from tests.importers.cases_abroad import ABROAD

CASES = [*FIRST, *ABROAD]
READABLE = [case for case in CASES if not case.refused]


def row(item: Imported) -> tuple[str, str | None, str]:
    time = f"{item.at:%H:%M}" if item.at else None
    return item.day.isoformat(), time, item.text


@pytest.mark.parametrize("case", READABLE, ids=str)
def test_a_file_gives_what_it_holds(case: Case, tmp_path: Path) -> None:
    with open_source(str(case.laid_out(tmp_path))) as source:
        form = recognized(source)
        items = list(read(source, form))
    found = [item for item in items if isinstance(item, Imported)]
    assert form.name == case.form
    assert [row(item) for item in found] == list(case.rows)
    for item, more in zip(found, case.more, strict=False):
        assert {name: getattr(item, name) for name in more} == more
    assert [item.where for item in items if isinstance(item, Problem)] == list(case.problems)
    assert sorted(item.where for item in items if isinstance(item, LeftOut)) == sorted(
        case.left_out
    )


@pytest.mark.parametrize("case", [case for case in CASES if case.refused], ids=str)
def test_what_cannot_be_read_is_refused_with_the_reason(case: Case, tmp_path: Path) -> None:
    with open_source(str(case.laid_out(tmp_path))) as source:
        form = recognized(source)
        assert form.name == case.form
        with pytest.raises(CannotImport) as refused:
            list(read(source, form))
    assert case.refused in refused.value.whole


@pytest.mark.parametrize("case", CASES, ids=str)
def test_only_one_form_takes_a_file_for_its_own(case: Case, tmp_path: Path) -> None:
    with open_source(str(case.laid_out(tmp_path))) as source:
        others = []
        for form in formats():
            try:
                next(iter(read(source, form)), None)
            except CannotImport as error:
                if "doesn't look like" not in str(error):
                    others.append(form.name)
            else:
                others.append(form.name)
    assert others == [case.form]


@pytest.mark.parametrize("case", READABLE, ids=str)
def test_reading_changes_nothing(case: Case, tmp_path: Path) -> None:
    path = case.laid_out(tmp_path)

    def kept() -> dict[Path, bytes]:
        return {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    before = kept()
    with open_source(str(path)) as source:
        list(read(source, recognized(source)))
    assert kept() == before


@pytest.mark.parametrize("case", READABLE, ids=str)
def test_every_sentence_ends(case: Case, tmp_path: Path) -> None:
    with open_source(str(case.laid_out(tmp_path))) as source:
        for item in read(source, recognized(source)):
            said = getattr(item, "remark" if isinstance(item, Imported) else "why", "")
            assert not said or (said[0].isupper() and said.endswith("."))


def test_every_form_has_a_case() -> None:
    assert {case.form for case in CASES} == {form.name for form in formats()}


@pytest.mark.parametrize("form", formats(), ids=lambda form: form.name)
def test_every_form_says_how_to_get_its_file(form: object) -> None:
    label, how = getattr(form, "label", ""), getattr(form, "how_to_export", "")
    assert label
    assert how[0].isupper()
    assert how.count(". ") <= 2
