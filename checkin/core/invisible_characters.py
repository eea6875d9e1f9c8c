"""Characters that nobody sees, which could carry other words than those that are read."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# What turns the writing round for all that follows, and what nobody sees and could carry other
# words: left out. The joiners and the marks U+200E, U+200F and U+061C stay: writing needs them.
_HIDDEN = (
    *(*range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    *(0x00AD, 0x200B, 0xFEFF, *range(0x2060, 0x2065), *range(0x206A, 0x2070)),
    *(0x115F, 0x1160, 0x3164, 0xFFA0, *range(0xFFF9, 0xFFFC)),
    *(*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE0100)),
)
_LEFT_OUT = dict.fromkeys(_HIDDEN)
_FLAGS = tuple(  # of England, Scotland and Wales: the one use of hidden tags
    "\U0001f3f4" + "".join(chr(0xE0000 + ord(c)) for c in name) + "\U000e007f"
    for name in ("gbeng", "gbsct", "gbwls")
)
_VARIANTS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


def without_hidden(
    text: str, is_unspaced: Callable[[str], bool], flags: tuple[str, ...] = _FLAGS
) -> str:
    """The text without them; what writing and emoji need stays.

    `is_unspaced` says of a character whether its script is written without spaces.
    """
    if flags and _FLAGS[0][0] in text:
        parts = text.split(flags[0])
        return flags[0].join(without_hidden(part, is_unspaced, flags[1:]) for part in parts)
    text = text.translate(_LEFT_OUT)
    return text if _VARIANTS.isdisjoint(text) else _one_variant_each(text, is_unspaced)


def _one_variant_each(text: str, is_unspaced: Callable[[str], bool]) -> str:
    """The text with one variation selector after a character: more of them are hidden words.

    Those of the last plane belong to ideographs.
    """
    found: list[str] = []
    for char in text:
        if char not in _VARIANTS or (
            found
            and not found[-1].isspace()
            and found[-1] not in _VARIANTS
            and (char < "\U000e0000" or is_unspaced(found[-1]))
        ):
            found.append(char)
    return "".join(found)
