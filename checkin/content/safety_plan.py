"""The questions of a person's own plan for hard times."""

from __future__ import annotations

from checkin.content.loader import load_items, load_pack
from checkin.core.frozen import Frozen


class PlanField(Frozen):
    """One part of the plan, or one note about the plan itself."""

    key: str
    title: str
    kind: str
    """list, contacts, text or date."""
    help: str = ""
    example: str = ""
    max: int | None = None
    """How many lines it holds; no limit if not given."""
    suggest_from: str | None = None
    """The pack whose items can be offered for it."""


def fields() -> tuple[PlanField, ...]:
    """The parts, from what one can do alone toward people, services and reasons."""
    return load_items(PlanField, "safety_plan", "field")


def meta() -> tuple[PlanField, ...]:
    """Notes about the plan: made with whom, last looked over, who has a copy."""
    return load_items(PlanField, "safety_plan", "meta")


def field(key: str) -> PlanField:
    """The part or note of that key. Raises `KeyError` for one that is none."""
    return {each.key: each for each in (*fields(), *meta())}[key]


def intro() -> tuple[str, ...]:
    """What the plan is, before filling it in."""
    return tuple(load_pack("safety_plan")["intro"]["lines"])


def use_lines() -> tuple[str, ...]:
    """What to say while it is being used."""
    return tuple(load_pack("safety_plan")["use"]["lines"])


def print_hint() -> str:
    """Why a paper copy is worth having."""
    return str(load_pack("safety_plan")["use"]["print_hint"])
