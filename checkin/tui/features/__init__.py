"""The screens, a package for each feature."""
