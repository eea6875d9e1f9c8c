"""Say more about a win: how it came about, what kind it is, what to do with it. All optional."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from checkin.content.strings import get_text
from checkin.content.wins import FLAGGED, celebrations, kinds, marks
from checkin.core.entries import Entry
from checkin.core.entry_fields import ASKED
from checkin.core.frozen import replace
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.tui.base.screen import Page
from checkin.tui.keymap import LIST, Command
from checkin.tui.rendering.entries import checkbox_row, entry_line, muted
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.text_field import TextField

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from checkin.core.entries import Edits

_WAYS = 4
_NOTES = ASKED["win"]
"""What is asked for in words, a field each."""


class WinDetailsScreen(Page[None]):
    """Leaving keeps all of it, as one change."""

    PLACE = "more"
    ENTER_CHOOSES = True
    KEYS = (
        Command(
            "more.back", "escape", "back", "Keep and go back", "Keep what you said, and go back."
        ),
        *LIST,
    )
    CSS_PATH = "styles.tcss"

    def __init__(self, win: Entry | None = None) -> None:
        """Without a win, the one that the screen's draft is about."""
        super().__init__()
        self._win = win
        self._on: set[str] = set()
        if win is not None:
            self._begin(win)

    def _begin(self, win: Entry) -> None:
        self._win = win
        self._on = {f"mark:{mark}" for mark in win.marks}
        self._on |= {name for name in ("bring", "keepsake") if getattr(win, name)}
        if win.label:
            self._on.add(f"kind:{win.label}")

    def heading(self) -> tuple[str, str]:
        """What the page is for."""
        return get_text("wins", "say_more"), ""

    def body(self) -> Iterable[Widget]:
        """The win, how it came about, and what else could be said of it."""
        yield Static(id="win", markup=False)
        for name in _NOTES:
            yield Static(get_text("fields", f"{name}_ask"), classes="question", markup=False)
            yield TextField(id=name, enter_says="Keep" if name == _NOTES[-1] else "Next")
        yield ChoiceList(wraps=False)

    def on_mount(self) -> None:
        """The first field is ready for typing."""
        if self._win is not None:
            self._show_notes(self._win)
        super().on_mount()
        self._fields[0].focus()

    @property
    def _fields(self) -> list[TextField]:
        return [self.query_one(f"#{name}", TextField) for name in _NOTES]

    def _show_notes(self, win: Entry) -> None:
        for field in self._fields:
            with self.prevent(Input.Changed):
                field.value = getattr(win, field.id or "")
            field.add_to(field.value)

    def restore(self, draft: Draft) -> None:
        """Go on with the win that was being talked about; what has no draft is as it is kept."""
        number = draft.context.get("win")
        if self._win is None and isinstance(number, int):
            win = self.journal.entry(number)
            self._begin(win)
            self._show_notes(win)
        field = self.query_one_optional(f"#{draft.field}", TextField)
        if field is not None and self._win is not None and number == self._win.id:
            field.value, field.cursor_position = draft.text, draft.cursor
            chosen = draft.context.get("on")
            if isinstance(chosen, list):
                self._on = set(map(str, chosen))

    def draft_context(self) -> dict[str, object]:
        """Which win it is about, and what is chosen so far."""
        return {"win": self._win.id, "on": sorted(self._on)} if self._win else {}

    def reload(self) -> None:
        """Show the win and the choices."""
        if self._win is None:
            self.dismiss(None)
            return
        self.query_one("#win", Static).update(entry_line(self._win, plain=self.plain))
        self.query_one(ChoiceList).show(self._choices(), first=False)

    def _choices(self) -> Iterable[Choice]:
        off = self.journal.settings.topics_off()
        for name, label in (("bring", "bring"), ("keepsake", "keep")):
            yield self._choice(name, get_text("wins", label))
        yield Choice("h:marks", muted(get_text("wins", "marks")), heading=True)
        for mark in marks():
            if mark.id != FLAGGED:
                yield self._choice(f"mark:{mark.id}", mark.label)
        yield Choice("h:kinds", muted(get_text("wins", "kind")), heading=True)
        for kind in kinds(off):
            yield self._choice(f"kind:{kind.id}", kind.label)
        yield Choice("h:celebrate", muted(get_text("wins", "celebrate")), heading=True)
        for way in celebrations(off)[:_WAYS]:
            yield self._choice(f"way:{way.id}", way.text)

    def _choice(self, id: str, label: str) -> Choice:
        return Choice(id, checkbox_row(label, id in self._on, plain=self.plain))

    @on(Input.Changed)
    def _typed(self) -> None:
        self.query_one(ChoiceList).highlighted = None

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        chosen = self.query_one(ChoiceList).chosen
        if chosen is not None:
            self._toggle(chosen)
        elif event.input is self._fields[-1]:
            self.action_back()
        else:
            self.focus_next(TextField)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            self._toggle(event.option_id)

    def _toggle(self, id: str) -> None:
        group = id.partition(":")[0]
        if id in self._on:
            self._on.discard(id)
        else:
            if group in ("kind", "way"):  # one of them at a time
                self._on = {other for other in self._on if other.partition(":")[0] != group}
            self._on.add(id)
        self.query_one(ChoiceList).show(self._choices(), first=False)
        for field in self._fields:  # each says what is chosen by now
            self.host.drafting.update(self.draft(field))
        if group == "way":
            self.show_status(get_text("wins", "celebrate_done") if id in self._on else "")

    def action_back(self) -> None:
        """Keep what was said, as one change, and go back."""
        self.keep()

    @work(group="keep")
    async def keep(self) -> None:
        """Keep it; the page stays, with all that was said, if that cannot be done."""
        win = self._win
        if win is None:
            self.dismiss(None)
            return
        label = next((o.removeprefix("kind:") for o in self._on if o.startswith("kind:")), None)
        chosen = tuple(o.removeprefix("mark:") for o in sorted(self._on) if o.startswith("mark:"))
        said: Edits = {"label": label, "marks": chosen}
        said |= {"bring": "bring" in self._on, "keepsake": "keepsake" in self._on}
        notes: Any = {field.id: field.value.strip() for field in self._fields}
        same = replace(win, **said, **notes) == replace(win, marks=tuple(sorted(win.marks)))

        def change(journal: Journal) -> bool:
            if not same:
                journal.edit(win.id, **said, **notes)
            return not same

        kept = await self.submit(change, fields=self._fields, emptied=False)
        if isinstance(kept, Done):
            self.leave(None, get_text("wins", "more_kept") if kept.value else "")
