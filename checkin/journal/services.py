"""What the services of a journal share: the connection, the clock, and whose drafts are meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from checkin.core.clock import Clock
from checkin.journal import entry_rows
from checkin.journal.quick_win import with_day_start
from checkin.storage import drafts
from checkin.storage.connection import SCHEMA, Connection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar, TypeVar

    S = TypeVar("S", bound="Service")


class Services:
    """A connection with a clock, and the services over it, each made when it is first asked for."""

    def __init__(self, connection: Connection, clock: Clock | None, window: str | None) -> None:
        """Bring the tables up to date. `window` names whose drafts are meant.

        By default it is this process. Raises a `FileTrouble`; the connection is closed then.
        """
        self.connection = connection
        self.window = window or drafts.window_name()
        if connection.schema < SCHEMA:
            from checkin.storage.schema import bring_up_to_date

            try:
                bring_up_to_date(connection)
            except BaseException:
                connection.close()
                raise
        self.clock = with_day_start(clock or Clock(), connection)
        self._made: dict[type[Service], Service] = {}
        self._shared = self

    def get(self, cls: type[S]) -> S:
        """The one service of that class."""
        services = self._shared if cls.shared else self
        made = services._made.get(cls)
        if made is None:
            made = services._made[cls] = cls(services)
        assert isinstance(made, cls)
        return made

    def on(self, day: date) -> Services:
        """These services with a clock on which it is that day; shared services are the same."""
        seen = object.__new__(Services)
        seen.connection, seen.window = self.connection, self.window
        seen.clock = self.clock.on(day)
        seen._made, seen._shared = {}, self._shared
        return seen

    @property
    def path(self) -> str | None:
        """Where the file is; None if it is in memory."""
        return self.connection.path

    def timestamp(self) -> str:
        """Now, as it is stored: local time with its offset, to the second."""
        return entry_rows.timestamp(self.clock.now())


class Service:
    """One subject of the journal."""

    shared: ClassVar[bool] = False
    """Whether one is enough for all days, because it holds what it read of the file."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._connection = services.connection

    def _list(self, change: Callable[..., int], *what: object, draft: str | None = None) -> int:
        with self._connection.transaction():
            number = change(self._connection, *what, self._services.timestamp())
            if draft is not None:
                drafts.clear(self._connection, self._services.window, draft)
        return number
