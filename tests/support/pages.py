"""Every page there is, opened by itself. A page that is not listed here fails a test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

import checkin.tui
from checkin.content import skills
from checkin.content.breathing import pattern
from checkin.content.sharing import asks
from checkin.core.entries import NOT_YET, REPEAT, Entry, NewEntry
from checkin.domain import sharing
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.base.screen import Page
from checkin.tui.routes import LOOK_BACK, route_to, screen_for
from tests.support.showing import settled

Opening = Callable[[Journal], Screen[Any]]

OPENED_AS_OTHERS = {
    "FileNameScreen",
    "HistoryPage",
    "MorningWords",
    "LinesPage",
    "Form",
    "LineAndListPage",
    "ListPage",
    "OneLinePage",
    "TypedSteps",
    "StepsPage",
    "StepsScreen",
    "SettingPage",
    "SettingChoiceScreen",
    "ListedScreen",
    "SessionWordsScreen",
}
"""What only other pages are made of."""


def page_kinds() -> set[type[Page[Any]]]:
    """All kinds of pages, found in the program."""
    for module in walk_packages(checkin.tui.__path__, "checkin.tui."):
        import_module(module.name)
    found: set[type] = set()
    left: list[type] = [Page]
    while left:
        below: list[type] = left.pop().__subclasses__()
        left += below
        found.update(below)
    return {kind for kind in found if kind.__module__.startswith("checkin.")}


def every_page() -> set[str]:
    """The names of all kinds of pages that can be opened."""
    return {kind.__name__ for kind in page_kinds()} - OPENED_AS_OTHERS


def _named(place: str) -> Opening:
    return lambda journal: screen_for(route_to(place))


def _total(journal: Journal) -> Screen[Any]:
    journal.settings.set("total", "sober days")
    journal.day_total.add_slip("Had a drink")
    return screen_for(route_to("total"))


def _be_there(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.support.message_screen import BeThereScreen

    return BeThereScreen(asks()[0], journal.contacts.all()[0])


def _someone(journal: Journal) -> Screen[Any]:
    return screen_for(routes.person(journal.contacts.all()[0].first))


def _choose(journal: Journal) -> Screen[Any]:
    from checkin.tui.base.choice_dialog import ChoiceDialog

    return ChoiceDialog("A page", "Which one?", [("one", "This"), ("two", "That")], note="Both do.")


def _ask_in_a_moment(journal: Journal) -> Screen[Any]:
    from checkin.tui.base.choice_dialog import MomentDialog

    return MomentDialog("A page", "Which one?", [("one", "This"), ("two", "That")])


def _rate(journal: Journal) -> Screen[Any]:
    from checkin.tui.base.rating_dialog import RatingDialog

    return RatingDialog("A page", "How hard is it?")


def _skill(id: str) -> Opening:
    def opening(journal: Journal) -> Screen[Any]:
        from checkin.tui.features.tools.registry import skill_screen

        return skill_screen(id)

    return opening


def _breathe(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.tools.breathing_setup_screen import BreatheScreen

    return BreatheScreen()


def _look(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.tools.grounding_screen import LookScreen

    return LookScreen()


def _paced(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.tools.breathing_screen import PacedScreen

    return PacedScreen(pattern("even"), clock=lambda: 0.0)


def _wave(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.tools.urge_surfing_screen import WaveScreen

    return WaveScreen(skills.skill("wave"), clock=lambda: 0.0)


def _timer(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.tools.timer_screen import TimerScreen

    return TimerScreen(clock=lambda: 0.0)


def _kind_lines(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.tools.kind_lines_screen import KindLinesScreen

    return KindLinesScreen()


def _three_wins(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.tools.past_wins_screen import ThreeWinsScreen

    return ThreeWinsScreen()


def _elsewhere(journal: Journal) -> Screen[Any]:
    from checkin.tui.base.another_file_screen import AnotherFileScreen

    return AnotherFileScreen("/media/stick/checkin.db")


def _entry(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.history.edit_screen import EntryScreen

    return EntryScreen(journal.entries(limit=1)[0])


def _later(journal: Journal) -> Screen[Any]:
    moment = journal.entries_of("setback")[0]
    journal.state.set(f"look-back:{moment.id}", journal.clock.today().isoformat())
    return screen_for(LOOK_BACK)


def _moment(journal: Journal) -> Screen[Any]:
    return screen_for(routes.hard_moment(journal.entries_of("setback")[0].id))


def _more(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.wins.details_screen import WinDetailsScreen

    return WinDetailsScreen(journal.entries_of("win")[0])


def _filters(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.history.filter_screen import FiltersScreen

    return FiltersScreen("tea")


def _help(journal: Journal) -> Screen[Any]:
    from checkin.tui.base.help_screen import HelpScreen

    return HelpScreen()


def _plan(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.support.plan_screen import PlanScreen

    return PlanScreen()


def _plan_reading(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.support.plan_reader_screen import PlanReadingScreen

    return PlanReadingScreen()


def _not_yet(journal: Journal) -> Entry:
    return journal.add(NewEntry("reflection", "Ride the bus alone", source=NOT_YET))


def _not_yet_item(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.lookback.not_yet_item_screen import NotYetItemScreen

    return NotYetItemScreen(_not_yet(journal).id)


def _repeat(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.lookback.repeat_screen import RepeatScreen

    journal.add(NewEntry("win", "Put money aside", source=REPEAT))
    return RepeatScreen("Put money aside")


def _link(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.lookback.not_yet_link_screen import LinkScreen

    return LinkScreen(_not_yet(journal))


def _left_out(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.settings.not_for_me_screen import NotForMeScreen

    journal.not_for_me.set("aff-05", True)
    journal.not_for_me.set("wk-01", True)
    return NotForMeScreen()


def _passphrase(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.settings.passphrase_screen import PassphraseScreen

    journal.lock.take_over("x")
    return PassphraseScreen()


def _set(name: str) -> Opening:
    def opening(journal: Journal) -> Screen[Any]:
        from checkin.tui.features.settings.setup import setting_page

        page = setting_page(name)
        assert page is not None
        return page

    return opening


def _share(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.sharing.screen import ShareScreen

    return ShareScreen(journal.entries(limit=3))


def _share_text(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.sharing.preview_screen import ShareTextScreen

    entries = journal.entries(limit=3)
    return ShareTextScreen(sharing.offered(entries, ())[0], entries)


def _share_setup(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.sharing.setup_screen import ShareSetupScreen

    return ShareSetupScreen(sharing.with_pages(())[0])


def _share_page(journal: Journal) -> Screen[Any]:
    from checkin.domain.sharing_choices import usual
    from checkin.tui.features.sharing.page_screen import SharePageScreen

    template = sharing.with_pages(())[0]
    return SharePageScreen(template, usual(template))


def _card(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.sharing.card_screen import CardWinsScreen

    return CardWinsScreen(journal.entries_of("win")[:3])


def _card_save(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.sharing.card_screen import CardSaveScreen

    return CardSaveScreen(journal.entries_of("win")[0])


def _share_days(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.sharing.days_screen import ShareDaysScreen

    return ShareDaysScreen()


def _share_save(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.sharing.save_screen import ShareSaveScreen

    entries = journal.entries(limit=3)
    template = sharing.offered(entries, ())[0]
    document = sharing.shared_document(template, entries)
    assert document is not None
    return ShareSaveScreen(template, document)


def _share_edit(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.sharing.edit_screen import ShareEditScreen

    return ShareEditScreen(sharing.with_pages(())[0], "A text that goes out")


def _older(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.week.past_weeks_screen import OlderScreen

    return OlderScreen(date(2026, 11, 14))


def _trash(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.history.trash_screen import TrashScreen

    journal.delete(journal.entries(limit=1)[0].id)
    return TrashScreen()


def _today(journal: Journal) -> Screen[Any]:
    from checkin.tui.features.today.screen import TodayScreen

    return TodayScreen()


PAGES: dict[str, Opening] = {
    "BeThereScreen": _be_there,
    "BoxScreen": _named("box"),
    "BreatheScreen": _breathe,
    "CelebrateScreen": _set("celebrate"),
    "ChoiceDialog": _choose,
    "MomentDialog": _ask_in_a_moment,
    "CountryScreen": _set("country"),
    "AnotherFileScreen": _elsewhere,
    "EntryScreen": _entry,
    "DayStartScreen": _set("day-start"),
    "AfterWinScreen": _set("after-win"),
    "HideAfterScreen": _set("hide-after"),
    "MarksScreen": _set("marks"),
    "PictureScreen": _set("scene"),
    "EveningChoiceScreen": _set("evening"),
    "EveningScreen": _named("evening"),
    "FactsScreen": _named("facts"),
    "FeltScreen": _named("felt"),
    "FeelingsDialog": _named("feel"),
    "FeelingsScreen": _named("feelings"),
    "FiltersScreen": _filters,
    "HardScreen": _named("hard"),
    "HelpLineScreen": _named("people:line:new"),
    "HelpScreen": _help,
    "HistoryScreen": _named("history"),
    "KindLinesScreen": _kind_lines,
    "LookBackScreen": _later,
    "MomentScreen": _moment,
    "LinkScreen": _link,
    "LookScreen": _look,
    "LooksScreen": _set("theme"),
    "SensesScreen": _named("look"),
    "WinDetailsScreen": _more,
    "MorningScreen": _named("morning"),
    "NextScreen": _named("week:next"),
    "NotForMeScreen": _left_out,
    "NotYetItemScreen": _not_yet_item,
    "NotYetScreen": _named("notyet"),
    "PassphraseScreen": _passphrase,
    "OwnWordsScreen": _named("words"),
    "OwnWinsScreen": _set("own-wins"),
    "PromptsScreen": _named("nothing"),
    "OlderScreen": _older,
    "OnThisDayScreen": _named("lookback"),
    "PacedScreen": _paced,
    "PeopleScreen": _named("people"),
    "PersonScreen": _named("people:1"),
    "SomeoneScreen": _someone,
    "PileScreen": _named("pile"),
    "PlanFieldScreen": _named("people:plan:signs"),
    "PlanPrintScreen": _named("people:print"),
    "PlanReadingScreen": _plan_reading,
    "PlanScreen": _plan,
    "RatingDialog": _rate,
    "QuestionsScreen": _named("questions:own"),
    "RandomWinScreen": _named("remember"),
    "RepeatScreen": _repeat,
    "RepeatsScreen": _named("repeats"),
    "SettingsScreen": _named("settings"),
    "TotalScreen": _total,
    "DaysSoFarScreen": _named("total:start"),
    "AgreedScreen": _named("share:agreed"),
    "QuestionScreen": _named("share:question"),
    "CardSaveScreen": _card_save,
    "CardWinsScreen": _card,
    "ShareDaysScreen": _share_days,
    "ShareEditScreen": _share_edit,
    "SharePageScreen": _share_page,
    "ShareSaveScreen": _share_save,
    "ShareSetupScreen": _share_setup,
    "ShareScreen": _share,
    "ShareTextScreen": _share_text,
    "SkillScreen": _skill("pause"),
    "SkillsScreen": _named("skills"),
    "StretchScreen": _named("stretch"),
    "StretchesScreen": _named("stretches"),
    "ThreeWinsScreen": _three_wins,
    "TimerScreen": _timer,
    "TodayScreen": _today,
    "TopicsScreen": _set("topics-off"),
    "TrashScreen": _trash,
    "TrustScreen": _named("week:trust"),
    "WaveScreen": _wave,
    "WeekScreen": _named("week"),
    "HardMomentDetailsScreen": _named("what"),
    "WhenThenScreen": _named("when-then"),
    "WinsScreen": _named("wins"),
    "WriteScreen": _named("write:freewrite"),
    "YearScreen": _named("year"),
}
"""How each is opened over the made-up year."""


async def open_page(pilot: Pilot[None], journal: Journal, page: str) -> None:
    """Open that page over today, with room for all of it."""
    if page != "TodayScreen":
        await pilot.app.push_screen(PAGES[page](journal))
    await pilot.resize_terminal(120, 40)
    await settled(pilot)
    if page != type(pilot.app.screen).__name__ in ("ChoiceDialog", "MomentDialog"):
        await pilot.press("enter")  # it asks something first
        await settled(pilot)
    assert type(pilot.app.screen).__name__ == page
