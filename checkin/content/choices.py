"""What a setting may be, and what its value says: names of the texts, or own words."""

from __future__ import annotations

from checkin.core.settings import Setting


def choices_of(setting: Setting) -> tuple[str, ...]:
    """The values in the order they are offered; none if it is checked in another way."""
    if setting.from_pack != "evening":
        return setting.choices
    from checkin.content.evening import profiles

    return tuple(profile.id for profile in profiles(()))


def lines_in_words(setting: Setting, value: str) -> tuple[str, ...]:
    """The lines of a setting that holds several: own words, or the text of what is named."""
    lines = value.splitlines()
    if setting.name != "celebrate":
        return tuple(lines)
    from checkin.content.wins import celebrations

    known = {way.id: way.text for way in celebrations(())}
    return tuple(known.get(line, line) for line in lines)
