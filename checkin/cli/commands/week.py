"""Looking back on a week from the shell."""

from __future__ import annotations

from checkin.cli.command import argument, command, option
from checkin.cli.context import Shell
from checkin.cli.output import complain, note, say, say_json
from checkin.cli.typed_words import say_kept, typed
from checkin.exporters.json import entry_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from checkin.content.week import LookBack
    from checkin.domain.week import Week
    from checkin.journal import Journal


@command("week")
@argument("words", nargs=-1, completes="words")
@option(
    "--on",
    metavar="DAY",
    help="The last day of the seven: yesterday, last friday, 14 march.",
    completes="days",
)
def week(shell: Shell, words: tuple[str, ...], on: str | None) -> int:
    """The week's wins, and a question about it.

    It shows the last seven days: what you wrote about them, your wins, and a question for the
    week. Add words, or - and text on standard input, to keep them as your answer.
    """
    if words:
        return _keep(shell, words, on)
    with shell.open() as journal:
        today, found, asked = _asked(journal, on)
        marks = journal.settings["marks"]
    if shell.json:
        say_json(_week_json(found, asked))
    else:
        _write_week(found, asked, today, marks)
    return 0


def _keep(shell: Shell, words: tuple[str, ...], on: str | None) -> int:
    """Keep words as the answer to the question of the week."""
    from checkin.cli.day_options import kept_said

    with typed(shell, words) as given, shell.keeping() as journal:
        today, found, asked = _asked(journal, on)
        text = given.text_or_ask(asked.text)
        assert text is not None  # nobody is asked where there are words
        entry = journal.week.add_answer(asked, text, day=None if on is None else found.last)
        given.kept()
    if shell.json:
        say_json(entry_json(entry))
    else:
        complain(asked.text)
        say_kept(text, kept_said(entry, today, None if on is None else found.last, None))
    return 0


def _asked(journal: Journal, on: str | None) -> tuple[date, Week, LookBack]:
    """Today, the week that is meant, and its question."""
    from checkin.core.dates import parse_day

    today = journal.clock.today()
    last = parse_day(on, today, late=journal.clock.is_late()) if on is not None else today
    found = journal.week.week(last)
    return today, found, journal.week.questions(last, wins=bool(found.wins))[0]


def _week_json(found: Week, asked: LookBack) -> dict[str, object]:
    return {
        "first": found.first.isoformat(),
        "last": found.last.isoformat(),
        "question": {"id": asked.id, "text": asked.text},
        "written": [entry_json(entry) for entry in found.written],
        "wins": [entry_json(entry) for entry in found.wins],
    }


def _write_week(found: Week, asked: LookBack, today: date, marks: str) -> None:
    """Write what was written of a week, its wins day by day, and the question to go on with."""
    from checkin.cli.rendering.entries import entry_printer
    from checkin.content.strings import get_text
    from checkin.content.week import span_words

    printer = entry_printer(marks)
    title = get_text("week", "title" if found.last == today else "earlier")
    printer.heading(f"{title}, {span_words(found.first, found.last, today)}")
    digits = max((len(str(e.id)) for e in (*found.written, *found.wins)), default=1)
    say("")
    if found.written:
        printer.heading(get_text("week", "written"))
        for entry in found.written:
            printer.entry(entry, digits)
        say("")
    printer.days(found.wins, digits, today)
    if not found.wins:
        say(get_text("week", "quiet"))
    if found.last == today and asked.text not in (entry.cue for entry in found.written):
        note("", asked.text)
