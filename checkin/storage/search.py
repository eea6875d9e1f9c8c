"""From what a person types to a question the index can answer. Nothing typed can raise.

Words may come in any order and all have to be there. One or two letters match where a word
begins; three or more match anywhere inside it. A run of characters of a script without spaces
has to be there as it stands.
"""

from __future__ import annotations

from itertools import groupby

from checkin.storage.connection import Connection
from checkin.text import stands_alone, words

_INSIDE_FROM = 3
_MOST_WORDS = 32
_MOST_FORMS = 400


def matching(connection: Connection, typed: str) -> str | None:
    """The FTS5 query for what was typed; None if there is no word in it.

    Words are quoted, and hold letters, digits and symbols alone, so no operator gets through.
    """
    parts: list[str] = []
    for piece in typed.split()[:_MOST_WORDS]:
        for alone, group in groupby(words(piece)[:_MOST_WORDS], key=stands_alone):
            found = list(group)
            if alone:
                parts.append('"' + " ".join(found) + '"')
            else:
                parts += [_anywhere(connection, word) for word in found]
    return " AND ".join(parts[:_MOST_WORDS]) or None


def _anywhere(connection: Connection, word: str) -> str:
    forms = [f'"{word}"*']
    if len(word) >= _INSIDE_FROM:
        longer = connection.rows(
            "SELECT word FROM vocabulary WHERE instr(word, ?) > 1 LIMIT ?", (word, _MOST_FORMS)
        )
        forms += [f'"{form}"' for (form,) in longer]
    return forms[0] if len(forms) == 1 else f"({' OR '.join(forms)})"
