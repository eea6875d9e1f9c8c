"""What a person takes for one letter, which may be several characters: é, ❤️, a flag, a family."""

from __future__ import annotations

from rich.style import StyleType
from rich.text import Text


def before(text: str, index: int) -> int:
    """Where the letter begins that ends at `index`."""
    if index < 1 or text[max(0, index - 2) : index + 1].isascii():
        return max(0, index - 1)
    from wcwidth import grapheme_boundary_before

    return grapheme_boundary_before(text, index)


def after(text: str, index: int) -> int:
    """Where the letter ends that begins at `index`."""
    if text[index : index + 2].isascii():
        return min(len(text), index + 1)
    from wcwidth import iter_graphemes

    return index + len(next(iter_graphemes(text, start=index), ""))


def start_of(text: str, index: int) -> int:
    """Where the letter begins that `index` lies in."""
    return before(text, index + 1) if index < len(text) else len(text)


def is_text(character: str | None) -> bool:
    """Whether a key's character is written, and no command.

    Joiners, spaces of other scripts and letters newer than this Python are; Python calls only
    those printable that it would show as they are.
    """
    return character is not None and (character.isprintable() or character >= "\xa0")


class LetterText(Text):
    """A text in which the cursor covers a whole letter: half of one would be drawn as two."""

    def stylize(self, style: StyleType, start: int = 0, end: int | None = None) -> None:
        """Style a part of it; where that is one character, all of its letter."""
        if end == start + 1:
            end = max(end, after(self.plain, start))
        super().stylize(style, start, end)
