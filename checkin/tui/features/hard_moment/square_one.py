"""The answer to the feeling of starting over."""

from __future__ import annotations

from typing import Any

from checkin.content.hard_moment import offer_help, square_one
from checkin.content.strings import get_text
from checkin.core.rotation import choose_stable
from checkin.tui.base.choice_dialog import MomentDialog
from checkin.tui.base.help_offer import HELP
from checkin.tui.base.screen import Page
from checkin.tui.rendering.entries import past_line

SAY = "say"
"""The answer of someone who says what was going on; what is typed of it comes after a space."""
_WINS = 3


async def answer_square_one(page: Page[Any]) -> str | None:
    """Answer it with what was done before, and ask what was going on; what was chosen."""
    wins, today = (
        page.journal.past_wins.some_of_today("square one", _WINS, after_slip=True),
        page.journal.clock.today(),
    )
    answer = choose_stable(square_one(wins=bool(wins)), seed=today) or ""
    before = [past_line(win, today) for win in wins]
    return await page.app.push_screen_wait(
        MomentDialog(
            get_text("hard", "square_one"),
            get_text("hard", "look_at_it"),
            [
                ("back", get_text("hard", "back_to_ideas")),
                (SAY, get_text("hard", "say_around")),
                *zip(HELP[:-1], offer_help().choices, strict=False),
            ],
            note="\n".join([answer, "", *before]).strip(),
            says=get_text("help", "people"),
            words=SAY,
        )
    )
