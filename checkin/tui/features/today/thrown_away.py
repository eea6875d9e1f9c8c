"""Unfinished words that are thrown away on Today, and brought back from there."""

from __future__ import annotations

from checkin.core.frozen import replace
from checkin.core.records import Draft
from checkin.tui import routes
from checkin.tui.base.host import AppHost
from checkin.tui.draft_saver import Unfinished


class ThrownAway:
    """What was thrown away since Today was gone to, the last first."""

    def __init__(self) -> None:
        self._thrown: list[list[Draft]] = []

    def __bool__(self) -> bool:
        return bool(self._thrown)

    def forget(self) -> None:
        """Bring nothing of it back any more."""
        self._thrown = []

    def add(self, host: AppHost, waits: Unfinished) -> None:
        """Throw away what waits on a page; of own words those that are named alone."""
        drafts = host.drafts_of(waits.slot)
        goes = drafts
        if waits.slot == routes.OWN_WORDS.slot:
            goes = [draft for draft in drafts if draft.text == waits.words]
        host.stash_drafts([draft for draft in drafts if draft not in goes])
        for draft in goes:
            host.drafting.update(replace(draft, text="", cursor=0, context={}))
        self._thrown.append(goes)

    def bring_back(self, host: AppHost) -> None:
        """Bring back what was thrown away last."""
        if self._thrown:
            host.stash_drafts(self._thrown.pop())
