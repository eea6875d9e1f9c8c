"""What an evening keeps, and what of it is kept already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checkin.content.evening import Question, answers
from checkin.content.goals import goal_of
from checkin.content.strings import format_text, get_texts
from checkin.content.urge_words import is_no_win, is_set_apart
from checkin.core.entries import ENOUGH, NO_GOAL, Day, Entry, NewEntry
from checkin.core.reflections import FEELINGS, OWN, of_the_evening
from checkin.core.rotation import choose_stable
from checkin.core.text import show
from checkin.journal import Journal

NO_QUESTION = (ENOUGH, NO_GOAL)
"""Mornings that nobody is asked about."""


def open_intention(day: Day) -> Entry | None:
    """The day's intention, if there is one to ask about and nothing is said of it yet."""
    goal = goal_of(day)
    if goal is None or goal.source in NO_QUESTION or goal.outcome:
        return None
    return goal


def outcome_words(goal: Entry) -> str:
    """What was said about an intention; empty if nothing was."""
    return next((answer.label for answer in answers() if answer.id == goal.outcome), "")


def reply_to(goal: Entry, outcome: str) -> str:
    """What is said to an answer about the goal; what goes with it is there however it went."""
    reply = next(answer.reply for answer in answers() if answer.id == outcome)
    if not goal.reward:
        return reply
    key = "reward_anyway" if outcome in ("not-today", "unsaid") else "reward"
    return f"{reply} {format_text('evening', key, text=show(goal.reward, one_line=True))}"


def kept_lines(day: Day) -> tuple[Entry, ...]:
    """What the evening's own questions brought, whatever profile asked them."""
    return tuple(entry for entry in day.of("reflection") if of_the_evening(entry))


def looked_back_on(day: Day) -> bool:
    """Whether any question of the evening has an answer."""
    goal = goal_of(day)
    return bool(goal and goal.outcome) or any(map(of_the_evening, day.entries))


def good(day: Day) -> list[Entry]:
    """The day's wins and small steps.

    A step that was kept as a win stands once, and one that made it harder not at all.
    """
    wins = day.of("win")
    piled = {win.parent for win in wins}
    steps = [e for e in day.of("win", "step") if e.outcome != "harder"]
    return [e for e in steps if e.kind == "win" or e.id not in piled]


def answer_to(question: Question, text: str, *, as_win: bool = False) -> NewEntry:
    """The answer as it is to be kept: on the pile, or as a line with its question.

    With `as_win` it is meant for the pile, whatever the question is.
    """
    is_none = is_set_apart(text) if as_win else is_no_win(text)
    if (as_win or question.kind == "win") and not is_none:
        return NewEntry("win", text, source=question.id)
    return NewEntry("reflection", text, cue=question.ask, source=question.id)


def keep_answer(journal: Journal, new: NewEntry, before: Entry | None) -> Entry:
    """Add an answer, or change the one `before` to it; a win whose words are none now is a line."""
    if before is None:
        return journal.add(new)
    if before.kind == new.kind:
        return journal.edit(before.id, text=new.text)
    journal.delete(before.id)
    return journal.add(new)


def closing(today: date) -> str:
    """What is said at the end of an evening."""
    return choose_stable(get_texts("evening", "closing"), seed=today) or ""


def kept_feelings(day: Day) -> str:
    """The feelings the evening holds already, as such a line."""
    return ", ".join(next((e.feelings for e in reversed(kept_lines(day)) if e.feelings), ()))


def note_feelings(journal: Journal, feelings: Sequence[str]) -> Entry:
    """Keep feelings of the moment, by themselves: the evening is still to come."""
    text = ", ".join(feelings)
    return journal.add(NewEntry("reflection", text, source=OWN, feelings=tuple(feelings)))


def keep_feelings(journal: Journal, feelings: Sequence[str]) -> Entry:
    """Keep the feelings with the evening's line, or by themselves if there is none."""
    lines = kept_lines(journal.today())
    with_some = [entry for entry in lines if entry.feelings]
    entry = next(reversed(with_some or lines), None)
    text = ", ".join(feelings)
    if entry is None:
        new = NewEntry("reflection", text, source=FEELINGS, feelings=tuple(feelings))
        return journal.add(new)
    if entry.source != FEELINGS:
        return journal.edit(entry.id, feelings=feelings)
    if feelings:
        return journal.edit(entry.id, text=text, feelings=feelings)
    return journal.delete(entry.id)[0]
