"""What becomes of words that take long to keep, or could not be kept."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any, Protocol, runtime_checkable

from checkin.content.strings import get_text
from checkin.core.errors import CheckinError
from checkin.core.records import Draft
from checkin.tui.base import saving_notice
from checkin.tui.base.host import AppHost
from checkin.tui.draft_saver import Aside, Going
from checkin.tui.save_errors import words_back
from checkin.tui.widgets.field_protocol import Field, has_others, put_back


class KeepingPage(Protocol):
    """A page, as far as it has to be known here."""

    @property
    def host(self) -> AppHost:
        """The app."""

    def draft(self, field: Field) -> Draft:
        """What stands in a field now."""

    def show_status(self, text: str, *, trouble: bool = False) -> None:
        """Show one quiet line."""


@runtime_checkable
class TopPage(Protocol):
    """The page that the person is on, as far as it has to be known here."""

    status: str
    troubled: str

    @property
    def is_mounted(self) -> bool:
        """Whether it has its parts."""

    def reload(self) -> None:
        """Show what is there now."""

    def show_status(self, text: str, *, trouble: bool = False) -> None:
        """Show one quiet line."""


class OpenPage(Protocol):
    """An open page, as far as it has to be known here."""

    @property
    def slot(self) -> str:
        """Where its drafts are."""

    def typed(self) -> list[Draft]:
        """What stands in its fields now."""

    def give_back(self, draft: Draft) -> bool:
        """Put words back into their field; whether they are there."""


def put_words_back(
    page: KeepingPage, error: CheckinError, going: Going, took: Iterable[tuple[Field, str, str]]
) -> None:
    """Put words back into the fields they were taken from, and say why they could not be kept.

    Other words that stand there by now are left alone: those from before wait as a thought of
    their own. `took` has each field, its words, and what was kept of it before.
    """
    waiting: list[Draft] = []
    for sent, (field, text, saved) in zip(going.drafts, took, strict=True):
        field.saved_value = saved
        if has_others(field.value, text) and (aside := going.apart(sent)) is not None:
            waiting.append(aside)
        elif not (going.in_sight and field.value):  # else it was changed meanwhile
            put_back(field, text)
        page.host.drafting.update(page.draft(field))
    page.host.stash_drafts(waiting)
    page.host.drafting.mark_submitted(going)
    page.show_status(words_back(error, going.words, waiting), trouble=True)


def left_behind(host: AppHost, going: Going, writing: asyncio.Future[Any]) -> None:
    """See to words on their way whose page was left: say so where the person is now."""
    loop = asyncio.get_running_loop()
    said = saving_notice.said_of([draft.text for draft in going.words])
    timer = loop.call_later(saving_notice.SOON, host.show_status_on_top, said) if said else None

    def ended(writing: asyncio.Future[Any]) -> None:
        if timer is not None:
            timer.cancel()
        if writing.cancelled():
            return  # the program ends, which sees to it
        error = writing.exception()
        if isinstance(error, CheckinError):
            could_not_be_kept(host, going, error)
        elif error is not None:
            raise error
        else:
            host.drafting.mark_submitted(going)
            if timer is not None and timer.when() < loop.time():
                _kept_after_all(host, said)

    writing.add_done_callback(ended)


def could_not_be_kept(host: AppHost, going: Going, error: CheckinError) -> None:
    """Give words back whose page was left meanwhile, and say why where the person is now."""
    waiting = host.give_back(going)
    host.drafting.mark_submitted(going)
    _read_again(host)
    host.show_status_on_previous(words_back(error, going.words, waiting), trouble=True)


def given_back(
    going: Going, pages: Iterable[OpenPage], aside: Aside
) -> tuple[list[Draft], list[Draft]]:
    """Put words back where they were typed, if that page is open.

    Gives back those that are to be put aside for it, and those that are a thought of their own, as
    other words wait for the same field.
    """
    to_put_aside, waiting = [], []
    for draft in going.words:
        there = [page for page in pages if page.slot == draft.screen]
        fields = [each for page in there for each in page.typed() if each.field == draft.field]
        stands = next((each.text for each in fields), "" if there else aside.stands(draft))
        apart = going.apart(draft)
        if apart is not None and has_others(stands, draft.text):
            waiting.append(apart)
        elif not any(page.give_back(draft) for page in there):
            to_put_aside.append(draft)
    return to_put_aside, waiting


def _kept_after_all(host: AppHost, said: str) -> None:
    """Show what is kept by now where the person is, and say so instead of that."""
    page = _read_again(host)
    if page is not None and page.status in ("", said):
        page.show_status(get_text("drafts", "kept"))


def _read_again(host: AppHost) -> TopPage | None:
    """The page that the person is on, with what it shows now; what it said stays."""
    page = next(iter(host.screen_stack[-1:]), None)
    if not isinstance(page, TopPage) or not page.is_mounted:  # it reads what is there by itself
        return None
    said, trouble = page.status, bool(page.troubled)
    try:
        page.reload()
    except CheckinError as error:
        said, trouble = error.whole, True
    if page.status != said:
        page.show_status(said, trouble=trouble)
    return page
