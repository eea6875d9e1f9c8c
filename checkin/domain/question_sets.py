"""What a person's own mornings and evenings ask: changing the questions, and the file of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checkin.content.evening import Profile
from checkin.content.own_packs import FROM_SETTINGS
from checkin.core.errors import NotPossible
from checkin.core.frozen import Frozen, replace
from checkin.core.text import clean

LINE, WIN = "line", "win"
"""What an answer is kept as: a line of the day, or a win."""
MORNING, EVENING = "morning", "evening"
PARTS = (EVENING, MORNING)
LONGEST, LONGEST_NAME = 200, 40
"""How many characters a question can have, and what the questions are called."""
_HEAD = """\
# Questions of your own for the morning and the evening, as Settings writes them.
# To hand them over, pass this file on. To use it elsewhere: checkin packs add {file}.toml
schema = 1
pack = "{file}"
lang = "en"

[profiles.{id}]
"""


class OwnQuestion(Frozen):
    """One question, in a person's own words."""

    ask: str
    kind: str = LINE


class QuestionSet(Frozen):
    """The questions of one profile. Without any of a part, the usual ones are asked there."""

    name: str = ""
    """What they are called; empty for the name the profile has else."""
    evening: tuple[OwnQuestion, ...] = ()
    morning: tuple[OwnQuestion, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to ask."""
        return not (self.evening or self.morning)

    def of(self, part: str) -> tuple[OwnQuestion, ...]:
        """The questions of the morning, or of the evening."""
        return self.morning if part == MORNING else self.evening

    def added(self, part: str, text: str) -> QuestionSet:
        """With another question at the end of that part. Raises `NotPossible` for no question."""
        return self.with_part(part, (*self.of(part), OwnQuestion(_words(text, LONGEST))))

    def changed(self, part: str, at: int, text: str) -> QuestionSet:
        """With other words for a question. Raises `NotPossible` for no question."""
        asked = replace(self.of(part)[at], ask=_words(text, LONGEST))
        return self.with_part(part, _put(self.of(part), at, asked))

    def turned(self, at: int) -> QuestionSet:
        """With the answers to a question of the evening kept as wins, or as lines again."""
        asked = self.evening[at]
        turned = replace(asked, kind=LINE if asked.kind == WIN else WIN)
        return replace(self, evening=_put(self.evening, at, turned))

    def moved(self, part: str, at: int, by: int) -> QuestionSet:
        """With a question further down (1) or up (-1); the same at the end."""
        asked, to = [*self.of(part)], at + by
        if not 0 <= to < len(asked):
            return self
        asked[at], asked[to] = asked[to], asked[at]
        return self.with_part(part, tuple(asked))

    def without(self, part: str, at: int) -> QuestionSet:
        """Without that question."""
        asked = self.of(part)
        return self.with_part(part, (*asked[:at], *asked[at + 1 :]))

    def called(self, name: str) -> QuestionSet:
        """With another name. Raises `NotPossible` for no name."""
        return replace(self, name=_words(name, LONGEST_NAME))

    def with_part(self, part: str, asked: tuple[OwnQuestion, ...]) -> QuestionSet:
        """With these for all questions of that part."""
        return replace(self, morning=asked) if part == MORNING else replace(self, evening=asked)


def file_name(id: str) -> str:
    """What the file of a profile is called, without its ending."""
    return f"{FROM_SETTINGS}{id}"


def as_pack(id: str, asked: QuestionSet) -> str:
    """A file of own words that holds the questions of that profile."""
    return "".join([_HEAD.format(file=file_name(id), id=id), *_lines(asked)])


def _lines(asked: QuestionSet) -> Iterator[str]:
    if asked.name:
        yield f"name = {_quoted(asked.name)}\n"
    for part in (MORNING, EVENING):
        yield f"{part} = [\n" if asked.of(part) else f"{part} = []\n"
        for each in asked.of(part):
            ask = _quoted(each.ask)
            wins = each.kind == WIN
            yield f'  {{ ask = {ask}, kind = "{WIN}" }},\n' if wins else f"  {ask},\n"
        if asked.of(part):
            yield "]\n"


def from_profile(profile: Profile) -> QuestionSet:
    """The questions of a profile, as they can be changed."""
    evening = tuple(OwnQuestion(each.ask, each.kind) for each in profile.questions)
    return QuestionSet("", evening, tuple(map(OwnQuestion, profile.morning)))


def from_row(row: Mapping[str, Any]) -> QuestionSet:
    """The questions of a profile as a file of own words has it."""
    evening = tuple(OwnQuestion(ask, kind) for ask, kind in row.get(EVENING, ()))
    morning = tuple(OwnQuestion(ask) for ask, _ in row.get(MORNING, ()))
    return QuestionSet(row.get("name", ""), evening, morning)


def as_row(asked: QuestionSet) -> dict[str, Any]:
    """The questions as values that JSON can hold; `from_row` reads them."""
    return {
        "name": asked.name,
        **{part: [(each.ask, each.kind) for each in asked.of(part)] for part in PARTS},
    }


def _quoted(text: str) -> str:
    """A text as TOML has it: what JSON escapes, it escapes alike."""
    return json.dumps(text, ensure_ascii=False)


def _words(text: str, most: int) -> str:
    words = clean(" ".join(text.split()))
    if not words:
        raise NotPossible("Nothing to keep yet.", "Type a few words.")
    if len(words) > most:
        raise NotPossible(f"That's {len(words)} characters.", f"It can have {most}.")
    return words


def _put(asked: Sequence[OwnQuestion], at: int, question: OwnQuestion) -> tuple[OwnQuestion, ...]:
    return (*asked[:at], question, *asked[at + 1 :])
