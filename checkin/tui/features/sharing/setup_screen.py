"""What goes into a page for someone: of which days, and which parts. It is chosen so next time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual import on, work
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.lookback import with_month
from checkin.content.sharing import ShareTemplate
from checkin.content.strings import format_text, get_text, plural
from checkin.core.day_names import date_name
from checkin.core.frozen import replace
from checkin.core.text import show
from checkin.domain.sharing_choices import (
    OWN,
    SINCE_LAST,
    TOTAL_PART,
    ShareChoices,
    parts_of,
    periods_of,
)
from checkin.journal.sessions import attended
from checkin.tui import routes
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.base.list_page import ListPage
from checkin.tui.base.own_words import WordsTarget
from checkin.tui.keymap import BACK, CHOOSE, LIST, Command
from checkin.tui.rendering.entries import checkbox_row, muted
from checkin.tui.rendering.layout import hung, room
from checkin.tui.widgets.choice_list import Choice, ChoiceList

_PART = "part:"
_NAME_WIDTH = 17
_PARTS = {("supervision", name): f"helper_{name}" for name in ("hard", "question")}
"""What parts are called on the page for someone, where it is not what they are called elsewhere."""


class ShareSetupScreen(ListPage[None]):
    """Enter sees the page, changes its days, or lets a part go in."""

    ROUTE_NAME = "share:setup"
    ASKS = True
    KEYS = (Command("setup.choose", "enter", "choose", CHOOSE, "Choose this."), BACK, *LIST)
    CSS_PATH = "styles.tcss"

    def __init__(self, template: ShareTemplate) -> None:
        super().__init__()
        self._template = template
        self._goes_in: ShareChoices | None = None

    def heading(self) -> tuple[str, str]:
        return self._template.audience, ""

    @property
    def words_target(self) -> WordsTarget:
        """Words that are typed on the page for a session are a question for it."""
        if not (self._template.takes_hard and self.is_active):
            return super().words_target
        from checkin.tui.features.sharing.question_words import QuestionWords

        return QuestionWords()

    def body(self) -> Iterable[Widget]:
        yield ChoiceList(wraps=False)
        about = self._template.care or ""
        if "win_work" in parts_of(self._template):
            about = f"{about}\n{get_text('share', 'what_is_work')}"
        yield Static(about, id="about", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """A page that leaves nothing out on purpose has no word of care."""
        super().on_mount()
        self.query_one("#about").display = self._template.care is not None

    @on(Resize)
    def reload(self) -> None:
        self._goes_in = self.journal.sharing.choices(self._template)
        self.choices.show(self._rows(self._goes_in))

    def _rows(self, choices: ShareChoices) -> Iterator[Choice]:
        yield self._row("see", "see", get_text("share", "see_about"))
        yield self._row("days", "days", self._period(choices.period, choices))
        yield _heading("parts")
        for part in parts_of(self._template):
            if part == TOTAL_PART and not self.journal.day_total.name:
                continue
            label = get_text("share", _PARTS.get((self._template.name, part), f"part_{part}"))
            row = checkbox_row(label, part in choices.parts, plain=self.plain)
            yield Choice(f"{_PART}{part}", row)
        if self._template.takes_hard:
            yield _heading("to_keep")
            for name in ("add_question", "add_agreed"):
                yield self._row(name, name)
            yield self._row("went", "went", self._sessions_said())
            if self._repeated():
                yield self._row("session_is", "session_is", self._session_said())
        else:
            yield _heading("to_choose")
            if self._template.is_of_work:
                yield self._row("add_question", "add_helper_question")
            key = self.key_name("history.share")
            about = muted(f"   {format_text('share', 'one_by_one_about', key=key)}")
            row = Content.assemble(f" {get_text('share', 'one_by_one')}\n", about)
            yield Choice("one_by_one", row)

    def _repeated(self) -> list[str]:
        """What the person repeats that may be their session."""
        chip = attended().text
        return [name for name in self.journal.lookback.repeats() if name != chip]

    def _sessions_said(self) -> str:
        """How many sessions there were, and how many of them in the latest month."""
        months = self.journal.sharing.sessions_by_month()
        said = plural("sessions", sum(month.wins for month in months))
        return with_month(said, months) if said else ""

    def _session_said(self) -> str:
        """Which of the things they repeat is the session, and how that is known."""
        name, is_chosen = self.journal.sharing.own_session()
        if not name:
            return get_text("share", "session_not_one" if is_chosen else "session_not_known")
        way = "session_chosen" if is_chosen else "session_found"
        return format_text("share", way, name=show(name, one_line=True)) or ""

    def _row(self, id: str, name: str, said: str = "") -> Choice:
        label = f" {get_text('share', name)}"
        if not said:
            return Choice(id, Content(label))
        head = label.ljust(_NAME_WIDTH) if len(label) < _NAME_WIDTH else f"{label}   "
        lines = hung(head, muted(said), room(self.app.size.width))
        return Choice(id, Content("\n").join(lines))

    def _period(self, period: str, choices: ShareChoices) -> str:
        """Days that can be chosen, in words."""
        if period == OWN:
            if choices.period != OWN or choices.first is None or choices.last is None:
                return get_text("share", "days_choose_own")
            first, last = (date_name(d) for d in (choices.first, choices.last))
            if first == last:
                return format_text("share", "days_own_day", day=first)
            return format_text("share", "days_own", first=first, last=last)
        if period != SINCE_LAST:
            return get_text("share", f"days_{period}")
        session = self.journal.sharing.last_session()
        if session is None:
            return get_text("share", "days_last_none")
        day = f"{session.day.day} {session.day:%B}"
        if session.text != attended().text:
            name = show(session.text, one_line=True)
            return format_text("share", "days_last_named", name=name, day=day)
        return format_text("share", "days_last", day=day)

    # Keys

    def choose(self, chosen: str) -> None:
        """Do what the row says."""
        if self._goes_in is None:
            return
        self.show_status("")
        if chosen.startswith(_PART):
            self.turn(chosen.removeprefix(_PART), self._goes_in)
        elif chosen == "see":
            self.see(self._goes_in)
        elif chosen == "one_by_one":
            self.host.go(routes.HISTORY)
        else:
            self.ask(chosen, self._goes_in)

    def see(self, choices: ShareChoices) -> None:
        """Show the whole page."""
        from checkin.tui.features.sharing.page_screen import SharePageScreen

        days = self._period(choices.period, choices)
        self.app.push_screen(SharePageScreen(self._template, choices, days))

    def turn(self, part: str, choices: ShareChoices) -> None:
        """Let a part go in, or leave it out."""
        on = set(choices.parts) ^ {part}
        parts = tuple(each for each in parts_of(self._template) if each in on)
        self.remember(replace(choices, parts=parts))

    @work(group="keep")
    async def remember(self, choices: ShareChoices) -> None:
        """Store what was chosen, for the next time too."""
        stored = await self.submit(lambda j: j.sharing.remember(self._template, choices))
        if stored:
            self.reload()

    @work(group="flow", exclusive=True)
    async def ask(self, what: str, choices: ShareChoices) -> None:
        """Ask for the days, or for what is to be kept."""
        if what == "days":
            await self._ask_days(choices)
        elif what == "went":
            await self._keep_session()
        elif what == "session_is":
            await self._ask_session()
        else:
            await self.host.open(routes.QUESTION if what == "add_question" else routes.AGREED)

    async def _ask_days(self, choices: ShareChoices) -> None:
        from checkin.tui.features.sharing.days_screen import ShareDaysScreen

        spans = ((p, self._period(p, choices)) for p in periods_of(self._template))
        answers = [(period, f"{said[:1].upper()}{said[1:]}") for period, said in spans]
        title, asked = self._template.audience, get_text("share", "which_days")
        found = await self.app.push_screen_wait(ChoiceDialog(title, asked, answers, words=OWN))
        if found is None:
            return
        period, _, typed = found.partition(" ")
        if period != OWN:
            self.remember(replace(choices, period=period, first=None, last=None))
            return
        days = await self.app.push_screen_wait(ShareDaysScreen(typed))
        if days is not None:
            self.remember(replace(choices, period=OWN, first=days[0], last=days[1]))

    async def _ask_session(self) -> None:
        """Ask which of the things they repeat is the session."""
        names = self._repeated()
        answers = [(str(n), show(name, one_line=True)) for n, name in enumerate(names)]
        answers.append(("none", get_text("share", "session_none")))
        asked = ChoiceDialog(self._template.audience, get_text("share", "session_ask"), answers)
        found = await self.app.push_screen_wait(asked)
        if found is None:
            return
        name = "" if found == "none" else names[int(found)]
        await self.write(lambda journal: journal.sharing.set_own_session(name))
        self.reload()

    async def _keep_session(self) -> None:
        """Keep that the person went; then ask whether what was brought stays marked."""
        questions = self.read_or(0, lambda: len(self.journal.sharing.questions()))
        kept = await self.write(lambda journal: journal.sharing.add_session())
        if kept is None:
            return
        self.reload()
        counted = self._sessions_said()
        parts = [get_text("share", "went_kept"), f"{counted}."]
        if questions:
            parts.append(get_text("share", "went_questions"))
        self.show_status(" ".join(parts))
        brought = self.journal.sharing.brought()
        if not brought:
            return
        answers = [(id, get_text("share", f"unmark_{id}")) for id in ("yes", "no")]
        asked = ChoiceDialog(
            self._template.audience,
            get_text("share", "unmark"),
            answers,
            note=plural("brought", len(brought)),
        )
        if await self.app.push_screen_wait(asked) == "yes":
            numbers = [entry.id for entry in brought]
            await self.write(lambda journal: journal.edit_many(numbers, bring=False))
            self.show_status(get_text("share", "unmarked"))


def _heading(name: str) -> Choice:
    return Choice(f"h:{name}", muted("\n" + get_text("share", name)), heading=True)
