"""The palette: everything that works everywhere, by name."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Self, cast

from textual import events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.command import Command, CommandList, CommandPalette, Hit, SearchIcon
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip
from textual.visual import VisualType
from textual.widgets import Input, Static
from textual.widgets.option_list import Option
from textual.worker import WorkerCancelled

from checkin.content.distress_words import heavy, is_despair
from checkin.content.strings import get_text
from checkin.core.frozen import replace
from checkin.core.records import Draft
from checkin.tui.base.command_provider import Offered, is_named
from checkin.tui.base.host import AppHost
from checkin.tui.base.own_words import AT, PALETTE, draft_of, typed_on
from checkin.tui.base.palette_score import Asked, leads_somewhere
from checkin.tui.base.quiet_screen import QuietScreen
from checkin.tui.key_actions import press
from checkin.tui.keymap import BACK, CHOOSE
from checkin.tui.rendering.entries import clickable
from checkin.tui.rendering.layout import page_width
from checkin.tui.widgets.choice_list import LEAST_WIDTH, is_gone, mark_chosen_row
from checkin.tui.widgets.key_bar import GAP, key_name

_SENTENCE = 5
"""From how many words on it is a sentence, and no longer what somebody looks for."""
_OWN = ("words", "as_win", "search")
"""The rows that are about the words themselves."""


class Commands(CommandList):
    """The list in it, under headings. It may be clicked and paged through before it is there."""

    def add_options(self, new_options: Iterable[Option | VisualType | None]) -> Self:
        """Show commands, each group of offers under its heading."""
        options: list[Option | VisualType | None] = []
        heading = ""
        for option in new_options:
            hit = option.hit if isinstance(option, Command) else None
            if isinstance(hit, Offered) and hit.heading != heading:
                heading = hit.heading
                options.append(Option(Content(heading), disabled=True))
            elif hit is None:  # Textual's sentence where nothing was found
                id = option.id if isinstance(option, Option) else None
                option = Option(get_text("palette", "nothing"), id, disabled=True)
            options.append(option)
        return super().add_options(options)

    def validate_highlighted(self, highlighted: int | None) -> int | None:
        """Highlight the first command, never the heading above it."""
        index = super().validate_highlighted(highlighted)
        return 1 if index == 0 and self.options[0].disabled and self.option_count > 1 else index

    def render_line(self, y: int) -> Strip:
        """One line of what is in view; the first of the chosen row has the mark."""
        return mark_chosen_row(self, super().render_line, y)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return super().get_content_height(container, viewport, max(width, LEAST_WIDTH))

    def on_click(self, event: events.Click) -> None:
        """Leave a click on a line that is not there any more alone."""
        if is_gone(self, event):
            event.prevent_default()

    def action_page_down(self) -> None:
        """Go down a page, if there is one."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        """Go up a page, if there is one."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]


class _Keys(Static):
    """The last line, in place of that of the page below: its keys do nothing now."""

    DEFAULT_CSS = "_Keys { dock: bottom; height: 1; background: $surface; color: $muted; }"

    def render(self) -> Content:
        width = self.app.size.width
        edge = (width - page_width(width)) // 2
        named = [("enter", CHOOSE), ("escape", BACK.label)]
        parts = [
            clickable(Content.assemble(Content.styled(key_name(key), "b $accent"), " ", does), key)
            for key, does in named
        ]
        return Content.assemble(" " * edge, Content(GAP).join(parts))

    async def on_click(self, event: events.Click) -> None:
        """Do what the key does that is clicked."""
        if key := event.style.meta.get("does"):
            event.stop()
            await press(self.app, key)


class Palette(CommandPalette, QuietScreen[None]):
    """Textual's own, which can be closed while it closes, or while it still looks for names."""

    DEFAULT_CSS = """
    Palette > #--container {
        min-width: 12; min-height: 4; margin-top: 1; background: $surface;
    }
    Palette #--input { border: none; padding: 1 2; }
    Palette CommandInput, Palette CommandInput:focus { border: none; height: 1; padding: 0; }
    Palette Commands { min-width: 12; min-height: 3; border: none; padding-bottom: 1; }
    Palette Commands > .option-list--option-disabled { color: $muted; text-style: not bold; }
    Palette Commands > .option-list--option-highlighted {
        color: $foreground; background: $panel; text-style: bold;
    }
    Palette > .command-palette--help-text { color: $muted; text-style: not bold; }
    """

    is_leaving = False
    """Whether a row was taken: what is typed next is for the page that it leads to."""
    _draft: Draft | None = None
    """What stands in the field, as it was saved."""

    def show_status(self, text: str, *, trouble: bool = False) -> None:
        """Show a sentence on the page below."""
        cast(AppHost, self.app).show_status_on_top(text, trouble=trouble)

    def compose(self) -> ComposeResult:
        for part in super().compose():
            if not isinstance(part, SearchIcon):
                yield Commands() if isinstance(part, CommandList) else part
        yield _Keys()

    @on(Input.Submitted)
    async def _enter(self, event: Input.Submitted) -> None:
        """Take a row only once the list is the one of what is typed."""
        searches = [one for one in self.workers if one.node is self and not one.is_finished]
        if searches:
            event.prevent_default().stop()
            for search in searches:
                with suppress(WorkerCancelled):  # it was closed, or something else is looked for
                    await search.wait()
        commands = self.query_one(Commands)
        self.is_leaving = self._list_visible and commands.highlighted_option is not None
        if searches:
            await event.input.action_submit()

    def _action_escape(self) -> None:
        """Leave it; a sentence that is no name of anything waits as one's own words.

        A few words, a question, or a wish that a page fits, were looked for, unless they are heavy:
        the row that keeps them was there.
        """
        drafts = self.typed()
        if any(len(d.text.split()) >= _SENTENCE or heavy(d.text) for d in drafts):
            cast(AppHost, self.app).stash_drafts(drafts)
            self._draft = None
            self.show_status(get_text("words", "waits"))
        super()._action_escape()

    def _found(self) -> list[Hit]:
        """What was found of pages and commands."""
        hits = [o.hit for o in self.query_one(Commands).options if isinstance(o, Command)]
        own = [get_text("palette", name) for name in _OWN]
        return [hit for hit in hits if isinstance(hit, Hit) and hit.text not in own]

    def _is_sought(self, text: str) -> bool:
        """Whether it is something that is looked for, and not words of one's own."""
        best = max((hit.score for hit in self._found()), default=0.0)
        return leads_somewhere(Asked(text), best) and not heavy(text)

    def typed(self) -> list[Draft]:
        """What stands in the field, if it is words, no name of anything and no question."""
        words, page = self.query_one(Input).value.strip(), typed_on(self._below)
        is_name = any(map(is_named, self._found())) and not is_despair(words)
        if page is None or len(words.split()) < 2 or is_name or self._is_sought(words):
            return []
        draft = draft_of(page, words)
        draft = replace(draft, context={**draft.context, AT: PALETTE})
        self._draft = replace(draft, field=self._draft.field) if self._draft else draft
        return [self._draft]

    @property
    def _below(self) -> Screen[Any]:
        stack = self.app.screen_stack
        return stack[stack.index(self) - 1]

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close it, unless it is closed already: Textual would close what lies under it."""
        if not self.is_active:
            return AwaitComplete()
        if self._draft is not None:  # it was saved when the program was suspended
            cast(AppHost, self.app).drafting.update(replace(self._draft, text="", context={}))
        return super().dismiss(result)
