"""The screens of week."""
