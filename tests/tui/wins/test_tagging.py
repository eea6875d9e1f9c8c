"""Tags as they are typed: on a line of their own, and completed by those of the journal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.core.entries import NewEntry
from checkin.core.text import tags
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.history.screen import HistoryScreen
from checkin.tui.widgets.tag_suggester import TagSuggester, tags_typed
from checkin.tui.widgets.text_field import TextField
from tests.support.past_wins import keep
from tests.support.showing import opened, press, settled, shown


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("#tea @Sam", ["#tea", "@Sam"]),
        ("tea,  #Tea , @sam", ["#tea", "@sam"]),
        ("#Straße お茶", ["#Straße", "#お茶"]),
        ("@O'Brien, @dr.smith", ["@O'Brien", "@dr.smith"]),
        ("#12", None),
        ("tea #a.b", None),
        ("#", None),
        ("@sam#tea", None),
    ],
)
def test_a_line_of_tags_is_read_with_or_without_signs(typed: str, found: list[str] | None) -> None:
    assert tags_typed(typed) == found


@given(text=st.text(max_size=40))
def test_tags_as_they_are_shown_are_read_back_as_the_same(text: str) -> None:
    found = tags(text)
    assert tags_typed(" ".join(found)) == found


@given(line=st.text(max_size=40))
def test_whatever_is_typed_is_tags_or_is_not(line: str) -> None:
    found = tags_typed(line)
    assert found is None or found == tags_typed(" ".join(found))


@pytest.mark.parametrize(
    ("typed", "rest", "tag"),
    [
        ("wa", "wa", "#wa"),
        ("#te", "#tea", "#tea"),
        ("@s", "@sam", "@sam"),
        ("long b", "long bath", "#long-bath"),
        ("zz", "zz", "#zz"),
    ],
)
async def test_the_right_arrow_completes_a_tag_asked_for_in_history(
    journal: Journal, typed: str, rest: str, tag: str
) -> None:
    keep(journal, "Tea #tea #teapot with @sam", 3)
    keep(journal, "More #tea, a #long-bath", 2)
    entry = keep(journal, "Rested")
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "number_sign", *typed)
        await settled(pilot)
        assert rest in shown(app)
        assert app.screen.query_one("#tag", TextField).value == typed
        await pilot.press("right", "enter")
        await settled(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert journal.entry(entry.id).tags == (tag,)


async def test_only_a_tag_that_was_begun_is_looked_for(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = TagSuggester.get_suggestion

    async def noted(self: TagSuggester, value: str) -> str | None:
        asked.append(value)
        return await ask(self, value)

    monkeypatch.setattr(TagSuggester, "get_suggestion", noted)
    journal.add(NewEntry("win", "Swam #shore"))
    async with opened(journal, "w") as (app, pilot):
        await press(pilot, *"Tea # ")
        assert asked == []
        await press(pilot, *"#sh")
        assert asked == ["Tea # #s", "Tea # #sh"]
        assert "Tea # #shore" in shown(app)
        await press(pilot, "backspace", "backspace")
        assert "Tea # #s" not in shown(app)
