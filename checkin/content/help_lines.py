"""Help lines by country, with the day they were last checked. Nothing is fetched from anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checkin.content import own_packs
from checkin.content.loader import load_item, load_items, load_pack
from checkin.content.strings import format_template, format_text
from checkin.core.frozen import Frozen


class HelpLine(Frozen):
    """One line and every way to reach it; empty where it has no such way."""

    id: str
    """Never changes once it is released: what a person notes of a line is kept under it."""
    country: str
    """Empty for one that a person added."""
    name: str
    call: str = ""
    text_to: str = ""
    chat: str = ""
    email: str = ""
    hours: str = ""
    note: str = ""
    own: bool = False
    """Whether the words are the person's own."""
    checked: date | None = None
    """The day the person wrote these words, or last said that they are right."""


class Country(Frozen):
    """A country the pack has lines for."""

    code: str
    """Two letters, as in ISO 3166."""
    name: str


class EmergencyNumber(Frozen):
    """The number for danger right now, and where it works."""

    number: str
    countries: tuple[str, ...]


class Anywhere(Frozen):
    """Where to look for a line in any country."""

    name: str
    url: str
    note: str


class Sentences(Frozen):
    """The sentences of the screen."""

    soft: str
    what_happens: str
    offline_line: str
    date_line: str
    """For a list that was checked; has the place `{checked}`."""
    stale_line: str
    """For one that was checked long ago; has the place `{days}`."""
    unchecked_line: str


def _all() -> tuple[HelpLine, ...]:
    return own_packs.items(HelpLine, "help_lines", "line")


def lines(country: str | None = None) -> tuple[HelpLine, ...]:
    """The lines of one country (two letters, any case) and those for no one country, or all."""
    wanted = country.upper() if country else None
    return tuple(line for line in _all() if wanted is None or line.country in ("", wanted))


def anywhere_lines() -> tuple[HelpLine, ...]:
    """The lines of a person's own files that are for no one country."""
    return tuple(line for line in _all() if not line.country)


def line(id: str) -> HelpLine | None:
    """The line of that id, if the list has it."""
    return next((line for line in _all() if line.id == id), None)


def countries() -> tuple[Country, ...]:
    """The countries there are lines for, by name."""
    found = countries_commonest_first()
    return tuple(sorted(found, key=lambda country: country.name))


def countries_commonest_first() -> tuple[Country, ...]:
    """The countries there are lines for, those of most people who use it first."""
    return load_items(Country, "help_lines", "country")


def emergency_numbers() -> tuple[EmergencyNumber, ...]:
    """The emergency numbers, the widest first."""
    return load_items(EmergencyNumber, "help_lines", "emergency.numbers")


def emergency_number(country: str) -> str | None:
    """The emergency number of a country (two letters), if the pack knows it."""
    for row in emergency_numbers():
        if country.upper() in row.countries:
            return row.number
    return None


def country_named(text: str) -> str | None:
    """The code of a country the pack has lines for, by its code or name; `None` for any other."""
    wanted = " ".join(text.split()).casefold()
    if wanted == "uk":  # ISO 3166 reserves it for GB
        return "GB"
    for country in countries():
        if wanted in (country.code.casefold(), country.name.casefold()):
            return country.code
    return None


def country_name(code: str) -> str:
    """The name of a country; the code itself if the pack does not know it."""
    return next((c.name for c in countries() if c.code == code.upper()), code.upper())


def ways(line: HelpLine) -> tuple[tuple[str, str], ...]:
    """Every way to reach a line: in words ("Call 988"), and what to dial or type ("988")."""
    found = (
        ("call", "number", line.call),
        ("text_to", "number", line.text_to),
        ("chat", "address", line.chat),
        ("email", "address", line.email),
    )
    return tuple(
        (format_text("people", key, **{place: value}), value)
        for key, place, value in found
        if value
    )


def emergency_words(country: str) -> str:
    """What to do when someone is in danger, with the number if the country's is known."""
    number = emergency_number(country) if country else None
    return format_text("people", "emergency", number=number) or emergency_line()


def brief(country: str, known: Iterable[HelpLine] | None = None) -> tuple[str, ...]:
    """Help lines, one a line of text, for a page without room for more.

    These are the lines of the country, unless the lines to say are given as `known`.
    """
    found = [emergency_words(country)]
    if known is None:
        known = lines(country) if country else ()
    for line in known:
        said = ", ".join(text[0].lower() + text[1:] for text, _ in ways(line))
        found.append(f"{line.name}: {said}. {line.hours}".rstrip(". "))
    found.append(f"{anywhere().name}: {anywhere().url}")
    return tuple(found)


def emergency_line() -> str:
    """What to do when someone is in danger."""
    return str(load_pack("help_lines")["emergency"]["line"])


def anywhere() -> Anywhere:
    """Where to look for a line in any country."""
    return load_item(Anywhere, "help_lines", "anywhere")


def sentences() -> Sentences:
    """The sentences of the screen."""
    return load_item(Sentences, "help_lines", "text")


def checked() -> date | None:
    """The day the list was last checked; `None` while no one has."""
    text = load_pack("help_lines")["checked"]
    return date.fromisoformat(text) if text else None


def stale(checked: date | None, today: date) -> bool:
    """Whether the list has not been checked for half a year, or never."""
    limit: int = load_pack("help_lines")["stale_after_days"]
    return checked is None or (today - checked).days > limit


def checked_line(checked: date | None, today: date, day: str) -> str:
    """How old the list is, in one honest line; `day` is the day it was checked, in words."""
    said = sentences()
    if checked is None:
        return said.unchecked_line
    line = said.stale_line if stale(checked, today) else said.date_line
    return format_template(line, checked=day, days=(today - checked).days) or said.unchecked_line
