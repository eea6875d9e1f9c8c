"""The words of checkin: TOML files in `packs` and `strings`, and how they are read."""
