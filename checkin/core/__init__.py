"""What every layer speaks in: entries, queries, errors, dates, text and settings."""
