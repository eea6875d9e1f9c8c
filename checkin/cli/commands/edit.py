"""Changing what is kept, and taking changes back: edit, delete, undo, redo."""

from __future__ import annotations

import sys

from checkin.cli.command import argument, command, option
from checkin.cli.context import Shell, told
from checkin.cli.day_options import placed, said
from checkin.cli.options import (
    entry_number,
    note_edits,
    numbers_argument,
    tag_named,
    tags_option,
    when_options,
)
from checkin.cli.output import say, say_array, say_json
from checkin.cli.typed_words import say_kept, typed
from checkin.core.errors import NotPossible
from checkin.exporters.json import entry_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from checkin.core.entries import Entry
    from checkin.core.records import Draft, LastChange, UndoResult


@command("edit")
@argument("number", read=entry_number, metavar="ID", completes="numbers")
@argument("words", nargs=-1, completes="words")
@when_options
@note_edits
@tags_option("Add a tag; can be used more than once.")
@option(
    "--untag",
    metavar="TAG",
    multiple=True,
    help="Remove a tag; can be used more than once.",
    completes="tags",
)
@option(
    "--keep-for-hard-day/--not-for-hard-day",
    "keepsake",
    default=None,
    help="Keep it for a hard day, or stop keeping it.",
)
@option("--bring/--not-bring", default=None, help="Bring it to your next session, or not.")
@option("--not-a-win", is_flag=True, help="Keep a win as your own words instead.")
def edit(
    shell: Shell,
    number: int,
    words: tuple[str, ...],
    on: str | None,
    at: str | None,
    tags: tuple[str, ...],
    untag: tuple[str, ...],
    keepsake: bool | None,
    bring: bool | None,
    not_a_win: bool,
    **notes: Any,
) -> int:
    """Change an entry; its earlier words are kept too.

    Without words or options it shows the words and asks for new ones, or reads them from
    standard input. `--on` with a day but no time moves it to that day. `--not-a-win` is a
    change by itself.
    """
    from checkin.content.strings import format_text, get_text

    options = (on, at, keepsake, bring, *notes.values(), *tags, *untag)
    if not_a_win:
        return _make_words(shell, number, alone=not words and all(o is None for o in options))
    asks = bool(words) or all(option is None for option in options)
    with typed(shell, words, wanted=asks) as given, shell.open() as journal:
        entry = journal.entry(number, trash=False)
        day, moment = placed(journal.clock, on, at, base=entry.day)
        text: str | None = None
        if asks:
            text = given.text_or_ask(
                told("edit_ask"), now=entry.text, draft=lambda typed: _draft(entry, typed)
            )
            if text is None:
                say_json(entry_json(entry)) if shell.json else say(told("as_it_was"))
                return 0
        beside = _tags(entry, text, tags, untag) if tags or untag else None
        values = {"text": text, "day": day, "at": moment, "tags": beside, **notes}
        values |= {"bring": bring, "keepsake": keepsake}
        edits: Any = {name: value for name, value in values.items() if value is not None}
        over = asks and journal.entry(number).text not in (entry.text, text)
        changed = journal.edit(number, **edits)
        given.kept()
        named = said(changed, journal.clock.today(), day, moment)
    if shell.json:
        say_json(entry_json(changed))
    elif changed == entry:
        say(told("as_it_was"))
    else:
        said_on = format_text("history", "edited_on", day=named) if named else None
        edited = told("edited_over", number=number) if over else get_text("history", "edited")
        say_kept(text or "", edited if over else said_on or edited)
    return 0


def _make_words(shell: Shell, number: int, *, alone: bool) -> int:
    """Keep a win as own words, if nothing else is asked for."""
    if not alone:
        raise NotPossible(
            "--not-a-win is a change by itself.", "Make your other changes with another command."
        )
    with shell.open() as journal:
        (made,) = journal.wins.make_words(number)
        shell.done()
    say_json(entry_json(made)) if shell.json else say(told("not_a_win"))
    return 0


@command("delete")
@numbers_argument("numbers")
def delete(shell: Shell, numbers: tuple[int, ...]) -> int:
    """Put entries away; undo brings them back.

    The small steps of a hard moment go with it. Entries stay in `checkin trash` for 30
    days.
    """
    from checkin.cli.rendering.entries import brief

    with shell.open() as journal:
        gone = journal.delete(*numbers)
        shell.done()
    if shell.json:
        say_array(map(entry_json, gone))
    else:
        say(told("put_away", what=brief(gone)))
    return 0


@command("undo")
def undo(shell: Shell) -> int:
    """Undo the last change to your entries.

    That includes changes you made on the full screen. Run it again to go back one more. It doesn't
    change people, your plan, help lines or settings. At a terminal it asks first about a change
    of another day.
    """
    from checkin.cli.terminal import at_terminal

    with shell.open() as journal:
        today = journal.clock.today()
        change = journal.last_change() if at_terminal(sys.stdin) else None
        asked = change.earlier_day if change else None
        if change and asked and not _undo_agreed(change, asked, today):
            say(told("as_it_was"))
            return 0
        undone = journal.undo()
        shell.done()
    _say_undone(shell, "undone", undone)
    if undone.earlier_day and not (asked or shell.json):
        from checkin.core.day_names import day_name

        say(told("undo_of_day", day=day_name(undone.earlier_day, today)))
    return 0


def _undo_agreed(change: LastChange, day: date, today: date) -> bool:
    """Whether a change of another day is to be undone."""
    from checkin.cli.input import says_yes
    from checkin.cli.rendering.entries import brief
    from checkin.content.strings import plural
    from checkin.core.day_names import day_name

    many = change.count > len(change.entries)
    what = plural("entries", change.count) if many else brief(change.entries)
    return says_yes(told("undo_ask", day=day_name(day, today), what=what))


@command("redo")
def redo(shell: Shell) -> int:
    """Redo what was undone."""
    with shell.open() as journal:
        redone = journal.redo()
        shell.done()
    _say_undone(shell, "redone", redone)
    return 0


def _say_undone(shell: Shell, way: str, done: UndoResult) -> None:
    from checkin.cli.rendering.entries import brief
    from checkin.content.strings import plural

    if shell.json:
        say_array(map(entry_json, done.entries))
        return
    if done.came_from:
        from checkin.content.imports import brought_in

        say(brought_in(way, done))
        return
    name = done.what if done.what in ("edit", "delete", "restore") else "keep"
    what, number = brief(done.entries), plural("entries", len(done.entries))
    if len(done.entries) > 1 and what != number:
        what = f"{number}: {what}"
    say(told(f"{way}.{name}", what=what))


def _draft(entry: Entry, typed: str) -> Draft:
    """Other words for an entry, as the page of that entry saves them."""
    from checkin.core.records import Draft

    return Draft("entry", f"words-{entry.id}", typed, len(typed), {"id": entry.id}, left=True)


def _tags(
    entry: Entry, text: str | None, added: Sequence[str], taken: Sequence[str]
) -> tuple[str, ...]:
    """The tags beside those in the words. Raises `NotPossible` for one that the words name."""
    from checkin.core.text import tags

    named = tags(entry.text if text is None else text)
    off = {tag if tag in entry.tags else tag_named(tag) for tag in taken}
    for tag in off:
        if tag in named:
            raise NotPossible(
                f"{tag} is part of the text of #{entry.id}.", "Edit the text to remove it."
            )
    old = set(tags(entry.text)) if text is not None else set()
    return tuple(sorted((set(entry.tags) - old | set(added)) - off))
