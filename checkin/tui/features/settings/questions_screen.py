"""What mornings and evenings ask in a person's own words: adding, changing and ordering."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from textual import getters, on, work
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import OptionList, Static

from checkin.content import evening
from checkin.content.strings import format_text, get_text
from checkin.core.errors import CheckinError
from checkin.core.records import Draft
from checkin.core.text import show
from checkin.domain.question_sets import (
    EVENING,
    MORNING,
    PARTS,
    WIN,
    QuestionSet,
    from_profile,
)
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.base.line_and_list_page import LineAndListPage
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import muted, option_row
from checkin.tui.rendering.layout import hanging_row, room
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.text_field import TextField
from checkin.tui.widgets.title_bar import TitleBar

_NAME = "name"
_WITH_ONE = frozenset({"remove", "shift", "turn"})
"""The actions that need a question to be highlighted."""


class QuestionsScreen(LineAndListPage[None]):
    """Enter adds what is typed, or takes up the highlighted question to change it."""

    ROUTE_NAME = "questions"
    KEYS = (
        Command("questions.remove", "f7", "remove", "Remove", "Remove this question."),
        Command("questions.undo", "f5", "undo_change", "Undo", "Take the last change back."),
        Command(
            "questions.turn",
            "f9",
            "turn",
            "Win or not",
            "Keep answers to this question as wins, or with the day.",
            need=0,
        ),
        BACK,
        Command(
            "questions.up", "shift+up", "shift(-1)", "Move up", "Move this question up.", need=0
        ),
        Command(
            "questions.down",
            "shift+down",
            "shift(1)",
            "Move down",
            "Move this question down.",
            shown=False,
        ),
        *LIST,
    )
    DEFAULT_CSS = """
    QuestionsScreen TextField { margin-bottom: 1; }
    """

    _asked = getters.query_one("#asked", Static)

    def __init__(self, id: str = evening.OWN) -> None:
        """`id` is that of the profile."""
        super().__init__()
        self._profile = id
        self._set = QuestionSet()
        self._usual = QuestionSet()
        self._writing: tuple[str, int | None] = (EVENING, None)
        """Which part the field is for, and which question of it is changed, if any."""

    @property
    def slot(self) -> str:
        """Where the drafts of this profile are."""
        return routes.questions(self._profile).slot

    def heading(self) -> tuple[str, str]:
        return get_text("questions", "title"), show(self._called, one_line=True)

    @property
    def _called(self) -> str:
        ours = evening.ours(self._profile)
        return self._set.name or (ours.label if ours else get_text("questions", "my_own"))

    def body(self) -> Iterable[Widget]:
        yield Static(id="asked", classes="question", markup=False)
        yield TextField(id="line", placeholder=get_text("questions", "help"))
        yield ChoiceList(wraps=False)

    def on_mount(self) -> None:
        self.read_or(None, self._read)
        super().on_mount()
        own = self.journal.own_questions
        if not self.read_or(True, lambda: own.is_written(self._profile)):
            self._write_file(saying="")  # it could not be written before

    def restore(self, draft: Draft) -> None:
        """Go on with the question that was being written or changed."""
        part = MORNING if draft.context.get("part") == MORNING else EVENING
        at = draft.context.get("at")
        there = isinstance(at, int) and 0 <= at < len(self._listed(part))
        self._writing = (part, at if isinstance(at, int) and there else None)
        self.line.set_saved_value(self._stands())
        self.line.value, self.line.cursor_position = draft.text, draft.cursor

    def draft_context(self) -> dict[str, object]:
        """What the field is for, if anything is typed or changed there."""
        part, at = self._writing
        return {"part": part, "at": at} if self.line.value or self.line.saved_value else {}

    # Showing

    def _read(self) -> None:
        self._set = self.journal.own_questions.of(self._profile)
        ours = evening.ours(self._profile)
        self._usual = from_profile(ours) if ours else QuestionSet()

    def _listed(self, part: str) -> tuple[str, ...]:
        return tuple(each.ask for each in self._begun(part).of(part)) if part in PARTS else ()

    def _begun(self, part: str) -> QuestionSet:
        """The questions with those of that part that came with the program, if none are own."""
        return self._set if self._set.of(part) else self._set.with_part(part, self._usual.of(part))

    def _stands(self) -> str:
        """What is kept already of what the field is for."""
        part, at = self._writing
        if part == _NAME:
            return self._set.name
        return "" if at is None else self._listed(part)[at]

    @on(Resize)
    def reload(self) -> None:
        self._read()
        self.choices.show(self._rows(), first=False)
        self.query_one(TitleBar).note = self.heading()[1]
        self._show_asked()

    def _show_asked(self) -> None:
        part, at = self._writing
        self._asked.update(get_text("questions", f"ask_{part if at is None else 'change'}"))
        self.refresh_bindings()

    def _rows(self) -> Iterator[Choice]:
        width = room(self.app.size.width)
        for part in PARTS:
            gap = "\n" if part == MORNING else ""
            said = muted(gap + get_text("questions", part))
            yield Choice(f"h:{part}", said, heading=True)
            for at, asked in enumerate(self._begun(part).of(part)):
                win = muted(f"   {get_text('questions', 'as_win')}") if asked.kind == WIN else ""
                row = option_row(show(asked.ask, one_line=True), plain=self.plain)
                yield Choice(f"{part}:{at}", hanging_row(Content.assemble(row, win), width))
            if not self._listed(part):
                usual = format_text("questions", "usual", ask=self._usually(part))
                yield Choice(
                    f"h:usual:{part}", hanging_row(muted(f"   {usual}"), width), heading=True
                )
            row = option_row(get_text("questions", f"add_{part}"), plain=self.plain)
            yield Choice(f"add:{part}", hanging_row(row, width))
        yield Choice("h:more", Content(""), heading=True)
        if evening.ours(self._profile) is None:
            called = format_text("questions", "called", name=show(self._called, one_line=True))
            yield Choice(_NAME, hanging_row(option_row(called, plain=self.plain), width))
        if not self._set.is_empty:
            file = show(self.journal.own_questions.file(self._profile), one_line=True)
            told = muted(f"   {format_text('questions', 'file', file=file)}")
            yield Choice("h:file", hanging_row(told, width), heading=True)

    def _usually(self, part: str) -> str:
        """What is asked where there is no question."""
        if part == MORNING:
            return get_text("morning", "question")
        return evening.profile(evening.DEFAULT).questions[0].ask

    def _question(self) -> tuple[str, int] | None:
        """The highlighted question, by its part and its place; else the one that is changed."""
        part, _, at = (self.choices.chosen or "").partition(":")
        if part in PARTS:
            return part, int(at)
        now, changed = self._writing
        return None if self.choices.chosen or changed is None else (now, changed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There has to be a question for it, or something to undo."""
        if not self.is_mounted:
            return True
        if action == "undo_change":
            return bool(
                self.read_or(False, lambda: self.journal.own_questions.can_undo(self._profile))
            )
        one = self._question() if action in _WITH_ONE else None
        if action == "turn":
            return one is not None and one[0] == EVENING
        return one is not None or action not in _WITH_ONE

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self.refresh_bindings()

    # Keys

    def choose(self, chosen: str) -> None:
        """Take up a question or the name to change it, or begin another question."""
        if self.line.value.strip() and self.line.value != self.line.saved_value:
            self.show_status(get_text("questions", "finish"))
            return
        what, _, which = chosen.partition(":")
        if what == "add":
            self._begin(which, None)
        elif what in (*PARTS, _NAME):
            self._begin(what, int(which) if which else None)

    def _begin(self, part: str, at: int | None) -> None:
        self._writing = (part, at)
        self.line.set_saved_value(self._stands())
        self.choices.highlighted = None
        self.show_status("")
        self._show_asked()

    @work(group="keep")
    async def keep(self, text: str) -> None:
        """Keep what is typed; it comes back into the field if that cannot be done."""
        part, at = self._writing
        try:
            if part == _NAME:
                asked = self._set.called(text)
            elif at is None:
                asked = self._begun(part).added(part, text)
            else:
                asked = self._begun(part).changed(part, at, text)
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)
            return
        id = self._profile
        kept = await self.submit(
            lambda journal: journal.own_questions.set(id, asked), fields=[self.line]
        )
        if isinstance(kept, Done):
            self._begin(EVENING if part == _NAME else part, None)
            new = at is None and part != _NAME
            self._write_file(get_text("questions", "added" if new else "changed"))

    def action_remove(self) -> None:
        """Remove the highlighted question, or the one that is being changed."""
        one = self._question()
        if one is None:
            return
        part, at = one
        asked = self._begun(part).without(part, at)
        key = self.key_name("questions.undo")
        usual = not asked.of(part) and bool(self._usual.of(part))
        said = format_text("questions", "usual_again" if usual else "removed", key=key)
        self._begin(part, None)
        self._change(asked, said)

    def action_shift(self, by: int) -> None:
        """Move the highlighted question down (1) or up (-1)."""
        one = self._question()
        if one is None:
            return
        part, at = one
        asked = self._begun(part).moved(part, at, by)
        if asked != self._begun(part):
            self._change(asked, "", chosen=f"{part}:{at + by}")

    def action_turn(self) -> None:
        """Keep the answers to a question as wins, or as lines of the day again."""
        one = self._question()
        if one is not None:
            asked = self._begun(EVENING).turned(one[1])
            win = asked.evening[one[1]].kind == WIN
            said = get_text("questions", "kept_as_win" if win else "kept_as_line")
            self._change(asked, said, chosen=self.choices.chosen)

    @work(group="keep")
    async def _change(self, asked: QuestionSet, saying: str, chosen: str | None = None) -> None:
        id = self._profile
        await self._do(lambda journal: journal.own_questions.set(id, asked), saying, chosen)

    @work(group="keep")
    async def action_undo_change(self) -> None:
        """Take the last change back."""
        id = self._profile
        await self._do(
            lambda journal: journal.own_questions.undo(id), get_text("questions", "undone")
        )

    async def _do(
        self, change: Callable[[Journal], None], saying: str, chosen: str | None = None
    ) -> None:
        if not isinstance(await self.submit(change), Done):
            return
        self._write_file(saying, chosen)

    @work(group="file")
    async def _write_file(self, saying: str, chosen: str | None = None) -> None:
        """Bring what is kept into the file that is asked from; then show it, and say so."""
        id = self._profile
        written = await self.submit(lambda journal: journal.own_questions.write_file(id))
        self.reload()
        if chosen is not None:
            self.choices.highlighted = self.choices.get_option_index(chosen)
        if isinstance(written, Done):
            self.show_status(saying)
