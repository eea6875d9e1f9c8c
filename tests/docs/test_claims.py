"""No word of the program or its documents claims what nobody can know of a reader's brain."""

from __future__ import annotations

import re

import pytest

from tests.support import ROOT

CLAIMS = re.compile(
    r"\b(brains?|dopamine|serotonin|oxytocin|cortisol|neuro\w*|rewires?|proven|clinically"
    r"|scientifically|studies show|research shows|science says)\b",
    re.IGNORECASE,
)
_EVIDENCE = ROOT / "docs" / "evidence.md"
_PACKS = ROOT / "checkin" / "content" / "packs"
_SOUGHT = (_PACKS / "other_names.toml", _PACKS / "heavy.toml")


@pytest.mark.practice(103)
def test_nothing_is_claimed_of_the_brain_or_said_to_be_proven() -> None:
    read = [
        ROOT / "README.md",
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "checkin" / "content").rglob("*.toml"),
    ]
    assert len(read) > 50
    for path in read:
        for line in path.read_text(encoding="utf-8").splitlines():
            allowed = path == _EVIDENCE and "makes no claim about the brain" in line
            allowed |= path in _SOUGHT  # what people type, which is looked for and never shown
            assert allowed or not CLAIMS.search(line), f"{path.name}: {line}"


@pytest.mark.practice(103)
def test_what_is_said_of_evidence_has_its_source_or_says_that_there_is_none() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in _EVIDENCE.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and "---" not in line
    ][1:]
    assert len(rows) > 8
    for part, source, found in rows:
        dated = re.search(r"\((19|20)\d\d\), \*", source)
        assert dated or re.search(r"no strong trial|Clinical practice", found), part
    assert "[what checkin rests on](docs/evidence.md)" in (ROOT / "README.md").read_text("utf-8")


def test_a_claim_would_be_found() -> None:
    assert CLAIMS.search("Small wins rewire your brain")
    assert CLAIMS.search("Studies show that it helps")
