"""The questions of a person's own plan for hard times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from checkin.content import pack, rows


@dataclass(frozen=True, slots=True)
class PlanField:
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


@cache
def fields() -> tuple[PlanField, ...]:
    """The parts, from what one can do alone toward people, services and reasons."""
    ordered = sorted(rows("safety_plan", "field"), key=lambda row: row["order"])
    return tuple(_field(row) for row in ordered)


@cache
def meta() -> tuple[PlanField, ...]:
    """Notes about the plan: made with whom, last looked over, who has a copy."""
    return tuple(_field(row) for row in rows("safety_plan", "meta"))


def intro() -> tuple[str, ...]:
    """What the plan is, before filling it in."""
    return tuple(pack("safety_plan")["intro"]["lines"])


def use_lines() -> tuple[str, ...]:
    """What to say while it is being used."""
    return tuple(pack("safety_plan")["use"]["lines"])


def print_hint() -> str:
    """Why a paper copy is worth having."""
    return str(pack("safety_plan")["use"]["print_hint"])


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
