"""The one SQLite file, and everything that reads or writes it."""
