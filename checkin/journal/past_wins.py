"""A past win to be shown: the same one all day, or another one by chance."""

from __future__ import annotations

from zlib import crc32

from checkin.content.urge_words import comes_back
from checkin.core.reflections import TOTAL, in_own_words
from checkin.journal.services import Service, Services
from checkin.journal.state import State
from checkin.storage import entry_reader, past_wins

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from checkin.core.entries import Entry
    from checkin.core.query import EntryQuery

_DRAWS = 4
"""How many past wins are drawn at most to find one in own words."""
_TRIES = 20
"""How many are looked at to find one that may be shown unasked."""


class PastWins(Service):
    """A past win to be shown. By itself, since a shell asks for one at each of its starts."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._state = services.get(State)

    def of_today(
        self,
        key: str = "",
        *,
        without: Iterable[int] = (),
        wins_alone: bool = False,
        after_slip: bool = False,
    ) -> Entry | None:
        """A win or keepsake from before today, a keepsake if there is one; None if there is none.

        A keepsake may be a saying, an answer or a plan; with `wins_alone`, it is a win.
        It is the same all day for the same `key`. Those with the numbers `without` are passed over
        while there are others, and so are those of which the person said "not this one again".
        One in the person's own words comes before those of ideas, where a few draws find one. What
        `comes_back` says no to is none, and after a slip none that is `of_abstaining`.
        """
        today = self._services.clock.today()
        seed = f"{today.isoformat()} {key}"
        passed = past_wins.excluded(self._connection).union(without)
        drawn: list[Entry] = []
        left_out: set[int] = set()
        while len(drawn) < _DRAWS and len(left_out) < _TRIES:
            number = past_wins.past_win(
                self._connection,
                lambda total: _stable_index(total, seed),
                before=today,
                passed=passed.union(left_out, (win.id for win in drawn)),
                wins_alone=wins_alone,
            )
            found = None if number is None else entry_reader.entry(self._connection, number)
            if found is None or found in drawn or found.id in left_out:
                break
            if not comes_back(found.text) or (after_slip and _abstains(found)):
                left_out.add(found.id)
                continue
            if found.keepsake or in_own_words(found):
                return found
            drawn.append(found)
        return next(iter(drawn), None)

    def some_of_today(
        self, key: str, most: int, *, without: Iterable[int] = (), after_slip: bool = False
    ) -> list[Entry]:
        """So many wins at most, none twice: each as `of_today` gives it after the ones before.

        None with the numbers `without` is among them.
        """
        passed = [*without]
        found: list[Entry] = []
        while (
            len(found) < most
            and (win := self.of_today(key, without=passed, wins_alone=True, after_slip=after_slip))
            is not None
        ):
            passed.append(win.id)
            found.append(win)
        return found

    def by_chance(
        self, chance: Callable[[int], int] | None = None, *, query: EntryQuery | None = None
    ) -> Entry | None:
        """A win by chance, none of the last twenty if there are others; None if none may come.

        That it was given is stored. `chance` gives a number from 0 to below its argument, by
        default `random.randrange`. With `query` it is one of the wins that answer that query. It is
        none that `comes_back` says no to.
        """
        from random import randrange

        among = None
        if query is not None:
            from checkin.journal.search import Search

            among = [win.id for win in self._services.get(Search).wins(query)]
        return past_wins.random_win(
            self._connection,
            chance or randrange,
            self._services.timestamp(),
            lambda win: comes_back(win.text),
            among,
        )

    def set_excluded(self, number: int, excluded: bool = True) -> bool:
        """Leave a win out of `of_today` and `by_chance`, or no longer; whether it is left out."""
        self._state.set(f"{past_wins.EXCLUDED}{number}", "yes" if excluded else "")
        return excluded

    def is_excluded(self, number: int) -> bool:
        """Whether the person said "not this one again" of a win."""
        return bool(self._state.get(f"{past_wins.EXCLUDED}{number}"))


def _abstains(entry: Entry) -> bool:
    """Whether it speaks of not drinking or using, or is a day of the person's own total."""
    from checkin.content.abstaining import of_abstaining

    return entry.source == TOTAL or of_abstaining(entry.text)


def _stable_index(total: int, key: str) -> int:
    """A number from 0 to below `total`, always the same for the same key."""
    return crc32(key.encode()) % total
