"""Sentences: exact spans within one stretch."""

import pytest

from tellings.model import Span
from tellings.reading.sentences import sentences


def cut(text, language="en"):
    """Return the sentences of a text that is one stretch."""
    return [text[s.start : s.end] for s in sentences(text, [Span(0, len(text))], language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mr. Ferro met Dr. Lund on Sept. 5 at 2:40 a.m. in the town hall.", "en"),
        ("Ministers M. Tarn and I. Kole met on Nov. 5.", "en"),
        ("Das Treffen begann ca. 9 Uhr mit Dr. Lund und Hrn. Ferro.", "de"),
        ("В 2031 г. министр А. П. Лунд и др. посетили порт.", "ru"),
    ],
)
def test_abbreviations_end_no_sentence(text, language):
    """The full stop of a title, an initial or a month is not the end."""
    assert cut(text, language) == [text]


def test_sentences_are_cut():
    """Each sentence with its own closing marks, without the white space between."""
    assert cut("We agreed.  “Good,” she said.\u00a0Is it? Yes!") == [
        "We agreed.",
        "“Good,” she said.",
        "Is it?",
        "Yes!",
    ]


def test_no_sentence_crosses_a_stretch():
    """What is not in a stretch is in no sentence."""
    text = "First part (aside) second part."
    found = sentences(text, [Span(0, 10), Span(19, 31)], "en")
    assert [text[s.start : s.end] for s in found] == ["First part", "second part."]


def test_any_language_is_cut():
    """A language that the cutter does not know is cut by common rules; an unknown one as English."""
    assert len(cut("Ett. Tva.", "xx")) == len(cut("Ett. Tva.", None)) == 2


def test_marks_alone_are_no_sentence():
    """A row of stars or dots holds no word."""
    assert cut("* * *") == []
    assert cut("…") == []


def numbered(*paragraphs, language="en"):
    """Return the sentences of these paragraphs, each a stretch of its own."""
    text = "\n".join(paragraphs)
    ends = [sum(map(len, paragraphs[: i + 1])) + i for i in range(len(paragraphs))]
    spans = [Span(end - len(words), end) for end, words in zip(ends, paragraphs, strict=True)]
    return [text[s.start : s.end] for s in sentences(text, spans, language)]


def test_paragraph_numbers_belong_to_no_sentence():
    """Numbers that rise from paragraph to paragraph are left out of the sentences."""
    said = numbered(
        "The meeting began at 10 a.m.", "1. Ms. Zell spoke.", "2. Mr. Lund replied. It was late.", "(3) Yes."
    )
    assert said == ["The meeting began at 10 a.m.", "Ms. Zell spoke.", "Mr. Lund replied.", "It was late.", "Yes."]


def test_a_number_alone_is_the_sentence_s():
    """A paragraph that begins with a day or a count of its own keeps it."""
    said = ["14. November war ein kalter Tag.", "Am 15. kam der Schnee."]
    assert numbered(*said, language="de") == said


def test_a_line_end_within_a_stretch_ends_nothing():
    """A sentence runs over the line ends of its paragraph, its span holding them."""
    assert cut("We agreed on the\n  border. It is\nopen.") == ["We agreed on the\n  border.", "It is\nopen."]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ru", ["Он приехал 5 мая 2031 г.", "Они обсудили, напр., мост.", "«Мы рады!» — сказал он."]),
        ("uk", ["Міністр прибув 5 травня 2031 р.", "Він зустрів проф. Лиса.", "Чому?"]),
        ("de", ["Er kam am 3. Mai um 5 Uhr.", "Das kostet z. B. 3,5 Mio. Euro.", "„Gut.“", "Er ging."]),
        ("fr", ["M. Ferrand est arrivé.", "Mme Morel l’attendait.", "« Bien ! » dit-il.", "Et ensuite ?"]),
        ("es", ["El Sr. Robles llegó a EE. UU. el 3 de mayo.", "¿Por qué?", "¡Bien!"]),
        ("it", ["Il dott. Benni è arrivato.", "Il sig. Rossi, pag. 12, lo sapeva."]),
        ("pl", ["Spotkał prof. Nowaka, m.in. w sprawie mostu.", "Dlaczego?"]),
        ("tr", ["Dr. Demir 3. kez geldi.", "Saat 5.30’da toplantı başladı.", "Neden?"]),
        ("ar", ["وصل الوزير أمس.", "هل سيوقع الاتفاق؟", "نعم!"]),
        ("fa", ["وزیر دیروز رسید.", "آیا امضا می\u200cکند؟", "بله!"]),
        ("ur", ["وزیر کل پہنچے۔", "کیوں؟"]),
        ("he", ["השר הגיע אתמול.", "האם יחתום?", "כן!"]),
        ("zh", ["部长昨天抵达。", "他说：“我们准备好了。”", "然后他离开了！", "为什么？"]),
        ("ja", ["大臣が到着した。", "「準備はできている。」と述べた。", "なぜですか？"]),
        ("ko", ["장관이 어제 도착했다.", "왜?", "아무도 모른다."]),
        ("hi", ["मंत्री कल पहुँचे।", "क्यों?", "डॉ. शर्मा वहाँ थे।"]),
        ("bn", ["মন্ত্রী গতকাল এসেছেন।", "কেন?"]),
        ("el", ["Ο υπουργός έφτασε χθες.", "Γιατί;", "Ο κ. Παππάς ήταν εκεί."]),
        ("hy", ["Նախարարը ժամանեց երեկ։", "Նա ասաց, որ պատրաստ է։"]),
        ("ka", ["მინისტრი გუშინ ჩამოვიდა.", "რატომ?"]),
        ("am", ["ሚኒስትሩ ትናንት ደረሱ።", "ለምን?"]),
    ],
)  # fmt: skip
def test_sentences_of_many_languages(language, expected):
    """Each language's own full marks end a sentence; its abbreviations, ordinals and tags of speech do not."""
    joint = "" if language in {"zh", "ja"} else " "
    assert cut(joint.join(expected), language) == expected


def test_a_long_run_of_blanks_is_passed_over():
    """Three hundred thousand blanks within a paragraph are passed over once, not once for each of them."""
    text = "The town waits." + " " * 300_000 + "The works begin today."
    assert len(sentences(text, [Span(0, len(text))], "en")) == 2


def test_thai_is_cut_at_question_marks_only():
    """It has no full marks, and a blank may stand between clauses; nothing is guessed."""
    first = "รัฐมนตรีเปิดสะพานเมื่อวันจันทร์ และขอบคุณวิศวกรที่ทำงานตลอดฤดูหนาว งานจะเสร็จเมื่อไร?"
    second = "เขากล่าวว่างานจะเสร็จในปีหน้า"
    assert cut(f"{first} {second}", "th") == [first, second]


@pytest.mark.parametrize("window", [40, 90, 400])
def test_a_long_line_is_cut_window_by_window_into_the_same_sentences(monkeypatch, window):
    """Where a window ends makes no difference: its last piece begins the next."""
    from tellings.reading import sentences as module

    text = "We agreed with Dr. Lund on Sept. 5 at noon. “Good,” she said. Is it? The port (of the town) is open! " * 9
    whole = cut(text)
    monkeypatch.setattr(module, "WINDOW", window)
    monkeypatch.setattr(module, "LONGEST", 4 * window)
    assert cut(text) == whole
