"""People who can help: one's own, one's own plan, and help lines, which always come up."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date

from checkin.cli.command import Misused, command, option
from checkin.cli.context import Shell
from checkin.cli.output import complain, say, say_json, write
from checkin.cli.rendering.entries import EntryPrinter, entry_printer
from checkin.content import help_lines as helplines
from checkin.content.help_lines import HelpLine
from checkin.content.strings import format_text, get_text
from checkin.core.day_names import date_name
from checkin.core.errors import CheckinError, EncryptedFile, FileMissing, NotPossible
from checkin.core.paths import holds_something, is_usual, journal_path, named_file
from checkin.core.text import show
from checkin.domain import help_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.core.support_records import Contact, SupportSnapshot
    from checkin.domain.help_lines import Noted


@command("people")
@option(
    "--country",
    metavar="XX",
    help="Help lines for a country: gb, Germany.",
    completes="countries",
)
@option("--all", "every", is_flag=True, help="Help lines for every country.")
@option("--plan", is_flag=True, help="Your plan for hard times, as a page.")
@option(
    "--output",
    completes="files",
    metavar="FILE",
    help="With --plan: save it as .html, .md or .txt.",
)
@option("--force", is_flag=True, help="Replace the file if there is one.")
def people(
    shell: Shell, country: str | None, every: bool, plan: bool, output: str | None, force: bool
) -> int:
    """People who can help: your own people, your plan and help lines.

    You see the help lines for your country (checkin settings country), for --country, or --all.
    They show even when there's no file, or it can't be opened. Nothing is created or changed. If
    your file has a passphrase, your own people and your plan wait for it, and help lines don't.
    --plan --output plan.html saves your plan as one page to print.
    """
    if (output is not None or force) and not plan:
        raise Misused("--output and --force need --plan.")
    own, trouble = _own(shell)
    if own is not None and own.lock:
        if plan:
            raise NotPossible(get_text("lock", "own_hidden"), get_text("lock", "not_opened_hint"))
        trouble = NotPossible(get_text("lock", "own_hidden"))
    if plan and own is not None and output is not None:
        return _save_plan(shell, own, output, force)
    if trouble and output is not None:
        raise trouble
    chosen = country if country is not None else own.country if own else ""
    code = helplines.country_named(chosen) or ""
    if plan and own is not None:
        return _show_plan(shell, own, code)
    unread = trouble is not None and own is None
    every = every or (not code and (unread or shell.json))
    lines = help_lines.shown(None if every else code, _noted(own))
    if shell.json:
        say_json(_as_json(None if trouble else own, trouble, "" if every else code, lines))
        return 0
    printer = entry_printer()
    if own is not None and own.lock:
        complain(str(trouble))
    elif trouble:
        complain(f"{get_text('people', 'unread')} {trouble}")
    elif own:
        _write_own(printer, own)
    unknown = chosen.strip() if not code else ""
    _write_lines(printer, "" if every else code, lines, unknown, choose=not every and not code)
    return 0


def _own(shell: Shell) -> tuple[SupportSnapshot | None, CheckinError | None]:
    """What is one's own; or why it cannot be read now."""
    from checkin.journal import Journal

    try:
        path = journal_path(shell.file)
        if not is_usual(path) and not holds_something(path) and not os.path.exists(path):
            return None, FileMissing(f"There's no file {path}.")
        own = Journal.read_support_snapshot(path, opened=_is_decrypted(path))
        if own.lock:
            from checkin.cli.unlocking import unlock

            if unlock(own.lock, get_text("lock", "ask_own"), path=path, can_skip=True):
                return Journal.read_support_snapshot(path, opened=True), None
        return own, None
    except EncryptedFile as error:
        from checkin.core.support_records import SupportSnapshot

        if not Journal.encryption(path).is_possible:
            return None, error
        return SupportSnapshot(lock=str(error)), None
    except CheckinError as error:
        return None, error


def _is_decrypted(path: str) -> bool:
    """Whether the file is encrypted, and its passphrase was typed when it was asked for here."""
    from checkin.journal import Journal

    if not Journal.is_encrypted(path) or not Journal.encryption(path).is_possible:
        return False
    from checkin.cli.unlocking import decrypt

    return decrypt(path, get_text("lock", "ask_own"), can_skip=True)


def _noted(own: SupportSnapshot | None) -> dict[str, Noted]:
    """What was noted of help lines; nothing if it cannot be read now."""
    return help_lines.read(own.lines) if own else {}


# The plan


def _show_plan(shell: Shell, own: SupportSnapshot, country: str) -> int:
    from checkin.domain.safety_plan import plan_document
    from checkin.exporters.plan_page import page

    if shell.json:
        say_json({"plan": _plan_json(own)})
    elif own.plan:
        known = help_lines.shown(country, _noted(own))
        for piece in page("txt", plan_document(own.plan, own.people, country, known)):
            write(piece)
    else:
        say(get_text("people", "plan_empty"))
    return 0


def _save_plan(shell: Shell, own: SupportSnapshot, output: str, force: bool) -> int:
    from checkin.content.safety_plan import print_hint
    from checkin.domain.safety_plan import plan_document
    from checkin.exporters.atomic_file import keep_off, save
    from checkin.exporters.plan_page import form_of, page

    if not own.plan:
        raise NotPossible(get_text("people", "plan_empty"), get_text("people", "plan_make"))
    path = named_file(output)
    keep_off(path, journal_path(shell.file))
    form = form_of(path)
    known = help_lines.shown(own.country, _noted(own))
    save(path, page(form, plan_document(own.plan, own.people, own.country, known)), replace=force)
    if shell.json:
        say_json({"file": path, "format": form})
    else:
        say(format_text("people", "printed", file=path) or path)
        say(print_hint())
    return 0


# As text


def _write_own(printer: EntryPrinter, own: SupportSnapshot) -> None:
    today = _today()
    if own.people:
        printer.heading(get_text("people", "mine"))
        for person in own.people:
            _write_person(printer, person, today)
        say("")
    if own.plan:
        from checkin.domain.safety_plan import summary

        printer.heading(get_text("people", "plan"))
        _indented(printer, summary(own.plan, today))
        _indented(printer, get_text("people", "plan_more"))
        say("")


def _write_person(printer: EntryPrinter, person: Contact, today: date) -> None:
    name, reach, ask = (show(t, one_line=True) for t in (person.name, person.reach, person.ask))
    _indented(printer, f"{name}  {reach}".rstrip())
    day = date_name(person.checked, today) if person.checked else ""
    age = format_text("people", f"person_{person.last_change}", day=day)
    below = "  ".join(part for part in (ask, age) if part)
    if below:
        _indented(printer, below, 4)


def _write_lines(
    printer: EntryPrinter, country: str, lines: tuple[HelpLine, ...], unknown: str, *, choose: bool
) -> None:
    words, today = helplines.sentences(), _today()
    name = helplines.country_name(country) if country else ""
    printer.heading(format_text("people", "lines_of", country=name) or get_text("people", "lines"))
    _indented(printer, words.soft)
    if unknown:
        _indented(printer, format_text("people", "lines_none", country=unknown))
    _indented(printer, helplines.emergency_words(country))
    for line in lines:
        somewhere = line.country and not country
        place = f" ({helplines.country_name(line.country)})" if somewhere else ""
        _indented(printer, show(f"{line.name}{place}  {line.hours}".rstrip()))
        ways = (said for said, _ in helplines.ways(line))
        for text in (*ways, line.note, help_lines.checked_words(line, today)):
            if text:
                _indented(printer, show(text), 4)
    if choose:
        codes = ", ".join(known.code for known in helplines.countries())
        _indented(printer, format_text("people", "choose", countries=codes))
    found = helplines.anywhere()
    _indented(printer, f"{found.name}  {found.url}")
    _indented(printer, found.note, 4)
    say("")
    if lines:
        _indented(printer, help_lines.age_line(lines, today), 0)
        _indented(printer, words.what_happens, 0)
    _indented(printer, words.offline_line, 0)


def _indented(printer: EntryPrinter, text: str, indent: int = 2) -> None:
    for line in printer.wrapped(text, indent):
        say(f"{' ' * indent}{line}")


def _today() -> date:
    from checkin.core.clock import Clock

    return Clock().today()


# As JSON


def _as_json(
    own: SupportSnapshot | None,
    trouble: CheckinError | None,
    country: str,
    lines: tuple[HelpLine, ...],
) -> dict[str, object]:
    from checkin.core.frozen import as_dict

    checked = helplines.checked()
    return {
        "people": None if own is None else list(_people_json(own)),
        "plan": None if own is None else _plan_json(own),
        "trouble": str(trouble) if trouble else None,
        "country": country or None,
        "emergency": helplines.emergency_number(country) if country else None,
        "lines": [
            as_dict(line) | {"checked": _day_json(line.checked or checked)} for line in lines
        ],
        "anywhere": as_dict(helplines.anywhere()),
        "checked": _day_json(checked),
        "stale": helplines.stale(checked, _today()),
    }


def _people_json(own: SupportSnapshot) -> Iterator[dict[str, object]]:
    for person in own.people:
        yield {
            "name": person.name,
            "reach": person.reach,
            "ask": person.ask,
            "checked": _day_json(person.checked),
            "last_change": person.last_change,
        }


def _day_json(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _plan_json(own: SupportSnapshot) -> dict[str, list[str]]:
    return {field: [line.text for line in lines] for field, lines in own.plan.items()}
