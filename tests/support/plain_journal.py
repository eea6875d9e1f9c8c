"""The journal once more, in plain Python: what the real one is held against.

It keeps whole pictures of everything, and undoes by going back to the picture before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from checkin.core.entries import Kind
from checkin.core.text import tags as tags_in


@dataclass(frozen=True)
class Kept:
    """What is compared of an entry."""

    id: int
    kind: Kind
    text: str
    day: date
    at: str | None
    parent: int | None = None
    keepsake: bool = False
    bring: bool = False
    tags: frozenset[str] = frozenset()
    deleted: bool = False
    gone_at: int = field(default=0, compare=False)
    """When it was put away, in minutes."""


Picture = dict[int, Kept]


@dataclass
class Change:
    """One thing a person did: which entries it touched, and everything before and after it."""

    touched: set[int]
    before: Picture
    after: Picture


@dataclass
class PlainJournal:
    """Does what `Journal` does, with a list of pictures."""

    now: Picture = field(default_factory=dict)
    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)
    minutes: int = 0
    """What time it is; whoever uses this moves it on."""

    def _change(self, after: Picture, touched: set[int]) -> None:
        if after == self.now:
            return
        self.done.append(Change(touched, self.now, after))
        self.undone = []
        self.now = after

    def add(self, kept: Kept) -> None:
        tagged = replace(kept, tags=kept.tags | set(tags_in(kept.text)))
        self._change({**self.now, kept.id: tagged}, {kept.id})

    def edit(self, number: int, how: Callable[[Kept], Kept]) -> None:
        was = self.now[number]
        new = how(was)
        if new.text != was.text:
            new = replace(new, tags=(new.tags - set(tags_in(was.text))) | set(tags_in(new.text)))
        new = replace(new, tags=new.tags | set(tags_in(new.text)))
        self._change({**self.now, number: new}, {number})

    def put_away(self, number: int) -> None:
        gone = {number}
        if self.now[number].kind == "setback":
            gone |= {
                k.id
                for k in self.now.values()
                if k.parent == number and k.kind == "step" and not k.deleted
            }
        after = {n: self._gone(k) if n in gone else k for n, k in self.now.items()}
        self._change(after, gone)

    def _gone(self, kept: Kept) -> Kept:
        return replace(kept, deleted=True, gone_at=self.minutes)

    def take_back(self, number: int) -> None:
        first = self.now[number]
        back = {number}
        if first.kind == "setback":
            back |= {
                k.id
                for k in self.now.values()
                if k.parent == number
                and k.kind == "step"
                and k.deleted
                and k.gone_at == first.gone_at
            }
        self._change(
            {n: replace(k, deleted=False) if n in back else k for n, k in self.now.items()}, back
        )

    def edit_together(self, numbers: set[int], how: Callable[[Kept], Kept]) -> None:
        after = {n: how(k) if n in numbers else k for n, k in self.now.items()}
        self._change(after, {n for n in numbers if after[n] != self.now[n]})

    def undo(self) -> None:
        change = self.done.pop()
        change.after = self.now
        self.undone.append(change)
        added = {
            n: self._gone(k) if n in change.touched else k
            for n, k in self.now.items()
            if n not in change.before
        }
        self.now = {**change.before, **added}

    def redo(self) -> None:
        change = self.undone.pop()
        self.done.append(change)
        self.now = change.after

    def empty_trash(self) -> int:
        gone = {n for n, k in self.now.items() if k.deleted}

        def without(picture: Picture) -> Picture:
            return {
                n: replace(k, parent=None if k.parent in gone else k.parent)
                for n, k in picture.items()
                if n not in gone
            }

        self.now = without(self.now)
        for changes in (self.done, self.undone):
            for change in changes:
                change.touched -= gone
                change.before, change.after = without(change.before), without(change.after)
            changes[:] = [change for change in changes if change.touched]
        return len(gone)

    def alive(self) -> list[Kept]:
        """What is not put away, newest first."""
        there = [k for k in self.now.values() if not k.deleted]
        return sorted(there, key=lambda k: (k.day, k.at or "", k.id), reverse=True)

    def trash(self) -> set[int]:
        return {n for n, k in self.now.items() if k.deleted}

    def counts(self, *kinds: Kind) -> dict[date, int]:
        return dict(Counter(k.day for k in self.alive() if k.kind in kinds))
