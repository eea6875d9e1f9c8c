"""A small thing that is writing: one line, whatever comes, a note to oneself, words one loves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from checkin.content.distress_words import heavy
from checkin.content.openers import is_cut
from checkin.content.strings import format_text, get_text, plural
from checkin.core.entries import NewEntry
from checkin.core.records import Draft
from checkin.core.reflections import BOX, SKILL
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.base.help_offer import help_offered
from checkin.tui.base.screen import Page
from checkin.tui.draft_saver import IN_HARD_MOMENT
from checkin.tui.features.tools.completion import TOOL, complete_tool
from checkin.tui.features.tools.draft_in_moment import begun_context, begun_in
from checkin.tui.keymap import BACK, Command
from checkin.tui.routes import Begun, Tried
from checkin.tui.submit_result import Done
from checkin.tui.widgets.earlier_words import FIELD, EarlierWords
from checkin.tui.widgets.field_protocol import Field
from checkin.tui.widgets.multiline_field import MultilineField
from checkin.tui.widgets.text_field import TextField

_FREE = "freewrite"
"""Has several lines, and is kept or thrown away at the end."""
_SAYINGS = "sayings"
_LONG = (_FREE, _SAYINGS)
"""Have several lines: tab is done with them."""
_QUIET = 5
"""After how many minutes of free writing it is said that they have gone by."""
_CLOSE = ("note-to-self", _SAYINGS)
"""Are kept close, for a hard day. Each stands by itself: what was left does not join the next."""


class WriteScreen(Page[Tried | None]):
    """Gives back the try once something was written; None if it was left before."""

    ROUTE_NAME = "write"
    DATED = True
    KEYS = (
        Command("write.done", "tab", "done", "Done", "Done with writing."),
        BACK,
    )
    CSS_PATH = "styles.tcss"

    def __init__(
        self,
        kind: str = "line",
        *,
        about: str = "",
        inside: bool = False,
        begun: Begun | None = None,
    ) -> None:
        """`kind` is one of `checkin.tui.routes.WRITING`, `about` the idea in words.

        `inside` says that a hard moment opened it, and `begun` is what that moment goes on from
        once the app was left while this was open.
        """
        super().__init__()
        self._kind = kind
        self._about = about or get_text("write", kind)
        self._inside = inside
        self._begun = begun

    @property
    def slot(self) -> str:
        """Each sort has drafts of its own."""
        return f"{self.ROUTE_NAME}:{self._kind}"

    def body(self) -> Iterable[Widget]:
        yield Static(self._about, id="about", classes="question", markup=False)
        if self._kind in _LONG:
            yield MultilineField(id="line")
        else:
            yield TextField(id="line", empty_says=BACK.label)
        if self._kind == _SAYINGS:
            yield Static(get_text("write", "sayings_keys"), classes="quiet", markup=False)
        if self._kind in _CLOSE:
            yield EarlierWords()
        if self._kind == _FREE:
            yield Static(get_text("write", "free_time"), classes="quiet", markup=False)

    @property
    def _field(self) -> TextField | MultilineField:
        field = self.query_one("#line")
        assert isinstance(field, TextField | MultilineField)
        return field

    def on_mount(self) -> None:
        super().on_mount()
        self._field.focus()
        if self._kind == _FREE:
            self.set_timer(_QUIET * 60, self.time_up)

    def time_up(self) -> None:
        """Say once that the minutes have gone by; nothing rings, and writing goes on."""
        self.show_hint(format_text("skills", "time_up", time=plural("minutes", _QUIET)) or "")

    # Drafts

    @property
    def that_day(self) -> date | None:
        """Words that are offered beside the field are taken before their day is."""
        return None if self._kind in _CLOSE else super().that_day

    def restore(self, draft: Draft) -> None:
        """Put back the words; those of a hard moment go on in it."""
        if self._is_offered(draft):
            self.offer_earlier(draft)
            return
        if not self._inside:
            self._begun = begun_in(draft) or self._begun
            if self._begun is not None:
                self._about = self._begun.text
                self.query_one("#about", Static).update(self._about)
        self.give_back(draft)
        if self.is_from_before(draft) and not is_cut(draft.text):
            self._field.add_to(draft.text)
        self.typed_before(draft)

    def _is_offered(self, draft: Draft) -> bool:
        """Whether it is a whole thing that was left, beside which another one can be written."""
        if self._kind not in _CLOSE or self._inside or draft.context.get(IN_HARD_MOMENT):
            return draft.field == FIELD
        return draft.field == FIELD or draft.left or self.is_of_another_day(draft)

    def action_that_day(self) -> None:
        """Go on with the words that are offered."""
        if self._kind not in _CLOSE:
            super().action_that_day()
        elif text := self.query_one(EarlierWords).take():
            self.give_back(Draft(self.slot, "line", text))

    def draft(self, field: Field) -> Draft:
        """What stands in a field; words that were offered and taken are no draft any more."""
        if field.id == FIELD and not field.value:
            return Draft(self.slot, FIELD, "")
        return super().draft(field)

    def draft_context(self) -> dict[str, object]:
        """The hard moment that opened it."""
        if not self._field.value:
            return {}
        begun = begun_context(self._begun) if self._begun else {}
        return {**begun, IN_HARD_MOMENT: self._inside or self._begun is not None}

    def give_back(self, draft: Draft) -> bool:
        """Put words that could not be kept back, before what was written since."""
        text = f"{draft.text}\n{self._field.value}" if self._kind in _LONG else draft.text
        self._field.value = text.strip() if self._field.value else draft.text
        self._field.cursor_position = len(self._field.value)
        self.host.drafting.update(self.draft(self._field))
        return True

    def typed(self) -> list[Draft]:
        """What stands in the field now."""
        lines = super().typed()
        texts = [self.draft(field) for field in self.query(MultilineField) if field.value]
        return [*lines, *texts]

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self.host.drafting.update(self.draft(self._field))

    def action_back(self) -> None:
        """Go back; the hard moment that is open below asks how it went itself."""
        if self._inside:
            self._begun = None
        super().action_back()

    # Keeping

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A single line is kept with enter."""
        return self._kind in _LONG if action == "done" else True

    @on(Input.Submitted)
    def _entered(self) -> None:
        if self._field.value.strip():
            self.keep()
        else:
            self.action_back()

    @work(group="flow", exclusive=True)
    async def action_done(self) -> None:
        """Keep it; of free writing, ask whether it is kept or thrown away."""
        if not self._field.value.strip():
            self.action_back()
            return
        if self._kind != _FREE:
            await self._keep()
            return
        answers = [(name, get_text("write", name)) for name in ("keep", "throw")]
        answer = await self.app.push_screen_wait(
            ChoiceDialog(get_text("write", "title"), get_text("write", "keep_ask"), answers)
        )
        if answer == "keep":
            await self._keep()
        elif answer == "throw" and isinstance(
            await self.submit(lambda journal: None, fields=[self._field]), Done
        ):
            await self._close(get_text("write", "thrown"), if_not="not_piled_thrown")

    @work(group="flow", exclusive=True)
    async def keep(self) -> None:
        """Keep what is written, and leave."""
        await self._keep()

    async def _keep(self) -> None:
        text = self._field.value.strip()
        close = self._kind in _CLOSE and not heavy(text)
        source = BOX if close else f"{SKILL}{self._kind}"
        new = NewEntry("reflection", text, cue=self._about, source=source, keepsake=close)
        kept = await self.submit(
            lambda journal: journal.add(new),
            fields=[self._field],
            emptied=False,
            offers_help=True,
        )
        if isinstance(kept, Done):
            self._put_by()
            if heavy(text):
                await help_offered(self, name=get_text("write", "title"), words=text)
            await self._close(get_text("write", "kept_close" if close else "kept"))

    def _put_by(self) -> None:
        """What is still offered is offered the next time, too."""
        drafts = [self.draft(each.field) for each in self.query(EarlierWords) if each.field.value]
        self.host.stash_drafts(drafts)

    async def _close(self, reply: str, *, if_not: str = "not_piled_words") -> None:
        win = NewEntry(
            "win",
            get_text("write", f"{self._kind}_win"),
            label=TOOL,
            source=f"{SKILL}{self._kind}",
        )
        title = get_text("write", "title")
        begun = None if self._inside else self._begun
        await complete_tool(
            self,
            win,
            reply,
            name=title,
            inside=self._inside,
            begun=begun,
            if_not=get_text("skills", if_not),
        )
