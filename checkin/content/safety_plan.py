"""The questions of a person's own plan for hard times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from checkin.content.loader import load_pack, rows
from checkin.core.frozen import Frozen
from checkin.core.support_records import Contact, Document, SafetyPlan

if TYPE_CHECKING:
    from checkin.content.help_lines import HelpLine


class PlanField(Frozen):
    """One part of the plan, or one note about the plan itself."""

    key: str
    title: str
    kind: str
    """list, contacts, text or date."""
    help: str
    example: str
    max: int | None
    """How many lines it holds; no limit if not given."""
    optional: bool
    suggest_from: str | None
    """The pack whose items can be offered for it."""
    show_on: tuple[str, ...]
    """Where else its lines are shown, such as the keep-close box."""


Part = tuple[PlanField, tuple[str, ...]]
"""A part of the plan with its lines as they are read."""


@cache
def fields() -> tuple[PlanField, ...]:
    """The parts, from what one can do alone toward people, services and reasons."""
    ordered = sorted(rows("safety_plan", "field"), key=lambda row: row["order"])
    return tuple(_field(row) for row in ordered)


@cache
def meta() -> tuple[PlanField, ...]:
    """Notes about the plan: made with whom, last looked over, who has a copy."""
    return tuple(_field(row) for row in rows("safety_plan", "meta"))


def field(key: str) -> PlanField:
    """The part or note of that key. Raises `KeyError` for one that is none."""
    for each in (*fields(), *meta()):
        if each.key == key:
            return each
    raise KeyError(key)


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
    """The day the plan was last looked over or changed; `None` for a plan without lines."""
    days = [line.written for lines in plan.values() for line in lines if line.written]
    for line in plan.get("looked_over", ()):
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
    return f"{day.day} {day:%B %Y}" if day else text


def sheet(
    plan: SafetyPlan,
    people: Iterable[Contact] = (),
    country: str = "",
    known: Iterable[HelpLine] | None = None,
) -> Document:
    """The whole plan as one page to print, with help lines at its end.

    These are the lines of the country, unless the lines to say are given as `known`.
    """
    from checkin.content import help_lines
    from checkin.content.strings import get_text

    found = [(each.title, lines) for each, lines in parts(plan, people)]
    notes = [
        (each.title, as_written(each, line.text))
        for each in meta()
        for line in plan.get(each.key, ())
    ]
    found.append((get_text("people", "lines"), help_lines.brief(country, known)))
    return Document(get_text("people", "plan"), tuple(found), tuple(notes))


def intro() -> tuple[str, ...]:
    """What the plan is, before filling it in."""
    return tuple(load_pack("safety_plan")["intro"]["lines"])


def use_lines() -> tuple[str, ...]:
    """What to say while it is being used."""
    return tuple(load_pack("safety_plan")["use"]["lines"])


def print_hint() -> str:
    """Why a paper copy is worth having."""
    return str(load_pack("safety_plan")["use"]["print_hint"])


def _field(row: Mapping[str, Any]) -> PlanField:
    return PlanField(
        row["key"],
        row["title"],
        row["kind"],
        row.get("help", ""),
        row.get("example", ""),
        row.get("max"),
        row.get("optional", False),
        row.get("suggest_from"),
        tuple(row.get("show_on", ())),
    )
