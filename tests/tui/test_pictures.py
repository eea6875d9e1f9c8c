import re

import pytest

from screenshots.scenes import PICTURES, README, Picture, opened
from tests.support import ROOT

FOLDER = ROOT / "screenshots"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
async def test_every_screen_looks_like_its_picture(picture: Picture) -> None:
    async with opened(picture) as app:
        now = app.export_screenshot() + "\n"
    kept = (FOLDER / picture.path).read_text()
    assert now == kept, "the screen has changed: look at it, and run `make screenshots`"


def test_no_picture_is_left_over() -> None:
    assert {*FOLDER.rglob("*.svg")} == {FOLDER / picture.path for picture in PICTURES}


def test_the_pictures_of_the_readme_are_at_the_top() -> None:
    shown = set(re.findall(r"\(screenshots/([^)]+)\)", (ROOT / "README.md").read_text()))
    assert shown == README
