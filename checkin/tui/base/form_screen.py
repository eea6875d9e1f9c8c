"""A few fields under each other about one thing, with drafts of their own for each thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.strings import get_text
from checkin.core.errors import CheckinError
from checkin.core.frozen import replace
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.tui.base.screen import Page, ResultT, T
from checkin.tui.submit_result import Submitted
from checkin.tui.widgets.field_protocol import Field
from checkin.tui.widgets.text_field import TextField
from checkin.tui.widgets.title_bar import TitleBar


class Form(Page[ResultT]):
    """Enter goes from field to field; on the last one it is the action `keep` of the subclass."""

    WORDS: ClassVar[tuple[str, str]]
    """The section that the words of its fields are in, and what their names begin with there."""
    fields: tuple[str, ...]
    """What the fields are called, from the top."""

    def __init__(self, slot: str) -> None:
        """`slot` is where its drafts are; each thing it can be about has one."""
        super().__init__()
        self._slot = slot
        self.known = False
        """Whether what it is about was read."""

    @property
    def slot(self) -> str:
        """Where its drafts are."""
        return self._slot

    @property
    def begins_at(self) -> str:
        """The field that one is in at first."""
        return self.fields[0]

    def find(self) -> None:
        """Read what it is about."""

    def stands(self) -> Mapping[str, str]:
        """What is kept, field by field; nothing of something new."""
        return {}

    def subject(self) -> tuple[str, str]:
        """What it is about, and the note beside it."""
        return super().heading()

    def heading(self) -> tuple[str, str]:
        self.read_or(None, self._find)
        return self.subject()

    def _find(self) -> None:
        self.find()
        self.known = True

    def body(self) -> Iterable[Widget]:
        for field in self.fields:
            yield self.question(field, classes="question")
            yield self.field(field)

    def question(self, field: str, *, classes: str) -> Static:
        """What is asked for in a field."""
        section, begins = self.WORDS
        return Static(get_text(section, f"{begins}{field}"), classes=classes, markup=False)

    def field(self, field: str) -> TextField:
        """The field, with a hint in it."""
        section, begins = self.WORDS
        last = field == self.fields[-1]
        return TextField(
            id=field,
            placeholder=get_text(section, f"{begins}{field}_help"),
            enter_says="Keep" if last else get_text(section, "next"),
        )

    def on_mount(self) -> None:
        self._show()
        super().on_mount()
        self.line(self.begins_at).focus()

    def _show(self) -> None:
        for field, text in self.stands().items():
            line = self.line(field)
            line.set_saved_value(text, under="" if line.value == line.saved_value else line.value)

    def reload(self) -> None:
        """Read what could not be read before; what is typed by now stays over it."""
        if not self.known:
            self._find()
            self._show()
            title = self.query_one(TitleBar)
            title.name_shown, title.note = self.subject()

    def ready(self) -> bool:
        """Whether it is known what the words are about; it is said if not."""
        try:
            self.reload()
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)
        return self.known

    def line(self, field: str) -> TextField:
        """The field of that name."""
        return self.query_one(f"#{field}", TextField)

    def written(self) -> dict[str, str]:
        """What stands in each field."""
        return {field: self.line(field).value for field in self.fields}

    # Drafts

    def restore(self, draft: Draft) -> None:
        """Put back what was typed over what is kept; also that something was taken out."""
        line = self.field_of(draft)
        if line is not None and (draft.text or draft.context):
            line.value, line.cursor_position = draft.text, draft.cursor

    def draft(self, field: Field) -> Draft:
        """What stands in a field; also that something was taken out."""
        if field.value == field.saved_value:
            return Draft(self.slot, field.id or "", "")
        draft = super().draft(field)
        return replace(draft, context={"over": field.saved_value}) if field.saved_value else draft

    def typed(self) -> list[Draft]:
        """What was typed and is not kept yet."""
        drafts = [self.draft(line) for line in self.query(TextField) if line.id in self.fields]
        return [draft for draft in drafts if draft.text or draft.context]

    # Keeping

    @on(Input.Submitted)
    async def _entered(self, event: Input.Submitted) -> None:
        self.show_status("")
        if event.input.id == self.fields[-1]:
            await self.run_action("keep")
        else:
            self.line(self.fields[self.fields.index(event.input.id or "") + 1]).focus()

    async def keeping(
        self, change: Callable[[Journal], T], *, offers_help: bool = False
    ) -> Submitted[T]:
        """Run a change that keeps the words; all that was typed stays if it could not be.

        `offers_help` says that the page offers people itself after heavy words.
        """
        fields = [self.line(field) for field in self.fields]
        return await self.submit(change, fields=fields, emptied=False, offers_help=offers_help)
