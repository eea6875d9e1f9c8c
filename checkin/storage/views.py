"""Views for other programs, and triggers: made from the tables of fields and sorts, not migrated.

They are made anew whenever a file gets another shape; that of a file is `STEPS` long. So a change
of them comes with a step, which may have nothing else to do: see `checkin.storage.connection`.
"""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING

from checkin.core.entry_fields import ASKED, FIELDS, SEARCHED
from checkin.core.reflections import OTHER, SORTS, Sort

if TYPE_CHECKING:
    from sqlite_utils import Database

_SEARCHED = ", ".join(SEARCHED)
_TRIGGERS = f"""
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
CREATE TRIGGER entries_changed AFTER UPDATE OF kind, day, {_SEARCHED}, deleted_at ON entries
BEGIN
  UPDATE entries SET indexed = 0 WHERE id = new.id AND indexed = 1;
END;
CREATE TRIGGER entries_gone AFTER DELETE ON entries BEGIN -- for programs without foreign keys
  DELETE FROM search WHERE entry = old.id;
  DELETE FROM tags WHERE entry = old.id;
  DELETE FROM feelings WHERE entry = old.id;
  DELETE FROM marks WHERE entry = old.id;
  DELETE FROM revisions WHERE entry = old.id;
  UPDATE entries SET parent = NULL WHERE parent = old.id;
END;
CREATE TRIGGER tags_added AFTER INSERT ON tags BEGIN
  UPDATE entries SET indexed = 0 WHERE id = new.entry AND indexed = 1;
END;
CREATE TRIGGER tags_changed AFTER UPDATE ON tags BEGIN
  UPDATE entries SET indexed = 0 WHERE id IN (old.entry, new.entry) AND indexed = 1;
END;
CREATE TRIGGER tags_removed AFTER DELETE ON tags BEGIN
  UPDATE entries SET indexed = 0 WHERE id = old.entry AND indexed = 1;
END;
CREATE TRIGGER search_added AFTER INSERT ON search BEGIN
  INSERT INTO search_index (rowid, words) VALUES (new.place, new.words);
END;
CREATE TRIGGER search_removed AFTER DELETE ON search BEGIN
  INSERT INTO search_index (search_index, rowid, words) VALUES ('delete', old.place, old.words);
END;
"""

_DATES = "id, day, date, time, at, text"
_OF_WINS = ", ".join(ASKED["win"])
_AFTER_DAY = "day, substr(at, 1, 10) AS date, substr(at, 12, 5) AS time"
_KEPT = ", ".join(["id", *(_AFTER_DAY if name == "day" else name for name in FIELDS)])


def _case(sort: Sort) -> str:
    """What makes a reflection one of that sort, in SQL."""
    exactly = [f"source = '{known}'" for known in sort.sources if known[-1].isalnum()]
    begins = [f"source GLOB '{known}*'" for known in sort.sources if not known[-1].isalnum()]
    return f"      WHEN {' OR '.join(exactly + begins)} THEN '{sort.id}' -- {sort.about}"


_SORTS = "\n".join(_case(sort) for sort in SORTS if sort is not OTHER)

_VIEWS = f"""
CREATE VIEW kept AS
  -- all that is kept and not in the trash; the next five show a kind each.
  -- day: the day it belongs to. date and time: when it happened, local
  SELECT {_KEPT},
    (SELECT group_concat(coalesce(shown, tag), ' ') FROM tags WHERE entry = entries.id) AS tags,
    (SELECT group_concat(word, ', ') FROM feelings WHERE entry = entries.id) AS feelings
  FROM entries WHERE deleted_at IS NULL ORDER BY day, at, id;
CREATE VIEW intentions AS
  SELECT {_DATES}, cue, reward, outcome, tags FROM kept WHERE kind = 'intention';
CREATE VIEW wins AS
  SELECT {_DATES}, {_OF_WINS}, label, bring, keepsake, tags FROM kept WHERE kind = 'win';
CREATE VIEW setbacks AS -- moment: what kind of hard moment
  SELECT {_DATES}, label AS moment, before, after, feelings, tags FROM kept
  WHERE kind = 'setback';
CREATE VIEW steps AS -- setback: the hard moment it was tried in
  SELECT {_DATES}, outcome, before, after, parent AS setback, source FROM kept
  WHERE kind = 'step';
CREATE VIEW reflections AS -- sort: what it is
  SELECT {_DATES},
    CASE
{_SORTS}
      ELSE 'other'
    END AS sort,
    cue AS question, parent AS setback, source, bring, keepsake, feelings, tags
  FROM kept WHERE kind = 'reflection';
CREATE VIEW own_people AS
  SELECT id, name, reach AS how_to_reach, ask AS what_to_ask FROM people
  WHERE deleted_at IS NULL ORDER BY place, id;
CREATE VIEW own_plan AS
  SELECT id, field AS part, text FROM plan WHERE deleted_at IS NULL ORDER BY place, id;
CREATE VIEW trash AS
  -- what can be brought back. what: the kind of entry, person, or plan
  SELECT kind AS what, id, day, text, deleted_at FROM entries WHERE deleted_at IS NOT NULL
  UNION ALL
  SELECT 'person', id, NULL, name, deleted_at FROM people AS one WHERE deleted_at IS NOT NULL
    AND id = (SELECT max(id) FROM people AS same WHERE same.place = one.place)
  UNION ALL
  SELECT 'plan', id, NULL, text, deleted_at FROM plan AS one WHERE deleted_at IS NOT NULL
    AND id = (SELECT max(id) FROM plan AS same WHERE same.place = one.place)
  ORDER BY deleted_at DESC, id DESC;
CREATE VIEW tags_used AS
  -- each topic and person with what has it, the most used first. shown: as it was first written
  SELECT tag, shown, sort, entries, wins, first_day, last_day FROM (
    SELECT tag, coalesce(shown, tag) AS shown, min(entry),
      iif(substr(tag, 1, 1) = '#', 'topic', 'person') AS sort,
      count(*) AS entries, count(*) FILTER (WHERE kind = 'win') AS wins,
      min(day) AS first_day, max(day) AS last_day
    FROM tags JOIN entries ON entries.id = entry WHERE deleted_at IS NULL GROUP BY tag
  ) ORDER BY entries DESC, tag;
"""
SCRIPT = _TRIGGERS + _VIEWS
"""All of them."""


def drop(db: Database) -> None:
    """Take them out of the file; those that other programs made stay."""
    for kind, name in re.findall(r"^CREATE (VIEW|TRIGGER) (\w+)", SCRIPT, re.MULTILINE):
        db.execute(f"DROP {kind} IF EXISTS {name}")


def run_script(db: Database, script: str) -> None:
    """Run the statements of a script, each of which ends with a line.

    `executescript` tries after each character whether a statement ends there: 40 ms for all this.
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""
