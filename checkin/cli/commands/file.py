"""The file: status, path, settings."""

from __future__ import annotations

import os
import sys

from checkin.cli.command import argument, command
from checkin.cli.context import Shell, told
from checkin.cli.output import note, say, say_json, size_words, write_bytes
from checkin.cli.terminal import at_terminal
from checkin.core.paths import journal_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.core.settings import Setting
    from checkin.journal import Journal


@command("status")
def status(shell: Shell) -> int:
    """Show what's in your file."""
    from checkin.core.frozen import as_dict
    from checkin.journal import Journal

    if Journal.is_encrypted(journal_path(shell.file)):
        return _encrypted(shell)
    with shell.open() as journal:
        found = as_dict(journal.file.status())
        is_locked = bool(journal.lock.stored())
    found["file"] = journal_path(shell.file)
    if is_locked:
        found.update({name: None for name in found if name not in ("file", "size", "schema")})
    if shell.json:
        say_json(found)
        return 0
    found["size"] = size_words(found["size"])
    names = {name: told(f"status.{name}") for name in found}
    room = max(map(len, names.values())) + 2
    for name, value in found.items():
        if value is not None:
            say(f"{names[name].ljust(room)}{f'{value:,}' if isinstance(value, int) else value}")
    if is_locked:
        from checkin.content.strings import get_text

        note(get_text("lock", "status_locked"))
    return 0


def _encrypted(shell: Shell) -> int:
    """Say of an encrypted file what can be told without its passphrase."""
    from checkin.content.strings import get_text

    path = journal_path(shell.file)
    size = os.path.getsize(path)
    if shell.json:
        say_json({"file": path, "size": size, "encrypted": True})
        return 0
    room = max(len(told("status.file")), len(told("status.size"))) + 2
    say(f"{told('status.file').ljust(room)}{path}")
    say(f"{told('status.size').ljust(room)}{size_words(size)}")
    note(get_text("lock", "status_encrypted"))
    return 0


@command("path")
def path(shell: Shell) -> int:
    """Show where your file is.

    It opens and creates nothing: the file may not be there yet.
    """
    found = journal_path(shell.file)
    if shell.json:
        say_json({"file": found})
    elif at_terminal(sys.stdout):
        say(found)
    else:  # for another program the name has to be exact, whatever bytes are in it
        write_bytes(os.fsencode(found) + b"\n")
    return 0


@command("settings")
@argument("name", required=False, completes="settings")
@argument("value", nargs=-1, completes="values")
def settings(shell: Shell, name: str | None, value: tuple[str, ...]) -> int:
    """Show or change a setting.

    Without a name it lists all settings and what they do. Put each of several small wins, or ways
    to celebrate, in quotes. `checkin settings keys` lists the keys of the app, and
    `checkin settings keys app.hard f6` changes one; '' in place of f6 puts it back.
    """
    from checkin.content.choices import choices_of, lines_in_words
    from checkin.core.settings import SETTINGS, find

    if name is None:
        with shell.open() as journal:
            values, unfit = dict(journal.settings), dict(journal.settings.unfit)
        if shell.json:
            say_json(values)
        else:
            room = max(len(setting.name) for setting in SETTINGS) + 2
            for setting in SETTINGS:
                now = values[setting.name]
                if setting.most_lines:
                    now = " · ".join(lines_in_words(setting, now))
                say(f"{setting.name.ljust(room)}{now or '-'}")
                choices = ", ".join(choices_of(setting))
                say(f"{' ' * room}{setting.about}{f' ({choices})' if choices else ''}")
        note(*(_unfit(each, unfit[each], values[each]) for each in unfit))
        return 0
    setting = find(name)
    if name == "keys":
        from checkin.cli.commands import keys

        return keys.settings(shell, value)
    notes: list[str] = []
    if value:
        with shell.keeping() as journal:
            before = journal.settings[name]
            notes = _set(journal, name, ("\n" if setting.most_lines else " ").join(value))
            now = journal.settings[name]
            if now != before:
                notes.append(_how_to_set_back(setting, before))
            shell.done()
    else:
        with shell.open() as journal:
            now = journal.settings[name]
            if name in journal.settings.unfit:
                notes = [_unfit(name, journal.settings.unfit[name], now)]
    if shell.json:
        say_json({"name": name, "value": now, "about": setting.about})
    else:
        say("\n".join(lines_in_words(setting, now)) if setting.most_lines else now)
    note(*notes)
    return 0


def _set(journal: Journal, name: str, value: str) -> list[str]:
    """Set it; what is good to know about that."""
    before = journal.settings.topics_off()
    journal.settings.set(name, value)
    if name == "backups-to" and value and not os.path.isdir(journal.settings[name]):
        return [told("not_there_now")]
    if name == "total" and value and not journal.day_total.days():
        from checkin.content.strings import get_text

        return [get_text("total", "so_far_shell")]
    now_on = sorted(before - journal.settings.topics_off())
    if name != "topics-off" or not now_on:
        return []
    return [told("topics_on", topics=", ".join(now_on))]


def _how_to_set_back(setting: Setting, before: str) -> str:
    """The command that sets it to what it was before."""
    import shlex

    from checkin.content.choices import lines_in_words

    words = lines_in_words(setting, before) if setting.most_lines else [before]
    return told(
        "setting_back", command=shlex.join(["checkin", "settings", setting.name, *(words or [""])])
    )


def _unfit(name: str, stored: str, used: str) -> str:
    from checkin.core.settings import find
    from checkin.core.text import quoted

    key = "setting_unfit_pack" if find(name).from_pack else "setting_unfit"
    return told(key, name=name, stored=quoted(stored), used=used or "-")
