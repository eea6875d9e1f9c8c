"""When ... I will ...: a plan for a moment that tends to be hard, made on an easier day."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from checkin.content import hard_moment
from checkin.content.hard_moment import kinds
from checkin.content.skills import Skill
from checkin.content.strings import format_text, get_text
from checkin.core.entries import PLAN, NewEntry
from checkin.core.records import Draft
from checkin.core.text import show
from checkin.tui.features.tools.typed_steps_screen import TypedSteps, step_keys
from checkin.tui.keymap import LIST
from checkin.tui.rendering.entries import checkbox_row, muted, option_row
from checkin.tui.rendering.layout import hanging_row, room
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.text_field import TextField

_THEN, _READ = 1, 2
_OPENERS = ("when", "whenever", "if", "after", "before", "as soon as", "while")


class WhenThenScreen(TypedSteps):
    """Makes one plan, and reads it back; picturing it is the last step."""

    ROUTE_NAME = "when-then"
    ENTER_CHOOSES = True
    DATED = True
    FIELDS = ("moment", "then", "", "")
    KEYS = (*step_keys("plan"), *LIST)
    CSS_PATH = "styles.tcss"

    def __init__(self, skill: Skill, *, inside: bool = False) -> None:
        """`inside` says that a hard moment opened it, and asks about the pile itself."""
        super().__init__(skill, inside=inside)
        self._kind: str | None = None

    def body(self) -> Iterable[Widget]:
        yield from super().body()
        yield Static(id="sentence", markup=False)
        yield ChoiceList()

    def reload(self) -> None:
        super().reload()
        self.set_class(self.at >= _READ, "-reading")
        if self.at < _READ:
            choices = self._moments() if self.at < _THEN else self._things()
            self.query_one(ChoiceList).show(choices, first=False)
        self._show_sentence()

    def _moments(self) -> Iterable[Choice]:
        yield Choice("h:kind", muted(get_text("skills", "moment_kind")), heading=True)
        for kind in kinds(self.journal.settings.topics_off()):
            label = checkbox_row(kind.label, kind.id == self._kind, plain=self.plain)
            yield Choice(kind.id, label)

    def _things(self) -> Iterable[Choice]:
        yield Choice("h:thing", muted(get_text("skills", "own_or_idea")), heading=True)
        for offer in self.journal.hard_moments.offers(self._kind):
            row = option_row(show(offer.text, one_line=True), plain=self.plain)
            yield Choice(offer.key, hanging_row(row, room(self.app.size.width)))

    def _show_sentence(self) -> None:
        cue, then = self._cue(), self._then()
        said = f"{hard_moment.plan(then, cue)}." if cue and then else f"{cue}, ..." if cue else ""
        self.query_one("#sentence", Static).update(Content(show(said, one_line=True)))

    def _cue(self) -> str:
        return when(self.field("moment").value)

    def _then(self) -> str:
        return small_start(" ".join(self.field("then").value.split()))

    def restore(self, draft: Draft) -> None:
        """Put back the words and the kind of moment."""
        super().restore(draft)
        kind = draft.context.get("kind")
        self._kind = kind if isinstance(kind, str) else self._kind

    def draft_context(self) -> dict[str, object]:
        """The step that is shown, and the kind of moment."""
        context = super().draft_context()
        return {**context, "kind": self._kind} if context else {}

    @on(Input.Changed)
    def _typed(self) -> None:
        self.query_one(ChoiceList).highlighted = None
        self._show_sentence()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self._take(self.query_one(ChoiceList).chosen)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option_id)

    def _take(self, chosen: str | None) -> None:
        """Mark the highlighted kind of moment, or take the small thing as the rest of the plan."""
        if chosen is None:
            self.action_next()
        elif self.at == _THEN:
            offer = next(o for o in self.journal.hard_moments.offers(self._kind) if o.key == chosen)
            field = self.field("then")
            field.value = show(offer.text, one_line=True).rstrip(".")
            field.cursor_position = len(field.value)
            self.action_next()
        else:
            self._kind = None if chosen == self._kind else chosen
            self.reload()
            self.query_one(ChoiceList).highlighted = None
            self.host.drafting.update(self.draft(self.field("moment")))

    async def settle(self) -> str | None:
        """Keep the plan, if there is one."""
        cue, then = self._cue(), self._then()
        if not (cue and then):
            return get_text("skills", "stopped")
        new = NewEntry("reflection", then, cue=cue, source=PLAN, label=self._kind)
        kept = await self.submit(lambda journal: journal.add(new), fields=self.query(TextField))
        return self.skill.end if isinstance(kept, Done) else None


def when(moment: str) -> str:
    """The moment as the beginning of a plan: "Sam calls" is "When Sam calls"."""
    words = " ".join(moment.split()).rstrip(",.")
    if not words:
        return ""
    if words.casefold().startswith(tuple(f"{opener} " for opener in _OPENERS)):
        return words[0].upper() + words[1:]
    return format_text("skills", "when", moment=words)


def small_start(text: str) -> str:
    """The small thing as the end of a plan: no "I will" twice, and no capital in the middle."""
    text = text.rstrip(".")
    for opener in ("I will ", "I'll "):
        text = text.removeprefix(opener)
    keeps = text[1:2].isupper() or text[:2] in ("I ", "I'")
    return text if keeps else text[:1].lower() + text[1:]
