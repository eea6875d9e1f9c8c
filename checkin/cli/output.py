"""Writing to the shell: plain for programs, a little shaped for people, harmless for both."""

from __future__ import annotations

import io
import os
import sys

from checkin.cli.terminal import at_terminal, fitted
from checkin.core.errors import FileTrouble
from checkin.core.text import show

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO


class AnswerLost(FileTrouble):
    """The answer could not be written: the disk is full, or nothing takes it."""

    def __init__(self, error: OSError) -> None:
        reason = error.strerror or str(error)
        super().__init__(f"The answer couldn't be written: {reason}.")
        self.done_all_the_same = f"It's done, but the answer couldn't be written: {reason}."


def make_ready() -> None:
    """Let no sign that the shell's encoding lacks end the program, typed or written."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")  # looked at before it is kept


class AsTyped(str):
    """Words to copy from a terminal: no line break of ours parts them."""

    __slots__ = ()


def say(text: str) -> None:
    """Write a line, or several, for a person: at a terminal, none that is wider than it."""
    write(fitted(show(text), sys.stdout) + "\n")


PLAIN, BOLD, DIM = "\x1b[0m", "\x1b[1m", "\x1b[2m"
_STYLES = (PLAIN, BOLD, DIM)
"""All that is ever written for a terminal to obey."""


def write(text: str) -> None:
    """Write to stdout. Nothing in it but `_STYLES` is anything that a terminal obeys.

    Raises `BrokenPipeError` if nobody reads on, and `AnswerLost` for any other trouble.
    """
    if sys.stdout is not None:
        try:
            sys.stdout.write(_harmless(text))
        except OSError as error:
            _lost(error)


def _harmless(text: str, styles: tuple[str, ...] = _STYLES) -> str:
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    if styles:
        return styles[0].join(_harmless(part, styles[1:]) for part in text.split(styles[0]))
    return "\r\n".join(map(show, text.split("\r\n")))


def complain(*lines: str) -> None:
    """Write lines to stderr."""
    if sys.stderr is None or not lines:
        return
    try:
        sys.stderr.write("".join(_told(line) + "\n" for line in lines))
        sys.stderr.flush()
    except OSError:  # there is nobody left to tell
        _to_nowhere(sys.stderr)


def _told(line: str) -> str:
    return show(line) if isinstance(line, AsTyped) else fitted(show(line), sys.stderr)


def note(*lines: str) -> None:
    """Write to stderr what is said beside the answer, after it. Raises like `write`."""
    finish()
    complain(*lines)


def write_bytes(data: bytes) -> None:
    """Write bytes to stdout as they are, such as the name of a file. Raises like `write`."""
    finish()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        write(data.decode("utf-8", "replace"))
        return
    try:
        buffer.write(data)
        buffer.flush()
    except OSError as error:
        _lost(error)


def size_words(size: int) -> str:
    """So many bytes in the largest unit that fits."""
    amount = float(size)
    for unit in ("bytes", "kB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "bytes" else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"


def say_json(value: object) -> None:
    """Write one JSON value on a line."""
    import json

    from checkin.exporters.json import harmless

    write(json.dumps(harmless(value), ensure_ascii=is_narrow()) + "\n")


def say_array(values: Iterable[object]) -> None:
    """Write a JSON array, a value a line."""
    from checkin.exporters.json import array

    for piece in array(values, ascii_only=is_narrow()):
        write(piece)


def is_narrow() -> bool:
    """Whether stdout cannot take every character."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return "utf" not in encoding.lower()


def colored() -> bool:
    """Whether bold and dim are wanted: at a terminal, and not refused by NO_COLOR."""
    refused = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return at_terminal(sys.stdout) and not refused


def finish() -> None:
    """Make sure that everything written has left. Raises like `write`."""
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except OSError as error:
            _lost(error)


def _lost(error: OSError) -> None:
    """Give up on stdout. Raises what the trouble was."""
    _to_nowhere(sys.stdout)
    if isinstance(error, BrokenPipeError):
        raise error
    raise AnswerLost(error) from error


def _to_nowhere(stream: IO[str]) -> None:
    """Lead a stream nowhere, so that Python does not try it once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
