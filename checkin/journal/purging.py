"""Removing words for good: from the file, and from its backups if that is asked for."""

from __future__ import annotations

import json
import os
from contextlib import ExitStack, suppress
from datetime import timedelta

from checkin.core.errors import CheckinError, FileBusy, FileTrouble, NothingThere
from checkin.core.frozen import as_dict, replace
from checkin.core.purge_records import GONE, NOTE, Purged, PurgePlan, Target
from checkin.core.records import TRASH_DAYS
from checkin.domain.hard_moment import own_step_key
from checkin.journal import entry_rows
from checkin.journal.backups import Backups
from checkin.journal.hard_moment import LOOK_BACK
from checkin.journal.lookback import OFF_LIST
from checkin.journal.not_for_me import NOTE as NOT_FOR_ME
from checkin.journal.services import Service, Services
from checkin.journal.state import State
from checkin.storage import backup_files, copies_beside, purged_backups, purging, trash
from checkin.storage.backups import alone, sweep
from checkin.storage.past_wins import EXCLUDED
from checkin.storage.purging import Held, Naming, Row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    Progress = Callable[[int], None]
    """Told now and then how many backups were made anew."""

_UNFINISHED = f"{NOTE}unfinished"
"""That the file is still to be written anew."""
_ASKED = "backups"

_NAMING = Naming(
    lambda number: (f"{LOOK_BACK}{number}", f"{EXCLUDED}{number}"),
    lambda text: (f"{NOT_FOR_ME}{own_step_key(text)}", f"{OFF_LIST}{text}"),
)


class Purging(Service):
    """Removing for good. Part of `Journal`. No undo brings back what went.

    A plan says what would go, and changes nothing; `purge` does it. What is removed is noted by
    uid alone, so that it can be taken out of backups later.
    """

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._state = services.get(State)

    def entries(self, *numbers: int, earlier: bool = False) -> PurgePlan:
        """What would go with these entries, wherever they are; a hard moment takes its steps along.

        With `earlier` they stay as they are, and only what they said before goes. Raises
        `NothingThere`.
        """
        return self._planned(PurgePlan(Target(), numbers, earlier=earlier))

    def trash(self, *, everything: bool = False) -> PurgePlan:
        """What would go of what is in the trash for more than 30 days, or all of it."""
        return self._planned(PurgePlan(Target(), everything=everything))

    def removed(self) -> PurgePlan:
        """What was removed for good and may be in backups."""
        return self._with_files(PurgePlan(self._gone_before()))

    def purge(
        self, plan: PurgePlan, *, backups: bool = False, progress: Progress | None = None
    ) -> Purged:
        """Remove for good what the plan names, as it is now, after a backup.

        That backup holds it too, like all others, unless they are to go with it: with `backups`
        each is made anew without it. All of it is removed or nothing: what a program that was ended
        left undone is done by the next one. Raises a `CheckinError`, with nothing removed.
        """
        safety = ""
        if plan:
            safety = self._services.get(Backups).make_before("purge")
        with self._connection.transaction():
            target, steps = self._target(plan)
            stays = purging.now(self._connection, target.earlier)
            found = purging.remove(self._connection, target, stays, _NAMING)
            name = ""
            if found or backups:
                again = not plan.numbers and plan.everything is None
                name = self._note_gone(target, asked=backups, again=again)
            if found:
                self._state.set(_UNFINISHED, "1")
        done = replace(self._filled(plan, target, found), steps=steps)
        not_smaller = self._write_anew()
        self._sweep()
        rewritten, failed = self._take_out(target, found.words, progress) if backups else ((), ())
        self._settle(tried=[name] if backups and not _kept_out(failed) else [])
        return Purged(self._with_files(done), safety, rewritten, failed, not_smaller)

    def finish(self) -> None:
        """Do what a program that was ended left undone. Raises a `FileTrouble`."""
        if self._state.get(_UNFINISHED) and (why := self._write_anew()):
            raise FileTrouble(why)
        self._sweep()
        if asked := [name for name, (_, wanted) in self._noted().items() if wanted]:
            _, failed = self._take_out(self._gone_before(asked), frozenset(), None)
            self._settle(tried=[] if _kept_out(failed) else asked)

    # What is to go

    def _planned(self, plan: PurgePlan) -> PurgePlan:
        target, steps = self._target(plan)
        stays = purging.now(self._connection, target.earlier)
        found = purging.held(self._connection, target, stays)
        return self._with_files(replace(self._filled(plan, target, found), steps=steps))

    def _target(self, plan: PurgePlan) -> tuple[Target, int]:
        """What a plan means in the file as it is now, and how many steps go along."""
        if plan.everything is not None:
            return trash.target(self._connection, self.until(plan.everything)), 0
        if not plan.numbers:
            return plan.target, 0
        uids, steps = purging.named(self._connection, plan.numbers, steps=not plan.earlier)
        for number in plan.numbers:
            if number not in uids:
                raise NothingThere(
                    f"There's no entry #{number}.", "`checkin log` shows the numbers."
                )
        found = tuple(dict.fromkeys(uids.values()))
        return (Target(earlier=found) if plan.earlier else Target(entries=found)), steps

    def until(self, everything: bool) -> str | None:
        """The stored moment before which something was put in the trash to go; None for all."""
        now = self._services.clock.now()
        return None if everything else entry_rows.timestamp(now - timedelta(days=TRASH_DAYS))

    @staticmethod
    def _filled(plan: PurgePlan, target: Target, found: Held) -> PurgePlan:
        return replace(
            plan,
            target=target,
            entries=len(found.entries),
            lines=found.lines,
            versions=found.versions,
            drafts=found.drafts,
        )

    # Where else it is

    def _with_files(self, plan: PurgePlan) -> PurgePlan:
        path = self._services.path
        if path is None or not plan.target:
            return plan
        stays = purging.now(self._connection, plan.target.earlier)
        holding, unreadable = [], []
        for _, backups in self._folders(path):
            for backup in backups:
                try:
                    if purged_backups.holds(backup, plan.target, stays):
                        holding.append(backup)
                except CheckinError:
                    unreadable.append(backup)
        return replace(
            plan,
            backups=tuple(holding),
            unreadable=tuple(unreadable),
            beside=tuple(self._beside(path, plan.target, stays)),
            away=self._away(),
        )

    def _folders(self, path: str) -> Iterator[tuple[str, list[str]]]:
        """The folders with backups that are there, and the backups in each."""
        backups = self._services.get(Backups)
        for folder in (backups.folder, backups.second_folder):
            if folder and os.path.isdir(folder):
                yield folder, [each.path for each in backup_files.listed(path, folder)]

    def _away(self) -> str:
        second = self._services.get(Backups).second_folder
        return second if second and not os.path.isdir(second) else ""

    def _beside(self, path: str, target: Target, stays: Mapping[str, Row]) -> Iterator[str]:
        """Other files of checkin in its folder that hold it, or of which nobody knows."""
        found = copies_beside.look(path)
        for name in (*found.conflicts, *found.aside, *found.others):
            other = os.path.join(os.path.dirname(path), name)
            try:
                if purged_backups.holds(other, target, stays):
                    yield other
            except CheckinError:
                yield other

    # Doing it

    def _write_anew(self) -> str:
        """Write the file anew; why that could not be, if it could not."""
        if not self._state.get(_UNFINISHED):
            return ""
        try:
            purging.write_anew(self._connection)
        except FileTrouble as error:
            return error.whole
        self._state.set(_UNFINISHED, "")
        return ""

    def _sweep(self) -> None:
        """Remove what programs that were ended left of copies they were making."""
        folder = self._services.get(Backups).folder
        if os.path.isdir(folder):
            with (
                suppress(FileBusy),  # whoever is at the backups now is at those copies too
                alone(folder, self._connection.patience, make=False),
            ):
                purged_backups.sweep_beside(self._services.path or "")

    def _take_out(
        self, target: Target, words: frozenset[str], progress: Progress | None
    ) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """Make each backup anew that holds it: those, and those that could not be, with why."""
        path = self._services.path
        if path is None:
            return (), ()
        stays = purging.now(self._connection, target.earlier)
        done: list[str] = []
        failed: list[tuple[str, str]] = []
        for folder, _ in self._folders(path):
            try:
                with alone(folder, self._connection.patience, make=False):
                    sweep(path, folder)
                    backups = [each.path for each in backup_files.listed(path, folder)]
                    words = self._known(backups, target, stays, words)
                    for backup in backups:
                        try:
                            if purged_backups.held(backup, target, stays, words):
                                purged_backups.make_anew(backup, target, stays, _NAMING, words)
                                done.append(backup)
                        except CheckinError as error:
                            failed.append((backup, error.whole))
                        if progress is not None:
                            progress(len(done))
            except CheckinError as error:
                failed.append((folder, error.whole))
        return tuple(done), tuple(failed)

    @staticmethod
    def _known(
        backups: Sequence[str], target: Target, stays: Mapping[str, Row], words: frozenset[str]
    ) -> frozenset[str]:
        """All words that go, as far as any of the backups knows them."""
        for backup in backups:
            try:
                words |= purged_backups.held(backup, target, stays).words
            except CheckinError:
                continue  # it is told when it cannot be made anew
        return words

    # What is noted

    def _gone_before(self, names: Collection[str] = ()) -> Target:
        """What was removed for good before: all of it, or what is noted under these names.

        What a merge brought back since then is not among it.
        """
        target = Target()
        for name, (one, _) in self._noted().items():
            if name in names or not names:
                target = target.with_all(one)
        return purging.missing(self._connection, target)

    def _note_gone(self, target: Target, *, asked: bool, again: bool) -> str:
        """Note inside the open transaction what may be in backups; the name of the note.

        With `again` it takes the place of all that was noted before.
        """
        if not target or self._services.path is None:
            return ""
        noted = self._noted()
        for name in noted if again else ():
            self._state.set(name, "")
        last = max((int(name.removeprefix(GONE)) for name in noted), default=0)
        name = f"{GONE}{last + 1}"
        self._state.set(name, json.dumps({**as_dict(target), _ASKED: asked}))
        return name

    def _settle(self, *, tried: Collection[str]) -> None:
        """Forget what no backup holds any more; what was `tried` is not tried again by itself.

        What another program is at now stays noted as it is.
        """
        path = self._services.path
        if path is None or not self._noted():
            return
        with suppress(CheckinError), ExitStack() as stack:  # what stays noted is looked at again
            for folder, _ in self._folders(path):  # nobody is making one that is not listed yet
                stack.enter_context(alone(folder, self._connection.patience, make=False))
            stack.enter_context(self._connection.transaction())
            for name, (target, _) in self._noted().items():
                left = self._with_files(PurgePlan(target))
                if not (left.backups or left.unreadable or left.away):
                    self._state.set(name, "")
                elif name in tried:
                    self._state.set(name, json.dumps({**as_dict(target), _ASKED: False}))

    def _noted(self) -> dict[str, tuple[Target, bool]]:
        """What was removed for good and may be in backups, and whether it is to go from these."""
        found = {}
        for name, value in self._state.starting_with(GONE).items():
            try:
                said = json.loads(value)
                target = Target(
                    tuple(map(str, said["entries"])),
                    tuple(map(str, said["earlier"])),
                    tuple((str(table), str(uid)) for table, uid in said["lines"]),
                    tuple(map(str, said["stretches"])),
                )
                found[f"{GONE}{int(name.removeprefix(GONE))}"] = target, bool(said[_ASKED])
            except (ValueError, TypeError, KeyError, RecursionError):
                continue  # another program wrote it
        return found


def _kept_out(failed: Sequence[tuple[str, str]]) -> bool:
    """Whether another program was at the backups for too long, so that it has to be tried again."""
    return any(os.path.isdir(path) for path, _ in failed)
