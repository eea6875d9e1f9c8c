"""The screens of evening."""
