"""Each practice is found from Today by a plain word for it, typed in the palette."""

from __future__ import annotations

import pytest

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.features.today.screen import TodayScreen
from tests.support.showing import opened, press, settled, shown
from tests.tui.base.test_palette_screen import listed, seen

NEAR = 16
"""How many rows of the list are in sight at the usual size."""

WORDS: dict[int, tuple[str, str, str]] = {
    1: ("goal", "Morning", "What's one gentle thing for today?"),
    2: ("tiny", "Morning", "How much energy do you have today?"),
    3: ("want to be", "I want to be", "Who you want to be, in a few words."),
    4: ("my wins", "Small wins", "Small wins of your own."),
    5: (
        "next week",
        "A small win for the week ahead",
        "What small win would you like to make room",
    ),
    6: ("pace", "Morning", "No goal today"),
    7: ("enough", "Being here counts", "Being here counts."),
    8: ("after lunch", "Morning", "What's one gentle thing for today?"),
    9: ("journaling", "Five minutes of writing", "Write whatever comes."),
    10: ("movement", "Morning", "Move for twenty minutes"),
    11: ("habit", "Things I repeat", "What do you do again and again?"),
    12: ("listen", "Five minutes of listening", "without interrupting"),
    13: ("for myself", "Ten quiet minutes", "You don't have to earn it."),
    14: ("water", "Drank water", "Drank water"),
    15: ("react", "The four-part pause", "The four-part pause"),
    16: ("write", "Win", "What went well, however small?"),
    17: ("accomplishment", "Win", "What went well, however small?"),
    18: ("size", "Win", "What went well, however small?"),
    19: ("nothing", "Nothing comes to mind", "Another question"),
    20: ("bed", "Got out of bed", "Got out of bed"),
    21: ("teeth", "Brushed my teeth", "Brushed my teeth"),
    22: ("paperwork", "Did some paperwork or a chore", "Did some paperwork or a chore"),
    23: ("trigger", "Noticed a trigger", "Noticed a trigger"),
    24: ("coping", "Skills", "The four-part pause"),
    25: ("talk", "Left a talk that wasn't okay", "Left a talk that wasn't okay"),
    26: ("sentence", "Said how I felt, even in one sentence", "enter Choose"),
    27: ("avoid", "Did a bit of something I avoid", "Did a bit of something I avoid"),
    28: ("happy", "How do I feel?", "Any words for how you feel now?"),
    29: ("less anxious", "Win", "tab Say more"),
    30: ("discomfort", "Ride the wave", "Ride the wave"),
    31: ("therapy", "Things I repeat", "Went to my session   once"),
    32: ("skill", "Skills", "The four-part pause"),
    33: ("said no", "Said no", "Said no"),
    34: ("rested", "Rested on purpose", "Rested on purpose"),
    35: ("doesn't count", "Say more about my latest win", "What it took, or if it doesn't"),
    36: ("notice", "Win", "What went well, however small?"),
    37: ("hope", "Not yet", "What's something you can't do yet?"),
    38: ("big", "Wins to celebrate", "Finished the course"),
    39: ("mood", "How it felt", "How it felt"),
    40: ("gratitude", "Evening", "This evening"),
    41: ("work win", "A work win and a personal win", "What mornings and evenings ask you."),
    42: ("caregiver", "Questions", "What mornings and evenings ask you."),
    43: ("break", "Two quiet minutes", "You don't have to earn it."),
    44: ("loud", "After a win", "How much is said when you keep a win."),
    45: ("i did that", "Win", "What went well, however small?"),
    46: ("reward", "Celebrate", "What feels good when something goes well."),
    47: ("snack", "Celebrate", "What feels good when something goes well."),
    48: ("treat", "Morning", "What's one gentle thing for today?"),
    49: ("rest", "Two quiet minutes", "You don't have to earn it."),
    50: ("celebrate", "After a win", "How much is said when you keep a win."),
    51: ("self-care", "Celebrate", "What feels good when something goes well."),
    52: ("affirmation", "Kind lines: read one", "Kind lines"),
    53: ("milestone", "Things I'm working toward", "Add one"),
    54: ("first", "First times", "Called the office"),
    55: ("therapist", "Share", "Who is it for?"),
    56: ("brag", "Share", "Sharing a win is not bragging."),
    57: ("supervision", "Share", "Supervisor or coworkers"),
    58: ("church", "Share", "Group"),
    59: ("not ready", "Not yet", "What's something you can't do yet?"),
    60: ("session", "Share", "one page for my next session"),
    61: ("glad", "Win", "What went well, however small?"),
    62: ("be there", "People", "k Ask"),
    63: ("look back", "History", "Tea with Sam"),
    64: ("proof", "The pile", "The pile"),
    65: ("doubt", "Some of what you did", "Tea with Sam"),
    66: ("a year ago", "On this day", "Tea with Sam"),
    67: ("plans", "Things I'm working toward", "Add one"),
    68: ("mile", "The pile", "The pile"),
    69: ("month", "The pile", "The pile"),
    70: ("season", "History", "Tea with Sam"),
    71: ("ups and downs", "History", "t Hard moments"),
    72: ("momentum", "The pile", "The pile"),
    73: ("weekly", "Week", "This week"),
    74: ("celebration", "Wins to celebrate", "Called the office"),
    75: ("rewrite", "Facts and story", "Facts and story"),
    76: ("trust", "Trusting myself", "Trusting myself"),
    77: ("fridge", "Share", "Me (note for the fridge)"),
    78: ("setback", "Hard moment", "Your 4 wins stay."),
    79: ("small thing", "Hard moment", "What's one small thing I can do right now?"),
    80: ("one line", "Write one line", "Write one line."),
    81: ("self-criticism", "A kind minute", "A kind minute"),
    82: ("square one", "Hard moment", "What's one small thing I can do right now?"),
    83: ("learn", "Hard moment", "What's one small thing I can do right now?"),
    84: ("spiral", "Facts and story", "Facts and story"),
    85: ("grounding", "Look around", "Look around"),
    86: ("trigger plan", "When ... I will ...", "When ... I will ..."),
    87: ("get help", "People", "Help lines"),
    88: ("quiet day", "Nothing comes to mind", "Another question"),
    89: ("got through", "Hard moment", "What's one small thing I can do right now?"),
    90: ("prayer", "Kind lines: read one", "Kind lines"),
    91: ("song", "Kind lines: read one", "Kind lines"),
    92: ("strong", "Kind lines: read one", "Kind lines"),
    93: ("enjoy", "Did something I enjoy", "Did something I enjoy"),
    94: ("race", "About checkin", "It's not a race."),
    95: ("quick", "Being here counts", "Being here counts."),
    96: ("catch up", "About checkin", "There are no points"),
    97: ("patience", "About checkin", "It's not a race."),
    98: ("here and now", "Look around", "Look around"),
    99: ("not good enough", "Some of what you did", "Tea with Sam"),
    100: ("quiet", "After a win", "How much is said when you keep a win."),
    101: ("messy", "History", "Tea with Sam"),
    102: ("art", "Picture", "A quiet picture at the foot of Today"),
    103: ("brain", "About checkin", "It makes no promises about what helps."),
}
"""A word a stranger would type for each practice; the row to choose; what its page says."""


FIRST = {
    "feelings": "How do I feel?",
    "mood": "How it felt",
    "prayer": "Kind lines: read one",
    "affirmation": "Kind lines: read one",
    "saying": "Add a kind line of your own",
    "story": "Facts and story",
    "evidence": "About checkin",
    "proof": "The pile",
    "snack": "Celebrate",
    "reward": "Celebrate",
    "big": "Win  w",
    "a big one": "Win  w",
    "first time": "Win  w",
    "wins": "Win  w",
    "work win": "A work win and a personal win",
    "personal win": "A work win and a personal win",
    "brain": "About checkin",
}
"""A word that several pages are called by, and the one that most people mean by it."""


PLAIN = {
    "sad": "Hard moment  s",
    "craving": "Hard moment  s",
    "panic": "Hard moment  s",
    "anxious": "Hard moment  s",
    "ashamed": "Hard moment  s",
    "scared": "Hard moment  s",
    "numb": "Hard moment  s",
    "angry": "Hard moment  s",
    "empty": "Hard moment  s",
    "i drank": "Hard moment  s",
    "relapse": "Hard moment  s",
    "crisis": "Hard moment  s",
    "alone": "People  p",
    "lonely": "People  p",
    "mum": "People  p",
    "call someone": "People  p",
    "help": "People  p",
    "sponsor": "People  p",
    "can't sleep": "Breathe  b",
    "sleep": "Breathe  b",
    "meditate": "Breathe  b",
    "can't breathe": "Breathe  b",
    "tired": "Two quiet minutes",
    "proud": "Win  w",
    "forgot yesterday": "Win  w",
    "delete": "History  h",
    "edit": "History  h",
    "wrong day": "History  h",
    "search": "History  h",
    "undo": "Undo  u",
    "mistake": "Undo  u",
    "restore": "Trash",
    "export": "Share  x",
    "backup": "Backups to",
    "password": "Passphrase",
    "therapist": "Share  x",
    "print": "Share  x",
    "colours": "Theme",
    "dark mode": "Theme",
    "bigger": "Text size",
    "font": "Text size",
    "zoom": "Text size",
    "too small": "Text size",
    "import": "Words from another app",
    "daylio": "Words from another app",
    "meds": "Win  w",
    "medication": "Win  w",
    "medicine": "Win  w",
    "depressed": "Hard moment  s",
    "language": "Settings  ,",
    "reminder": "Nudge",
    "quit": "Leave  q",
    "kind lines": "Kind lines: read one",
    "sober": "Total",
    "nothing happened": "Nothing comes to mind",
    "thank you": "Evening  e",
    "what it took": "Say more about my latest win",
    "doesn't count": "Say more about my latest win",
    "facing": "Turn facing things off, or on",
    "samaritans": "Help lines",
    "feelings off": "Turn feelings off, or on",
    "no feelings": "Turn feelings off, or on",
    "turn off feelings": "Turn feelings off, or on",
    "trust": "Trusting myself",
    "self-trust": "Trusting myself",
    "something nice": "Win  w",
    "brush off": "Say more about my latest win",
    "it was nothing": "Say more about my latest win",
}
"""What a person types who is sad, tired, in a hurry or lost, and the row they want first."""


@pytest.fixture
def lived(journal: Journal) -> Journal:
    """A file of someone who has been here a while, with a first, a big one and a session."""
    day = journal.clock.today()
    journal.add(NewEntry("win", "Tea with Sam", day=day.replace(year=day.year - 1)))
    journal.add(NewEntry("win", "Called the office", marks=("first-time",)))
    journal.add(NewEntry("win", "Finished the course", marks=("big",)))
    journal.sharing.add_session()
    return journal


@pytest.mark.parametrize("practice", WORDS)
async def test_a_plain_word_finds_it_from_today(lived: Journal, practice: int) -> None:
    word, row, says = WORDS[practice]
    keys = ["space" if letter == " " else letter for letter in word]
    async with opened(lived, "ctrl+p", *keys) as (app, pilot):
        await seen(app, row)
        await settled(pilot)
        titles = [line.split("  ")[0] for line in listed(app)][:NEAR:2]
        assert row in titles
        await press(pilot, *["down"] * titles.index(row), "enter")
        while app.screen._layout_required:  # Help writes its text once it knows how wide it is
            await settled(pilot)
        assert says in " ".join(shown(app).split("\n")) or says in shown(app)
        await press(pilot, "escape", "escape", "escape")
        assert isinstance(app.screen, TodayScreen)


@pytest.mark.parametrize(("word", "row"), [*FIRST.items(), *PLAIN.items()])
async def test_the_page_that_most_people_mean_comes_first(
    lived: Journal, word: str, row: str
) -> None:
    keys = ["space" if letter == " " else letter for letter in word]
    async with opened(lived, "ctrl+p", *keys) as (app, pilot):
        await seen(app, row)
        await settled(pilot)
        assert listed(app)[0] == row


def test_every_practice_has_its_word() -> None:
    assert [*WORDS] == [*range(1, 104)]


@pytest.mark.parametrize("begin", [[], ["h"], ["w"], ["comma"]], ids=str)
async def test_what_is_asked_of_a_page_is_there_from_wherever_it_is_chosen(
    journal: Journal, begin: list[str]
) -> None:
    journal.add(NewEntry("win", "Called the office", marks=("first-time",)))
    journal.add(NewEntry("win", "Tea with Sam"))
    async with opened(journal, *begin) as (app, pilot):
        await press(pilot, "ctrl+p", *"celebration", "enter")
        await settled(pilot)
        assert "Called the office" in shown(app)
        assert "Tea with Sam" not in shown(app)
        await press(pilot, "ctrl+p", *"feelings off", "enter")
        await settled(pilot)
        assert "Words for something felt" in shown(app) or "Feelings" in shown(app)
