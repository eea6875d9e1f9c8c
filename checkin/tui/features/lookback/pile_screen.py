"""The pile: all wins by span of days, topic or person, and what stands out in such a span."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import getters, on, work
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.lookback import span_name, total_by
from checkin.content.strings import format_text, get_text, plural
from checkin.content.topics import FEELING_WORDS
from checkin.content.wins import kinds
from checkin.core.errors import CheckinError
from checkin.core.query import EntryQuery
from checkin.core.settings import is_southern
from checkin.core.text import show
from checkin.core.wrapping import cells, shortened
from checkin.domain.statistics import WinGroup
from checkin.tui.base.returning import return_or_open_history
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, Command
from checkin.tui.rendering.entries import clickable, muted
from checkin.tui.rendering.layout import page_width
from checkin.tui.widgets.bar_chart import Bar, Bars
from checkin.tui.widgets.title_bar import TitleBar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.domain.statistics import By

WAYS: tuple[By, ...] = ("week", "month", "season", "tag", "person")
_MOST = 5
"""How many of each are told of what stands out."""
_LEAST, _LONGEST = 8, 40
"""Cells that one of them has at least, and at most."""

_MOVES = (
    ("up", "up", "move(-1)", "Up", "Go up."),
    ("down", "down", "move(1)", "Down", "Go down."),
    ("page_up", "pageup", "page(-1)", "Page up", "Go up a page."),
    ("page_down", "pagedown", "page(1)", "Page down", "Go down a page."),
    ("first", "home", "end(-1)", "First", "Go to the first."),
    ("last", "end", "end(1)", "Last", "Go to the last."),
)


class PileScreen(Page[EntryQuery | None]):
    """Gives back which wins were chosen, for History to show. Nothing is set against another."""

    ROUTE_NAME = "pile"
    KEYS = (
        Command("pile.open", "enter", "open", "Choose", "Show these wins in History."),
        Command(
            "pile.left", "left", "way(-1)", "", "Group by week, month or season, topic or person."
        ),
        Command("pile.right", "right", "way(1)", "Group by", "Group in another way."),
        BACK,
        *(
            Command(f"pile.{id}", key, action, label, about, shown=False)
            for id, key, action, label, about in _MOVES
        ),
    )
    CSS_PATH = "styles.tcss"

    _bars = getters.query_one(Bars)
    _ways_line = getters.query_one("#ways", Static)
    _total_line = getters.query_one("#total", Static)
    _empty_line = getters.query_one("#empty", Static)
    _stone_line = getters.query_one("#stone", Static)

    def __init__(self, by: By = "month") -> None:
        super().__init__()
        self._by: By = by
        self._groups: Sequence[WinGroup] = ()

    def body(self) -> Iterable[Widget]:
        yield Static(id="ways", markup=False)
        yield Bars()
        yield Static(id="stone", classes="-away", markup=False)
        yield Static(id="stands", classes="-away", markup=False)
        yield Static(id="empty", classes="quiet -away", markup=False)
        yield Static(id="total", classes="-away", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self._bars.focus()

    # Reading

    def reload(self) -> None:
        try:
            totals = self.journal.totals()
            parts = (plural("wins", totals.wins), plural("days_here", totals.days))
            self.query_one(TitleBar).note = " · ".join(filter(None, parts))
            self._show_total()
            if self._by in ("week", "month", "season"):
                self._show(self.journal.lookback.win_groups(self._by))
                return
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)
            return
        self._read()

    def _show_total(self) -> None:
        """The person's own total of days, if they want one."""
        said = show(self.journal.day_total.line(), one_line=True)
        self._total_line.update(said)
        self._total_line.set_class(not said, "-away")

    @work(group="pile", exclusive=True)
    async def _read(self) -> None:
        by = self._by
        found = await self.run_read(lambda journal: journal.lookback.win_groups(by))
        if found is not None and by == self._by:
            self._show(found)

    def _show(self, groups: Sequence[WinGroup]) -> None:
        highlighted = self._groups[self._bars.at] if self._groups else None
        known = (highlighted.first, highlighted.tag) if highlighted else None
        at = next((n for n, group in enumerate(groups) if (group.first, group.tag) == known), 0)
        self._groups = groups
        self._bars.plain = self.plain
        self._bars.show([self._bar(group, not n) for n, group in enumerate(groups)], at=at)
        self._bars.styles.max_height = max(1, len(groups))
        self._ways_line.update(self._ways())
        self._bars.set_class(not groups, "-away")
        empty = {"tag": "no_tags", "person": "no_people"}.get(self._by)
        self._empty_line.update(
            get_text("pile", empty) if empty else get_text("today", "pile_empty")
        )
        self._empty_line.set_class(bool(groups), "-away")
        self._show_below()

    def _bar(self, group: WinGroup, newest: bool) -> Bar:
        """The wins with a tag; or all that the pile held by the end of a span of days."""
        if group.first is None or group.last is None:
            return Bar(show(group.tag, one_line=True), group.wins, plural("wins", group.wins))
        said = total_by(group.total, newest=newest)
        south = is_southern(self.journal.settings["country"])
        return Bar(span_name(group.first, group.last, south=south), group.total, said)

    def _ways(self) -> Content:
        """The ways, the chosen one in brackets."""
        parts = []
        for way in WAYS:
            name = get_text("pile", f"by_{way}")
            part = Content.styled(f"[{name}]", "b") if way == self._by else muted(f" {name} ")
            parts.append(clickable(part, f"screen.by('{way}')"))
        return Content.assemble(" ", Content(" ").join(parts))

    @on(Resize)
    def _resized(self) -> None:
        self.call_after_refresh(self._show_below)

    @on(Bars.Highlighted)
    def _show_below(self) -> None:
        """Say what a stone is, if not one win, and what stands out in the highlighted row."""
        each = self._bars.each
        self._stone_line.update(format_text("pile", "stone", wins=plural("wins", each)))
        self._stone_line.set_class(each < 2 or not self._groups, "-away")
        group = self._groups[self._bars.at] if self._groups else None
        stands = self.query_one("#stands", Static)
        stands.set_class(group is None or group.first is None, "-away")
        if group is not None and group.first is not None:
            stands.update(self._stands_out(group))

    def _stands_out(self, group: WinGroup) -> Content:
        assert group.first is not None
        assert group.last is not None
        try:
            found = self.journal.lookback.top_used(group.first, group.last)
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)
            return Content("")
        labels = {kind.id: kind.label for kind in kinds(frozenset())}
        off = FEELING_WORDS in self.journal.settings.topics_off()
        told = (
            ("kinds", [labels.get(name, name) for name, _ in found.kinds]),
            ("feelings", [] if off else [words for words, _ in found.feelings]),
            ("eased", [words for words, _ in found.eased]),
        )
        names = {name: get_text("pile", name) for name, _ in told}
        room = max(map(len, names.values())) + 3
        width = page_width(self.app.size.width) - room - 2
        rows = []
        for name, most in told:
            if most:
                said = _on_a_line(most[:_MOST], width)
                rows.append(Content.assemble("  ", muted(names[name].ljust(room)), said))
        return Content("\n").join(rows)

    # Keys

    def action_move(self, by: int) -> None:
        """Go a row down (1) or up (-1)."""
        self._bars.move(by)

    def action_page(self, by: int) -> None:
        """Go a page down (1) or up (-1)."""
        self._bars.page(by)

    def action_end(self, by: int) -> None:
        """Go to the first row (-1) or the last (1)."""
        self._bars.end(by)

    def action_way(self, by: int) -> None:
        """Look at it in the next way (1) or the one before (-1)."""
        self.action_by(WAYS[(WAYS.index(self._by) + by) % len(WAYS)])

    def action_by(self, way: By) -> None:
        """Look at it in that way."""
        self._by = way
        self._groups = ()
        self._bars.show(())
        self._ways_line.update(self._ways())
        self._show_below()
        self.reload()

    @on(Bars.Chosen)
    def action_open(self) -> None:
        """Give back the wins of the highlighted row."""
        if self._groups:
            group = self._groups[self._bars.at]
            tags = (group.tag,) if group.tag else ()
            return_or_open_history(
                self, EntryQuery(kinds=("win",), tags=tags, since=group.first, until=group.last)
            )


def _on_a_line(most: Sequence[str], width: int) -> str:
    """As many of them as fit, the first of them always."""
    first, *more = (show(words, one_line=True) for words in most)
    line = shortened(first, max(_LEAST, min(width, _LONGEST)))
    for words in more:
        longer = f"{line} · {shortened(words, _LONGEST)}"
        if cells(longer) > width:
            break
        line = longer
    return line
