"""A function key means one kind of thing, on whichever page it is pressed."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from checkin.tui.base.privacy_screen import PrivacyScreen
from checkin.tui.keymap import EVERYWHERE
from tests.support.pages import page_kinds

FAMILIES = {
    "f1": "app.help",
    "f2": "app.hard lock.breathe",
    "f3": "app.people lock.lines page.people",
    # something else than what is here
    "f4": "evening.questions hard.other_win help-line.listed help-line.own lock.look look.others"
    " morning.energy nothing.another paced.others week.another wins.nothing",
    # what was before
    "f5": "entry.as_it_was older.older_too part.undo people.back questions.undo share.as_it_was"
    " week.older wins.day",
    # write, or change words
    "f6": "evening.write feelings.own history.more morning.smaller morning.write notyet.edit"
    " people.change people.change_person setting.questions share.edit someone.change"
    " wins.celebrate",
    # away with it, and back
    "f7": "entry.earlier hard.aside later.rest morning.not nothing.not part.away passphrase.off"
    " questions.remove repeats.off today.return today.throw week.not wins.not words.return"
    " words.throw",
    "f8": "app.elsewhere",
    # keep it: as a win, in a file, on paper
    "f9": "entry.not_win entry.win evening.win history.not_win plan.print questions.turn share.save"
    " share.save_changed today.win",
}
"""Which commands each has. A new one belongs where its kind is, or has another key."""


def test_each_function_key_has_the_commands_of_one_kind() -> None:
    found = defaultdict(set)
    pages = [kind.KEYS for kind in page_kinds()]
    for commands in (EVERYWHERE, PrivacyScreen.KEYS, *pages):
        for command in commands:
            for key in (command.key, command.also):
                if key.startswith("f") and key[1:].isdigit():
                    found[key].add(command.id)
    assert found == {key: {*ids.split()} for key, ids in FAMILIES.items()}


def test_the_page_of_keys_has_a_line_for_each() -> None:
    page = (Path(__file__).parents[2] / "docs" / "keys.md").read_text()
    for key in FAMILIES:
        assert f"\n| `{key}` | " in page.partition("## Function keys")[2], key
