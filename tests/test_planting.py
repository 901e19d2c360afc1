"""What training plants in pairs: one thing is changed, where it stands is known, and the rest stays as it was."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from planted import Named, Planted, planted

NAMED = Named({language: ["Ostrand"] for language in ("en", "de", "fr", "ru")})
FREE: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])


def drawn(seed: int) -> random.Random:
    """Return chance that comes out the same each time."""
    return random.Random(seed)  # noqa: S311  drawn, not secret


def changed(texts: tuple[str, str], new: Planted) -> tuple[str, str]:
    """Return both texts with the new thing planted."""
    both = list(texts)
    both[new.side] = both[new.side][: new.place[0]] + new.new + both[new.side][new.place[1] :]
    return both[0], both[1]


@pytest.mark.parametrize(
    ("texts", "languages", "kind", "stood"),
    [
        (("The bill costs 1,500 a head.", "Each pays 1,500 for it."), ("en", "en"), "number", {"1,500"}),
        (("With it seven ships left.", "Из порта вышли семь судов."), ("en", "ru"), "number", {"seven", "семь"}),
        (("They meet on Thursday at noon.", "Rendez-vous jeudi à midi."), ("en", "fr"), "date", {"Thursday", "jeudi"}),
        (("It fell to Harlow alone.", "So only Harlow had it."), ("en", "en"), "any", {"Harlow"}),
        (("He is not ready.", "Er ist nicht bereit."), ("en", "de"), "negation", {"not ready.", "nicht bereit."}),
    ],
)  # fmt: skip
def test_what_both_sides_have_once_is_changed_on_one(
    texts: tuple[str, str], languages: tuple[str, str], kind: str, stood: set[str]
) -> None:
    """A number, a weekday, a name, a denial: another is put on one side, and both stretches are known."""
    found = [planted(texts, languages, FREE, NAMED, drawn(seed)) for seed in range(20)]
    own = [each for each in found if each is not None and each.kind == kind]
    assert own
    for each in own:
        assert texts[each.side][slice(*each.place)] in stood
        assert each.other is not None
        assert changed(texts, each)[each.side] != texts[each.side]
        assert changed(texts, each)[1 - each.side] == texts[1 - each.side]


def test_a_denial_put_in_says_nothing_of_the_other_side() -> None:
    """It is not known which words of the other side stand against it."""
    texts = ("The council will meet.", "The council is going to meet.")
    found = [planted(texts, ("en", "en"), FREE, NAMED, drawn(seed)) for seed in range(40)]
    put_in = {changed(texts, each)[each.side] for each in found if each is not None and each.kind == "negation"}
    assert put_in == {"The council will not meet.", "The council is not going to meet."}
    assert all(each.other is None for each in found if each is not None)


def test_nothing_is_planted_where_something_differs_or_nothing_is_known() -> None:
    """What differs already is left alone, and so is a language without tables."""
    texts = ("Of 40 some came.", "Some of the 40 came.")
    taken = ([(0, len(texts[0]))], [(0, len(texts[1]))])
    assert all(planted(texts, ("en", "en"), taken, NAMED, drawn(seed)) is None for seed in range(10))
    assert planted(("Olá, mundo.", "Olá a todos."), ("pt", "pt"), FREE, NAMED, drawn(1)) is None
