"""Tags as they are typed: several on one line, and the rest of one that was begun."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.suggester import Suggester

from checkin.core.text import as_tag, one_tag


def words(line: str) -> list[str]:
    """What stands between spaces and commas."""
    return line.replace(",", " ").split()


def tags_typed(line: str) -> list[str] | None:
    """The tags on a line as they are written; None if one of them can be no tag."""
    found: dict[str, str] = {}
    for name in words(line):
        tag = one_tag(name)
        if tag is None:
            return None
        found.setdefault(as_tag(tag), tag)
    return list(found.values())


class TagSuggester(Suggester):
    """Offers the rest of the tag that a field ends with; the right arrow takes it."""

    def __init__(
        self, known: Callable[[str], Iterable[str]], begun: Callable[[str], str] | None = None
    ) -> None:
        """`known` gives tags that begin so as they are written, the most used first.

        `begun` gives the tag that a line ends with, or "" for none; by default its last word if
        that has a sign.
        """
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known
        self._begun = begun or tag_at_end

    def may_offer(self, value: str) -> bool:
        """Whether a line ends with the beginning of a tag."""
        return len(_signed(self._begun(value))) > 1

    async def get_suggestion(self, value: str) -> str | None:
        """The line with the first tag that is not on it yet, if any begins so."""
        signed = _signed(self._begun(value))
        if len(signed) < 2:
            return None
        start = as_tag(signed)
        passed = {start, *map(as_tag, words(value))}
        for tag in self._known(start):
            if as_tag(tag) not in passed and as_tag(tag[: len(signed)]) == start:
                return value + tag[len(signed) :]
        return None


def _signed(begun: str) -> str:
    """The tag that was begun, with its sign; empty for none."""
    return begun if begun[:1] in ("", "#", "@") else f"#{begun}"


def tag_at_end(line: str) -> str:
    """The last word, if it has the sign of a tag."""
    last = line.rpartition(" ")[2]
    return last if last[:1] in ("#", "@") else ""


def word_at_end(line: str) -> str:
    """The last word, with or without a sign, of a line that holds tags alone."""
    return line.replace(",", " ").rpartition(" ")[2]


def whole_line(line: str) -> str:
    """All of a line that holds one tag; words with spaces between them are one."""
    return line.replace(" ", "-")
