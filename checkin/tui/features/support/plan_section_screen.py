"""One part of the plan for hard times: its lines, and a field for the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from textual import on, work
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from checkin.content import help_lines as helplines
from checkin.content import safety_plan as questions
from checkin.content.strings import format_text, get_text
from checkin.core.errors import UnclearDate
from checkin.core.records import Draft
from checkin.core.support_records import PlanLine
from checkin.core.text import show
from checkin.domain import help_lines, safety_plan
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.base.line_and_list_page import LineAndListPage
from checkin.tui.base.put_away_here import PutAwayHere
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import checkbox_row, muted, option_row
from checkin.tui.rendering.layout import hanging_row, room
from checkin.tui.submit_result import Done, Failed
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.text_field import TextField

_IDEAS = 6


class PlanFieldScreen(LineAndListPage[None]):
    """Enter adds a line, or takes up the highlighted one to change it."""

    ROUTE_NAME = "plan-field"
    KEYS = (
        Command("part.away", "f7", "put_away", "Put away", "Put this line in the trash."),
        Command("part.undo", "f5", "bring_back", "Bring back", "Bring the last one back."),
        BACK,
        Command("part.up", "shift+up", "shift(-1)", "Move up", "Move this line up.", shown=False),
        Command(
            "part.down", "shift+down", "shift(1)", "Move down", "Move this line down.", shown=False
        ),
        *LIST,
    )
    CSS_PATH = "styles.tcss"

    def __init__(self, key: str) -> None:
        """`key` names the part, as `checkin.content.safety_plan` does."""
        super().__init__()
        self._part = questions.field(key)
        self._lines: tuple[PlanLine, ...] = ()
        self._ideas: dict[str, str] = {}
        self._editing: PlanLine | None = None
        self._away_here = PutAwayHere()

    @property
    def slot(self) -> str:
        """Where the drafts of this part are, each part having its own."""
        return routes.plan_section(self._part.key).slot

    def heading(self) -> tuple[str, str]:
        return get_text("people", "plan"), ""

    def body(self) -> Iterable[Widget]:
        part = self._part
        example = format_text("people", "example", text=part.example)
        yield Static(part.title, classes="question", markup=False)
        said = "\n".join(filter(None, (part.help, example)))
        yield Static(said, id="help", classes="" if said else "-empty", markup=False)
        hint = get_text("wins", "day_help") if part.kind == "date" else ""
        yield TextField(id="line", placeholder=hint)
        yield ChoiceList()

    def on_mount(self) -> None:
        self._read()
        super().on_mount()

    def restore(self, draft: Draft) -> None:
        """Go on with the line that was being written or changed."""
        first = draft.context.get("line")
        self._editing = next((line for line in self._lines if line.first == first), None)
        field = self.line
        if self._editing:
            field.set_saved_value(self._editing.text)
        field.value, field.cursor_position = draft.text, draft.cursor

    def draft_context(self) -> dict[str, object]:
        """Which line is being changed, if one is."""
        return {"line": self._editing.first} if self._editing else {}

    # What is there

    def _read(self) -> None:
        self._lines = self.journal.safety_plan.all().get(self._part.key, ())
        kept = {line.text.casefold() for line in self._lines}
        found = [i for i in dict.fromkeys(self._could_add()) if i.casefold() not in kept]
        self._ideas = {f"idea:{n}": idea for n, idea in enumerate(found[:_IDEAS])}

    @on(Resize)
    def reload(self) -> None:
        self._read()
        self.choices.show(self._choices(), first=False)

    def _choices(self) -> Iterator[Choice]:
        width = room(self.app.size.width)
        for line in self._lines:
            text = safety_plan.as_written(self._part, line.text)
            row = checkbox_row(show(text, one_line=True), True, plain=self.plain)
            yield Choice(f"line:{line.id}", hanging_row(row, width))
        if self._ideas and not self._full():
            yield Choice("h:ideas", muted(get_text("people", "could_add")), heading=True)
            for id, idea in self._ideas.items():
                row = option_row(show(idea, one_line=True), plain=self.plain)
                yield Choice(id, hanging_row(row, width))

    def _could_add(self) -> Iterator[str]:
        part = self._part
        if part.key == "people":
            yield from map(safety_plan.contact, self.journal.contacts.all())
        elif part.suggest_from == "small_things":
            offers = self.journal.hard_moments.offers()
            own = [offer for offer in offers if offer.group in ("plan", "helped")]
            yield from (offer.text for offer in (*own, *offers) if not offer.tool)
        elif part.suggest_from == "crisis_lines":
            country = self.journal.settings["country"]
            known = help_lines.shown(country, self.journal.help_lines.all())
            yield from helplines.brief(country, known) if country or known else ()
        elif part.kind == "date":
            yield get_text("people", "today")

    def _full(self) -> bool:
        return self._part.max is not None and len(self._lines) >= self._part.max

    def _highlighted(self) -> PlanLine | None:
        chosen = self.choices.chosen
        return next((line for line in self._lines if f"line:{line.id}" == chosen), None)

    # Keys

    def choose(self, chosen: str) -> None:
        """Add an idea, or put a line into the field to change it."""
        field = self.line
        if field.value.strip() and field.value != field.saved_value:
            self.show_status(get_text("people", "line_finish"))
        elif chosen in self._ideas:
            self._begin(None)
            self.keep(self._ideas[chosen])
        else:
            self._begin(next((x for x in self._lines if f"line:{x.id}" == chosen), None))

    def _begin(self, line: PlanLine | None) -> None:
        """Change that line from now on, or write a new one."""
        self._editing = line
        self.line.set_saved_value(line.text if line else "")
        self.choices.highlighted = None

    @work(group="keep")
    async def keep(self, text: str) -> None:
        """Keep a line; it comes back into the field if that cannot be done."""
        editing, key = self._editing, self._part.key
        if self._part.kind == "date":
            editing = editing or next(iter(self._lines), None)
            day = self._day(text)
            if day is None:
                return
            text = day
        elif editing is None and self._full():
            self.show_status(get_text("people", "line_full"))
            return

        def change(journal: Journal) -> PlanLine:
            if editing:
                return journal.safety_plan.edit(editing.id, text)
            return journal.safety_plan.add(key, text)

        line = self.line
        kept = await self.submit(change, fields=[line], freed=lambda: self._begin(None))
        if isinstance(kept, Done):
            self.reload()
            self.show_status(get_text("people", "changed" if editing else "line_kept"))
        elif isinstance(kept, Failed):
            self._editing = editing

    def _day(self, text: str) -> str | None:
        """The day that was typed, as it is stored; None, and a sentence, if it is none."""
        from checkin.core.dates import parse_day

        clock = self.journal.clock
        try:
            return parse_day(text, clock.today(), late=clock.is_late()).isoformat()
        except UnclearDate as error:
            self.show_status(error.whole, trouble=True)
            return None

    def action_put_away(self) -> None:
        """Put away the highlighted line, or the one that is being changed."""
        line = self._highlighted() or self._editing
        field = self.line
        if line is None:
            self.show_status(get_text("people", "line_first"))
        elif line is self._editing and field.value != field.saved_value:
            self.show_status(get_text("people", "line_finish"))
        else:
            if line is self._editing:
                self._begin(None)
            self.change(lambda journal: journal.safety_plan.delete(line.id), "line_away")

    def action_bring_back(self) -> None:
        """Bring back the line that was put away here last, else the last of all."""
        gone = {str(line.id): line for line in self.journal.safety_plan.deleted(self._part.key)}
        last = self._away_here.last(gone) or next(iter(gone.values()), None)
        if last is not None:
            self.change(lambda journal: journal.safety_plan.restore(last.id), "line_back")
        else:
            self.show_status(get_text("people", "nothing_back"))

    def action_shift(self, by: int) -> None:
        """Move the highlighted line up or down."""
        line = self._highlighted()
        if line:
            self.change(lambda journal: journal.safety_plan.move(line.id, by), "")

    @work(group="keep")
    async def change(self, change: Callable[[Journal], PlanLine], said: str) -> None:
        """Do something with a kept line, and say so."""
        done = await self.write(change)
        if done is not None:
            if done.deleted_at:
                self._away_here.add(str(done.id))
            self.reload()
            back = self.key_name("part.undo")
            self.show_status(format_text("people", said, key=back) if said else "")
