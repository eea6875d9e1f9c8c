"""Changing an entry: its words, and the day it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual import events, on, work
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea
from textual.widgets.text_area import Document

from checkin.content.screens import word
from checkin.errors import CheckinError, NothingThere, UnclearDate
from checkin.journal import Journal
from checkin.model import Draft, Entry
from checkin.text import LIMIT, show
from checkin.tui.commands import Command
from checkin.tui.formatting import dated
from checkin.tui.screens.page import Page
from checkin.tui.widgets.line import Line
from checkin.tui.widgets.title import Title


class Words(TextArea):
    """A field of several lines. What is pasted is made harmless first."""

    DEFAULT_CSS = """
    Words, Words:focus {
        height: auto; min-height: 3; max-height: 12; border: none; padding: 0 1;
        background: $panel; color: $foreground; scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False

    @property
    def cursor(self) -> int:
        """How many characters stand before the cursor."""
        assert isinstance(self.document, Document)
        return self.document.get_index_from_location(self.cursor_location)

    @cursor.setter
    def cursor(self, place: int) -> None:
        assert isinstance(self.document, Document)
        place = min(place, len(self.text))
        self.move_cursor(self.document.get_location_from_index(place))

    def on_paste(self, event: events.Paste) -> None:
        """Take all of what is pasted, or none of it, with a sentence that says so."""
        event.prevent_default()
        event.stop()
        text = show(event.text)
        length = len(self.text) + len(text)
        if length > LIMIT:
            self.post_message(Line.Full(length))
        else:
            self.replace(text, *self.selection)


class EntryScreen(Page[None]):
    """Leaving keeps what was typed as a draft of this entry, each entry with its own."""

    PLACE = "entry"
    KEYS = (
        Command("entry.keep", "ctrl+s", "keep", "Keep the change", "Keep the change.", always=True),
        Command("entry.back", "escape", "back", "Back", "Go back. What you typed stays."),
    )
    CSS = """
    EntryScreen Words { margin-bottom: 1; }
    EntryScreen Line { margin-bottom: 1; max-width: 40; }
    """

    def __init__(self, entry: Entry | None = None) -> None:
        """Without an entry, the one that was being changed when the program ended."""
        super().__init__()
        self._entry = entry
        self._day = ""

    def heading(self) -> tuple[str, str]:
        """What kind of entry it is; its day is written beside it later."""
        return word("history", "title"), ""

    def body(self) -> Iterable[Widget]:
        """The words, and the day."""
        yield Words(id="words")
        yield Static(word("wins", "day_ask"), classes="question", markup=False)
        yield Line(id="day", placeholder=word("wins", "day_help"))

    def on_mount(self) -> None:
        """Show the entry as it is, and over it what was typed before and not kept."""
        self.desk.drafts_of(self.PLACE)  # the file has all of them
        try:
            drafts = [draft for draft in self.journal.drafts.all() if draft.screen == self.PLACE]
            self._entry = self._entry or self._begun(drafts)
        except CheckinError as error:
            self.say(error.whole, trouble=True)
            drafts = []
        if self._entry is None:
            return
        self._show(self._entry)
        for draft in drafts:
            self.restore(draft)
        self._words.focus()

    def reload(self) -> None:
        """Without an entry there is nothing to do here."""
        if self._entry is None:
            self.dismiss(None)

    def _show(self, entry: Entry) -> None:
        title = self.query_one(Title)
        title.name_shown = word("marks", entry.kind).capitalize()
        title.note = dated(entry.day, self.journal.clock.today())
        self._day = f"{entry.day.day} {entry.day:%B} {entry.day.year}"
        self._words.text, self._words.cursor = entry.text, len(entry.text)
        self._line.stand(self._day)

    def _begun(self, drafts: Iterable[Draft]) -> Entry | None:
        for draft in sorted(drafts, key=lambda draft: draft.left):
            number = draft.context.get("id")
            if isinstance(number, int):
                try:
                    found = self.journal.entry(number)
                except NothingThere:
                    continue
                if not found.deleted:
                    return found
        return None

    @property
    def _words(self) -> Words:
        return self.query_one(Words)

    @property
    def _line(self) -> Line:
        return self.query_one("#day", Line)

    # Drafts

    def restore(self, draft: Draft) -> None:
        """Put one draft back, if it is of this entry."""
        if self._entry is None or draft.context.get("id") != self._entry.id:
            return
        if draft.field.startswith("words"):
            self._words.text, self._words.cursor = draft.text, draft.cursor
        else:
            self._line.value, self._line.cursor_position = draft.text, draft.cursor
        self.say(word("drafts", "back"))

    def draft(self, field: Line) -> Draft:
        """The day as it is typed now."""
        changed = field.value not in ("", self._day)
        return self._as_draft("day", field.value, field.cursor_position, changed)

    def _words_draft(self) -> Draft:
        words = self._words
        changed = self._entry is not None and words.text != self._entry.text
        return self._as_draft("words", words.text, words.cursor, changed)

    def _as_draft(self, field: str, text: str, cursor: int, changed: bool) -> Draft:
        number = self._entry.id if self._entry else 0
        if not changed:
            return Draft(self.PLACE, f"{field}-{number}", "")
        return Draft(self.PLACE, f"{field}-{number}", text, cursor, {"id": number})

    def typed(self) -> list[Draft]:
        """What was changed and is not kept yet."""
        drafts = [self._words_draft(), self.draft(self._line)]
        return [draft for draft in drafts if draft.text]

    @on(TextArea.Changed)
    def _words_changed(self) -> None:
        if self._entry is not None:
            self.desk.drafting.changed(self._words_draft())

    # Ways out

    def action_back(self) -> None:
        """Go back; what was typed is there the next time this entry is changed."""
        self._leave()

    @work(group="leave", exclusive=True)
    async def _leave(self) -> None:
        typed = self.typed()
        self.desk.leaving(self)
        await self.desk.drafting.save()
        self.dismiss(None)
        if typed:
            self.desk.say_below(word("drafts", "left"))

    @on(Input.Submitted, "#day")
    def action_keep(self) -> None:
        """Keep the change."""
        self.keep()

    @work(group="keep", exclusive=True)
    async def keep(self) -> None:
        """Keep the change; the page stays, with all that was typed, if that can not be done."""
        entry, text, typed = self._entry, self._words.text, self._line.value.strip()
        if entry is None:
            return
        try:
            day = self._new_day(entry, typed)
        except UnclearDate as error:
            self.say(error.whole, trouble=True)
            self._line.focus()
            return
        words = None if text.strip() == entry.text else text
        number = entry.id

        def change(journal: Journal) -> bool:
            if words is not None or day is not None:
                journal.edit(number, text=words, day=day)
            journal.drafts.save(
                *(Draft(self.PLACE, f"{field}-{number}", "") for field in ("words", "day"))
            )
            return words is not None or day is not None

        self.desk.drafting.kept(self.PLACE)
        changed = await self.write(change, giving_back=self._words_changed)
        if changed is not None:
            self._entry = None
            self.dismiss(None)
            if changed:
                self.desk.say_below(word("history", "edited"))

    def _new_day(self, entry: Entry, typed: str) -> date | None:
        """The day that was typed, if it is another one."""
        if not typed or typed == self._day:
            return None
        from checkin.when import parse_day

        day = parse_day(typed, self.journal.clock.today())
        return None if day == entry.day else day
