"""What is done to the entry that is selected in History, or to all that are marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from textual.widget import Widget

from checkin.content.entry_names import named
from checkin.content.strings import format_text, get_text, plural
from checkin.core.entries import Entry
from checkin.core.frozen import replace
from checkin.core.query import EntryQuery
from checkin.core.text import as_tag, one_tag
from checkin.domain.timeline_layout import as_text
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.base.screen import Page
from checkin.tui.rendering.entries import about, sentences
from checkin.tui.widgets.timeline import Timeline

Change = Callable[[Journal, list[int]], list[Entry]]


class EntryActions:
    """Changes entries beside the interface, one change at a time, and says what was done."""

    def __init__(
        self,
        page: Page[Any],
        done: Callable[[Sequence[Entry]], None],
        marks_done: Callable[[], None],
    ) -> None:
        """`done` is told the entries as they are after a change, `marks_done` of other marks."""
        self._page = page
        self._done = done
        self._marks_done = marks_done
        self._changing = False
        self.marked: set[int] = set()
        """The numbers of the entries that are marked; the list draws them so."""
        self._last: int | None = None
        """The entry that was marked last: a range begins there."""

    # Several at once

    def mark(self, *, always: bool = False) -> None:
        """Mark the selected entry, or no longer if it is; `always` marks it in any case."""
        entry = self._list.selected
        if entry is not None:
            if entry.id in self.marked and not always:
                self.marked.discard(entry.id)
            else:
                self.marked.add(entry.id)
            self._last = entry.id if entry.id in self.marked else None
            self._marks_changed()

    async def mark_range(self, asked: EntryQuery) -> None:
        """Mark all from the last marked entry of the list to the selected one.

        Without a last one it is the selected entry alone. `asked` is what the list answers.
        """
        entry = self._list.selected
        found = None if self._last is None else self._list.range_from(self._last)
        if entry is None or found is None:
            self.mark()
            return
        numbers = found.numbers
        if found.between is not None:
            since, until = found.between
            inside = asked.each_reading(partial(_within, since=since, until=until))
            numbers = numbers + await self._numbers(inside)
        self._last = entry.id
        self._mark_all(numbers)

    async def mark_found(self, asked: EntryQuery) -> None:
        """Mark all that a search found."""
        self._mark_all(await self._numbers(asked))

    def unmark(self) -> bool:
        """Let go of all marks; whether any of them could be seen."""
        any_marked = bool(self.count())
        self.marked.clear()
        self._last = None
        self._marks_changed()
        return any_marked

    def count(self) -> int:
        """How many marked entries are there now."""
        return self._page.journal.search.count_present([*self.marked]) if self.marked else 0

    async def _numbers(self, asked: EntryQuery) -> list[int]:
        return await self._page.run_read(lambda journal: journal.search.numbers(asked)) or []

    def _mark_all(self, numbers: Iterable[int]) -> None:
        self.marked.update(numbers)
        self._marks_changed()

    def _marks_changed(self) -> None:
        self._list.refresh()
        self._marks_done()

    def _marked(self) -> list[Entry]:
        """The marked entries that are there; one that was put away is, once it is brought back."""
        return self._page.journal.search.by_ids([*self.marked]) if self.marked else []

    def entries(self) -> list[Entry]:
        """The marked entries, the newest day first; if there are none, the selected one."""
        if marked := self._marked():
            return marked
        entry = self._list.selected
        return [entry] if entry else []

    # Changes

    def put_away(self) -> None:
        """Put them away."""

        def said(gone: Sequence[Entry]) -> str:
            key = self._page.key_name("history.undo")
            if len(several) < 2:
                what = format_text("history", "put_away_what", text=about(gone, 1))
                back = format_text("history", "put_away_back", key=key)
                if what and back:
                    return sentences([what, back])
                return format_text("history", "put_away", key=key)
            what = plural("entries", len(gone))
            return format_text("history", "put_away_several", entries=what, key=key)

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

    def not_a_win(self) -> None:
        """Keep the wins among them as own words."""
        wins = [entry for entry in self.entries() if entry.kind == "win"]
        undo = self._page.key_name("history.undo")
        self._change(
            wins,
            lambda journal, numbers: journal.wins.make_words(*numbers),
            partial(_said, "not_a_win", what="wins", undo=undo),
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
                edit = self._page.key_name("history.edit")
                return _said("tag_in_text", stays, tag=tag, edit=edit)
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
            self._page.show_way_back(said(done))

    @property
    def _list(self) -> Timeline:
        page: Widget = self._page
        return page.query_one(Timeline)


def _said(key: str, done: Sequence[Entry], *, what: str = "entries", **named: str) -> str:
    """What was done; to several, with their number."""
    if len(done) < 2:
        return format_text("history", key, **named) or get_text("history", key)
    return format_text("history", f"{key}_several", count=plural(what, len(done)), **named)


def _within(query: EntryQuery, *, since: date, until: date) -> EntryQuery:
    """The query for these days alone."""
    return replace(
        query,
        since=max(since, query.since or since),
        until=min(until, query.until or until),
    )
