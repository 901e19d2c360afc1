"""Numbers are values, however they are written."""

from __future__ import annotations

import pytest
from made_sides import side

from tellings.differences.values.numerals import figure


def read(text: str, language: str | None) -> list[tuple[float, str, str]]:
    """Return the numbers of a text: value, sort, and the words they stand in."""
    found = side(text, language)
    places = [(number, found.span(number.first, number.last)) for number in found.quantities]
    return [(round(number.value, 4), number.sort, text[span.start : span.end]) for number, span in places]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("41,000 homes", "en"),
        ("41000 homes", "en"),
        ("41 000 homes", "en"),
        ("41 thousand homes", "en"),
        ("forty-one thousand homes", "en"),
        ("41.000 Häuser", "de"),
        ("einundvierzigtausend Häuser", "de"),
        ("41 000 домов", "ru"),
        ("41\u00a0000 домов", "ru"),
        ("41 тыс. домов", "ru"),
        ("сорок одна тысяча домов", "ru"),
        ("41\u202f000 logements", "fr"),
        ("41 mille logements", "fr"),
        ("quarante et un mille logements", "fr"),
    ],
)
def test_thousands(text: str, language: str) -> None:
    """Separators and words for thousands, by the custom of each language, give one number."""
    assert [value for value, _, _ in read(text, language)] == [41_000]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2.4 million tonnes", "en"),
        ("two point four million tonnes", "en"),
        ("2,400,000 tonnes", "en"),
        ("2,4 Millionen Tonnen", "de"),
        ("2.400.000 Tonnen", "de"),
        ("2,4 млн тонн", "ru"),
        ("2,4 миллиона тонн", "ru"),
        ("2,4 millions de tonnes", "fr"),
    ],
)
def test_decimals_and_scales(text: str, language: str) -> None:
    """A decimal point or comma before a word of scale."""
    assert [value for value, _, _ in read(text, language)] == [2_400_000]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("two hundred and fifty boats", "en", 250),
        ("zweihundertfünfzig Boote", "de", 250),
        ("двести пятьдесят лодок", "ru", 250),
        ("deux cent cinquante bateaux", "fr", 250),
        ("quatre-vingt-trois bateaux", "fr", 83),
        ("quatre-vingt-dix bateaux", "fr", 90),
        ("soixante-douze bateaux", "fr", 72),
        ("siebenundzwanzig Boote", "de", 27),
        ("двадцать семь лодок", "ru", 27),
        ("пятьсот тридцать две лодки", "ru", 532),
        ("twenty-one boats", "en", 21),
        ("one million two hundred thousand boats", "en", 1_200_000),
        ("a dozen boats", "en", 12),
    ],
)
def test_number_words(text: str, language: str, value: float) -> None:
    """Numbers in words, as each language builds them."""
    assert [found for found, _, _ in read(text, language)] == [value]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("60 per cent", "en", 0.6),
        ("60%", "en", 0.6),
        ("sixty percent", "en", 0.6),
        ("60 %", "fr", 0.6),
        ("60 pour cent", "fr", 0.6),
        ("60 Prozent", "de", 0.6),
        ("60 процентов", "ru", 0.6),
        ("four out of ten families", "en", 0.4),
        ("vier von zehn Familien", "de", 0.4),
        ("четыре из десяти семей", "ru", 0.4),
        ("quatre sur dix", "fr", 0.4),
        ("half of them", "en", 0.5),
        ("die Hälfte", "de", 0.5),
        ("половина семей", "ru", 0.5),
        ("la moitié", "fr", 0.5),
        ("a quarter of them", "en", 0.25),
        ("every third family", "en", 0.3333),
        ("jede dritte Familie", "de", 0.3333),
        ("каждая третья семья", "ru", 0.3333),
        ("two thirds of them", "en", 0.6667),
        ("three quarters of them", "en", 0.75),
        ("zwei Drittel der Familien", "de", 0.6667),
        ("две трети семей", "ru", 0.6667),
    ],
)
def test_shares(text: str, language: str, value: float) -> None:
    """Per cent, fractions and "four out of ten" are shares of one."""
    assert [(round(found, 3), sort) for found, sort, _ in read(text, language)] == [(round(value, 3), "share")]


@pytest.mark.parametrize(
    ("text", "language"),
    [("half a million people", "en"), ("eine halbe Million Menschen", "de"), ("полмиллиона", "ru")],
)
def test_half_of_a_scale(text: str, language: str) -> None:
    """Half a million is a count, not a half and a million."""
    assert [(value, sort) for value, sort, _ in read(text, language)] == [(500_000, "count")]


@pytest.mark.parametrize(
    ("text", "language"),
    [("the third meeting", "en"), ("the 3rd meeting", "en"), ("das dritte Treffen", "de"), ("третья встреча", "ru")],
)
def test_ordinals_are_no_shares(text: str, language: str) -> None:
    """The third meeting is no third of a meeting."""
    assert [(value, sort) for value, sort, _ in read(text, language)] == [(3, "ordinal")]


@pytest.mark.parametrize("text", ["20 to 30 boats", "20-30 boats", "20–30 boats", "between 20 and 30 boats"])
def test_a_range_has_two_ends(text: str) -> None:
    """Both ends of a range are numbers, whatever stands between them."""
    assert [value for value, _, _ in read(text, "en")] == [20, 30]


def test_two_numbers_are_not_run_together() -> None:
    """Neither "and" nor a comma makes one number of two."""
    assert [value for value, _, _ in read("two and three boats, 20, 30 and 500 nets", "en")] == [2, 3, 20, 30, 500]


def test_clocks() -> None:
    """A time of day is one value, and no count; in the afternoon it may be said either way."""
    (three,), (fifteen,), (four,), (count,) = (side(text).quantities for text in ("3:15", "15:15", "4:15", "3.25"))
    assert three.sort == "clock"
    assert three.same(fifteen)
    assert not three.same(four)
    assert not three.same(count)


def test_an_article_is_no_number() -> None:
    """“One”, “a”, “ein”, “un” alone count nothing."""
    for text, language in (("one person and a boat", "en"), ("ein Boot", "de"), ("un bateau", "fr"), ("один", "ru")):
        assert read(text, language) == []


def test_quotes_are_exact() -> None:
    """The words of a number are those that say it."""
    assert [words for _, _, words in read("About four out of ten, or 41 thousand, left.", "en")] == [
        "four out of ten",
        "41 thousand",
    ]


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("The ferry carried 1600 people.", "en", 1600),
        ("More than 2000 boats came.", "en", 2000),
        ("Паром перевозил 1600 человек.", "ru", 1600),
        ("2000 Häuser haben wieder Wasser.", "de", 2000),
    ],
)
def test_a_count_that_looks_like_a_year(text: str, language: str, count: int) -> None:
    """Four digits before what they count are a number."""
    assert [value for value, _, _ in read(text, language)] == [count]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The pier was built in 2020 by the guild.", "en"),
        ("The 2015 treaty holds.", "en"),
        ("They met at Expo 2020 again.", "en"),
        ("Договор 2015 года действует.", "ru"),
        ("Der Pier wurde 2015 gebaut.", "de"),
        ("En 2015 le port a fermé.", "fr"),
    ],
)
def test_a_year_is_no_count(text: str, language: str) -> None:
    """After "in", "the" or a name, four digits are a year."""
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1,500", "en", 1500),
        ("1.500", "en", 1500),
        ("1.5", "en", 1.5),
        ("1,5", "de", 1.5),
        ("1.500,75", "de", 1500.75),
        ("1,500.75", "en", 1500.75),
        ("007", "en", 7),
        ("1,2,3", "en", None),
        ("²", "en", None),
    ],
)
def test_figures(text: str, language: str, value: float | None) -> None:
    """Digits are read by the separators of the language; what is no number has no value."""
    assert figure(text, language) == value


def test_ukrainian_numbers_are_read() -> None:
    """Units, hundreds, thousands and shares, in words."""
    said = "П'ятсот дванадцять човнів, тридцять дві тисячі тонн і третина врожаю."
    assert [round(number.value, 2) for number in side(said, "uk").quantities] == [512, 32000, 0.33]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("four thousand one hundred boats", "en", 4_100),
        ("a profit of $64m", "en", 64_000_000),
        ("a profit of 3bn crowns", "en", 3_000_000_000),
        ("un milliard et demi de francs", "fr", 1_500_000_000),
        ("два миллиона с половиной", "ru", 2_500_000),
        ("30 тысячам лодок", "ru", 30_000),
        ("сто один дом", "ru", 101),
        ("пів мільйона човнів", "uk", 500_000),
        ("dreißig Boote", "de", 30),
        ("dos mil cien barcos", "es", 2_100),
        ("cuarenta y dos barcos", "es", 42),
        ("un millón y medio de barcos", "es", 1_500_000),
        ("dix-sept bateaux", "fr", 17),
    ],
)
def test_compound_numbers(text: str, language: str, value: float) -> None:
    """Thousands and hundreds, letters behind money, halves of a scale, cases."""
    assert [found for found, _, _ in read(text, language)] == [value]


def test_a_length_is_no_money() -> None:
    """“64m” without a sign of money are metres."""
    assert read("a wall of 64m", "en") == [(64, "count", "64")]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("one resident in three went home", "en", 0.3333),
        ("three old boats in four were lost", "en", 0.75),
        ("one in five of them", "en", 0.2),
        ("одна лодка из пяти", "ru", 0.2),
        ("кожен п'ятий човен", "uk", 0.2),
        ("jeder Fünfte", "de", 0.2),
        ("uno de cada cinco barcos", "es", 0.2),
    ],
)
def test_one_in_so_many(text: str, language: str, value: float) -> None:
    """The noun may stand between the number and what it is a share of."""
    assert [(round(found, 4), sort) for found, sort, _ in read(text, language)] == [(value, "share")]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("one boat in 20 ports", "en", [20]),
        ("two men in three boats", "en", [2, 3]),
        ("eine Quote von 80 Prozent", "de", [0.8]),
        ("eine Gruppe von 12 Leuten", "de", [12]),
    ],
)
def test_what_is_counted_itself_is_no_whole(text: str, language: str, values: list[float]) -> None:
    """A number that counts something, or per cent, is not what another one is a share of."""
    assert [found for found, _, _ in read(text, language)] == values


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("half an hour", "en", 30),
        ("a year and a half", "en", 788_940),
        ("eine halbe Stunde", "de", 30),
        ("eine Viertelstunde", "de", 15),
        ("полчаса", "ru", 30),
        ("півгодини", "uk", 30),
        ("un quart d'heure", "fr", 15),
        ("deux heures et demie", "fr", 150),
        ("media hora", "es", 30),
        ("three quarters of an hour", "en", 45),
        ("tres cuartos de hora", "es", 45),
        ("trois quarts d'heure", "fr", 45),
        ("три четверти часа", "ru", 45),
        ("dos horas y media", "es", 150),
    ],
)
def test_parts_of_a_unit(text: str, language: str, minutes: float) -> None:
    """Half an hour is a stretch of time, not a half and an hour."""
    (number,) = side(text, language).quantities
    assert number.unit is not None
    assert number.unit[0] == "time"
    assert number.value * number.unit[1] == minutes * 60
