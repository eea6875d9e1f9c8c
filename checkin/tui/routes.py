"""The ways to go: every page that another feature, a key, a draft or the shell can open.

A `Route` is a value: the name of a page, and what it is for. `AppHost.open` opens it over the page
that is there and gives back what it gives back; `AppHost.go` leaves the others for it. The module
of a page is imported when it is first gone to, so nothing here knows a page, and no page another.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from checkin.core.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.screen import Screen

    from checkin.core.entries import Entry
    from checkin.core.query import EntryQuery

ResultT_co = TypeVar("ResultT_co", covariant=True)

SCREENS = {
    "breathe": "features.tools.registry.tool_screen",
    "box": "features.tools.registry.tool_screen",
    "celebrate": "features.settings.celebrate_screen.CelebrateScreen",
    "entry": "features.history.edit_screen.EntryScreen",
    "evening": "features.evening.screen.EveningScreen",
    "facts": "features.tools.registry.tool_screen",
    "feel": "base.feelings_dialog.FeelingsDialog",
    "feelings": "features.evening.feelings_screen.FeelingsScreen",
    "felt": "features.lookback.felt_screen.FeltScreen",
    "hard": "features.hard_moment.screen.HardScreen",
    "help-line": "features.support.help_line_screen.HelpLineScreen",
    "history": "features.history.screen.HistoryScreen",
    "later": "features.hard_moment.look_back_screen.LookBackScreen",
    "look": "features.tools.registry.tool_screen",
    "lookback": "features.lookback.on_this_day_screen.OnThisDayScreen",
    "moment": "features.hard_moment.look_back_screen.MomentScreen",
    "more": "features.wins.details_screen.WinDetailsScreen",
    "morning": "features.morning.screen.MorningScreen",
    "nothing": "features.wins.prompts_screen.PromptsScreen",
    "notyet": "features.lookback.not_yet_screen.NotYetScreen",
    "own-wins": "features.settings.own_wins_screen.OwnWinsScreen",
    "pause": "features.tools.registry.tool_screen",
    "people": "features.support.screen.PeopleScreen",
    "people:print": "features.support.plan_export_screen.PlanPrintScreen",
    "person": "features.support.contact_screen.PersonScreen",
    "pile": "features.lookback.pile_screen.PileScreen",
    "plan": "features.support.plan_screen.PlanScreen",
    "plan-field": "features.support.plan_section_screen.PlanFieldScreen",
    "plan-reading": "features.support.plan_reader_screen.PlanReadingScreen",
    "questions": "features.settings.questions_screen.QuestionsScreen",
    "remember": "features.lookback.random_win_screen.RandomWinScreen",
    "repeats": "features.lookback.repeats_screen.RepeatsScreen",
    "total": "features.lookback.total_screen.TotalScreen",
    "total:start": "features.lookback.days_so_far_screen.DaysSoFarScreen",
    "settings": "features.settings.screen.SettingsScreen",
    "setup": "features.settings.setup.setup_page",
    "share": "features.sharing.screen.ShareScreen",
    "share:agreed": "features.sharing.words_screen.AgreedScreen",
    "share:edit": "features.sharing.edit_screen.ShareEditScreen",
    "share:question": "features.sharing.words_screen.QuestionScreen",
    "skills": "features.tools.skills_screen.SkillsScreen",
    "someone": "features.support.person_screen.SomeoneScreen",
    "stretch": "features.lookback.stretch_screen.StretchScreen",
    "stretches": "features.lookback.stretches_screen.StretchesScreen",
    "today": "features.today.screen.TodayScreen",
    "trash": "features.history.trash_screen.TrashScreen",
    "tool": "features.tools.registry.tool_screen",
    "week": "features.week.screen.WeekScreen",
    "week:next": "features.week.plan_ahead_screen.NextScreen",
    "week:trust": "features.week.self_trust_screen.TrustScreen",
    "what": "features.hard_moment.details_screen.HardMomentDetailsScreen",
    "when-then": "features.tools.registry.tool_screen",
    "wins": "features.wins.screen.WinsScreen",
    "words": "features.today.own_words_screen.OwnWordsScreen",
    "write": "features.tools.write_screen.WriteScreen",
    "year": "features.lookback.year_screen.YearScreen",
}
"""Each page, below `checkin.tui`: a class, or a function that makes one."""

_STORED = (
    ("plan-field", "people:plan:"),
    ("help-line", "people:line:"),
    ("person", "people:"),
    ("moment", "moment:"),
    ("questions", "questions:"),
    ("stretch", "stretch:"),
    ("write", "write:"),
)
"""How the names of drafts begin where each thing has a page of its own. Files have them so."""

SETUP_DONE = -1
"""What the last step of the set-up gives back."""

OVER_OTHERS = frozenset({"people", "people:print", "person", "someone", "help-line", "plan-field"})
"""Pages that leave all others as they are: help is never further than a key away."""


class Tried(Frozen):
    """A tool was tried, however far; with how strong it was at first and at last, if that was said.

    The numbers are from 0 to 10.
    """

    before: int | None = None
    after: int | None = None
    said: str = ""
    """What is left to say of it, where a hard moment goes on from there."""
    part: str = ""
    """What was done of it, for the pile, where it was left on the way; empty after all of it."""


class Begun(Frozen):
    """A small thing that was begun in a hard moment."""

    idea: str
    """Its key."""
    text: str
    """The idea in words."""
    setback: int | None = None
    """The number of the hard moment, if it is kept already."""
    before: int | None = None
    """How strong it was, from 0 to 10, if that was said."""


class GoingOn(Frozen):
    """A hard moment to go on with, that something was kept of before."""

    begun: Begun
    tried: Tried | None
    """What came of the small thing: how it is now is asked next. None if none was begun."""
    day: date
    """The day it belongs to."""


class Tool(Frozen):
    """Which tool to open, and how."""

    name: str
    """breathing, grounding, skill, timer, listen, pile or kind-lines, or one of `WRITING`."""
    choice: str = ""
    """Which pattern, which skill, or how many minutes."""
    about: str = ""
    """The idea in words; the timer shows it."""
    inside: bool = False
    """Whether a hard moment opens it, which asks about the pile itself."""
    rounds: int | None = None
    """How many rounds to breathe at most."""
    ends: bool = False
    """Whether the app is left after it."""
    begun: Begun | None = None
    """What that hard moment goes on from once the app was left."""


class Route(Frozen, Generic[ResultT_co]):
    """A page to go to, which gives back a `ResultT_co`, or None if it is left without.

    Raises `KeyError` for a name that is none: a route that is misspelt fails at its import.
    """

    name: str
    subject: object = None
    """What it is for; None for the page as such, or something new."""

    def __post_init__(self) -> None:
        """Look the name up."""
        if self.name not in SCREENS:
            raise KeyError(f"No page is called {self.name!r}.")

    @property
    def slot(self) -> str:
        """What drafts of the page are stored under."""
        begins = dict(_STORED).get(self.name)
        return self.name if begins is None else f"{begins}{self.subject or 'new'}"

    @property
    def action(self) -> str:
        """What a key does, or a click, to go there."""
        return f"app.go('{self.slot}')"


TODAY: Route[None] = Route("today")
MORNING: Route[None] = Route("morning")
WINS: Route[None] = Route("wins")
PROMPTS: Route[None] = Route("nothing")
HARD_MOMENT: Route[None] = Route("hard")
LOOK_BACK: Route[None] = Route("later")
EVENING: Route[None] = Route("evening")
HISTORY: Route[None] = Route("history")
SEARCH: Route[None] = Route("history", "search")
"""The same page, with its search open."""
ON_THIS_DAY: Route[date] = Route("lookback")
PILE: Route[EntryQuery] = Route("pile")
RANDOM_WIN: Route[date] = Route("remember")
NOT_YET: Route[None] = Route("notyet")
STRETCHES: Route[None] = Route("stretches")
REPEATS: Route[None] = Route("repeats")
TOTAL: Route[None] = Route("total")
DAYS_SO_FAR: Route[None] = Route("total:start")
FEELINGS: Route[tuple[str, ...]] = Route("feelings")
FELT: Route[date] = Route("felt")
OWN_WORDS: Route[None] = Route("words")
WEEK: Route[None] = Route("week")
NEXT_WEEK: Route[None] = Route("week:next")
SELF_TRUST: Route[None] = Route("week:trust")
OWN_WINS: Route[int] = Route("own-wins")
CELEBRATE: Route[int] = Route("celebrate")
SETTINGS: Route[None] = Route("settings")
SHARE: Route[None] = Route("share")
"""The same page as `share`, before anything was chosen."""
QUESTION: Route[None] = Route("share:question")
AGREED: Route[None] = Route("share:agreed")
SKILLS: Route[None] = Route("skills")
BREATHE: Route[Tried] = Route("breathe", Tool("breathing"))
LOOK_AROUND: Route[Tried] = Route("look", Tool("grounding"))
FACTS: Route[Tried] = Route("facts", Tool("skill", "facts"))
WHEN_THEN: Route[Tried] = Route("when-then", Tool("skill", "when-then"))
BOX: Route[Tried] = Route("box", Tool("skill", "hold"))
TRASH: Route[None] = Route("trash")
PAUSE: Route[Tried] = Route("pause", Tool("timer", "2", ends=True))
"""Two quiet minutes, and then back to the shell."""
PEOPLE: Route[None] = Route("people")
HELP_LINES: Route[None] = Route("people", "lines")
"""The same page, with the help lines in sight first."""
LINES_ALONE: Route[None] = Route("people", "lines alone")
"""The help lines, and nothing of one's own."""
PLAN: Route[None] = Route("plan")
PLAN_READING: Route[None] = Route("plan-reading")
PLAN_EXPORT: Route[str] = Route("people:print")

WRITING = ("line", "freewrite", "note-to-self", "sayings")
"""The tools that are writing."""
_OPENED_BY_IDEAS = {
    "breathing",
    "grounding",
    "skill",
    "timer",
    "listen",
    "pile",
    "kind-lines",
    *WRITING,
}
_TOOLS = {route.name: route for route in (BREATHE, LOOK_AROUND, FACTS, WHEN_THEN, BOX, PAUSE)}


def breathing(pattern: str, rounds: int | None) -> Route[Tried]:
    """Breathing by a pattern, or the usual one if it is empty; `rounds` are the most of them."""
    return Route("breathe", Tool("breathing", pattern, rounds=rounds))


def history(found: date | EntryQuery) -> Route[None]:
    """History, at a day or with what is looked for."""
    return Route("history", found)


def year(at: date | None) -> Route[date]:
    """The map of all years, at a day or the latest that has a win; gives back the day chosen."""
    return Route("year", at)


def setting(name: str) -> Route[None]:
    """The settings, at one of them."""
    return Route("settings", name)


def topic(id: str) -> Route[None]:
    """The page of the topics, at one of them."""
    return Route("settings", f"topics-off:{id}")


def setup(step: int) -> Route[int]:
    """A step of the set-up, from 0; gives back the next, or `SETUP_DONE` after the last."""
    return Route("setup", step)


def entry(entry: Entry) -> Route[None]:
    """The words, tags and day of an entry, to change them."""
    return Route("entry", entry)


def one_key_win(text: str) -> Route[None]:
    """Wins, with the one of those that one key keeps chosen that has these words."""
    return Route("wins", text)


def win_details(win: Entry) -> Route[None]:
    """More to say about a win."""
    return Route("more", win)


def hard_moment_details(number: int | None) -> Route[int]:
    """What happened, in a hard moment of that number or a new one; gives back its number."""
    return Route("what", number)


def hard_moment(number: int | None) -> Route[None]:
    """A hard moment of that number, to look back at it."""
    return Route("moment", None if number is None else str(number))


def share(entries: Sequence[Entry]) -> Route[None]:
    """The ways to take these entries to someone else."""
    return Route("share", entries)


def contact(first: int | None = None) -> Route[str]:
    """Someone who can help, by the number of their first version, or someone new.

    Gives back what was done, in a sentence.
    """
    return Route("person", first)


def person(first: int) -> Route[None]:
    """Someone who can help, to read: by the number of their first version."""
    return Route("someone", first)


def help_line(id: str | None = None) -> Route[str]:
    """A help line in one's own words, or a new one; gives back what was done, in a sentence."""
    return Route("help-line", id)


def plan_section(key: str) -> Route[None]:
    """One part of the plan for hard times."""
    return Route("plan-field", key)


def stretch(id: str | None = None) -> Route[None]:
    """A good stretch, or a new one."""
    return Route("stretch", id)


def questions(profile: str = "own") -> Route[None]:
    """The questions of a profile for mornings and evenings, in own words."""
    return Route("questions", profile)


def writing(kind: str) -> Route[Tried]:
    """A small thing that is writing: line, freewrite, note-to-self or sayings."""
    return Route("write", kind)


def small_thing(moment: int, day: date) -> Route[None]:
    """A small thing to try in the hard moment of that number, which was kept on that day."""
    return Route("hard", GoingOn(Begun("", "", moment), None, day))


def going_on(begun: Begun, tried: Tried, day: date) -> Route[None]:
    """A hard moment in which a small thing was tried that had been begun before the app was left.

    `day` is the day it belongs to.
    """
    return Route("hard", GoingOn(begun, tried, day))


def tool(
    named: str, *, about: str = "", inside: bool = True, begun: Begun | None = None
) -> Route[Tried] | None:
    """What an idea's `tool` opens; None for one that is no page of its own.

    `named` is a name, or a name with a choice: breathing, breathing:long-out, grounding,
    skill:wave, timer, timer:10, listen, pile, kind-lines, people, plan, line, freewrite,
    note-to-self, sayings.
    """
    name, _, choice = named.partition(":")
    if name in ("people", "help", "plan"):
        return Route("plan" if name == "plan" else "people")
    if name not in _OPENED_BY_IDEAS:
        return None
    return Route("tool", Tool(name, choice, about, inside, begun=begun))


def route_to(slot: str) -> Route[Any]:
    """The route that is meant by a name as drafts and keys have it.

    Raises `KeyError` for a name that is none.
    """
    if slot in SCREENS:
        return _TOOLS.get(slot) or Route(slot)
    for name, begins in _STORED:
        if slot.startswith(begins):
            subject = slot.removeprefix(begins)
            if name == "person":
                return contact(int(subject) if subject.isdigit() else None)
            known = _subjects(name)
            if subject != "new" and known is not None and subject not in known:
                break
            return Route(name, None if subject == "new" else subject)
    raise KeyError(f"No page is called {slot!r}.")


def _subjects(name: str) -> Collection[str] | None:
    """What a page can be about, if that is a list; None if each file has its own."""
    if name == "write":
        return WRITING
    if name == "plan-field":
        from checkin.content.safety_plan import fields, meta

        return [field.key for field in (*fields(), *meta())]
    return None


def screen_for(route: Route[Any]) -> Screen[Any]:
    """A new page for that route."""
    module, _, name = SCREENS[route.name].rpartition(".")
    make = getattr(import_module(f"checkin.tui.{module}"), name)
    screen: Screen[Any] = make() if route.subject is None else make(route.subject)
    return screen
