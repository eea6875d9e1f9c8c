"""Looking back at a hard moment, and which of what was tried before is offered again."""

from __future__ import annotations

from checkin.core.entries import Entry, NewEntry
from checkin.journal import Journal
from tests.support.moving import Moving


def test_a_look_back_is_due_from_the_next_day_until_it_was_done(
    moved: Journal, moving: Moving
) -> None:
    moment = said(moved, look_back=True)
    assert moved.hard_moments.wants_look_back(moment.id)
    assert moved.hard_moments.look_back_due() is None
    moving.go_on(1)
    assert moved.hard_moments.look_back_due() == moment
    kept = moved.hard_moments.save_look_back(
        moment.id, [NewEntry("reflection", "It passed", parent=moment.id)]
    )
    assert [entry.text for entry in kept] == ["It passed"]
    assert moved.hard_moments.look_back_due() is None
    assert not moved.hard_moments.wants_look_back(moment.id)


def test_nothing_is_due_that_was_not_asked_for_or_is_in_the_trash(
    moved: Journal, moving: Moving
) -> None:
    said(moved, look_back=False)
    moment = said(moved, look_back=True)
    moved.delete(moment.id)
    moving.go_on(2)
    assert moved.hard_moments.look_back_due() is None
    moved.undo()
    found = moved.hard_moments.look_back_due()
    assert found is not None
    assert found.id == moment.id


def test_own_steps_are_offered_again_but_never_words_of_despair(journal: Journal) -> None:
    moment = said(journal, look_back=False)
    for text in ("Watered the plants", "I want to die", "want to use so badly"):
        journal.add(NewEntry("step", text, parent=moment.id, outcome="easier"))
    offered = [offer.text for offer in journal.hard_moments.offers(None)]
    assert "Watered the plants" in offered
    assert not {"I want to die", "want to use so badly"} & {*offered}


def said(journal: Journal, *, look_back: bool) -> Entry:
    return journal.hard_moments.save_details(
        None, "It was loud", kind="", feelings=(), look_back=look_back
    )
