"""Which ways to celebrate are offered right after a win."""

from __future__ import annotations

import pytest

from checkin.content.topics import topics
from checkin.content.wins import celebrations
from checkin.domain.wins import WAYS, three_ways


@pytest.mark.parametrize("hour", range(24))
def test_at_any_hour_there_is_one_to_say_one_to_share_and_a_reward(hour: int) -> None:
    for turn in range(6):
        found = three_ways(celebrations(()), hour=hour, turn=turn)
        assert tuple(way.way for way in found) == WAYS
        assert found[0].time == "10s"
        assert all(way.when in ("", "day" if 6 <= hour < 18 else "evening") for way in found)


@pytest.mark.parametrize("hour", [12, 21])
def test_there_are_three_also_where_topics_are_off(hour: int) -> None:
    for topic in topics():
        found = three_ways(celebrations({topic.id}), hour=hour, turn=1)
        assert len({way.id for way in found}) == 3
        assert all(topic.id not in way.topics for way in found)


def test_rewards_take_turns() -> None:
    by_day = {three_ways(celebrations(()), hour=12, turn=turn)[2].id for turn in range(9)}
    by_night = {three_ways(celebrations(()), hour=21, turn=turn)[2].id for turn in range(9)}
    assert len(by_day) > 2
    assert len(by_night) > 1
