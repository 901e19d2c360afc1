"""Attribution: somebody else behind it is a difference, another way of saying who is none."""

from __future__ import annotations

import pytest
from made_sides import one, quotes, substantive


@pytest.mark.parametrize(
    ("a", "b", "languages", "quoted"),
    [
        (
            "The delegation came at your request.",
            "The delegation came at our request.",
            "en en",
            ("your request", "our request"),
        ),
        (
            "Паром был отправлен по вашей просьбе.",
            "The ferry was sent at our request.",
            "ru en",
            ("вашей просьбе", "our request"),
        ),
        (
            "Die Fähre kam auf unsere Initiative.",
            "The ferry came on your initiative.",
            "de en",
            ("unsere Initiative", "your initiative"),
        ),
    ],
)
def test_somebody_else(a: str, b: str, languages: str, quoted: tuple[str, str]) -> None:
    """“At your request” against “at our request” is one finding that quotes both."""
    (finding,) = substantive(a, b, languages=languages.split())
    assert finding.kind == "attribution"
    assert all(words in quote for words, quote in zip(quoted, quotes(finding, a, b), strict=True))


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("The ferry was sent at the request of the council.", "The council requested the ferry.", "en en"),
        ("Паром был отправлен по вашей просьбе.", "The ferry was sent at your request.", "ru en"),
        ("Die Fähre kam auf Ihre Bitte.", "The ferry came at your request.", "de en"),
        ("We proposed a mission.", "The mission was our proposal.", "en en"),
        ("At the request of UNHCR tents were sent.", "The UN refugee agency requested tents.", "en en"),
    ],
)
def test_the_same_one(a: str, b: str, languages: str) -> None:
    """The same actor in another construction or language makes no difference."""
    found = substantive(a, b, languages=languages.split())
    assert [finding for finding in found if finding.kind == "attribution"] == []


def test_another_name_behind_it_is_found_once() -> None:
    """Where the actor is another known body, the name is the finding, and it is not said twice."""
    (finding,) = one("UNICEF proposed a joint mission.", "UNHCR proposed a joint mission.")
    assert finding.kind == "organisation"


def test_who_acts_of_their_own_accord() -> None:
    """The own initiative is not a committee's request; "I would ask you" is asked by me in any word order."""
    asked = "The plan was published at the request of the Audit Committee."
    assert [f.kind for f in substantive(asked, "The plan was published on her own initiative.")] == ["attribution"]
    assert substantive("I would ask you for a little time.", "I would request that you give it some time.") == []
