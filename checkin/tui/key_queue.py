"""Keys and clicks that come faster than a page opens wait for it.

A slow line hands over several keys at once, and someone who knows the way does not wait for the
page either: `w`, and the words. Textual gives each key to what has the focus at that moment, so
the words would go to a page that is about to be left, which has other uses for them.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from functools import partial
from time import monotonic

from textual import events
from textual.app import App, ScreenStackError
from textual.dom import DOMNode
from textual.errors import NoWidget
from textual.widgets import Input
from textual.worker import Worker

from checkin.tui.at_once import AtOnce
from checkin.tui.pasted_lines import taken_in

AT_LATEST = 1.0
"""Seconds after which keys are let through, also if there was no first frame yet."""
_LONGEST = 5.0
"""Seconds that a key waits at most for what the one before it began."""
_WRITING = 0.15
"""Seconds that a key waits at most for words on their way to the file."""
_OPENING = 2.0
"""Seconds of that at most where a page comes up once they are there: the key is meant for it."""
_HELD = events.Key | events.Paste | AtOnce | events.MouseDown | events.MouseUp


class KeyQueue:
    """Lets one key after another through, each when what the last one began is there."""

    def __init__(self, app: App[None], writes: Callable[[], tuple[int, int]]) -> None:
        """Keys wait until `begin`. `writes` says how many changes are on their way to the file, and
        how many came there since the app began.

        A page says with `opens_next` that another one comes up once they are there.
        """
        self.at_rest = asyncio.Event()
        """Set while no key waits, and the last one has done what it does."""
        self._app = app
        self._writes = writes
        self._begun = False
        self._waiting: deque[events.Event] = deque()
        self._let_through: set[events.Event] = set()

    def begin(self) -> None:
        """Let keys through once the page is there that the app opens with."""
        if not self._begun:
            self._begun = True
            self._run(self._first)

    def holds(self, event: events.Event) -> bool:
        """Whether an event has to wait: it comes again when it is its turn."""
        if not isinstance(event, _HELD) or event.is_forwarded:
            return False
        if event in self._let_through:
            self._let_through.remove(event)
            return False
        if self.at_rest.is_set():
            if self._only_typed(event):
                return False
            self.at_rest.clear()
            self._waiting.append(event)
            self._run(self._go_on)
        else:
            self._waiting.append(event if self._begun else _as_meant(event))
        return True

    def again(self, keys: Iterable[events.Event]) -> None:
        """Let these through once more, before all that wait."""
        self._waiting.extendleft(reversed([*keys]))
        if self.at_rest.is_set():
            self.at_rest.clear()
            self._run(self._go_on)

    def _run(self, work: Callable[[], Coroutine[None, None, None]]) -> Worker[None]:
        return self._app.run_worker(partial(self._to_the_end, work), group="ahead")

    async def _to_the_end(self, work: Callable[[], Coroutine[None, None, None]]) -> None:
        """Do it, unless the app ends meanwhile: there is no page then."""
        try:
            await work()
        except ScreenStackError:
            self._waiting.clear()

    def _only_typed(self, event: events.Event) -> bool:
        """Whether it goes into a field as it is; a field takes such in turn by itself."""
        typed = isinstance(event, events.Paste) or (
            isinstance(event, events.Key) and event.is_printable
        )
        return typed and isinstance(self._app.focused, Input)

    async def _first(self) -> None:
        await self.settled()
        await self._go_on()

    async def _go_on(self) -> None:
        try:
            while self._waiting:
                event = self._waiting.popleft()
                if isinstance(event, AtOnce):
                    await self._typed()
                    self._waiting.extendleft(reversed(taken_in(self._app, event)))
                    continue
                self._let_through.add(event)
                if self._only_typed(event):
                    self._app.post_message(event)
                    if not self._waiting:  # a key may be in the queue before those let through
                        await passed(self._app, monotonic() + _LONGEST)
                else:
                    await self._typed()
                    under = self._under(event)
                    self._app.post_message(event)
                    await self.settled(*under)
        finally:
            self.at_rest.set()

    async def _typed(self) -> None:
        """Wait until all that was typed is in its field: some keys never come by there."""
        end = monotonic() + _LONGEST
        await passed(self._app, end)
        if self._app.focused:
            await passed(self._app.focused, end)

    def _under(self, event: events.Event) -> list[DOMNode]:
        """What a click is on, and all that it stands in."""
        if not isinstance(event, events.MouseEvent):
            return []
        try:
            return self._app.get_widget_at(event.x, event.y)[0].ancestors_with_self
        except NoWidget:
            return []

    async def done(self, within: float) -> None:
        """Wait until every key that was read has done what it does, for so many seconds at most."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                while getattr(self._app._driver, "has_more", False):
                    await asyncio.sleep(0.005)
                await self.at_rest.wait()
                await self.settled(within=within)

    async def settled(self, *also: DOMNode, within: float = _LONGEST) -> None:
        """Wait until all that was begun is there, for so many seconds at most.

        What a key does goes through the queues of the field and of all it stands in up to the
        app, and what that does once more. It is done when no other page or field came up while
        all queues were gone through, those that are named `also` among them. What was written
        meanwhile may have begun something, too: they are gone through once more after it.
        """
        end = monotonic() + within
        passes, (_, ended) = 0, self._writes()
        while self._app.screen_stack and monotonic() < end:
            before = self._app.screen_stack[-1:], self._app.focused
            here = (before[1] or self._app.screen).ancestors_with_self
            for node in (self._app, *also, *here):
                await passed(node, end)
            await self._written()
            before_it, (_, ended) = ended, self._writes()
            passes = 1 if ended != before_it else passes + 1
            if getattr(self._app.screen, "is_leaving", False):  # the palette, after a row was taken
                await asyncio.sleep(0)
            elif passes > 1 and before == (self._app.screen_stack[-1:], self._app.focused):
                return

    async def _written(self) -> None:
        """Wait a moment for words on their way to the file."""
        opens = getattr(self._app.screen, "opens_next", False)
        end = monotonic() + (_OPENING if opens else _WRITING)
        while self._writes()[0] and monotonic() < end:
            await asyncio.sleep(0.005)


def _as_meant(event: events.Event) -> events.Event:
    """What was pressed before there was any page: the terminal made a new line of enter then."""
    if isinstance(event, AtOnce):
        return AtOnce(_enter_for_new_line(key) for key in event.keys)
    return _enter_for_new_line(event) if isinstance(event, events.Key) else event


def _enter_for_new_line(key: events.Key) -> events.Key:
    return events.Key("enter", "\r") if key.key == "ctrl+j" else key


async def passed(node: DOMNode, end: float) -> None:
    """Wait until all that is in the queue of a part of the page now has been dealt with."""
    passed = asyncio.Event()
    if not node.call_later(passed.set):
        return
    for _ in range(20):  # a queue is through in a turn or two, most of the time
        if passed.is_set():
            return
        await asyncio.sleep(0)
    while node.is_running and monotonic() < end:
        try:
            await asyncio.wait_for(passed.wait(), 0.05)
        except TimeoutError:
            continue
        return
