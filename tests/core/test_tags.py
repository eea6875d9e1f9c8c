"""What is a topic or a person in a text, and what only looks like one."""

# ruff: noqa: RUF001 - letters that look like others are what this is about

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checkin.core.clock import Clock
from checkin.core.entries import NewEntry
from checkin.core.query import EntryQuery
from checkin.core.text import as_tag, clean, tags, tags_at, words
from checkin.journal import Journal
from tests.core.test_text import ANYTHING

READ = (
    # names
    ("Saw @O'Brien and @O’Neill", ["@o'brien", "@o'neill"]),
    ("@O´Brien @O`Brien @O′Brien @O‛Brien, `@sam` and @ana`s", ["@o'brien", "@sam", "@ana"]),
    ("#שלום־עולם", ["#שלום-עולם"]),
    ("@dr.smith called. Then @dr.", ["@dr.smith", "@dr"]),
    ("@jean-luc, @d'Artagnan; @J.R.R.Tolkien!", ["@jean-luc", "@d'artagnan", "@j.r.r.tolkien"]),
    ("@Gal·la and @anne_marie", ["@gal·la", "@anne_marie"]),
    ("@sam's dog, @Sam’s cat, @SAM'S bird, @sam'll come, @James' car", ["@sam", "@james"]),
    ("@sam... @ana.) '@kim' \"@lee\"", ["@sam", "@ana", "@kim", "@lee"]),
    ("@Zoë, @ŁUCJA and @Đặng", ["@zoë", "@łucja", "@đặng"]),
    ("#don't-panic #self-care- #day_one_!", ["#don't-panic", "#self-care", "#day_one"]),
    ("#work.Then home", ["#work"]),
    ("#İş #iş #IŞIK #ışık", ["#iş", "#işik"]),
    ("#draußen #DRAUSSEN", ["#draussen"]),
    # signs and scripts
    ("今日は#日記、散歩/読書#本", ["#日記", "#本"]),
    ("＃日記＠さくら", ["#日記", "@さくら"]),
    ("＃Ｗｏｒｋ #work", ["#work"]),
    ("회의#업무 วันนี้#บันทึก", ["#업무", "#บันทึก"]),
    ("#هذا #می‌خواهم #हिन्दी", ["#هذا", "#میخواهم", "#हिन्दी"]),
    # what may stand before
    ("(@sam) [#a] \"#b\" '@c' *#d* -@e", ["@sam", "#a", "#b", "@c", "#d", "@e"]),
    ("tired,#work;@x 🎉#party ❤️#love", ["#work", "@x", "#party", "#love"]),
    ("https://example.org/a#b #c", ["#c"]),
    ("见 http://a.example/c。#标签", ["#标签"]),
)
NOT_READ = (
    "https://en.wikipedia.org/wiki/Calm_(company)#History",
    "en.wikipedia.org/wiki/Calm_(company)#History",
    "https://example.org/?ref=#conf7",
    "https://example.org/?u=@sam",
    "?ref=#conf7",
    "?u=@sam",
    "https://ja.wikipedia.org/wiki/日本#歴史",
    "https://example.org/(a),#b;@c",
    "(https://example.org/a)#b",
    "見てhttps://example.org/a)#b",
    "HTTPS://EXAMPLE.ORG/)#TOP",
    "ftp://me:pass!@host.example/)#a",
    "example.org?(a)#b",
    "[a link](#top) <a href=\"#top\"> <a href='#top'>",
    "[a link](https://example.org/#top)",
    "mailto:sam@example.org?subject=(x)#y",
    "sam@example.org sam_@example.org sam.@example.org o'brien-@example.org",
    'first.last+@example.org "john doe"@example.org',
    "山田@example.jp",
    "notes/(draft)#two and/or(#three) ~/(a)#b C:\\#x",
    "#1, @2, # alone, @ alone, C# and a@, ## head, #️⃣",
    "don't@me a#b a@b",
    "&#x27; $#argv",
)


@pytest.mark.parametrize(("text", "found"), READ)
def test_it_is_read(text: str, found: list[str]) -> None:
    assert tags(text) == found


@pytest.mark.parametrize("text", NOT_READ)
def test_it_is_not_read(text: str) -> None:
    assert tags(text) == []
    assert tags(f"Before {text} after") == []


@given(ANYTHING)
def test_reading_never_raises_and_says_where(text: str) -> None:
    after = 0
    for start, end, written in tags_at(text):
        assert after <= start < end <= len(text)
        assert as_tag(written) == as_tag(text[start:end]), "the words between are the tag"
        after = end
    assert tags(text) == list(dict.fromkeys(as_tag(text[a:b]) for a, b, _ in tags_at(text)))


LETTERS = st.text(st.characters(categories=["Lu", "Ll", "Lt", "Nd"]), min_size=1, max_size=6)
BETWEEN = st.sampled_from(["'", "’", ".", "-", "_", "·", "\u2011"])
NAMES = st.lists(LETTERS, min_size=1, max_size=4).flatmap(
    lambda parts: st.lists(BETWEEN, min_size=len(parts) - 1, max_size=len(parts) - 1).map(
        lambda signs: "".join(a + b for a, b in zip(parts, [*signs, ""], strict=True))
    )
)


@given(NAMES, st.sampled_from(["", "(", '"', "Saw ", "今日は"]), st.sampled_from(" .,;:!?)\"'…—"))
def test_a_name_keeps_its_letters(name: str, before: str, after: str) -> None:
    ending = max(name.rfind(sign) for sign in "'’")
    assume(name[ending + 1 :].casefold() not in ("s", "d", "m", "ll", "re", "ve"))
    assume(any(map(str.isalpha, clean(name))))
    assume(before != "今日は" or "." not in name)  # that is how an address of mail reads
    assert tags(f"{before}@{name}{after} again") == [as_tag(f"@{name}")]


HOST = st.sampled_from(
    ["example.org", "en.wikipedia.org", "localhost:8000", "日本.example", "[::1]"]
)
REST = st.text(st.sampled_from("ab1#@/?=&()'\",;:.!-_~%+*$[]日é"), max_size=20)
ADDRESSES = st.one_of(
    st.builds(
        "{}://{}/{}".format, st.sampled_from(["http", "https", "FTP", "obsidian"]), HOST, REST
    ),
    st.builds("{}/{}".format, st.sampled_from(["example.org", "docs", "~", ".."]), REST),
    st.builds(
        "{}@{}".format,
        st.text(st.sampled_from("ab1.+-_'"), min_size=1, max_size=8).filter(
            lambda local: any(map(str.isalnum, local))
        ),
        st.sampled_from(["example.org", "mail.example.co", "docomo.ne.jp"]),
    ),
)


@given(
    ADDRESSES, st.sampled_from(["", "(", "<", "見て "]), st.sampled_from(["", " #tag", "。#tag"])
)
def test_a_tag_is_never_inside_an_address(address: str, before: str, after: str) -> None:
    assert tags(before + address + after) == (["#tag"] if after else [])


@given(st.text(st.sampled_from("#@＃＠aÉß日한İ'’.-_ \n/:"), max_size=30))
def test_a_tag_that_is_read_is_found(text: str) -> None:
    found = tags(clean(text))
    if not found:
        return
    with Journal.in_memory(Clock()) as journal:
        entry = journal.add(NewEntry("win", text))
        assert sorted(entry.tags) == sorted(found)
        for tag in found:
            assert journal.entries(EntryQuery(tags=(tag,))) == [entry]
            assert journal.entries(EntryQuery(tags=(tag.upper(),))) == [entry]
            assert not words(tag) or journal.entries(EntryQuery(text=tag)) == [entry]


def test_a_long_text_full_of_signs_is_read_at_once() -> None:
    assert len(tags("#a)" * 30_000)) == 1
    assert tags("日/" * 30_000 + "日#日") == ["#日"]
    assert tags("https://" + "#a)" * 30_000) == []
