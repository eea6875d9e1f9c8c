"""Reading text from a person or a program: a line at the terminal, or all of standard input."""

from __future__ import annotations

import sys

from checkin.cli.terminal import at_terminal, fitted
from checkin.core.errors import FileTrouble, NotPossible, TooLong
from checkin.core.text import LIMIT, show

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass

_MOST_BYTES = 64 * LIMIT
"""How much of standard input is read: what an entry can hold and a lot of space around it."""
_MOST_SHOWN = 1000
"""How many characters of what is no text are given back in a sentence."""


def ask(question: str, *, now: str = "") -> str:
    """The words typed at the terminal; empty if there are none. The question goes to stderr.

    `now` is what the words are so far.
    """
    both = at_terminal(sys.stdout)  # otherwise the answer is on its way to another program
    begun = both and _can_edit(now)
    sys.stderr.write(f"{fitted(show(question), sys.stderr)}\n")
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


def agreed(question: str, not_done: str, hint: str) -> bool:
    """Whether the person says yes. Raises `NotPossible` with these words if nobody can be asked."""
    if not at_terminal(sys.stdin):
        raise NotPossible(not_done, hint)
    return says_yes(question)


def says_yes(question: str) -> bool:
    """Whether the person, who can be asked, says yes."""
    return ask(f"{question} [y/N]").casefold() in ("y", "yes")


def half_typed() -> str:
    """What stood in the line when the asking was broken off, where that is known."""
    readline = sys.modules.get("readline")
    return "" if readline is None else str(readline.get_line_buffer())


def read_all() -> str:
    """All of standard input as text.

    It is read as UTF-8, else in the encoding of the locale. Raises `NotPossible` if it is neither
    or has zero bytes, `FileTrouble` if there is nothing to read from, and `TooLong` for more than
    an entry can hold.
    """
    if sys.stdin is None:
        return ""
    try:
        data = sys.stdin.buffer.read(_MOST_BYTES + 1) or b""
    except OSError as error:
        raise FileTrouble(
            f"Standard input can't be read: {error.strerror or error}.", "Nothing was changed."
        ) from error
    if len(data) > _MOST_BYTES:
        raise TooLong(
            f"That's more than {LIMIT:,} characters, which is what one entry holds.",
            "Nothing was changed. You can split it in two.",
        )
    for encoding in ("utf-8-sig", sys.stdin.encoding or "utf-8"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\0" not in text:
            return text
        if encoding == "utf-8-sig":
            raise NotPossible(
                "There are zero bytes in that, so it can't be kept as it is. Nothing was changed.",
                "If it's text in UTF-16, save it as UTF-8 and try again.",
            )
    raise not_text(data.decode("utf-8", "replace"))


def checked(text: str) -> str:
    """The text; raises `NotPossible` if bytes of another encoding are in it."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise not_text(text) from error
    return text


def not_text(text: str = "") -> NotPossible:
    """What to say of bytes that are no text, with what can be read of them."""
    read = "".join(
        "\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text[: 2 * _MOST_SHOWN]
    )
    is_binary = any(sign < " " and not sign.isspace() for sign in read)
    said = show(read, one_line=True).strip()
    if is_binary or not any(map(str.isalpha, said)):
        said = ""
    elif len(said) > _MOST_SHOWN:
        said = f"{said[:_MOST_SHOWN]}\u2026"
    return NotPossible(
        "That isn't text in UTF-8. Nothing was changed.",
        f"With \ufffd for what can't be read, it says: {said}" if said else "",
    )


def _can_edit(now: str) -> bool:
    """Make the line one that can be edited, begun with the words so far; False if it cannot.

    A paste of several lines is taken as one: the rest would go to the shell, which runs it.
    """
    try:
        import readline
    except ImportError:
        return False
    readline.parse_and_bind("set enable-bracketed-paste on")
    readline.set_startup_hook(lambda: readline.insert_text(now) if "\n" not in now else None)
    return "\n" not in now
