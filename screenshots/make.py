"""Make pictures anew: `make screenshots`, or `make screenshots ONLY=hard` for those named so."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))


async def main(only: str = "") -> None:
    """Write the pictures whose names begin with `only`, and remove those that no scene makes."""
    from screenshots.pictures import PICTURES, SITTINGS, taken

    if not any(picture.name.startswith(only) for picture in PICTURES):
        sys.exit(f"No picture has a name that begins with {only}.")
    for sitting in SITTINGS:
        wanted = tuple(picture for picture in sitting if picture.name.startswith(only))
        if not wanted:
            continue
        async for picture, drawn in taken(wanted):
            path = HERE / picture.path
            path.parent.mkdir(exist_ok=True)
            path.write_text(drawn)
            print(picture.path)
    made = {HERE / picture.path for picture in PICTURES}
    for left_over in sorted({*HERE.rglob("*.svg")} - made):
        left_over.unlink()
        print("removed", left_over.relative_to(HERE))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:2]))
