"""The screens of today."""
