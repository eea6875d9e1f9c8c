"""What the program noted for itself: what was shown, put aside, or asked for."""

from __future__ import annotations

from checkin.journal.services import Service


class State(Service):
    """What the program noted for itself: what was shown, put aside, or asked for."""

    def get(self, name: str) -> str:
        """The value under that name; empty if there is none."""
        found = self._connection.row("SELECT value FROM state WHERE name = ?", (name,))
        return found[0] if found else ""

    def starting_with(self, start: str) -> dict[str, str]:
        """All values whose names begin so, by name."""
        rows = self._connection.rows(
            "SELECT name, value FROM state WHERE name >= ? AND name < ?",
            (start, start + "\U0010ffff"),
        )
        return dict(rows)

    def set(self, name: str, value: str) -> None:
        """Store a value under a name; an empty one removes it."""
        if value:
            self.put("state", name, value)
        else:
            with self._connection.transaction():
                self._connection.run("DELETE FROM state WHERE name = ?", (name,))

    def put(self, table: str, name: str, value: str) -> None:
        """Write a value under a name into `state` or `settings`."""
        with self._connection.transaction():
            self._connection.run(
                f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)",
                (name, value, self._services.timestamp()),
            )
