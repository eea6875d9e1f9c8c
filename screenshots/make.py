"""Make pictures anew: `make screenshots`, or `make screenshots ONLY=hard` for those named so."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))


async def main(only: str = "") -> None:
    """Write the pictures whose names begin with `only`, and remove those that no scene makes."""
    from screenshots.scenes import PICTURES, opened

    for picture in PICTURES:
        if not picture.file_name.startswith(only):
            continue
        async with opened(picture) as app:
            (HERE / picture.file_name).write_text(app.export_screenshot() + "\n")
        print(picture.file_name)
    made = {picture.file_name for picture in PICTURES}
    for left_over in sorted(HERE.glob("*.svg")):
        if left_over.name not in made:
            left_over.unlink()
            print("removed", left_over.name)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:2]))
