"""TEI: valid by its own schema, every telling whole, every pointer arrives, readings give back their witness."""

from __future__ import annotations

import lzma
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from tellings.errors import ExportError
from tellings.export.characters import lawful
from tellings.export.collation import collated, tokens
from tellings.model import Aside, Turn

if TYPE_CHECKING:
    from tellings.model import Comparison

SCHEMA = Path(__file__).with_name("schema")
T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="session")
def schema(tmp_path_factory: pytest.TempPathFactory) -> etree.RelaxNG:
    """Return the TEI's schema of everything, with the stand-off elements of TEI P5 4.0."""
    folder = tmp_path_factory.mktemp("schema")
    (folder / "tei.rng").write_bytes(lzma.decompress((SCHEMA / "tei-3.0.0.rng.xz").read_bytes()))
    (folder / "standoff.rng").write_bytes((SCHEMA / "standoff.rng").read_bytes())
    return etree.RelaxNG(etree.parse(folder / "standoff.rng"))


def tree(comparison: Comparison, form: str = "tei") -> Any:
    """Return the document as lxml parses it."""
    return etree.fromstring(made.written(comparison, form))


def english(comparison: Comparison) -> Comparison:
    """Return the comparison with every telling said to be English."""
    return replace(comparison, tellings=tuple(replace(each, language="en") for each in comparison.tellings))


def test_every_file_is_valid(schema: etree.RelaxNG) -> None:
    """Two tellings and many, hostile ones and bare ones: RelaxNG finds no fault, in either form."""
    bare = replace(made.pair(), passages=(), findings=())
    for comparison in (made.pair(), made.three(), made.many(), made.hostile(), bare):
        for document in (tree(comparison), tree(english(comparison), "tei-parallel")):
            assert schema.validate(document), schema.error_log.last_error


def test_the_schema_refuses_what_is_no_tei(schema: etree.RelaxNG) -> None:
    """The schema is a test that can fail."""
    document = tree(made.pair())
    document.find(f".//{T}link").set("colour", "red")
    assert not schema.validate(document)


@pytest.mark.parametrize("name", ["pair", "three", "many", "hostile"])
def test_every_pointer_arrives(name: str) -> None:
    """Each `#id` of the file is an element of it, and no id is there twice."""
    document = tree(getattr(made, name)())
    ids = [element.get(ID) for element in document.iter() if element.get(ID)]
    assert len(ids) == len(set(ids))
    pointers = [
        pointer
        for element in document.iter()
        for key in ("target", "from", "to", "who", "ana", "resp", "corresp")
        for pointer in (element.get(key) or "").split()
        if pointer.startswith("#")
    ]
    assert pointers
    assert {pointer[1:] for pointer in pointers} <= set(ids)


@pytest.mark.parametrize("name", ["pair", "three", "many", "hostile"])
def test_each_telling_is_whole(name: str) -> None:
    """Without its tags a body is the telling's text; each sentence is one `s`."""
    comparison = getattr(made, name)()
    for telling, body in zip(comparison.tellings, tree(comparison).iter(f"{T}body"), strict=True):
        assert "".join(body.itertext()) == lawful(telling.text)
        sentences = ["".join(sentence.itertext()) for sentence in body.iter(f"{T}s")]
        assert sentences == [lawful(telling.sentence(at)) for at in range(len(telling.sentences))]


@given(
    st.lists(
        st.tuples(st.integers(0, 90), st.integers(0, 90), st.sampled_from(["speech", "narration", "aside"])), max_size=6
    )
)
def test_turns_and_asides_that_overlap_lose_nothing(stretches: list[tuple[int, int, str]]) -> None:
    """However turns and asides lie across sentences, the text stays whole and no sentence is cut."""
    one = made.pair()
    a = one.tellings[0]
    turns = [Turn(min(x, y), max(x, y), kind, "Ida") for x, y, kind in stretches if kind != "aside"]  # type: ignore[arg-type]
    asides = [Aside(min(x, y), max(x, y), "x") for x, y, kind in stretches if kind == "aside"]
    a = replace(a, turns=tuple(turns), aside=tuple(asides))
    body = next(tree(replace(one, tellings=(a, one.tellings[1]))).iter(f"{T}body"))
    assert "".join(body.itertext()) == a.text
    assert len([*body.iter(f"{T}s")]) == len(a.sentences)


def test_who_speaks() -> None:
    """A speech is an utterance of its speaker, what is set aside a note with the reason, a quotation a span."""
    document = tree(made.three())
    (said,) = document.iter(f"{T}u")
    people = {"#" + person.get(ID): person.findtext(f"{T}persName") for person in document.iter(f"{T}person")}
    assert people[said.get("who")] == "Ida Brandt"
    (quoted,) = document.find(f".//{T}spanGrp[@type='quotations']")
    assert people[quoted.get("corresp")] == "Ole Lund"
    assert {note.get("n") for note in document.iter(f"{T}note") if note.get("type") == "aside"} == {"navigation"}


def test_a_finding_points_to_each_of_its_places() -> None:
    """A finding that rests on two places of B has a target each; one that B lacks says so."""
    found = {each.get(ID): each for each in tree(made.three()).iter(f"{T}annotation")}
    assert found["f3"].get("target").split() == ["#f3.A.1", "#f3.B.1", "#f3.B.2"]
    points = {pointer.get("type"): pointer.get("target") for pointer in found["f2"].iter(f"{T}ptr")}
    assert points == {"passage": "#p3.A", "absent": "#B #C"}
    assert found["f4"].get("target") == "#A #B #C"


def test_a_link_says_how_sure_and_whether_moved() -> None:
    """A passage that one telling alone has is no link; scores are rounded to four places."""
    links = {link.get(ID): link for link in tree(made.three()).iter(f"{T}link")}
    assert {*links} == {"p1", "p2", "p4"}
    assert links["p2"].get("cert") == "0.9123"
    assert links["p4"].get("subtype") == "moved"


@pytest.mark.parametrize("language", [None, "de"])
def test_other_languages_have_no_parallel_form(language: str | None) -> None:
    """One line names the languages and the form that serves."""
    one = made.pair()
    other = replace(one, tellings=(one.tellings[0], replace(one.tellings[1], language=language)))
    with pytest.raises(ExportError, match=r"B in (de|an unknown language)$") as fault:
        made.written(other, "tei-parallel")
    assert fault.value.hint == "take --format tei, which links the tellings across languages"


def test_readings_give_back_their_witness() -> None:
    """Taking one witness's readings, passage by passage, gives that telling's words in the order of the rows."""
    for comparison in (made.pair(), english(made.three()), english(made.many(7))):
        document = tree(comparison, "tei-parallel")
        for telling in comparison.tellings:
            said = [_read(block, f"#{telling.id}") for block in document.iter(f"{T}ab")]
            expected = [
                " ".join(telling.sentence(at) for at in passage.sentences.get(telling.id, ()))
                for passage in comparison.passages
            ]
            assert said == expected


def test_substance_is_told_from_wording() -> None:
    """A variant that a finding rests on is substantive; the notes of the passage follow."""
    block = [*tree(made.pair(), "tei-parallel").iter(f"{T}ab")][1]
    assert [app.get("type") for app in block.iter(f"{T}app")] == ["substantive"]
    assert [note.text for note in block.iter(f"{T}note")] == ["A says 4, B says 5."]


@given(st.lists(st.text(alphabet="ab .,\n", max_size=30), min_size=1, max_size=4))
def test_segments_put_end_to_end_are_the_wordings(wordings: list[str]) -> None:
    """Nothing is lost or told twice in collation, and shared stretches are alike."""
    made_of = [tokens(wording) for wording in wordings]
    segments = collated(made_of)
    for at, wording in enumerate(made_of):
        assert [token for segment in segments for token in segment.tokens[at]] == wording
        assert "".join(t.form for t in wording) == re.sub(r"\s+", " ", wordings[at])
    for segment in segments:
        forms = {tuple(token.form for token in side) for side in segment.tokens}
        assert len(forms) == 1 or not segment.shared


def _read(element: Any, witness: str) -> str:
    """Return the words of an element as the witness has them."""
    said = element.text or ""
    for child in element:
        if child.tag == f"{T}app":
            said += "".join(
                _read(reading, witness) for reading in child if witness in (reading.get("wit") or "").split()
            )
        said += child.tail or ""
    return said.rstrip("\n")
