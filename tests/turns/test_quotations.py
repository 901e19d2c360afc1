"""Direct quotations in news prose: their spans, and who is quoted where that is safe."""

from __future__ import annotations

import pytest
from made_turns import found, who

NEWS = (
    "The talks ended on Monday. “We are close to a deal,” Foreign Minister Anna Holm told reporters.\n\n"
    "“It is a good day,” she said. “Nobody has lost.”\n\n"
    "Her colleague Peter Lund said: “There is work to do before winter.”\n\n"
    "According to Lund, “nothing is signed until everything is signed.”\n\n"
    "“Very strange things happen in this town,” a diplomat said."
)


def quoted(text: str, language: str = "en") -> list[tuple[str | None, str]]:
    """Return who is quoted, and the first words."""
    return [(speaker, words) for kind, speaker, words in found(text, None, language) if kind == "quotation"]


def test_who_is_quoted() -> None:
    """Names after, before and by "according to"; a pronoun by the last person; a diplomat is nobody known."""
    assert quoted(NEWS) == [
        ("Anna Holm", "We are close to a de"),
        ("Anna Holm", "It is a good day,"),
        ("Anna Holm", "Nobody has lost."),
        ("Peter Lund", "There is work to do "),
        ("Peter Lund", "nothing is signed un"),
        (None, "Very strange things "),
    ]


def test_a_pronoun_that_may_mean_two_is_left_open() -> None:
    """After a sentence about two people "she said" names neither."""
    text = "Minister Anna Holm met Minister Eva Stern. “It was a long and friendly evening,” she said."
    assert quoted(text)[0][0] is None


def test_a_term_in_marks_is_no_quotation() -> None:
    """One or two words in quotation marks are a name or a term."""
    assert quoted("The “Green Line” opened to traffic in May, Minister Anna Holm said.") == []


def test_the_minister_is_the_only_one() -> None:
    """A role stands for the one person who holds it in the telling."""
    text = "Minister Anna Holm came at noon.\n\nTalks went on.\n\nThe minister said “we shall see in May.”"
    assert quoted(text) == [("Anna Holm", "we shall see in May.")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "„Wir sind nahe an einer Einigung“, sagte Ministerin Anna Holm am Montag.", "Anna Holm"),
        ("fr", "« Nous sommes proches d’un accord », a déclaré la ministre Anna Holm lundi.", "Anna Holm"),
        ("ru", "«Мы близки к соглашению», — заявил министр Пётр Лисин.", "Пётр Лисин"),
        ("ru", "По словам Анны Холм, «ничего не подписано, пока не подписано всё».", "Анна Холм"),
        ("es", "«Estamos cerca de un acuerdo», dijo la ministra Ana Holm.", "Ana Holm"),
    ],
)
def test_quotations_in_other_languages(language: str, text: str, expected: str) -> None:
    """Each language's marks and order of words are read."""
    assert [speaker for speaker, _ in quoted(text, language)] == [expected]


def test_speeches_hold_no_quotation_turns() -> None:
    """What a speaker quotes is part of the speech."""
    text = "Minister Ada Korr: My father used to say “never trust a calm sea, my child.” I agree."
    assert [kind for kind, _, _ in found(text)] == ["speech"]


def test_a_verb_after_the_quotation_and_its_subject_before() -> None:
    """Turkish says who, then the words, then that they were said."""
    text = (
        "Cumhurbaşkanı Orhan Demir ile Tarvia Başbakanı Lea Munk görüştü.\n\n"
        'Cumhurbaşkanı Demir, "Boğaz konusunda bugün anlaştık." dedi.\n\n'
        'Başbakan Munk ise, "Bu bizim için önemli bir gündür." ifadesini kullandı.'
    )
    assert [name for kind, name in who(text, None, "tr") if kind == "quotation"] == ["Orhan Demir", "Lea Munk"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "“Nobody,” Peter Lund told us, “wants another winter.”",
            [("Peter Lund", "Nobody,"), ("Peter Lund", "wants another winter")],
        ),
        (
            "en",
            "Peter Lund, the mayor, put it plainly: “Nobody wants another winter.”",
            [("Peter Lund", "Nobody wants another")],
        ),
        (
            "en",
            "Librarian Ada Korr was red. “I knew not where to look,” gasped Ada.",
            [("Ada Korr", "I knew not where to ")],
        ),
        (
            "en",
            "“This must stop at once,” the Harbour Commission said.",
            [("Harbour Commission", "This must stop at on")],
        ),
        (
            "ru",
            "— Мы готовы, — сказал Пётр Лисин. — И не уйдём.",
            [("Пётр Лисин", "Мы готовы,"), ("Пётр Лисин", "И не уйдём.")],
        ),
        (
            "ru",
            "«Мы готовы, — сказала Анна Холм, — но ждём».",
            [("Анна Холм", "Мы готовы,"), ("Анна Холм", "но ждём")],
        ),
        (
            "fr",
            "« C’est une bonne nouvelle, se réjouit Paul Lenoir, maire de Vaux. Il était temps. »",
            [("Paul Lenoir", "C’est une bonne nouv"), ("Paul Lenoir", "Il était temps.")],
        ),
        (
            "fr",
            "Pour Paul Lenoir, « rien n’est encore joué ».",
            [("Paul Lenoir", "rien n’est encore jo")],
        ),
        (
            "es",
            "—El pan no espera —dice Ana Robles—. Ni yo.",
            [("Ana Robles", "El pan no espera"), ("Ana Robles", "Ni yo.")],
        ),
        (
            "de",
            "„Wir waren sofort da“, so Uwe Brandt weiter, „aber zu spät.“",
            [("Uwe Brandt", "Wir waren sofort da"), ("Uwe Brandt", "aber zu spät.")],
        ),
        (
            "tr",
            "“Hazırız ve bekliyoruz” diyen Bakan Selim Demir geldi.",
            [("Selim Demir", "Hazırız ve bekliyoru")],
        ),
        (
            "ar",
            "وقال رئيس البلدية سامر حداد: «نحن مستعدون لكل شيء».",
            [("سامر حداد", "نحن مستعدون لكل شيء")],
        ),
        (
            "ar",
            "«نحن مستعدون لكل شيء»، قالت ليلى حداد.",
            [("ليلى حداد", "نحن مستعدون لكل شيء")],
        ),
        (
            "zh",
            "校长刘安华说：“孩子们等了很久。”他还说：“明年再建一个。”",
            [("刘安华", "孩子们等了很久。"), ("刘安华", "明年再建一个。")],
        ),
        (
            "zh",
            "“我们准备好了，”李华说，“请放心等待。”",
            [("李华", "我们准备好了，"), ("李华", "请放心等待。")],
        ),
    ],
)
def test_forms(language: str, text: str, expected: list[tuple[str | None, str]]) -> None:
    """The clause that says who stands before, after or within the quotation, as each language has it."""
    assert quoted(text, language) == expected


def test_a_quotation_over_paragraphs_has_one_voice() -> None:
    """Each paragraph opens with a mark and only the last closes; who speaks may be told at either end."""
    text = (
        "“It began in the spring, when the boats came back.\n\n“By autumn all of them were gone again,” said Ada Korr."
    )
    assert quoted(text) == [("Ada Korr", "It began in the spri"), ("Ada Korr", "By autumn all of the")]
    text = "Ada Korr said: “It began when the boats came back.\n\n“By autumn all of them were gone again.”"
    assert quoted(text) == [("Ada Korr", "It began when the bo"), ("Ada Korr", "By autumn all of the")]


def test_what_is_quoted_within_a_quotation_is_part_of_it() -> None:
    """Inner marks open no quotation of their own."""
    text = "“My mother told me, ‘Never trust a calm sea,’ and she was right,” said Ada Korr."
    assert quoted(text) == [("Ada Korr", "My mother told me, ‘")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He was reading “The Old Man and the Sea” when the bell rang."),
        ("en", "The trust had looked for “a person of settled habits” for a year."),
        ("ru", "Стороны подписали меморандум «О сотрудничестве в области железных дорог»."),
        ("zh", "他在读书，家里人叫他“小先生”。"),
        ("ar", "ويحمل المشروع اسم «البحر المفتوح»."),
    ],
)
def test_titles_and_terms_are_not_speech(language: str, text: str) -> None:
    """A title, a name or a phrase in marks that nobody says is no quotation."""
    assert quoted(text, language) == []
