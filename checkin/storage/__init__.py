"""The SQLite file: its tables, and all that reads and writes them."""
