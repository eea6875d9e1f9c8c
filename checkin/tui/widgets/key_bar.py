"""The last line of a page: the few keys that matter here, and that work now."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from checkin.tui.keymap import Command
from checkin.tui.rendering.entries import clickable

_NAMES = {
    "enter": "enter",
    "escape": "esc",
    "question_mark": "?",
    "full_stop": ".",
    "comma": ",",
    "slash": "/",
    "asterisk": "*",
    "number_sign": "#",
    "plus": "+",
    "minus": "-",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
}


def key_name(key: str) -> str:
    """A key as a person knows it: esc, ?, f2, ctrl+l."""
    return _NAMES.get(key, key)


def key_named(sign: str) -> str:
    """The key that types this sign."""
    return next((key for key, name in _NAMES.items() if name == sign), sign)


class KeyBar(Widget):
    """Names what the keys do, as many as there is room for. A click works as the key does."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; padding: 0 2; background: $surface; color: $muted; }
    """

    def __init__(self, order: Sequence[Command] = ()) -> None:
        """`order` is the page's own commands; they come first, as they are listed.

        A page that is left with esc names no others: there is no room for what works everywhere.
        """
        super().__init__()
        self._order = {command.id: place for place, command in enumerate(order)}
        self._alone = any(command.key == "escape" for command in order)

    def on_mount(self) -> None:
        """Follow the screen: what works changes with the field that has the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Content:
        """The line of keys."""
        shown = []
        left = self.size.width
        active = [a.binding for a in self.screen.active_bindings.values() if a.enabled]
        for binding in sorted(active, key=self._place):
            if not binding.show or (self._alone and self._place(binding) == len(self._order)):
                continue
            key = Content.styled(key_name(binding.key), "b $accent")
            part = clickable(
                Content.assemble(key, " ", self._says(binding)), f"screen.press('{binding.key}')"
            )
            if part.cell_length > left:
                break
            left -= part.cell_length + 2
            shown.append(part)
        return Content("  ").join(shown)

    def _says(self, binding: Binding) -> str:
        """What a key is called here; enter does what the field says it does."""
        says = getattr(self.screen.focused, "enter_says", "") if binding.key == "enter" else ""
        return says or binding.description

    def _place(self, binding: Binding) -> int:
        """Enter first, then the page's commands, then what works everywhere."""
        if binding.key == "enter":
            return -1
        return self._order.get(binding.id or "", len(self._order))
