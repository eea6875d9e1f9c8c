"""The screens of wins."""
