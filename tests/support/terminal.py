"""A real terminal around a program: what it writes is a screen, what is sent are key presses.

The program gets a pseudo-terminal of its own as its controlling terminal, and an answer to each
question that terminals are asked. Nothing here sleeps: every wait ends with what it waited for,
or with its deadline. Needs Linux (posix_spawn in a new session, /proc, pidfd).
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from tests.support.screen import Screen

_MIB = 1024
_CHUNK = 65536
_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # frames may be marked, so that none is shown half
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # changes of size are not told in band
    b"\x1b[c": b"\x1b[?62c",
    b"\x1b[6n": b"\x1b[1;1R",
}
_QUESTION = re.compile(b"|".join(map(re.escape, _ANSWERS)))
_LONGEST_QUESTION = max(map(len, _ANSWERS))
_LEFT_OUT = ("COLUMNS", "LINES", "TERM_PROGRAM", "TMUX", "NO_COLOR", "NO_MOTION")
_USUAL_SIGNALS = (
    signal.SIGINT,
    signal.SIGQUIT,
    signal.SIGTERM,
    signal.SIGHUP,
    signal.SIGPIPE,
    signal.SIGTSTP,
)


class Terminal:
    """A program running in a terminal of its own. Leaving the `with` block ends it."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        answers: bool = True,
    ) -> None:
        """Start the program. `env` is added to the environment; names that mislead are left out.

        The size is the terminal's alone: COLUMNS and LINES would hide every later `resize`.
        A size of 0 is one that is not known.
        Without `answers`, the program hears nothing when it asks what the terminal can do.
        """
        self._answers = answers
        self._master, self._slave = os.openpty()
        os.set_blocking(self._master, False)
        self.resize(columns, rows)
        self._settings_before = _settings(self._slave)
        self._screen = Screen(columns or 80, rows or 24)
        self._seen = bytearray()
        self._answered = 0
        self._drawn = 0
        self._exit_code: int | None = None
        environment = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
        self.started = time.perf_counter()
        self.pid = os.posix_spawnp(
            argv[0],
            list(argv),
            environment,
            file_actions=[
                # opened by the leader of a new session, it becomes the controlling terminal
                (os.POSIX_SPAWN_OPEN, 0, os.ttyname(self._slave), os.O_RDWR, 0),
                (os.POSIX_SPAWN_DUP2, 0, 1),
                (os.POSIX_SPAWN_DUP2, 0, 2),
            ],
            setsid=True,
            setsigmask=[],
            setsigdef=_USUAL_SIGNALS,
        )
        self._exit = os.pidfd_open(self.pid)
        self._last = self.started

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # What a person does

    def send(self, keys: bytes | str) -> float:
        """Press keys; the seconds from the start to this moment."""
        data = keys.encode() if isinstance(keys, str) else keys
        now = time.perf_counter() - self.started
        while data:
            _, writable, _ = select.select([], [self._master], [], 10)
            if not writable:
                raise TimeoutError("the program reads no keys")
            data = data[os.write(self._master, data) :]
        return now

    def wait_until_read(self, timeout: float = 30.0) -> None:
        """Wait until the program has read all that was sent; what is sent next is another read."""
        self._wait_until_read(timeout, lambda: self._read(time.perf_counter() + 0.001))

    def wait_until_taken(self, timeout: float = 30.0) -> None:
        """As `wait_until_read`, on a terminal that takes nothing of what the program writes."""
        self._wait_until_read(timeout, lambda: time.sleep(0.0005))

    def wait_to_end_unread(self, timeout: float = 30.0) -> None:
        """Wait until the program has ended, on a terminal that takes nothing of what it writes."""
        if not select.select([self._exit], [], [], timeout)[0]:
            raise TimeoutError("the program goes on")

    def _wait_until_read(self, timeout: float, meanwhile: Callable[[], object]) -> None:
        end = time.perf_counter() + timeout
        # FIONREAD would say 0 for what Linux is still about to hand over; select hands it over
        while select.select([self._slave], [], [], 0)[0]:
            meanwhile()
            if time.perf_counter() >= end:
                raise TimeoutError("\n".join(["the program reads no keys:", *self.screen()]))

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the program is told by SIGWINCH."""
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if hasattr(self, "_screen"):
            self.screen()
            self._screen.resize(columns or 80, rows or 24)

    def close_window(self) -> None:
        """Take the terminal away, as closing its window does: the program gets SIGHUP."""
        os.close(self._master)
        self._master = -1

    def kill(self, sig: int = signal.SIGKILL) -> None:
        """Send the program a signal."""
        os.kill(self.pid, sig)

    def close(self) -> None:
        """End the program if it still runs, and let go of everything."""
        if self._exit < 0:
            return
        if self._exit_code is None:
            self.kill()
            self.exit_code()
        for descriptor in (self._master, self._slave, self._exit):
            if descriptor >= 0:
                os.close(descriptor)
        self._master = self._slave = self._exit = -1

    # What a person sees

    def screen(self) -> list[str]:
        """What stands on the screen, line by line, without the space at the ends of lines."""
        self._screen.feed(self._seen[self._drawn :])
        self._drawn = len(self._seen)
        return self._screen.lines

    @property
    def cursor(self) -> tuple[int, int] | None:
        """The column and row of the cursor, from 0; None while it is hidden."""
        self.screen()
        return self._screen.cursor

    @property
    def cell_at_cursor(self) -> tuple[int, int, str]:
        """The column and row of the cursor, also a hidden one, and the color of that cell."""
        self.screen()
        column, row = self._screen.place
        return column, row, self._screen.background(column, row)

    def is_bold(self, column: int, row: int) -> bool:
        """Whether the sign in a cell of the screen is bold."""
        return self._screen.is_bold(column, row)

    @property
    def bytes_seen(self) -> bytes:
        """All that the program wrote so far, as it came."""
        return bytes(self._seen)

    def wait_until(
        self, condition: Callable[[list[str]], object], timeout: float = 30.0
    ) -> list[str]:
        """The screen, as soon as the condition holds for it. Half a frame is never looked at."""
        end = time.perf_counter() + timeout
        while True:
            lines = self.screen()
            if not self._screen.mid_frame and condition(lines):
                return lines
            if not self._read(end):
                raise TimeoutError("\n".join(["this is on the screen instead:", *lines]))

    def wait_to_see(self, text: str, timeout: float = 30.0) -> list[str]:
        """The screen, as soon as one of its lines holds the text."""
        return self.wait_until(lambda lines: any(text in line for line in lines), timeout)

    def wait_for(
        self, marker: str | bytes | re.Pattern[bytes], timeout: float = 30.0, *, since: int = 0
    ) -> float:
        """Wait for bytes in what the program writes; the seconds from the start to their coming.

        `since` leaves out that many bytes of what was seen: `len(terminal.bytes_seen)` before a
        key press waits for an answer to it.
        """
        if isinstance(marker, str):
            marker = marker.encode()
        pattern = re.compile(re.escape(marker)) if isinstance(marker, bytes) else marker
        end = time.perf_counter() + timeout
        while not pattern.search(self._seen, since):
            if not self._read(end):
                raise TimeoutError(f"{pattern.pattern!r} never came; {bytes(self._seen[-300:])!r}")
        return self._last - self.started

    def listen(self, seconds: float) -> int:
        """Take in what comes for that long; how many bytes it was."""
        before = len(self._seen)
        end = time.perf_counter() + seconds
        while self._read(end):
            pass
        return len(self._seen) - before

    def wait_to_rest(self, timeout: float = 30.0) -> None:
        """Wait until the program has nothing to do but wait, such as for a key."""
        end = time.perf_counter() + timeout
        while self._fields()[0] != "S":
            self._read(time.perf_counter() + 0.01)
            if time.perf_counter() >= end:
                raise TimeoutError("\n".join(["the program does not rest:", *self.screen()]))

    def wait_to_stop(self, timeout: float = 30.0) -> None:
        """Wait until the program is stopped, as by `kill -STOP`, and all it wrote is there."""
        end = time.perf_counter() + timeout
        while self._fields()[0] != "T":
            self._read(time.perf_counter() + 0.01)
            if time.perf_counter() >= end:
                raise TimeoutError("\n".join(["the program goes on:", *self.screen()]))
        while self._read(0.0):
            pass

    # How the program ended, and what it takes

    def exit_code(self, timeout: float = 30.0) -> int:
        """Wait for the program to end: its exit code, or the number of the signal, negative."""
        if self._exit_code is None:
            end = time.perf_counter() + timeout
            while not select.select([self._exit], [], [], 0)[0]:
                if not self._read(end) and time.perf_counter() >= end:
                    raise TimeoutError("\n".join(["the program goes on:", *self.screen()]))
            self._last = time.perf_counter()
            self._exit_code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            while self._read(0.0):
                pass
        return self._exit_code

    def is_as_it_was(self) -> bool:
        """Whether the terminal's settings are those from before: echo on, line by line, and all."""
        return _settings(self._slave) == self._settings_before

    @property
    def lasted(self) -> float:
        """Seconds from the start to the last thing that was seen of the program."""
        return self._last - self.started

    def cpu_seconds(self) -> float:
        """What the program has computed so far, in all its threads, to a hundredth."""
        fields = self._fields()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def rss_mib(self, *, peak: bool = False) -> float:
        """The memory it takes up now, or the most it ever took, in MiB."""
        name = "VmHWM" if peak else "VmRSS"
        return _status(Path(f"/proc/{self.pid}/status"), name) / _MIB

    def wakeups(self) -> int:
        """How often its threads have gone to wait for something so far."""
        tasks = Path(f"/proc/{self.pid}/task")
        return sum(_status(task / "status", "voluntary_ctxt_switches") for task in tasks.iterdir())

    def _fields(self) -> list[str]:
        """What `/proc/PID/stat` says, from the state on."""
        return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()

    def _read(self, end: float) -> bool:
        """Read once what comes before `end` (of perf_counter); False if nothing does any more."""
        watched = [self._exit] if self._master < 0 else [self._master, self._exit]
        ready = select.select(watched, [], [], max(0.0, end - time.perf_counter()))[0]
        if self._master not in ready:
            return False
        self._seen += os.read(self._master, _CHUNK)
        self._last = time.perf_counter()
        if self._answers:
            self._answer()
        return True

    def _answer(self) -> None:
        for question in _QUESTION.finditer(self._seen, self._answered):
            self.send(_ANSWERS[question[0]])
            self._answered = question.end()
        self._answered = max(self._answered, len(self._seen) - _LONGEST_QUESTION + 1)


def _settings(descriptor: int) -> list[Any]:
    settings = termios.tcgetattr(descriptor)
    settings[3] &= ~termios.PENDIN  # comes and goes by itself
    return settings


def _status(path: Path, name: str) -> int:
    for line in path.read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1])
    raise LookupError(f"{path} has no {name}")
