"""A sentence that is typed on a page without a field opens nothing and changes nothing."""

from __future__ import annotations

import pytest

from checkin.journal import Journal
from checkin.tui.base import typed_letters
from checkin.tui.widgets import choice_list
from tests.support.showing import opened, settled, shown

SENTENCES = {
    "people": (["p"], "i want my mum"),
    "settings": (["comma"], "it is too dark, help"),
    "share": (["x"], "for dr. weber on friday"),
    "history": (["h"], "a dad and a sad day"),
    "year": (["h", "y"], "i was so ill"),
    "today": ([], "i am sad today"),
    "on this day": (["h", "o"], "at home with mum"),
}


def typed(sentence: str) -> list[str]:
    names = {" ": "space", ",": "comma", ".": "full_stop"}
    return [names.get(sign, sign) for sign in sentence]


@pytest.mark.parametrize("page", SENTENCES)
async def test_a_sentence_on_a_page_without_a_field_changes_nothing(
    demo: Journal, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (typed_letters, choice_list):
        monkeypatch.setattr(module, "monotonic", lambda: 100.0)  # however slow the machine is
    keys, sentence = SENTENCES[page]
    async with opened(demo, *keys) as (app, pilot):
        before, top = list(demo.entries()), app.screen
        await pilot.press(*typed(sentence), "enter")
        await settled(pilot)
        assert app.screen is top
        assert sentence in " ".join(shown(app).split())
        assert "weren't kept" in " ".join(shown(app).split())
        assert list(demo.entries()) == before
        assert demo.drafts.all() == []


async def test_after_a_pause_a_letter_is_a_key_again(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr(typed_letters, "monotonic", lambda: now)
    async with opened(demo, "j") as (app, pilot):
        top = app.screen
        await pilot.press("h")
        await settled(pilot)
        assert app.screen is top
        now += choice_list.TOGETHER + 0.1
        await pilot.press("h")
        await settled(pilot)
        assert app.screen is not top


async def test_a_key_that_is_no_letter_ends_the_words(demo: Journal) -> None:
    async with opened(demo, "j", "down", "h") as (app, _):
        assert app.screen.id != "today"
        assert "does nothing here" not in shown(app)
