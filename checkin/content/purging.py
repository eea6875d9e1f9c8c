"""How much goes for good, in words."""

from __future__ import annotations

from checkin.content.strings import format_template, format_text, get_texts, plural
from checkin.core.purge_records import PurgePlan


def counted(key: str, count: int) -> str:
    """A number with its noun, of those that belong to removing; empty for none at all."""
    if count < 1:
        return ""
    one, many = get_texts("purge", key)
    return one if count == 1 else format_template(many, count=f"{count:,}")


def goes(plan: PurgePlan) -> str:
    """What goes: "2 entries, 1 earlier version and 1 unfinished edit"; empty for nothing."""
    parts = [
        plural("entries", plan.entries),
        plural("lines", plan.lines),
        counted("versions", plan.versions),
        counted("drafts", plan.drafts),
    ]
    found = [part for part in parts if part]
    if len(found) < 2:
        return "".join(found)
    return format_text("purge", "and", first=", ".join(found[:-1]), last=found[-1])
