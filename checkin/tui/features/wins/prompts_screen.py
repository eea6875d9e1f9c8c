"""For when nothing comes to mind: one gentle question at a time, or a win from before."""

from __future__ import annotations

from collections.abc import Iterable

from textual import getters, on, work
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.distress_words import heavy
from checkin.content.strings import get_text
from checkin.content.urge_words import is_no_win
from checkin.content.wins import Prompt, nothing
from checkin.core.entries import Entry, NewEntry
from checkin.core.reflections import OWN
from checkin.tui.base.list_page import ListPage
from checkin.tui.base.own_words import as_entry, said_of
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import option_row, past_words
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.text_field import TextField

_YES = frozenset({"yes", "y", "yeah", "yep"})
"""What is typed for yes."""


class PromptsScreen(ListPage[None]):
    """Every question can be passed over; the day can be kept as it is."""

    ROUTE_NAME = "nothing"
    ENTER_CHOOSES = True
    DATED = True
    KEYS = (
        Command(
            "nothing.not", "f7", "not_for_me", "Not for me", "Don't ask this one again.", need=0
        ),
        BACK,
        Command(
            "nothing.another", "f4", "another", "Another question", "Ask another question.", False
        ),
        *LIST,
    )
    CSS_PATH = "styles.tcss"

    _line = getters.query_one("#line", TextField)

    def __init__(self) -> None:
        super().__init__()
        self._asked: list[Prompt] = []
        self._shown: list[int] = []

    def heading(self) -> tuple[str, str]:
        return get_text("wins", "nothing"), ""

    def body(self) -> Iterable[Widget]:
        yield Static(id="prompt", classes="question", markup=False)
        yield TextField(id="line", empty_says=get_text("wins", "another_prompt"))
        yield ChoiceList()
        yield Static(id="older", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self._ask()
        self._line.focus()

    def _ask(self) -> None:
        """Ask the next question: all of them have their turn, in another order each day."""
        found = self.journal.wins.prompts()
        left = [prompt for prompt in found if prompt not in self._asked[-len(found) + 1 :]]
        prompt = (left or found)[0]
        self._asked.append(prompt)
        self.query_one("#prompt", Static).update(prompt.text)
        self.choices.show(self._choices(prompt), first=False)

    def _choices(self, prompt: Prompt) -> Iterable[Choice]:
        ways = [("yes", get_text("wins", "yes"))] if prompt.yes else []
        ways += [("another", get_text("wins", "another_prompt"))]
        ways += [("savor", get_text("wins", "savor")), ("as-it-is", nothing().choice_save)]
        for id, label in ways:
            yield Choice(id, option_row(label, plain=self.plain))

    def draft_context(self) -> dict[str, object]:
        """The question that is being answered."""
        return {"asked": [self._asked[-1].id]} if self._line.value else {}

    @on(Input.Changed, "#line")
    def _typed(self) -> None:
        self.choices.highlighted = None

    @on(Input.Submitted, "#line")
    def _entered(self, event: Input.Submitted) -> None:
        chosen = self.choices.chosen
        if chosen is not None:
            self.choose(chosen)
        elif self._asked[-1].yes and event.value.strip(" .").casefold() in _YES:
            self.count_it(self._asked[-1])
        elif event.value.strip():
            self.keep(event.value)
        else:
            self._ask()

    def action_another(self) -> None:
        """Ask another question; what is typed stays."""
        self._ask()

    def choose(self, choice: str) -> None:
        if choice == "yes":
            self.count_it(self._asked[-1])
        elif choice == "another":
            self._ask()
        elif choice == "savor":
            self._savor()
        else:
            self.as_it_is()

    @work(group="keep")
    async def action_not_for_me(self) -> None:
        """Ask another question, and this one no more; what is typed stays."""
        asked = self._asked[-1]
        done = await self.submit(lambda journal: journal.not_for_me.set(asked.id, True))
        if isinstance(done, Done):
            self._ask()
            self.show_status(get_text("lists", "not_for_me_reply"))

    def _savor(self) -> None:
        found = self._older()
        if found is None:
            self.show_status(nothing().line)
            return
        self._shown.append(found.id)
        self.query_one("#older", Static).update(past_words(found, self.journal.clock.today()))

    def _older(self) -> Entry | None:
        key = f"savor {len(self._shown)}"
        return self.journal.past_wins.of_today(key, without=self._shown, wins_alone=True)

    @work(group="keep")
    async def keep(self, text: str) -> None:
        """Keep the answer as a win, unless it is none, and go back."""
        no_win = is_no_win(text)
        new = NewEntry("reflection", text, source=OWN) if no_win else NewEntry("win", text)
        kept = await self.submit(
            lambda journal: journal.add(new),
            fields=[self._line],
            offers_help=True,
            kept_as=as_entry(new),
            opens_next=True,
        )
        if isinstance(kept, Done):
            said = said_of(text) if no_win else get_text("wins", "nothing_kept")
            if heavy(text):
                self.offer_help(said, text)
            else:
                self.leave(None, said)

    @work(group="flow")
    async def offer_help(self, said: str, words: str) -> None:
        """Offer people before going back: what was kept is a reason to."""
        from checkin.tui.base.help_offer import help_offered

        await help_offered(self, name=get_text("wins", "title"), words=words)
        self.leave(None, said)

    @work(group="keep")
    async def count_it(self, prompt: Prompt) -> None:
        """Keep a yes as a win in the words of its question, and go back."""
        new, line = NewEntry("win", prompt.yes, source=prompt.id), self._line
        typed = [line] if line.value.strip(" .").casefold() in _YES else []
        if isinstance(await self.submit(lambda journal: journal.add(new), fields=typed), Done):
            self.leave(None, get_text("wins", "nothing_kept"))

    @work(group="keep")
    async def as_it_is(self) -> None:
        """Keep the day as it is: being here counts."""
        words = get_text("today", "here_kept")
        if await self.write(lambda journal: journal.add_here(words)) is not None:
            self.leave(None, get_text("today", "here_reply"))
