"""What the program costs, measured beside the least that could do the same: `make bench`.

Ratios come first, because a shared machine drifts: each is taken in pairs, in turns, and its
median counts. Nothing here is a test of what the program does.
"""
