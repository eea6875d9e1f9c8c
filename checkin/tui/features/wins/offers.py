"""What is offered under the field of wins: a row of numbers, and the list that it opens into.

The same list offers ways to celebrate a win right after it was kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from checkin.content.strings import get_text
from checkin.content.wins import ON_A_KEY, Celebration, Chip, kinds
from checkin.core.text import has_beginnings, show, words
from checkin.core.wrapping import shortened, spans
from checkin.tui.rendering.entries import clickable, muted, option_row
from checkin.tui.rendering.layout import hanging_row, page_width
from checkin.tui.widgets.choice_list import LEAST_WIDTH, Choice, ChoiceList

ALL = "0"
"""What is typed for all of them."""
_IN_A_ROW = 9
_CHIP = "chip:"
_WAY = "way:"
_MOST_LINES = 8
"""How high the list of ways to celebrate gets."""
_EDGES = 2
"""Cells at the sides of a row of the list."""


class Offers(Vertical):
    """Wins that one key keeps: nine in a row, all of them in a list, or those that fit."""

    DEFAULT_CSS = """
    Offers { height: auto; }
    Offers #chips { height: auto; margin-bottom: 1; padding: 0 1; }
    Offers ChoiceList { display: none; margin-bottom: 1; }
    Offers.-listed ChoiceList { display: block; }
    Offers.-listed #chips { display: none; }
    Offers.-all, Offers.-all ChoiceList { height: 1fr; }
    """

    _row = getters.query_one("#chips", Static)
    _list = getters.query_one(ChoiceList)

    def __init__(self) -> None:
        super().__init__()
        self._chips: Sequence[Chip] = ()
        self._plain = False
        self._typed = ""
        self._opened = False
        self._ways: Sequence[Celebration] = ()
        self._listing = False
        """Whether the list is there in place of the row."""
        self._others = ""
        self._drawn: object = None
        """What the row and the list were made from."""

    def compose(self) -> ComposeResult:
        yield Static(id="chips", markup=False)
        yield ChoiceList(wraps=False)

    def show(self, chips: Sequence[Chip], *, plain: bool) -> None:
        """Offer these wins."""
        if (chips, plain) != (self._chips, self._plain):
            self._chips, self._plain = chips, plain
            self._drawn = None
            self._draw()

    @property
    def opened(self) -> bool:
        """Whether all of something is listed, until it is closed."""
        return self._opened or bool(self._ways)

    def open(self, *, first: bool, only: str = "") -> None:
        """List all of them, or only those with these words; with `first`, highlight the first."""
        self._opened, self._typed, self._ways = True, only, ()
        self._draw(first=first)

    @property
    def ways_open(self) -> bool:
        """Whether ways to celebrate are listed."""
        return bool(self._ways)

    def open_ways(self, ways: Sequence[Celebration], others: str | None = "") -> None:
        """Offer ways to celebrate, the first of them highlighted, until anything is typed.

        `others` says how to see others.
        """
        self._opened, self._typed, self._ways = False, "", ways
        self._others = others or ""
        self._draw(first=True)

    def close(self, typed: str = "") -> None:
        """Show the row again, or those that fit what is typed."""
        self._opened, self._typed, self._ways = False, typed.strip(), ()
        self._draw()

    def look_for(self, typed: str) -> bool:
        """List those that fit what is typed; without any, show the row. Whether that changes."""
        typed, before = typed.strip(), self._typed
        longer = not self._opened and words(before) and typed.startswith(before)
        if typed == before or (longer and not before.isdigit() and not self._listing):
            self._typed = typed  # nothing fitted, and more words fit nothing either
            return False
        self._typed, self._ways = typed, ()
        self._list.highlighted = None
        drawn = self._drawn
        self._draw()
        return self._drawn != drawn

    def without_all(self, typed: str) -> str:
        """What is typed, without the number that listed all of them if a word follows it."""
        return typed[1:] if self._typed == ALL == typed[:1] and typed[1:2].isalpha() else typed

    def numbered(self, typed: str) -> Chip | None:
        """The win of the row whose number is typed."""
        typed = typed.strip()
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= self._in_row:
            return self._chips[int(typed) - 1]
        return None

    def meant(self, typed: str) -> list[Chip | Celebration]:
        """What is highlighted in the list, else each win of the row whose number is typed.

        Numbers have a space or a comma between them. None if anything else is typed.
        """
        if self.chosen is not None:
            return [self.chosen]
        found = [self.numbered(number) for number in typed.replace(",", " ").split()]
        chips = [chip for at, chip in enumerate(found) if chip and chip not in found[:at]]
        return [*chips] if None not in found else []

    @property
    def chosen(self) -> Chip | Celebration | None:
        """What is highlighted in the list."""
        return self.of(self._list.chosen) if self._listing else None

    def of(self, id: str | None) -> Chip | Celebration | None:
        """What a row of the list is."""
        what, _, number = (id or "").partition(":")
        if not number:
            return None
        return self._ways[int(number)] if f"{what}:" == _WAY else self._chips[int(number)]

    @property
    def _width(self) -> int:
        return max(page_width(self.app.size.width) - _EDGES, LEAST_WIDTH)

    @property
    def _in_row(self) -> int:
        return min(_IN_A_ROW, len(self._chips))

    @on(Resize)
    def _resized(self) -> None:
        self._draw()

    def _draw(self, *, first: bool = False) -> None:
        every = self._opened or self._typed == ALL
        rows = [*self._listed(every=every)]
        number = self._typed if not self._typed or self._typed.isdigit() else None
        drawn = ([row.id for row in rows], every, self._ways, number, self._width)
        if drawn == self._drawn and not first:
            return
        self._drawn = drawn
        self._listing = bool(rows)
        self.set_class(self._listing, "-listed")
        self.set_class(every, "-all")
        self.set_class(bool(rows) and not every and not self._ways, "-fitting")
        self._list.show(rows, first=first)
        lines = self._lines()
        self._row.update(Content("\n").join(lines))
        if self._ways:
            high = sum(row.content.plain.count("\n") + 1 for row in rows)
            self._list.styles.height = min(high, _MOST_LINES)
        else:  # with the line above it as high as the row: nothing below moves while one types
            self._list.styles.height = None if every else len(lines) + 1

    # The list

    def _listed(self, *, every: bool) -> Iterable[Choice]:
        """The rows of the list; none where the row is shown."""
        sought = [] if self._typed == ALL else words(self._typed)
        if self._ways:
            asked = "   ".join(filter(None, (get_text("wins", "celebrate"), self._others)))
            yield Choice("h:ways", muted(asked), heading=True)
            for n, way in enumerate(self._ways):
                yield self._choice(f"{_WAY}{n}", way.text)
        elif sought and not self._typed.isdigit():
            found = self._fitting(sought)
            if every and not found:
                yield Choice("h:none", muted(get_text("wins", "none_fits")), heading=True)
            yield from map(self._chip, found)
        elif every:
            yield from self._by_kind()

    def _fitting(self, sought: Sequence[str]) -> list[int]:
        """Those that say what is typed, and then those of a kind that is called so."""
        known = {kind.id for kind in kinds(()) if has_beginnings(kind.label, sought)}
        fits = [n for n, chip in enumerate(self._chips) if _fits(chip, sought)]
        of_kind = [n for n, chip in enumerate(self._chips) if chip.kind in known]
        return [*dict.fromkeys((*fits, *of_kind))]

    def _by_kind(self) -> Iterable[Choice]:
        """All of them, the person's own first."""
        for kind, label in (("", get_text("wins", "own")), *((k.id, k.label) for k in kinds(()))):
            found = [n for n, chip in enumerate(self._chips) if chip.kind == kind]
            if found:
                yield Choice(f"h:{kind}", muted(label), heading=True)
                yield from map(self._chip, found)

    def _chip(self, number: int) -> Choice:
        return self._choice(f"{_CHIP}{number}", self._chips[number].text)

    def _choice(self, id: str, text: str) -> Choice:
        row = option_row(show(text, one_line=True), plain=self._plain)
        return Choice(id, hanging_row(row, self._width))

    # The row

    def _lines(self) -> list[Content]:
        """The row on as many lines as it needs, none of which parts a number from its words."""
        parts = [
            self._part(str(n), _short(chip), f"screen.chip({n})")
            for n, chip in enumerate(self._chips[: self._in_row], 1)
        ]
        if len(self._chips) > self._in_row:
            parts.append(self._part(ALL, get_text("wins", "chips_more"), "screen.all"))
        gap = "   "
        row = Content(gap).join(parts)
        whole = gap.join(part.plain.replace(" ", "\u00a0") for part in parts)
        width = self._width
        return [row[start:end] for start, end in spans(whole, width)]

    def _part(self, number: str, text: str, does: str) -> Content:
        can_be_meant = self._typed in ("", number)
        sign = Content.styled(number, "b $accent" if can_be_meant else "$muted")
        return clickable(Content.assemble(sign, " ", text), does)


def _fits(chip: Chip, sought: Iterable[str]) -> bool:
    return has_beginnings(f"{chip.text} {chip.short}", sought)


def _short(chip: Chip) -> str:
    """What stands on a key."""
    return shortened(show(chip.short, one_line=True), ON_A_KEY)
