"""A few kills in every run of the tests; `make torture` runs them by the hundred."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.torture import kill_typists, kill_writers
from tests.support.torture_backups import kill_backups
from tests.support.torture_encryption import kill_conversions
from tests.support.torture_imports import kill_imports
from tests.support.torture_mends import kill_both
from tests.support.torture_merges import kill_merges
from tests.support.torture_purges import kill_purges

KILLS = int(os.environ.get("CHECKIN_KILLS", "12"))

pytestmark = pytest.mark.torture


@pytest.mark.parametrize("writers", [1, 2])
def test_nothing_acknowledged_is_lost_to_a_kill(tmp_path: Path, writers: int) -> None:
    report = kill_writers(tmp_path, KILLS, writers, seed=KILLS)
    assert report.lost == []
    assert report.acknowledged > report.kills, "the writers got to write"
    assert report.slowest_opening < 2


@pytest.mark.parametrize("windows", [1, 2])
def test_a_kill_takes_less_than_a_second_of_typing(tmp_path: Path, windows: int) -> None:
    report = kill_typists(tmp_path, max(4, KILLS // 10), windows, seed=KILLS)
    assert report.lost == []
    assert report.oldest_lost_key < 1


def test_a_kill_leaves_all_of_an_import_or_nothing(tmp_path: Path) -> None:
    report = kill_imports(tmp_path, KILLS, seed=KILLS)
    assert report.lost == []
    assert report.slowest_opening < 2


def test_a_kill_leaves_all_of_a_merge_or_nothing(tmp_path: Path) -> None:
    report = kill_merges(tmp_path, KILLS, seed=KILLS)
    assert report.lost == []
    assert report.slowest_opening < 2


@pytest.mark.parametrize("programs", [1, 2])
def test_a_kill_leaves_all_of_a_purge_or_nothing(tmp_path: Path, programs: int) -> None:
    report = kill_purges(tmp_path, KILLS, KILLS, programs)
    assert report.lost == []


def test_a_kill_leaves_what_rescue_and_mend_are_for(tmp_path: Path) -> None:
    report = kill_both(tmp_path, KILLS, seed=KILLS)
    assert report.lost == []


@pytest.mark.parametrize("programs", [1, 2])
def test_a_kill_leaves_a_whole_file_and_no_half_backup(tmp_path: Path, programs: int) -> None:
    report = kill_backups(tmp_path, KILLS, programs, seed=KILLS)
    assert report.lost == []


@pytest.mark.parametrize("writers", [0, 1])
def test_a_kill_while_a_file_is_encrypted_leaves_one_whole_file(
    tmp_path: Path, writers: int
) -> None:
    pytest.importorskip("sqlcipher3", reason="there is no sqlcipher3 for this system")
    report = kill_conversions(tmp_path, KILLS, KILLS, writers)
    assert report.lost == []
