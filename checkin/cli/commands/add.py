"""Keeping things: win, intention, hard, here."""

from __future__ import annotations

import sys

from checkin.cli.command import Misused, argument, command, option
from checkin.cli.context import Shell, counted_wins, told
from checkin.cli.day_options import kept_said, placed, said
from checkin.cli.options import note_options, tags_option, when_options
from checkin.cli.output import say, say_json
from checkin.cli.terminal import at_terminal
from checkin.cli.typed_words import answer_hard, answer_no_win, hear, say_kept, typed
from checkin.core.errors import CheckinError
from checkin.exporters.json import entry_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from checkin.core.entries import NewEntry
    from checkin.journal import Journal


@command("win")
@argument("words", nargs=-1, completes="words")
@when_options
@note_options("win")
@tags_option()
@option("--bring", is_flag=True, help="Bring it to your next session.")
@option("--keep-for-hard-day", "keepsake", is_flag=True, help="Keep it for a hard day.")
def win(
    shell: Shell,
    words: tuple[str, ...],
    on: str | None,
    at: str | None,
    tags: tuple[str, ...],
    bring: bool,
    keepsake: bool,
    **notes: Any,
) -> int:
    """Keep something that went well, however small.

    Without words it asks for them, or reads standard input. `-` reads standard input too: type
    as many lines as you like and end with ctrl+d. All these lines are one win. #topics and
    @people are read from the words. A number from 1 to 9 alone keeps the everyday win that has
    that number on the Wins page.

    A night belongs to the day before it: if your days start at 04:00, `--on friday --at 1:00`
    means one o'clock on Saturday morning.
    """
    from checkin.content.strings import get_text
    from checkin.content.urge_words import is_no_win
    from checkin.core.entries import NewEntry
    from checkin.core.frozen import replace
    from checkin.core.records import Draft
    from checkin.core.reflections import OWN

    with typed(shell, words) as given, shell.keeping() as journal:
        day, moment = placed(journal.clock, on, at)
        text = given.text_or_ask(
            get_text("wins", "question"),
            draft=lambda typed: Draft("wins", "line", typed, len(typed), left=True),
        )
        if text is None:
            return _nothing(shell)
        new = NewEntry("win", text, day, moment, tags=tags, bring=bring, keepsake=keepsake, **notes)
        if number := _number_of(text):
            new = _everyday(journal, number, new)
        if is_no_win(text) and not any(notes.values()):  # it is kept, and is no win
            new = replace(new, kind="reflection", source=OWN)
        entry = journal.add(new)
        given.kept()
        wins, today = _wins(journal), journal.clock.today()
    if shell.json:
        say_json(entry_json(entry))
        return 0
    if wins is None or entry.kind != "win":
        say_kept(text, kept_said(entry, today, day, moment))
        if entry.kind != "win":
            answer_no_win(text, entry.id)
    else:
        kept = counted_wins(entry.id, wins, said(entry, today, day, moment))
        if new.text != text:
            kept = told("kept_number", number=number, words=new.text) + "\n" + kept
        say_kept(text, kept, *([told("lines_are_one")] if "\n" in entry.text else ()))
    return 0


def _number_of(text: str) -> int:
    """The number of a one-key win, if the words are one alone; else 0."""
    from checkin.journal.quick_win import ONE_KEY

    return int(text) if text.strip() in ONE_KEY else 0


def _everyday(journal: Journal, number: int, new: NewEntry) -> NewEntry:
    """The win that has that number on the page of wins; what was to be kept where there is none."""
    from checkin.core.frozen import replace

    for chip in journal.wins.one_key()[number - 1 : number]:
        named = {"label": new.label or chip.kind or None, "source": chip.id or None}
        new = replace(new, text=chip.text, **named)
    return new


@command("intention")
@argument("words", nargs=-1, completes="words")
@when_options
@option("--after", metavar="CUE", help="What you'll do it after, such as: lunch.")
@option("--when", metavar="CUE", help="When you'll do it, such as: I get home.")
@note_options("intention")
@tags_option()
@option("--enough", is_flag=True, help="Breathing is enough today.")
@option("--no-goal", is_flag=True, help="No goal today.")
def intention(
    shell: Shell,
    words: tuple[str, ...],
    on: str | None,
    at: str | None,
    after: str | None,
    when: str | None,
    tags: tuple[str, ...],
    enough: bool,
    no_goal: bool,
    **notes: Any,
) -> int:
    """Choose one gentle thing for today.

    Without words it asks for them, or reads standard input. `--after lunch` adds the
    moment: After lunch, I will ...
    """
    from checkin.content.strings import get_text, get_texts
    from checkin.content.urge_words import is_set_apart
    from checkin.core.entries import ENOUGH, NO_GOAL, NewEntry
    from checkin.core.records import Draft
    from checkin.core.reflections import OWN

    if sum((bool(words), enough, no_goal)) > 1:
        raise Misused("Choose one of these: your words, --enough, --no-goal.")
    if after and when:
        raise Misused("Use --after or --when, not both.")
    if (enough or no_goal) and (after or when):
        raise Misused("--after and --when need words.")
    source = ENOUGH if enough else NO_GOAL if no_goal else None
    with typed(shell, words, wanted=source is None) as given, shell.keeping() as journal:
        day, moment = placed(journal.clock, on, at)
        text: str | None
        if source:
            text = get_text("morning", "enough" if enough else "no_goal")
        else:
            text = given.text_or_ask(
                "" if words else _question(journal),
                draft=lambda typed: Draft("morning", "line", typed, len(typed), left=True),
            )
        if text is None:
            return _nothing(shell)
        cue = _cue("After", after) if after else _cue("When", when) if when else ""
        new = NewEntry("intention", text, day, moment, cue=cue, source=source, tags=tags, **notes)
        if is_set_apart(text):  # it is kept, and is no goal
            new = NewEntry("reflection", text, day, moment, source=OWN, tags=tags)
        entry = journal.add(new)
        given.kept()
        today = journal.clock.today()
    if shell.json:
        say_json(entry_json(entry))
        return 0
    kept = kept_said(entry, today, day, moment)
    if source:
        say(kept)
        say(get_texts("morning", f"{source.replace('-', '_')}_replies")[0])
    else:
        say_kept(text, kept, *([entry.sentence] if entry.cue else ()))
        if entry.kind != "intention":
            answer_no_win(text, entry.id)
    return 0


@command("hard")
@argument("words", nargs=-1, completes="words")
@when_options
@tags_option()
def hard(
    shell: Shell, words: tuple[str, ...], on: str | None, at: str | None, tags: tuple[str, ...]
) -> int:
    """A hard moment: one small thing to do right now.

    Without words it opens that page. With words, or text on standard input, it keeps what
    happened. Either way, your wins stay.
    """
    from checkin.content.strings import format_text, get_text, plural
    from checkin.core.entries import NewEntry

    both = at_terminal(sys.stdin) and at_terminal(sys.stdout)
    if both and not (words or shell.json or on or at or tags):
        from checkin.launcher import open_hard_moment

        return open_hard_moment(shell.file)
    with typed(shell, words) as given, shell.keeping() as journal:
        day, moment = placed(journal.clock, on, at)
        text = given.text_or_ask(get_text("hard", "what_happened"))
        if text is None:
            return _nothing(shell)
        entry = journal.add(NewEntry("setback", text, day, moment, tags=tags))
        given.kept()
        wins, today = _wins(journal), journal.clock.today()
    if shell.json:
        say_json(entry_json(entry))
        return 0
    hear(text)
    say(kept_said(entry, today, day, moment))
    if wins is not None:
        kind = {0: "nothing_undone_new", 1: "nothing_undone_one"}.get(wins, "nothing_undone")
        say(format_text("hard", kind, wins=plural("wins", wins)))
    say(told("hard_people" if answer_hard(text, entry.id) else "hard_more"))
    return 0


@command("here")
def here(shell: Shell) -> int:
    """Being here counts: a full check-in, without words."""
    from checkin.content.strings import get_text

    with shell.keeping() as journal:
        entry = journal.add_here(get_text("today", "here_kept"))
        shell.done()
    if shell.json:
        say_json(entry_json(entry))
    else:
        say(get_text("today", "here_reply"))
    return 0


def _cue(start: str, words: str) -> str:
    """The cue as the beginning of a sentence: lunch is After lunch."""
    words = " ".join(words.split()).rstrip(",")
    if words.casefold().startswith(("after ", "when ", "before ", "as soon as ")):
        return words[:1].upper() + words[1:]
    return f"{start} {words}" if words else ""


def _wins(journal: Journal) -> int | None:
    """How many wins there are; None if that cannot be read now: what was kept is kept."""
    try:
        return journal.totals().wins
    except CheckinError:
        return None


def _question(journal: Journal) -> str:
    """What a morning asks those who chose these questions."""
    from checkin.content.evening import morning_question

    return morning_question(journal.settings["evening"], journal.clock.today())


def _nothing(shell: Shell) -> int:
    if shell.json:
        say_json(None)
    else:
        say(told("nothing_kept"))
    return 0
