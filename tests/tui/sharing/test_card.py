"""A picture of one win, from Today and from History."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkin.journal import Journal
from tests.support.past_wins import keep
from tests.support.showing import opened, press, shown


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder to save in."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


async def test_from_today_a_win_is_chosen_and_saved_as_a_picture(
    journal: Journal, home: Path
) -> None:
    keep(journal, "Swam", 1, why="my secret")
    keep(journal, "Rested")
    async with opened(journal, "x", "end") as (app, pilot):
        assert "› ○ A picture of one win" in shown(app)
        await press(pilot, "enter")
        assert "Which win?" in shown(app)
        await press(pilot, "down", "enter")
        assert "Swam" in shown(app)
        assert "20 November 2026" in shown(app)
        assert "The picture holds these words and the day, and nothing else." in shown(app)
        await press(pilot, "ctrl+u", *"~/win", "enter")
        assert "End the name in .svg" in shown(app)
        await press(pilot, "ctrl+u", *"~/win.svg", "enter")
        said = "".join(shown(app).split())
        assert f"Savedas{home}/win.svg,whichopensinanywebbrowser." in said
        await press(pilot, "enter", "ctrl+u", *"~/win.svg", "enter")
        assert "There's already a file with that name." in shown(app)
    picture = (home / "win.svg").read_text()
    assert ">Swam</text>" in picture
    assert "secret" not in picture
    assert [path.name for path in home.iterdir()] == ["win.svg"]


async def test_from_history_it_is_of_the_selected_win(journal: Journal, home: Path) -> None:
    keep(journal, "Rested")
    async with opened(journal, "h", "x", "end", "enter", "enter") as (app, _):
        assert "Who is it for?" in shown(app)
    assert ">Rested</text>" in (home / "my-win.svg").read_text()


async def test_a_picture_names_nobody_and_says_so(journal: Journal, home: Path) -> None:
    keep(journal, "Tea with @Tom")
    async with opened(journal, "x", "end", "enter", "enter") as (app, pilot):
        assert "Tea with someone" in shown(app)
        assert "Names with an @ are left out." in shown(app)
        await press(pilot, "enter")
    assert ">Tea with someone</text>" in (home / "my-win.svg").read_text()


async def test_without_a_win_there_is_no_picture(journal: Journal) -> None:
    async with opened(journal, "x") as (app, _):
        assert "A picture of one win" not in shown(app)
    keep(journal, "The light", kind="reflection", source="e-keep")
    async with opened(journal, "h", "x") as (app, _):
        assert "Who is it for?" in shown(app)
        assert "A picture of one win" not in shown(app)


async def test_a_win_that_is_too_long_for_it_is_told(journal: Journal, home: Path) -> None:
    keep(journal, "a long way " * 200)
    async with opened(journal, "x", "end", "enter", "enter", "enter") as (app, _):
        assert "That win is too long for a picture." in shown(app)
    assert not [*home.iterdir()]
