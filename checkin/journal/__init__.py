"""What a person can do with their check-ins: the one door that every face goes through."""

from checkin.journal.journal import Journal

__all__ = ["Journal"]
