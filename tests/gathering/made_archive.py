"""A small archive of our own: two events told several times, among what was told beside them the same week."""

from __future__ import annotations

import hashlib

import numpy as np


def told(texts: str) -> list[str]:
    """Return the texts that blank lines part, each on one line."""
    return [" ".join(text.split()) for text in texts.strip().split("\n\n")]


BRIDGE = told("""
The Ostrow bridge was closed on Monday after engineers found cracks in two of its cables. Mayor Lina Karst
said the crossing would stay shut for six weeks and that 14,000 drivers a day would have to go round by
Temmin. Repairs would cost the town 3.2 million crowns, Karst said, and buses to the Dolm quarter would run every
ten minutes from Tuesday on. The crossing, built in 1931, is the only one in the valley that bears heavy lorries.
Drivers were asked to leave cars at home.

Cracks found by engineers in two cables have closed the bridge at Ostrow. According to the mayor, Lina Karst,
it will take six weeks; until then the 14,000 cars that cross each day are sent by way of Temmin. The town
pays 3.2 million crowns for the repairs, and from Tuesday a bus leaves for the Dolm quarter every ten
minutes. No other crossing in the valley bears heavy lorries; it was built in 1931. Drivers should leave
cars at home.

Ostrow's bridge is shut. Two cables have cracks, the town's engineers reported on Monday, and Mayor Karst
expects repairs to last six weeks and to cost 3.2 million crowns. Traffic of 14,000 cars daily goes through Temmin
meanwhile, and buses go to the Dolm quarter every ten minutes from Tuesday. Built in 1931, it is the valley's
only crossing for heavy lorries. Drivers are asked to leave their cars at home.
""")
FERRY = told("""
A ferry with 212 people on board ran aground off Vellin island on Wednesday. Everybody was brought ashore by
fishing boats, the coast guard said, and Captain Joren Halle is being questioned about the 9 p.m. departure in
fog. The ferry Marigold, built in 2009, had been due at Port Sarle; a tug is to pull it free at the next tide.

All 212 passengers of a ferry that grounded near Vellin were rescued by fishermen on Wednesday evening. The
coast guard is questioning the captain, Joren Halle, who left port at 9 p.m. in spite of fog. A tug will try at high
tide to free the Marigold, which was built in 2009 and was on its way to Port Sarle.
""")
BESIDE = told("""
Mayor Lina Karst of Ostrow opened the spring flower market on Saturday and praised the gardeners of the old
town for their 300 stalls of tulips.

The fishing guild of Vellin elected a new chairwoman, Tilda Moor, who promised lower harbour fees for small
boats.

Temmin's orchestra will play three concerts of early music in the town church in June, its conductor
announced.

Wheat prices rose by two per cent at the exchange in Garlow as traders waited for the harvest report from the
plains.

The national library has bought the letters of the poet Anselm Duric, 1,200 of them, from his granddaughter.

A court in Garlow fined a dairy for selling milk past its date; the company said it would appeal against the
ruling.
""")


class Letters:
    """A stand-in encoder: texts that share words get vectors that point the same way."""

    name = "letters"

    def encode(self, texts):
        """Return 1,024 signed counts a text, made a vector of length 1."""
        rows = np.full((len(texts), 1024), 0.001, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in set(text.casefold().replace(",", " ").replace(".", " ").split()):
                digest = hashlib.blake2b(word[:6].encode(), digest_size=4).digest()
                row[int.from_bytes(digest[:2]) % 1024] += (len(word) > 4) * (1 if digest[2] % 2 else -1)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)
