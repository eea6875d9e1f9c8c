"""People, named in the quiet line after words that are a reason to."""

from __future__ import annotations

from collections.abc import Iterable

from checkin.content.strings import get_text
from checkin.tui.base.host import AppHost


def name_people(host: AppHost, texts: Iterable[str]) -> None:
    """Say where people are if any words that were kept are heavy, after what is said of them."""
    from checkin.content.distress_words import heavy

    if any(map(heavy, texts)):
        host.call_after_refresh(host.show_status_on_previous, get_text("help", "people"))
