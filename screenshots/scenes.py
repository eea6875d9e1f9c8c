"""The scenes that there are pictures of: which screens, reached by which keys, at which sizes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from textual.screen import Screen

from checkin.core.entries import NewEntry
from checkin.core.records import Draft
from checkin.journal import Journal

NOW = datetime(2026, 11, 21, 12, 30, tzinfo=timezone(timedelta(hours=1)))
USUAL = (80, 24)
WIDE = (120, 40)
SMALL = (60, 20)


@dataclass(frozen=True, slots=True)
class Scene:
    """One screen to take a picture of."""

    name: str
    keys: tuple[str, ...] = ()
    sizes: tuple[tuple[int, int], ...] = (USUAL,)
    entries: int | None = None
    """How many of the newest entries of the made-up year there are; None for the whole year."""
    opens: Callable[[], Screen[Any]] | None = None
    """A screen that moves, opened on a clock of its own before the keys are pressed."""
    before: Callable[[Journal], object] | None = None
    """What was done before the program was opened."""
    shows_theme: bool = False
    """Whether the theme is among what it says, so that it is opened anew in each."""


class After:
    """A clock that stands still so many seconds after it was looked at first."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._begun = False

    def __call__(self) -> float:
        """No seconds at first, then all of them."""
        now, self._begun = (self._seconds if self._begun else 0.0), True
        return now


def _breathing() -> Screen[Any]:
    from checkin.content.breathing import pattern
    from checkin.tui.features.tools.breathing_screen import PacedScreen

    return PacedScreen(pattern("even"), clock=After(3.5))


def _with_a_picture(journal: Journal) -> None:
    journal.settings.set("scene", "garden")


def _counted(journal: Journal) -> None:
    """Sober days are counted, with a slip beside them."""
    journal.settings.set("total", "sober days")
    today = journal.clock.today()
    for ago in range(1, 79):
        journal.day_total.count(today - timedelta(days=ago))
    journal.day_total.add_slip("Had two beers at the party, then called Sam", today - timedelta(9))


def _locked(journal: Journal) -> None:
    """A passphrase is set."""
    journal.lock.turn_on("tea")
    journal.settings.refresh()


def _picture() -> Screen[Any]:
    from checkin.tui.features.settings.setup import setting_page

    page = setting_page("scene")
    assert page is not None
    return page


def _passphrase() -> Screen[Any]:
    from checkin.tui.features.settings.passphrase_screen import PassphraseScreen

    return PassphraseScreen()


def _kind_lines() -> Screen[Any]:
    from checkin.tui.features.tools.kind_lines_screen import KindLinesScreen

    return KindLinesScreen()


def _questions() -> Screen[Any]:
    from checkin.tui.routes import questions, screen_for

    return screen_for(questions("parent"))


def _own_questions() -> Screen[Any]:
    from checkin.tui.routes import questions, screen_for

    return screen_for(questions())


def _writing() -> Screen[Any]:
    from checkin.tui.features.tools.write_screen import WriteScreen

    return WriteScreen("freewrite")


def _at_once() -> Screen[Any]:
    from checkin.tui.features.tools.breathing_setup_screen import BreatheScreen

    return BreatheScreen(begins=True, clock=After(2))


def _waving() -> Screen[Any]:
    from checkin.content.skills import skill
    from checkin.tui.features.tools.urge_surfing_screen import WaveScreen

    return WaveScreen(skill("wave"), clock=After(95))


def _asked_back(journal: Journal) -> None:
    """A look back at the latest hard moment was asked for, and is due."""
    moment = journal.entries_of("setback")[0]
    journal.state.set(f"look-back:{moment.id}", NOW.date().isoformat())


def _in_hebrew(journal: Journal) -> None:
    """Wins in scripts that are read from right to left."""
    journal.add(NewEntry("win", "אמרתי שלום לשכנה במדרגות #building"))
    journal.add(NewEntry("win", "Called Grandma, and she said: שלום, נשמה שלי. We both laughed."))
    journal.add(NewEntry("win", "كتبت رسالة إلى أخي (שלום) @Sam"))


def _rated(journal: Journal) -> None:
    """Numbers before and after were turned on."""
    journal.settings.set("ratings", "yes")


def _own_lines(journal: Journal) -> None:
    """A country was chosen, with a line of one's own, one in own words and one that is hidden."""
    journal.settings.set("country", "US")
    journal.help_lines.add({"name": "City night line", "call": "555 0199", "hours": "ten to six"})
    journal.help_lines.edit(
        "us-988",
        {
            "name": "988 Suicide & Crisis Lifeline",
            "call": "988",
            "text_to": "988",
            "hours": "24/7",
            "note": "Texting is easier for me than calling",
        },
    )
    journal.help_lines.hide("us-crisis-text-line")


def _resting() -> Screen[Any]:
    from checkin.tui.features.tools.timer_screen import TimerScreen

    return TimerScreen(2, clock=After(40))


def _left_unfinished(journal: Journal) -> None:
    """Leave words on several pages."""
    for nth, text in enumerate(("ask about the bus", "the smell of rain", "call Jo back")):
        context = {"asked": "Skills", "typed": "2026-11-21"}
        journal.drafts.save(Draft("words", f"at-{nth}", text, len(text), context, left=True))
    journal.drafts.save(Draft("hard", "line", "too loud here", 13, {"typed": "2026-11-21"}, True))


def _left_out(journal: Journal) -> None:
    """Let some things come up no more."""
    for id in ("aff-05", "wk-01", "st-body-30s-2", "own:count to ten"):
        journal.not_for_me.set(id, True)


SCENES = {
    "today": (
        Scene("today", sizes=(USUAL, WIDE, SMALL)),
        Scene("today-undo", ("w", *"Rang Mum", "enter", "escape"), sizes=(USUAL, SMALL)),
        Scene("today-unfinished", ("down",), sizes=(USUAL, SMALL), before=_left_unfinished),
        Scene("own-words", ("f5", "tab", "f7"), sizes=(USUAL, SMALL), before=_left_unfinished),
        Scene("first-visit", entries=0, sizes=(USUAL, SMALL)),
        Scene("today-scene", entries=40, sizes=(WIDE,), before=_with_a_picture),
    ),
    "morning": (
        Scene("morning", ("m",)),
        Scene("morning-smaller", ("m", *"Walk 20 minutes", "f6", "down"), sizes=(USUAL, SMALL)),
    ),
    "wins": (
        Scene("wins", ("w", *"Ate lunch by the window with @s"), sizes=(USUAL, SMALL)),
        Scene("wins-row", ("w",), sizes=(USUAL, SMALL)),
        Scene("wins-fit", ("w", *"wa"), sizes=(USUAL, SMALL)),
        Scene("wins-kept", ("w", *"Rang Mum", "enter"), sizes=(USUAL, SMALL)),
        Scene("wins-celebrate", ("w", *"Rang Mum", "enter", "f6"), sizes=(USUAL, SMALL)),
        Scene("wins-day-asked", ("w", "f5"), sizes=(USUAL, SMALL)),
        Scene("wins-day", ("w", "f5", *"yesterday", "enter", *"Slept"), sizes=(USUAL, SMALL)),
        Scene("wins-all", ("w", "0", "enter", "down"), sizes=(USUAL, SMALL)),
        Scene("say-more", ("w", "tab")),
        Scene("nothing", ("w", "f4", "down"), sizes=(USUAL, SMALL)),
    ),
    "evening": (
        Scene("evening", ("e",)),
        Scene("evening-feelings", ("e", "tab", "tab")),
    ),
    "hard_moment": (
        Scene("look-back", ("s", "down", "enter"), before=_asked_back, sizes=(USUAL, SMALL)),
        Scene("square-one", ("s", *"square one", "enter"), sizes=(USUAL, SMALL)),
        Scene("hard-learn", ("h", "t", "/", *"kind:hard", "enter", "enter"), sizes=(USUAL, SMALL)),
        Scene("hard", ("s", "down"), sizes=(USUAL, SMALL)),
        Scene("hard-doing", ("s", "enter"), sizes=(USUAL, SMALL)),
        Scene("hard-how", ("s", "enter", "enter"), sizes=(USUAL, SMALL)),
        Scene("hard-pile", ("s", "enter", "enter", "e", "enter"), sizes=(USUAL, SMALL)),
        Scene("hard-number", ("s", "enter", "7"), before=_rated, sizes=(USUAL, SMALL)),
        Scene("hard-help", ("s", "enter", "9", "enter"), before=_rated, sizes=(USUAL, SMALL)),
        Scene("hard-harder", ("s", "enter", "enter", "h", "enter"), sizes=(USUAL, SMALL)),
        Scene("hard-words", ("s", "enter", "enter", *"heavy, and loud"), sizes=(USUAL, SMALL)),
        Scene(
            "hard-end", ("s", "enter", "enter", "e", "enter", "y", "enter"), sizes=(USUAL, SMALL)
        ),
        Scene("hard-same", ("s", "enter", "enter", "a", "enter"), sizes=(USUAL, SMALL)),
        Scene("hard-what", ("s", "tab"), sizes=(USUAL, SMALL)),
        Scene(
            "hard-feelings",
            ("s", "tab", "down", "enter", "down", "down", "space"),
            sizes=(USUAL, SMALL),
        ),
    ),
    "tools": (
        Scene("breathing", opens=_breathing, sizes=(USUAL, SMALL)),
        Scene("wave-riding", ("down", "enter"), opens=_waving, sizes=(USUAL, SMALL)),
        Scene("resting", opens=_resting, sizes=(USUAL, SMALL)),
        Scene("breathe-at-once", opens=_at_once, sizes=(USUAL, SMALL)),
        Scene("breathe", ("b", "f4"), sizes=(USUAL, SMALL)),
        Scene("look-around", ("l",), sizes=(USUAL, SMALL)),
        Scene("look-around-ways", ("l", "f4"), sizes=(USUAL, SMALL)),
        Scene("write", tuple("It rained, and"), opens=_writing, sizes=(USUAL, SMALL)),
        Scene("skills", ("k",), sizes=(USUAL, SMALL)),
        Scene("kind-lines", opens=_kind_lines, sizes=(USUAL, SMALL)),
        Scene("skill-pause", ("k", "enter"), sizes=(USUAL, SMALL)),
        Scene("skill-wave", ("k", "down", "enter"), sizes=(USUAL, SMALL)),
        Scene("skill-facts", ("k", *["down"] * 4, "enter"), sizes=(USUAL, SMALL)),
        Scene("when-then", ("k", *["down"] * 5, "enter"), sizes=(USUAL, SMALL)),
        Scene("keep-close", ("k", *["down"] * 6, "enter"), sizes=(USUAL, SMALL)),
    ),
    "support": (
        Scene("plan-print", ("f3", *["down"] * 5, "enter", "f9"), sizes=(USUAL, SMALL)),
        Scene("people", ("f3",), sizes=(USUAL, SMALL)),
        Scene("person", ("f3", "a"), sizes=(USUAL, SMALL)),
        Scene("someone", ("f3", "enter"), sizes=(USUAL, SMALL)),
        Scene("be-there", ("f3", "k", "enter"), sizes=(USUAL, SMALL)),
        Scene("plan", ("f3", *["down"] * 5, "enter"), sizes=(USUAL, SMALL)),
        Scene(
            "plan-part",
            ("f3", *["down"] * 5, "enter", "down", "down", "enter"),
            sizes=(USUAL, SMALL),
        ),
        Scene("people-hidden", ("ctrl+l", "f3")),
        Scene("people-lines", ("f3", "l", "down"), sizes=(USUAL, SMALL), before=_own_lines),
        Scene(
            "people-line",
            ("f3", "l", "down", "down", "f6"),
            sizes=(USUAL, SMALL),
            before=_own_lines,
        ),
        Scene("plan-reading", ("f3", "r"), sizes=(USUAL, SMALL)),
    ),
    "history": (
        Scene("history", ("h",), sizes=(USUAL, WIDE, SMALL)),
        Scene("history-search", ("h", "slash", *"sam"), sizes=(USUAL, WIDE, SMALL)),
        Scene("history-sentence", ("h", "slash", *"wins @sam in 2026"), sizes=(USUAL, SMALL)),
        Scene("history-scripts", ("h", "slash", *"天気"), sizes=(USUAL, WIDE, SMALL)),
        Scene(
            "history-rtl", ("h", "slash", *"שלום"), before=_in_hebrew, sizes=(USUAL, WIDE, SMALL)
        ),
        Scene("history-hard", ("h", "t")),
        Scene("history-marked", ("h", "space", "space", "space"), sizes=(USUAL, SMALL)),
        Scene("history-filters", ("h", "f"), sizes=(USUAL, SMALL)),
        Scene(
            "history-month",
            ("h", "f", *["down"] * 7, "enter", *["down"] * 2, "enter"),
            sizes=(USUAL, SMALL),
        ),
        Scene("entry", ("h", "down", "e", "tab", *"#work @s"), sizes=(USUAL, SMALL)),
        Scene("trash", ("h", "space", "space", "d", "home", "z"), sizes=(USUAL, SMALL)),
        Scene("history-none", ("h", "slash", *"zzq"), sizes=(USUAL, SMALL)),
        Scene("history-empty", ("h",), entries=0, sizes=(USUAL, WIDE, SMALL)),
        Scene("history-3", ("h",), entries=3, sizes=(USUAL, WIDE, SMALL)),
        Scene("history-300", ("h",), entries=300, sizes=(USUAL, WIDE, SMALL)),
    ),
    "lookback": (
        Scene("year", ("h", "y"), sizes=(USUAL, WIDE, SMALL)),
        Scene("pile", ("h", "v"), sizes=(USUAL, SMALL)),
        Scene("on-this-day", ("h", "o"), sizes=(USUAL, SMALL)),
        Scene("not-yet", ("h", "n"), sizes=(USUAL, SMALL)),
        Scene("stretches", ("h", "i"), sizes=(USUAL, SMALL)),
        Scene("felt", ("h", "3"), sizes=(USUAL, SMALL)),
        Scene("total", ("plus", "plus"), before=_counted, sizes=(USUAL, SMALL)),
        Scene(
            "total-slip",
            ("plus", "plus", *"Had two beers", "enter"),
            before=_counted,
            sizes=(USUAL, SMALL),
        ),
        Scene("total-pile", ("h", "v"), before=_counted, sizes=(USUAL, SMALL)),
        Scene("total-evening", ("e",), before=_counted, sizes=(USUAL, SMALL)),
        Scene("repeats", ("h", "2", *"Put a little money aside", "enter"), sizes=(USUAL, SMALL)),
        Scene(
            "repeat",
            ("h", "2", *"Put a little money aside", "enter", "down", "enter"),
            sizes=(USUAL, SMALL),
        ),
    ),
    "week": (
        Scene("week", ("r",), sizes=(USUAL, WIDE, SMALL)),
        Scene("week-older", ("r", "f5"), sizes=(USUAL, SMALL)),
        Scene("week-empty", ("r",), entries=0),
    ),
    "sharing": (
        Scene("share-for", ("h", "space", "space", "x"), sizes=(USUAL, SMALL)),
        Scene(
            "share-text",
            ("h", "space", "space", "space", "x", "down", "enter"),
            sizes=(USUAL, SMALL),
        ),
        Scene(
            "share-edit",
            ("h", "space", "space", "space", "x", "down", "enter", "f6", *"Hi Sam, "),
            sizes=(USUAL, SMALL),
        ),
        Scene("share-today", ("x",), sizes=(USUAL, SMALL)),
        Scene("session", ("x", "enter"), sizes=(USUAL, SMALL)),
        Scene("session-page", ("x", "enter", "enter"), sizes=(USUAL, SMALL)),
        Scene(
            "session-question",
            ("x", "enter", "end", "up", "up", "enter", *"Is this normal?"),
            sizes=(USUAL, SMALL),
        ),
        Scene("share-card", ("x", "end", "enter"), sizes=(USUAL, SMALL)),
        Scene("share-card-save", ("x", "end", "enter", "enter"), sizes=(USUAL, SMALL)),
        Scene("supervision", ("x", "down", "down", "enter"), sizes=(USUAL, SMALL)),
        Scene("share-note", ("h", "space", "space", "space", "x", *["down"] * 3, "enter")),
    ),
    "settings": (
        Scene("settings", ("comma",), sizes=(USUAL, SMALL)),
        Scene("picture", opens=_picture, sizes=(USUAL, SMALL)),
        Scene("passphrase", opens=_passphrase, sizes=(USUAL, SMALL)),
        Scene(
            "not-for-me",
            ("comma", "down", "down", "down", "enter"),
            sizes=(USUAL, SMALL, WIDE),
            before=_left_out,
        ),
        Scene("setup-topics", ("enter",), entries=0, sizes=(USUAL, SMALL)),
        Scene("setup-country", ("enter", "tab"), entries=0, sizes=(USUAL, SMALL)),
        Scene(
            "setup-wins",
            ("enter", "tab", "tab", *"Made the bed", "enter"),
            entries=0,
            sizes=(USUAL, SMALL),
        ),
        Scene(
            "setup-celebrate",
            ("enter", *["tab"] * 3, *"Dance in the kitchen", "enter", "down", "down", "enter"),
            entries=0,
            sizes=(USUAL, SMALL),
        ),
        Scene("setup-evening", ("enter", *["tab"] * 4), entries=0, sizes=(USUAL, SMALL)),
        Scene("questions", ("down",), opens=_questions, sizes=(USUAL, SMALL, WIDE)),
        Scene("questions-own", tuple("What was easy"), opens=_own_questions, sizes=(USUAL, SMALL)),
        Scene(
            "setup-looks",
            ("enter", *["tab"] * 5),
            entries=0,
            sizes=(USUAL, SMALL),
            shows_theme=True,
        ),
    ),
    "base": (
        Scene("help", ("question_mark",)),
        Scene("palette", ("ctrl+p",), sizes=(USUAL, SMALL), shows_theme=True),
        Scene("palette-history", ("h", "ctrl+p", *"tak"), sizes=(USUAL, SMALL), shows_theme=True),
        Scene("hide", ("ctrl+l",)),
        Scene("lock", tuple("tea"), sizes=(USUAL, SMALL), before=_locked),
        Scene("lock-wrong", (*"tee", "enter"), before=_locked),
        Scene("lock-lines", ("f3",), before=_locked),
    ),
}
"""The scenes by the feature they show, which is the folder of their pictures."""
