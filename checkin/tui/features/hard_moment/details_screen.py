"""What happened, in a hard moment: as much or as little as wanted, now or later."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import getters, on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.distress_words import heavy
from checkin.content.hard_moment import kinds
from checkin.content.strings import format_text, get_text
from checkin.content.topics import FEELING_WORDS
from checkin.core.records import Draft
from checkin.core.reflections import FEELINGS
from checkin.core.text import show
from checkin.journal import Journal
from checkin.tui.base.feelings import offers_help
from checkin.tui.base.help_offer import help_offered
from checkin.tui.base.list_page import ListPage
from checkin.tui.keymap import BACK, LIST, PEOPLE, Command
from checkin.tui.rendering.entries import checkbox_row, muted, option_row
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.text_field import TextField

_FEELINGS, _NAMED, _TOMORROW = "feelings", "named", "tomorrow"
_MORE = "more"
"""Stands in a draft that holds nothing but what comes below what is kept already."""


class HardMomentDetailsScreen(ListPage[int | None]):
    """Gives back the number of the hard moment it was kept with, or None if nothing was said."""

    ROUTE_NAME = "what"
    ENTER_CHOOSES = True
    DATED = True
    GOES_ON = False
    KEYS = (
        PEOPLE,
        Command(
            "what.back", "escape", "back", "Keep and go back", "Keep what you said, and go back."
        ),
        *LIST,
    )

    _line = getters.query_one("#line", TextField)
    _said = getters.query_one("#said", Static)
    CSS_PATH = "styles.tcss"

    def __init__(
        self,
        setback: int | None = None,
        begun: str = "",
        taken: Callable[[], None] | None = None,
        *,
        asked: str = "",
    ) -> None:
        """Without a number, a hard moment is kept when something is said.

        `begun` is what is typed already; `taken` is called once it stands here. `asked` is the
        question, if it is another than what happened.
        """
        super().__init__()
        self._asked = asked or get_text("hard", "what_happened")
        self._earlier = ""
        """What was said of it before: more is a line below it, and not the rest of it."""
        self._setback = setback
        self._begun = begun
        self._taken = taken
        self._kind = ""
        self._feelings: tuple[str, ...] = ()
        self._on: set[str] = set()

    def heading(self) -> tuple[str, str]:
        return get_text("hard", "title"), ""

    def body(self) -> Iterable[Widget]:
        yield Static(id="said", classes="quiet", markup=False)
        yield Static(self._asked, classes="question", markup=False)
        yield TextField(id="line", enter_says="Keep")
        yield Static(get_text("hard", "what_help"), id="help", markup=False)
        yield ChoiceList()

    def on_mount(self) -> None:
        field = self._line
        if self._setback is not None:
            before = self.journal.entry(self._setback)
            self._kind, self._feelings = before.label or "", before.feelings
            self._earlier = before.text
            if self.journal.hard_moments.wants_look_back(self._setback):
                self._on.add(_TOMORROW)
        super().on_mount()
        field.focus()
        if self._begun:
            field.value = " ".join(filter(None, (field.value, self._begun)))
            field.cursor_position = len(field.value)
            self._begun = ""
        if self._taken is not None:
            self._taken()

    def restore(self, draft: Draft) -> None:
        """Go on with the hard moment that was being told."""
        said = draft.context
        number = said.get("setback")
        if self._setback is None and isinstance(number, int):
            self._setback = number
            told = self.read_or(None, lambda: self.journal.entry(number))
            self._earlier = told.text if told is not None and not told.deleted else ""
            self.show_hint(get_text("hard", "goes_on"))
        self._kind = str(said.get("kind", self._kind))
        for name, value in (("feelings", said.get("feelings")), ("on", said.get("on"))):
            if isinstance(value, list):
                if name == "on":
                    self._on = set(map(str, value))
                else:
                    self._feelings = tuple(map(str, value))
        field = self._line
        words = draft.text
        if _MORE not in said:  # a draft of an earlier version begins with what was kept
            words = words.removeprefix(self._earlier).lstrip()
        field.value = words
        field.cursor_position = min(draft.cursor, len(words))

    def draft_context(self) -> dict[str, object]:
        """Which hard moment it is about, and what is chosen."""
        return {
            "setback": self._setback,
            "kind": self._kind,
            "feelings": list(self._feelings),
            "on": sorted(self._on),
            _MORE: True,
        }

    def reload(self) -> None:
        said = format_text("hard", "said_before", text=show(self._earlier))
        self._said.update(said)
        self._said.display = bool(self._earlier)
        self.choices.show(self._choices(), first=False)
        chosen = self._kind or self._feelings or self._on
        self._line.empty_says = "" if chosen else BACK.label
        self.refresh_bindings()

    def _choices(self) -> Iterable[Choice]:
        off = self.journal.settings.topics_off()
        if FEELING_WORDS not in off or self._feelings:
            chosen = muted(": " + ", ".join(self._feelings)) if self._feelings else Content("")
            asked = option_row(get_text("hard", "feelings_choose"), plain=self.plain)
            yield Choice(_FEELINGS, Content.assemble(asked, chosen))
        if self._feelings:
            yield self._choice(_NAMED, get_text("hard", "named"), _NAMED in self._on)
        yield self._choice(_TOMORROW, get_text("hard", "look_back"), _TOMORROW in self._on)
        yield Choice("h:kind", muted(get_text("hard", "kind")), heading=True)
        for kind in kinds(off):
            yield self._choice(kind.id, kind.label, kind.id == self._kind)

    def _choice(self, id: str, label: str, on: bool) -> Choice:
        return Choice(id, checkbox_row(label, on, plain=self.plain))

    @on(Input.Changed, "#line")
    def _typed(self) -> None:
        self.choices.highlighted = None

    @on(Input.Submitted, "#line")
    def _entered(self) -> None:
        chosen = self.choices.chosen
        if chosen is None:
            self.action_back()
        else:
            self.choose(chosen)

    def choose(self, chosen: str) -> None:
        if chosen == _FEELINGS:
            self._feel()
            return
        if chosen in (_NAMED, _TOMORROW):
            self._on ^= {chosen}
        else:
            self._kind = "" if chosen == self._kind else chosen
        self._changed()

    def _changed(self) -> None:
        self.reload()
        self.host.drafting.update(self.draft(self._line))

    @work(group="flow", exclusive=True)
    async def _feel(self) -> None:
        from checkin.tui.base.feelings_dialog import FeelingsDialog

        found = await self.app.push_screen_wait(FeelingsDialog(self._feelings))
        if found is None:
            return
        self._feelings = found
        self._changed()
        self.host.drafting.update(Draft(FeelingsDialog.ROUTE_NAME, FEELINGS, ""))
        if offers_help(found):
            await help_offered(self)

    def action_back(self) -> None:
        """Keep what was said, and go back."""
        self.keep()

    @work(group="keep")
    async def keep(self) -> None:
        """Keep it; the page stays, with all that was said, if that cannot be done."""
        text = self._line.value.strip()
        whole = "\n".join(filter(None, (self._earlier, text)))
        number, kind, feelings, on = self._setback, self._kind, self._feelings, set(self._on)
        named = get_text("hard", "named_win") if _NAMED in on and feelings else None

        def change(journal: Journal) -> int | None:
            if number is None and not (text or kind or feelings or on):
                return None
            told = journal.hard_moments.save_details(
                number, whole, kind=kind, feelings=feelings, look_back=_TOMORROW in on, win=named
            )
            return told.id

        field = self._line
        kept = await self.submit(change, fields=[field], emptied=False, offers_help=True)
        if isinstance(kept, Done) and heavy(text):
            self.offer_help(kept.value, text)
        elif isinstance(kept, Done):
            self.leave(kept.value)

    @work(group="flow", exclusive=True)
    async def offer_help(self, number: int | None, words: str) -> None:
        """Offer people before going back: what was said was a reason to."""
        await help_offered(self, words=words)
        self.leave(number)
