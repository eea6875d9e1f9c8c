"""Rules without storage or screens: what helps, what is shown, how a page is laid out."""
