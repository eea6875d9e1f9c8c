"""The keys that commands have now: their own, or those that a person moved them to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from checkin.core.frozen import replace
from checkin.core.key_signs import key_sign
from checkin.tui.keymap import EVERYWHERE, Command

if TYPE_CHECKING:
    from textual.screen import Screen


class MovedKeys:
    """Says of commands which keys they have now; nothing is looked up while none was moved."""

    def __init__(self, value: str = "") -> None:
        """`value` is the setting `keys`."""
        self.value = value
        self._moved: Mapping[str, str] = {}
        self._left: Collection[str] = ()
        if value:
            from checkin.core.keys import moved_keys, usual

            self._moved = moved_keys(value)
            self._left = {usual(id) for id in self._moved}

    def of(self, commands: tuple[Command, ...]) -> tuple[Command, ...]:
        """The commands with the keys they have now."""
        if not self._moved:
            return commands
        moved = self._moved
        return tuple(replace(c, key=moved[c.id]) if c.id in moved else c for c in commands)

    @property
    def everywhere(self) -> tuple[Command, ...]:
        """What works everywhere, with the keys it has now."""
        return self.of(EVERYWHERE)

    def key(self, id: str) -> str:
        """The key that a command has now, as Textual names it. Raises `KeyError` for no command."""
        from checkin.core.key_table import KEYS

        return self._moved.get(id) or KEYS[id]

    def name(self, id: str) -> str:
        """The key that a command has now, as it is typed: for a sentence."""
        return key_sign(self.key(id))

    def has_left(self, key: str, commands: tuple[Command, ...]) -> bool:
        """Whether commands were moved from a key, and a page with these has no use for it now."""
        if key not in self._left:
            return False
        return all(command.key != key for command in self.of((*commands, *EVERYWHERE)))

    def are_idle(self, page: Screen[Any], key: str) -> bool:
        """Whether a page has nothing to do for its key now, to which another command was moved."""
        active = page.active_bindings.get(key) if self._moved else None
        if active is None or active.node is not page.app or active.binding.priority:
            return False
        return any(command.key == key for command in self.of(getattr(page, "KEYS", ())))

    def for_textual(self) -> dict[str, str]:
        """The keys by the ids of bindings.

        Textual takes all that is bound to a key away with the one that is moved from it: those
        that share the key with it are bound to it again.
        """
        if not self._moved:
            return {}
        from checkin.core.key_table import KEYS
        from checkin.core.keys import pages

        found = dict(self._moved)
        for page in pages():
            left = {KEYS[id] for id in page if id in self._moved}
            found |= {id: KEYS[id] for id in page if KEYS[id] in left and id not in self._moved}
        return found
