"""What a setting may be: a few values of its own, or what the texts have to choose from."""

from __future__ import annotations

from checkin.core.settings import Setting


def choices_of(setting: Setting) -> tuple[str, ...]:
    """The values in the order they are offered; none if it is checked in another way."""
    if setting.from_pack != "evening":
        return setting.choices
    from checkin.content.evening import profiles

    return tuple(profile.id for profile in profiles(()))
