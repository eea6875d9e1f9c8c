"""Going back to the shell for a while, and coming back."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from checkin.content.screens import word
from checkin.tui.terminal import a_shell_waits, told_to_pause

if TYPE_CHECKING:
    from checkin.tui.app import CheckinApp
    from checkin.tui.driver import QuietDriver


def heed_the_shell(app: CheckinApp, driver: QuietDriver) -> None:
    """Stop and go on when a shell, or somebody, tells the program to."""

    def go_on() -> None:
        driver.go_on()
        app.refresh(layout=True)

    # nothing is half written while it is stopped: the file would be held until somebody comes back
    told_to_pause(lambda: app.with_all_saved(driver.pause), go_on)


def to_the_shell(app: CheckinApp) -> None:
    """Stop all that belongs to this job, if a shell can bring it back."""
    if app.is_headless:
        return
    if a_shell_waits():
        os.kill(0, signal.SIGTSTP)
    else:
        app.say_on_top(word("errors", "no_shell"))
