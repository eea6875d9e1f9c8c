"""What each setting says now, in words, with a sample of what that means."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.theme import Theme

from checkin.content import evening, help_lines
from checkin.content.choices import lines_in_words
from checkin.content.strings import format_text, get_text, strings
from checkin.content.topics import topics
from checkin.core.day_names import day_name
from checkin.core.marks import sign
from checkin.core.settings import Setting
from checkin.core.text import show
from checkin.journal import Journal
from checkin.tui.rendering.entries import muted

SAMPLE_GAP = "   "


class SettingValues:
    """The values of a journal's settings as the settings page shows them."""

    def __init__(self, journal: Journal, themes: Mapping[str, Theme]) -> None:
        self._journal = journal
        self._themes = themes

    def of(self, setting: Setting) -> Content:
        """The value in words, and the sample, which is quieter."""
        value = self._journal.settings[setting.name]
        words = self.words(setting, value)
        if not words:
            return muted(get_text("settings", "empty"))
        sample = self.sample(setting, value)
        said = Content.styled(show(words, one_line=True), "$accent")
        return Content.assemble(said, SAMPLE_GAP if sample else "", muted(sample))

    def words(self, setting: Setting, value: str) -> str:
        """A value of a setting in words; empty if there is none."""
        if setting.name == "topics-off":
            return _topics(frozenset(value.split()))
        if setting.name == "country":
            return help_lines.country_name(value) if value else ""
        if setting.name == "evening":
            return evening.profile(value).label
        if setting.name == "theme":
            return self._theme(value)
        if setting.name == "day-start":
            return clock_words(value)
        if setting.most_lines:
            return " · ".join(lines_in_words(setting, value))
        words = strings("settings").get(f"{setting.name}_{value}", value)
        return words if isinstance(words, str) else value

    def sample(self, setting: Setting, value: str) -> str:
        """What a value means: questions that are asked, a help line, the day it is, marks."""
        if setting.name == "country":
            return country_sample(value)
        if setting.name == "evening":
            return SAMPLE_GAP.join(question.ask for question in evening.profile(value).questions)
        if setting.name == "day-start":
            today = self._journal.clock.today()
            return format_text("settings", "day_now", day=day_name(today, today))
        if setting.name == "marks":
            return marks_sample(plain=value == "plain")
        return ""

    def _theme(self, name: str) -> str:
        if f"theme_{name}" in strings("settings"):
            return get_text("settings", f"theme_{name}")
        words = name.replace("-", " ").capitalize()
        theme = self._themes.get(name)
        if theme is None or words.endswith(("dark", "light")):
            return words
        return format_text("settings", "theme_dark" if theme.dark else "theme_light", name=words)


def country_sample(code: str) -> str:
    """What the help lines of a country begin with: the emergency number, and a line."""
    found = [help_lines.emergency_number(code), *(line.name for line in help_lines.lines(code)[:1])]
    return " · ".join(text for text in found if text) if code else ""


def clock_words(start: str) -> str:
    """The time a day starts at: "Midnight", "4 am", "6:30 am", "Noon"; `start` is "04:00"."""
    named = {"00:00": "midnight", "12:00": "noon"}.get(start)
    if named:
        return get_text("settings", named)
    hour, _, minute = start.lstrip("0").partition(":")
    return format_text("settings", "am", time=hour if minute == "00" else f"{hour}:{minute}")


def marks_sample(*, plain: bool) -> str:
    """The marks that are met most."""
    return " ".join(sign(kind, plain=plain) for kind in ("win", "intention", "open"))


def _topics(off: frozenset[str]) -> str:
    names = [topic.label for topic in topics() if topic.id in off]
    if not names:
        return get_text("settings", "topics_all")
    last = names.pop()
    listed = format_text("settings", "and", some=", ".join(names), last=last) or last
    return format_text("settings", "topics_but", topics=listed)
