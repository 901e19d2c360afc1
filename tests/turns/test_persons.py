"""The persons of a telling: one person under many names, with the offices held."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from made_turns import telling

from tellings import turns


def people(text: str, language: str = "en") -> dict[str, tuple[tuple[str, ...], list[str]]]:
    """Return each person's offices and the words by which the text means the person."""
    told = turns.find(telling(text, None, language))
    return {p.name: (p.roles, [told.text[m.start : m.end] for m in p.mentions]) for p in told.people}


NEWS = (
    "The President of Calvessa, Mirela Tovanni, received Foreign Minister Edvin Storhavn. President Tovanni thanked "
    "the minister.\n\nStorhavn said that he was glad. The President of Calvessa smiled. A president rarely does."
)


def test_one_person_under_many_names() -> None:
    """Full name, surname and office alone are one person's; "a president" is nobody's."""
    found = people(NEWS)
    assert found["Mirela Tovanni"] == (("president",), ["President", "Mirela Tovanni", "Tovanni", "President"])
    assert found["Edvin Storhavn"] == (("minister",), ["Edvin Storhavn", "minister", "Storhavn"])


def test_an_office_that_may_be_two_people_s_is_nobody_s() -> None:
    """Of two ministers, "the minister" names neither."""
    found = people("Minister Anna Holm met Minister Eva Stern. The minister was late.")
    assert found == {"Anna Holm": (("minister",), ["Anna Holm"]), "Eva Stern": (("minister",), ["Eva Stern"])}


def test_a_russian_name_in_another_case() -> None:
    """A genitive and a nominative are one person's, who holds no other's office."""
    text = "Президент республики Тимур Сафин принял премьер-министра Велмарка Йонаса Вейля. Йонас Вейль был рад."
    found = people(text, "ru")
    assert {name: roles for name, (roles, _) in found.items()} == {
        "Тимур Сафин": ("president",),
        "Йонас Вейль": ("prime minister",),
    }
    assert found["Йонас Вейль"][1] == ["Йонаса Вейля", "Йонас Вейль"]


def test_what_has_two_capitals_is_no_person() -> None:
    """A bridge and a newspaper that nobody quotes are not listed."""
    assert people("The Northern Bridge was opened. The Harbour Gazette wrote of it at length.") == {}


@given(st.lists(st.sampled_from([*NEWS.split(". "), "\n\n", "Minister Eva Stern left"]), max_size=8))
@settings(deadline=None)
def test_mentions_lie_in_order_in_the_account(parts: list[str]) -> None:
    """Whatever the text: mentions rise, and none is empty or outside."""
    told = turns.find(telling(". ".join(parts)))
    for person in told.people:
        assert list(person.mentions) == sorted(set(person.mentions))
        assert all(0 <= m.start < m.end <= len(told.text) for m in person.mentions)
