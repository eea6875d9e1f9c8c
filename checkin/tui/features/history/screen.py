"""History: everything that was kept, newest day on top, and what can be done to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual import events, on, work
from textual.widget import Widget

from checkin.content.strings import get_text
from checkin.core.query import CELEBRATIONS, EntryQuery
from checkin.domain.search_syntax import as_typed
from checkin.tui import routes
from checkin.tui.features.history.keymap import HISTORY
from checkin.tui.features.history.search_bar import TAG
from checkin.tui.features.history.search_controller import HistoryPage
from checkin.tui.widgets.timeline import Timeline
from checkin.tui.widgets.year_map import YearMap

_MAP_WIDE = 100
"""From how many columns on a year fits on one band."""
_PREVIEW_WIDE = 110
"""From how many columns on there is room for all of an entry beside the list."""
_MAP_FROM = 32
"""From how many rows on there is room for a year above the list."""


class HistoryScreen(HistoryPage):
    """Wins come first. Hard moments are there when they are asked for."""

    KEYS = HISTORY
    CSS_PATH = "styles.tcss"

    def __init__(self, found: date | EntryQuery | str | None = None) -> None:
        """It begins at a day, with what is looked for, or with the search open; else the newest."""
        super().__init__()
        self._begin_with = found

    def on_mount(self) -> None:
        if self._begin_with is not None:
            asks = isinstance(self._begin_with, str)  # what is typed at once is for its field
            soon = self.call_later if asks else self.call_after_refresh
            soon(self._bring_up, self._begin_with)

    # The year, above the list where there is room

    def body(self) -> Iterable[Widget]:
        yield YearMap(id="map")
        yield from super().body()

    def on_resize(self, event: events.Resize) -> None:
        """Show the map if there is room for it, and the entry beside the list."""
        self.set_class(event.size.width >= _PREVIEW_WIDE, "-preview")
        self.call_after_refresh(self.show_preview)
        roomy = event.size.width >= _MAP_WIDE and event.size.height >= _MAP_FROM
        if roomy != self.has_class("-roomy"):
            self.set_class(roomy, "-roomy")
            self.call_after_refresh(self._show_map)

    def reload(self) -> None:
        super().reload()
        self.call_after_refresh(self._show_map)

    def _show_map(self) -> None:
        if self.has_class("-roomy"):
            year = self.query_one(YearMap)
            year.plain = self.plain
            year.show(self.journal.counts("win"))
            year.set_class(year.day is None, "-away")

    @on(YearMap.Chosen)
    def _chosen(self, event: YearMap.Chosen) -> None:
        self._go_to_day(event.day)

    def _bring_up(self, found: date | EntryQuery | str) -> None:
        """Go to a day, show what is looked for, or ask for it."""
        if isinstance(found, str):
            self.action_search()
        elif isinstance(found, date):
            self._go_to_day(found)
        else:
            self._look_for(found)

    def _go_to_day(self, day: date | None) -> None:
        if day is not None:
            self._finder.clear()
            self._go(day, day)

    def action_back(self) -> None:
        """Leave the map, then what is asked, then the page."""
        if isinstance(self.focused, YearMap):
            self.query_one(Timeline).focus()
        else:
            super().action_back()

    # Other ways to look at it

    @work(group="flow", exclusive=True)
    async def action_year(self) -> None:
        """Show every year at a glance; the day chosen there is gone to."""
        entry = self._list.selected
        self._go_to_day(await self.host.open(routes.year(entry.day if entry else None)))

    @work(group="flow", exclusive=True)
    async def action_pile(self) -> None:
        """Show the pile; what is chosen there is searched for."""
        self._look_for(await self.host.open(routes.PILE))

    def _look_for(self, query: EntryQuery | None) -> None:
        if query is not None:
            self._filtered(as_typed(query, self.journal.clock.today()))

    @work(group="flow", exclusive=True)
    async def action_then(self) -> None:
        """Show what was kept a week, a month, half a year and years ago."""
        self._go_to_day(await self.host.open(routes.ON_THIS_DAY))

    @work(group="flow", exclusive=True)
    async def action_remember(self) -> None:
        """Show any win from the pile."""
        self._go_to_day(await self.host.open(routes.RANDOM_WIN))

    def action_firsts(self) -> None:
        """Show the wins that were a first time, big, or easier than before."""
        if self.journal.search.newest(CELEBRATIONS, 1).days:
            self.show_status("")
            self._look_for(CELEBRATIONS)
        else:
            self.show_status(get_text("history", "firsts_empty"))

    @work(group="flow", exclusive=True)
    async def action_felt(self) -> None:
        """Show the words for how it felt."""
        self._go_to_day(await self.host.open(routes.FELT))

    @work(group="flow", exclusive=True)
    async def action_repeats(self) -> None:
        """Show what is done again and again."""
        await self.host.open(routes.REPEATS)

    @work(group="flow", exclusive=True)
    async def action_not_yet(self) -> None:
        """Show what was not possible yet when it was written down."""
        await self.host.open(routes.NOT_YET)

    @work(group="flow", exclusive=True)
    async def action_stretches(self) -> None:
        """Show the good stretches."""
        await self.host.open(routes.STRETCHES)

    # What is done to entries

    @work(group="flow", exclusive=True)
    async def action_edit(self) -> None:
        """Change the words of the entry, or its day."""
        if (entry := self._list.selected) is not None:
            self.show_status("")
            await self.host.open(routes.entry(entry))

    @work(group="flow", exclusive=True)
    async def action_more(self) -> None:
        """Say more about a win, or a hard moment, also days later."""
        entry = self._list.selected
        if entry is not None and entry.kind == "win":
            await self.host.open(routes.win_details(entry))
        elif entry is not None and entry.kind == "setback":
            await self.host.open(routes.hard_moment_details(entry.id))

    def action_put_away(self) -> None:
        """Put it away, or all that are marked."""
        self._work.put_away()

    def action_keepsake(self) -> None:
        """Keep wins for a hard day, or no longer."""
        self._work.keepsake()

    def action_not_a_win(self) -> None:
        """Keep wins as own words, not as wins."""
        self._work.not_a_win()

    def action_bring(self) -> None:
        """Put entries on the list for the next session, or take them off."""
        self._work.bring()

    def action_tag(self) -> None:
        """Ask for a tag."""
        self.show_status("")
        self._finder.ask(TAG)

    def action_copy(self) -> None:
        """Copy as plain text."""
        self._work.copy()

    def action_share(self) -> None:
        """Take what is marked, or selected, to someone else."""
        self._work.share()

    def action_mark(self) -> None:
        """Mark an entry, or no longer, and go on to the next one."""
        self._work.mark()
        self._list.move(1)

    def action_mark_on(self, by: int) -> None:
        """Mark an entry and the next one (1), or the one before (-1), and go there."""
        self._work.mark(always=True)
        self._list.move(by)
        self._work.mark(always=True)

    @work(group="marks", exclusive=True)
    async def action_mark_range(self) -> None:
        """Mark all from the last marked entry to the selected one."""
        if self._source is not None:
            await self._work.mark_range(self._source.query)

    @work(group="marks", exclusive=True)
    async def action_mark_found(self) -> None:
        """Mark all that the search found."""
        if self._source is not None:
            await self._work.mark_found(self._source.query)

    @on(Timeline.Marked)
    def _clicked_to_mark(self, event: Timeline.Marked) -> None:
        if event.through:
            self.action_mark_range()
        else:
            self._work.mark()

    def action_trash(self) -> None:
        """Show what is put away."""
        from checkin.tui.features.history.trash_screen import TrashScreen

        self.show_status("")
        self.app.push_screen(TrashScreen())
