"""People who can help: one's own, one's own plan for hard times, and help lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from textual import on, work
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import OptionList

from checkin.content import helplines
from checkin.content.screens import filled, word
from checkin.errors import CheckinError
from checkin.journal import Journal
from checkin.model import AtHand, Person
from checkin.text import show
from checkin.tui.commands import LIST, Command, bindings
from checkin.tui.screens.page import Page
from checkin.tui.screens.people_rows import Rows, old
from checkin.tui.widgets.choices import Choice, Choices

_WIDEST = 86
_BESIDE = 7
"""Cells of a row that are not text: the page's and the list's padding, and the scroll bar."""
_ALL = "all"
_COUNTRY = "country:"
_OWN = frozenset({"add", "read", "ask", "still_right", "put_away", "bring_back", "shift"})
"""What there is to do with what is one's own."""


class PeopleScreen(Page[None]):
    """One's own first, help lines below. It opens over any page, and goes back to it."""

    PLACE = "people"
    KEYS = (
        Command("people.open", "enter", "open", "Open", "Open it, or copy how to reach a line."),
        Command("people.add", "a", "add", "Add", "Add someone."),
        Command("people.read", "r", "read", "Read my plan", "Your plan, one step at a time."),
        Command("people.ask", "k", "ask", "Ask", "Ask someone to be there with you."),
        Command("people.away", "d", "put_away", "Put away", "Take someone off your list."),
        Command("people.back", "escape", "back", "Back", "Go back to where you were."),
        Command("people.undo", "u", "bring_back", "Bring back", "Bring back who was put away."),
        Command(
            "people.right", "c", "still_right", "Still right", "Note that it is all still right."
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
        """Beside help lines alone, there is nothing of one's own to change."""
        return not (self.lines_alone and action in _OWN)

    @on(Resize)
    def reload(self) -> None:
        """Read one's own, and show all of it; help lines also if that can not be read."""
        try:
            self._own = AtHand((), {}, self.journal.settings["country"])
            if not self.lines_alone:
                self._own = AtHand(
                    tuple(self.journal.people()), self.journal.plan(), self._own.country
                )
        except CheckinError as error:
            self.say(f"{word('people', 'unread')} {error}", trouble=True)
        rows = Rows(
            min(self.app.size.width, _WIDEST) - _BESIDE,
            self.journal.clock.today(),
            plain=self.plain,
        )
        self.query_one(Choices).show([*self._mine(rows), *self._lines(rows)])

    def _mine(self, rows: Rows) -> Iterator[Choice]:
        if self.lines_alone:
            return
        people, plan = self._own.people, self._own.plan
        yield rows.heading("mine", word("people", "mine"))
        yield from map(rows.person, people)
        if not people:
            yield rows.note("mine", word("people", "mine_empty"))
        yield rows.open("add", word("people", "add"))
        yield rows.open("ask", word("people", "be_there"))
        if any(old(person.checked, rows.today) for person in people):
            yield rows.note("old", word("people", "check_again"))
        yield rows.gap("plan")
        yield rows.heading("plan", word("people", "plan"))
        yield rows.plan(plan)
        if plan:
            yield rows.open("read", word("people", "read"))
            yield from rows.plan_age(plan)
        yield rows.gap("lines")

    def _lines(self, rows: Rows) -> Iterator[Choice]:
        country, words = self._own.country, helplines.words()
        name = helplines.country_name(country) if country and not self._every_country else ""
        title = filled("people", "lines_of", country=name) or word("people", "lines")
        yield rows.heading("lines", title)
        yield rows.note("soft", words.soft)
        yield rows.emergency(country)
        if self._every_country:
            for one in helplines.countries():
                yield rows.heading(f"lines:{one.code}", one.name)
                yield from map(rows.line, helplines.lines(one.code))
        elif country:
            if not helplines.lines(country):
                yield rows.note("none", filled("people", "lines_none", country=name) or "")
            yield from map(rows.line, helplines.lines(country))
        yield rows.anywhere()
        if not country and not self._every_country:
            yield rows.heading("countries", word("people", "choose_country"))
            for id, text in _countries():
                yield rows.open(id, text)
        else:
            yield rows.open("country", word("people", "other_country"))
        yield rows.age()
        yield rows.note("what", words.what_happens)
        yield rows.note("offline", words.offline)

    # What is chosen

    def _person(self) -> Person | None:
        chosen = self.query_one(Choices).chosen or ""
        number = chosen.removeprefix("person:")
        return next((p for p in self._own.people if str(p.id) == number), None)

    @on(OptionList.OptionSelected)
    def _clicked(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open what is lit: someone, the plan, a country; or copy how to reach a line."""
        chosen = self.query_one(Choices).chosen or ""
        person = self._person()
        if person:
            from checkin.tui.screens.person import PersonScreen

            self.app.push_screen(PersonScreen(person.first), self._say_if_any)
        elif chosen == "plan":
            from checkin.tui.screens.plan import PlanScreen

            self.app.push_screen(PlanScreen())
        elif chosen in ("add", "ask", "read"):
            {"add": self.action_add, "ask": self.action_ask, "read": self.action_read}[chosen]()
        elif chosen == "country":
            self._ask_country()
        elif chosen.startswith(_COUNTRY):
            self._choose_country(chosen)
        else:
            self._copy(chosen)

    def _copy(self, chosen: str) -> None:
        """Copy what to dial or type; nothing is sent or opened from here."""
        country = self._own.country
        text = helplines.anywhere().url
        if chosen == "emergency":
            text = helplines.emergency_number(country) or "" if country else ""
        for line in helplines.lines():
            if chosen == f"line:{line.country}:{line.name}":
                text = helplines.ways(line)[0][1]
        if text:
            self.app.copy_to_clipboard(text)
            self.say(filled("people", "copied", text=text) or "")

    @work(group="flow", exclusive=True)
    async def _ask_country(self) -> None:
        from checkin.tui.screens.choose import ChooseScreen

        chosen = await self.app.push_screen_wait(
            ChooseScreen(
                word("people", "lines"), word("people", "choose_country"), list(_countries())
            )
        )
        if chosen:
            self._choose_country(chosen)

    @work(group="keep")
    async def _choose_country(self, chosen: str) -> None:
        """Show the lines of a country, and remember it; all of them are not remembered."""
        code = chosen.removeprefix(_COUNTRY)
        self._every_country = code == _ALL
        if not self._every_country:
            kept = await self.write(lambda journal: journal.set_setting("country", code))
            if kept is None:
                return
            self.journal.refresh_settings()
            self.say(word("people", "country_set"))
        self.reload()
        self.query_one(Choices).scroll_visible()

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
        self._with_person(
            lambda journal, one: journal.put_away_person(one.id),
            lambda _: word("people", "taken_off"),
        )

    def action_still_right(self) -> None:
        """Note that what stands there is right."""
        self._with_person(
            lambda journal, one: journal.check_person(one.id),
            lambda _: word("people", "still_right"),
        )

    def action_shift(self, by: int) -> None:
        """Move the one that is lit up or down."""
        self._with_person(lambda journal, one: journal.move_person(one.id, by), lambda _: "")

    def action_bring_back(self) -> None:
        """Bring back the one who was put away last."""
        self.bring_back()

    @work(group="keep")
    async def bring_back(self) -> None:
        """Put the last one who was taken off back on the list."""
        gone = self.journal.people_put_away()
        if not gone:
            self.say(word("people", "nothing_back"))
            return
        back = await self.write(lambda journal: journal.restore_person(gone[0].id))
        if back is not None:
            self._light(back)
            name = show(back.name, one_line=True)
            self.say(filled("people", "brought_back", name=name) or "")

    @work(group="keep")
    async def _with_person(
        self, change: Callable[[Journal, Person], Person], words: Callable[[Person], str]
    ) -> None:
        person = self._person()
        if person is None:
            self.say(word("people", "choose_first"))
            return
        done = await self.write(lambda journal: change(journal, person))
        if done is not None:
            self._light(done)
            self.say(words(done))

    def _light(self, person: Person) -> None:
        """Show the list again, with that one lit if they are on it."""
        self.reload()
        self.query_one(Choices).light(f"person:{person.id}")


def _countries() -> Iterator[tuple[str, str]]:
    for country in helplines.countries():
        yield f"{_COUNTRY}{country.code}", country.name
    yield f"{_COUNTRY}{_ALL}", word("people", "all_countries")
