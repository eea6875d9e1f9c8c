"""Words that tell of a session the person was at."""

from __future__ import annotations

import pytest

from checkin.content.session_words import tells_of_session

_TOLD = """
Went to therapy
i went to therapy today and cried
Just had my session with Dr Lee
had my session
Session with Anna today
Saw my therapist
Been to counselling again
Made it to therapy
Showed up to therapy
Met my psychologist
therapy was hard but I stayed
Therapy.
Went to my session even though I was tired
Attended group therapy
"""
_OTHER = """
Booked therapy
Thought about going to therapy
Didn't go to therapy
Called my therapist
Told my therapist the truth
Did my therapy homework
Got a therapist
Went to my yoga session
Had a session at the gym
Went to physical therapy
Retail therapy
Had a study session
On the waiting list for therapy
Walked to the shop
A good session of gardening
Therapy dog came by
Jam session with Lou
"""


@pytest.mark.parametrize("text", [line for line in _TOLD.splitlines() if line])
def test_somebody_was_there(text: str) -> None:
    assert tells_of_session(text)


@pytest.mark.parametrize("text", [line for line in _OTHER.splitlines() if line])
def test_it_is_something_else(text: str) -> None:
    assert not tells_of_session(text)
