"""The least that a Textual app can be: what the program is measured against."""
