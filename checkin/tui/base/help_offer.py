"""People, the plan and help lines, offered where what was said is a reason to."""

from __future__ import annotations

from typing import Any

from checkin.content.distress_words import may_have_happened
from checkin.content.hard_moment import offer_help
from checkin.content.hard_words import is_hurt
from checkin.content.strings import get_text
from checkin.tui import routes
from checkin.tui.base.choice_dialog import MomentDialog
from checkin.tui.base.screen import Page

HELP = ("people", "plan", "lines", "not-now")
"""The answers to the offer of help, in the order of the pack."""


async def help_offered(page: Page[Any], *, name: str = "", words: str = "") -> None:
    """Offer people, the plan and help lines; "not now" is an answer like the others.

    `name` is what the page is called, if it is no hard moment. After `words` of what may have
    been done already, or of being hurt by somebody, emergency help is named first.
    """
    offer = offer_help()
    hurt = get_text("hard", "hurt_by") if is_hurt(words) else ""
    answers = zip(HELP, offer.choices, strict=True)
    chosen = await page.app.push_screen_wait(
        MomentDialog(
            name or get_text("hard", "title"),
            offer.text,
            list(answers),
            note=offer.happened if words and may_have_happened(words) else hurt,
            says=get_text("help", "people"),
        )
    )
    await show_help(page, chosen)


async def show_help(page: Page[Any], chosen: str | None) -> None:
    """Open the help that was chosen, over that page."""
    if chosen == "people":
        await page.host.open(routes.PEOPLE)
    elif chosen == "lines":
        await page.host.open(routes.HELP_LINES)
    elif chosen == "plan":
        written = bool(page.journal.safety_plan.all())
        await page.host.open(routes.PLAN_READING if written else routes.PLAN)
