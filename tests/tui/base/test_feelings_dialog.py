"""Feelings in one's own words: a list of words, or a sentence that stays as it was typed."""

from __future__ import annotations

import pytest

from checkin.tui.base.feelings import feelings_in


@pytest.mark.parametrize(
    ("line", "feelings"),
    [
        ("anxious, tired", ("anxious", "tired")),
        (" anxious ,anxious,  tired, ", ("anxious", "tired")),
        ("sad, mostly about the dog, but ok", ("sad", "mostly about the dog, but ok")),
        ("anxious, lonely, tired of it", ("anxious", "lonely", "tired of it")),
        ("triste,  pero  bien, ya", ("triste, pero bien, ya",)),
        ("", ()),
        (" , ", ()),
    ],
)
def test_a_sentence_is_not_cut_at_its_commas(line: str, feelings: tuple[str, ...]) -> None:
    assert feelings_in(line) == feelings
