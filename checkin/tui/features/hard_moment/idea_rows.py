"""The rows of a hard moment: something to do first, someone in sight, and what else there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from checkin.content import hard_moment as wording
from checkin.content.strings import format_text, get_text
from checkin.core.day_names import day_name
from checkin.core.entries import ENOUGH
from checkin.core.frozen import Frozen
from checkin.core.support_records import Contact
from checkin.core.text import show
from checkin.tui.rendering.entries import mark, muted, option_row
from checkin.tui.rendering.layout import hanging_row, room
from checkin.tui.widgets.choice_list import Choice

if TYPE_CHECKING:
    from checkin.domain.hard_moment import Offer

SQUARE_ONE = "square-one"
LATER = "later"
FIRST_IDEAS = "first-ideas"
PERSON = "person:"
"""How the ids of the person's own people begin; their place on the list follows, from 1 on."""
FIRST = 3
"""How many ideas come before someone."""
NUMBERED = 9
"""How many people can be chosen by typing their place."""


class IdeaRows(Frozen):
    """What the rows are made of."""

    offers: Sequence[Offer]
    people: Sequence[Contact]
    """Their people, in their order."""
    others: bool
    """Whether they come after ideas that were there before."""
    look_back: date | None
    """The day of a hard moment they asked to look back at."""
    today: date
    width: int
    """Of the terminal, in cells."""
    plain: bool

    def rows(self) -> Iterable[Choice]:
        """All rows, in their order."""
        ideas = [offer for offer in self.offers if offer.group != "someone"]
        first = [*self._ideas(ideas[:FIRST], "")]
        if self.look_back is not None:  # below the first idea, which stands under its heading
            day = day_name(self.look_back, self.today)
            later = self._open(LATER, format_text("hard", "look_back_due", day=day))
            first.insert(2, later)
        yield from first
        yield from self._someone()
        yield self._open(SQUARE_ONE, get_text("hard", "square_one"))
        yield from self._ideas(ideas[FIRST:], ideas[FIRST - 1].group if ideas[FIRST:] else "")
        yield self._open(ENOUGH, get_text("today", "morning_enough"))
        if self.others:
            yield self._open(FIRST_IDEAS, get_text("hard", "first_ideas"))

    def _ideas(self, ideas: Iterable[Offer], group: str) -> Iterable[Choice]:
        """Ideas under the names of their groups; those of `group` go on with it."""
        for nth, offer in enumerate(ideas):
            if offer.group != group or (group and not nth):
                more = offer.group == group
                group = offer.group
                name = "group_more" if more else f"group_{group}"
                yield Choice(f"h:{name}", muted(get_text("hard", name)), heading=True)
            yield Choice(offer.key, self._offer(offer))

    def _someone(self) -> Iterable[Choice]:
        yield Choice("h:someone", muted(get_text("hard", "group_someone")), heading=True)
        for nth, person in enumerate(self.people, start=1):
            name, reach = (show(text, one_line=True) for text in (person.name, person.reach))
            number = Content.styled(str(nth) if nth <= NUMBERED else " ", "b $accent")
            row = Content.assemble(" ", number, " ", name, "   " if reach else "", reach)
            yield Choice(f"{PERSON}{nth}", hanging_row(row, room(self.width)))
        for offer in self.offers:
            if offer.group == "someone":
                yield Choice(offer.key, self._offer(offer))

    def _open(self, id: str, text: str) -> Choice:
        return Choice(id, hanging_row(option_row(text, plain=self.plain), room(self.width)))

    def _offer(self, offer: Offer) -> Content:
        kind = "win" if offer.group in ("helped", "plan", "agreed") else "open"
        text = wording.plan(offer.text, offer.cue) if offer.cue else offer.text
        day = offer.last_eased
        note = wording.note(offer.eased, offer.tried, f"{day.day} {day:%B}" if day else None)
        row = Content.assemble(" ", mark(kind, plain=self.plain), " ", show(text, one_line=True))
        noted = Content.assemble(row, "   ", muted(note))
        if note and offer.group != "plan" and noted.cell_length <= room(self.width):
            return noted
        return hanging_row(row, room(self.width))


def own_step(text: str) -> Offer:
    """What someone typed to do, as an offer."""
    from checkin.domain.hard_moment import Offer, own_step_key

    return Offer(own_step_key(text), text, "helped")


def enough() -> Offer:
    """That being here is enough, as an offer."""
    from checkin.domain.hard_moment import Offer

    return Offer(ENOUGH, get_text("today", "morning_enough"), "30s")
