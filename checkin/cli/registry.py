"""The commands by name. Listing them imports none of them."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.cli.command import Command

COMMANDS: dict[str, dict[str, tuple[str, str]]] = {
    "Keep": {
        "win": ("add", "Keep something that went well, however small."),
        "intention": ("add", "Choose one gentle thing for today."),
        "hard": ("add", "A hard moment: one small thing to do right now."),
        "here": ("add", "Being here counts: a full check-in, without words."),
        "count": ("count", "Count today in a total of your own, such as sober days."),
        "breathe": ("breathe", "Breathe at a steady pace, for as long as you like."),
        "pause": ("breathe", "Two quiet minutes, and then back to your shell."),
    },
    "Look back": {
        "today": ("view", "Show today's page."),
        "log": ("view", "List your entries, the newest day first."),
        "search": ("view", "Find entries by their words."),
        "show": ("view", "Show all the details of entries."),
        "on-this-day": (
            "lookback",
            "What you kept a week, a month, or years ago.",
        ),
        "week": ("week", "The week's wins, and a question about it."),
        "remember": ("lookback", "One of your wins, picked at random."),
        "pile": ("lookback", "All your wins by week, month, season, topic or person."),
        "year": ("lookback", "A map of the year, with a mark for each day that has a win."),
        "glimpse": ("glimpse", "One past win on one line, for when your shell starts."),
        "nudge": ("nudge", "One short line for tmux or a prompt, until something is kept today."),
        "remind": ("remind", "A gentle reminder, every day at a time you choose."),
    },
    "Change": {
        "edit": ("edit", "Change an entry; its earlier words are kept too."),
        "delete": ("edit", "Put entries away; undo brings them back."),
        "undo": ("edit", "Undo the last change to your entries."),
        "redo": ("edit", "Redo what was undone."),
        "trash": ("trash", "List the trash, bring things back, or empty it."),
        "purge": ("purge", "Remove entries for good, or what they said before."),
    },
    "Your file": {
        "export": ("export", "Save everything as JSON, Markdown or CSV."),
        "import": ("imports", "Bring in what you kept in another program, or an export."),
        "merge": ("merge", "Bring together two copies of your file, such as from two computers."),
        "backup": ("backups", "Make a backup, or save a copy under a name you choose."),
        "backups": ("backups", "List your backups."),
        "restore": ("backups", "Go back to a backup. What's there now is backed up first."),
        "doctor": ("doctor", "Look whether all is well with your file, and say what to do."),
        "rescue": ("rescue", "Save what can be read of a damaged file into a new one."),
        "session": ("session", "One page to bring along to your session."),
        "share": ("share", "Turn entries you choose into a text for someone, or a note."),
        "status": ("file", "Show what's in your file."),
        "path": ("file", "Show where your file is."),
        "settings": ("file", "Show or change a setting."),
        "lock": ("lock", "A passphrase, asked for before checkin shows what you wrote."),
        "packs": ("packs", "Your own words by file: list, check, add or remove them."),
    },
    "More": {
        "people": ("people", "People who can help: your own people, your plan and help lines."),
        "demo": ("demo", "Look around in a made-up year of entries."),
        "help": ("help", "List the commands, or show how to use one."),
    },
}
"""By heading and name: the module of `checkin.cli.commands` a command is in, and what it is for."""

_HIDDEN = {"setback": "hard"}
MEANT = {
    "add": "win",
    "new": "win",
    "goal": "intention",
    "morning": "intention",
    "crisis": "people",
    "help-line": "people",
    "helpline": "people",
    "lines": "people",
    "person": "people",
    "someone": "people",
    "plan": "people",
    "plan-field": "people",
    "plan-reading": "people",
    "moment": "hard",
    "breath": "breathe",
    "rest": "pause",
    "break": "pause",
    "sober": "count",
    "slip": "count",
    "total": "count",
    "list": "log",
    "ls": "log",
    "history": "log",
    "entry": "show",
    "lookback": "on-this-day",
    "setup": "settings",
    "theme": "settings",
    "find": "search",
    "grep": "search",
    "calendar": "year",
    "map": "year",
    "random": "remember",
    "change": "edit",
    "remove": "delete",
    "rm": "delete",
    "erase": "purge",
    "shred": "purge",
    "wipe": "purge",
    "forget": "purge",
    "config": "settings",
    "pack": "packs",
    "copy": "backup",
    "check": "doctor",
    "repair": "doctor",
    "fsck": "doctor",
    "recover": "rescue",
    "salvage": "rescue",
    "rollback": "restore",
    "load": "import",
    "migrate": "import",
    "sync": "merge",
    "combine": "merge",
    "save": "export",
    "print": "share",
    "therapy": "session",
    "supervision": "session",
    "password": "lock",
    "passphrase": "lock",
    "unlock": "lock",
    "hide": "lock",
    "info": "status",
    "file": "path",
}
"""Commands by what other programs call them, or what the app calls the same thing."""
IN_THE_APP = frozenset(
    {
        *("box", "celebrate", "elsewhere", "evening", "facts", "feel", "feelings", "felt"),
        *("filters", "kind", "kind-lines", "later", "look", "more", "nothing", "notyet"),
        *("own-wins", "questions", "repeats", "skills", "stretch", "stretches", "tool", "tools"),
        *("what", "when-then", "words", "write"),
    }
)
"""The names of pages of the app that no command stands for."""
FORMERLY = {"remind": ("reminder", "was_moved")}
"""The sentence, by section and key, that says how the command is called that had this name."""
MODULES = {name: module for part in COMMANDS.values() for name, (module, _) in part.items()}
"""The module of each command, in the order of the help."""


def find(name: str) -> Command | None:
    """The command of that name, its module imported; None if there is none."""
    name = _HIDDEN.get(name, name)
    if name not in MODULES:
        return None
    from checkin.cli.command import Command

    module_name = f"checkin.cli.commands.{MODULES[name]}"
    __import__(module_name)  # importlib would be two million instructions of each short command
    module = sys.modules[module_name]
    called = name.replace("-", "_")
    found = vars(module).get(called) or getattr(module, f"{called}_")  # such as `import_`
    assert isinstance(found, Command)
    return found
