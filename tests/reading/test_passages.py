"""Paragraphs and sentences in another language than the account's."""

from __future__ import annotations

import pytest

from tellings.model import Span
from tellings.reading.sentences import sentences

ENGLISH = "The council of the harbour town has decided that the old bridge will be closed from the first of March."
GERMAN = (
    "Der Rat der Stadt hat beschlossen, dass die alte Brücke für elf Monate geschlossen wird und der Verkehr über die "
    "Straße im Norden geführt werden soll."
)
RUSSIAN = "Совет города решил, что старый мост будет закрыт на одиннадцать месяцев."


def languages(*paragraphs: str, spoken: str | None = "en") -> list[str | None]:
    """Return the language that each sentence is marked with."""
    text = "\n".join(paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 1
    return [sentence.language for sentence in sentences(text, spans, spoken)]


@pytest.mark.parametrize(
    ("paragraph", "code"),
    [
        (RUSSIAN, "ru"),
        (GERMAN, "de"),
        ("Міська рада вирішила закрити старий міст на одинадцять місяців, і її рішення остаточне.", "uk"),
        ("قرر مجلس المدينة إغلاق الجسر القديم لمدة أحد عشر شهرا.", "ar"),
        ("市议会决定将这座老桥关闭十一个月，以便进行维修。", "zh"),
        ("市議会は古い橋を十一か月間閉鎖することを決めました。", "ja"),
        ("시의회는 오래된 다리를 열한 달 동안 폐쇄하기로 결정했다.", "ko"),
        ("Το δημοτικό συμβούλιο αποφάσισε να κλείσει την παλιά γέφυρα.", "el"),
    ],
)
def test_a_paragraph_in_another_language(paragraph: str, code: str) -> None:
    """Another script tells at once, the same script by its commonest words."""
    assert languages(ENGLISH, paragraph, ENGLISH) == [None, code, None]


def test_a_sentence_quoted_as_it_was_said() -> None:
    """Within a paragraph a sentence in another script is marked, its neighbours are not."""
    assert languages(f"{ENGLISH} «{RUSSIAN}» So it was said.") == [None, "ru", None]


def test_names_and_words_are_no_other_language() -> None:
    """A foreign name in a sentence, and a paragraph too short to tell, have the account's language."""
    assert languages("The paper «Правда» wrote of it at length on Monday.", "Guten Morgen.") == [None, None]


def test_nothing_is_marked_where_the_account_has_one_language() -> None:
    """Each account alone is in its own language throughout."""
    assert languages(ENGLISH, ENGLISH) == [None, None]
    assert languages(RUSSIAN, RUSSIAN, spoken="ru") == [None, None]
    assert languages(GERMAN, GERMAN, spoken="de") == [None, None]
    assert languages(ENGLISH, spoken=None) == [None]
