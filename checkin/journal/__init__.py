"""The journal: the API through which the shell, the app and scripts read and write a file.

`Journal` is loaded when it is first asked for: `quick_win` does without it.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checkin.journal.journal import Journal

__all__ = ["Journal"]


def __getattr__(name: str) -> object:
    if name == "Journal":
        from checkin.journal.journal import Journal

        return Journal
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
