"""Taking check-ins out, as open formats that other programs read."""
