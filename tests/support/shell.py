"""The commands as a shell runs them, at noon, without a new process for each."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from typing import Any, NamedTuple
from unittest.mock import patch

from checkin.cli import run
from checkin.core.clock import Clock
from tests.support.shown import RECORD

NOON = datetime.fromisoformat("2026-11-21T12:30:00+01:00")
"""When all of it happens, a Saturday, in the time zone that tests are in."""


class Said(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it said, read as JSON."""
        return json.loads(self.out)


def checkin(
    *args: str, typed: str | bytes = b"", encoding: str = "utf-8", locale: str = "utf-8"
) -> Said:
    """Run one command line in this process, with that on standard input.

    `encoding` is that of standard output, `locale` that of standard input.
    """
    data = typed.encode() if isinstance(typed, str) else typed
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    stdin = io.TextIOWrapper(io.BytesIO(data), encoding=locale)
    with (
        redirect_stdout(out),
        redirect_stderr(err),
        patch.object(sys, "stdin", stdin),
        patch.object(Clock, "now", lambda _: NOON),
    ):
        code = run(list(args))
        out.flush()
        err.flush()
    said = Said(code, *(_text(stream, stream.encoding) for stream in (out, err)))
    RECORD.drawn(said.out)
    RECORD.drawn(said.err)
    return said


def raw(text: str) -> set[str]:
    """The signs in it that a terminal obeys."""
    return {
        char
        for char in text.replace("\r\n", "\n")  # so end the lines of a CSV
        if (unicodedata.category(char) == "Cc" and char not in "\n\t")
        or "\u202a" <= char <= "\u202e"
        or "\u2066" <= char <= "\u2069"
    }


def _text(stream: io.TextIOWrapper, encoding: str) -> str:
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode(encoding)
