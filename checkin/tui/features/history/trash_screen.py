"""What is put away: it can come back, or go for good."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime

from textual import on, work
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import OptionList, Static

from checkin.content.entry_names import lead_of, named
from checkin.content.history import trashed_words
from checkin.content.purging import goes
from checkin.content.strings import format_text, get_text, plural
from checkin.core.entries import Entry
from checkin.core.purge_records import PurgePlan
from checkin.core.query import EntryQuery
from checkin.core.records import TrashCount
from checkin.core.text import show
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.base.screen import Page
from checkin.tui.features.history.removing import (
    ask_about_backups,
    before_words,
    planned,
    removed_words,
)
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import mark_of, marks_beside, muted, words
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.title_bar import TitleBar

_MOST = 200
"""How many are listed; the rest was put away before them."""
_LENGTH = 60
"""How many characters of an entry are shown where it is one of a few answers."""
_ONE = "one"
_OLD = "old"
_ALL = "all"


class TrashScreen(Page[None]):
    """Lists what was put away last on top."""

    ROUTE_NAME = "trash"
    KEYS = (
        Command("trash.back", "enter", "bring_back", "Choose", "Bring this one back."),
        Command(
            "trash.restore", "r", "bring_back", "Back", "Bring one back.", shown=False, changes=True
        ),
        Command("trash.empty", "d", "empty", "Empty", "Choose what to delete for good."),
        Command(
            "trash.undo",
            "u",
            "app.undo",
            "Undo",
            "Take back the last change to your entries.",
            changes=True,
        ),
        BACK,
        *LIST,
    )
    CSS_PATH = "styles.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._held = TrashCount(0, 0)

    def heading(self) -> tuple[str, str]:
        return get_text("history", "trash"), ""

    def body(self) -> Iterable[Widget]:
        yield Static(id="help", classes="quiet", markup=False)
        yield ChoiceList()

    def reload(self) -> None:
        entries = self.journal.entries(EntryQuery(deleted=True), limit=_MOST)
        self._held = self.journal.trash.held()
        in_all = self._held.entries
        list_ = self.query_one(ChoiceList)
        at = list_.highlighted
        rows = [Choice(str(entry.id), self._row(entry)) for entry in entries]
        if more := plural("entries", in_all - len(entries)):
            rest = format_text("history", "trash_more", entries=more)
            rows.append(Choice("more", muted(rest), heading=True))
        list_.show(rows)
        if at and entries and list_.highlighted == 0:
            list_.highlighted = min(at, len(entries) - 1)
        list_.set_class(not entries, "-away")
        lines = format_text("history", "trash_lines", lines=plural("lines", self._held.lines))
        help = get_text("history", "trash_help") if entries else None
        said = " ".join(filter(None, (help, lines))) or get_text("history", "trash_empty")
        self.query_one("#help", Static).update(said)
        self.query_one(TitleBar).note = plural("entries", in_all)
        self.refresh_bindings()

    def _row(self, entry: Entry) -> Content:
        said = (
            Content.assemble(lead_of(entry), words(entry.sentence[:500]), marks_beside(entry))
            if entry.text
            else muted(get_text("hard", "title"))
        )
        when = ""
        with suppress(ValueError, TypeError):  # another program may have written what is no moment
            gone = self.journal.clock.day_of(datetime.fromisoformat(entry.deleted_at or ""))
            when = f" · {format_text('history', 'trash_when', day=self._short(gone))}"
        tail = muted(f" · {self._short(entry.day)}{when}")
        width = self.query_one(ChoiceList).scrollable_content_region.width - 2
        room = max(8, width - 4 - tail.cell_length)
        return Content.assemble(
            " ", mark_of(entry, plain=self.plain), "  ", said.truncate(room, ellipsis=True), tail
        )

    def _short(self, day: date) -> str:
        year = "" if day.year == self.journal.clock.today().year else f" {day.year}"
        return f"{day.day} {day:%b}{year}"

    @on(Resize)
    def _fit(self) -> None:
        """Fit the lines to the new width."""
        self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What there is something for."""
        if action == "empty":
            return bool(self._held)
        if action != "bring_back" or not self.is_mounted:
            return True
        return self.query_one(ChoiceList).chosen is not None

    @on(OptionList.OptionSelected)
    def action_bring_back(self) -> None:
        """Bring the chosen entry back to its place."""
        chosen = self.query_one(ChoiceList).chosen
        if chosen is not None:
            self._bring_back(int(chosen))

    @work(group="change")
    async def _bring_back(self, number: int) -> None:
        if await self.write(lambda journal: journal.restore(number)) is not None:
            self.reload()
            self.show_status(get_text("history", "brought_back"))

    @work(group="flow", exclusive=True)
    async def action_empty(self) -> None:
        """Ask what can go for good, and if backups are to let go of it too; then let it go."""
        plan = await self._chosen_to_go()
        if plan is None:
            return
        backups = await ask_about_backups(self, plan)
        if backups is None:
            self.show_status(get_text("history", "trash_left"))
            return
        gone = await self.write(lambda journal: journal.purging.purge(plan, backups=backups))
        if gone is not None:
            self.reload()
            what = format_text("purge", "gone", what=goes(gone.plan))
            self.show_status(removed_words(self, gone, what, backups=backups))

    async def _chosen_to_go(self) -> PurgePlan | None:
        """What the person chose to delete; None, and a sentence, for nothing."""
        chosen = self.query_one(ChoiceList).chosen
        answers = [("leave", get_text("purge", "leave"))]
        if chosen is not None:
            said = show(named(self.journal.entry(int(chosen))), one_line=True)
            text = said or get_text("hard", "title")
            answers.append((_ONE, format_text("purge", "one", text=text[:_LENGTH])))
        for id in (_OLD, _ALL):
            if what := trashed_words(self.journal.trash.held(everything=id == _ALL)):
                answers.append((id, format_text("history", f"trash_{id}", what=what)))
        asked = ChoiceDialog(
            get_text("history", "trash"),
            get_text("purge", "which"),
            answers,
            note=before_words(self),
        )
        answer = await self.app.push_screen_wait(asked)
        if answer == _ONE and chosen is not None:
            number = int(chosen)
            return await planned(self, lambda journal: journal.purging.entries(number))
        if answer in (_OLD, _ALL):
            everything = answer == _ALL
            return await planned(self, lambda journal: journal.purging.trash(everything=everything))
        self.show_status(get_text("history", "trash_left"))
        return None
