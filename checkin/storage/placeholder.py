"""What stands in for a file that cannot be opened."""

from __future__ import annotations

from checkin.storage.connection import Connection, Transaction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from checkin.core.errors import CheckinError

    C = TypeVar("C", bound="Connection")


class Placeholder(Connection):
    """An empty file in memory in place of one that cannot be opened: writing raises `trouble`."""

    def __init__(self, path: str, trouble: CheckinError) -> None:
        """`path` leads to the file that cannot be opened; `trouble` says why."""
        super().__init__(None)
        self.path = path
        self.trouble = trouble
        self.ready = False

    def transaction(self) -> Transaction:
        if self.ready:
            raise self.trouble
        return super().transaction()

    def open_again(self, kind: type[C]) -> C:
        if not self.path:  # nobody knows where it would be
            raise self.trouble
        return kind(self.path, make=False)

    def _same_file(self) -> None:
        return None
