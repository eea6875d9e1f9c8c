"""However the program ends, the words are there the next time, and the terminal is as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checkin.journal import Journal
from tests.support.terminal import Terminal

pytestmark = pytest.mark.terminal

APP = [sys.executable, "-m", "checkin"]
TYPED = "Called my sister back"

CRASHING = """
import sys
from checkin.launcher import open_app
from checkin.tui.features.wins.screen import WinsScreen
def crash(self):
    words = self.query_one("#line").value
    raise ValueError(words)
WinsScreen.action_nothing = crash
sys.exit(open_app())
"""

NO_HANGUP = "trap '' HUP; exec " + " ".join(APP)


@pytest.fixture
def opened() -> Iterator[Callable[..., Terminal]]:
    terminals = []

    def open_one(argv: list[str] = APP) -> Terminal:
        terminal = Terminal(argv)
        terminals.append(terminal)
        return terminal

    yield open_one
    for terminal in terminals:
        terminal.close()


def typing(terminal: Terminal) -> None:
    """Open Wins and type; the words are on the screen, and maybe not in the file yet."""
    terminal.wait_to_see("This morning")
    terminal.send("w")
    terminal.wait_to_see("What went well")
    terminal.send(TYPED)
    terminal.wait_to_see(TYPED)


def drafts(path: Path) -> list[str]:
    with Journal.open(str(path), window="looking") as journal:
        rows = journal._connection.rows("SELECT text FROM drafts WHERE text <> ''")
    return [text for (text,) in rows]


def wait_for_draft(terminal: Terminal, path: Path) -> None:
    for _ in range(100):
        if drafts(path) == [TYPED]:
            return
        terminal.listen(0.05)
    raise AssertionError("the draft never came into the file")


@pytest.fixture
def path() -> Path:
    return Path(os.environ["CHECKIN_FILE"])


def test_what_is_typed_is_in_the_file_soon_and_survives_a_kill(
    opened: Callable[..., Terminal], path: Path
) -> None:
    first = opened()
    typing(first)
    wait_for_draft(first, path)
    first.kill()
    first.exit_code()
    again = opened()
    again.wait_to_see("What went well")
    again.wait_to_see(TYPED)


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGHUP,
        signal.SIGINT,
        signal.SIGQUIT,
        signal.SIGTERM,
        signal.SIGALRM,
        signal.SIGUSR1,
        signal.SIGUSR2,
        signal.SIGXCPU,
    ],
)
def test_a_signal_keeps_the_words_at_once_and_leaves_a_sane_terminal(
    opened: Callable[..., Terminal], path: Path, number: signal.Signals
) -> None:
    terminal = opened()
    typing(terminal)
    terminal.kill(number)
    assert terminal.exit_code() == 128 + number
    assert terminal.is_as_it_was()
    assert terminal.cursor is not None
    assert drafts(path) == [TYPED]


@pytest.mark.parametrize("number", [signal.SIGPIPE, signal.SIGWINCH, signal.SIGCONT])
def test_a_signal_that_ends_nothing_changes_nothing(
    opened: Callable[..., Terminal], path: Path, number: signal.Signals
) -> None:
    terminal = opened()
    typing(terminal)
    terminal.kill(number)
    terminal.send(" and more")
    terminal.wait_to_see(f"{TYPED} and more")
    terminal.send(b"\x11")
    assert terminal.exit_code() == 0
    assert terminal.is_as_it_was()
    assert drafts(path) == [f"{TYPED} and more"]


def test_a_signal_before_the_first_frame_leaves_a_sane_terminal(
    opened: Callable[..., Terminal],
) -> None:
    terminal = opened()
    terminal.wait_for(b"\x1b[?1049h")
    terminal.kill(signal.SIGTERM)
    assert terminal.exit_code() == 128 + signal.SIGTERM
    assert terminal.is_as_it_was()


@pytest.mark.parametrize("argv", [APP, ["sh", "-c", NO_HANGUP]], ids=["usual", "no hangup signal"])
def test_closing_the_window_keeps_the_words_and_ends_the_program(
    opened: Callable[..., Terminal], path: Path, argv: list[str]
) -> None:
    terminal = opened(argv)
    typing(terminal)
    terminal.close_window()
    assert terminal.exit_code(timeout=5) == 129
    assert drafts(path) == [TYPED]


def test_leaving_with_the_key_brings_the_words_back_too(opened: Callable[..., Terminal]) -> None:
    first = opened()
    typing(first)
    first.send(b"\x11")
    assert first.exit_code() == 0
    assert first.is_as_it_was()
    again = opened()
    again.wait_to_see("What went well")
    again.wait_to_see(TYPED)


def test_leaving_without_the_file_asks_nobody_to_close_what_is_closed(
    opened: Callable[..., Terminal], path: Path
) -> None:
    terminal = opened()
    typing(terminal)
    wait_for_draft(terminal, path)
    path.rename(path.with_suffix(".away"))
    terminal.send(" and more")
    terminal.wait_to_see("not saved in the file yet")
    seen = len(terminal.bytes_seen)
    terminal.send(b"\x11")
    assert terminal.exit_code() == 1
    said = " ".join(terminal.bytes_seen[seen:].decode().split())
    assert "See where the file went, then open checkin again." in said
    assert "Close checkin" not in said


def test_two_windows_keep_their_own_words(opened: Callable[..., Terminal], path: Path) -> None:
    first = opened()
    typing(first)
    wait_for_draft(first, path)
    second = opened()
    second.wait_to_see("This morning")
    second.send("w")
    screen = "\n".join(second.wait_to_see("What went well"))
    assert TYPED not in screen
    second.send("and mine")
    second.wait_to_see("and mine")
    for terminal in (first, second):
        terminal.kill(signal.SIGTERM)
        terminal.exit_code()
    assert sorted(drafts(path)) == [TYPED, "and mine"]


def test_a_crash_says_where_and_never_what_was_written(
    opened: Callable[..., Terminal], path: Path
) -> None:
    terminal = opened([sys.executable, "-c", CRASHING])
    typing(terminal)
    terminal.send(b"\x1bOS")  # f4
    assert terminal.exit_code() == 1
    said = "\n".join(terminal.screen())
    assert "fault of its own" in said
    assert "ValueError" in said
    assert TYPED not in said
    assert TYPED.encode() not in terminal.bytes_seen.rpartition(b"\x1b[?1049l")[2]
    assert terminal.is_as_it_was()
    assert drafts(path) == [TYPED]


@pytest.mark.parametrize("how", ["raise ValueError(data)", "raise MemoryError", "exit()"])
def test_when_nothing_can_be_read_any_more_the_words_are_kept_and_the_fault_is_told(
    opened: Callable[..., Terminal], path: Path, how: str
) -> None:
    code = f"""
import sys
from checkin.launcher import open_app
from checkin.tui.terminal.incoming import Incoming
feed = Incoming.feed
def broken(self, data):
    if data == b"!":
        {how}
    return feed(self, data)
Incoming.feed = broken
sys.exit(open_app())
"""
    terminal = opened([sys.executable, "-c", code])
    typing(terminal)
    terminal.send("!")
    assert terminal.exit_code() == 1
    said = "\n".join(terminal.screen())
    assert "fault of its own" in said
    assert "what you were typing is kept as a draft" in said
    assert "tui/terminal/driver.py" in said
    assert TYPED not in said
    assert "Traceback" not in said
    assert terminal.is_as_it_was()
    assert drafts(path) == [TYPED]


def test_words_that_wait_for_their_page_are_kept_when_it_is_told_to_leave(
    opened: Callable[..., Terminal], path: Path
) -> None:
    terminal = opened()
    terminal.wait_to_see("This morning")
    terminal.send(f"w{TYPED}")
    terminal.wait_until_read()
    terminal.kill(signal.SIGTERM)
    assert terminal.exit_code() == 128 + signal.SIGTERM
    assert drafts(path) == [TYPED]


def test_a_terminal_that_takes_nothing_holds_neither_words_nor_leaving_up(
    opened: Callable[..., Terminal], path: Path
) -> None:
    terminal = opened()
    typing(terminal)
    for _ in range(300):  # far more frames than are kept back for it
        terminal.send("!")
        terminal.wait_until_taken()
    terminal.kill(signal.SIGTERM)
    terminal.wait_to_end_unread()
    assert terminal.is_as_it_was()
    assert drafts(path) == [TYPED + 300 * "!"]


def test_a_terminal_that_took_nothing_for_a_while_shows_all_of_it_then(
    opened: Callable[..., Terminal],
) -> None:
    terminal = opened()
    typing(terminal)
    for _ in range(300):
        terminal.send("!")
        terminal.wait_until_taken()
    terminal.send("at the end")
    terminal.wait_to_see("!!!at the end")


def test_a_paste_that_never_ends_does_not_keep_anybody_in(
    opened: Callable[..., Terminal], path: Path
) -> None:
    terminal = opened()
    typing(terminal)
    terminal.send("\x1b[200~ and more")
    terminal.send("\x11")
    assert terminal.exit_code() == 0
    assert terminal.is_as_it_was()
    assert drafts(path) == [f"{TYPED} and more"]


def test_a_terminal_without_a_sign_for_a_letter_shows_a_question_mark() -> None:
    with Terminal(APP, env={"PYTHONIOENCODING": "latin-1"}) as terminal:
        typing(terminal)
        terminal.send(" 日本".encode())
        terminal.wait_to_see(f"{TYPED} ??")
        terminal.send(b"\x11")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("redirected", ["2>", "2</dev/null 2>"])
def test_it_is_drawn_on_the_terminal_also_when_errors_go_to_a_file(
    opened: Callable[..., Terminal], tmp_path: Path, redirected: str
) -> None:
    errors = tmp_path / "errors"
    terminal = opened(["sh", "-c", f"exec {' '.join(APP)} {redirected}{errors}"])
    typing(terminal)
    terminal.send(b"\x11")
    assert terminal.exit_code() == 0
    assert terminal.is_as_it_was()
    assert errors.read_bytes() == b""


def test_no_variable_of_textual_has_what_is_typed_written_elsewhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    env = {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_LOG": str(elsewhere / "log"),
        "TEXTUAL_PRESS": "w,x",
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(elsewhere),
        "TEXTUAL_SCREENSHOT_FILENAME": "picture.svg",
        "TEXTUAL_DRIVER": "nothing:There",
    }
    where = ["sh", "-c", f"cd {elsewhere}; exec {' '.join(APP)}"]
    with Terminal(where, env=env) as terminal:
        typing(terminal)
        terminal.kill(signal.SIGTERM)
        assert terminal.exit_code() == 128 + signal.SIGTERM
    assert not [*elsewhere.iterdir()]


def test_on_a_terminal_that_cannot_draw_it_says_so_and_ends() -> None:
    with Terminal(APP, env={"TERM": "dumb"}) as terminal:
        terminal.wait_to_see("checkin needs a terminal that can draw a page")
        assert terminal.exit_code() == 1
        assert b"\x1b" not in terminal.bytes_seen


def test_without_a_terminal_it_says_so_and_ends() -> None:
    done = subprocess.run(
        APP, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20, check=False
    )
    assert done.returncode == 1
    assert "checkin opens in a terminal" in done.stderr


def test_the_quiet_driver_still_fits_this_textual() -> None:
    from checkin.tui.terminal.driver import QuietDriver
    from checkin.tui.terminal.driver_choice import quiet_driver

    assert quiet_driver() is QuietDriver
