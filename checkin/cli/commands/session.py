"""The page to bring along to a session: session."""

from __future__ import annotations

import sys

from checkin.cli.command import Misused, command, option
from checkin.cli.context import Shell, told
from checkin.cli.options import wanted
from checkin.cli.output import note, say, say_json, write
from checkin.cli.terminal import fitted
from checkin.core.errors import NotPossible
from checkin.core.paths import named_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from checkin.content.sharing import ShareTemplate
    from checkin.core.entries import Section
    from checkin.core.support_records import Document
    from checkin.domain.sharing_choices import ShareChoices
    from checkin.journal import Journal

_FOR = ("therapist", "supervision")
_WRITTEN = ("question", "agreed", "went")


@command("session")
@option("--since", metavar="WHEN", help="From this day on: last week, 3 november, 7 days ago.")
@option("--until", metavar="WHEN", help="Up to this day, or the end of this time.")
@option("--hard", is_flag=True, help="Include what was hard, and what helped.")
@option("--more", is_flag=True, help="Include your evenings and other words.")
@option(
    "--for",
    "audience",
    choices=_FOR,
    default="therapist",
    show_default=True,
    help="Who it's for; supervision holds your wins at work.",
)
@option(
    "--output",
    completes="files",
    metavar="FILE",
    help="Save it as .html (to print), .md or .txt.",
)
@option("--force", is_flag=True, help="Replace the file if there is one.")
@option("--question", metavar="TEXT", help="Keep a question for your next session.")
@option("--agreed", metavar="TEXT", help="Keep what you agreed to try until next time.")
@option("--went", is_flag=True, help="Keep that you went to your session today.")
def session(
    shell: Shell,
    since: str | None,
    until: str | None,
    hard: bool,
    more: bool,
    audience: str,
    output: str | None,
    force: bool,
    question: str | None,
    agreed: str | None,
    went: bool,
) -> int:
    """One page to bring along to your session.

    It begins with what you marked to bring (--bring), and goes back to your last session
    (--went), or 30 days. Nothing is sent: the page is printed, or saved to a file for your eyes.
    Hard moments are left out unless you marked them or add --hard. How a win happened and other
    private notes never go in, and the page for supervision (--for supervision) names no @person.
    """
    written = [name for name, on in zip(_WRITTEN, (question, agreed, went), strict=True) if on]
    if question == "" or agreed == "":
        raise NotPossible(told("no_words"), told("no_words_hint"))
    if written:
        if len(written) > 1 or any((since, until, hard, more, output, force)):
            raise Misused(f"--{written[0]} keeps something. Use it by itself.")
        return _keep(shell, written[0], question or agreed or "")
    return _show(shell, audience, since, until, hard=hard, more=more, output=output, force=force)


def _keep(shell: Shell, what: str, text: str) -> int:
    """Keep a question, what was agreed, or that the person went."""
    from checkin.cli.day_options import kept_said
    from checkin.cli.typed_words import say_kept, typed
    from checkin.content.strings import plural
    from checkin.exporters.json import entry_json

    with typed(shell, (text,), wanted=bool(text)) as given, shell.keeping() as journal:
        if what == "went":
            entry = journal.sharing.add_session()
        elif what == "question":
            entry = journal.sharing.add_question(given.text_or_ask("") or "")
        else:
            entry = journal.sharing.add_agreed(given.text_or_ask("") or "")
        given.kept()
        said = kept_said(entry, journal.clock.today(), None, None)
        still = ""
        if what == "went":
            said = f"{said} {plural('sessions', journal.sharing.sessions())}."
            still = plural("brought", len(journal.sharing.brought()))
    if shell.json:
        say_json(entry_json(entry))
    else:
        say_kept(text, said)
        if still:
            note(f"{still} {told('session_still')}")
    return 0


def _show(
    shell: Shell,
    audience: str,
    since: str | None,
    until: str | None,
    *,
    hard: bool,
    more: bool,
    output: str | None,
    force: bool,
) -> int:
    from checkin.cli.commands.share import save_page
    from checkin.content.strings import format_text, get_text
    from checkin.exporters.share_page import text

    path = None if output in (None, "-") else named_file(output or "")
    with shell.open() as journal:
        template = _template(audience)
        choices = _choices(journal, template, since, until, hard=hard, more=more)
        days = journal.sharing.days(choices)
        page = journal.sharing.page(template, choices)
        said = text(page) if page else ""
        waits = journal.file.status().drafts
        if path and page is None:
            raise NotPossible(get_text("share", "nothing"), told("session_hint"))
        if path and page:
            save_page(shell, journal, path, page, said, replace=force)
    if shell.json:
        say_json(_as_json(audience, days, page, said, path))
    elif path:
        say(format_text("share", "saved", file=path))
    elif page:
        write(fitted(said, sys.stdout))
    else:
        how = [get_text("share", "what_is_work")] if template.is_of_work else []
        note(get_text("share", "nothing"), *how, told("session_hint"))
    if page and page.care and not shell.json:
        note(page.care)
    if waits and not shell.json:
        note(get_text("share", "unfinished_file"))
    return 0


def _template(audience: str) -> ShareTemplate:
    from checkin.content.sharing import templates

    return next(template for template in templates(()) if template.name == audience)


def _choices(
    journal: Journal,
    template: ShareTemplate,
    since: str | None,
    until: str | None,
    *,
    hard: bool,
    more: bool,
) -> ShareChoices:
    """What goes in: what usually does, and what was asked for. Raises `UnclearDate`.

    The total of days is left out where it was on the page that was last chosen from Today, and
    questions for supervision are on it if they were there.
    """
    from checkin.core.frozen import replace
    from checkin.domain.sharing_choices import OWN, TOTAL_PART, usual

    choices = usual(template)
    if TOTAL_PART not in journal.sharing.choices(template).parts:
        parts = tuple(part for part in choices.parts if part != TOTAL_PART)
        choices = replace(choices, parts=parts)
    asked = (*(["hard"] if hard else []), *(["also"] if more else []))
    if more and not template.takes_hard:
        raise Misused("--more needs --for therapist.")
    if template.is_of_work and "question" in journal.sharing.choices(template).parts:
        asked = (*asked, "question")
    choices = replace(choices, parts=(*choices.parts, *asked))
    if since is None and until is None:
        return choices
    query = wanted(journal, since=since, until=until)
    usual_first, today = journal.sharing.days(choices)
    last = query.until or today
    return replace(choices, period=OWN, first=query.since or min(usual_first, last), last=last)


def _as_json(
    audience: str, days: tuple[date, date], page: Document | None, said: str, path: str | None
) -> dict[str, object]:
    return {
        "for": audience,
        "first": days[0].isoformat(),
        "last": days[1].isoformat(),
        "sections": [_section_json(section) for section in (page.sections if page else ())],
        "text": said.rstrip("\n"),
        **({"file": path} if path else {}),
    }


def _section_json(section: Section) -> dict[str, object]:
    lines = [line for _, some in section.weeks for line in some]
    return {
        "title": section.title,
        "lines": [
            {"days": line.days, "text": line.text, "under": list(line.under)} for line in lines
        ],
    }
