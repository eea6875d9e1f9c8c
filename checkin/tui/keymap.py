"""What keys do, said once: each command feeds a key, the footer, the palette and the help."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

from checkin.core.frozen import Frozen
from checkin.tui import routes


class Command(Frozen):
    """One thing a key does."""

    id: str
    """`screen.verb`: what a keymap names it by."""
    key: str
    action: str
    label: str
    """One or two words, for the footer."""
    about: str
    """One sentence, for the help and the palette."""
    shown: bool = True
    """Whether the footer names it."""
    also: str = ""
    """Another key that does the same before any field sees it, also while typing."""
    always: bool = False
    """Whether it works before any field sees the key."""
    need: int = 1
    """How long the footer names it where there is little room: from 0, the first to go, to MOST.

    Of those that are needed alike, the last go first. Enter, the way out and help stay.
    """
    group: str = ""
    """Which heading of help it stands under: ENTRY, SEVERAL, ...; empty for that of its page."""
    changes: bool = False
    """Whether it changes what is kept, or ends the app: a letter that may begin words waits."""
    short: str = ""
    """A shorter label, for where one that is needed more would have no room."""


class Footer(Frozen):
    """What a footer names now, where that is not what its page names else."""

    says: str
    """What stands before the keys."""
    first: tuple[str, ...]
    """The ids of the commands that are named, the most needed first."""
    back: str = ""
    """What the way out is called; empty for its usual name."""


ENTRY = "entry"
SEVERAL = "several"
LOOK_BACK = "look_back"
GO = "go"
IN_LIST = "list"
MOST = 3
CHOOSE = "Choose"
"""What enter is called where it takes what is highlighted. Else it is Keep, or Next."""
HELP = "app.help"
ALSO_HELP = "app.help.also"
DOWN = "list.down"
"""What the footer names in place of enter where nothing is chosen yet."""


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """The commands as Textual wants them."""
    made = []
    for command in commands:
        for nth, key in enumerate(k for k in (command.key, command.also) if k):
            made.append(
                Binding(
                    key,
                    command.action,
                    command.label,
                    show=command.shown and not nth,
                    priority=command.always or nth > 0,
                    id=command.id if not nth else f"{command.id}.also",
                    tooltip=command.about,
                )
            )
    return made


EVERYWHERE: tuple[Command, ...] = (
    Command(
        "app.morning",
        "m",
        routes.MORNING.action,
        "Morning",
        "One gentle thing for today.",
        group=GO,
    ),
    Command(
        "app.wins", "w", routes.WINS.action, "Win", "Keep what went well, however small.", group=GO
    ),
    Command(
        "app.hard",
        "s",
        routes.HARD_MOMENT.action,
        "Hard moment",
        "A hard moment: one small thing to do now.",
        also="f2",
        need=2,
        short="Hard",
        group=GO,
    ),
    Command(
        "app.evening", "e", routes.EVENING.action, "Evening", "Look back on the day.", group=GO
    ),
    Command("app.history", "h", routes.HISTORY.action, "History", "Everything you kept.", group=GO),
    Command(
        "app.people",
        "p",
        routes.PEOPLE.action,
        "People",
        "People who can help, your plan and help lines.",
        also="f3",
        need=2,
        group=GO,
    ),
    Command(
        "app.breathe",
        "b",
        routes.BREATHE.action,
        "Breathe",
        "Breathe with me, at an easy pace.",
        shown=False,
        group=GO,
    ),
    Command(
        "app.look",
        "l",
        routes.LOOK_AROUND.action,
        "Look around",
        "Look around with me, one sense at a time.",
        shown=False,
        group=GO,
    ),
    Command(
        "app.skills",
        "k",
        routes.SKILLS.action,
        "Skills",
        "Short skills: a pause, a wave, a kind minute, and more.",
        shown=False,
        group=GO,
    ),
    Command(
        "app.week", "r", routes.WEEK.action, "Week", "Look back on the week.", shown=False, group=GO
    ),
    Command(HELP, "question_mark", "app.help", "More", "All keys.", also="f1"),
    Command(
        "app.undo",
        "u",
        "app.undo",
        "Undo",
        "Take back the last change to your entries.",
        shown=False,
        changes=True,
    ),
    Command(
        "app.redo", "U", "app.redo", "Redo", "Redo what was undone.", shown=False, changes=True
    ),
    Command(
        "app.here",
        "full_stop",
        "app.here",
        "Being here counts",
        "A whole check-in with one key.",
        shown=False,
    ),
    Command(
        "app.settings",
        "comma",
        routes.SETTINGS.action,
        "Settings",
        "How checkin looks and works.",
        shown=False,
        group=GO,
    ),
    Command(
        "app.hide",
        "ctrl+l",
        "app.hide",
        "Hide",
        "Hide the screen. Any key, or your passphrase, brings it back; f3 shows help lines.",
        shown=False,
        always=True,
    ),
    Command(
        "app.elsewhere",
        "f8",
        "app.elsewhere",
        "Another file",
        "Keep everything in another file, if yours is gone or full.",
        shown=False,
        always=True,
    ),
    Command(
        "app.leave",
        "q",
        "app.quit",
        "Leave",
        "Close checkin. What you typed is kept.",
        shown=False,
        changes=True,
    ),
)

_PAGE = 10
"""How many choices a page key goes past."""
_ALL = 10_000
"""More choices than any list has."""
LIST = (
    Command("list.up", "up", "move(-1)", "Up", "Go up in the list.", shown=False, group=IN_LIST),
    Command(DOWN, "down", "move(1)", "Down", "Go down in the list.", shown=False, group=IN_LIST),
    Command(
        "list.page_up",
        "pageup",
        f"move({-_PAGE})",
        "Far up",
        "Go far up.",
        shown=False,
        group=IN_LIST,
    ),
    Command(
        "list.page_down",
        "pagedown",
        f"move({_PAGE})",
        "Far down",
        "Go far down.",
        shown=False,
        group=IN_LIST,
    ),
    Command(
        "list.first",
        "home",
        f"move({-_ALL})",
        "First",
        "Go to the first.",
        shown=False,
        group=IN_LIST,
    ),
    Command(
        "list.last", "end", f"move({_ALL})", "Last", "Go to the last.", shown=False, group=IN_LIST
    ),
)
PEOPLE = Command(
    "page.people", "f3", routes.PEOPLE.action, "People", "People who can help.", need=MOST
)
"""The line of the pages of a hard moment, where people are always in sight."""
BACK = Command("page.back", "escape", "back", "Back", "Go back. What you typed stays.")
