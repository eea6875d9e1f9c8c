"""Reading single values that any program may have written: harmless to show, or None."""

from __future__ import annotations

from datetime import date, datetime

from checkin.core.text import show

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def day(text: str) -> date | None:
    """The day that is stored there; None for what is none."""
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        return None


def moment(text: str | None) -> datetime | None:
    """The moment that is stored there, with its offset; None for what is none."""
    try:
        found = datetime.fromisoformat(text or "")
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else None


def words(text: str) -> str:
    """The text without anything that a terminal would obey, wherever it is shown."""
    return text if text.isprintable() else show(text)


def json_object(stored: object) -> dict[str, Any]:
    """The JSON object that is stored there; an empty one for what is none."""
    import json

    try:
        found = json.loads(str(stored))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
