"""Changing an entry: its words, its tags, and the day it belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from textual import getters, on, work
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from checkin.content.distress_words import heavy
from checkin.content.entry_names import name_of
from checkin.content.purging import goes
from checkin.content.strings import format_text, get_text
from checkin.core.day_names import date_name, day_name
from checkin.core.entries import Entry
from checkin.core.errors import CheckinError, NothingThere, UnclearDate
from checkin.core.frozen import replace
from checkin.core.records import Draft
from checkin.core.reflections import OWN
from checkin.journal import Journal
from checkin.tui.base.screen import Page
from checkin.tui.features.history.removing import (
    ask_about_backups,
    before_words,
    planned,
    removed_words,
)
from checkin.tui.keymap import Command
from checkin.tui.rendering.entries import dated
from checkin.tui.submit_result import Done
from checkin.tui.widgets.field_protocol import Field
from checkin.tui.widgets.multiline_field import MultilineField
from checkin.tui.widgets.tag_suggester import TagSuggester, tags_typed, word_at_end
from checkin.tui.widgets.text_field import TextField
from checkin.tui.widgets.title_bar import TitleBar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.core.entries import Edits


class EntryScreen(Page[None]):
    """Leaving keeps what was typed as a draft of this entry, each entry with its own."""

    ROUTE_NAME = "entry"
    KEYS = (
        Command("entry.keep", "ctrl+s", "keep", "Keep the change", "Save the change.", always=True),
        Command("entry.as_it_was", "f5", "as_it_was", "As it was", "Undo all your changes here."),
        Command(
            "entry.earlier",
            "f7",
            "earlier",
            "Earlier words",
            "Delete for good what it said before.",
            always=True,
        ),
        Command(
            "entry.win",
            "f9",
            "as_win",
            "Keep it as a win",
            "Keep these words as a win.",
            short="As a win",
        ),
        Command(
            "entry.not_win",
            "f9",
            "not_a_win",
            "Not a win",
            "This wasn't a win: keep it as your own words.",
        ),
        Command("entry.back", "escape", "back", "Back", "Go back. What you typed stays."),
    )
    CSS_PATH = "styles.tcss"

    _words = getters.query_one(MultilineField)

    def __init__(self, entry: Entry | None = None) -> None:
        """Without an entry, the one that was being changed when the program ended."""
        super().__init__()
        self._entry = entry
        self._day = ""
        self._tags: tuple[str, ...] = ()
        self._put_away: int | None = None
        """The entry that something was typed for, if it is in the trash by now."""

    def heading(self) -> tuple[str, str]:
        return get_text("history", "title"), ""

    def body(self) -> Iterable[Widget]:
        yield MultilineField(id="words")
        yield Static(get_text("entry", "tags"), classes="question", markup=False)
        known = TagSuggester(lambda start: self.journal.search.known_tags(start), word_at_end)
        yield TextField(id="tags", placeholder=get_text("entry", "tags_help"), suggester=known)
        yield Static(get_text("wins", "day_ask"), classes="question", markup=False)
        yield TextField(id="day", placeholder=get_text("wins", "day_help"))

    def on_mount(self) -> None:
        self.host.drafts_of(self.ROUTE_NAME)  # the file has all of them
        try:
            drafts = [
                draft for draft in self.journal.drafts.all() if draft.screen == self.ROUTE_NAME
            ]
            self._entry = self._entry or self._begun(drafts)
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)
            drafts = []
        if self._entry is None:
            return
        self._show(self._entry)
        for draft in drafts:
            self.restore(draft)
        self._words.focus()

    def reload(self) -> None:
        if self._entry is None:
            self.leave(None, format_text("entry", "put_away", number=self._put_away))

    def _show(self, entry: Entry) -> None:
        title = self.query_one(TitleBar)
        title.name_shown = name_of(entry).capitalize()
        title.note = dated(entry.day, self.journal.clock.today())
        self._day = date_name(entry.day)
        self._words.text = self._words.saved_value = entry.text
        self._words.cursor_position = len(entry.text)
        self._tags = entry.more_tags
        self._field("day").set_saved_value(self._day)
        self._field("tags").set_saved_value(" ".join(self._tags), added_to=True)

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
                self._put_away = number
        return None

    def _field(self, name: str) -> TextField:
        return self.query_one(f"#{name}", TextField)

    # Drafts

    def restore(self, draft: Draft) -> None:
        """Put one draft back, if it is of this entry."""
        if self._entry is None or draft.context.get("id") != self._entry.id:
            return
        if draft.field.startswith("words"):
            self._words.text, self._words.cursor_position = draft.text, draft.cursor
        else:
            field = self.field_of(replace(draft, field=draft.field.partition("-")[0]))
            if field is None:
                return
            field.value, field.cursor_position = draft.text, draft.cursor
        self.show_status(get_text("drafts", "back"))

    def draft(self, field: Field) -> Draft:
        """The words, the tags or the day as they are typed now."""
        number = self._entry.id if self._entry else 0
        slot = f"{field.id}-{number}"
        changed = self._entry is not None and field.value != field.saved_value
        if field.id == "day" and not field.value:
            changed = False  # no day is no other day; no tags are other tags
        if not changed:
            return Draft(self.ROUTE_NAME, slot, "")
        return Draft(self.ROUTE_NAME, slot, field.value, field.cursor_position, {"id": number})

    def typed(self) -> list[Draft]:
        """What was changed and is not kept yet."""
        if not self.is_mounted:
            return []
        return [draft for draft in map(self.draft, self._fields) if draft.context]

    @property
    def _fields(self) -> list[Field]:
        return [self._words, self._field("tags"), self._field("day")]

    def give_back(self, draft: Draft) -> bool:
        """Each entry has its own drafts."""
        name, _, number = draft.field.partition("-")
        if self._entry is None or number != str(self._entry.id):
            return False
        field: Field = self._words if name == "words" else self._field(name)
        field.value = draft.text
        self.host.drafting.update(self.draft(field))
        return True

    @on(TextArea.Changed)
    def _words_changed(self) -> None:
        if self._entry is not None:
            self.host.drafting.update(self.draft(self._words))
            self.refresh_bindings()

    @on(Input.Changed)
    def _line_changed(self) -> None:
        self.refresh_bindings()

    # Ways out

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There has to be a change to undo, words to be kept as a win, or a win that is none."""
        if action in ("as_win", "not_a_win"):
            return ("entry.win" if action == "as_win" else "entry.not_win") not in self.turned_off
        return action != "as_it_was" or bool(self.typed())

    @property
    def turned_off(self) -> Collection[str]:
        """Only words that were typed where there is no field can be made a win."""
        entry = self._entry
        if entry is not None and entry.kind == "win":
            return ("entry.win",)
        may_be_win = entry is not None and entry.source == OWN and not heavy(entry.text)
        return ("entry.not_win",) if may_be_win else ("entry.win", "entry.not_win")

    @work(group="keep")
    async def action_as_win(self) -> None:
        """Keep the words as a win as they were kept; what was changed and not kept comes first."""
        entry = self._entry
        if entry is None:
            return
        if self.typed():
            self.show_status(get_text("entry", "typed_first"))
            return
        if await self.write(lambda journal: journal.wins.make_win(entry.id)):
            await self.host.drafting.save()  # of what was typed, and is as it was again
            self.leave(None, get_text("today", "as_win_reply"))

    @work(group="keep")
    async def action_not_a_win(self) -> None:
        """Keep the win as own words; what was changed and not kept comes first."""
        entry = self._entry
        if entry is None:
            return
        if self.typed():
            self.show_status(get_text("entry", "typed_before"))
        elif await self.write(lambda journal: journal.wins.make_words(entry.id)):
            await self.host.drafting.save()
            undo = self.key_name("app.undo")
            self.leave(None, format_text("history", "not_a_win", undo=undo))

    def action_as_it_was(self) -> None:
        """Undo what was typed here and not kept."""
        for field in self._fields:
            field.value = field.saved_value
        self.show_status(get_text("share", "as_before"))

    def action_back(self) -> None:
        """Go back; what was typed is there the next time this entry is changed."""
        self._leave()

    @work(group="leave", exclusive=True)
    async def _leave(self) -> None:
        typed = self.typed()
        self.host.stash_drafts(self.typed())
        saved = await self.host.drafting.save()
        self.leave(None, get_text("drafts", "left") if typed and saved else "")

    @work(group="flow", exclusive=True)
    async def action_earlier(self) -> None:
        """Ask if what it said before is to go for good, and let it go; the entry stays."""
        entry = self._entry
        if entry is None:
            return
        if self.typed():
            self.show_status(get_text("purge", "earlier_typed"))
            return
        number = entry.id
        plan = await planned(self, lambda journal: journal.purging.entries(number, earlier=True))
        if plan is None:
            return
        if not (plan or plan.backups):
            self.show_status(get_text("purge", "earlier_none"))
            return
        backups = await ask_about_backups(
            self,
            plan,
            question=get_text("purge", "ask_earlier"),
            note=format_text(
                "purge", "ask_earlier_note", what=goes(plan), final=before_words(self)
            ),
        )
        if backups is None:
            return
        gone = await self.write(lambda journal: journal.purging.purge(plan, backups=backups))
        if gone is not None:
            said = get_text("purge", "gone_earlier")
            self.show_status(removed_words(self, gone, said, backups=backups))

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Save the change."""
        self.keep()

    @work(group="keep")
    async def keep(self) -> None:
        """Keep the change; the page stays, with all that was typed, if that cannot be done."""
        entry, text = self._entry, self._words.text
        if entry is None:
            return
        try:
            day = self._new_day(entry, self._field("day").value.strip())
        except UnclearDate as error:
            self.show_status(error.whole, trouble=True)
            self._field("day").focus()
            return
        typed = tags_typed(self._field("tags").value)
        if typed is None:
            self.show_status(get_text("entry", "tags_unclear"), trouble=True)
            self._field("tags").focus()
            return
        edits: Edits = {}
        if text.strip() != entry.text:
            edits["text"] = text
        if day is not None:
            edits["day"] = day
        more, less = set(typed).difference(self._tags), set(self._tags).difference(typed)
        number = entry.id

        def change(journal: Journal) -> str:
            if more or less:
                edits["tags"] = _beside(journal, number, more, less)
            if not edits:
                return ""
            over = "text" in edits and journal.entry(number).text not in (entry.text, text.strip())
            journal.edit(number, **edits)
            return "edited_over" if over else "edited"

        kept = await self.submit(change, fields=self._fields, emptied=False)
        if isinstance(kept, Done):
            named = day_name(day, self.journal.clock.today()) if day else None
            undo = self.key_name("app.undo")
            said = format_text("history", kept.value, key=undo) if kept.value else ""
            if kept.value == "edited":
                said = format_text("history", "edited_on", day=named) or said
            self.leave(None, said)

    def _new_day(self, entry: Entry, typed: str) -> date | None:
        """The day that was typed, if it is another one."""
        if not typed or typed == self._day:
            return None
        from checkin.core.dates import parse_day

        clock = self.journal.clock
        day = parse_day(typed, clock.today(), late=clock.is_late())
        return None if day == entry.day else day


def _beside(journal: Journal, number: int, more: set[str], less: set[str]) -> set[str]:
    """The tags an entry has now beside those in its words, with some more and some less."""
    entry = journal.entry(number)
    return (set(entry.more_tags) | more) - less
