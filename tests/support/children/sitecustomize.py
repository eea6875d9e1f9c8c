"""What each Python that tests start loads first, and how strings and drawn texts are listened to.

Python looks for a module of this name, and tests put this folder in PYTHONPATH. In the file that
SHOWN_IN_CHILDREN names, each string that the program asks for and each text that it draws or says
becomes a line, at once: a process may be ended by a signal. It loads nothing that a start does not.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any

    Tell = Callable[[str], None]

VARIABLE = "SHOWN_IN_CHILDREN"
"""Names the file to write into; without it, nothing is listened to."""
_BETWEEN = (__name__, "checkin.content.strings", "collections.abc", "_collections_abc")
"""Modules that ask for a string in the name of another."""


def listen_to_strings(module: ModuleType, tell: Tell) -> None:
    """Tell the name of each string that the program, and not a test, asks for."""
    from collections.abc import Mapping

    class Asked(Mapping):  # type: ignore[type-arg]
        def __init__(self, section: str, found: Mapping[str, Any]) -> None:
            self._section = section
            self._found = found

        def __getitem__(self, key: str) -> Any:
            frame = sys._getframe(1)
            while frame.f_back and frame.f_globals["__name__"] in _BETWEEN:
                frame = frame.f_back
            if frame.f_globals["__name__"].startswith("checkin."):
                tell(f"strings/{self._section}.{key}")
            return self._found[key]

        def __iter__(self) -> Iterator[str]:
            return iter(self._found)

        def __len__(self) -> int:
            return len(self._found)

    load = module.strings
    module.strings = lambda section: Asked(section, load(section))  # type: ignore[attr-defined]


def listen_to_drawing(module: ModuleType, tell: Tell) -> None:
    """Tell each text that comes to a screen."""

    def told(draw: Callable[..., Any]) -> Callable[..., Any]:
        def drawn(content: Any, *args: Any, **named: Any) -> Any:
            tell(content.plain)
            return draw(content, *args, **named)

        return drawn

    for name in ("render", "render_strips"):
        setattr(module.Content, name, told(getattr(module.Content, name)))


def listen_to_the_shell(module: ModuleType, tell: Tell) -> None:
    """Tell each sentence of the shell: it goes into a pipe or a terminal, and is not drawn."""
    told = module.told

    def said(*args: Any, **values: Any) -> str:
        sentence: str = told(*args, **values)
        tell(sentence)
        return sentence

    module.told = said  # type: ignore[attr-defined]


class _Listening:
    """Listens to some modules from when they are loaded."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._told: set[str] = set()
        self._listeners = {
            "checkin.content.strings": lambda module: listen_to_strings(module, self._asked),
            "textual.content": lambda module: listen_to_drawing(module, self._drawn),
            "checkin.cli.context": lambda module: listen_to_the_shell(module, self._drawn),
        }

    def _asked(self, name: str) -> None:
        self._tell(f"asked {name}\n")

    def _drawn(self, text: str) -> None:
        self._tell(f"drawn {' '.join(text.split())}\n")

    def _tell(self, line: str) -> None:
        if line not in self._told:
            self._told.add(line)
            try:  # noqa: SIM105 - contextlib would be one more module to load
                os.write(self._file, line.encode(errors="replace"))
            except OSError:  # a test may let no process write more
                pass

    def find_spec(self, name: str, *where: Any) -> ModuleSpec | None:
        """Find the modules as Python does, and listen to them once they are there."""
        listen = self._listeners.get(name)
        if listen is None:
            return None
        others = (finder for finder in sys.meta_path if finder is not self)
        spec = next(filter(None, (finder.find_spec(name, *where) for finder in others)), None)
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module

            def load_and_listen(module: ModuleType) -> None:
                load(module)
                listen(module)

            spec.loader.exec_module = load_and_listen  # type: ignore[method-assign]
        return spec


if os.environ.get(VARIABLE) and __name__ == "sitecustomize":
    sys.meta_path.insert(0, _Listening(os.environ[VARIABLE]))
