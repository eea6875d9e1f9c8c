"""Doing what a stream says to the program in a real terminal, as the bytes a terminal sends."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.monkey.playing import WORDS, Fault, file_for, look_for, look_over, size_of
from tests.monkey.walk import Stream
from tests.support.terminal import Terminal

_SIGNS = {
    **{"slash": "/", "full_stop": ".", "comma": ",", "asterisk": "*", "number_sign": "#"},
    **{"plus": "+", "minus": "-", "space": " ", "left_square_bracket": "[", "at": "@"},
    **{"right_square_bracket": "]", "question_mark": "?", "underscore": "_"},
    **{"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D"},
    **{"home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~"},
    **{"tab": "\t", "shift+tab": "\x1b[Z", "enter": "\r", "escape": "\x1b", "backspace": "\x7f"},
    **{"delete": "\x1b[3~", "insert": "\x1b[2~", "shift+down": "\x1b[1;2B"},
    **{"shift+left": "\x1b[1;2D", "ctrl+right": "\x1b[1;5C"},
    **{"ctrl+home": "\x1b[1;5H", "ctrl+end": "\x1b[1;5F"},
    **{"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~"},
    **{"f6": "\x1b[17~", "f9": "\x1b[20~"},
}


def play_in_terminal(stream: Stream, folder: Path) -> None:
    """Do all of the stream, write something, and leave. Raises a `Fault`."""
    path = file_for(stream, folder)
    columns, rows = size_of(stream.size)
    env = {"CHECKIN_FILE": str(path)}
    argv = [sys.executable, "-m", "checkin"]
    try:
        with Terminal(argv, columns=columns, rows=rows, env=env) as terminal:
            terminal.wait_for(b"\x1b[?1049h")  # it has the terminal
            for step in stream.steps:
                _do(terminal, step)
            for step in ("rest", "f2", "rest", "f2", "rest", f"type:{WORDS}", "rest", "ctrl+q"):
                _do(terminal, step)
            code = terminal.exit_code()
            said = terminal.bytes_seen.decode(errors="replace").rpartition("\x1b[?1049l")[2]
            if code or "fault of its own" in said or "Traceback" in said:
                raise Fault(f"the exit code is {code}", said)
            if not terminal.is_as_it_was():
                raise Fault("the terminal is not as it was")
        look_over(path)
        look_for(WORDS, path)
    except (OSError, TimeoutError) as error:
        raise Fault(f"it hangs or ends early: {type(error).__name__}", str(error)) from None
    finally:
        path.unlink(missing_ok=True)


def _do(terminal: Terminal, step: str) -> None:
    name, colon, said = step.partition(":")
    if step == "rest":
        terminal.wait_to_rest()
    elif not colon or not said:
        terminal.send(_bytes(step))
    elif name == "type":
        terminal.send(said)
    elif name == "paste":
        terminal.send(f"\x1b[200~{said}\x1b[201~")
    elif name == "size":
        terminal.resize(*size_of(said))
    elif name == "click":
        column, row = (int(part) + 1 for part in said.split(","))
        terminal.send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")


def _bytes(key: str) -> str:
    """What a terminal sends for a key."""
    if key.startswith("ctrl+") and len(key) == 6:
        return chr(ord(key[-1]) - ord("a") + 1)
    if key.startswith("alt+"):
        return "\x1b" + key[-1]
    return _SIGNS.get(key, key)
