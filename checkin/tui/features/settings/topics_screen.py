"""Which topics may come up among ideas and questions."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget

from checkin.content.strings import get_text
from checkin.content.topics import topics
from checkin.journal import Journal
from checkin.tui.features.settings.setting_page import SettingPage
from checkin.tui.rendering.entries import checkbox_row, muted
from checkin.tui.rendering.layout import hung, room
from checkin.tui.widgets.choice_list import Choice, ChoiceList

_NAME_WIDTH = 15


class TopicsScreen(SettingPage):
    """Enter turns a topic off, or on again."""

    ROUTE_NAME = "topics"
    SETTING = "topics-off"
    # all of them are in sight at 24 rows
    DEFAULT_CSS = "TopicsScreen .quiet { margin-bottom: 0; }"

    def __init__(self, step: int | None = None, *, first: str = "") -> None:
        """`first` is the topic that is highlighted first; the first of all if it is empty."""
        super().__init__(step)
        self._first = first

    def body(self) -> Iterable[Widget]:
        yield self.question(followed=True)
        yield from self.help_with("topics_help")
        yield ChoiceList(wraps=False)

    @on(Resize)
    def reload(self) -> None:
        self.choices.show(self._choices())
        if self._first:
            self.choices.highlighted = self.choices.get_option_index(self._first)
            self._first = ""

    def _choices(self) -> Iterable[Choice]:
        off, width = self.journal.settings.topics_off(), room(self.app.size.width)
        for topic in topics():
            name = topic.label.ljust(_NAME_WIDTH)
            row = checkbox_row(name, topic.id not in off, plain=self.plain)
            said = get_text("settings", "topic_is_off") if topic.id in off else topic.help
            yield Choice(topic.id, Content("\n").join(hung(row, muted(said), width)))

    @work(group="keep")
    async def choose(self, topic: str) -> None:
        """Turn a topic on or off, and store it."""
        off = topic not in self.journal.settings.topics_off()
        stored = await self.write(lambda journal: _turn(journal, topic, off=off))
        if stored is None:
            return
        self.journal.settings.follow(self.SETTING, stored)
        self.reload()
        self.show_status(
            get_text("lists", "topic_off_reply") if off else get_text("settings", "set")
        )


def _turn(journal: Journal, topic: str, *, off: bool) -> str:
    journal.settings.refresh()  # the shell may have changed others since
    others = journal.settings.topics_off() - {topic}
    return journal.settings.set("topics-off", " ".join(sorted({*others, topic} if off else others)))
