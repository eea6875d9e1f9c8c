"""More small files of other programs: other languages and countries, other versions."""

from __future__ import annotations

from tests.importers.cases import Case, database

ABROAD = [
    Case(
        "markdown-days",
        "names with a weekday, a time or a number",
        {
            "2023-1-5.md": "One",
            "2023-01-06 1430.md": "Two",
            "202301070905 Soup.md": "Three",
            "2023-01-08T23-59-01.md": "Four",
            "Thu 2023-01-12.md": "Five",
            "2023-01-13_vendredi.md": "Six",
            "2023-01-14 (2).md": "Seven",
            "2023 01 15 - Bread.md": "Eight",
            "2023-01-16 2 cups of tea.md": "Nine",
            "2023-01-17 25-70.md": "Ten",
            "2023/01-January/18-Wednesday.md": "Eleven",
            "2023/1/19.md": "Twelve",
            "2023年1月20日 金曜日.md": "Thirteen",
            "2023-01-05 - 2023-01-11.md": "A span",
            "2023-01-21T.md": "No time",
            "2023/01/22 rules.md": "No day",
            "Invoice 2023-01-23.md": "No note",
        },
        [
            ("2023-01-15", None, "Eight"),
            ("2023-01-06", "14:30", "Two"),
            ("2023-01-08", "23:59", "Four"),
            ("2023-01-13", None, "Six"),
            ("2023-01-14", None, "Seven"),
            ("2023-01-16", None, "Nine"),
            ("2023-01-17", None, "Ten"),
            ("2023-01-05", None, "One"),
            ("2023-01-18", None, "Eleven"),
            ("2023-01-19", None, "Twelve"),
            ("2023-01-07", "09:05", "Three"),
            ("2023-01-20", None, "Thirteen"),
            ("2023-01-12", None, "Five"),
        ],
        more=[
            {"title": title}
            for title in (
                *["Bread", "", "", "", "", "2 cups of tea", "25-70", "", "", "", "Soup"],
                *["金曜日", ""],
            )
        ],
        left_out=[
            "2023-01-05 - 2023-01-11.md",
            "2023-01-21T.md",
            "2023/01/22 rules.md",
            "Invoice 2023-01-23.md",
        ],
    ),
    Case(
        "markdown-days",
        "names with a month in another language",
        {
            "Donnerstag, 5. Januar 2023.md": "Suppe",
            "6. März 2023.md": "Brot",
            "Treffen mit Anna am 7. März 2023.md": "Notiz",
            "8. Foo 2023.md": "Notiz",
        },
        [("2023-03-06", None, "Brot"), ("2023-01-05", None, "Suppe")],
        left_out=["8. Foo 2023.md", "Treffen mit Anna am 7. März 2023.md"],
    ),
    Case(
        "markdown-days",
        "plain text, and what Logseq keeps of earlier days",
        {
            "2023-01-05.txt": "Soup",
            "05_01_2024.txt": "Bread",
            "13_01_2024.txt": "Tea",
            "logseq/bak/journals/2023_01_06/2023-01-06.md": "Before",
            ".history/2023-01-07.md": "Before",
        },
        [("2024-01-05", None, "Bread"), ("2024-01-13", None, "Tea"), ("2023-01-05", None, "Soup")],
        left_out=[
            ".history/2023-01-07.md",
            "logseq/bak/journals/2023_01_06/2023-01-06.md",
        ],
    ),
    Case(
        "daylio-csv",
        "days that a spreadsheet wrote anew",
        {
            "a.csv": "full_date;date;weekday;time;mood;activities;note_title;note\r\n"
            '29.02.2024;29. Februar;Donnerstag;19:05;gut;Familie;"";"Suppe; Brot"\r\n'
            '1.3.2024;1. März;Freitag;7:05;gut;"";"";Tee\r\n31.02.2024;;;7:05;gut;"";"";x\r\n'
        },
        [("2024-02-29", "19:05", "Suppe; Brot"), ("2024-03-01", "07:05", "Tee")],
        "a.csv",
        problems=["line 4"],
    ),
    Case(
        "daylio-csv",
        "no header, and weekdays with a hyphen",
        {"a.csv": '2021-09-28,28 de setembro,terça-feira,18:52,bem,"casa | chá","","Sopa"\n'},
        [("2021-09-28", "18:52", "Sopa")],
        "a.csv",
        more=[{"tags": ("casa", "chá"), "mood": "bem"}],
    ),
    Case(
        "how-we-feel",
        "days in the language of the phone",
        {
            "a.csv": "Date,Locale,Mood Keys,Mood,Tags (People),Notes\n"
            "2024 lun. janv. 8 21:15,fr,calm,calme,,Soupe\n"
            "2024 mar. févr. 6 9:05,fr,calm,calme,,Pain\n"
            "2024 周一 1月 8 下午9:15,zh,calm,平静,,汤\n2024-01-09 21:15,en,calm,calm,,Tea\n"
            "2024 lun 8 ene 21:15,es,calm,calma,,Pan\n2024 lun xyz 8 21:15,fr,calm,calme,,x\n"
        },
        [
            ("2024-01-08", "21:15", "Soupe"),
            ("2024-02-06", "09:05", "Pain"),
            ("2024-01-08", "21:15", "汤"),
            ("2024-01-09", "21:15", "Tea"),
            ("2024-01-08", "21:15", "Pan"),
        ],
        "a.csv",
        problems=["line 7"],
    ),
    Case(
        "bearable",
        "days with slashes",
        {
            "a.csv": "date,weekday,time of day,category,rating/amount,detail,notes\n"
            "1/25/2022,Tue,14:30,Mood,4,Mood,Tea\n1/2/2022,Sun,14:30,Mood,4,Mood,Soup\n"
        },
        [("2022-01-25", "14:30", "Tea"), ("2022-01-02", "14:30", "Soup")],
        "a.csv",
    ),
    Case(
        "presently",
        "days with points",
        {"a.csv": "entryDate,entryContent\n02.01.2024,Soup\n2024-01-03,Tea\n"},
        [("2024-01-02", None, "Soup"), ("2024-01-03", None, "Tea")],
        "a.csv",
    ),
    Case(
        "jrnl-text",
        "headers in other languages",
        {
            "a.txt": "[2024-01-12 下午 09:00:00] 汤\n[2024-01-13 下午 09时05分00秒] 面包\n"
            "[lun. 15 janvier 2024 10:00] Soupe\n[Treffen am 5. Mai 2024 um 10] stays\n"
            "[16. März 2024] Brot\n[12:30 Anna] stays too\n"
        },
        [
            ("2024-01-12", "21:00", "汤"),
            ("2024-01-13", "21:05", "面包"),
            ("2024-01-15", "10:00", "Soupe\n[Treffen am 5. Mai 2024 um 10] stays"),
            ("2024-03-16", None, "Brot\n[12:30 Anna] stays too"),
        ],
        "a.txt",
    ),
    Case(
        "journey",
        "newer names, and lists with a paragraph in each item",
        {
            "journey/1.json": '{"id":"1","version":2,"type":"html","timezone":"America/New_York",'
            '"dateOfJournal":"2023-11-21T03:30:00.000Z","favorite":true,"mood":3.0,"tags":["tea"],'
            '"text":"<p>Hi</p><ul><li><p>one</p></li><li><p>two</p></li></ul>"}',
            "journey/2.json": '{"id":"2","type":"markdown","timezone":"Asia/Kolkata","mood":0.0,'
            '"date_of_journal":1700536200000,"text":"*Bread*"}',
            "journey/3.json": '{"id":"3","date_of_journal":"someday","text":"Soup"}',
        },
        [
            ("2023-11-20", "22:30", "Hi\n- one\n- two"),
            ("2023-11-21", "08:40", "*Bread*"),
        ],
        zipped=True,
        more=[{"starred": True, "mood": "3", "tags": ("tea",)}, {"mood": ""}],
        problems=["journey/3.json"],
    ),
    Case(
        "wins-list",
        "days in other forms",
        {
            "wins.md": "# Wins\n\n## 5. Januar 2024\n- Suppe\n\n### 13.01.2024\n- Brot\n\n"
            "**2024-01-14**\n- Tea\n\n15.1.2024\n- Walk\n- 16.1.2024: Rest\n\n"
            "| Day | Win |\n|---|---|\n| 17.1.2024 | Call |\n\n## Week of 2024-01-22\n- Sun\n"
        },
        [
            ("2024-01-05", None, "Suppe"),
            ("2024-01-13", None, "Brot"),
            ("2024-01-14", None, "Tea"),
            ("2024-01-15", None, "Walk"),
            ("2024-01-16", None, "Rest"),
            ("2024-01-17", None, "Call"),
            ("2024-01-22", None, "Sun"),
        ],
        "wins.md",
        more=[
            *[{"remark": ""}] * 6,
            {"remark": "The file says the week, not the day. The day that it names was used."},
        ],
    ),
    Case(
        "wins-list",
        "a day and words on each line, with points",
        {"Erfolge.txt": "05.01.2024: Stuhl gebaut\n13.01.2024 - Tee\n"},
        [("2024-01-05", None, "Stuhl gebaut"), ("2024-01-13", None, "Tee")],
        "Erfolge.txt",
    ),
    Case(
        "org-journal",
        "a clock with am and pm",
        {
            "20240105": "* Friday, 05 January 2024\n** 10:15 PM Walk\n"
            "** 9:05am Tea\n** 11:00 ampere\n"
        },
        [
            ("2024-01-05", "22:15", "Walk"),
            ("2024-01-05", "09:05", "Tea"),
            ("2024-01-05", "11:00", "ampere"),
        ],
    ),
    Case(
        "diarium-file",
        "ticks of the clock on the wall, and words in HTML",
        {
            "a.diary": database(
                "CREATE TABLE Entries (DiaryEntryId INTEGER, Heading TEXT, Text TEXT, Rating INT)",
                "INSERT INTO Entries VALUES"
                " (638448399000000000, 'Night', '<p>Soup &amp; tea</p><p>Bread</p>', 4),"
                " (638448400000000000, NULL, 'Tea', 0), (638448401000000000, '', '', NULL),"
                " (1, 'The year one', 'x', 3), (NULL, '', 'No day', NULL)",
            )
        },
        [("2024-02-29", "21:45", "Soup & tea\nBread"), ("2024-02-29", "21:46", "Tea")],
        "a.diary",
        more=[{"title": "Night", "mood": "4", "level": None}, {"title": "", "mood": ""}],
        problems=["entry None", "entry 1"],
        left_out=["entry 638448401000000000"],
    ),
]
