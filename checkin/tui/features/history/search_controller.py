"""The list of History: what it reads, how one moves in it, and how it is searched."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from rich.cells import cell_len
from textual import getters, on, work
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.distress_words import is_despair
from checkin.content.strings import format_text, get_text, plural
from checkin.content.topics import FEELING_WORDS
from checkin.core.entries import KINDS, Entry
from checkin.core.errors import CheckinError, UnclearDate
from checkin.core.records import Draft
from checkin.tui.base.entries_source import FIRST, AllEntriesSource
from checkin.tui.base.opening_entries import open_or_unfold
from checkin.tui.base.own_words import write_down
from checkin.tui.base.screen import Page
from checkin.tui.features.history.entry_actions import EntryActions
from checkin.tui.features.history.keymap import (
    OF_AN_ENTRY,
    OF_THE_LIST,
    OF_WHAT_IS_KEPT,
    WITH_MARKS,
)
from checkin.tui.features.history.search_bar import GO, SearchBar
from checkin.tui.features.history.sources import DAYS_AT_ONCE, SearchSource
from checkin.tui.keymap import Footer
from checkin.tui.rendering.entries import dated
from checkin.tui.widgets.timeline import Timeline
from checkin.tui.widgets.title_bar import TitleBar

_PAUSE = 0.12
"""Seconds without another letter, after which the finds are counted."""
_LOOK_EVERY = 2.0
"""Seconds between looks for what another window kept."""


class HistoryPage(Page[None]):
    """Reads, draws and searches; the screen on top of it says what is done to entries."""

    ROUTE_NAME = "history"
    TURNS = True

    _list = getters.query_one(Timeline)
    _finder = getters.query_one(SearchBar)
    _status_line = getters.query_one("#status", Static)
    _empty_line = getters.query_one("#empty", Static)

    def __init__(self) -> None:
        super().__init__()
        self._kinds = FIRST
        self._source: AllEntriesSource | None = None
        self._gone: int | None = None
        self._from_lists = ""
        """What was chosen from lists, as it is typed into the search line."""
        self._no_day = ""
        """What was entered last as a day, and is none."""
        self._asked_with = ""
        """The letter that asked for a day."""
        self._work = EntryActions(self, self._changed, self._marked)
        self._marks_seen = 0
        self._holds_any = True
        """Whether there is any entry, hard moments too."""
        self._holds_hard = False
        """Whether there is any hard moment."""

    def body(self) -> Iterable[Widget]:
        yield SearchBar(lambda start: self.journal.search.known_tags(start))
        yield Static(id="status", classes="-away", markup=False)
        with Horizontal(id="beside"):
            yield Timeline(id="timeline")
            with VerticalScroll(id="preview", can_focus=False):
                yield Static(markup=False)
        yield Static(id="empty", classes="quiet -away", markup=False)

    def on_mount(self) -> None:
        self._watching = self.set_interval(_LOOK_EVERY, self._look_elsewhere)
        self.watch(self.app, "app_focus", self._look_elsewhere, init=False)
        self._list.focus()

    def on_screen_suspend(self) -> None:
        """Nothing is looked for while another page is on top."""
        self._watching.pause()

    def on_screen_resume(self) -> None:
        """Look again for what other windows keep."""
        self._watching.resume()

    def typed(self) -> list[Draft]:
        """What is asked for here is nothing to keep."""
        return []

    # Reading

    def reload(self) -> None:
        """Read what the page shows; the selection stays with its entry."""
        try:
            self.journal.file.changed_elsewhere()
            if self.journal.file.is_behind():
                self._catch_up()
            self._write_title()
            self._read(anew=self._source is None)
            self._show_marks()
            if self._gone is not None and self._list.select(self._gone):
                self._gone = None  # it was brought back
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)

    def _read(self, *, anew: bool) -> None:
        if not self._finder.searching:
            newest = DAYS_AT_ONCE if self._source is None else None
            source = AllEntriesSource(self.journal, self._kinds, newest, self._work.marked)
            self._draw(source, anew=anew)
            if newest is not None:
                self.call_after_refresh(self.reload)
            return
        typed = self._finder.text
        found = SearchSource(
            self.journal,
            self._kinds,
            typed,
            self._work.marked,
            from_lists=typed == self._from_lists,
        )
        if anew or found.complete:
            self._draw(found, anew=anew)
        self._count(found)

    @work(group="catch up", exclusive=True)
    async def _catch_up(self) -> None:
        """Make findable what another program wrote, and show it."""
        if await self.write(lambda journal: journal.file.catch_up()):
            self.reload()

    @work(group="count", exclusive=True)
    async def _count(self, found: SearchSource) -> None:
        """Count the finds beside the interface; another search gives up the one before."""
        await asyncio.sleep(_PAUSE)  # while one types, the finds come before their number
        counts = await self.run_read(found.count_all)
        if counts is not None and found.typed == self._finder.text:
            found.take(*counts)
            self._draw(found)

    def _draw(self, source: AllEntriesSource, *, anew: bool = False) -> None:
        self._source = source
        self._list.show(source, anew=anew)
        some = self._list.entries
        status = source.status(some) or self._left_out(source)
        self._status_line.update(status, layout=False)
        self._make_room(status)
        self._status_line.set_class(cell_len(status) > self.query_one(TitleBar).size.width, "-long")
        self._empty_line.update(self._none(source), layout=False)
        self._empty_line.set_class(bool(some), "-away")
        self.query_one("#beside").set_class(not some, "-away")
        if some and self.focused is None:
            self._list.focus()

    def _left_out(self, source: AllEntriesSource) -> str:
        """That hard moments are not among what is listed, and the key that shows them."""
        if isinstance(source, SearchSource) or source.kinds == KINDS or not self._holds_hard:
            return ""
        if not self._list.entries:  # it is said in place of the list
            return ""
        return format_text("history", "without_hard", hard=self.key_name("history.hard"))

    def _none(self, source: AllEntriesSource) -> str:
        """What is said where the list holds nothing: what would be there, and what helps."""
        if not isinstance(source, SearchSource):
            says = ("only_hard",) if self._holds_any else ("empty", "empty_keep")
            keys = {"wins": self.key_name("app.wins"), "hard": self.key_name("history.hard")}
            return "\n".join(format_text("history", key, **keys) for key in says)
        if not source.complete:
            return get_text("history", "searching")
        sought = source.query
        if sought.marks and not (sought.text or sought.tags or sought.since or sought.until):
            return get_text("history", "firsts_empty")
        after = "after_enter" if isinstance(self.focused, Input) else "at_once"
        parts = [
            "" if source.in_all else get_text("history", "nothing_found"),
            get_text("help", "people") if is_despair(source.typed) else "",
            format_text(
                "history",
                f"hard_{after}",
                matches=plural("matches", source.in_all),
                hard=self.key_name("history.hard"),
            ),
            format_text(
                "history",
                f"lists_{after}",
                filter=self.key_name("history.filter"),
                day=self.key_name("history.go"),
            ),
        ]
        return "\n".join(filter(None, parts))

    def _make_room(self, status: str = "") -> None:
        """Keep the line above the list while one types: coming and going it would move it."""
        self._status_line.set_class(not status and not self._finder.is_open, "-away")

    def _write_title(self) -> None:
        totals, first = self.journal.totals(), self.journal.search.first_day()
        self._holds_any = first is not None
        self._holds_hard = bool(self.journal.counts("setback", "step", newest=1))
        parts = [plural("wins", totals.wins), plural("days_here", totals.days)]
        if first is not None:
            parts.append(f"since {first:%B %Y}")
        self.query_one(TitleBar).note = " · ".join(filter(None, parts))

    def _look_elsewhere(self) -> None:
        try:
            turned = self._source and self._source.today != self.journal.clock.today()
            if self.is_current and (self.journal.file.changed_elsewhere() or turned):
                self.say_no_longer()
                self.reload()
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)

    @on(Timeline.Trouble)
    def _not_read(self, event: Timeline.Trouble) -> None:
        self.show_status(event.error.whole, trouble=True)

    def _changed(self, entries: Sequence[Entry]) -> None:
        if entries and entries[0].deleted:
            self._gone = entries[0].id
        self.reload()

    def _marked(self) -> None:
        before = self._marks_seen
        self._show_marks()
        self.show_status("")
        if self._marks_seen == 1 and not before:
            self.show_hint(get_text("history", "mark_more"))

    def _show_marks(self) -> None:
        """Say in the footer how many entries are marked, and what can be done to them."""
        self._marks_seen = self._work.count()
        self.refresh_bindings()

    @property
    def footer(self) -> Footer | None:
        """What the footer names while entries are marked."""
        if not self._marks_seen:
            return None
        said = format_text("history", "marked", count=self._marks_seen) or ""
        return Footer(said, WITH_MARKS, "" if isinstance(self.focused, Input) else "Unmark")

    # The list

    @on(Timeline.Selected)
    def _selected(self) -> None:
        self.refresh_bindings()
        self.show_preview()

    def show_preview(self) -> None:
        """Show all of the selected entry beside the list, where there is room."""
        preview = self.query_one("#preview")
        entry, source = self._list.selected, self._source
        if not preview.display or entry is None or source is None:
            return
        lines = source.whole(entry, False, preview.scrollable_content_region.width)
        parts = [source.heading(entry.day), *lines]
        preview.query_one(Static).update(Content("\n").join(parts))
        preview.scroll_home(animate=False)

    @property
    def turned_off(self) -> Collection[str]:
        """Words for feelings are listed unless they are turned off."""
        off = FEELING_WORDS in self.host.journal.settings.topics_off()
        return ("history.felt",) if off else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done to an entry needs one; a hard day gets wins, and a win alone can be none."""
        if not self.is_mounted:
            return True
        if action == "felt" and self.turned_off:
            return False
        if action in OF_THE_LIST and isinstance(self.focused, Input):
            return False
        if action in OF_WHAT_IS_KEPT and not self._holds_any:
            return False
        if action == "mark_found" and not self._finder.searching:
            return False
        if action == "mark_range" and not self._marks_seen:
            return False
        if action not in OF_AN_ENTRY:
            return True
        entry = self._list.selected
        if entry is None or action not in ("keepsake", "not_a_win"):
            return entry is not None
        return entry.kind == "win" or bool(self._work.marked)

    def action_move(self, by: int) -> None:
        """Go an entry down (1) or up (-1)."""
        self._list.move(by)

    def action_page(self, by: int) -> None:
        """Go a page down (1) or up (-1)."""
        self._list.page(by)

    def action_end(self, by: int) -> None:
        """Go to the oldest (1) or newest (-1) entry."""
        if by > 0:
            self._list.last()
        else:
            self._list.first()

    @on(Timeline.Opened)
    def action_open(self) -> None:
        """Open a hard moment; show any other entry whole, or on one line again."""
        open_or_unfold(self, self._list)

    def action_hard(self) -> None:
        """Show hard moments and their steps too, or leave them out again."""
        self._kinds = FIRST if self._kinds == KINDS else KINDS
        self.show_status("")
        self.reload()

    # Searching, and going to a day

    def action_search(self) -> None:
        """Ask for words to find."""
        self.show_status("")
        self._finder.ask_words()
        self._make_room()
        self.call_after_refresh(self._say_none)

    def action_ask_day(self) -> None:
        """Ask for a day to go to."""
        self.show_status("")
        self._no_day, self._asked_with = "", self.letters.pressed
        self._finder.ask(GO)

    def action_filters(self) -> None:
        """Choose what to look for from lists; it is typed into the search line."""
        from checkin.tui.features.history.filter_screen import FiltersScreen

        self.show_status("")
        self.app.push_screen(FiltersScreen(self._finder.text), self._filtered)

    def _filtered(self, typed: str | None) -> None:
        if typed is not None:
            if typed != self._finder.text:
                self._from_lists = typed
            self._finder.text = typed
            self._list.focus()

    @on(SearchBar.Typed)
    def _typed(self) -> None:
        if self._finder.text != self._from_lists:
            self._from_lists = ""
        try:
            self._read(anew=self._finder.searching)
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)

    @on(SearchBar.Done)
    def _to_the_list(self) -> None:
        self._make_room(self._source.status(self._list.entries) if self._source else "")
        if self._list.entries:
            self._list.focus()
            return
        self.set_focus(None)  # keys are commands there, too
        self._say_none()

    def _say_none(self) -> None:
        if self._source is not None:
            self._empty_line.update(self._none(self._source), layout=False)

    @on(SearchBar.Answered)
    def _answered(self, event: SearchBar.Answered) -> None:
        if event.which == GO:
            from checkin.core.dates import parse_period
            from checkin.core.settings import is_southern

            try:
                clock = self.journal.clock
                south = is_southern(self.journal.settings["country"])
                span = parse_period(event.typed, clock.today(), late=clock.is_late(), south=south)
            except UnclearDate as error:
                self._not_a_day(error, event)
            else:
                self._finder.clear()
                self._go(*span)
        elif self._work.tag(event.typed):
            self._finder.close()
            self._list.focus()

    def _not_a_day(self, error: UnclearDate, answer: SearchBar.Answered) -> None:
        """Say so. Words without a number are own words, if they are entered once more."""
        again, self._no_day = answer.typed == self._no_day, answer.typed
        are_words = " " in answer.typed.strip() and not any(map(str.isdigit, answer.typed))
        if are_words and again:
            self._finder.close()
            self._list.focus()
            write_down(self, self._asked_with * answer.at_once + answer.typed)
            return
        also = get_text("history", "no_day_words") if are_words else ""
        self.show_status(" ".join(filter(None, (error.whole, also))), trouble=True)

    def _go(self, first: date, last: date) -> None:
        self.reload()
        self._list.focus()
        day = self._list.go_to(first, last)
        if day is not None and not first <= day <= last:
            hidden = self._kinds != KINDS and self.journal.counts(
                "setback", "step", since=first, until=last, newest=1
            )
            asked = dated(first, self.journal.clock.today())
            hard = self.key_name("history.hard") if hidden else ""
            says = "hard_there" if hidden else "nothing_there"
            self.show_status(format_text("history", says, day=asked, hard=hard))
        elif day is not None:
            self.show_status("")

    def action_back(self) -> None:
        """Leave the line that is typed in, then the marks, the search, and the page."""
        self.show_status("")
        if not isinstance(self.focused, Input) and self._work.unmark():
            return
        if self._finder.close():
            self._to_the_list()
        else:
            super().action_back()
