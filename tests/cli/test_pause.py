"""A pause between two things, from the shell."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from checkin.cli.commands import breathe
from tests.support.shell import checkin


@pytest.mark.practice(43)
def test_a_pause_says_what_it_can_be_and_makes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breathe, "at_terminal", lambda stream: stream is sys.stdin)
    waits: list[float] = []
    monkeypatch.setattr(breathe, "sleep", waits.append)
    said = checkin("pause")
    assert waits == [120]
    assert said.code == 0
    assert "You could breathe, stretch, look out of a window, or sit." in said.out
    assert "You don't have to earn it." in said.out
    assert "Press ctrl+c to stop." in said.out
    assert os.listdir(tmp_path) == []


def test_where_no_key_can_end_it_it_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(breathe, "sleep", waits.append)
    said_once = checkin("pause").out
    assert "Come back when you're ready." in said_once
    assert said_once.count("earn") == 1
    assert not waits
    said = json.loads(checkin("pause", "--json").out)
    assert (said["minutes"], len(said["choices"])) == (2, 4)
