"""Say more: short at first, and open further where that is wanted."""

from __future__ import annotations

import pytest
from textual.events import Paste

from checkin.content.strings import get_text
from checkin.content.wins import follow_ups, kinds
from checkin.core.entries import NewEntry
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.tui.app import CheckinApp
from checkin.tui.features.wins import details_rows
from checkin.tui.features.wins.details_screen import WinDetailsScreen
from checkin.tui.features.wins.screen import WinsScreen
from checkin.tui.widgets.text_field import TextField
from tests.support.shell import checkin
from tests.support.showing import lines, opened, press, settled, shown

SHORT = (
    "What it took, or if it doesn't seem to count",
    "How would you like to celebrate it?",
    "Was it a first time, or a big one?",
    "Bring to my session",
    "Keep for a hard day",
    "Another day",
    "What kind of win was it?",
    "How it felt",
)
SIZES = [(80, 24), (60, 20)]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_is_short_at_first(journal: Journal, size: tuple[int, int]) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Sang", "tab")
        asked = next(n for n, line in enumerate(lines(app)) if "How did it happen?" in line)
        rows = [line.strip(" ›○.…") for line in lines(app)[asked + 3 : -2] if line.strip()]
        assert tuple(rows) == SHORT


@pytest.mark.practice(36)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_everything_is_said_by_keys_and_kept_as_one_change(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Sang", "tab", *"I set an alarm", "enter")
        assert "› " in next(line for line in lines(app) if SHORT[0] in line)
        await press(pilot, "down", "down", "enter", "down", "enter")
        assert "First time" in shown(app)
        await press(pilot, "up", "enter")  # closed, with what is chosen beside it
        assert "Was it a first time, or a big one? … · First time" in shown(app)
        await press(pilot, "down", "enter", "down", "enter")
        await press(pilot, "down", "down", "enter", "down", "enter", "escape")
        assert isinstance(app.screen, WinsScreen)
        assert "Saved with your win." in shown(app)
    (win,) = journal.entries_of("win")
    assert (win.why, win.marks, win.label) == ("I set an alarm", ("first-time",), "basics")
    assert win.bring
    assert win.keepsake
    journal.undo()
    assert journal.entry(win.id).why == ""


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_another_day_is_asked_for_and_named(journal: Journal, size: tuple[int, int]) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Sang", "tab", *["down"] * 6, "enter")
        assert "Which day?" in shown(app)
        await press(pilot, *"blurpday", "escape")
        assert isinstance(app.screen, WinDetailsScreen)
        assert "I don't know the day" in shown(app)
        await press(pilot, *["backspace"] * 8, *"yesterday", "enter")
        assert "On Friday 20 November" in shown(app)
        assert "Which day?" not in shown(app)
        await press(pilot, "escape")
        assert "Saved with your win, on Friday 20 November." in " ".join(shown(app).split())
    (win,) = journal.entries_of("win")
    assert win.day.isoformat() == "2026-11-20"


async def test_a_day_that_stands_in_the_field_is_taken_on_leaving(journal: Journal) -> None:
    async with opened(journal, "w", *"Sang", "tab", *["down"] * 6, "enter") as (_, pilot):
        await press(pilot, *"yesterday", "escape")
    (win,) = journal.entries_of("win")
    assert win.day.isoformat() == "2026-11-20"


async def test_a_day_that_was_being_typed_comes_back_after_a_stop(journal: Journal) -> None:
    win = journal.add(NewEntry("win", "Sang"))
    on = {"win": win.id, "on": ["bring"]}
    journal.drafts.save(Draft("more", "day", "yester", 6, on))
    app = CheckinApp(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, WinDetailsScreen)
        assert "yester" in shown(app)
        await press(pilot, *"day", "escape")
    kept = journal.entry(win.id)
    assert kept.day.isoformat() == "2026-11-20"
    assert kept.bring


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_day_that_is_none_does_not_hold_the_page(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Sang", "tab", *"Early", *["down"] * 6, "enter", *"blurpday")
        await press(pilot, "enter", "escape")
        said = " ".join(shown(app).split())
        assert "I don't know the day" in said
        assert "esc once more goes back, and leaves the win on its day." in said
        await press(pilot, "escape")
        assert isinstance(app.screen, WinsScreen)
        said = " ".join(shown(app).split())
        assert "Saved with your win. 'blurpday' isn't a day checkin knows" in said
        assert "so your win stays on Saturday 21 November." in said
        await press(pilot, "tab")
        assert "blurpday" not in shown(app)
    (win,) = journal.entries_of("win")
    assert (win.why, win.day) == ("Early", journal.clock.today())


@pytest.mark.practice(47)
async def test_all_ways_to_celebrate_are_there(journal: Journal) -> None:
    async with opened(journal, "w", *"Sang", "tab") as (app, pilot):
        await press(pilot, "down", "down", "enter")
        found = set()
        for _ in range(14):
            await press(pilot, "down")
            found.add(next(line for line in lines(app) if "›" in line).strip(" ›○▁▂▃▄▅▆▇█"))
        assert "Play a song you love. Dance or tap along if you like." in found
        assert "Have something you like to eat. No rules." in found
        assert "Rest for ten minutes. You don't have to earn it." in found
        await press(pilot, "escape")
        assert isinstance(app.screen, WinsScreen)


@pytest.mark.practice(28, 36, 54)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_words_for_how_it_felt_are_picked_and_kept_with_the_win(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Sang", "tab", *["down"] * 8)
        assert "› ○ How it felt" in shown(app)
        await press(pilot, "enter")
        assert lines(app)[size[1] == 24].strip() == "Wins"
        await press(pilot, "f6", *"proud, at ease", "enter")
        assert isinstance(app.screen, WinDetailsScreen)
        assert "● How it felt · proud · at ease" in shown(app)
        await press(pilot, "escape")
        assert journal.entries_of("win")[0].feelings == ("at ease", "proud")
        await press(pilot, "tab")
        assert "● How it felt · at ease · proud" in shown(app)
        await press(pilot, "escape", "escape", "u")
    assert journal.entries_of("win")[0].feelings == ()


async def test_feelings_that_ask_for_help_name_people(journal: Journal) -> None:
    keys = ("w", *"Sang", "tab", *["down"] * 8, "enter", "f6", *"hopeless", "enter")
    async with opened(journal, *keys) as (app, _):
        assert get_text("help", "people") in shown(app)


@pytest.mark.practice(35)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_win_is_stayed_with_for_a_moment(journal: Journal, size: tuple[int, int]) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Sang", "tab")
        assert "Sang" in shown(app)
        await press(pilot, "down", "enter")
        assert "○ What did it take?" in shown(app)
        await press(pilot, *["down"] * 3, "enter")
        assert "Is something telling you it doesn't count?" in shown(app)
        assert "It still counts." in " ".join(shown(app).split())
        assert "What does this show about you?" not in shown(app)
        await press(pilot, *"that anyone can", "escape")
        asked = "Is something telling you it doesn't count?"
        assert journal.entries_of("win")[0].why == f"{asked} that anyone can"
        await press(pilot, "tab", "down", "enter", "down", "enter")
        assert "What did it take?" in shown(app)
        await press(pilot, "escape", "escape", "u", "u")
    assert journal.entries() == []


async def test_a_second_field_of_a_win_is_among_the_questions(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(details_rows, "MORE", ("reward",))
    async with opened(journal, "w", *"Sang", "tab", *"Sam asked") as (app, pilot):
        await press(pilot, "down", "enter", *["down"] * (len(follow_ups()) + 1), "enter")
        assert "And then I get:" in shown(app)
        await press(pilot, *"A bath", "escape", "tab")
        rows = [line.strip(" ▁▂▃▄▅▆▇█") for line in lines(app)]
        assert rows[rows.index("And then I get:") + 1] == "A bath"
        await press(pilot, "escape")
    (win,) = journal.entries_of("win")
    assert (win.why, win.reward) == ("Sam asked", "A bath")


async def test_each_follow_up_can_be_asked(journal: Journal) -> None:
    async with opened(journal, "w", *"Sang", "tab") as (app, pilot):
        for n, each in enumerate(follow_ups(), 1):
            await press(pilot, "down", "enter", *["down"] * n, "enter")
            assert each.text in shown(app)
            assert [field.id for field in app.screen.query(TextField) if field.display] == [each.id]


@pytest.mark.practice(35)
async def test_each_answer_stays_with_its_question(journal: Journal) -> None:
    took, doubt = "What did it take?", "Is something telling you it doesn't count?"
    async with opened(journal, "w", *"Slept", "tab", "down", "enter", "down", "enter") as (
        app,
        pilot,
    ):
        await press(pilot, *"Saying no to chores", "escape", "tab")
        rows = [
            line.strip(" \u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588") for line in lines(app)
        ]
        assert rows[rows.index(took) + 1] == "Saying no to chores"
        assert rows[rows.index("How did it happen? What did you do?") + 1] == ""
        await press(pilot, *"I went early", "down", "enter", *["down"] * 3, "enter")
        assert doubt in shown(app)
        await press(pilot, *"It was nothing", "escape", "escape", "h", "enter")
        found = " ".join(shown(app).split())
    kept = f"I went early\n{took} Saying no to chores\n{doubt} It was nothing"
    (win,) = journal.entries_of("win")
    assert win.why == kept
    for line in kept.splitlines():
        assert line in found
    assert "How did it happen? What did you do? I went early" in found
    md = checkin("export", "--format", "md").out
    assert f"{took} Saying no to chores" in md
    assert checkin("show", str(win.id)).out.count(took) == 1


@pytest.mark.practice(35)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_words_typed_in_the_list_belong_to_the_question_that_is_chosen(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Wrote the letter", "tab", *"An hour of courage", "enter")
        assert app.focused is None
        await press(pilot, *"only a letter", "down", "enter", *["down"] * 3)
        assert "› " in next(line for line in lines(app) if "telling you" in line)
        await press(pilot, *"it was easy", "down", "up", *" for me", "escape")
    (win,) = journal.entries_of("win")
    assert win.why.splitlines() == [
        "An hour of courage",
        "What did it take? only a letter",
        "Is something telling you it doesn't count? it was easy for me",
    ]


async def test_up_from_the_list_goes_on_with_the_field_above(journal: Journal) -> None:
    async with opened(journal, "w", *"Sang", "tab", *"I hum", "enter", "up") as (_, pilot):
        await press(pilot, *"med", "escape")
    assert journal.entries_of("win")[0].why == "I hummed"


async def test_a_day_typed_or_pasted_at_its_line_is_asked_for(journal: Journal) -> None:
    async with opened(journal, "w", *"Sang", "tab", *["down"] * 6) as (app, pilot):
        assert "› ○ Another day" in shown(app)
        await press(pilot, *"yesterday", "enter")
        assert "On Friday 20 November" in shown(app)
        await press(pilot, "down")
        app.post_message(Paste("my sister called"))
        await press(pilot, "escape")
    (win,) = journal.entries_of("win")
    assert win.day.isoformat() == "2026-11-20"
    assert win.why == "What did it take? my sister called"


async def test_words_typed_at_what_has_no_field_are_own_words(journal: Journal) -> None:
    async with opened(journal, "w", *"Sang", "tab", *"Early", *["down"] * 4) as (app, pilot):
        assert "› ○ Bring to my session" in shown(app)
        await press(pilot, *"zither music", "enter", "escape")
    (win,) = journal.entries_of("win")
    assert (win.why, win.bring) == ("Early", False)
    assert [entry.text for entry in journal.entries_of("reflection")] == ["zither music"]


async def test_a_letter_in_the_list_looks_for_a_line(journal: Journal) -> None:
    async with opened(journal, "w", *"Sang", "tab", "down", "down", *"br", "enter") as (app, pilot):
        assert "● Bring to my session" in shown(app)
        await press(pilot, "escape")
    assert journal.entries_of("win")[0].bring


async def test_what_was_said_before_questions_had_a_line_each_stays(journal: Journal) -> None:
    win = journal.add(NewEntry("win", "Slept", why="Saying no to chores\nIt was nothing"))
    journal.drafts.save(Draft("more", "fu-02", "Sam", 3, {"win": win.id, "on": []}))
    async with opened(journal) as (app, pilot):
        assert "What helped?" in shown(app)
        await press(pilot, "escape")
    assert journal.entry(win.id).why == "Saying no to chores\nIt was nothing\nWhat helped? Sam"


async def test_what_another_window_said_of_a_win_meanwhile_stays(journal: Journal) -> None:
    async with opened(journal, "w") as (app, pilot):
        await press(pilot, *"Sang", "tab", *"BBB")
        (win,) = journal.entries_of("win")
        with Journal.open(journal.path or "") as other:
            other.edit(win.id, marks=("first-time",), bring=True)
        await press(pilot, "escape")
        assert "Saved with your win." in shown(app)
        assert "somewhere else" not in shown(app)
        win = journal.entry(win.id)
        assert (win.why, win.marks, win.bring) == ("BBB", ("first-time",), True)


async def test_what_is_said_over_the_words_of_another_window_says_so(journal: Journal) -> None:
    async with opened(journal, "w") as (app, pilot):
        await press(pilot, *"Sang", "tab", *"BBB")
        (win,) = journal.entries_of("win")
        with Journal.open(journal.path or "") as other:
            other.edit(win.id, why="AAA")
        await press(pilot, "escape")
        assert "Meanwhile it was changed somewhere else too." in " ".join(shown(app).split())
        assert journal.entry(win.id).why == "BBB"
        assert journal.undo().entries[0].why == "AAA"


@pytest.mark.practice(36)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_each_kind_says_what_belongs_to_it(journal: Journal, size: tuple[int, int]) -> None:
    journal.settings.set("topics-off", "")
    app = CheckinApp(journal)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "w", *"Tea", "enter", "tab")
        seen = ""
        while "› " not in shown(app) or "What kind of win" not in chosen_row(app):
            await press(pilot, "down")
        await press(pilot, "enter")
        for _ in kinds(()):
            await press(pilot, "down")
            seen += " " + " ".join(shown(app).split())
        for kind in kinds(()):
            assert kind.help in seen


async def test_a_long_kind_goes_on_below_its_own_first_letter(journal: Journal) -> None:
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "w", *"Tea", "enter", "tab")
        while "What kind of win" not in shown(app):
            await press(pilot, "down")
        while "› " not in shown(app) or "What kind of win" not in chosen_row(app):
            await press(pilot, "down")
        await press(pilot, "enter", "down", "down", "down")
        rows = lines(app)
        first = next(n for n, row in enumerate(rows) if "○ Feelings  " in row)
        (word,) = rows[first + 1].strip(" \u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588").split()
        assert (word, rows[first + 1].index(word)) == ("feeling", rows[first].index("Feelings"))


def chosen_row(app: CheckinApp) -> str:
    return next(line for line in lines(app) if line.lstrip().startswith("› "))


async def test_a_long_win_hangs_under_its_own_words(journal: Journal) -> None:
    words = " ".join(["swam in the lake"] * 6)
    app = CheckinApp(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "w", *words, "tab")
        assert isinstance(app.screen, WinDetailsScreen)
        first = next(nth for nth, line in enumerate(lines(app)) if "swam" in line)
        column = lines(app)[first].index("swam")
        below = lines(app)[first + 1]
        assert len(below) - len(below.lstrip()) == column
