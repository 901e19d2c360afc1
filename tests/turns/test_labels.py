"""Labels at the start of a paragraph, in several languages, and what only looks like one."""

from __future__ import annotations

from importlib import import_module
from unittest.mock import patch

import pytest
from made_turns import found, sentences, telling, who

from tellings.turns import find


def test_labels_name_the_speaker_by_the_fullest_name() -> None:
    """A title and a surname in the label give the full name from the lead; "Moderator" stays as it is."""
    text = (
        "Prime Minister Sanna Vell met President Raul Ibarte on Monday.\n\n"
        "Moderator: Good morning. We begin.\n\n"
        "Prime Minister Vell: I am glad to be here.\n\n"
        "President Ibarte: Thank you. So am I.\n\n"
        "Kim Odell, Coast Radio: What about the port?\n\n"
        "Prime Minister Vell: It stays open."
    )
    assert who(text) == [
        ("narration", None),
        ("speech", "Moderator"),
        ("speech", "Sanna Vell"),
        ("speech", "Raul Ibarte"),
        ("question", "Kim Odell"),
        ("speech", "Sanna Vell"),
    ]
    assert not [s for s in sentences(text) if ":" in s]


def test_capitals_and_interpreters() -> None:
    """Labels in capitals give names written as names; "(Via interpreter)" is no part of the speech."""
    text = (
        "SECRETARY BRAND: (In progress) Good morning, everyone.\n\n"
        "QUESTION: Thank you. What about wheat?\n\n"
        "FOREIGN MINISTER OKORI: (Via interpreter) We shall see."
    )
    title = "Secretary Helen Brand and Foreign Minister Chidi Okori at a press availability"
    assert found(text, title) == [
        ("speech", "Helen Brand", "Good morning, everyo"),
        ("question", "Question", "Thank you. What abou"),
        ("speech", "Chidi Okori", "We shall see."),
    ]
    assert sentences(text, title)[0] == "Good morning, everyone."


@pytest.mark.parametrize(
    ("text", "title", "language", "expected"),
    [
        (
            "Q    Two questions. Will he go?\n\nMS. HOLT: Yes, he will.\n\nQ   When?\n\nMS. HOLT: Soon.",
            None,
            "en",
            [("question", "Question"), ("speech", "Holt"), ("question", "Question"), ("speech", "Holt")],
        ),
        (
            "Anna Holm (00:03): Welcome. We begin.\n\nPeter Lund (01:23): Thank you.",
            None,
            "en",
            [("speech", "Anna Holm"), ("speech", "Peter Lund")],
        ),
        (
            "[00:01] Anna Holm: Welcome. We begin.\n\n[01:23] Peter Lund: Thank you.",
            None,
            "en",
            [("speech", "Anna Holm"), ("speech", "Peter Lund")],
        ),
        (
            "The President: Go.\n\nMrs. Tavo (Samara) (spoke in French): I thank you.\n\nThe President: I thank her.",
            None,
            "en",
            [("speech", "The President"), ("speech", "Tavo"), ("speech", "The President")],
        ),
        (
            "**Interviewer:** What changed?\n\n**Maria Lund:** A lot.\n\n**Interviewer:** Such as?",
            None,
            "en",
            [("question", "Interviewer"), ("speech", "Maria Lund"), ("question", "Interviewer")],
        ),
        (
            "С.В.Лисин: Добрый день.\n\nВопрос (перевод с английского): А когда?\n\nС.В.Лисин: Скоро.",
            None,
            "ru",
            [("speech", "С.В.Лисин"), ("question", "Вопрос"), ("speech", "С.В.Лисин")],
        ),
        (
            "В.Орлин: Добрый день!\n\nМ.Петрик: Спасибо.\n\nРеплика: Ура!\n\nВ.Орлин: Хорошо.",
            "Встреча Владимира Орлина с гостями",
            "ru",
            [("speech", "Владимир Орлин"), ("speech", "М.Петрик"), ("speech", "Реплика"), ("speech", "Владимир Орлин")],
        ),
        (
            "Bundeskanzlerin Vogt: Ich freue mich.\n\nFrage: Was tun Sie?\n\nBK'in Vogt: Ich sage es Ihnen.",
            "Pressekonferenz von Bundeskanzlerin Anna Vogt",
            "de",
            [("speech", "Anna Vogt"), ("question", "Frage"), ("speech", "Anna Vogt")],
        ),
        (
            "Q - Où en êtes-vous ?\n\nR - Nous avançons.\n\nQ - Quand ?\n\nR - Bientôt.",
            "Entretien de Claire Dumas avec Radio Littoral",
            "fr",
            [
                ("question", "Question"),
                ("speech", "Claire Dumas"),
                ("question", "Question"),
                ("speech", "Claire Dumas"),
            ],
        ),
        (
            "PRESIDENTE, MARIO SOLER: Buenos días.\n\nPERIODISTA: ¿Cuándo será?\n\nPRESIDENTE, MARIO SOLER: Pronto.",
            None,
            "es",
            [("speech", "Mario Soler"), ("question", "Periodista"), ("speech", "Mario Soler")],
        ),
        (
            "السؤال: متى تبدأ المفاوضات؟\n\nالوزير سامي الخالد: نحن نعمل على ذلك.",
            None,
            "ar",
            [("question", "السؤال"), ("speech", "سامي الخالد")],
        ),
        (
            "SORU: Ne zaman?\n\nBAKAN ARDA YILMAZER: Yakında.",
            "Bakan Arda Yılmazer basın toplantısı",
            "tr",
            [("question", "Soru"), ("speech", "Arda Yılmazer")],
        ),
        (
            "记者:谈判何时开始?\n\n李海明:很快。\n\n记者:谢谢。\n\n李海明:不客气。",
            None,
            "zh",
            [("question", "记者"), ("speech", "李海明"), ("question", "记者"), ("speech", "李海明")],
        ),
    ],
)
def test_forms_of_labels(text: str, title: str | None, language: str, expected: list[tuple[str, str]]) -> None:
    """Every publisher's way to print a label opens a turn with its speaker."""
    assert who(text, title, language) == expected


def test_a_label_on_a_line_of_its_own() -> None:
    """The speech may follow on the next line."""
    text = "Minister Ada Korr:\nWe are ready.\n\nMinister Leo Marn:\nSo are we."
    assert found(text) == [("speech", "Ada Korr", "We are ready."), ("speech", "Leo Marn", "So are we.")]


def test_names_on_lines_of_their_own() -> None:
    """Names alone on lines that come back are labels, as French transcripts print them."""
    text = "Emma RIVIER\n\nNous avançons.\n\nJournaliste\n\nQuand ?\n\nEmma RIVIER\n\nBientôt."
    assert who(text, None, "fr") == [("speech", "Emma Rivier"), ("question", "Journaliste"), ("speech", "Emma Rivier")]


@pytest.mark.parametrize(
    "text",
    [
        "We want three things: peace, bread and work.",
        "First: We must talk to each other.",
        "Note: The figures are ours.",
        "One point three metres: that is the height of the sea.",
        "European Union: Members agreed on a text today.",
        "Background: The treaty was signed in spring.",
        "Our position is as follows: Nobody leaves the table.",
        "The Situation Today: Nothing has changed at all.",
        "At 10:30 the doors opened.",
        "Read also: The full text of the agreement",
        "https://example.org/page is the address.",
        "Let me be clear: We shall not sign.",
    ],
)
def test_clauses_with_a_colon_are_no_labels(text: str) -> None:
    """A clause, a heading or an institution before a colon is nobody who speaks, even twice."""
    assert who(f"{text}\n\nSomething follows here.\n\n{text}\n\nAnd more.") == [("narration", None)]


def test_labels_are_not_looked_for_in_asides() -> None:
    """A link "Minister Ada Korr: Welcome" that was set aside opens no turn."""
    from made_turns import telling

    from tellings import turns
    from tellings.model import Aside

    text = "The talks ended on Monday.\n\nMinister Ada Korr: Welcome to the port"
    told = turns.find(telling(text, aside=(Aside(28, len(text), "links"),)))
    assert [turn.kind for turn in told.turns] == ["narration"]


def test_a_label_with_nothing_said_is_none() -> None:
    """Of two labels in a row the second opens the turn."""
    text = "Minister Ada Korr:\n\nMinister Leo Marn: We are ready."
    assert found(text) == [("narration", None, "Minister Ada Korr:"), ("speech", "Leo Marn", "We are ready.")]


def test_a_turn_may_be_nothing_but_a_remark() -> None:
    """The line "Remark: (no microphone)" is a turn, whose words are not heard."""
    text = "Minister Ada Korr: Go on.\n\nRemark: (no microphone).\n\nMinister Ada Korr: I see."
    assert who(text) == [("speech", "Ada Korr"), ("speech", "Remark"), ("speech", "Ada Korr")]


def test_spanish_labels_end_in_a_full_stop_and_a_dash() -> None:
    """Office and name before ".-", the office alone later; "P.-" asks."""
    text = (
        "PRESIDENTE DEL GOBIERNO, IVÁN ROCA.- Buenos días a todos.\n\n"
        "PRIMERA MINISTRA DE TARVIA, LEA MUNK.- Muchas gracias, presidente.\n\nP.- ¿Cuándo volverán?\n\n"
        "PRESIDENTE DEL GOBIERNO.- Muy pronto.\n\nP.- ¿Y quién pagará?\n\nPRIMERA MINISTRA.- Los dos."
    )
    title = "Comparecencia del presidente del Gobierno, Iván Roca, y de la primera ministra de Tarvia, Lea Munk"
    assert [name for _, name in who(text, title, "es")] == [
        "Iván Roca",
        "Lea Munk",
        "Question",
        "Iván Roca",
        "Question",
        "Lea Munk",
    ]


def test_answers_are_the_one_s_who_opens_the_page() -> None:
    """A briefing's first line names the one person who answers."""
    text = "Le porte-parole, Jean Morvan, a tenu un point.\n\nQ - Quand ?\n\nR - Lundi.\n\nQ - Et ?\n\nR - Mardi."
    assert {name for kind, name in who(text, "Point de presse", "fr") if kind == "speech"} == {"Jean Morvan"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Le modérateur : Bonjour.\n\nLe Président : Merci.\n\nQuestion : Signerez-vous ?\n\nLe Président : Oui.",
            ["Le modérateur", "Le Président", "Question", "Le Président"],
        ),
        (
            "de",
            "Vorsitz: Ich eröffne.\n\nAbg. Kranz (SPD): Wir wollen mehr.\n\nAbg. Blum (CDU): Nein.",
            ["Vorsitz", "Kranz", "Blum"],
        ),
        (
            "es",
            "LA PRESIDENTA: Buenos días.\n\nPREGUNTA: ¿Firmará usted?\n\nLA PRESIDENTA: Sí.",
            ["La Presidenta", "Pregunta", "La Presidenta"],
        ),
        (
            "ar",
            "المذيع: مرحبا.\n\nالرئيس سامر حداد: شكرا.\n\nسؤال: متى؟\n\nالرئيس حداد: غدا.\n\nالوزيرة ليلى نجار: نعم.",
            ["المذيع", "سامر حداد", "سؤال", "سامر حداد", "ليلى نجار"],
        ),
        ("ar", "س: هل ستوقعون الاتفاق؟\n\nج: نعم، غدا.\n\nس: أين؟\n\nج: في المرسى.", ["س", "ج", "س", "ج"]),
        (
            "tr",
            "SORU: İmzalayacak mısınız?\n\nDIŞİŞLERİ BAKANI SELİM DEMİR: Evet.\n\nSORU: Ne zaman?\n\nCevap: Yakında.",
            ["Soru", "Selim Demir", "Soru", "Cevap"],
        ),
        (
            "zh",
            "主持人：欢迎各位。\n\n外交部发言人李华：谢谢。\n\n法新社记者：会签吗？\n\n李华：会的。\n\n史密斯总统：（通过翻译）很好。",
            ["主持人", "李华", "法新社记者", "李华", "史密斯"],
        ),
        ("zh", "问：你们会签署协议吗？\n\n答：会的。\n\n问：什么时候？\n\n答：很快。", ["问", "答", "问", "答"]),
    ],
)
def test_labels_in_eight_languages(language: str, text: str, expected: list[str]) -> None:
    """Each language's labels are read, with its articles, capitals, colons and order of name and role."""
    assert [speaker for _, speaker in who(text, None, language)] == expected


@pytest.mark.parametrize("line", ["李华告诉记者：我们很高兴。", "王明表示：双方要合作。"])
def test_a_chinese_clause_is_no_label(line: str) -> None:
    """A verb of saying before the colon makes a sentence of it."""
    assert [kind for kind, _ in who(f"会议昨天举行。\n\n{line}", None, "zh")] == ["narration"]


@pytest.mark.parametrize(
    "remark",
    ["(Applause.)", "(Beifall bei der SPD)", "(Aplausos)", "(تصفيق)", "(Alkışlar)", "（笑声）", "(Аплодисменты.)"],
)
def test_what_happened_in_the_room_is_no_sentence(remark: str) -> None:
    """A stenographer's remark between two sentences of a speech is part of neither; within a sentence it stays."""
    text = f"Minister Ada Korr: Thank you. {remark} We are glad."
    assert sentences(text) == ["Thank you.", "We are glad."]


def test_a_speech_ends_before_the_closing_remark() -> None:
    """What the stenographer adds after the last words is no part of the turn."""
    told = found("Minister Ada Korr: Yes.\n\n(The briefing was concluded at 1:52 p.m.)")
    assert told == [("speech", "Ada Korr", "Yes.")]


@pytest.mark.parametrize(
    ("language", "title", "text", "speaker"),
    [
        ("zh", "李华大使在开幕式上的致辞", "尊敬的各位来宾：\n\n我很高兴来到这里。\n\n我们是好朋友。", "李华"),
        ("ar", "كلمة الرئيس سامر حداد في القمة", "نشكر لكم حضوركم. نحن سعداء.\n\nإننا نؤمن بالحوار.", "سامر حداد"),
        ("tr", "Cumhurbaşkanı Orhan Demir’in konuşması", "Biz bu yola birlikte çıktık. Ben mutluyum.", "Orhan Demir"),
    ],
)
def test_a_speaker_named_only_in_the_title(language: str, title: str, text: str, speaker: str) -> None:
    """Titles name the speaker in each language's own way."""
    assert who(text, title, language) == [("speech", speaker)]


def test_a_label_that_comes_back_is_looked_at_once() -> None:
    """Two hundred questions of one reporter cost one look at who that is."""
    made = telling("\n\n".join(["Mr Ivo Munk: Is the bridge open?", "President Ada Zell: It is open."] * 200))
    within = import_module("tellings.turns.stretches")  # the package has the function of this name
    with patch.object(within, "_speaker", wraps=within._speaker) as asked:
        read = find(made)
    assert {turn.speaker for turn in read.turns} == {"Ivo Munk", "Ada Zell"}
    assert asked.call_count == 2


FRENCH = (
    "LE PRÉSIDENT - Bonjour à tous. Nous ouvrons le port.\n\n"
    "LA CHANCELIÈRE – Merci. Nous venons.\n\n"
    "QUESTION - Quand ?\n\n"
    "LE PRÉSIDENT - Demain."
)


def test_a_dash_after_a_role_in_capitals() -> None:
    """French transcripts set a dash where others set a colon."""
    kinds = [kind for kind, _ in who(FRENCH, None, "fr")]
    assert kinds == ["speech", "speech", "question", "speech"]
    assert "Bonjour à tous." in sentences(FRENCH, None)


@pytest.mark.parametrize(
    "text",
    [
        "LE PRÉSIDENT - c'est ainsi qu'on l'appelle.\n\nIl est venu au port avec la chancelière.",
        "TRADE - The sides met.\n\nTRADE - They met again.\n\nPORT AMARY - Ferries call in June.",
        "The president - a sailor - came.\n\nThe president - a sailor - left.",
    ],
)
def test_a_dash_elsewhere_is_no_label(text: str) -> None:
    """Once, after no role, or after a role within a sentence, a dash is a dash."""
    assert {kind for kind, _ in who(text)} <= {"narration"}


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("The Secretary of State for Transport (Peter Dunne)", "Peter Dunne"),
        ("Minister for Education (Deputy Tom Ray)", "Tom Ray"),
        ("Mr. Quintero (Maravela)", "Quintero"),
        ("Hon. Sara Okafor (Minister of Finance, Lib.)", "Sara Okafor"),
    ],
)
def test_a_bracket_after_an_office(label: str, name: str) -> None:
    """It names who holds the office; after a name it is a seat, a country or a party."""
    text = f"{label}: We shall see.\n\nMs. Holt: I doubt it.\n\n{label}: So do I."
    assert [speaker for _, speaker in who(text)] == [name, "Holt", name]


def test_for_whom_a_question_is_asked() -> None:
    """The house in brackets stays with the word; how it is asked does not."""
    text = (
        "Governor Tosk: We wait.\n\nQuestion (Evening Post): For what?\n\nGovernor Tosk: For spring.\n\n"
        "Question (via interpreter): Which one?\n\nGovernor Tosk: The next one."
    )
    assert [name for kind, name in who(text) if kind == "question"] == ["Question (Evening Post)", "Question"]


def test_a_dash_after_a_full_stop_in_a_speech() -> None:
    """A stop and a dash as in "Vielen Dank. – Das Wort hat …" name nobody."""
    text = (
        "Präsident Holl: Guten Morgen.\n\nVizepräsident Udo Lenz:\nVielen Dank. – Das Wort hat Frau Kern.\n\n"
        "Dr. Anna Kern (SPD):\nIch danke Ihnen.\n\nPräsident Holl: Wir schließen."
    )
    assert [name for _, name in who(text, language="de")] == ["Holl", "Udo Lenz", "Anna Kern", "Holl"]


def test_a_court() -> None:
    """The bench and the witness have no other name in a record."""
    text = "THE COURT: Good morning.\n\nMR. HALE: Thank you, Your Honor.\n\nTHE WITNESS: I saw it.\n\nTHE COURT: Go on."
    assert [name for _, name in who(text)] == ["The Court", "Hale", "The Witness", "The Court"]


def test_initials_of_two_who_talk() -> None:
    """The label "MQ:" is Mary Quill where one person only has these initials."""
    text = (
        "Tom Ray went aboard with Mary Quill.\n\nTR: Are you afraid?\n\nMQ: I am.\n\nTR: Of what?\n\nMQ: Of the ladder."
    )
    assert [name for _, name in who(text)][1:] == ["Tom Ray", "Mary Quill"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The shop was opened.\n\nPrice Drop: Two lamps for ten crowns.\n\nPrice Drop: A chair for nine.\n\nEnd.",
        "Full credits.\n\nStyling: Nora Bell\n\nHair Team: Ada Finch\n\nStyling: Tom Ray\n\nHair Team: Mary Quill",
        "The league played.\n\nSpace Coast: Brooks 18 points.\n\nPalm Ridge: Holt 25.\n\nSpace Coast: Knight 2.",
    ],
)
def test_what_comes_back_without_a_voice(text: str) -> None:
    """Offers, credits and scores come back as labels do, and nobody speaks or asks after them."""
    assert who(text) == [("narration", None)]


def test_a_seat_in_capitals() -> None:
    """One word and its house in brackets is a label where others are."""
    text = (
        "Vorsitzende Welty: Willkommen!\n\nStS Seibold: Dazu sage ich nichts.\n\n"
        "Burger (AA): Ich kann das ergänzen.\n\nVorsitzende Welty: Danke.\n\nStS Seibold: Bitte."
    )
    assert [name for _, name in who(text, language="de")] == ["Welty", "Seibold", "Burger", "Welty", "Seibold"]


def test_a_programme_is_no_transcript() -> None:
    """A clock before a word and a name says when somebody will speak."""
    text = "Harbour Forum.\n\n10:00 Opening: Anna Holm\n\n10:30 Panel: Tom Ray, Ada Finch\n\n12:00 Lunch."
    assert who(text) == [("narration", None)]


def test_a_written_question_and_its_answer() -> None:
    """After a name "To ask the Minister" is a question, though both labels stand once only; a place beside is none."""
    text = (
        "Olga Wirt (Orchard Party): To ask the Minister for Fruit how many trees bear apples.\n\n"
        "Lena Sarn, Minister for Fruit: We counted four thousand trees, and I thank the growers."
    )
    assert who(text) == [("question", "Olga Wirt"), ("speech", "Lena Sarn")]
    place = text.replace("To ask the Minister for Fruit how many trees bear apples", "Forty trees were felled in May")
    assert who(place)[0] == ("narration", None)
