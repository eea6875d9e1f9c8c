"""Looking back from the shell: on-this-day, remember, pile, year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from checkin.cli.command import argument, command, option
from checkin.cli.context import Shell, told
from checkin.cli.options import (
    entry_number,
    filters,
    filters_but_kind,
    none_like,
    set_aside,
    wanted,
)
from checkin.cli.output import note, say, say_array, say_json
from checkin.core.day_names import day_name
from checkin.core.text import show
from checkin.core.wrapping import cells
from checkin.exporters.json import entry_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from checkin.core.query import EntryQuery
    from checkin.domain.anniversaries import AnniversaryGroup
    from checkin.domain.statistics import By, WinGroup
    from checkin.journal import Journal

_MOST = 12
"""How many entries of a day are written as text; JSON holds all of them."""
_WIDTH = 80
"""Cells of a line where there is no terminal."""


def _one_win(name: str, help: str) -> Callable[..., Any]:
    """An option that names a win by its number."""
    return option(name, read=entry_number, metavar="ID", help=help, completes="wins")


@command("on-this-day")
@argument("day", nargs=-1, metavar="[DAY]", completes="days")
@filters
@set_aside
@option("--hard", is_flag=True, help="Include hard moments and small steps.")
def on_this_day(shell: Shell, day: tuple[str, ...], hard: bool, **asked: Any) -> int:
    """What you kept a week, a month, or years ago.

    Add a day to look back from, such as yesterday or 14 march. Without one, that's today.
    """
    from checkin.content.strings import get_text
    from checkin.core.dates import parse_day
    from checkin.core.entries import KINDS

    with shell.open() as journal:
        today = journal.clock.today()
        late = journal.clock.is_late()
        base = parse_day(" ".join(day), today, late=late) if day else today
        query, none = _asked_for(journal, asked)
        found = journal.lookback.on_this_day(
            base,
            *(KINDS if hard else ()),
            most=None if shell.json else _MOST + 1,
            query=query,
        )
        marks = journal.settings["marks"]
    if shell.json:
        say_array(
            {
                "label": then.look.label,
                "years": then.look.years,
                "day": then.look.day.isoformat(),
                "entries": [entry_json(entry) for entry in then.entries],
            }
            for then in found
        )
        return 0
    if not found:
        note(none or get_text("history", "on_this_day_empty"))
    _write_days(found, marks)
    return 0


@command("remember")
@_one_win("--not-again", "Stop showing that win.")
@_one_win("--again", "Show that win again.")
@filters_but_kind
@set_aside
def remember(shell: Shell, not_again: int | None, again: int | None, **asked: Any) -> int:
    """One of your wins, picked at random.

    You won't see the same one again until twenty others have come up."""
    from checkin.content.strings import get_text

    with shell.open() as journal:
        for number in (not_again, again):
            if number is not None:
                journal.past_wins.set_excluded(journal.entry(number).id, number is not_again)
        if not_again is not None or again is not None:
            shell.done()
            rests = not_again is not None
            say(told("rests", number=not_again) if rests else get_text("remember", "back"))
            return 0
        query, none = _asked_for(journal, asked)
        entry = journal.past_wins.by_chance(query=query)
        marks = journal.settings["marks"]
    if shell.json:
        say_json(None if entry is None else entry_json(entry))
    elif entry is None:
        note(none or get_text("history", "remember_empty"))
    else:
        from checkin.cli.rendering.entries import entry_printer
        from checkin.content.strings import format_text

        say(format_text("remember", "wrote", day=day_name(entry.day)))
        entry_printer(marks).entry(entry)
    return 0


@command("pile")
@option(
    "--by",
    choices=("week", "month", "season", "tag", "person"),
    default="month",
    show_default=True,
    help="How to group the wins.",
)
@filters_but_kind
@set_aside
def pile(shell: Shell, by: By, **asked: Any) -> int:
    """All your wins by week, month, season, topic or person."""
    from checkin.content.strings import get_text
    from checkin.core.settings import is_southern

    with shell.open() as journal:
        query, none = _asked_for(journal, asked)
        groups = journal.lookback.win_groups(by, query)
        marks = journal.settings["marks"]
        south = is_southern(journal.settings["country"])
        counted = journal.day_total.line() if query is None else ""
    if shell.json:
        say_array(map(_group_json, groups))
        return 0
    if not groups:
        empty = {"tag": "no_tags", "person": "no_people"}.get(by)
        if none is not None:
            note(none)
        else:
            note(get_text("pile", empty) if empty else get_text("today", "pile_empty"))
    else:
        _write_pile(groups, marks, south=south)
    if counted:
        say(counted)
    return 0


@command("year")
@argument(
    "years",
    within=(1, 9999),
    nargs=-1,
    metavar="[YEAR]...",
    completes="years",
)
@option("--all", "all_of_them", is_flag=True, help="Every year that has a win.")
@filters_but_kind
@set_aside
def year(shell: Shell, years: tuple[int, ...], all_of_them: bool, **asked: Any) -> int:
    """A map of the year, with a mark for each day that has a win.

    It says the same in words too. Years are shown next to each other where there is room.

    Without a year, it shows the latest one with a win. --json always gives a list of years.
    """
    with shell.open() as journal:
        query, none = _asked_for(journal, asked)
        wins = journal.lookback.wins_by_day(query)
        latest = next(iter(wins), journal.clock.today()).year
        marks = journal.settings["marks"]
    by_year: dict[int, dict[date, int]] = {}
    for day in sorted(wins):
        by_year.setdefault(day.year, {})[day] = wins[day]
    shown = sorted({*years, *(by_year if all_of_them else ())}, reverse=True)
    if not shown and not all_of_them:
        shown = [latest]
    if shell.json:
        say_array(_year_json(one, by_year.get(one, {})) for one in shown)
        return 0
    marked = [one for one in shown if one in by_year]
    if marked:
        _write_years(marked, by_year, marks)
    elif not years:
        from checkin.content.strings import get_text

        note(none or get_text("year", "empty"))
    for one in shown:
        if years and one not in by_year:
            note(told("year_none", year=one))
    return 0


def _asked_for(
    journal: Journal, asked: Mapping[str, Any]
) -> tuple[EntryQuery, str] | tuple[None, None]:
    """What the filters ask for, and what is said where nothing is so; None if none was given."""
    from checkin.core.query import EntryQuery

    query = wanted(journal, **asked)
    return (None, None) if query == EntryQuery() else (query, none_like(journal, query))


def _write_days(found: Sequence[AnniversaryGroup], marks: str) -> None:
    """Write the days that are looked back to, each with how long ago it was."""
    from checkin.cli.rendering.entries import entry_printer, outcome_of
    from checkin.content.strings import format_text, get_text

    printer = entry_printer(marks)
    digits = max((len(str(entry.id)) for then in found for entry in then.entries), default=1)
    for index, then in enumerate(found):
        if index:
            say("")
        label = format_text("history", then.look.label, count=then.look.years)
        printer.heading(f"{label}, {day_name(then.look.day)}")
        for entry in then.entries[:_MOST]:
            printer.entry(entry, digits, note=outcome_of(entry))
        if len(then.entries) > _MOST:
            say(f"  {get_text('pile', 'and_more')}")


def _write_pile(groups: Sequence[WinGroup], marks: str, *, south: bool) -> None:
    """Write a row of stones for each group, with its number in words.

    Weeks, months and seasons add up: each row is all that the pile held by then.
    """
    from checkin.cli.rendering.entries import entry_printer
    from checkin.content.lookback import span_name, total_by
    from checkin.content.strings import format_text, plural
    from checkin.domain.statistics import scale_marks

    printer = entry_printer(marks)
    rows = []
    for index, group in enumerate(groups):
        if group.first and group.last:
            name = span_name(group.first, group.last, south=south)
            rows.append((name, group.total, total_by(group.total, newest=not index)))
        else:
            rows.append((show(group.tag, one_line=True), group.wins, plural("wins", group.wins)))
    names = max(cells(name) for name, _, _ in rows)
    room = (printer.width or _WIDTH) - names - max(len(said) for _, _, said in rows) - 4
    most = max(wins for _, wins, _ in rows)
    each = scale_marks(1, most, room)[1]
    for name, wins, said in rows:
        drawn = (printer.mark("win") if room > 3 else "") * scale_marks(wins, most, room)[0]
        say(f"{name}{' ' * (names - cells(name))}  {drawn}{'  ' if drawn else ''}{said}")
    if each > 1 and room > 3:
        say("\n" + format_text("pile", "stone", wins=plural("wins", each)))


def _write_years(
    years: Sequence[int], by_year: Mapping[int, Mapping[date, int]], marks: str
) -> None:
    """Write the maps of years, and what they show in words."""
    from checkin.cli.rendering.entries import entry_printer
    from checkin.content.lookback import year_line
    from checkin.content.strings import get_text
    from checkin.domain.calendar_layout import STEPS, drawn, grid, heads, mark
    from checkin.domain.statistics import totals_by_year

    printer = entry_printer(marks)
    totals = totals_by_year({day: n for wins in by_year.values() for day, n in wins.items()})
    newest = max(totals)
    said = {year: year_line(year, totals[year], newest=year == newest) for year in years}
    plain = not printer.round
    laid = grid(printer.width or _WIDTH, years, beside=True)
    for index, row in enumerate(laid.rows):
        if index:
            say("")
        printer.heading(heads([said[year] for year in row], laid.shape), spaced=True)
        wins_of_row = {day: n for year in row for day, n in by_year[year].items()}
        for line in drawn(row, wins_of_row, laid.shape, plain=plain):
            say(line)
    if not plain:
        words = ("1", get_text("year", "some"), get_text("year", "many"))
        signs = (mark(step, plain=False) for step in STEPS)
        say("")
        say("   ".join(f"{sign} {means}" for sign, means in zip(signs, words, strict=True)))


def _year_json(year: int, wins: Mapping[date, int]) -> dict[str, object]:
    days = {day.isoformat(): n for day, n in wins.items()}
    return {"year": year, "wins": sum(wins.values()), "days": days}


def _group_json(group: WinGroup) -> dict[str, object]:
    if group.first is None or group.last is None:
        return {"tag": group.tag, "wins": group.wins}
    span = {"first": group.first.isoformat(), "last": group.last.isoformat()}
    return {**span, "wins": group.wins, "total": group.total}
