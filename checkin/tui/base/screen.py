"""What all screens share: a title, a body, one quiet line for replies, and the keys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Key, Paste, Resize
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.strings import get_text
from checkin.core.errors import CheckinError
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.tui.base.day_journal import DayScreen
from checkin.tui.base.naming_people import name_people
from checkin.tui.base.own_words import TypedWords, WordsTarget, draft_of, target_below
from checkin.tui.base.saving_notice import saving_notice
from checkin.tui.base.typed_letters import TypedLetters, changes
from checkin.tui.base.words_back import could_not_be_kept, left_behind, put_words_back
from checkin.tui.key_actions import press, pressed_by
from checkin.tui.keymap import BACK, EVERYWHERE, bindings
from checkin.tui.routes import Route
from checkin.tui.save_errors import too_long
from checkin.tui.submit_result import Done, Failed, Left, Submitted
from checkin.tui.widgets.choice_list import ChoiceList
from checkin.tui.widgets.field_protocol import Field, as_field, put_back
from checkin.tui.widgets.key_bar import KeyBar
from checkin.tui.widgets.text_field import TextField
from checkin.tui.widgets.title_bar import TitleBar

ResultT = TypeVar("ResultT")
T = TypeVar("T")


A_WHILE = 300.0
"""Seconds after which it is no longer said how what was done is taken back."""
SEEN = 0.4
"""Seconds after which words that were left on a page are seen."""


class Page(DayScreen[ResultT]):
    """A page of text with one question on it.

    A subclass names itself in `ROUTE_NAME` (its drafts are stored under it), lists what its keys do
    in `KEYS`, lays out its `body`, and reads the journal in `reload`.
    """

    ROUTE_NAME: ClassVar[str] = ""
    ASKS: ClassVar[bool] = False
    """Whether the page asks something: letters answer it then, and open no other page."""
    ENTER_CHOOSES: ClassVar[bool] = False
    """Whether enter in a field takes what is highlighted in the list, if anything is."""
    choice_question: str = ""
    """What it asks where something is chosen; its name, if it is empty."""
    opens_next = False
    """Whether another page comes up once words of this one are kept: keys are meant for that."""
    returns_result = True
    """Whether the page below waits for what this one gives back; none does if it was named."""
    BINDINGS = [Binding("escape", "back", "Back", id=BACK.id)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall")]

    def __init_subclass__(cls, **kwargs: object) -> None:
        """Turn the screen's commands into its bindings.

        A key of the screen that has nothing to do now does nothing: it would go elsewhere if it
        were one of the app's, too.
        """
        if "KEYS" in cls.__dict__:
            both = {command.key for command in cls.KEYS} & {command.key for command in EVERYWHERE}
            idle = (Binding(key, "nothing", show=False) for key in sorted(both))
            own = cls.__dict__.get("BINDINGS", ())
            cls.BINDINGS = [*bindings(cls.KEYS), *idle, *own]
        super().__init_subclass__(**kwargs)  # type: ignore[arg-type]

    def __init__(self) -> None:
        super().__init__()
        self.troubled = ""
        """The trouble that the quiet line tells of now."""
        self.submitting = False
        """Whether words that stay in sight are on their way to the file."""
        self.changes_made = 0
        """How many changes were made here."""
        self._to_leave: tuple[ResultT | None, str] | None = None
        """What to give back and say when it is on top again, if it was done with before."""
        self.status = ""
        self._hints = False
        self.letters = TypedLetters(self)
        self.own_words: TypedWords | None = None  # from the first words at a choice on

    @property
    def asks(self) -> bool:
        """Whether letters are an answer here and now."""
        return self.ASKS

    @property
    def slot(self) -> str:
        """Where its drafts are: under its name, unless each thing it can be about has its own."""
        return self.ROUTE_NAME

    def is_for(self, route: Route[Any]) -> bool:
        """Whether it is the page that a route leads to."""
        return route.slot == self.ROUTE_NAME

    @property
    def plain(self) -> bool:
        """Whether marks are signs that every terminal has."""
        return self.host.journal.settings["marks"] == "plain"

    def heading(self) -> tuple[str, str]:
        """The name of the page, and the quiet note beside it."""
        return get_text(self.ROUTE_NAME, "title"), ""

    def body(self) -> Iterable[Widget]:
        """The widgets between the title and the keys."""
        return ()

    def compose(self) -> ComposeResult:
        self.day = self.day
        with Vertical(id="page"):
            yield TitleBar(*self.heading())
            yield from self.body()
            reply = Static(Content(self.status), id="reply", markup=False)
            yield reply.set_class(bool(self.troubled), "-trouble")
        yield KeyBar(self.KEYS)

    def on_mount(self) -> None:
        """Put back what was typed here and not kept.

        Textual calls this for a screen and then for `Page`. A screen that wants it done before
        its own part calls it first; the second time there is nothing left to put back.
        """
        for draft in self.host.drafts_of(self.slot):
            self.restore(draft)
        self.keep_the_day()

    def dismiss(self, result: ResultT | None = None) -> AwaitComplete:
        """Leave the page, also where another one lies over it by now: that one stays.

        Textual would take whatever is on top, and fail at a page that has gone.
        """
        if self.own_words is not None:
            self.own_words.leave()
        if self.is_active:
            return super().dismiss(result)
        if not self.has_gone:
            self._to_leave = (result, "")
        return AwaitComplete()

    def on_resize(self, event: Resize) -> None:
        """Lay out for the terminal's size alone.

        Each layout tells the page its size once more. Told so of two sizes in turn, it would go
        from one to the other without end.
        """
        if event.size != self.app.size:
            event.prevent_default()

    def on_screen_resume(self) -> None:
        """Read again: something may have changed, or it may be another day by now."""
        if self._to_leave is not None:
            self.leave(*self._to_leave)
            return
        try:
            self.reload()
        except CheckinError as error:  # told here, so that Textual's own part is still done
            self.show_status(error.whole, trouble=True)

    def reload(self) -> None:
        """Read what the page shows, and show it."""

    def field_of(self, draft: Draft) -> TextField | None:
        """The field of that draft; None if there is none, as another program may name anything."""
        return next((field for field in self.query(TextField) if field.id == draft.field), None)

    def restore(self, draft: Draft) -> None:
        """Put one draft back into its field."""
        field = self.field_of(draft)
        if field is not None and not field.value:
            field.value = draft.text
            field.cursor_position = draft.cursor
            if self.is_from_before(draft):
                field.add_to(draft.text, left=True)
                self.set_timer(SEEN, field.stay)
            self.typed_before(draft)

    def show_status(self, text: str, *, trouble: bool = False) -> None:
        """Show one quiet line; what was shown before goes.

        If the page was left meanwhile, trouble is told where the person is now.
        """
        if self.has_gone:
            if trouble:
                self.host.show_status_on_top(text, trouble=True)
            return
        self.status, self._hints = text, False
        self.troubled = text if trouble else ""
        reply = self.query_one_optional("#reply", Static)
        if reply is not None:  # else the page is laid out with it
            reply.update(Content(text))
            reply.set_class(trouble, "-trouble")

    def show_hint(self, text: str) -> None:
        """Say something that is of use only now; trouble that is told stays."""
        if not self.troubled:
            self.show_status(text)
            self._hints = True

    def show_way_back(self, text: str) -> None:
        """Say what was done and how undo takes it back, until that may be something else."""
        self.show_status(text)
        self._hints = True
        self.set_timer(A_WHILE, partial(self.say_no_longer, text))

    def say_no_longer(self, text: str = "") -> None:
        """End what is said of a way back, if it is still said; any hint without a `text`."""
        if self._hints and self.status == (text or self.status):
            self.show_status("")

    def on_screen_suspend(self) -> None:
        """Another page comes up: a hint is not there any more after it."""
        self.letters.leave()
        self.say_no_longer()

    async def submit(
        self,
        change: Callable[[Journal], T],
        *,
        fields: Iterable[Field] = (),
        emptied: bool = True,
        freed: Callable[[], None] | None = None,
        offers_help: bool = False,
        kept_as: Mapping[str, object] | None = None,
        opens_next: bool = False,
    ) -> Submitted[T]:
        """Keep what stands in some fields; the one way in which words are kept.

        Their drafts go in the same transaction in which the change is made, beside the interface.
        The fields are free for other words at once; with `emptied` False their words stay in
        sight, and are no drafts as they stand. `freed` is called once they are on their way.
        `offers_help` says that the page offers people itself after heavy words.

        If it cannot be done, the words are back and the page says why. If the page was left
        meanwhile, they are drafts again, and it is said on the page that is there now. Where other
        words stand in their field by then, they wait as own words: `kept_as` says for
        `change_that_keeps` what they are. With `opens_next` the keys that follow are meant for the
        page that comes up then; so they are where words stay in sight, which leaves the page.
        """
        took = [(field, field.value, field.saved_value) for field in fields]
        if took and self.submitting:
            return Left()  # the same words once more
        change = self.on_its_day(change)
        drafts = [self.draft(field) for field, _, _ in took]
        apart = [draft_of(self, draft.text, kept_as=kept_as) for draft in drafts if emptied]
        going = self.host.drafting.take_submitted(drafts, apart)
        self.submitting = not emptied and bool(took)
        self.opens_next = opens_next or self.submitting
        for field, text, _ in took:
            field.saved_value = "" if emptied else text
            field.value = "" if emptied else text
        if freed is not None:
            freed()
        writing = asyncio.ensure_future(self.host.write(partial(going.run, change=change)))
        try:
            with saving_notice(self, [text for _, text, _ in took]):
                done = await asyncio.shield(writing)
        except asyncio.CancelledError:  # left meanwhile
            left_behind(self.host, going, writing)
            raise
        except CheckinError as error:
            if self not in self.app.screen_stack:
                could_not_be_kept(self.host, going, error)
                return Left()
            put_words_back(self, error, going, took)
            return Failed(error)
        finally:
            self.submitting = self.opens_next = False
        self.changes_made += 1
        self.host.drafting.mark_submitted(going)
        if not offers_help:
            name_people(self.host, (text for _, text, _ in took))
        return Done(done) if self in self.app.screen_stack else Left()

    async def write(self, change: Callable[[Journal], T]) -> T | None:
        """Run a change that keeps no words of the page; None, and a sentence, if it could not be.

        It is done in any case; what comes after it ends here if the page was left meanwhile.
        """
        done = await self.submit(change)
        if isinstance(done, Left):
            raise asyncio.CancelledError
        return done.value if isinstance(done, Done) else None

    async def run_read(self, ask: Callable[[Journal], T]) -> T | None:
        """Read beside the interface; None, and a sentence, if it cannot be read.

        It ends there and then when the worker that waits for it is cancelled.
        """
        try:
            return await self.host.run_read(self.on_its_day(ask))
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)
            return None

    def leave(self, result: ResultT | None = None, saying: str = "") -> None:
        """Leave the page for good, and say something on the one below.

        A page that lies over this one stays where it is; this one is left when that one is.
        """
        if self.is_active:
            self._to_leave = None
            self.dismiss(result)
        elif not self.has_gone:
            self._to_leave = (result, saying)
            return
        if saying:
            self.host.show_status_on_previous(saying)

    def give_back(self, draft: Draft) -> bool:
        """Put words that could not be kept back where they were typed; whether there is a field."""
        field = self.field_of(draft)
        if field is None:
            return False
        if field.saved_value == draft.text:
            field.saved_value = ""  # it was to be kept
        put_back(field, draft.text)
        self.host.drafting.update(self.draft(field))
        return True

    def draft(self, field: Field) -> Draft:
        """What stands in a field now, as a draft; an empty one if it is kept already."""
        if self.own_words is not None and self.own_words.holds(field):
            return self.own_words.draft(field)
        if field.saved_value and field.value == field.saved_value:
            return Draft(self.slot, field.id or "", "")
        dated = self.typed_day(field.id or "") if field.value else {}
        context = {**self.draft_context(), **dated}
        return Draft(self.slot, field.id or "", field.value, field.cursor_position, context)

    def typed(self) -> list[Draft]:
        """What stands in the page's fields now."""
        return [self.draft(line) for line in self.query(TextField) if line.id and line.value]

    def letters_typed(self) -> Draft | None:
        """Letters that no field took, as a draft of own words."""
        sought = TypedWords(self, self).draft_of_letters() if self.asks else None
        return sought or self.letters.draft()

    def before_words(self) -> None:
        """Put back what the first of words took out that turn out to belong elsewhere."""

    def draft_context(self) -> dict[str, object]:
        """What else is needed to go on from a draft; nothing unless a screen says so."""
        return {}

    @on(Input.Changed)
    def _draft_changed(self, event: Input.Changed) -> None:
        if isinstance(event.input, TextField) and event.input.id:
            if not event.value:
                self.typed_anew(event.input.id)
            self.host.drafting.update(self.draft(event.input))

    @on(TextField.Full)
    def _too_long(self, event: TextField.Full) -> None:
        self.show_status(too_long(event.length), trouble=True)
        self._hints = True  # after another page it is no news

    def action_back(self) -> None:
        """Go back to where this page was opened from. Drafts stay."""
        self.host.stash_drafts(self.typed())
        if len(self.app.screen_stack) > 1:
            self.dismiss(None)
        else:
            self.host.go_home()

    def action_nothing(self) -> None:
        """What a key does that has nothing to do now."""

    async def on_key(self, event: Key) -> None:
        """A letter that no field took answers what is asked, acts, or looks for a choice."""
        if await self.letters.take(event) or self.host.moved_keys.are_idle(self, event.key):
            event.stop()

    def answer_with(self, letter: str) -> bool:
        """Do what a letter does where something is asked; whether it is not to do anything else.

        It looks for the choice that begins so; as soon as none does, what was typed is words.
        Where there is nothing to choose, it begins words that have a page of their own.
        """
        choices = self.list_in_sight
        if choices is None:
            return self.letters.word(letter)
        if not choices.look_for(letter):
            self.take_words(choices.take_typed())
        return True

    def on_paste(self, event: Paste) -> None:
        """Take what is pasted where no field is as words."""
        if as_field(self.focused) is None and event.text.strip():
            event.stop()
            if too_long(len(event.text)):
                self.post_message(TextField.Full(len(event.text)))
            else:
                self.take_words("", event)

    @property
    def words_target(self) -> WordsTarget:
        """Where words go that are typed at a choice: where the page below has them go."""
        return target_below(self)

    def take_words(self, text: str, pasted: Paste | None = None) -> None:
        """Open a field for words that were typed at a choice so far, or pasted."""
        self.own_words = self.own_words or TypedWords(self, self)
        self.call_next(self.own_words.open, text, pasted)

    @property
    def list_in_sight(self) -> ChoiceList | None:
        """The list of the page, if it is in sight."""
        choices = self.query_one_optional(ChoiceList)
        return choices if choices is not None and choices.display else None

    def action_move(self, by: int) -> None:
        """Move the highlight of the page's list, while the field keeps the focus."""
        if choices := self.query_one_optional(ChoiceList):  # a page of fields may have none
            choices.move(by)
        if self.own_words is not None:
            self.own_words.moved()

    async def on_click(self, event: Click) -> None:
        """Do what the clicked words say they do; the field stays ready for typing."""
        self.letters.leave()
        if does := event.style.meta.get("does"):
            event.stop()
            if event.chain == 1 or not changes(self, pressed_by(does)):  # two clicks change it once
                await self.run_action(does)

    async def action_press(self, key: str) -> None:
        """Do what a key does now, for someone who clicks its name."""
        await press(self.app, key)
