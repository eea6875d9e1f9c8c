"""The terminal that other tests trust has to be one."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Sequence

import pytest

from tests.support.terminal import Terminal

pytestmark = pytest.mark.terminal


def python(code: str) -> Sequence[str]:
    return (sys.executable, "-I", "-S", "-c", code)


RAW = "import sys, tty; tty.setraw(0); print('ready', end='\\r\\n', flush=True);"


def test_what_is_typed_is_on_the_screen() -> None:
    with Terminal(["cat"]) as terminal:
        terminal.send("a quiet line\r")
        lines = terminal.wait_until(lambda lines: lines.count("a quiet line") == 2)
        assert lines[:3] == ["a quiet line", "a quiet line", ""]
        assert terminal.cursor == (0, 2)
        terminal.send(b"\x04")
        assert terminal.exit_code() == 0


def test_the_program_has_a_controlling_terminal_of_the_asked_size() -> None:
    code = "import os; os.close(os.open('/dev/tty', 2)); print(os.get_terminal_size())"
    with Terminal(python(code), columns=61, rows=19, env={"COLUMNS": "61"}) as terminal:
        terminal.wait_for("columns=61, lines=19")
        assert terminal.exit_code() == 0
        assert len(terminal.screen()) == 19


def test_a_new_size_reaches_the_program() -> None:
    code = (
        "import os, signal; signal.signal(signal.SIGWINCH, lambda *_: None);"
        "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGWINCH]); print('ready', flush=True);"
        "signal.sigwait([signal.SIGWINCH]); print(os.get_terminal_size())"
    )
    with Terminal(python(code)) as terminal:
        terminal.wait_to_see("ready")
        terminal.resize(40, 10)
        terminal.wait_to_see("columns=40, lines=10")
        assert len(terminal.screen()) == 10


def test_a_signal_is_told_as_the_exit_code() -> None:
    with Terminal(["cat"]) as terminal:
        terminal.kill(signal.SIGTERM)
        assert terminal.exit_code() == -signal.SIGTERM


def test_closing_the_window_hangs_up_on_the_program() -> None:
    with Terminal(["cat"]) as terminal:
        terminal.send("x\r")
        terminal.wait_until(lambda lines: lines.count("x") == 2)
        terminal.close_window()
        assert terminal.exit_code() == -signal.SIGHUP


def test_leaving_the_block_ends_the_program() -> None:
    with Terminal(["cat"]) as terminal:
        pass
    assert terminal.exit_code() == -signal.SIGKILL


def test_settings_that_were_not_put_back_are_noticed() -> None:
    with Terminal(python(RAW)) as terminal:
        assert terminal.exit_code() == 0
        assert not terminal.is_as_it_was()
    with Terminal(["cat"]) as terminal:
        terminal.send(b"\x04")
        terminal.exit_code()
        assert terminal.is_as_it_was()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("\x1b[?2026$p", "\x1b[?2026;2$y"),
        ("\x1b[c", "\x1b[?62c"),
        ("\x1b[6n", "\x1b[1;1R"),
    ],
)
def test_the_terminal_answers_when_asked_what_it_can_do(question: str, answer: str) -> None:
    code = (
        f"{RAW} print({question!r}, end='', flush=True);print(ascii(sys.stdin.read({len(answer)})))"
    )
    with Terminal(python(code)) as terminal:
        terminal.wait_for(ascii(answer))
        assert terminal.exit_code() == 0


def test_the_second_page_leaves_the_first_as_it_was() -> None:
    code = (
        "print('first', flush=True); input();"
        "print('\\x1b[?1049h\\x1b[>1u\\x1b[Hsecond', flush=True); input();"
        "print('\\x1b[<u\\x1b[?1049l', flush=True)"
    )
    with Terminal(python(code)) as terminal:
        terminal.wait_to_see("first")
        terminal.send("\r")
        assert "first" not in terminal.wait_to_see("second")
        terminal.send("\r")
        assert terminal.exit_code() == 0
        assert terminal.screen()[0] == "first"
        assert not any("second" in line or "u" in line for line in terminal.screen())


def test_half_a_frame_is_never_looked_at() -> None:
    code = (
        "print('\\x1b[?2026h', 'half', flush=True); input();"
        "print('whole', '\\x1b[?2026l', flush=True); input()"
    )
    with Terminal(python(code)) as terminal:
        terminal.wait_for("half")
        terminal.send("\r")
        assert any("whole" in line for line in terminal.wait_to_see("half"))


def test_a_wait_ends_at_its_deadline_and_tells_what_it_saw() -> None:
    with Terminal(["cat"]) as terminal:
        terminal.send("here\r")
        with pytest.raises(TimeoutError, match="here"):
            terminal.wait_until(lambda lines: lines.count("here") > 2, timeout=0.2)
        with pytest.raises(TimeoutError, match="never came"):
            terminal.wait_for(re.compile(rb"n[o]t"), timeout=0.01)
        with pytest.raises(TimeoutError, match="goes on"):
            terminal.exit_code(timeout=0.01)


def test_a_wait_ends_when_the_program_does() -> None:
    with Terminal(["true"]) as terminal:
        with pytest.raises(TimeoutError):
            terminal.wait_to_see("anything", timeout=600)
        assert terminal.exit_code() == 0


def test_an_answer_is_told_from_what_came_before_it() -> None:
    with Terminal(["cat"]) as terminal:
        terminal.send("a\r")
        first = terminal.wait_for(re.compile(rb"a\r\na\r\n"))
        seen = len(terminal.bytes_seen)
        pressed = terminal.send("a\r")
        assert first <= pressed <= terminal.wait_for(re.compile(rb"a\r\na\r\n"), since=seen)


def test_what_a_program_takes_is_measured() -> None:
    code = "print(sum(range(10**6)), flush=True); input(); input()"
    with Terminal(python(code)) as terminal:
        terminal.wait_for("499999500000")
        assert 2 < terminal.rss_mib() <= terminal.rss_mib(peak=True) < 100
        assert terminal.cpu_seconds() < 10
        before = terminal.wakeups()
        terminal.send("\r")
        terminal.wait_for(re.compile(rb"499999500000\r\n\r\n"))
        assert terminal.wakeups() >= before
        assert terminal.listen(0.01) == 0
