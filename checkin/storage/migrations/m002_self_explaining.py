"""The second shape of the file: it explains itself, and other programs can write to it.

A released step is never edited.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from checkin.core.text import as_tag, findable, tags_at
from checkin.storage.entry_writer import indexed, place
from checkin.storage.views import run_script

if TYPE_CHECKING:
    from sqlite_utils import Database

_MILLISECONDS = "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"
_UID = (
    f"lower(printf('%08x-%04x-7%03x-%04x-%012x', {_MILLISECONDS} >> 16,"
    f" {_MILLISECONDS} & 65535, random() & 4095, 32768 | (random() & 16383),"
    " random() & 281474976710655))"
)
_NOW = "strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')"

TABLES = f"""
CREATE TABLE entries (
  -- All that is kept, a row each. The views kept, wins, intentions, setbacks, steps, reflections
  -- and trash show it sorted. Other programs may add and change rows, and need give kind, day and
  -- text alone
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT ({_UID})
    CHECK (length(uid) = 36), -- UUID, the same in every copy of the file
  kind TEXT NOT NULL -- setback: a hard moment. step: something small that was tried in one
    CHECK (kind IN ('intention', 'win', 'setback', 'step', 'reflection')),
  -- the day it belongs to. A day begins at the setting day-start, or at 4:00: what happens at
  -- 1:30 at night belongs to the day before
  day TEXT NOT NULL CHECK (date(day, '+0 days') IS day),
  -- when it happened: local time with its distance from UTC, such as 2026-11-21T23:30:00+01:00.
  -- NULL: at no time that is known. date(at) and time(at) give UTC, which can be another day:
  -- the local ones are substr(at, 1, 10) and substr(at, 12, 5), and stand in the views
  at TEXT CHECK (at IS NULL OR (julianday(at) IS NOT NULL AND length(at) = 25)),
  text TEXT NOT NULL DEFAULT '' CHECK (length(text) <= 100000), -- empty for hard moments alone
  why TEXT NOT NULL DEFAULT '' -- how it came about, or what happened
    CHECK (length(why) <= 100000),
  cue TEXT NOT NULL DEFAULT '' -- intention, or reflection with the source plan: the moment that
    CHECK (length(cue) <= 100000), -- it is tied to. Other reflections: the question they answer
  label TEXT, -- win: what kind of win. setback, and plan for one: what kind of hard moment
  outcome TEXT CHECK ( -- how it went; NULL: nothing was said
    outcome IS NULL
    OR (kind = 'intention' AND outcome IN ('did', 'some', 'changed', 'not-today', 'unsaid'))
    OR (kind = 'step' AND outcome IN ('easier', 'same', 'harder'))
  ),
  before INTEGER -- how hard it was before the step, 0 to 10; NULL: not said
    CHECK (before IS NULL OR before BETWEEN 0 AND 10),
  after INTEGER -- how hard it was after it, 0 to 10
    CHECK (after IS NULL OR after BETWEEN 0 AND 10),
  parent INTEGER REFERENCES entries (id) ON DELETE SET NULL -- step, reflection: the hard moment it
    CHECK (parent IS NOT id), -- belongs to. win: the step or intention it came out of
  source TEXT, -- the idea, question or page it came from; NULL: none. See the view reflections
  bring INTEGER NOT NULL DEFAULT 0 CHECK (bring IN (0, 1)), -- 1: for the next session
  keepsake INTEGER NOT NULL DEFAULT 0 CHECK (keepsake IN (0, 1)), -- 1: for a hard day
  created_at TEXT NOT NULL DEFAULT ({_NOW}), -- written like at
  updated_at TEXT NOT NULL DEFAULT ({_NOW}),
  deleted_at TEXT, -- when it was put in the trash; NULL: it is not there
  -- whether search knows the row as it is: 0 after another program wrote it, until checkin looks
  -- for it with the next command or page; 2 while checkin itself writes it
  indexed INTEGER NOT NULL DEFAULT 0 CHECK (indexed IN (0, 1, 2)),
  CHECK (text <> '' OR kind = 'setback')
) STRICT;
CREATE TABLE tags (
  -- #topics and @people, from the text of an entry or beside it.
  entry INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  tag TEXT NOT NULL -- with its sign, in small letters: what it is found by
    CHECK (substr(tag, 1, 1) IN ('#', '@') AND length(tag) > 1),
  shown TEXT, -- as it was written; NULL: the same
  PRIMARY KEY (entry, tag)
) STRICT, WITHOUT ROWID;
CREATE TABLE feelings (
  -- Words for feelings that were chosen for an entry.
  entry INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  word TEXT NOT NULL CHECK (word <> ''),
  PRIMARY KEY (entry, word)
) STRICT, WITHOUT ROWID;
CREATE TABLE marks (
  -- What else was chosen for an entry, by its id.
  entry INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  mark TEXT NOT NULL CHECK (mark <> ''),
  PRIMARY KEY (entry, mark)
) STRICT, WITHOUT ROWID;
CREATE TABLE changes (
  -- What a person did, in order, for undo.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  what TEXT NOT NULL, -- the kind of an entry that was added, or edit, delete, restore
  made_at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'done' -- passed: undone, and cannot be done again
    CHECK (state IN ('done', 'undone', 'passed'))
) STRICT;
CREATE TABLE revisions (
  -- How each entry was before a change: all earlier words are here.
  change INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE,
  entry INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  before TEXT -- the whole entry as JSON before the change; NULL: it was new
    CHECK (before IS NULL OR json_valid(before)),
  after TEXT -- the same after the change, once it was undone
    CHECK (after IS NULL OR json_valid(after)),
  PRIMARY KEY (change, entry)
) STRICT, WITHOUT ROWID;
CREATE TABLE drafts (
  -- What is typed and not kept yet.
  window TEXT NOT NULL, -- the open window it belongs to: a process, and when it began
  screen TEXT NOT NULL,
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  cursor INTEGER NOT NULL DEFAULT 0, -- in characters from the start
  context TEXT NOT NULL DEFAULT '{{}}' -- what else the screen needs, as JSON
    CHECK (json_valid(context)),
  left INTEGER NOT NULL DEFAULT 0 CHECK (left IN (0, 1)), -- 1: the person left the screen
  saved_at TEXT NOT NULL,
  PRIMARY KEY (window, screen, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE people (
  -- People who can help, with all earlier versions of each; the view own_people shows them now.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  name TEXT NOT NULL CHECK (name <> ''),
  reach TEXT NOT NULL DEFAULT '', -- how to reach them, such as a telephone number
  ask TEXT NOT NULL DEFAULT '', -- what to ask them for
  place INTEGER NOT NULL DEFAULT 0, -- their order; versions of one person share a place
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT -- when it was changed or taken off; NULL: it holds now
) STRICT;
CREATE TABLE plan (
  -- The plan for hard times by lines, with earlier versions; the view own_plan shows it now.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  field TEXT NOT NULL CHECK (field <> ''), -- the part of the plan
  text TEXT NOT NULL CHECK (text <> ''),
  place INTEGER NOT NULL DEFAULT 0, -- its order; versions of one line share a place
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT -- when it was changed or taken off; NULL: it holds now
) STRICT;
CREATE TABLE state (
  -- What checkin noted for itself: what was shown, put aside, or asked for.
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE settings (
  -- What was set to something else than it is at first.
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE day_counts (
  -- How many entries a day holds, without those in the trash. Triggers count.
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  n INTEGER NOT NULL CHECK (n > 0),
  PRIMARY KEY (day, kind)
) STRICT, WITHOUT ROWID;
"""

SEARCH = """
CREATE TABLE search (
  -- What search looks in: the words of each entry without case and accents, two spaces before
  -- each. Give it small letters, three or more at a time, anywhere in a word:
  --   SELECT * FROM wins WHERE id IN (SELECT entry FROM search
  --     JOIN search_index ON search_index.rowid = place WHERE search_index MATCH 'walk')
  place INTEGER PRIMARY KEY, -- (Julian day << 40) + (entry << 3) + kind: by day, without sorting
  entry INTEGER NOT NULL UNIQUE REFERENCES entries (id) ON DELETE CASCADE,
  words TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5 (
  words, content="search", content_rowid="place", tokenize="trigram case_sensitive 1",
  columnsize=0
);
"""

INDEXES = """
CREATE INDEX entries_by_day ON entries (day, at, id) WHERE deleted_at IS NULL;
CREATE INDEX entries_by_kind ON entries (kind, day, id) WHERE deleted_at IS NULL;
CREATE INDEX entries_by_parent ON entries (parent) WHERE parent IS NOT NULL;
CREATE INDEX entries_kept_close ON entries (id) WHERE keepsake = 1;
CREATE INDEX entries_to_bring ON entries (id) WHERE bring = 1;
CREATE INDEX entries_put_away ON entries (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX entries_not_indexed ON entries (id) WHERE indexed = 0;
CREATE INDEX tags_by_tag ON tags (tag, entry);
CREATE INDEX marks_by_mark ON marks (mark, entry);
CREATE INDEX changes_by_state ON changes (state, id);
CREATE INDEX revisions_by_entry ON revisions (entry, change);
"""

_TABLES = (
    *("entries", "tags", "feelings", "marks", "changes", "revisions", "drafts", "people", "plan"),
    *("state", "settings", "day_counts"),
)
_SIGNS = "GLOB '*[#@\uff03\uff20\ufe5f\ufe6b]*'"


def migrate(db: Database) -> None:
    """Give all tables the new shape, and read tags and words of all texts anew."""
    for kind in ("view", "trigger"):
        found = db.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,)).fetchall()
        for (name,) in found:
            db.execute(f"DROP {kind} {name}")
    db.execute("DROP TABLE search_index")
    db.execute("DROP TABLE search")
    last = dict(db.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    if any(db.execute(f"SELECT 1 FROM {name}").fetchone() for name in _TABLES):
        _copy_all(db)
    else:  # each renaming reads the whole schema once more; names are quoted as it leaves them
        for name in _TABLES:
            db.execute(f"DROP TABLE {name}")
        run_script(db, re.sub(r"(?<=^CREATE TABLE )\w+", r'"\g<0>"', TABLES, flags=re.MULTILINE))
    db.execute("DELETE FROM sqlite_sequence")
    for row in last.items():  # no number is given twice
        db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", row)
    for script in (SEARCH, INDEXES):
        run_script(db, script)
    _read_tags(db)
    _index(db)


def _copy_all(db: Database) -> None:
    run_script(db, TABLES.replace("CREATE TABLE ", "CREATE TABLE new_"))
    for name in _TABLES:
        columns = ", ".join(row[1] for row in db.execute(f"PRAGMA table_info({name})").fetchall())
        db.execute(f"INSERT INTO new_{name} ({columns}) SELECT {columns} FROM {name}")
        db.execute(f"DROP TABLE {name}")
        db.execute(f"ALTER TABLE new_{name} RENAME TO {name}")


def _read_tags(db: Database) -> None:
    """Take off what was read out of addresses, and add what was not read before."""
    rows = db.execute(f"SELECT id, CAST(text AS BLOB) FROM entries WHERE text {_SIGNS}").fetchall()
    for entry, stored in rows:
        text = stored.decode(errors="replace")
        has = {tag for (tag,) in db.execute("SELECT tag FROM tags WHERE entry = ?", (entry,))}
        written: dict[str, str] = {}
        for _, _, one in tags_at(text):
            written.setdefault(as_tag(one), one)
        for tag in has & _read_by_version_1(text) - written.keys():
            db.execute("DELETE FROM tags WHERE entry = ? AND tag = ?", (entry, tag))
        for tag, one in written.items():
            db.execute(
                "INSERT INTO tags VALUES (?, ?, ?)"
                " ON CONFLICT DO UPDATE SET shown = excluded.shown",
                (entry, tag, None if one == tag else one),
            )


def _index(db: Database) -> None:
    """Index all entries in one go, which takes a third of the time of one after the other."""
    rows = db.execute(
        "SELECT id, CAST(julianday(day) AS INTEGER), kind,"
        " CAST(text || ' ' || why || ' ' || cue || ' ' || coalesce("
        "(SELECT group_concat(tag, ' ') FROM tags WHERE entry = entries.id), '') AS BLOB)"
        " FROM entries WHERE deleted_at IS NULL"
    )
    db.conn.executemany(
        "INSERT INTO search VALUES (?, ?, ?)",
        (
            (place(day, entry, kind), entry, indexed(findable(text.decode(errors="replace"))))
            for entry, day, kind, text in rows
        ),
    )
    db.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    db.execute("UPDATE entries SET indexed = 1")


def _read_by_version_1(text: str) -> set[str]:
    """The tags that the first version read out of a text, also out of addresses."""
    found: set[str] = set()
    start = -1
    for at, char in enumerate(text + " "):
        if start >= 0:
            if char.isalnum() or char in "_-" or unicodedata.category(char)[0] == "M":
                continue
            name = text[start + 1 : at].rstrip("-_")
            if any(c.isalpha() for c in name):
                found.add(text[start] + unicodedata.normalize("NFC", name.casefold()))
            start = -1
        if char in "#@" and (at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "#@&/_")):
            start = at
    return found
