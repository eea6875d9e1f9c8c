"""A screen whose own work ends quietly when the person has left it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from inspect import isawaitable
from typing import Any, TypeVar

from textual.css.query import NoMatches
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker

from checkin.core.errors import CheckinError

ResultT = TypeVar("ResultT")


class QuietScreen(Screen[ResultT]):
    """Wraps all that can go on for a screen: messages, callbacks, timers and workers.

    Its parts go before it does. What looks for one of them then has nobody to do it for.
    """

    def show_status(self, text: str, *, trouble: bool = False) -> None:
        """Show a sentence."""
        raise NotImplementedError

    @property
    def has_gone(self) -> bool:
        """Whether the page was left. What goes on for it ends quietly then."""
        return not self.is_attached or self not in self.app.screen_stack

    async def _dispatch_message(self, message: Message) -> None:
        await self._while_there(partial(super()._dispatch_message, message))

    def call_next(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        """As Textual does, while the page is there; what cannot be read then is told."""
        super().call_next(self._while_there, partial(callback, *args, **kwargs))

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """As Textual does, while the page is there; what cannot be read then is told."""
        return super().call_after_refresh(self._while_there, partial(callback, *args, **kwargs))

    def run_worker(self, work: Any, *args: Any, **kwargs: Any) -> Worker[Any]:
        """As Textual does, while the page is there."""
        return super().run_worker(partial(self._working, work), *args, **kwargs)

    async def _while_there(self, work: Callable[[], Any]) -> None:
        """Do something for the page. A file that cannot be read now is told on it."""
        try:
            await self._working(work)
        except CheckinError as error:
            self.show_status(error.whole, trouble=True)

    async def _working(self, work: Any) -> Any:
        """Do something for the page; where it has gone, it has no parts to do it with."""
        try:
            done = work() if callable(work) else work
            return await done if isawaitable(done) else done
        except NoMatches:
            if not self.has_gone and self.app.is_running:  # its parts go first at the end, too
                raise
            return None
