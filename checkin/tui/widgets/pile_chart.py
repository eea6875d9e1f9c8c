"""The pile: the newest wins, stacked day by day."""

from __future__ import annotations

from textual.content import Content

from checkin.domain.statistics import pile_columns, pile_rows


def pile(stack: list[int], width: int, height: int, *, plain: bool) -> tuple[Content, int]:
    """The stacks of the days that have wins, oldest first, then their ground; and how many dots.

    Each dot is one win. Columns stand as far apart as `width` cells allow, and as many of the
    newest wins are drawn as fit.
    """
    columns = pile_columns(stack, height, width // 2)
    step = next((s for s in (3, 2) if s * len(columns) <= width), 2)
    stone, ground = ("*", "-") if plain else ("●", "─")
    rows = [
        "".join((stone if there else " ").ljust(step) for there in row).rstrip()
        for row in pile_rows(columns)
    ]
    drawn = Content.assemble(
        Content("\n").join(Content.styled(row, "$primary") for row in rows),
        "\n" if rows else "",
        Content.styled(ground * (step * len(columns) - step + 1), "$muted"),
    )
    return drawn, sum(columns)
