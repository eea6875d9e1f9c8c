"""What is typed and not yet kept outlives the window it was typed in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.errors import NotPossible
from checkin.core.records import Draft
from checkin.journal import Journal
from checkin.storage import drafts, revisions
from checkin.storage.drafts import window_name

TYPE = """
import sys
from checkin.journal import Journal
from checkin.core.records import Draft
with Journal.open(sys.argv[1]) as journal:
    journal.drafts.save(Draft(sys.argv[2], "line", sys.argv[3], cursor=3))
    print("saved", flush=True)
    sys.stdin.read()
"""


def typing_window(path: str, screen: str, text: str) -> subprocess.Popen[bytes]:
    """Another program that has the file open, and a draft in it."""
    process = subprocess.Popen(
        [sys.executable, "-c", TYPE, path, screen, text],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stdout.readline() == b"saved\n"
    return process


def end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def texts(journal: Journal) -> list[str]:
    return [draft.text for draft in journal.drafts.all()]


def test_a_draft_comes_back_as_it_went_in(journal: Journal, path: str, clock: Clock) -> None:
    written = Draft(
        "morning",
        "line",
        "two lines\nand a  half ",
        cursor=12,
        context={"energy": "low", "shown": [1, 2], "step": None},
        left=True,
    )
    journal.drafts.save(written, Draft("morning", "cue", "After lunch"))
    assert journal.drafts.all() == [Draft("morning", "cue", "After lunch"), written]
    with Journal.open(path, clock) as again:  # the same process is the same window
        assert again.drafts.all() == journal.drafts.all()


def test_a_later_draft_takes_the_place_of_the_one_before(journal: Journal) -> None:
    journal.drafts.save(Draft("wins", "line", "Got"))
    journal.drafts.save(Draft("wins", "line", "Got up"))
    assert texts(journal) == ["Got up"]
    assert journal.file.status().drafts == 1


def test_an_empty_draft_is_forgotten(journal: Journal) -> None:
    journal.drafts.save(Draft("wins", "line", "Got"), Draft("wins", "why", "I slept"))
    journal.drafts.save(Draft("wins", "line", ""))
    assert texts(journal) == ["I slept"]
    journal.drafts.save(Draft("wins", "why", "", context={"kind": "rest"}))
    assert [d.context for d in journal.drafts.all()] == [{"kind": "rest"}]
    assert journal.file.status().drafts == 0


def test_what_a_terminal_would_obey_is_not_kept_in_a_draft(journal: Journal) -> None:
    journal.drafts.save(Draft("wins", "line", "\x1b[2J\ud800"))
    assert texts(journal)[0].startswith("␛[2J")


def test_a_screen_that_is_left_for_good_forgets_its_draft(journal: Journal) -> None:
    journal.drafts.save(Draft("wins", "line", "Got"), Draft("evening", "line", "Quiet"))
    journal.drafts.forget("wins")
    assert texts(journal) == ["Quiet"]


def test_the_draft_goes_in_the_moment_the_entry_is_kept(journal: Journal) -> None:
    journal.drafts.save(Draft("wins", "line", "Got up"), Draft("evening", "line", "Quiet"))
    journal.add(NewEntry("win", "Got up"), draft="wins")
    assert texts(journal) == ["Quiet"]
    assert journal.totals().wins == 1


def test_a_draft_stays_when_keeping_stops_half_way(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.drafts.save(Draft("wins", "line", "Got up"))
    clear = drafts.clear

    def clear_and_stop(*args: object) -> None:
        clear(*args)  # type: ignore[arg-type]
        raise ZeroDivisionError

    monkeypatch.setattr(drafts, "clear", clear_and_stop)
    with pytest.raises(ZeroDivisionError):
        journal.add(NewEntry("win", "Got up"), draft="wins")
    assert texts(journal) == ["Got up"]
    assert journal.entries() == []
    assert journal.file.status().trash == 0


def test_a_draft_stays_when_an_edit_stops_half_way(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = journal.add(NewEntry("win", "Got up"))
    journal.drafts.save(Draft("wins", "line", "Got up late"))

    def stop(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(revisions, "index", stop)
    with pytest.raises(ZeroDivisionError):
        journal.edit(entry.id, text="Got up late", draft="wins")
    assert journal.entries() == [entry]
    assert texts(journal) == ["Got up late"]


def test_nothing_without_words_takes_the_draft_away(journal: Journal) -> None:
    journal.drafts.save(Draft("wins", "line", "\u200b"))
    with pytest.raises(NotPossible):
        journal.add(NewEntry("win", "\u200b"), draft="wins")
    assert len(journal.drafts.all()) == 1


def test_the_draft_of_a_killed_window_is_taken_over(journal: Journal, path: str) -> None:
    end(typing_window(path, "wins", "Typed when the power went"))
    assert texts(journal) == []
    journal.drafts.take_over()
    assert [(d.screen, d.field, d.text, d.cursor) for d in journal.drafts.all()] == [
        ("wins", "line", "Typed when the power went", 3)
    ]
    journal.drafts.take_over()
    assert len(journal.drafts.all()) == 1


def test_the_draft_of_an_open_window_is_left_to_it(journal: Journal, path: str) -> None:
    process = typing_window(path, "wins", "Still typing")
    try:
        journal.drafts.take_over()
        assert texts(journal) == []
        assert journal.file.status().drafts == 1
    finally:
        end(process)
    journal.drafts.take_over()
    assert texts(journal) == ["Still typing"]


def test_keeping_here_leaves_the_draft_of_an_open_window(journal: Journal, path: str) -> None:
    process = typing_window(path, "wins", "Still typing")
    journal.drafts.save(Draft("wins", "line", "Mine"))
    journal.add(NewEntry("win", "Mine"), draft="wins")
    end(process)
    journal.drafts.take_over()
    assert texts(journal) == ["Still typing"]


def test_the_newest_is_taken_first_and_the_others_wait(path: str, clock: Clock) -> None:
    hour = 9
    earlier = Clock(lambda: clock.now().replace(hour=hour))
    for hour in (9, 11, 10):
        with Journal.open(path, earlier, f"{2**22 + hour}.x") as gone:
            gone.drafts.save(Draft("wins", "line", f"At {hour}"))
            gone.drafts.save(Draft("evening" if hour == 9 else "wins", "why", f"Why {hour}"))
    with Journal.open(path, clock) as journal:
        journal.drafts.take_over()
        assert sorted(texts(journal)) == ["At 11", "Why 11", "Why 9"]
        journal.add(NewEntry("win", "At 11"), draft="wins")
        journal.drafts.take_over()
        assert sorted(texts(journal)) == ["At 10", "Why 10", "Why 9"]
        journal.add(NewEntry("win", "At 10"), draft="wins")
        journal.drafts.take_over()
        assert sorted(texts(journal)) == ["At 9", "Why 9"]


def test_what_this_window_types_is_not_overwritten(journal: Journal, path: str) -> None:
    end(typing_window(path, "wins", "From before"))
    journal.drafts.save(Draft("wins", "line", "Mine"))
    journal.drafts.take_over()
    assert texts(journal) == ["Mine"]
    journal.drafts.forget("wins")
    journal.drafts.take_over()
    assert texts(journal) == ["From before"]


def test_a_number_used_again_is_another_window() -> None:
    mine = window_name()
    assert drafts._is_open(mine)
    number, _, started = mine.partition(".")
    assert number == str(os.getpid())
    assert started, "this system tells when a process started"
    assert not drafts._is_open(f"{number}.{started[:-1]}x")
    for gone in ("", "x", "99999999.x", f"{10**30}.x"):
        assert not drafts._is_open(gone)


def test_the_twin_shares_the_drafts_of_its_window(journal: Journal) -> None:
    with journal.open_writer() as twin:
        twin.drafts.save(Draft("wins", "line", "Got up"))
    assert texts(journal) == ["Got up"]
