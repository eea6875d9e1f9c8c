"""The screens of hard moment."""
