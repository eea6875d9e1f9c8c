"""Taking entries to someone else from the shell: share."""

from __future__ import annotations

import sys

from checkin.cli.command import Misused, command, option
from checkin.cli.context import Shell
from checkin.cli.options import filters, numbers_argument, set_aside, wanted
from checkin.cli.output import complain, say, say_json, write
from checkin.cli.terminal import at_terminal
from checkin.core.errors import NotPossible
from checkin.core.paths import named_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from checkin.content.sharing import ShareTemplate
    from checkin.core.entries import Entry
    from checkin.core.query import EntryQuery
    from checkin.core.support_records import Document
    from checkin.journal import Journal

_FOR = ("therapist", "friend", "supervision", "circle", "faith", "note")
_HARD = ("setback", "step")


@command("share")
@numbers_argument("numbers", required=False)
@option(
    "--for",
    "audience",
    choices=_FOR,
    default="friend",
    show_default=True,
    help="Who it's for; note is for yourself.",
)
@filters
@set_aside
@option("--hard", is_flag=True, help="Include hard moments and small steps.")
@option("--question", default="", metavar="TEXT", help="A question for your therapist.")
@option(
    "--output",
    completes="files",
    metavar="FILE",
    help="Save it as .html (to print), .md, .txt, or .svg: a picture of one win.",
)
@option("--force", is_flag=True, help="Replace the file if there is one.")
def share(
    shell: Shell,
    numbers: tuple[int, ...],
    audience: str,
    hard: bool,
    question: str,
    output: str | None,
    force: bool,
    **asked: Any,
) -> int:
    """Turn entries you choose into a text for someone, or a note.

    Choose entries by number, or with the same options as `checkin log`. Nothing is sent: the text
    is printed, or saved to a file for your eyes. In a terminal you see it first. Hard moments
    are included if you give their number, marked them for a session (--bring), or add --hard. For
    a therapist, their small steps are too. How a win happened and other private notes never are.
    """
    from checkin.content.strings import format_text, get_text, plural
    from checkin.domain.sharing import left_out, shared_document
    from checkin.exporters.atomic_file import form_of_ending
    from checkin.exporters.share_page import text
    from checkin.exporters.win_card import FORM

    if bool(numbers) == any(asked.values()):
        not_both = ", not both" if numbers else ""
        raise Misused(f"Choose entries by number, or with options{not_both}.")
    if question and audience != "therapist":
        raise Misused("--question needs --for therapist.")
    path = None if output in (None, "-") else named_file(output or "")
    with shell.open() as journal:
        template = _template(audience, journal)
        if numbers:
            entries = _named(journal, numbers)
        else:
            query = wanted(journal, **asked)
            entries = _chosen(journal, query, hard=hard or query.bring or bool(query.kinds))
        if path and form_of_ending(path) == FORM:
            return _save_card(shell, journal, path, entries, replace=force)
        if template.takes_hard:
            entries = journal.hard_moments.with_steps(entries)
        page = shared_document(template, entries, question)
        if page is None:
            raise NotPossible(get_text("share", "nothing"), "`checkin log` shows what there is.")
        said = text(page, note=template.is_note)
        if path:
            save_page(shell, journal, path, page, said, note=template.is_note, replace=force)
    stays = left_out(template, entries)
    if shell.json:
        file = {"file": path} if path else {}
        say_json(
            {
                "for": audience,
                "text": said.rstrip("\n"),
                "left_out": [entry.id for entry in stays],
                **file,
            }
        )
        return 0
    if path:
        say(format_text("share", "saved", file=path))
    else:
        write(said)
    if page.care:
        complain(page.care)
    if stays:
        complain(format_text("share", "left_out", entries=plural("entries", len(stays))))
    return 0


def _save_card(
    shell: Shell, journal: Journal, path: str, entries: Sequence[Entry], *, replace: bool
) -> int:
    """Save one win as a picture. Raises `NotPossible` if it is not one, or too long for it."""
    from checkin.content.strings import format_text
    from checkin.domain.sharing import care_of_card, for_others
    from checkin.exporters.atomic_file import keep_off, save
    from checkin.exporters.win_card import card

    if [entry.kind for entry in entries] != ["win"]:
        raise NotPossible("A picture holds one win.", "Give the number of one.")
    keep_off(path, journal.path)
    win = for_others(entries[0])
    if at_terminal(sys.stdout) and not shell.json:
        say(f"{win.text}\n")
    save(path, [card(win)], replace=replace)
    if shell.json:
        say_json({"entry": win.id, "file": path})
    else:
        say(format_text("share", "saved", file=path))
        if care := care_of_card(entries[0]):
            complain(care)
    return 0


def save_page(
    shell: Shell,
    journal: Journal,
    path: str,
    page: Document,
    said: str,
    *,
    note: bool = False,
    replace: bool,
) -> None:
    """Save a page, after all of it was shown at a terminal. Raises what `save` raises."""
    from checkin.exporters.atomic_file import keep_off, save
    from checkin.exporters.plan_page import form_of
    from checkin.exporters.share_page import page as pieces

    keep_off(path, journal.path)
    if at_terminal(sys.stdout) and not shell.json:
        write(f"{said}\n")
    save(path, pieces(form_of(path), page, note=note), replace=replace)


def _template(audience: str, journal: Journal) -> ShareTemplate:
    """The template of that name. Raises `NotPossible` if its topic is off."""
    from checkin.content.sharing import templates

    for template in templates(journal.settings.topics_off()):
        if template.name == audience:
            return template
    raise NotPossible(
        f"{audience} is part of a topic that is turned off.",
        "`checkin settings topics-off` shows which topics are off, and changes it.",
    )


def _named(journal: Journal, numbers: Sequence[int]) -> list[Entry]:
    """The entries of these numbers, by day. Raises `NothingThere`, or `NotPossible` for one that
    is put away."""
    for number in numbers:
        if journal.entry(number).deleted:
            raise NotPossible(f"#{number} is put away.", "`checkin trash` can bring it back.")
    return journal.search.by_ids(numbers)


def _chosen(journal: Journal, query: EntryQuery, *, hard: bool) -> list[Entry]:
    """The entries that the filters ask for, by day; hard moments if they are asked for."""
    found = journal.search.by_ids(journal.search.numbers(query))
    return [each for each in found if hard or each.kind not in _HARD]
