"""In each theme of ours, all text on all pages can be read: 4.5 to 1 or more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import pytest
from rich.color import Color as RichColor
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot

from checkin.core.clock import Clock
from checkin.demo_journal import demo_journal
from checkin.tui.app import CheckinApp
from checkin.tui.base.screen import Page
from checkin.tui.themes import own_themes
from tests.support.pages import PAGES, open_page
from tests.support.showing import opened, settled

TEXT = 4.5
DRAWN = 3.0
"""For what is drawn in blocks and lines: maps and the ground of the pile."""
BLOCKS = frozenset("─■▪█")
BORDERS = frozenset("▀▄▁▔▊▎▌▐")
"""Edges of the palette, which say nothing."""
THEMES = [theme.name for theme in own_themes()]


class Pair(NamedTuple):
    """Something drawn: its ink, the paper under it, and the least contrast."""

    ink: str
    paper: str
    least: float

    @property
    def contrast(self) -> float:
        """From 1 to 21, as WCAG counts it."""
        lighter, darker = sorted(
            (_luminance(Color.parse(self.ink)), _luminance(Color.parse(self.paper))), reverse=True
        )
        return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    )
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def pairs(app: CheckinApp) -> Iterator[tuple[Pair, str]]:
    """Each ink that something is drawn with, and the paper under it, with what is drawn."""
    box = app.screen.query_one_optional("#--container")  # of the palette; what is behind is dimmed
    rows = slice(box.region.y, box.region.bottom) if box is not None else slice(None)
    for strip in app.screen._compositor.render_strips()[rows]:
        for segment in strip:
            if {*segment.text} - BORDERS - {" "} and not _is_scrollbar(segment):
                assert segment.style is not None
                ink, paper = segment.style.color, segment.style.bgcolor
                assert ink is not None
                assert paper is not None
                if segment.style.reverse:
                    ink, paper = paper, ink
                drawn = BLOCKS.issuperset(segment.text.replace(" ", ""))
                pair = Pair(_hex(ink), _hex(paper), DRAWN if drawn else TEXT)
                yield pair, segment.text.strip()


def _hex(color: RichColor) -> str:
    return Color.from_rich_color(color).hex6


def _is_scrollbar(segment: Segment) -> bool:
    return any(key.startswith("@mouse") for key in segment.style.meta) if segment.style else False


async def in_each_theme(pilot: Pilot[None], *ways: Callable[[], object]) -> list[str]:
    """What cannot be read on the page that is open, in any of these ways to show it."""
    app = pilot.app
    assert isinstance(app, CheckinApp)
    found: set[str] = set()
    for theme in THEMES:
        app.theme = theme
        for show in ways or (lambda: None,):
            show()
            await settled(pilot)
            found |= {
                f"{theme}: {pair.ink} on {pair.paper} is {pair.contrast:.2f}: {text!r}"
                for pair, text in pairs(app)
                if pair.contrast < pair.least
            }
    return sorted(found)


@pytest.mark.parametrize("page", PAGES)
async def test_all_text_of_a_page_can_be_read(page: str, clock: Clock) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal) as (app, pilot):
            await open_page(pilot, journal, page)
            page_there = app.screen
            assert isinstance(page_there, Page)
            said = partial(page_there.show_status, "It is kept.")
            trouble = partial(page_there.show_status, "It could not be kept.", trouble=True)
            assert await in_each_theme(pilot, said, trouble) == []


@pytest.mark.parametrize(
    "keys",
    [
        ("w", *"Walked with @sam #park"),
        ("w", *"Walked", "shift+home"),
        ("h", "slash", *"walk", "enter"),
        ("h", "space", "down", "space"),
        ("h", "y"),
        ("h", "v", "down"),
        ("e", "tab", "tab", "space", "right"),
        ("ctrl+p",),
        ("ctrl+p", *"them"),
    ],
)
async def test_what_is_chosen_marked_or_found_can_be_read(
    keys: tuple[str, ...], clock: Clock
) -> None:
    with demo_journal(clock) as journal:
        async with opened(journal, *keys) as (_, pilot):
            assert await in_each_theme(pilot) == []
