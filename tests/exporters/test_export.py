"""Taking everything out: JSON that holds all, Markdown to read, CSV that runs nothing."""

from __future__ import annotations

import csv
import io
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checkin.cli.day_options import moment_of
from checkin.core.clock import Clock
from checkin.core.entries import Entry, NewEntry
from checkin.core.errors import NotPossible
from checkin.core.frozen import fields
from checkin.core.text import clean
from checkin.exporters.atomic_file import save
from checkin.exporters.csv import COLUMNS, guarded
from checkin.exporters.json import entry_json
from checkin.exporters.markdown import escaped, page
from checkin.journal import Journal
from tests.support.shell import checkin


@pytest.fixture
def full(journal: Journal) -> list[Entry]:
    """One entry of each kind, with all that it can hold."""
    journal.add(NewEntry("win", "Left early", day=date(2026, 11, 1)))
    kept = journal.add_many(
        [
            NewEntry(
                "setback",
                "=HYPERLINK(1)\n-felt low",
                why="@noise",
                label="urge",
                before=8,
                after=5,
                tags=("#work",),
                feelings=("sad", "tense"),
                bring=True,
            ),
            NewEntry("step", "Drank *water*", outcome="easier", source="st-01"),
            NewEntry("win", 'Stayed, "quiet"', marks=("first",), keepsake=True),
        ],
        chain=True,
    )
    kept.append(journal.add(NewEntry("intention", "Rest", cue="After lunch", outcome="did")))
    kept.append(journal.add(NewEntry("reflection", "One thing", cue="What helped?")))
    journal.delete(journal.add(NewEntry("win", "gone")).id)
    return journal.entries(newest_first=False)


def test_json_holds_every_column_of_every_entry(full: list[Entry]) -> None:
    said = checkin("export")
    document = said.json
    assert document["checkin"] == 1
    assert document["exported_at"] == "2026-11-21T12:30:00+01:00"
    assert document["entries"] == [entry_json(entry) for entry in full]
    for entry, value in zip(full, document["entries"], strict=True):
        for name in fields(Entry):
            held = getattr(entry, name)
            if isinstance(held, tuple):
                held = sorted(held)
            elif hasattr(held, "isoformat"):
                held = held.isoformat()
            assert value[name] == held
    lines = said.out.splitlines()
    assert [json.loads(line.rstrip(",")) for line in lines[2 : len(full) + 2]] == (
        document["entries"]
    )


def test_what_is_put_away_goes_along_when_asked_for(full: list[Entry]) -> None:
    entries = checkin("export", "--trash").json["entries"]
    assert len(entries) == len(full) + 1
    assert [e["text"] for e in entries if e["deleted"]] == ["gone"]
    assert checkin("export", "--format", "md", "--trash").code == 2


def test_an_export_can_be_narrowed(full: list[Entry]) -> None:
    wins = checkin("export", "--kind", "win").json["entries"]
    assert [e["text"] for e in wins] == ["Left early", 'Stayed, "quiet"']
    assert len(checkin("export", "--until", "1 november").json["entries"]) == 1
    assert len(checkin("export", "--since", "yesterday").json["entries"]) == len(full) - 1


def test_an_empty_journal_exports_well() -> None:
    assert checkin("export").json["entries"] == []
    assert checkin("export", "--format", "md").out == "# Check-ins\n"
    assert len(checkin("export", "--format", "csv").out.splitlines()) == 1


def test_csv_quotes_all_and_guards_what_a_spreadsheet_would_run(full: list[Entry]) -> None:
    out = checkin("export", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len(full)
    assert rows[1]["text"] == "'=HYPERLINK(1)\n-felt low"
    assert (rows[1]["why"], rows[1]["topics"], rows[1]["people"]) == ("'@noise", "work", "")
    assert (rows[1]["feelings"], rows[1]["bring"]) == ("sad, tense", "yes")
    assert rows[3]["text"] == 'Stayed, "quiet"'
    assert all(line.startswith('"') for line in out.split("\r\n") if line and line[0] != "-")


@given(st.text(max_size=20))
def test_no_cell_starts_as_a_formula(text: str) -> None:
    cell = guarded(text)
    assert cell in (text, f"'{text}")
    assert not cell.lstrip().startswith(tuple("=+-@|＝＋－＠"))  # noqa: RUF001
    assert not cell.startswith(("\t", "\r"))


def test_markdown_reads_well(full: list[Entry]) -> None:
    assert checkin("export", "--format", "md").out == (
        "# Check-ins\n"
        "\n"
        "## Sunday 1 November 2026\n"
        "\n"
        "- **Win**: Left early\n"
        "\n"
        "## Saturday 21 November 2026\n"
        "\n"
        "- 12:30 **Hard moment**: =HYPERLINK(1)  \n"
        "  \\-felt low\n"
        "  - how it happened: @noise\n"
        "  - tags: #work\n"
        "  - feelings: sad, tense\n"
        "  - how strong before, 0 to 10: 8\n"
        "  - how strong after, 0 to 10: 5\n"
        "- 12:30 **Small step**: Drank \\*water\\* (easier)\n"
        '- 12:30 **Win**: Stayed, "quiet"\n'
        "  - marks: first\n"
        "- 12:30 **Intention**: After lunch, I will rest (did it)\n"
        "- 12:30 **Reflection**: One thing\n"
        "  - question: What helped?\n"
    )


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("<script>x</script>", "\\<script>x\\</script>"),
        ("[a](javascript:x)", "\\[a\\](javascript:x)"),
        ("x\n# not a heading\n1. not a list", "x\n\\# not a heading\n1\\. not a list"),
        ("#people self_care _soft_", "#people self_care \\_soft\\_"),
        ("AT&T &amp; `code` \\", "AT&T \\&amp; \\`code\\` \\\\"),
        ("x\n---\n===\n> y", "x\n\\---\n\\===\n\\> y"),
        ("~~gone~~ ~~~\n~x", "\\~\\~gone\\~\\~ \\~\\~\\~\n\\~x"),
        ("a | b\n--- | :--\n:-|", "a \\| b\n\\--- \\| :--\n:-\\|"),
    ],
)
def test_no_words_turn_into_markdown(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


def test_people_and_topics_have_columns_without_their_signs(journal: Journal) -> None:
    journal.add(NewEntry("win", "@sam called #home", tags=("@o'brien", "#work")))
    (row,) = csv.DictReader(io.StringIO(checkin("export", "--format", "csv").out, newline=""))
    assert (row["topics"], row["people"]) == ("home, work", "o'brien, sam")
    assert row["text"] == "'@sam called #home"
    assert "gets a ' before it" in " ".join(checkin("export", "--help").out.split())


def shown_by_markdown(text: str) -> list[str]:
    """The lines of each item that a reader of Markdown sees, without what has no words."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    said = []
    for token in tokens:
        assert token.type.removesuffix("_open").removesuffix("_close") in (
            *("heading", "bullet_list", "list_item", "paragraph", "inline"),
        )
        for inner in token.children or ():
            assert inner.type in ("text", "strong_open", "strong_close", "hardbreak")
            said.append("\n" if inner.type == "hardbreak" else inner.content)
        said.append("\n" if token.type == "inline" else "")
    return [line for line in map(str.strip, "".join(said).split("\n")) if line]


MARKS = st.text(st.sampled_from("ab1 \n~*_`#>-+=|[]()<>!&;:.$\\"), min_size=1, max_size=30)


@given(st.one_of(MARKS, st.text(max_size=30)).filter(lambda text: bool(clean(text))))
def test_a_reader_of_markdown_sees_the_words_and_their_lines(text: str) -> None:
    entry = Entry(1, "", "win", date(2026, 11, 1), None, clean(text), why=clean(text))
    labels = {"title": "T", "win": "win", "why": "why"}
    lines = [" ".join(line.split()) for line in clean(text).split("\n") if line.strip()]
    seen = [" ".join(line.split()) for line in shown_by_markdown("".join(page([entry], labels)))]
    day = ["T", "Sunday 1 November 2026"]
    assert seen == [*day, f"Win: {lines[0]}", *lines[1:], f"why: {lines[0]}", *lines[1:]]


def test_a_file_is_written_for_its_owner_and_never_over_another(
    full: list[Entry], tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    said = checkin("export", "--output", str(out))
    assert said.out == f"Saved 6 entries to {out}.\n"
    assert out.stat().st_mode & 0o777 == 0o600
    assert out.read_text().startswith('"id","day"')
    before = out.read_bytes()
    said = checkin("export", "--output", str(out))
    assert (said.code, said.out) == (1, "")
    assert "is there already, and was left as it is" in said.err
    assert out.read_bytes() == before
    out = out.rename(tmp_path / "out.page")
    said = checkin("export", "--output", str(out), "--format", "md", "--force", "--json")
    assert said.json == {"file": str(out), "format": "md", "entries": 6}
    assert out.read_text().startswith("# Check-ins")
    assert sorted(os.listdir(tmp_path)) == ["data", "out.page"]


def test_the_check_in_file_itself_is_never_written_over(full: list[Entry], path: str) -> None:
    before = Path(path).read_bytes()
    link = path + ".link"
    os.link(path, link)
    for place in (path, link):
        assert checkin("export", "--output", place, "--force").code == 1
    assert Path(path).read_bytes() == before


def test_what_can_not_be_written_to_is_said(full: list[Entry], tmp_path: Path) -> None:
    for place in (str(tmp_path), str(tmp_path / "no" / "x"), "/dev/null", "/proc/x"):
        said = checkin("export", "--output", place, "--force")
        assert (said.code, said.out) == (1, "")
        assert said.err.count("\n") == 1
    assert os.listdir(tmp_path) == ["data"]


def test_an_export_that_breaks_off_leaves_nothing_half(tmp_path: Path) -> None:
    def pieces() -> list[str]:
        raise NotPossible("enough")

    out = tmp_path / "out"
    out.write_text("before")
    with pytest.raises(NotPossible):
        save(str(out), (piece for _ in "x" for piece in pieces()), replace=True)
    assert out.read_text() == "before"
    assert os.listdir(tmp_path) == ["out"]


def test_json_goes_with_json() -> None:
    assert checkin("export", "--json").json["entries"] == []
    assert checkin("export", "--json", "--format", "csv").code == 2


@pytest.mark.parametrize(("form", "name"), [("csv", "e.json"), ("json", "e.md"), ("md", "e.CSV")])
def test_a_format_and_a_name_that_say_two_things_are_refused(
    tmp_path: Path, form: str, name: str
) -> None:
    said = checkin("export", "--format", form, "--output", str(tmp_path / name))
    assert said.code == 2
    assert f"--format says {form}, and the name of the file says {name[2:].lower()}." in said.err
    assert not (tmp_path / name).exists()
    assert checkin("export", "--format", "md", "--output", str(tmp_path / "e.markdown")).code == 0


def test_an_export_reads_on_while_entries_change(journal: Journal) -> None:
    journal.add_many([NewEntry("win", f"win {n}") for n in range(1200)])
    entries = journal.search.iterate()
    first = next(entries)
    journal.delete(1200)
    journal.edit(1100, text="changed", day=date(2020, 1, 1))
    texts = [first.text, *(entry.text for entry in entries)]
    assert (len(texts), len(set(texts))) == (1200, 1200)


def test_json_is_plain_ascii_where_nothing_else_goes() -> None:
    checkin("win", "café 👩‍👧")
    said = checkin("export", encoding="ascii")
    assert json.loads(said.out)["entries"][0]["text"] == "café 👩‍👧"


def test_old_offsets_with_seconds_fit_the_file(
    journal: Journal, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    monkeypatch.setenv("TZ", "AMT-0:19:32")  # Amsterdam until 1937
    time.tzset()
    moment = moment_of(date(1936, 5, 1), clock.day_starts, clock.day_starts)
    assert journal.add(NewEntry("win", "x", at=moment)).at == moment
    assert moment.isoformat() == "1936-05-01T04:00:00+00:20"
