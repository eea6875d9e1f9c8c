"""What a hard moment shows below its ideas: what was learned from one, and a past win."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from checkin.content.strings import format_text, get_text
from checkin.core.day_names import day_name
from checkin.core.entries import Entry
from checkin.core.text import show
from checkin.tui.rendering.entries import clickable, muted, past_words


def past_lines(learned: Entry | None, past: Entry | None, today: date, key: str) -> Content:
    """What was written on looking back, and a past win with the key that shows another one."""
    rows: list[Content | str] = []
    if learned is not None:
        text, day = show(learned.text, one_line=True), day_name(learned.day, today)
        rows.append(format_text("hard", "learned", day=day, text=text))
    if past is not None:
        other = Content.assemble(
            Content.styled(key, "b $accent"), " ", muted(get_text("hard", "not_this_win"))
        )
        said = past_words(past, today)
        rows.append(Content.assemble(said, "   ", clickable(other, "screen.other_win")))
    return Content("\n").join([Content.assemble(row) for row in rows])
