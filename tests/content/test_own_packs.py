"""Own words by file: what is used of them, what is named, and what no file can change."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.content import (
    affirmations,
    evening,
    help_lines,
    morning,
    own_packs,
    small_things,
    week,
    wins,
)
from checkin.content.distress_words import heavy
from checkin.content.loader import load_items
from checkin.content.pack_check import OwnWords, our_ids, read_pack, safe_ids
from checkin.content.pack_tables import TABLES
from checkin.content.toml_lines import lines_of
from checkin.core.text import show
from checkin.domain.hard_moment import Tried, offers
from tests.support.packs import CONTENT

EXAMPLE = (CONTENT / "packs" / "example.toml").read_text(encoding="utf-8")
DAY = date(2026, 11, 21)


def use(*files: str) -> None:
    """Let these be the files of the folder."""
    folder = Path(own_packs.folder())
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(files):
        (folder / f"file-{number}.toml").write_text(text, encoding="utf-8")
    own_packs.forget()


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    yield
    own_packs.forget()


def problems(text: str | bytes) -> list[tuple[int, str]]:
    data = text.encode() if isinstance(text, str) else text
    return [(each.line, each.what) for each in read_pack(data)[1]]


def test_the_example_has_a_row_of_every_sort_and_no_problem() -> None:
    assert problems(EXAMPLE) == []
    assert {table.name for table in TABLES} < set(tomllib.loads(EXAMPLE))


def test_own_rows_come_first_and_take_the_place_of_ours_by_their_id() -> None:
    before = small_things.small_things(())
    use(EXAMPLE)
    ideas = small_things.small_things(())
    assert ideas[0].text == "Hold the stone from the beach."
    assert (ideas[0].time, ideas[0].done) == ("30s", "Held the stone from the beach")
    tea = next(idea for idea in ideas if idea.id == "st-body-2m-1")
    assert (tea.text, tea.topics) == ("Make a cup of mint tea.", ("drink",))
    left_out = {idea.id for idea in before} - {idea.id for idea in ideas}
    assert left_out == {"st-body-30s-2"}
    assert wins.chips(())[0].short == "Went out"
    assert wins.chips((), first_kind="rest")[0].short == "Went out"
    assert morning.intentions("low", ())[0].smaller == "Put the blue notebook on the table"
    assert morning.cues(())[0].text == "After the school bus leaves"
    assert wins.prompts(())[0].yes == "Someone smiled at me"
    assert wins.celebrations(())[0].text == "Put a shell in the jar."
    assert week.of_the_week(DAY, ())[0].text == "What did the blue notebook hold this week?"
    lines = affirmations.kind_lines(affirmations.ANY, ())
    assert lines[0].text == "I can begin again in the middle of a day."
    assert "aff-05" not in {line.id for line in lines}
    assert help_lines.lines("GB")[0].name == help_lines.lines("US")[0].name == "The practice"
    assert heavy("Honestly, the fog is back today") == "the fog is back"
    shown = [offer.text for offer in offers(ideas, [], day=DAY, own=[ideas[0].id])]
    assert shown[0] == "Hold the stone from the beach."
    assert len(shown) == len(offers(before, [], day=DAY)) + 1


def test_a_sentence_of_distress_counts_whatever_stands_between_its_words() -> None:
    use('distress = ["The fog is back.", "too much, again", "!"]\n')
    assert (
        heavy("honestly the fog is back today") == heavy("The fog. Is back") == "The fog is back."
    )
    assert heavy("It is too much again") == heavy("too much, again, today") == "too much, again"
    assert heavy("Walked!") == heavy("!") == heavy("the fogs are back") == ""


def test_words_of_ours_that_fitted_other_words_go_with_them() -> None:
    asked = next(each for each in load_items(wins.Prompt, "wins", "prompt") if each.yes)
    use(
        f'[[question]]\nid = "{asked.id}"\ntext = "What was warm today?"\n'
        '[[goal]]\nid = "int-low-03"\ntext = "Rinse my mouth"\n'
    )
    assert next(each for each in wins.prompts(()) if each.id == asked.id).yes == ""
    goal = next(each for each in morning.intentions(None, ()) if each.id == "int-low-03")
    assert goal.smaller == goal.text == "Rinse my mouth"


def test_a_row_without_what_it_needs_is_no_word_of_a_file() -> None:
    words, found = read_pack(b'[[win]]\nid = "mine"\n[[win]]\nid = "yours"\ntext = 1\n')
    assert [each.line for each in found] == [1, 5]
    assert words.rows["win"] == ()


def test_of_two_files_the_later_one_counts() -> None:
    row = '[[small_thing]]\nid = "st-body-2m-1"\ntext = "{}"\n'
    use(row.format("First"), row.format("Second"))
    texts = [idea.text for idea in small_things.small_things(())]
    assert "Second" in texts
    assert "First" not in texts


def test_questions_of_a_file_can_be_chosen_and_are_kept_as_it_says() -> None:
    use(EXAMPLE)
    own = evening.profiles(())[0]
    assert (own.id, own.label) == ("own", "From our sessions")
    asked = [(question.id, question.kind) for question in own.questions]
    assert asked == [("e-own-1", "line"), ("e-own-2", "win")]
    assert evening.morning_question("own", DAY) == "What would you like to be kind about today?"
    assert evening.profile("gone").id == evening.DEFAULT


def test_a_file_can_change_questions_of_ours() -> None:
    use('[profiles.parent]\nmorning = ["One", "Two"]\n[profiles.default]\nevening = ["Three"]\n')
    parent = evening.profile("parent")
    assert parent.label == "Parents and carers"
    assert len(parent.questions) == 3
    days = [date(2026, 11, day) for day in (21, 22)]
    assert {evening.morning_question("parent", day) for day in days} == {"One", "Two"}
    assert [question.ask for question in evening.profile("gone").questions] == ["Three"]


def test_lists_without_questions_say_nothing() -> None:
    usual = evening.profile(evening.DEFAULT)
    text = (
        '[profiles.own]\nname = "X"\nevening = []\nmorning = ["What is easy?"]\n'
        "[profiles.default]\nevening = []\nmorning = []\n"
    )
    assert problems(text) == []
    use(text)
    assert evening.profile(evening.DEFAULT) == usual
    assert evening.profile("own").questions == usual.questions
    assert evening.morning_question("own", DAY) == "What is easy?"


def test_where_files_leave_no_question_ours_are_asked() -> None:
    asked = week.of_the_week(DAY, (), wins=False)
    prompts = wins.prompts(())
    ids = [*(each.id for each in week.questions()), *(each.id for each in prompts)]
    own = '[[week_question]]\ntext = "What went well?"\nof_wins = true\n'
    use(f"not_for_me = {ids}\n{own}")
    assert [each.text for each in week.of_the_week(DAY, ())] == ["What went well?"]
    assert week.of_the_week(DAY, (), wins=False) == asked
    assert wins.prompts(()) == prompts
    out = {each.id for each in wins.prompts({"people"})}
    assert out < {each.id for each in prompts}


def test_without_a_folder_one_look_for_it_is_all_and_nothing_more_is_loaded() -> None:
    own_packs.forget()
    with patch.object(os, "scandir", side_effect=os.scandir) as looks:
        for _ in range(3):
            small_things.small_things(())
            wins.chips(())
            evening.profiles(())
    assert looks.call_count == 1
    assert own_packs.problems() == ()


@pytest.mark.parametrize(
    ("old", "new", "below", "said"),
    [
        ('name = "From our sessions"', 'name = "From', 0, "can't be read"),
        ('name = "From our sessions"', "name = 3", 0, "needs quotes"),
        ('"st-body-30s-2"]', '"st-none"]', 0, "nothing called st-none"),
        ('"st-body-30s-2"]', '"st-tool-people"]', 0, "always stays as it is"),
        ("distress = [", "sentences = [", 0, "They always stay"),
        ('distress = ["the fog is back"]', 'distress = "fog"', 0, "is a list"),
        ('id = "st-body-2m-1"', 'id = "St Body"', 0, "small letters"),
        ('id = "st-body-2m-1"', 'id = "gb-samaritans"', 0, "always stays as it is"),
        ('id = "st-body-2m-1"', 'id = "aff-01"', 0, "is a kind_line"),
        ('id = "st-body-2m-1"', 'id = "mine"\nhide = true', 0, "nothing called mine"),
        ('text = "Make a cup of mint tea."', f'text = "{"x" * 201}"', 0, "201 characters"),
        ('text = "Make a cup of mint tea."', 'text = "a\\u001b[2J"', 0, "U+001B"),
        ('text = "Make a cup of mint tea."', 'text = " "', 0, "no words"),
        ('time = "30s"', 'time = "an hour"', 0, "30s, 2m, 10m"),
        ('time = "30s"', 'topics = ["sea"]', 0, "topics can be"),
        ('time = "30s"', "topics = 1", 0, "is a list"),
        ('time = "30s"', "hide = 1", 0, "true or false"),
        ("[[goal]]", "[[gaol]]", 0, "Is it goal?"),
        ("[[goal]]", "[[walrus]]", 0, "nothing called walrus"),
        ("[[goal]]", "[goal]", 0, "[[goal]] above"),
        ('smaller = "Put the', 'small = "Put the', 0, "has no small"),
        ('text = "After the school bus leaves"', "", -1, "needs its text"),
        ('short = "Went out"', 'short = "Went out of the house"', 0, "It can have 16"),
        ('call = "555 0100"', "", -2, "call, text_to, chat, email"),
        ("[profiles.own]", "[profiles.Ö]", 0, "can't be read"),
        ("[profiles.own]", '[profiles."Ö"]', 0, "small letters"),
        ('name = "From our sessions"\nhelp', "help", -1, "profile needs its name"),
        ("morning = [", "noon = [", 0, "has no noon"),
        ('"What did you notice today?"', "1", 0, "needs quotes"),
        ('kind = "win"', 'kind = "song"', 0, "line, win"),
        ('kind = "win"', 'why = "win"', 0, "has no why"),
        ('ask = "What went', 'asks = "What went', 0, "needs its ask"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, below: int, said: str) -> None:
    line = EXAMPLE[: EXAMPLE.index(old)].count("\n") + 1 + below
    found = problems(EXAMPLE.replace(old, new, 1))
    assert any(each[0] == line and said in each[1] for each in found), found


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (b'name = "a"\n# \xff', 2, "UTF-8"),
        (b"#" * 300_000, 1, "too big"),
        (b"a = " + b"[" * 20_000, 1, "too many brackets"),
        (b"a = " + b"9" * 5_000, 1, "can't be read"),
        (b'[[win]]\ntext = "a"\n[[win]]\ntext = "a"', 4, "also on line 2"),
        (b'[[win]]\nid = "a"\ntext = "a"\n[[win]]\nid = "a"', 5, "also on line 2"),
        (b"profiles = 1", 1, "[profiles.own]"),
        (b"[profiles]\nown = 1", 2, "[profiles.own]"),
        (b'[profiles.own]\nname = "Own"\n', 1, "needs a question"),
        (b'[profiles.own]\nname = "O"\nevening = 1\n', 3, "is a list"),
        (b'[profiles.own]\nname = "O"\nevening = ["A"]\nkind_of_win = "x"', 4, "work-care"),
    ],
    ids=range(11),
)
def test_files_that_are_none_are_named_too(data: bytes, line: int, said: str) -> None:
    found = problems(data)
    assert any(each[0] == line and said in each[1] for each in found), found


def test_a_file_of_windows_is_read_and_its_lines_are_counted() -> None:
    data = "\ufeff" + EXAMPLE.replace("\n", "\r\n")
    assert problems(data) == []
    assert problems(data.replace("[[goal]]", "[[gaol]]"))[0][0] == 25


@pytest.mark.parametrize("bad", ["not toml", '[[win]]\ntext = ""', 'not_for_me = ["st-x"]'])
def test_a_file_with_a_problem_is_not_used_and_ours_are(bad: str) -> None:
    before = small_things.small_things(()), wins.chips(()), evening.profiles(())
    use('name = "Fine"\n[[win]]\ntext = "Fine"\n', f"{bad}\n[[goal]]\ntext = 'Rest'\n")
    assert small_things.small_things(()) == before[0]
    assert evening.profiles(()) == before[2]
    assert wins.chips(())[1:] == before[1]
    assert "Rest" not in {goal.text for goal in morning.intentions(None, ())}
    [(path, problem)] = own_packs.problems()
    assert path.endswith("file-1.toml")
    assert problem.line == 1 + bad.startswith("[[")


def test_what_is_in_the_folder_and_no_file_of_words_is_passed_over() -> None:
    use(EXAMPLE)
    folder = Path(own_packs.folder())
    (folder / "notes.txt").write_text("no TOML")
    (folder / ".hidden.toml").write_text("no TOML")
    (folder / "folder.toml").mkdir()
    os.mkfifo(folder / "pipe.toml")
    own_packs.forget()
    assert own_packs.problems() == ()
    assert len(own_packs.files()) == 1


def paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    pairs = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, inner in pairs:
        yield from paths(inner, (*path, key))


PIECES = st.sampled_from(
    [
        *("a", "b", '"q.x"', "'l'", ".", " = ", "\n", "\n", "[", "[[", "]", "]]", "{", "}", ","),
        *("1", '"s"', "'''x\ny'''", '"""a""""', '"\\""', "# c\n", "true", "1979-05-27 07:32:00"),
        *("\r\n", "[a]\n", "[[b]]\n", "k = 1\n", "[b.c]\n", "x = [1, {a = 2, b.c = 3},\n [3]]\n"),
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_every_part_of_a_document_has_its_line(text: str) -> None:
    try:
        document = tomllib.loads(text)
    except ValueError:
        return
    assert set(lines_of(text)) == set(paths(document))


def test_lines_are_those_of_an_editor() -> None:
    found = lines_of('a = """\nx"""\n\n[[b]]\nc = [\n  1,\n  { d = 2 },\n]\n[[b]]\n')
    assert found[("a",)] == 1
    assert found[("b", 0)] == 4
    assert found[("b", 0, "c", 0)] == 6
    assert found[("b", 0, "c", 1, "d")] == 7
    assert found[("b", 1)] == 9


MUTATIONS = st.tuples(
    st.integers(0, len(EXAMPLE)),
    st.integers(0, 6),
    st.text(st.characters(max_codepoint=0x300), max_size=4),
)


@given(st.lists(MUTATIONS, min_size=1, max_size=4))
def test_whatever_a_file_holds_is_used_or_named_and_never_obeyed(
    changes: list[tuple[int, int, str]],
) -> None:
    text = EXAMPLE
    for place, size, new in changes:
        text = text[:place] + new + text[place + size :]
    words, found = read_pack(text.encode())
    last = text.count("\n") + text.count("\r") + 1
    assert all(1 <= problem.line <= last for problem in found)
    assert all(problem.what == show(problem.what, one_line=True) for problem in found)
    if not found:
        rows = [row for table in words.rows.values() for row in table]
        texts = [text for row in rows for text in row.values() if isinstance(text, str)]
        assert all(text == show(text) for text in texts)


ROWS = st.builds(
    '[[{}]]\nid = "{}"\n{}\n'.format,
    st.sampled_from([table.name for table in TABLES]),
    st.sampled_from([*sorted(safe_ids()), "st-body-2m-1", "mine", "aff-01"]),
    st.sampled_from(
        ["hide = true", 'text = "x"', 'name = "x"\ncall = "1"', 'text = "x"\ngroup = "someone"']
    ),
)
LISTS = st.lists(st.sampled_from([*sorted(safe_ids()), "st-body-2m-1"]), max_size=2).map(
    "not_for_me = {}\n".format
)
OTHERS = st.sampled_from(["[offer_help]\n", "sentences = []\n", "[heavy]\n", "[care]\n", ""])


@given(LISTS, OTHERS, st.lists(ROWS, max_size=4))
def test_what_leads_to_people_survives_any_file(listed: str, other: str, rows: list[str]) -> None:
    data = "".join(("" if other.startswith("[") else other, listed, *rows, other)).encode()
    words, found = read_pack(data)
    named = set(tomllib.loads(listed)["not_for_me"]) & safe_ids()
    assert not named or found
    # also where somebody made the program use it with all its problems
    used = own_packs.InUse([own_packs.PackFile("x.toml", words)])
    ideas = load_items(small_things.Idea, "small_things", "item")
    lines = load_items(help_lines.HelpLine, "help_lines", "line")
    merged = used.merged(ideas, small_things.Idea, "small_things", "item")
    assert {idea for idea in ideas if idea.id in safe_ids()} <= set(merged)
    assert set(lines) <= set(used.merged(lines, help_lines.HelpLine, "help_lines", "line"))
    shown = offers(merged, [], day=DAY, own=(), hidden=set(our_ids()))
    assert "st-tool-people" in {offer.key for offer in shown}


def test_what_leads_to_people_survives_words_that_nobody_checked() -> None:
    row = {"id": "st-tool-people", "text": "Nobody"}
    four = ({"id": f"someone-{n}", "text": f"Ring {n}", "group": "someone"} for n in range(4))
    words = OwnWords("", {"small_thing": (row, *four)}, hidden=frozenset({"st-tool-people"}))
    used = own_packs.InUse([own_packs.PackFile("x.toml", words)])
    ideas = load_items(small_things.Idea, "small_things", "item")
    merged = used.merged(ideas, small_things.Idea, "small_things", "item")
    people = next(idea for idea in ideas if idea.id == "st-tool-people")
    assert people in merged
    harder = [Tried(people.id, people.text, "harder", DAY)]
    shown = [offer for offer in offers(merged, harder, day=DAY) if offer.group == "someone"]
    assert [offer.text for offer in shown] == ["Ring 0", "Ring 1", "Ring 2", people.text]


def test_names_in_a_file_are_harmless_in_what_is_said_of_them() -> None:
    [(line, said)] = problems(b'"\\u001b[2J\\n\\u202e" = 1')
    assert line == 1
    assert said == show(said, one_line=True)
    assert "[2J" in said
