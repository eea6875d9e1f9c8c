"""Every page on which words are typed, and how they are kept there: the rows of a table of trouble.

A page with a field belongs in `KEEPING`, or in `NO_WORDS` with the reason; a test finds those that
are in neither.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any

from checkin.core.entries import NewEntry
from checkin.core.stretches import Stretch
from checkin.journal import Journal
from checkin.tui.base.screen import Page
from checkin.tui.features.evening.feelings_screen import FeelingsScreen
from checkin.tui.features.history.edit_screen import EntryScreen
from checkin.tui.features.wins.details_screen import WinDetailsScreen
from checkin.tui.routes import LOOK_BACK, hard_moment, route_to, screen_for, stretch
from checkin.tui.widgets.choice_list import ChoiceList
from tests.support.pages import OPENED_AS_OTHERS, page_kinds

Fresh = Callable[[Journal], Page[Any]]


@dataclass(frozen=True)
class Keeping:
    """One page."""

    page: str
    """The name of its class."""
    fresh: Fresh
    """A new one, with what it needs kept before."""
    typed: tuple[tuple[str, str, tuple[str, ...]], ...]
    """What is typed: the field, the words, and the keys after it."""
    keep: tuple[str, ...] = ("enter",)
    """The keys that keep it."""
    again: tuple[str, ...] = ()
    """The keys that keep it once more where that takes others."""
    begin: Callable[[Page[Any]], None] = lambda page: None
    """What opens the field."""
    dated: bool = True
    """Whether what is kept is an entry, which belongs to a day."""

    def __str__(self) -> str:
        return self.page

    @property
    def token(self) -> str:
        """The words that are looked for in the file."""
        return next((text for text in self.words.values() if "quartz" in text), "7")

    @property
    def words(self) -> dict[str, str]:
        """What is typed, by field."""
        return {field: text for field, text, _ in self.typed}


def _named(place: str) -> Fresh:
    return lambda _: screen_for(route_to(place))  # type: ignore[return-value]


def _after_a_win(page: Callable[..., Page[Any]]) -> Fresh:
    def fresh(journal: Journal) -> Page[Any]:
        wins = journal.entries_of("win")
        return page(wins[0] if wins else journal.add(NewEntry("win", "Before")))

    return fresh


def _later(journal: Journal) -> Page[Any]:
    if journal.hard_moments.look_back_due() is None:
        day = date(2026, 11, 20)
        moment = journal.add(NewEntry("setback", "Loud", day=day))
        journal.state.set(f"look-back:{moment.id}", "2026-11-21")
    return screen_for(LOOK_BACK)  # type: ignore[return-value]


def _moment(journal: Journal) -> Page[Any]:
    told = [*journal.entries_of("setback"), None][0]
    moment = told or journal.add(NewEntry("setback", "Loud", day=date(2026, 11, 20)))
    return screen_for(hard_moment(moment.id))  # type: ignore[return-value]


def _so_far(journal: Journal) -> Page[Any]:
    journal.settings.set("total", "sober days")
    return screen_for(route_to("total:start"))  # type: ignore[return-value]


def _stretch(journal: Journal) -> Page[Any]:
    journal.lookback.save_stretch(Stretch("one", "Walks", 7, None, "#walk", "2026-11-20"))
    return screen_for(stretch("one"))  # type: ignore[return-value]


def _ask_for_a_setting(page: Page[Any]) -> None:
    choices = page.query_one(ChoiceList)
    choices.highlighted = choices.get_option_index("toward")
    page.call_later(page.run_action, "choose")


def _line(page: str, fresh: Fresh, field: str = "line", **more: Any) -> Keeping:
    return Keeping(page, fresh, ((field, f"{page} quartz", ()),), **more)


KEEPING = (
    _line("WinsScreen", _named("wins")),
    _line("PromptsScreen", _named("nothing")),
    _line("WinDetailsScreen", _after_a_win(WinDetailsScreen), "why", keep=("escape",), dated=False),
    _line("MorningScreen", _named("morning")),
    _line("EveningScreen", _named("evening"), "e-keep"),
    _line("FeelingsScreen", lambda _: FeelingsScreen(), "feelings"),
    _line("WeekScreen", _named("week"), "answer"),
    _line("NextScreen", _named("week:next"), "small_win"),
    Keeping("TrustScreen", _named("week:trust"), (("trust", "7", ()),)),
    Keeping(
        "HardScreen",
        _named("hard"),
        (("line", "HardScreen quartz", ("enter", "i", "enter")),),
        again=("enter", "i", "enter", "enter"),
    ),
    _line("HardMomentDetailsScreen", _named("what"), keep=("escape",)),
    Keeping(
        "LookBackScreen",
        _later,
        (("thought", "LaterScreen quartz", ()), ("cue", "After", ()), ("then", "Rest", ())),
    ),
    Keeping(
        "MomentScreen",
        _moment,
        (("thought", "MomentScreen quartz", ()), ("cue", "After", ()), ("then", "Rest", ())),
    ),
    _line("QuestionScreen", _named("share:question"), "words"),
    _line("AgreedScreen", _named("share:agreed"), "words"),
    _line("OwnWordsScreen", _named("words")),
    _line("WriteScreen", _named("write:line")),
    _line("NotYetScreen", _named("notyet")),
    _line("RepeatsScreen", _named("repeats")),
    _line("TotalScreen", _named("total")),
    Keeping("DaysSoFarScreen", _so_far, (("days", "71", ()),)),
    _line("BoxScreen", _named("box")),
    Keeping(
        "FactsScreen",
        _named("facts"),
        (("happened", "FactsScreen quartz", ("enter",) * 4),),
        again=("enter", "enter"),
    ),
    Keeping(
        "WhenThenScreen",
        _named("when-then"),
        (
            ("moment", "Sam calls", ("enter",)),
            ("then", "whenThenScreen quartz", ("enter", "enter")),
        ),
    ),
    _line("PlanFieldScreen", _named("people:plan:signs"), dated=False),
    Keeping(
        "PersonScreen",
        _named("people:new"),
        (("name", "PersonScreen quartz", ()), ("reach", "0123", ()), ("ask", "sit", ())),
        dated=False,
    ),
    Keeping(
        "HelpLineScreen",
        _named("people:line:new"),
        (("name", "HelpLineScreen quartz", ()), ("call", "0123", ())),
        keep=("ctrl+s",),
        dated=False,
    ),
    Keeping(
        "StretchScreen",
        _stretch,
        (("name", "StretchScreen quartz", ()), ("days", "9", ()), ("span", "30", ())),
        dated=False,
    ),
    Keeping(
        "EntryScreen",
        _after_a_win(EntryScreen),
        (("words", "EntryScreen quartz", ()), ("tags", "#walk", ())),
        keep=("ctrl+s",),
        dated=False,
    ),
    _line("OwnWinsScreen", _named("own-wins"), "own-1", keep=("escape",), dated=False),
    _line("QuestionsScreen", _named("questions:own"), dated=False),
    _line("CelebrateScreen", _named("celebrate"), "own-way", dated=False),
    Keeping(
        "SettingsScreen",
        _named("settings"),
        (("toward", "SettingsScreen quartz", ()),),
        begin=_ask_for_a_setting,
        dated=False,
    ),
)

NO_WORDS = {
    "AnotherFileScreen": "the name of a file",
    "ShareSaveScreen": "the name of a file",
    "ShareEditScreen": "a text that goes out: a draft until it is saved to a file",
    "CardSaveScreen": "the name of a file",
    "PlanPrintScreen": "the name of a file",
    "LinkScreen": "words to find something by",
    "FeelingsDialog": "gives its words to the page below, which keeps them",
    "PassphraseScreen": "a passphrase, which is never a draft",
    "NotForMeScreen": "brings back what was left out, and keeps no words",
    "ShareDaysScreen": "days to look at",
    "SharePageScreen": "keeps what was chosen, which no field holds",
    "ShareSetupScreen": "keeps what was chosen, which no field holds",
    **dict.fromkeys(
        (
            *("CountryScreen", "DayStartScreen", "EveningChoiceScreen"),
            *("AfterWinScreen", "HideAfterScreen", "MarksScreen", "PictureScreen"),
            *("LooksScreen", "SettingChoiceScreen"),
        ),
        "takes one of the values that are listed",
    ),
    "TopicsScreen": "turns topics off and on",
}


def with_fields() -> set[str]:
    """The pages that have a field, or keep what was typed, by their names."""
    found: set[str] = set()
    for page in page_kinds():
        own = page.__mro__[: page.__mro__.index(Page)]
        source = "".join(inspect.getsource(part) for part in own)
        if any(
            sign in source
            for sign in (" TextField(", " MultilineField(", "[TextField(", ".submit(", ".keeping(")
        ):
            found.add(page.__name__)
    return found - OPENED_AS_OTHERS


def kept(path: str, text: str) -> int:
    """How often words are in the file, as what was kept and not as a draft."""
    import sqlite3

    columns = {
        "entries": ("text", "why", "cue"),
        "people": ("name",),
        "plan": ("text",),
        "state": ("value",),
        "settings": ("value",),
    }
    with closing(sqlite3.connect(path)) as raw:
        return sum(
            raw.execute(
                f"SELECT count(*) FROM {table} WHERE instr({column}, ?)", (text,)
            ).fetchone()[0]
            for table, names in columns.items()
            for column in names
        )
