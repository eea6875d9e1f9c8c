"""How every tool ends: a kind line, and the question whether the try goes on the pile."""

from __future__ import annotations

from checkin.content.skills import Skill
from checkin.content.strings import format_text, get_text
from checkin.core.entries import NewEntry
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.base.screen import Page
from checkin.tui.rendering.entries import pile_question
from checkin.tui.routes import Begun, Tried, going_on

TOOL = "tools"
"""The kind of win that a tool is: a try counts."""


async def complete_tool(
    page: Page[Tried | None],
    win: NewEntry,
    reply: str,
    *,
    name: str,
    inside: bool = False,
    begun: Begun | None = None,
    if_not: str = "",
    part: bool = False,
) -> None:
    """Say the reply, put the win on the pile if that is wanted, and leave the page with the try.

    `name` is what the page is called, and `if_not` what is said if it is no win for them, where
    that is not a skill that was tried. With `inside`, the hard moment that the tool was opened
    from asks about the pile, and nothing is asked here; `begun` is what that moment goes on from
    where it is no longer open. With `part` it was left on the way: the win says what was done of
    it, and enter alone does not put it on the pile. The page stays if the win cannot be
    kept. To be called from a worker.
    """
    if begun is not None:
        page.host.go(going_on(begun, _tried(win, reply, part), page.day))
        return
    if inside:
        page.dismiss(_tried(win, reply, part))  # which says the reply above its question
        return
    tried = Tried(win.before, win.after)
    said = await _offer_to_log_win(page, win, reply, name=name, if_not=if_not, part=part)
    if said is not None:
        page.dismiss(tried)
        page.host.show_status_on_previous(said)


def _tried(win: NewEntry, reply: str, part: bool) -> Tried:
    return Tried(win.before, win.after, reply, win.text if part else "")


async def _offer_to_log_win(
    page: Page[Tried | None], win: NewEntry, reply: str, *, name: str, if_not: str, part: bool
) -> str | None:
    """Ask about the pile, and do it; what to say then, or None if it could not be done."""
    answer = await page.app.push_screen_wait(
        ChoiceDialog(
            name,
            pile_question(win.text),
            [("yes", get_text("hard", "pile_yes")), ("no", get_text("hard", "pile_no"))],
            note=reply,
            first=not part,
        )
    )
    if answer != "yes":
        return if_not or get_text("skills", "not_piled")
    if await page.write(lambda journal: journal.add(win)) is None:
        return None
    return get_text("skills", "piled")


def skill_win(skill: Skill) -> NewEntry:
    """A skill that was tried, as a win: a try counts."""
    text = format_text("skills", "win", name=skill.name) or skill.name
    return NewEntry("win", text, label=TOOL, source=f"skill:{skill.id}")
