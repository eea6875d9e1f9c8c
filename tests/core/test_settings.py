from __future__ import annotations

import pytest

from checkin.content.choices import choices_of
from checkin.content.evening import profiles
from checkin.core.errors import CheckinError, NotPossible
from checkin.core.settings import SETTINGS, checked, find, with_defaults


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.name)
def test_each_default_is_a_value_it_can_have(setting: object) -> None:
    found = find(setting.name)  # type: ignore[attr-defined]
    assert found is setting
    assert checked(found.name, found.default) == found.default
    assert found.about.endswith(".")
    assert all(checked(found.name, choice) == choice for choice in found.choices)


@pytest.mark.parametrize(
    ("name", "value", "stored"),
    [
        ("day-start", "midnight", "00:00"),
        ("day-start", " 4 ", "04:00"),
        ("day-start", "noon", "12:00"),
        ("day-start", "3am", "03:00"),
        ("day-start", "4 am", "04:00"),
        ("day-start", "5:30 a.m.", "05:30"),
        ("day-start", "", "04:00"),
        ("country", "gb", "GB"),
        ("country", "", ""),
        ("topics-off", "", ""),
        ("topics-off", "Food,FAITH", "food faith"),
        ("ratings", " yes ", "yes"),
    ],
)
def test_a_value_is_stored_in_one_way(name: str, value: str, stored: str) -> None:
    assert checked(name, value) == stored


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("day-start", "01:30"),
        ("day-start", "12:01"),
        ("day-start", "soon"),
        ("country", "U1"),
        ("country", "ÄÖ"),
        ("ratings", "maybe"),
        ("theme", ""),
    ],
)
def test_a_value_it_can_not_have_is_refused_with_a_hint(name: str, value: str) -> None:
    with pytest.raises(CheckinError) as caught:
        checked(name, value)
    assert caught.value.hint


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(NotPossible) as caught:
        find("colour")
    assert all(setting.name in caught.value.hint for setting in SETTINGS)


def test_defaults_fill_what_is_not_set_or_makes_no_sense() -> None:
    stored = {"theme": "dawn", "motion": "wobbly", "day-start": "whenever", "of the future": "x"}
    settings = with_defaults(stored)
    assert list(settings) == [s.name for s in SETTINGS]
    assert (settings["theme"], settings["motion"]) == ("dawn", "full")
    assert settings["day-start"] == "04:00"


def test_every_profile_of_the_evening_can_be_chosen() -> None:
    assert choices_of(find("evening")) == tuple(profile.id for profile in profiles(()))
    assert choices_of(find("evening"))[0] == find("evening").default


def test_signs_that_nobody_sees_leave_no_space_behind() -> None:
    for name in ("toward", "total", "own-wins"):
        assert checked(name, "a \ufeff c") == "a c"
