"""The screens of history."""
