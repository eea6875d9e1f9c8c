"""Where a passphrase stands; see `checkin.journal.lock`."""

LOCK = "lock"
"""Under what name the table of settings has its hash, beside them and as none of them."""
