"""Entries and documents in open formats that other programs read."""
