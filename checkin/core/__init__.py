"""Values and rules that every layer uses: entries, queries, errors, dates, text, settings."""
