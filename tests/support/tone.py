"""The tone rules for every word the program shows, for any test to check text against."""

import re
from collections.abc import Iterable

BANNED: dict[str, str] = {
    # words that press, blame or shrink
    r"should(n't)?": "presses",
    r"must(n't)?": "presses",
    r"have to try": "presses",
    r"just": "shrinks",
    r"only": "shrinks",
    r"at least": "shrinks",
    r"fail(s|ed|ure|ing)?": "blames",
    r"miss(ed|ing out)": "blames",
    r"broken": "blames",
    r"lazy": "blames",
    r"weak": "blames",
    r"behind": "counts against",
    r"overdue": "counts against",
    r"late again": "counts against",
    r"streaks?": "counts against",
    r"broke your": "counts against",
    r"days? since": "counts against",
    r"incomplete": "counts against",
    # labels
    r"relapse[ds]?": "labels",
    r"junkie": "labels",
    r"addict(s|ed)?": "labels",
    r"dirty": "labels",
    r"committed": "labels",
    r"victim": "labels",
    r"crazy": "labels",
    r"insane": "labels",
    # cheer over pain
    r"snap out": "cheers over pain",
    r"cheer up": "cheers over pain",
    r"look on the bright side": "cheers over pain",
    r"stay positive": "cheers over pain",
    r"good vibes": "cheers over pain",
    r"everything happens": "cheers over pain",
    r"no excuses": "cheers over pain",
    r"crush(ed)? it": "cheers over pain",
    r"you've got this": "cheers over pain",
    r"calm down": "cheers over pain",
    r"well done": "judges",
    r"good job": "judges",
    r"proud of you": "judges",
    # promises, comparing, telling people what they feel
    r"will help": "promises",
    r"will make you": "promises",
    r"guaranteed?": "promises",
    r"better than": "compares",
    r"worse than": "compares",
    r"than other people": "compares",
    r"you are safe": "tells",
    r"you're safe": "tells",
    # ways to come to harm
    r"attempt(s|ed)?": "names a method",
    r"method": "names a method",
    r"overdose": "names a method",
    r"pills?": "names a method",
    r"guns?": "names a method",
    r"knife": "names a method",
    r"calories?": "names a number to chase",
    r"weight loss": "names a number to chase",
}
"""Patterns for words that are never shown, and what each of them does to a person."""

PLAIN: dict[str, str] = {
    # meanings that the words do not have in English
    r"can not": "is one word: cannot, or can't",
    r"stands? (as|first|side|beside|alone|by itself|here|there|on the|in the|at|for)": "of a thing",
    r"(it|this|that|they|these|those|days?|lines?|ones?|wins?|words?)( can| may| will)? stands?": (
        "of a thing"
    ),
    r"rests": "of a thing",
    r"(it|this|that|one|win|day|line)( can| may| will) rest": "of a thing",
    r"let(s|ting)? (it|this|that|them)( one| win| line)? rest": "of a thing",
    r"(asleep|wakes?|woke|waking) (it|them|that|this|one)": "of a thing",
    r"(is|are|was) waiting": "of a thing",
    r"let(s|ting)? go( of\b.*|\. nothing.*)": "of a thing: unmark, clear, throw away",
    r"let(s|ting)? (it|this|that|them|all|the words?|the day|the rest) go": "of a thing",
    r"let gone": "of a thing",
    r"(is|are|was) lit": "of a row: chosen",
    r"(takes?|taking|taken|took) (it|them|someone|.{0,20}tags?)? ?off": "of a thing: remove",
    r"(comes?|came) off": "of a thing: is removed",
    r"(is|are|was|were|be|been) looked back on": "is not said of a day",
    r"(looked|look) over": "is not said of a plan: checked",
    r"(comes?|came|coming) (by|about)": "check in, happen",
    r"by now": "is not what one can do now",
    r"put together by": "by",
    r"stack(s|ed|ing)? up": "is not said of wins",
    r"goes? along": "is included",
    r"side by side": "linked",
    r"reads? (well|as the list)": "of a thing",
    r"begins? so": "begins with",
    r"what is so": "what's true",
    r"by chance": "random",
    r"(?<!there )is no (kind|day|date|entry|journal|note|number|outcome|setting|tag|text|time)": (
        "isn't a"
    ),
    r"is nothing that": "can't be",
    r"in no form": "in a form that can't",
    r"nothing you kept is like": "nothing matches",
    r"has no place": "does not belong",
    r"all it takes": "an idiom",
    r"you wrote:": "may stand before words of ours",
    # idioms and riddles
    r"in the tank": "an idiom",
    r"in mind": "an idiom",
    r"second view": "a second opinion",
    r"a weight is": "an idiom",
    r"things are rubbing": "an idiom",
    r"did you good|do you good": "an idiom",
    r"ask(s|ed)? of you": "an idiom",
    r"take from you": "an idiom",
    r"takes? less out of you": "an idiom",
    r"to savor": "enjoy again",
}
"""Patterns for words used in a sense that a reader has to guess, and what is meant or said."""

CAPITALS = frozenset(
    {
        "US",
        "UK",
        "EU",
        "HOME",
        "MANAS",
        "SHOUT",
        "TTY",
        "ASL",
        "FILE",
        "LABEL",
        "WHAT",
        "JSON",
        "HTML",
        "CSV",
        "TOML",
        "UTF",
        "UTC",
        "NUL",
    }
    | {"WHICH", "NEWFILE", "GB", "DE", "NL", "YYYY", "MM", "DD"}
)
"""Names that are written in capitals."""

CODES = re.compile(r"`[^`]*`|--?[a-z][a-z-]*|[A-Z_]*[A-Z]_[A-Z_]+")
"""Commands, options and variables, which are written as they are."""

_BANNED = [(re.compile(rf"\b(?:{word})\b", re.I), why) for word, why in BANNED.items()]
_PLAIN = [(re.compile(rf"\b(?:{word})(?!\w)", re.I), why) for word, why in PLAIN.items()]
_SHOUT = re.compile(r"\b[A-Z]{2,}\b")
_PAST = re.compile(
    r"(\w+ed|Ate|Began|Did|Drank|Felt|Found|Gave|Got|Had|Held|Kept|Left|Let|Lay|Made|Put|Ran|Read"
    r"|Rode|Said|Sang|Sat|Saw|Sent|Set|Slept|Spoke|Stood|Taught|Thought|Told|Took|Went|Was|Wrote)\b"
)
_PLACE = re.compile(r"\{\w+\}")


def problems(text: str, *, ascii_only: bool = True) -> list[str]:
    """What breaks a tone rule in a text, one line for each; nothing if it keeps them all.

    Curly places such as `{count}` are not read as words. With `ascii_only` off, marks such as
    an arrow may stand in the text.
    """
    found = ["an exclamation mark"] if "!" in text else []
    if ascii_only and not text.isascii():
        strange = "".join(sorted({char for char in text if ord(char) > 126}))
        found.append(f"not plain letters: {strange}")
    words = _PLACE.sub("it", CODES.sub("it", text))
    for pattern, why in (*_BANNED, *_PLAIN):
        found += [f"{match[0]!r} {why}" for match in pattern.finditer(words)]
    shouted = set(_SHOUT.findall(words)) - CAPITALS
    found += [f"{word!r} is in capitals" for word in sorted(shouted)]
    return found


def imperatives(texts: Iterable[str]) -> list[str]:
    """Those of the texts that begin with anything but a past form, such as "Drank" or "Named"."""
    return [text for text in texts if not _PAST.match(text)]


def grade(texts: list[str]) -> float:
    """The Flesch-Kincaid grade of texts: 0.39 words a sentence + 11.8 syllables a word - 15.59.

    After Kincaid and others, 1975 (Research Branch Report 8-75). Labels of one or two words are
    no sentences and are left out; syllables are counted by groups of vowels.
    """
    sentences = words = syllables = 0
    for text in texts:
        for sentence in re.split(r"[.?:;]+\s|\n", _PLACE.sub("it", text) + " "):
            found = re.findall(r"[A-Za-z']+", sentence)
            if len(found) > 2:
                sentences += 1
                words += len(found)
                syllables += sum(map(_syllables, found))
    if not sentences:
        return 0.0
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def _syllables(word: str) -> int:
    word = re.sub(r"[^a-z]", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", word))
    if word.endswith("e") and not word.endswith("le") and count > 1:
        count -= 1
    if word.endswith("ed") and not word.endswith(("ted", "ded")) and count > 1:
        count -= 1
    return max(1, count)
