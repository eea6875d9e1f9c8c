"""The tools by name: the one file that knows all of them."""

from __future__ import annotations

from checkin.tui import routes
from checkin.tui.base.screen import Page
from checkin.tui.routes import Tool, Tried


def tool_screen(tool: Tool) -> Page[Tried | None]:
    """A new page of that tool. Raises `KeyError` for a tool or a skill that is none."""
    inside, choice = tool.inside, tool.choice
    if tool.name == "breathing":
        from checkin.tui.features.tools.breathing_setup_screen import BreatheScreen

        return BreatheScreen(choice, rounds=tool.rounds, inside=inside, begins=True)
    if tool.name == "grounding":
        from checkin.tui.features.tools.grounding_screen import LookScreen

        return LookScreen(inside=inside, begins=True)
    if tool.name == "timer":
        from checkin.tui.features.tools.timer_screen import TimerScreen

        minutes = int(choice) if choice else None
        return TimerScreen(minutes, about=tool.about, inside=inside, ends=tool.ends)
    if tool.name == "listen":
        from checkin.tui.features.tools.timer_screen import FIVE, LISTEN, TimerScreen

        return TimerScreen(FIVE, what=LISTEN, inside=inside)
    if tool.name == "pile":
        from checkin.tui.features.tools.past_wins_screen import ThreeWinsScreen

        return ThreeWinsScreen(inside=inside)
    if tool.name == "kind-lines":
        from checkin.tui.features.tools.kind_lines_screen import KindLinesScreen

        return KindLinesScreen()
    if tool.name in routes.WRITING:
        from checkin.tui.features.tools.write_screen import WriteScreen

        return WriteScreen(tool.name, about=tool.about, inside=inside, begun=tool.begun)
    if tool.name == "skill":
        return skill_screen(choice, inside=inside)
    raise KeyError(f"No tool is called {tool.name!r}.")


def skill_screen(id: str, *, inside: bool = False) -> Page[Tried | None]:
    """A new page of that skill. Raises `KeyError` for an id that is none."""
    from checkin.content import skills

    found = skills.skill(id)
    if id == "wave":
        from checkin.tui.features.tools.urge_surfing_screen import WaveScreen

        return WaveScreen(found, inside=inside)
    if id == "facts":
        from checkin.tui.features.tools.thought_record_screen import FactsScreen

        return FactsScreen(found, inside=inside)
    if id == "when-then":
        from checkin.tui.features.tools.when_then_screen import WhenThenScreen

        return WhenThenScreen(found, inside=inside)
    if id == "hold":
        from checkin.tui.features.tools.comfort_box_screen import BoxScreen

        return BoxScreen(found, inside=inside)
    from checkin.tui.features.tools.skill_screen import SkillScreen

    return SkillScreen(found, inside=inside)
