"""The first shape of the file. A released step is never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checkin.storage.views import run_script

if TYPE_CHECKING:
    from sqlite_utils import Database

_TEXT = "TEXT NOT NULL DEFAULT '' CHECK (length({0}) <= 100000)"
_DAY = "TEXT NOT NULL CHECK (date({0}, '+0 days') IS {0})"

FIRST = f"""
CREATE TABLE entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('intention', 'win', 'setback', 'step', 'reflection')),
  day {_DAY.format("day")},
  at TEXT CHECK (at IS NULL OR (julianday(at) IS NOT NULL AND length(at) = 25)),
  text {_TEXT.format("text")},
  why {_TEXT.format("why")},
  cue {_TEXT.format("cue")},
  label TEXT,
  outcome TEXT CHECK (
    outcome IS NULL
    OR (kind = 'intention' AND outcome IN ('did', 'some', 'changed', 'not-today', 'unsaid'))
    OR (kind = 'step' AND outcome IN ('easier', 'same', 'harder'))
  ),
  before INTEGER CHECK (before IS NULL OR before BETWEEN 0 AND 10),
  after INTEGER CHECK (after IS NULL OR after BETWEEN 0 AND 10),
  parent INTEGER REFERENCES entries (id) ON DELETE SET NULL CHECK (parent IS NOT id),
  source TEXT,
  bring INTEGER NOT NULL DEFAULT 0 CHECK (bring IN (0, 1)),
  keepsake INTEGER NOT NULL DEFAULT 0 CHECK (keepsake IN (0, 1)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (text <> '' OR kind = 'setback')
) STRICT;
CREATE INDEX entries_by_day ON entries (day, at, id) WHERE deleted_at IS NULL;
CREATE INDEX entries_by_kind ON entries (kind, day, id) WHERE deleted_at IS NULL;
CREATE INDEX entries_by_parent ON entries (parent) WHERE parent IS NOT NULL;
CREATE INDEX entries_kept_close ON entries (id) WHERE keepsake = 1;
CREATE INDEX entries_to_bring ON entries (id) WHERE bring = 1;
CREATE INDEX entries_put_away ON entries (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE tags (
  entry INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  tag TEXT NOT NULL CHECK (substr(tag, 1, 1) IN ('#', '@') AND length(tag) > 1),
  PRIMARY KEY (entry, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_by_tag ON tags (tag, entry);
CREATE TABLE feelings (
  entry INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  word TEXT NOT NULL CHECK (word <> ''),
  PRIMARY KEY (entry, word)
) STRICT, WITHOUT ROWID;
CREATE TABLE marks (
  entry INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  mark TEXT NOT NULL CHECK (mark <> ''),
  PRIMARY KEY (entry, mark)
) STRICT, WITHOUT ROWID;
CREATE INDEX marks_by_mark ON marks (mark, entry);

CREATE TABLE changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  what TEXT NOT NULL,
  made_at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'passed'))
) STRICT;
CREATE INDEX changes_by_state ON changes (state, id);
CREATE TABLE revisions (
  change INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE,
  entry INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  PRIMARY KEY (change, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX revisions_by_entry ON revisions (entry, change);

CREATE TABLE drafts (
  window TEXT NOT NULL,
  screen TEXT NOT NULL,
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  cursor INTEGER NOT NULL DEFAULT 0,
  context TEXT NOT NULL DEFAULT '{{}}' CHECK (json_valid(context)),
  left INTEGER NOT NULL DEFAULT 0 CHECK (left IN (0, 1)),
  saved_at TEXT NOT NULL,
  PRIMARY KEY (window, screen, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  name TEXT NOT NULL CHECK (name <> ''),
  reach TEXT NOT NULL DEFAULT '',
  ask TEXT NOT NULL DEFAULT '',
  place INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE TABLE plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  field TEXT NOT NULL CHECK (field <> ''),
  text TEXT NOT NULL CHECK (text <> ''),
  place INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE TABLE state (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE day_counts (
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  n INTEGER NOT NULL CHECK (n > 0),
  PRIMARY KEY (day, kind)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER entries_counted AFTER INSERT ON entries WHEN new.deleted_at IS NULL BEGIN
  INSERT INTO day_counts VALUES (new.day, new.kind, 1)
    ON CONFLICT (day, kind) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER entries_recounted AFTER UPDATE OF day, kind, deleted_at ON entries
  WHEN (old.day, old.kind, old.deleted_at IS NULL)
    IS NOT (new.day, new.kind, new.deleted_at IS NULL)
BEGIN
  DELETE FROM day_counts
    WHERE old.deleted_at IS NULL AND day = old.day AND kind = old.kind AND n = 1;
  UPDATE day_counts SET n = n - 1
    WHERE old.deleted_at IS NULL AND day = old.day AND kind = old.kind AND n > 1;
  INSERT INTO day_counts SELECT new.day, new.kind, 1 WHERE new.deleted_at IS NULL
    ON CONFLICT (day, kind) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER entries_uncounted AFTER DELETE ON entries WHEN old.deleted_at IS NULL BEGIN
  DELETE FROM day_counts WHERE day = old.day AND kind = old.kind AND n = 1;
  UPDATE day_counts SET n = n - 1 WHERE day = old.day AND kind = old.kind AND n > 1;
END;

-- place = (day number << 40) + (id << 3) + kind: the index lists the newest day first without
-- sorting, and knows the kind without a look at the entry. Each word has two spaces before it, so
-- that groups of three characters also tell where words begin: see checkin.storage.search_index
CREATE TABLE search (
  place INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL UNIQUE REFERENCES entries (id) ON DELETE CASCADE,
  words TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5 (
  words, content='search', content_rowid='place', tokenize='trigram case_sensitive 1',
  columnsize=0
);
CREATE TRIGGER search_added AFTER INSERT ON search BEGIN
  INSERT INTO search_index (rowid, words) VALUES (new.place, new.words);
END;
CREATE TRIGGER search_removed AFTER DELETE ON search BEGIN
  INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', old.place, old.words);
END;

CREATE VIEW intentions AS
  SELECT id, day, at, text, cue, outcome FROM entries
  WHERE kind = 'intention' AND deleted_at IS NULL ORDER BY day, at, id;
CREATE VIEW wins AS
  SELECT id, day, at, text, why, label, bring, keepsake,
    (SELECT group_concat(tag, ' ') FROM tags WHERE entry = entries.id) AS tags
  FROM entries WHERE kind = 'win' AND deleted_at IS NULL ORDER BY day, at, id;
CREATE VIEW setbacks AS
  SELECT id, day, at, text, label AS moment, before, after,
    (SELECT group_concat(word, ', ') FROM feelings WHERE entry = entries.id) AS feelings
  FROM entries WHERE kind = 'setback' AND deleted_at IS NULL ORDER BY day, at, id;
CREATE VIEW steps AS
  SELECT id, day, at, text, outcome, before, after, parent AS setback, source FROM entries
  WHERE kind = 'step' AND deleted_at IS NULL ORDER BY day, at, id;
CREATE VIEW reflections AS
  SELECT id, day, at, cue AS question, text FROM entries
  WHERE kind = 'reflection' AND deleted_at IS NULL ORDER BY day, at, id;
"""


def migrate(db: Database) -> None:
    """Make all tables."""
    run_script(db, FIRST)
