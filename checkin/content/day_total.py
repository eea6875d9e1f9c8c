"""The person's own total of days, said in one line."""

from __future__ import annotations

from checkin.content.strings import format_text


def total_line(key: str, name: str, days: int) -> str:
    """A sentence about the total; another one of the same meaning where no day is counted yet."""
    shown = name[:1].upper() + name[1:]
    counted = format_text("total", key, name=shown, days=f"{days:,}" if days else "")
    return counted or format_text("total", f"{key}_first", name=shown)
