from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from checkin.core.paths import data_folder, journal_path


def test_a_chosen_file_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKIN_FILE", "/from/the/environment.db")
    assert journal_path("/chosen.db") == "/chosen.db"
    assert journal_path() == "/from/the/environment.db"


def test_names_are_made_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert journal_path("mine.db") == str(tmp_path / "mine.db")
    assert journal_path("~/mine.db") == os.path.join(os.environ["HOME"], "mine.db")


def test_otherwise_it_is_in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKIN_FILE", "")
    assert journal_path() == os.path.join(os.environ["XDG_DATA_HOME"], "checkin", "checkin.db")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked itself")
@pytest.mark.parametrize("base", [None, "", " ", "/data", "/data/", "relative/place", "~/x"])
def test_the_data_folder_is_where_platformdirs_says(
    monkeypatch: pytest.MonkeyPatch, base: str | None
) -> None:
    if base is None:
        monkeypatch.delenv("XDG_DATA_HOME")
    else:
        monkeypatch.setenv("XDG_DATA_HOME", base)
    expected = platformdirs.user_data_dir("checkin", appauthor=False)
    assert os.path.normpath(data_folder()) == os.path.normpath(os.path.expanduser(expected))
    assert os.path.isabs(data_folder())


def test_other_platforms_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert data_folder() == platformdirs.user_data_dir("checkin", appauthor=False)
