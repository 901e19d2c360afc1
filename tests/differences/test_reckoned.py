"""Numbers that follow from others are no difference; two that contradict each other stay one."""

from __future__ import annotations

import pytest
from made_sides import substantive


def numbers(a: str, b: str, languages: str = "en en") -> list[str]:
    """Return the kinds of what is said of two texts' numbers."""
    return [finding.kind for finding in substantive(a, b, languages=languages.split()) if finding.kind == "number"]


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("Of 150 carts only 64 came through.", "The guard turned away 86 of the 150 carts.", "en en"),
        ("Of the 38 sailors all but seven were saved.", "31 of the 38 sailors came home alive.", "en en"),
        ("The farms bear three quarters of the cost.", "A quarter of the cost does not fall on the farms.", "en en"),
        ("Seven of ten wells are open.", "Bis auf drei von zehn Brunnen sind alle offen.", "en de"),
        ("Nine out of ten mills are at work.", "Не работает лишь каждая десятая мельница.", "en ru"),
        ("Four out of five bakers have flour.", "Un boulanger sur cinq n'a pas de farine.", "en fr"),
        ("Some 400 barns, or one in four, had no roof.", "Three barns in four were under a roof.", "en en"),
        ("By dusk two thirds of the hurt could go home.", "Only a third were still there at night.", "en en"),
        ("The motion passed by seven votes.", "Two of the nine aldermen were against it.", "en en"),
        ("Two out of three barns have a roof.", "Один сарай из трёх не имеет крыши.", "en ru"),
        ("Two out of three barns have a roof.", "Кожен третій сарай не має даху.", "en uk"),
        ("Two out of three barns have a roof.", "Uno de cada tres graneros no tiene techo.", "en es"),
        (
            "There are now 4.2 million sheep, 1.3 million more.",
            "From 2.9 million the flock grew to 4.2 million.",
            "en en",
        ),
    ],
)
def test_two_parts_of_one_whole(a: str, b: str, languages: str) -> None:
    """What is said of a part and denied of the rest gives one number."""
    assert numbers(a, b, languages) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Two of the five barns were burnt.", "Three of the five barns were burnt."),
        ("A third of the barns were burnt.", "Two thirds of the barns were burnt."),
        ("Only a quarter of the barns were burnt.", "Three quarters of the barns were burnt."),
        ("Of the 100 barns 40 were burnt.", "Of the 100 barns 60 were burnt."),
        ("All but seven of the 38 sailors were saved.", "All but nine of the 38 sailors were saved."),
    ],
)
def test_two_numbers_said_of_one_thing_differ(a: str, b: str) -> None:
    """Two parts that would make a whole contradict each other where both are said to have had the same fate."""
    assert numbers(a, b) == ["number"]


def test_who_is_named_apart_is_counted() -> None:
    """Beside somebody who is named, four others are five; six others are not."""
    told = "All five jurors agreed with the verdict."
    assert numbers("The foreman read the verdict, and the four other jurors agreed.", told) == []
    assert numbers("The foreman read the verdict, and the six other jurors agreed.", told) == ["number"]


def test_the_whole_told_first() -> None:
    """“Of ten trains six” is sixty per cent, not seventy."""
    told = "Von zehn Zügen kommen nur noch sechs an."
    assert numbers(told, "Just 60 per cent of the trains arrive.", "de en") == []
    assert numbers(told, "Just 70 per cent of the trains arrive.", "de en") == ["number"]


def test_one_price_in_two_units() -> None:
    """A price for a kilo is a hundred times as much for a quintal of a hundred kilos."""
    told = "The mill pays 24 crowns a kilo for rye."
    assert numbers(told, "For rye the mill pays 2,400 crowns a quintal.") == []
    assert numbers(told, "For rye the mill pays 2,900 crowns a quintal.") == ["number"]


def test_three_months_and_ninety_days() -> None:
    """A stretch in days stands for one in months where it is the usual rounding of it."""
    assert numbers("The permit lasts three months.", "The permit lasts 90 days.") == []
    assert numbers("The permit lasts three months.", "The permit lasts 60 days.") == ["number"]


def test_a_share_of_two_counts() -> None:
    """Of 1,200 carters 600 are half; 500 are not."""
    told = "The guild has 1,200 carters, half of whom live in town."
    assert numbers(told, "The guild has 1,200 carters; 600 of them live in town.") == []
    assert numbers(told, "The guild has 1,200 carters; 500 of them live in town.") == ["number"]


def test_points_of_per_cent() -> None:
    """A quarter of a point is 25 basis points, and both ends of a range are per cent."""
    told = "The rate fell by a quarter of a percentage point."
    assert numbers(told, "Der Satz sank um 25 Basispunkte.", "en de") == []
    assert numbers(told, "Der Satz sank um 50 Basispunkte.", "en de") == ["number"]
    assert numbers("The rate rose from 2 to 3 per cent.", "The rate is 3 per cent instead of 2 per cent.") == []
    assert numbers("The margin is between eight and ten per cent.", "The margin is 8 to 10%.") == []
    assert numbers("Four out of every ten claims were paid.", "40 per cent of the claims were paid.") == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Fares go up by 3.3 per cent in May and 2.5 per cent in June.", "Fares go up by 5.8 per cent in all."),
        ("The wait is 38 weeks, one fewer than before.", "The wait is 38 weeks; it was 39 before."),
        ("Harkov bears three quarters of the costs.", "A quarter of the bill is left to others."),
    ],
)
def test_sums_and_what_is_left(a: str, b: str) -> None:
    """Two steps are their sum, "one fewer" says what there was before, and two shares make a whole."""
    assert [finding for finding in substantive(a, b) if finding.kind == "number"] == []
    assert [finding for finding in substantive(b, a) if finding.kind == "number"] == []


def test_a_share_that_contradicts() -> None:
    """A third and two thirds of the same, in the same words, are two numbers."""
    (finding,) = substantive("Two thirds of the members voted.", "A third of the members voted.")
    assert finding.kind == "number"


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("Вывезли в полтора раза больше.", "They shipped 50 per cent more.", "ru en"),
        ("Its share is 60 per cent.", "Её доля составляет три пятых.", "en ru"),
        ("The start was put off with 90 seconds to go.", "Старт отложили за полторы минуты.", "en ru"),
    ],
)
def test_times_shares_and_seconds(a: str, b: str, languages: str) -> None:
    """How many times as much, fifths, and seconds in a minute are reckoned in other languages too."""
    assert numbers(a, b, languages) == []
    assert numbers(b, a, " ".join(reversed(languages.split()))) == []
