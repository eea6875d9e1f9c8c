"""More small files of other programs: other languages and countries, other versions."""

from __future__ import annotations

from tests.importers.cases import Case

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
]
