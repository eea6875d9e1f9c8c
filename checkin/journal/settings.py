"""What a person has set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checkin.content.choices import choices_of
from checkin.core.clock import parse_day_start
from checkin.core.errors import NotPossible
from checkin.core.lock import LOCK
from checkin.core.settings import SETTINGS, checked, chosen, find, unfit, with_defaults
from checkin.journal.services import Service, Services
from checkin.journal.state import State


class Settings(Service, Mapping[str, str]):
    """The settings by name, each with its value or its default. Part of `Journal`."""

    shared = True

    unfit: Mapping[str, str]
    """The stored values that cannot be used, by name: the default is used instead."""
    lock: str
    """The hash of the passphrase that was set when they were read; empty for none."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._state = services.get(State)
        self.refresh()

    def __getitem__(self, name: str) -> str:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def refresh(self) -> None:
        """Read all settings again: another connection may have changed one."""
        self.use(self.stored())

    def stored(self) -> dict[str, str]:
        """What the file holds now, by name, whether it can be used or not."""
        return dict(self._connection.rows("SELECT name, value FROM settings"))

    def use(self, stored: Mapping[str, str]) -> None:
        """Go by what is stored in the file, as `stored` of another connection gave it."""
        self._stored = dict(stored)
        self.unfit = unusable(stored)
        self.lock = stored.get(LOCK, "")
        used = {k: value for k, value in stored.items() if k not in self.unfit or k == "keys"}
        self._values = with_defaults(used)
        day_start = parse_day_start(self._values["day-start"])
        self._services.clock = self._services.clock.starting(day_start)

    def follow(self, name: str, value: str) -> None:
        """Go by a value that was stored over another connection, without reading the file."""
        self.use({**self._stored, name: value})

    def set(self, name: str, value: str) -> str:
        """Store a setting; the value as it is stored.

        Raises `NotPossible` for a name or a value that is none, `UnclearDate` for a start of the
        day that cannot be read, and `TooLong`.
        """
        if name == "country":
            value = _country(value)
        value = _known(name, checked(name, value))
        with self._connection.transaction():
            self._state.put("settings", name, value)
            stored = self.stored()  # once it is kept, nothing may say that it is not
        self.use(stored)
        return value

    def topics_off(self) -> frozenset[str]:
        """The topics that are never suggested."""
        return frozenset(self["topics-off"].split())

    def own_wins(self) -> tuple[str, ...]:
        """The small wins in the person's own words, for the first of the one-key wins."""
        return tuple(self["own-wins"].splitlines())

    def celebrations(self) -> tuple[str, ...]:
        """How the person celebrates: ids of `checkin.content.wins.celebrations`, and own words."""
        return tuple(self["celebrate"].splitlines())


def unusable(stored: Mapping[str, str]) -> dict[str, str]:
    """The stored values that cannot be used, by name."""
    found = unfit(stored)
    for setting in SETTINGS:
        value = stored.get(setting.name)
        if value is not None and setting.from_pack and value not in choices_of(setting):
            found[setting.name] = value
    return found


def _country(value: str) -> str:
    """The code of a country that is named; a value of two letters as it is.

    Raises `NotPossible`, with the countries there are, for any other.
    """
    from checkin.content.help_lines import country_named
    from checkin.core.text import quoted

    value = " ".join(value.split())
    code = country_named(value)
    if code is None and value and not (len(value) == 2 and value.isascii() and value.isalpha()):
        raise _no_country(quoted(value))
    return code or value


def _no_country(value: str) -> NotPossible:
    from checkin.content.help_lines import countries

    names = ", ".join(f"{country.code} {country.name}" for country in countries())
    return NotPossible(f"There are no help lines here for {value}.", f"There are: {names}.")


_ALSO = {"helper": "therapist", "helpers": "therapist", "parents": "parent", "students": "student"}
"""Values by what else they are called."""


def _known(name: str, value: str) -> str:
    """The value, if all that it names is known. Raises `NotPossible` with what is."""
    setting = find(name)
    if setting.from_pack:
        choices = choices_of(setting)
        also = value if value in choices else _ALSO.get(value, value)
        return chosen(setting, also, choices)
    if name == "country" and value:
        from checkin.content.help_lines import emergency_number

        if not emergency_number(value):
            raise _no_country(value)
    if name == "celebrate":
        from checkin.content.wins import celebrations

        known = {way.text.casefold(): way.id for way in celebrations(())}
        ways = (known.get(line.casefold(), line) for line in value.splitlines())
        return "\n".join(dict.fromkeys(ways))
    if name == "topics-off":
        from checkin.content.topics import topics
        from checkin.core.text import quoted

        ids = [topic.id for topic in topics()]
        for word in value.split():
            if word not in ids:
                raise NotPossible(
                    f"There's no topic called {quoted(word)}.",
                    f"The topics are: {', '.join(ids)}.",
                )
    return value
