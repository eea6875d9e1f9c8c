"""`python -m bench [words]`: measure all, or the gates whose names hold one of the words.

With `--full`, History and encryption are measured on a file of a million entries too; building it
takes a minute. Encryption is measured where what encrypts is installed.
"""

from __future__ import annotations

import sys
from functools import partial

from bench import commands, encrypted, history, painting, resting
from bench.gates import WIDTH, Gate
from bench.subjects import HARD_MARKER, Subjects, subjects

_SIZES = (100_000,)
_FULL_SIZES = (100_000, 1_000_000)
_WIN = ("win", "Washed one cup")
_PLAIN_LINES = {
    "glimpse": 3.0,
    "nudge": 2.6,
    "status": 5.0,
    "today": 5.0,
    "here": 5.0,
    "log": 5.5,
    "search the": 5.5,
}
"""Commands that click has no part in, each with the most it may be."""


def gates(on: Subjects, *, full: bool = False) -> list[Gate]:
    """All that is measured, with the most it may be."""
    sizes = _FULL_SIZES if full else _SIZES
    return [
        Gate("first paint, 5 entries", lambda: painting.first_paint(on, on.five), 1.35),
        Gate("first paint, a year", lambda: painting.first_paint(on, on.year), 1.35),
        Gate(
            "first paint, a hard moment",
            lambda: painting.first_paint(on, on.year, "hard", marker=HARD_MARKER),
            1.35,
        ),
        Gate("a hard moment beside Today", lambda: painting.hard_beside_today(on), 1.1),
        Gate("key to frame, wins beside a lone field", lambda: painting.key_to_frame(on), 1.3),
        Gate("quit: ctrl+q to the screen as it was", lambda: painting.quit_time(on), 30, "ms"),
        Gate("at rest: processor", lambda: resting.cpu(on), 0.5, "%"),
        Gate("at rest: wake-ups", lambda: resting.wakeups(on), 1, "/s"),
        Gate("memory at its peak", lambda: resting.memory(on), 1.25),
        # counted, not timed: the same each time, so once is enough
        Gate("checkin win", lambda: commands.script(on.five, *_WIN), 1.85, tries=1),
        # runpy alone, which finds the module for -m, is 0.17 of it
        Gate("python -m checkin win", lambda: commands.module(on.five, *_WIN), 2.02, tries=1),
        *[
            Gate(
                f"checkin {line}", partial(commands.script, on.year, *line.split()), limit, tries=1
            )
            for line, limit in _PLAIN_LINES.items()
        ],
        Gate("checkin win: slow modules loaded", lambda: commands.heavy_modules(on), 0, "", 1),
        Gate("the made-up year", lambda: commands.demo_build(on), 150, "ms"),
        *history.gates(on, sizes),
        *encrypted.gates(on, sizes),
    ]


def main(words: list[str]) -> int:
    """Measure and print one line each; 1 if a limit was passed each time."""
    full = "--full" in words
    words = [word for word in words if word != "--full"]
    with subjects() as on:
        chosen = [
            g for g in gates(on, full=full) if not words or any(word in g.name for word in words)
        ]
        if not chosen:
            print(f"nothing that is measured has {' or '.join(words)} in its name")
            return 1
        print(f"{'':<{WIDTH}} {'measured':>9} {'limit':>7}")
        for gate in chosen:
            gate.run()
            print(gate.row, flush=True)
    over = [gate.name for gate in chosen if not gate.held]
    print(f"over the limit: {', '.join(over)}" if over else "every limit was kept")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
