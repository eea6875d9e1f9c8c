"""How an offered step and its record are put into words."""

from __future__ import annotations

from checkin.content.loader import load_pack
from checkin.content.strings import format_text


def question() -> str:
    """The question of a hard moment."""
    return str(load_pack("hard_moment")["question"])


def note(eased: int, tried: int, day: str | None = None) -> str | None:
    """What is known of a step, as counted: `None` until it has eased a moment once.

    `tried` counts the times it was answered how it went; `day` is the last day it eased one, in
    words. One time is told by its day, more by their number.
    """
    if eased < 1:
        return None
    if eased < tried:
        return format_text("hard", "eased_of", eased=eased, tried=tried)
    if eased == 1:
        return format_text("hard", "eased_on", day=day) or format_text("hard", "eased_once")
    return format_text("hard", "eased_times", eased=eased)


def calm(step: str) -> str:
    """The one sentence of the calm screen: the step, and time."""
    step = step.strip()
    end = "" if step.endswith((".", "?", "!", ":", "'", '"')) else "."
    return format_text("hard", "calm", step=f"{step}{end}") or ""


def plan(text: str, cue: str) -> str:
    """A when-then plan as one sentence; the step alone if it has no moment."""
    return format_text("hard", "plan", cue=cue, text=text) or text
