"""What is offered for keeping wins: those of one key, the person's own first."""

from __future__ import annotations

from checkin.content.evening import profile
from checkin.content.wins import Chip, chips
from checkin.journal.session import Service, Session
from checkin.journal.settings import Settings


class Wins(Service):
    """What is offered for keeping wins."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._settings = session.service(Settings)

    def one_key(self) -> tuple[Chip, ...]:
        """The wins to keep with one key: the person's own, the kind that fits them, then others.

        Which kind fits, the questions say that they chose for the evening.
        """
        own = self._settings.get("own-wins", "").splitlines()
        fits = profile(self._settings["evening"]).kind_of_win
        return (
            *(Chip("", text, text, "") for text in own),
            *chips(self._settings.topics_off(), first_kind=fits),
        )
