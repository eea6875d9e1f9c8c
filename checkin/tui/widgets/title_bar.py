"""The first line of a page: its name, and something quiet at the right end."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class TitleBar(Widget):
    """A bold name at the left, a muted note at the right if there is room for both."""

    DEFAULT_CSS = "TitleBar { height: 1; margin-bottom: 1; }"

    name_shown: reactive[str] = reactive("", layout=False)
    note: reactive[str] = reactive("", layout=False)

    def __init__(self, name_shown: str = "", note: str = "") -> None:
        super().__init__()
        self.set_reactive(TitleBar.name_shown, name_shown)
        self.set_reactive(TitleBar.note, note)

    def render(self) -> Content:
        name = Content.styled(self.name_shown, "bold")
        note = Content.styled(self.note, "$secondary")
        room = self.size.width - name.cell_length - note.cell_length
        if room < 2:
            return name
        return Content.assemble(name, " " * room, note)
