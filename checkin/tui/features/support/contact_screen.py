"""Someone who can help: their name, how to reach them, and what to ask them for."""

from __future__ import annotations

from collections.abc import Mapping

from textual import work

from checkin.content.distress_words import heavy
from checkin.content.strings import format_text, get_text
from checkin.core.entries import Entry, NewEntry
from checkin.core.reflections import OWN
from checkin.core.support_records import Contact
from checkin.core.text import show
from checkin.journal import Journal
from checkin.tui import routes
from checkin.tui.base.form_screen import Form
from checkin.tui.keymap import BACK
from checkin.tui.submit_result import Done


class PersonScreen(Form[str | None]):
    """Gives back what was done, in a sentence; None if nothing was kept. A name is all it takes."""

    ROUTE_NAME = "person"
    WORDS = ("people", "")
    KEYS = (BACK,)
    CSS_PATH = "styles.tcss"
    fields = ("name", "reach", "ask")

    def __init__(self, first: int | None = None) -> None:
        """`first` is the number of someone's first version; None to add someone."""
        super().__init__(routes.contact(first).slot)
        self._first = first
        self._person: Contact | None = None

    def find(self) -> None:
        """Read what is kept of them."""
        if self._first is not None:
            people = self.journal.contacts.all()
            self._person = next((one for one in people if one.first == self._first), None)

    def subject(self) -> tuple[str, str]:
        """Whom it is about, or that someone is being added."""
        if self._person:
            return show(self._person.name, one_line=True), ""
        return get_text("people", "add"), ""

    def stands(self) -> Mapping[str, str]:
        """What is kept of them."""
        return {field: getattr(self._person, field) for field in self.fields if self._person}

    @property
    def begins_at(self) -> str:
        """The number, where someone has none yet."""
        return "reach" if self._person and not self._person.reach else super().begins_at

    @work(group="keep")
    async def action_keep(self) -> None:
        """Keep it; the page stays, with all that was typed, if that cannot be done."""
        if not self.ready():
            return
        words = self.written()
        if not words["name"].strip():
            self.show_status(get_text("people", "name_first"))
            self.line("name").focus()
            return
        person, is_nobody = self._person, self._is_nobody(words)

        def change(journal: Journal) -> Contact | Entry:
            if is_nobody:
                return journal.add(NewEntry("reflection", words["name"].strip(), source=OWN))
            if person is None:
                return journal.contacts.add(**words)
            return journal.contacts.edit(person.id, **words)

        kept = await self.keeping(change, offers_help=True)
        if not isinstance(kept, Done):
            return
        if isinstance(kept.value, Entry):
            said = get_text("words", "kept_heavy")
        elif person is None:
            said = format_text("people", "added", name=show(kept.value.name, one_line=True))
        else:
            said = get_text("people", "changed")
        if any(map(heavy, words.values())):
            self.offer_help(said)
        else:
            self.leave(said)

    def _is_nobody(self, words: Mapping[str, str]) -> bool:
        """Whether what stands for the name of someone new is a sentence of despair, by itself."""
        others = (words[field].strip() for field in self.fields if field != "name")
        return self._person is None and bool(heavy(words["name"])) and not any(others)

    @work(group="flow")
    async def offer_help(self, said: str) -> None:
        """Offer people before going back: what was kept is a reason to."""
        from checkin.tui.base.help_offer import help_offered

        await help_offered(self, name=get_text("people", "title"))
        self.leave(said)
