"""The screens of lookback."""
