"""Whether a few words tell something that one did, as "called my sister" does."""

from __future__ import annotations

from checkin.content.distress_words import heavy
from checkin.content.other_names import past_words
from checkin.content.said_sentences import spoken
from checkin.content.urge_words import slip, urge

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


def told(text: str) -> Literal["done", "was", ""]:
    """Whether words tell of something done, or of what was otherwise; empty if of neither.

    Words of despair, of wanting or using, of a loss, and questions never do.
    """
    read = spoken(text)
    while read and read[0] in past_words("before"):
        read = read[1:]
    if not read or text.rstrip().endswith("?"):
        return ""
    said: Literal["done", "was", ""] = ""
    if read[0] in past_words("was"):
        said = "was"
    elif read[0] in past_words("did") or (len(read[0]) > 3 and read[0].endswith("ed")):
        said = "done"
    no_deed = past_words("no_deed")
    is_loss = " ".join(read[:2]) in no_deed or not no_deed.isdisjoint(read)
    return "" if not said or is_loss or heavy(text) or slip(text) or urge(text) else said
