"""People who can help: one's own, one's own plan for hard times, and help lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on, work
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import OptionList

from checkin.content.screens import filled, word
from checkin.errors import CheckinError
from checkin.journal import Journal
from checkin.model import AtHand, Person
from checkin.text import show
from checkin.tui.commands import LIST, Command, bindings
from checkin.tui.screens.page import Page
from checkin.tui.screens.people_rows import (
    ALL,
    COUNTRY,
    EMERGENCY,
    REACHED,
    Rows,
    countries,
    reached,
)
from checkin.tui.widgets.choices import Choices

_WITH_SOMEONE = frozenset({"put_away", "still_right", "shift"})
_OWN = _WITH_SOMEONE | {"add", "read", "ask", "bring_back", "lines"}
"""What there is to do with what is one's own."""


class PeopleScreen(Page[None]):
    """One's own first, help lines below. It opens over any page, and goes back to it."""

    PLACE = "people"
    KEYS = (
        Command("people.open", "enter", "open", "Open", "Open it."),
        Command("people.copy", "enter", "copy", "Copy", "Copy how to reach a help line."),
        Command("people.add", "a", "add", "Add", "Add someone."),
        Command("people.read", "r", "read", "Read plan", "Your plan, one step at a time."),
        Command("people.lines", "l", "lines", "Lines", "Go down to the help lines."),
        Command("people.leave", "escape", "back", "Back", "Go back to where you were."),
        Command("people.ask", "k", "ask", "Ask", "Ask someone to be there with you."),
        Command("people.away", "d", "put_away", "Put away", "Take someone off your list."),
        Command(
            "people.right", "c", "still_right", "Still right", "Note that it is all still right."
        ),
        Command(
            "people.back",
            "u",
            "bring_back",
            "Bring back",
            "Bring back who was put away last.",
            shown=False,
        ),
        Command("people.up", "shift+up", "shift(-1)", "Up", "Move someone up.", shown=False),
        Command("people.down", "shift+down", "shift(1)", "Down", "Move someone down.", shown=False),
        *LIST,
    )
    BINDINGS = [*bindings(KEYS)]

    def __init__(self, *, lines_alone: bool = False) -> None:
        """With `lines_alone`, nothing of one's own is shown, and nothing of it can be reached."""
        super().__init__()
        self.lines_alone = lines_alone
        self._own = AtHand()
        self._every_country = False

    def heading(self) -> tuple[str, str]:
        """What the page has on it."""
        return word("people", "lines" if self.lines_alone else "title"), ""

    def body(self) -> Iterable[Widget]:
        """One list."""
        yield Choices()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done with what is lit."""
        if self.lines_alone and action in _OWN:
            return False
        if action in _WITH_SOMEONE:
            return self._person() is not None
        if action == "copy":
            return self._chosen.startswith(REACHED)
        if action == "open":
            return not self._chosen.startswith((REACHED, EMERGENCY))
        return action != "read" or bool(self._own.plan)

    @on(OptionList.OptionHighlighted)
    def _lit(self) -> None:
        self.refresh_bindings()

    @on(Resize)
    def reload(self) -> None:
        """Read one's own, and show all of it; help lines also if that can not be read."""
        try:
            self._own = AtHand((), {}, self.journal.settings["country"])
            if not self.lines_alone:
                self._own = AtHand(
                    tuple(self.journal.people.all()), self.journal.plan.all(), self._own.country
                )
        except CheckinError as error:
            self.say(f"{word('people', 'unread')} {error}", trouble=True)
        rows = Rows(
            self.app.size.width,
            self.journal.clock.today(),
            plain=self.plain,
        )
        own = () if self.lines_alone else rows.mine(self._own)
        lines = rows.lines(self._own.country, every_country=self._every_country)
        self.query_one(Choices).show([*own, *lines])

    # What is chosen

    @property
    def _chosen(self) -> str:
        lists = self.query(Choices)  # none yet while the page is being laid out
        return (lists.first().chosen or "") if lists else ""

    def _person(self) -> Person | None:
        number = self._chosen.removeprefix("person:")
        return next((p for p in self._own.people if str(p.id) == number), None)

    @on(OptionList.OptionSelected)
    def _clicked(self) -> None:
        if self._chosen.startswith(REACHED):
            self.action_copy()
        else:
            self.action_open()

    def action_open(self) -> None:
        """Open what is lit: someone, the plan, a country."""
        chosen, person = self._chosen, self._person()
        if person:
            from checkin.tui.screens.person import PersonScreen

            self.app.push_screen(PersonScreen(person.first), self._say_if_any)
        elif chosen == "plan":
            from checkin.tui.screens.plan import PlanScreen

            self.app.push_screen(PlanScreen())
        elif chosen == "add":
            self.action_add()
        elif chosen == "ask":
            self.action_ask()
        elif chosen == "read":
            self.action_read()
        elif chosen == "country":
            self._ask_country()
        elif chosen.startswith(COUNTRY):
            self._choose_country(chosen)

    def action_copy(self) -> None:
        """Copy what to dial or type; nothing is sent or opened from here."""
        text = reached(self._chosen)
        self.app.copy_to_clipboard(text)
        self.say(filled("people", "copied", text=text) or "")

    def action_lines(self) -> None:
        """Go down to the help lines."""
        choices = self.query_one(Choices)
        place = choices.get_option_index(EMERGENCY)
        above = "\n".join(str(option.prompt) for option in choices.options[place - 2 : place])
        choices.highlighted = place
        choices.scroll_to_highlight(top=True)
        choices.scroll_relative(y=-above.count("\n") - 1, animate=False, immediate=True)

    def action_move(self, by: int) -> None:
        """Move the highlight; past an end, show what stands there and can not be chosen."""
        choices = self.query_one(Choices)
        ends = [n for n, option in enumerate(choices.options) if not option.disabled]
        if choices.highlighted == ends[0] and by < 0:
            choices.scroll_home(animate=False, immediate=True)
        elif choices.highlighted == ends[-1] and by > 0:
            choices.scroll_end(animate=False, immediate=True)
        else:
            choices.move(by)

    @work(group="flow", exclusive=True)
    async def _ask_country(self) -> None:
        from checkin.tui.screens.choose import ChooseScreen

        chosen = await self.app.push_screen_wait(
            ChooseScreen(
                word("people", "lines"), word("people", "choose_country"), list(countries())
            )
        )
        if chosen:
            self._choose_country(chosen)

    @work(group="keep")
    async def _choose_country(self, chosen: str) -> None:
        """Show the lines of a country, and remember it; all of them are not remembered."""
        code = chosen.removeprefix(COUNTRY)
        self._every_country = code == ALL
        if not self._every_country:
            kept = await self.write(lambda journal: journal.settings.set("country", code))
            if kept is None:
                return
            self.journal.settings.refresh()
            self.say(word("people", "country_set"))
        self.reload()

    # One's own

    def action_add(self) -> None:
        """Add someone."""
        from checkin.tui.screens.person import PersonScreen

        self.app.push_screen(PersonScreen(), self._say_if_any)

    def _say_if_any(self, said: str | None) -> None:
        if said:
            self.desk.say_below(said)

    def action_read(self) -> None:
        """Read the plan, one step at a time."""
        from checkin.tui.screens.plan_reading import PlanReadingScreen

        if self._own.plan:
            self.app.push_screen(PlanReadingScreen())
        else:
            self.say(word("people", "plan_empty"))

    @work(group="flow", exclusive=True)
    async def action_ask(self) -> None:
        """Choose something easy to ask for, see the whole message, and copy it."""
        from checkin.tui.screens.be_there import BeThereScreen, ask_choices
        from checkin.tui.screens.choose import ChooseScreen

        person = self._person()
        asks = ask_choices(person)
        chosen = await self.app.push_screen_wait(
            ChooseScreen(word("people", "be_there"), word("people", "be_there_what"), asks)
        )
        if chosen is not None:
            self.app.push_screen(BeThereScreen(dict(asks)[chosen], person))

    def action_put_away(self) -> None:
        """Take the one that is lit off the list."""
        self._change(lambda journal, one: journal.people.put_away(one.id), "taken_off")

    def action_still_right(self) -> None:
        """Note that what stands there is right."""
        self._change(lambda journal, one: journal.people.check(one.id), "still_right")

    def action_shift(self, by: int) -> None:
        """Move the one that is lit up or down."""
        self._change(lambda journal, one: journal.people.move(one.id, by))

    @work(group="keep")
    async def action_bring_back(self) -> None:
        """Bring back the one who was put away last."""
        gone = self.journal.people.away()
        if not gone:
            self.say(word("people", "nothing_back"))
            return
        back = await self.write(lambda journal: journal.people.restore(gone[0].id))
        if back is not None:
            self._light(back)
            name = show(back.name, one_line=True)
            self.say(filled("people", "brought_back", name=name) or "")

    @work(group="keep")
    async def _change(self, change: Callable[[Journal, Person], Person], said: str = "") -> None:
        person = self._person()
        done = await self.write(lambda journal: change(journal, person)) if person else None
        if done is not None:
            self._light(done)
            self.say(word("people", said) if said else "")

    def _light(self, person: Person) -> None:
        """Show the list again, with that one lit; or whoever stands there now."""
        choices = self.query_one(Choices)
        place = choices.highlighted or 0
        self.reload()
        if person.deleted_at is None:
            place = choices.get_option_index(f"person:{person.id}")
        choices.highlighted = next(
            n for n in (place, place - 1, place + 1) if not choices.options[n].disabled
        )
