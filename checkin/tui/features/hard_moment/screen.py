"""A hard moment: one question, and help that remembers what helped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content import distress_words
from checkin.content import hard_moment as wording
from checkin.content.distress_words import heavy
from checkin.content.hard_words import calls_for_people
from checkin.content.strings import format_text, get_text, plural
from checkin.content.urge_words import told_sort, urge
from checkin.core.entries import ENOUGH, Entry
from checkin.core.records import Draft
from checkin.core.support_records import Contact
from checkin.journal.hard_moment import SLIP
from checkin.tui import routes
from checkin.tui.base.list_page import ListPage
from checkin.tui.base.naming_people import name_people
from checkin.tui.features.hard_moment.idea_rows import (
    FIRST_IDEAS,
    LATER,
    NUMBERED,
    PERSON,
    SQUARE_ONE,
    IdeaRows,
    enough,
    own_step,
)
from checkin.tui.features.hard_moment.past_lines import past_lines
from checkin.tui.keymap import LIST, PEOPLE, Command
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.earlier_words import FIELD, EarlierWords
from checkin.tui.widgets.text_field import TextField

if TYPE_CHECKING:
    from checkin.domain.hard_moment import Offer
    from checkin.tui.base.own_words import WordsTarget
    from checkin.tui.features.hard_moment.flow import HardMomentFlow
    from checkin.tui.features.hard_moment.ways import WayOut
    from checkin.tui.routes import GoingOn, Route
    from checkin.tui.submit_result import Submitted


_KINDS = {"wanting": "urge", "took": SLIP}
"""The kinds of hard moment that words of wanting to, and of having done it, are about."""
_NUMBERS = tuple(map(str, range(1, NUMBERED + 1)))
"""What is typed for their people."""


class HardScreen(ListPage[None]):
    """Arrow and enter are all it takes. Nothing is required."""

    ROUTE_NAME = "hard"
    DATED = True
    GOES_ON = False
    KEYS = (
        PEOPLE,
        Command(
            "hard.what",
            "tab",
            "what_happened",
            "Say what happened (or don't)",
            "Say what happened: now, later or never.",
            short="Say it",
        ),
        Command("hard.leave", "escape", "back", "Leave", "Leave. What you wrote stays."),
        Command(
            "hard.aside",
            "f7",
            "aside",
            "Not for me",
            "Don't offer this idea again. Press it once more to bring it back.",
            need=0,
        ),
        Command(
            "hard.other_win",
            "f4",
            "other_win",
            "Not this win again",
            "Show another past win from now on.",
            shown=False,
        ),
        *LIST,
    )
    # not CSS: Textual does not read that of the first screen
    DEFAULT_CSS = """
    HardScreen TitleBar { margin-bottom: 0; }
    HardScreen #steady { height: auto; color: $muted; margin-bottom: 1; }
    HardScreen #line { margin-bottom: 1; }
    HardScreen #past { height: auto; color: $muted; margin-top: 1; }
    HardScreen.-short #past { display: none; }
    """

    _line = getters.query_one("#line", TextField)
    _earlier = getters.query_one(EarlierWords)

    def __init__(self, going_on: GoingOn | None = None) -> None:
        """`going_on` is a moment to go on with, in which a small thing was tried."""
        super().__init__()
        if going_on is not None:
            self.day = going_on.day
        self._going_on = going_on
        self._people: list[Contact] = []
        self._offers: dict[str, Offer] = {}
        self._seen: set[str] = set()
        """The keys of ideas that others were asked for after."""
        self._aside: str | None = None
        self._past: Entry | None = None
        self._filled = False
        """Whether the ideas are there: the question comes a frame before them."""

    @cached_property
    def _visit(self) -> HardMomentFlow:
        from checkin.tui.features.hard_moment.flow import HardMomentFlow

        return HardMomentFlow(self)

    @property
    def words_target(self) -> WordsTarget:
        """What is typed at a question belongs to the moment."""
        from checkin.tui.features.hard_moment.moment_words import MomentWords

        return MomentWords(self._visit)

    def body(self) -> Iterable[Widget]:
        yield Static(id="steady", markup=False)
        yield Static(wording.question(), classes="question", markup=False)
        asked = get_text("hard", "own_words_first")
        yield TextField(id="line", enter_says="Do this", placeholder=asked, joins_lines=True)
        yield EarlierWords()
        yield ChoiceList()
        yield Static(id="past", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self._line.focus()
        if self._going_on is not None:
            self.go_on(self._going_on)

    # Words of another day

    @property
    def that_day(self) -> date | None:
        """Words of another day are offered beside the field."""
        return None

    def restore(self, draft: Draft) -> None:
        """Put back words that go on; offer those that were left before, or another day."""
        from_before = draft.left or self.is_of_another_day(draft)
        if draft.field == FIELD or (draft.field == "line" and draft.text and from_before):
            self.offer_earlier(draft)
            name_people(self.host, [draft.text])
            return
        super().restore(draft)

    def action_that_day(self) -> None:
        """Go on with the words of another day."""
        if text := self._earlier.take():
            name_people(self.host, [text])
            self._line.value = " ".join(filter(None, (text, self._line.value)))
            self._line.cursor_position = len(self._line.value)

    def reload(self) -> None:
        wins = self.journal.totals().wins
        steady = "nothing_undone" if wins > 1 else "nothing_undone_one"
        said = format_text("hard", steady, wins=plural("wins", wins)) if wins else None
        self.query_one("#steady", Static).update(said or get_text("hard", "nothing_undone_new"))
        if self._filled:
            self._fill()

    def _see_all(self) -> None:
        """A key can come before the ideas could be seen."""
        if not self._filled:
            self._fill()

    def action_move(self, by: int) -> None:
        """Move the highlight of the ideas."""
        self._see_all()
        super().action_move(by)

    def _fill(self) -> None:
        """Show what can be done, and one past win."""
        self._filled = True
        self._show_ideas()
        self._past = self.journal.past_wins.of_today(after_slip=self._moment() == SLIP)
        learned, key = self.journal.hard_moments.learned(), self.key_name("hard.other_win")
        past = past_lines(learned, self._past, self.journal.clock.today(), key)
        self.query_one("#past", Static).update(past)

    def _show_ideas(self) -> None:
        found = self.journal.hard_moments.offers(self._moment(), without=self._seen)
        self._offers = {offer.key: offer for offer in found}
        self._people = self.journal.contacts.all()
        due = self.journal.hard_moments.look_back_due()
        rows = IdeaRows(
            found,
            self._people,
            bool(self._seen),
            due.day if due else None,
            today=self.journal.clock.today(),
            width=self.app.size.width,
            plain=self.plain,
        )
        self.choices.show(rows.rows(), first=not self._line.value.strip())

    def _show_others(self) -> None:
        """Show ideas that were not there yet; after the last of them, all of them again."""
        ideas = {key for key, offer in self._offers.items() if offer.group != "someone"}
        self._seen |= ideas
        self._show_ideas()
        there_are = any(offer.group != "someone" for offer in self._offers.values())
        if not there_are:
            self._show_first()
        self.choices.action_first()
        self.show_status(get_text("hard", "something_else_reply" if there_are else "no_others"))

    def _show_first(self) -> None:
        """Show all ideas again."""
        self._seen.clear()
        self._show_ideas()
        self.choices.action_first()

    def _moment(self) -> str | None:
        """The kind of this hard moment: the one that was named, or that its words say."""
        number = self._visit.setback
        if number is None:
            return None
        told = self.journal.entry(number)
        return told.label or _KINDS.get(urge(told.text))

    def _sort(self, number: int) -> str:
        """What a hard moment is about, as `heard` takes it; empty if that is not known."""
        told = self.journal.entry(number)
        return told_sort(told.text) or (SLIP if told.label == SLIP else "")

    @on(Resize)
    def _resized(self) -> None:
        self.call_after_refresh(self._fill)

    def _is_number(self, text: str) -> bool:
        """Whether it is the place of one of their people."""
        return text.strip() in _NUMBERS[: len(self._people)]

    @on(Input.Changed, "#line")
    def _typed(self, event: Input.Changed) -> None:
        choices = self.choices
        if event.value.strip() in _NUMBERS:
            self._see_all()
        if self._is_number(event.value):
            choices.highlighted = choices.get_option_index(f"{PERSON}{event.value.strip()}")
        elif event.value.strip():
            choices.highlighted = None
        elif choices.highlighted is None:
            choices.action_first()

    @on(Input.Submitted, "#line")
    def _entered(self, event: Input.Submitted) -> None:
        if not event.value.strip():
            self._see_all()
        chosen = self.choices.chosen
        if chosen is None and event.value.strip():
            text = event.value.strip()
            if heavy(text) or calls_for_people(text) or told_sort(text):
                self.hear(text)
            else:
                self.do(own_step(text))
        elif chosen is not None:
            self.choose(chosen)

    def choose(self, chosen: str) -> None:
        if chosen == SQUARE_ONE:
            self._square_one()
        elif chosen.startswith(PERSON):
            if self._is_number(self._line.value):
                self._line.value = ""
            person = self._people[int(chosen.removeprefix(PERSON)) - 1]
            self._reach_out(routes.person(person.first), person.name)
        elif chosen == LATER:
            self._look_back()
        elif chosen == FIRST_IDEAS:
            self._show_first()
        elif chosen == ENOUGH:
            self.do(enough())
        elif chosen in self._offers:
            self._do_offered(self._offers[chosen])

    def _do_offered(self, offer: Offer) -> None:
        if offer.tool in ("people", "help"):
            self._reach_out(routes.PEOPLE if offer.tool == "people" else routes.HELP_LINES)
        else:
            self.do(offer)

    @work(group="flow", exclusive=True)
    async def do(self, offer: Offer) -> None:
        """One small thing, from trying it to how it is now."""
        line = self._line
        self._done(
            await self._visit.try_it(offer, [line] if line.value.strip() == offer.text else [])
        )

    @work(group="flow", exclusive=True)
    async def go_on(self, going_on: GoingOn) -> None:
        """The rest of one small thing that was begun before, or the moment it is for."""
        self._done(await self._visit.go_on(going_on))

    def _done(self, done: Submitted[str | WayOut]) -> None:
        """Show what came of a small thing, or go where the person wants to."""
        from checkin.tui.features.hard_moment.ways import WayOut

        if not isinstance(done, Done):
            return
        reply = done.value
        if reply is WayOut.SOMEONE:
            self._reach_out(routes.PEOPLE)
        elif reply is WayOut.SQUARE_ONE:
            self._square_one()
        elif reply is WayOut.NOT_NOW or reply is WayOut.STOP:
            self.action_back()
            self.host.show_status_on_previous(get_text("hard", f"{reply.value}_reply"))
        elif isinstance(reply, str) and self._visit.is_left:
            self.action_back()
            self.host.show_status_on_previous(reply)
        elif reply is WayOut.OTHERS:
            self._show_others()
        else:
            self._show_ideas()
            self.choices.action_first()
            self.show_status(reply)

    @work(group="flow", exclusive=True)
    async def action_what_happened(self) -> None:
        """Say what happened, as much or as little as wanted, from what is typed already on."""
        line = self._line
        begun = line.value.strip()
        await self._tell(
            "" if self._is_number(begun) else begun, taken=partial(setattr, line, "value", "")
        )

    async def _tell(
        self, begun: str = "", taken: Callable[[], None] | None = None, *, asked: str = ""
    ) -> None:
        """Open the page to say it on; `begun` is what is typed already, until it is `taken`.

        `asked` is the question, if it is another than what happened.
        """
        from checkin.tui.features.hard_moment.details_screen import HardMomentDetailsScreen

        number = await self.app.push_screen_wait(
            HardMomentDetailsScreen(self._visit.setback, begun, taken, asked=asked)
        )
        if number is not None:
            self._visit.setback = number
            self._show_ideas()
            self.show_status(get_text("hard", "what_kept"))
            sort = self._sort(number)
            if sort and sort not in self._visit.heard_of:
                self._done(await self._visit.heard(sort))

    @work(group="flow", exclusive=True)
    async def _reach_out(self, route: Route[None], name: str = "") -> None:
        """Open people who can help; after it, getting in touch can be kept as a step."""
        await self.host.open(route)
        self._done(await self._visit.reached_out(name))

    @work(group="flow", exclusive=True)
    async def _look_back(self) -> None:
        await self.host.open(routes.LOOK_BACK)

    @work(group="flow", exclusive=True)
    async def hear(self, text: str) -> None:
        """Keep words that are no small thing to do as what happened, and answer them."""
        from checkin.tui.base.help_offer import help_offered

        number, line = self._visit.setback, self._line
        kept = await self.submit(
            lambda journal: journal.hard_moments.add_words(number, text),
            fields=[line],
            offers_help=True,
            kept_as={"setback": number},
            opens_next=True,
        )
        if isinstance(kept, Done):
            self._visit.setback = kept.value.id
            if heavy(text) == distress_words.SQUARE_ONE:
                await self._answer_square_one()
            elif heavy(text) or calls_for_people(text):
                await help_offered(self, words=text)
            else:
                self._done(await self._visit.heard(told_sort(text)))

    @work(group="flow", exclusive=True)
    async def _square_one(self) -> None:
        await self._answer_square_one()

    async def _answer_square_one(self) -> None:
        from checkin.tui.base.help_offer import show_help
        from checkin.tui.features.hard_moment.square_one import SAY, answer_square_one

        chosen = await answer_square_one(self)
        if chosen and chosen.startswith(SAY):
            await self._tell(chosen.removeprefix(SAY).strip(), asked=get_text("hard", "look_at_it"))
        else:
            await show_help(self, chosen)
            self._done(Done(""))

    @work(group="keep")
    async def action_aside(self) -> None:
        """Put an idea aside for good; asked again at once, bring it back."""
        key = self._aside or self.choices.chosen
        if key is None or not (self._aside or key in self._offers):
            return
        bringing_back = self._aside is not None
        if not bringing_back and self._offers[key].tool == "people":
            self.show_status(get_text("hard", "aside_people"))
            return
        done = await self.submit(lambda journal: journal.not_for_me.set(key, not bringing_back))
        if not isinstance(done, Done):
            return
        self._aside = None if bringing_back else key
        self._show_ideas()
        back = self.key_name("hard.aside")
        self.show_status(format_text("hard", "aside_back" if bringing_back else "aside", key=back))

    @work(group="keep")
    async def action_other_win(self) -> None:
        """Let the past win rest, and show another."""
        if self._past is not None:
            name = f"not-again:{self._past.id}"
            today = self.journal.clock.today().isoformat()
            await self.write(lambda journal: journal.state.set(name, today))
            self.reload()
