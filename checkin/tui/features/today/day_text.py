"""The text of Today: what this day holds so far, in lines of which some can be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from textual.content import Content

from checkin.content.goals import goal_of
from checkin.content.strings import format_text, get_text, get_texts, plural
from checkin.core.day_names import day_name
from checkin.core.entries import ENOUGH, NO_GOAL, Day, Entry
from checkin.core.records import Totals
from checkin.core.reflections import of_the_evening
from checkin.core.text import show
from checkin.tui import routes
from checkin.tui.base.screen import Page
from checkin.tui.base.setting_up import LEFT_AT
from checkin.tui.features.today.chosen_line import ChosenLine
from checkin.tui.features.today.shown_entries import evening_lines, is_timed, other_lines
from checkin.tui.features.today.unfinished import (
    also_unfinished,
    leads_to,
    named_unfinished,
    unfinished,
)
from checkin.tui.rendering.entries import clickable, entry_parts, mark, muted
from checkin.tui.rendering.layout import hung
from checkin.tui.routes import Route
from checkin.tui.widgets.pile_chart import pile

_SHOWN_WINS = 12
_SHOWN_LINES = 3
"""Lines of an entry, and entries of a part of the day."""
_INDENT = "  "
_HEAD = 4
"""How many cells stand before the words of a line."""
_PILE_DAYS = 28
"""How many days that have wins the pile shows, the newest of all."""
_AWAY = 7
"""Days without a visit after which coming back is greeted."""


class DayText:
    """Made anew for each drawing."""

    def __init__(
        self,
        page: Page[None],
        chosen: ChosenLine,
        width: int,
        *,
        is_new: bool,
        all_waiting: bool,
        reached: tuple[str, int] | None,
    ) -> None:
        """`width` is in cells; `is_new` says whether the set-up is offered.

        `all_waiting` says whether every page is named on which words wait, and `reached` is a
        round total to tell, by what it counts.
        """
        self._page = page
        self._chosen = chosen
        self._width = width
        self._is_new = is_new
        self._all_waiting = all_waiting
        self._reached = reached
        self.is_cut = False
        """Whether an entry is longer than what is shown of it."""

    def parts(self, day: Day, totals: Totals) -> list[Content]:
        """Each part of the day, in its order."""
        parts = [*self._greeting(day, totals)]
        parts.append(self._morning(day))
        parts.append(self._wins(day))
        parts.append(self._evening(day))
        parts += self._also(day)
        if totals.wins:
            parts.append(self._pile(totals))
        if self._page.journal.settings["total"]:
            from checkin.tui.features.today.day_total import line_on  # else nothing of it is loaded

            said = line_on(day.day, self._page.journal, self._page.key_name("today.count"))
            rows = hung(Content(_INDENT), muted(said), self._width) if said else []
            parts += [self._opens(Content("\n").join(rows), routes.TOTAL.action)] if said else []
        return parts

    def _greeting(self, day: Day, totals: Totals) -> Iterable[Content]:
        if not totals.days:
            keys = {
                "wins": self._page.key_name("app.wins"),
                "hard": self._page.key_name("app.hard"),
            }
            said = [*get_texts("today", "first_visit"), format_text("today", "first_keys", **keys)]
            sentences = [self._said(sentence) for sentence in said]
            if self._is_new:
                sentences.append(self._set_up_line())
            yield Content("\n").join(sentences)
        if named_unfinished(self._page.host)[0]:
            yield Content("\n").join(self._waiting())
        elif totals.days and not day.entries:
            latest = next(
                iter(self._page.journal.counts("win", "intention", "setback", "reflection")), None
            )
            if latest and day.day - latest > timedelta(days=_AWAY):
                yield self._said(self._welcome(day))
        if self._page.journal.settings["kind-lines"] == "yes":  # else nothing of it is loaded
            line = self._page.journal.kind_lines.of_today()
            yield Content("\n").join(hung(Content(_INDENT), muted(show(line)), self._width))
        due = self._page.journal.hard_moments.look_back_due()
        if due is not None:
            key, then = self._page.key_name("app.hard"), day_name(due.day, day.day)
            asked = format_text("today", "look_back_due", day=then, key=key)
            yield self._open(asked, routes.LOOK_BACK.action)
        for name, line in self._page.host.beside.unmerged[:1]:
            told = format_text("today", "second_copy", file=show(name, one_line=True), command=line)
            yield self._said(show(told, one_line=True))
        if fuller := self._page.host.beside.fuller:
            told = format_text(
                "today",
                "fuller_backup",
                moment=fuller.moment,
                entries=plural("entries", fuller.missing),
                command=fuller.command,
            )
            yield self._said(show(told, one_line=True))
        for file in self._page.host.beside.words[:1]:
            told = format_text("today", "unsaved_words", file=show(file, one_line=True))
            yield self._said(told)

    def _waiting(self) -> Iterable[Content]:
        """What is unfinished: the latest, some more, and how to see all."""
        host, today = self._page.host, self._page.today
        (first, *others), more = named_unfinished(host, all_of_them=self._all_waiting)
        said = unfinished(first, host, today, self._page.THAT_DAY)
        yield self._open(said, leads_to(first))
        for waits in others:
            yield self._open(also_unfinished(waits), leads_to(waits))
        if said := format_text("today", "unfinished_more", count=more):
            yield self._open(said, "screen.all_waiting")

    def _set_up_line(self) -> Content:
        """What can be set up, or goes on where it was left, and the key for it."""
        begun = bool(self._page.journal.state.get(LEFT_AT))
        line = Content.assemble(
            _INDENT,
            mark("open", plain=self._page.plain),
            " ",
            get_text("today", "set_up_again" if begun else "set_up"),
            " ",
            Content.styled(get_text("today", "set_up_key"), "b $accent"),
        )
        rows = Content("\n").join(hung(line[:_HEAD], line[_HEAD:], self._width))
        return self._chosen.line(rows, "screen.set_up", plain=self._page.plain)

    def _said(self, text: str) -> Content:
        """A quiet sentence, on as many lines as it needs."""
        return Content("\n").join(hung("", muted(text), self._width))

    def _welcome(self, day: Day) -> str:
        found = get_texts("today", "welcome_back")
        return found[day.day.toordinal() % len(found)]

    def _morning(self, day: Day) -> Content:
        entry = goal_of(day)
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
        shown = self._earlier(happened, _SHOWN_WINS)
        shown += [self._entry(entry) for entry in happened[-_SHOWN_WINS:]]
        if not shown:
            return self._begun("wins", "wins_open", routes.WINS)
        return self._section("wins", shown)

    def _earlier(self, entries: Sequence[Entry], most: int) -> list[Content]:
        """Where the others are, if there are more than so many."""
        if len(entries) <= most:
            return []
        key = self._page.key_name("app.history")
        said = muted(_INDENT + format_text("today", "earlier_today", key=key))
        return [self._opens(said, routes.HISTORY.action)]

    def _evening(self, day: Day) -> Content:
        kept = [entry for entry in day.entries if of_the_evening(entry)]
        goal = goal_of(day)
        if not kept and not (goal and goal.outcome):
            return self._begun("evening", "evening_open", routes.EVENING)
        lines = evening_lines(day)
        shown = self._earlier(lines, _SHOWN_LINES)
        shown += [self._entry(entry, named=False) for entry in lines[-_SHOWN_LINES:]]
        if not shown:
            done = self._marked("evening", get_text("today", "evening_done"))
            shown = [self._opens(done, routes.EVENING.action)]
        return self._section("evening", shown)

    def _also(self, day: Day) -> Iterable[Content]:
        """What else was written today, by what it is."""
        if found := other_lines(day, self._page.journal):
            lines = self._earlier(found, _SHOWN_LINES)
            lines += [self._entry(entry) for entry in found[-_SHOWN_LINES:]]
            yield self._section("also", lines)

    def _pile(self, totals: Totals) -> Content:
        """The newest of all wins, whenever they were, and how many there are."""
        days = self._page.journal.counts("win", newest=_PILE_DAYS)
        height = max(2, min(5, self._page.size.height - 20))
        drawn, dots = pile(
            [*days.values()][::-1], self._width - len(_INDENT), height, plain=self._page.plain
        )
        if totals.wins == 1:
            said = get_text("today", "pile_first")
        else:
            line = "pile_line" if dots == totals.wins else "pile_newest"
            said = format_text("today", line, wins=plural("wins", totals.wins))
        rows = [Content.assemble(_INDENT, row) for row in drawn.split("\n")]
        lines = [muted(f"{_INDENT}{text}") for text in (said, self._milestone(totals)) if text]
        return self._section("pile", [*rows, *lines])

    def _milestone(self, totals: Totals) -> str:
        if self._reached is None:
            return ""
        what, number = self._reached
        passed = (totals.wins if what == "wins" else totals.days) > number
        key = f"milestone_{what}{'_passed' if passed else ''}"
        return format_text("today", key, count=plural(what, number))

    def _entry(self, entry: Entry, *, named: bool = True) -> Content:
        """An entry that can be opened."""
        return self._opens(self._line(entry, named=named), f"screen.open_entry({entry.id})")

    def _opens(self, content: Content, action: str) -> Content:
        return self._chosen.line(content, action, plain=self._page.plain)

    def _line(self, entry: Entry, *, named: bool = True) -> Content:
        """An entry under its own beginning; of a long one, where it goes on."""
        parts = entry_parts(entry, plain=self._page.plain, indent=len(_INDENT), named=named)
        lines = hung(*parts, self._width)
        if len(lines) > _SHOWN_LINES:
            self.is_cut = True
            reads_on = muted(" " * parts[0].cell_length + get_text("today", "reads_on"))
            lines[_SHOWN_LINES:] = [clickable(reads_on, "screen.read_on")]
        return Content("\n").join(lines)

    def _section(self, name: str, lines: Iterable[Content]) -> Content:
        return Content("\n").join([muted(get_text("today", name)), *lines])

    def _begun(self, section: str, name: str, route: Route[None]) -> Content:
        """A part of the day that can be begun from here."""
        return self._section(section, [self._open(get_text("today", name), route.action)])

    def _open(self, text: str, action: str) -> Content:
        """Something that can be done from here."""
        head = Content.assemble(_INDENT, mark("open", plain=self._page.plain), " ")
        return self._opens(Content("\n").join(hung(head, muted(text), self._width)), action)

    def _marked(self, kind: str, text: str) -> Content:
        return Content.assemble(_INDENT, mark(kind, plain=self._page.plain), " ", text)
