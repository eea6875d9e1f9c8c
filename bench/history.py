"""History and its search on a long file, side by side with a file of a thousand entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from statistics import median, quantiles

from bench.files import file_of
from bench.gates import Gate, Measured, in_turns
from bench.subjects import OUR_MARKER, Subjects
from checkin.core.entries import Kind
from checkin.core.query import EntryQuery
from checkin.domain.timeline_layout import found_in, looked_for
from checkin.journal import Journal
from tests.support.terminal import Terminal

FEW = 1_000
_FRAME = rb"\x1b\[\?2026l"
_STYLE = rb"(?:\x1b\[[0-9;]*m)*"
_REVERSED = rb"\x1b\[(?:[0-9;]*;)?7(?:;[0-9;]*)?m"
_SETTLED = 0.6
_HELD = 1 / 30
"""Seconds between the repeats of a key that is held."""
_BETWEEN_KEYS = 0.07
_IN_VIEW = 20
"""How many rows the first page has for sure, in the terminal that is measured."""
_SEEN_WHOLE = 40
"""How many characters of a row are seen for sure."""
_PAGES = 60
_OPENINGS = 15
QUESTIONS = (
    *("the walked", "walked home", "ing", "ness tea", "sam", "early tea", "went sam", "made"),
    *("called one", "a t", "to the", "home", "tion", "ter", "wrote my", "lo", "tea the", "able"),
    *("one walked", "for my sam", "est", "with home", "ful", "lar", "sama", "in a", "🙂", "🎉 tea"),
)
FIRST: tuple[Kind, ...] = ("intention", "win", "reflection")
"""The kinds that History shows first."""


def gates(on: Subjects, sizes: Sequence[int]) -> list[Gate]:
    """What is asked of files of these sizes."""
    found: list[Gate] = []
    for size in sizes:
        beside = f"{size:,} beside {FEW:,}"
        soon = 50 if size > 100_000 else 33
        found += [
            Gate(f"History opens: {beside}", _bound(opening, on, size), 1.2),
            Gate(f"PageDown held: {beside}", _bound(page, on, size), 1.2),
            Gate(f"to the end: {beside}", _bound(end, on, size), 1.2),
            Gate(f"search, p99: {size:,}", _bound(search, on, size), soon, "ms"),
            Gate(f"memory after all that: {beside}", _bound(memory, on, size), 1.2),
        ]
    return found


def opening(on: Subjects, size: int) -> Measured:
    """From the key for History to the first picture of it."""
    with _at_today(on, size) as many, _at_today(on, FEW) as few:
        ours, theirs, ratio = in_turns(
            lambda: _open(many, size), lambda: _open(few, FEW), _OPENINGS
        )
    return Measured(ratio, f"{ours * 1000:.1f} ms beside {theirs * 1000:.1f} ms")


def page(on: Subjects, size: int) -> Measured:
    """From PageDown, pressed thirty times a second, to the next frame."""
    with _in_history(on, size) as many, _in_history(on, FEW) as few:
        ours = [_press(many, b"\x1b[6~", _HELD) for _ in range(_PAGES)]
        theirs = [_press(few, b"\x1b[6~", _HELD) for _ in range(_PAGES)]
    note = f"p50 {_ms(median(ours))} p99 {_ms(_p99(ours))}, beside"
    note += f" {_ms(median(theirs))} and {_ms(_p99(theirs))} ms"
    return Measured(median(ours) / median(theirs), note)


def end(on: Subjects, size: int) -> Measured:
    """From the key for the oldest entry to the frame that shows it."""

    def there_and_back(terminal: Terminal) -> float:
        took = _press(terminal, b"\x1b[F", _BETWEEN_KEYS)
        _press(terminal, b"\x1b[H", _BETWEEN_KEYS)
        return took

    with _in_history(on, size) as many, _in_history(on, FEW) as few:
        ours, theirs, ratio = in_turns(
            lambda: there_and_back(many), lambda: there_and_back(few), _OPENINGS
        )
    return Measured(ratio, f"{ours * 1000:.1f} ms beside {theirs * 1000:.1f} ms")


def search(on: Subjects, size: int) -> Measured:
    """From each key of a search to the frame with the first of its finds, the slowest in 100."""
    with _in_history(on, size) as terminal:
        taken = _search_all(terminal, size)
    with _in_history(on, FEW) as terminal:
        beside = _search_all(terminal, FEW)
    note = f"p50 {_ms(median(taken))}, {len(taken)} keys; {FEW:,}: p50 {_ms(median(beside))}"
    return Measured(_p99(taken) * 1000, f"{note} p99 {_ms(_p99(beside))} ms")


def memory(on: Subjects, size: int) -> Measured:
    """The most memory that looking through it all and searching took."""

    def most(entries: int) -> float:
        with _in_history(on, entries) as terminal:
            for key in (b"\x1b[F", b"\x1b[H", *[b"\x1b[6~"] * 20):
                _press(terminal, key, _HELD)
            _search_all(terminal, entries)
            return terminal.rss_mib(peak=True)

    many, few = most(size), most(FEW)
    return Measured(many / few, f"{many:.1f} MiB beside {few:.1f} MiB")


@dataclass(frozen=True)
class _Key:
    """One letter of a search, and how its first finds look on the screen."""

    letter: str
    shows: re.Pattern[bytes] | None


@cache
def _keys(size: int) -> list[list[_Key]]:
    """The letters of all questions."""
    with Journal.open(file_of(size)) as journal:
        asked = [
            [
                _Key(typed[len(before) :], _first_finds(journal, before, typed))
                for before, typed in pairwise(accumulate(question, initial=""))
            ]
            for question in QUESTIONS
        ]
    return asked


def _first_finds(journal: Journal, before: str, typed: str) -> re.Pattern[bytes] | None:
    """How one of the first finds looks; None if nothing tells them from those before."""
    wanted = looked_for(EntryQuery(text=typed))
    if not wanted or looked_for(EntryQuery(text=before)) == wanted:
        return None
    want = EntryQuery(FIRST, text=typed)
    sights = []
    for day in journal.search.newest(want, 1).days:
        for entry in journal.search.day(want, day).entries[:_IN_VIEW]:
            spans = found_in(entry.text, wanted)
            if spans and spans[0][1] <= _SEEN_WHOLE:
                start, last = spans[0]
                sight = re.escape(entry.text[max(0, start - 8) : start].encode())
                marked = re.escape(entry.text[start:last].encode())
                sights.append(sight + _STYLE + _REVERSED + marked + rb"\x1b")
    if not sights:
        return None
    return re.compile(b"(?:" + b"|".join(sights) + b").*?" + _FRAME, re.DOTALL)


def _search_all(terminal: Terminal, size: int) -> list[float]:
    taken = []
    for keys in _keys(size):
        terminal.send("/")
        terminal.listen(_BETWEEN_KEYS)
        for key in keys:
            before = len(terminal.bytes_seen)
            pressed = terminal.send(key.letter)
            if key.shows is not None:
                taken.append(terminal.wait_for(key.shows, since=before) - pressed)
            terminal.listen(_BETWEEN_KEYS)
        terminal.send(b"\x1b")
        terminal.listen(_SETTLED)
    return taken


def _open(terminal: Terminal, size: int) -> float:
    terminal.listen(_SETTLED)
    took = _press(terminal, b"h", _SETTLED, _newest(size))
    terminal.send(b"\x1b")
    return took


def _press(terminal: Terminal, key: bytes, then: float, shows: bytes = b"") -> float:
    before = len(terminal.bytes_seen)
    pressed = terminal.send(key)
    drawn = re.compile((shows and shows + b".*?") + _FRAME, re.DOTALL)
    took = terminal.wait_for(drawn, since=before) - pressed
    terminal.listen(then)
    return took


@cache
def _newest(size: int) -> bytes:
    """Words of an entry that is among the first to be seen."""
    with Journal.open(file_of(size)) as journal:
        newest = next(iter(journal.counts(*FIRST, newest=1)))
        for entry in journal.day(newest).of(*FIRST):
            for word in entry.text.split()[:4]:
                if word.isascii() and len(word) > 6:
                    return re.escape(word.encode())
    raise LookupError(size)


def _at_today(on: Subjects, size: int) -> Terminal:
    terminal = on.ours(file_of(size))
    terminal.wait_for(OUR_MARKER)
    terminal.listen(2 * _SETTLED)
    return terminal


def _in_history(on: Subjects, size: int) -> Terminal:
    terminal = _at_today(on, size)
    _press(terminal, b"h", 2 * _SETTLED, _newest(size))
    return terminal


def _bound(
    measure: Callable[[Subjects, int], Measured], on: Subjects, size: int
) -> Callable[[], Measured]:
    return lambda: measure(on, size)


def _p99(taken: Sequence[float]) -> float:
    return quantiles(taken, n=100, method="inclusive")[98]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"
