"""Keys of the app: shown, changed and put back with `checkin settings keys`."""

from __future__ import annotations

from checkin.cli.context import Shell, told
from checkin.cli.output import note, say, say_json
from checkin.core.errors import NotPossible
from checkin.core.key_signs import key_sign
from checkin.core.key_table import KEYS
from checkin.core.keys import as_value, checked_keys, moved_keys, usual
from checkin.core.settings import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_ROOM = max(map(len, KEYS)) + 2


def settings(shell: Shell, words: tuple[str, ...]) -> int:
    """Show the keys of all commands or of one, or change those that are named.

    An empty key puts one back, and an empty word alone all of them.
    """
    if len(words) == 1 and words[0]:
        usual(words[0])
    if len(words) < 2 and words != ("",):
        with shell.open() as journal:
            stored, unfit = journal.settings["keys"], journal.settings.unfit.get("keys")
        _tell(shell, stored, words or KEYS)
        if unfit is not None:
            note(_why(unfit))
        return 0
    with shell.keeping() as journal:
        before = moved_keys(journal.settings["keys"])
        stored = journal.settings.set("keys", _changed(before, words))
        shell.done()
    after = moved_keys(stored)
    changed = [id for id in KEYS if before.get(id) != after.get(id)]
    _tell(shell, stored, dict.fromkeys(words[::2]) if all(words[::2]) else changed)
    if changed:
        import shlex

        back = as_value({id: before.get(id, KEYS[id]) for id in changed}).split()
        note(told("setting_back", command=shlex.join(["checkin", "settings", "keys", *back])))
    return 0


def _changed(before: dict[str, str], words: tuple[str, ...]) -> str:
    """The value of the setting in which the commands that are named have other keys."""
    if words == ("",):
        return ""
    now = {id: key_sign(key) for id, key in before.items()}
    for id, key in zip(words[::2], (*words[1::2], ""), strict=False):
        now[id] = key or key_sign(usual(id))
    return " ".join(f"{id} {key}" for id, key in now.items())


def _tell(shell: Shell, stored: str, ids: Iterable[str]) -> None:
    """Say which keys commands have, and which they have unless they are changed."""
    if shell.json:
        say_json({"name": "keys", "value": stored, "about": find("keys").about})
        return
    moved = moved_keys(stored)
    for id in ids:
        before, now = key_sign(KEYS[id]), key_sign(moved.get(id, KEYS[id]))
        said = told("key_changed", now=now, before=before) if id in moved else now
        say(f"{id.ljust(_ROOM)}{said}")


def _why(unfit: str) -> str:
    """Why not all that is stored can be used."""
    try:
        return checked_keys(unfit)
    except NotPossible as error:
        return error.whole
