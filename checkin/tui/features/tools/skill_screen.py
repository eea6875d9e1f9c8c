"""One skill, a step at a time."""

from __future__ import annotations

from textual import work

from checkin.content.skills import Skill
from checkin.content.strings import get_text
from checkin.core.entries import NewEntry
from checkin.tui.features.tools.completion import complete_tool, skill_win
from checkin.tui.features.tools.steps_screen import Step, StepsPage
from checkin.tui.routes import Tried


class SkillScreen(StepsPage[Tried | None]):
    """Gives back the try, however far it went; None if it was left at its first step."""

    ROUTE_NAME = "skill"

    def __init__(self, skill: Skill, *, inside: bool = False) -> None:
        """`inside` says that a hard moment opened it, and asks about the pile itself."""
        super().__init__(skill.name, [Step(text) for text in skill.steps], care=skill.care or "")
        self.skill = skill
        self._inside = inside

    def end(self, whole: bool | None) -> None:
        """Say its end line, and ask whether the try goes on the pile."""
        if whole is None:
            self.dismiss(None)
        else:
            self.close(self.reply(whole), part=not whole)

    def reply(self, whole: bool) -> str:
        """What to say at the end of all of it, or of a part of it."""
        return self.skill.end if whole else get_text("skills", "stopped")

    def win(self) -> NewEntry:
        """The try, as a win."""
        return skill_win(self.skill)

    async def before_closing(self) -> None:
        """What comes before the question about the pile; nothing, unless a skill has something."""

    @work(group="flow", exclusive=True)
    async def close(self, reply: str, *, part: bool = False) -> None:
        """Leave with a kind line; with `part`, on the way."""
        await self.before_closing()
        name, win = self.skill.name, self.win()
        await complete_tool(self, win, reply, name=name, inside=self._inside, part=part)
