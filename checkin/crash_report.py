"""What is said when the program itself is at fault. Never what the person wrote."""

from __future__ import annotations

import os
import traceback

_PACKAGE = os.path.dirname(os.path.abspath(__file__))


def report(error: BaseException, *, typed_is_saved: bool = False) -> str:
    """Where the fault is, for someone who can mend it; what was typed in the app is a draft then.

    Neither the error's message nor any value is in it: both may hold an entry's words.
    """
    safe = "checkin stopped because of a fault of its own. What you kept is safe in the file"
    draft = [f"{safe},", "and what you were typing is kept as a draft."]
    lines = [
        *(draft if typed_is_saved else [f"{safe}."]),
        "",
        "If you report it, this shows where the fault is and holds none of your words:",
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"  {type(seen).__name__}")
        frames = traceback.extract_tb(seen.__traceback__)
        for frame in frames:
            ours = frame.filename.startswith(_PACKAGE + os.sep)
            if ours or frame is frames[-1]:  # what lies between is the libraries' own
                lines.append(f"    {_short(frame.filename)}:{frame.lineno} in {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines) + "\n"


def _short(path: str) -> str:
    if path.startswith(_PACKAGE + os.sep):
        return os.path.relpath(path, os.path.dirname(_PACKAGE))
    return "/".join(path.split(os.sep)[-3:])
