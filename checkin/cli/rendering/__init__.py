"""How entries read in the shell."""
