"""Who tells what where: sentences of two texts linked, and tellings joined passage by passage.

Sentences come in; `model.Link`s or `model.Passage`s go out, which hold every sentence exactly once. The road within:
`similarity` (what a bead is worth), `path` (the best chain of beads), `refuse` (the test of each), `moved` (what stands
elsewhere), `summary` (what is told in brief), `order` (what is out of order, and reading order), `many` (more than
two). How it works, how well, and where it fails: docs/alignment.md.
"""

from tellings.alignment.many import tellings
from tellings.alignment.pair import sentences

__all__ = ["sentences", "tellings"]
