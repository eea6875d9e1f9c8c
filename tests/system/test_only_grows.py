"""No number that is shown can fall, and no word about absence comes up, whatever time does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, assume, example, given, settings
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.core.entries import Kind, NewEntry
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.lookback.pile_screen import WAYS, PileScreen
from tests.support.moving import Moving
from tests.support.shell import checkin
from tests.support.showing import lines, settled, shown

Numbers = Mapping[tuple[str, str], int]
Faces = Mapping[str, str]
"""What each page and command says, by its name."""

_NUMBER = re.compile(
    r"(?P<name>(?:\w+|Week of \d+ \w+) \d{4}(?:/\d\d)?|[#@]\w+|\d{4}:)?[ ●·]*"
    r"\b(?P<number>\d[\d,]*) (?P<what>win|day|entr|month|time)\w*"
)
_ROW = re.compile(r"^(?P<name>\w[\w ]*?)  +(?P<number>[\d,]+)$", re.MULTILINE)
"""A line of `checkin status`."""
_TOTAL = re.compile(r"(?P<name>Sober days): (?P<number>[\d,]+)")
"""The person's own total, on Today and from the shell."""
_ABSENCE = re.compile(
    r"\b(no|not|none|nothing|never|missed|since|ago|away|quiet|empty|gap|absen\w+|lost|zero|0"
    r"|without|last|only|yet|behind|catch|long|less|fewer)\b",
    re.IGNORECASE,
)

KINDS: tuple[Kind, ...] = ("win", "win", "win", "setback", "intention", "reflection")
DAYS = st.dictionaries(
    st.integers(0, 500),
    st.lists(st.sampled_from(KINDS), min_size=1, max_size=4),
    min_size=1,
    max_size=6,
)
"""What each day held, by how many days before today it was."""

examples = settings(
    max_examples=6,
    phases=[Phase.explicit, Phase.generate],  # to find the least of them takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def numbers(said: str) -> Numbers:
    """Each number that is shown, by what it is of; the smallest where it stands twice."""
    found: dict[tuple[str, str], int] = {}
    for match in (*_NUMBER.finditer(said), *_ROW.finditer(said), *_TOTAL.finditer(said)):
        of = (match["name"] or "", match.groupdict().get("what", ""))
        number = int(match["number"].replace(",", ""))
        found[of] = min(number, found.get(of, number))
    return found


def rows(said: str) -> list[int]:
    """The numbers of the rows of a pile, from the top."""
    found = re.findall(r"^[ ›]*(?:\w+|Week of \d+ \w+) \d{4} [ ●]*(\d+) win", said, re.MULTILINE)
    return [int(number) for number in found]


def absence(said: str) -> set[str]:
    return {word.lower() for word in _ABSENCE.findall(said)}


def keep(journal: Journal, days: Mapping[int, list[Kind]]) -> None:
    today = journal.clock.today()
    journal.settings.set("total", "sober days")
    for back, kinds in sorted(days.items(), reverse=True):
        for kind in kinds:
            journal.add(NewEntry(kind, "Tea #rest @sam", day=today - timedelta(days=back)))
        if "intention" in kinds:
            journal.day_total.count(today - timedelta(days=back))
        if "setback" in kinds:
            journal.day_total.add_slip("Had a drink", today - timedelta(days=back))


async def faces(path: Path, moving: Moving) -> Faces:
    """What all the pages and commands say at that time."""
    found = {}
    with Journal.open(str(path), Clock(moving)) as journal:
        app = CheckinApp(journal)
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            found["today"] = shown(app)
            found["pile of today"] = "\n".join(
                line for line in lines(app) if re.fullmatch(r" +(●[ ●]*|─+)", line)
            )
            await pilot.press("h")
            await settled(pilot)
            found["history"] = shown(app)
            await pilot.press("escape")
            await pilot.press("e")
            await settled(pilot)
            found["evening"] = "\n".join(line for line in lines(app) if "Sober days" in line)
            for way in WAYS:
                await app.push_screen(PileScreen(way))
                await settled(pilot)
                found[f"pile by {way}"] = shown(app)
    with patch("tests.support.shell.NOON", moving.moment):
        for line in (
            "status",
            "pile",
            "pile --by week",
            "pile --by tag",
            "today",
            "year",
            "count --show",
        ):
            found[line] = checkin("--file", str(path), *line.split()).out
    return found


@pytest.mark.practice(64, 72)
@examples
@given(days=DAYS, later=st.integers(1, 400))
async def test_time_that_passes_lowers_no_number_and_tells_of_no_absence(
    days: dict[int, list[Kind]], later: int
) -> None:
    moving = Moving()
    with TemporaryDirectory() as folder:
        path = Path(folder, "days.db")
        with Journal.open(str(path), Clock(moving)) as journal:
            keep(journal, days)
        before = await faces(path, moving)
        moving.go_on(later)
        after = await faces(path, moving)
    assert after["pile of today"] == before["pile of today"]
    for face, said in after.items():
        assert absence(said) <= absence(before[face]), (face, said)
        was, now = numbers(before[face]), numbers(said)
        assert all(now[of] >= was[of] for of in was), (face, was, now)
    counted = sum("intention" in kinds for kinds in days.values())
    totals = ("today", "count --show", "evening", "pile by month", "pile by tag", "pile")
    for face in totals:
        assert numbers(after[face]).get(("Sober days", ""), 0) == counted


@pytest.mark.practice(64, 72)
@examples
@example(days={0: ["win"] * 2, 213: ["win"] * 4, 302: ["win"], 420: ["win"]}, left={1})
@given(days=DAYS, left=st.sets(st.integers(0, 5)))
async def test_a_past_with_fewer_days_lowers_no_other_number_and_tells_of_no_absence(
    days: dict[int, list[Kind]], left: set[int]
) -> None:
    fewer = {back: kinds for n, (back, kinds) in enumerate(days.items()) if n in left}
    assume(fewer and any("win" in kinds for kinds in fewer.values()))
    moving = Moving()
    found = []
    with TemporaryDirectory() as folder:
        for name, some in (("whole", days), ("part", fewer)):
            path = Path(folder, name)
            with Journal.open(str(path), Clock(moving)) as journal:
                keep(journal, some)
            found.append(await faces(path, moving))
    whole, part = found
    for face in ("pile", "pile --by week", "pile by month", "pile by week"):
        shown_rows = rows(part[face])
        assert shown_rows == sorted(shown_rows, reverse=True), (face, part[face])
        assert max(shown_rows) == numbers(part["today"])["", "win"]
    wins = sum(kinds.count("win") for kinds in fewer.values())
    assert numbers(part["today"])["", "win"] == wins
    for face, said in part.items():
        assert absence(said) <= absence(whole[face]), (face, said)
        of_all, now = numbers(whole[face]), numbers(said)
        both = of_all.keys() & now.keys()  # a year may be out of sight
        assert all(of_all[of] >= now[of] for of in both), (face, of_all, now)
