"""Bodies and names: another one is a difference, another name for the same is none."""

from __future__ import annotations

import pytest
from made_sides import ENCODER, one, quotes, substantive, telling
from msgspec.structs import replace

from tellings import differences
from tellings.model import Passage, Person, Span, Telling


@pytest.mark.parametrize(
    ("a", "b", "languages", "kind", "quoted"),
    [
        (
            "UNHCR sent tents to the valley.",
            "UNICEF sent tents to the valley.",
            "en en",
            "organisation",
            ("UNHCR", "UNICEF"),
        ),
        ("The UN food agency sent rice.", "Рис направила ПРООН.", "en ru", "organisation", ("UN food agency", "ПРООН")),
        ("Die Weltbank gab Geld.", "The IMF gave money.", "de en", "organisation", ("Weltbank", "IMF")),
        (
            "The envoy thanked Pavel Ostrov.",
            "The envoy thanked Henrik Hellberg.",
            "en en",
            "person",
            ("Ostrov", "Hellberg"),
        ),
        (
            "Minister Ada Hellberg met the crew.",
            "Министр Рольф Осен встретился с экипажем.",
            "en ru",
            "person",
            ("Ada Hellberg", "Рольф Осен"),
        ),
        (
            "The talks will be held in Varna.",
            "The talks will be held in Lugano.",
            "en en",
            "place",
            ("Varna", "Lugano"),
        ),
        (
            "The talks were held in Austria.",
            "The talks were held in Australia.",
            "en en",
            "place",
            ("Austria", "Australia"),
        ),
        ("Переговоры прошли в Варне.", "The talks were held in Lugano.", "ru en", "place", ("Варне", "Lugano")),
    ],
)
def test_another_name(a: str, b: str, languages: str, kind: str, quoted: tuple[str, str]) -> None:
    """Two names in the same place are one finding of their kind that quotes both."""
    (finding,) = substantive(a, b, languages=languages.split())
    assert finding.kind == kind
    assert all(words in quote for words, quote in zip(quoted, quotes(finding, a, b), strict=True))


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("UNHCR sent tents to the valley.", "The UN refugee agency sent tents to the valley.", "en en"),
        ("UNHCR sent tents to the valley.", "УВКБ ООН отправило в долину палатки.", "en ru"),
        ("Die Weltbank gab Geld.", "The World Bank gave money.", "de en"),
        ("The envoy thanked Henrik Hellberg.", "Посол поблагодарил Хенрика Хельберга.", "en ru"),
        ("The envoy thanked Henrik Hellberg.", "Hellberg was thanked by the envoy.", "en en"),
        ("The envoy thanked Sergei Volkov.", "Der Gesandte dankte Sergej Wolkow.", "en de"),
        ("The talks were held in Austrian towns.", "The talks were held in towns of Austria.", "en en"),
        (
            "Minister Ada Hellberg met the crew in Murn.",
            "Министр Ада Хельберг была с экипажем в Мурне.",
            "en ru",
        ),
        ("Minister Hellberg met the crew.", "The minister met the crew.", "en en"),
        (
            "Die Ministerin lobte das Abkommen über die Fähre.",
            "The minister praised the agreement on the ferry.",
            "de en",
        ),
        ("Das Abkommen lobt die Fähre.", "Der Vertrag lobt das Schiff.", "de de"),
        ("We thank UN agencies on refugees and food.", "We thank UNHCR and WFP.", "en en"),
    ],
)
def test_the_same_name(a: str, b: str, languages: str) -> None:
    """Acronym and name, spelling and script, case and adjective, office and name make no difference."""
    kinds = ("person", "organisation", "place")
    assert [finding for finding in substantive(a, b, languages=languages.split()) if finding.kind in kinds] == []


def test_one_body_of_a_list() -> None:
    """In two lists of bodies the one that differs is found, though one list names them by their subjects."""
    a = "UN agencies on refugees, food affairs, and children have come."
    b = "UNHCR, UNDP and UNICEF have come."
    (finding,) = substantive(a, b)
    assert finding.kind == "organisation"
    assert quotes(finding, a, b) == ("food affairs", "UNDP")


def test_a_namesake_is_somebody_else() -> None:
    """The same family name with another given name is another person; a title or no given name is not."""
    a = "The envoy thanked Henrik Hellberg."
    (finding,) = substantive(a, "The envoy thanked Ada Hellberg.")
    assert finding.kind == "person"
    assert substantive(a, "The envoy thanked Minister Hellberg.") == []


def test_two_of_one_family() -> None:
    """Brother and sister in one passage are each there, whoever is named first; a third one is not."""
    a, b = (
        "We thank Minister Ada Hellberg and Minister Henrik Hellberg.",
        "We thank Minister Henrik Hellberg and Ada Hellberg.",
    )
    assert one(a, a) == ()
    assert substantive(a, b) == []
    assert [finding.kind for finding in substantive(a, b.replace("and Ada", "and Rolf"))] == ["person"]


def _known(text: str, name: str, id_: str, *mentions: str) -> Telling:
    """Return a telling of which one person is known, who is meant at the first place of each mention."""
    spans = tuple(Span(text.index(mention), text.index(mention) + len(mention)) for mention in mentions)
    return replace(telling(text, id_), people=(Person(name, ("president",), spans),))


@pytest.mark.parametrize(("other", "said"), [("Ada Zell", []), ("Ivo Kant", ["A names “Yesterday Zell thanked”"])])
def test_who_is_meant_by_an_office_is_no_stranger(other: str, said: list[str]) -> None:
    """A name on one side and an office on the other are one person where each telling says who that is."""
    a = _known("Yesterday Zell thanked the crews. Ada Zell is here.", "Ada Zell", "A", "Zell", "Ada Zell")
    b = _known(
        f"Yesterday the President of the republic thanked the crews in Calvessan. {other} is here.",
        other,
        "B",
        "the President",
        other,
    )
    rows = [Passage("p1", {"A": (0,), "B": (0,)}, "reworded", 0.8)]
    found = differences.findings([a, b], rows, encoder=ENCODER)
    assert [f.note.split(",")[0] for f in found if f.substantive and f.passage and f.kind == "place"] == said


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("We spoke of ties with South Orvia.", "Мы говорили о связях с Южной Орвией.", "en ru"),
        ("The Minister of Water arrived.", "La ministra del Agua llegó.", "en es"),
        ("The road leads through Moravia.", "Die Straße führt durch Südmähren.", "en de"),
        ("It is 30 degrees Celsius.", "It is 86 degrees Fahrenheit.", "en en"),
        ("The lighthouse on Lunny is old.", "Маяк на Лунном стар.", "en ru"),
        ("A lady wrote to us from Graz.", "Нам написала дама из Граца.", "en ru"),
        ("We saw the ice of the Arctic.", "Мы видели льды Арктики.", "en ru"),
        ("Над кормой флаг Мальты.", "Над кормою прапор Мальти.", "ru uk"),
        ("An expert from Kyiv came.", "Приїхав фахівець із Києва.", "en uk"),
        ("The wheat was bought by Egypt.", "Пшеницю купили для Єгипту.", "en uk"),
        ("We put it to Mr Hellberg.", "Мы спросили Вас, Тимур Олегович.", "en ru"),
        ("We thank Arnheim and Teversham for the boats.", "Дякуємо Тевершаму і Арнгайму за човни.", "en uk"),
    ],
)
def test_names_that_are_translated_are_one(a: str, b: str, languages: str) -> None:
    """A direction, a region, a case; a minister's field and a scale are no names."""
    assert substantive(a, b, languages=languages.split()) == []


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("Nobody, thank God, was hurt.", "Обошлось, слава Богу, без жертв.", "en ru"),
        ("In vain had the Government objected.", "En vano se había opuesto el Gobierno.", "en es"),
        ("The date of the Games is open.", "La date des Jeux reste ouverte.", "en fr"),
        ("All this the Parties accept.", "Всё это признают Стороны.", "en ru"),
        ("The valley was left to the State.", "La vallée fut laissée à la Nation.", "en fr"),
        ("It names the Murn Agreement.", "Там названо Мурнское соглашение.", "en ru"),
    ],
)
def test_what_documents_write_with_a_capital_is_no_name(a: str, b: str, languages: str) -> None:
    """What is only called the Government names nobody, and its own word alone tells one agreement from another."""
    kinds = ("person", "organisation", "place")
    assert [finding for finding in substantive(a, b, languages=languages.split()) if finding.kind in kinds] == []


def test_an_agreement_has_a_name_of_its_own() -> None:
    """Two agreements of two towns are two."""
    (finding,) = substantive("It names the Murn Agreement.", "It names the Calvessan Agreement.")
    assert finding.kind in ("person", "place")


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("We heard Cllr Hellberg.", "We heard Ada Hellberg.", "en en"),
        ("We heard Sgt Hellberg.", "We heard Ada Hellberg.", "en en"),
        ("We heard Joachim Hellberg.", "Слушали Йоахима Хельберга.", "en ru"),
        ("We heard Jean Hellberg.", "Слушали Жана Хельберга.", "en ru"),
        ("The boat Alyona Rask sank.", "Лодка Алёна Раск утонула.", "en ru"),
        ("The Minister met Arkady Hellberg.", "Министр Летмарка встретил А.Н. Хельберга.", "en ru"),
    ],
)
def test_one_person_under_another_spelling_of_the_given_name(a: str, b: str, languages: str) -> None:
    """A rank cut short, initials, and a given name that other letters change are no second person."""
    assert [f for f in substantive(a, b, languages=languages.split()) if f.kind == "person"] == []


def test_a_sister_in_other_letters() -> None:
    """A given name that begins with another sound is somebody else's in other letters too."""
    (finding,) = substantive(
        "The envoy thanked Peter Hellberg.", "Посол поблагодарил Марию Хельберг.", languages=["en", "ru"]
    )
    assert finding.kind == "person"
