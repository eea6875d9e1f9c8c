"""What a draft of a tool says of the hard moment that opened it."""

from __future__ import annotations

from checkin.core.records import Draft
from checkin.tui.draft_saver import IN_HARD_MOMENT
from checkin.tui.routes import Begun


def begun_context(begun: Begun) -> dict[str, object]:
    """What was begun, as the context of a draft."""
    return {
        "idea": begun.idea,
        "text": begun.text,
        "setback": begun.setback,
        "before": begun.before,
    }


def begun_in(draft: Draft) -> Begun | None:
    """What was begun, by the context of a draft; None if no hard moment opened the tool."""
    said = draft.context
    idea, text = said.get("idea"), said.get("text")
    if not (said.get(IN_HARD_MOMENT) and isinstance(idea, str) and isinstance(text, str)):
        return None
    setback, before = said.get("setback"), said.get("before")
    return Begun(
        idea,
        text,
        setback if isinstance(setback, int) else None,
        before if isinstance(before, int) else None,
    )
