"""Today: what this day holds so far. Everything else is one key away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from textual import on, work
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.strings import format_text, get_text, get_texts, plural
from checkin.core.entries import ENOUGH, NO_GOAL, Day, Entry
from checkin.core.errors import CheckinError
from checkin.core.records import Totals
from checkin.core.reflections import of_the_evening
from checkin.core.text import show
from checkin.tui import routes
from checkin.tui.base.screen import Page
from checkin.tui.base.setting_up import DONE as SET_UP
from checkin.tui.base.setting_up import set_up
from checkin.tui.features.today.chosen_line import ChosenLine
from checkin.tui.features.today.keymap import KEYS
from checkin.tui.features.today.pack_line import PackLine
from checkin.tui.features.today.shown_entries import evening_lines, is_timed, other_lines
from checkin.tui.features.today.undo_line import UndoLine
from checkin.tui.features.today.unfinished import name_of, unfinished
from checkin.tui.rendering.entries import clickable, entry_parts, long_day, mark, muted
from checkin.tui.rendering.layout import hung
from checkin.tui.rendering.scrolling import scroll_lines, scroll_page
from checkin.tui.routes import Route
from checkin.tui.widgets.pile_chart import pile
from checkin.tui.widgets.title_bar import TitleBar

_SHOWN_WINS = 12
_SHOWN_LINES = 3
"""Lines of an entry, and entries of a part of the day."""
_INDENT = "  "
_HEAD = 4
"""How many cells stand before the words of a line."""
_ALL = 10_000
"""More rows than the page has."""
_UNFINISHED = 3
"""How many places are named in which something is unfinished."""
_PILE_DAYS = 28
"""How many days that have wins the pile shows, the newest of all."""
_AROUND = 7
"""Lines of the page around the day and the picture, and one between them."""
_AWAY = 7
"""Days without a visit after which coming back is greeted."""


class TodayScreen(Page[None]):
    """The page that checkin opens with."""

    PLACE = "today"
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
    TodayScreen VerticalScroll { height: 1fr; }
    TodayScreen #day { height: auto; }
    TodayScreen #scene { height: auto; width: 100%; text-align: center; display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._reached: tuple[str, int] | None = None
        self._drawn_for = (0, 0)
        self._chosen = ChosenLine()
        self._undo = UndoLine()
        self._undoes = ""
        self._is_new = False
        """Whether the set-up is offered."""
        self._is_cut = False
        """Whether an entry is longer than what is shown of it."""
        self._drawn = Content("")

    def body(self) -> Iterable[Widget]:
        """One column of text."""
        with VerticalScroll(can_focus=False):
            yield Static(id="day", markup=False)
        yield PackLine()
        yield Static(id="scene", markup=False)

    def heading(self) -> tuple[str, str]:
        """The day, and the two numbers that only grow."""
        today = self.journal.clock.today()
        return long_day(today, today), ""

    def on_mount(self) -> None:
        """Turn to the new day by itself."""
        super().on_mount()
        self.set_interval(60, self.turn)
        self.watch(self.app, "app_focus", self.turn, init=False)

    def turn(self) -> None:
        """Look whether it is another day by now, or another window kept something."""
        self.reload()
        self._show_undo("")

    def on_screen_suspend(self) -> None:
        """What was said of the last thing that was done is not said once more after other pages."""
        if not self.troubled:
            self.show_status("")
        self._show_undo("")

    @on(Resize)
    def _resized(self) -> None:
        self.call_after_refresh(self._fit)

    def reload(self) -> None:
        """Read the day again, and draw it."""
        try:
            if self.journal.totals().wins:
                self._look_for_milestone()
            self._draw()
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
        lines = [Content(self._reply_says), muted(text)]
        shown = [line for line in lines if line]
        reply.update(Content("\n").join(shown[: 1 if self.has_class("-short") else None]))

    def _fit(self) -> None:
        """Draw it anew where it was drawn for another size."""
        if (self._width, self.size.height) != self._drawn_for:
            self.read_or(None, self._draw)

    def _draw(self) -> None:
        self._is_cut = False
        self._chosen.begin()
        self._drawn_for = (self._width, self.size.height)
        today = self.journal.clock.today()
        day = self.journal.day(today)
        totals = self.journal.totals()
        title = self.query_one(TitleBar)
        title.name_shown = long_day(today, today)
        title.note = " · ".join(
            part for part in (plural("wins", totals.wins), plural("days_here", totals.days)) if part
        )
        self._is_new = not totals.days and not self.journal.state.get(SET_UP)
        parts = [*self._greeting(day, totals)]
        parts.append(self._morning(day))
        parts.append(self._wins(day))
        parts.append(self._evening(day))
        parts += self._also(day)
        if totals.wins:
            parts.append(self._pile(totals.wins))
        if self.journal.settings["total"]:
            from checkin.tui.features.today.day_total import line_on  # else nothing of it is loaded

            said = line_on(today, self.journal, self.key_name("today.count"))
            rows = hung(Content(_INDENT), muted(said), self._width)
            parts.append(self._opens(Content("\n").join(rows), routes.TOTAL.action))
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
        if found is None or self.size.height < used + len(found.lines) + _AROUND:
            return
        at_the_foot.update(muted("\n".join(found.lines)))
        at_the_foot.display = True

    def _greeting(self, day: Day, totals: Totals) -> Iterable[Content]:
        if not totals.days:
            keys = {"wins": self.key_name("app.wins"), "hard": self.key_name("app.hard")}
            said = [*get_texts("today", "first_visit"), format_text("today", "first_keys", **keys)]
            sentences = [self._said(sentence) for sentence in said]
            if self._is_new:
                sentences.append(self._set_up_line())
            yield Content("\n").join(sentences)
        waiting = [place for place in self.host.unfinished() if place != self.PLACE]
        if waiting:
            first = unfinished(waiting[0], self.host, self.today, self.THAT_DAY)
            yield self._open(first, f"app.go('{waiting[0]}')")
            for place in waiting[1:_UNFINISHED]:
                also = format_text("today", "unfinished_also", place=name_of(place, self.host))
                yield self._open(also, f"app.go('{place}')")
        elif totals.days and not day.entries:
            latest = next(
                iter(self.journal.counts("win", "intention", "setback", "reflection")), None
            )
            if latest and day.day - latest > timedelta(days=_AWAY):
                found = get_texts("today", "welcome_back")
                yield self._said(found[day.day.toordinal() % len(found)])
        if self.journal.settings["kind-lines"] == "yes":  # else nothing of it is loaded
            line = self.journal.kind_lines.of_today()
            yield Content("\n").join(hung(Content(_INDENT), muted(show(line)), self._width))
        due = self.journal.hard_moments.look_back_due()
        if due is not None:
            key, then = self.key_name("app.hard"), long_day(due.day, day.day)
            asked = format_text("today", "look_back_due", day=then, key=key)
            yield self._open(asked, routes.LOOK_BACK.action)
        for name, line in self.host.unmerged[:1]:
            told = format_text("today", "second_copy", file=show(name, one_line=True), command=line)
            yield self._said(show(told, one_line=True))

    def _set_up_line(self) -> Content:
        """What can be set up, and the key for it."""
        line = Content.assemble(
            _INDENT,
            mark("open", plain=self.plain),
            " ",
            get_text("today", "set_up"),
            " ",
            Content.styled(get_text("today", "set_up_key"), "b $accent"),
        )
        rows = Content("\n").join(hung(line[:_HEAD], line[_HEAD:], self._width))
        return self._chosen.line(rows, "screen.set_up", plain=self.plain)

    def _said(self, text: str) -> Content:
        """A quiet sentence, on as many lines as it needs."""
        return Content("\n").join(hung("", muted(text), self._width))

    def _morning(self, day: Day) -> Content:
        entry = day.intention
        if entry is None:
            return self._begun("morning", "morning_open", routes.MORNING)
        if entry.source in (ENOUGH, NO_GOAL):
            key = "morning_enough" if entry.source == ENOUGH else "morning_no_goal"
            shown = self._marked("intention", get_text("today", key))
        else:
            shown = self._line(entry)
        if entry.reward:
            said = f"{get_text('fields', 'reward_ask')} {show(entry.reward, one_line=True)}"
            rows = hung(" " * _HEAD, muted(said), self._width)[:_SHOWN_LINES]
            shown = Content("\n").join([shown, *rows])
        lines = [self._opens(shown, routes.MORNING.action)]
        if not entry.outcome and is_timed(entry):
            lines.append(self._open(get_text("today", "keep_time"), "screen.keep_time"))
        return self._section("morning", lines)

    def _wins(self, day: Day) -> Content:
        happened = day.of("win")  # a small step is there once it is on the pile
        shown = []
        if len(happened) > _SHOWN_WINS:
            key = self.key_name("app.history")
            earlier = muted(_INDENT + format_text("today", "earlier_today", key=key))
            shown.append(self._opens(earlier, routes.HISTORY.action))
        shown += [self._entry(entry) for entry in happened[-_SHOWN_WINS:]]
        if not shown:
            return self._begun("wins", "wins_open", routes.WINS)
        return self._section("wins", shown)

    def _evening(self, day: Day) -> Content:
        kept = [entry for entry in day.entries if of_the_evening(entry)]
        if not kept and not (day.intention and day.intention.outcome):
            return self._begun("evening", "evening_open", routes.EVENING)
        lines = evening_lines(day)[-_SHOWN_LINES:]
        shown = [self._entry(entry, named=False) for entry in lines]
        if not shown:
            done = self._marked("evening", get_text("today", "evening_done"))
            shown = [self._opens(done, routes.EVENING.action)]
        return self._section("evening", shown)

    def _also(self, day: Day) -> Iterable[Content]:
        """What else was written today, by what it is."""
        if found := other_lines(day, self.journal):
            yield self._section("also", [self._entry(entry) for entry in found[-_SHOWN_LINES:]])

    def _pile(self, wins: int) -> Content:
        """The newest of all wins, whenever they were, and how many there are."""
        days = self.journal.counts("win", newest=_PILE_DAYS)
        height = max(2, min(5, self.size.height - 20))
        drawn = pile([*days.values()][::-1], self._width - len(_INDENT), height, plain=self.plain)
        if wins == 1:
            said = get_text("today", "pile_first")
        else:
            said = format_text("today", "pile_line", wins=plural("wins", wins))
        rows = [Content.assemble(_INDENT, row) for row in drawn.split("\n")]
        lines = [muted(f"{_INDENT}{text}") for text in (said, self._milestone()) if text]
        return self._section("pile", [*rows, *lines])

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
        self._reached, is_new = self.journal.lookback.milestone_to_tell()
        if is_new:
            self._note_milestone()

    @work(group="milestone", exclusive=True)
    async def _note_milestone(self) -> None:
        await self.write(lambda journal: journal.lookback.milestone())

    def _milestone(self) -> str:
        if self._reached is None:
            return ""
        what, number = self._reached
        return format_text("today", f"milestone_{what}", count=plural(what, number))

    @property
    def _width(self) -> int:
        return self.query_one("#day").size.width or self.size.width - 4

    def _entry(self, entry: Entry, *, named: bool = True) -> Content:
        """An entry that can be opened."""
        return self._opens(self._line(entry, named=named), f"screen.open_entry({entry.id})")

    def _opens(self, content: Content, action: str) -> Content:
        return self._chosen.line(content, action, plain=self.plain)

    def _line(self, entry: Entry, *, named: bool = True) -> Content:
        """An entry under its own beginning; of a long one, where it goes on."""
        parts = entry_parts(entry, plain=self.plain, indent=len(_INDENT), named=named)
        lines = hung(*parts, self._width)
        if len(lines) > _SHOWN_LINES:
            self._is_cut = True
            reads_on = muted(" " * parts[0].cell_length + get_text("today", "reads_on"))
            lines[_SHOWN_LINES:] = [clickable(reads_on, "screen.read_on")]
        return Content("\n").join(lines)

    def action_read_on(self) -> None:
        """Show the day in History, where all of a long entry is."""
        if self._is_cut:
            self.host.go(routes.history(self.today))

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Name enter where a line is chosen."""
        if action == "count":
            return bool(self.journal.settings["total"])
        return action != "open" or self._chosen.action is not None

    def action_move(self, by: int) -> None:
        """Choose the next line (1) or the one before (-1); past the last, go on to the end."""
        held = self.query_one(VerticalScroll)
        if not self._chosen.move(by):
            scroll_lines(held, by)
            return
        self.read_or(None, self._draw)
        first, last = self._chosen.place(self._drawn)
        if self._chosen.action is None or first < held.scroll_y + 1:
            held.scroll_to(y=max(0, first - 1), animate=False, immediate=True)
        elif last >= held.scroll_y + held.size.height:
            held.scroll_to(y=last - held.size.height + 1, animate=False, immediate=True)

    def action_page(self, by: int) -> None:
        """Go a page down (1) or up (-1)."""
        scroll_page(self.query_one(VerticalScroll), by)

    def action_end(self, by: int) -> None:
        """Go to the end (1) or to the top (-1)."""
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

    def _section(self, name: str, lines: Iterable[Content]) -> Content:
        return Content("\n").join([muted(get_text("today", name)), *lines])

    def _begun(self, section: str, name: str, route: Route[None]) -> Content:
        """A part of the day that can be begun from here."""
        return self._section(section, [self._open(get_text("today", name), route.action)])

    def _open(self, text: str, action: str) -> Content:
        """Something that can be done from here."""
        head = Content.assemble(_INDENT, mark("open", plain=self.plain), " ")
        return self._opens(Content("\n").join(hung(head, muted(text), self._width)), action)

    def _marked(self, kind: str, text: str) -> Content:
        return Content.assemble(_INDENT, mark(kind, plain=self.plain), " ", text)

    def action_that_day(self) -> None:
        """Open what waits."""
        waiting = [place for place in self.host.unfinished() if place != self.PLACE]
        if waiting:
            self.host.go(routes.route_to(waiting[0]))

    def action_back(self) -> None:
        """Choose no line; home is as far back as it goes."""
        if self._chosen.action is not None:
            self._chosen.action = None
            self.read_or(None, self._draw)
