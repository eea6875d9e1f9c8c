"""The steps from an empty file to its shape of today. A released one is never edited.

`checkin.storage.connection.STEPS` names them in their order. `migrate(db)` of a step changes tables
alone: our views and triggers are not there meanwhile, and are made anew after the last step, by
`checkin.storage.views`. A column is added with its comment inside, so that the file says it:

    ALTER TABLE entries ADD COLUMN place TEXT NOT NULL DEFAULT '' -- where it was
      CHECK (length(place) <= 100000)
"""
