"""What keys can be changed to, and what is said of those that cannot."""

from __future__ import annotations

import pytest

from checkin.core.errors import NotPossible
from checkin.core.keys import checked_keys, moved_keys
from checkin.core.settings import unfit, with_defaults


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        ("app.hard f6", "app.hard f6"),
        ("  app.hard   f6\n app.here # ", "app.hard f6 app.here #"),
        ("app.here number_sign", "app.here #"),
        ("app.hard s", ""),
        ("app.hard f6 app.hard s", ""),
        ("app.wins s app.hard w", "app.wins s app.hard w"),
        ("people.hide x people.away x", "people.hide x people.away x"),
        ("app.hard d", "app.hard d"),  # a page goes first where it has the key itself
        ("wins.day ctrl+o", "wins.day ctrl+o"),
        ("app.hard ö", "app.hard ö"),
    ],
)
def test_keys_that_can_be(value: str, stored: str) -> None:
    assert checked_keys(value) == stored
    assert checked_keys(stored) == stored


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("app.hard w", "w is the key of app.wins already."),
        ("app.hard x", "x is the key of today.session already."),
        ("app.hard f6 app.wins f6", "f6 is the key of app.hard already."),
        ("app.wins f10 app.hard w app.evening w", "w is the key of app.hard already."),
        ("history.away e", "e is the key of history.edit already."),
        ("history.away w", "w is the key of app.wins already."),
        ("people.hide a", "a is the key of people.add already."),
        ("remember.rest g", "g is the key of lookback.go already."),
        ("app.hide f7", "f7 is the key of today.throw already."),
        ("app.hard escape", "app.hard can't have the key 'escape'."),
        ("app.hard enter", "app.hard can't have the key 'enter'."),
        ("app.hard tab", "app.hard can't have the key 'tab'."),
        ("app.hard ctrl+q", "app.hard can't have the key 'ctrl+q'."),
        ("app.hard f2", "app.hard can't have the key 'f2'."),
        ("app.hard f13", "app.hard can't have the key 'f13'."),
        ("app.hard 1", "app.hard can't have the key '1'."),
        ("app.hard hyper", "app.hard can't have the key 'hyper'."),
        ("app.hard", "app.hard needs a key."),
        ("wins.day d", "wins.day is for where you type too, so its key can't be d."),
        ("app.hrd f6", "There's no key called 'app.hrd' that can be changed."),
        ("page.back f6", "There's no key called 'page.back' that can be changed."),
        ("app.help f6", "There's no key called 'app.help' that can be changed."),
    ],
)
def test_keys_that_can_not_be_are_told_in_a_sentence_and_what_helps(value: str, said: str) -> None:
    with pytest.raises(NotPossible) as caught:
        checked_keys(value)
    assert str(caught.value) == said
    assert caught.value.hint


def test_of_keys_in_the_file_those_that_can_be_are_used() -> None:
    stored = {"keys": "app.hard f6 app.gone x app.wins f6 app.evening 9"}
    assert moved_keys(stored["keys"]) == {"app.hard": "f6"}
    assert with_defaults(stored)["keys"] == "app.hard f6"
    assert unfit(stored) == stored
