"""What is said when the program itself is at fault. Never what the person wrote."""

from __future__ import annotations

import os
import traceback

_HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def report(error: BaseException) -> str:
    """Where the fault is, for someone who can mend it.

    Neither the error's message nor any value is in it: both may hold an entry's words.
    """
    lines = [
        "checkin stopped because of a fault of its own. What you kept is safe in the file,",
        "and what you were typing is kept as a draft.",
        "",
        "If you report it, this shows where the fault is and holds none of your words:",
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"  {type(seen).__name__}")
        for frame in traceback.extract_tb(seen.__traceback__):
            path = frame.filename
            if path.startswith(_HERE):
                path = os.path.relpath(path, _HERE)
            else:
                path = "/".join(path.split(os.sep)[-3:])
            lines.append(f"    {path}:{frame.lineno} in {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines) + "\n"
