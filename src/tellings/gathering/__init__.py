"""The tellings of one event found in an archive: documents in, events out. Open `plan` first.

`containers` (what an archive is kept in), `table` (its documents), `copies`, `sketch`, `candidates`, `vectors`,
`likeness`, `linkage` (the stages), `members`, `naming`, `events` (what comes out), `engine` (where the stages run and
are kept). Reading the documents is another room's, `tellings.reading`; `tellings.archive` joins the two. How it works,
how well, and where it fails: docs/gathering.md.
"""
