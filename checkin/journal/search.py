"""Entries that answer a query, day by day; versions of entries, and tags in use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from checkin.core.entries import Day, Entry
from checkin.core.frozen import replace
from checkin.core.query import EntryQuery
from checkin.core.records import Totals
from checkin.core.text import as_tag
from checkin.journal import entry_rows
from checkin.journal.services import Service
from checkin.storage import entry_reader, revisions
from checkin.storage.entry_query import CompiledQuery, Newest, tags_meant


class Search(Service):
    """Entries that answer a query. Those in the trash are left out unless it asks for them."""

    shared = True

    _totals: tuple[tuple[int, int], Totals] | None = None

    def totals(self) -> Totals:
        """How many wins there are, and on how many days there is an entry.

        Every page asks, and counting takes 3 ms in a file of ten years: it is done again only when
        anything was written.
        """
        state = self._connection.state()
        if self._totals is None or self._totals[0] != state:
            self._totals = state, entry_reader.totals(self._connection)
        return self._totals[1]

    def resolve(self, query: EntryQuery) -> EntryQuery:
        """The query without its other reading, `also`, if nothing in the file answers that."""
        if query.also is None or CompiledQuery(self._connection, query.also).is_any():
            return query
        return replace(query, also=None)

    def day_counts(self, query: EntryQuery) -> dict[date, int]:
        """How many entries that answer a query each day holds, newest day first.

        This reads every one of them.
        """
        return CompiledQuery(self._connection, query).days()

    def newest(self, query: EntryQuery, newest: int) -> Newest:
        """About the `newest` entries that answer a query, by day.

        It stops after so many entries, or 12 ms: days are whole, and older ones may be missing.
        """
        return CompiledQuery(self._connection, query).newest(newest)

    def day(self, query: EntryQuery, on: date) -> Day:
        """The entries of one day that answer a query, in the order they happened."""
        found = entry_reader.entries(
            self._connection, CompiledQuery(self._connection, query).on(on)
        )
        return Day(on, tuple(sorted(found, key=_when)))

    def matching_tags(self, query: EntryQuery, tag: str) -> list[str]:
        """The tags in use that a tag of a query means: itself, or else those that begin so."""
        return tags_meant(self._connection, query, tag)

    def known_tags(self, start: str, limit: int = 5) -> list[str]:
        """At most `limit` tags in use that begin so, most used first, as each was first written."""
        return entry_reader.known_tags(self._connection, as_tag(start), limit)

    def iterate(
        self, query: EntryQuery | None = None, *, newest_first: bool = False
    ) -> Iterator[Entry]:
        """The entries that answer a query, or all, read 500 at a time so that memory is enough.

        Which ones they are is settled at the start; what is edited on the way comes as it is then.
        """
        numbers = entry_reader.matching_numbers(
            self._connection, query or EntryQuery(), newest_first=newest_first
        )
        for start in range(0, len(numbers), 500):
            yield from entry_reader.entries(self._connection, numbers[start : start + 500])

    def wins(self, query: EntryQuery) -> Iterator[Entry]:
        """The wins among what is asked for, newest first."""
        wins = query.each_reading(lambda one: replace(one, kinds=("win",)))
        return self.iterate(wins, newest_first=True)

    def versions(self, number: int) -> list[Mapping[str, object]]:
        """How an entry was before each change, oldest first, as stored values by column."""
        return revisions.versions(self._connection, number)

    def by_ids(self, numbers: Sequence[int]) -> list[Entry]:
        """The entries of these numbers that are not in the trash.

        They come as everywhere: the newest day first, in a day as it happened.
        """
        found = entry_reader.entries(self._connection, numbers)
        present = [entry for entry in found if not entry.deleted]
        return sorted(present, key=lambda entry: (-entry.day.toordinal(), *_when(entry)))

    def numbers(self, query: EntryQuery) -> list[int]:
        """The numbers of the entries that answer a query. This looks at every one of them."""
        return entry_reader.matching_numbers(self._connection, query, newest_first=True)

    def count_present(self, numbers: Sequence[int]) -> int:
        """How many of the entries with these numbers are there, and not in the trash."""
        return entry_reader.count_present(self._connection, numbers)

    def first_day(self) -> date | None:
        """The oldest day with any entry; None if there is none."""
        return entry_reader.first_day(self._connection)

    def day_of_ids(self, on: date, numbers: Sequence[int]) -> Day:
        """The entries of these numbers that are on that day and not in the trash, as a day."""
        found = entry_reader.entries(self._connection, numbers)
        here = [entry for entry in found if entry.day == on and not entry.deleted]
        return Day(on, tuple(sorted(here, key=_when)))


def _when(entry: Entry) -> tuple[str, int]:
    return entry_rows.timestamp(entry.at) if entry.at else "", entry.id
