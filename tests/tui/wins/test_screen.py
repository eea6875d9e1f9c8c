from datetime import date

import pytest

from checkin.content.wins import prompts
from checkin.core.entries import NewEntry
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.today.screen import TodayScreen
from checkin.tui.features.wins.details_screen import WinDetailsScreen
from checkin.tui.features.wins.prompts_screen import PromptsScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.showing import lines, opened, press, settled, shown


def wins(journal: Journal) -> list[str]:
    return [entry.text for entry in journal.entries() if entry.kind == "win"]


@pytest.mark.practice(16)
async def test_a_win_is_kept_with_one_key_a_line_and_enter(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w", *"Ate lunch", "enter")
        await settled(pilot)
        assert wins(journal) == ["Ate lunch"]
        assert "Ate lunch" in shown(app)
        assert app.screen.query_one("#line", TextField).value == ""


async def test_the_next_win_can_be_typed_at_once(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w", *"one", "enter", *"two", "enter", *"thr")
        await settled(pilot)
        assert wins(journal) == ["two", "one"]
        assert app.screen.query_one("#line", TextField).value == "thr"
        await app.drafting.save()
        assert [draft.text for draft in journal.drafts.all()] == ["thr"]


@pytest.mark.practice(20, 21)
async def test_a_number_and_enter_keeps_a_win_of_the_row(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w", "1", "enter")
        await settled(pilot)
        assert wins(journal) == ["Got out of bed"]


@pytest.mark.parametrize("key", ["0", "1"])
async def test_a_number_of_the_row_alone_is_nothing_unfinished(journal: Journal, key: str) -> None:
    async with opened(journal, "w", key, "escape", "escape") as (app, pilot):
        assert "unfinished" not in shown(app)
        await press(pilot, "w", *"77")
        assert app.screen.query_one("#line", TextField).value == "77"
        await press(pilot, "escape", "escape")
        assert "unfinished" in shown(app)


async def test_the_help_promises_no_key_that_terminals_turn_into_signs(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.press("w", "f1")
        await settled(pilot)
        assert "A gentle question" in shown(app)
        assert "alt" not in shown(app)


async def test_a_click_on_the_row_keeps_a_win(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w")
        await settled(pilot)
        await pilot.click("#chips", offset=(3, 0))
        await settled(pilot)
        assert wins(journal) == ["Got out of bed"]


async def test_an_empty_line_keeps_nothing(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w", "enter", "space", "enter")
        await settled(pilot)
        assert wins(journal) == []


async def test_a_win_can_be_kept_for_another_day(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w", "f5", *"yesterday", "enter", *"Slept well", "enter")
        await settled(pilot)
        (entry,) = journal.entries()
        assert entry.day.isoformat() == "2026-11-20"
        assert entry.at is None
        assert "Kept on Friday 20 November." in shown(app)


async def test_a_day_of_another_year_is_named_with_its_year(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w", "f5", *"christmas 2024", "enter")
        assert "For Wednesday 25 December 2024. Press f5" in shown(app)
        await pilot.press(*"Rang home", "enter")
        await settled(pilot)
        assert "Kept on Wednesday 25 December 2024." in shown(app)
        assert shown(app).count("Wednesday 25 December 2024") == 3  # beside the field, too


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_another_day_is_asked_for_and_named_until_it_is_left(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Slept", "f5")
        assert "Which day?" in shown(app)
        assert "What went well" not in shown(app)
        assert "Slept" in shown(app)
        await press(pilot, *"yesterday", "enter")
        for _ in range(2):
            field = next(line for line in lines(app) if line.startswith("   Slept"))
            assert field.endswith("Friday 20 November" if size[0] == 80 else "Fri 20 Nov")
            await press(pilot, "enter", *"Slept")
        await press(pilot, "f5")
        field = next(line for line in lines(app) if line.startswith("   Slept"))
        assert "20 Nov" not in field
        await press(pilot, "enter")
    assert [win.day.day for win in journal.entries_of("win")] == [21, 20, 20]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_wins_before_today_have_their_days_and_hang(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.add(NewEntry("win", "Slept", day=date(2026, 11, 19)))
    journal.add(NewEntry("win", "Sang " + "for a long while " * 5, day=date(2024, 1, 2)))
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w")
        found = lines(app)
        first = next(n for n, line in enumerate(found) if "Before today" in line)
        assert found[first + 1].split("●")[1] == " Thu 19 Nov      Slept"
        assert found[first + 2].split("●")[1].startswith(" Tue 2 Jan 2024  Sang")
        begins = found[first + 2].index("Sang")
        assert found[first + 3][begins - 1 : begins + 1].strip()
        assert not found[first + 3][:begins].strip()


async def test_the_page_says_once_what_is_read_from_the_words(journal: Journal) -> None:
    async with opened(journal, "w") as (app, _):
        found = lines(app)
        said = [n for n, line in enumerate(found) if "#topic" in line and "@person" in line]
        assert len(said) == 1
        assert "What went well" in found[said[0] - 2]


@pytest.mark.parametrize(
    ("typed", "day"),
    [("the 20th", "2026-11-20"), ("last night", "2026-11-20"), ("two fridays ago", "2026-11-13")],
)
async def test_another_day_takes_what_people_write(journal: Journal, typed: str, day: str) -> None:
    async with CheckinApp(journal).run_test(size=(80, 24)) as pilot:
        await pilot.press("w", "f5", *typed, "enter", *"Slept well", "enter")
        await settled(pilot)
    assert [entry.day.isoformat() for entry in journal.entries()] == [day]


async def test_a_day_that_is_none_is_answered_with_a_sentence(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w", "f5", *"blurpday", "enter")
        await settled(pilot)
        assert "I don't know the day" in shown(app)
        assert isinstance(app.screen, WinsScreen)


async def test_tags_are_read_from_the_line_and_complete(journal: Journal) -> None:
    journal.add(NewEntry("win", "Called @sam"))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w", *"Tea with @s")
        await settled(pilot)
        await pilot.press("right", "enter")
        await settled(pilot)
        assert journal.entries()[0].tags == ("@sam",)


@pytest.mark.practice(36)
async def test_more_can_be_said_of_a_win_and_leaving_keeps_it(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w", *"Went to choir", "tab")
        await settled(pilot)
        assert isinstance(app.screen, WinDetailsScreen)
        await pilot.press(*"I set an alarm", *["down"] * 5, "enter", "escape")
        await settled(pilot)
        assert isinstance(app.screen, WinsScreen)
    (entry,) = journal.entries()
    assert (entry.text, entry.why) == ("Went to choir", "I set an alarm")
    assert entry.keepsake
    assert not entry.bring
    assert journal.drafts.all() == []


async def test_what_is_said_of_a_win_comes_back_after_a_stop(journal: Journal) -> None:
    win = journal.add(NewEntry("win", "Went to choir"))
    journal.drafts.save(Draft("more", "why", "I set", 5, {"win": win.id, "on": ["bring"]}))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, WinDetailsScreen)
        await pilot.press(*" an alarm", "escape")
        await settled(pilot)
    assert journal.entry(win.id).why == "I set an alarm"
    assert journal.entry(win.id).bring


async def test_a_draft_of_one_note_leaves_the_others_as_they_are_kept(journal: Journal) -> None:
    win = journal.add(NewEntry("win", "Went to choir", why="I set an alarm", keepsake=True))
    on = {"win": win.id, "on": ["bring", "keepsake"]}
    journal.drafts.save(Draft("more", "fu-02", "Sam", 3, on))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, WinDetailsScreen)
        await pilot.press(*" came along", "escape")
        await settled(pilot)
    kept = journal.entry(win.id)
    assert kept.why == "I set an alarm\nWhat helped? Sam came along"
    assert kept.bring
    assert kept.keepsake


@pytest.mark.practice(19)
async def test_when_nothing_comes_to_mind_there_are_questions_and_the_day_counts(
    journal: Journal,
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w", "f4")
        await settled(pilot)
        assert isinstance(app.screen, PromptsScreen)
        asked = {shown(app)}
        for _ in range(21):
            await pilot.press("enter")
            await settled(pilot)
            asked.add(shown(app))
        assert len(asked) == 22
        await pilot.press("end", "enter")
        await settled(pilot)
    assert journal.today().here


@pytest.mark.practice(19)
async def test_a_yes_is_kept_as_a_sentence_of_each_question_that_asks_for_one(
    journal: Journal,
) -> None:
    journal.settings.set("topics-off", "")
    yes = {prompt.text: prompt.yes for prompt in prompts(()) if prompt.yes}
    assert len(yes) == 15
    async with opened(journal, "w") as (app, pilot):
        for passed in range(22):
            await press(pilot, "f4", *["enter"] * passed)
            asked = next(line.strip() for line in lines(app)[2:] if line.strip())
            if asked not in yes:
                assert "Yes, count it" not in shown(app)
                await press(pilot, "escape")
                continue
            await press(pilot, "down", "enter")
            assert isinstance(app.screen, WinsScreen)
            assert yes.pop(asked) in shown(app)
    assert not yes
    kept = {win.text: win.source for win in journal.entries_of("win")}
    assert kept["Paused before I reacted"] == "wp-07"
    assert len(kept) == 15


async def test_a_yes_that_is_typed_is_the_same_and_any_other_answer_is_kept(
    journal: Journal,
) -> None:
    async with opened(journal, "w", "f4") as (app, pilot):
        while "Yes, count it" not in shown(app):
            await press(pilot, "enter")
        await press(pilot, *"Yes.", "enter", "f4")
        while "Yes, count it" in shown(app):
            await press(pilot, "enter")
        await press(pilot, *"yes", "enter")
    kept = [win.text for win in journal.entries_of("win")]
    assert kept[0] == "yes"
    assert kept[1] in {prompt.yes for prompt in prompts()}
    assert journal.drafts.all() == []


async def test_an_older_win_can_be_savored(journal: Journal) -> None:
    journal.add(NewEntry("win", "Swam in the lake", day=date(2026, 8, 1)))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w", "f4", "end", "up", "enter")
        await settled(pilot)
        assert "In your own words, on Saturday 1 August: Swam in the lake" in shown(app)


async def test_words_come_back_into_the_field_when_they_can_not_be_kept(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checkin.core.errors import DiskFull

    def full(*_: object, **__: object) -> None:
        raise DiskFull("The disk is full.", "Nothing was lost.")

    monkeypatch.setattr(Journal, "add_many", full)
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w", *"Ate lunch", "enter")
        await settled(pilot)
        assert app.screen.query_one("#line", TextField).value == "Ate lunch"
        assert "The disk is full." in shown(app)


@pytest.mark.parametrize(
    "text", ["[/b] walk", "\x1b[2Jgone", "a\u202egnp", "[@click=app.quit]x[/]"]
)
async def test_hostile_text_is_only_text(journal: Journal, text: str) -> None:
    journal.add(NewEntry("win", text))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for screen in (TodayScreen, WinsScreen):
            assert isinstance(app.screen, screen)
            assert not {"\x1b", "\u202e"} & set(shown(app))
            assert text[-3:] in shown(app)
            await pilot.press("w")
            await settled(pilot)


async def test_a_letter_lays_out_nothing_anew(journal: Journal) -> None:
    async with opened(journal, "w", "z") as (app, pilot):
        laid_out: list[object] = []
        app.screen.screen_layout_refresh_signal.subscribe(app, laid_out.append, immediate=True)
        await press(pilot, *"anzibar " * 20)  # longer than the field, which scrolls
        assert laid_out == []
        assert "anzibar anzibar" in shown(app)
        await press(pilot, "f5")
        assert laid_out, "the page is laid out when another question comes up"


async def test_f4_and_enter_alone_ask_another_question_as_the_footer_says(
    journal: Journal,
) -> None:
    async with opened(journal, "w", "f4") as (app, pilot):
        asked = [lines(app)[3]]
        assert lines(app)[-1].startswith("  enter Another question")
        for key in ("enter", "f4"):
            await press(pilot, key)
            asked.append(lines(app)[3])
        assert len({*asked}) == 3
        await press(pilot, *"Tea", "f4")
        assert lines(app)[3] not in asked
        assert "enter Keep" in lines(app)[-1]
        await press(pilot, "enter")
    (win,) = journal.entries()
    assert win.text == "Tea"
