"""One file for each form that can be read.

Such a file has these six names, and is found by being here; its own name, with hyphens, is what
`--from` takes:

- `LABEL`: what a person calls it.
- `GROUP`: where it stands in `checkin import --help`: one of `checkin.importers.registry.GROUPS`.
- `HOW_TO_EXPORT`: how to get the file out of that program, in one or two plain sentences.
- `sniff(source)`: whether the source looks like it. It may raise `Unreadable`, which is a no.
- `read(source)`: what is in it, piece by piece. It raises `CannotImport` if none of it can be
  read, and may raise `Unreadable` for the same; for one part of it, it gives a `Problem`.
"""
