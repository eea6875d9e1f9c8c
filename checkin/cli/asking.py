"""Getting words from a person: from the arguments, from standard input, or by asking."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import IO

from checkin.errors import NotPossible, TooLong
from checkin.text import LIMIT, show

STDIN = ("-",)
"""The words that stand for: read them from standard input."""


def at_terminal(stream: IO[str] | None) -> bool:
    """Whether someone sits at that end."""
    return stream is not None and not stream.closed and stream.isatty()


def words_of(words: Sequence[str], question: str, *, now: str = "") -> str | None:
    """The words given; else those typed after the question, or all of standard input.

    None if someone was asked and left it empty. `now` is what the words are so far.
    Raises `NotPossible` if there are none, and `TooLong`.
    """
    if words and tuple(words) != STDIN:
        text = " ".join(words)
    elif words or not at_terminal(sys.stdin):
        text = read_all()
    else:
        return ask(question, now=now) or None
    if not show(text).strip():
        raise NotPossible("There are no words in that.", "Write a few, or leave it.")
    return text


def ask(question: str, *, now: str = "") -> str:
    """The words typed at the terminal; empty if there are none. The question goes to stderr."""
    both = at_terminal(sys.stdout)  # otherwise the answer is on its way to another program
    begun = both and _can_edit(now)
    sys.stderr.write(f"{show(question)}\n")
    if now and not begun:
        sys.stderr.write(f"{show(now)}\n")
    if not both:
        sys.stderr.write("> ")
    sys.stderr.flush()
    try:
        return input("> " if both else "").strip()
    except EOFError:
        sys.stderr.write("\n")
        return ""


def read_all() -> str:
    """All of standard input. Raises `TooLong` once it is more than an entry can hold."""
    if sys.stdin is None:
        return ""
    data = sys.stdin.buffer.read(4 * LIMIT + 1)  # no character takes more than four bytes
    if len(data) > 4 * LIMIT:
        raise TooLong(
            f"That is more than {LIMIT:,} characters, which is what one entry holds.",
            "Nothing was changed. Keep it in two parts.",
        )
    return data.decode("utf-8-sig", "replace")


def _can_edit(now: str) -> bool:
    """Make the line one that can be edited, begun with the words so far; False if it can not.

    A paste of several lines is taken as one: the rest would go to the shell, which runs it.
    """
    try:
        import readline
    except ImportError:
        return False
    readline.parse_and_bind("set enable-bracketed-paste on")
    readline.set_startup_hook(lambda: readline.insert_text(now) if "\n" not in now else None)
    return "\n" not in now
