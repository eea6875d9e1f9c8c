"""The pieces that screens are made of. They know values, and never the file."""
