"""The person's own plan for hard times."""

from __future__ import annotations

from checkin.core.support_records import PlanLine, SafetyPlan
from checkin.journal import entry_rows
from checkin.journal.services import Service
from checkin.storage import support_lists


class SafetyPlans(Service):
    """The lines of the plan, by part. Each change adds a version; earlier ones are kept."""

    def all(self) -> SafetyPlan:
        """The lines of each part of the plan, in their order."""
        return support_lists.plan(self._connection)

    def deleted(self, field: str) -> list[PlanLine]:
        """The lines that were deleted from a part of the plan, the last first."""
        return support_lists.deleted_plan_lines(self._connection, field)

    def add(self, field: str, text: str, *, draft: str | None = None) -> PlanLine:
        """Add a line at the end of a part of the plan; the line.

        Raises `NotPossible` for a text without words, and `TooLong`.
        """
        words = entry_rows.listable("text", text=text) | {"field": field}
        return self._one(self._list(support_lists.add, "plan", words, draft=draft))

    def edit(self, number: int, text: str, *, draft: str | None = None) -> PlanLine:
        """Change a line; the line as it is then, under another number.

        Raises `NothingThere`, `NotPossible` for a text without words, and `TooLong`.
        """
        words = entry_rows.listable("text", text=text)
        return self._one(self._list(support_lists.edit, "plan", number, words, draft=draft))

    def delete(self, number: int) -> PlanLine:
        """Take a line out of the plan. Raises `NothingThere`."""
        return self._one(self._list(support_lists.delete, "plan", number))

    def restore(self, number: int) -> PlanLine:
        """Put a line back into the plan, where it was. Raises `NothingThere`."""
        return self._one(self._list(support_lists.restore, "plan", number))

    def move(self, number: int, by: int) -> PlanLine:
        """Move a line one place down (1) or up (-1) in its part. Raises `NothingThere`."""
        return self._one(self._list(support_lists.move, "plan", number, by))

    def _one(self, number: int) -> PlanLine:
        return support_lists.plan_line(self._connection, number)
