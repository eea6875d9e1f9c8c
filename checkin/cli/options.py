"""What options and arguments may be, and the ones that several commands share."""

from __future__ import annotations

from functools import partial
from itertools import chain

from checkin.cli.command import Misused, argument, option
from checkin.core.entry_fields import ASKED
from checkin.core.errors import NothingThere, NotPossible
from checkin.core.text import as_tag, one_tag, tags_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from typing import Any, TypeVar

    from checkin.core.entries import Kind
    from checkin.core.query import EntryQuery
    from checkin.journal import Journal

    AnyFunction = TypeVar("AnyFunction", bound=Callable[..., Any])

_LARGEST = 2**63 - 1
"""The largest number an entry can have in SQLite."""


def entry_number(value: str) -> int:
    """The number of an entry, from `12` or `#12`. Raises `NothingThere` for one none can have."""
    from checkin.core.text import quoted

    digits = value.removeprefix("#")
    if not (digits.isascii() and digits.isdecimal()):
        raise Misused(f"{quoted(value)} is not the number of an entry.")
    if len(digits) > 19 or int(digits) > _LARGEST:
        raise NothingThere("There's no entry with that number.", "`checkin log` shows them.")
    return int(digits)


def numbers_argument(which: str, *, required: bool = True) -> Callable[..., Any]:
    """What adds the numbers of entries, as `numbers`; `which` of them completion offers."""
    metavar = "ID..." if required else "[ID]..."
    return argument(
        "numbers",
        read=entry_number,
        nargs=-1,
        required=required,
        metavar=metavar,
        completes=which,
    )


def at_most(value: str) -> int:
    """How many entries to list at most, from 1. More than a file can hold is as good as all."""
    from checkin.core.text import quoted

    digits = value.strip().lstrip("0")
    if not (digits.isascii() and digits.isdecimal()):
        raise Misused(f"{quoted(value)} is not a number from 1 on.")
    return int(digits) if len(digits) < 10 else 10**9


def tag_named(value: str) -> str:
    """A tag as it is looked for, from `#topic`, `@person` or a word, which is a topic.

    Raises `NotPossible` for what cannot be one.
    """
    return as_tag(tag_written(value))


def tag_written(value: str) -> str:
    """The same tag as it is written. Raises `NotPossible` for what cannot be one."""
    from checkin.core.text import quoted

    found = one_tag(value)
    if found is None:
        raise NotPossible(
            f"{quoted(value)} can't be a tag.",
            "A tag is one word with a letter in it, such as #people or @sam.",
        )
    return found


def tag_asked(value: str) -> str:
    """A tag to look for: `#topic`, `@person`, or a word for either.

    Raises `NotPossible` for what cannot be one.
    """
    found = tag_named(value)
    return found if tags_at(value.strip()) else found[1:]


def tags_option(
    help: str = "A #topic or @person; can be used more than once.",
    read: Callable[[str], str] = tag_written,
) -> Callable[..., Any]:
    """What adds `--tag`, as `tags`."""
    return option(
        *("--tag", "tags"),
        read=read,
        metavar="TAG",
        multiple=True,
        help=help,
        completes="tags",
    )


KINDS = ("win", "intention", "setback", "hard", "step", "reflection")
"""The kinds, with the two words for a hard moment."""


def when_options(function: AnyFunction) -> AnyFunction:
    """Add `--on` and `--at`."""
    function = option("--at", metavar="TIME", help="The time on that day: 9:30, 9 pm.")(function)
    return option(
        "--on",
        metavar="DAY",
        help="The day: yesterday, last friday, 14 march, 2026-03-14; also yesterday at 3 pm.",
        completes="days",
    )(function)


def note_options(kind: str) -> Callable[[AnyFunction], AnyFunction]:
    """What adds an option for each note that is asked for of a kind, as a keyword of its name."""

    def add(function: AnyFunction) -> AnyFunction:
        for name in reversed(ASKED[kind]):
            about = partial(_about_note, name, kind)
            function = option(f"--{name}", default="", metavar="TEXT", help=about)(function)
        return function

    return add


def note_edits(function: AnyFunction) -> AnyFunction:
    """Add an option for each note that is asked for of any kind, for changing it."""
    for name in reversed(dict.fromkeys(chain.from_iterable(ASKED.values()))):
        function = option(f"--{name}", metavar="TEXT", help=partial(_about_edit, name))(function)
    return function


def _about_note(name: str, kind: str) -> str:
    from checkin.content.strings import get_text, strings

    own = f"{name}_option_{kind}"
    return get_text("fields", own if own in strings("fields") else f"{name}_option")


def _about_edit(name: str) -> str:
    from checkin.cli.context import told
    from checkin.content.strings import get_text

    label = get_text("fields", name)
    return told("note_edit", name=label[:1].upper() + label[1:])


def filters(function: AnyFunction) -> AnyFunction:
    """Add `--kind`, `--tag`, `--since` and `--until`."""
    kind = option(
        "--kind",
        "kinds",
        choices=KINDS,
        multiple=True,
        help="Show this kind; can be used more than once.",
    )
    return kind(filters_but_kind(function))


def filters_but_kind(function: AnyFunction) -> AnyFunction:
    """Add `--tag`, `--since` and `--until`, for what is about one kind."""
    for add in (
        option(
            "--until",
            metavar="WHEN",
            help="Up to this day, or the end of this time: last week, 2025, march.",
        ),
        option("--since", metavar="WHEN", help="From this day on: last week, 2025, march."),
        tags_option(
            "With this tag, or tags that begin with it; can be used more than once.", tag_asked
        ),
    ):
        function = add(function)
    return function


def set_aside(function: AnyFunction) -> AnyFunction:
    """Add `--keepsake` and `--bring`."""
    function = option("--bring", is_flag=True, help="Marked for your next session.")(function)
    return option("--keepsake", is_flag=True, help="Kept for a hard day.")(function)


def wanted(
    journal: Journal,
    *,
    kinds: Sequence[str] = (),
    tags: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    keepsake: bool = False,
    bring: bool = False,
    typed: str = "",
) -> EntryQuery:
    """What the filters ask for, and the words typed into a search, which may name filters too.

    Raises `UnclearDate` or `NotPossible`.
    """
    from checkin.core.frozen import replace
    from checkin.core.query import EntryQuery

    today, country = journal.clock.today(), journal.settings["country"]
    first = None if since is None else _period(since, today, country)[0]
    last = None if until is None else _period(until, today, country)[1]
    if first and last and last < first:
        raise NotPossible(
            f"That ends on {last.isoformat()}, before it begins on {first.isoformat()}.",
            "Change --since or --until.",
        )

    def narrowed(said: EntryQuery) -> EntryQuery:
        return replace(
            said,
            kinds=tuple(dict.fromkeys(map(_kind, kinds))) or said.kinds,
            tags=tuple(dict.fromkeys((*said.tags, *tags))),
            since=max(filter(None, (said.since, first)), default=None),
            until=min(filter(None, (said.until, last)), default=None),
            keepsake=said.keepsake or keepsake,
            bring=said.bring or bring,
        )

    if not typed:
        return narrowed(EntryQuery())
    from checkin.domain.search_syntax import parse_query

    return parse_query(typed, today).each_reading(narrowed)


def _period(typed: str, today: date, country: str) -> tuple[date, date]:
    """The first and last day that are meant, by the seasons of that country."""
    from checkin.core.dates import parse_period
    from checkin.core.settings import is_southern

    return parse_period(typed, today, south=is_southern(country))


def none_like(journal: Journal, query: EntryQuery) -> str:
    """What is said where nothing is like the filters ask."""
    from checkin.cli.context import told

    for tag in query.tags:
        if not journal.search.matching_tags(query, tag):
            names = tag if tag[:1] in ("#", "@") else f"#{tag} or @{tag}"
            return told("filters_no_tag", tag=names)
    filters = (query.kinds, query.since, query.until, query.keepsake, query.bring, query.marks)
    several = sum(map(bool, filters))
    return told("filters_empty" if several + len(query.tags) > 1 else "filter_empty")


def _kind(name: str) -> Kind:
    from checkin.core.entries import KINDS

    wanted = "setback" if name == "hard" else name
    return next(kind for kind in KINDS if kind == wanted)
