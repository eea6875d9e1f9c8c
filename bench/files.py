"""Files of any number of made-up entries in several scripts, built once and kept for next time.

What is written is what the program writes, table by table; the triggers' work is done at once
at the end, because row by row it would take most of the time.
"""

# ruff: noqa: RUF001
from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from hashlib import sha256
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

import checkin.core.text
from checkin.core.entry_fields import FIELDS
from checkin.core.text import tags, words
from checkin.journal import Journal
from checkin.storage import entry_writer, views
from checkin.storage.connection import STEPS, Connection
from checkin.storage.entry_writer import DAY_ZERO, indexed, place

LAST = date(2026, 11, 20)
MOST_DAYS = 6205
"""Seventeen years; a file of fewer entries holds three a day."""
_SEED = 4
_BATCH = 20_000
_ZONE = timezone(timedelta(hours=1))

_LATIN = "a an ar be bel ca com da den e en fa fi ga gra ho in ka la lo ma men mo na no o par"
_LATIN += " pe pra ra re ri sa se so sta ta ter ti tra u un va ve vi wa wo"
_ACCENTED = "é è ñá ü ö ço šek ø å ří ża ê"
_ENDINGS = ("ing", "ed", "er", "ness", "ful", "ly", "tion", "s", "able", "est", *[""] * 10)
_CYRILLIC = "ва го да до за ка ла ли ма мо на не но по пра ра ре ро са со ста та то ча ше я"
_ARABIC = "ال با تا جا حا دا را سا شا صا عا فا قا كا لا ما نا ها وا يا مد كت در"
_HEBREW = "א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת"
_SIGNS = "🙂 🎉 ☀️ 🌧️ 🚶 ☕ ❤️ 🌱 📚 💪"
_KINDS = ("win", "intention", "reflection", "setback", "step")
_SHARES = (55, 25, 8, 7, 5)
_TOPICS = ("#home", "#work", "#people", "#sleep", "#food", "#walk", "#calm", "#music")
_PEOPLE = ("@sam", "@anna", "@李", "@мама", "@نور")
_COMMON = "the to and went made with a in for my called wrote walked tea home sam one early"


def file_of(entries: int) -> str:
    """The path of a file with so many entries, built if there is none from the same code yet."""
    sources = (
        __file__,
        views.__file__,
        entry_writer.__file__,
        checkin.core.text.__file__,
    )
    code = b"".join(Path(source).read_bytes() for source in sources)
    key = sha256(code + repr(STEPS).encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"checkin-bench-files-{key}"
    path = folder / str(entries) / "checkin.db"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name("unfinished.db")
        unfinished.unlink(missing_ok=True)
        build(str(unfinished), entries)
        unfinished.rename(path)
    return str(path)


def build(path: str, entries: int) -> None:
    """Write that many entries into a new file."""
    Journal.open(path).close()
    connection = Connection(path)
    run = connection.raw.execute
    try:
        run("PRAGMA synchronous = OFF")
        run("PRAGMA secure_delete = OFF")
        run("PRAGMA cache_size = -200000")
        run("PRAGMA foreign_keys = OFF")
        with connection.transaction():
            triggers = connection.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            for name, _ in triggers:
                run(f"DROP TRIGGER {name}")
            made = _made(entries)
            while batch := list(islice(made, _BATCH)):
                _write(connection, batch)
            run(
                "INSERT INTO day_counts SELECT day, kind, count(*) FROM entries"
                " WHERE deleted_at IS NULL GROUP BY day, kind"
            )
            run("INSERT INTO search_index (search_index) VALUES ('rebuild')")
            for _, sql in triggers:
                run(sql)
    finally:
        connection.close()


def vocabulary() -> list[str]:
    """Words of several scripts, the most used first: 40,000 of them."""
    chosen = random.Random(_SEED)
    common = _COMMON.split()
    scripts = (
        (28_000, _LATIN.split(), (2, 4), _ENDINGS),
        (3_000, _LATIN.split() + _ACCENTED.split() * 4, (2, 4), _ENDINGS),
        (4_000, _CYRILLIC.split(), (2, 4), ("ть", "л", "ла", "ние", "")),
        (2_500, _ARABIC.split(), (1, 3), ("ة", "ين", "ات", "")),
        (2_000, _HEBREW.split(), (3, 5), ("ים", "ות", "")),
        (2_500, [chr(0x4E00 + n * 7) for n in range(400)] + list("のはをにがでと"), (2, 4), ("",)),
    )
    rest = {
        "".join(chosen.choices(parts, k=chosen.randint(*length))) + chosen.choice(endings)
        for count, parts, length, endings in scripts
        for _ in range(count)
    }
    found = sorted(rest.difference(common))
    chosen.shuffle(found)
    signs = _SIGNS.split()
    for nth, sign in enumerate(signs):
        found.insert(60 + nth * 40, sign)
    return common + found


def _made(entries: int) -> Iterator[dict[str, Any]]:
    chosen = random.Random(_SEED)
    known = vocabulary()
    found_by = [words(word) for word in known]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(known))))
    ranks = range(len(known))
    days = min(MOST_DAYS, max(1, entries // 3))
    moment = 0
    for number in range(1, entries + 1):
        picked = chosen.choices(ranks, cum_weights=weights, k=chosen.randint(6, 14))
        text = " ".join([known[rank] for rank in picked])
        found = [word for rank in picked for word in found_by[rank]]
        if chosen.random() < 0.03:  # names, slips of the finger: every file has words of its own
            own = f"{known[chosen.choice(ranks)]}{chosen.choice('abcxyz')}{number % 977}"
            text, found = f"{text} {own}", found + words(own)
        if chosen.random() < 0.2:
            tag = chosen.choice(_TOPICS if chosen.random() < 0.7 else _PEOPLE)
            text, found = f"{text} {tag}", found + words(tag)
        kind = chosen.choices(_KINDS, _SHARES)[0]
        day = LAST - timedelta(days=days - 1 - (number - 1) * days // entries)
        seconds = chosen.randint(7 * 3600, 22 * 3600)
        at = datetime(day.year, day.month, day.day, tzinfo=_ZONE) + timedelta(seconds=seconds)
        tag_names = tags(text) if "#" in text or "@" in text else []
        yield {
            "id": number,
            "kind": kind,
            "day": day.isoformat(),
            "at": at.isoformat(),
            "text": text,
            "why": "",
            "cue": "",
            "parent": moment or None if kind == "step" else None,
            "keepsake": int(kind == "win" and number % 400 == 0),
            "bring": int(number % 500 == 0),
            "uid": entry_writer.new_uid(),
            "place": place(day.toordinal() + DAY_ZERO, number, kind),
            "words": indexed(found + [word for tag in tag_names for word in words(tag)]),
            "tags": tag_names,
            "feelings": ("tired",) if kind == "setback" else (),
        }
        if kind == "setback":
            moment = number


def _write(connection: Connection, batch: list[dict[str, Any]]) -> None:
    many = connection.raw.executemany
    names = ("id", "uid", *(name for name in FIELDS if name in batch[0]))
    marks = ", ".join(f":{name}" for name in names)
    many(
        f"INSERT INTO entries ({', '.join(names)}, created_at, updated_at, indexed)"
        f" VALUES ({marks}, :at, :at, 1)",
        batch,
    )
    many("INSERT INTO changes (id, what, made_at) VALUES (:id, :kind, :at)", batch)
    many("INSERT INTO revisions (change, entry) VALUES (:id, :id)", batch)
    for table, column in (("tags", "tag"), ("feelings", "word")):
        many(
            f"INSERT INTO {table} (entry, {column}) VALUES (?, ?)",
            [(row["id"], word) for row in batch for word in row[table]],
        )
    many("INSERT INTO search VALUES (:place, :id, :words)", batch)
