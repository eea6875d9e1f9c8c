"""What a person has set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checkin.content.choices import choices_of
from checkin.core.clock import parse_day_start
from checkin.core.errors import NotPossible
from checkin.core.settings import SETTINGS, checked, chosen, find, unfit, with_defaults
from checkin.journal.session import Service, Session
from checkin.journal.state import State


class Settings(Service, Mapping[str, str]):
    """The settings by name, each with its value or its default. Part of `Journal`."""

    shared = True

    unfit: Mapping[str, str]
    """The stored values that cannot be used, by name: the default is used instead."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._state = session.service(State)
        self.refresh()

    def __getitem__(self, name: str) -> str:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def refresh(self) -> None:
        """Read all settings again: another connection may have changed one."""
        stored = self._connection.rows("SELECT name, value FROM settings")
        self._values = with_defaults(dict(stored))
        found = unfit(dict(stored))
        for name, value in stored:
            setting = next((each for each in SETTINGS if each.name == name), None)
            if setting is not None and setting.from_pack and value not in choices_of(setting):
                found[name], self._values[name] = value, setting.default
        self.unfit = found
        day_start = parse_day_start(self._values["day-start"])
        self._session.clock = self._session.clock.starting(day_start)

    def set(self, name: str, value: str) -> str:
        """Store a setting; the value as it is stored.

        Raises `NotPossible` for a name or a value that is none, `UnclearDate` for a start of the
        day that cannot be read, and `TooLong`.
        """
        value = _known(name, checked(name, value))
        self._state.put("settings", name, value)
        self.refresh()
        return value

    def topics_off(self) -> frozenset[str]:
        """The topics that are never suggested."""
        return frozenset(self["topics-off"].split())


def _known(name: str, value: str) -> str:
    """The value, if all that it names is known. Raises `NotPossible` with what is."""
    setting = find(name)
    if setting.from_pack:
        return chosen(setting, value, choices_of(setting))
    if name == "country" and value:
        from checkin.content.help_lines import countries, emergency_number

        if not emergency_number(value):
            names = ", ".join(f"{country.code} {country.name}" for country in countries())
            raise NotPossible(f"There are no help lines here for {value}.", f"There are: {names}.")
    if name == "topics-off":
        from checkin.content.topics import topics
        from checkin.core.dates import quoted

        known = [topic.id for topic in topics()]
        for word in value.split():
            if word not in known:
                raise NotPossible(
                    f"There's no topic called {quoted(word)}.",
                    f"The topics are: {', '.join(known)}.",
                )
    return value
