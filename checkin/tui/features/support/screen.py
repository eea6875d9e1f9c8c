"""People who can help: one's own, one's own plan for hard times, and help lines."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from textual import on, work
from textual.events import Resize
from textual.widgets import OptionList

from checkin.content.help_lines import HelpLine
from checkin.content.strings import format_text, get_text
from checkin.core.errors import CheckinError
from checkin.core.support_records import Contact, SupportSnapshot
from checkin.core.text import show
from checkin.domain.help_lines import hidden
from checkin.journal import Journal
from checkin.journal.help_lines import HelpLines
from checkin.tui import routes
from checkin.tui.features.support.help_line_list import COUNTRY, HIDDEN, REACHED, among_lines
from checkin.tui.features.support.help_lines_base import LinesPage
from checkin.tui.features.support.keymap import OWN, PEOPLE, WITH_SOMEONE
from checkin.tui.features.support.rows import SupportRowRenderer
from checkin.tui.routes import Route
from checkin.tui.widgets.choice_list import ChoiceList


class PeopleScreen(LinesPage):
    """One's own first, help lines below. It opens over any page, and goes back to it."""

    ROUTE_NAME = "people"
    KEYS = PEOPLE

    def __init__(self, part: str | None = None) -> None:
        """`part` is that of the route: all of it, the help lines first, or nothing but them.

        With help lines alone, nothing of one's own is shown, and nothing of it can be reached.
        """
        super().__init__(lines_alone=part == routes.LINES_ALONE.subject)
        self._own = SupportSnapshot()
        self._at_lines = part == routes.HELP_LINES.subject

    def on_mount(self) -> None:
        super().on_mount()
        if self._at_lines:
            self.call_after_refresh(self.action_lines)

    def is_for(self, route: Route[Any]) -> bool:
        """Help lines alone are another page than the one with one's own on it."""
        alone = route.subject == routes.LINES_ALONE.subject
        return super().is_for(route) and alone == self.lines_alone

    def heading(self) -> tuple[str, str]:
        return get_text("people", "lines" if self.lines_alone else "title"), ""

    @property
    def turned_off(self) -> Collection[str]:
        """With help lines alone, what is done with one's own."""
        if not self.lines_alone:
            return ()
        return [c.id for c in PEOPLE if c.action.partition("(")[0] in {*OWN, "show_again"}]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done with what is highlighted."""
        if self.lines_alone and action in OWN:
            return False
        if action in WITH_SOMEONE:
            return self._person() is not None
        if action in ("add", "add_line"):
            return among_lines(self._chosen) == (action == "add_line")
        if action == "read":
            return bool(self._own.plan)
        return self.may(action)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        self.refresh_bindings()

    @on(Resize)
    def reload(self) -> None:
        """Read one's own, and show all of it; help lines also if that cannot be read."""
        here, journal = self._here, self.journal
        here.noted = {}
        try:
            self._own = SupportSnapshot(country=journal.settings["country"])
            if not self.lines_alone:
                self._own = SupportSnapshot(
                    tuple(journal.contacts.all()), journal.safety_plan.all(), self._own.country
                )
                here.noted = journal.help_lines.all()
        except CheckinError as error:
            self.show_status(f"{get_text('people', 'unread')} {error}", trouble=True)
        here.country = self._own.country
        here.unfolded = here.unfolded and bool(here.hidden())
        today, checked = journal.clock.today(), self.key_name("people.right")
        rows = SupportRowRenderer(self.app.size.width, today, checked, plain=self.plain)
        own = () if self.lines_alone else rows.mine(self._own)
        self.query_one(ChoiceList).show([*own, *rows.lines(here)])

    # What is chosen

    def _person(self) -> Contact | None:
        number = self._chosen.removeprefix("person:")
        return next((p for p in self._own.people if str(p.id) == number), None)

    @on(OptionList.OptionSelected)
    def _clicked(self) -> None:
        if self._chosen.startswith(REACHED):
            self.action_copy()
        elif self._chosen.startswith(HIDDEN):
            self.action_show_again()
        else:
            self.action_open()

    def action_open(self) -> None:
        """Open what is highlighted: someone, the plan, a country."""
        chosen, person = self._chosen, self._person()
        if person:
            self.open(routes.person(person.first))
        elif chosen == "plan":
            self.open(routes.PLAN)
        elif chosen == "add":
            self.action_add()
        elif chosen == "ask":
            self.action_ask()
        elif chosen == "read":
            self.action_read()
        elif chosen == "add-line":
            self.action_add_line()
        elif chosen == "hidden":
            self.unfold()
        elif chosen == "country":
            self.ask_country()
        elif chosen.startswith(COUNTRY):
            self.choose_country(chosen)

    # One's own

    def action_add(self) -> None:
        """Add someone."""
        self.write_down(routes.contact())

    def action_change(self) -> None:
        """Change the name of the highlighted one, or how to reach them."""
        if person := self._person():
            self.write_down(routes.contact(person.first))

    def action_read(self) -> None:
        """Read the plan, one step at a time."""
        if self._own.plan:
            self.open(routes.PLAN_READING)
        else:
            self.show_status(get_text("people", "plan_empty"))

    @work(group="flow", exclusive=True)
    async def open(self, route: Route[None]) -> None:
        """Open another page over this one."""
        await self.host.open(route)

    @work(group="flow", exclusive=True)
    async def action_ask(self) -> None:
        """Choose something easy to ask for, see the whole message, and copy it."""
        from checkin.tui.base.choice_dialog import ChoiceDialog
        from checkin.tui.features.support.message_screen import BeThereScreen, ask_choices

        person = self._person()
        asks = ask_choices(person)
        chosen = await self.app.push_screen_wait(
            ChoiceDialog(get_text("people", "be_there"), get_text("people", "be_there_what"), asks)
        )
        if chosen is not None:
            self.app.push_screen(BeThereScreen(dict(asks)[chosen], person))

    def action_put_away(self) -> None:
        """Take the highlighted one off the list."""
        self._change(lambda journal, one: journal.contacts.delete(one.id), "taken_off")

    def action_still_right(self) -> None:
        """Note that what stands there is right."""
        self._change(lambda journal, one: journal.contacts.mark_checked(one.id), "still_right")

    def action_shift(self, by: int) -> None:
        """Move the highlighted one up or down."""
        self._change(lambda journal, one: journal.contacts.move(one.id, by))

    def put_away_last(self) -> object:
        """Who was put away here last, or which line was hidden, and when."""
        if self.lines_alone:
            return None
        one, noted = self._last_away(), self.journal.help_lines.all()
        return one, noted[one.id].hidden if isinstance(one, HelpLine) else None

    def _last_away(self) -> Contact | HelpLine | None:
        away: dict[str, Contact | HelpLine] = {}
        away |= {f"person:{each.id}": each for each in self.journal.contacts.deleted()}
        away |= {f"{REACHED}{each.id}": each for each in hidden(None, self._here.noted)}
        return self.away_here.last(away)

    def action_bring_back(self) -> None:
        """Bring back what was put away or hidden last, and first what was so here.

        Of two at one time, it is the one that is near.
        """
        if isinstance(own := self._last_away(), HelpLine):
            self.note(own, HelpLines.restore, "line_shown")
            return
        if own is not None:
            self._bring_back(own)
            return
        near, noted = among_lines(self._chosen), self._here.noted
        person = next(iter(self.journal.contacts.deleted()), None)
        line = next(iter(hidden(None, noted)), None)
        if line and (
            person is None or (noted[line.id].hidden, near) > (person.deleted_at or "", not near)
        ):
            self.note(line, HelpLines.restore, "line_shown")
        elif person:
            self._bring_back(person)
        else:
            self.show_status(get_text("people", "nothing_back"))

    @work(group="keep")
    async def _bring_back(self, person: Contact) -> None:
        back = await self.write(lambda journal: journal.contacts.restore(person.id))
        if back is not None:
            self.light(f"person:{back.id}")
            name = show(back.name, one_line=True)
            self.show_status(format_text("people", "brought_back", name=name))

    @work(group="keep")
    async def _change(self, change: Callable[[Journal, Contact], Contact], said: str = "") -> None:
        person = self._person()
        done = await self.write(lambda journal: change(journal, person)) if person else None
        if done is not None:
            if done.deleted_at:
                self.away_here.add(f"person:{done.id}")
            self.light(f"person:{done.id}")
            back = self.key_name("people.back")
            self.show_status(format_text("people", said, key=back) if said else "")
