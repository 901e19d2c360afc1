"""How many words of each speaker the tellings have."""

from __future__ import annotations

from footbridge import A, B, pair, telling, turn
from msgspec.structs import replace

from tellings.model import Comparison, Passage
from tellings.report.plain import words
from tellings.report.speakers import voices
from tellings.report.voices import sections

D = ["Das Parken kostet nichts.", "Wir haben ihn in zehn Wochen gebaut.", "Der Stahl kam per Schiff."]


def counted(comparison: Comparison) -> dict[str, tuple[int, ...]]:
    """Return the words of each speaker in each telling."""
    return {voice.name: voice.words for voice in voices(comparison, sections(comparison))}


def test_each_sentence_counts_in_its_own_turn() -> None:
    """A passage that holds the end of one turn and the beginning of the next is parted between the speakers."""
    two = pair()
    passages = list(two.passages)
    passages[4:6] = [Passage("p5", {"A": (4, 5), "B": (1,)}, "reworded", 0.6)]
    made = counted(replace(two, passages=tuple(passages)))
    assert made == counted(two)
    assert made["Ida Brandt"] == (sum(map(words, A[1:5])), sum(map(words, B[2:4])))
    assert made["Ole Lund"] == (sum(map(words, A[5:])), words(B[1]) + words(B[4]))


def test_who_never_leads_a_passage_is_counted_too() -> None:
    """A short question told in one passage with the answer before it."""
    a = telling("A", A, turns=(turn(A, 1, 4, "Ida Brandt"), turn(A, 5, 5, "Reporter"), turn(A, 6, 6, "Ida Brandt")))
    rows = [(0,), (1,), (2,), (3,), (4, 5), (6,)]
    passages = tuple(Passage(f"p{n}", {"A": row}, "only", 0.0) for n, row in enumerate(rows))
    made = counted(replace(pair(), tellings=(a, telling("B", B)), passages=passages, findings=()))
    assert made["Reporter"] == (words(A[5]), 0)


def test_one_person_under_two_names_is_one_row() -> None:
    """A translation writes the name its own way; the passages told together say who is meant."""
    a = telling("A", A, turns=(turn(A, 1, 4, "Ida Brandt"), turn(A, 5, 6, "Ole Lund")))
    d = telling("B", D, language="de", turns=(turn(D, 0, 0, "Bürgerin"), turn(D, 1, 2, "Bauleiter Lund")))
    rows = [{"A": (n,), "B": (n - 4,)} if n > 4 else {"A": (n,)} for n in range(7)]
    passages = tuple(Passage(f"p{n}", row, "same", 1) for n, row in enumerate(rows))
    passages = (*passages, Passage("p7", {"B": (0,)}, "only", 0.0))
    made = counted(replace(pair(), tellings=(a, d), passages=passages, findings=()))
    assert made["Ole Lund"] == (sum(map(words, A[5:])), sum(map(words, D[1:])))
    assert made["Bürgerin"] == (0, words(D[0]))


def test_a_telling_without_turns_has_no_words_of_anybody() -> None:
    """What it reports under a speaker's head is told by itself."""
    two = pair()
    bare = replace(two.tellings[1], turns=())
    assert {row[1] for row in counted(replace(two, tellings=(two.tellings[0], bare))).values()} == {0}
