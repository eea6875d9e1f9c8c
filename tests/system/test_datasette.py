"""The file in a real Datasette: each table and view as a page, and the search box above one.

`pip install datasette` beside the other packages, or anywhere on the path, runs these.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlite_utils import Database

from checkin.core.entries import NewEntry
from checkin.journal import Journal

DATASETTE = shutil.which(str(Path(sys.executable).with_name("datasette"))) or shutil.which(
    "datasette"
)

pytestmark = pytest.mark.skipif(DATASETTE is None, reason="datasette is not installed")


_ASK = """
import asyncio, json, sys
from datasette.app import Datasette

async def ask(path, places):
    served = Datasette([path], nolock=True)
    await served.invoke_startup()
    found = [await served.client.get(place) for place in places]
    print(json.dumps([[one.status_code, one.text] for one in found]))

asyncio.run(ask(sys.argv[1], sys.argv[2:]))
"""


def pages(path: str, *places: str) -> list[str]:
    """What Datasette answers to these requests, without a network between."""
    with open(DATASETTE or "") as script:
        python = script.readline().removeprefix("#!").strip()
    done = subprocess.run(
        [python, "-c", _ASK, path, *(f"/checkin{place}" for place in places)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert [status for status, _ in found] == [200] * len(places)
    return [text for _, text in found]


def rows(answer: str) -> Any:
    return json.loads(answer)["rows"]


@pytest.fixture
def kept(journal: Journal, path: str) -> str:
    """A file with something of each kind, that is open in the program meanwhile."""
    journal.add(NewEntry("win", "Walked in Łódź with @Sam <b>", why="Fresh air", tags=("#walk",)))
    journal.add_many([NewEntry("setback", "Argued"), NewEntry("step", "Breathed")], chain=True)
    journal.add(NewEntry("intention", "Rest", cue="After lunch"))
    journal.add(NewEntry("reflection", "It was loud", source="not-yet"))
    journal.contacts.add("Kim", "0123", "to sit with me")
    journal.safety_plan.add("signs", "Short nights")
    journal.delete(journal.add(NewEntry("win", "Put away")).id)
    return path


def test_search_is_found_and_finds(kept: str) -> None:
    listed, asked, found, shown, none = pages(
        kept,
        ".json",
        "/search",
        "/search.json?_search=lodz&_shape=objects",
        "/search?_search=lodz",
        "/search.json?_search=nowhere&_shape=objects",
    )
    tables = {table["name"]: table for table in json.loads(listed)["tables"]}
    assert tables["search"]["fts_table"] == "search_index"
    assert not tables["search"]["hidden"]
    assert tables["search_index"]["hidden"]
    assert 'type="search"' in asked
    assert [row["entry"] for row in rows(found)] == [1]
    assert "walked" in shown
    assert rows(none) == []


def test_the_query_that_the_file_explains_can_be_asked(kept: str) -> None:
    sql = (
        "SELECT text FROM wins WHERE id IN (SELECT entry FROM search"
        " JOIN search_index ON search_index.rowid = place WHERE search_index MATCH :words)"
    )
    (found,) = pages(kept, f".json?{urlencode({'sql': sql, 'words': 'walk', '_shape': 'arrays'})}")
    assert rows(found) == [["Walked in Łódź with @Sam <b>"]]


def test_every_table_and_view_is_a_page(kept: str) -> None:
    with closing(Database(kept, execute_plugins=False)) as db:
        names = [*db.table_names(), *db.view_names()]
    assert {"kept", "wins", "own_people", "own_plan"} < {*names}
    for name, shown in zip(names, pages(kept, *(f"/{name}" for name in names)), strict=True):
        assert f"<title>checkin: {name}" in shown


def test_views_say_what_a_person_kept_with_local_day_and_time(kept: str) -> None:
    wins, shown, all_kept, people, plan = pages(
        kept,
        "/wins.json?_shape=objects",
        "/wins",
        "/kept.json?_shape=objects",
        "/own_people.json?_shape=objects",
        "/own_plan.json?_shape=objects",
    )
    (win,) = rows(wins)
    assert (win["text"], win["why"]) == ("Walked in Łódź with @Sam <b>", "Fresh air")
    assert (win["day"], win["date"], win["time"]) == ("2026-11-21", "2026-11-21", "12:30")
    assert win["tags"].split() == ["#walk", "@Sam"]
    assert "Walked in Łódź with @Sam <b>" in unescape(shown)
    assert len(rows(all_kept)) == 5
    assert [(one["name"], one["how_to_reach"]) for one in rows(people)] == [("Kim", "0123")]
    assert [one["text"] for one in rows(plan)] == ["Short nights"]


def test_a_row_leads_to_what_it_belongs_to(kept: str) -> None:
    steps, tags = pages(kept, "/entries?id=3", "/tags")
    assert 'href="/checkin/entries/2"' in steps, "a step to its hard moment"
    assert 'href="/checkin/entries/1"' in tags
