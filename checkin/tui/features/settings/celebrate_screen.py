"""What feels good to a person when something goes well: ways of the list, and their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual import on, work
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import Worker

from checkin.content.choices import lines_in_words
from checkin.content.strings import get_text
from checkin.content.wins import celebrations
from checkin.core.settings import find
from checkin.core.text import show
from checkin.tui.features.settings.setting_page import GO_ON, SettingPage
from checkin.tui.keymap import BACK, LIST
from checkin.tui.rendering.entries import checkbox_row
from checkin.tui.rendering.layout import hanging_row, room
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.field_protocol import Field
from checkin.tui.widgets.text_field import TextField


class CelebrateScreen(SettingPage):
    """Enter adds what is typed, or turns the highlighted way on or off. Leaving keeps it, too."""

    ROUTE_NAME = "celebrate"
    SETTING = "celebrate"
    ASKS = False
    ENTER_CHOOSES = True
    KEYS = (*GO_ON, BACK, *LIST)
    DEFAULT_CSS = """
    CelebrateScreen TextField { margin-bottom: 1; }
    """

    def __init__(self, step: int | None = None) -> None:
        super().__init__(step)
        self._own: list[str] = []
        """The person's own ways that were there since the page was opened, on or off."""

    def body(self) -> Iterable[Widget]:
        yield self.question(followed=True)
        yield from self.help_with("celebrate_help")
        yield TextField(id="own-way", placeholder=get_text("settings", "celebrate_own"))
        yield ChoiceList(wraps=False)

    def on_mount(self) -> None:
        super().on_mount()
        self._field.focus()

    @property
    def _field(self) -> TextField:
        return self.query_one(TextField)

    @on(Resize)
    def reload(self) -> None:
        settings = self.journal.settings
        on = settings.celebrations()
        offered = [way.id for way in celebrations(settings.topics_off())]
        known = {way.id for way in celebrations(())}
        self._own += [way for way in on if way not in known and way not in self._own]
        chosen = [way for way in on if way in known and way not in offered]
        ways = [*self._own, *chosen, *offered]
        texts = lines_in_words(find(self.SETTING), "\n".join(ways))
        width = room(self.app.size.width)
        self.choices.show(
            (
                Choice(
                    f"way:{way}",
                    hanging_row(
                        checkbox_row(show(text, one_line=True), way in on, plain=self.plain), width
                    ),
                )
                for way, text in zip(ways, texts, strict=True)
            ),
            first=False,
        )

    @on(Input.Changed)
    def _typed(self) -> None:
        self.choices.highlighted = None

    @on(Input.Submitted)
    def _entered(self) -> None:
        chosen = self.choices.chosen
        if chosen is not None:
            self.choose(chosen)
        elif self._field.value.strip():
            self.keep(self.reload)
        else:
            self.go_on()

    def choose(self, chosen: str) -> None:
        way = chosen.removeprefix("way:")
        on = list(self.journal.settings.celebrations())
        if way in on:
            on.remove(way)
        else:
            on.append(way)
        self.keep_ways(on, self.reload)

    def keep(self, then: Callable[[], None]) -> Worker[None] | None:
        """Add what is typed, if anything is; then go on."""
        typed = self._field.value.strip()
        if not typed:
            return super().keep(then)
        return self.keep_ways([*self.journal.settings.celebrations(), typed], then, [self._field])

    @work(group="keep")
    async def keep_ways(
        self, ways: Sequence[str], then: Callable[[], None], fields: Sequence[Field] = ()
    ) -> None:
        """Store the ways, and go on; the page stays, with what is typed, if that cannot be done."""
        if await self.store(self.SETTING, "\n".join(ways), fields, emptied=True):
            then()
            self.show_status(get_text("settings", "set"))
