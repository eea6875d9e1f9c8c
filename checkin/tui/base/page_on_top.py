"""The page that the person is on, for what goes on beside it and may end after leaving."""

from __future__ import annotations

from typing import Any

from checkin.tui.base.host import AppHost
from checkin.tui.base.screen import Page


def page_on_top(host: AppHost) -> Page[Any] | None:
    """The page that the person is on; none over which something else lies, or after leaving."""
    on_top = next(iter(host.screen_stack[-1:]), None)
    return on_top if isinstance(on_top, Page) else None
