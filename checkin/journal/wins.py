"""What is offered for wins: those that one key keeps, and ways to celebrate one."""

from __future__ import annotations

from zlib import crc32

from checkin.content.evening import profile, profiles
from checkin.content.own_packs import own_ids
from checkin.content.wins import Celebration, Chip, Prompt, celebrations, chips, prompts
from checkin.core.entries import Entry
from checkin.core.errors import NotPossible
from checkin.core.reflections import EVENING, OWN
from checkin.domain.wins import three_ways
from checkin.journal.entries import Entries
from checkin.journal.not_for_me import NotForMe
from checkin.journal.services import Service, Services
from checkin.journal.settings import Settings
from checkin.storage import revisions


class Wins(Service):
    """What is offered for wins."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._settings = services.get(Settings)
        self._not_for_me = services.get(NotForMe)
        self._entries = services.get(Entries)

    def make_win(self, number: int) -> Entry:
        """Make words that were kept with a day a win of that day, at the same time.

        It is one change, which undo takes back; then a win is added for each good stretch that is
        reached by it. Raises `NothingThere` if there is no such entry, and `NotPossible` if it is
        no words that were kept with a day.
        """
        from checkin.journal.lookback import Lookback  # for nothing else here

        with self._connection.transaction():
            if self._entries.entry(number, trash=False).source != OWN:
                raise NotPossible(f"#{number} can't be a win.", "Nothing was changed.")
            row = {"kind": "win", "source": None}
            revisions.edit(self._connection, number, row, self._services.timestamp())
            made = self._entries.entry(number)
        self._services.get(Lookback).add_reached_stretches()
        return made

    def make_words(self, *numbers: int) -> list[Entry]:
        """Keep wins that are none as words that were kept with their day, as one change.

        What only a win has, such as its kind, goes; undo brings all of it back. An answer of an
        evening stays one, as a line. Raises `NothingThere` if one of them is not there, and
        `NotPossible` if one is no win, with nothing changed.
        """
        now, change = self._services.timestamp(), None
        with self._connection.transaction():
            for number in numbers:
                win = self._entries.entry(number, trash=False)
                if win.kind != "win":
                    raise NotPossible(f"#{number} isn't a win.", "Nothing was changed.")
                row = {"kind": "reflection", "label": None, "keepsake": 0} | _as_words(win)
                change = revisions.edit(self._connection, number, row, now, marks=(), change=change)
            made = [self._entries.entry(number) for number in numbers]
        return made

    def one_key(self) -> tuple[Chip, ...]:
        """The wins to keep with one key: the person's own, the kind that fits them, then others.

        Which kind fits, the questions say that they chose for the evening.
        """
        own = self._settings.own_wins()
        fits = profile(self._settings["evening"]).kind_of_win
        found = chips(self._settings.topics_off(), first_kind=fits)
        return (*(Chip("", text, text, "") for text in own), *self._not_for_me.without(found))

    def prompts(self) -> tuple[Prompt, ...]:
        """The questions for when nothing comes to mind, in another order each day.

        Those of the person's own files come first.
        """
        today, own = self._services.clock.today(), own_ids("wins", "prompt")
        return tuple(
            sorted(
                self._not_for_me.without(prompts(self._settings.topics_off())),
                key=lambda each: (each.id not in own, crc32(f"{today} {each.id}".encode())),
            )
        )

    def to_celebrate(self) -> tuple[Celebration, ...]:
        """The ways to celebrate that the person chose, else three that fit the time of day.

        What is not for them any more is left out; the three are offered where that is all.
        """
        off, out = self._settings.topics_off(), self._not_for_me.ids()
        known = {way.id: way for way in celebrations(())}
        chosen = enumerate(self._settings.celebrations())
        ways = (known.get(line, Celebration(f"own:{n}", line)) for n, line in chosen)
        left = tuple(way for way in ways if off.isdisjoint(way.topics) and way.id not in out)
        if left:
            return left
        now = self._services.clock.now()
        found = self._not_for_me.without(celebrations(off))
        return three_ways(found, hour=now.hour, turn=now.toordinal())

    def all_to_celebrate(self) -> tuple[Celebration, ...]:
        """Those of `to_celebrate`, then all other ways, the shortest first."""
        offered = self.to_celebrate()
        found = self._not_for_me.without(celebrations(self._settings.topics_off()))
        return (*offered, *(way for way in found if way not in offered))


def _as_words(win: Entry) -> dict[str, str]:
    """Where the words of a win come from once it is none."""
    source = win.source or ""
    if not source.startswith(EVENING):
        return {"source": OWN}
    asked = (each for asks in profiles() for each in asks.questions if each.id == source)
    return {"source": source, "cue": next((each.ask for each in asked), win.cue)}
