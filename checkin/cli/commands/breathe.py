"""Breathing along, and a pause: full screen at a terminal, and plain lines everywhere else."""

from __future__ import annotations

import sys
from time import sleep

from checkin.cli.command import Misused, argument, command, option
from checkin.cli.context import Shell, told
from checkin.cli.output import finish, say, say_json
from checkin.cli.terminal import at_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.content.breathing import Pattern

_PAUSE = 2
"""How many minutes a pause is."""


@command("breathe")
@argument("pattern", required=False, metavar="[PATTERN]", completes="patterns")
@option("--rounds", within=(1, None), metavar="N", help="The most rounds to do.")
@option("--plain", is_flag=True, help="Plain lines, even in a terminal.")
def breathe(shell: Shell, pattern: str | None, rounds: int | None, plain: bool) -> int:
    """Breathe at a steady pace, for as long as you like.

    The pattern is soft, long-out, even, sigh, box or four-seven-eight. In a terminal it opens a
    page. Otherwise, or with --plain, it prints each step as a line. It works without a file.
    Where no key can stop it, it ends after one round, unless you set --rounds.
    """
    from checkin.content.breathing import patterns
    from checkin.domain.breathing import rounds_of

    known = {found.id: found for found in patterns()}
    if pattern is not None and pattern not in known:
        raise Misused(f"There's no pattern {pattern!r}. It can be: {', '.join(known)}.")
    chosen = known[pattern] if pattern else patterns()[0]
    if shell.json:
        say_json(
            {
                "id": chosen.id,
                "name": chosen.name,
                "rounds": rounds_of(chosen, rounds or chosen.rounds),
                "phases": [{"cue": part.cue, "seconds": part.seconds} for part in chosen.phases],
            }
        )
        return 0
    if not plain and at_terminal(sys.stdin) and at_terminal(sys.stdout):
        from checkin.launcher import open_breathing

        return open_breathing(shell.file, pattern or "", rounds)
    usual = chosen.rounds if at_terminal(sys.stdin) else 1
    _lines(chosen, rounds_of(chosen, rounds or usual))
    return 0


def _lines(pattern: Pattern, rounds: int) -> None:
    """Say the care, then each part as it comes. Stopping with ctrl+c is as good as the end."""
    from checkin.content.breathing import care
    from checkin.content.strings import get_text

    long = any(part.kind == "hold" for part in pattern.phases)
    notes = [care().before, care().not_driving, care().dizzy, *([care().health] if long else [])]
    say("\n".join([pattern.name, pattern.line, "", *notes, told("breathe_stop"), ""]))
    wide = max(len(part.cue) for part in pattern.phases) + 2
    try:
        for _ in range(rounds):
            for part in pattern.phases:
                say(f"{part.cue.ljust(wide)}{part.seconds:g}")
                finish()
                sleep(part.seconds)
    except KeyboardInterrupt:
        say("")
    say("\n" + get_text("breathe", "stopped"))


@command("pause")
@option("--plain", is_flag=True, help="Plain lines, even in a terminal.")
def pause(shell: Shell, plain: bool) -> int:
    """Two quiet minutes, and then back to your shell.

    In a terminal it opens a page, and any key ends it. Otherwise, or with --plain, it prints lines.
    It works without a file. Where no key can stop it, it ends at once.
    """
    from checkin.content import skills
    from checkin.content.strings import format_text, get_text

    words = skills.pause()
    if shell.json:
        say_json({"title": words.title, "minutes": _PAUSE, "choices": list(words.choices)})
        return 0
    if not plain and at_terminal(sys.stdin) and at_terminal(sys.stdout):
        from checkin.launcher import open_pause

        return open_pause(shell.file)
    said = format_text("pause", "rest_with", ways=words.listed)
    say("\n".join([words.title, str(said), get_text("pause", "earn")]))
    if at_terminal(sys.stdin):
        say(told("breathe_stop"))
        finish()
        try:
            sleep(_PAUSE * 60)
        except KeyboardInterrupt:
            say("\n" + get_text("pause", "ended"))
            return 0
    say(get_text("pause", "done"))
    return 0
