"""Inputs at random: an answer or a sentence for each, soon, and nothing that a terminal obeys.

Every run of the tests tries a few of each sort; `make fuzz INPUTS=50000` tries so many in all, and
prints how many there were and how long the slowest took. What fails is told with the fewest signs
of it that fail.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from tests.fuzz import files, pages, texts
from tests.fuzz.signs import fewest

INPUTS = int(os.environ.get("CHECKIN_INPUTS", "0"))
SEED = int(os.environ.get("CHECKIN_SEED", "1"))
LONGEST = 1.0
"""Seconds of this process that one input may take."""


class Sort(NamedTuple):
    """A sort of input."""

    few: int
    """How many of them every run of the tests tries."""
    share: float
    """How much of all inputs they are."""
    make: Callable[[random.Random], Any]
    look: Callable[[Any], None]


SORTS: dict[str, Sort] = {
    "searches": Sort(150, 0.2, texts.a_search, texts.look_at_search),
    "dates": Sort(100, 0.2, texts.a_date, texts.look_at_date),
    "settings": Sort(300, 0.1, texts.a_setting, texts.look_at_setting),
    "own words": Sort(30, 0.08, texts.a_pack, texts.look_at_pack),
    "texts": Sort(150, 0.15, texts.a_text, texts.look_at_text),
    "imports": Sort(60, 0.12, files.a_seed, files.look_at_import),
    "import command": Sort(4, 0.03, files.a_seed, files.look_at_import_command),
    "stored values": Sort(6, 0.06, files.a_seed, files.look_at_stored),
    "changed bytes": Sort(6, 0.05, files.a_seed, files.look_at_bytes),
    "pages": Sort(1, 0.01, files.a_seed, pages.look_at_page),
}


@pytest.mark.parametrize("name", SORTS)
def test_any_input_gets_an_answer_or_a_sentence(name: str) -> None:
    sort = SORTS[name]
    chance = random.Random(f"{SEED} {name}")
    slowest = 0.0
    count = round(INPUTS * sort.share) or sort.few
    for _ in range(count):
        made = sort.make(chance)
        taken = _looked(sort, made)
        slowest = max(slowest, taken)
        assert name == "pages" or taken < LONGEST, made
    print(f"{name}: {count:,} inputs, the slowest {slowest * 1000:.0f} ms", flush=True)


def _looked(sort: Sort, made: Any) -> float:
    """The seconds that an input took; what fails is made shorter."""
    began = time.process_time()
    try:
        sort.look(made)
    except Exception as error:
        less, how = made, type(error)
        if isinstance(made, str):
            less = fewest(made, lambda part: _fails(sort, part, how))
        raise AssertionError(f"{less!r} of {made!r}") from error
    return time.process_time() - began


def _fails(sort: Sort, made: str, how: type[Exception]) -> bool:
    try:
        sort.look(made)
    except Exception as error:
        return type(error) is how
    return False


def test_all_shares_make_a_whole() -> None:
    assert sum(sort.share for sort in SORTS.values()) == pytest.approx(1)
