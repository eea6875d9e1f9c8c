"""How entries and lists read on a screen."""
