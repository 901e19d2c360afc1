"""The two examples, read and compared for real: what was put into them is found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tellings import encode, report
from tellings.comparison import compare

if TYPE_CHECKING:
    from tellings.model import Comparison, Finding

EXAMPLES = Path(__file__).parents[1] / "examples"
FILES = (EXAMPLES / "calpress.txt", EXAMPLES / "noraveth-ministry.html")


class Planted(NamedTuple):
    """A difference that was put in: its kind, and the words it rests on; an empty side has none."""

    kind: str
    a: str
    b: str


#: As examples/README.md lists them.
PLANTED = {
    "date": Planted("date", "6 March", "March 6, 2025"),
    "number": Planted("number", "1,800", "2,300"),
    "crew": Planted("omission", "crew of the Silver Tern", ""),
    "organisation": Planted("organisation", "Food and Agriculture Organization", "International Maritime Organization"),
    "will, may": Planted("strength", "will be completed", "may be finished"),
    "insist": Planted("negation", "do not insist", "insist"),
    "nets": Planted("addition", "", "nets that were cut in February"),
    "all, most": Planted("scope", "All the fishing villages", "Most fishing communities"),
    "request": Planted("attribution", "at your request", "At our request"),
    "hospital ship": Planted("moved", "hospital ship", "hospital ship"),
}


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Return the comparison of the examples, made with the encoder that ships."""
    return compare([str(file) for file in FILES], encoder=encode.default(cache=tmp_path_factory.mktemp("cache")))


def rests_on(finding: Finding, comparison: Comparison, planted: Planted) -> bool:
    """Return whether the finding is of the kind and touches the words on each side that has some."""
    if finding.kind != planted.kind:
        return False
    for telling, words in zip(comparison.tellings, (planted.a, planted.b), strict=True):
        spans = finding.spans.get(telling.id, ())
        at = telling.text.find(words)
        assert at >= 0, words
        if bool(spans) != bool(words) or (words and not any(s.start < at + len(words) and at < s.end for s in spans)):
            return False
    return True


def test_the_head_of_each_page_is_read(comparison: Comparison) -> None:
    """Title, date and language are those of the pages; the ministry names itself."""
    agency, ministry = comparison.tellings
    assert agency.title
    assert agency.title.startswith("President Mirela Tovanni received Foreign Minister of Noraveth Edvin Storhavn")
    assert ministry.title
    assert ministry.title.startswith("Foreign Minister Edvin Storhavn’s opening remarks")
    assert [(telling.published or "")[:10] for telling in comparison.tellings] == ["2025-05-12"] * 2
    assert [telling.language for telling in comparison.tellings] == ["en", "en"]
    assert ministry.publisher == "Ministry of Foreign Affairs of Noraveth"


def test_each_speaks_where_he_speaks(comparison: Comparison) -> None:
    """The agency has both speeches, the ministry its own minister's."""
    speakers = [[turn.speaker for turn in telling.turns if turn.kind == "speech"] for telling in comparison.tellings]
    assert speakers == [["Mirela Tovanni", "Edvin Storhavn"], ["Edvin Storhavn"]]


def test_clutter_is_set_aside(comparison: Comparison) -> None:
    """No menu, share link, other headline or cookie notice is a sentence; first and last words spoken are."""
    agency, ministry = (
        "\n".join(telling.sentence(at) for at in range(len(telling.sentences))) for telling in comparison.tellings
    )
    for words in ("Share:", "READ ALSO", "rowing regatta", "Subscribe", "hyperlink", "#fisheries"):
        assert words not in agency
    for words in ("cookies", "Related materials", "Site map", "Foreign policy", "Switchboard"):
        assert words not in ministry
    assert "Dear guests." in agency
    assert "Once again, we sincerely appreciate your hospitality." in ministry


def test_the_hosts_speech_is_one_finding(comparison: Comparison) -> None:
    """The President's words, which the ministry leaves out, are one omitted turn and not fifteen omissions."""
    agency = comparison.tellings[0]
    (host,) = [turn for turn in agency.turns if turn.speaker == "Mirela Tovanni"]
    (omitted,) = [finding for finding in comparison.findings if finding.kind == "omitted-turn"]
    assert omitted.spans["B"] == ()
    assert agency.text[omitted.spans["A"][0].start :].startswith(agency.text[host.start : host.start + 20])
    inside = [finding for finding in comparison.findings if finding.kind == "omission"
              and any(host.start <= span.start < host.end for span in finding.spans["A"])]  # fmt: skip
    assert inside == []


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED.keys())
def test_what_was_put_in_is_found(comparison: Comparison, planted: Planted) -> None:
    """A finding of the kind rests on the words of both pages."""
    assert [finding for finding in comparison.findings if rests_on(finding, comparison, planted)]


@pytest.mark.parametrize("words", ["UNICEF", "forty-two", "a quarter", "Prime Minister Sunniva Brekkerud"])
def test_what_is_only_reworded_is_not_called_a_difference(comparison: Comparison, words: str) -> None:
    """No substantive finding rests on words that the other page has in another form, moved passages apart."""
    agency = comparison.tellings[0]
    (speech,) = [turn for turn in agency.turns if turn.speaker == "Edvin Storhavn"]
    at = agency.text.index(words, speech.start)
    touching = [
        finding
        for finding in comparison.findings
        if finding.substantive
        and finding.kind != "moved"
        and any(span.start < at + len(words) and at < span.end for span in finding.spans.get("A", ()))
    ]
    assert touching == []


def test_the_readme_shows_what_comes_out(comparison: Comparison) -> None:
    """What README.md quotes of the output stands in the output of today; `make docs` brings it up to date."""
    readme = (EXAMPLES.parent / "README.md").read_text(encoding="utf-8")
    shown = readme.split("<!-- output -->")[1].split("<!-- end -->")[0].splitlines()
    quoted = [line for line in shown if line.startswith("    ")]
    printed = report.text(comparison, width=88, colour=False).splitlines()
    assert len(quoted) > 10
    assert [line for line in quoted if line not in printed] == []
