"""What to look for, chosen from lists: kinds, marks, years and months, people and topics."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from textual import work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from checkin.content.history import sentence_words
from checkin.content.strings import get_text
from checkin.content.wins import FLAGGED, marks
from checkin.core.entries import KINDS, Kind
from checkin.core.frozen import replace
from checkin.core.query import ANY_MARK, EntryQuery
from checkin.core.text import as_tag, show
from checkin.domain.search_syntax import as_typed, parse_filters, sentence
from checkin.journal import Journal
from checkin.tui.base.list_page import ListPage
from checkin.tui.keymap import LIST, Command
from checkin.tui.rendering.entries import checkbox_row, muted
from checkin.tui.widgets.choice_list import Choice, ChoiceList

_MOST_TAGS = 12
"""How many people, and how many topics, are listed; others can be typed."""
_MOST_YEARS = 40


class FiltersScreen(ListPage[str]):
    """Gives back what was chosen, as it is typed into the search line."""

    ROUTE_NAME = "filters"
    KEYS = (
        Command("filters.choose", "enter", "choose", "Choose", "Choose this one, or clear it."),
        Command("filters.choose2", "space", "choose", "Choose", "Choose this one.", shown=False),
        Command(
            "filters.clear", "a", "clear", "Everything", "Clear all filters and show everything."
        ),
        Command("filters.back", "escape", "back", "Show them", "Go back and see what was found."),
        Command("filters.done", "f", "back", "Show them", "Go back.", shown=False),
        *LIST,
    )
    CSS_PATH = "styles.tcss"

    def __init__(self, typed: str) -> None:
        """`typed` is what stands in the search line."""
        super().__init__()
        self._typed = typed
        self._entry_query = EntryQuery()
        self._years: list[int] = []
        self._tags: dict[str, list[str]] = {"@": [], "#": []}

    def body(self) -> Iterable[Widget]:
        yield Static(id="said", markup=False)
        yield ChoiceList(wraps=False)

    def on_mount(self) -> None:
        today = self.journal.clock.today()
        self._entry_query = parse_filters(self._typed, today)
        first = self.journal.search.first_day() or today
        self._years = [*range(today.year, first.year - 1, -1)][:_MOST_YEARS]
        self._list_tags()

    @work(group="tags")
    async def _list_tags(self) -> None:
        """Read the tags by use beside the interface: in a long file that takes a moment."""
        for sign in self._tags:
            found = await self.run_read(partial(_by_use, sign))
            self._tags[sign] = found or []
        self.reload()

    def reload(self) -> None:
        said = sentence(self._entry_query, sentence_words()) or get_text("filters", "everything")
        self.query_one("#said", Static).update(Content(show(said, one_line=True)))
        kinds = [(f"kind {kind}", get_text("filters", f"kind_{kind}")) for kind in self._kinds()]
        marked = [(name, get_text("filters", name)) for name in ("keepsake", "bring")]
        groups = [("group_kinds", kinds), ("group_marked", marked)]
        for sign, name in (("@", "group_people"), ("#", "group_topics")):
            both = ((as_tag(tag), tag) for tag in self._tags[sign])
            shown = {tag: label for tag, label in both if tag.startswith(sign)}
            for tag in self._chosen_tags(sign):
                shown.setdefault(tag, tag)
            groups.append((name, [(f"tag {tag}", label) for tag, label in shown.items()]))
        noted = [(f"mark {ANY_MARK}", get_text("filters", "any_of_these"))]
        noted += [(f"mark {mark.id}", mark.label) for mark in marks() if mark.id != FLAGGED]
        groups[2:2] = [("group_years", [*self._times()]), ("group_marks", noted)]
        rows: list[Choice] = []
        for name, choices in groups:
            if choices:
                rows.append(Choice(name, muted(get_text("filters", name)), heading=True))
            for id, label in choices:
                label = label[:1].upper() + label[1:]
                row = checkbox_row(show(label), self._is_on(id), plain=self.plain)
                inside = "   " if id.startswith("month ") else ""
                rows.append(Choice(id, Content.assemble(inside, row)))
        self.choices.show(rows)

    def _times(self) -> Iterable[tuple[str, str]]:
        """The years, and below the chosen one its months."""
        today = self.journal.clock.today()
        for year in self._years:
            yield f"year {year}", str(year)
            if year == self._chosen_year:
                last = today.month if year == today.year else 12
                for first in (date(year, month, 1) for month in range(1, last + 1)):
                    yield f"month {first:%Y-%m}", f"{first:%B}"

    @property
    def _chosen_year(self) -> int | None:
        """The year that all days lie in that are looked for."""
        since, until = self._entry_query.since, self._entry_query.until
        return since.year if since and until and since.year == until.year else None

    def _kinds(self) -> tuple[Kind, ...]:
        return ("win", *(kind for kind in KINDS if kind != "win"))

    def _chosen_tags(self, sign: str) -> list[str]:
        return [tag for tag in self._entry_query.tags if tag.startswith(sign)]

    def _is_on(self, id: str) -> bool:
        what, _, name = id.partition(" ")
        query = self._entry_query
        if what == "kind":
            return name in query.kinds
        if what == "tag":
            return name in query.tags
        if what == "mark":
            return name in query.marks
        if what in ("year", "month"):
            return (query.since, query.until) == _span(name)
        return query.keepsake if what == "keepsake" else query.bring

    def choose(self, id: str) -> None:
        """Choose this, or choose it no longer."""
        what, _, name = id.partition(" ")
        query, on = self._entry_query, not self._is_on(id)
        if what == "kind":
            named = {kind for kind in KINDS if kind == name}
            kinds = set(query.kinds) | named if on else set(query.kinds) - named
            query = replace(query, kinds=tuple(kind for kind in KINDS if kind in kinds))
        elif what == "tag":
            tags = (*query.tags, name) if on else [tag for tag in query.tags if tag != name]
            query = replace(query, tags=tuple(tags))
        elif what == "mark":
            marked = (*query.marks, name) if on else [m for m in query.marks if m != name]
            query = replace(query, marks=tuple(marked))
        elif what in ("year", "month"):
            # without its month it is the year again
            since, until = _span(name) if on else _span(name[:4]) if "-" in name else (None, None)
            query = replace(query, since=since, until=until)
        elif what == "keepsake":
            query = replace(query, keepsake=on)
        else:
            query = replace(query, bring=on)
        self._entry_query = query
        self.reload()

    def action_clear(self) -> None:
        """Let go of all that was chosen; words to find stay."""
        self._entry_query = EntryQuery(text=self._entry_query.text)
        self.reload()

    def action_back(self) -> None:
        """Go back with what was chosen."""
        today = self.journal.clock.today()
        same = parse_filters(self._typed, today) == self._entry_query
        self.dismiss(self._typed if same else as_typed(self._entry_query, today))


def _by_use(sign: str, journal: Journal) -> list[str]:
    return journal.search.known_tags(sign, _MOST_TAGS)


def _span(name: str) -> tuple[date, date]:
    """The first and the last day of a year such as 2026, or a month such as 2026-11."""
    year, _, month = name.partition("-")
    last = date(int(year), int(month or 12), 28) + timedelta(days=4)
    return date(int(year), int(month or 1), 1), last - timedelta(days=last.day)
