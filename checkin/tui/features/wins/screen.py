"""Wins: keep one, and the next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from textual import getters, on, work
from textual.content import Content
from textual.events import Key, Resize
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from checkin.content.distress_words import heavy
from checkin.content.strings import format_text, get_text
from checkin.content.wins import Celebration, Chip
from checkin.core.day_names import day_name, short_day_name
from checkin.core.entries import Entry
from checkin.core.errors import UnclearDate
from checkin.core.query import EntryQuery
from checkin.core.records import Draft
from checkin.core.settings import QUIET, WAYS
from checkin.core.text import show
from checkin.core.wrapping import cells
from checkin.tui import routes
from checkin.tui.base.own_words import as_entry, said_of
from checkin.tui.base.screen import Page
from checkin.tui.features.wins.celebrating import celebrate
from checkin.tui.features.wins.kept_hint import reply, what_next
from checkin.tui.features.wins.kept_rows import before, of_a_day
from checkin.tui.features.wins.keymap import WINS
from checkin.tui.features.wins.left_before import LeftBefore
from checkin.tui.features.wins.new_win import add_win, hand_on, new_win
from checkin.tui.features.wins.not_a_win import not_a_win
from checkin.tui.features.wins.offers import ALL, Offers
from checkin.tui.features.wins.other_day import read_day, said_of_day
from checkin.tui.keymap import CHOOSE
from checkin.tui.rendering.entries import muted
from checkin.tui.rendering.layout import page_width
from checkin.tui.submit_result import Done
from checkin.tui.widgets.field_protocol import Field
from checkin.tui.widgets.tag_suggester import TagSuggester
from checkin.tui.widgets.text_field import TextField
from checkin.tui.widgets.title_bar import TitleBar

_EARLIER = 12
_WIDE = 70
"""From how many columns on a day is named in full beside the field."""
_WINS = EntryQuery(kinds=("win",))


class WinsScreen(Page[None]):
    """One line, kept with enter; the field is free for the next at once."""

    ROUTE_NAME = "wins"
    ENTER_CHOOSES = True
    DATED = True
    KEYS = WINS
    CSS_PATH = "styles.tcss"

    _line = getters.query_one("#line", TextField)
    _offers = getters.query_one(Offers)
    _day_line = getters.query_one("#day", TextField)
    _reply_line = getters.query_one("#reply", Static)
    _question_line = getters.query_one("#asked", Static)

    def __init__(self, first: str = "") -> None:
        """`first` are the words of a win that one key keeps: it is there to choose."""
        super().__init__()
        self._first = first
        self._day: date | None = None
        self._drawn_in = 0
        """The width that the wins which were kept are laid out for."""
        self._celebrated: Entry | None = None
        self._ways_from = 0
        """Which of all ways to celebrate it comes first."""
        self._left = LeftBefore(self)
        self._says_next = ""
        """What the quiet line says of the win that was kept, until the next key."""
        self._beside = "read"
        """The string that stands beside the empty field: of tags, then of another win."""

    def heading(self) -> tuple[str, str]:
        return get_text("wins", "title"), ""

    def body(self) -> Iterable[Widget]:
        yield Static(get_text("wins", "question"), id="asked", classes="question", markup=False)
        yield TextField(id="day", placeholder=get_text("wins", "day_help"))
        known = TagSuggester(lambda start: self.journal.search.known_tags(start))
        yield TextField(id="line", suggester=known)
        yield Static(id="for", markup=False)
        yield Static(get_text("wins", "read"), id="read", classes="quiet", markup=False)
        yield Offers()
        yield Static(id="kept", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#day" if self.has_class("-dated") else "#line", TextField).focus()

    def reload(self) -> None:
        totals = self.journal.totals()
        self.query_one(TitleBar).note = format_text("wins", "so_far", count=totals.wins or None)
        self._offers.show(self.journal.wins.one_key(), plain=self.plain)
        self._show_day()
        self._show_kept()
        if self._first and not self._line.value:
            self._open_all(self._first)
        self._first = ""

    def _show_day(self) -> None:
        """Name the day beside the field, if it is another one."""
        label = self.query_one("#for", Static)
        label.display = self._day is not None
        beside = 0
        if self._day is not None:
            short = self.app.size.width < _WIDE
            named = (short_day_name if short else day_name)(self._day, self.today)
            label.update(named)
            beside = cells(named) + 1
        self._line.styles.margin = (0, beside, 0, 0)

    @on(Resize)
    def _resized(self) -> None:
        if page_width(self.app.size.width) != self._drawn_in:
            self._show_kept()

    def _show_kept(self) -> None:
        """The wins of the day, newest first, and some from before."""
        kept = self.query_one("#kept", Static)
        day = self._day or self.day
        width = self._drawn_in = page_width(self.app.size.width)
        wins = list(reversed(self.journal.day(day).of("win")))
        shown = of_a_day(wins, width, plain=self.plain)
        if day != self.today:
            shown.insert(0, muted(day_name(day, self.today)))
        room = _EARLIER - len(wins)
        if room > 0 and not self._day:
            earlier = [e for e in self.journal.entries(_WINS, limit=_EARLIER) if e.day != day]
            if earlier:
                shown += [Content("")] if shown else []
                shown.append(muted(get_text("wins", "older")))
                shown += before(earlier[:room], self.today, width, plain=self.plain)
        kept.update(Content("\n").join(shown) if shown else muted(get_text("wins", "empty")))

    def draft_context(self) -> dict[str, object]:
        """The day that was chosen, for the words that stand there."""
        if self._day is None or not self._line.value:
            return {}
        return {"day": self._day.isoformat()}

    def draft(self, field: Field) -> Draft:
        """What stands in a field; a number of the row alone is a key of this page, and no words."""
        draft = super().draft(field)
        if field is self._day_line and not draft.text:
            return Draft(self.slot, "day", "")  # the day that was chosen goes with the words
        is_key = draft.text.strip() == ALL or self._offers.numbered(draft.text) is not None
        return Draft(self.slot, "line", "") if field is self._line and is_key else draft

    @property
    def that_day(self) -> date | None:
        """As on every page, unless another day was chosen."""
        return None if self._day else super().that_day

    def before_words(self) -> None:
        self._left.put_back()

    def restore(self, draft: Draft) -> None:
        """Put back the words, and the day they were meant for; a day is asked for as it was."""
        super().restore(draft)
        self._left.look_at(draft)
        if draft.field == "day" and draft.text:
            self.typed_anew("day")
            self._ask_day()
        day = draft.context.get("day")
        if isinstance(day, str) and draft.field == "line" and draft.text:
            self._choose_day(date.fromisoformat(day))

    # The offers

    @on(Input.Changed, "#line")
    def _typed(self, event: Input.Changed) -> None:
        """Offer what fits."""
        if event.value:
            self._say_no_more()
        self._line.value = self._offers.without_all(self._line.value)
        if self._offers.look_for(event.value):
            self._show_offers()

    def _show_offers(self) -> None:
        self._line.enter_says = CHOOSE if self._line.value.strip() == ALL else "Keep"
        every = self._offers.has_class("-all")
        self.query_one("#kept").display = not every
        read = self.query_one("#read", Static)
        read.set_class(self._offers.has_class("-fitting"), "-near")
        chip = self._offers.numbered(self._line.value)
        said = format_text("wins", "number", win=show(chip.text, one_line=True)) if chip else None
        read.update(Content(said or get_text("wins", "choose" if every else self._beside)))
        self.refresh_bindings()

    def action_move(self, by: int) -> None:
        """Move in the list; down from the row of numbers opens it."""
        if not self._offers.has_class("-listed") and not self._line.value and by > 0:
            self.action_all()
        else:
            super().action_move(by)

    def action_all(self) -> None:
        """List all wins that one key keeps."""
        self._open_all()

    def _open_all(self, only: str = "") -> None:
        self._line.value = ""
        self._offers.open(first=True, only=only)
        self._show_offers()

    def action_back(self) -> None:
        """Close the list, go back from the day to the words, else leave; what is typed stays."""
        if self.has_class("-dated"):
            self._take_up_words()
            self._choose_day(None)
        elif self._offers.opened:
            self._offers.close(self._line.value)
            self._show_offers()
        else:
            super().action_back()

    @on(Input.Submitted, "#line")
    def _submitted(self, event: Input.Submitted) -> None:
        meant = self._offers.meant(event.value)
        for each in meant:
            self._choose(each)
        if not meant and event.value.strip() == ALL:
            self.action_all()
        elif not meant and event.value.strip():
            self.keep(event.value)
        elif not (meant or self.status):
            self.show_hint(get_text("wins", "nothing_yet"))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        if (chosen := self._offers.of(event.option_id)) is not None:
            self._choose(chosen)

    def _choose(self, chosen: Chip | Celebration) -> None:
        """Keep a win as it is offered, or celebrate; what was typed to find it is no win."""
        if isinstance(chosen, Chip):
            self._line.value = ""
        self._offers.close(self._line.value)
        self._show_offers()
        if isinstance(chosen, Chip):
            self.keep(chosen.text, chip=chosen)
        else:
            self._celebrate(chosen)

    def action_chip(self, number: int) -> None:
        """Keep a win of the row as it stands."""
        if (chip := self._offers.numbered(str(number))) is not None:
            self.keep(chip.text, chip=chip)

    @work(group="keep")
    async def action_not_for_me(self) -> None:
        """Offer the highlighted win, or way to celebrate, no more; one's own is in Settings."""
        chosen = self._offers.chosen
        if chosen is None or not chosen.id or chosen.id.startswith("own:"):
            return
        id = chosen.id
        done = await self.submit(lambda journal: journal.not_for_me.set(id, True))
        if isinstance(done, Done):
            self._offers.close(self._line.value)
            self.reload()
            self._show_offers()
            self.show_status(get_text("lists", "not_for_me_reply"))

    # Keeping

    @work(group="keep")
    async def keep(self, text: str, *, chip: Chip | None = None, then: str = "") -> None:
        """Keep a win, `then` say "more" of it or "celebrate"; the words come back if it fails."""
        new = new_win(text, self._day, chip)
        kept = await self.submit(
            partial(add_win, new=new),
            fields=[] if chip else [self._line],
            offers_help=True,
            kept_as=as_entry(new),
            opens_next=then == "more",
        )
        if not isinstance(kept, Done):
            return
        win, reached, months = kept.value
        self._beside = "another"
        self._show_offers()
        self.reload()
        said = format_text("wins", "stretch", text=reached[0].text) if reached else None
        if not chip and heavy(text):
            said = get_text("drafts", "kept") if win.kind == "win" else said_of(text)
            self.offer_help(said, text)
            return
        if win.kind != "win":
            self.show_status(said_of(text))
            return
        first = self.journal.totals().wins == 1
        self._say_kept(said or self.said_of_its_day(reply(win, months, first=first), win.day))
        if then == "more":
            hand_on(self, self._line, win)
            self._say_more(win)
        elif then == "celebrate" or self.journal.settings["after-win"] == WAYS:
            self._offer_ways(win)

    @work(group="flow")
    async def offer_help(self, kept: str, words: str) -> None:
        """Offer people, then say what was kept: it is a reason to."""
        from checkin.tui.base.help_offer import help_offered

        await help_offered(self, name=get_text("wins", "title"), words=words)
        self.show_status(kept)

    def _say_kept(self, said: str) -> None:
        """Say that it is kept; and what can be done with it, unless little is to be said."""
        if self.journal.settings["after-win"] == QUIET:
            self.show_status(said)
        else:
            self._say_what_next(said)

    def _say_what_next(self, said: str) -> None:
        """Say that it is kept, and what can be done with it, until the next key."""
        self.show_status("")
        line = what_next(self, said, self._reply_line.size.width)
        self.show_hint(line.plain)
        self._reply_line.update(line)
        self._says_next = line.plain

    def _say_no_more(self) -> None:
        said, self._says_next = self._says_next, ""
        if said and said == self.status:
            self.show_status("")

    @on(Key)
    def _key_pressed(self) -> None:
        self._say_no_more()

    def action_more(self) -> None:
        """Say more: about what stands in the field, else about the latest win of the day."""
        self._go_on_with("more")

    def action_celebrate(self) -> None:
        """Offer ways to celebrate what stands in the field, else the latest win of the day."""
        self._go_on_with("celebrate")

    def _go_on_with(self, how: str) -> None:
        text = self._line.value
        if text.strip():
            self.keep(text, then=how)
            return
        wins = self.journal.day(self._day or self.day).of("win")
        if not wins:
            self.show_status(get_text("wins", f"{how}_first"))
        elif how == "more":
            self._say_more(max(wins, key=lambda win: win.id))
        else:
            self._offer_ways(max(wins, key=lambda win: win.id))

    def _offer_ways(self, win: Entry) -> None:
        """Offer the ways that come first; asked again, the next ones, and round again."""
        first, ways = self.journal.wins.to_celebrate(), self.journal.wins.all_to_celebrate()
        again = self._offers.ways_open and self._celebrated == win
        self._ways_from = self._ways_from + len(first) if again else 0
        if self._ways_from >= len(ways):
            self._ways_from = 0
        self._celebrated = win
        others = format_text("wins", "celebrate_others", key=self.key_name("wins.celebrate"))
        shown = ways[self._ways_from : self._ways_from + len(first)]
        self._offers.open_ways(shown, others if len(ways) > len(first) else "")
        self._show_offers()

    def _celebrate(self, way: Celebration) -> None:
        if self._celebrated is not None:
            self._celebrate_in(way, self._celebrated)

    @work(group="flow", exclusive=True)
    async def _celebrate_in(self, way: Celebration, win: Entry) -> None:
        await celebrate(self, way, win)

    @work(group="flow", exclusive=True)
    async def _open(self, route: routes.Route[Any]) -> None:
        await self.host.open(route)

    def _say_more(self, win: Entry) -> None:
        self._open(routes.win_details(win))

    def action_nothing(self) -> None:
        """Open gentle questions."""
        self._open(routes.PROMPTS)

    @work(group="flow", exclusive=True)
    async def action_not_a_win(self) -> None:
        """Ask which of the wins is none, and keep that in own words."""
        if await not_a_win(self):
            self._offers.close(self._line.value)  # there may be nothing to celebrate any more

    def action_another_day(self) -> None:
        """Take the day the words were typed on, or ask which it was; asked again, it is today."""
        if self.has_class("-dated"):
            self._take_up_words()
        if self._day or self.has_class("-dated"):
            self._choose_day(None)
        elif self.that_day is not None:
            self._choose_day(self.that_day)
        else:
            self._ask_day()
            self._day_line.focus()

    def _ask_day(self) -> None:
        self.add_class("-dated")
        self.set_class(bool(self._line.value.strip()), "-worded")
        self._question_line.update(get_text("wins", "day_ask"))

    def _take_up_words(self) -> None:
        """What was typed where the day is asked for, and is none, are words to keep."""
        line, day = self._line, self._day_line
        try:
            read_day(self, day.value)
        except UnclearDate:
            line.value = f"{line.value} {day.value}".strip()
            line.cursor_position = len(line.value)

    @on(Input.Submitted, "#day")
    def _day_given(self, event: Input.Submitted) -> None:
        try:
            day = read_day(self, event.value)
        except UnclearDate as error:
            words = format_text("wins", "day_or_words", key=self.key_name("wins.day"))
            self.show_status(f"{error.whole} {words}", trouble=True)
            return
        self._choose_day(None if day == self.day else day)

    def _choose_day(self, day: date | None) -> None:
        self._day = day
        self.remove_class("-dated")
        self._question_line.update(get_text("wins", "question"))
        self._day_line.value = ""
        self._line.focus()
        if self._line.value:
            self.host.drafting.update(self.draft(self._line))
        self.show_status(said_of_day(self, day))
        self.reload()
