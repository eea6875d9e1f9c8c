"""A record of every string and every text of a pack that a run of all tests drew or offered.

What was never shown is out of reach of everyone. A run of all tests tells it unless
`tests/never_shown.toml` says why, and fails for it with `--all-shown`, as `make test` does. A run
of some tests, such as that of another Python in CI, judges nothing. A string counts when the
program asks for it, the text of a pack when it is drawn on a screen or printed by a command; what
processes do that tests start counts too. Tests that draw lots are left out, so that each run says
the same.

A run of some tests adds to a file with `--shown-into FILE`, and with `--all-shown` besides judges
by all that the file holds.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import tomllib
from collections.abc import Collection, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import textual.content

from checkin.content import strings as strings_module
from tests.support import ROOT
from tests.support.children import sitecustomize
from tests.support.children.sitecustomize import listen_to_drawing, listen_to_strings
from tests.support.packs import PACKS, PLUMBING, name_of, named_texts

EXCEPTIONS = ROOT / "tests" / "never_shown.toml"
NO_SCREENS = ("demo", "hard_words", "heavy", "low", "openers", "urges")
"""Packs that no screen shows: a made-up year, and words that are looked for."""

_LONG = 10_000
"""Longer texts, such as a list of all entries, are looked through line by line."""
_REMEMBERED = 20_000
"""How many texts are known to have been looked through, before that is forgotten."""
_WORD = re.compile(r"[\w']+")
_PLACE = re.compile(r"\{\w+\}")


class Record:
    """What was shown so far in this process, by its name."""

    def __init__(self) -> None:
        self.shown: set[str] = set()
        self.recording = False
        self._known: set[int] = set()

    def asked(self, name: str) -> None:
        """Note a string of a screen that the program asks for."""
        if self.recording:
            self.shown.add(name)

    def drawn(self, text: str) -> None:
        """Note what of the packs stands in a text that was drawn or printed."""
        if self.recording:
            self._look_through(text)

    def take(self, children: Path) -> None:
        """Note what processes that tests started have written into a file."""
        if children.exists():
            for line in set(children.read_text(encoding="utf-8").splitlines()):
                what, _, text = line.partition(" ")
                if what == "asked":
                    self.shown.add(text)
                else:
                    self._look_through(text)

    def _look_through(self, text: str) -> None:
        if hash(text) in self._known:
            return
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._known.add(hash(text))
        if len(text) > _LONG:
            for line in text.splitlines():
                self._look_through(line[:_LONG])
            return
        flat = " ".join(text.split())
        by_word = _by_word()
        for word in by_word.keys() & set(_WORD.findall(flat)):
            for name, pattern in by_word[word]:
                if name not in self.shown and pattern.search(flat):
                    self.shown.add(name)


RECORD = Record()


@cache
def texts() -> dict[str, str]:
    """Every text of the packs that has to be shown, by its name."""
    packs = [pack for pack in PACKS if pack.parent.name == "packs"]
    return {
        name: part
        for pack in packs
        if name_of(pack) not in NO_SCREENS
        for whole, text in named_texts(pack)
        for name, part in _parts(whole, text)
        if _WORD.search(_PLACE.sub(" ", part))
    }


def _parts(name: str, text: str) -> Iterator[tuple[str, str]]:
    """A text as it is drawn: paragraph by paragraph, and a label of two lines with a gap."""
    if name.startswith("feelings.quadrant."):
        text = text.replace(", ", ",{gap}")  # other columns of the grid stand between
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    if len(paragraphs) < 2:
        yield name, text
    else:
        for number, part in enumerate(paragraphs):  # a page has headings without their colons
            yield f"{name}.{number}", part.replace(":\n", "\n")


@cache
def _by_word() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """How to know each text again, by its longest word."""
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for name, text in texts().items():
        parts = [" ".join(part.split()) for part in _PLACE.split(text)]
        pattern = r"(?<!\w)" + ".*".join(map(re.escape, parts)) + r"(?!\w)"
        word = max(_WORD.findall(_PLACE.sub(" ", text)), key=len)
        found.setdefault(word, []).append((name, re.compile(pattern)))
    return found


def everything() -> set[str]:
    """The names of all that has to be shown."""
    screens = [pack for pack in PACKS if pack.parent.name == "strings"]
    asked = {
        f"{name_of(pack)}.{key}"
        for pack in screens
        for key in tomllib.loads(pack.read_text(encoding="utf-8")).keys() - PLUMBING
    }
    return asked | set(texts())


def reasons() -> dict[str, str]:
    """Why something is never shown, by its name or that of a part of its pack."""
    found: dict[str, str] = tomllib.loads(EXCEPTIONS.read_text(encoding="utf-8"))["never_shown"]
    return found


def never_shown(shown: set[str]) -> list[str]:
    """What was never shown without a reason."""
    return sorted(name for name in everything() - shown if not covers(name, reasons()))


def needless(shown: set[str]) -> list[str]:
    """The reasons for what was shown after all, or is gone."""
    never = everything() - shown
    return [each for each in reasons() if not any(covers(name, {each}) for name in never)]


def covers(name: str, known: Collection[str]) -> bool:
    """Whether a name, or a part of the pack that it is in, has a reason."""
    parts = name.split(".")
    return any(".".join(parts[:n]) in known for n in range(1, len(parts) + 1))


# The run


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run fail for what it never shows."""
    parser.addoption("--all-shown", action="store_true", help="fail for texts never shown")
    parser.addoption("--shown-into", type=Path, metavar="FILE", help="add what is shown to a file")


def pytest_configure(config: pytest.Config) -> None:
    """Listen to what is asked for and drawn, here and in processes that tests start."""
    listen_to_strings(strings_module, lambda name: RECORD.asked(name))
    listen_to_drawing(textual.content, lambda text: RECORD.drawn(text))
    folder = tempfile.mkdtemp(prefix="shown-")
    config.add_cleanup(partial(shutil.rmtree, folder))
    config.stash[_CHILDREN] = Path(folder) / "children"


@pytest.fixture(autouse=True)
def children_tell(
    own_surroundings: None, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    """Let each Python that a test starts find this project, and tell what it shows."""
    where = (Path(sitecustomize.__file__).parent, ROOT)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, where)))
    if RECORD.recording:
        monkeypatch.setenv(sitecustomize.VARIABLE, str(pytestconfig.stash[_CHILDREN]))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Record during tests that do the same each time."""
    lots = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
    RECORD.recording = not lots and "monkey" not in item.path.parts
    try:
        return (yield)
    finally:
        RECORD.recording = False


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take what one of several workers recorded."""
    RECORD.shown.update(getattr(node, "workeroutput", {}).get("shown", ()))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand on what was recorded, or judge it if all tests ran and passed."""
    config, option = session.config, session.config.option
    RECORD.take(config.stash[_CHILDREN])
    if hasattr(config, "workeroutput"):
        config.workeroutput["shown"] = sorted(RECORD.shown)
        return
    if option.shown_into:
        if option.shown_into.exists():
            RECORD.shown.update(option.shown_into.read_text(encoding="utf-8").split())
        option.shown_into.write_text("\n".join(sorted(RECORD.shown)), encoding="utf-8")
    gathered = option.shown_into and option.all_shown
    if session.exitstatus == pytest.ExitCode.OK and (gathered or is_whole(config)):
        config.stash[_JUDGED] = True
        if option.all_shown and never_shown(RECORD.shown):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, exitstatus: int, config: pytest.Config) -> None:
    """Say what was never shown, and which reasons are no longer needed."""
    if not config.stash.get(_JUDGED, False):
        if config.option.all_shown and exitstatus == pytest.ExitCode.OK:
            terminalreporter.write_line(
                "Only some tests ran: texts never shown are not looked for."
            )
        return
    if never := never_shown(RECORD.shown):
        terminalreporter.section(f"never shown, and without a reason in {EXCEPTIONS.name}")
        terminalreporter.write_line("\n".join(never))
    if more := needless(RECORD.shown):
        terminalreporter.section(f"shown by now: {EXCEPTIONS.name} need not name it")
        terminalreporter.write_line("\n".join(more))


_JUDGED = pytest.StashKey[bool]()
_CHILDREN = pytest.StashKey[Path]()
"""The file into which processes that tests start write what they show."""


CHOOSING = (
    *("keyword", "markexpr", "deselect", "ignore", "ignore_glob", "collectonly"),
    *("lf", "stepwise"),
)
"""Options with which a run is of some tests only."""


def is_whole(config: pytest.Config) -> bool:
    """Whether all tests were asked for."""
    chosen = any(getattr(config.option, name, None) for name in CHOOSING)
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not chosen
