"""Reading what other programs keep: diaries, mood trackers, habit trackers and lists.

These are readers only: they write nothing, and they do not know the journal. `registry` finds out
which program a file, folder or zip came from; each program has one small file in `formats`, and
`record` holds what they all give: something `Imported`, a `Problem` by its place, or something
`LeftOut` on purpose.

Days that nothing was done, streaks and scores are not read. What a mood or a tag is called stays
as it is in the file.
"""
