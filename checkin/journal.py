"""What a person can do with their check-ins: the one door that every face goes through."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, Self, Unpack, cast

from checkin import rows
from checkin.clock import Clock, parse_day_start
from checkin.coping import Offer, Tried, offers, own_key
from checkin.coping import Plan as WhenThen
from checkin.errors import NothingThere
from checkin.insight import By, Heap, StandsOut, heaps, milestone, turn
from checkin.lookback import Then, looking_back
from checkin.model import (
    HERE,
    KINDS,
    PLAN,
    TRASH_DAYS,
    AtHand,
    Day,
    Draft,
    Entry,
    Kind,
    NewEntry,
    Person,
    Plan,
    PlanLine,
    Status,
    Totals,
    Undone,
    Wanted,
)
from checkin.rows import Edits
from checkin.settings import checked, with_defaults
from checkin.storage import changes, drafts, filtered, lookback, people, reading, search, stretches
from checkin.storage.connection import PATIENCE, SCHEMA, Connection
from checkin.storage.writing import Value, begin_change, insert
from checkin.stretches import NOTE, Stretch

_LOOK_BACK = "look-back:"


class Journal:
    """Every check-in ever made. Whatever a method gives back is on the disk already."""

    def __init__(
        self, connection: Connection, clock: Clock | None = None, window: str | None = None
    ) -> None:
        """Use an open file; `open` and `in_memory` are the usual ways in."""
        self._connection = connection
        self._window = window or drafts.window_name()
        self._seen: int | None = None
        if connection.schema < SCHEMA:
            from checkin.storage.schema import bring_up_to_date

            try:
                bring_up_to_date(connection)
            except BaseException:
                connection.close()
                raise
        self.settings = self._read_settings()
        self.clock = (clock or Clock()).starting(parse_day_start(self.settings["day-start"]))

    @classmethod
    def open(
        cls,
        path: str,
        clock: Clock | None = None,
        window: str | None = None,
        *,
        patience: float = PATIENCE,
    ) -> Self:
        """Open the file at that path, making it if need be. Raises a `FileTrouble`.

        `patience` is how many seconds to wait for another program that holds the file.
        """
        return cls(Connection(os.path.abspath(path), patience=patience), clock, window)

    @classmethod
    def in_memory(cls, clock: Clock | None = None) -> Self:
        """A journal that is forgotten when it is closed."""
        return cls(Connection(None), clock)

    def twin(self) -> Self:
        """The same file opened once more, for writing beside a face that reads."""
        assert self.path, "a journal in memory has no second door"
        return type(self)(Connection(self.path), self.clock, self._window)

    @property
    def path(self) -> str | None:
        """Where the file is; None if it is in memory."""
        return self._connection.path

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Keeping

    def keep(self, new: NewEntry, *, draft: str | None = None) -> Entry:
        """Keep one thing. The drafts of the screen named by `draft` go in the same moment.

        Raises `TooLong`, or `NotPossible` for a text without words.
        """
        return self.keep_together([new], draft=draft)[0]

    def keep_together(
        self, news: Sequence[NewEntry], *, chain: bool = False, draft: str | None = None
    ) -> list[Entry]:
        """Keep several things as one change, which one undo takes back.

        With `chain`, each is the parent of the next: a hard moment, its step, the step's win.
        """
        now = self._now()
        made = [(new, rows.new(new, self.clock)) for new in news]
        numbers: list[int] = []
        with self._connection.transaction():
            change = begin_change(self._connection, news[0].kind, now)
            for new, row in made:
                if chain and numbers:
                    row["parent"] = numbers[-1]
                numbers.append(
                    insert(
                        self._connection,
                        change,
                        row,
                        now,
                        tags=new.tags,
                        feelings=rows.on_one_line(new.feelings),
                        marks=rows.on_one_line(new.marks),
                    )
                )
            if draft is not None:
                drafts.clear(self._connection, self._window, draft)
        return reading.entries(self._connection, numbers)

    def here(self, words: str) -> Entry:
        """Keep that the person was here today; once a day is enough."""
        today = self.today()
        for entry in today.entries:
            if entry.source == HERE:
                return entry
        return self.keep(NewEntry("reflection", words, source=HERE))

    # Changing

    def edit(self, number: int, *, draft: str | None = None, **given: Unpack[Edits]) -> Entry:
        """Change what is given, and keep how it was. Moving it to a day alone drops its time.

        Raises `NothingThere`, `TooLong` or `NotPossible`.
        """
        row = rows.changed(given, self.entry(number), self.clock)
        feelings, marks = given.get("feelings"), given.get("marks")
        with self._connection.transaction():
            changes.edit(
                self._connection,
                number,
                row,
                self._now(),
                tags=given.get("tags"),
                feelings=None if feelings is None else rows.on_one_line(feelings),
                marks=None if marks is None else rows.on_one_line(marks),
            )
            if draft is not None:
                drafts.clear(self._connection, self._window, draft)
        return self.entry(number)

    def edit_together(
        self,
        numbers: Sequence[int],
        *,
        bring: bool | None = None,
        keepsake: bool | None = None,
        more_tags: Iterable[str] = (),
        less_tags: Iterable[str] = (),
    ) -> list[Entry]:
        """Change several entries as one change. A tag named in a text stays. Raises `NothingThere`.

        Without numbers nothing is changed.
        """
        if not numbers:
            return []
        flags = (("bring", bring), ("keepsake", keepsake))
        row: dict[str, Value] = {name: int(flag) for name, flag in flags if flag is not None}
        with self._connection.transaction():
            changes.edit_together(
                self._connection,
                numbers,
                row,
                self._now(),
                more_tags=more_tags,
                less_tags=less_tags,
            )
        return reading.entries(self._connection, numbers)

    def put_away(self, *numbers: int) -> list[Entry]:
        """Move entries to the trash, a hard moment with its steps. Raises `NothingThere`."""
        with self._connection.transaction():
            gone = changes.put_away(self._connection, numbers, self._now())
        return reading.entries(self._connection, gone)

    def take_back(self, *numbers: int) -> list[Entry]:
        """Bring entries back from the trash, a hard moment with the steps that went with it.

        Raises `NothingThere`.
        """
        with self._connection.transaction():
            back = changes.take_back(self._connection, numbers, self._now())
        return reading.entries(self._connection, back)

    def undo(self) -> Undone:
        """Take back the latest change, whichever face made it. Raises `NothingThere`."""
        with self._connection.transaction():
            what, numbers = changes.undo(self._connection, self._now())
        return Undone(what, tuple(reading.entries(self._connection, numbers)))

    def redo(self) -> Undone:
        """Do again what was undone last. Raises `NothingThere`."""
        with self._connection.transaction():
            what, numbers = changes.redo(self._connection, self._now())
        return Undone(what, tuple(reading.entries(self._connection, numbers)))

    def empty_trash(self, *, everything: bool = False) -> int:
        """Remove for good what has been in the trash for 30 days, or all of it; how many."""
        until = None if everything else rows.moment(self.clock.now() - timedelta(days=TRASH_DAYS))
        return changes.empty_trash(self._connection, until)

    # Looking

    def today(self) -> Day:
        """The day that now belongs to."""
        return self.day(self.clock.today())

    def day(self, on: date) -> Day:
        """A day as it happened."""
        return reading.day(self._connection, on)

    def entry(self, number: int) -> Entry:
        """One entry, also when it is put away. Raises `NothingThere`."""
        found = reading.entry(self._connection, number)
        if found is None:
            raise NothingThere(f"There is no entry #{number}.", "`checkin log` shows the numbers.")
        return found

    def entries(
        self, want: Wanted | None = None, *, limit: int | None = None, newest_first: bool = True
    ) -> list[Entry]:
        """The entries that are asked for, by day and time."""
        return reading.wanted(
            self._connection, want or Wanted(), limit=limit, newest_first=newest_first
        )

    def each(self, want: Wanted | None = None, *, newest_first: bool = False) -> Iterator[Entry]:
        """The entries that are asked for, read a few at a time: for more than memory may hold.

        Which ones they are is settled at the start; what is edited on the way comes as it is then.
        """
        numbers = reading.numbers(self._connection, want or Wanted(), newest_first=newest_first)
        for start in range(0, len(numbers), 500):
            yield from reading.entries(self._connection, numbers[start : start + 500])

    def versions(self, number: int) -> list[Mapping[str, object]]:
        """How an entry was before each change, oldest first, as plain values by column."""
        return changes.versions(self._connection, number)

    def entries_of(self, *kinds: Kind) -> list[Entry]:
        """All entries of these kinds, newest first."""
        return self.entries(Wanted(kinds=kinds))

    def totals(self) -> Totals:
        """All wins, and all days with any entry."""
        return reading.totals(self._connection)

    def counts(
        self,
        *kinds: Kind,
        since: date | None = None,
        until: date | None = None,
        newest: int | None = None,
    ) -> dict[date, int]:
        """How many entries of these kinds each day holds, newest first; no day with none.

        With `newest`, no more than so many days.
        """
        return reading.counts(self._connection, kinds, since, until, newest)

    def first_day(self) -> date | None:
        """The oldest day with any entry; None if there is none."""
        return reading.first_day(self._connection)

    def question(self, typed: str) -> str | None:
        """What the index is asked for the words typed into a search; None if they hold no word."""
        return search.matching(typed)

    def found_days(
        self, question: str, *kinds: Kind, newest: int | None = None
    ) -> tuple[dict[date, int], bool]:
        """How many entries that answer a `question` each day holds, newest first; and if all.

        With `newest`, the looking ends after so many entries: older days may be left out.
        """
        if newest is None:
            return search.found_days(self._connection, question, kinds or KINDS), True
        found, whole = search.newest(self._connection, question, kinds or KINDS, newest)
        return {day: len(numbers) for day, numbers in found.items()}, whole

    def found_on(self, question: str, on: date, *kinds: Kind) -> Day:
        """What answers a `question` on one day, as it happened."""
        numbers = search.found_on(self._connection, question, on, kinds or KINDS)
        found = reading.entries(self._connection, numbers)
        return Day(on, tuple(sorted(found, key=_when)))

    def days_wanted(
        self,
        want: Wanted,
        newest: int | None = None,
        given_up: Callable[[], bool] = lambda: False,
    ) -> tuple[dict[date, int], bool]:
        """How many entries that are asked for each day holds, newest first; and if all.

        A tag that is not in use stands for all that begin so. With `newest`, the looking ends
        after about so many entries, or a moment: older days may be left out. So may any if it is
        `given_up`.
        """
        try:
            if want.tags or want.keepsake or want.bring:
                return filtered.days(self._connection, want, newest, given_up)
            if not want.text:
                return self.counts(*(want.kinds or KINDS), since=want.since, until=want.until), True
            question = self.question(want.text)
            if question is None:
                return {}, True
            if newest is not None:
                found, whole = self.newest_wanted(want, newest) or ({}, True)
                return {day: len(numbers) for day, numbers in found.items()}, whole
            span = (want.since, want.until)
            kinds = want.kinds or KINDS
            return search.found_days(self._connection, question, kinds, span, given_up), True
        except search.GivenUp:
            return {}, False

    def newest_wanted(self, want: Wanted, newest: int) -> tuple[dict[date, list[int]], bool] | None:
        """The numbers of the newest entries that hold the words that are asked for, by day.

        With them comes whether these are all; the looking ends as in `days_wanted`. None for a
        filter that is no search for words alone, in some kinds and a span of time.
        """
        question = self.question(want.text)
        if question is None or want.tags or want.keepsake or want.bring:
            return None
        return search.newest(
            self._connection,
            question,
            want.kinds or KINDS,
            newest,
            (want.since, want.until),
            filtered.PATIENCE,
        )

    def numbered(self, on: date, numbers: Sequence[int]) -> Day:
        """These entries of a day, as it happened; those that are not there now are left out."""
        found = reading.entries(self._connection, numbers)
        here = [entry for entry in found if entry.day == on and not entry.deleted]
        return Day(on, tuple(sorted(here, key=_when)))

    def day_wanted(self, want: Wanted, on: date) -> Day:
        """What is asked for of one day, as it happened; the filter as in `days_wanted`."""
        if not (want.since or on) <= on <= (want.until or on):
            return Day(on)
        if want.tags or want.keepsake or want.bring:
            numbers = filtered.on(self._connection, want, on)
            found = reading.entries(self._connection, numbers)
            return Day(on, tuple(sorted(found, key=_when)))
        if not want.text:
            return Day(on, self.day(on).of(*(want.kinds or KINDS)))
        question = self.question(want.text)
        return Day(on) if question is None else self.found_on(question, on, *want.kinds)

    def those(self, numbers: Sequence[int]) -> list[Entry]:
        """The entries of these numbers that are not put away, by day and time."""
        found = reading.entries(self._connection, numbers)
        return sorted((e for e in found if not e.deleted), key=lambda e: (e.day, *_when(e)))

    def changed_elsewhere(self) -> bool:
        """Whether the file was written through another door since this was asked last."""
        before, self._seen = self._seen, self._connection.row("PRAGMA data_version")[0]
        return before != self._seen

    def steps_of(self, setbacks: Sequence[int]) -> list[Entry]:
        """The small steps of these hard moments, in the order they were tried."""
        return reading.steps_of(self._connection, setbacks)

    def offers(self, moment: str | None = None) -> tuple[Offer, ...]:
        """The small things to offer now, in the order that fits this person."""
        from checkin.content.ideas import pinned, small_things

        off = self.topics_off()
        tried = [
            Tried(
                source or own_key(text),
                text,
                cast(Literal["easier", "same", "harder"] | None, outcome),
                date.fromisoformat(day),
                label,
            )
            for source, text, outcome, day, label in reversed(self.tried())
        ]
        return offers(
            small_things(off),
            tried,
            day=self.clock.today(),
            moment=moment,
            topics_off=off,
            hidden={name.partition(":")[2] for name in self.states("not-for-me:")},
            plans=[
                WhenThen(plan.text, plan.label, plan.cue)
                for plan in self.entries(Wanted(kinds=("reflection",), source=PLAN))
            ],
            pinned=pinned(),
        )

    def tell_hard_moment(
        self,
        number: int | None,
        text: str,
        *,
        kind: str,
        feelings: Sequence[str],
        look_back: bool,
        win: str | None = None,
        draft: str | None = None,
    ) -> Entry:
        """Keep what was said of a hard moment; without a number, a new one.

        With `look_back`, the person is asked once, from tomorrow on. With `win`, naming the
        feeling goes on the pile.
        """
        if number is None:
            new = NewEntry("setback", text, label=kind or None, feelings=tuple(feelings))
            moment = self.keep(new, draft=draft)
        else:
            moment = self.edit(number, text=text, label=kind, feelings=feelings, draft=draft)
        if win is not None:
            self.keep(NewEntry("win", win, parent=moment.id, label="feelings"))
        due = moment.day + timedelta(days=1)
        self.set_state(f"{_LOOK_BACK}{moment.id}", due.isoformat() if look_back else "")
        return moment

    def look_back_asked(self, number: int) -> bool:
        """Whether the person asked to look back at that hard moment."""
        return bool(self.state(f"{_LOOK_BACK}{number}"))

    def look_back_due(self) -> Entry | None:
        """The hard moment to look back at by now, if the person asked for one."""
        today = self.clock.today().isoformat()
        for name, due in self.states(_LOOK_BACK).items():
            number = name.removeprefix(_LOOK_BACK)
            if due <= today and number.isdigit():
                found = reading.entry(self._connection, int(number))
                if found is not None and not found.deleted:
                    return found
        return None

    def looked_back(
        self, number: int, news: Sequence[NewEntry], *, draft: str | None = None
    ) -> list[Entry]:
        """Keep what came of looking back; the moment is not asked about again."""
        kept = self.keep_together(news, draft=draft) if news else []
        if not news and draft is not None:
            self.forget_draft(draft)
        self.set_state(f"{_LOOK_BACK}{number}", "")
        return kept

    def tried(self) -> list[tuple[str | None, str, str | None, str, str | None]]:
        """What was tried in hard moments, newest first.

        Each is (id of the idea, words, outcome, day, kind of moment).
        """
        return reading.tried(self._connection)

    def known_tags(self, start: str, limit: int = 5) -> list[str]:
        """Tags in use that begin so, the most used first."""
        return reading.known_tags(self._connection, start.casefold(), limit)

    def past_win(self, key: str = "", *, without: Iterable[int] = ()) -> Entry | None:
        """One win from before today, a keepsake if there is one; the same all day for a key.

        Those in `without` are passed over while there are others, and so are those of which the
        person said "not this one again".
        """
        today = self.clock.today()
        seed = f"{today.isoformat()} {key}"
        number = lookback.past_win(
            self._connection,
            lambda total: turn(total, seed),
            before=today,
            passed=lookback.resting(self._connection).union(without),
        )
        return None if number is None else reading.entry(self._connection, number)

    # Looking back

    def remind(self, chance: Callable[[int], int] | None = None) -> Entry | None:
        """Any win, and note that it was shown: it does not come again within the next twenty.

        `chance` gives a place from 0 to below a number; by default any is as likely.
        """
        from random import randrange

        number = lookback.remind(self._connection, chance or randrange, self._now())
        return None if number is None else self.entry(number)

    def let_rest(self, number: int, resting: bool = True) -> bool:
        """Note "not this one again" of a win, or that it may come up again; whether it rests."""
        self.set_state(f"{lookback.RESTING}{number}", "yes" if resting else "")
        return resting

    def rests(self, number: int) -> bool:
        """Whether the person said "not this one again" of a win."""
        return bool(self.state(f"{lookback.RESTING}{number}"))

    def on_this_day(
        self, on: date | None = None, *kinds: Kind, most: int | None = None
    ) -> list[Then]:
        """What was kept a week, a month, six months and whole years before a day, newest first.

        Without kinds it is wins, intentions and reflections. Of each day there are the first
        `most` entries. Days on which nothing was kept are left out.
        """
        return looking_back(
            on or self.clock.today(),
            self.first_day(),
            lambda days: lookback.kept_on(self._connection, days, kinds, most),
        )

    def pile(self, by: By) -> list[Heap]:
        """All wins by week or month, newest first; or by tag or person, most used first."""
        if by == "week" or by == "month":
            return heaps(self.counts("win"), by)
        rows = lookback.tag_counts(self._connection, "#" if by == "tag" else "@")
        return [Heap(wins, tag=tag) for tag, wins in rows]

    def stands_out(self, first: date, last: date) -> StandsOut:
        """What was used most in a span of days: kinds of win, words for feelings, small steps."""
        return StandsOut(
            kinds=lookback.kinds_of_win(self._connection, first, last),
            feelings=lookback.feelings(self._connection, first, last),
            eased=lookback.eased(self._connection, first, last),
        )

    def not_yet(self) -> list[tuple[Entry, Entry | None]]:
        """All on the not-yet list, newest first, each with the later win put beside it."""
        return lookback.not_yet(self._connection)

    def milestone(self) -> tuple[str, int] | None:
        """The round total to tell today, as ("wins" or "days", the total).

        Each is told on the one day it was reached, and never again.
        """
        return lookback.milestone(self._connection, self.clock.today(), milestone, self._now())

    def stretches(self) -> list[Stretch]:
        """The good stretches the person wrote down, oldest first."""
        return stretches.stretches(self._connection)

    def note_stretch(self, stretch: Stretch) -> None:
        """Write down a good stretch as it is now, in place of what stood for it before."""
        self.set_state(NOTE + stretch.id, stretch.as_json())

    def reach_stretches(self) -> list[Entry]:
        """Keep each good stretch that is reached by now as a win, once; the new wins."""
        numbers = stretches.keep_reached(self._connection, self.clock.today(), self.clock.now())
        return reading.entries(self._connection, numbers)

    def check(self) -> None:
        """Read the whole file once, beside whatever goes on. Raises `DamagedFile`."""
        if self.path is not None:
            from checkin.storage.backup import check

            check(self.path)

    def status(self) -> Status:
        """How the file is doing."""
        count = self._connection.row(
            "SELECT (SELECT count(*) FROM entries WHERE deleted_at IS NULL),"
            " (SELECT count(*) FROM entries WHERE deleted_at IS NOT NULL),"
            " (SELECT count(*) FROM drafts WHERE text <> '')"
        )
        totals = self.totals()
        return Status(
            file=self.path or "",
            schema=self._connection.schema,
            wins=totals.wins,
            days=totals.days,
            entries=count[0],
            trash=count[1],
            drafts=count[2],
            size=os.stat(self.path).st_size if self.path else 0,
        )

    # People who can help, and the plan for hard times

    @staticmethod
    def glance(path: str, patience: float = 0.2) -> AtHand:
        """What is one's own in the file at that path, which is not opened any further.

        It waits `patience` seconds for another program. Raises a `CheckinError` if it can not
        be read; no file is nothing of one's own.
        """
        return people.glance(path, patience)

    def people(self) -> list[Person]:
        """Everyone on the list, in its order."""
        return people.people(self._connection)

    def people_put_away(self) -> list[Person]:
        """Everyone who was taken off the list, the last first."""
        return people.people_put_away(self._connection)

    def keep_person(
        self, name: str, reach: str = "", ask: str = "", *, draft: str | None = None
    ) -> Person:
        """Put someone on the list. Raises `NotPossible` without a name."""
        words = rows.listable("name", name=name, reach=reach, ask=ask)
        return self._person(self._list(people.add, "people", words, draft=draft))

    def change_person(
        self,
        number: int,
        *,
        name: str | None = None,
        reach: str | None = None,
        ask: str | None = None,
        draft: str | None = None,
    ) -> Person:
        """Change what is given, and keep how it was. The person has another number then."""
        words = rows.listable("name", name=name, reach=reach, ask=ask)
        return self._person(self._list(people.change, "people", number, words, draft=draft))

    def check_person(self, number: int) -> Person:
        """Note that it is all still right today. The person has another number then."""
        return self._person(self._list(people.renew, "people", number))

    def put_away_person(self, number: int) -> Person:
        """Take someone off the list. Raises `NothingThere`."""
        return self._person(self._list(people.put_away, "people", number))

    def restore_person(self, number: int) -> Person:
        """Put someone back on the list, where they were. Raises `NothingThere`."""
        return self._person(self._list(people.bring_back, "people", number))

    def move_person(self, number: int, by: int) -> Person:
        """Move someone one place down (1) or up (-1)."""
        return self._person(self._list(people.move, "people", number, by))

    def plan(self) -> Plan:
        """The lines of each part of the plan, in their order."""
        return people.plan(self._connection)

    def plan_put_away(self, field: str) -> list[PlanLine]:
        """The lines that were put away from a part of the plan, the last first."""
        return people.plan_put_away(self._connection, field)

    def keep_plan_line(self, field: str, text: str, *, draft: str | None = None) -> PlanLine:
        """Add a line to a part of the plan. Raises `NotPossible` for one without words."""
        words = rows.listable("text", text=text) | {"field": field}
        return self._plan_line(self._list(people.add, "plan", words, draft=draft))

    def change_plan_line(self, number: int, text: str, *, draft: str | None = None) -> PlanLine:
        """Change a line, and keep how it was. The line has another number then."""
        words = rows.listable("text", text=text)
        return self._plan_line(self._list(people.change, "plan", number, words, draft=draft))

    def put_away_plan_line(self, number: int) -> PlanLine:
        """Take a line out of the plan. Raises `NothingThere`."""
        return self._plan_line(self._list(people.put_away, "plan", number))

    def restore_plan_line(self, number: int) -> PlanLine:
        """Put a line back into the plan, where it was. Raises `NothingThere`."""
        return self._plan_line(self._list(people.bring_back, "plan", number))

    def move_plan_line(self, number: int, by: int) -> PlanLine:
        """Move a line one place down (1) or up (-1) in its part."""
        return self._plan_line(self._list(people.move, "plan", number, by))

    def _list(self, change: Callable[..., int], *what: object, draft: str | None = None) -> int:
        with self._connection.transaction():
            number = change(self._connection, *what, self._now())
            if draft is not None:
                drafts.clear(self._connection, self._window, draft)
        return number

    def _person(self, number: int) -> Person:
        return people.person(self._connection, number)

    def _plan_line(self, number: int) -> PlanLine:
        return people.plan_line(self._connection, number)

    # Drafts

    def save_drafts(self, *written: Draft) -> None:
        """Write down what is typed and not kept yet; an empty draft is forgotten."""
        with self._connection.transaction():
            drafts.save(self._connection, self._window, written, self._now())

    def forget_draft(self, screen: str) -> None:
        """Forget this window's draft of a screen."""
        with self._connection.transaction():
            drafts.clear(self._connection, self._window, screen)

    def take_over_drafts(self) -> None:
        """Make the drafts of windows that are closed this window's own."""
        drafts.take_over(self._connection, self._window)

    def drafts(self) -> list[Draft]:
        """This window's drafts, the one touched last first."""
        return drafts.of_window(self._connection, self._window)

    # Settings, and what was shown

    def set_setting(self, name: str, value: str) -> str:
        """Store a setting; the value as stored. Raises a `CheckinError` for one it can not be."""
        value = checked(name, value)
        self._put("settings", name, value)
        self.refresh_settings()
        return value

    def refresh_settings(self) -> None:
        """Read the settings again, after they were changed through another door of the file."""
        self.settings = self._read_settings()
        self.clock = self.clock.starting(parse_day_start(self.settings["day-start"]))

    def topics_off(self) -> frozenset[str]:
        """The topics that are never suggested."""
        return frozenset(self.settings["topics-off"].split())

    def state(self, name: str) -> str:
        """What the program noted under that name; empty if nothing."""
        found = self._connection.row("SELECT value FROM state WHERE name = ?", (name,))
        return found[0] if found else ""

    def states(self, start: str) -> dict[str, str]:
        """All notes whose name begins so."""
        rows = self._connection.rows(
            "SELECT name, value FROM state WHERE name >= ? AND name < ?",
            (start, start + "\U0010ffff"),
        )
        return dict(rows)

    def set_state(self, name: str, value: str) -> None:
        """Note something under a name; an empty value forgets it."""
        if value:
            self._put("state", name, value)
        else:
            with self._connection.transaction():
                self._connection.run("DELETE FROM state WHERE name = ?", (name,))

    def _put(self, table: str, name: str, value: str) -> None:
        with self._connection.transaction():
            self._connection.run(
                f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", (name, value, self._now())
            )

    def _read_settings(self) -> Mapping[str, str]:
        return with_defaults(dict(self._connection.rows("SELECT name, value FROM settings")))

    def _now(self) -> str:
        return rows.moment(self.clock.now())


def _when(entry: Entry) -> tuple[str, int]:
    return rows.moment(entry.at) if entry.at else "", entry.id
