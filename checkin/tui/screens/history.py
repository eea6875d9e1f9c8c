"""History: everything that was kept, newest day on top, and what can be done to it."""

from __future__ import annotations

from checkin.tui.screens.history_finder import TAG
from checkin.tui.screens.history_keys import HISTORY
from checkin.tui.screens.history_page import HistoryPage


class HistoryScreen(HistoryPage):
    """Wins come first. Hard moments are there when they are asked for."""

    KEYS = HISTORY
    CSS = """
    HistoryScreen #page { max-width: 110; }
    HistoryScreen #status { height: 1; color: $muted; margin-bottom: 1; }
    HistoryScreen #empty { height: 1fr; }
    HistoryScreen .-away { display: none; }
    """

    def action_edit(self) -> None:
        """Change the words of the entry, or its day."""
        from checkin.tui.screens.entry import EntryScreen

        if (entry := self._list.selected) is not None:
            self.say("")
            self.app.push_screen(EntryScreen(entry))

    def action_put_away(self) -> None:
        """Put it away, or all that are marked."""
        self._work.put_away()

    def action_keepsake(self) -> None:
        """Keep wins for a hard day, or no longer."""
        self._work.keepsake()

    def action_bring(self) -> None:
        """Put entries on the list for the next session, or take them off."""
        self._work.bring()

    def action_tag(self) -> None:
        """Ask for a tag."""
        self.say("")
        self._finder.ask(TAG)

    def action_copy(self) -> None:
        """Copy as plain text."""
        self._work.copy()

    def action_mark(self) -> None:
        """Mark an entry, or no longer, and go on to the next one."""
        self._work.mark()
        self._list.move(1)

    def action_trash(self) -> None:
        """Show what is put away."""
        from checkin.tui.screens.trash import TrashScreen

        self.say("")
        self.app.push_screen(TrashScreen())
