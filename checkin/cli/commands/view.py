"""Looking at what is kept: today, log, search, show."""

from __future__ import annotations

from collections.abc import Sequence

from checkin.cli.command import argument, command, option
from checkin.cli.context import Shell, told
from checkin.cli.options import (
    at_most,
    filters,
    none_like,
    numbers_argument,
    set_aside,
    wanted,
)
from checkin.cli.output import note, say, say_array
from checkin.exporters.json import entry_json, harmless

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from checkin.core.entries import Entry, Kind
    from checkin.core.query import EntryQuery
    from checkin.core.query_words import Piece
    from checkin.journal import Journal

MOST = 50
"""How many entries a list shows as text until more are asked for."""

_WITHOUT_HARD: tuple[Kind, ...] = ("intention", "win", "reflection")
_HARD: tuple[Kind, ...] = ("setback", "step")


@command("today")
@option("--hard", is_flag=True, help="Include hard moments and small steps.")
def today(shell: Shell, hard: bool) -> int:
    """Show today's page.

    As text, hard moments are left out unless you add --hard. JSON holds everything.
    """
    with shell.open() as journal:
        page = journal.today()
        if shell.json:
            say_array(map(entry_json, page.entries))
            return 0
        from checkin.cli.rendering.pages import write_day

        write_day(page, journal.totals(), journal.settings["marks"], hard=hard)
        if name := journal.settings["total"]:
            from checkin.content.day_total import total_line

            days = journal.day_total.days()
            if days or journal.day_total.asks_for(page.day):
                say(total_line("line", name, days))
        if not hard and any(page.of(kind) for kind in _HARD):
            note("", told("log_hard"))
    return 0


@command("log")
@filters
@set_aside
@option("--hard", is_flag=True, help="Include hard moments and small steps.")
@option("--limit", read=at_most, metavar="N", help=f"As text {MOST}, as JSON all.")
def log(shell: Shell, hard: bool, limit: int | None, **asked: Any) -> int:
    """List your entries, the newest day first.

    As text, hard moments are left out unless you add --hard. JSON holds everything.
    """
    from checkin.core.frozen import replace
    from checkin.core.query import EntryQuery

    with shell.open() as journal:
        query = wanted(journal, **asked)
        empty = told("log_empty") if query == EntryQuery() else none_like(journal, query)
        if shell.json or hard or query.kinds:
            _list(shell, journal, query, limit, empty)
            return 0
        _list(shell, journal, replace(query, kinds=_WITHOUT_HARD), limit, empty)
        if journal.entries(replace(query, kinds=_HARD), limit=1):
            note("", told("log_hard"))
    return 0


@command("search")
@argument("words", nargs=-1, required=True, completes="words")
@filters
@set_aside
@option("--limit", read=at_most, metavar="N", help=f"As text {MOST}, as JSON all.")
def search(shell: Shell, words: tuple[str, ...], limit: int | None, **asked: Any) -> int:
    """Find entries by their words.

    Every word has to be there, in any order. Accents and capitals don't matter.
    You can add #tags and @people, a time (in march 2025, since last week) and, first, a
    kind (wins, hard moments). Words that can be a time or a kind are searched for as words too.
    Put words in quotes to search for exactly those.

    Like grep, it exits with 1 if nothing is found.
    """
    from checkin.core.errors import NotPossible

    text = " ".join(words)
    if not text.strip():
        raise NotPossible("There's nothing to search for.", "Type one word or more.")
    with shell.open() as journal:
        query = journal.search.resolve(wanted(journal, typed=text, **asked))
        _say_how_it_was_read(journal, text)
        found = _list(shell, journal, query, limit, told("search_empty"))
    return 0 if found else 1


@command("show")
@numbers_argument("numbers")
@option("--versions", is_flag=True, help="Include earlier versions.")
def show(shell: Shell, numbers: tuple[int, ...], versions: bool) -> int:
    """Show all the details of entries.

    An entry's number comes after the # in every list. --json always gives a list.
    """
    with shell.open() as journal:
        entries = [journal.entry(number) for number in dict.fromkeys(numbers)]
        earlier = [journal.search.versions(entry.id) if versions else [] for entry in entries]
        marks = journal.settings["marks"]
    if shell.json:
        values = [entry_json(entry) for entry in entries]
        if versions:
            for value, old in zip(values, earlier, strict=True):
                value["versions"] = harmless(old)
        say_array(values)
        return 0
    from checkin.cli.rendering.pages import write_details

    for index, (entry, old) in enumerate(zip(entries, earlier, strict=True)):
        if index:
            say("")
        write_details(entry, old, marks)
    return 0


def write_list(entries: Sequence[Entry], journal: Journal, query: EntryQuery | None = None) -> None:
    """Write entries as text, each day as it happened; with `query`, what was found is shown.

    `entries` are the newest first.
    """
    from itertools import groupby

    from checkin.cli.rendering.entries import entry_printer

    digits = len(str(max((entry.id for entry in entries), default=1)))
    looked: tuple[Piece, ...] = ()
    if query and (query.text or query.tags or query.also):
        from checkin.domain.timeline_layout import looked_for

        looked = looked_for(query)
    days = (reversed(list(some)) for _, some in groupby(entries, key=lambda entry: entry.day))
    by_day = [entry for day in days for entry in day]
    entry_printer(journal.settings["marks"]).days(by_day, digits, journal.clock.today(), looked)


def _say_how_it_was_read(journal: Journal, typed: str) -> None:
    """Say on stderr how words were read that can be read in two ways."""
    from checkin.content.history import sentence_words
    from checkin.domain.search_syntax import parse_query, sentence

    query = parse_query(typed, journal.clock.today())
    if query.also is not None:
        said = sentence(journal.search.resolve(query), sentence_words())
        note(told("search_read", how=f"{said[:1].lower()}{said[1:]}"))


def _list(shell: Shell, journal: Journal, query: EntryQuery, limit: int | None, empty: str) -> bool:
    """Write the entries that are asked for, newest first; whether there is one."""
    if shell.json:
        from itertools import chain, islice

        found = journal.search.iterate(query, newest_first=True)
        first = list(islice(found, 1))
        rest = islice(found, None if limit is None else limit - 1)
        say_array(map(entry_json, chain(first, rest)))
        return bool(first)
    most = limit or MOST
    entries = journal.entries(query, limit=most + 1)
    if not entries:
        note(empty)
        return False
    write_list(entries[:most], journal, query)
    if len(entries) > most:
        note("", told("log_more", limit=most * 4))
    return True
