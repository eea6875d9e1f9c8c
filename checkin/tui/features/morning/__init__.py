"""The screens of morning."""
