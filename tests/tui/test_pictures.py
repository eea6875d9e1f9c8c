import pytest

from screenshots.scenes import PICTURES, Picture, opened
from tests.support import ROOT

FOLDER = ROOT / "screenshots"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.file_name)
async def test_every_screen_looks_like_its_picture(picture: Picture) -> None:
    async with opened(picture) as app:
        now = app.export_screenshot() + "\n"
    kept = (FOLDER / picture.file_name).read_text()
    assert now == kept, "the screen has changed: look at it, and run `make screenshots`"


def test_no_picture_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.svg")} == {p.file_name for p in PICTURES}
