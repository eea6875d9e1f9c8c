"""A hard moment: one question, and help that remembers what helped."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from checkin.content import hard as wording
from checkin.content import pick
from checkin.content.screens import counted, filled, several, word
from checkin.content.setback import after_lines, question, replies, square_one
from checkin.coping import Offer, own_key
from checkin.model import ENOUGH, STEP_OUTCOMES, Entry, NewEntry, Outcome
from checkin.text import show
from checkin.tui.commands import LIST, Command, bindings
from checkin.tui.formatting import long_day, mark, muted, opened
from checkin.tui.screens.choose import ChooseScreen
from checkin.tui.screens.page import Page
from checkin.tui.widgets.choices import Choice, Choices
from checkin.tui.widgets.line import Line

_SQUARE_ONE = "square-one"
_ANSWERS = ("did_it", "something_else", "not_now", "someone")


class HardScreen(Page[None]):
    """Arrow and enter are all it takes. Nothing is required."""

    PLACE = "hard"
    KEYS = (
        Command(
            "hard.what",
            "tab",
            "what_happened",
            "Say what happened (or don't)",
            "Say what happened, now or later or never.",
        ),
        Command("hard.leave", "escape", "back", "Leave", "Leave. What you wrote stays."),
        *LIST,
    )
    BINDINGS = [*bindings(KEYS)]
    CSS = """
    HardScreen Title { margin-bottom: 0; }
    HardScreen #steady { height: auto; color: $muted; margin-bottom: 1; }
    HardScreen #line { margin-bottom: 1; }
    HardScreen #past { height: auto; color: $muted; margin-top: 1; }
    HardScreen.-short #past { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._setback: int | None = None
        self._offers: dict[str, Offer] = {}

    def body(self) -> Iterable[Widget]:
        """What still stands, the question, the field, the ideas, and one win from before."""
        yield Static(id="steady", markup=False)
        yield Static(question(), classes="question", markup=False)
        yield Line(id="line", enter_says="Do this")
        yield Choices()
        yield Static(id="past", markup=False)

    def on_mount(self) -> None:
        """The field is ready, and the first idea is lit: enter, enter is enough."""
        super().on_mount()
        self.query_one("#line", Line).focus()

    def reload(self) -> None:
        """Show the ideas as they stand now, and one past win."""
        wins = self.journal.totals().wins
        steady = "nothing_undone" if wins > 1 else "nothing_undone_one"
        said = filled("hard", steady, wins=counted("wins", wins)) if wins else None
        self.query_one("#steady", Static).update(said or word("hard", "nothing_undone_new"))
        found = self.journal.offers()
        self._offers = {offer.key: offer for offer in found}
        self.query_one(Choices).show(
            self._choices(found), first=not self.query_one("#line", Line).value.strip()
        )
        past = self.journal.past_win()
        self.query_one("#past", Static).update(_past_words(past) if past else "")

    def _choices(self, found: Iterable[Offer]) -> Iterable[Choice]:
        group = ""
        for offer in found:
            if offer.group != group:
                group = offer.group
                yield Choice(f"h:{group}", muted(word("hard", f"group_{group}")), heading=True)
            yield Choice(offer.key, self._offer(offer))
        yield Choice(ENOUGH, opened(word("today", "morning_enough"), plain=self.plain))
        yield Choice(_SQUARE_ONE, opened(word("hard", "square_one"), plain=self.plain))

    def _offer(self, offer: Offer) -> Content:
        kind = "win" if offer.group in ("helped", "plan") else "open"
        text = wording.plan(offer.text, offer.cue) if offer.cue else offer.text
        day = offer.last_eased
        note = wording.note(offer.eased, offer.tried, f"{day.day} {day:%B}" if day else None)
        parts: list[str | Content] = [
            " ",
            mark(kind, plain=self.plain),
            " ",
            show(text, one_line=True),
        ]
        if note and offer.group != "plan":
            parts += ["   ", muted(note)]
        return Content.assemble(*parts)

    @on(Input.Changed, "#line")
    def _typed(self, event: Input.Changed) -> None:
        choices = self.query_one(Choices)
        if event.value.strip():
            choices.highlighted = None
        elif choices.highlighted is None:
            choices.action_first()

    @on(Input.Submitted, "#line")
    def _entered(self, event: Input.Submitted) -> None:
        chosen = self.query_one(Choices).chosen
        if chosen is None and event.value.strip():
            text = event.value.strip()
            self.do(Offer(own_key(text), text, "helped"))
        else:
            self._choose(chosen)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option_id)

    def _choose(self, chosen: str | None) -> None:
        if chosen == _SQUARE_ONE:
            self._square_one()
        elif chosen == ENOUGH:
            self.do(Offer(ENOUGH, word("today", "morning_enough"), "30s"))
        elif chosen in self._offers:
            self.do(self._offers[chosen])

    @work(group="flow", exclusive=True)
    async def do(self, offer: Offer) -> None:
        """One small thing, from trying it to how it is now."""
        ask = self.app.push_screen_wait
        title = word("hard", "title")
        answer = await ask(
            ChooseScreen(
                title,
                wording.calm(show(offer.text, one_line=True)),
                [(name, word("hard", name)) for name in _ANSWERS],
            )
        )
        if answer == "did_it":
            await self._did(offer)
        elif answer == "something_else":
            self.say(word("hard", "something_else_reply"))
        elif answer == "someone":
            self.app.simulate_key("f3")
        elif answer == "not_now":
            self.action_back()
            self.desk.say_below(word("hard", "not_now_reply"))

    async def _did(self, offer: Offer) -> None:
        step = await self._keep(offer)
        if step is None:
            return
        title = word("hard", "title")
        how = await self.app.push_screen_wait(
            ChooseScreen(
                title,
                word("hard", "how_now"),
                [(name, word("hard", name)) for name in (*STEP_OUTCOMES, "rather_not")],
            )
        )
        outcome: Outcome | None = next((name for name in STEP_OUTCOMES if name == how), None)
        if outcome:
            await self.write(lambda journal: journal.edit(step.id, outcome=outcome))
        reply = _reply(offer, outcome, step)
        pile = await self.app.push_screen_wait(
            ChooseScreen(
                title,
                word("hard", "pile_ask"),
                [("yes", word("hard", "pile_yes")), ("no", word("hard", "pile_no"))],
                note=reply,
            )
        )
        if pile == "yes":
            win = NewEntry("win", step.text, parent=step.id, source=step.source)
            await self.write(lambda journal: journal.keep(win))
        self.reload()
        self.query_one(Choices).action_first()
        self.say(word("hard", "piled" if pile == "yes" else "not_piled"))

    async def _keep(self, offer: Offer) -> Entry | None:
        """Keep the step under its hard moment; the moment is kept with its first step."""
        if self._setback is not None and self.journal.entry(self._setback).deleted:
            self._setback = None  # it was undone in between
        field = self.query_one("#line", Line)
        typed, field.value = field.value, ""
        self.desk.drafting.kept(self.PLACE)
        own = offer.key.startswith("own:")
        step = NewEntry("step", offer.text, parent=self._setback, source=None if own else offer.key)
        news = [step] if self._setback else [NewEntry("setback", ""), step]
        kept = await self.write(
            lambda journal: journal.keep_together(
                news, chain=self._setback is None, draft=self.PLACE
            ),
            giving_back=lambda: setattr(field, "value", typed),
        )
        if kept is None:
            return None
        if self._setback is None:
            self._setback = kept[0].id
        return kept[-1]

    @work(group="flow", exclusive=True)
    async def action_what_happened(self) -> None:
        """Say what happened, as much or as little as wanted."""
        from checkin.tui.screens.what import WhatScreen

        number = await self.app.push_screen_wait(WhatScreen(self._setback))
        if number is not None:
            self._setback = number
            self.say(word("hard", "what_kept"))

    @work(group="flow", exclusive=True)
    async def _square_one(self) -> None:
        """Answer the feeling of being back at the start with what was done before."""
        wins: list[Entry] = []
        while len(wins) < 3:
            found = self.journal.past_win("square one", without=[win.id for win in wins])
            if found is None:
                break
            wins.append(found)
        answer = pick(square_one(), seed=self.journal.clock.today()) or ""
        await self.app.push_screen_wait(
            ChooseScreen(
                word("hard", "square_one"),
                word("hard", "look_at_it"),
                [("back", word("hard", "back_to_ideas"))],
                note="\n".join([answer, "", *map(_past_words, wins)]).strip(),
            )
        )


def _past_words(win: Entry) -> str:
    text = show(win.text, one_line=True)
    return filled("hard", "past_win", day=long_day(win.day), win=text) or ""


def _reply(offer: Offer, outcome: Outcome | None, step: Entry) -> str:
    if offer.key == ENOUGH:
        found: Iterable[str] = several("hard", "enough_replies")
    else:
        found = replies(outcome) if outcome else after_lines()
    return pick(tuple(found), seed=step.id) or ""
