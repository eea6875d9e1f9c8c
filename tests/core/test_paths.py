from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from checkin.core.paths import config_folder, data_folder, journal_path


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
def test_the_folders_are_where_platformdirs_says(
    monkeypatch: pytest.MonkeyPatch, base: str | None
) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        if base is None:
            monkeypatch.delenv(name)
        else:
            monkeypatch.setenv(name, base)
    both = (
        (data_folder, platformdirs.user_data_dir),
        (config_folder, platformdirs.user_config_dir),
    )
    for ours, theirs in both:
        expected = os.path.expanduser(theirs("checkin", appauthor=False))
        assert os.path.normpath(ours()) == os.path.normpath(expected)
        assert os.path.isabs(ours())


def test_other_platforms_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert data_folder() == platformdirs.user_data_dir("checkin", appauthor=False)
    assert config_folder() == platformdirs.user_config_dir("checkin", appauthor=False)
