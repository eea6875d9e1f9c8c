"""Our own colors: dusk, dawn, and one with high contrast."""

from __future__ import annotations

from textual.theme import Theme


def own_themes() -> tuple[Theme, ...]:
    """The themes that come with checkin; the first is the one to start with."""
    return (
        Theme(
            name="dusk",
            dark=True,
            background="#1c2021",
            surface="#24292a",
            panel="#2c3233",
            foreground="#d9d4c7",
            primary="#8fb7a6",
            secondary="#c9a87c",
            accent="#e6b566",
            success="#9fc58a",
            warning="#e6b566",
            error="#d98a7a",
            variables=_variables("#999a91", "#1c2021", "#2c3233", "#e6b566", "#8fb7a6"),
        ),
        Theme(
            name="dawn",
            dark=False,
            background="#f6f1e7",
            surface="#efe8da",
            panel="#e6decd",
            foreground="#2f3331",
            primary="#386656",
            secondary="#7a5b2e",
            accent="#8c5617",
            success="#43692f",
            warning="#8c5617",
            error="#9c4535",
            variables=_variables("#5c5e57", "#f6f1e7", "#e6decd", "#2f3331", "#386656"),
        ),
        Theme(
            name="clear",
            dark=True,
            background="#000000",
            surface="#1a1a1a",
            panel="#262626",
            foreground="#ffffff",
            primary="#7fe0bd",
            secondary="#ffd28a",
            accent="#ffcf4d",
            success="#a6f08a",
            warning="#ffcf4d",
            error="#ff9f8f",
            variables=_variables("#d0d0d0", "#000000", "#262626", "#ffcf4d", "#7fe0bd"),
        ),
    )


def _variables(
    muted: str, background: str, panel: str, cursor: str, selected: str
) -> dict[str, str]:
    return {
        "muted": muted,
        "input-cursor-background": cursor,
        "input-cursor-foreground": background,
        "input-selection-background": selected,
        "input-selection-foreground": background,
        "scrollbar": panel,
        "scrollbar-hover": muted,
        "scrollbar-active": muted,
        "scrollbar-background": background,
        "scrollbar-background-hover": background,
        "scrollbar-background-active": background,
    }
