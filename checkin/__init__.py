"""A quiet daily check-in for the terminal."""

__version__ = "0.1.0"
