"""Help lists keys in groups: those of the page first, and none that does something else here."""

from __future__ import annotations

from checkin.core.clock import Clock
from checkin.demo_journal import demo_journal
from checkin.journal import Journal
from checkin.tui.base.help_screen import HelpScreen
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.keymap import EVERYWHERE
from tests.support.showing import lines, opened, press, settled


async def help_of(journal: Journal, *keys: str) -> list[str]:
    async with opened(journal, *keys) as (app, pilot):
        await pilot.resize_terminal(100, 110)
        await pilot.press("f1")
        await settled(pilot)
        return [line.strip() for line in lines(app)]


def group(said: list[str], name: str) -> list[str]:
    """The keys under a heading."""
    under = said[said.index(name) + 1 :]
    return [line.split()[0] for line in under[: under.index("")]]


async def test_the_keys_of_history_stand_in_groups(clock: Clock) -> None:
    with demo_journal(clock) as journal:
        said = await help_of(journal, "h")
    heads = [
        "This entry",
        "Several at once",
        "Look back",
        "Go to",
        "In a list",
        "Other pages",
        "At any time",
    ]
    places = [said.index(head) for head in heads]
    assert places == sorted(places)
    assert {"enter", "e", "d", "*", "b", "#", "c"} <= {*group(said, "This entry")}
    assert group(said, "Several at once") == ["space", "-", "shift+↓", "shift+↑", "a", "x"]
    assert group(said, "Look back") == ["y", "v", "o", "r", "1", "2", "3", "n", "i"]
    assert {"/", "g", "f"} <= {*group(said, "Go to")}


async def test_a_key_that_the_page_has_itself_is_not_listed_for_what_it_does_elsewhere(
    clock: Clock,
) -> None:
    with demo_journal(clock) as journal:
        said = await help_of(journal, "h")
    abouts = {command.id: command.about for command in EVERYWHERE}
    assert not [line for line in said if abouts["app.breathe"] in line]
    assert [line for line in said if abouts["app.people"] in line] == [
        f"p f3      {abouts['app.people']}"
    ]


async def test_keys_of_lists_stand_once_together_and_apart_from_their_words(
    journal: Journal,
) -> None:
    settings = await help_of(journal, "comma")
    assert "pagedown  Go far down." in settings
    assert group(settings, "In a list") == ["↑", "↓", "pageup", "pagedown", "home", "end"]
    week = await help_of(journal, "r")
    assert group(week, "In a list") == ["↑", "↓", "home", "end"]
    assert [line for line in week if line.startswith("pagedown")] == [
        "pagedown  Go down in the week."
    ]


async def test_a_key_of_the_morning_stands_once(journal: Journal) -> None:
    for keys, said in (
        (("m",), "Choose a moment for it, and then something nice that goes with it."),
        (("m", *"Rest", "tab"), "Add something nice that goes with it."),
    ):
        found = [line for line in await help_of(journal, *keys) if line.startswith("tab ")]
        assert found == [f"tab       {said}"]


async def test_every_mark_stands_once_with_all_it_means(journal: Journal) -> None:
    said = await help_of(journal)
    rows = said[said.index("What the symbols mean") + 1 :]
    marks = [row.partition("  ") for row in rows[: rows.index("")]]
    assert len({mark for mark, _, _ in marks}) == len(marks) == 13
    named = {mark: what for mark, _, what in marks}
    assert named["◇"] == "from the evening · own words (typed on a page without a field)"
    assert named["□"] == ("small win for the week ahead · about the week · about trusting myself")
    assert named["◈"] == "kept close (words in your box, in Skills) · skill"


async def test_help_names_no_key_for_help(journal: Journal) -> None:
    async with opened(journal, "question_mark") as (app, pilot):
        assert isinstance(app.screen, HelpScreen)
        assert lines(app)[-1].strip() == "esc Back"
        await press(pilot, "question_mark", "f1", "escape")
        assert isinstance(app.screen, TodayScreen)


async def test_today_names_its_own_keys_before_the_other_pages(journal: Journal) -> None:
    said = await help_of(journal)
    assert "/" in group(said, "On this page")
    assert said.index("On this page") < said.index("Other pages")
    assert group(said, "Other pages")[:5] == ["m", "w", "s", "e", "h"]
    assert {"?", "u", "q", "esc"} <= {*group(said, "At any time")}


async def test_long_lines_hang_under_their_own_first_letter(journal: Journal) -> None:
    async with opened(journal, "h") as (app, pilot):
        await pilot.resize_terminal(60, 110)
        await press(pilot, "f1")
        said = lines(app)
        at = next(n for n, line in enumerate(said) if "You can bring it" in line)
        assert said[at + 1].strip() == "back."
        assert said[at + 1].index("back.") == said[at].index("Put an entry")


async def test_how_to_find_things_by_name_is_said_first(journal: Journal) -> None:
    said = await help_of(journal)
    first = [line for line in said if line][:3]
    assert first[1:] == ["To find a page or a setting by any word, press ctrl+p.", "On this page"]


async def test_no_word_is_broken_before_the_page_is_laid_out(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        drawn: list[str] = []
        app.push_screen(HelpScreen())
        while not drawn or "At any time" not in "\n".join(drawn):
            await pilot.pause()
            drawn = lines(app) if app.screen._compositor.size.area else drawn
            assert "h" not in [line.strip() for line in drawn]
        await settled(pilot)
