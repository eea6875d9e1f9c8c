"""Which help lines the people page has: of one country or of all, as the person keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checkin.content import help_lines as helplines
from checkin.content.help_lines import HelpLine
from checkin.domain import help_lines
from checkin.domain.help_lines import Noted

REACHED = "line:"
"""How the ids of help lines begin; each can be reached somewhere."""
HIDDEN = "hidden:"
"""How the ids of lines begin that are hidden."""
ANYWHERE = "line:anywhere"
EMERGENCY = "emergency"
COUNTRY = "country:"
_PART = (REACHED, HIDDEN, COUNTRY)
_ONE_OF_THE_PART = frozenset({EMERGENCY, "country", "add-line", "hidden"})


@dataclass(slots=True)
class PageHelpLines:
    """The help lines of the page; nothing of it is the person's own while nothing is `noted`."""

    country: str = ""
    every_country: bool = False
    alone: bool = False
    """Whether they are all there is on the page, and nothing can be done but to reach them."""
    noted: Mapping[str, Noted] = field(default_factory=dict)
    unfolded: bool = False
    """Whether the hidden ones are listed too, at the end."""

    @property
    def _where(self) -> str | None:
        return None if self.every_country else self.country

    def shown(self) -> tuple[HelpLine, ...]:
        """All lines of the page, the person's own first."""
        return help_lines.shown(self._where, self.noted)

    def hidden(self) -> tuple[HelpLine, ...]:
        """The lines that were hidden, the last one first."""
        return help_lines.hidden(self._where, self.noted)

    def line(self, chosen: str) -> HelpLine | None:
        """The line that is meant by the id of a row, hidden or not."""
        start, found = (
            (HIDDEN, self.hidden()) if chosen.startswith(HIDDEN) else (REACHED, self.shown())
        )
        return next((line for line in found if f"{start}{line.id}" == chosen), None)

    def reached(self, chosen: str) -> str:
        """What to dial or type to reach a help line of the page."""
        line = self.line(chosen)
        return helplines.ways(line)[0][1] if line else helplines.anywhere().url


def among_lines(chosen: str) -> bool:
    """Whether the row of that id stands in the part of the page that has help lines."""
    return chosen.startswith(_PART) or chosen in _ONE_OF_THE_PART
