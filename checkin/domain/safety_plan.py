"""A person's own plan for hard times, as it is read and printed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checkin.content import help_lines
from checkin.content.help_lines import HelpLine
from checkin.content.safety_plan import PlanField, fields, meta
from checkin.content.strings import format_text, get_text, plural
from checkin.core.day_names import date_name
from checkin.core.support_records import Contact, Document, SafetyPlan

_CHECKED = "looked_over"
"""The part that says when someone checked the plan."""

Part = tuple[PlanField, tuple[str, ...]]
"""A part of the plan with its lines as they are read."""


def parts(plan: SafetyPlan, people: Iterable[Contact] = ()) -> tuple[Part, ...]:
    """The parts that hold anything, with their lines, as they are read.

    Whoever is on the list of `people` stands among those one can tell, if not there already.
    """
    found = []
    for each in fields():
        lines = [line.text for line in plan.get(each.key, ())]
        if each.key == "people":
            said = " ".join(lines).casefold()
            lines += [contact(p) for p in people if p.name.casefold() not in said]
        if lines:
            found.append((each, tuple(lines)))
    return tuple(found)


def contact(person: Contact) -> str:
    """Someone in one line: who, how to reach them, what to ask them for."""
    return ", ".join(part for part in (person.name, person.reach, person.ask) if part)


def looked_over(plan: SafetyPlan) -> date | None:
    """The day the plan was last checked or changed; `None` for a plan without lines."""
    return max(filter(None, (_changed(plan), _checked(plan))), default=None)


def summary(plan: SafetyPlan, today: date) -> str:
    """How many lines it has, and when it was last changed or checked; empty without lines."""
    lines = plural("plan_lines", sum(map(len, plan.values())))
    changed, checked = _changed(plan), _checked(plan)
    if checked and (changed is None or checked >= changed):
        return format_text("people", "plan_checked", lines=lines, day=date_name(checked, today))
    day = date_name(changed, today) if changed else ""
    return format_text("people", "plan_changed", lines=lines, day=day) or lines


def _changed(plan: SafetyPlan) -> date | None:
    """The day one of its lines was last written, but for the one that says it was checked."""
    written = (line.written for part in plan if part != _CHECKED for line in plan[part])
    return max(filter(None, written), default=None)


def _checked(plan: SafetyPlan) -> date | None:
    """The last day that it says it was checked."""
    days = []
    for line in plan.get(_CHECKED, ()):
        try:
            days.append(date.fromisoformat(line.text))
        except ValueError:  # written by another program
            continue
    return max(days, default=None)


def as_written(field: PlanField, text: str) -> str:
    """A line as it is shown: a day in words."""
    try:
        day = date.fromisoformat(text) if field.kind == "date" else None
    except ValueError:
        day = None
    return date_name(day) if day else text


def plan_document(
    plan: SafetyPlan,
    people: Iterable[Contact] = (),
    country: str = "",
    known: Iterable[HelpLine] | None = None,
) -> Document:
    """The whole plan as one page to print, with help lines at its end.

    These are the lines of the country, unless the lines to say are given as `known`.
    """
    found = [(each.title, lines) for each, lines in parts(plan, people)]
    notes = [
        (each.title, as_written(each, line.text))
        for each in meta()
        for line in plan.get(each.key, ())
    ]
    found.append((get_text("people", "lines"), help_lines.brief(country, known)))
    return Document(get_text("people", "plan"), tuple(found), tuple(notes))
