"""Small files in the forms of other programs, and what has to come out of each."""

from __future__ import annotations

import base64
import io
import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

Row = tuple[str, str | None, str]
"""The day, the time or none, and the words."""


@dataclass(frozen=True)
class Case:
    """Files, the form they are in, and what is read of them."""

    form: str
    about: str
    files: Mapping[str, str | bytes]
    rows: Sequence[Row] = ()
    path: str = ""
    """The one of the files to import; the folder they are in, if none is named."""
    zipped: bool = False
    more: Sequence[Mapping[str, object]] = ()
    """What else some of the entries have, one for each, in their order."""
    problems: Sequence[str] = ()
    """Where something could not be read."""
    left_out: Sequence[str] = ()
    """Where something isn't imported."""
    refused: str = ""
    """What the reason says, if all of it is refused."""

    def __str__(self) -> str:
        return f"{self.form}: {self.about}"

    def laid_out(self, folder: Path) -> Path:
        """The path to import, after the files are in that folder."""
        if self.zipped:
            path = folder / (self.path or "export.zip")
            path.write_bytes(zip_of(self.files))
            return path
        for name, data in self.files.items():
            path = folder / "from" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data.encode() if isinstance(data, str) else data)
        return folder / "from" / self.path


def zip_of(files: Mapping[str, str | bytes]) -> bytes:
    """A zip with these files in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def database(*statements: str) -> bytes:
    """An SQLite file made by these statements."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(";".join(statements))
        return made.serialize()


def daylio(*entries: Mapping[str, object]) -> bytes:
    """The inner file of a backup, in lines of 76 as some versions write it."""
    moods = [
        {"id": 1, "custom_name": "", "mood_group_id": 1, "predefined_name_id": 1},
        {"id": 7, "custom_name": "soft", "mood_group_id": 4, "predefined_name_id": -1},
        {"id": 9, "custom_name": "warm", "mood_group_id": 2, "predefined_name_id": 2},
    ]
    tags = [{"id": 3, "name": "kettle"}, {"id": 4, "name": "long walk"}]
    whole = {"version": 15, "customMoods": moods, "tags": tags, "dayEntries": list(entries)}
    return base64.encodebytes(json.dumps({**whole, "pin": "4321"}).encode())


def daylio_entry(number: int, when: str, mood: int, **more: object) -> dict[str, object]:
    """One entry of a backup; its month counts from 0."""
    year, month, day, hour, minute = map(int, when.split())
    placed = {"year": year, "month": month - 1, "day": day, "hour": hour, "minute": minute}
    return {"id": number, "mood": mood, "note": "", "note_title": "", "tags": [], **placed, **more}


def keep(**more: object) -> str:
    """A note of Google Keep."""
    usual = {"color": "DEFAULT", "isTrashed": False, "isPinned": False, "title": ""}
    return json.dumps({**usual, "textContent": "", "userEditedTimestampUsec": 0, **more})


_DAY_ONE = {
    "metadata": {"version": "1.0"},
    "entries": [
        {
            "uuid": "one",
            "creationDate": "2019-06-30T22:30:00Z",
            "timeZone": "Asia/Tokyo",
            "text": "\\# Plums\\.\n\n![](dayone-moment://AB12)\n\n\n[](dayone-moment:/video/CD34)\n"
            "Ripe\u2028and sweet \\(all\\)\\!",
            "tags": ["garden", "early"],
            "starred": True,
        },
        {
            "uuid": "2",
            "creationDate": "2020-01-01T04:59:00Z",
            "timeZone": "America\\/New_York",
            "richText": json.dumps({"contents": [{"text": "Only\n"}, {"text": "rich"}]}),
        },
        {"uuid": "3", "creationDate": "2020-01-02T10:00:00Z", "text": "![](dayone-moment://EF)"},
        {"uuid": "4", "creationDate": "someday", "text": "No day"},
        {"uuid": "5", "creationDate": "2020-07-01T22:30:00Z", "text": "No zone"},
        {
            "uuid": "6",
            "creationDate": "2020-03-03T23:30:00Z",
            "timeZone": "GMT+0200",
            "isAllDay": True,
            "text": "A whole day",
        },
    ],
}
_DAY_ONE_ROWS: list[Row] = [
    ("2019-07-01", "07:30", "# Plums.\n\nRipe\nand sweet (all)!"),
    ("2019-12-31", "23:59", "Only\nrich"),
    ("2020-07-02", "00:30", "No zone"),
    ("2020-03-04", None, "A whole day"),
]


def doentry(created: str, text: str, zone: str = "") -> str:
    """An entry of Day One Classic."""
    placed = f"<key>Time Zone</key><string>{zone}</string>" if zone else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>'
        f"<key>Creation Date</key><date>{created}</date>"
        f"<key>Entry Text</key><string>{text}</string>{placed}"
        "<key>Starred</key><true/></dict></plist>"
    )


_TUI = "CREATE TABLE entries (id INTEGER PRIMARY KEY, title TEXT NOT NULL, date DATE, content TEXT)"
_OWN = {
    "id": 4,
    "uid": "u4",
    "kind": "setback",
    "day": "2026-11-20",
    "at": "2026-11-20T21:05:00+01:00",
    "text": "A loud evening with @sam",
    "shown_tags": ["@sam"],
    "tags": ["@sam"],
    "why": "Too many people",
    "before": 7,
    "feelings": ["tired"],
    "bring": True,
}

CASES = [
    Case(
        "jrnl-text",
        "one file, and lines in brackets that begin no entry",
        {
            "a.journal": "[2021-03-04 07:05] Boiled the @kettle. *\n\nTwice, to be sure. #tea\n"
            "[1] a list\n[26/11, 23:32] Ann: a chat\n[2018] \n[x] a box\n\n"
            "[2021-03-05 11:40:10 PM] @C++ and ann@example.org\n"
        },
        [
            (
                "2021-03-04",
                "07:05",
                "Boiled the @kettle.\n\nTwice, to be sure. #tea\n[1] a list\n"
                "[26/11, 23:32] Ann: a chat\n[2018] \n[x] a box",
            ),
            ("2021-03-05", "23:40", "@C++ and ann@example.org"),
        ],
        "a.journal",
        more=[{"starred": True, "tags": ("@kettle", "#tea")}, {"tags": ("@c++",)}],
    ),
    Case(
        "jrnl-text",
        "words before the first entry, and a day that is none",
        {
            "a.txt": "Lost\n\n[2021-02-28 10:00] Here\n\n[2021-02-28 11:00] \n"
            "[2021-02-30 10:00] No such day\nat all\n"
        },
        [("2021-02-28", "10:00", "Here")],
        "a.txt",
        problems=["line 1", "line 6"],
        left_out=["line 5"],
    ),
    Case(
        "jrnl-text",
        "days with dots, months alone, and words",
        {
            "a.journal": "[05.07.2020 09:00] Dots\n[2020-08 09:30] A month\n"
            "[6 September 2020 10:00] In words\n[Wed Oct  7 21:00:00 2020] As C writes it\n"
        },
        [
            ("2020-07-05", "09:00", "Dots"),
            ("2020-08-01", "09:30", "A month"),
            ("2020-09-06", "10:00", "In words"),
            ("2020-10-07", "21:00", "As C writes it"),
        ],
        "a.journal",
        more=[
            {},
            {"remark": "The file says the month, not the day. jrnl takes the first of the month."},
        ],
    ),
    Case(
        "jrnl-text",
        "slashes, of which one day tells that the month is first",
        {"a.journal": "[07/05/2020 09:00] One\n\n[12/31/2020 10:00] Two\n"},
        [("2020-07-05", "09:00", "One"), ("2020-12-31", "10:00", "Two")],
        "a.journal",
    ),
    Case(
        "jrnl-text",
        "slashes that could be either",
        {"a.journal": "[07/05/2020 09:00] One\n"},
        path="a.journal",
        refused="could mean two days",
    ),
    Case(
        "jrnl-text",
        "a folder, where the path can give the day",
        {
            "2022/01/09.txt": "[08:00] First *\n\n[9:15 PM] Second\n",
            "2022/01/10.txt": "[2022-01-10 12:05:00 AM] With its day\n[09:00] in its words\n",
            "2022/02/30.txt": "[08:00] No such day\n",
            "2022/notes.txt": "[2022-01-01 08:00] Not a day's file\n",
        },
        [
            ("2022-01-09", "08:00", "First"),
            ("2022-01-09", "21:15", "Second"),
            ("2022-01-10", "00:05", "With its day\n[09:00] in its words"),
        ],
        problems=["2022/02/30.txt"],
        left_out=["2022/notes.txt"],
    ),
    Case(
        "jrnl-text",
        "a first day that is none",
        {"a.txt": "[2021-02-30 10:00] No such day\n[2021-03-01 10:00] Here\n"},
        [("2021-03-01", "10:00", "Here")],
        "a.txt",
        problems=["line 1"],
    ),
    Case(
        "jrnl-text",
        "a folder with slashes, of which one day tells the order",
        {
            "2022/02/01.txt": "[01/02/2022 08:00] One\n",
            "2022/02/20.txt": "[20/02/2022 08:00] Two\n",
        },
        [("2022-02-01", "08:00", "One"), ("2022-02-20", "08:00", "Two")],
    ),
    Case(
        "jrnl-text",
        "of version 1, without brackets",
        {"a.txt": "2012-05-06 10:00 One\n\n[2012-05-07 10:00] A chat\n"},
        path="a.txt",
        refused="open it once with jrnl 2",
    ),
    Case(
        "jrnl-text",
        "encrypted",
        {"a.journal": b"JRNLv3gAAAAABm1234"},
        path="a.journal",
        refused="jrnl --decrypt",
    ),
    Case(
        "jrnl-text",
        "brackets with no day anywhere",
        {"a.journal": "[some noise] A line\n"},
        path="a.journal",
        refused="No entry begins with its day in brackets",
    ),
    Case(
        "jrnl-json",
        "with and without most keys",
        {
            "a.json": json.dumps(
                {
                    "tags": {},
                    "entries": [
                        {
                            "title": "Tea.",
                            "body": "With @ann",
                            "date": "2020-03-29",
                            "time": "02:30",
                            "tags": ["@ann"],
                            "starred": True,
                        },
                        {"body": "Alone", "date": "2020-03-30"},
                        {"title": "No day", "date": "29 March"},
                    ],
                }
            )
        },
        [("2020-03-29", "02:30", "Tea.\nWith @ann"), ("2020-03-30", None, "Alone")],
        "a.json",
        more=[{"tags": ("@ann",), "starred": True}],
        problems=["entry 3"],
    ),
    Case(
        "dayone",
        "one journal",
        {"J.json": json.dumps(_DAY_ONE)},
        _DAY_ONE_ROWS,
        "J.json",
        more=[{"tags": ("garden", "early"), "starred": True, "source_id": "one"}],
        problems=["entry 4"],
        left_out=["entry 3"],
    ),
    Case(
        "dayone",
        "a zip with two journals",
        {
            "One.json": json.dumps(_DAY_ONE),
            "Two.json": json.dumps(
                {
                    "entries": [
                        {
                            "creationDate": "2021-05-05T12:00:00Z",
                            "timeZone": "Nowhere/Here",
                            "text": "Two",
                        }
                    ]
                }
            ),
            "photos/a.jpeg": b"\xff\xd8",
            "__MACOSX/._One.json": b"\0",
        },
        [*_DAY_ONE_ROWS, ("2021-05-05", "14:00", "Two")],
        zipped=True,
        problems=["One.json, entry 4"],
        left_out=["One.json, entry 3"],
    ),
    Case(
        "dayone-classic",
        "the same minute twice, and an empty file",
        {
            "J.dayone/entries/B.doentry": doentry(
                "2018-10-28T00:20:00Z", "One &amp; two", "Europe/Paris"
            ),
            "J.dayone/entries/A.doentry": doentry("2018-10-28T01:20:00Z", "Again", "Europe/Paris"),
            "J.dayone/entries/C.doentry": doentry("2018-12-31T23:30:00Z", "No zone"),
            "J.dayone/entries/D.doentry": "",
            "J.dayone/entries/x.txt": "no",
        },
        [
            ("2018-10-28", "02:20", "One & two"),
            ("2018-10-28", "02:20", "Again"),
            ("2019-01-01", "00:30", "No zone"),
        ],
        problems=["J.dayone/entries/D.doentry"],
        left_out=["J.dayone/entries/x.txt"],
    ),
    Case(
        "daylio-csv",
        "clocks, tags, HTML, and rows that are not right",
        {
            "a.csv": "\ufefffull_date,date,weekday,time,mood,activities,scales,note_title,note\n"
            '2022-05-06,6. Mai,Freitag,7:05,so lala,"Tee | tee |  Buch / Film ","","Kurz",'
            '"eins<br/>zwei &amp; <b>drei</b> &nix; <3"\n'
            "2022-05-06,6. Mai,Freitag,12:10 AM,gut,,Schlaf: 8:00,,\n"
            "2022-02-30,30. Februar,Freitag,9:00,gut,,,,nie\n\n"
            "2022-05-07,7. Mai,Samstag,abends,,,,,ohne Zeit\n"
            "2022-05-08,8. Mai,Sonntag,20:00,müde\n"
            "2022-05-08,8. Mai,Sonntag,20:00,müde,,,,a,b,c\n"
        },
        [
            ("2022-05-06", "07:05", "eins\nzwei & drei &nix; <3"),
            ("2022-05-06", "00:10", ""),
            ("2022-05-07", None, "ohne Zeit"),
            ("2022-05-08", "20:00", ""),
        ],
        "a.csv",
        more=[
            {"mood": "so lala", "tags": ("Tee", "Buch / Film"), "title": "Kurz", "level": None},
            {"mood": "gut"},
            {"remark": "The time 'abends' can't be read. The day is known, but not the time."},
            {"mood": "müde"},
        ],
        problems=["line 4", "line 8"],
        left_out=["line 3"],
    ),
    Case(
        "daylio-csv",
        "quotes after spaces, and an empty cell too many",
        {
            "a.csv": "full_date,date,weekday,time,mood,activities,note_title,note\n"
            '2022-05-06,x,x,7:05, soft , | "tea" | , "A title" ," said ""so"" "\n'
            "2022-05-07,x,x,7:05,soft,,,Title,Words\n"
        },
        [("2022-05-06", "07:05", 'said "so"'), ("2022-05-07", "07:05", "Words")],
        "a.csv",
        more=[{"mood": "soft", "tags": ('"tea"',), "title": "A title"}, {"title": "Title"}],
    ),
    Case(
        "daylio-csv",
        "of 2017, with the year and the names of months",
        {
            "a.csv": "year,date,weekday,time,mood,activities,note\n"
            '2017,3 listopada,piątek,8:00,dobrze,"",""\n'
            '2017,10 listopada,piątek,8:00,dobrze,"","tak"\n'
            '2017,7 lipca,piątek,8:00,dobrze,"",""\n'
            "2017,kiedyś,piątek,8:00,dobrze,,\n"
        },
        [("2017-11-03", "08:00", ""), ("2017-11-10", "08:00", "tak"), ("2017-07-07", "08:00", "")],
        "a.csv",
        problems=["line 5"],
    ),
    Case(
        "daylio-csv",
        "months that mean two things",
        {"a.csv": "year,date,weekday,time,mood,activities,note\n2017,3 listopada,x,8:00,da,,\n"},
        path="a.csv",
        refused="month names",
    ),
    Case(
        "daylio-csv",
        "months of no known language",
        {"a.csv": "year,date,weekday,time,mood,activities,note\n2017,3 zzz,x,8:00,da,,\n"},
        path="a.csv",
        refused="month names",
    ),
    Case(
        "daylio-csv",
        "without a header, and with tabs",
        {
            "a.csv": "2020-10-10\t10 de octubre\tsábado\t9:03\tbien\tPC\t\r\n"
            "2020-10-09\t9 de octubre\tviernes\t21:40\tmal\t\thola\r\n"
        },
        [("2020-10-10", "09:03", ""), ("2020-10-09", "21:40", "hola")],
        "a.csv",
        more=[{"mood": "bien", "tags": ("PC",)}],
    ),
    Case(
        "daylio-backup",
        "moods of one's own, and stamps that are wrong",
        {
            "backup.daylio": daylio(
                daylio_entry(
                    1, "2021 8 3 1 0", 7, note="a<br>b", tags=[3, 99], datetime=1627945200000
                ),
                daylio_entry(2, "2021 12 31 23 59", 1, note_title="T", timeZoneOffset=0),
                daylio_entry(3, "2021 2 30 10 0", 1),
                daylio_entry(4, "2021 1 1 0 5", 9, note="<div>x</div><ul><li>y</li></ul>"),
            ),
            "assets/photos/2021/8/a": b"x",
        },
        [
            ("2021-08-03", "01:00", "a\nb"),
            ("2021-12-31", "23:59", ""),
            ("2021-01-01", "00:05", "x\n- y"),
        ],
        "b.daylio",
        zipped=True,
        more=[
            {"mood": "soft", "level": 4, "tags": ("kettle",), "source_id": "1"},
            {"mood": "rad", "level": 1, "title": "T"},
            {"mood": "warm", "level": 2},
        ],
        problems=["backup.daylio, entry 3"],
    ),
    Case(
        "daylio-backup",
        "the inner file alone",
        {"backup.daylio": daylio(daylio_entry(1, "2021 8 3 1 0", 1, note="in"))},
        [("2021-08-03", "01:00", "in")],
        "backup.daylio",
    ),
    Case(
        "daylio-backup",
        "an entry without a year",
        {
            "backup.daylio": daylio(
                daylio_entry(1, "2021 8 3 1 0", 1, note="in"),
                {"id": 2, "mood": 1, "note": "x", "month": 1, "day": 2},
            )
        },
        [("2021-08-03", "01:00", "in")],
        "backup.daylio",
        problems=["entry 2"],
    ),
    Case(
        "daylio-backup",
        "without days",
        {"backup.daylio": daylio({"datetime": 1702800000, "note": "x", "mood": 1})},
        path="backup.daylio",
        refused="which days",
    ),
    Case(
        "presently",
        "quotes, line breaks, bare CR, and days that are none",
        {
            "a.csv": 'entryDate,entryContent\r2020-06-03,"Small\r\r""cups"""\r2020-06-04,\r'
            "2021-02-29,Not a leap year\r2020-02-29, A leap day\r2020-06-05,a,b\r"
        },
        [("2020-06-03", None, 'Small\n\n"cups"'), ("2020-02-29", None, " A leap day")],
        "a.csv",
        more=[{"kind": "win"}],
        problems=["line 6", "line 8"],
        left_out=["line 5"],
    ),
    Case(
        "presently",
        "a text that is too long",
        {
            "a.csv": "entryDate,entryContent\n2020-06-03,Tea\n"
            f"2020-06-04,{'x' * 200_000}\n2020-06-05,Soup\n"
        },
        [("2020-06-03", None, "Tea"), ("2020-06-05", None, "Soup")],
        "a.csv",
        problems=["line 3"],
    ),
    Case(
        "presently",
        "days of other tools with slashes",
        {
            "a.csv": "entryDate,entryContent\n12/9/2023 12:00:00 AM,Soup\n"
            "4/13/2023 12:00:00 AM,Rain\n"
        },
        [("2023-12-09", None, "Soup"), ("2023-04-13", None, "Rain")],
        "a.csv",
    ),
    Case(
        "presently",
        "days that only their midnight tells to be American",
        {"a.csv": "entryDate,entryContent\n12/9/2023 12:00:00 AM,Soup\n"},
        [("2023-12-09", None, "Soup")],
        "a.csv",
    ),
    Case(
        "presently",
        "days that can be read in two ways",
        {"a.csv": "entryDate,entryContent\n12/9/2023,Soup\n"},
        path="a.csv",
        problems=["line 2"],
    ),
    Case(
        "tui-journal-json",
        "the store",
        {
            "a.json": json.dumps(
                [
                    {
                        "id": 0,
                        "date": "2023-06-13T22:14:05.123456789Z",
                        "title": "T",
                        "content": "a\r\nb",
                        "tags": ["x, y"],
                        "priority": None,
                    },
                    {"id": 7, "date": "2023-12-31T23:30:00Z", "title": "Late", "content": ""},
                    {"id": 8, "date": "soon", "title": "No day", "content": ""},
                    "no entry",
                ]
            )
        },
        [("2023-06-14", "00:14", "a\nb"), ("2024-01-01", "00:30", "")],
        "a.json",
        more=[{"title": "T", "tags": ("x, y",), "source_id": "0"}, {"title": "Late"}],
        problems=["entry 3", "entry 4"],
    ),
    Case(
        "tui-journal-json",
        "an export",
        {
            "a.json": json.dumps(
                {
                    "version": 100,
                    "entries": [
                        {"date": "2024-01-02T03:04:05Z", "title": "", "content": "Body", "tags": []}
                    ],
                }
            )
        },
        [("2024-01-02", "04:04", "Body")],
        "a.json",
    ),
    Case(
        "tui-journal-sqlite",
        "as it is now",
        {
            "entries.db": database(
                _TUI,
                "CREATE TABLE tags (entry_id INTEGER, tag TEXT)",
                "INSERT INTO entries VALUES (1, 'T', '2023-06-13T22:14:05.1+00:00', 'a'),"
                " (2, 'Only', '2023-03-24T00:00:00+00:00', NULL), (3, 'Bad', 'x', 'y')",
                "INSERT INTO tags VALUES (1, 'one, two')",
            )
        },
        [("2023-06-14", "00:14", "a"), ("2023-03-24", "01:00", "")],
        "entries.db",
        more=[{"tags": ("one, two",)}, {"title": "Only"}],
        problems=["entry 3"],
    ),
    Case(
        "tui-journal-sqlite",
        "of an old version",
        {
            "e.sqlite": database(
                _TUI, "INSERT INTO entries VALUES (1, 'T', '2023-03-23 23:30:00', 'a')"
            )
        },
        [("2023-03-24", "00:30", "a")],
        "e.sqlite",
    ),
    Case(
        "loop-habits",
        "a zip with notes, numbers and days that are not taken",
        {
            "Habits.csv": 'Position,Name,Type,Question,Color\n001,"Walk, slowly",YES_NO,,#f00\n'
            "002,Бег,NUMERICAL,,#0f0\n",
            "001 Walk slowly/Checkmarks.csv": "Date,Value,Notes\n"
            '2025-01-05,YES_MANUAL,"by\nthe sea"\n'
            "2025-01-04,NO,\n2025-01-03,SKIP,\n2025-01-02,YES_AUTO,\n2025-01-01,YES_MANUAL,\n"
            "2024-12-31,UNKNOWN,late\n2024-12-30,MAYBE,\n2024-12-32,YES_MANUAL,\n"
            "2024-12-29,YES_MANUAL,far, and back\n",
            "001 Walk slowly/Scores.csv": "Date,Score\n2025-01-05,0.1\n",
            "002 ./Checkmarks.csv": "Date,Value,Notes\n2025-01-05,1500,x\n2025-01-04,YES_MANUAL,\n",
            "003 Tea/Checkmarks.csv": "2015-02-03,2\n2015-02-02,0\n2015-02-01,-1\n2015-01-31,3\n",
            "004 Empty/Checkmarks.csv": "",
            "Checkmarks.csv": "Date,Walk, slowly,Бег,\n2025-01-05,YES_MANUAL,1500,\n",
        },
        [
            ("2025-01-05", None, "Walk, slowly"),
            ("2025-01-01", None, "Walk, slowly"),
            ("2015-02-03", None, "Tea"),
        ],
        zipped=True,
        more=[{"note": "by\nthe sea", "kind": "win"}, {"note": ""}],
        problems=[
            "001 Walk slowly/Checkmarks.csv, line 9",
            "001 Walk slowly/Checkmarks.csv, line 10",
            "001 Walk slowly/Checkmarks.csv, line 11",
        ],
        left_out=["001 Walk slowly/Checkmarks.csv, line 8", "002 ./Checkmarks.csv"],
    ),
    Case(
        "loop-habits",
        "the table of all habits alone",
        {"Checkmarks.csv": "Date,Walk,Tea,\n2023-02-17,Entry(timestamp=2023-02-17, value=2),\n"},
        path="Checkmarks.csv",
        refused="the whole zip",
    ),
    Case(
        "habitbull",
        "two forms of days",
        {
            "a.csv": "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n"
            "Walk,,C,4/13/2019,1,far\nWalk,,C,4/12/2019,0,\nWalk,,C,4/11/2019,-2150000000,\n"
            '"Read, a bit",,C,2016-03-18,1,\nPush-ups,,C,4/10/2019,30,\nWalk,,C,4/31/2019,1,\n'
            "Walk,,C,4/9/2019,0,rain all day\n"
        },
        [("2019-04-13", None, "Walk"), ("2016-03-18", None, "Read, a bit")],
        "a.csv",
        more=[{"note": "far", "kind": "win"}],
        problems=["line 7"],
        left_out=["line 6", "line 8"],
    ),
    Case(
        "habitbull",
        "days that could be either, in the order it writes",
        {"a.csv": "HabitName,CalendarDate,Value\nWalk,5/4/2019,1\n"},
        [("2019-05-04", None, "Walk")],
        "a.csv",
    ),
    Case(
        "journey",
        "a zip with one broken file",
        {
            "1-a.json": json.dumps(
                {
                    "id": "1-a",
                    "date_journal": 1648331075567,
                    "timezone": "Asia/Tokyo",
                    "mood": 3,
                    "text": '<p dir="auto">Soup &amp; <b>bread</b></p>\n<p></p>\n<p>Sun</p>',
                    "type": "html",
                    "tags": ["home"],
                    "lat": 1.7976931348623157e308,
                }
            ),
            "2-b.json": json.dumps({"text": "*a* < b", "date_journal": "1488926657525", "mood": 0}),
            "3-c.json": json.dumps({"text": "No day", "date_journal": 0}),
            "4.json": '{"text":"cut',
            "settings.json": "{}",
            "p.jpg": b"\xff",
        },
        [("2022-03-27", "06:44", "Soup & bread\n\nSun"), ("2017-03-07", "23:44", "*a* < b")],
        zipped=True,
        more=[{"mood": "3", "tags": ("home",), "level": None}, {"mood": ""}],
        problems=["3-c.json", "4.json"],
        left_out=["p.jpg", "settings.json"],
    ),
    Case(
        "google-keep",
        "a folder with a bin, a list and a page",
        {
            "Takeout/Keep/a.json": keep(
                title="Small things",
                listContent=[
                    {"text": "Tea\n", "isChecked": False},
                    {"text": "Bread", "isChecked": True},
                    {"text": "", "isChecked": False},
                ],
                createdTimestampUsec="1700000000000000",
                labels=[{"name": "wins"}],
            ),
            "Takeout/Keep/a.html": "<p>the same</p>",
            "Takeout/Keep/b.json": keep(
                textContent="Old", userEditedTimestampUsec=1349039747483000
            ),
            "Takeout/Keep/c.json": keep(isTrashed=True, textContent="gone"),
            "Takeout/Keep/d.json": keep(createdTimestampUsec=1349039747483000),
            "Takeout/Keep/e.json": keep(textContent="No day"),
            "Takeout/Keep/Labels.txt": "wins",
        },
        [("2023-11-14", "23:13", "[ ] Tea\n[x] Bread"), ("2012-09-30", "23:15", "Old")],
        more=[{"title": "Small things", "tags": ("wins",)}],
        problems=["Takeout/Keep/e.json"],
        left_out=["Takeout/Keep/Labels.txt", "Takeout/Keep/c.json", "Takeout/Keep/d.json"],
    ),
    Case(
        "org-journal",
        "a folder of days",
        {
            "2021-04-05.org": "#+TITLE: x\n* 09:10 Sat in the sun   :garden:\n"
            ":PROPERTIES:\n:ID: 1\n:END:\n"
            "Long.\n** A part\nof it\n** 10:00 Later\n* TODO [#A] dig\nCLOSED: [2021-04-06 Tue]\n"
            "* DONE plant\n* CANCELLED mow\n* 99:99 words\n",
            "20210406": "* Tuesday, 6 April 2021\n** 08:00 Rain\n",
            "20210407.org.gpg": b"\x85",
            "20210408.org": "* Thursday, 08/04/21\n** 07:00 Usual\n",
            "notes.org": "* 10:00 other\n",
        },
        [
            ("2021-04-05", "09:10", "Sat in the sun\nLong.\nA part\nof it"),
            ("2021-04-05", "10:00", "Later"),
            ("2021-04-05", None, "plant"),
            ("2021-04-05", None, "99:99 words"),
            ("2021-04-06", "08:00", "Rain"),
            ("2021-04-08", "07:00", "Usual"),
        ],
        more=[{"tags": ("garden",)}, {}, {"kind": "win"}],
        problems=["20210407.org.gpg"],
        left_out=["2021-04-05.org, line 10", "2021-04-05.org, line 13", "notes.org"],
    ),
    Case(
        "org-journal",
        "a file of a whole year",
        {
            "20210101": "* Sunday, 13 June 2021\n:PROPERTIES:\n:CREATED: 20210613\n"
            ":END:\n** 08:22 One\n"
            "*** TODO not now\n:PROPERTIES:\n:CREATED: [2022-01-01]\n:END:\n"
            "* Monday, 14 June 2021\n** 09:00 Two\n* Some day\n** 10:00 Three\n"
        },
        [("2021-06-13", "08:22", "One"), ("2021-06-14", "09:00", "Two")],
        "20210101",
        problems=["line 13"],
        left_out=["line 6"],
    ),
    Case(
        "org-journal",
        "a day that its drawer alone tells, the first of two",
        {
            "20210101": "* Sonntag\n:PROPERTIES:\n:CREATED: 20210613\n:CREATED: 20200101\n:END:\n"
            "** 08:22 One\n"
        },
        [("2021-06-13", "08:22", "One")],
        "20210101",
    ),
    Case(
        "org-journal",
        "drawers without an end, and a heading with no day and nothing below it",
        {
            "20210101": "* Sunday, 13 June 2021\n:PROPERTIES:\n:CREATED: 20210613\n:END:\n"
            "** 08:22 One\n:NOTE:\nin words\n* Some day\n* Monday, 14 June 2021\n"
            "** 09:00 Two\n:NOTE:\nmore\n"
        },
        [
            ("2021-06-13", "08:22", "One\n:NOTE:\nin words"),
            ("2021-06-14", "09:00", "Two\n:NOTE:\nmore"),
        ],
        "20210101",
        problems=["line 8"],
    ),
    Case(
        "org-journal",
        "a heading with a day and words beside it",
        {
            "20210101": "* 2021-06-13 dimanche\n** 08:22 One\n* 2021-06-14 To the sea\nBy train\n"
            "** 09:00 Two\n"
        },
        [
            ("2021-06-13", "08:22", "One"),
            ("2021-06-14", None, "To the sea\nBy train"),
            ("2021-06-14", "09:00", "Two"),
        ],
        "20210101",
    ),
    Case(
        "how-we-feel",
        "two rows",
        {
            "a.csv": "Date,Mood,Mood Key,Tags (People),Tags (Places),Notes,Reflections,Takeaways\n"
            '2025 Sat May 17 8:39 AM,Calm,calm,"Ann, Bo",Home,Soup,"[]","[""A"",""B""]"\n'
            "2025 Mon May 19 12:05 AM,Zing,zing,,,,,\n2025 Someday,x,x,,,,,\n"
        },
        [("2025-05-17", "08:39", "Soup\n\nA\nB"), ("2025-05-19", "00:05", "")],
        "a.csv",
        more=[{"mood": "Calm", "tags": ("Ann", "Bo", "Home")}, {"mood": "Zing"}],
        problems=["line 4"],
    ),
    Case(
        "bearable",
        "a note on many rows",
        {
            "a.csv": "date,weekday,time of day,category,rating/amount,detail,notes\n"
            "2nd Jan 2022,Sun,09:00,Sleep,3,x,Tea helped\n"
            "2nd Jan 2022,Sun,09:00,Mood,4,Mood,Tea helped\n"
            "3rd Jan 2022,Mon,evening,Mood,7,Mood,\n4th Jan 2022,Tue,,Symptom,2,Head,A note alone\n"
            "31st Feb 2022,Mon,,Mood,1,Mood,never\n"
        },
        [
            ("2022-01-02", "09:00", "Tea helped"),
            ("2022-01-03", None, ""),
            ("2022-01-04", None, "A note alone"),
        ],
        "a.csv",
        more=[{"mood": "4", "level": None}, {"mood": "7"}, {"mood": ""}],
        problems=["line 6"],
        left_out=["line 2", "line 5"],
    ),
    Case(
        "bearable",
        "two moods of one moment",
        {
            "a.csv": "date,weekday,time of day,category,rating/amount,detail,notes\n"
            "2nd Jan 2022,Sun,09:00,Mood,4,Mood,Tea\n2nd Jan 2022,Sun,09:00,Mood,5,Mood,Tea\n"
        },
        [("2022-01-02", "09:00", "Tea"), ("2022-01-02", "09:00", "")],
        "a.csv",
        more=[{"mood": "4"}, {"mood": "5"}],
    ),
    Case(
        "bearable",
        "days in numbers",
        {
            "a.csv": "date,weekday,time of day,category,rating/amount,detail,notes\n"
            "2022-01-02,Sun,09:00,Mood,4,Mood,Tea\n"
        },
        [("2022-01-02", "09:00", "Tea")],
        "a.csv",
    ),
    Case(
        "bearable",
        "words of a mood",
        {
            "a.csv": "date,weekday,time of day,category,rating/amount,detail,notes\n"
            "2nd Jan 2022,Sun,09:00,Mood,4,Calm | Hopeful,Tea\n"
        },
        [("2022-01-02", "09:00", "Tea")],
        "a.csv",
        more=[{"mood": "4", "tags": ("Calm", "Hopeful")}],
    ),
    Case(
        "dayone",
        "a distance from UTC and no zone",
        {
            "J.json": json.dumps(
                {
                    "entries": [
                        {"uuid": "1", "creationDate": "2022-01-02T01:30:00+09:00", "text": "East"},
                        {"uuid": "2", "creationDate": "2022-01-02T23:30:00-08:00", "text": "West"},
                    ]
                }
            )
        },
        [("2022-01-02", "01:30", "East"), ("2022-01-02", "23:30", "West")],
        "J.json",
    ),
    Case(
        "org-journal",
        "capitals in the name of a day",
        {"20220102.ORG": "* Sunday, 02 January 2022\n** 09:00 Tea\nGood\n"},
        [("2022-01-02", "09:00", "Tea\nGood")],
        "20220102.ORG",
    ),
    Case(
        "org-journal",
        "a year, a month and a week as names, and drawers",
        {
            "2021.org": "* 2021-01-02 Saturday\n** 10:30 Walk\n* 2021-01-03 Sunday\n** 11:00 Sat\n",
            "2022": "#+TITLE: 2022\n* Sunday, 2 January 2022\n:PROPERTIES:\n:CREATED: 20220102\n"
            ":END:\n** 10:30 Rang\n:LOGBOOK:\nCLOCK: [2022-01-02 Sun 10:30]\n:END:\nLong\n",
            "202302.org": "* <2023-02-03 Fri>\n** 08:00 Up\n* Someday\n",
            "2024-W05.ORG": "* 2024-01-30 Tuesday\n** 08:00 Out\n",
        },
        [
            ("2021-01-02", "10:30", "Walk"),
            ("2021-01-03", "11:00", "Sat"),
            ("2022-01-02", "10:30", "Rang\nLong"),
            ("2023-02-03", "08:00", "Up"),
            ("2024-01-30", "08:00", "Out"),
        ],
        problems=["202302.org, line 3"],
    ),
    Case(
        "org-journal",
        "a file of a year alone is no list of wins",
        {"2021.org": "* 2021-01-02 Saturday\n** 10:30 Walk\n"},
        [("2021-01-02", "10:30", "Walk")],
        "2021.org",
    ),
    Case(
        "org-journal",
        "the day in another language",
        {
            "20220105.org": "* Mittwoch, 05. Januar 2022\n** 09:00 Tee\n",
            "20220106.org": "* jeudi 6 janvier 2022\n** 09:00 Marche\n",
            "20220107.org": "* 7 good things of 2021\nall of them\n",
        },
        [
            ("2022-01-05", "09:00", "Tee"),
            ("2022-01-06", "09:00", "Marche"),
            ("2022-01-07", None, "7 good things of 2021\nall of them"),
        ],
    ),
    Case(
        "google-keep",
        "words above a list",
        {
            "a.json": keep(
                textContent="To buy",
                createdTimestampUsec=1641121200000000,
                listContent=[{"text": "milk", "isChecked": True}],
            )
        },
        [("2022-01-02", "12:00", "To buy\n[x] milk")],
        "a.json",
    ),
    Case(
        "loop-habits",
        "a column of scores",
        {
            "Habits.csv": "Position,Name,Type\n001,Sat,YES_NO\n",
            "001 Sat/Checkmarks.csv": "Date,Value,Score,Notes\n"
            "2022-01-02,YES_MANUAL,0.3,long\n2022-01-03,NO,0.2,\n",
        },
        [("2022-01-02", None, "Sat")],
        zipped=True,
        more=[{"note": "long", "kind": "win"}],
    ),
    Case(
        "todo-txt",
        "days in another order, and more space",
        {
            "done.txt": "x  2022-01-02  2022-01-01 Swam\nx 2022/1/3 Sang\nx 04.01.2022 Sat\n"
            "x 13.01.2022 12.01.2022 Rang\n"
        },
        [
            ("2022-01-02", None, "Swam"),
            ("2022-01-03", None, "Sang"),
            ("2022-01-04", None, "Sat"),
            ("2022-01-13", None, "Rang"),
        ],
        "done.txt",
    ),
    Case(
        "todo-txt",
        "days that could be two",
        {"done.txt": "x 04/01/2022 Sat\nx 2022-01-05 Rang\n"},
        [("2022-01-05", None, "Rang")],
        "done.txt",
        problems=["line 1"],
    ),
    Case(
        "how-we-feel",
        "lists of tags",
        {
            "h.csv": "Date,Mood,Tags (People),Tags (Places),Tags (Events),Notes\n"
            '2022 Sun Jan 2 9:05 AM,Calm,[],"[""Home"", ""Park""]",Work,ok\n'
        },
        [("2022-01-02", "09:05", "ok")],
        "h.csv",
        more=[{"tags": ("Home", "Park", "Work")}],
    ),
    Case(
        "org-journal",
        "what is encrypted in it, and another sign in its name",
        {
            "2022_01_02.org": "* Sunday, 02 January 2022\n** 09:00 Tea\n** 10:00 Locked :crypt:\n"
            "-----BEGIN PGP MESSAGE-----\nabc\n-----END PGP MESSAGE-----\n"
        },
        [("2022-01-02", "09:00", "Tea")],
        "2022_01_02.org",
        problems=["line 3"],
    ),
    Case(
        "wins-list",
        "days in words before wins without a sign",
        {
            "wins 2022.txt": "Jan 2, 2022: Swam\n3 January 2022 - Sang\nMy brother: rang\n"
            "2022-01-04 Sat\n"
        },
        [("2022-01-02", None, "Swam"), ("2022-01-03", None, "Sang"), ("2022-01-04", None, "Sat")],
        "wins 2022.txt",
        problems=["line 3"],
    ),
    Case(
        "diarium",
        "a list",
        {
            "a.json": json.dumps(
                [
                    {
                        "date": "2024-05-17T21:40:00",
                        "heading": "Walk",
                        "html": "<p>To the <b>river</b>.</p><p>Tea</p>",
                        "tags": [{"name": "walks"}],
                    },
                    {"date": "no", "heading": "x", "html": "y"},
                ]
            )
        },
        [("2024-05-17", "21:40", "To the river.\nTea")],
        "a.json",
        more=[{"title": "Walk", "tags": ("walks",)}],
        problems=["entry 2"],
    ),
    Case(
        "dailytxt",
        "a folder",
        {
            "2024/5.json": json.dumps(
                {"days": [{"day": 1, "text": "gAAAA", "date_written": "gAAAA"}]}
            )
        },
        refused="encrypted",
    ),
    Case(
        "markdown-days",
        "notes of many shapes",
        {
            "Daily/2023-01-05.md": "\ufeff---\r\ndate: 2023-01-04\r\n"
            'tags: [soup, "long walk"]\r\nmood: soft\r\n---\r\n'
            "# Thursday\r\nSoup #home `#no`\r\n",
            "journals/2023_01_06.md": "- Bread\n  collapsed:: true\n\t- warm #[[slow food]]\n",
            "2023/01/07.md": "Plain <% tp.now() %>",
            "2023-01-08 Sunday.md": "Named",
            "2023-01-09.md": "\n",
            "2023-02-30.md": "No such day",
            "2023-W02.md": "A week",
            "January 10th, 2023.md": "In words",
            "11-01-2023.md": "Day",
            "13-01-2023.md": "first",
            "Ideas.md": "No day",
        },
        [
            ("2023-01-11", None, "Day"),
            ("2023-01-13", None, "first"),
            ("2023-01-08", None, "Named"),
            ("2023-01-07", None, "Plain"),
            ("2023-01-05", None, "# Thursday\nSoup #home `#no`"),
            ("2023-01-10", None, "In words"),
            ("2023-01-06", None, "- Bread\n\t- warm #[[slow food]]"),
        ],
        more=[
            {},
            {},
            {"title": ""},
            {},
            {"tags": ("soup", "long walk", "home"), "mood": "soft"},
            {},
            {"tags": ("slow food",)},
        ],
        left_out=["2023-01-09.md", "2023-02-30.md", "2023-W02.md", "Ideas.md"],
    ),
    Case(
        "markdown-days",
        "tags between commas without brackets",
        {"2023-01-05.md": "---\ntags: soup, long walk\n---\nBread\n"},
        [("2023-01-05", None, "Bread")],
        more=[{"tags": ("soup", "long walk")}],
    ),
    Case(
        "todo-txt",
        "things done",
        {
            "done.txt": "x 2020-03-04 2020-03-01 (A) Call Ann about +tea at 10:30 "
            "@phone due:2020-03-05\n"
            "x 2020-03-05 Rest\n(B) 2020-03-02 open\nX 2020-03-02 no\nxylophone\nx no day\n"
            "x 2020-02-30 No such day\n"
        },
        [("2020-03-04", None, "Call Ann about +tea at 10:30"), ("2020-03-05", None, "Rest")],
        "done.txt",
        more=[{"tags": ("tea", "phone"), "kind": "win"}],
        problems=["line 6", "line 7"],
        left_out=["line 3", "line 4", "line 5"],
    ),
    Case(
        "wins-list",
        "below days, beside days, and in a week",
        {
            "wins.md": "# Wins\n\n## 2021-08-16\n- Drew a shelf\n on paper\n- [ ] Build it\n\n"
            "## Week 2: 2021-08-23 - 2021-08-29\n1. Read\n\n"
            "- 2021-09-01: Own day\n* [x] Sep 2, 2021 - Too\n\n## 2021\n- When?\n"
        },
        [
            ("2021-08-16", None, "Drew a shelf\non paper"),
            ("2021-08-29", None, "Read"),
            ("2021-09-01", None, "Own day"),
            ("2021-09-02", None, "Too"),
        ],
        "wins.md",
        more=[
            {"kind": "win"},
            {"remark": "The file says the week, not the day. The last day of the week was used."},
        ],
        problems=["line 15"],
        left_out=["line 6"],
    ),
    Case(
        "wins-list",
        "a table",
        {"wins.md": "# Wins\n\n| Date | Win |\n|---|---|\n| 2025-12-26 | A chair |\n"},
        [("2025-12-26", None, "A chair")],
        "wins.md",
    ),
    Case(
        "wins-list",
        "one line without a sign",
        {"a.txt": "2025-12-26: Made a chair\n"},
        [("2025-12-26", None, "Made a chair")],
        "a.txt",
        more=[{"kind": "win"}],
    ),
    Case(
        "wins-list",
        "lines without a sign",
        {"b.md": "2025-12-26: Made a chair\n2025-12-27: 2 walks\n  in rain\n\n2025-12-28 - Sang"},
        [
            ("2025-12-26", None, "Made a chair"),
            ("2025-12-27", None, "2 walks\nin rain"),
            ("2025-12-28", None, "Sang"),
        ],
        "b.md",
    ),
    Case(
        "wins-list",
        "lines that are no item, and days that are none",
        {
            "wins.txt": "Some words first\n- 2025-13-40: bad\n2025-12-26: Made tea\nnonsense\n"
            "- 2025-12-27: Walked\n  far\nalso\n---\n\n# 2025-02-31\n- On no day\n"
        },
        [("2025-12-26", None, "Made tea"), ("2025-12-27", None, "Walked\nfar")],
        "wins.txt",
        problems=["line 1", "line 2", "line 4", "line 7", "line 10", "line 11"],
    ),
    Case(
        "wins-list",
        "tables, one of them without a column of days",
        {
            "wins.md": "# Wins\n\n| 2025-12-25 | A bench |\n|---|---|\n| 2025-12-26 | A chair |\n\n"
            "| Day | Win |\n| --- | --- |\n| 2025-12-27 | A table |\n| someday | A shelf |\n"
        },
        [("2025-12-27", None, "A table")],
        "wins.md",
        problems=["line 3", "line 5", "line 10"],
    ),
    Case(
        "wins-list",
        "with years alone",
        {"wins.md": "# Wins\n### 2024\n- Saw the hills\n"},
        path="wins.md",
        refused="have no day",
    ),
    Case(
        "checkin-json",
        "entries and more",
        {
            "a.json": json.dumps(
                {
                    "checkin": 1,
                    "whole": True,
                    "entries": [
                        _OWN,
                        {"uid": "b", "kind": "hope", "day": "2026-11-20", "text": "x"},
                        {"uid": "c", "kind": "win", "day": "2026-11-20", "text": "x", "before": 11},
                    ],
                    "people": [{"name": "Sam"}],
                }
            )
        },
        [("2026-11-20", "21:05", "A loud evening with @sam")],
        "a.json",
        more=[{"kind": "setback", "note": "Too many people", "tags": ("@sam",), "source_id": "u4"}],
        problems=["entry 2", "entry 3", "people 1"],
    ),
    Case(
        "checkin-json",
        "of a newer version",
        {"a.json": '{"checkin": 99, "entries": []}'},
        path="a.json",
        refused="newer checkin",
    ),
    Case(
        "checkin-csv",
        "a cell that a spreadsheet would run",
        {
            "a.csv": '"id","day","at","kind","text","topics","people","why",'
            '"bring","feelings","uid"\r\n'
            '"1","2026-11-20","","win","\'=1+1","tea, soup","Sam","","yes","calm, warm","u1"\r\n'
        },
        [("2026-11-20", None, "=1+1")],
        "a.csv",
        more=[{"kind": "win", "tags": ("#tea", "#soup", "@Sam"), "source_id": "u1"}],
    ),
]
