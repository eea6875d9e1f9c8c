"""Reading a past win, by chance or the same all day, without reading all wins.

Days come from `day_counts`, and one win from its day.
"""

from __future__ import annotations

from checkin.storage import entry_reader
from checkin.storage.connection import Connection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import date

    from checkin.core.entries import Entry

    Chance = Callable[[int], int]
    """Gives one of the places from 0 to below a number."""

NOT_WITHIN = 20
"""A win that was shown does not come again within the next so many, if there are others."""
EXCLUDED = "not-again:"
"""What the name of a note begins with that leaves a win out."""

_TRIES = 20
"""How many wins are looked at to find one that may come by chance."""
_SHOWN = "reminded"


def excluded(connection: Connection) -> set[int]:
    """The numbers of the wins of which the person said "not this one again"."""
    rows = connection.rows(
        "SELECT substr(name, ?) FROM state WHERE name >= ? AND name < ?",
        (len(EXCLUDED) + 1, EXCLUDED, EXCLUDED + "\U0010ffff"),
    )
    return {int(number) for (number,) in rows if number.isdigit()}


def past_win(
    connection: Connection,
    chance: Chance,
    *,
    before: date,
    passed: Collection[int],
    wins_alone: bool = False,
) -> int | None:
    """The number of a keepsake of an earlier day, else of a win; None without any.

    A keepsake can be words or a plan, unless it is of `wins_alone`. Those with the numbers
    `passed` are left out while there are others.
    """
    rows = connection.rows(
        "SELECT id FROM entries INDEXED BY entries_kept_close WHERE keepsake = 1"
        " AND (kind = 'win' OR NOT ? AND kind IN ('reflection', 'intention'))"
        " AND deleted_at IS NULL AND day < ? ORDER BY day, id",
        (wins_alone, before.isoformat()),
    )
    close: list[int] = [number for (number,) in rows if number not in passed]
    if close:
        return close[chance(len(close))]
    return any_win(connection, chance, before=before, passed=passed)


def any_win(
    connection: Connection,
    chance: Chance,
    *,
    before: date | None = None,
    passed: Collection[int] = (),
) -> int | None:
    """A win from before that day, each as likely as any other; None if all are passed over.

    What is passed over is taken off the numbers of its days, so that only one day is read.
    """
    listed, until = str(list(passed)), before.isoformat() if before else None
    taken = dict(
        connection.rows(
            "SELECT day, count(*) FROM json_each(?) AS one"
            " CROSS JOIN entries ON entries.id = one.value"
            " WHERE kind = 'win' AND deleted_at IS NULL GROUP BY day",
            (listed,),
        )
    )
    days = [
        (day, wins - taken.get(day, 0))
        for day, wins in connection.rows(
            "SELECT day, n FROM day_counts WHERE kind = 'win' AND (? IS NULL OR day < ?)"
            " ORDER BY day",
            (until, until),
        )
    ]
    total = sum(wins for _, wins in days)
    if total < 1:
        return None
    index = chance(total)
    for day, wins in days:
        if index < wins:
            found = connection.row(
                "SELECT id FROM entries WHERE kind = 'win' AND day = ? AND deleted_at IS NULL"
                " AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT 1 OFFSET ?",
                (day, listed, index),
            )
            return found[0] if found else None
        index -= wins
    return None


def random_win(
    connection: Connection,
    chance: Chance,
    now: str,
    may_come: Callable[[Entry], bool],
    among: Sequence[int] | None = None,
) -> Entry | None:
    """A win by chance, stored as shown; None if there is none.

    None of the last `NOT_WITHIN` shown, or else the one shown longest ago. With `among`, it is
    one of these numbers. One that may not come is passed over, and not stored; `_TRIES` are looked
    at.
    """

    def one_of(passed: Collection[int]) -> int | None:
        if among is None:
            return any_win(connection, chance, passed=passed)
        left = [number for number in among if number not in passed]
        return left[chance(len(left))] if left else None

    with connection.transaction():
        row = connection.row("SELECT value FROM state WHERE name = ?", (_SHOWN,))
        shown = [int(number) for number in row[0].split()] if row else []
        away = excluded(connection)
        win, tries, latest = None, 0, len(shown)
        while win is None and latest >= 0 and tries < _TRIES:
            number = one_of(away.union(shown[:latest]))
            if number is None:
                latest -= 1
                continue
            win, tries = entry_reader.entry(connection, number), tries + 1
            if win is not None and not may_come(win):
                away.add(number)
                win = None
        if win is not None:
            after = [win.id, *(n for n in shown if n != win.id)][:NOT_WITHIN]
            connection.run(
                "INSERT OR REPLACE INTO state VALUES (?, ?, ?)",
                (_SHOWN, " ".join(map(str, after)), now),
            )
    return win
