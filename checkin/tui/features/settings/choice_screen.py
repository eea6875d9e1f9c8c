"""One of several values, each with a sample of what it means."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.worker import Worker

from checkin.content import evening, help_lines
from checkin.content.scenes import scene
from checkin.content.strings import format_text, get_text
from checkin.core.frozen import Frozen, replace
from checkin.core.settings import find
from checkin.tui import routes
from checkin.tui.features.settings.setting_page import SettingPage
from checkin.tui.features.settings.values import SettingValues, clock_words, country_sample
from checkin.tui.keymap import Command
from checkin.tui.rendering.entries import checkbox_row, muted
from checkin.tui.rendering.layout import hanging_row, indented, room
from checkin.tui.widgets.choice_list import Choice, ChoiceList

_IN = 3
_WRITE = "write-own"
"""The row that begins a profile in own words."""


class Option(Frozen):
    """A value that can be chosen."""

    value: str
    label: str
    samples: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    """The lines of a picture, which are cut where they are too long."""


class SettingChoiceScreen(SettingPage):
    """Enter takes the one that is highlighted; in the set-up tab goes on, as on its other steps."""

    ROUTE_NAME = "setting"

    def body(self) -> Iterable[Widget]:
        yield self.question()
        yield ChoiceList()

    def options(self) -> Iterable[Option]:
        """The values, in their order."""
        raise NotImplementedError

    @on(Resize)
    def reload(self) -> None:
        """Show what can be chosen; the highlight begins at what is chosen already."""
        choices, now = self.choices, self.journal.settings[self.setting]
        begins = not choices.options
        choices.show(self._row(option, on=option.value == now) for option in self.options())
        if begins and (index := _id(now)) in {option.id for option in choices.options}:
            choices.highlighted = choices.get_option_index(index)

    def _row(self, option: Option, *, on: bool) -> Choice:
        width = room(self.app.size.width)
        row = hanging_row(checkbox_row(option.label, on, plain=self.plain), width)
        below = [indented(map(muted, option.samples), width, _IN)] if option.samples else []
        below += [muted(f"{' ' * _IN}{line[: width - _IN]}") for line in option.drawn]
        return Choice(_id(option.value), Content("\n").join([row, *below]))

    @work(group="keep")
    async def choose(self, chosen: str) -> None:
        """Store a value; by itself the page is left with it."""
        if not await self.store(self.setting, chosen.removeprefix(_id(""))):
            return
        if self.step is None:
            self.go_on()
        else:
            self.reload()


class CountryScreen(SettingChoiceScreen):
    """Whose help lines are shown."""

    SETTING = "country"

    def options(self) -> Iterable[Option]:
        """None, and the countries, the commonest first; one without lines only if it was set."""
        yield Option("", get_text("settings", "country_none"), (help_lines.anywhere().url,))
        known = help_lines.countries_commonest_first()
        for country in known:
            sample = country_sample(country.code)
            yield Option(country.code, country.name, (sample,))
        now = self.journal.settings["country"]
        if now and now not in {country.code for country in known}:
            yield Option(now, help_lines.country_name(now), (country_sample(now),))


class ListedScreen(SettingChoiceScreen):
    """The few values of a setting that have no questions of their own."""

    def options(self) -> Iterable[Option]:
        """The values, each with its sample."""
        setting = find(self.setting)
        said = SettingValues(self.journal, self.app.available_themes)
        for value in setting.choices:
            sample = said.sample(setting, value)
            yield Option(value, said.words(setting, value), (sample,) if sample else ())


class MarksScreen(ListedScreen):
    """The symbols before lines."""

    SETTING = "marks"


class AfterWinScreen(ListedScreen):
    """How much is said after a win."""

    SETTING = "after-win"


class HideAfterScreen(ListedScreen):
    """After how long the screen hides by itself."""

    SETTING = "hide-after"


class PictureScreen(ListedScreen):
    """The picture at the foot of Today."""

    SETTING = "scene"

    def options(self) -> Iterable[Option]:
        """None, and the pictures as they are drawn."""
        for option in super().options():
            found = scene(option.value)
            yield replace(option, drawn=found.lines if found else ())

    def said_of_change(self) -> str:
        """Also that Today may have no room for it."""
        wanted = self.journal.settings[self.setting] != "none"
        return get_text("settings", "scene_set") if wanted else super().said_of_change()


class DayStartScreen(SettingChoiceScreen):
    """The hours that a day can start at; another time that was set in the shell is one of them."""

    SETTING = "day-start"

    def body(self) -> Iterable[Widget]:
        yield self.question(followed=True)
        yield from self.help_with("day_start_help")
        yield ChoiceList()

    def options(self) -> Iterable[Option]:
        """Midnight, and the hours from 3 to noon."""
        now = self.journal.settings["day-start"]
        for start in sorted({"00:00", *(f"{hour:02}:00" for hour in range(3, 13)), now}):
            yield Option(start, clock_words(start))


class EveningChoiceScreen(SettingChoiceScreen):
    """What mornings and evenings ask, as the questions themselves."""

    SETTING = "evening"
    KEYS = (
        SettingPage.KEYS[0],
        Command(
            "setting.questions",
            "f6",
            "change_questions",
            "Change questions",
            "Change these questions, or write your own.",
            short="Questions",
        ),
        *SettingPage.KEYS[1:],
    )

    def options(self) -> Iterable[Option]:
        """The profiles, but those of a topic that is off."""
        settings = self.journal.settings
        offered = evening.profiles(settings.topics_off())
        now = evening.profile(settings["evening"])
        for profile in (*offered, *([] if now in offered else [now])):
            asks = [question.ask for question in profile.questions]
            for ask in profile.morning[:1]:
                asks.append(format_text("settings", "in_the_morning", ask=ask))
            said = f"{profile.label}: {profile.help}" if profile.help else profile.label
            yield Option(profile.id, said, tuple(asks))
        if evening.OWN not in {profile.id for profile in offered}:
            about = get_text("questions", "write_about")
            yield Option(_WRITE, get_text("questions", "write"), (about,))

    def choose(self, chosen: str) -> Worker[None]:
        """Take a profile, or write questions of one's own."""
        if chosen == _id(_WRITE):
            return self.write_questions(evening.OWN)
        return super().choose(chosen)

    def action_change_questions(self) -> None:
        """Change the questions of the highlighted profile."""
        id = (self.choices.chosen or "").removeprefix(_id(""))
        self.write_questions(evening.OWN if id in ("", _WRITE) else id)

    @work(group="flow", exclusive=True)
    async def write_questions(self, id: str) -> None:
        """Open the page of its questions, and come back to that profile."""
        await self.host.open(routes.questions(id))
        self.reload()
        if (index := _id(id)) in {option.id for option in self.choices.options}:
            self.choices.highlighted = self.choices.get_option_index(index)
            if id != self.journal.settings[self.setting]:
                self.show_status(get_text("questions", "choose"))


def _id(value: str) -> str:
    return f"value:{value}"
