"""Keeping all of it in another file, when the file cannot be used any more."""

from __future__ import annotations

from checkin.content.strings import format_text, get_text
from checkin.core.text import show
from checkin.tui.base.file_name_screen import FileNameScreen


class AnotherFileScreen(FileNameScreen[None]):
    """The open file can be read on most of the time, even when its name is gone."""

    ROUTE_NAME = "elsewhere"
    WORDS = ("elsewhere", "question", "help")
    CSS = """
    AnotherFileScreen TextField { margin-bottom: 1; }
    AnotherFileScreen #gone { margin-bottom: 1; }
    """

    def __init__(self, path: str) -> None:
        """`path` is that of the file that cannot be used."""
        super().__init__()
        self._path = path

    def name_offered(self) -> str:
        """The old name."""
        return self._path

    def show_status(self, text: str, *, trouble: bool = False) -> None:
        """Show one quiet line, without the key that leads here."""
        here = text.removesuffix(get_text("errors", "elsewhere")).rstrip()
        super().show_status(here, trouble=trouble)
        self.troubled = text if trouble else ""  # by which the app knows when it has passed

    async def save(self, path: str) -> None:
        """Copy all of it there, and go on with that file."""
        whole = await self.host.go_on_in(path)
        said = "kept" if whole else "words_alone"
        if path == self._path:
            said = "kept_same"
        self.leave(None, format_text("elsewhere", said, file=show(path, one_line=True)))
