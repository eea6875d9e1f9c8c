"""Which minute of some it is: what a page with a timer says, and when it has to say another."""

from __future__ import annotations

from checkin.content.strings import format_text


def minute_now(gone: float, minutes: int) -> tuple[str, float]:
    """What is said `gone` seconds after so many minutes began, and the seconds until it changes."""
    before, rest = divmod(gone, 60)
    said = format_text("skills", "minute_now", now=str(int(before) + 1), all=str(minutes))
    return said, 60 - rest
