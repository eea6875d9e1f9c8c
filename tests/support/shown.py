"""A record of every string and every text of a pack that a run of all tests drew or offered.

What was never shown is out of reach of everyone. A run of all tests tells it unless
`tests/never_shown.toml` says why, and fails for it with `--all-shown`. A string counts when the
program asks for it, the text of a pack when it is drawn on a screen or printed by a command. Tests
that draw lots are left out, so that each run says the same.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from textual.content import Content

from checkin.content import strings as strings_module
from tests.support import ROOT
from tests.support.packs import PACKS, name_of, named_texts

EXCEPTIONS = ROOT / "tests" / "never_shown.toml"
NO_SCREENS = ("demo", "heavy")
"""Packs that no screen shows: a made-up year, and words that are looked for."""

_LONG = 10_000
"""Longer texts, such as a list of all entries, are looked through line by line."""
_REMEMBERED = 20_000
"""How many texts are known to have been looked through, before that is forgotten."""
_BETWEEN = (__name__, "checkin.content.strings", "collections.abc", "_collections_abc")
"""Modules that ask for a string in the name of another."""
_WORD = re.compile(r"[\w']+")
_PLACE = re.compile(r"\{\w+\}")


class Record:
    """What was shown so far in this process, by its name."""

    def __init__(self) -> None:
        self.shown: set[str] = set()
        self.recording = False
        self._known: set[int] = set()

    def asked(self, name: str) -> None:
        """Note a string of a screen that the program, and not a test, asks for."""
        if self.recording and name not in self.shown:
            frame = sys._getframe(1)
            while frame.f_back and frame.f_globals["__name__"] in _BETWEEN:
                frame = frame.f_back
            if frame.f_globals["__name__"].startswith("checkin."):
                self.shown.add(name)

    def drawn(self, text: str) -> None:
        """Note what of the packs stands in a text that was drawn or printed."""
        if not self.recording or hash(text) in self._known:
            return
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._known.add(hash(text))
        if len(text) > _LONG:
            for line in text.splitlines():
                self.drawn(line[:_LONG])
            return
        flat = " ".join(text.split())
        by_word = _by_word()
        for word in by_word.keys() & set(_WORD.findall(flat)):
            for name, pattern in by_word[word]:
                if name not in self.shown and pattern.search(flat):
                    self.shown.add(name)


RECORD = Record()


class _Asked(Mapping[str, Any]):
    """The strings of one screen, each of which is noted when it is asked for."""

    def __init__(self, section: str, found: Mapping[str, Any]) -> None:
        self._section = section
        self._found = found

    def __getitem__(self, key: str) -> Any:
        RECORD.asked(f"strings/{self._section}.{key}")
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


@cache
def texts() -> dict[str, str]:
    """Every text of the packs that has to be shown, by its name."""
    packs = [pack for pack in PACKS if pack.parent.name == "packs"]
    return {
        name: text
        for pack in packs
        if name_of(pack) not in NO_SCREENS
        for name, text in named_texts(pack)
        if _WORD.search(_PLACE.sub(" ", text))
    }


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
        for key in tomllib.loads(pack.read_text(encoding="utf-8"))
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


def pytest_configure(config: pytest.Config) -> None:
    """Listen to what is asked for and drawn."""
    load, strips, render = strings_module.strings, Content.render_strips, Content.render

    def recorded(section: str) -> Mapping[str, Any]:
        return _Asked(section, load(section))

    def strips_drawn(self: Content, *args: Any, **named: Any) -> Any:
        RECORD.drawn(self.plain)
        return strips(self, *args, **named)

    def drawn(self: Content, *args: Any, **named: Any) -> Any:
        RECORD.drawn(self.plain)
        return render(self, *args, **named)

    strings_module.strings = recorded
    Content.render_strips = strips_drawn  # type: ignore[method-assign]
    Content.render = drawn  # type: ignore[method-assign]


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
    config = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput["shown"] = sorted(RECORD.shown)
    elif session.exitstatus == pytest.ExitCode.OK and _is_whole(config):
        config.stash[_JUDGED] = True
        if config.option.all_shown and never_shown(RECORD.shown):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say what was never shown, and which reasons are no longer needed."""
    if not config.stash.get(_JUDGED, False):
        return
    if never := never_shown(RECORD.shown):
        terminalreporter.section(f"never shown, and without a reason in {EXCEPTIONS.name}")
        terminalreporter.write_line("\n".join(never))
    if more := needless(RECORD.shown):
        terminalreporter.section(f"shown by now: {EXCEPTIONS.name} need not name it")
        terminalreporter.write_line("\n".join(more))


_JUDGED = pytest.StashKey[bool]()


def _is_whole(config: pytest.Config) -> bool:
    """Whether all tests were asked for."""
    option = config.option
    chosen = option.keyword or option.markexpr or option.collectonly or getattr(option, "lf", False)
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not chosen
