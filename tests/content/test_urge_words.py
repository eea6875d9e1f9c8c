"""Words of craving, of drinking and of using: what is meant, and what is not."""

import pytest

from checkin.content.loader import load_pack
from checkin.content.small_things import small_things
from checkin.content.urge_words import comes_back, told_sort, urge
from checkin.content.wins import chips


@pytest.mark.parametrize(
    "text",
    [
        "I want wine",
        "i want a beer so bad",
        "i want a beer so bad, everybody on the train drinks",
        "drink one beer",
        "Just one beer",
        "wine",
        "I need a drink",
        "i want to drink",
        "I wanna drink!!",
        "I am going to drink everything tonight",
        "buy vodka",
        "have a glass of wine",
        "I'm craving",
        "the craving is so strong",
        "urge to use",
        "i want to use again",
        "I want to get high",
        "I could murder for a pint",
        "about to relapse",
        "feel like drinking",
        "thinking about a drink",
        "I want to smoke weed",
        "I will have just one more drink",
        "ich will trinken",
        "ich brauche ein Bier",
        "I want to get smashed",
        "ich will Schnaps",
        "ich will schnapps",
        "ich will Wodka",
        "I want drugs",
        "I want a beer instead of this",
        "I want a beer instead",
        "Went to the funeral. I want to drink",
        "I want to drink and went to the pub",
        "wanted a beer, walked to the shop",
        "I want 2 beers",
        "I wish I had a drink",
        "i wish i could drink like they do",
        "craving so bad",
        "I could murder a beer",
        "could kill for a pint",
    ],
)
def test_wanting_is_read_as_wanting(text: str) -> None:
    assert urge(text) == urge(text.upper()) == "wanting"


@pytest.mark.parametrize(
    "text",
    [
        "I drank",
        "i drank alone",
        "I drank again last night",
        "drank two glasses of wine",
        "I had a beer",
        "i got drunk",
        "I am drunk",
        "relapsed",
        "I slipped",
        "I slipped up",
        "i used again",
        "I did something I was trying not to do",
        "I drank, and I told Jan",
        "bought a bottle of vodka",
        "fell off the wagon",
        "ich habe getrunken",
        "Ich hab wieder Bier getrunken",
        "binged",
        "I binged again, and purged",
        "binged on crisps",
        "binged all weekend",
        "I binged on the whole cake",
        "purged after dinner",
        "I gambled my rent",
        "gambled on the horses",
        "took drugs",
        "took some drugs for fun",
        "I was high on coke",
        "used again last night",
        "used again.",
        "smoked my last pack",
        "injected heroin",
        "I wanted beer and had wine instead",
        "drank 3 beers",
        "I had 2 glasses of wine",
        "had 3 beers",
        "i drank 2 glasses",
        "2 beers",
        "drnk again",
        "i relasped",
        "hungover",
        "so hungover today",
        "day 1 again",
        "back to day one",
        "hammered last night",
        "blacked out",
        "Monday drank again",
        "Finally relapsed",
        "last night I drank",
    ],
)
def test_having_done_it_is_read_as_that(text: str) -> None:
    assert urge(text) == urge(text.upper()) == "took"


@pytest.mark.parametrize(
    "text",
    [
        "drank some water",
        "Drank a glass of water",
        "drink water",
        "have a drink of water",
        "drank my tea slowly",
        "I drank coffee",
        "I didn't drink",
        "didn\u2019t drink tonight",
        "I did not drink today",
        "no wine today",
        "I don't want to drink",
        "a week without a beer",
        "called Jan instead of drinking",
        "call Jan",
        "poured out the vodka",
        "pour the wine down the sink",
        "I wanted wine and I called Jan",
        "I want a drink. Called my sponsor",
        "rode out the craving",
        "the craving passed",
        "the craving is gone",
        "turned down another drink",
        "an alcohol free beer",
        "had an alcohol-free beer",
        "used the breathing",
        "used my plan",
        "almost drank",
        "I almost drank",
        "nearly had a drink",
        "what if I relapse",
        "dreamt I drank",
        "scared that I relapsed",
        "Jos\u00e9 relapsed",
        "jose drank again",
        "Mark had 3 beers",
        "drank 2 glasses of water",
        "had 3 coffees",
        "day 1 of the course",
        "hammered a nail",
        "blacked out the windows",
        "I wish I had a dog",
        "my dad got drunk",
        "he drank again",
        "got high marks",
        "smoked salmon",
        "slipped out of the party",
        "went to the meeting",
        "I want to use this evening well",
        "walked past the shop",
        "I wanted to drink and went for a walk instead",
        "Wanted a beer but went to a meeting",
        "Wanted a beer, had tea instead",
        "wanted wine, left the party",
        "wanted to drink. Ate dinner",
        "Urge to use, breathed through it",
        "wanted to drink and then walked home",
        "Binged a series",
        "binged on a series",
        "Purged my closet",
        "I gambled on a new job",
        "Took drugs for my headache",
        "I was high on life",
        "used again the wave skill",
        "injected my insulin",
        "told my therapist about the wedding",
        "",
    ],
)
def test_what_is_no_wanting_is_not_misread(text: str) -> None:
    assert urge(text) == urge(text.replace("'", "")) == ""


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("shaking and sweating, no drink for 2 days", "withdrawal"),
        ("withdrawal", "withdrawal"),
        ("I'm seeing things", "withdrawal"),
        ("got the shakes", "withdrawal"),
        ("panic cant breath heart is racing", "panic"),
        ("I'm having a panic attack", "panic"),
        ("I can\u2019t breathe", "panic"),
        ("hyperventilating", "panic"),
        ("I want wine", "wanting"),
        ("almost drank", "wanting"),
        ("I nearly used last night", "wanting"),
        ("nearly had a drink", "wanting"),
        ("dreamt I drank", "wanting"),
        ("had a using dream", "wanting"),
        ("I dreamed of drinking again", "wanting"),
        ("what if I relapse", "wanting"),
        ("What if I drink at the wedding?", "wanting"),
        ("I'm scared I\u2019ll relapse", "wanting"),
        ("afraid of relapsing", "wanting"),
        ("almost drank but I called Jan", ""),
        ("I'm not afraid I'll relapse", ""),
        ("he almost drank", ""),
        ("Jos\u00e9 nearly relapsed", ""),
        ("almost drank the wrong tea", ""),
        ("nearly used my sister's car", ""),
        ("nearly slipped on the ice", ""),
        ("what if he relapses", ""),
        ("what if I use the wave skill", ""),
        ("dreamt of my mother", ""),
        ("scared of the dentist", ""),
        ("I drank", "took"),
        ("no withdrawal today", ""),
        ("made a withdrawal from the bank", ""),
        ("seeing things more clearly", ""),
        ("the panic passed", ""),
        ("heart racing after my run", ""),
        ("breathed slowly", ""),
        ("called Jan while having a panic attack", ""),
        ("did the dishes", ""),
    ],
)
def test_what_has_an_answer_of_its_own_is_told_apart(text: str, sort: str) -> None:
    assert told_sort(text) == told_sort(text.upper()) == sort


def test_no_win_or_idea_of_ours_is_read_as_one() -> None:
    said = [idea.text for idea in small_things(())] + [idea.done for idea in small_things(())]
    said += [chip.text for chip in chips(())]
    assert [text for text in said if told_sort(text)] == []


def test_every_stem_belongs_to_what_is_looked_for() -> None:
    pack = load_pack("urges")
    sets = [word for words in pack["sets"].values() for word in words]
    written = " ".join([*pack["wanting"], *pack["took"], *sets])
    assert [stem for stem in pack["stems"] if stem not in written] == []


@pytest.mark.parametrize("text", ["lost my 70 days", "I gambled my rent", "binged and purged"])
def test_a_relapse_of_any_sort_is_not_shown_again_unasked(text: str) -> None:
    assert not comes_back(text)
    assert comes_back("Called Jan, and went to bed early")
