"""Today: what this day holds so far. Everything else is one key away."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from textual import on, work
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import format_text, get_text, plural
from checkin.core.day_names import day_name
from checkin.core.errors import CheckinError
from checkin.tui import routes
from checkin.tui.base.screen import Page
from checkin.tui.base.setting_up import DONE as SET_UP
from checkin.tui.base.setting_up import set_up
from checkin.tui.base.unfinished_pages import key_to
from checkin.tui.draft_saver import Unfinished
from checkin.tui.features.today.chosen_line import ChosenLine
from checkin.tui.features.today.day_text import DayText
from checkin.tui.features.today.keymap import KEYS, needed_less
from checkin.tui.features.today.pack_line import PackLine
from checkin.tui.features.today.thrown_away import ThrownAway
from checkin.tui.features.today.undo_line import UndoLine
from checkin.tui.features.today.unfinished import leads_to, named_unfinished
from checkin.tui.features.today.win_offer import WinOffer
from checkin.tui.rendering.entries import muted
from checkin.tui.rendering.scrolling import scroll_lines, scroll_page
from checkin.tui.widgets.title_bar import TitleBar

_ALL = 10_000
"""More rows than the page has."""
_AROUND = 7
"""Lines of the page around the day and the picture, and one between them."""


class _LaidOut(Message):
    """There is other room for the day now, or the day needs other room."""


class _Held(VerticalScroll):
    def on_resize(self) -> None:
        self.post_message(_LaidOut())


class _DayLines(Static):
    def on_resize(self) -> None:
        self.post_message(_LaidOut())


class TodayScreen(Page[None]):
    """The page that checkin opens with."""

    ROUTE_NAME = "today"
    TURNS = True
    BINDINGS = [
        Binding("escape", "back", "Back", show=False),
        Binding("enter", "begin", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
    ]
    KEYS = KEYS
    # not CSS: Textual does not read that of the first screen
    DEFAULT_CSS = """
    TodayScreen VerticalScroll { height: 1fr; scrollbar-gutter: stable; }
    TodayScreen #day { height: auto; }
    TodayScreen #scene { height: auto; width: 100%; text-align: center; display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._reached: tuple[str, int] | None = None
        self._drawn_for = (0, 0)
        self._drawn_on: date | None = None
        self._chosen = ChosenLine()
        self._undo = UndoLine()
        self._undoes = ""
        self._win = WinOffer()
        self._thrown = ThrownAway()
        self._is_new = False
        """Whether the set-up is offered."""
        self._all_waiting = False
        """Whether every page is named on which words wait."""
        self._is_cut = False
        """Whether an entry is longer than what is shown of it."""
        self._drawn = Content("")
        self._newest: int | None = None
        """The number of the newest entry of the day that was drawn; None before that."""
        self._just_kept: str | None = None
        """What opens the entry that was just kept, which stays in sight until a key goes on."""

    def body(self) -> Iterable[Widget]:
        with _Held(can_focus=False):
            yield _DayLines(id="day", markup=False)
        yield PackLine()
        yield Static(id="scene", markup=False)

    def heading(self) -> tuple[str, str]:
        today = self.journal.clock.today()
        return day_name(today, today), ""

    def on_mount(self) -> None:
        super().on_mount()
        self.set_interval(60, self.turn)
        self.watch(self.app, "app_focus", self.turn, init=False)

    def look_at_the_clock(self) -> None:
        """Turn at once where the clock was set, or the machine slept over the end of the day."""
        if self._drawn_on not in (None, self.today):
            self.turn()

    def turn(self) -> None:
        """Look whether it is another day by now, or another window kept something."""
        turned = self._drawn_on not in (None, self.today)
        self.reload()
        self._show_undo("")
        if turned and not self.troubled:
            self.show_status("")  # it was said of the day before

    def on_screen_suspend(self) -> None:
        """What was said of the last thing that was done is not said once more after other pages."""
        self._all_waiting = False
        self._just_kept = None
        if not self._win.outlasts(self.app.screen):
            self._win.number = None
            self._thrown.forget()
            self._go_to_the_top()
        if not self.troubled:
            self.show_status("")
        self._show_undo("")

    def on_screen_resume(self) -> None:
        """Say once more what can be kept as a win: help, which names its key, lay over it."""
        if self._win.number is not None and not self.status:
            self.show_status(get_text("words", "kept"))

    @on(Resize)
    def _resized(self) -> None:
        self.call_after_refresh(self._fit)

    def reload(self) -> None:
        try:
            if self.journal.totals().wins:
                self._look_for_milestone()
            before, at_first = self._newest or 0, self._newest is None
            self._draw()
            if not at_first and self._newest and self._newest > before:
                self._just_kept = f"screen.open_entry({self._newest})"
                self.call_after_refresh(self._show_just_kept)
            self._show_undo(self._undo.look(self.journal, self.key_name("app.undo")))
            self.call_after_refresh(self._fit)
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)

    def show_status(self, text: str, *, trouble: bool = False) -> None:
        """Say it, and below it what undo takes back; on a short screen it stands alone."""
        super().show_status(text, trouble=trouble)
        self._show_undo(self._undoes)

    def _show_undo(self, text: str) -> None:
        self._undoes = text
        reply = self.query_one_optional("#reply", Static)
        if self.troubled or reply is None:
            return
        named = text.partition(" to ")[0]
        if named and f"{named} " in self.status:
            text = ""  # what was said names the key for it already
        width = self._width
        said = self._win.line(self.status, self.key_name("today.win"), width)
        lines = [said, muted(text)]
        shown = [line for line in lines if line]
        reply.update(Content("\n").join(shown[: 1 if self.has_class("-short") else None]))

    @on(_LaidOut)
    def _show_just_kept(self) -> None:
        if self._just_kept:
            self._bring_in_sight(self._just_kept)

    def _fit(self) -> None:
        """Draw it anew where it was drawn for another size."""
        if (self._width, self.size.height) != self._drawn_for:
            self.read_or(None, self._draw)

    def _draw(self) -> None:
        self._chosen.begin()
        self._drawn_for = (self._width, self.size.height)
        today = self.journal.clock.today()
        totals = self.journal.totals()
        self._drawn_on = today
        title = self.query_one(TitleBar)
        title.name_shown = day_name(today, today)
        title.note = " · ".join(
            part for part in (plural("wins", totals.wins), plural("days_here", totals.days)) if part
        )
        self._is_new = not totals.days and not self.journal.state.get(SET_UP)
        text = DayText(
            self,
            self._chosen,
            self._width,
            is_new=self._is_new,
            all_waiting=self._all_waiting,
            reached=self._reached,
        )
        day = self.journal.day(today)
        before, self._newest = (
            self._newest,
            max((entry.id for entry in day.entries), default=self._newest or 0),
        )
        self._win.look(day.entries, self._newest if before is None else before)
        parts = text.parts(day, totals)
        self._is_cut = text.is_cut
        self._chosen.settle()
        self._drawn = Content("\n\n").join(parts)
        self.query_one("#day", Static).update(self._drawn)
        self._show_scene(self._drawn.plain.count("\n") + 1)
        self.refresh_bindings()

    def _show_scene(self, used: int) -> None:
        """Show the picture at the foot, if one is wanted and there is room below the day."""
        at_the_foot = self.query_one("#scene", Static)
        name = self.journal.settings["scene"]
        at_the_foot.display = False
        if name == "none" or self.plain:
            return
        from checkin.content.scenes import scene

        found = scene(name)
        lines = found.fitting(self.size.height - used - _AROUND) if found else ()
        at_the_foot.update(muted("\n".join(lines)))
        at_the_foot.display = bool(lines)

    @work(group="count", exclusive=True)
    async def action_count(self) -> None:
        """Count today in the person's own total; once it is counted, open that."""
        from checkin.tui.features.today.day_total import count

        if said := await self.write(count):
            self.reload()
            self.show_status(said)
        elif said is not None:
            self.host.go(routes.TOTAL)

    def _look_for_milestone(self) -> None:
        """A round total is told on one day; that it was told is noted beside the interface."""
        self._reached, is_new = self.journal.milestones.to_tell()
        if is_new:
            self._note_milestone()

    @work(group="milestone", exclusive=True)
    async def _note_milestone(self) -> None:
        await self.write(lambda journal: journal.milestones.tell())

    @property
    def _width(self) -> int:
        return self.query_one("#day").size.width or self.size.width - 4

    def action_read_on(self) -> None:
        """Show the day in History, where all of a long entry is."""
        if self._is_cut:
            self.host.go(routes.history(self.today))

    # Keys

    @property
    def needed_less(self) -> str:
        """What the footer drops first where there is little room."""
        return needed_less(self.host.journal.clock)

    @property
    def turned_off(self) -> Collection[str]:
        """What there is nothing for: a total, new words, or words that are unfinished or gone."""
        can = {
            "today.count": self.host.journal.settings["total"],
            "today.win": self._win.number,
            "today.throw": named_unfinished(self.host)[0],
            "today.return": self._thrown,
        }
        return [id for id, there in can.items() if not there]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Name enter where a line is chosen."""
        if action == "as_win":
            return self._win.number is not None
        if action == "count":
            return bool(self.journal.settings["total"])
        if action == "throw":
            return self._chosen_unfinished is not None
        if action == "bring_back":
            return self._chosen_unfinished is None and bool(self._thrown)
        return action != "open" or self._chosen.action is not None

    def action_move(self, by: int) -> None:
        """Choose the next line (1) or the one before (-1); past the last, go on to the end."""
        self._just_kept = None
        held = self.query_one(VerticalScroll)
        if not self._chosen.move(by):
            scroll_lines(held, by)
            return
        self.read_or(None, self._draw)
        self._bring_in_sight(self._chosen.action)

    def _bring_in_sight(self, action: str | None) -> None:
        """Scroll to the line that does this, unless it can be seen; to the top for none."""
        held = self.query_one(VerticalScroll)
        first, last = self._chosen.place(self._drawn, action)
        if action is None or (first and first < held.scroll_y + 1):
            held.scroll_to(y=max(0, first - 1), animate=False, immediate=True)
        elif last >= held.scroll_y + held.size.height:
            held.scroll_to(y=last - held.size.height + 1, animate=False, immediate=True)

    def _go_to_the_top(self) -> None:
        """Show the beginning, as far as the chosen line stays in sight."""
        held = self.query_one(VerticalScroll)
        held.scroll_to(y=0, animate=False, immediate=True)
        if self._chosen.action is not None:
            self._bring_in_sight(self._chosen.action)

    def action_page(self, by: int) -> None:
        """Go a page down (1) or up (-1)."""
        self._just_kept = None
        scroll_page(self.query_one(VerticalScroll), by)

    def action_end(self, by: int) -> None:
        """Go to the end (1) or to the top (-1)."""
        self._just_kept = None
        scroll_lines(self.query_one(VerticalScroll), by * _ALL)

    async def action_open(self) -> None:
        """Do what the chosen line is for."""
        if self._chosen.action is not None:
            await self.run_action(self._chosen.action)

    @work(group="flow", exclusive=True)
    async def action_open_entry(self, number: int) -> None:
        """Open an entry, to read all of it or to change it."""
        entry = self.read_or(None, lambda: self.journal.entry(number))
        if entry is not None:
            await self.host.open(routes.entry(entry))

    @work(group="keep", exclusive=True)
    async def action_as_win(self) -> None:
        """Keep the words that were kept last as a win."""
        number = self._win.number
        if number is None:
            return
        if await self.write(lambda journal: journal.wins.make_win(number)):
            self._just_kept = f"screen.open_entry({number})"
            self.reload()
            self.call_after_refresh(self._show_just_kept)
            self.show_status(get_text("today", "as_win_reply"))

    @work(group="flow", exclusive=True)
    async def action_keep_time(self) -> None:
        """Keep the time of the goal."""
        if route := routes.tool("listen", inside=False):
            await self.host.open(route)

    def action_search(self) -> None:
        """Look for words in everything that was kept."""
        self.host.go(routes.SEARCH)

    def action_begin(self) -> None:
        """Set up what can be set, on a first visit; else show the rest of a long entry."""
        if self._is_new:
            self.action_set_up()
        else:
            self.action_read_on()

    @work(group="flow", exclusive=True)
    async def action_set_up(self) -> None:
        """Ask for what can be set, one question after the other."""
        await set_up(self)

    def action_that_day(self) -> None:
        """Open what waits: the latest that no other key leads to, else the latest of all."""
        waiting = [waits.slot for waits in named_unfinished(self.host, all_of_them=True)[0]]
        keyless = [slot for slot in waiting if key_to(slot, self.host) is None]
        if waiting:
            self.host.go(routes.route_to((keyless or waiting)[0]))

    @property
    def _chosen_unfinished(self) -> Unfinished | None:
        """What is unfinished, if the line of it is chosen."""
        named = named_unfinished(self.host, all_of_them=self._all_waiting)[0]
        return next((w for w in named if leads_to(w) == self._chosen.action), None)

    def action_throw(self) -> None:
        """Throw away the unfinished words of the chosen line."""
        if (waits := self._chosen_unfinished) is not None:
            self._thrown.add(self.host, waits)
            self._chosen.action = None
            self.reload()
            self.show_status(
                format_text("words", "thrown_from_today", key=self.key_name("today.return"))
            )

    def action_bring_back(self) -> None:
        """Bring back the words that were thrown away last."""
        self._thrown.bring_back(self.host)
        self.reload()
        self.show_status(get_text("words", "thrown_back"))

    def action_all_waiting(self) -> None:
        """Name every page on which words wait."""
        self._all_waiting = True
        was_chosen = self._chosen.action == "screen.all_waiting" and self._chosen.move(-1)
        self.reload()
        if was_chosen:  # the line that stands in its place
            self.action_move(1)

    def action_back(self) -> None:
        """Choose no line, and show the beginning; home is as far back as it goes."""
        self._just_kept = None
        if self._chosen.action is not None:
            self._chosen.action = None
            self.read_or(None, self._draw)
        self._go_to_the_top()
