"""The tools by name: what a small thing opens, and what the places of the app are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checkin.tui.base.screen import Page


def tool_screen(tool: str, *, about: str = "", inside: bool = True) -> Page[Any] | None:
    """The screen that an idea's `tool` opens; None for a tool that is no screen of its own.

    `tool` is a name, or a name with a choice: breathing, breathing:long-out, grounding,
    skill:wave, timer, timer:10, pile, people, plan. `about` is the idea in words; the timer
    shows it. With `inside` it was opened from a hard moment, which asks about the pile itself.
    A tool gives back True after a try, and None if it was left without one.
    """
    name, _, choice = tool.partition(":")
    if name == "breathing":
        from checkin.tui.features.tools.breathing_setup_screen import BreatheScreen

        return BreatheScreen(choice, inside=inside)
    if name == "grounding":
        from checkin.tui.features.tools.grounding_screen import LookScreen

        return LookScreen(inside=inside)
    if name == "skill":
        from checkin.tui.features.tools.skill_screen import skill_screen

        return skill_screen(choice, inside=inside)
    if name == "timer":
        from checkin.tui.features.tools.timer_screen import TimerScreen

        return TimerScreen(int(choice) if choice else None, about=about, inside=inside)
    if name == "pile":
        from checkin.tui.features.tools.past_wins_screen import ThreeWinsScreen

        return ThreeWinsScreen(inside=inside)
    if name in ("people", "help"):
        from checkin.tui.features.support.screen import PeopleScreen

        return PeopleScreen()
    if name == "plan":
        from checkin.tui.features.support.plan_screen import PlanScreen

        return PlanScreen()
    return None


def tool_at(place: str) -> Page[Any]:
    """The screen at that place of the app, opened by itself.

    `breathe` can name a pattern and the most rounds: breathe:box:6. Raises `KeyError`.
    """
    name, pattern, rounds = (*place.split(":"), "", "")[:3]
    if name == "breathe":
        from checkin.tui.features.tools.breathing_setup_screen import BreatheScreen

        return BreatheScreen(pattern, rounds=int(rounds) if rounds else None)
    if name == "skills":
        from checkin.tui.features.tools.skills_screen import SkillsScreen

        return SkillsScreen()
    tools = {"look": "grounding", "facts": "skill:facts", "when-then": "skill:when-then"}
    tools["box"] = "skill:hold"
    screen = tool_screen(tools[name], inside=False)
    assert screen is not None
    return screen
