"""What a small win looks like for a person: the first of their one-key wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input

from checkin.content.strings import format_text
from checkin.content.wins import Chip, chips
from checkin.core.settings import find
from checkin.tui.features.settings.setting_page import GO_ON, SettingPage
from checkin.tui.keymap import BACK
from checkin.tui.widgets.text_field import TextField

_MOST = find("own-wins").most_lines


class OwnWinsScreen(SettingPage):
    """A field for each. Enter goes to the next; leaving keeps what is typed, however it is left."""

    ROUTE_NAME = "own-wins"
    SETTING = "own-wins"
    ASKS = False
    KEYS = (*GO_ON, BACK)
    DEFAULT_CSS = """
    OwnWinsScreen TextField { margin-bottom: 1; }
    OwnWinsScreen.-short TextField { margin-bottom: 0; }
    """

    def body(self) -> Iterable[Widget]:
        yield self.question(followed=True)
        yield from self.help_with("own_wins_help")
        for n in range(_MOST):
            says = "Keep" if n == _MOST - 1 else "Next"
            yield TextField(id=f"own-{n + 1}", placeholder=self._hint(n), enter_says=says)

    def _hint(self, n: int) -> str:
        none: tuple[Chip, ...] = ()
        examples = self.read_or(none, lambda: chips(self.journal.settings.topics_off()))
        text = examples[n].text if n < len(examples) else ""
        return format_text("settings", "for_example", text=text)

    def on_mount(self) -> None:
        super().on_mount()
        kept = self.journal.settings.own_wins()
        for field, text in zip(self._fields, [*kept, *[""] * _MOST], strict=False):
            field.set_saved_value(text, under=field.value)
        self._fields[0].focus()

    @property
    def _fields(self) -> list[TextField]:
        return [*self.query(TextField)]

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        last = event.input is self._fields[-1]
        if event.value.strip() and not last:
            self.focus_next(TextField)
        else:
            self.keep(self.go_on)

    @work(group="keep")
    async def keep(self, then: Callable[[], None]) -> None:
        """Store the wins, and leave; the page stays, with what is typed, if that cannot be done."""
        fields = self._fields
        wins = [field.value for field in fields]
        kept = self.journal.settings.own_wins()
        same = wins == [*kept, *[""] * (_MOST - len(kept))]
        if same or await self.store(self.SETTING, "\n".join(wins), fields):
            then()
