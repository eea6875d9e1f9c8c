"""One visit to a hard moment: what is kept of it, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, Literal

from checkin.content import hard_moment as wording
from checkin.content.distress_words import A_LOT, heavy
from checkin.content.hard_moment import after_lines, offer_help, replies
from checkin.content.hard_words import calls_for_people
from checkin.content.small_things import done_form
from checkin.content.strings import format_text, get_text, get_texts
from checkin.content.urge_words import comes_back, told_sort
from checkin.core.entries import ENOUGH, STEP_OUTCOMES, Entry, NewEntry, Outcome
from checkin.core.records import Draft
from checkin.core.reflections import FEELINGS
from checkin.core.rotation import choose_stable
from checkin.core.text import show
from checkin.domain.hard_moment import Offer
from checkin.journal.hard_moment import SLIP
from checkin.tui import routes
from checkin.tui.base.choice_dialog import MomentDialog
from checkin.tui.base.feelings import offers_help
from checkin.tui.base.feelings_dialog import FeelingsDialog
from checkin.tui.base.help_offer import HELP, help_offered, show_help
from checkin.tui.base.rating_dialog import RatingDialog, number_of
from checkin.tui.base.screen import Page
from checkin.tui.features.hard_moment.ways import HAPPENED, MORE, WILL_DO, WayOut
from checkin.tui.rendering.entries import pile_question
from checkin.tui.routes import Begun, GoingOn, Tried
from checkin.tui.submit_result import Done, Submitted
from checkin.tui.widgets.text_field import TextField

_ANSWERS = ("did_it", "something_else", "not_now", "someone")
_REACHED = "reached"
"""The source of a step that is having got in touch with someone."""
_WAYS_TO_REACH = ("wrote", "called")


class HardMomentFlow:
    """Asks one calm question after the other, and keeps what is answered at once.

    The hard moment itself is kept with its first step, or when something is said of it.
    """

    def __init__(self, page: Page[Any]) -> None:
        """`page` is the one that the questions come up over."""
        self._page = page
        self.setback: int | None = None
        self._before: int | None = None
        self._asked = False
        """Whether a number was asked for: skipping it once is enough."""
        self.heard_of: set[str] = set()
        """What was answered with a sentence already, as `heard` takes it."""
        self._more = ""
        """What was told while own words were asked about."""
        self._told: tuple[str, Sequence[TextField]] = ("", ())
        """Own words that are asked about now, and the fields that hold them."""
        self.is_left = False
        """Whether it was left: by esc at a question that esc had led back to."""
        self._dialog: MomentDialog | None = None
        """The last question that was asked."""

    async def try_it(self, offer: Offer, fields: Sequence[TextField]) -> Submitted[str | WayOut]:
        """One small thing, from trying it to its end; what to say then.

        `fields` hold the words of it, if they are the person's own. Gives back the reply, which
        is empty if nothing was answered, or the way out. It ends where something can't be kept.
        """
        if not self._asked and self._rated:
            chosen = await self._rate("before")
            if chosen is None:
                return Done("")
            self._asked = True
            self._before = number_of(chosen)
            await self._offer_help(self._before)
        if offer.tool == "feelings" and await self._name_feelings():
            return await self.did(offer, fields)
        begun = Begun(offer.key, offer.text, self.setback, self._before)
        tool = routes.tool(offer.tool or "", about=offer.text, begun=begun)
        if tool is not None and (tried := await self._page.host.open(tool)):
            # it was done there: nothing is left to ask
            return await self.did(offer, fields, tried)
        if offer.key.startswith("own:") and fields:
            from checkin.tui.features.hard_moment.own_sentence import OwnSentence

            return await OwnSentence(self, offer, fields).answer()
        answer = await self.ask_of_idea(offer)
        self.is_left = answer is None and offer.tool is not None
        if answer == "did_it":
            return await self.did(offer, fields)
        if answer == "something_else":
            return Done(WayOut.OTHERS)
        return Done(WayOut(answer) if answer else "")

    async def go_on(self, going_on: GoingOn) -> Submitted[str | WayOut]:
        """Keep a small thing that was begun before the app was left, and go on as `try_it` does.

        Where none was begun, there is only the moment to go on with.
        """
        begun = going_on.begun
        if begun.setback is not None:
            number = begun.setback
            found = self._page.read_or(None, lambda: self._page.journal.entry(number))
            self.setback = found.id if found is not None else None
        if going_on.tried is None:
            return Done("")
        self._asked, self._before = True, begun.before
        return await self.did(Offer(begun.idea, begun.text, "2m"), [], going_on.tried)

    async def reached_out(self, name: str) -> Submitted[str | WayOut]:
        """Ask whether to keep that they got in touch with someone, and go on as `try_it` does.

        `name` is empty if it is not known whom.
        """
        whom = show(name, one_line=True) or get_text("hard", "reached_someone")
        said = {way: format_text("hard", f"i_{way}", name=whom) for way in _WAYS_TO_REACH}
        answers = [*said.items(), ("back", get_text("hard", "back_to_ideas"))]
        chosen = await self._ask(get_text("hard", "reached_ask"), answers, first=False)
        if chosen not in said:
            return Done("")
        text = format_text("hard", chosen, name=name or get_text("hard", "reached_someone"))
        return await self.did(Offer(_REACHED, text, "2m"), [])

    async def ask_of_idea(self, offer: Offer, *, own: bool = False) -> str | None:
        """Ask whether it was done; `own` words may be how it is after all."""
        answers = [(name, get_text("hard", name)) for name in (*_ANSWERS, *[HAPPENED] * own)]
        return await self._ask(wording.calm(show(offer.text, one_line=True)), answers)

    async def ask_of_own(self, offer: Offer, fields: Sequence[TextField]) -> str | None:
        """Ask what own words are: how it is, or what to do."""
        self._told = offer.text, fields
        ways = (HAPPENED, WILL_DO, "someone", "not_now")
        answers = [(name, get_text("hard", name)) for name in ways]
        try:
            words = show(offer.text, one_line=True)
            return await self._ask(get_text("hard", "own_ask"), answers, note=words)
        finally:
            self._told = "", ()

    def words_before(self, chosen: str | None) -> str:
        """Own words that are asked about while others are typed: these happened before them.

        Empty if there are none, or if something else is `chosen` of them.
        """
        return self._told[0] if chosen in (None, HAPPENED) else ""

    def went_on(self, text: str) -> None:
        """Leave the question about own words, which are kept with others that were typed at it."""
        self._more = text
        for field in self._told[1]:
            field.value = ""
        if self._dialog is not None:
            self._dialog.dismiss(MORE)

    async def keep_words(self, text: str, fields: Sequence[TextField]) -> Submitted[Entry]:
        """Keep words as what happened: no step, no win, and never an idea."""
        number = self.setback
        kept = await self._page.submit(
            lambda journal: journal.hard_moments.add_words(number, text),
            fields=fields,
            kept_as={"setback": number},
            opens_next=True,
        )
        if isinstance(kept, Done):
            self.setback = kept.value.id
        return kept

    async def heard_more(self, text: str) -> Submitted[str | WayOut]:
        """Answer words that went on being told, unless people are offered for them."""
        if heavy(self._more) or calls_for_people(self._more):
            return Done(get_text("hard", "what_kept"))
        return await self.heard(told_sort(self._more) or told_sort(text) or "any")

    async def heard(self, sort: str) -> Submitted[str | WayOut]:
        """Answer what was told with one sentence, and say ways on.

        `sort` is what `told_sort` says of it, `SLIP` for one that was named, fine, or any.
        """
        self.heard_of.add(sort)
        said = wording.heard_reply(sort, self.setback)
        wave = _idea_with(self._page, "skill:wave") if sort == "wanting" else None
        ways = ["someone", "wave", "small_thing"] if wave else ["someone", "small_thing"]
        breathe = _idea_with(self._page, "breathing") if sort == "panic" else None
        if breathe:
            ways.insert(0, "breathe")
        if sort in ("took", SLIP):
            ways = ["someone", "slip_ideas", "square_one"]
        answers = [(name, get_text("hard", name)) for name in (*ways, "stop")]
        chosen = await self._ask(get_text("hard", "harder_ask"), answers, note=said)
        for way, idea in (("wave", wave), ("breathe", breathe)):
            if chosen == way and idea is not None:
                return await self.try_it(idea, [])
        if chosen in (None, "small_thing", "slip_ideas"):
            return Done(get_text("hard", "what_kept"))
        return Done(WayOut(chosen))

    async def _name_feelings(self) -> bool:
        """Keep words for how it feels with the moment; whether any were named."""
        found = await self._page.app.push_screen_wait(FeelingsDialog())
        if not found:
            return False
        number = self.setback
        kept = await self._page.submit(
            lambda journal: journal.hard_moments.add_feelings(number, found), opens_next=True
        )
        if not isinstance(kept, Done):
            return False
        self.setback = kept.value.id
        self._page.host.drafting.update(Draft(FeelingsDialog.ROUTE_NAME, FEELINGS, ""))
        if offers_help(found):
            await help_offered(self._page)
        return True

    async def did(
        self,
        offer: Offer,
        fields: Sequence[TextField],
        tried: Tried | None = None,
        *,
        own: bool = False,
    ) -> Submitted[str | WayOut]:
        """Keep what was done as a step, and ask how it is now; `own` words may not be one."""
        kept = await self._keep(offer, fields)
        if not isinstance(kept, Done):
            return kept
        step = kept.value
        before = self._before
        said = await self._how_is_it(tried.said if tried else "", own=own)
        if said == HAPPENED:
            await self._page.write(lambda journal: journal.delete(step.id))
            kept = await self.keep_words(offer.text, [])
            return await self.heard("any") if isinstance(kept, Done) else kept
        outcome, after = said or (None, None)
        if before is None and tried is not None:
            before, after = tried.before, tried.after
        if outcome or (before, after) != (None, None):
            told = await self._page.submit(
                lambda journal: journal.edit(step.id, outcome=outcome, before=before, after=after),
                opens_next=True,
            )
            if not isinstance(told, Done):
                return told
        self.is_left = said is None and tried is not None
        if said is None:
            return Done(self._page.said_of_its_day(get_text("hard", "not_piled")))
        reply = _reply(offer, outcome, step, before, after)
        if self._before is not None and after is not None:
            self._before = after
        a_lot = after is not None and after >= A_LOT
        if outcome in ("same", "harder"):
            return await self._ways_on(outcome, reply, a_lot=a_lot)
        await self._offer_help(after)
        part = tried.part if tried else ""
        return await (self._pile(step, reply, part) if outcome else self._end(reply))

    async def _pile(self, step: Entry, reply: str, part: str) -> Submitted[str | WayOut]:
        """Ask about the pile, and end; leaving the question leaves it at that.

        `part` is what was done of it, if that was not all.
        """
        if not comes_back(step.text):
            return await self._end(reply)
        text = part or done_form(step.source) or step.text
        if step.source == ENOUGH:
            text = get_text("hard", "enough_done")
        pile = await self._ask(
            pile_question(text),
            [("yes", get_text("hard", "pile_yes")), ("no", get_text("hard", "pile_no"))],
            note=reply,
            first=False,
        )
        if pile is None:
            return Done(self._page.said_of_its_day(get_text("hard", "not_piled")))
        if pile == "yes":
            label = "asking" if step.source == _REACHED else "tools"
            win = NewEntry("win", text, parent=step.id, source=step.source, label=label)
            done = await self._page.submit(lambda journal: journal.add(win), opens_next=True)
            if not isinstance(done, Done):
                return done
        said = get_text("hard", "piled" if pile == "yes" else "not_piled")
        return await self._end(said if pile == "yes" else self._page.said_of_its_day(said))

    async def _end(self, said: str) -> Submitted[str | WayOut]:
        """It is over: stop here, one more, or someone; leaving the question is stopping here."""
        ways = [(name, get_text("hard", name)) for name in ("stop", "one_more", "someone")]
        chosen = await self._ask(get_text("hard", "end"), ways, note=said)
        if chosen == "one_more":
            return Done(WayOut.OTHERS)
        return Done(WayOut(chosen or "stop"))

    async def _ways_on(
        self, outcome: Outcome, reply: str, *, a_lot: bool
    ) -> Submitted[str | WayOut]:
        """Ways on after what did not help; the pile is not asked about."""
        offer = offer_help()
        look = _idea_with(self._page, "grounding") if outcome == "harder" else None
        someone = [("someone", get_text("hard", "someone"))]
        if a_lot:
            someone = list(zip(HELP[:-1], offer.choices, strict=False))
        other = [("else", get_text("hard", "something_else"))]
        if look:
            other.insert(0, ("look", get_text("hard", "look_around")))
        first_someone = a_lot or outcome == "harder"
        ways = [*someone, *other] if first_someone else [*other, *someone]
        ways.append(("stop", get_text("hard", "stop")))
        question = offer.text if a_lot else get_text("hard", "harder_ask")
        chosen = await self._ask(question, ways, note=reply)
        if chosen == "look" and look:
            return await self.try_it(look, [])
        if chosen == "else":
            return Done(WayOut.OTHERS)
        if chosen in HELP:
            await show_help(self._page, chosen)
            return Done("")
        return Done(WayOut(chosen) if chosen else "")

    async def _how_is_it(
        self, said: str, *, own: bool = False
    ) -> tuple[Outcome | None, int | None] | Literal["that_happened"] | None:
        """How it is now, in a word, or as a number for those who turned that on.

        `said` stands above it. None if that was left, which goes back and asks no more.
        """
        if self._before is not None:
            rating = await self._rate("after", note=said)
            if rating is None:
                return None
            after = number_of(rating)
            if after is None:
                return None, None
            fell = after < self._before
            return ("easier" if fell else "harder" if after > self._before else "same"), after
        answers = [(name, get_text("hard", name)) for name in (*STEP_OUTCOMES, "rather_not")]
        if own:
            answers.append((HAPPENED, get_text("hard", HAPPENED)))
        how = await self._ask(get_text("hard", "how_now"), answers, note=said, first=False)
        if how is None:
            return None
        if how == HAPPENED:
            return "that_happened"
        return next((name for name in STEP_OUTCOMES if name == how), None), None

    async def _keep(self, offer: Offer, fields: Sequence[TextField]) -> Submitted[Entry]:
        """Keep the step under its hard moment; the moment is kept with its first step."""
        if self.setback is not None and self._page.journal.entry(self.setback).deleted:
            self.setback = None  # it was undone in between
        own = offer.key.startswith("own:")
        step = NewEntry("step", offer.text, parent=self.setback, source=None if own else offer.key)
        first = self.setback is None
        news = [NewEntry("setback", "", before=self._before), step] if first else [step]
        kept = await self._page.submit(
            lambda journal: journal.add_many(news, chain=first),
            fields=fields,
            kept_as={"setback": self.setback},
            opens_next=True,
        )
        if not isinstance(kept, Done):
            return kept
        if first:
            self.setback = kept.value[0].id
        return Done(kept.value[-1])

    @property
    def _rated(self) -> bool:
        return self._page.journal.settings["ratings"] == "yes"

    async def _rate(self, question: str, *, note: str = "") -> str | None:
        """The number as text, a word for going on without one, or None for leaving."""
        dialog = RatingDialog(get_text("hard", "title"), get_text("hard", question), note=note)
        return await self._page.app.push_screen_wait(dialog)

    def offer_help(self, words: str) -> None:
        """Offer people, over the question that is asked now."""
        self._page.run_worker(partial(help_offered, self._page, words=words), group="flow")

    async def _offer_help(self, rating: int | None) -> None:
        if rating is not None and rating >= A_LOT:
            await help_offered(self._page)

    async def _ask(
        self,
        question: str,
        answers: Iterable[tuple[str, str]],
        *,
        note: str = "",
        first: bool = True,
    ) -> str | None:
        title = get_text("hard", "title")
        self._dialog = MomentDialog(title, question, list(answers), note=note, first=first)
        return await self._page.app.push_screen_wait(self._dialog)


def _idea_with(page: Page[Any], tool: str) -> Offer | None:
    """The skill of that name as a small thing to try, unless it is off."""
    from checkin.content.small_things import small_things

    off = page.journal.settings.topics_off()
    found = (idea for idea in small_things(off) if (idea.group, idea.tool) == ("tools", tool))
    return next((Offer(i.id, i.text, "30s", tool=i.tool) for i in found), None)


def _reply(
    offer: Offer, outcome: Outcome | None, step: Entry, before: int | None, after: int | None
) -> str:
    if offer.key == ENOUGH:
        found: Iterable[str] = get_texts("hard", "enough_replies")
    elif outcome:
        found = replies(outcome, before, after)
    else:
        found = after_lines()
    return choose_stable(tuple(found), seed=step.id) or ""
