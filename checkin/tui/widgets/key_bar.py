"""The last line of a page: the few keys that matter here, and that work now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from checkin.core.key_signs import SIGNS
from checkin.tui.keymap import (
    ALSO_HELP,
    CHOOSE,
    DOWN,
    EVERYWHERE,
    HELP,
    LIST,
    MOST,
    Command,
    Footer,
    bindings,
)
from checkin.tui.rendering.entries import clickable
from checkin.tui.widgets.choice_list import ChoiceList

_NAMES = {
    **SIGNS,
    "enter": "enter",
    "escape": "esc",
    "question_mark": "?",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "shift+up": "shift+↑",
    "shift+down": "shift+↓",
}
_ALWAYS = ("escape", "question_mark", "f1")
"""The keys that are always named, in this order: the way out, and help by either of its keys."""
GAP = "  "


def key_name(key: str) -> str:
    """A key as a person knows it: esc, ?, f2, ctrl+l."""
    return _NAMES.get(key, key)


def key_named(sign: str) -> str:
    """The key that types this sign."""
    return next((key for key, name in _NAMES.items() if name == sign), sign)


class KeyBar(Widget):
    """Names what the keys do, as many as there is room for. A click works as the key does.

    The way out and help come last and are always named. Of the others the least needed go first.
    """

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; background: $surface; color: $muted; }
    """

    def __init__(self, order: Sequence[Command] = ()) -> None:
        """`order` is the page's own commands; they come first, as they are listed.

        A page that is left with esc names of what works everywhere only help.
        """
        super().__init__()
        commands = [*order, *(command for command in EVERYWHERE if command not in order)]
        self._commands = {command.id: command for command in commands}
        self._order = {id: index for index, id in enumerate(self._commands)}
        self._ours = len(order)
        self._own = {command.key: command for command in order if command.shown}
        self._alone = any(command.key == "escape" for command in order)

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def on_resize(self) -> None:
        """Stand below the page again once it has its width, too."""
        self.call_after_refresh(self.refresh)

    def render(self) -> Content:
        edge, room = self._columns()
        now = self._now
        says = Content.styled(now.says, "b") if now else Content("")
        room -= says.cell_length + len(GAP) if says else 0
        named = self._named()
        fitting = [self._fitting(named, room, short) for short in (False, True)]
        best = max(fitting, key=lambda found: [part is not None for part in found])
        parts = sorted(zip(named, best, strict=True), key=lambda found: self._place(found[0]))
        kept = [part for _, part in parts if part is not None]
        kept = [says, *kept] if says else kept
        return Content.assemble(" " * edge, Content(GAP).join(kept))

    @property
    def _now(self) -> Footer | None:
        """What the page wants named now instead of its usual keys, if anything."""
        found: Footer | None = getattr(self.screen, "footer", None)
        return found

    @property
    def _waits(self) -> bool:
        """Whether enter has nothing to take until something is chosen."""
        waits: bool = getattr(self.screen, "enter_waits", False)
        return waits

    def _chooses(self, binding: Binding) -> bool:
        """Whether it stands where enter would, as nothing is chosen yet."""
        return self._waits and binding.id == DOWN

    def _columns(self) -> tuple[int, int]:
        """Where the page's own text begins, and how wide it is."""
        page = self.screen.query_one_optional("#page")
        if page is None or not page.region.width:
            return 2, self.size.width - 4
        return page.content_region.x, page.content_region.width

    def _named(self) -> list[Binding]:
        """What can be named now, the most needed first."""
        active = [a.binding for a in self.screen.active_bindings.values() if a.enabled]
        now = self._now
        found = [b for b in active if self._is_here(b)]
        if now is not None:
            kept = {*self._commands}.difference(now.first)
            found = [b for b in found if b.key in _ALWAYS or b.id not in kept]
        if self._waits:
            found = [b for b in found if b.key != "enter"]
            found += bindings(command for command in LIST if command.id == DOWN)
        if not any(binding.id == HELP for binding in found):  # a field takes its key as a letter
            found += [b for b in active if b.id == ALSO_HELP]
        return sorted(found, key=lambda b: (-self._need(b), self._place(b)))

    def _is_here(self, binding: Binding) -> bool:
        """Whether the footer has a place for it: what works everywhere has one only on today."""
        if binding.id and binding.id.endswith(".also") and binding.key in self._own:
            return True  # the app's own is done before the page's, which names it
        if self._alone and self._order.get(binding.id or "", self._ours) >= self._ours:
            return binding.show and binding.key in (*_ALWAYS, "enter")
        return binding.show

    def _fitting(self, named: Iterable[Binding], room: int, short: bool) -> list[Content | None]:
        """Those that there is room for, and None for the others."""
        found: list[Content | None] = []
        for binding in named:
            says = self._says(binding, short)
            key = Content.styled(key_name(binding.key), "b $accent")
            part = Content.assemble(key, " ", says) if says else key
            if part.cell_length > room:
                found.append(None)
                continue
            room -= part.cell_length + len(GAP)
            found.append(clickable(part, f"screen.press('{binding.key}')"))
        return found

    def _says(self, binding: Binding, short: bool) -> str:
        """What a key is called here; enter does what the field says it does."""
        now = self._now
        says = self._enter() if binding.key == "enter" else ""
        if self._chooses(binding):
            return CHOOSE
        if now is not None and binding.key == "escape":
            says = now.back
        command = self._command(binding)
        if says or command is None:
            return says or binding.description
        return (short and command.short) or command.label

    def _enter(self) -> str:
        """What enter does in the field that has the focus; empty if there is none."""
        says: str = getattr(self.screen.focused, "enter_says", "")
        if says and getattr(self.screen, "ENTER_CHOOSES", False):
            choices = self.screen.query_one_optional(ChoiceList)
            if choices is not None and choices.display and choices.chosen is not None:
                chooses: str = getattr(self.screen, "choose_says", CHOOSE)
                return chooses
        return says

    def _command(self, binding: Binding) -> Command | None:
        known = self._commands.get(binding.id or "")
        return known if known is not None else self._own.get(binding.key)

    def _need(self, binding: Binding) -> int:
        """How long it stays where there is little room: the way out longest, then help."""
        if binding.key in _ALWAYS:
            return len(_ALWAYS) + MOST - _ALWAYS.index(binding.key)
        command = self._command(binding)
        if binding.key == "enter" or self._chooses(binding):
            return MOST
        less: str = getattr(self.screen, "needed_less", "")
        return command.need if command is not None and command.id != less else 0

    def _place(self, binding: Binding) -> int:
        """Enter first, then the page's commands and what works everywhere, the way out, help."""
        last = len(self._order)
        if binding.key in _ALWAYS:
            return last + 1 + _ALWAYS.index(binding.key)
        command = self._command(binding)
        known = self._order[command.id] if command is not None else last
        if self._now is not None and binding.id in self._now.first:
            return self._now.first.index(binding.id)
        return -1 if binding.key == "enter" or self._chooses(binding) else known
