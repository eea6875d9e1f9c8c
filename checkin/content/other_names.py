"""What people call the things that the palette offers, beside their names on the screen."""

from __future__ import annotations

from functools import cache

from checkin.content.loader import load_items, load_pack
from checkin.core.frozen import Frozen

_PACK = "other_names"


class OtherNames(Frozen):
    """The other names of one thing, in lower case."""

    id: str
    names: tuple[str, ...]


def other_names(id: str) -> tuple[str, ...]:
    """The other names of a command, a setting or a page; none for an id without any."""
    return _by_id().get(id, ())


@cache
def words_without_weight() -> frozenset[str]:
    """Words that do not say what is looked for, in lower case."""
    return frozenset(load_pack(_PACK)["without_weight"])


@cache
def wish_words() -> tuple[str, ...]:
    """How a wish or a question begins, in lower case, without signs."""
    return tuple(load_pack(_PACK)["wishes"])


@cache
def question_words() -> tuple[str, ...]:
    """How a question begins, in lower case, without signs."""
    return tuple(load_pack(_PACK)["question_begins"])


@cache
def telling_words() -> frozenset[str]:
    """How it begins where somebody tells what happened, in lower case."""
    return frozenset(load_pack(_PACK)["told"])


@cache
def past_words(sort: str) -> frozenset[str]:
    """Words that tell what was, in lower case: `before` it, `did`, `was` or `no_deed`."""
    return frozenset(load_pack(_PACK)[f"past_{sort}"])


@cache
def _by_id() -> dict[str, tuple[str, ...]]:
    return {each.id: each.names for each in load_items(OtherNames, _PACK, "item")}
