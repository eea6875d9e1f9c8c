"""What is asked before something goes for good, and what is said after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checkin.content.purging import counted
from checkin.content.strings import format_text, get_text
from checkin.core.purge_records import Purged, PurgePlan
from checkin.journal import Journal
from checkin.tui.base.choice_dialog import ChoiceDialog
from checkin.tui.base.screen import Page

_FILE, _ALL = "file", "all"


async def planned(page: Page[Any], ask: Callable[[Journal], PurgePlan]) -> PurgePlan | None:
    """What would go, read beside the interface; None, and a sentence, if it cannot be read."""
    plan: PurgePlan | None = await page.run_worker(page.run_read(ask), group="read").wait()
    return plan


async def ask_about_backups(
    page: Page[Any], plan: PurgePlan, *, question: str = "", note: str = ""
) -> bool | None:
    """Whether backups are to let go of it too; None for nothing at all.

    `question` and `note` stand in place of the usual ones. In memory there are no backups: without
    a question of its own, it is not asked.
    """
    answers = [("leave", get_text("purge", "leave"))]
    if page.journal.path is None:
        if not question:
            return False
        answers.append((_FILE, get_text("purge", "from_memory")))
    else:
        held = counted("backups", len(plan.backups))
        everywhere = format_text("purge", "from_all", backups=held)
        answers.append((_FILE, get_text("purge", "from_file")))
        answers.append((_ALL, everywhere or get_text("purge", "from_new")))
    asked = ChoiceDialog(
        page.heading()[0],
        question or get_text("purge", "from_where"),
        answers,
        note=note or before_words(page),
    )
    answer = await page.app.push_screen_wait(asked)
    return answer == _ALL if answer in (_FILE, _ALL) else None


def before_words(page: Page[Any]) -> str:
    """What is said before: that it can't be undone, and of the backup that is made."""
    return get_text("purge", "final" if page.journal.path is None else "note")


def removed_words(page: Page[Any], gone: Purged, said: str, *, backups: bool) -> str:
    """What is said once it is gone; also what still has it."""
    found = [said]
    left = (gone.plan.unreadable, gone.plan.beside, filter(None, [gone.plan.away]))
    others = len(gone.failed) + sum(len(list(each)) for each in left)
    path = page.journal.path
    if path is not None and gone.plan.backups and not backups:
        command = page.journal.restoring(path).command("purge --backups")
        found.append(format_text("purge", "still_there", command=command))
    elif gone.rewritten and not others:
        found.append(get_text("purge", "gone_backups"))
    if others:
        found.append(format_text("purge", "not_all", count=others))
    found.append(format_text("history", "trash_not_smaller", why=gone.not_smaller or None))
    return " ".join(filter(None, found))
