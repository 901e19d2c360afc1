"""What holds for every text: nothing against itself, B against A as A against B, spans that lie in their texts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_sides import ENCODER, one, row, telling

from tellings import differences

if TYPE_CHECKING:
    from tellings.model import Finding

SENTENCES = {
    "en": (
        "The ferry carried 1,200 people to the island on 9 November 2020.",
        "We will not open the northern road before the end of the year.",
        "UNHCR and UNICEF sent tents to every village in the valley.",
        "Foreign Minister Ada Hellberg thanked the council at your request.",
        "Four out of ten boats were lost, and most crews may return in May.",
        "The Food and Agriculture Organization condemned the events near Murn.",
        "All soldiers left the harbour because the war was over.",
        "He proposed a joint statement rather than a treaty.",
    ),
    "ru": (
        "Паром перевез на остров 1200 человек 9 ноября 2020 года.",
        "Мы не откроем северную дорогу до конца года.",
        "УВКБ ООН направило палатки во все деревни долины.",
        "Министр Ада Хельберг поблагодарила совет по вашей просьбе.",
        "Большинство солдат, возможно, вернется в мае.",
    ),
    "de": (
        "Die Fähre brachte am 9. November 2020 rund 1.200 Menschen auf die Insel.",
        "Wir werden die nördliche Straße nicht vor Ende des Jahres öffnen.",
        "Das Flüchtlingshilfswerk der Vereinten Nationen hat Zelte in alle Dörfer geschickt.",
        "Ministerin Ada Hellberg dankte dem Rat auf Ihre Bitte.",
    ),
    "fr": (
        "Le bac a transporté 1 200 personnes vers l'île le 9 novembre 2020.",
        "Nous n'ouvrirons pas la route du nord avant la fin de l'année.",
        "La plupart des bateaux pourraient revenir en mai.",
    ),
    None: ("Lauvan teki 120 Hellberg UNHCR.", "Ora teki lauvan ne 2020."),
}
languages = st.sampled_from(tuple(SENTENCES))


@st.composite
def made(draw: st.DrawFn) -> tuple[str, str | None]:
    """Return a few made sentences of one language in any order, and the language."""
    language = draw(languages)
    return " ".join(draw(st.lists(st.sampled_from(SENTENCES[language]), min_size=1, max_size=4))), language


HOSTILE = (
    *("", " \n\t", "0", "120", "9", "No", "нет", "UNHCR", "?!", "a", "É", "ﷺ", "\0", "a\0b not 12\0", "’s ' ``"),
    *(
        "\ud800",
        "x \udfff not 5 May",
        "\u202enot 120 UNHCR\u202c",
        "אין 120 UNHCR",
        "मुख्य १२० नहीं",
        "今年5月12日に120人",
    ),
    *(
        "👩‍👩‍👧 not 120 👍🏽",
        "e\u0301te\u0301 ne 3 pas",
        "٣ ١٢",
        "²³ ½ Ⅷ",
        "ǅ Ǆ ẞ ß İ ı",
        "1" * 400 + " km",
        "1" * 400,
        "9" * 30 + " million" * 60,
    ),
    *(
        "1,2,3.4:5",
        "24:00 25:61",
        "May May May 2020 May 1",
        "31.02.2020 00.00.0000 2020-99-99",
        "1 000 000 000 000 12 000",
    ),
    *("half half a third of every third", "one out of zero", "4 out of 0", "UN agencies on", "UN agencies on food"),
)
PIECES = """not no never 1 2,4 60 % per cent out of ten half a million thirds May 2020 UN UNHCR agencies food Ada , .
 — : Hellberg may all most не 9 ноября кто Prozent nicht statt pas 41 000 \u00a0 \u202e \ud83d""".split(" ")
hostile = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=60),
    st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=0x10FFFF, categories=None), max_size=30),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
)


def said(findings: tuple[Finding, ...], *, swapped: bool = False) -> Counter[tuple[object, ...]]:
    """Return what the findings say, their numbering and words apart; with the sides swapped if asked for."""
    turned = {"omission": "addition", "addition": "omission"}
    ids = {"A": "B", "B": "A"} if swapped else {"A": "A", "B": "B"}
    return Counter(
        (
            turned.get(finding.kind, finding.kind) if swapped else finding.kind,
            finding.weight,
            finding.substantive,
            finding.made_by,
            tuple(sorted((ids[id_], spans) for id_, spans in finding.spans.items())),
        )
        for finding in findings
    )


def lie_within(findings: tuple[Finding, ...], *texts: str) -> bool:
    """Return whether every span is a filled stretch of its text, and every finding has one."""
    lengths = dict(zip("ABC", map(len, texts), strict=False))
    return all(
        any(finding.spans.values())
        and all(0 <= span.start < span.end <= lengths[id_] for id_, spans in finding.spans.items() for span in spans)
        for finding in findings
    )


@given(made())
@settings(deadline=None, max_examples=40)
def test_nothing_against_itself(text: tuple[str, str | None]) -> None:
    """A text compared with itself has no finding, substantive or not."""
    assert one(text[0], text[0], languages=(text[1], text[1])) == ()


@given(hostile, languages)
@settings(deadline=None, max_examples=80)
def test_nothing_against_itself_whatever_it_is(text: str, language: str | None) -> None:
    """The same holds of any string."""
    assert one(text, text, languages=(language, language)) == ()


@given(made(), made())
@settings(deadline=None, max_examples=120)
def test_b_against_a_is_a_against_b(left: tuple[str, str | None], right: tuple[str, str | None]) -> None:
    """Swapping the sides swaps the sides of the findings, and what was omitted was added; nothing else changes."""
    (a, mine), (b, others) = left, right
    there, back = one(a, b, languages=(mine, others)), one(b, a, languages=(others, mine))
    assert said(there) == said(back, swapped=True)


@given(hostile, hostile, languages, languages)
@settings(deadline=None, max_examples=150)
def test_any_two_texts_can_be_compared(a: str, b: str, mine: str | None, others: str | None) -> None:
    """No text makes it fail; every span is a filled stretch of its own text; the sides can be swapped."""
    found = one(a, b, languages=(mine, others))
    assert lie_within(found, a, b)
    assert said(found) == said(one(b, a, languages=(others, mine)), swapped=True)


@given(st.lists(made(), min_size=3, max_size=3))
@settings(deadline=None, max_examples=40)
def test_weights_fall_and_ids_count(texts: list[tuple[str, str | None]]) -> None:
    """Of three tellings too: weightiest first, numbered f1, f2 …, substantive from one weight on, spans within."""
    found = one(*(text for text, _ in texts), languages=[language for _, language in texts])
    weights = [finding.weight for finding in found]
    assert weights == sorted(weights, reverse=True)
    assert all(0 <= weight <= 1 for weight in weights)
    assert [finding.id for finding in found] == [f"f{number}" for number in range(1, len(found) + 1)]
    flags = [finding.substantive for finding in found]
    assert flags == sorted(flags, reverse=True)
    assert lie_within(found, *(text for text, _ in texts))


@given(made(), made())
@settings(deadline=None, max_examples=30)
def test_the_same_twice_gives_the_same(left: tuple[str, str | None], right: tuple[str, str | None]) -> None:
    """Asked again, it answers the same to the letter."""
    both = (left[0], right[0])
    spoken = (left[1], right[1])
    assert one(*both, languages=spoken) == one(*both, languages=spoken)


@pytest.mark.parametrize("text", ["word " * 5000, "not so " * 2500, "Мы не можем " * 1700], ids=["en", "denied", "ru"])
def test_long_passages_are_compared(text: str) -> None:
    """Five thousand words on one side are compared, against themselves and against a little."""
    assert one(text, text) == ()
    assert lie_within(one(text, "We met Ada Hellberg."), text, "We met Ada Hellberg.")


MIXED = "Паром Aurora перевез {} people на остров Όρος, und die 橋 wurde gebaut."


@pytest.mark.parametrize("languages", [("en", "en"), ("ru", "ru"), ("en", "ru"), (None, None)])
@pytest.mark.parametrize(
    ("a", "b", "kinds"),
    [
        ("Ferry", "Boat", []),
        ("Ferry.", "Ferry", []),
        ("120", "140", ["number"]),
        ("120", "120.0", []),
        ("12 34 56", "56 12 34", []),
        ("120 130 140 150", "120 130 145 150", ["number"]),
        (MIXED.format(120), MIXED.format(140), ["number"]),
    ],
)
def test_little_or_mixed_text_is_judged_too(
    a: str, b: str, kinds: list[str], languages: tuple[str | None, str | None]
) -> None:
    """One word, digits only, several scripts in a line: a number that changed is found, and nothing else is."""
    assert [finding.kind for finding in one(a, b, languages=languages) if finding.substantive] == kinds


def test_one_number_in_five_thousand_words_is_found() -> None:
    """Of a passage of over 5,000 words that differs in one number, that number is the one finding of substance."""
    told = [f"The crew of village w{chr(97 + k % 26)}{chr(97 + k // 26)} mended the roof." for k in range(630)]
    told[280] += " It took {} days."
    text = " ".join(told)
    assert len(text.split()) > 5000
    found = [each for each in one(text.format(41), text.format(47)) if each.substantive]
    assert [each.kind for each in found] == ["number"]


def linked(a: str, b: str, pairs: int) -> tuple[Finding, ...]:
    """Return the findings between two tellings of which the first `pairs` sentences are linked one to one."""
    tellings = (telling(a, "A"), telling(b, "B"))
    passages = [row(f"p{k}", A=[k], B=[k]) for k in range(pairs)]
    for name, told in zip("AB", tellings, strict=True):
        passages += [row(f"{name}{k}", 0, **{name: [k]}) for k in range(pairs, len(told.sentences))]
    return differences.findings(tellings, passages, encoder=ENCODER)


@given(
    st.lists(st.sampled_from(SENTENCES["en"]), min_size=1, max_size=5),
    st.lists(st.sampled_from(SENTENCES["en"]), min_size=1, max_size=5),
    st.integers(0, 5),
)
@example(list(SENTENCES["en"][:2]), [SENTENCES["en"][4]], 1)
@settings(deadline=None, max_examples=60)
def test_whole_tellings_can_be_swapped_too(left: list[str], right: list[str], pairs: int) -> None:
    """With several passages, some told by one only, B against A finds what A against B finds."""
    a, b, count = " ".join(left), " ".join(right), min(pairs, len(left), len(right))
    assert said(linked(a, b, count)) == said(linked(b, a, count), swapped=True)
