"""What became of a change that a page asked for. Only a `Done` has anything to say."""

from __future__ import annotations

from typing import Generic, TypeVar

from checkin.core.errors import CheckinError
from checkin.core.frozen import Frozen

T = TypeVar("T")


class Done(Frozen, Generic[T]):
    """It is in the file; `value` is what the change gave back."""

    value: T


class Failed(Frozen):
    """It is not in the file. The page says why, and the words are back in their fields."""

    error: CheckinError


class Left(Frozen):
    """The page was left meanwhile. What could not be kept is a draft again, and that was said."""


Submitted = Done[T] | Failed | Left
