"""Settings: how things look and work, with a sentence each."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from checkin.content.choices import choices_of
from checkin.content.strings import format_text, get_text
from checkin.content.topics import topics
from checkin.core.dates import quoted
from checkin.core.settings import SETTINGS, Setting, find
from checkin.core.text import show
from checkin.journal import Journal
from checkin.tui.base.screen import Page
from checkin.tui.keymap import BACK, LIST, Command
from checkin.tui.rendering.entries import checkbox_row, muted
from checkin.tui.submit_result import Done
from checkin.tui.widgets.choice_list import Choice, ChoiceList
from checkin.tui.widgets.text_field import TextField

_NAME_WIDTH = 14


class SettingsScreen(Page[None]):
    """Enter changes what is highlighted, at once; some of it opens a field."""

    PLACE = "settings"
    AUTO_FOCUS = ""
    KEYS = (
        Command("settings.change", "enter", "change", "Choose", "Change this setting."),
        BACK,
        *LIST,
    )
    CSS_PATH = "styles.tcss"

    def __init__(self, first: str | None = None) -> None:
        """`first` names the setting that is highlighted first."""
        super().__init__()
        self._first = first
        self._asked: str | None = None

    def body(self) -> Iterable[Widget]:
        """The list, and a field for each value that is typed."""
        yield ChoiceList()
        yield Static(id="about", classes="question", markup=False)
        for setting in filter(_typed, SETTINGS):
            yield TextField(id=setting.name, enter_says="Keep")

    def on_mount(self) -> None:
        """Open the field in which something is typed already."""
        super().on_mount()
        for field in self.query(TextField):
            if field.value:
                self._ask(find(field.id or ""))

    def reload(self) -> None:
        """Show each setting with its value."""
        settings = self.query_one(ChoiceList)
        settings.show(map(self._choice, SETTINGS))
        if self._first is not None:
            settings.highlighted = settings.get_option_index(self._first)
            self._first = None

    def _choice(self, setting: Setting) -> Choice:
        stored = show(self.journal.settings[setting.name], one_line=True)
        value = (
            Content.styled(stored, "$accent") if stored else muted(get_text("settings", "empty"))
        )
        first = Content.assemble(setting.title.ljust(_NAME_WIDTH), value)
        parts = [first, muted(setting.about)]
        unfit = self.journal.settings.unfit.get(setting.name)
        if unfit is not None:
            said = format_text("settings", "unfit", stored=quoted(unfit))
            parts.append(Content.styled(said, "$warning"))
        return Choice(setting.name, Content("\n").join(parts))

    # Keys

    def action_change(self) -> None:
        """Change the highlighted setting: the next of its values, or a field, or a page."""
        self._change(self.query_one(ChoiceList).chosen)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._change(event.option_id)

    def _change(self, name: str | None) -> None:
        if name is None:
            return
        self._close()
        setting = find(name)
        if setting.many:
            self.app.push_screen(TopicsScreen())
        elif choices := choices_of(setting):
            now = choices.index(self.journal.settings[name])
            self.store(name, choices[(now + 1) % len(choices)])
        else:
            self._ask(setting)

    def _ask(self, setting: Setting) -> None:
        self._asked = setting.name
        about = self.query_one("#about", Static)
        about.update(setting.about)
        about.display = True
        field = self._field(setting.name)
        if field.value == field.stood:
            field.set_saved_value(self.journal.settings[setting.name])
        field.display = True
        field.focus()

    def _field(self, name: str) -> TextField:
        return self.query_one(f"#{name}", TextField)

    def _close(self) -> None:
        if self._asked is not None:
            self._field(self._asked).display = False
            self.query_one("#about", Static).display = False
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
        fields = self.query(f"#{name}").results(TextField)
        stored = await self.submit(
            lambda journal: journal.settings.set(name, value), fields=fields, emptied=False
        )
        if not isinstance(stored, Done):
            return
        self.journal.settings.refresh()
        if name in ("theme", "motion"):
            self.host.follow_settings()
        if name == self._asked:
            self._field(name).set_saved_value(stored.value)
        self._close()
        self.reload()
        self.show_status(get_text("settings", "set"))


class TopicsScreen(Page[None]):
    """Which topics may come up among ideas and questions."""

    PLACE = "topics"
    KEYS = (
        Command("topics.turn", "enter", "turn", "Choose", "Turn this topic on or off."),
        BACK,
        *LIST,
    )

    def heading(self) -> tuple[str, str]:
        """The part of the settings that this is."""
        return get_text("settings", "topics_title"), ""

    def body(self) -> Iterable[Widget]:
        """What the marks mean, and the topics."""
        yield Static(get_text("settings", "topics_help"), classes="quiet", markup=False)
        yield ChoiceList(wraps=False)

    def reload(self) -> None:
        """Show which topics are on."""
        self.query_one(ChoiceList).show(self._choices())

    def _choices(self) -> Iterable[Choice]:
        off = self.journal.settings.topics_off()
        for topic in topics():
            shown = checkbox_row(
                topic.label.ljust(_NAME_WIDTH), topic.id not in off, plain=self.plain
            )
            yield Choice(topic.id, Content.assemble(shown, " ", muted(topic.help)))

    def action_turn(self) -> None:
        """Turn the highlighted topic on or off."""
        chosen = self.query_one(ChoiceList).chosen
        if chosen is not None:
            self.turn(chosen)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            self.turn(event.option_id)

    @work(group="keep")
    async def turn(self, topic: str) -> None:
        """Turn a topic on or off, and store it."""
        stored = await self.write(lambda journal: _turn(journal, topic))
        if stored is None:
            return
        self.journal.settings.refresh()
        self.reload()
        off = topic in self.journal.settings.topics_off()
        self.show_status(
            get_text("lists", "topic_off_reply") if off else get_text("settings", "set")
        )


def _turn(journal: Journal, topic: str) -> str:
    journal.settings.refresh()  # the shell may have changed it since
    off = journal.settings.topics_off() ^ {topic}
    return journal.settings.set("topics-off", " ".join(sorted(off)))


def _typed(setting: Setting) -> bool:
    return not choices_of(setting) and not setting.many
