"""A person's own questions for mornings and evenings: kept in the journal, used from a file.

Each change is in the journal first, with the versions before it; then the file of the profile is
written anew in the folder of own words, from where mornings and evenings take it. The file can be
handed over as it is.
"""

from __future__ import annotations

import json
import os

from checkin.content import evening, own_packs
from checkin.content.strings import get_text
from checkin.core.errors import NotPossible
from checkin.core.frozen import Frozen, replace
from checkin.domain.question_sets import QuestionSet, as_pack, as_row, file_name, from_row
from checkin.journal import pack_folder
from checkin.journal.services import Service, Services
from checkin.journal.state import State

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.content.own_packs import PackFile

_STATE = "questions:"
"""How the names of notes begin that hold questions; the id of the profile follows."""
_MOST = 30
"""How many versions of a profile are held."""


class _Held(Frozen):
    """What the journal holds of a profile."""

    versions: tuple[QuestionSet, ...] = ()
    """The newest last."""
    written: bool = True
    """Whether the newest is in the file."""


class OwnQuestions(Service):
    """The questions of each profile, as the person wrote them."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._state = services.get(State)

    def of(self, id: str) -> QuestionSet:
        """What that profile asks in own words; empty where it asks what came with the program.

        What couldn't be written to the file yet counts, and else what the files say.
        """
        held = self._held(id)
        if held.versions and not held.written:
            return held.versions[-1]
        return self._in_files(id)

    def set(self, id: str, asked: QuestionSet) -> None:
        """Keep other questions of that profile. They are asked once `write_file` was called."""
        versions, before = self._held(id).versions, self.of(id)
        if not asked.name and evening.ours(id) is None:  # a file of a new one has a name
            asked = replace(asked, name=get_text("questions", "my_own"))
        if not versions or versions[-1] != before:
            versions = (*versions, before)  # somebody changed the file, or it is the first change
        self._hold(id, _Held((*versions, asked)[-_MOST:], written=False))

    def is_written(self, id: str) -> bool:
        """Whether the newest version is in its file."""
        return self._held(id).written

    def can_undo(self, id: str) -> bool:
        """Whether there is a version before."""
        return len(self._held(id).versions) > 1

    def undo(self, id: str) -> None:
        """Keep the version before, if there is one."""
        versions = self._held(id).versions
        if len(versions) > 1:
            self._hold(id, _Held(versions[:-1], written=False))

    def file(self, id: str) -> str:
        """Where the file of that profile is, or would be."""
        return os.path.join(own_packs.folder(), f"{file_name(id)}{own_packs.ENDING}")

    def write_file(self, id: str) -> None:
        """Write the newest version to its file, or take the file out if there are no questions.

        A file that was changed by hand is kept beside the others. Raises `NotPossible` if it holds
        something else, or can't be read, and `NotWritable` or `DiskFull`; nothing is lost then.
        """
        held = self._held(id)
        if held.written or not held.versions:
            return
        asked, path = held.versions[-1], self.file(id)
        if os.path.lexists(path):
            self._make_room(id, own_packs.read(path), asked)
        if not asked.is_empty:
            pack_folder.write(file_name(id), as_pack(id, asked), replace=True)
        own_packs.in_use()  # read here, beside the interface
        self._hold(id, _Held(held.versions))

    def _make_room(self, id: str, found: PackFile, asked: QuestionSet) -> None:
        words = found.words
        if (
            found.problems
            or words.rows
            or words.hidden
            or words.distress
            or [*words.profiles] != [id]
        ):
            raise NotPossible(
                f"{found.path} holds something else, or has a problem, and was left as it is.",
                f"To take it out: checkin packs remove {found.name}",
            )
        before = as_pack(id, from_row(words.profiles[id]))
        if asked.is_empty or found.data.decode("utf-8-sig") != before:
            pack_folder.take_out(found.path)

    def _in_files(self, id: str) -> QuestionSet:
        own = own_packs.in_use()
        return from_row(own.profiles().get(id, {})) if own else QuestionSet()

    def _held(self, id: str) -> _Held:
        stored = self._state.get(f"{_STATE}{id}")
        if not stored:
            return _Held()
        try:
            found = json.loads(stored)
            return _Held(tuple(map(from_row, found["versions"])), found["written"])
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return _Held()  # another program wrote it

    def _hold(self, id: str, held: _Held) -> None:
        rows = [as_row(version) for version in held.versions]
        stored = {"versions": rows, "written": held.written}
        self._state.set(f"{_STATE}{id}", json.dumps(stored, ensure_ascii=False))
