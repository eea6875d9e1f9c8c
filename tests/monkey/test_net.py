"""The monkey finds what is wrong, and says it in few steps."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkin.tui.app import CheckinApp
from tests.monkey.playing import Fault, play
from tests.monkey.shrinking import as_test, fewest
from tests.monkey.walk import Stream, walk


def test_a_number_always_makes_the_same_stream() -> None:
    assert walk(7) == walk(7)
    assert walk(7) != walk(8)


async def test_only_the_steps_that_it_takes_are_left() -> None:
    steps = tuple(str(number) for number in range(40))
    tried = []

    async def fails(stream: Stream) -> bool:
        tried.append(stream)
        return {"3", "17", "38"} <= set(stream.steps)

    less = await fewest(Stream("empty", "80x24", steps), fails)
    assert less.steps == ("3", "17", "38")
    assert len(tried) < 200
    assert '("empty", "80x24", ("3", "17", "38"))' in as_test(less)


async def test_a_crash_is_found_and_said_in_one_step(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_: CheckinApp) -> None:
        raise LookupError("put in by a test")

    monkeypatch.setattr(CheckinApp, "action_help", crash)
    stream = Stream("empty", "80x24", ("w", "type:tea", "rest", "f1", "up", "escape", "rest"))
    with pytest.raises(Fault, match=r"LookupError in .*crash"):
        await play(stream, folder)

    async def fails(stream: Stream) -> bool:
        try:
            await play(stream, folder)
        except Fault:
            return True
        return False

    assert (await fewest(stream, fails)).steps == ("f1",)


async def test_words_that_are_lost_are_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CheckinApp, "_save_now", lambda _: None)
    with pytest.raises(Fault, match="words are lost"):
        await play(Stream("empty", "80x24", ("w",)), folder)


async def test_an_app_that_does_not_end_is_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CheckinApp, "leave", lambda app, code: app.exit(return_code=3))
    with pytest.raises(Fault, match="the exit code is 3"):
        await play(Stream("empty", "80x24", ()), folder)
