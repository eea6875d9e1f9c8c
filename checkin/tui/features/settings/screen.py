"""Settings: how things look and work, with a sentence each."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable

from textual import getters, on, work
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Input, Static

from checkin.content.strings import format_text, get_text, plural
from checkin.core.settings import SETTINGS, Setting, find
from checkin.core.text import quoted
from checkin.journal.keyring import Keyring
from checkin.tui import routes
from checkin.tui.base.list_page import ListPage
from checkin.tui.base.setting_up import set_up
from checkin.tui.features.settings.setup import setting_page
from checkin.tui.features.settings.topics_screen import TopicsScreen
from checkin.tui.features.settings.values import SettingValues
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import muted
from checkin.tui.rendering.layout import hung, indented, room
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.text_field import TextField

_NAME_WIDTH = 15
SETUP = "setup"
"""The row that goes through them one by one."""
PASSPHRASE = "lock"
"""The row of the passphrase."""
NOT_FOR_ME = "not-for-me"
"""The row of what was left out, if anything is."""
SO_FAR = "total:start"
"""The row of the days that there were already, once they have a name."""
TOPICS = "topics-off"
"""The setting whose page is what someone who asks for it wants: a topic is turned off there."""
PARTS = (
    ("part_see", ("topics-off", "country")),
    ("part_wins", ("own-wins", "celebrate", "after-win")),
    ("part_day", ("evening", "ratings", "toward", "kind-lines", "total", "nudge", "day-start")),
    ("part_looks", ("theme", "motion", "marks", "scene", "keys")),
    ("part_private", ("hide-after",)),
    ("part_file", ("backups-to",)),
)
"""The headings of the page, each with its settings."""


class SettingsScreen(ListPage[None]):
    """Enter changes what is highlighted, at once; some of it opens a field."""

    ROUTE_NAME = "settings"
    AUTO_FOCUS = ""
    KEYS = (
        Command("settings.change", "enter", "choose", "Choose", "Change this setting."),
        BACK,
        *LIST,
    )

    _about_line = getters.query_one("#about", Static)
    CSS_PATH = "styles.tcss"

    def __init__(self, first: str | None = None) -> None:
        """`first` names the setting that is highlighted first; the page of topics is opened too.

        A topic may stand behind it, after a colon: it is highlighted there.
        """
        super().__init__()
        self._first = first
        self._asked: str | None = None

    def body(self) -> Iterable[Widget]:
        yield ChoiceList()
        yield Static(id="about", classes="question", markup=False)
        for setting in filter(_typed, SETTINGS):
            yield TextField(id=setting.name, enter_says="Keep")

    def on_mount(self) -> None:
        super().on_mount()
        for field in self.query(TextField):
            if field.value:
                self._ask(find(field.id or ""))

    @on(Resize)
    def reload(self) -> None:
        settings = self.choices
        settings.show(self._choices())
        if self._first is not None:
            name, _, topic = self._first.partition(":")
            settings.highlighted = settings.get_option_index(name)
            if name == TOPICS:
                self.call_after_refresh(self.app.push_screen, TopicsScreen(first=topic))
            self._first = None

    def _choices(self) -> Iterable[Choice]:
        width = room(self.app.size.width)
        about = [muted(get_text("settings", "setup_about"))]
        rows = [Content(f" {get_text('settings', 'setup')}"), *_below(about, width)]
        yield Choice(SETUP, Content("\n").join(rows))
        for part, names in PARTS:
            yield Choice(f"h:{part}", muted("\n" + get_text("settings", part)), heading=True)
            for name in names:
                yield self._choice(find(name), width)
                if name == "total" and self.journal.settings[name]:
                    yield self._so_far(width)
            if part == "part_see" and (out := len(self.journal.not_for_me.ids())):
                yield self._left_out(out, width)
            if part == "part_private":
                yield self._passphrase(width)

    def _choice(self, setting: Setting, width: int) -> Choice:
        value = SettingValues(self.journal, self.app.available_themes).of(setting)
        about = [muted(setting.about)]
        unfit = self.journal.settings.unfit.get(setting.name)
        if unfit is not None:
            key = "unfit_pack" if setting.from_pack else "unfit"
            said = format_text("settings", key, stored=quoted(unfit))
            about.append(Content.styled(said, "$warning"))
        title = f" {setting.title}".ljust(_NAME_WIDTH)
        rows = [*hung(title, value, width), *_below(about, width)]
        return Choice(setting.name, Content("\n").join(rows))

    def _left_out(self, out: int, width: int) -> Choice:
        value = Content.styled(plural("left_out", out), "$accent")
        title, about = get_text("lists", "not_for_me"), get_text("settings", "not_for_me_about")
        return _row(NOT_FOR_ME, title, value, about, width)

    def _so_far(self, width: int) -> Choice:
        days = self.journal.day_total.days_before()
        empty = muted(get_text("settings", "empty"))
        value = Content.styled(f"{days:,}", "$accent") if days else empty
        title, about = get_text("total", "so_far"), get_text("total", "so_far_about")
        return _row(SO_FAR, title, value, about, width)

    def _passphrase(self, width: int) -> Choice:
        is_set = Content.styled(get_text("lock", "row_on"), "$accent")
        value = is_set if self.journal.settings.lock else muted(get_text("settings", "empty"))
        held = self.journal.settings.lock and Keyring(self.journal.path or "").is_chosen
        about = get_text("lock", "row_about_held" if held else "row_about")
        return _row(PASSPHRASE, get_text("lock", "title"), value, about, width)

    # Keys

    def choose(self, name: str) -> None:
        """Change a setting: the other of two values, a list, or a field."""
        self._close()
        if name == SETUP:
            self.set_up()
        elif name == NOT_FOR_ME:
            from checkin.tui.features.settings.not_for_me_screen import NotForMeScreen

            self.app.push_screen(NotForMeScreen())
        elif name == PASSPHRASE:
            from checkin.tui.features.settings.passphrase_screen import PassphraseScreen

            self.app.push_screen(PassphraseScreen())
        elif name == SO_FAR:
            self.begin_total()
        elif page := setting_page(name):
            self.app.push_screen(page)
        elif choices := find(name).choices:
            now = choices.index(self.journal.settings[name])
            self.store(name, choices[(now + 1) % len(choices)])
        else:
            self._ask(find(name))

    @work(group="flow", exclusive=True)
    async def set_up(self) -> None:
        """Go through them, one question after the other."""
        await set_up(self)

    @work(group="flow", exclusive=True)
    async def begin_total(self) -> None:
        """Ask how many days there were already."""
        await self.host.open(routes.DAYS_SO_FAR)
        self.reload()

    def _ask(self, setting: Setting) -> None:
        self._asked = setting.name
        about = self._about_line
        about.update(setting.about)
        about.display = True
        field = self._field(setting.name)
        if field.value == field.saved_value:
            field.set_saved_value(self.journal.settings[setting.name])
        field.display = True
        field.focus()

    def _field(self, name: str) -> TextField:
        return self.query_one(f"#{name}", TextField)

    def _close(self) -> None:
        if self._asked is not None:
            self._field(self._asked).display = False
            self._about_line.display = False
            self.set_focus(None)
            self._asked = None
        self.show_status("")

    def action_back(self) -> None:
        """Close the field, else the page. What is typed waits in the field."""
        if self._asked is not None:
            self._close()
        else:
            super().action_back()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if self._asked is not None:
            self.store(self._asked, event.value)

    @work(group="keep")
    async def store(self, name: str, value: str) -> None:
        """Store a value, and follow it at once."""
        fields, before = self.query(f"#{name}").results(TextField), self.journal.settings[name]
        stored = await self.submit(
            lambda journal: journal.settings.set(name, value), fields=fields, emptied=False
        )
        if not isinstance(stored, Done):
            return
        away = name == "backups-to" and await asyncio.to_thread(_is_away, stored.value)
        self.journal.settings.follow(name, stored.value)
        if name in ("motion", "keys"):
            self.host.follow_settings()
        if name == self._asked:
            self._field(name).set_saved_value(stored.value)
        self._close()
        self.reload()
        if before or stored.value:
            self.show_status(self._set_said(name, stored.value, away=away))

    def _set_said(self, name: str, value: str, *, away: bool) -> str:
        """What is said of a value that was stored."""
        if name == "total" and value and not self.journal.day_total.days():
            return get_text("total", "so_far_offer")
        return get_text("settings", "set_away" if away else "set")


def _is_away(folder: str) -> bool:
    """Whether a folder that is named is not there now, such as one on a stick."""
    return bool(folder) and not os.path.isdir(folder)


def _typed(setting: Setting) -> bool:
    return setting.name in ("toward", "keys", "total", "backups-to")


def _row(id: str, title: str, value: Content, about: str, width: int) -> Choice:
    """A row for what is no setting by itself."""
    rows = [*hung(f" {title}".ljust(_NAME_WIDTH), value, width), *_below([muted(about)], width)]
    return Choice(id, Content("\n").join(rows))


def _below(texts: Iterable[Content], width: int) -> list[Content]:
    """What is said below a row, under its beginning."""
    return indented(texts, width, 1).split("\n")
