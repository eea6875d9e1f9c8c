"""What is done to the entry that is selected in History, or to all that are marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from textual.widget import Widget

from checkin.content.entry_names import named
from checkin.content.strings import format_text, get_text, plural
from checkin.core.entries import Entry
from checkin.core.text import as_tag, one_tag
from checkin.domain.timeline_layout import as_text
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.base.screen import Page
from checkin.tui.widgets.timeline import Timeline

Change = Callable[[Journal, list[int]], list[Entry]]


class EntryWork:
    """Changes entries beside the interface, one change at a time, and says what was done."""

    def __init__(self, page: Page[Any], done: Callable[[Sequence[Entry]], None]) -> None:
        """`done` is told the entries as they are after a change."""
        self._page = page
        self._done = done
        self._changing = False
        self.marked: set[int] = set()
        """The numbers of the entries that are marked; the list draws them so."""

    # Several at once

    def mark(self) -> None:
        """Mark the selected entry, or no longer."""
        entry = self._list.selected
        if entry is not None:
            self.marked ^= {entry.id}
            self._say_marked()
            self._list.refresh()

    def unmark(self) -> bool:
        """Let go of all marks; whether any of them could be seen."""
        any_marked = bool(self._marked())
        self.marked.clear()
        self._list.refresh()
        return any_marked

    def _marked(self) -> list[Entry]:
        """The marked entries that are there; one that was put away is, once it is brought back."""
        return self._page.journal.search.by_ids([*self.marked]) if self.marked else []

    def entries(self) -> list[Entry]:
        """The marked entries, oldest first; if there are none, the selected one."""
        if marked := self._marked():
            return marked
        entry = self._list.selected
        return [entry] if entry else []

    # Changes

    def put_away(self) -> None:
        """Put them away."""

        def said(gone: Sequence[Entry]) -> str:
            if len(several) < 2:
                return get_text("history", "put_away")
            what = plural("entries", len(gone))
            return format_text("history", "put_away_several", entries=what)

        several = self.entries()
        self._change(several, lambda journal, numbers: journal.delete(*numbers), said)

    def keepsake(self) -> None:
        """Keep the wins among them for a hard day; if all are kept so, no longer."""
        wins = [entry for entry in self.entries() if entry.kind == "win"]
        kept = not all(win.keepsake for win in wins)
        self._change(
            wins,
            lambda journal, numbers: journal.edit_many(numbers, keepsake=kept),
            partial(_said, "kept_for_hard_day" if kept else "not_kept_for_hard_day", what="wins"),
        )

    def bring(self) -> None:
        """Put them on the list for the next session; if all are on it, take them off."""
        several = self.entries()
        on = not all(entry.bring for entry in several)
        self._change(
            several,
            lambda journal, numbers: journal.edit_many(numbers, bring=on),
            partial(_said, "bring" if on else "not_bring"),
        )

    def tag(self, typed: str) -> bool:
        """Add a tag; if all have it, take it off. Whether what was typed can be one."""
        written = one_tag("-".join(typed.split()))
        if written is None:
            self._page.show_status(get_text("history", "tag_unclear"))
            return False
        tag = as_tag(written)
        several = self.entries()
        off = all(tag in entry.tags for entry in several)

        def said(done: Sequence[Entry]) -> str:
            stays = [entry for entry in done if tag in entry.tags]
            if off and stays:
                return _said("tag_in_text", stays, tag=tag)
            return _said("tag_off" if off else "tag_on", done, tag=written)

        self._change(
            several,
            lambda journal, numbers: journal.edit_many(
                numbers, less_tags=[tag] if off else (), more_tags=() if off else [written]
            ),
            said,
        )
        return True

    def copy(self) -> None:
        """Hand them to the clipboard as plain text, under their days."""
        several = self.entries()
        if several:
            self._page.app.copy_to_clipboard(as_text(several, named))
            what = plural("entries", len(several))
            self._page.show_status(format_text("history", "copied", entries=what))

    def share(self) -> None:
        """Take them to someone else. Hard moments and small steps go along if they are marked."""
        several = self.entries()
        if not self._marked():
            several = [entry for entry in several if entry.kind not in ("setback", "step")]
        if several:
            self._page.show_status("")
            self._page.run_worker(self._page.host.open(routes.share(several)), group="flow")
        else:
            self._page.show_status(get_text("share", "mark_first"))

    def _change(
        self, entries: Sequence[Entry], change: Change, said: Callable[[Sequence[Entry]], str]
    ) -> None:
        """Make one change. A key held down makes one after the other."""
        if entries and not self._changing:
            self._changing = True
            numbers = [entry.id for entry in entries]
            self._page.run_worker(self._make(numbers, change, said), group="change")

    async def _make(
        self, numbers: list[int], change: Change, said: Callable[[Sequence[Entry]], str]
    ) -> None:
        try:
            done = await self._page.write(lambda journal: change(journal, numbers))
        finally:
            self._changing = False
        if done is not None:
            self._done(done)
            self._page.show_status(said(done))

    def _say_marked(self) -> None:
        what = plural("entries", len(self._marked()))
        self._page.show_status(format_text("history", "marked", entries=what))

    @property
    def _list(self) -> Timeline:
        page: Widget = self._page
        return page.query_one(Timeline)


def _said(key: str, done: Sequence[Entry], *, what: str = "entries", tag: str = "") -> str:
    """What was done; to several, with their number."""
    if len(done) < 2:
        return format_text("history", key, tag=tag) or get_text("history", key)
    return format_text("history", f"{key}_several", count=plural(what, len(done)), tag=tag)
