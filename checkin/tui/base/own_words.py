"""A field that opens as soon as what is typed at a list is words and no choice of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from time import monotonic_ns
from typing import Any, ClassVar, Protocol, cast
from zlib import crc32

from textual import on
from textual.containers import Vertical
from textual.events import Paste
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.openers import is_cut
from checkin.content.strings import get_text
from checkin.core.entries import KINDS, Entry, Kind, NewEntry
from checkin.core.frozen import replace
from checkin.core.records import Draft
from checkin.core.reflections import EVENING, OWN
from checkin.core.text import LIMIT, show
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.base.host import AppHost, privacy_screen
from checkin.tui.draft_saver import TYPED, stored_day
from checkin.tui.key_actions import press
from checkin.tui.save_errors import too_long
from checkin.tui.submit_result import Done, Submitted
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.field_protocol import Field
from checkin.tui.widgets.text_field import TextField

FIELD = "own-words"
ROUTE_NAME = "words"
"""The page that opens again with words that were not kept."""
ASKED = "asked"
"""Where a draft says at which question it was typed."""
ENTERED = "entered"
"""Where it says that enter was pressed after it: its page keeps it at once."""
ENTRY = "entry"
"""Where it says which entry they are, if not one of own words."""
NEW = "new"
"""Where it says that its page opens for it: it shows no words from before then."""
AT = "at"
"""Where it says on which page it was typed."""
PALETTE = "palette"
"""What stands there of words that were typed in the palette, whichever page lay below."""


_BESIDE = (routes.PLAN.slot, routes.PLAN_READING.slot)
"""Pages of which somebody may think that words typed there stand in the plan."""


class WordsTarget:
    """Where such words go: they are kept with the day, unless a page has a better place."""

    OFFERS_HELP: ClassVar[bool] = False
    """Whether people are offered there after heavy words."""

    def field_name(self) -> str:
        """What the field is called in which they are typed."""
        return get_text("words", "own")

    def context(self) -> Mapping[str, object]:
        """What they belong to, as `change_that_keeps` takes it."""
        return {}

    def words_before(self, chosen: str | None) -> str:
        """Words that are kept with them, on lines before; `chosen` is what is chosen as well.

        What is chosen is not done then.
        """
        return ""

    def after(self, say: Callable[[str], object], kept: Entry, text: str, *, chosen: bool) -> None:
        """Say that they are kept. With `chosen`, a choice is done next as well."""
        say(said_of(text))


def said_of(text: str, at: object = "") -> str:
    """What is said of words kept with the day, which Today may leave out; `at` is their page."""
    from checkin.content.distress_words import heavy  # Today loads nothing of it
    from checkin.content.low_words import is_low
    from checkin.content.urge_words import slip

    if heavy(text):
        return get_text("words", "kept_heavy")
    if slip(text):
        return get_text("words", "kept_slip")
    if is_low(text):
        return get_text("words", "kept_low")
    return get_text("words", "kept_beside_plan" if at in _BESIDE else "kept")


def change_that_keeps(text: str, context: Mapping[str, object]) -> Callable[[Journal], Entry]:
    """The change that keeps words where they belong, by what a draft of them says.

    Those of a `setback` are added to it, or to a new one if it has no number yet; those of a
    `goal` are a line of the evening with their question; those that `as_entry` tells of are that
    entry; others are kept with the day.
    """
    if "setback" in context:
        number = context["setback"]
        moment = number if isinstance(number, int) else None
        return lambda journal: journal.hard_moments.add_words(moment, text)
    if isinstance(entry := context.get(ENTRY), Mapping):
        return partial(_keep_entry, text=text, entry=entry)
    new = NewEntry("reflection", text, source=OWN)
    goal = context.get("goal")
    if isinstance(goal, int):
        asked = str(context.get(ASKED, ""))
        new = replace(new, cue=asked, source=f"{EVENING}goal", parent=goal)
    return lambda journal: journal.add(new)


def as_entry(new: NewEntry) -> dict[str, object]:
    """What a draft says of words that are such an entry."""
    day = new.day.isoformat() if new.day else None
    said = {"kind": new.kind, "day": day, "source": new.source, "cue": new.cue, "label": new.label}
    return {ENTRY: {name: value for name, value in said.items() if value}}


def _keep_entry(journal: Journal, text: str, entry: Mapping[str, object]) -> Entry:
    said = {name: value for name, value in entry.items() if isinstance(value, str)}
    kind: Kind = next((kind for kind in KINDS if kind == said.get("kind")), "reflection")
    day = stored_day(said.get("day"))
    source, label = said.get("source"), said.get("label")
    cue = said.get("cue", "")
    new = NewEntry(kind, text, day, source=source, cue=cue, label=label)
    return add_entry(journal, new)[0]


def add_entry(journal: Journal, new: NewEntry) -> tuple[Entry, list[Entry]]:
    """Store an entry, and with a win each good stretch that is reached by now."""
    reached = journal.lookback.add_reached_stretches
    return journal.add(new), reached() if new.kind == "win" else []


class TypedOn(Protocol):
    """A page on which words were typed."""

    def heading(self) -> tuple[str, str]:
        """Its name, and the note beside it."""

    @property
    def day(self) -> date:
        """The day it belongs to."""

    @property
    def host(self) -> AppHost:
        """The app."""


def draft_of(
    page: TypedOn, words: str, *, entered: bool = False, kept_as: Mapping[str, object] | None = None
) -> Draft:
    """Words as the page for own words has them, with where they were typed.

    `kept_as` is what they are, if not words of one's own, as `change_that_keeps` takes it.
    """
    context: dict[str, object] = {
        **(kept_as or {}),
        ASKED: page.heading()[0],
        TYPED: page.day.isoformat(),
    }
    if (name := getattr(page, "ROUTE_NAME", "")) in _BESIDE:
        context[AT] = name
    if entered:
        context[ENTERED] = True
    field = f"at-{monotonic_ns():x}"  # never one that has words already
    return Draft(ROUTE_NAME, field, words, len(words), context)


def stash_words(
    page: TypedOn,
    words: str,
    *,
    entered: bool = False,
    opens: bool = False,
    kept_as: Mapping[str, object] | None = None,
) -> None:
    """Put words where the page for own words has them, which `opens` for them."""
    draft = draft_of(page, words, entered=entered, kept_as=kept_as)
    context = {**draft.context, NEW: True} if opens else draft.context
    page.host.stash_drafts([replace(draft, context=context)])


def typed_on(screen: Screen[Any]) -> TypedOn | None:
    """The screen, as a page on which words can be typed; None if it is none."""
    return cast(TypedOn, screen) if hasattr(screen, "heading") else None


def write_down(
    page: TypedOn, words: str, *, entered: bool = False, kept_as: Mapping[str, object] | None = None
) -> None:
    """Open the page for own words over this one, to go on with these, or to keep them at once."""
    stash_words(page, words, entered=entered, opens=True, kept_as=kept_as)
    page.host.push_screen(routes.screen_for(routes.OWN_WORDS))


class ChoicePage(TypedOn, Protocol):
    """A page on which something is chosen, as what is typed there needs it."""

    @property
    def choice_question(self) -> str:
        """What it asks; empty if its name says it."""

    @property
    def asks(self) -> bool:
        """Whether letters are an answer here and now."""

    @property
    def list_in_sight(self) -> ChoiceList | None:
        """The list to choose from."""

    @property
    def words_target(self) -> WordsTarget:
        """Where words go that are typed there."""

    def said_of_its_day(self, said: str) -> str:
        """What is said of what was kept, or on which day it is, if that is over."""

    async def submit(
        self,
        change: Callable[[Journal], Entry],
        *,
        fields: Iterable[Field] = (),
        emptied: bool = True,
        offers_help: bool = False,
    ) -> Submitted[Entry]:
        """Keep what stands in some fields."""

    def show_status(self, text: str, *, trouble: bool = False) -> None:
        """Show one quiet line."""

    def reload(self) -> None:
        """Show the choices as they are at first."""


def target_below(page: Screen[Any]) -> WordsTarget:
    """Where the page that lies below has such words go; with the day if none does."""
    stack = page.app.screen_stack
    below = stack[stack.index(page) - 1] if page in stack[1:] else None
    target = getattr(below, "words_target", None)
    return target if isinstance(target, WordsTarget) else WordsTarget()


class OwnWords(Vertical):
    """The field, its name over it. With nothing in it, it closes again."""

    DEFAULT_CSS = """
    OwnWords { height: auto; margin-bottom: 1; }
    OwnWords Static { height: auto; color: $muted; }
    """

    def __init__(self, typing: TypedWords, name: str) -> None:
        """`name` is what it is called."""
        super().__init__()
        self._typing = typing
        self._called = name
        self.field = TextField(id=FIELD)

    def compose(self) -> Iterable[Widget]:
        yield Static(self._called, markup=False)
        yield self.field

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._typing.changed(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._typing.entered()


class TypedWords:
    """What is typed on a page that has something to choose, from the letter that is words on.

    The words are never a choice: enter keeps them. What is chosen with the arrow keys then is done
    as well.
    """

    def __init__(self, page: ChoicePage, screen: Screen[Any]) -> None:
        """`page` and `screen` are the same, as what asks and as what is laid out."""
        self._page = page
        self._screen = screen
        self._shown: OwnWords | None = None
        self._target = WordsTarget()
        self._apart = ""
        """What makes its draft another one than that of words which were left there."""

    @property
    def _choices(self) -> ChoiceList:
        return self._screen.query_one(ChoiceList)

    async def open(self, text: str, pasted: Paste | None = None) -> None:
        """Show the field with what was typed so far, and with what is pasted."""
        page, choices = self._page, self._page.list_in_sight
        if not page.asks or choices is None:
            self._pasted_without_field(show(pasted.text, one_line=True) if pasted else text)
            return
        text = text or choices.take_typed()
        if not text.strip() and pasted is None:
            return
        if self._shown is None:
            self._target = page.words_target
            self._apart = f"-{monotonic_ns():x}" if privacy_screen(page.host) else ""
            self._shown = OwnWords(self, self._target.field_name())
            await self._screen.mount(self._shown, before=choices)
            left = self._left_before()
            text = left + text if is_cut(left) else " ".join(filter(None, (left, text)))
        field = self._shown.field
        choices.release()
        self._screen.set_focus(field)
        field.value += text
        field.cursor_position = len(field.value)
        if pasted is not None:
            field.on_paste(pasted)

    def _pasted_without_field(self, text: str) -> None:
        page = self._page
        if len(text) > LIMIT:
            page.show_status(too_long(len(text)), trouble=True)
        elif privacy_screen(page.host):
            stash_words(page, text)
            page.show_status(get_text("lock", "typed_waits"))
        else:
            write_down(page, text)

    def _left_before(self) -> str:
        """Words of this day that were left at the same question, about the same."""
        host, found = self._page.host, ""
        for draft in host.drafts_of(ROUTE_NAME):
            today = draft.context.get(TYPED) == self._page.day.isoformat()
            if today and draft.field == self._key:
                found = draft.text
            else:
                host.stash_drafts([draft])
        return found

    @property
    def _asked(self) -> str:
        return self._page.choice_question or self._page.heading()[0]

    @property
    def _key(self) -> str:
        """The name of its draft: each question has its own, and about each thing."""
        about = f"{self._asked} {sorted(self._target.context().items())}"
        return f"at-{crc32(about.encode()):08x}{self._apart}"

    @property
    def _context(self) -> dict[str, object]:
        """What the words belong to, and at which question and on which day they were typed."""
        day = self._page.day.isoformat()
        return {**self._target.context(), ASKED: self._asked, TYPED: day}

    def holds(self, field: Field) -> bool:
        """Whether it is the field that is open."""
        return self._shown is not None and self._shown.field is field

    def draft(self, field: Field) -> Draft:
        """The words as a draft, with the question they were typed at."""
        text = "" if field.saved_value == field.value else field.value
        return Draft(
            ROUTE_NAME, self._key, text, field.cursor_position, self._context if text else {}
        )

    def draft_of_letters(self) -> Draft | None:
        """Letters that look for a choice as words, for when there is no later; one is none."""
        choices = self._page.list_in_sight
        if self._shown is not None or choices is None or len(choices.typed.strip()) < 2:
            return None
        self._target, text = self._page.words_target, choices.typed
        return Draft(ROUTE_NAME, self._key, text, len(text), self._context)

    def changed(self, text: str) -> None:
        """Nothing is chosen while there are words; without any, the list is as it was."""
        if self._shown is None:
            return
        self._page.host.drafting.update(self.draft(self._shown.field))
        if text:
            self._choices.release()
        else:
            self._close()
            self._page.reload()

    def moved(self) -> None:
        """Say what enter does with what is chosen now."""
        if self._shown is not None:
            both = self._choices.chosen is not None
            self._shown.field.enter_says = get_text("words", "both" if both else "keep")
            self._screen.refresh_bindings()

    def entered(self) -> None:
        """Keep the words."""
        self._screen.run_worker(self._keep(), group="keep")

    async def _keep(self) -> None:
        page, shown = self._page, self._shown
        if shown is None or not (text := shown.field.value.strip()):
            return
        before = self._target.words_before(self._choices.chosen)
        whole = "\n".join(filter(None, (before, text)))
        change = change_that_keeps(whole, self._context)
        offers = self._target.OFFERS_HELP
        kept = await page.submit(change, fields=[shown.field], emptied=False, offers_help=offers)
        if not isinstance(kept, Done):
            return
        chosen = None if before else self._choices.chosen
        self._close(kept=chosen is None)
        if chosen is None:
            page.reload()
        say = page.show_status if chosen is None else page.host.show_status_on_previous
        self._target.after(
            lambda said: say(page.said_of_its_day(said)),
            kept.value,
            text,
            chosen=chosen is not None,
        )
        if chosen is not None:
            await press(self._screen.app, "enter")

    def leave(self) -> None:
        """Close the field; what is typed waits where it belongs."""
        if self._shown is None:
            return
        draft = self.draft(self._shown.field)
        self._close()
        if draft.text.strip():
            self._page.host.stash_drafts([draft])
            self._page.host.show_status_on_previous(get_text("words", "waits"))

    def _close(self, *, kept: bool = False) -> None:
        """Take the field away.

        After words that were kept, nothing is chosen until somebody goes to it: enter once more
        would do what they did not ask for.
        """
        shown, self._shown = self._shown, None
        if shown is not None and self._screen.is_attached:
            self._screen.set_focus(None)
            if not kept:
                self._choices.take_up()
            shown.remove()
