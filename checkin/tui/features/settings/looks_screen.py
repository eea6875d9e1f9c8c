"""How it looks: colors, marks and motion, with the highlighted colors shown at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual import on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from checkin.content.strings import get_text
from checkin.core.settings import OWN_THEMES, find
from checkin.tui.features.settings.setting_page import SettingPage
from checkin.tui.features.settings.values import SAMPLE_GAP, SettingValues
from checkin.tui.rendering.entries import checkbox_row, mark, muted, words
from checkin.tui.widgets.choice_list import Choice, ChoiceList


class LooksScreen(SettingPage):
    """Enter takes what is highlighted; colors that are not taken go again."""

    ROUTE_NAME = "looks"
    SETTING = "theme"
    DEFAULT_CSS = """
    LooksScreen #sample { height: auto; margin-bottom: 1; }
    """

    def body(self) -> Iterable[Widget]:
        yield self.question()
        yield Static(id="sample", markup=False)
        yield ChoiceList(wraps=False)

    def reload(self) -> None:
        """Show what can be chosen; the highlight begins at the colors of now."""
        choices = self.choices
        begins = not choices.options
        choices.show(self._choices())
        if begins:
            choices.highlighted = choices.get_option_index(f"theme:{self._theme}")
        self._show_sample()

    @property
    def _theme(self) -> str:
        return self.app.theme

    def _choices(self) -> Iterator[Choice]:
        others = [
            name
            for name in find("theme").choices
            if name in self.app.available_themes and name not in OWN_THEMES
        ]
        parts = (
            ("looks_colors", "theme", OWN_THEMES),
            ("looks_marks", "marks", find("marks").choices),
            ("looks_motion", "motion", find("motion").choices),
            ("looks_more", "theme", others),
        )
        for title, setting, values in parts:
            yield Choice(f"h:{title}", muted(get_text("settings", title)), heading=True)
            for value in values:
                yield self._choice(setting, value)

    def _choice(self, setting: str, value: str) -> Choice:
        said = SettingValues(self.journal, self.app.available_themes)
        on = self.journal.settings[setting] == value
        row = checkbox_row(said.words(find(setting), value), on, plain=self.plain)
        sample = said.sample(find(setting), value)
        shown = Content.assemble(row, SAMPLE_GAP if sample else "", muted(sample))
        return Choice(f"{setting}:{value}", shown)

    def _show_sample(self) -> None:
        win = words(get_text("settings", "looks_sample"))
        line = Content.assemble(mark("win", plain=self.plain), " ", muted("12:30"), "  ", win)
        quiet = muted(get_text("settings", "looks_quiet"))
        self.query_one("#sample", Static).update(Content("\n").join([line, quiet]))

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the colors that are highlighted; elsewhere, those that were chosen."""
        setting, _, value = (event.option_id or "").partition(":")
        if setting == "theme":
            self.app.theme = value
        else:
            self.host.follow_settings()

    def on_screen_suspend(self) -> None:
        """The page is left, or another one comes up: all looks as it was chosen again."""
        super().on_screen_suspend()
        self.host.follow_settings()

    @work(group="keep")
    async def choose(self, chosen: str) -> None:
        """Store what is chosen; the page stays for what else there is."""
        setting, _, value = chosen.partition(":")
        if await self.store(setting, value):
            self.reload()
            self.show_status(get_text("settings", "set"))
