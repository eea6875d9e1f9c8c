"""What a hard moment offers: what eased comes first, what made it harder never does."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.content.small_things import Idea, first_three, pinned, small_things
from checkin.domain.hard_moment import FACING, Limits, Offer, Plan, Tried, offers, own_step_key

TODAY = date(2025, 11, 22)
IDEAS = small_things()
IDS = [idea.id for idea in IDEAS]
KEYS = [*IDS, "own:text sam", "own:sit with the cat", "own:play the drum"]
MOMENTS = [None, "urge", "clash", "feeling"]
TOPICS = sorted({topic for idea in IDEAS for topic in idea.topics})

days = st.dates(date(2023, 1, 1), TODAY)
moments = st.sampled_from(MOMENTS)


def steps(keys: list[str] = KEYS) -> st.SearchStrategy[list[Tried]]:
    outcome = st.sampled_from(["easier", "same", "harder", None])
    step = st.builds(Tried, st.sampled_from(keys), st.just("some words"), outcome, days, moments)
    return st.lists(step, max_size=25)


def few(keys: list[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(keys), max_size=8)


plans_made = st.lists(
    st.builds(
        Plan,
        st.sampled_from(["Text Sam", "Sit with the cat", "Open a window"]),
        moments,
        st.just("When it starts"),
    ),
    max_size=4,
)
fits = st.lists(st.sampled_from(IDS), max_size=3)
sizes = st.builds(
    Limits, st.integers(0, 4), st.integers(0, 6), *[st.integers(0, 9) for _ in range(4)]
)


def keys(found: tuple[Offer, ...], *groups: str) -> list[str]:
    return [offer.key for offer in found if not groups or offer.group in groups]


def tried(key: str, outcome: str, ago: int = 1, moment: str | None = None) -> Tried:
    assert outcome in ("easier", "same", "harder")
    words = key.removeprefix("own:").capitalize()
    return Tried(key, words, outcome, TODAY - timedelta(ago), moment)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Small:
    """An idea as small as it can be."""

    id: str
    time: str = "30s"
    topics: tuple[str, ...] = ()
    group: str = "body"
    tool: str | None = None
    moment: str = ""

    @property
    def text(self) -> str:
        return self.id


@pytest.mark.practice(80)
def test_water_one_line_and_breathing_are_near_the_top() -> None:
    found = offers(IDEAS, [], day=TODAY, pinned=pinned())
    assert keys(found, "30s")[0] == "st-tool-breathe"
    assert keys(found, "2m")[:2] == ["st-body-2m-1", "st-words-2m-1"]


@pytest.mark.practice(80)
@given(history=steps(), day=days, moment=moments)
def test_the_first_three_are_there_until_one_made_it_harder(
    history: list[Tried], day: date, moment: str | None
) -> None:
    harder = {step.key for step in history if step.outcome == "harder"}
    shown = keys(offers(IDEAS, history, day=day, moment=moment, pinned=pinned()))
    assert set(first_three()) - harder <= set(shown)


def test_a_first_visit_offers_a_few_of_each_length_and_then_someone() -> None:
    found = offers(IDEAS, [], day=TODAY, pinned=pinned())
    assert [offer.group for offer in found] == ["30s"] * 3 + ["2m"] * 3 + ["10m"] * 2 + ["someone"]
    assert found[-1].tool == "people"


def test_a_plan_for_this_kind_of_moment_comes_first() -> None:
    plans = [Plan("Go for a walk", None), Plan("Ride the wave", "urge", "When I pass the shop")]
    found = offers(IDEAS, [tried("own:text sam", "easier")], day=TODAY, moment="urge", plans=plans)
    assert [(o.text, o.group) for o in found[:3]] == [
        ("Ride the wave", "plan"),
        ("Go for a walk", "plan"),
        ("Text sam", "helped"),
    ]
    assert found[0].cue == "When I pass the shop"


def test_what_was_agreed_comes_before_plans_takes_no_room_from_them_and_stands_once() -> None:
    plans = [Plan(f"plan {number}") for number in range(5)]
    found = offers(IDEAS, [], day=TODAY, agreed=["Call Jan", "plan 0", "call jan."], plans=plans)
    assert keys(found, "agreed") == ["own:call jan", "own:plan 0"]
    assert keys(found, "plan") == ["own:plan 1", "own:plan 2", "own:plan 3"]
    assert keys(found)[0] == "own:call jan"
    harder = offers(IDEAS, [tried("own:call jan", "harder")], day=TODAY, agreed=["Call Jan"])
    assert keys(harder, "agreed") == []
    away = offers(IDEAS, [], day=TODAY, agreed=["Call Jan"], hidden={"own:call jan"})
    assert keys(away, "agreed") == []


def test_a_plan_for_another_kind_of_moment_stays_away() -> None:
    found = offers([], [], day=TODAY, moment="clash", plans=[Plan("Ride the wave", "urge")])
    assert found == ()


def test_without_a_named_moment_every_plan_may_come() -> None:
    found = offers([], [], day=TODAY, plans=[Plan("Ride the wave", "urge")])
    assert keys(found) == ["own:ride the wave"]


def test_what_fits_the_moment_comes_after_what_eased_and_rests_once_it_made_it_harder() -> None:
    eased = tried("own:text sam", "easier")
    found = offers(IDEAS, [eased], day=TODAY, moment="urge", fitting=["st-tool-wave"])
    assert keys(found)[:2] == ["own:text sam", "st-tool-wave"]
    assert found[1].tool == "skill:wave"
    harder = tried("st-tool-wave", "harder", moment="urge")
    found = offers(IDEAS, [eased, harder], day=TODAY, moment="urge", fitting=["st-tool-wave"])
    assert keys(found, "fitting") == []


def test_what_is_for_one_kind_of_moment_is_offered_in_no_other() -> None:
    ideas = [Small("walk"), Small("pour it out", moment="slip"), Small("Ada", group="someone")]
    doctor = Small("doctor", group="someone", moment="slip")
    found = offers([*ideas, doctor], [], day=TODAY, moment="urge")
    assert keys(found) == ["walk", "Ada"]
    found = offers(
        [*ideas, doctor],
        [tried("walk", "easier")],
        day=TODAY,
        moment="slip",
        agreed=["Call Jan"],
        fitting=["pour it out", "doctor"],
        fitting_first=True,
    )
    assert keys(found) == ["pour it out", "doctor", "own:call jan", "walk", "Ada"]


def test_a_plan_that_made_it_harder_rests() -> None:
    history = [tried("own:ride the wave", "harder", moment="urge")]
    plans = [Plan("Go for a walk"), Plan("Ride the wave", "urge")]
    found = offers(IDEAS, history, day=TODAY, plans=plans)
    assert keys(found, "plan") == ["own:go for a walk"]
    assert "own:ride the wave" not in keys(found)


def test_a_plan_that_eased_is_not_shown_twice() -> None:
    history = [tried("own:ride the wave", "easier")]
    found = offers(IDEAS, history, day=TODAY, plans=[Plan("Ride the wave")])
    assert keys(found).count("own:ride the wave") == 1
    assert (found[0].group, found[0].eased) == ("plan", 1)


def test_the_record_of_an_offer_is_what_happened() -> None:
    history = [
        tried("st-body-2m-1", "easier", 40),
        tried("st-body-2m-1", "same", 30),
        tried("st-body-2m-1", "easier", 20),
        Tried("st-body-2m-1", "water", None, TODAY),
    ]
    found = offers(IDEAS, history, day=TODAY)[0]
    assert (found.key, found.group) == ("st-body-2m-1", "helped")
    assert (found.eased, found.tried) == (2, 3)
    assert found.last_eased == TODAY - timedelta(20)


def test_what_eased_lately_comes_before_what_eased_long_ago() -> None:
    history = [tried("own:old song", "easier", 300), tried("own:text sam", "easier", 3)]
    assert keys(offers([], history, day=TODAY)) == ["own:text sam", "own:old song"]


def test_what_eased_lately_comes_before_what_eased_twice_long_ago() -> None:
    history = [tried("own:old song", "easier", n) for n in (400, 390)]
    history.append(tried("own:text sam", "easier", 100))
    assert keys(offers([], history, day=TODAY)) == ["own:text sam", "own:old song"]


def test_what_eased_often_comes_before_what_eased_once() -> None:
    history = [tried("own:text sam", "easier", n) for n in (2, 4, 6)]
    history.append(tried("own:old song", "easier", 1))
    assert keys(offers([], history, day=TODAY)) == ["own:text sam", "own:old song"]


def test_what_eased_the_same_kind_of_moment_weighs_more() -> None:
    history = [
        tried("own:old song", "easier", 1, "clash"),
        tried("own:text sam", "easier", 1, "urge"),
    ]
    assert keys(offers([], history, day=TODAY, moment="urge"))[0] == "own:text sam"
    assert keys(offers([], history, day=TODAY, moment="clash"))[0] == "own:old song"


def test_what_eased_once_and_then_made_it_harder_is_not_first() -> None:
    history = [tried("own:text sam", "easier", n, "clash") for n in (9, 8, 7, 6)]
    history += [tried("own:text sam", "harder", 1, "clash"), tried("own:old song", "easier", 200)]
    found = keys(offers(IDEAS, history, day=TODAY, moment="clash"), "helped")
    assert found == ["own:old song", "own:text sam"]


def test_what_made_it_harder_lately_is_not_first_even_if_nothing_else_helped() -> None:
    history = [tried("own:text sam", "easier", n) for n in (9, 8, 7, 6)]
    history.append(tried("own:text sam", "harder", 1))
    found = offers(IDEAS, history, day=TODAY, pinned=pinned())
    assert found[0].key == "st-tool-breathe"


@pytest.mark.practice(80)
def test_the_first_three_stay_when_much_else_has_helped_more() -> None:
    others = [f"own:thing {n}" for n in range(6)]
    history = [tried(key, "easier", n) for key in others for n in (1, 2)]
    history.append(tried("st-body-2m-1", "easier", 500))
    found = offers(IDEAS, history, day=TODAY, pinned=pinned())
    assert "st-body-2m-1" in keys(found, "helped")


def test_a_person_who_made_it_harder_stands_last() -> None:
    people = [Small("call Max", group="someone"), Small("call Ada", group="someone")]
    found = offers(people, [tried("call Max", "harder")], day=TODAY)
    assert keys(found) == ["call Ada", "call Max"]


def test_what_neither_eased_nor_hurt_is_not_said_to_have_helped() -> None:
    found = offers(IDEAS, [tried("st-body-2m-1", "same")], day=TODAY, pinned=pinned())
    assert keys(found, "helped") == []
    assert "st-body-2m-1" in keys(found, "2m")


@given(history=steps(), day=days, moment=moments, plans=plans_made, fit=fits, size=sizes)
def test_what_eased_never_stands_below_what_made_it_harder(
    history: list[Tried],
    day: date,
    moment: str | None,
    plans: list[Plan],
    fit: list[str],
    size: Limits,
) -> None:
    said: dict[str, set[str]] = {}
    for step in history:
        said.setdefault(step.key, set()).add(step.outcome or "")
    everything = [*IDEAS, Idea("own-person", "Call Ada", "someone", "2m")]
    found = offers(
        everything,
        history,
        day=day,
        moment=moment,
        plans=plans,
        pinned=pinned(),
        fitting=fit,
        limits=size,
    )
    order = keys(found)
    eased = [k for k in order if "easier" in said.get(k, ()) and "harder" not in said[k]]
    harder = [k for k in order if "harder" in said.get(k, ()) and "easier" not in said[k]]
    for good in eased:
        assert all(order.index(good) < order.index(bad) for bad in harder)


@given(history=steps(), day=days, moment=st.sampled_from(MOMENTS[1:]), plans=plans_made, fit=fits)
def test_what_made_this_kind_of_moment_harder_is_never_first(
    history: list[Tried], day: date, moment: str, plans: list[Plan], fit: list[str]
) -> None:
    found = offers(
        IDEAS, history, day=day, moment=moment, plans=plans, pinned=pinned(), fitting=fit
    )
    latest: dict[str, str] = {}
    for step in sorted(history, key=lambda one: one.day):
        if step.moment in (None, moment) and step.outcome in ("easier", "harder"):
            latest[step.key] = step.outcome
    assert found[0].group == "someone" or latest.get(found[0].key) != "harder"


PEOPLE = "st-tool-people"
"""The one that leads to people who can help, and always stays."""


@given(hidden=few(KEYS), off=few(TOPICS), history=steps(), day=days, plans=plans_made)
def test_what_is_hidden_or_off_is_never_offered(
    hidden: frozenset[str],
    off: frozenset[str],
    history: list[Tried],
    day: date,
    plans: list[Plan],
) -> None:
    plans = [*plans, Plan("An old plan", key=IDS[0])]
    found = offers(IDEAS, history, day=day, topics_off=off, hidden=hidden, plans=plans, fitting=IDS)
    topics = {idea.id: idea.topics for idea in IDEAS}
    assert (hidden - {PEOPLE}).isdisjoint(keys(found))
    for key in keys(found):
        assert off.isdisjoint(topics.get(key, ()))


def test_nothing_asks_to_face_things_in_a_hard_moment() -> None:
    ideas = [Small("go toward it", topics=tuple(FACING)), Small("rest")]
    history = [tried("go toward it", "easier")]
    assert keys(offers(ideas, history, day=TODAY)) == ["rest"]


def test_an_idea_that_left_the_pack_is_not_offered() -> None:
    assert offers([], [tried("st-gone", "easier")], day=TODAY) == ()


@pytest.mark.parametrize("time", ["30s", "2m", "10m"])
def test_every_idea_has_its_turn(time: str) -> None:
    some = (idea for idea in IDEAS if not idea.moment)
    mine = {idea.id for idea in some if idea.time == time and idea.group != "someone"}
    seen: set[str] = set()
    for ahead in range(len(mine)):
        day = TODAY + timedelta(ahead)
        seen.update(keys(offers(IDEAS, [], day=day, pinned=pinned()), time))
    assert seen == mine


@given(history=steps(), start=days)
def test_new_ideas_come_up_whatever_was_tried(history: list[Tried], start: date) -> None:
    fresh = {idea.id for idea in IDEAS if not idea.moment} - {step.key for step in history}
    seen: set[str] = set()
    for ahead in range(len(IDEAS) // 2):
        found = offers(IDEAS, history, day=start + timedelta(ahead), pinned=pinned())
        seen.update(keys(found))
    assert fresh <= seen


@given(history=steps(), day=days, moment=moments)
def test_the_order_stays_all_day(history: list[Tried], day: date, moment: str | None) -> None:
    once = offers(IDEAS, history, day=day, moment=moment)
    assert offers(tuple(IDEAS), iter(history), day=day, moment=moment) == once
    backwards = offers(reversed(IDEAS), history, day=day, moment=moment)
    assert keys(backwards) == keys(once)


def test_the_order_of_a_day_is_the_same_on_every_machine() -> None:
    found = keys(offers([Small(name) for name in "abcdefgh"], [], day=TODAY))
    assert found == ["f", "h", "d"]


@given(history=steps(), day=days, plans=plans_made, fit=fits, size=sizes)
def test_each_group_is_small_and_each_offer_stands_once(
    history: list[Tried], day: date, plans: list[Plan], fit: list[str], size: Limits
) -> None:
    found = offers(IDEAS, history, day=day, plans=plans, fitting=fit, limits=size)
    assert len(set(keys(found))) == len(found)
    for group, most in (("plan", size.plan), ("helped", size.helped), *size.times):
        assert len(keys(found, group)) <= most
    groups = [offer.group for offer in found]
    order = ["plan", "helped", "fitting", "30s", "2m", "10m", "someone"]
    assert groups == sorted(groups, key=order.index)


def test_what_eased_is_not_left_out_for_what_made_it_harder() -> None:
    ideas = [Small("worse"), Small("better", "10m")]
    history = [tried("worse", "harder"), tried("better", "easier"), tried("own:rest", "easier")]
    found = offers(ideas, history, day=TODAY, limits=Limits(helped=1))
    assert "worse" not in keys(found)


@pytest.mark.parametrize("words", ["text sam", "Text  Sam.", " TEXT SAM ", "text sam…", "Téxt Sam"])
def test_the_same_words_are_the_same_step(words: str) -> None:
    assert own_step_key(words) == "own:text sam"


def test_other_words_are_another_step() -> None:
    assert own_step_key("Text Sam") != own_step_key("Call Sam")
    assert own_step_key("喝水") == "own:喝水"
