"""The last line of a page: the few keys that matter here, and that work now."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

_NAMES = {
    "enter": "enter",
    "escape": "esc",
    "question_mark": "?",
    "full_stop": ".",
    "comma": ",",
    "slash": "/",
    "asterisk": "*",
    "up": "↑",
    "down": "↓",
}


def key_name(key: str) -> str:
    """A key as a person knows it: esc, ?, f2, ctrl+l."""
    return _NAMES.get(key, key)


class Keys(Widget):
    """Names what the keys do, as many as there is room for. A click works as the key does."""

    DEFAULT_CSS = """
    Keys { dock: bottom; height: 1; padding: 0 2; background: $surface; color: $muted; }
    """

    def on_mount(self) -> None:
        """Follow the screen: what works changes with the field that has the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Content:
        """The line of keys."""
        shown = []
        left = self.size.width
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if not (binding.show and active.enabled):
                continue
            part = Content.assemble(
                Content.styled(key_name(binding.key), "b $accent"), " ", binding.description
            ).stylize(Style.from_meta({"@click": f"screen.press('{binding.key}')"}))
            if part.cell_length > left:
                break
            left -= part.cell_length + 2
            shown.append(part)
        return Content("  ").join(shown)
