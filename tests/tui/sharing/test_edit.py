"""Changing the text that goes out, before it is copied or saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkin.core.entries import NewEntry
from checkin.domain.sharing import changed_document
from checkin.exporters.share_page import page, text
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.sharing.edit_screen import ShareEditScreen
from checkin.tui.features.sharing.page_screen import SharePageScreen
from checkin.tui.features.sharing.preview_screen import ShareTextScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.widgets.multiline_field import MultilineField
from checkin.tui.widgets.text_field import TextField
from tests.support.past_wins import keep
from tests.support.showing import opened, press, shown

BEFORE = "Something I'm thankful for, or glad I did:\nSwam"
TO_THE_END = ("pagedown", "pagedown", "end")
TO_THE_TEXT = ("h", "x", "down", "down", "enter")


def field(app: CheckinApp) -> str:
    return app.screen.query_one(MultilineField).value


@pytest.mark.practice(56)
async def test_the_text_can_be_changed_before_it_is_copied_and_nothing_kept_is(
    journal: Journal,
) -> None:
    keep(journal, "Swam")
    async with opened(journal, *TO_THE_TEXT) as (app, pilot):
        assert "f6 Change" in shown(app)
        await press(pilot, "f6")
        assert field(app) == BEFORE
        said = " ".join(shown(app).split())
        assert "Change it as you like. What you kept stays as it is." in said
        assert "To copy it, go back (esc)." in said
        assert "As it was" not in shown(app)
        await press(pilot, *TO_THE_END, *" at noon", "enter", *"Love, Kim?")
        assert "f5 As it was" in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, ShareTextScreen)
        assert "Swam at noon" in shown(app)
        assert "What you changed is saved here for next time." in shown(app)
        assert "This is the text as you changed it. f6 changes it again" in shown(app)
        app.copy_to_clipboard("")
        await press(pilot, "c")
        assert app.clipboard == f"{BEFORE} at noon\nLove, Kim?"
        await press(pilot, "escape", "enter")  # to the page anew
        assert "Swam at noon" in shown(app)
        await press(pilot, "f6")
        assert field(app) == f"{BEFORE} at noon\nLove, Kim?"
        assert "Your words are still here." in shown(app)
        await press(pilot, "f5")
        assert field(app) == BEFORE
        assert "It's as it was." in shown(app)
        await press(pilot, "escape")
        assert "at noon" not in shown(app)
        assert "as you changed it" not in shown(app)
        await press(pilot, "f6")
        assert field(app) == BEFORE
        await app.drafting.save()
    assert [entry.text for entry in journal.entries()] == ["Swam"]
    assert journal.drafts.all() == []


async def test_what_was_changed_waits_on_today_with_the_text_it_was_of(
    journal: Journal, tmp_path: Path
) -> None:
    keep(journal, "Swam")
    keep(journal, "Sang", 1)
    async with opened(journal, *TO_THE_TEXT, "f6") as (app, pilot):
        await press(pilot, *TO_THE_END, *" far")
        await app.drafting.save()
    async with opened(journal) as (app, pilot):
        assert isinstance(app.screen, ShareEditScreen)
        assert field(app) == f"{BEFORE} far"
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "h", "down", "x", "down", "down", "enter", "f6")
        assert "Sang" in field(app)
        assert "far" not in field(app)
        await press(pilot, "escape", "escape", "escape", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert "unfinished in Share" in shown(app)
        await press(pilot, "f5")
        assert field(app) == f"{BEFORE} far"
        await press(pilot, "f9")
        app.screen.query_one(TextField).value = str(tmp_path / "far.txt")
        await press(pilot, "enter")
        assert "Saved as" in shown(app)
        assert (tmp_path / "far.txt").read_text() == f"{BEFORE} far\n"
        await press(pilot, "escape")
        assert "unfinished" not in shown(app)
        await app.drafting.save()
    assert journal.drafts.all() == []


async def test_the_page_for_a_session_can_be_changed_and_printed(
    journal: Journal, tmp_path: Path
) -> None:
    journal.add(NewEntry("win", "Swam <b> far", bring=True))
    async with opened(journal, "x", "enter", "enter") as (app, pilot):
        assert isinstance(app.screen, SharePageScreen)
        await press(pilot, "f6", *TO_THE_END, "enter", "enter", *"Ask about *sleep*", "f9")
        assert app.screen.query_one(TextField).value.endswith(".html")
        app.screen.query_one(TextField).value = str(tmp_path / "page.html")
        await press(pilot, "enter", "escape")
        assert isinstance(app.screen, SharePageScreen)
        assert "Ask about *sleep*" in shown(app)
        await app.drafting.save()
    assert journal.drafts.all() == []
    page = (tmp_path / "page.html").read_text()
    assert '<h1 dir="auto">For my next session' in page
    assert '<h2 dir="auto">To talk about first</h2>' in page
    assert "Swam &lt;b&gt; far" in page
    assert '<p dir="auto">Ask about *sleep*</p>' in page


def test_a_changed_text_is_harmless_in_each_form_and_whole_as_text() -> None:
    said = "Mine\n====\n\nBring\n-----\n- Swam *far*\n  <b>\n\n\n--- no head\n---"
    document = changed_document(f"{said}\n\n")
    assert document.title == "Mine"
    assert text(document) == text(document, note=True) == f"{said}\n"
    assert "".join(page("txt", document)) == f"{said}\n"
    assert "".join(page("md", document)) == (
        "# Mine\n\n## Bring\n\n\\- Swam \\*far\\*  \n\\<b>\n\n## --- no head\n"
    )
    html = "".join(page("html", document, note=True))
    assert '<h2 dir="auto">Bring</h2>\n<p dir="auto">- Swam *far*\n  &lt;b&gt;</p>' in html
    assert "<b>" not in html
