"""What happened, in a hard moment: as much or as little as wanted, now or later."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from checkin.content.screens import word
from checkin.content.setback import kinds
from checkin.model import Draft, NewEntry
from checkin.tui.commands import LIST, Command, bindings
from checkin.tui.formatting import muted, toggled
from checkin.tui.screens.page import Page
from checkin.tui.widgets.choices import Choice, Choices
from checkin.tui.widgets.line import Line


class WhatScreen(Page[int | None]):
    """Gives back the number of the hard moment it was kept with, or None if nothing was said."""

    PLACE = "what"
    KEYS = (
        Command("what.back", "escape", "back", "Keep and go back", "Keep what you said, go back."),
        *LIST,
    )
    BINDINGS = [*bindings(KEYS)]
    CSS = "WhatScreen #help { color: $muted; } WhatScreen Line { margin-bottom: 1; }"

    def __init__(self, setback: int | None = None) -> None:
        """Without a number, a hard moment is kept when something is said."""
        super().__init__()
        self._setback = setback
        self._kind: str | None = None
        self._text = ""

    def heading(self) -> tuple[str, str]:
        """The page it belongs to."""
        return word("hard", "title"), ""

    def body(self) -> Iterable[Widget]:
        """The question, its field, and the kinds of moment."""
        yield Static(word("hard", "what_happened"), classes="question", markup=False)
        yield Line(id="line", enter_says="Choose")
        yield Static(word("hard", "what_help"), id="help", markup=False)
        yield Choices()

    def on_mount(self) -> None:
        """Show what was said before, and be ready for more."""
        field = self.query_one("#line", Line)
        if self._setback is not None:
            before = self.journal.entry(self._setback)
            self._text, self._kind = before.text, before.label
            field.value = before.text
        super().on_mount()
        field.focus()

    def restore(self, draft: Draft) -> None:
        """Go on with the hard moment that was being told."""
        number = draft.context.get("setback")
        if self._setback is None and isinstance(number, int):
            self._setback = number
        kind = draft.context.get("kind")
        self._kind = kind if isinstance(kind, str) else self._kind
        field = self.query_one("#line", Line)
        field.value, field.cursor_position = draft.text, draft.cursor

    def draft_context(self) -> dict[str, object]:
        """Which hard moment it is about, and its kind."""
        found = {"setback": self._setback, "kind": self._kind}
        return {name: value for name, value in found.items() if value is not None}

    def reload(self) -> None:
        """Show the kinds."""
        choices: list[Choice] = [Choice("h:kind", muted(word("hard", "kind")), heading=True)]
        for kind in kinds(self.journal.topics_off()):
            on = kind.id == self._kind
            choices.append(Choice(kind.id, toggled(kind.label, on, plain=self.plain)))
        self.query_one(Choices).show(choices, first=False)

    @on(Input.Changed, "#line")
    def _typed(self) -> None:
        self.query_one(Choices).highlighted = None

    @on(Input.Submitted, "#line")
    def _entered(self) -> None:
        chosen = self.query_one(Choices).chosen
        if chosen is None:
            self.action_back()
        else:
            self._toggle(chosen)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._toggle(event.option_id)

    def _toggle(self, kind: str | None) -> None:
        self._kind = None if kind == self._kind else kind
        self.reload()
        self.desk.drafting.changed(self.draft(self.query_one("#line", Line)))

    def action_back(self) -> None:
        """Keep what was said, and go back."""
        self.keep()

    @work(group="keep", exclusive=True)
    async def keep(self) -> None:
        """Keep it; the page stays, with all that was said, if that can not be done."""
        text, number, kind = self.query_one("#line", Line).value.strip(), self._setback, self._kind
        self.desk.drafting.kept(self.PLACE)
        if number is not None:
            kept = await self.write(
                lambda journal: journal.edit(number, text=text, label=kind or "", draft=self.PLACE)
            )
        elif text or kind:
            kept = await self.write(
                lambda journal: journal.keep(
                    NewEntry("setback", text, label=kind), draft=self.PLACE
                )
            )
        else:
            await self.write(lambda journal: journal.forget_draft(self.PLACE))
            self.dismiss(None)
            return
        if kept is not None:
            self.dismiss(kept.id)
