"""Words of not drinking or using, and of days without it: nothing to be shown after a slip."""

from __future__ import annotations

import re

from checkin.core.text import fold

_NOT = (
    r"(?:did ?n?'?t|do ?n?'?t|have ?n?'?t|had ?n?'?t|wo ?n?'?t|not|no|never|without|instead of|"
    r"stopped|stop|quit|skipped|resisted|refused|avoided|away from|free of|off|past)"
)
_IT = (
    r"(?:drink|drinks|drank|drinking|drunk|alcohol|wine|beers?|vodka|booze|liquor|bottles?|bar|pub|"
    r"use|used|using|drugs?|weed|pills?|smok\w+|cigarettes?|vap\w+|gambl\w+|bet|betting|bing\w+|"
    r"purg\w+|relaps\w+|slip\w*|urges?|cravings?)"
)
_SAID = re.compile(
    rf"\b{_NOT}(?: \w+){{0,4}} {_IT}\b"
    r"|\b(?:sober|sobriety|clean|abstinent|dry|alcohol-free|smoke-free)\b"
    r"|\b(?:days?|weeks?|months?|years?) (?:\w+ )?\d+\b"
    r"|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|first|another|a|whole)"
    r"[- ](?:\w+ )?(?:days?|weeks?|months?|years?)\b"
)
"""More is found than is meant: what is not shown is missed by nobody."""


def of_abstaining(text: str) -> bool:
    """Whether words may speak of not drinking or using, or of days that are counted."""
    read = fold(text).replace("\u2019", "'").replace("\n", " ")
    return bool(_SAID.search(" ".join(read.split())))
