"""A time that tests move on."""

from __future__ import annotations

from datetime import datetime, timedelta


class Moving:
    """Nine in the morning of the day that tests take place on, until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime.fromisoformat("2026-11-21T09:00:00+01:00")

    def __call__(self) -> datetime:
        return self.moment

    def go_on(self, days: int) -> None:
        """Let so many days go by."""
        self.moment += timedelta(days=days)
