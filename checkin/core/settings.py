"""What a person can set, with the sentence that says what it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checkin.core.errors import CheckinError, NotPossible
from checkin.core.frozen import Frozen
from checkin.core.text import clean


class Setting(Frozen):
    """One thing that can be set. Values are plain text, as they stand in the file."""

    name: str
    default: str
    about: str
    choices: tuple[str, ...] = ()
    """What it may be; empty if it is checked in another way."""
    many: bool = False
    """Whether it holds several of the choices, parted by spaces."""
    most_lines: int = 0
    """How many lines of a person's own words it can hold; 0 if it holds none."""
    from_pack: str = ""
    """The pack that its choices are in: see `checkin.content.choices`."""
    title: str = ""
    """Its name as a person reads it; made of `name` if it is not given."""

    def __post_init__(self) -> None:
        if not self.title:
            title = self.name.replace("-", " ").capitalize()
            object.__setattr__(self, "title", title)


_SOUTH = "AO AR AU BO BR BW CL FJ FK LS MG MU MW MZ NA NC NZ PE PY RE SZ UY ZA ZM ZW"
"""The countries of which all or nearly all is south of the equator."""
_YES_NO = ("no", "yes")
QUIET = "quiet"
WAYS = "ways"
"""How much is said after a win: next to nothing, or ways to celebrate each time."""

OWN_THEMES = ("dusk", "dawn", "clear")
"""The themes that come with checkin."""
_TEXTUAL_THEMES = (
    "ansi-dark ansi-light atom-one-dark atom-one-light catppuccin-frappe catppuccin-latte "
    "catppuccin-macchiato catppuccin-mocha dracula flexoki gruvbox monokai nord rose-pine "
    "rose-pine-dawn rose-pine-moon solarized-dark solarized-light textual-dark textual-light "
    "tokyo-night"
)
"""Those of Textual, named here because the shell does not load it."""

SETTINGS: tuple[Setting, ...] = (
    Setting("topics-off", "faith", "Topics you turn off don't come up.", many=True, title="Topics"),
    Setting("country", "", "Your country, for help lines."),
    Setting(
        "own-wins",
        "",
        "Small wins of your own. They come first among the one-key wins.",
        most_lines=5,
        title="Small wins",
    ),
    Setting("celebrate", "", "What feels good when something goes well.", most_lines=12),
    Setting(
        "after-win",
        "line",
        "How much is said when you keep a win.",
        (QUIET, "line", WAYS),
        title="After a win",
    ),
    Setting(
        "evening",
        "default",
        "What mornings and evenings ask you.",
        from_pack="evening",
        title="Questions",
    ),
    Setting("ratings", "no", "In a hard moment, ask how strong it is, from 0 to 10.", _YES_NO),
    Setting(
        "toward",
        "",
        "Who you want to be, in a few words. Shown in the morning.",
        title="I want to be",
    ),
    Setting("kind-lines", "no", "A kind line on Today, or a saying of your own.", _YES_NO),
    Setting(
        "total",
        "",
        "Days you count yourself, such as sober days. It never goes down.",
    ),
    Setting("nudge", "yes", "The line for tmux or a prompt (checkin nudge).", _YES_NO),
    Setting("day-start", "04:00", "When your day starts (midnight, or 3 am to noon)."),
    Setting(
        "theme",
        "dusk",
        "Colors: dusk is dark, dawn is light, clear is high contrast.",
        (*OWN_THEMES, *_TEXTUAL_THEMES.split()),
    ),
    Setting(
        "motion",
        "full",
        "Whether a few things move gently, or nothing moves on its own.",
        ("full", "still"),
    ),
    Setting(
        "marks",
        "round",
        "Which symbols stand before lines. Plain ones work in any terminal.",
        ("round", "plain"),
    ),
    Setting(
        "scene",
        "none",
        "A quiet picture at the foot of Today, if there's room.",
        ("none", "hills", "garden", "sea"),
        title="Picture",
    ),
    Setting("keys", "", "Keys of your own. In the shell, checkin settings keys shows all of them."),
    Setting(
        "hide-after",
        "never",
        "Hide the screen when you press nothing for so many minutes.",
        ("never", "1", "5", "15", "30"),
    ),
    Setting("backups-to", "", "A second folder for backups, such as one on a stick."),
)
"""All of them, in the order of the settings page and of the shell."""


def find(name: str) -> Setting:
    """The setting of that name. Raises `NotPossible` for a name that is none."""
    for setting in SETTINGS:
        if setting.name == name:
            return setting
    names = ", ".join(s.name for s in SETTINGS)
    raise NotPossible(f"There's no setting called {name!r}.", f"The settings are: {names}.")


def checked(name: str, value: str) -> str:
    """The value as it is to be stored. Raises a `CheckinError` that says what it may be."""
    setting = find(name)
    value = value.strip()
    if name == "day-start":
        from checkin.core.clock import parse_day_start

        return parse_day_start(value or setting.default).strftime("%H:%M")
    if name == "country":
        if value and not (len(value) == 2 and value.isascii() and value.isalpha()):
            raise NotPossible("A country has two letters.", "Try US, GB, DE or NL.")
        return "GB" if value.upper() == "UK" else value.upper()  # ISO 3166 reserves UK for it
    if name in ("toward", "total"):
        return " ".join(clean(value).split())
    if name == "backups-to":
        return _folder(value)
    if name == "keys" and value:
        from checkin.core.keys import checked_keys

        return checked_keys(value)
    if setting.most_lines:
        return _lines(setting, value)
    if setting.many:
        return " ".join(dict.fromkeys(value.casefold().replace(",", " ").split()))
    return value if setting.from_pack or name == "keys" else chosen(setting, value, setting.choices)


def _folder(value: str) -> str:
    """The whole path of a folder; it need not be there now."""
    import os

    folder = os.path.expanduser(clean(value)) if value else ""
    if folder and not os.path.isabs(folder):
        raise NotPossible(
            "The second folder for backups needs its whole path.", "Such as /media/stick/backups."
        )
    return os.path.normpath(folder) if folder else ""


def _lines(setting: Setting, value: str) -> str:
    """Own words, each on a line. Raises `NotPossible` for more of them than there can be."""
    cleaned = (" ".join(clean(line).split()) for line in value.splitlines())
    lines = [*dict.fromkeys(line for line in cleaned if line)]
    if len(lines) > setting.most_lines:
        raise NotPossible(
            f"That's {len(lines)}. {setting.title} can hold {setting.most_lines}.",
            "Choose the ones you like best.",
        )
    return "\n".join(lines)


def chosen(setting: Setting, value: str, choices: Sequence[str]) -> str:
    """The value, if it is one of the choices. Raises `NotPossible`, which says what they are."""
    if value not in choices:
        raise NotPossible(
            f"{setting.name} can't be {value!r}.", f"It can be: {', '.join(choices)}."
        )
    return value


def with_defaults(stored: Mapping[str, str]) -> dict[str, str]:
    """All settings: the stored ones, and the default where none, or none that fits, is stored."""
    return {s.name: _fitting(s, stored.get(s.name, s.default)) for s in SETTINGS}


def unfit(stored: Mapping[str, str]) -> dict[str, str]:
    """The stored values that cannot be used, by name."""
    return {name: value for name, value in stored.items() if not _fits(name, value)}


def _fits(name: str, value: str) -> bool:
    try:
        checked(name, value)
    except CheckinError:
        return name not in {setting.name for setting in SETTINGS}
    return True


def _fitting(setting: Setting, value: str) -> str:
    try:
        return checked(setting.name, value)
    except CheckinError:
        return _as_far_as_usable(setting, value)


def _as_far_as_usable(setting: Setting, value: str) -> str:
    """The default; of keys, those that can be used."""
    if setting.name != "keys":
        return setting.default
    from checkin.core.keys import as_value, moved_keys

    return as_value(moved_keys(value))


def is_southern(country: str) -> bool:
    """Whether the seasons of a country are those of the southern half of the earth."""
    return country in _SOUTH.split()
