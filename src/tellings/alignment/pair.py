"""Two texts aligned: the ordered pass, the test of every bead, the pass over what is left, and the links they make."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from tellings import encode
from tellings.alignment import anchors, moved, order, path, prior, refuse, side, similarity, summary, verdict
from tellings.model import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.alignment.path import Bead
    from tellings.alignment.side import Side
    from tellings.alignment.verdict import Learnt
    from tellings.alignment.voices import Voices
    from tellings.encode import Encoder

#: Sentences in a bead of the first pass, which only asks how much is told on both sides.
_FIRST = 3
#: Numbers in a vector where no encoder is asked at all.
_DIMENSIONS = 384
#: A logistic curve over the cosine of 4,158 links, in verse, mountain reports and news of nine pairs of languages and
#: between unrelated texts: of those it gives .9 and more 99 in 100 share what they tell, of those near .5, 7 in 10.
_STEEP, _LEVEL = 15.0, -4.1

#: The tables are small and many: BLAS on two threads took 9 s where one took 4.6 s, of 5,000 sentences with 4,500.
#: With one the sums are also the same whatever the machine's number of processors.
ONE_THREAD = {"limits": 1, "user_api": "blas"}


def sentences(a: Sequence[str], b: Sequence[str], *, encoder: Encoder) -> tuple[Link, ...]:
    """Return links that hold every sentence of `a` and of `b` exactly once, in the order of `a`.

    A sentence without partner is a link with an empty side; those of `b` stand after what stands before them in
    `b`. `sentences(b, a)` is the mirror of it. Raises what the encoder raises.
    """
    with threadpool_limits(**ONE_THREAD):
        one, other = sides([a, b], encoder, words=True)
        return aligned(one, other, encoder)


def sides(
    texts: Sequence[Sequence[str]], encoder: Encoder, voices: Sequence[Voices] | None = None, *, words: bool = False
) -> list[Side]:
    """Return each text ready to be aligned; each distinct sentence that is not anchored is encoded once.

    Nothing is encoded where all texts are the same. `voices` says for each text who speaks which sentence.
    With `words` these are read too, where the encoder does.
    """
    spoken: Sequence[Voices | None] = voices if voices is not None else [None] * len(texts)
    one = voices is None or all(np.array_equal(voices[0], who) for who in voices)
    if one and len({tuple(text) for text in texts}) == 1:
        nothing = np.zeros(1, np.float32)
        return [
            side.side(t, np.zeros((len(t), 1), np.float32), nothing, w) if t else side.EMPTY
            for t, w in zip(texts, spoken, strict=True)
        ]
    kept = anchors.anchored(texts)
    asked = dict.fromkeys(
        s for text, row in zip(texts, kept, strict=True) for s, known in zip(text, row, strict=True) if not known
    )
    if words and asked:
        rows, read = encode.read(encoder, list(asked))
    else:
        rows = encoder.encode(list(asked)) if asked else np.zeros((0, _DIMENSIONS), np.float32)
        read = encode.nothing(list(asked))
    background = side.background(encoder.name, rows.shape[1]) if asked else np.zeros(_DIMENSIONS, np.float32)
    vectors, spelled = dict(zip(asked, rows, strict=True)), dict(zip(asked, read, strict=True))
    unread = encode.nothing([""])[0]
    made = []
    for text, row, who in zip(texts, kept, spoken, strict=True):
        known = [anchors.spelled(s, rows.shape[1]) if k else vectors[s] for s, k in zip(text, row, strict=True)]
        of = [unread if k else spelled[s] for s, k in zip(text, row, strict=True)]
        made.append(side.side(text, np.stack(known), background, who, spelled=row, words=of) if text else side.EMPTY)
    return made


def aligned(a: Side, b: Side, encoder: Encoder, *, learnt: Learnt = "verdict") -> tuple[Link, ...]:
    """Return the links of two texts: each sentence in exactly one, in reading order.

    `learnt` says which of the networks of `verdict` weighs their beads.
    """
    if a.texts > b.texts:  # one orientation for both, so that no tie can be broken in two ways
        return _arranged([_mirrored(link) for link in aligned(b, a, encoder, learnt=learnt)])
    if a.texts == b.texts and np.array_equal(a.voices, b.voices):
        return tuple(Link((i,), (i,), 1.0) for i in range(len(a)))
    both = similarity.pair(a, b)
    first = path.best(both, bead=_FIRST)
    both = prior.informed(both, first)
    weighed = verdict.beads(both, first, encoder, learnt=learnt)
    bar = refuse.bar(a, b, weighed)
    low = refuse.bar(a, b, weighed, least=refuse.OPPOSED)
    found = [bead for bead, chance in weighed.items() if refuse.related(a, b, bead, bar if chance is None else low)]
    found += moved.beads(both, found, bar)
    out = order.displaced(found, lambda bead: float(a.lengths[list(bead[0])].sum() + b.lengths[list(bead[1])].sum()))
    brief = summary.beads(a, b, found, encoder)
    found = [bead for bead in found if not any(_meet(bead, other) for other, _ in brief)]
    likely = {bead: _chance(refuse.cosine(a, b, bead)) for bead in found}
    likely |= {bead: _surer(likely[bead], weighed.get(bead), strange=low > refuse.OPPOSED) for bead in found}
    links = [Link(*bead, likely[bead], bead in out) for bead in found]
    links += [Link(*bead, share, summary=True) for bead, share in brief]
    held_a, held_b = {i for link in links for i in link.a}, {j for link in links for j in link.b}
    links += [Link((i,), (), 0.0) for i in range(len(a)) if i not in held_a]
    links += [Link((), (j,), 0.0) for j in range(len(b)) if j not in held_b]
    return _arranged(links)


def _arranged(links: Sequence[Link]) -> tuple[Link, ...]:
    """Return the links in reading order."""
    rows = [(link.a, link.b) for link in links]
    return tuple(links[k] for k in order.reading(rows, [link.moved or link.summary for link in links]))


def _mirrored(link: Link) -> Link:
    return Link(link.b, link.a, link.score, link.moved, link.summary)


def _meet(one: Bead, other: Bead) -> bool:
    return any(not set(mine).isdisjoint(theirs) for mine, theirs in zip(one, other, strict=True))


def _surer(alike: float, weighed: float | None, *, strange: bool) -> float:
    """Return how likely two runs share what they tell, by their likeness and by the lattice, where that was asked.

    Equal words are sure. In texts that hardly share anything (`strange`) the lattice, which learnt from tellings of
    one thing, is not believed where it says more.
    """
    if weighed is None or alike == 1.0:
        return alike
    return min(alike, weighed) if strange else weighed


def _chance(cosine: float) -> float:
    """Return how likely two runs so alike share what they tell."""
    return 1.0 if cosine == 1.0 else 1 / (1 + math.exp(-_STEEP * cosine - _LEVEL))
