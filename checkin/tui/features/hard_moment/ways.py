"""What can be answered in a hard moment, and the ways out of it."""

from __future__ import annotations

from enum import Enum
from typing import Final

HAPPENED: Final = "that_happened"
"""The answer to own words that tell how it is."""
WILL_DO = "will_do"
"""The answer to own words that are something to do."""
MORE = "more"
"""What is given back where the person went on telling instead of answering."""


class WayOut(Enum):
    """How a person wants to go on instead of another small thing."""

    SOMEONE = "someone"
    NOT_NOW = "not_now"
    STOP = "stop"
    SQUARE_ONE = "square_one"
    OTHERS = "others"
    """Ideas that were not there yet in this visit."""
