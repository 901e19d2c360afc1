"""The whole road: documents in, one comparison out."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import numpy as np
import pytest

from tellings import comparison as road
from tellings import record
from tellings.errors import NotFound, RequestError
from tellings.reading.language import language as detect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Comparison, Telling

A = """The council of the harbour town met on Monday to hear the pilots and the fishing guild about the winter.

The new breakwater is 120 metres long and carries two cranes. It was paid for by the town and by the fishing guild.

The harbour master thanked the builders for their patience. The bell on the old tower will ring again at noon.

Ferries will call at the breakwater from June, and the pilots will keep their house beside the lighthouse.
"""
B = """The council of the harbour town met on Monday to hear the pilots and the fishing guild about the winter.

The new breakwater is 140 metres long and carries two cranes. It was paid for by the town and by the fishing guild.

The harbour master thanked the builders for their patience.

Ferries may call at the breakwater from June, and the pilots will keep their house beside the lighthouse.
"""
C = A.replace("Monday", "Tuesday").replace("two cranes", "three cranes")


class Words:
    """An encoder that counts words: texts with the same words are alike, and nothing is loaded."""

    name = "words-for-tests"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return a row of 128 counts a text, of length 1."""
        rows = np.full((len(texts), 128), 0.01, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                row[zlib.crc32(word.encode()) % 128] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def compared(folder: Path, *texts: str) -> Comparison:
    """Return the comparison of the texts, each written to a file of the folder."""
    files = []
    for number, text in enumerate(texts):
        file = folder / f"{number}.txt"
        file.write_text(text, encoding="utf-8")
        files.append(str(file))
    return road.compare(files, encoder=Words())


def quoted(telling: Telling, spans: Sequence[tuple[int, int]]) -> str:
    """Return what the spans quote."""
    return " ".join(telling.text[span.start : span.end] for span in spans)


def test_two_small_files(tmp_path: Path) -> None:
    """A number, a strength and an omission that were put in are found; each quote lies in its file."""
    made = compared(tmp_path, A, B)
    a, b = made.tellings
    found = {finding.kind: finding for finding in made.findings if finding.substantive}
    assert found.keys() == {"number", "strength", "omission"}
    assert "120" in quoted(a, found["number"].spans["A"])
    assert "140" in quoted(b, found["number"].spans["B"])
    assert "The bell on the old tower" in quoted(a, found["omission"].spans["A"])
    assert found["omission"].spans["B"] == ()


def test_the_record_is_valid_and_comes_back(tmp_path: Path) -> None:
    """The comparison is valid by the JSON Schema, and reading the record gives the same comparison."""
    for texts in ((A, B), (A, B, C)):
        made = compared(tmp_path, *texts)
        written = record.dumps(made)
        jsonschema.validate(json.loads(written), record.schema())
        assert record.loads(written) == made


def test_passages_cover_every_sentence_once(tmp_path: Path) -> None:
    """Each sentence of each telling stands in exactly one passage."""
    made = compared(tmp_path, A, B, C)
    for telling in made.tellings:
        told = [at for passage in made.passages for at in passage.sentences.get(telling.id, ())]
        assert sorted(told) == list(range(len(telling.sentences)))


def test_states_of_passages(tmp_path: Path) -> None:
    """A passage is `only` where one telling has it, `differs` where a substantive finding lies in it, else alike."""
    made = compared(tmp_path, A, B)
    states = {
        made.tellings[0].sentence(passage.sentences["A"][0])[:20]: passage.state
        for passage in made.passages
        if "A" in passage.sentences
    }
    assert states["The new breakwater i"] == "differs"
    assert states["Ferries will call at"] == "differs"
    assert states["The bell on the old "] == "only"
    assert states["The council of the h"] == "same"


def test_findings_name_their_passages(tmp_path: Path) -> None:
    """A finding's passage is one of the record, and tells the sentences that the finding rests on."""
    made = compared(tmp_path, A, B, C)
    passages = {passage.id: passage for passage in made.passages}
    assert len(passages) == len(made.passages)
    for finding in made.findings:
        told = passages[finding.passage or ""].sentences
        assert told.keys() & {id_ for id_, spans in finding.spans.items() if spans}


def test_a_copy_under_another_name_has_no_finding(tmp_path: Path) -> None:
    """The same words in another file, a line break more: no finding, every passage the same."""
    made = compared(tmp_path, A, A + "\n")
    assert made.findings == ()
    assert {passage.state for passage in made.passages} == {"same"}


def test_the_other_way_round(tmp_path: Path) -> None:
    """B against A finds what A against B finds, with the sides and omission and addition swapped."""
    turned = {"omission": "addition", "addition": "omission"}
    there, back = compared(tmp_path, A, B).findings, compared(tmp_path, B, A).findings
    assert sorted((f.kind, f.weight, f.spans["A"], f.spans["B"]) for f in there) == sorted(
        (turned.get(f.kind, f.kind), f.weight, f.spans["B"], f.spans["A"]) for f in back
    )


def test_a_language_without_lexicon_is_said_in_the_record(tmp_path: Path) -> None:
    """A telling in Italian is compared, and the record says what was not looked at; of English nothing."""
    italian = """Il consiglio della città portuale si è riunito lunedì per ascoltare i piloti e i pescatori.

La nuova diga è lunga 120 metri e porta due gru. È stata pagata dalla città e dalla corporazione dei pescatori.
"""
    made = compared(tmp_path, A, italian)
    assert [telling.language for telling in made.tellings] == ["en", "it"]
    (said,) = made.limits
    assert said.startswith("The language of B is “it”, of which there is no lexicon: negation")
    assert json.loads(record.dumps(made))["limits"] == [said]
    assert compared(tmp_path, A, B).limits == ()


def test_names_of_many_tellings() -> None:
    """A … Z, then AA, AB and so on, none twice."""
    assert road.names(3) == ["A", "B", "C"]
    assert road.names(28)[-3:] == ["Z", "AA", "AB"]
    assert road.names(703)[-2:] == ["ZZ", "AAA"]
    assert len(set(road.names(1000))) == 1000
    assert road.names(0) == []


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_are_refused(tmp_path: Path, count: int) -> None:
    """One telling, or none, cannot be compared: a message and a hint."""
    with pytest.raises(RequestError) as fault:
        compared(tmp_path, *[A][:count])
    assert fault.value.hint


def test_the_same_file_twice_is_refused(tmp_path: Path) -> None:
    """One file under two paths is named; a copy of it is another telling, of which nothing differs."""
    page = tmp_path / "page.txt"
    page.write_text(A, encoding="utf-8")
    (tmp_path / "alias.txt").symlink_to(page)
    for twin in (page, tmp_path / "alias.txt"):
        with pytest.raises(RequestError, match=twin.name):
            road.compare([str(page), str(twin)], encoder=Words())
    assert not compared(tmp_path, A, A).findings


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The fault names the file."""
    with pytest.raises(NotFound, match=r"nowhere\.txt"):
        road.compare([str(tmp_path / "nowhere.txt"), str(tmp_path / "elsewhere.txt")], encoder=Words())


def test_two_short_texts() -> None:
    """A pair of texts is one passage; spans count each text."""
    (finding,) = road.differ("The pier is 120 metres long.", "The pier is 140 metres long.", encoder=Words())
    assert (finding.kind, finding.passage) == ("number", None)


@pytest.mark.parametrize(("a", "b"), [("", ""), ("", "The pier."), ("\0", "\ud800"), ("120", "👍")])
def test_two_texts_with_little_in_them(a: str, b: str) -> None:
    """Empty and odd texts are compared like others."""
    assert all(
        0 <= s.start < s.end for f in road.differ(a, b, encoder=Words()) for spans in f.spans.values() for s in spans
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Паром перевозил 120 человек.", "The ferry carried 140 people."),
        ("Die Fähre brachte 120 Menschen auf die Insel.", "Паром перевез на остров 140 человек."),
        ("Die Fähre brachte 120 Menschen auf die Insel.", "The ferry carried 140 people to the island."),
        ("Le bac a transporté 120 personnes sur l'île, avec des tentes.", "The ferry carried 140 people, with tents."),
    ],
)
def test_the_language_of_short_texts_is_found(a: str, b: str) -> None:
    """Two short texts in two languages are read each in its own."""
    assert [f.kind for f in road.differ(a, b, encoder=Words()) if f.substantive and f.made_by.startswith("rule:")] == [
        "number"
    ]


def test_one_language_of_two_short_texts_whose_guesses_differ() -> None:
    """Texts with too few small words to bear a guess out are taken as one language, that of both together."""
    assert detect("Ada Hellberg in Murn, 2014.") != "en"
    assert road._languages("Ada Hellberg in Murn, 2014.", "In 2014 Ada Hellberg came to Murn for the council.") == (
        "en", "en",
    )  # fmt: skip
    assert road._languages("Der Rat hat das Dach repariert.", "The council has mended the roof.") == ("de", "en")


def test_the_same_bytes_whatever_the_seed_of_hashes(tmp_path: Path) -> None:
    """Two processes whose sets and dictionaries of words are ordered otherwise write the same record."""
    texts = [*(A, B, C), A.replace("June", "July").replace("will", "may") + "UNHCR and UNICEF sent tents to Tarn.\n"]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    script = (
        "import sys; from test_comparison import Words, record, road; "
        "sys.stdout.buffer.write(record.dumps(road.compare(sys.argv[1:], encoder=Words())))"
    )
    files = [str(tmp_path / f"{number}.txt") for number in range(len(texts))]
    written = [
        subprocess.run(
            [sys.executable, "-c", script, *files],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parent,
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed in ("1", "4242")
    ]
    assert written[0] == written[1]
    assert written[0].count(b'"kind"') > 3
