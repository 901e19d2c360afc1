"""Offices that exclude each other are a difference, and ways of saying one office are none."""

from __future__ import annotations

import pytest
from made_sides import substantive


@pytest.mark.parametrize(
    ("a", "b", "languages", "kind"),
    [
        ("The prize was handed over by the Mayor.", "The Governor handed over the prize.", "en en", "person"),
        ("The Minister of Health led the talks.", "The Deputy Minister of Health led the talks.", "en en", "person"),
        ("The Ministry of Transport replied.", "The Ministry of Defence replied.", "en en", "organisation"),
        ("The Interior Minister opened the bridge.", "Мост открыл министр юстиции.", "en ru", "person"),
        ("Der Landwirtschaftsminister reiste ab.", "Le ministre des transports est parti.", "de fr", "person"),
    ],
)  # fmt: skip
def test_two_offices(a: str, b: str, languages: str, kind: str) -> None:
    """Two offices of which neither side names the other's are one difference."""
    assert [finding.kind for finding in substantive(a, b, languages=languages.split())] == [kind]


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("The premier left early.", "The Prime Minister left early.", "en en"),
        ("The head of state gave a dinner.", "The King gave a dinner.", "en en"),
        ("The Foreign Ministry sent a reply.", "The Minister of Foreign Affairs sent a reply.", "en en"),
        ("The minister thanked the doctors.", "The Health Minister thanked the doctors.", "en en"),
        ("Der Verteidigungsminister reiste ab.", "Le ministre des armées est parti.", "de fr"),
        ("МИД направил ответ.", "The Foreign Ministry sent a reply.", "ru en"),
        ("Министр сельского хозяйства открыл ярмарку.", "The Minister of Agriculture opened the fair.", "ru en"),
    ],
)
def test_one_office(a: str, b: str, languages: str) -> None:
    """One office under two names, or said more and less exactly, makes no difference."""
    assert substantive(a, b, languages=languages.split()) == []
