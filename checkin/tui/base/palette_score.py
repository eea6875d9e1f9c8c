"""How well what the palette offers fits what is asked: by its names, then by words of weight."""

from __future__ import annotations

from functools import cached_property, lru_cache

from checkin.content.distress_words import is_despair
from checkin.content.done_words import told
from checkin.content.other_names import (
    other_names,
    question_words,
    telling_words,
    wish_words,
    words_without_weight,
)
from checkin.content.urge_words import is_no_win, is_set_apart
from checkin.core.text import begin_with, words

SHORTEST = 2
"""From how many letters on other names and sentences are looked through."""
_CALLED_SO = 100.0
"""The score of what people call exactly so: more than letters in a name give."""
_BY_OTHER_NAME = 10.0
"""The score of what people call so: it comes before names that only have the letters somewhere."""
_BY_ITS_WORDS = 5.0
"""The score of what has such words in a name, after another one."""
IN_SENTENCE = 0.01
"""The score of what is found in a sentence and not in a name: all names come before it."""
_DONE = 0.002
"""What a win has more, among what is found so, once it is told as done."""
_AFTER_ALL = 0.005
_NEAR = 0.0001
"""By how much two ways to keep what is asked differ: they stand one below the other."""
_BEFORE_NAMES = 1000
"""The score of the way to keep what is asked as words, and more than Textual gives any match."""
_NEXT = 0.999
"""What it has of the best score to come next."""
_AFTER_DESPAIR = {"app.people": 999.0, "app.hard": 998.0}
"""The score of what helps after words of despair: right behind the way to keep these."""
_DONE_HERE = 0.0088
"""The score of the way to keep what tells of something done: it comes before what is found by some
of the words, and after a win that one key keeps."""
_LAST = 0.000002
"""The score of the way to keep a question, which is to be answered: it comes after all else."""
_NOT_DONE = 0.0055
"""The most that a win has where it is asked or wished for: it comes after the pages that fit."""
_AMONG_FEW = 0.008
"""The score of what is named whole among a few words: it comes before the way to keep these."""
_BY_WEIGHT = 0.006
_OF_WEIGHT = 0.0025
"""The least score of what has most words of weight, and what it has more if it has them all."""
_IN_ONE_NAME = 0.0007
_IN_TITLE = 0.0001
_IN_A_ROW = 0.0001
"""What it has more if one name has them all, if its own has, and for each word in a row."""
_ROW = 4
"""How many words of one name in a row say what is meant, whatever their weight."""
_BY_SOME_WORDS = 0.002
"""The score of what has some of the words: it comes after all else, and is not called so."""
_FEW = 4
_PAIR = 2
_HALF = 0.45
_MOST = 0.51
"""Which part of the words of weight says what is meant."""
_OTHER_FORM = 0.9
"""What a word counts that is there in another form."""
_GO = frozenset(("a", "go", "me", "my", "open", "page", "see", "show", "the", "to"))
"""Words around the name of what is wanted."""
_STEM = 4
_ENDING = 3
"""How many letters words have in common at least that are forms of one, and differ in at most."""


def score_of_keeping(asked: Asked, best: float) -> float:
    """How well keeping what is asked as words fits, when `best` is the score of all else.

    Words of despair are kept first. A wish is rather something to look for, a question all the
    more.
    """
    if asked.is_heavy:
        return _BEFORE_NAMES
    if asked.is_question:
        return _LAST
    if asked.told == "done":
        return _DONE_HERE
    is_sought = asked.is_wish and asked.weighty and 0 < best < _AFTER_ALL
    return best * _NEXT if is_sought else _AFTER_ALL


def score_of_search(asked: Asked) -> float:
    """How well looking in History fits; 0 but for a question with words to look for.

    It comes right before the way to keep the question.
    """
    return 2 * _LAST if asked.is_question and asked.weighty and not asked.is_heavy else 0


def leads_somewhere(asked: Asked, best: float) -> bool:
    """Whether it was looked for: a question, or a wish that a page fits by its words of weight.

    Words of wanting to drink or use are told, however they begin.
    """
    is_met = asked.is_wish and best >= _BY_WEIGHT and not asked.is_no_win
    return asked.is_question or is_met


def score_of_win(asked: Asked) -> float:
    """How well keeping what is asked as a win fits; 0 if it tells nothing that could be one.

    It comes before the way to keep words where something is told that was done.
    """
    if not asked.told or asked.is_no_win:
        return 0
    return _DONE_HERE + _NEAR if asked.told == "done" else _AFTER_ALL - _NEAR


class Asked:
    """What is looked for, as all offers are compared with it."""

    def __init__(self, query: str) -> None:
        self.text = query.casefold().strip()
        self.words = words(self.text)

    @cached_property
    def is_heavy(self) -> bool:
        """Whether it is a reason to name people who can help."""
        return is_despair(self.text)

    @cached_property
    def is_no_win(self) -> bool:
        """Whether it is kept as it is, and not as a win."""
        return is_no_win(self.text)

    @cached_property
    def is_slip(self) -> bool:
        """Whether it tells of one, and of nothing that was done about it."""
        return is_set_apart(self.text)

    @cached_property
    def told(self) -> str:
        """Whether it tells of something done, as `checkin.content.done_words` has it."""
        return "" if self.is_wish or self.is_question else told(self.text)

    @cached_property
    def weighty(self) -> tuple[str, ...]:
        """The words that say what is looked for, each once."""
        light = words_without_weight()
        return tuple(dict.fromkeys(word for word in self.words if word not in light))

    @property
    def sought(self) -> str:
        """The words to look for."""
        return " ".join(self.weighty)

    @cached_property
    def is_wish(self) -> bool:
        """Whether something is wished for or asked, so that it is hardly meant to be kept."""
        return self._begins(wish_words())

    @cached_property
    def is_question(self) -> bool:
        """Whether something is asked: an answer is wanted, and nothing is told."""
        return self.text.endswith("?") or self._begins(question_words())

    def _begins(self, beginnings: tuple[str, ...]) -> bool:
        padded = f" {' '.join(self.words)} "
        return any(padded.startswith(f" {each} ") for each in beginnings)

    @cached_property
    def least(self) -> float:
        """Which part of the words of weight says what is meant: more of what is told."""
        is_told = len(self.weighty) <= _PAIR or self.words[0] in telling_words()
        return _MOST if is_told and not self.is_wish else _HALF


def score(asked: Asked, id: str, title: str, about: str) -> float:
    """How well an offer fits what is asked; 0 if it does not.

    One of its other names is that, begins so, or has words that begin so; or all it says has
    them. In a sentence, what has more of the words of weight comes first.
    """
    if len(asked.text) < SHORTEST:
        return 0
    if id in _AFTER_DESPAIR and asked.is_heavy:
        return _AFTER_DESPAIR[id]
    if id.startswith("win:") and len(asked.words) > 1 and asked.is_slip:
        return 0
    found = _by_names(asked, id, title, about)
    if not id.startswith("win:") or not found or len(asked.words) == 1:
        return found
    if _is_done(asked, title, other_names(id)):
        best = max(found, IN_SENTENCE + _DONE)
        return best if found >= IN_SENTENCE else found + _DONE * (found > _AFTER_ALL)
    is_sought = asked.is_wish or asked.is_question
    return min(found, _NOT_DONE if is_sought else _AMONG_FEW)  # it is not done yet


def _is_done(asked: Asked, title: str, names: tuple[str, ...]) -> bool:
    """Whether a win is told as what was done, and not as what is wanted."""
    if any(first in asked.words for first in _folded(title)[:1]):
        return True
    known = _of_all((title, *names))
    return any(word.endswith("ed") and _share(word, known) for word in asked.weighty)


def _by_names(asked: Asked, id: str, title: str, about: str) -> float:
    names = other_names(id)
    if asked.text in names:
        return _CALLED_SO
    if any(name.startswith(asked.text) for name in names):
        return _BY_OTHER_NAME
    if not asked.words:
        return 0
    called = [_folded(name) for name in (title, *names)]
    if any(begin_with(name, asked.words) for name in called):
        return _BY_ITS_WORDS
    if any(name and {*asked.words} - _GO == {*name} for name in called):
        return _BY_ITS_WORDS
    of_names = _of_all((title, *names))
    if len(asked.words) < _FEW:  # small words of a sentence are somewhere in many names
        if begin_with([*of_names, *_folded(about)], asked.words):
            return IN_SENTENCE
        if all(_share(word, of_names) for word in asked.words):
            return IN_SENTENCE
    is_named = len(asked.words) <= _FEW and called[0] and {*asked.words} >= {*called[0]}
    among_few = _AMONG_FEW if is_named else 0
    return max(among_few, _by_weight(asked, (title, *names), of_names))


def _by_weight(asked: Asked, names: tuple[str, ...], of_names: frozenset[str]) -> float:
    """How much it has of the words of weight; nothing where people are to be named first."""
    if asked.is_heavy:
        return 0
    shares = {word: _share(word, of_names) for word in asked.weighty or asked.words}
    part, row = sum(shares.values()) / len(shares), min(_ROW, _in_a_row(asked, names))
    part = max(part, _MOST) if row == _ROW else part
    if not part or not asked.weighty or part < asked.least:
        return _BY_SOME_WORDS * part
    found = [word for word, share in shares.items() if share]
    of_each = [sum(_share(word, _of_all((name,))) for word in found) for name in names]
    more = (_IN_ONE_NAME * max(of_each) + _IN_TITLE * of_each[0]) / len(shares)
    return _BY_WEIGHT + _OF_WEIGHT * part + more + _IN_A_ROW * row


def _in_a_row(asked: Asked, names: tuple[str, ...]) -> int:
    """How many words the longest name of several has that stands in what is asked as it is."""
    said = f" {' '.join(asked.words)} "
    called = [name for name in map(_folded, names) if len(name) > 1]
    return max((len(name) for name in called if f" {' '.join(name)} " in said), default=0)


def _share(word: str, known: frozenset[str]) -> float:
    """How much a folded word counts that is among these, or is in another form."""
    if word in known:
        return 1
    return _OTHER_FORM * any(_alike(word, other) for other in known)


@lru_cache(maxsize=1024)
def _folded(said: str) -> tuple[str, ...]:
    """The folded words of what an offer says: the same for each letter that is typed."""
    return tuple(words(said))


@lru_cache(maxsize=1024)
def _of_all(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in _folded(name))


@lru_cache(maxsize=16384)
def _alike(word: str, known: str) -> bool:
    """Whether two folded words are forms of one: they part late, and end soon after."""
    if word.rstrip("s") == known.rstrip("s"):
        return True
    same = next(
        (n for n, pair in enumerate(zip(word, known, strict=False)) if pair[0] != pair[1]),
        min(len(word), len(known)),
    )
    return same >= _STEM and len(word) - same <= _ENDING and len(known) - same <= _ENDING
