"""A passphrase as it is stored: slow to try, salted, and the same on every system."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from checkin.core import passphrase
from checkin.core.errors import NotPossible
from checkin.core.passphrase import fits, hashed


def test_only_the_passphrase_itself_fits_what_is_stored_with_settings_that_owasp_asks_for() -> None:
    stored = hashed("tea at four")
    assert stored.startswith("$scrypt$ln=15,r=8,p=3$")
    assert "tea" not in stored
    assert fits("tea at four", stored)
    assert not fits("Tea at four", stored)
    assert not fits("", stored)


@pytest.mark.usefixtures("quick_lock")
def test_each_hash_has_a_salt_of_its_own() -> None:
    assert hashed("tea") != hashed("tea")


@pytest.mark.usefixtures("quick_lock")
@pytest.mark.parametrize("word", ["Käse für Zoë", "Ångström", "가나다", "ệ"])
def test_letters_in_one_piece_and_in_several_are_the_same_passphrase(word: str) -> None:
    composed, parts = normalize("NFC", word), normalize("NFD", word)
    assert composed != parts
    assert fits(parts, hashed(composed))
    assert fits(composed, hashed(parts))


@pytest.mark.usefixtures("quick_lock")
def test_space_around_it_and_the_end_of_its_line_do_not_count() -> None:
    stored = hashed("tea at four")
    assert fits("  tea at  four \r\n", stored)
    assert fits("tea\u00a0at four", stored)
    assert not fits("teaatfour", stored)


@pytest.mark.usefixtures("quick_lock")
def test_what_no_encoding_has_is_a_passphrase_too() -> None:
    assert fits("\udce4", hashed("\udce4"))


@pytest.mark.parametrize("nothing", ["", "  ", "\n", "\u3000"])
def test_nothing_is_no_passphrase(nothing: str) -> None:
    with pytest.raises(NotPossible, match="can't be empty"):
        hashed(nothing)


@pytest.mark.parametrize(
    "stored",
    [
        "x",
        "tea",
        "$scrypt$ln=15,r=8,p=3$c2FsdA",
        "$scrypt$ln=40,r=8,p=3$c2FsdA$c2FsdA",
        "$scrypt$ln=15,r=999999,p=3$c2FsdA$c2FsdA",
        "$scrypt$ln=0,r=8,p=3$c2FsdA$c2FsdA",
        "$scrypt$ln=15,r=8,p=3$c$c",
    ],
)
def test_what_is_no_hash_fits_nothing_and_is_said_to_be_unreadable(stored: str) -> None:
    with pytest.raises(NotPossible, match="can't be read, so none can be right") as error:
        fits("tea", stored)
    assert error.value.hint == "`checkin help lock` says how to remove it."


def test_hashes_of_other_settings_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "COST", 5)
    monkeypatch.setattr(passphrase, "LANES", 1)
    stored = hashed("tea")
    monkeypatch.undo()
    assert fits("tea", stored)
