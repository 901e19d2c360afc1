"""Numbers: another value is a difference, another way of writing it is none."""

from __future__ import annotations

import pytest
from made_sides import one, quotes, substantive


@pytest.mark.parametrize(
    ("a", "b", "languages", "quoted"),
    [
        ("The ferry carried 120 people.", "The ferry carried 140 people.", "en en", ("120", "140")),
        ("Sixty per cent of the nets were cut.", "Forty per cent of the nets were cut.", "en en", ("Sixty", "Forty")),
        ("Ten boats were lost.", "Потеряно 12 лодок.", "en ru", ("Ten boats", "12 лодок")),
        ("Zwölf Boote gingen verloren.", "Потеряно 10 лодок.", "de ru", ("Zwölf", "10")),
        (
            "Le port a reçu 3 millions d'euros.",
            "The port received 2 million euros.",
            "fr en",
            ("3 millions", "2 million"),
        ),
        ("The pier opens at 3:15.", "The pier opens at 4:15.", "en en", ("3:15", "4:15")),
        ("Das Werk liefert 2 Gigawatt.", "The plant delivers 200 megawatts.", "de en", ("2 Gigawatt", "200 megawatts")),
    ],
)
def test_another_number(a: str, b: str, languages: str, quoted: tuple[str, str]) -> None:
    """Two numbers in the same place are one finding that quotes both."""
    (finding,) = substantive(a, b, languages=languages.split())
    assert finding.kind == "number"
    assert all(words in quote for words, quote in zip(quoted, quotes(finding, a, b), strict=True))


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("The ferry carried 1,200 people.", "Twelve hundred people were on the ferry.", "en en"),
        ("The ferry carried 1,200 people.", "Паром перевозил 1200 человек.", "en ru"),
        ("Die Fähre brachte 1.200 Menschen.", "The ferry carried 1,200 people.", "de en"),
        ("Sixty per cent of the nets were cut.", "60% of the nets were cut.", "en en"),
        ("Sixty per cent of the nets were cut.", "60 Prozent der Netze wurden zerschnitten.", "en de"),
        ("Sixty per cent of the nets were cut.", "Six out of ten nets were cut.", "en en"),
        ("Four out of ten boats were lost.", "Four boats out of ten were lost.", "en en"),
        ("A quarter of the fleet is in port.", "25 percent of the fleet is in port.", "en en"),
        ("More than half of the boats were lost.", "Over 50% of the boats were lost.", "en en"),
        ("Quarante pour cent des bateaux.", "40 % der Boote.", "fr de"),
        ("The plant delivers 2 gigawatts.", "Das Kraftwerk liefert 2.000 Megawatt.", "en de"),
        ("The council met four times.", "It was the fourth meeting of the council.", "en en"),
        ("The pier opens at 3:15.", "The pier opens at 15:15.", "en en"),
        ("Ten to twelve boats were lost.", "Between 10 and 12 boats were lost.", "en en"),
        ("Ten boats were lost and 300 nets.", "300 nets and ten boats were lost.", "en en"),
        ("Потеряно 10 лодок.", "Zehn Boote gingen verloren.", "ru de"),
    ],
)
def test_the_same_number(a: str, b: str, languages: str) -> None:
    """Digits, words, separators, per cent, measures and order make no difference."""
    assert [finding for finding in one(a, b, languages=languages.split()) if finding.kind == "number"] == []


def test_numbers_that_swap_places_with_others_stay_paired() -> None:
    """Of three numbers the one that differs is found, against its own counterpart."""
    a = "Ten boats, 300 nets and 45 houses were lost in the storm."
    b = "The storm destroyed 300 nets, 48 houses and ten boats."
    (finding,) = substantive(a, b)
    left, right = quotes(finding, a, b)
    assert "45 houses" in left
    assert "48 houses" in right


def test_a_number_alone_weighs_little() -> None:
    """A number that the other telling has nowhere is said, but not called substantive by itself."""
    (finding,) = one("The ferry carried 120 people to the island.", "The ferry carried people to the island.")
    assert (finding.kind, finding.substantive, finding.spans["B"]) == ("number", False, ())


def test_a_share_is_its_two_numbers() -> None:
    """“Two of the five boats” and “of its five boats two” count the same; “three of the five” does not."""
    told = "Of its five boats the port kept two ashore."
    assert not substantive("The port kept two of the five boats ashore.", told, languages=["en", "en"])
    assert substantive("The port kept three of the five boats ashore.", told, languages=["en", "en"])


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("Half of the 1,200 boats sank.", "Six hundred of the 1,200 boats sank.", "en en"),
        ("The work took a year and a half.", "Les travaux ont duré dix-huit mois.", "en fr"),
        ("They bought 2½ tonnes of salt.", "They bought 2.5 tonnes of salt.", "en en"),
        ("Пятеро горняков вернулись домой.", "Five miners came home.", "ru en"),
    ],
)
def test_reckoned_to_one(a: str, b: str, languages: str) -> None:
    """A share of a number, a half after its unit or as one sign, and collective numerals are what they amount to."""
    assert [finding for finding in substantive(a, b, languages=languages.split()) if finding.kind == "number"] == []


def test_digits_of_another_script() -> None:
    """Arabic-Indic digits are numbers too."""
    assert substantive("وصل ١٢ قاربا", "12 boats came in", languages=["ar", "en"]) == []
    (finding,) = substantive("وصل ١٢ قاربا", "15 boats came in", languages=["ar", "en"])
    assert finding.kind == "number"


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("A third of the sheep were lost.", "Some 33 percent of the sheep were lost.", "en en"),
        ("The two bridges were shut.", "Both bridges were shut.", "en en"),
        ("Une fenêtre du XVe siècle.", "Ein Fenster aus dem 15. Jahrhundert.", "fr de"),
        ("It was 20 degrees Celsius in the hall.", "It was 68 degrees Fahrenheit in the hall.", "en en"),
        ("At minus 10 °C it breaks.", "It breaks at 14 °F.", "en en"),
    ],
)
def test_one_number_in_other_measures(a: str, b: str, languages: str) -> None:
    """Thirds in per cent, "both", Roman centuries, two scales of warmth."""
    assert substantive(a, b, languages=languages.split()) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("They talked for almost four hours.", "They talked for just over an hour."),
        ("It was 20 degrees Celsius in the hall.", "It was 90 degrees Fahrenheit in the hall."),
    ],
)
def test_an_hour_and_a_degree_count(a: str, b: str) -> None:
    """An article counts hours after "over" and its like."""
    assert [f.kind for f in substantive(a, b)] == ["number"]
