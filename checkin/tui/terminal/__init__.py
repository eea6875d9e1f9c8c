"""The terminal: its driver, its signals and its end."""
