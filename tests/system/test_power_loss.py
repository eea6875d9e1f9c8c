"""What a power cut may leave, at any moment of what the program does; `make torture` makes more."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.power.images import Way, cut
from tests.support.power.ways import WAYS, filled, without_sync

IMAGES = int(os.environ.get("CHECKIN_IMAGES", "0"))
FEW = (
    "first open",
    "encrypt, and plain again",
    "backup",
    "restore of a garbled file",
    "purge",
    "export",
)
"""Those that every run of the tests looks at."""

pytestmark = pytest.mark.torture


@pytest.mark.parametrize("way", WAYS if IMAGES else FEW)
def test_a_power_cut_loses_nothing_that_was_said_to_be_done(tmp_path: Path, way: str) -> None:
    if way.startswith("encrypt"):
        pytest.importorskip("sqlcipher3", reason="there is no sqlcipher3 for this system")
    few = 90 if way == "restore of a garbled file" else 24
    report = cut(WAYS[way], tmp_path, IMAGES or few, seed=IMAGES)
    print(f"{way}: {report.images} images, {report.different} of them different", flush=True)
    assert report.lost == []
    # so many images of a way with few steps are bound to be alike
    assert report.different > min(report.images // 20, report.records)


def test_each_way_is_one_of_those_with_images() -> None:
    assert set(FEW) <= set(WAYS)


@pytest.mark.parametrize("how", ["OFF", "NORMAL"])
def test_it_is_found_where_less_care_is_taken(tmp_path: Path, how: str) -> None:
    report = cut(Way(filled, without_sync(how)), tmp_path, 40, seed=1)
    assert report.lost
