"""The page for own words shows the thought it was opened for, and each thought once."""

from __future__ import annotations

import pytest

from checkin.journal import Journal
from checkin.tui.features.today.own_words_screen import OwnWordsScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import press, shown
from tests.tui.test_first_letter import after, typed


def fields(app: object) -> list[str]:
    return [field.value for field in app.screen.query(TextField)]  # type: ignore[attr-defined]


async def test_new_words_stand_alone_and_others_wait(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with after(journal, monkeypatch) as (app, pilot):
        for sentence in ("I rang mum", "so tired today", "my brother rang"):
            await typed(pilot, sentence)
            assert fields(app) == [sentence]
            assert "You typed this on Saturday 21 November" in shown(app)
            await press(pilot, "escape", "f12")
        assert "unfinished in Your own words" in shown(app)
        await press(pilot, "f5")
        assert sorted(fields(app)) == ["I rang mum", "my brother rang", "so tired today"]
        await press(pilot, "escape", "f12")
        await typed(pilot, "very calm now")
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
        assert "unfinished in Your own words" in shown(app)
        await app.drafting.save()
        assert {each.text for each in journal.drafts.all()} == {
            "I rang mum",
            "my brother rang",
            "so tired today",
        }
        assert not any(each.context.get("new") for each in journal.drafts.all())
    assert [entry.text for entry in journal.entries()] == ["very calm now"]


async def test_the_same_words_wait_once(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    async with after(journal, monkeypatch) as (app, pilot):
        for _ in range(3):
            await typed(pilot, "I rang mum")
            assert fields(app) == ["I rang mum"]
            await press(pilot, "escape", "f12")
        await press(pilot, "f5")
        assert isinstance(app.screen, OwnWordsScreen)
        assert fields(app) == ["I rang mum"]
        await press(pilot, "enter")
        await app.drafting.save()
        assert [each.text for each in journal.drafts.all() if each.text] == []
    assert [entry.text for entry in journal.entries()] == ["I rang mum"]
