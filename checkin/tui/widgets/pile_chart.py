"""The pile: the newest wins, stacked day by day."""

from __future__ import annotations

from textual.content import Content

from checkin.domain.statistics import pile_rows


def pile(stack: list[int], width: int, height: int, *, plain: bool) -> Content:
    """The stacks of the days that have wins as lines of text, oldest first; then their ground.

    Days stand as far apart as `width` cells allow, and as many of the latest days are drawn as
    fit.
    """
    step = next((s for s in (3, 2) if s * len(stack) <= width), 2)
    stack = stack[-(width // step) :]
    stone, ground = ("*", "-") if plain else ("●", "─")
    rows = [
        "".join((stone if there else " ").ljust(step) for there in row).rstrip()
        for row in pile_rows(stack, height)
    ]
    return Content.assemble(
        Content("\n").join(Content.styled(row, "$primary") for row in rows),
        "\n" if rows else "",
        Content.styled(ground * (step * len(stack) - step + 1), "$muted"),
    )
