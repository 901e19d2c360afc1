"""What each rule and the models said of each passage, in plain lines: why a finding is there, or is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.differences import weigh

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tellings.differences.pair import Draft
    from tellings.model import Passage, Telling

_QUOTE = 100


def lines(drafts: Sequence[Draft]) -> Iterator[str]:
    """Yield a line for each thing said, the weightiest first: who said it, as what, how sure, and the note."""
    for finding in sorted(drafts, key=lambda draft: (-draft.weight, draft.made_by, draft.note)):
        note = weigh.note(finding)
        yield f"{finding.weight:.2f}  {finding.kind}  {finding.made_by}: {note}"


def text(tellings: Sequence[Telling], passages: Sequence[Passage], drafts: Sequence[Draft]) -> str:
    """Return the passages in order, each with the beginning of its sides and what was said of it."""
    by_id = {telling.id: telling for telling in tellings}
    said: dict[str | None, list[Draft]] = {}
    for draft in drafts:
        said.setdefault(draft.passage, []).append(draft)
    found: list[str] = []
    for row in passages:
        found.append(f"{row.id}  {row.state}, alike {row.score:.2f}")
        for id_, sentences in sorted(row.sentences.items()):
            whole = " ".join(" ".join(by_id[id_].sentence(at).split()) for at in sentences)
            found.append(f"  {id_}  {whole if len(whole) <= _QUOTE else whole[: _QUOTE - 1] + '…'}")
        found += [f"    {line}" for line in lines(said.pop(row.id, []))] or ["    nothing was said of it"]
    rest = [draft for row in said.values() for draft in row]
    if rest:
        found += ["Of no single passage", *(f"    {line}" for line in lines(rest))]
    return "\n".join(found) + "\n"
