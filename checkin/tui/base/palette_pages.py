"""Pages that no key leads to from everywhere: the palette finds them by what people call them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checkin.content import skills
from checkin.content.strings import get_text
from checkin.content.topics import FACING, FEELING_WORDS
from checkin.core.frozen import Frozen
from checkin.core.query import CELEBRATIONS, FIRST_TIMES, HARD_MOMENTS, EntryQuery
from checkin.core.text import show
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.routes import Route

_PAGES: dict[str, Route[Any]] = {
    "trash": routes.TRASH,
    "plan": routes.PLAN,
    "lines": routes.HELP_LINES,
    "notyet": routes.NOT_YET,
    "stretches": routes.STRETCHES,
    "repeats": routes.REPEATS,
    "pile": routes.PILE,
    "firsts": routes.history(FIRST_TIMES),
    "noted": routes.history(CELEBRATIONS),
    "feelings": routes.FEELINGS,
    "felt": routes.FELT,
    "moments": routes.history(HARD_MOMENTS),
    "then": routes.ON_THIS_DAY,
    "random": routes.RANDOM_WIN,
    "year": routes.year(None),
    "next": routes.NEXT_WEEK,
    "trust": routes.SELF_TRUST,
    "prompts": routes.PROMPTS,
    "question": routes.QUESTION,
    "agreed": routes.AGREED,
    "share": routes.SHARE,
    "both": routes.setting("evening"),
    "feelings_asked": routes.topic(FEELING_WORDS),
    "facing_asked": routes.topic(FACING),
    "setup": routes.setting("setup"),
    "lock": routes.setting("lock"),
}
"""The pages that no skill is; `palette.toml` has their names."""
_TOPICS = {"feelings": FEELING_WORDS}
"""The topics of such pages: they are not there while that is off."""
_TOOLS = {
    "two": ("timer:2", ()),
    "ten": ("timer:10", ()),
    "listen": ("listen", ("people",)),
    "freewrite": ("freewrite", ("writing",)),
    "line": ("line", ("writing",)),
    "kind": ("kind-lines", ()),
    "saying": ("sayings", ()),
    "did": ("pile", ()),
}
"""Tools that are no skill, by their names there; with the topics they touch."""


class NamedPage(Frozen):
    """A page to find by a name."""

    id: str
    """What `checkin.content.other_names` knows it by."""
    title: str
    about: str
    route: Route[Any]


def pages(journal: Journal) -> Iterator[NamedPage]:
    """All of them: none of a topic that is off."""
    off = journal.settings.topics_off()
    for id, route in _PAGES.items():
        if _TOPICS.get(id) not in off:
            yield _page(id, route)
    wins = journal.entries(EntryQuery(kinds=("win",)), limit=1)
    yield _page("more", routes.win_details(wins[0]) if wins else routes.WINS)
    for id, (tool, topics) in _TOOLS.items():
        found = routes.tool(tool, inside=False)
        if found is not None and off.isdisjoint(topics):
            yield _page(id, found)
    for skill in skills.skills(off):
        found = routes.tool(f"skill:{skill.id}", inside=False)
        if found is not None:
            yield NamedPage(f"skill:{skill.id}", skill.name, f"{skill.when}.", found)
    for chip in journal.wins.one_key():
        title, about = show(chip.text, one_line=True), get_text("palette", "chip_about")
        yield NamedPage(f"win:{chip.id}", title, about, routes.one_key_win(chip.text))


def _page(id: str, route: Route[Any]) -> NamedPage:
    return NamedPage(
        f"page:{id}", get_text("palette", id), get_text("palette", f"{id}_about"), route
    )
