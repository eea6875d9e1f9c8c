"""A day in the person's own total, and a slip noted beside it: count."""

from __future__ import annotations

from checkin.cli.command import Misused, argument, command, option
from checkin.cli.context import Shell, told
from checkin.cli.output import say, say_json
from checkin.cli.typed_words import answer_hard, hear, typed
from checkin.content.day_total import total_line
from checkin.content.strings import format_text, get_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.core.entries import Entry


@command("count")
@argument("words", nargs=-1, completes="words")
@option(
    "--on",
    metavar="DAY",
    completes="days",
    help="Another day: yesterday, last friday, 14 march.",
)
@option("--slip", is_flag=True, help="Note a slip instead. It changes no number.")
@option("--start", metavar="DAYS", help="Begin with the days there are already, once.")
@option("--show", is_flag=True, help="Show the total, and count nothing.")
def count(
    shell: Shell,
    words: tuple[str, ...],
    on: str | None,
    slip: bool,
    start: str | None,
    show: bool,
) -> int:
    """Count today in a total of your own, such as sober days.

    Give it a name first: `checkin settings total sober days`. The total goes up by the days you
    count yourself, one at a time, and never down: not by a day that passes, and not by a slip.
    `checkin undo` takes a count back. If there are days already, `checkin count --start 71`
    begins with them.

    `checkin count --slip` asks for your words and keeps them as a hard moment beside the total.
    """
    if words and not slip:
        said = "Nothing was counted: `checkin count` counts one day, without words or a number. "
        days = next((word for word in words if word.isdecimal()), "")
        if days:
            raise Misused(f"{said}{format_text('total', 'begin_with', days=days)}")
        raise Misused(f"{said}For another day, use --on. Words go with --slip.")
    if show and (slip or on or start):
        raise Misused("Use --show by itself.")
    if start is not None:
        if slip or on:
            raise Misused("Use --start by itself.")
        return _begin(shell, start)
    if show:
        return _show(shell)
    return _note(shell, words, on) if slip else _count(shell, on)


def _count(shell: Shell, on: str | None) -> int:
    from checkin.cli.day_options import placed

    with shell.keeping() as journal:
        total = journal.day_total
        entry = total.count(placed(journal.clock, on, None)[0])
        shell.done()
        name, days = total.name, total.days()
        is_locked = bool(journal.lock.stored())
    if is_locked:
        return _without_old(shell, entry)
    return _say(shell, "counted_already" if entry is None else "counted", name, days, entry)


def _begin(shell: Shell, start: str) -> int:
    with shell.keeping() as journal:
        total = journal.day_total
        entry = total.begin_with(start)
        shell.done()
        name, days = total.name, total.days()
        is_locked = bool(journal.lock.stored())
    return _without_old(shell, entry) if is_locked else _say(shell, "line", name, days, entry)


def _note(shell: Shell, words: tuple[str, ...], on: str | None) -> int:
    from checkin.cli.day_options import placed

    with typed(shell, words) as given, shell.keeping() as journal:
        day = placed(journal.clock, on, None)[0]
        text = given.text_or_ask(get_text("total", "question"))
        if text is None:
            say_json(None) if shell.json else say(told("nothing_kept"))
            return 0
        entry = journal.day_total.add_slip(text, day)
        given.kept()
        name, days = journal.day_total.name, journal.day_total.days()
        is_locked = bool(journal.lock.stored())
    if not shell.json:
        hear(text)
    done = _without_old(shell, entry) if is_locked else _say(shell, "noted", name, days, entry)
    if not shell.json and answer_hard(text, entry.id):
        say(told("hard_people"))
    return done


def _show(shell: Shell) -> int:
    with shell.open() as journal:
        if not shell.json:
            journal.day_total.needs_name()
        name, days = journal.day_total.name, journal.day_total.days()
    return _say(shell, "line", name, days, None)


def _without_old(shell: Shell, entry: Entry | None) -> int:
    """The answer where the file has a passphrase: neither the name of the total nor its number."""
    if shell.json:
        say_json({"name": None, "days": None, "entry": entry.id if entry else None})
    else:
        say(get_text("lock", "counted"))
    return 0


def _say(shell: Shell, key: str, name: str, days: int, entry: Entry | None) -> int:
    if shell.json:
        say_json({"name": name, "days": days, "entry": entry.id if entry else None})
    else:
        say(total_line(key, name, days))
    return 0
