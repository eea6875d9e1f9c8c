"""Drafts as another program may have written them: each page opens, and no word is gone."""

from __future__ import annotations

import pytest

from checkin.core.entries import NewEntry
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from tests.support.showing import press, settled
from tests.tui.test_routes import STORED

WORDS = "Rain on the roof"
FIELDS = ["\x00", "1", "nothing-so", "line", "words-1", "own-words", "day", "fu-03", "told kept"]
CONTEXTS: list[dict[str, object]] = [
    {"typed": "31 November", "day": "tomorrow", "kind": 3, "on": "x", "feelings": {"a": 1}}
    | {"win": 10**30, "setback": -1, "id": True, "goal": "1", "line": [], "at": "9", "step": {}}
    | {"template": 4, "was": None, "question": "none", "energy": "much", "begun": "x", "idea": 2},
    {"entry": {"kind": "song", "colour": "red", "day": 4}, "asked": 5, "new": "yes", "entered": 1}
    | {"typed": 7, "day": [], "part": None},
]


@pytest.mark.parametrize("slot", STORED)
async def test_odd_fields_and_notes_end_nothing_and_the_words_stay(
    journal: Journal, slot: str
) -> None:
    journal.add(NewEntry("win", "Went out"))
    for context in [{}, *CONTEXTS]:
        fields = FIELDS if not context else FIELDS[2:]
        journal.drafts.save(*(Draft(slot, each, WORDS, 10**9, context) for each in fields))
        app = CheckinApp(journal)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await press(pilot, "escape")
            await press(pilot, "escape")
            assert await app.drafting.save()
        kept = [draft.text for draft in journal.drafts.all()]
        kept += [entry.text for entry in journal.entries()]
        assert any(WORDS in text for text in kept), context
        over = [Draft(draft.screen, draft.field, "") for draft in journal.drafts.all()]
        journal.drafts.save(*over)
