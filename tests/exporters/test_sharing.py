"""What goes out to someone else: the words that were chosen, those of the template, and no more."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from wcwidth import wcswidth

from checkin.content.hard_moment import kinds
from checkin.content.loader import load_pack
from checkin.content.sharing import ShareTemplate, templates
from checkin.content.strings import strings
from checkin.content.urge_words import urge
from checkin.core.entries import HERE, NOT_YET, PLAN, Entry, Kind, Outcome
from checkin.core.support_records import Document
from checkin.core.text import show
from checkin.domain.sharing import for_others, left_out, offered, shared_document
from checkin.exporters.atomic_file import free_name
from checkin.exporters.share_page import NOTE_WIDTH, page, text

ALL = {template.name: template for template in templates(())}
KINDS: tuple[Kind, ...] = ("win", "intention", "setback", "step", "reflection")
OF_A_PAGE: dict[str, set[Kind]] = {
    "therapist": set(KINDS),
    "friend": {"win", "reflection"},
    "circle": {"win", "reflection"},
    "faith": {"win", "reflection"},
    "note": {"win", "reflection", "intention"},
}
"""Which kinds have a place on which page."""


def entry(number: int, kind: Kind, words: str, day: int = 21, **more: object) -> Entry:
    return Entry(number, f"uid{number}", kind, date(2026, 11, day), None, words, **more)  # type: ignore[arg-type]


def said(name: str, entries: list[Entry], question: str = "") -> str:
    found = shared_document(ALL[name], entries, question)
    assert found is not None
    return text(found, note=ALL[name].is_note)


WEEK = [
    entry(1, "win", "Swam", 14, why="my secret", feelings=("proud",), label="rest"),
    entry(2, "setback", "Shouted at Sam", 15, why="what came before", before=9),
    entry(3, "step", "Drank water", 15, outcome="easier", parent=2, after=4),
    entry(4, "win", "Said sorry", 16),
    entry(5, "reflection", "The light", 17, cue="One thing to keep?"),
    entry(6, "intention", "rest", 18, cue="After lunch"),
]


def test_a_therapists_page_has_headings_and_dated_lines_by_week() -> None:
    assert said("therapist", WEEK, "Is this normal?") == (
        "From 14 November 2026 to 18 November 2026\n"
        "=========================================\n"
        "\n"
        "Wins I noticed\n"
        "--------------\n"
        "Week of 9 November 2026\n"
        "- Sat 14 Nov: Swam\n"
        "\n"
        "Week of 16 November 2026\n"
        "- Mon 16 Nov: Said sorry\n"
        "\n"
        "What was hard\n"
        "-------------\n"
        "Week of 9 November 2026\n"
        "- Sun 15 Nov: Shouted at Sam\n"
        "  - Drank water (easier)\n"
        "\n"
        "Also\n"
        "----\n"
        "Week of 16 November 2026\n"
        "- Tue 17 Nov: One thing to keep? The light\n"
        "- Wed 18 Nov: After lunch, I will rest\n"
        "\n"
        "A question I have\n"
        "-----------------\n"
        "Is this normal?\n"
        "\n"
        "Written by me, in my own words. Not a clinical record.\n"
    )


def test_a_part_without_anything_is_left_out_whole() -> None:
    assert said("therapist", WEEK[:1]) == (
        "On 14 November 2026\n"
        "===================\n"
        "\n"
        "Wins I noticed\n"
        "--------------\n"
        "- Sat 14 Nov: Swam\n"
        "\n"
        "Written by me, in my own words. Not a clinical record.\n"
    )


def test_a_step_without_its_moment_is_told_as_what_helped() -> None:
    assert "What helped, and what didn't\n" in said("therapist", [WEEK[2]])
    assert "- Sun 15 Nov: Drank water (easier)\n" in said("therapist", [WEEK[2]])
    assert "What helped" not in said("therapist", WEEK[1:3])


def test_what_is_there_again_stands_once_with_all_its_days() -> None:
    page = said(
        "therapist",
        [
            entry(1, "win", "Walked", 14),
            entry(2, "win", "walked.", 16),
            entry(3, "win", "Sang", 16),
            entry(4, "step", "Drank water", 17, outcome="easier"),
            entry(5, "win", "Drank water", 17, parent=4),
            entry(6, "intention", "Ring Mum", 18),
            entry(7, "win", "Ring Mum", 18, parent=6),
            *(entry(10 + n, "win", "Rested", n) for n in range(1, 7)),
        ],
    )
    assert page.casefold().count("walked") == page.count("Drank water") == page.count("Rested") == 1
    assert page.count("Ring Mum") == 1
    assert "Also" not in page
    assert "- Sat 14 Nov, Mon 16 Nov: Walked\n" in page
    assert "- 6 days, from Sun 1 Nov to Fri 6 Nov: Rested\n" in page


def test_a_hard_moment_of_which_nothing_is_said_has_its_day_and_no_filler() -> None:
    page = said("therapist", [entry(1, "setback", "", 15), entry(2, "step", "Sat", 15, parent=1)])
    assert "What was hard\n-------------\n- Sun 15 Nov\n  - Sat\n" in page
    assert "A hard moment" not in page


def test_a_therapists_page_has_the_same_headings_as_markdown_and_html() -> None:
    found = shared_document(
        ALL["therapist"], [*WEEK, entry(9, "win", "<b> *two*\n1. lines", 18)], "Why?"
    )
    assert found is not None
    marked = "".join(page("md", found))
    assert marked.startswith("# From 14 November 2026 to 18 November 2026\n\n## Wins I noticed\n")
    assert "\n### Week of 9 November 2026\n\n- Sat 14 Nov: Swam\n" in marked
    assert "- Sun 15 Nov: Shouted at Sam\n  - Drank water (easier)\n" in marked
    assert "- Wed 18 Nov: \\<b> \\*two\\*  \n  1\\. lines\n" in marked
    html = "".join(page("html", found))
    assert html.count("<h1>") == 1
    assert re.findall("<h2>(.*?)</h2>", html) == [
        "Wins I noticed",
        "What was hard",
        "Also",
        "A question I have",
    ]
    assert '<li>Sun 15 Nov: <bdi>Shouted at Sam</bdi>\n<ul>\n<li dir="auto">Drank water' in html
    assert "&lt;b&gt; *two*\n1. lines" in html
    for form in ("txt", "md", "html"):
        told = "".join(page(form, found))
        assert [told.count(each.text) for each in WEEK] == [1] * len(WEEK)


def test_a_friend_reads_what_went_well() -> None:
    assert said("friend", WEEK) == (
        "I wanted to share something small that went well:\n"
        "- Swam\n"
        "- Said sorry\n"
        "\n"
        "Something from my day:\n"
        "The light\n"
        "\n"
        "You don't have to do anything. I wanted you to know.\n"
    )
    assert [each.id for each in left_out(ALL["friend"], WEEK)] == [2, 3, 6]


@pytest.mark.parametrize("name", ["friend", "circle", "faith"])
def test_what_is_no_win_is_not_called_good_news(name: str) -> None:
    awful = entry(1, "reflection", "the day was awful", source="e-look")
    told = said(name, [awful])
    assert told.startswith("Something from my day:\nthe day was awful\n")
    assert not re.search("went well|glad|thank", told)
    both = said(name, [awful, WEEK[0]])
    assert re.search(r"(went well|glad I did|thanks for):\nSwam\n\nSomething from", both)
    assert said("note", [awful]) == "the day was awful\n"


@pytest.mark.practice(77)
def test_a_note_holds_what_was_chosen_in_short_lines_with_room_around_them() -> None:
    long = "Called my sister back although I had put it off for weeks and weeks"
    assert said("note", [WEEK[0], entry(9, "win", long)]) == (
        "Swam\n\n\nCalled my sister back although I\nhad put it off for weeks and\nweeks\n"
    )


def test_wins_of_the_working_day_and_ones_own_make_a_page_for_coworkers() -> None:
    work, own = entry(1, "win", "Wrote the report", source="e-work"), entry(2, "win", "Sang")
    assert (
        said("supervision", [own, work])
        == "One work win: Wrote the report\nOne personal win: Sang\n"
    )
    tagged = entry(3, "win", "Wrote it #work", tags=("#work",))
    assert "One work win: Wrote it\n" in said("supervision", [tagged, own])
    assert said("supervision", [work]) == "One work win: Wrote the report\n"
    assert said("supervision", [work, own, entry(4, "win", "Ran"), WEEK[1]]) == (
        "Wins at work:\nWrote the report\n\nPersonal wins:\n- Sang\n- Ran\n"
    )
    assert said("supervision", [work, tagged]) == (
        "Wins at work:\n- Wrote the report\n- Wrote it\n"
    )
    assert shared_document(ALL["supervision"], [own]) is None
    used = [
        entry(5, "win", f"{words} #work", tags=("#work",)) for words in ("I drank wine", "relapsed")
    ]
    assert said("supervision", [work, *used]) == "One work win: Wrote the report\n"
    assert left_out(ALL["supervision"], [work, *used]) == used


def test_whoever_has_nothing_to_read_is_not_offered() -> None:
    def names(*entries: Entry, off: tuple[str, ...] | None = ()) -> list[str]:
        return [template.name for template in offered(entries, off)]

    assert names(WEEK[0]) == ["therapist", "friend", "circle", "faith", "note"]
    assert names(WEEK[0], off=None) == ["therapist", "friend", "circle", "note"]
    assert names(WEEK[1], WEEK[2]) == ["therapist"]
    assert names(WEEK[5]) == ["therapist", "note"]
    assert names() == []
    assert shared_document(ALL["friend"], [WEEK[1]]) is None


def test_what_lies_ahead_is_no_good_news_yet_but_may_hang_on_the_fridge() -> None:
    plan = entry(1, "reflection", "call Sam", cue="When it is loud", source=PLAN)
    item = entry(2, "reflection", "Talk about it", source=NOT_YET)
    assert shared_document(ALL["friend"], [plan, item]) is None
    assert said("note", [plan]) == "When it is loud, I will call Sam\n"
    assert "Talk about it" in said("therapist", [item])
    here = entry(3, "reflection", "I was here", source=HERE)
    assert "I was here" in said("friend", [here])


def test_a_hard_moment_without_words_is_told_by_its_kind() -> None:
    kind = kinds(())[0]
    assert kind.label in said("therapist", [entry(1, "setback", "", label=kind.id)])


def test_several_lines_stay_one_item() -> None:
    two = [entry(1, "win", "One\ntwo"), entry(2, "win", "Three")]
    assert "- One\n  two\n- Three\n" in said("friend", two)


# Whatever is chosen

WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029"), min_size=1
).filter(str.strip)
ONE_WORD = st.text(st.characters(exclude_categories=("C", "Z")), max_size=8)
"""Short enough to stay whole on a line of a note."""


@st.composite
def chosen(draw: st.DrawFn) -> list[Entry]:
    """Entries of all kinds, each with words of its own and with private ones."""
    found = []
    for number in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(KINDS))
        outcomes: tuple[Outcome | None, ...] = (None, "easier") if kind == "step" else (None,)
        found.append(
            entry(
                number,
                kind,
                f"<{number}>{draw(ONE_WORD)}</{number}>",
                draw(st.integers(1, 28)),
                why="PRIVATE",
                feelings=("PRIVATE",),
                marks=("PRIVATE",),
                tags=("#private",),
                before=7777,
                outcome=draw(st.sampled_from(outcomes)),
            )
        )
    return found


def own_words(template: ShareTemplate) -> set[str]:
    """All words that a template brings with it; on a therapist's page, dates and outcomes too."""
    brought = [re.sub(r"\{\w+\}", " ", template.text)]
    if template.name == "therapist":
        shared = strings("share")
        brought += [f"{day}" for day in range(1, 32)] + ["November October 2026 On From to Week of"]
        brought += ["easier Mon Tue Wed Thu Fri Sat Sun Nov"]
        brought += [str(shared["also"]), str(shared["not_clinical"])]
    return set(re.findall(r"\w+", " ".join(brought)))


@given(chosen(), st.sampled_from(sorted(OF_A_PAGE)))
def test_all_that_was_chosen_of_its_kinds_goes_out_and_nothing_else(
    entries: list[Entry], name: str
) -> None:
    assume(not any(urge(each.text) for each in entries))  # these are not for friends
    template = ALL[name]
    found = shared_document(template, entries)
    goes = [each for each in entries if each.kind in OF_A_PAGE[name]]
    assert [e.id for e in entries if e not in goes] == [e.id for e in left_out(template, entries)]
    assert (found is None) == (not goes)
    if found is None:
        return
    rest = text(found, note=template.is_note)
    for each in goes:
        said = show(
            for_others(each, names=template.takes_hard).text
        )  # what nobody can see is left out
        assert said in rest
        rest = rest.replace(said, " ", 1)
    assert set(re.findall(r"\w+", rest)) <= own_words(template)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_no_line_of_a_note_is_wider_than_the_paper(texts: list[str]) -> None:
    note = text(Document("", (("", tuple(texts)),)), note=True)
    assert all(wcswidth(line) <= NOTE_WIDTH for line in note.split("\n"))
    assert "".join(note.split()) == "".join("".join(show(each).split()) for each in texts)


@given(st.lists(WORDS, min_size=1, max_size=4), st.booleans())
def test_a_page_to_print_says_the_same_and_obeys_nothing(texts: list[str], note: bool) -> None:
    found = Document(texts[0], (("<b>A & B</b>", tuple(texts)),))
    html = "".join(page("html", found, note=note))
    body = html.partition("<body>")[2].partition("</body>")[0]
    assert set(re.findall(r"<(\w+)", body)) <= {"section", "p", "ul", "li"}
    told = unescape(re.sub(r"<[^>]+>", " ", body))
    wanted = " ".join(["<b>A & B</b>", *map(show, texts)])
    assert "".join(told.split()) == "".join(wanted.split())
    assert "default-src 'none'" in html


def test_a_short_note_is_printed_large_and_a_long_one_on_one_page_too() -> None:
    def size(items: list[str], note: bool = True) -> int:
        html = "".join(page("html", Document("", (("", tuple(items)),)), note=note))
        found = re.search(r"font: (\d+)pt", html)
        assert found is not None
        return int(found[1])

    assert size(["Swam"]) == 64
    assert size(["Swam"]) > size(["Called my sister back"] * 8) > size(["Called her"] * 30) >= 12
    assert size(["Swam"], note=False) == 12
    assert size(["Swam and came home again by bus"] * 45, note=False) == 11


def test_markdown_shows_the_words_as_they_are() -> None:
    found = Document(
        "", (("Wins:", ("# no heading", "1. *no* list\n> no quote")), ("", ("+ one",)))
    )
    assert "".join(page("md", found)) == (
        "Wins:\n\n- \\# no heading\n- 1\\. \\*no\\* list  \n  \\> no quote\n\n\\+ one\n"
    )


def test_any_other_name_is_plain_text() -> None:
    found = Document("", (("Wins:", ("Swam",)),))
    assert "".join(page("txt", found)) == text(found) == "Wins:\nSwam\n"


def test_what_a_terminal_would_obey_is_shown_instead() -> None:
    out = said("friend", [entry(1, "win", "a\x1b[31mb")])
    assert "\x1b" not in out
    assert "a␛[31mb" in out


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    name = f"{tmp_path}/note.txt"
    assert free_name(name) == name
    (tmp_path / "note.txt").touch()
    (tmp_path / "note-2.txt").touch()
    assert free_name(name) == f"{tmp_path}/note-3.txt"


def test_every_name_of_a_template_is_its_own() -> None:
    assert len(ALL) == len(load_pack("sharing")["template"])
    assert [name for name, template in ALL.items() if template.is_note] == ["note"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Rob came back #work", "Rob came back"),
        ("#sleep was bad, but I got up #rest #calm", "sleep was bad, but I got up"),
        ("didn't buy a bottle at the shop, #proud", "didn't buy a bottle at the shop"),
        ("went out; #rest, #calm", "went out"),
        (", #work", ", work"),
        ("Tea with @Tom", "Tea with Tom"),
        ("#work", "work"),
        ("#work #rest", "work"),
        ("slept through #work @J", "slept through"),
        ("stayed with the silence in session #work @J", "stayed with the silence in session"),
        ("talked #work with @J about rest", "talked work with J about rest"),
        ("got the kids to school on time #kids", "got the kids to school on time"),
        ("ate something #food & rang Mum", "ate something & rang Mum"),
        ("Slept. #rest, rang Mum", "Slept. rang Mum"),
        ("slept well #rest. Rang @Mum!", "slept well. Rang Mum!"),
        ("good #work today, and work is done", "good today, and work is done"),
        ("#rest\nslept (#calm) and ate @home\nsat", "slept and ate\nsat"),
        ("my friend @Sam called, and client @J's mother", "my friend called, and client's mother"),
        ("Tea with @A, @B and @C", "Tea with A, B and C"),
        ("Walked, @Tom and I", "Walked, Tom and I"),
        ("@J #rest slept, thanked @Sam", "J slept, thanked Sam"),
        ("talked about #work @J", "talked about work"),
        ("froze when @K cried, and K left K @K too", "froze when K cried, and K left K too"),
        ("Read https://a.example/#part and wrote to me@a.example", None),
        ("Chord of C# minor", None),
    ],
)
def test_tags_that_are_words_stay_words_for_others_and_all_others_go(
    words: str, said: str | None
) -> None:
    assert for_others(entry(1, "win", words), names=True).text == (said or words)


@pytest.mark.parametrize(
    "words", ["bad night #relapsed", "bad night, I #relapsed", "relapsed #work"]
)
def test_words_of_using_in_a_tag_are_not_for_friends(words: str) -> None:
    both = [entry(1, "win", "Swam"), entry(2, "win", words, tags=("#work",))]
    for name in ("friend", "note"):
        assert "bad night" not in said(name, both)
        assert "relapsed" not in said(name, both)


AT_WORK = [
    entry(1, "win", "asked for a second opinion about K, good call #work @K", tags=("#work", "@k")),
    entry(2, "win", "@Will slept; I will rest with Will", tags=("#work", "@will")),
]


@pytest.mark.parametrize("name", ["friend", "circle", "faith", "note", "supervision"])
def test_no_page_that_leaves_the_house_names_a_person(name: str) -> None:
    page = shared_document(ALL[name], AT_WORK)
    assert page is not None
    told = text(page)
    assert "Someone slept; I will rest with" in told
    assert "second opinion about someone, good call" in " ".join(told.split())
    assert "K" not in told
    assert page.care.startswith("Names with an @ are left out. Please take out anything else")
    plain = shared_document(ALL[name], [entry(3, "win", "Swam", source="e-work")])
    assert plain is not None
    assert "Please take out" in plain.care


def test_a_name_without_its_sign_is_taken_out_of_the_page_for_supervision() -> None:
    told = said("supervision", AT_WORK)
    assert "- asked for a second opinion about someone, good call\n" in told
    assert "- Someone slept; I will rest with someone\n" in told


def test_a_therapist_reads_names_and_is_no_place_for_those_of_clients() -> None:
    page = shared_document(ALL["therapist"], AT_WORK)
    assert page is not None
    assert "Will slept; I will rest with Will" in text(page)
    assert "who a client is" in page.care
    tea = shared_document(ALL["therapist"], [entry(3, "win", "Tea with @Tom", tags=("@tom",))])
    assert tea is not None
    assert (text(tea).count("Tom"), tea.care) == (1, "")
    swam = shared_document(ALL["friend"], [WEEK[0]])
    assert swam is not None
    assert swam.care == ""
