import re

import pytest

from screenshots import make
from screenshots.pictures import PICTURES, README, SITTINGS, Sitting, taken
from tests.support import ROOT

FOLDER = ROOT / "screenshots"


@pytest.mark.parametrize(
    "sitting", SITTINGS, ids=lambda sitting: sitting[0].name.removesuffix(".svg")
)
async def test_every_screen_looks_like_its_picture(sitting: Sitting) -> None:
    changed = [
        picture.name
        async for picture, drawn in taken(sitting)
        if drawn != (FOLDER / picture.path).read_text()
    ]
    assert not changed, "the screen has changed: look at it, and run `make screenshots`"


async def test_a_name_that_no_picture_has_is_said() -> None:
    with pytest.raises(SystemExit, match="begins with no-such"):
        await make.main("no-such")


def test_no_picture_is_left_over() -> None:
    assert {*FOLDER.rglob("*.svg")} == {FOLDER / picture.path for picture in PICTURES}


def test_the_pictures_of_the_readme_are_at_the_top() -> None:
    shown = set(re.findall(r"\(screenshots/([^)]+)\)", (ROOT / "README.md").read_text()))
    assert shown == README
