"""Say more about a win: how it happened, what to do with it, and what it was. All optional."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual import on, work
from textual.content import Content
from textual.events import Paste
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from checkin.content.strings import format_text, get_text
from checkin.content.wins import Celebration, follow_ups
from checkin.core.day_names import day_name
from checkin.core.entries import Entry
from checkin.core.entry_fields import ASKED
from checkin.core.errors import UnclearDate
from checkin.core.frozen import replace
from checkin.core.records import Draft
from checkin.core.text import show
from checkin.domain.wins import parted, together
from checkin.journal import Journal
from checkin.tui.base.feelings import offers_help
from checkin.tui.base.feelings_dialog import FeelingsDialog
from checkin.tui.base.list_page import ListPage
from checkin.tui.features.wins import details_rows
from checkin.tui.features.wins.celebrating import celebrate
from checkin.tui.features.wins.details_rows import (
    DAY,
    FEELINGS,
    OPENER,
    STAY,
    Said,
    question_of,
    questions,
    rows,
)
from checkin.tui.keymap import CHOOSE, LIST, Command
from checkin.tui.rendering.entries import entry_parts
from checkin.tui.rendering.layout import hung, room
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.field_protocol import as_field
from checkin.tui.widgets.text_field import TextField

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from checkin.core.entries import Edits

_WHY = ASKED["win"][0]
"""What is asked for at first; the answers to the questions of `follow_ups` stand below it."""
_BRUSH_OFF = "fu-03"
"""The question about what tells someone that a win doesn't count."""
_FIRSTS = {"mark:first-time", "mark:first-in-a-while"}
"""A win is one of them, and not both."""


class WinDetailsScreen(ListPage[None]):
    """Short at first; some of its lines open further. Leaving keeps all of it, as one change.

    The cursor is in a field or in the list. What is typed in the list belongs to the question that
    is chosen there, and never to a field above.
    """

    ROUTE_NAME = "more"
    KEYS = (
        Command("more.choose", "enter", "choose", CHOOSE, "Choose this line."),
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
        self._open: set[str] = set()
        self._feelings: tuple[str, ...] = ()
        self._asked = _WHY
        """The question that is asked now, by its field; one that is answered is shown too."""
        self._kept: dict[str, str] = {}
        """What the fields hold as it is kept."""
        self._day: date | None = None
        """Another day than that of the win, if one was chosen."""
        self._unread = self._no_day = ""
        """What stood in the place of a day when the page was to be left; and what is said of it."""
        if win is not None:
            self._begin(win)

    def _begin(self, win: Entry) -> None:
        self._win = win
        self._feelings = win.feelings
        self._on = {f"mark:{mark}" for mark in win.marks}
        self._on |= {name for name in ("bring", "keepsake") if getattr(win, name)}
        if win.label:
            self._on.add(f"kind:{win.label}")

    def heading(self) -> tuple[str, str]:
        return get_text("wins", "say_more"), ""

    def body(self) -> Iterable[Widget]:
        yield Static(id="win", markup=False)
        how = get_text("fields", f"{_WHY}_ask")
        for name, asked in ((_WHY, how), *questions().items()):
            yield Static(asked, id=f"{name}-asked", classes="question", markup=False)
            yield TextField(id=name, enter_says="Next")
        yield Static(get_text("wins", "day_ask"), id="day-asked", classes="question", markup=False)
        yield TextField(id=DAY, placeholder=get_text("wins", "day_help"), enter_says="Next")
        yield ChoiceList(wraps=False)

    def on_mount(self) -> None:
        if self._win is not None:
            self._show_notes(self._win)
        self._show_asked()
        super().on_mount()
        asked = self.query_one(f"#{self._asked}", TextField)
        (self._day_field if self.has_class("-dated") else asked).focus()

    @property
    def asks(self) -> bool:
        """Whether letters are an answer: they are in the list."""
        return as_field(self.focused) is None

    @property
    def _fields(self) -> list[TextField]:
        return [self.query_one(f"#{name}", TextField) for name in (_WHY, *questions())]

    @property
    def _shown(self) -> list[TextField]:
        return [field for field in self._fields if field.display]

    @property
    def _day_field(self) -> TextField:
        return self.query_one(f"#{DAY}", TextField)

    def _show_notes(self, win: Entry) -> None:
        how, answers = parted(win.why, [each.text for each in follow_ups()])
        self._kept = {_WHY: how} | {each.id: answers.get(each.text, "") for each in follow_ups()}
        self._kept |= {name: getattr(win, name) for name in details_rows.MORE}
        for field in self._fields:
            with self.prevent(Input.Changed):
                field.value = self._kept[field.id or ""]
            field.add_to(field.value)

    def _show_asked(self) -> None:
        """Show the question that is asked, and those that have an answer."""
        for field in self._fields:
            field.display = field.id == self._asked or bool(field.value.strip())
            self.query_one(f"#{field.id}-asked").display = field.display

    def restore(self, draft: Draft) -> None:
        """Go on with the win that was being talked about; what has no draft is as it is kept."""
        number = draft.context.get("win")
        if self._win is None and isinstance(number, int):
            win = self.journal.entry(number)
            self._begin(win)
            self._show_notes(win)
        field = self.field_of(draft)
        if field is not None and self._win is not None and number == self._win.id:
            field.value, field.cursor_position = draft.text, draft.cursor
            chosen = draft.context.get("on")
            if isinstance(chosen, list):
                self._on = set(map(str, chosen))
            feelings = draft.context.get(FEELINGS)
            if isinstance(feelings, list):
                self._feelings = tuple(map(str, feelings))
            day = draft.context.get("day")
            if isinstance(day, str):
                self._day = date.fromisoformat(day)
            if draft.field == DAY:
                if draft.text:
                    self._ask_day()
            elif draft.text.strip():
                self._asked = draft.field
            self._show_asked()

    def draft_context(self) -> dict[str, object]:
        """Which win it is about, and what is chosen so far."""
        if self._win is None:
            return {}
        day = {"day": self._day.isoformat()} if self._day else {}
        feelings = list(self._feelings)
        return {"win": self._win.id, "on": sorted(self._on), FEELINGS: feelings, **day}

    def reload(self) -> None:
        if self._win is None:
            self.dismiss(None)
            return
        self.query_one("#win", Static).update(self._line_of(self._win))
        self.choices.show(self._choices(), first=False)

    def _line_of(self, win: Entry) -> Content:
        """The win, hanging under its own words."""
        parts = entry_parts(win, plain=self.plain)
        return Content("\n").join(hung(*parts, room(self.app.size.width)))

    def _choices(self) -> Iterable[Choice]:
        said = Said(self._on, self._open, self._feelings, self._day)
        return rows(self.journal, said, width=room(self.app.size.width), plain=self.plain)

    @on(Input.Changed)
    def _typed(self) -> None:
        self.choices.highlighted = None

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if event.input is self._day_field:
            self._take_day()
        elif event.input is self._shown[-1]:
            self.choices.action_first()
        else:
            self.focus_next(TextField)

    @on(OptionList.OptionHighlighted)
    def _to_list(self) -> None:
        """Leave the field: what is typed from now on is not meant for it."""
        if self.choices.chosen is not None and self.focused in (*self._fields, self._day_field):
            self.set_focus(None)

    def action_move(self, by: int) -> None:
        """Move in the list; up from its first line goes back to the field above."""
        super().action_move(by)
        if self.choices.chosen is None and self.focused is None:
            (self._day_field if self.has_class("-dated") else self._shown[-1]).focus()

    def answer_with(self, letter: str) -> bool:
        """Go to the field of the question that is chosen; elsewhere a letter looks for a line."""
        field = None if self.choices.typed else self._field_chosen
        if field is None:
            self.choice_question = question_of(self.choices.chosen)
            return super().answer_with(letter)
        if letter.strip():
            self._go_to(field)
            field.insert_text_at_cursor(letter)
        return True

    def on_paste(self, event: Paste) -> None:
        """What is pasted goes where it would be typed."""
        field = self._field_chosen if self.asks else None
        if field is not None and event.text.strip():
            event.stop()
            event.prevent_default()
            self._go_to(field)
            field.on_paste(event)

    @property
    def _field_chosen(self) -> TextField | None:
        """The field of the question that is chosen in the list; None where none is answered so."""
        chosen = self.choices.chosen
        if chosen == DAY:
            return self._day_field
        if chosen == f"{OPENER}{STAY}":
            return self._fields[1]
        if chosen is not None and chosen.startswith(f"{STAY}:"):
            return self.query_one(f"#{chosen.removeprefix(f'{STAY}:')}", TextField)
        return None

    def _go_to(self, field: TextField) -> None:
        """Ask the question of a field, and go there."""
        if field is self._day_field:
            self._ask_day()
        else:
            self._stay_with(field.id or "")
            field.add_to(field.value)

    def choose(self, id: str) -> None:
        if id == DAY:
            self._ask_day()
        elif id == FEELINGS:
            self.name_feelings()
        elif id.startswith(f"{STAY}:"):
            self._stay_with(id.partition(":")[2])
        elif id.startswith(OPENER):
            self._open ^= {id.removeprefix(OPENER)}
            self.choices.show(self._choices(), first=False)
        else:
            self._toggle(id)

    @work(group="flow", exclusive=True)
    async def name_feelings(self) -> None:
        """Pick words for how it felt; people are named if one of them is a reason to."""
        dialog = FeelingsDialog(self._feelings, of="wins")
        found = await self.app.push_screen_wait(dialog)
        if found is None:
            return
        self._feelings = found
        self._changed()
        self.show_status(get_text("help", "people") if offers_help(found) else "")

    def _stay_with(self, id: str) -> None:
        """Ask one of the questions in place of the usual one; its answer has a field of its own."""
        self._asked = id
        self._show_asked()
        self._open.discard(STAY)
        self._changed()
        self.choices.highlighted = None
        self.query_one(f"#{id}", TextField).focus()
        self.show_status(get_text("wins", "brush_off") if id == _BRUSH_OFF else "")

    def _changed(self) -> None:
        """Show what is chosen, and note it in the drafts."""
        self.choices.show(self._choices(), first=False)
        for field in self._shown:  # each says what is chosen by now
            self.host.drafting.update(self.draft(field))

    def _ask_day(self) -> None:
        self.add_class("-dated")
        self.choices.highlighted = None
        self._day_field.focus()

    def _take_day(self) -> bool:
        """Take the day that is typed; the win's own if there is none. Whether it is one."""
        from checkin.core.dates import parse_day

        clock, typed = self.journal.clock, self._day_field.value.strip()
        if self._win is None or (not typed and not self.has_class("-dated")):
            return True
        try:
            day = parse_day(typed, clock.today(), late=clock.is_late()) if typed else None
        except UnclearDate as error:
            self._no_day = error.whole
            self.show_status(error.whole, trouble=True)
            self._day_field.focus()
            return False
        self._day = None if day == self._win.day else day
        self.remove_class("-dated")
        self._day_field.value = ""
        self._shown[-1].focus()
        self.show_status("")
        self.choices.show(self._choices(), first=False)
        return True

    def _toggle(self, id: str) -> None:
        group = id.partition(":")[0]
        if id in self._on:
            self._on.discard(id)
        else:
            if group in ("kind", "way"):  # one of them at a time
                self._on = {other for other in self._on if other.partition(":")[0] != group}
            if id in _FIRSTS:
                self._on -= _FIRSTS
            self._on.add(id)
        self._changed()
        if group == "way":
            self._celebrate(id.removeprefix("way:") if id in self._on else "")

    def _celebrate(self, id: str) -> None:
        """Answer a way that was chosen; without one, say nothing."""
        ways = self.journal.wins.all_to_celebrate()
        way = next((way for way in ways if way.id == id), None)
        if way is None or self._win is None:
            self.show_status("")
        else:
            self._celebrate_in(way, self._win)

    @work(group="flow", exclusive=True)
    async def _celebrate_in(self, way: Celebration, win: Entry) -> None:
        await celebrate(self, way, win)

    def action_back(self) -> None:
        """Keep what was said, as one change, and go back; a day that is none is asked for again.

        Going back once more leaves the win on its day.
        """
        typed = self._day_field.value.strip()
        if self._take_day():
            self.keep()
        elif typed == self._unread:
            self.keep(left_out=typed)
        else:
            self._unread = typed
            status = f"{self._no_day} {get_text('wins', 'day_leave')}"
            self.show_status(status, trouble=True)

    @work(group="keep")
    async def keep(self, left_out: str = "") -> None:
        """Keep it; the page stays, with all that was said, if that cannot be done.

        `left_out` is what stands in place of a day and is none.
        """
        win = self._win
        if win is None:
            self.dismiss(None)
            return
        label = next((o.removeprefix("kind:") for o in self._on if o.startswith("kind:")), None)
        chosen = tuple(o.removeprefix("mark:") for o in sorted(self._on) if o.startswith("mark:"))
        said: Edits = {"label": label, "marks": chosen}
        said |= {"bring": "bring" in self._on, "keepsake": "keepsake" in self._on}
        said["feelings"] = tuple(sorted(self._feelings))
        day = self._day
        if day is not None:
            said["day"] = day
        notes: Any = {}
        typed = {field.id: field.value.strip() for field in self._fields}
        if typed != self._kept:
            answers = [(each.text, typed[each.id]) for each in follow_ups()]
            notes = {name: typed[name] for name in details_rows.MORE}
            notes[_WHY] = together(typed[_WHY], answers)
        was = replace(win, marks=tuple(sorted(win.marks)), feelings=tuple(sorted(win.feelings)))
        edits: Any = {
            name: value for name, value in {**said, **notes}.items() if value != getattr(was, name)
        }

        def change(journal: Journal) -> str:
            if not edits:
                return ""
            now = journal.entry(win.id)
            over = any(
                getattr(now, name) not in (getattr(win, name), edits[name]) for name in edits
            )
            journal.edit(win.id, **edits)
            return "more_kept_over" if over else "more_kept"

        fields = [*self._fields, *([self._day_field] if left_out else ())]
        kept = await self.submit(change, fields=fields, emptied=False)
        if isinstance(kept, Done):
            named = day_name(day, self.today) if day else None
            says = get_text("wins", kept.value) if kept.value else ""
            if kept.value == "more_kept":
                says = format_text("wins", "more_kept_on", day=named) or says
            if left_out:
                on = day_name(day or win.day, self.today)
                stays = format_text("wins", "day_stays", typed=show(left_out), day=on) or ""
                says = f"{says} {stays}".strip()
            self.leave(None, says)
