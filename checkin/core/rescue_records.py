"""What was saved of a damaged file, as values."""

from __future__ import annotations

from collections.abc import Mapping

from checkin.core.frozen import Frozen


class Missing(Frozen):
    """An entry that could not be read."""

    number: int
    day: str
    """As YYYY-MM-DD; empty where that is not known."""


class Rescued(Frozen):
    """What was saved, and what is missing."""

    path: str
    """The new file."""
    is_whole: bool
    """Whether all pages of the damaged file could be read."""
    is_headless: bool
    """Whether the first page, which leads to all tables, could not be read."""
    entries: int
    trash: int
    versions: int
    """Earlier versions of entries."""
    lists: Mapping[str, int]
    """How many rows were saved of `people`, `plan`, `drafts` and `settings`."""
    missing: tuple[Missing, ...]
    """Entries that are known of, and of which nothing could be read."""
    from_index: tuple[int, ...]
    """Numbers of entries of which the words alone were left, in small letters."""
    cut: tuple[int, ...]
    """Numbers of entries whose last part could not be read."""
    perhaps: tuple[str, ...]
    """Tables of which more may be missing, without a trace."""
    pages: int
    bad_pages: int
    """How many pages are known that could not be read, of all `pages`."""
