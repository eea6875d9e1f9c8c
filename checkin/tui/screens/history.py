"""History: everything that was kept, newest day on top, and a search through it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.screens import counted, filled, word
from checkin.errors import CheckinError, UnclearDate
from checkin.journal import Journal
from checkin.model import KINDS, Draft, Entry
from checkin.tui.commands import Command
from checkin.tui.formatting import dated
from checkin.tui.screens.history_source import FIRST, Everything, Found
from checkin.tui.screens.page import Page
from checkin.tui.widgets.line import Line
from checkin.tui.widgets.timeline import Timeline
from checkin.tui.widgets.title import Title

_LOOK_EVERY = 2.0
"""Seconds between looks for what another window kept."""
_OF_AN_ENTRY = {"toggle", "edit", "put_away", "keepsake", "bring"}


class HistoryScreen(Page[None]):
    """Letters work while the list has the focus; the arrows and pages while searching, too."""

    PLACE = "history"
    KEYS = (
        Command("history.open", "enter", "toggle", "Open", "Show all of an entry, where it is."),
        Command("history.search", "slash", "search", "Search", "Find words in all you kept."),
        Command("history.edit", "e", "edit", "Edit", "Change the words of an entry, or its day."),
        Command(
            "history.put_away", "d", "put_away", "Put away", "Put an entry away. It can come back."
        ),
        Command("history.undo", "u", "app.undo", "Undo", "Take back the last change."),
        Command(
            "history.hard", "t", "hard", "Hard moments", "Show hard moments and small steps too."
        ),
        Command("history.go", "g", "ask_day", "Go to", "Go to a day, a month or a season."),
        Command(
            "history.keepsake",
            "asterisk",
            "keepsake",
            "For a hard day",
            "Keep a win close, to see it on a hard day.",
        ),
        Command("history.bring", "b", "bring", "Bring", "Bring an entry to your next session."),
        Command("history.back", "escape", "back", "Back", "Leave the search, then this page."),
        Command("list.up", "up", "move(-1)", "Up", "Go up.", shown=False),
        Command("list.down", "down", "move(1)", "Down", "Go down.", shown=False),
        Command("list.k", "k", "move(-1)", "Up", "Go up, as in vi.", shown=False),
        Command("list.j", "j", "move(1)", "Down", "Go down, as in vi.", shown=False),
        Command("list.page_up", "pageup", "page(-1)", "Page up", "Go up a page.", shown=False),
        Command("list.page_down", "pagedown", "page(1)", "Page down", "Go down a page.", False),
        Command("list.home", "home", "end(-1)", "Newest", "Go to the newest entry.", shown=False),
        Command("list.end", "end", "end(1)", "Oldest", "Go to the oldest entry.", shown=False),
    )
    CSS = """
    HistoryScreen #page { max-width: 110; }
    HistoryScreen #search, HistoryScreen #go { margin-bottom: 1; }
    HistoryScreen #status { height: 1; color: $muted; margin-bottom: 1; }
    HistoryScreen #empty { height: 1fr; }
    HistoryScreen .-away { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._kinds = FIRST
        self._source: Everything | None = None
        self._changing = False
        self._counting = False
        self._to_count: Found | None = None
        self._put_away: int | None = None

    def body(self) -> Iterable[Widget]:
        """The search when it is asked for, then the list."""
        yield Line(id="search", placeholder=word("history", "search"), enter_says="To the list")
        yield Static(word("history", "go_to"), id="go_to", classes="question -away", markup=False)
        yield Line(id="go", placeholder=word("history", "go_to_help"), enter_says="Go")
        yield Static(id="status", markup=False)
        yield Timeline(id="timeline")
        yield Static(id="empty", classes="quiet -away", markup=False)

    def on_mount(self) -> None:
        """Begin with the list, and watch for what other windows keep."""
        super().on_mount()
        for name in ("search", "go"):
            self.query_one(f"#{name}", Line).add_class("-away")
        self._watching = self.set_interval(_LOOK_EVERY, self._look_elsewhere)
        self.watch(self.app, "app_focus", self._look_elsewhere, init=False)
        self._list.focus()

    def on_screen_suspend(self) -> None:
        """Nothing is looked at while another page is on top."""
        self._watching.pause()

    def on_screen_resume(self) -> None:
        """Read again what may have changed meanwhile."""
        super().on_screen_resume()
        self._watching.resume()

    # Reading

    def reload(self) -> None:
        """Read what the page shows; the selection stays with its entry."""
        self._show(anew=self._source is None)

    def _show(self, *, anew: bool) -> None:
        try:
            self.journal.changed_elsewhere()
            self._write_title()
            typed = self._field("search").value
            if not typed.strip():
                self._source = Everything(self.journal, self._kinds)
                self._draw(anew=anew)
            else:
                found = Found(self.journal, self._kinds, typed)
                if anew or found.complete:
                    self._source = found
                    self._draw(anew=anew)
                self._count(found)
            self._bring_back_selection()
        except CheckinError as error:
            self.say(error.whole, trouble=True)

    def _draw(self, *, anew: bool = False) -> None:
        if self._source is None:
            return
        self._list.show(self._source, anew=anew)
        status = self._status(self._source)
        self.query_one("#status", Static).update(status)
        self.query_one("#status").set_class(not status, "-away")
        empty = self.query_one("#empty", Static)
        empty.update(word("history", "nothing_found" if self._searching else "empty"))
        empty.set_class(bool(self._list.entries), "-away")
        self._list.set_class(not self._list.entries, "-away")

    def _status(self, source: Everything) -> str:
        hard = word("history", "with_hard")
        if not isinstance(source, Found):
            return hard if self._kinds == KINDS else ""
        here = self._list.entries
        parts = [counted("matches", here) or ""] if source.complete else []
        if self._kinds == KINDS:
            parts.append(hard)
        elif source.in_all > here:
            parts.append(f"{hard}: {counted('matches', source.in_all)}")
        return " · ".join(filter(None, parts))

    def _write_title(self) -> None:
        totals, first = self.journal.totals(), self.journal.first_day()
        parts = [counted("wins", totals.wins), counted("days", totals.days)]
        if first is not None:
            parts.append(f"since {first:%B %Y}")
        self.query_one(Title).note = " · ".join(filter(None, parts))

    def _look_elsewhere(self) -> None:
        if not self.is_current:
            return
        try:
            changed = self.journal.changed_elsewhere()
        except CheckinError as error:
            self.say(error.whole, trouble=True)
            return
        if changed:
            self.reload()

    def _count(self, found: Found) -> None:
        """Count the finds beside the interface; of several searches in a row, the last."""
        self._to_count = found
        if not self._counting:
            self._counting = True
            self._count_beside()

    @work(group="count")
    async def _count_beside(self) -> None:
        try:
            while (found := self._to_count) is not None:
                self._to_count = None
                counts = await self.write(found.count_all)
                if counts is not None and self._to_count is None and self._wanted(found):
                    found.counted(*counts)
                    self._source = found
                    self._draw()
        finally:
            self._counting = False

    def _wanted(self, found: Found) -> bool:
        return found.typed == self._field("search").value and found.kinds == self._kinds

    def _bring_back_selection(self) -> None:
        """An entry that was put away and brought back is selected again."""
        number = self._put_away
        if number is not None and not self.journal.entry(number).deleted:
            self._put_away = None
            self._list.select(number)

    @on(Timeline.Trouble)
    def _not_read(self, event: Timeline.Trouble) -> None:
        self.say(event.error.whole, trouble=True)

    @on(Timeline.Selected)
    def _selected(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done to an entry needs one; a hard day gets wins."""
        if action not in _OF_AN_ENTRY or not self.is_mounted:
            return True
        entry = self._list.selected
        return entry is not None and (action != "keepsake" or entry.kind == "win")

    # The list

    @property
    def _list(self) -> Timeline:
        return self.query_one(Timeline)

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

    def action_toggle(self) -> None:
        """Show the selected entry whole, or on one line again."""
        self._list.toggle()

    def action_hard(self) -> None:
        """Show hard moments and their steps too, or leave them out again."""
        self._kinds = FIRST if self._kinds == KINDS else KINDS
        self._show(anew=False)
        self.say("")

    # Searching, and going to a day

    @property
    def _searching(self) -> bool:
        return bool(self._field("search").value.strip())

    def _field(self, name: str) -> Line:
        return self.query_one(f"#{name}", Line)

    def action_search(self) -> None:
        """Show the search line."""
        self._close_go()
        self._field("search").remove_class("-away")
        self._field("search").focus()
        self.say("")

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        event.prevent_default()  # what is searched for is no draft
        self.say("")
        self._show(anew=self._searching)

    @on(Input.Changed, "#go")
    def _typed_day(self, event: Input.Changed) -> None:
        event.prevent_default()

    def draft(self, field: Line) -> Draft:
        """Neither what is searched for nor a day to go to is anything to keep."""
        return Draft(self.PLACE, field.id or "", "")

    @on(Input.Submitted, "#search")
    def _to_the_list(self) -> None:
        if not self._searching:
            self._close_search()
        self._list.focus()

    def action_ask_day(self) -> None:
        """Ask for a day to go to."""
        self.query_one("#go_to").remove_class("-away")
        self._field("go").remove_class("-away")
        self._field("go").focus()
        self.say("")

    @on(Input.Submitted, "#go")
    def _go(self, event: Input.Submitted) -> None:
        from checkin.when import parse_period

        if not event.value.strip():
            self.action_back()
            return
        try:
            first, last = parse_period(event.value, self.journal.clock.today())
        except UnclearDate as error:
            self.say(error.whole, trouble=True)
            return
        self._close_go()
        self._close_search()
        self._list.focus()
        found = self._list.go_to(first, last)
        here = found is not None and first <= found <= last
        today = self.journal.clock.today()
        self.say("" if here else filled("history", "nothing_there", day=dated(first, today)) or "")

    def _close_search(self) -> None:
        field = self._field("search")
        if field.value:
            with self.prevent(Input.Changed):
                field.value = ""
            self._show(anew=False)
        field.add_class("-away")

    def _close_go(self) -> None:
        field = self._field("go")
        with self.prevent(Input.Changed):
            field.value = ""
        field.add_class("-away")
        self.query_one("#go_to").add_class("-away")

    def action_back(self) -> None:
        """Leave the question, then the search, then the page."""
        self.say("")
        for name, close in (("go", self._close_go), ("search", self._close_search)):
            if not self._field(name).has_class("-away"):
                close()
                self._list.focus()
                return
        super().action_back()

    # Changing an entry

    def action_edit(self) -> None:
        """Change the words of the entry, or its day."""
        from checkin.tui.screens.entry import EntryScreen

        entry = self._list.selected
        if entry is not None:
            self.say("")
            self.app.push_screen(EntryScreen(entry))

    def action_put_away(self) -> None:
        """Put the entry away."""
        self._change(_put_away, lambda _: word("history", "put_away"))

    def action_keepsake(self) -> None:
        """Keep the win for a hard day, or no longer."""
        self._change(
            lambda journal, entry: journal.edit(entry.id, keepsake=not entry.keepsake),
            lambda entry: word(
                "history", "not_kept_for_hard_day" if entry.keepsake else "kept_for_hard_day"
            ),
        )

    def action_bring(self) -> None:
        """Put the entry on the list for the next session, or take it off."""
        self._change(
            lambda journal, entry: journal.edit(entry.id, bring=not entry.bring),
            lambda entry: word("history", "not_bring" if entry.bring else "bring"),
        )

    @work(group="change")
    async def _change(
        self, change: Callable[[Journal, Entry], Entry], said: Callable[[Entry], str]
    ) -> None:
        """Change the selected entry, and say so. A key held down changes one at a time."""
        entry = self._list.selected
        if entry is None or self._changing:
            return
        self._changing = True
        try:
            done = await self.write(lambda journal: change(journal, entry))
        finally:
            self._changing = False
        if done is not None:
            self._put_away = entry.id if done.deleted else self._put_away
            self.reload()
            self.say(said(entry))


def _put_away(journal: Journal, entry: Entry) -> Entry:
    return journal.put_away(entry.id)[0]
