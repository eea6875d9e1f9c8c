"""Completion in bash, zsh and fish, for what only the file knows too: numbers, tags, settings.

What `click` does not know is looked up without a word and without making a file: a shell that
waits for a key is no place for trouble.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    add_completion_class,
    shell_complete,
)

from checkin.core.errors import CheckinError
from checkin.core.text import fold, show

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    Found = TypeVar("Found")
    from checkin.core.query import EntryQuery
    from checkin.journal import Journal

_PATIENCE = 0.2
"""Seconds to wait for another program that holds the file."""
_MOST = 60
"""How many entries or tags are offered, the newest or the most used."""
_TAGS = 2000
"""How many tags are looked through."""

Items = list["CompletionItem[str]"]


class Bash(BashComplete):
    """Bash, which gives the sign of a person as a word of its own, and completes both as one."""

    name = "bash"

    def get_completion_args(self) -> tuple[list[str], str]:
        """The arguments before the cursor, and the one at it with its `@`."""
        args, incomplete = super().get_completion_args()
        if args and args[-1] == "@":
            return args[:-1], f"@{incomplete}"
        return args, incomplete


def complete(group: click.Command, instruction: str) -> int:
    """Write the script for a shell, or the offers it asks for; the exit code."""
    add_completion_class(Bash)
    return shell_complete(group, {}, "checkin", "_CHECKIN_COMPLETE", instruction)


def offers(texts: Iterable[tuple[str, str]], incomplete: str) -> Items:
    """Those of the texts that begin so, each with what it is."""
    begun = fold(incomplete)
    return [
        CompletionItem(text, help=about or None)
        for text, about in texts
        if fold(text).startswith(begun)
    ]


def files(ctx: click.Context, incomplete: str) -> Items:
    """Files, which the shell finds by itself."""
    return [CompletionItem(incomplete, type="file")]


def tags(ctx: click.Context, incomplete: str) -> Items:
    """Topics without their sign, which a shell takes for a comment, and people."""
    sign = incomplete[:1] if incomplete[:1] in ("#", "@") else ""
    begun = fold(incomplete.removeprefix(sign))
    known = _look(ctx, lambda journal: journal.search.known_tags(sign, _TAGS)) or []
    found = [tag for tag in known if fold(tag[1:]).startswith(begun)][:_MOST]
    return [
        CompletionItem(show(tag if sign or tag[0] == "@" else tag[1:], one_line=True))
        for tag in found
    ]


def words(ctx: click.Context, incomplete: str) -> Items:
    """Topics and people among words, once their sign is typed."""
    return tags(ctx, incomplete) if incomplete[:1] in ("#", "@") else []


def numbers(ctx: click.Context, incomplete: str) -> Items:
    """The newest entries by number, with what they say."""
    from checkin.core.query import EntryQuery

    return _numbers(ctx, incomplete, EntryQuery())


def wins(ctx: click.Context, incomplete: str) -> Items:
    """The newest wins by number."""
    from checkin.core.query import EntryQuery

    return _numbers(ctx, incomplete, EntryQuery(kinds=("win",)))


def put_away(ctx: click.Context, incomplete: str) -> Items:
    """What is in the trash, by number."""
    from checkin.core.query import EntryQuery

    return _numbers(ctx, incomplete, EntryQuery(deleted=True))


def backups(ctx: click.Context, incomplete: str) -> Items:
    """The backups by number, with when they were made; or files."""
    from checkin.core.paths import journal_path
    from checkin.journal import Journal

    try:
        found = Journal.restoring(journal_path(_named_file(ctx))).listed()
    except CheckinError:
        return []
    numbered = [
        (str(backup.number), f"{backup.made_at.astimezone():%Y-%m-%d %H:%M}")
        for backup in found[:_MOST]
        if backup.number
    ]
    return offers(numbered, incomplete) or files(ctx, incomplete)


def settings(ctx: click.Context, incomplete: str) -> Items:
    """The names of the settings."""
    from checkin.core.settings import SETTINGS

    return offers(((setting.name, setting.about) for setting in SETTINGS), incomplete)


def values(ctx: click.Context, incomplete: str) -> Items:
    """What the setting that is named can be."""
    from checkin.content.choices import choices_of
    from checkin.core.settings import SETTINGS

    name = ctx.params.get("name")
    if name == "country":
        return countries(ctx, incomplete)
    if name == "backups-to":
        return files(ctx, incomplete)
    if name == "topics-off":
        from checkin.content.topics import topics

        return offers(((topic.id, topic.help) for topic in topics()), incomplete)
    found = next((setting for setting in SETTINGS if setting.name == name), None)
    return offers(((choice, "") for choice in choices_of(found)), incomplete) if found else []


def packs(ctx: click.Context, incomplete: str) -> Items:
    """The packs of own words."""
    from checkin.content.own_packs import files as known

    return offers(((each.name, each.words.name) for each in known()), incomplete)


def countries(ctx: click.Context, incomplete: str) -> Items:
    """The countries there are help lines for."""
    from checkin.content import help_lines

    return offers(((each.code, each.name) for each in help_lines.countries()), incomplete)


def patterns(ctx: click.Context, incomplete: str) -> Items:
    """The ways to breathe."""
    from checkin.content.breathing import patterns as known

    return offers(((each.id, each.name) for each in known()), incomplete)


def years(ctx: click.Context, incomplete: str) -> Items:
    """The years that have a win."""
    found = _look(ctx, lambda journal: journal.lookback.wins_by_day()) or {}
    return offers(((str(year), "") for year in sorted({day.year for day in found})), incomplete)


def commands(ctx: click.Context, incomplete: str) -> Items:
    """The commands."""
    from checkin.cli.registry import COMMANDS

    both = {name: about for part in COMMANDS.values() for name, (_, about) in part.items()}
    return offers(both.items(), incomplete)


def forms(ctx: click.Context, incomplete: str) -> Items:
    """The forms of files that can be imported."""
    from checkin.importers.registry import formats

    return offers(((form.name, form.label) for form in formats()), incomplete)


def days(ctx: click.Context, incomplete: str) -> Items:
    """Days that are one word."""
    from calendar import day_name

    return offers(((day, "") for day in ("today", "yesterday", *day_name)), incomplete)


def _numbers(ctx: click.Context, incomplete: str, query: EntryQuery) -> Items:
    from checkin.cli.rendering.entries import words_of

    found = _look(ctx, lambda journal: journal.entries(query, limit=_MOST)) or []
    texts = ((str(entry.id), show(words_of(entry), one_line=True)[:60]) for entry in found)
    return offers(texts, incomplete.removeprefix("#"))


def _look(ctx: click.Context, read: Callable[[Journal], Found]) -> Found | None:
    """What is read from the file that the line so far means; None if it cannot be read now, or has
    a passphrase."""
    from checkin.core.paths import holds_something, journal_path
    from checkin.journal import Journal

    try:
        path = journal_path(_named_file(ctx))
        if not holds_something(path):
            return None
        with Journal.open(path, patience=_PATIENCE, make=False) as journal:
            return None if journal.lock.stored() else read(journal)
    except CheckinError:
        return None


def _named_file(ctx: click.Context) -> str | None:
    """The file that the line so far names."""
    named: str | None = None
    context: click.Context | None = ctx
    while context is not None and named is None:
        named = context.params.get("file")
        context = context.parent
    return named
