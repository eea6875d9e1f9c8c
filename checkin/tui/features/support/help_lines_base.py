"""A page with help lines on it: reaching them, and keeping them as one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import work
from textual.widget import Widget

from checkin.content.help_lines import HelpLine
from checkin.content.strings import format_text, get_text
from checkin.core.text import show
from checkin.journal.help_lines import HelpLines
from checkin.tui import routes
from checkin.tui.base.put_away_here import PutAwayHere
from checkin.tui.base.screen import Page
from checkin.tui.features.support.help_line_list import (
    COUNTRY,
    EMERGENCY,
    HIDDEN,
    REACHED,
    PageHelpLines,
)
from checkin.tui.features.support.keymap import WITH_A_LINE
from checkin.tui.features.support.rows import ALL, countries
from checkin.tui.routes import Route
from checkin.tui.widgets.choice_list import ChoiceList


class LinesPage(Page[None]):
    """What can be done with help lines. What else is on the page is up to the page."""

    def __init__(self, *, lines_alone: bool) -> None:
        """With `lines_alone`, they are as they are listed, and stay so."""
        super().__init__()
        self.away_here = PutAwayHere()
        self.lines_alone = lines_alone
        self._here = PageHelpLines(alone=lines_alone)

    def body(self) -> Iterable[Widget]:
        yield ChoiceList()

    @property
    def _chosen(self) -> str:
        lists = self.query(ChoiceList)  # none yet while the page is being laid out
        return (lists.first().chosen or "") if lists else ""

    def _line(self) -> HelpLine | None:
        return self._here.line(self._chosen)

    def may(self, action: str) -> bool:
        """Whether it can be done with the highlighted help line, shown or hidden."""
        hidden = self._chosen.startswith(HIDDEN)
        if action in WITH_A_LINE:
            return self._line() is not None and not (hidden and action != "change_line")
        if action == "copy":
            return self._chosen.startswith(REACHED)
        if action == "show_again":
            return hidden
        return action != "open" or not (hidden or self._chosen.startswith((REACHED, EMERGENCY)))

    # Reaching one

    def action_copy(self) -> None:
        """Copy what to dial or type; nothing is sent or opened from here."""
        text = show(self._here.reached(self._chosen), one_line=True)
        self.app.copy_to_clipboard(text)
        self.show_status(format_text("people", "copied", text=text))

    def action_lines(self) -> None:
        """Go down to the help lines."""
        choices = self.query_one(ChoiceList)
        index = choices.get_option_index(EMERGENCY)
        above = "\n".join(str(option.prompt) for option in choices.options[index - 2 : index])
        choices.highlighted = index
        choices.scroll_to_highlight(top=True)
        choices.scroll_relative(y=-above.count("\n") - 1, animate=False, immediate=True)

    def action_move(self, by: int) -> None:
        """Move the highlight; past an end, show what stands there and cannot be chosen."""
        choices = self.query_one(ChoiceList)
        ends = [n for n, option in enumerate(choices.options) if not option.disabled]
        if choices.highlighted == ends[0] and by < 0:
            choices.scroll_home(animate=False, immediate=True)
        elif choices.highlighted == ends[-1] and by > 0:
            choices.scroll_end(animate=False, immediate=True)
        else:
            choices.move(by)

    @work(group="flow", exclusive=True)
    async def ask_country(self) -> None:
        """Ask whose lines to show."""
        from checkin.tui.base.choice_dialog import ChoiceDialog

        chosen = await self.app.push_screen_wait(
            ChoiceDialog(
                get_text("people", "lines"), get_text("people", "choose_country"), list(countries())
            )
        )
        if chosen:
            self.choose_country(chosen)

    @work(group="keep")
    async def choose_country(self, chosen: str) -> None:
        """Show the lines of a country, and remember it; all of them are not remembered."""
        code = chosen.removeprefix(COUNTRY)
        self._here.every_country = code == ALL
        if not self._here.every_country:
            kept = await self.write(lambda journal: journal.settings.set("country", code))
            if kept is None:
                return
            self.journal.settings.follow("country", kept)
            self.show_status(get_text("people", "country_set"))
        self.reload()

    # Keeping them as one's own

    def action_add_line(self) -> None:
        """Add a help line of one's own."""
        self.write_down(routes.help_line())

    def action_change_line(self) -> None:
        """Put the highlighted line in one's own words."""
        line = self._line()
        if line:
            self.write_down(routes.help_line(line.id))

    @work(group="flow", exclusive=True)
    async def write_down(self, route: Route[str]) -> None:
        """Open the page to write something down on, and say what was done there."""
        if said := await self.host.open(route):
            self.host.show_status_on_previous(said)

    def action_hide_line(self) -> None:
        """Leave the highlighted line out of the list."""
        self.note(self._line(), HelpLines.hide, "line_hidden")

    def action_line_still_right(self) -> None:
        """Note that the highlighted line was checked today."""
        self.note(self._line(), HelpLines.mark_checked, "line_right")

    def action_show_again(self) -> None:
        """Show the highlighted hidden line where it was."""
        self.note(self._line(), HelpLines.restore, "line_shown")

    def unfold(self) -> None:
        """List the hidden lines, the first of them highlighted; or fold them up again."""
        self._here.unfolded = not self._here.unfolded
        hidden = self._here.hidden() if self._here.unfolded else ()
        self.light(f"{HIDDEN}{hidden[0].id}" if hidden else "hidden")

    @work(group="keep")
    async def note(
        self, line: HelpLine | None, change: Callable[[HelpLines, str], str], said: str
    ) -> None:
        """Note something of a line, and say so."""
        done = (
            await self.write(lambda journal: change(journal.help_lines, line.id)) if line else None
        )
        if line and done is not None:
            if change is HelpLines.hide:
                self.away_here.add(f"{REACHED}{line.id}")
            self.light(f"{REACHED}{line.id}")
            name = show(line.name, one_line=True)
            back = self.key_name("people.back")
            self.show_status(format_text("people", said, name=name, key=back))

    def light(self, id: str) -> None:
        """Show the list again, with that row highlighted; or what stands in its place now."""
        choices = self.query_one(ChoiceList)
        before = choices.highlighted or 0
        self.reload()
        places = {option.id: index for index, option in enumerate(choices.options)}
        index = places.get(id, before)
        choices.highlighted = next(
            n for n in (index, index - 1, index + 1) if not choices.options[n].disabled
        )
