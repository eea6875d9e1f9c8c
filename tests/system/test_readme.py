import re

import pytest

from checkin.cli.commands.export import FORMATS
from checkin.cli.registry import COMMANDS
from checkin.tui.keymap import BACK, EVERYWHERE, Command
from checkin.tui.widgets.key_bar import key_name
from tests.support import ROOT
from tests.support.tone import problems

README = (ROOT / "README.md").read_text()
KEYS = (ROOT / "docs" / "keys.md").read_text()
SHELL = (ROOT / "docs" / "shell.md").read_text()


def test_the_keys_that_are_listed_are_the_keys_of_the_app() -> None:
    table = KEYS.partition("<!-- keys -->")[2].partition("<!-- /keys -->")[0].strip()
    rows = [
        f"| {' '.join(f'`{key_name(key)}`' for key in (c.key, c.also) if key)} | {c.about} |"
        for c in (*EVERYWHERE, BACK)
    ]
    assert table.split("\n") == ["| key | does |", "| --- | --- |", *rows]


def test_the_readme_or_its_page_about_the_shell_names_every_command() -> None:
    for name in (name for part in COMMANDS.values() for name in part):
        assert re.search(
            rf"[`\n ]{re.escape(name)}\b|checkin {re.escape(name)}\b", README + SHELL
        ), name


def test_the_readme_names_every_form_of_an_export_besides_the_usual_one() -> None:
    assert set(re.findall(r"`--format (\w+)`", README)) == {*FORMATS[1:]}


def test_every_link_and_picture_of_the_readme_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("command", ["make run", "make test", "pipx install ."])
def test_the_readme_shows_how_to_start(command: str) -> None:
    assert command in README


@pytest.mark.parametrize("command", [*EVERYWHERE, BACK], ids=lambda command: command.id)
def test_what_the_keys_say_keeps_the_tone(command: Command) -> None:
    assert problems(command.about) == []
    assert problems(command.label) == []
