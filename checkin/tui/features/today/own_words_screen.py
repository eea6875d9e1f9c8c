"""Words of one's own that were typed at a choice and left: each with the question it answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from textual import on, work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.distress_words import heavy
from checkin.content.strings import format_text, get_text
from checkin.core.day_names import day_name
from checkin.core.entries import NewEntry
from checkin.core.frozen import replace
from checkin.core.records import Draft
from checkin.core.text import show
from checkin.tui.base.own_words import (
    ASKED,
    AT,
    ENTERED,
    ENTRY,
    NEW,
    PALETTE,
    ROUTE_NAME,
    as_entry,
    change_that_keeps,
    said_of,
)
from checkin.tui.base.screen import Page
from checkin.tui.draft_saver import TYPED, stored_day
from checkin.tui.keymap import BACK, Command
from checkin.tui.submit_result import Done
from checkin.tui.widgets.field_protocol import Field
from checkin.tui.widgets.text_field import TextField

_WIN = as_entry(NewEntry("win", ""))
_SIGNS = ("?", ".", "!", ":")
"""What a question ends with, and the name of a page doesn't."""
_PLAIN = "line"
"""The field for words that belong to no question."""


class OwnWordsScreen(Page[None]):
    """They are kept where they would have been kept then."""

    ROUTE_NAME = ROUTE_NAME
    DATED = True
    KEYS = (
        Command(
            "words.throw",
            "f7",
            "throw",
            "Throw away",
            "Throw these words away. Once more brings them back.",
            need=2,
        ),
        Command(
            "words.return",
            "f7",
            "bring_back",
            "Bring back",
            "Bring back the words that were here.",
            need=2,
        ),
        Command("words.next", "tab", "next", "Next", "Go to the next field."),
        BACK,
    )
    DEFAULT_CSS = """
    OwnWordsScreen #left { height: 1fr; }
    OwnWordsScreen #left TextField { margin-bottom: 1; }
    OwnWordsScreen.-short #left TextField { margin-bottom: 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._contexts: dict[str, Mapping[str, object]] = {}
        self._thrown: dict[str, str] = {}
        """Words that were thrown away here, by their field."""
        self._entered_before = ""
        """The field of words after which enter was pressed where they were typed."""

    def body(self) -> Iterable[Widget]:
        drafts = self._to_show(self.host.drafts_of(self.ROUTE_NAME)[::-1])
        if not any(draft.field != _PLAIN for draft in drafts):
            yield Static(get_text("words", "question"), classes="question", markup=False)
            yield TextField(id=_PLAIN, empty_says=BACK.label)
        with VerticalScroll(id="left", can_focus=False):
            for draft in drafts:
                if draft.field == _PLAIN:
                    continue
                context = dict(draft.context)
                new = context.pop(NEW, False)
                if context.pop(ENTERED, False):
                    self._entered_before = draft.field
                self._contexts[draft.field] = context
                yield Static(Content(_typed_at(draft)), classes="question", markup=False)
                field = TextField(draft.text, id=draft.field, empty_says=BACK.label)
                if not new:
                    field.add_to(draft.text, left=True)
                yield field
        self._plain = next((draft for draft in drafts if draft.field == _PLAIN), None)

    def _to_show(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Those that the page was opened for, else all; the same words once.

        Others wait as before.
        """
        once: dict[tuple[str, str], Draft] = {}
        for draft in drafts:
            if once.setdefault((draft.text, _about(draft)), draft) is not draft:
                self.host.drafting.update(Draft(ROUTE_NAME, draft.field, ""))
        new = [draft for draft in once.values() if draft.context.get(NEW)]
        if new:
            self.host.stash_drafts([draft for draft in once.values() if draft not in new])
        return new or [*once.values()]

    def on_mount(self) -> None:
        if self._plain is not None and self.query(f"#{_PLAIN}"):
            self.restore(self._plain)
        super().on_mount()
        fields = self.query(TextField)
        for field in fields:
            field.cursor_position = len(field.value)
        fields.first().focus()
        if self._entered_before:
            entered, self._entered_before = self._entered_before, ""
            self.keep(self.query_one(f"#{entered}", TextField))

    def restore(self, draft: Draft) -> None:
        """Put plain words back; all others have their field by now, or wait."""
        if draft.field == _PLAIN:
            super().restore(draft)
        else:
            self.host.stash_drafts([draft])

    def draft(self, field: Field) -> Draft:
        """The words, still with their question."""
        draft = super().draft(field)
        context = self._contexts.get(field.id or "")
        return replace(draft, context=context) if context and draft.text else draft

    @property
    def _field(self) -> TextField | None:
        return self.focused if isinstance(self.focused, TextField) else None

    @property
    def turned_off(self) -> Collection[str]:
        """There is nothing to bring back before something was thrown away."""
        return () if self._thrown else ("words.return",)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There have to be words to throw away, or to bring back, or another field to go to."""
        field = self._field
        if action == "throw":
            return field is not None and bool(field.value.strip())
        if action == "bring_back":
            empty = field is not None and not field.value.strip()
            return empty and field is not None and field.id in self._thrown
        if action == "next":
            return len(self.query(TextField)) > 1
        return super().check_action(action, parameters)

    def action_throw(self) -> None:
        """Throw away the words of the field."""
        if (field := self._field) is not None:
            self._thrown[field.id or ""] = field.value
            field.value = ""
            key = self.key_name("words.return")
            self.show_status(format_text("words", "thrown", key=key) or "")

    def action_next(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_bring_back(self) -> None:
        """Bring back the words of the field, which were thrown away."""
        if (field := self._field) is not None:
            field.value = self._thrown.pop(field.id or "", "")
            field.cursor_position = len(field.value)
            self.show_status(get_text("words", "thrown_back"))

    @on(Input.Changed)
    def _name_the_key(self) -> None:
        self.refresh_bindings()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if event.value.strip() and isinstance(event.input, TextField):
            self.keep(event.input)
        else:
            self.action_back()

    @work(group="keep")
    async def keep(self, field: TextField) -> None:
        """Keep the words where they belong, and go back after the last of them."""
        context = self._contexts.get(field.id or "", {})
        text = field.value.strip()
        change = change_that_keeps(text, context)
        kept = await self.submit(change, fields=[field], emptied=False, offers_help=True)
        if not isinstance(kept, Done):
            return
        if heavy(text):
            self.offer_help(context, text)
        else:
            self._go_on(context, text)

    @work(group="flow")
    async def offer_help(self, context: Mapping[str, object], text: str) -> None:
        """Offer people before going on: what was kept is a reason to."""
        from checkin.tui.base.help_offer import help_offered

        await help_offered(self, name=get_text("words", "title"), words=text)
        self._go_on(context, text)

    def _go_on(self, context: Mapping[str, object], text: str) -> None:
        """Go to the next words that are not kept, or back after the last."""
        left = [other for other in self.query(TextField) if other.value != other.saved_value]
        if left:
            left[0].focus()
            left[0].add_to(left[0].value)  # what is typed next is another word
            self.show_status(get_text("drafts", "kept"))
        else:
            if "setback" in context:
                said = get_text("hard", "what_kept")
            elif ENTRY in context:
                is_win = context[ENTRY] == _WIN[ENTRY]
                said = get_text("today", "as_win_reply") if is_win else get_text("drafts", "kept")
            else:
                said = said_of(text, context.get(AT))
            self.leave(None, self.said_of_its_day(said))


def _typed_at(draft: Draft) -> str:
    """Where words were typed: on Today, which is called by its day, on a page, or at a question.

    In the palette, it says nothing of the page below.
    """
    if draft.context.get(AT) == PALETTE:
        return get_text("words", "typed_in_palette")
    asked = show(str(draft.context.get(ASKED, "")), one_line=True)
    if not asked:
        return get_text("words", "question")
    day = stored_day(draft.context.get(TYPED))
    if day is not None and asked in (day_name(day), day_name(day, day)):
        return format_text("words", "typed_on_day", day=asked)
    if asked.endswith(_SIGNS):
        return format_text("words", "typed_under", question=asked)
    return format_text("words", "typed_on_page", page=asked)


def _about(draft: Draft) -> str:
    """What words belong to, and on which day they were typed; the same for two of one thought."""
    where = (ASKED, AT, ENTERED, NEW) if "goal" not in draft.context else (ENTERED, NEW)
    return repr(sorted(each for each in draft.context.items() if each[0] not in where))
