"""A whole sentence in the palette leads where it means to: small words in it do not count."""

from __future__ import annotations

import pytest
from textual.command import Hit

from checkin.core.entries import NewEntry
from checkin.journal import Journal
from checkin.tui.base.command_provider import CommandProvider
from checkin.tui.features.tools.skill_screen import SkillScreen
from checkin.tui.features.wins.screen import WinsScreen
from tests.support.showing import opened, press, settled, shown
from tests.tui.base.test_palette_screen import listed, seen

WISHES = {
    "I'd like to set a gentle goal for today": "Morning",
    "can I make my goal smaller": "Morning",
    "I want to become a kinder person": "I want to be",
    "plan one small win for this week": "A small win for the week ahead",
    "I want to go at my own pace": "Morning",
    "today I can only breathe": "Breathe",
    "I'd like to journal for five minutes": "Five minutes of writing",
    "I want to move my body a little": "Morning",
    "keep track of how often I save money": "Things I repeat",
    "listen to my partner without interrupting": "Five minutes of listening",
    "I need ten minutes for myself": "Ten quiet minutes",
    "send a kind message": "Morning",
    "drink an extra glass of water": "Drank water",
    "extra water": "Drank water",
    "say no to something that drains me": "Said no",
    "pause before I react": "The four-part pause",
    "pause before reacting": "The four-part pause",
    "I want to pause before I react": "The four-part pause",
    "write down a small win": "Win",
    "I want to celebrate a small win of today": "Win",
    "nothing happened today": "Nothing comes to mind",
    "I want to name what I feel": "How do I feel?",
    "sit with a hard feeling": "Ride the wave",
    "ride the wave": "Ride the wave",
    "give myself credit": "Win",
    "small steps toward my big dream": "Not yet",
    "a big win": "Win",
    "big moment": "Win",
    "milestone": "Win",
    "reach a milestone": "Things I'm working toward",
    "how was my mood lately": "How it felt",
    "what am I grateful for": "Evening",
    "I'm a nurse, what about me": "Questions",
    "I want to rest": "Two quiet minutes",
    "stretching": "Morning",
    "self-care": "Win",
    "look after myself": "Win",
    "how can I look after myself today": "Win",
    "take care of myself": "Win",
    "be kind to myself": "A kind minute",
    "I'd like to write my own affirmation": "Add a kind line of your own",
    "show my therapist my wins": "Share",
    "celebrate with my coworkers": "Share",
    "bring something to my next session": "Share",
    "who would be glad to hear this": "Win",
    "ask someone to be there for me": "People",
    "see how far I've come": "The pile",
    "I doubt myself": "Some of what you did",
    "what did I do a year ago": "On this day",
    "a week without cancelling plans": "Things I'm working toward",
    "see my progress over time": "The pile",
    "look back at my week": "Week",
    "list of things to celebrate": "Wins to celebrate",
    "tell a bad day differently": "Facts and story",
    "rewrite the story of a bad day": "Facts and story",
    "how much do I trust myself": "Trusting myself",
    "a note for my fridge": "Share",
    "I had a setback": "Hard moment",
    "what small thing can I do right now": "Hard moment",
    "stop being so hard on myself": "A kind minute",
    "I feel back at square one": "Hard moment",
    "learn from a hard moment": "Learn from a hard moment",
    "stop the spiral": "Facts and story",
    "take a deep breath": "Breathe",
    "ground myself": "Look around",
    "triggers": "My plan for hard times",
    "make a plan for my triggers": "When ... I will ...",
    "a quiet boring day": "Nothing comes to mind",
    "I was away for weeks": "About checkin",
    "what can I do about my anger": "The four-part pause",
    "I'd like a calm picture": "Picture",
    "healing is messy": "History",
    "I don't want yesterday's goals hanging over me": "Morning",
    "just take today slowly": "Morning",
    "I walk every morning and want to see how often": "Things I repeat",
    "count how many times I did something": "Things I repeat",
    "text someone something nice": "Morning",
    "stop myself before I snap at my kids": "The four-part pause",
    "I'm about to lose my temper": "The four-part pause",
    "is this too small to write down": "Win",
    "stay with an uncomfortable feeling": "Ride the wave",
    "I have a strong craving": "Hard moment",
    "say it out loud that I did it": "Win",
    "have a nice snack as a reward": "Celebrate",
    "show a friend what went well": "Share",
    "I don't want to sound like I'm bragging": "Share",
    "I want someone to sit with me": "People",
    "ask my friend to keep me company": "People",
    "how many wins this month": "The pile",
    "keep going without pressure": "About checkin",
    "I don't know what to do right now": "Hard moment",
    "everyone leans on me and I'm tired": "Kind lines: read one",
    "I only have a minute": "Being here counts",
    "I never do enough": "Some of what you did",
    "I feel like I'm not enough": "Some of what you did",
    "I don't want a to-do list today": "Morning",
    "no pressure to finish what I planned": "Morning",
    "note something good that happened": "Win",
    "is one thing a day enough": "Win",
    "write what I'm thankful for": "Evening",
    "promise myself a tea when the task is done": "Morning",
    "I just did something great": "Win",
    "do something kind for my body": "Win",
    "is it bragging to tell people": "Share",
    "what kind of wins did I have in October": "The pile",
    "look at the whole month": "The pile",
    "see what happened in a fairer way": "Facts and story",
    "change how I think about a bad thing": "Facts and story",
    "rate how much I trust my own judgement": "Trusting myself",
    "do I believe in myself more than before": "Trusting myself",
    "everything is too much right now": "Hard moment",
    "what can I learn from what went wrong": "Hard moment",
    "what will I do when my boss shouts": "When ... I will ...",
    "prepare for a difficult family dinner": "When ... I will ...",
    "my week was empty and boring": "Nothing comes to mind",
    "I haven't been here for a month": "About checkin",
    "am I too slow": "About checkin",
    "I'm impatient with myself": "About checkin",
    "a moment to be by myself": "Ten quiet minutes",
    "turn down an invitation": "Said no",
    "I want to react less": "The four-part pause",
    "does using a skill count": "Win",
    "talk about my sadness": "Said how I felt, even in one sentence",
    "does resting count": "Rested on purpose",
    "I got the job": "Win",
    "I need a quick break": "Two quiet minutes",
    "listen to music to celebrate": "Celebrate",
    "take a nap as a treat": "Celebrate",
    "I feel awkward sharing good things": "Share",
    "proof that I'm doing okay": "The pile",
    "look at everything I've achieved": "The pile",
    "how much have I done so far": "The pile",
    "look at it from another side": "Facts and story",
    "I'm so hard on myself": "A kind minute",
    "talk to myself more kindly": "A kind minute",
    "I feel flat and uneventful": "Nothing comes to mind",
    "save a bible verse": "Add a kind line of your own",
    "keep a song that helps me": "Add a kind line of your own",
    "say my affirmation out loud": "Kind lines: read one",
    "stop saying I should do more": "A kind minute",
    "tell myself well done": "Win",
    "put today's win on paper": "Win",
    "say no to a friend": "Said no",
    "nothing much is going on in my life": "Nothing comes to mind",
    "did I miss anything": "About checkin",
    "feel my feet on the ground": "Look around",
}
"""What a person wants, as they would say it, and the row that comes first."""

DONE = {
    "paused before reacting": "Paused before I reacted",
    "I paused before I reacted": "Paused before I reacted",
    "I got out of bed": "Got out of bed",
    "I brushed my teeth": "Brushed my teeth",
    "I made a hard phone call": "Made a hard phone call",
    "I noticed a trigger": "Noticed a trigger",
    "I used a coping tool": "Tried a coping tool",
    "I faced something I usually avoid": "Did a bit of something I avoid",
    "I went to therapy": "Went to my session",
    "I asked for support": "Asked for help",
    "I said no": "Said no",
    "I nearly gave up but I didn't": "Wanted to give up, and kept going",
    "I realised what set me off": "Noticed a trigger",
    "I spotted one of my triggers": "Noticed a trigger",
    "I tried the breathing exercise and it helped": "Tried a coping tool",
    "I asked a friend for help": "Asked for help",
    "I did the thing I keep putting off": "Did a bit of something I avoid",
}
"""What somebody did, and the win that keeps it."""

KEPT = [
    "show them I was right",
    "I lost my tools again",
    "my heart is broken",
    "I was there when it was over",
    "the boss shouted at me again",
]
"""What only happens to have a word of some name in it."""


async def first(provider: CommandProvider, sentence: str) -> Hit:
    """The row that comes first: Textual sorts by score, and keeps the order of equals."""
    hits = [hit async for hit in provider.search(sentence) if isinstance(hit, Hit)]
    return max(hits, key=lambda hit: hit.score)


async def test_a_sentence_comes_to_what_it_is_about(journal: Journal) -> None:
    journal.add(NewEntry("win", "Tea with Sam"))
    journal.settings.set("theme", "dusk")
    async with opened(journal) as (app, _):
        provider = CommandProvider(app.screen)
        wanted = {**WISHES, **DONE, **dict.fromkeys(KEPT, "Keep these words")}
        found = {sentence: (await first(provider, sentence)).text for sentence in wanted}
    assert found == wanted


async def test_enter_after_a_sentence_opens_the_page_and_keeps_no_win(journal: Journal) -> None:
    async with opened(journal, "ctrl+p", *spelled("pause before I react")) as (app, pilot):
        await seen(app, "When you're about to react.")
        await settled(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, SkillScreen)
    assert journal.entries() == []


async def test_what_was_done_is_chosen_among_wins_and_enter_keeps_it(journal: Journal) -> None:
    async with opened(journal, "ctrl+p", *spelled("paused before reacting")) as (app, pilot):
        await settled(pilot)
        assert listed(app)[0] == "Paused before I reacted"
        await press(pilot, "enter", "enter")
    assert [entry.text for entry in journal.entries()] == ["Paused before I reacted"]


async def test_a_win_of_ones_own_without_letters_is_no_find(journal: Journal) -> None:
    journal.settings.set("own-wins", "...")
    async with opened(journal) as (app, _):
        found = CommandProvider(app.screen).search("celebrate it now")
        assert "..." not in [hit.text async for hit in found if isinstance(hit, Hit)]


async def test_a_wish_that_leads_somewhere_was_looked_for_and_is_not_unfinished(
    journal: Journal,
) -> None:
    sentence = "I want to celebrate a small win of today"
    async with opened(journal, "ctrl+p", *spelled(sentence)) as (app, pilot):
        await seen(app, "Keep these words")
        await press(pilot, "escape")
        assert "unfinished" not in shown(app)
        assert "wait for you" not in shown(app)
        await press(pilot, "ctrl+p", *spelled(sentence), "enter")
        assert isinstance(app.screen, WinsScreen)
        await app.drafting.save()
    assert [draft.text for draft in journal.drafts.all() if draft.text] == []


@pytest.mark.parametrize(
    "sentence",
    ["we sat in the garden until it was dark", "I want a drink so badly right now"],
)
@pytest.mark.parametrize("page", ["", "w", "m"])
async def test_words_that_were_told_there_wait_under_the_right_name_until_they_are_used(
    journal: Journal, page: str, sentence: str
) -> None:
    async with opened(journal, *page, "ctrl+p", *spelled(sentence)) as (app, pilot):
        await seen(app, "Keep these words")
        await press(pilot, "escape", *["escape" for _ in page])
        assert "You have something unfinished in Your own words" in shown(app)
        await press(pilot, "f5")
        assert "You typed this after pressing ctrl+p" in shown(app)
        assert "on the page" not in shown(app)
        await press(pilot, "f7", "escape")
        assert "unfinished" not in shown(app)
        await app.drafting.save()
    assert [draft.text for draft in journal.drafts.all() if draft.text] == []


@pytest.mark.parametrize(
    ("sought", "first"),
    [
        ("how do I pause before reacting?", "The four-part pause"),
        ("pause before reacting", "The four-part pause"),
        ("I want to pause before I answer her", "The four-part pause"),
        ("can I write a gratitude circle page", "Share  x"),
        ("gratitude circle", "Share  x"),
    ],
)
async def test_a_page_that_answers_comes_first_and_no_two_enters_keep_anything(
    journal: Journal, sought: str, first: str
) -> None:
    async with opened(journal, "ctrl+p", *spelled(sought)) as (app, pilot):
        await seen(app, first)
        rows = listed(app)
        assert rows[0] == first
        assert "Keep these words" not in rows or rows.index("Keep these words") > 1
        await press(pilot, "enter", "enter")
    assert journal.entries() == []


async def test_a_question_that_no_page_answers_is_looked_for_in_history_first(
    journal: Journal,
) -> None:
    journal.add(NewEntry("win", "Saw the lighthouse"))
    async with opened(journal, "ctrl+p", *spelled("where was the lighthouse?")) as (app, pilot):
        await seen(app, "Keep these words")
        rows = [row for row in listed(app) if row]
        assert rows[0] == "Search History for these words"
        assert rows[2] == "Keep these words"
        assert "Look for them in everything you kept." in shown(app)
        await press(pilot, "enter")
        assert "1 match" in shown(app)
        assert "Saw the lighthouse" in shown(app)
    assert len(journal.entries()) == 1


@pytest.mark.parametrize(
    "question",
    [
        "where's the page with my wins",
        "How do I change the colors here",
        "is my file safe here?",
    ],
)
async def test_a_question_that_was_looked_for_is_not_unfinished(
    journal: Journal, question: str
) -> None:
    async with opened(journal, "ctrl+p", *question) as (app, pilot):
        await settled(pilot)
        await press(pilot, "escape")
        assert "unfinished" not in shown(app)
        assert "not lost" not in shown(app)


async def test_words_of_despair_are_not_lost_where_they_ask(journal: Journal) -> None:
    async with opened(journal, "ctrl+p", *"how can i kill myself") as (app, pilot):
        await settled(pilot)
        await press(pilot, "escape")
        assert "The words you typed wait for you on Today" in shown(app)


async def test_setup_is_called_set_up(journal: Journal) -> None:
    async with opened(journal, "ctrl+p", *"setup") as (app, pilot):
        await settled(pilot)
        assert listed(app)[0] == "Set up"


def spelled(sentence: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in sentence]
