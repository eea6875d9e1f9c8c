"""What a query finds, by a plain look at every entry: what the index and SQL are held against."""

from __future__ import annotations

from collections.abc import Iterable

from checkin.core.entries import Entry
from checkin.core.query import EntryQuery
from checkin.core.query_words import Piece, folded_letters, pieces
from checkin.core.text import as_tag, findable, stands_alone
from checkin.journal import Journal


def found_by_hand(journal: Journal, query: EntryQuery) -> list[Entry]:
    """The entries that answer a query, newest first."""
    every = journal.entries(EntryQuery(deleted=query.deleted))
    return [entry for entry in every if answers_query(entry, query, every)]


def answers_query(entry: Entry, query: EntryQuery, every: Iterable[Entry]) -> bool:
    """Whether an entry is found, among all that could be."""
    used = {tag for other in every for tag in other.tags}
    if query.also is not None and answers_query(entry, query.also, every):
        return True
    return (
        (not query.kinds or entry.kind in query.kinds)
        and all(_has_tag(entry, tag, used, exact=query.exact_tags) for tag in query.tags)
        and (query.since or entry.day) <= entry.day <= (query.until or entry.day)
        and query.source in (None, entry.source)
        and (entry.keepsake or not query.keepsake)
        and (entry.bring or not query.bring)
        and holds(entry, query.text)
    )


def holds(entry: Entry, typed: str) -> bool:
    """Whether an entry holds the words that were typed."""
    text = " ".join((entry.text, entry.why, entry.cue, *entry.tags))
    asked = pieces(typed)
    if typed.strip() and not asked:
        return False
    return all(
        _is_there(piece, findable(text)) and piece.signs in folded_letters(text) for piece in asked
    )


def _is_there(piece: Piece, there: list[str]) -> bool:
    runs = [list(piece.words), *([[piece.joined]] if piece.joined else [])]
    return any(_run_is_in(run, there) for run in runs)


def _run_is_in(run: list[str], there: list[str]) -> bool:
    return any(_meets(run, there[start:]) for start in range(len(there) + 1))


def _meets(run: list[str], there: list[str]) -> bool:
    """Whether the words begin with the run: the first may begin earlier, the last go on."""
    joined = "".join(f"  {word}" for word in run)
    inside = len(run[0]) >= 3 and not stands_alone(run[0]) if run else True
    text = "".join(f"  {word}" for word in there)
    if not inside:
        return text.startswith(joined)
    at = text.find(joined[2:])
    return not run or 0 <= at < len(there[0] if there else "") + 2


def _has_tag(entry: Entry, typed: str, used: set[str], *, exact: bool) -> bool:
    tag = as_tag(typed)
    names = [tag] if tag[0] in "#@" else [f"#{tag}", f"@{tag}"]
    if exact or used.intersection(names):
        return bool(set(names).intersection(entry.tags))
    return any(other.startswith(name) for other in entry.tags for name in names)
