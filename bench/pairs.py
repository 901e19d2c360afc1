"""Scores findings on the sentence pairs of tests/differences/gold, one difference or none in each.

    python bench/pairs.py [--half dev|test] [--verbose]

For each file and each kind are printed how many differences there are, how many are found (a substantive finding
overlaps one of the marked spans), how many of those under their own kind, and how many substantive findings of the kind
touch no mark. `--verbose` lists what failed, of the dev half only: the test half is to be looked at in totals.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tellings import encode
from tellings.comparison import differ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tellings.model import Finding

GOLD = Path(__file__).resolve().parents[1] / "tests" / "differences" / "gold"
FILES = ("pairs-en.jsonl", "pairs-multi.jsonl", "rounds-en.jsonl", "rounds-multi.jsonl")


def pairs(file: str, half: str) -> Iterator[dict[str, Any]]:
    """Yield the pairs of one half of a file."""
    for line in (GOLD / file).read_text("utf-8").splitlines():
        pair = json.loads(line)
        if pair["split"] == half:
            yield pair


def touches(finding: Finding, pair: dict[str, Any]) -> bool:
    """Whether a finding overlaps a marked span on some side."""
    return any(
        span.start < end and start < span.end
        for side, spans in finding.spans.items()
        for span in spans
        for start, end in pair["spans"].get(side, ())
    )


def table(counts: Counter[tuple[str, str]]) -> str:
    """Return a line a kind, and one for all."""
    kinds = sorted({kind for kind, _ in counts} - {"none"})
    rows = [f"{'kind':14}{'there':>6}{'found':>6}{'as such':>8}{'false':>6}"]
    rows += [
        f"{kind:14}{counts[kind, 'there']:6}{counts[kind, 'found']:6}{counts[kind, 'kind']:8}{counts[kind, 'false']:6}"
        for kind in kinds
    ]
    there, found, false, right = (sum(counts[kind, what] for kind in kinds) for what in
                                  ("there", "found", "false", "right"))  # fmt: skip
    rows.append(f"recall {found / there:.3f}, precision {right / max(1, right + false):.3f}")
    rows.append(f"rewordings alarmed: {counts['none', 'alarmed']} of {counts['none', 'there']}")
    return "\n".join(rows)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=("dev", "test"), default="dev")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    encoder = encode.default()
    for file in FILES:
        counts: Counter[tuple[str, str]] = Counter()
        for pair in pairs(file, options.half):
            said = [finding for finding in differ(pair["a"], pair["b"], encoder=encoder) if finding.substantive]
            right = [finding for finding in said if touches(finding, pair)]
            kind = pair["kind"] or "none"
            counts[kind, "there"] += 1
            counts[kind, "found"] += bool(right)
            counts[kind, "kind"] += any(finding.kind == kind for finding in right)
            counts[kind, "alarmed"] += bool(said)
            for finding in said:
                counts[finding.kind, "right" if finding in right else "false"] += 1
            wrong = (kind != "none" and not right) or len(right) < len(said)
            if options.verbose and options.half == "dev" and wrong:
                print(f"{pair['id']}  {pair['why']}", *(f"    {each.kind}: {each.note}" for each in said), sep="\n")
        print(file, options.half, table(counts), sep="\n", end="\n\n")


if __name__ == "__main__":
    main()
