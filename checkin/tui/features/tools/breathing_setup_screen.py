"""Breathe: a pace to choose, care first, and ways that leave the breath alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic

from textual import on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from checkin.content import breathing, hard_moment
from checkin.content.breathing import Pattern, care
from checkin.content.strings import format_text, get_text
from checkin.content.topics import Phrase
from checkin.core.entries import NewEntry
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.base.list_page import ListPage
from checkin.tui.features.tools.breathing_screen import PacedScreen, in_seconds
from checkin.tui.features.tools.completion import TOOL, complete_tool
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import checkbox_row, mark, muted, option_row
from checkin.tui.rendering.layout import hanging_row, room
from checkin.tui.routes import Tried
from checkin.tui.widgets.choice_list import Choice, ChoiceList

_INSTEAD = "instead"
_WORDS = "words"
_SOFT = "soft"
_DOT = "dot"
"""The way that follows a moving mark; it is not offered where nothing moves."""


class BreatheScreen(ListPage[Tried | None]):
    """Gives back the try, however short; None if it was left without one."""

    ROUTE_NAME = "breathe"
    KEYS = (
        Command("breathe.begin", "enter", "choose", "Choose", "Begin at this pace."),
        BACK,
        *LIST,
    )
    CSS_PATH = "styles.tcss"

    def __init__(
        self,
        pattern: str = "",
        *,
        rounds: int | None = None,
        inside: bool = False,
        begins: bool = False,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """`pattern` is the id of the one to light; an unknown one lights the first.

        With `begins` it begins at once, at that pace or the soft one. `inside` says that a hard
        moment opened it, and asks about the pile itself.
        """
        super().__init__()
        self._first = pattern
        self._rounds = rounds
        self._inside = inside
        self._seconds = clock
        self._words_alone = False
        self._begins = begins

    @property
    def asks(self) -> bool:
        """In a hard moment, letters open no other page."""
        return self._inside

    def body(self) -> Iterable[Widget]:
        yield Static(id="care", markup=False)
        yield ChoiceList()
        yield Static(id="about", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self._begins = self._begins and "breath" not in self.journal.settings.topics_off()
        self.set_class(self._begins, "-beginning")
        if self._begins:
            self.begin((_pattern(self._first) or breathing.pattern(_SOFT)).id)

    def reload(self) -> None:
        """Show the paces; with the topic off, none of them."""
        off = self.journal.settings.topics_off()
        said = " ".join([care().before, care().not_driving, care().not_for_all])
        if "breath" in off:
            said = get_text("breathe", "breath_off")
        self.query_one("#care", Static).update(said)
        choices = self.choices
        if "breath" in off:
            ways = self._other_ways()
            width = room(self.app.size.width)
            rows = [(way.id, option_row(way.text, plain=self.plain)) for way in ways]
            choices.show(Choice(id, hanging_row(row, width)) for id, row in rows)
            return
        choices.show(self._paces())
        if _pattern(self._first):
            choices.highlighted = choices.get_option_index(self._first)
        self._first = ""

    @property
    def _still(self) -> bool:
        return self.app.animation_level == "none"

    def _paces(self) -> Iterable[Choice]:
        found = breathing.patterns()
        for pattern in found:
            if pattern.level == "start":
                yield self._pace(pattern)
        yield Choice("h:more", muted(get_text("breathe", "more")), heading=True)
        for pattern in found:
            if pattern.level != "start":
                yield self._pace(pattern)
        yield Choice("h:else", muted(get_text("breathe", "else")), heading=True)
        yield Choice(_INSTEAD, option_row(get_text("breathe", "instead"), plain=self.plain))
        if not self._still:
            label = get_text("breathe", "words_only")
            yield Choice(_WORDS, checkbox_row(label, self._words_alone, plain=self.plain))

    def _pace(self, pattern: Pattern) -> Choice:
        name = pattern.name
        if pattern.level == "long-hold":
            name = format_text("breathe", "long_hold", name=name) or name
        open_mark = mark("open", plain=self.plain)
        seconds = muted(in_seconds(pattern))
        return Choice(pattern.id, Content.assemble(" ", open_mark, " ", name.ljust(24), seconds))

    def _other_ways(self) -> list[Phrase]:
        found = breathing.instead(self.journal.settings.topics_off())
        return [way for way in found if way.id != _DOT or not self._still]

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what there is to know of a pace before it begins."""
        pattern = _pattern(event.option_id)
        said = [muted(care().dizzy)]
        if pattern is not None:
            said.insert(0, Content(pattern.line))
            if any(phase.kind == "hold" for phase in pattern.phases):
                said.append(muted(care().health))
        about = (
            Content("\n").join(said) if "breath" not in self.journal.settings.topics_off() else ""
        )
        self.query_one("#about", Static).update(about)

    def choose(self, chosen: str) -> None:
        if chosen == _WORDS:
            self._words_alone = not self._words_alone
            self.reload()
        else:
            self.begin(chosen)

    @work(group="flow", exclusive=True)
    async def begin(self, chosen: str) -> None:
        """Do what was chosen, from its care to its end."""
        pattern = _pattern(chosen)
        if pattern is not None:
            await self._breathe(pattern)
        elif chosen == _INSTEAD:
            title, question = get_text("breathe", "title"), get_text("breathe", "instead")
            ways = [(way.id, way.text) for way in self._other_ways()]
            way = await self.app.push_screen_wait(ChoiceDialog(title, question, ways))
            if way:
                await self._settle(way)
        else:
            await self._settle(chosen)

    async def _breathe(self, pattern: Pattern) -> None:
        if pattern.level == "long-hold":
            chosen = await self._ask_first(pattern)
            if chosen not in ("begin", "half"):
                self._show_paces()
                return
            pattern = pattern.paced(0.5) if chosen == "half" else pattern
        paced = PacedScreen(
            pattern,
            rounds=self._rounds,
            still=self._words_alone,
            care=get_text("breathe", "care_at_once") if self._begins else "",
            clock=self._seconds,
        )
        tried = await self.app.push_screen_wait(paced)
        if tried:
            done = "win" if paced.breaths > 1 else "win_one" if paced.breaths else "win_begun"
            await self._end(pattern.id, get_text("breathe", done), part=paced.breaths < 2)
        elif tried is None:
            self._show_paces()
        else:
            self.dismiss(None)

    def _show_paces(self) -> None:
        """Show what it began in place of."""
        self._begins = False
        self.remove_class("-beginning")

    async def _ask_first(self, pattern: Pattern) -> str | None:
        answers = [("begin", get_text("breathe", "begin"))]
        if pattern.half_speed_ok:
            half = f"{get_text('breathe', 'begin_half')}   {in_seconds(pattern.paced(0.5))}"
            answers.append(("half", half))
        answers.append(("back", get_text("breathe", "another")))
        return await self.app.push_screen_wait(
            ChoiceDialog(
                format_text("breathe", "long_hold", name=pattern.name) or pattern.name,
                get_text("breathe", "begin_ask"),
                answers,
                note="\n".join([pattern.line, care().health, care().dizzy]),
            )
        )

    async def _settle(self, id: str) -> None:
        """One way that leaves the breath alone, with all the time it takes."""
        way = next(way for way in breathing.instead(()) if way.id == id)
        if id == _DOT:
            dot = PacedScreen(breathing.pattern(_SOFT), wordless=way.text, clock=self._seconds)
            tried = await self.app.push_screen_wait(dot)
        else:
            answers = [(name, get_text("hard", name)) for name in ("did_it", "something_else")]
            calm = ChoiceDialog(get_text("breathe", "title"), hard_moment.calm(way.text), answers)
            tried = await self.app.push_screen_wait(calm) == "did_it"
        if tried:
            await self._end(id, get_text("breathe", "win_instead"))

    async def _end(self, id: str, text: str, *, part: bool = False) -> None:
        """Offer the win; with `part` a hard moment is told what it says."""
        win = NewEntry("win", text, label=TOOL, source=f"breathing:{id}")
        title = get_text("breathe", "title")
        said, inside = get_text("breathe", "stopped"), self._inside
        await complete_tool(self, win, said, name=title, inside=inside, part=part and inside)


def _pattern(id: str | None) -> Pattern | None:
    return next((pattern for pattern in breathing.patterns() if pattern.id == id), None)
