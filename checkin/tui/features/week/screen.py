"""Week: one question about it, with its wins beside the words."""

from __future__ import annotations

from collections.abc import Iterable

from textual import getters, on, work
from textual.containers import Container, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from checkin.content.strings import format_text, get_text
from checkin.content.week import LookBack, question, span_words
from checkin.core.records import Draft
from checkin.domain.week import Week, answer_to
from checkin.tui import routes
from checkin.tui.base.own_words import as_entry
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import option_row
from checkin.tui.rendering.scrolling import scroll_page
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.entry_list import WeekList, line, rows_of
from checkin.tui.widgets.text_field import TextField
from checkin.tui.widgets.title_bar import TitleBar

PAGES = (
    Command("week.page_up", "pageup", "page(-1)", "Page up", "Go up in the week.", shown=False),
    Command("week.page_down", "pagedown", "page(1)", "Page down", "Go down in the week.", False),
)
_PAGE_KEYS = tuple(command.key for command in PAGES)


class WeekScreen(Page[None]):
    """One question, on any day. An answer is kept with its question, and can be left out."""

    ROUTE_NAME = "week"
    ENTER_CHOOSES = True
    DATED = True
    THAT_DAY = "f9"
    KEYS = (
        Command(
            "week.another",
            "f4",
            "another",
            "Another question",
            "Ask another question.",
            short="Another",
        ),
        Command(
            "week.not",
            "f7",
            "not_for_me",
            "Not for me",
            "Don't ask this question again.",
            shown=False,
        ),
        Command("week.older", "f5", "older", "Older week", "See an older week.", short="Older"),
        BACK,
        *PAGES,
        *(command for command in LIST if command.key not in _PAGE_KEYS),
    )
    CSS_PATH = "styles.tcss"

    _line = getters.query_one("#answer", TextField)

    def __init__(self) -> None:
        super().__init__()
        self._asked: LookBack | None = None
        self._older = False
        """Whether there is an older week to look at."""
        self._wins = True
        """Whether the week has any."""

    def body(self) -> Iterable[Widget]:
        with Container(id="week"):
            with Vertical(id="asking"):
                yield Static(id="question", classes="question", markup=False)
                yield TextField(id="answer", placeholder=get_text("week", "question_help"))
                yield ChoiceList()
            with VerticalScroll(id="held", can_focus=False):
                yield WeekList(get_text("today", "reads_on"))

    def on_mount(self) -> None:
        super().on_mount()
        self._line.focus()
        if self.journal.week.offers_trust():
            self._note_offered()

    @work(group="note")
    async def _note_offered(self) -> None:
        await self.write(lambda journal: journal.week.note_trust_offered())

    # Showing

    def reload(self) -> None:
        week = self.journal.week.week()
        self.query_one(TitleBar).note = span_words(week.first, week.last, week.last)
        self._wins = bool(week.wins)
        if self._asked is None:
            self._asked = self._questions()[0]
        self._older = self.journal.week.older(week) is not None
        self._show_question()
        self.query_one(ChoiceList).show(self._choices(), first=False)
        self._show_week(week)
        self.refresh_bindings()

    def _questions(self) -> tuple[LookBack, ...]:
        return self.journal.week.questions(self.journal.clock.today(), wins=self._wins)

    def _show_question(self) -> None:
        asked = self._asked
        self.query_one("#question", Static).update(asked.text if asked else "")

    def _show_week(self, week: Week) -> None:
        asked = self._asked.text if self._asked else ""
        rows = rows_of(week, plain=self.plain, asked=asked)
        if not week.wins:
            rows += [line("")] if rows else []
            said, older = "no_wins" if self._older else "empty", self.key_name("week.older")
            rows.append(line(format_text("week", said, older=older)))
        self.query_one(WeekList).show(rows)
        self.call_after_refresh(self._name_enter)

    def _choices(self) -> Iterable[Choice]:
        yield Choice(
            routes.NEXT_WEEK.slot, option_row(get_text("week", "small_win"), plain=self.plain)
        )
        waiting = any(each.slot == routes.SELF_TRUST.slot for each in self.host.unfinished())
        if waiting or self.journal.week.offers_trust():
            yield Choice(
                routes.SELF_TRUST.slot,
                option_row(get_text("week", "trust_option"), plain=self.plain),
            )
        elif self.journal.week.trust():
            yield Choice(
                routes.SELF_TRUST.slot,
                option_row(get_text("week", "trust_before"), plain=self.plain),
            )

    def restore(self, draft: Draft) -> None:
        """Put back the words, and the question they answer."""
        super().restore(draft)
        asked = draft.context.get("question")
        if isinstance(asked, str):
            self._asked = question(asked) or self._asked

    def draft_context(self) -> dict[str, object]:
        """The question that is being answered."""
        return {"question": self._asked.id} if self._asked and self._line.value else {}

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Name the key for older weeks where there are any."""
        return action != "older" or self._older

    @on(Input.Changed, "#answer")
    def _typed(self) -> None:
        self.query_one(ChoiceList).highlighted = None
        more = get_text("today", "cut") if self._line.value else get_text("today", "reads_on")
        self.query_one(WeekList).say_more(more)
        self._name_enter()

    def _name_enter(self) -> None:
        """Enter shows the rest of long entries while there is nothing to keep."""
        reads_on = not self._line.value and self.query_one(WeekList).is_cut
        self._line.enter_says = get_text("week", "read_on") if reads_on else "Keep"
        self.refresh_bindings()

    def action_another(self) -> None:
        """Ask the next question; what is typed stays, and goes with it."""
        found = self._questions()
        at = found.index(self._asked) if self._asked in found else -1
        self._asked = found[(at + 1) % len(found)]
        self.show_status("")
        self._show_question()
        self._show_week(self.journal.week.week())
        if self._line.value:
            self.host.drafting.update(self.draft(self._line))

    @work(group="keep")
    async def action_not_for_me(self) -> None:
        """Ask another question, and this one no more; what is typed stays, and goes with it."""
        asked = self._asked
        if asked is None:
            return
        self.action_another()
        done = await self.submit(lambda journal: journal.not_for_me.set(asked.id, True))
        if isinstance(done, Done):
            self.show_status(get_text("lists", "not_for_me_reply"))

    def action_older(self) -> None:
        """Show the next older week that holds anything."""
        week = self.journal.week.week()
        if last := self.journal.week.older(week):
            from checkin.tui.features.week.past_weeks_screen import OlderScreen

            self.app.push_screen(OlderScreen(last))

    def action_page(self, by: int) -> None:
        """Go a page down (1) or up (-1) in what the week holds."""
        scroll_page(self.query_one("#held", VerticalScroll), by)

    @on(Input.Submitted, "#answer")
    def _entered(self, event: Input.Submitted) -> None:
        chosen = self.query_one(ChoiceList).chosen
        if chosen is not None:
            self.open(chosen)
        elif not event.value.strip() and self.query_one(WeekList).is_cut:
            self.query_one(WeekList).show_all()
            self._name_enter()
        elif not event.value.strip():
            self.show_status(get_text("week", "nothing_yet"))
        elif self._asked is not None:
            self.keep(self._asked, event.value)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            self.open(event.option_id)

    @work(group="flow", exclusive=True)
    async def open(self, slot: str) -> None:
        """Open what was chosen."""
        self.show_status("")
        self.query_one(ChoiceList).highlighted = None
        await self.host.open(routes.route_to(slot))

    # Keeping

    @work(group="keep")
    async def keep(self, asked: LookBack, text: str) -> None:
        """Keep the answer; the words come back into the field if that could not be done."""
        kept = await self.submit(
            lambda journal: journal.week.add_answer(asked, text),
            fields=[self._line],
            kept_as=as_entry(answer_to(asked.text, asked.id, text)),
        )
        if isinstance(kept, Done):
            self.reload()
            another = self.key_name("week.another")
            self.show_status(format_text("week", "kept", another=another))
