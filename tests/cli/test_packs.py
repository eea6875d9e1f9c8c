"""Own words by file from the shell: packs, packs check, add, remove and example."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from checkin.content import own_packs
from checkin.content.small_things import small_things
from checkin.journal import Journal
from tests.support.shell import checkin
from tests.support.showing import opened, shown

BAD = "[[win]]\ntext = 'Rested'\n[[gaol]]\ntext = 'x'\n"


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    own_packs.forget()
    yield
    own_packs.forget()


@pytest.fixture
def mine(tmp_path: Path) -> str:
    """A file with words of one's own."""
    place = tmp_path / "mine.toml"
    place.write_text(checkin("packs", "example").out)
    return str(place)


@pytest.fixture
def bad(tmp_path: Path) -> str:
    """A file with a problem."""
    place = tmp_path / "bad.toml"
    place.write_text(BAD)
    return str(place)


def test_a_file_that_was_handed_over_is_checked_added_used_and_taken_out(mine: str) -> None:
    assert "There are no packs yet." in checkin("packs").err
    assert checkin("packs", "check", mine).code == 0
    looked = checkin("packs", "add", mine, "--dry-run")
    assert looked.out.startswith("It would add mine: 2 small things, 1 goal")
    assert 'In place of: "Drink some water, a little at a time."' in looked.out
    assert not os.path.exists(own_packs.folder())
    added = checkin("packs", "add", mine)
    assert added.out.startswith("Added mine: 2 small things")
    assert "To use its questions: checkin settings evening own" in added.err
    copy = Path(own_packs.folder(), "mine.toml")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert copy.read_text() == Path(mine).read_text()
    assert checkin("packs").out.startswith("mine  From our sessions: 2 small things")
    assert small_things(())[0].text == "Hold the stone from the beach."

    assert checkin("settings", "evening", "own").code == 0

    again = checkin("packs", "add", mine)
    assert again.code == 1
    assert "--force" in again.err
    assert checkin("packs", "add", mine, "--force").code == 0

    removed = checkin("packs", "remove", "mine")
    assert removed.code == 0
    assert Path(own_packs.folder(), "removed", "mine.toml").read_text() == Path(mine).read_text()
    assert small_things(())[0].id == "st-body-30s-1"
    assert checkin("packs", "add", mine).code == 0
    kept = checkin("packs", "remove", "mine.toml", "--json").json["kept"]
    assert kept.endswith("removed/mine-2.toml")
    assert "evening" in checkin("settings").err  # the questions that were chosen are gone


def test_a_file_with_a_problem_is_not_added(bad: str) -> None:
    said = checkin("packs", "add", bad)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Line 3: There's nothing called gaol in such a file. Is it goal?")
    assert said.err.endswith("Nothing was added.\n")
    assert not os.path.exists(own_packs.folder())
    assert checkin("packs", "add", bad, "--json").json["added"] is False


def test_a_broken_pack_is_told_and_everything_else_goes_on(bad: str) -> None:
    os.makedirs(own_packs.folder())
    os.rename(bad, os.path.join(own_packs.folder(), "bad.toml"))
    own_packs.forget()
    assert checkin("packs").out == (
        "bad  Not used. Line 3: There's nothing called gaol in such a file. Is it goal?\n"
    )
    assert checkin("win", "Rested").code == 0
    assert checkin("today").code == 0
    found = checkin("packs", "--json").json
    assert found["packs"][0]["problems"][0]["line"] == 3


def test_check_answers_as_json_and_by_its_code(mine: str, bad: str) -> None:
    fine, wrong = (
        checkin("packs", "check", mine, "--json"),
        checkin("packs", "check", bad, "--json"),
    )
    assert (fine.code, fine.json["fine"], fine.json["problems"]) == (0, True, [])
    assert fine.json["holds"]["small_thing"] == 2
    assert fine.json["profiles"] == ["own"]
    assert (wrong.code, wrong.json["fine"]) == (1, False)
    assert wrong.json["problems"] == [
        {"line": 3, "what": "There's nothing called gaol in such a file. Is it goal?"}
    ]


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    said = checkin("packs", "check", str(tmp_path / "none.toml"))
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("It can't be read: No such file or directory.")
    assert checkin("packs", "remove", "none").err.startswith("There's no pack called none.")


async def test_a_file_that_cannot_be_read_is_told_and_everything_else_goes_on(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.makedirs(own_packs.folder())
    gone = os.path.join(own_packs.folder(), "gone.toml")
    monkeypatch.setattr(own_packs, "_paths", lambda where: [gone])
    why = "It can't be read: No such file or directory."
    assert checkin("packs").out == f"gone  Not used. {why}\n"
    found = checkin("doctor")
    assert f"gone.toml is not used. {why}" in found.out
    assert f"chmod 600 {gone}" in found.out
    async with opened(journal) as (app, _):
        assert "gone.toml can't be read. `checkin packs` says why." in shown(app)


def test_an_empty_file_is_fine_and_what_is_in_the_way_is_named(tmp_path: Path, mine: str) -> None:
    empty = tmp_path / "empty.toml"
    empty.touch()
    assert checkin("packs", "check", str(empty)).out == "empty.toml is fine: nothing yet.\n"
    config = Path(own_packs.folder()).parent
    config.parent.mkdir()
    config.touch()
    said = checkin("packs", "add", mine)
    assert said.err.startswith(f"The folder {config}/packs can't be made: Not a directory.")
    config.unlink()
    assert checkin("packs", "add", mine).code == 0
    Path(own_packs.folder(), "removed").touch()
    said = checkin("packs", "remove", "mine")
    assert said.code == 1
    assert said.err.startswith(f"{config}/packs/mine.toml can't be moved:")
    assert checkin("packs").out.startswith("mine")


@pytest.mark.parametrize(
    ("file", "name"), [(".hid.toml", "hid"), (".toml", "pack"), ("a.toml.toml", "a.toml")]
)
def test_the_name_that_is_told_takes_a_pack_out_again(tmp_path: Path, file: str, name: str) -> None:
    place = tmp_path / file
    place.write_text("")
    assert checkin("packs", "add", str(place), "--dry-run").out.startswith(f"It would add {name}:")
    assert checkin("packs", "add", str(place), "--json").json["name"] == name
    added = checkin("packs", "add", str(place), "--force")
    assert added.out.startswith(f"Added {name}:")
    assert f"To take it out again: checkin packs remove {name}\n" in added.err
    assert checkin("packs", "remove", name).code == 0
    assert own_packs.files() == ()


def test_nothing_in_a_file_is_obeyed_by_a_terminal(tmp_path: Path) -> None:
    place = tmp_path / "odd\x1b[2J.toml"
    place.write_text('"\\u001b[2J" = 1\n[[win]]\ntext = "\\u001b[31m"\nid = "\\u009b"\n')
    for args in (("packs", "check", str(place)), ("packs", "add", str(place))):
        said = checkin(*args)
        assert said.code == 1
        assert "\x1b" not in said.out + said.err
        assert "\x9b" not in said.out + said.err


def test_a_new_help_line_is_named_in_the_shell(journal: Journal, mine: str) -> None:
    assert checkin("packs", "add", mine).code == 0
    assert "The practice" in checkin("people").out
