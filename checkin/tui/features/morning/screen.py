"""Morning: one gentle thing for today, or none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from textual import on, work
from textual.content import Content
from textual.events import DescendantFocus, Resize
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from checkin.content.distress_words import is_despair
from checkin.content.evening import DEFAULT, morning_question
from checkin.content.goals import goal_of
from checkin.content.morning import IntentionIdea
from checkin.content.strings import format_text, get_text
from checkin.core.day_names import day_name
from checkin.core.entries import ENOUGH, NO_GOAL, Entry, NewEntry, intention_sentence
from checkin.core.records import Draft
from checkin.core.reflections import OWN
from checkin.core.text import show
from checkin.tui import routes
from checkin.tui.base.own_words import as_entry, said_of
from checkin.tui.features.morning import ideas
from checkin.tui.features.morning.keymap import MORNING
from checkin.tui.features.morning.words import MorningWords
from checkin.tui.rendering.entries import muted
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.energy_picker import Energy
from checkin.tui.widgets.text_field import TextField

_AGAIN = "goal:"
"""What the row of a goal of an earlier day begins with, before its number."""
_TYPED = "typed"
"""The row of one's own words, where no idea has them."""


class MorningScreen(MorningWords):
    """One field, with ideas under it. A day has one intention; asked again, it is changed."""

    ROUTE_NAME = "morning"
    ENTER_CHOOSES = True
    DATED = True
    KEYS = MORNING
    CSS_PATH = "styles.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._earlier: Sequence[Entry] = ()
        """Goals of earlier days that can be chosen again."""

    def body(self) -> Iterable[Widget]:
        yield Static(id="stands", classes="quiet", markup=False)
        chosen = self.read_or(DEFAULT, lambda: self.journal.settings["evening"])
        asked = morning_question(chosen, self.today)
        yield Static(asked, classes="question", markup=False)
        yield TextField(id="line")
        yield Static(get_text("morning", "when"), id="asked", classes="question", markup=False)
        yield TextField(id="cue")
        yield Static(id="sentence", markup=False)
        yield Static(get_text("fields", "reward_ask"), id="then", classes="question", markup=False)
        yield TextField(id="reward")
        yield Energy()
        yield ChoiceList()

    def on_mount(self) -> None:
        super().on_mount()
        self._show_goal()
        self._line.focus()

    def _show_goal(self) -> None:
        """Show the goal of the day in its fields."""
        goal = goal_of(self.journal.today())
        if goal is not None and goal.source not in ideas.WHOLE:
            kept = zip(self._fields, (goal.text, goal.cue, goal.reward), strict=True)
            for line, text in kept:
                line.set_saved_value(show(text, one_line=True), under=line.value)
        self._show_filled()

    def go_to_day(self, day: date) -> None:
        """Go on with the words that were typed; the goal of the day before stays with that."""
        for line in self._fields:
            if line.value == line.saved_value:
                line.value = ""
            line.saved_value = ""
        super().go_to_day(day)
        self._show_goal()

    @property
    def turned_off(self) -> Collection[str]:
        """A key that does one thing after the other is named for the one that it does now."""
        return ("morning.then",) if self._asking == "line" else ("morning.when",)

    def _show_filled(self) -> None:
        """Show the moment and what comes then where there is one."""
        self.set_class(bool(self._cue.value or self._reward.value), "-when")
        self.set_class(bool(self._reward.value), "-then")

    @property
    def _tying(self) -> bool:
        """Whether the moment is being asked for."""
        return self._asking == "cue"

    # Showing

    @on(Resize)
    def reload(self) -> None:
        goal = goal_of(self.journal.today())
        self._earlier = ideas.earlier_goals(self.journal, self.today)
        said = []
        if goal is not None:
            key = {ENOUGH: "morning_enough", NO_GOAL: "morning_no_goal"}.get(goal.source or "")
            said.append(get_text("today", key) if key else get_text("morning", "change"))
        toward = self.journal.settings.get("toward", "")
        said += [format_text("today", "toward", text=toward)] if toward else []
        small_win = self.journal.week.small_win()
        if small_win is not None:
            text = show(small_win.text, one_line=True)
            said.append(format_text("today", "week_line", text=text))
        for agreed in self.journal.sharing.agreed():
            text = show(agreed.text, one_line=True)
            said.append(format_text("today", "agreed_line", text=text))
        stands = self.query_one("#stands", Static)
        stands.update(Content("\n".join(said)))
        stands.display = bool(said)
        self._show()

    def _show(self) -> None:
        asking = self._asking
        self.query_one(Energy).display = asking == "line"
        offered = {"cue": self._moments, "reward": self._rewards}
        choices = offered.get(asking, self._ideas)()
        self.query_one(ChoiceList).show(choices, first=False)
        self._show_sentence()

    @on(OptionList.OptionHighlighted)
    def _show_sentence(self) -> None:
        moment = (self.query_one(ChoiceList).chosen or "") if self._tying else ""
        whole = intention_sentence(self._line.value, moment or self._cue.value).rstrip(".")
        tied = bool(moment or self._cue.value.strip())
        said = (
            format_text("morning", "sentence", sentence=show(whole, one_line=True)) if tied else ""
        )
        self.query_one("#sentence", Static).update(Content(said))
        self.refresh_bindings()

    def _ideas(self) -> Iterable[Choice]:
        if self._smaller.offered:
            yield from self._ways()
            return
        yield from self._energy_row()
        typed = _typed_in(self._line)
        day, off = self.journal.clock.today(), self.journal.settings.topics_off()
        out = self.journal.not_for_me.ids()
        found = ideas.fitting(typed, self.query_one(Energy).level, off, day, out)
        again = [self._again(goal) for goal in ideas.again(typed, self._earlier)]
        title = get_text("morning", "ideas" if found or again else "no_ideas")
        fitting = [
            Choice("h:ideas", muted(title), heading=True),
            *(again if typed.strip() else ()),
            *(Choice(idea.id, self._row(idea.text)) for idea in found),
            *(() if typed.strip() else again),
        ]
        if not found and not again and typed.strip():
            fitting.append(Choice(_TYPED, self._row(typed.strip())))
        whole = [Choice(each, self._row(ideas.whole_words(each))) for each in ideas.WHOLE]
        # what is looked for comes first, so that the first arrow key is not "No goal today"
        yield from (*fitting, *whole) if typed.strip() else (*whole, *fitting)

    def _again(self, goal: Entry) -> Choice:
        return Choice(f"{_AGAIN}{goal.id}", self._row(goal.text, day_name(goal.day, self.today)))

    def _moments(self) -> Iterable[Choice]:
        yield Choice("h:when", muted(get_text("morning", "when_help")), heading=True)
        for cue in ideas.moments(_typed_in(self._cue), self.journal.settings.topics_off()):
            yield Choice(cue.text, self._row(cue.text))

    def _rewards(self) -> Iterable[Choice]:
        yield Choice("h:then", muted(get_text("fields", "reward_option")), heading=True)
        for text in ideas.rewards(_typed_in(self._reward), self.journal):
            yield Choice(text, self._row(text))

    def restore(self, draft: Draft) -> None:
        """Put back the words, and the energy they were meant for."""
        super().restore(draft)
        energy = draft.context.get("energy")
        if energy in Energy.LEVELS:
            self.query_one(Energy).level = str(energy)

    def draft_context(self) -> dict[str, object]:
        """The energy that was chosen."""
        level = self.query_one(Energy).level
        return {"energy": level} if level and self._line.value else {}

    # Keys

    @property
    def enter_waits(self) -> bool:
        """Whether nothing is chosen yet, and nothing typed that enter would keep."""
        empty = self._asking == "line" and not self._line.value.strip()
        return empty and self.query_one(ChoiceList).chosen is None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Name the keys that do something here and now."""
        asking = self._asking
        if action == "then":
            return asking == "cue"
        if action == "write":  # the same key makes words smaller
            return asking == "line" and not self._line.value.strip() and not self._meant()
        if action == "when":
            return asking == "line" and self._can_be_tied
        if action == "energy":
            return asking == "line"
        if action == "words":
            return asking != "line"
        if action == "smaller":
            words = "" if is_despair(self._line.value) else self._line.value.strip()
            return asking == "line" and bool(self._meant() or words)
        return True

    @on(Input.Changed)
    def _typed(self) -> None:
        if not self._line.value.strip():
            self.show_status(self._said_of_empty)  # and not what was said of words that are gone
            self._said_of_empty = ""
        self._smaller.changed(self._line.value)
        self.query_one(ChoiceList).highlighted = None
        self._show()

    @on(DescendantFocus)
    def _moved(self) -> None:
        self.query_one(ChoiceList).highlighted = None
        self._show()

    def action_move(self, by: int) -> None:
        """Move the highlight; the words in the field stay as they are."""
        super().action_move(by)
        self._show_sentence()

    def action_energy(self, energy: str = "") -> None:
        """Choose ideas for this much energy; without a word, for the next, and then for any."""
        self.query_one(Energy).choose(energy)
        self._show()

    def action_smaller(self) -> None:
        """Swap in a smaller form of the idea; for own words, offer ways, or go back to them."""
        idea = self._meant()
        if self._smaller.before:
            self._own_words_again()
        elif idea is None:
            self._smaller.begin(self._line.value.strip())
            self.show_status("")
            self._show()
        elif self._line.value.strip() == idea.smaller:
            self.show_status(get_text("morning", "smallest"))
        else:
            self._take_in(idea.smaller)
            self.show_status("")

    def action_when(self) -> None:
        """Ask for a moment to tie the words, or the idea that is highlighted, to."""
        if words := self._words_of(self.query_one(ChoiceList).chosen):
            self._take_in(words)
        self.add_class("-when")
        self.show_status("")
        self._cue.focus()

    @work(group="flow", exclusive=True)
    async def action_write(self) -> None:
        """Write whatever comes."""
        if route := routes.tool("freewrite", inside=False):
            await self.host.open(route)

    @work(group="keep")
    async def action_not_for_me(self) -> None:
        """Offer the highlighted idea no more."""
        idea = ideas.idea_with(self.query_one(ChoiceList).chosen)
        if idea is None or self._asking != "line":
            return
        done = await self.submit(lambda journal: journal.not_for_me.set(idea.id, True))
        if isinstance(done, Done):
            self.query_one(ChoiceList).highlighted = None
            self._show()
            self.show_status(get_text("lists", "not_for_me_reply"))

    def action_then(self) -> None:
        """Ask for something nice that goes with it."""
        if moment := self.query_one(ChoiceList).chosen:
            self._cue.value = moment
        self.add_class("-then")
        self._reward.focus()

    def action_words(self) -> None:
        """Go back one step."""
        back = self._line if self._tying else self._cue
        self._show_filled()
        if back is self._cue:
            self.add_class("-when")
        back.focus()

    def _meant(self) -> IntentionIdea | None:
        """The idea that is highlighted, else the one whose words stand in the field."""
        chosen = self.query_one(ChoiceList).chosen
        return ideas.idea_with(chosen) if chosen else ideas.idea_saying(self._line.value.strip())

    @property
    def _can_be_tied(self) -> bool:
        """Whether there are words, or an idea is highlighted, that a moment can be chosen for."""
        chosen = self.query_one(ChoiceList).chosen
        words = self._words_of(chosen) if chosen else self._line.value.strip()
        return bool(words) and chosen not in ideas.WHOLE and not is_despair(words)

    def _words_of(self, chosen: str | None) -> str:
        """The words of an idea, or of a goal of an earlier day; none of what is neither."""
        if idea := ideas.idea_with(chosen):
            return idea.text
        number = (chosen or "").removeprefix(_AGAIN)
        return next((goal.text for goal in self._earlier if str(goal.id) == number), "")

    # Keeping

    @on(Input.Submitted)
    def _entered(self) -> None:
        self._choose(self.query_one(ChoiceList).chosen)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option_id)

    def _choose(self, chosen: str | None) -> None:
        if self._asking == "line" and self._takes(chosen or ""):
            return
        text, cue, reward = (field.value.strip() for field in self._fields)
        if self._asking == "reward":
            reward = chosen or reward
        elif self._tying:
            cue = chosen or cue
        elif chosen in ideas.WHOLE:
            text, cue, reward = ideas.whole_words(chosen), "", ""
        elif words := self._words_of(chosen):
            text = words
        no_goals = [field for field in self._fields if is_despair(_added_in(field))]
        if no_goals and chosen not in ideas.WHOLE:
            self.keep_apart(no_goals)
        elif not text:
            self.show_status(get_text("morning", "nothing_yet"))
        else:
            source = ideas.source_of(text)
            self.keep(NewEntry("intention", text, cue=cue, reward=reward, source=source))

    @work(group="keep")
    async def keep(self, new: NewEntry) -> None:
        """Keep it for today and go back; the words stay if it could not be done."""
        before = goal_of(self.journal.today())
        kept = await self.submit(
            lambda journal: ideas.keep_for_today(journal, new),
            fields=self._fields,
            emptied=False,
        )
        if isinstance(kept, Done):
            said = ideas.reply_to(kept.value, before, self.key_name("app.undo"))
            self.leave(None, self.said_of_its_day(said))

    @work(group="keep")
    async def keep_apart(self, fields: Sequence[TextField]) -> None:
        """Keep words that are no goal for anyone in own words; the goal and the rest stay."""
        text = "\n".join(_added_in(field) for field in fields)
        new = NewEntry("reflection", text, source=OWN)
        kept = await self.submit(
            lambda journal: journal.add(new),
            fields=fields,
            offers_help=True,
            kept_as=as_entry(new),
        )
        if isinstance(kept, Done):
            self.offer_help(self.said_of_its_day(said_of(text)))

    @work(group="flow")
    async def offer_help(self, said: str) -> None:
        """Offer people; a goal that is typed and not kept yet stays in its field."""
        from checkin.tui.base.help_offer import help_offered

        await help_offered(self, name=get_text("morning", "title"))
        if any(map(_added_in, self._fields)):
            self._line.focus()
            self.show_status(said)
        else:
            self.leave(None, said)


def _added_in(line: TextField) -> str:
    """What was typed in a field, without what stood there before it."""
    return line.value.removeprefix(line.saved_value).strip()


def _typed_in(line: TextField) -> str:
    """What was typed, to find ideas by; what stood there before looks for nothing."""
    return line.value if line.value != line.saved_value else ""
