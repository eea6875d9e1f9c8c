"""What words are typed in, whichever widget it is."""

from __future__ import annotations

from typing import Protocol, cast


class Field(Protocol):
    """What words are typed in, of one line or of several."""

    value: str
    saved_value: str
    cursor_position: int

    @property
    def id(self) -> str | None:
        """Its name, under which its draft is."""


def as_field(widget: object) -> Field | None:
    """The widget if words are typed in it, else None; one of several lines need not be loaded."""
    return cast(Field, widget) if hasattr(widget, "saved_value") else None


def has_others(stands: str, text: str) -> bool:
    """Whether other words stand there than these, and than these with more behind them."""
    return bool(stands.strip()) and not stands.startswith(text)


def put_back(field: Field, text: str) -> None:
    """Put words back into their field, before what was typed there since."""
    if not field.value.startswith(text):
        field.value = f"{text} {field.value}".strip()
        field.cursor_position = len(field.value)


def insert(field: Field, text: str) -> None:
    """Put something where the cursor is, and the cursor behind it."""
    at = field.cursor_position
    field.value = field.value[:at] + text + field.value[at:]
    field.cursor_position = at + len(text)
