"""Saving what can be read of a damaged file that is encrypted, from the shell."""

from __future__ import annotations

import os
import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from checkin.core import passphrase
from checkin.journal import Journal
from checkin.storage import encryption
from checkin.storage.cipher import keys
from checkin.storage.cipher_salvage import CipherSalvage
from checkin.storage.open_files import ENCRYPTED, PAGE, connect, salt_of
from tests.cli.test_lock import Typing, asked, typing  # noqa: F401
from tests.cli.test_rescue import fill
from tests.support.shell import checkin

pytest.importorskip("sqlcipher3", reason="there is no sqlcipher3 for this system")
pytestmark = pytest.mark.usefixtures("quick_lock", "nothing_open")
NEEDED = "This file is encrypted, and its passphrase has to be typed at a terminal."
Row = tuple[object, ...]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[int, int]]:
    """An encrypted file with some of everything, and the page that each entry begins on."""
    folder = tmp_path_factory.mktemp("rescue")
    path = str(folder / "checkin.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passphrase, "COST", 2)
        patch.setattr(passphrase, "LANES", 1)
        fill(path)
        Journal.encryption(path).turn_on("open")
    (folder / "look").mkdir()
    copy = shutil.copy(path, str(folder / "look" / "copy.db"))
    found: dict[int, int] = {}
    with closing(CipherSalvage(copy, salt_of(path))) as salvage:
        on = {page: salvage._records(page, True) for page in salvage._pages_of("entries")}
    for page, records in sorted(on.items(), key=lambda each: -len(each[1])):  # leaves come last
        found |= {each.rowid: page for each in records if each.rowid}
    keys.clear()
    return path, found


@pytest.fixture
def damaged(filled: tuple[str, dict[int, int]], path: str) -> str:
    """A copy in the place of the usual file, to be damaged."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    return shutil.copy(filled[0], path)


def entries(path: str) -> dict[int, Row]:
    Journal.encryption(path).open("open")
    with closing(connect(path, read_only=True)) as raw:
        rows = raw.execute("SELECT id, uid, kind, day, text, created_at, deleted_at FROM entries")
        return {row[0]: row for row in rows.fetchall()}


def spoil(path: str, numbers: set[int], seed: int = 0) -> None:
    """Change one bit on each of these pages; of the first, not in its salt."""
    chosen = random.Random(seed)
    with open(path, "r+b") as file:
        for number in numbers:
            at = (number - 1) * PAGE + chosen.randrange(16, PAGE)
            file.seek(at)
            (byte,) = file.read(1)
            file.seek(at)
            file.write(bytes([byte ^ 1 << chosen.randrange(8)]))


@pytest.mark.parametrize("group", range(4))
def test_of_damaged_files_nearly_every_entry_is_saved_and_the_rest_is_named(
    filled: tuple[str, dict[int, int]],
    damaged: str,
    tmp_path: Path,
    typing: Typing,  # noqa: F811
    group: int,
) -> None:
    whole, begins = filled
    before = entries(whole)
    assert begins.keys() == before.keys()
    pages = os.path.getsize(whole) // PAGE
    sound = saved = 0
    for seed in range(group, 24, 4):
        shutil.copy(whole, damaged)
        chosen = random.Random(seed)
        bad = set(chosen.sample(range(1, pages + 1), chosen.choice([1, 1, 2, 3, 8, 20])))
        spoil(damaged, bad, seed)
        bytes_before = Path(damaged).read_bytes()
        new = str(tmp_path / f"new-{seed}.db")
        keys.clear()
        typing("open")
        said = checkin("rescue", new, "--json")
        assert (said.code, said.err) == (0, "")
        assert Path(damaged).read_bytes() == bytes_before
        assert said.json["bad_pages"] == len(bad)
        after = entries(new)
        elsewhere = [number for number in before if begins[number] not in bad]
        same = [number for number in elsewhere if after.get(number) == before[number]]
        assert len(same) >= 0.99 * len(elsewhere)
        sound, saved = sound + len(elsewhere), saved + len(same)
        missing = {each["number"] for each in said.json["missing"]}
        assert missing == before.keys() - after.keys()
        changed = {number for number in after if after[number] != before[number]}
        assert changed == {*said.json["cut"], *said.json["from_index"]}
    assert saved >= 0.995 * sound
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".")]


def test_the_new_file_is_encrypted_and_holds_all_of_a_whole_one(
    damaged: str,
    tmp_path: Path,
    typing: Typing,  # noqa: F811
) -> None:
    new = str(tmp_path / "new.db")
    typing("open")
    said = checkin("rescue", new)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[1:3] == [
        "It's encrypted, with the same passphrase.",
        "Every page of your file could be read. Nothing is missing.",
    ]
    found = Path(new).read_bytes()
    assert found.startswith(ENCRYPTED)
    assert b"walk" not in found
    assert os.stat(new).st_mode & 0o777 == 0o600
    lines = ("export", "--trash", "--drafts")
    typing("open", "open")
    here, there = checkin(*lines).json, checkin("--file", new, *lines).json
    for part in here.keys() - {"exported_at"}:
        assert here[part] == there[part], part
    assert Journal.restoring(new).lock() == Journal.restoring(damaged).lock() != ""
    keys.clear()
    typing("open")
    assert checkin("restore", new, "--yes").code == 0
    assert len(entries(damaged)) == len(entries(new))


def test_one_bit_of_a_page_is_said_and_restore_puts_the_new_file_in_its_place(
    filled: tuple[str, dict[int, int]],
    damaged: str,
    tmp_path: Path,
    typing: Typing,  # noqa: F811
) -> None:
    page = filled[1][200]
    spoil(damaged, {page})
    typing("open")
    said = checkin("doctor")
    assert "`checkin rescue NEWFILE` saves all that can be read into a new file." in said.out
    new = str(tmp_path / "new.db")
    said = checkin("rescue", new)
    pages = os.path.getsize(damaged) // PAGE
    assert f"1 page of {pages} can't be read." in said.out
    assert "the words alone were left, in small letters: #" in said.out
    assert checkin("restore", new, "--yes").code == 0
    assert checkin("win", "goes on").out.startswith("Kept.")
    assert Path(damaged).read_bytes().startswith(ENCRYPTED)


def test_the_first_page_may_be_lost_too(damaged: str, tmp_path: Path, typing: Typing) -> None:  # noqa: F811
    spoil(damaged, {1})
    typing("wrong", "open")
    said = checkin("rescue", str(tmp_path / "new.db"))
    assert said.code == 0, said.err
    assert "That isn't it. You can try again." in said.err
    assert "The first page of your file, which leads to all others, can't be read." in said.out
    assert "397 entries, 3 in the trash" in said.out


def test_a_large_file_is_not_read_through_for_a_wrong_passphrase(
    damaged: str,
    tmp_path: Path,
    typing: Typing,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spoil(damaged, {1})
    monkeypatch.setattr(encryption, "CHECKED_AT_ONCE", 1 << 16)
    typing("open", "open", "open")
    assert checkin("rescue", str(tmp_path / "new.db")).code == 1


def test_without_the_passphrase_nothing_is_made(
    damaged: str,
    tmp_path: Path,
    typing: Typing,  # noqa: F811
) -> None:
    before = sorted(tmp_path.rglob("*"))
    said = checkin("rescue", str(tmp_path / "new.db"))
    assert (said.code, said.out) == (1, "")
    assert NEEDED in said.err
    typing("wrong", "Open", "")
    said = checkin("rescue", str(tmp_path / "new.db"))
    assert (said.code, said.out) == (1, "")
    assert said.err.count("That isn't it. You can try again.") == 2
    assert sorted(tmp_path.rglob("*")) == before
    assert Path(damaged).is_file()
