"""Evening: how the day's one thing turned out, and what to keep of the day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from checkin.content.distress_words import heavy
from checkin.content.evening import Question, answers, profile
from checkin.content.goals import goal_of
from checkin.content.strings import format_text, get_text, get_texts
from checkin.content.topics import FEELING_WORDS, WRITING
from checkin.core.entries import ENOUGH, Day, Entry, Outcome
from checkin.core.reflections import FEELINGS
from checkin.core.text import show
from checkin.tui import routes
from checkin.tui.base.help_offer import help_offered
from checkin.tui.base.own_words import as_entry, said_of
from checkin.tui.base.screen import Page
from checkin.tui.features.evening import answers as keeping
from checkin.tui.features.evening.feelings_screen import FeelingsScreen
from checkin.tui.features.evening.heavy_words import HeavyWords
from checkin.tui.keymap import BACK, CHOOSE, LIST, Command
from checkin.tui.rendering.entries import entry_parts, muted, option_row
from checkin.tui.rendering.layout import hung, room
from checkin.tui.rendering.scrolling import scroll_lines
from checkin.tui.submit_result import Done, Failed
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.text_field import TextField
from checkin.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from checkin.tui.base.own_words import WordsTarget

_GOAL = Question("goal", "", "goal")
WIN = "win"
KEEP, NEXT = "Keep", "Next"
"""What enter is called here, where it does not choose."""


class EveningScreen(Page[None]):
    """One question at a time. Each can be skipped, and none of the answers is better."""

    ROUTE_NAME = "evening"
    DATED = True
    NEW_DAY = "f5"
    AUTO_FOCUS = ""
    KEYS = (
        Command("evening.choose", "enter", "choose", CHOOSE, "Choose this, and go on."),
        Command("evening.next", "enter", "skip", NEXT, "Go on to the next question."),
        Command("evening.skip", "tab", "skip", "Skip", "Go on without an answer.", need=2),
        Command(
            "evening.before",
            "shift+tab",
            "before",
            "Back one step",
            "Go back to the question before.",
        ),
        Command(
            "evening.write",
            "f6",
            "write",
            "Write freely",
            "Write as much as you like, on as many lines as you like.",
            short="Write",
            need=0,
        ),
        Command(
            "evening.win",
            "f9",
            "as_win",
            "Keep it as a win",
            "Keep these words as a win.",
            short="As a win",
        ),
        Command(
            "evening.questions",
            "f4",
            "questions",
            "Other questions",
            "Choose what the evening asks, such as a work win and a personal win.",
            shown=False,
        ),
        BACK,
        *LIST,
    )
    CSS_PATH = "styles.tcss"

    def __init__(self, kept: Mapping[str, int] | None = None) -> None:
        """With `kept`, the numbers of what was answered by question, it goes back to the last."""
        super().__init__()
        self._steps: list[Question] = []
        self._at = 0
        self._over = False
        self._back = kept is not None
        self._kept = dict(kept or {})
        """What was asked about and answered on this visit: going back to it changes it."""
        self._heavy = HeavyWords(self)

    def heading(self) -> tuple[str, str]:
        steps = len(self._steps) + self._asks_for_feelings
        step = format_text("settings", "step", step=self._at + 1, steps=steps)
        note = " · ".join(filter(None, (self.day_note, step if self._steps else "")))
        return get_text("evening", "title"), note

    @property
    def _asks_for_feelings(self) -> bool:
        return FEELING_WORDS not in self.journal.settings.topics_off()

    def body(self) -> Iterable[Widget]:
        journal = self.journal
        self._steps = self._questions(self.read_or(Day(journal.clock.today()), journal.today))
        yield Static(id="goal", markup=False)
        yield Static(id="asked", classes="question", markup=False)
        yield ChoiceList()
        for question in self._steps:
            if question is not _GOAL:
                yield TextField(id=question.id)
        with VerticalScroll(can_focus=False):
            yield Static(id="held", markup=False)

    def _questions(self, day: Day) -> list[Question]:
        asked = profile(self.journal.settings["evening"]).questions
        goal = keeping.open_intention(day)
        if goal is not None:
            self._kept[_GOAL.id] = goal.id
        return [*([_GOAL] if _GOAL.id in self._kept else []), *asked]

    def on_mount(self) -> None:
        super().on_mount()
        day = self.journal.today()
        begun = [
            n for n, step in enumerate(self._steps) if step is not _GOAL and self._line(step).value
        ]
        for step in self._steps:
            if step is not _GOAL and (kept := self._kept_for(step)):
                line = self._line(step)
                line.set_saved_value(show(kept.text, one_line=True), under=line.value)
        last = len(self._steps) - 1 if self._back else 0
        self._go_to(begun[0] if begun else last)
        if self._back:
            return
        if keeping.looked_back_on(day):
            self.show_status(get_text("evening", "done"))

    def _line(self, step: Question) -> TextField:
        return self.query_one(f"#{step.id}", TextField)

    def _kept_for(self, step: Question) -> Entry | None:
        """What was answered to a question on this visit, unless it is put away by now."""
        number = self._kept.get(step.id)
        entry = None if number is None else self.read_or(None, lambda: self.journal.entry(number))
        return None if entry is None or entry.deleted else entry

    @property
    def asks(self) -> bool:
        """Letters look for the answer about the goal; the other questions have a field."""
        return self._step is _GOAL

    @property
    def words_target(self) -> WordsTarget:
        """What is typed at the answers about the goal is an answer to that, in words."""
        from checkin.tui.features.evening.goal_words import GoalWords

        goal = goal_of(self.journal.today()) if self._step is _GOAL and self.is_current else None
        return GoalWords(goal.id, self.said_of_goal) if goal else super().words_target

    @property
    def choice_question(self) -> str:  # type: ignore[override]
        """What is asked where something is chosen."""
        return get_text("evening", "goal_words")

    # Showing

    @property
    def _step(self) -> Question:
        return self._steps[self._at]

    @on(Resize)
    def reload(self) -> None:
        day = self.journal.today()
        self.query_one(TitleBar).name_shown, self.query_one(TitleBar).note = self.heading()
        self.query_one("#goal", Static).update(self._goal(day))
        ask = get_text("evening", "intention_ask") if self._step is _GOAL else self._step.ask
        self.query_one("#asked", Static).update(ask)
        choices = self.query_one(ChoiceList)
        choices.display = self._step is _GOAL
        if self._step is _GOAL:
            choices.show(
                (Choice(each.id, option_row(each.label, plain=self.plain)) for each in answers()),
                first=False,
            )
        self.query_one("#held", Static).update(self._held(day))

    def _goal(self, day: Day) -> Content:
        goal = goal_of(day)
        if goal is None or goal.source in keeping.NO_QUESTION:
            enough = goal is not None and goal.source == ENOUGH
            return muted(get_text("evening", "enough_today" if enough else "no_intention"))
        said = keeping.outcome_words(goal)
        shown = self._hung(*entry_parts(goal, plain=self.plain, indent=1), said)
        if self._step is _GOAL:
            shown = Content("\n").join([muted(get_text("evening", "intention")), shown])
        return shown

    def _held(self, day: Day) -> Content:
        pile = get_text("evening", "on_pile") if self._step.kind == WIN else ""
        heavy = get_text("help", "people") if self._is_heavy else ""
        parts = [muted(self._then_asks() or heavy or pile)]
        for name, entries in (("wins", keeping.good(day)), ("written", keeping.kept_lines(day))):
            if entries:
                shown = [muted(get_text("evening", name)), *map(self._line_of, entries)]
                parts.append(Content("\n").join(shown))
        if len(parts) == 1 and not heavy:
            parts.append(muted(get_text("evening", "no_wins")))
        parts.append(muted(show(self.journal.day_total.line(), one_line=True)))
        return Content("\n\n").join(filter(None, parts))

    @property
    def _is_heavy(self) -> bool:
        """Whether the words in the field are a reason to offer people."""
        return self._step is not _GOAL and self._heavy.stand_in(self._line(self._step))

    def _then_asks(self) -> str:
        """The question after that about the goal: what is typed at once may be meant for it."""
        asked = self._steps[self._at + 1 : self._at + 2] if self._step is _GOAL else []
        return "".join(format_text("evening", "then_asks", question=each.ask) for each in asked)

    def _line_of(self, entry: Entry) -> Content:
        felt = () if entry.source == FEELINGS else entry.feelings
        return self._hung(*entry_parts(entry, plain=self.plain, indent=1, named=False), *felt)

    def _hung(self, head: Content, text: Content, *quiet: str) -> Content:
        """A line of the day, with quiet words behind it, hanging under its own beginning."""
        whole = Content.assemble(text, muted("".join(f" · {said}" for said in quiet if said)))
        return Content("\n").join(hung(head, whole, room(self.app.size.width)))

    def _go_to(self, index: int) -> None:
        """Ask that question; after the last one come words for how it feels."""
        if index >= len(self._steps):
            self.host.stash_drafts(self.typed())
            if not self._asks_for_feelings:
                self._over = True
                self.leave(None, keeping.closing(self.journal.clock.today()))
                return
            feelings = FeelingsScreen(self._kept, steps=len(self._steps) + 1)
            feelings.day = self.day
            self.app.switch_screen(feelings)
            return
        if self.own_words is not None:
            self.own_words.leave()
        self._at = max(0, index)
        field = None if self._step is _GOAL else self._line(self._step)
        for other in self.query(TextField):
            other.display = other is field
            other.enter_says = _enter_says(other)
        self.set_focus(field)
        self.reload()
        self.refresh_bindings()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Name the keys that belong to the question that is asked."""
        if action == "choose":
            return bool(self._steps) and self._step is _GOAL and self._is_chosen
        if action == "write":
            return "evening.write" not in self.turned_off
        if action == "as_win":
            return "evening.win" not in self.turned_off
        return action != "before" or self._at > 0

    @property
    def _is_chosen(self) -> bool:
        return self.query_one(ChoiceList).chosen is not None

    @on(OptionList.OptionHighlighted)
    def _name_enter(self) -> None:
        self.refresh_bindings()

    def action_skip(self) -> None:
        """Go on without an answer; what is typed waits."""
        self.show_status("")
        self._go_to(self._at + 1)

    def action_before(self) -> None:
        """Go back to the question before."""
        self.show_status("")
        self._go_to(self._at - 1)

    @property
    def turned_off(self) -> Collection[str]:
        """Writing, for whoever would rather not see it; a win where there are no words for one."""
        off = ["evening.write"] if WRITING in self.journal.settings.topics_off() else []
        return off if self._may_be_win else [*off, "evening.win"]

    @property
    def _may_be_win(self) -> bool:
        """Whether there are words that are kept as a line and could be a win."""
        if not self._steps or self._step is _GOAL or self._step.kind == WIN:
            return False
        return bool(self._line(self._step).value.strip()) and not self._is_heavy

    def action_as_win(self) -> None:
        """Keep the words as a win, also if they were kept as a line before."""
        self.keep(self._step, self._line(self._step).value, as_win=True)

    @work(group="flow", exclusive=True)
    async def action_write(self) -> None:
        """Write freely, and come back to the question."""
        await self.host.open(routes.writing("freewrite"))

    def action_questions(self) -> None:
        """Go to the setting of what is asked; what is typed waits."""
        self.host.go(routes.setting("evening"))

    def action_move(self, by: int) -> None:
        """Move the highlight among the answers; without any, go up or down in the day."""
        if self._step is _GOAL:
            super().action_move(by)
            self.refresh_bindings()
        else:
            scroll_lines(self.query_one(VerticalScroll), by)

    def action_choose(self) -> None:
        """Take what is highlighted."""
        if (chosen := self.query_one(ChoiceList).chosen) is not None:
            self.answer(chosen)

    def go_to_day(self, day: date) -> None:
        """Ask anew what is asked about that day; what is typed goes along."""
        super().go_to_day(day)
        self.host.stash_drafts(self.typed())
        evening = EveningScreen()
        evening.day = day
        evening.status = evening.day_said = self.day_said
        self.app.switch_screen(evening)

    # Keeping

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            self.answer(event.option_id)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """What was said of the answer before is over once the next is begun.

        Enter goes on while there is nothing to keep.
        """
        if isinstance(event.input, TextField):
            event.input.enter_says = _enter_says(event.input)
            self._heavy.look_at(event.input)
            self.refresh_bindings()
        if event.value and not self.troubled and self.status != self.day_said:
            self.show_status("")

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        stands = event.input.saved_value if isinstance(event.input, TextField) else ""
        if event.value.strip() and event.value != stands:
            self.keep(self._step, event.value)
        else:
            self.action_skip()

    @work(group="keep")
    async def answer(self, outcome: str) -> None:
        """Keep how the intention turned out."""
        goal = goal_of(self.journal.today())
        if goal is None or goal.source in keeping.NO_QUESTION:
            self._go_to(self._at + 1)
            return
        number, turned_out = goal.id, cast(Outcome, outcome)
        kept = await self.write(lambda journal: journal.edit(number, outcome=turned_out))
        if kept is not None:
            self._went_on(_GOAL, keeping.reply_to(goal, outcome))

    @work(group="keep")
    async def keep(self, question: Question, text: str, *, as_win: bool = False) -> None:
        """Keep an answer; the words come back into their field if that could not be done.

        What is typed on the way to the file is for the next question, so that comes up at once.
        The last one is left once it is kept, and so is one whose answer is a reason to offer help.
        """
        before, index = self._kept_for(question), self._at
        as_win = as_win or (before is not None and before.kind == "win")
        new = keeping.answer_to(question, text, as_win=as_win)
        ahead = index + 1 < len(self._steps) and not heavy(text)
        kept = await self.submit(
            lambda journal: keeping.keep_answer(journal, new, before),
            fields=[self._line(question)],
            freed=partial(self._go_to, index + 1) if ahead else None,
            offers_help=True,
            kept_as=as_entry(new),
        )
        if isinstance(kept, Failed) and ahead:
            self._go_to(index)
        if isinstance(kept, Done):
            self._kept[question.id] = kept.value.id
            self._line(question).set_saved_value(show(kept.value.text, one_line=True))
            replies = get_texts("wins", "saved")
            on_pile = replies[kept.value.id % len(replies)]
            no_win = said_of(text) if question.kind == "win" else get_text("drafts", "kept")
            reply = on_pile if kept.value.kind == "win" else no_win
            if heavy(text):
                self.offer_help(question, reply, text)
            else:
                self._went_on(question, reply)

    def said_of_goal(self, text: str) -> None:
        """Go on after words about the goal, which are kept."""
        reply = get_text("evening", "goal_kept")
        if heavy(text):
            self.offer_help(_GOAL, reply, text)
        else:
            self._went_on(_GOAL, reply)

    @work(group="flow")
    async def offer_help(self, question: Question, reply: str, words: str) -> None:
        """Offer people before the next question: the answer was a reason to."""
        await help_offered(self, name=get_text("evening", "title"), words=words)
        self._went_on(question, reply)

    def _went_on(self, answered: Question, reply: str) -> None:
        """Go on to the next question, and say what became of the answer."""
        if self._step is answered:
            self._go_to(self._at + 1)
        if self._over:  # what ends the evening is said
            return
        if self.is_current:
            self.show_status(reply)
        else:
            self.host.show_status_on_previous(reply)


def _enter_says(field: TextField) -> str:
    """What enter does in the field of a question: keep what is new there, else go on."""
    return KEEP if field.value.strip() and field.value != field.saved_value else NEXT
