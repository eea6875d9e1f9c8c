from __future__ import annotations

import subprocess
import sys

import pytest

from checkin.core.entries import NewEntry
from checkin.crash_report import report
from checkin.journal import Journal

SECRET = "what I would tell nobody"


def fail_with(text: str) -> None:
    held = {"text": text}
    raise ValueError(f"cannot store {held['text']!r}")


def test_a_report_shows_the_place_and_none_of_the_words() -> None:
    with pytest.raises(ValueError, match=SECRET) as caught:
        fail_with(SECRET)
    told = report(caught.value)
    assert "ValueError" in told
    assert "tests/system/test_crash_report.py" in told
    assert "in fail_with" in told
    assert SECRET not in told
    assert "held" not in told


def test_a_report_follows_the_causes(journal: Journal) -> None:
    try:
        try:
            journal._connection.raw.execute(f"SELECT '{SECRET}' FROM nowhere")
        except Exception as error:
            raise RuntimeError(SECRET) from error
    except RuntimeError as error:
        told = report(error)
    assert told.index("RuntimeError") < told.index("OperationalError")
    assert SECRET not in told


def test_a_report_of_a_fault_deep_inside_names_our_modules(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checkin.storage.entry_writer.findable", fail_with)
    with pytest.raises(ValueError, match=SECRET) as caught:
        journal.add(NewEntry("win", SECRET))
    told = report(caught.value)
    assert "checkin/journal/entries.py" in told
    assert "checkin/storage/entry_writer.py" in told
    assert SECRET not in told
    assert journal.entries() == []


FAULT = f"""
import sys
import checkin.storage.entry_writer as writing
def fault(*_):
    raise KeyError({SECRET!r})
from checkin.journal import Journal
from checkin.core.paths import journal_path
Journal.open(journal_path()).close()
writing.findable = fault
sys.argv = ["checkin", "win", {SECRET!r}]
from checkin.__main__ import main
sys.exit(main())
"""


def test_the_program_ends_calmly_on_a_fault_of_its_own() -> None:
    done = subprocess.run([sys.executable, "-c", FAULT], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("checkin stopped because of a fault of its own.")
    assert "KeyError" in done.stderr
    assert "Traceback" not in done.stderr
    assert SECRET not in done.stderr
