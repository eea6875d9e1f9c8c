"""Words that are a reason to name people who can help: alone, or as a plain sentence anywhere."""

import pytest

from checkin.content import feelings
from checkin.content.distress_words import SQUARE_ONE, heavy, may_have_happened
from checkin.content.loader import load_pack
from checkin.content.said_sentences import words
from checkin.content.urge_words import is_no_win


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hopeless", "hopeless"),
        ("Hopeless.", "hopeless"),
        ("I feel so hopeless today", "hopeless"),
        ("it's all hopeless", "hopeless"),
        ("It\u2019s hopeless", "hopeless"),
        ("square one", "square one"),
        ("I'm back at square one", "square one"),
        ("back to SQUARE ONE again", "square one"),
        ("not hopeless", ""),
        ("less hopeless than last week", ""),
        ("drew a square one day", ""),
        ("a hopeless phone, so I drank water", ""),
        ("hope", ""),
        ("", ""),
    ],
)
def test_heavy_words_are_meant_when_they_are_all_that_is_said(text: str, said: str) -> None:
    assert heavy(text) == said


def test_hopeless_is_not_meant_in_a_long_text() -> None:
    assert heavy("so " * 40 + "hopeless") == ""


@pytest.mark.parametrize(
    "text",
    [
        "I want to kill myself tonight. I have the pills here",
        "i took 30 pills and i want to die",
        "I took 30 pills",
        "took too many of my tablets",
        "i wanna die",
        "I just really want to fucking die",
        "wanting to die all day",
        "I wanted to die",
        "I WANT TO DIE!!!",
        "I want to be dead",
        "he left. i want to die. nobody knows",
        "no one cares i want to die",
        "i wish i was dead",
        "I wish I were dead",
        "I wish I'd wake up. I wish I wouldn't wake up",
        "i wish i had never been born",
        "I wish I didn\u2019t exist",
        "they'd be better off without me",
        "everyone would be better off if i was gone, better if i wasnt here",
        "I'd rather be dead",
        "I'm going to kill myself",
        "im gonna kill myself",
        "I've been thinking about killing myself",
        "I was going to kill myself last night",
        "nearly killed myself",
        "kms",
        "thinking of ending my life",
        "I could end it all",
        "i want to end it",
        "i want to take my own life",
        "I feel suicidal",
        "thoughts of suicide again",
        "I don't want to live anymore",
        "I dont want to live",
        "I don\u2019t want to live like this",
        "I do not want to be alive",
        "I don't want to be here any more",
        "I don't want to wake up tomorrow",
        "not wake up tomorrow",
        "go to bed and never wake up again",
        "I want to not wake up",
        "i didn't want to wake up",
        "I can't go on",
        "I can\u2019t go on like this",
        "I cannot go on",
        "no reason to live",
        "there's nothing left to live for",
        "I'm so tired of living",
        "i'm tired of being alive",
        "life isn't worth living",
        "I want to hurt myself",
        "I wanted to harm myself",
        "i keep wanting to cut myself",
        "urge to cut myself",
        "I'm about to hurt myself",
        "I feel like hurting my self",
        "I hurt myself on purpose",
        "I was cutting myself again",
        "I self-harmed",
        "I want to self harm",
        "I took an overdose",
        "feel like dying",
        "everybody would be better without me",
        "My family is better without me",
        "they all better without me",
        "the world would be happier without me",
        "Nobody would miss me",
        "no one will miss me",
        "nobody miss me if i am gone",
        "nobody would notice if I died",
        "I want to sleep and never wake up",
        "i want sleep forever",
        "fall asleep and not wake up",
        "I want to finish with everything",
        "I want to end everything",
        "i want finish with my life",
        "I want to end myself",
        "thinking about ending myself",
        "finish my life",
        "Nobody would care if I'm gone",
        "Nobody would care if I was gone",
        "I lost the will to live",
        "lost all will to live",
        "I want die",
        "i want to be death",
        "i want to kill me",
        "I dont want live",
        "I have no power to live",
        "ich kann nicht mehr",
        "Ich kann einfach nicht mehr, alles tut weh",
        "ich kann nicht mehr und keiner merkt es",
        "ich will nicht mehr leben",
        "ich m\u00f6chte sterben",
        "ich will mich selbst t\u00f6ten",
        "ich bringe mich um",
        "ich bring mich um!",
        "niemand w\u00fcrde mich vermissen",
        "quiero morir",
        "j\u2019en peux plus",
        "je n\u2019en peux plus",
        "je veux mourir",
        "chc\u0119 umrze\u0107",
        "kill myslef",
        "kil mysel tonight",
        "i want to dei",
        "I want to dieeee",
        "end my lfie",
        "i am suicdal",
        "sucide",
        "I want it all to end",
        "i want everything to end",
        "want to disappear",
        "I wish I could just disappear",
        "thinking about ending it",
        "end it tonight",
        "cut myself",
        "I cut myself.",
        "cut my arm",
        "slit my wrists tonight",
        "take all the pills",
        "I took all my pills",
        "took the whole pack of pills",
        "i have the pills here",
        "walk into traffic",
        "drive into a wall",
        "drive my car off a bridge",
        "jump off the bridge",
        "I could jump in front of a train",
        "throw myself under a bus",
        "hang myself",
        "I will shoot myself",
        "drinking myself to death",
        "drank bleach",
        "goodbye everyone",
        "i want to be dead",
        "I can't do this anymore",
        "I cannot take it any more",
        "what's the point of living",
        "my life is over",
        "theres no way out",
        "suicide",
        "vor den Zug springen",
        "not ok, I want to die",
        "I'm not okay and I want to die",
        "a long day at work, and then the call, " * 20 + "and i want to die",
    ],
)
def test_sentences_of_wanting_to_die_or_to_hurt_oneself_are_found_anywhere(text: str) -> None:
    assert heavy(text)
    assert heavy(text.replace("'", "").replace("\u2019", ""))
    assert heavy(text.replace("'", "\u2019").upper())


@pytest.mark.parametrize(
    "text",
    [
        "my dog died",
        "my grandmother is dying",
        "I'm dying of laughter",
        "i want to die of embarrassment",
        "dying to see you",
        "killed it at work",
        "I am killing it",
        "my feet are killing me",
        "killing myself laughing",
        "been killing myself at work",
        "dead tired",
        "the phone is dead, it could die any minute",
        "afraid that my mother will die",
        "I watched a film about death",
        "Took my pills",
        "Remembered to take all my pills",
        "took all my pills this morning",
        "Took the pills on time",
        "cut my hair",
        "cut the bread",
        "cut my nails",
        "cut myself shaving",
        "cut my arm on a branch",
        "jumped on a train",
        "jumped in the lake",
        "jump off the ledge into the water",
        "stepped in the bus",
        "drove to the bridge",
        "driving into town",
        "walked in traffic for an hour",
        "waited for the traffic to end",
        "hung up the picture myself",
        "drown myself in work",
        "said goodbye to everyone",
        "wrote a goodbye letter to alcohol",
        "I want it all to go well",
        "I want the meeting to end",
        "disappeared for an hour with a book",
        "no way out of the car park",
        "thinking about ending it with him",
        "cleaned the window",
        "lie down",
        "Dan said what he wants",
        "I can't do this alone",
        "the day went by and I did it all",
        "took all my meds",
        "took 2 pills",
        "I hurt myself at the gym",
        "cut myself while cooking",
        "cut myself some slack",
        "I want to cut myself some slack",
        "I'm going to cut myself off from news",
        "hurt my self esteem",
        "kind to myself",
        "I can't go on holiday",
        "can't go on the trip with them",
        "I don't want to live in this flat",
        "I don't want to wake up early",
        "not wake up tomorrow with a headache",
        "so that I don't wake up tomorrow at five",
        "I want to never wake up late",
        "ended it with him",
        "at the end of my life as a student",
        "took my life back",
        "I want to live",
        "glad to be alive",
        "went to a suicide prevention training",
        "overdosed on chocolate",
        "wish I was home",
        "they played better without me",
        "the party would be better without me at the door",
        "nobody would miss me at the meeting",
        "nobody missed the bus",
        "I sleep and wake up early",
        "I want to finish everything on my list",
        "I want to finish with everything by Friday",
        "I want to finish my work and sleep",
        "ended up by myself",
        "finished it myself",
        "in the end life is good",
        "at the end, myself and I",
        "nobody cares if I'm late",
        "lost my will to argue",
        "ich bringe mich in Form",
        "ich bringe mich um sechs ins Bett",
        "I could sleep forever",
        "I don't want live music",
        "my boss wants to kill me",
        "I will never forget",
        "ich kann nicht mehr warten",
        "ich kann nicht mehr schlafen",
        "ich will nicht mehr trinken",
        "heute geht es nicht mehr so gut",
        "me muero de risa",
        # taken at their word: who says so does not ask for an offer, and it may be a win
        "I don't want to die anymore",
        "I don't want to die",
        "I do not want to kill myself",
        "didn't want to die today",
        "I no longer want to die",
        "no suicidal thoughts this week",
        "not suicidal",
        "30 days without self-harm",
        "didn't hurt myself on purpose",
        "didn't feel like killing myself",
        "went for a walk instead of hurting myself",
        "resisted the urge to cut myself",
    ],
)
def test_what_speaks_of_death_in_another_way_is_not_misread(text: str) -> None:
    assert heavy(text) == ""
    assert heavy(text.replace("'", "")) == ""


@pytest.mark.parametrize(
    ("text", "no_win"),
    [
        ("hopeless", True),
        ("I want to kill myself tonight. I have the pills here", True),
        ("nobody called and i want to die", True),
        ("told my therapist that i want to die", False),
        ("I wanted to die, and I called the line", False),
        ("Called Mira. I wanted to hurt myself", False),
        ("Made my bed", False),
        ("I relapsed", True),
        ("relasped again", True),
        ("I drank", True),
        ("fell off the wagon", True),
        ("I relapsed and I told Jan", False),
        ("Jos\u00e9 relapsed", False),
        ("Had a glass of wine with Anna", False),
        ("Didn't relapse", False),
        ("I drank tea", False),
    ],
)
def test_what_was_done_with_it_may_be_a_win(text: str, no_win: bool) -> None:
    assert is_no_win(text) is no_win


@pytest.mark.parametrize(
    ("text", "may_have"),
    [
        ("took too many pills", True),
        ("I took all my pills", True),
        ("cut myself", True),
        ("I overdosed", True),
        ("I want to die", False),
        ("take all the pills", False),
        ("i have the pills here", False),
    ],
)
def test_what_may_be_done_already_is_told_from_what_is_feared(text: str, may_have: bool) -> None:
    assert heavy(text)
    assert may_have_happened(text) is may_have


@pytest.mark.parametrize("text", ["I lie", "den ganzen Tag", "wann will ich", "wat nu", "what"])
def test_words_of_their_own_are_no_slip_of_the_fingers(text: str) -> None:
    assert set(words(text)) == set(text.casefold().split())


def each_way(sentence: str) -> set[str]:
    """The sentence with each of its words at least once, and without those that may be left out."""
    sets = load_pack("heavy")["sets"]
    words = [word for word in sentence.split() if word[-1] not in "?*" and word[0] not in "!$^"]
    ways = [
        ["30"]
        if word == "#"
        else [one for each in word.split("|") for one in sets.get(each, [each])]
        for word in words
    ]
    return {" ".join(each[n % len(each)] for each in ways) for n in range(max(map(len, ways)))}


def test_every_sentence_of_the_pack_is_found_in_all_its_words() -> None:
    said = [way for sentence in load_pack("heavy")["sentences"] for way in each_way(sentence)]
    assert len(said) > 200
    assert [way for way in said if not (heavy(f"today {way}") or heavy(way))] == []


def test_the_pack_knows_the_feelings_that_offer_help_and_the_phrase_with_an_answer() -> None:
    phrases = load_pack("heavy")["phrases"]
    assert {word.word for word in feelings.words() if word.offer_help} <= set(phrases)
    assert SQUARE_ONE in phrases
