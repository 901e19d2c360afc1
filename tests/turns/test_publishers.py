"""Pages in the manner of ministries, presidents' offices and agencies, read and cut into turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings import reading
from tellings.turns import find

if TYPE_CHECKING:
    from tellings.model import Telling


def page(title: str, above: str, *body: str, below: str = "") -> str:
    """Return an HTML page with paragraphs between what stands above and below them."""
    paragraphs = "".join(f"<p>{line}</p>" for line in body)
    return (
        f"<html><head><title>{title} | The Office</title></head><body><nav><a>Home</a><a>News</a></nav><main>"
        f"<h1>{title}</h1>{above}<div class='content'>{paragraphs}</div>{below}</main></body></html>"
    )


def told(markup: str) -> Telling:
    """Return the telling with its turns."""
    return find(reading.telling(markup.encode(), name="made.html"))


def flat(*paragraphs: str) -> Telling:
    """Return the telling, with its turns, of a flat text of these paragraphs."""
    return find(reading.telling("\n\n".join(paragraphs).encode(), name="made.txt"))


def spoken(telling: Telling) -> list[tuple[str, str | None, str]]:
    """Return kind, speaker and first word of each turn that is no narration."""
    text = telling.text
    return [(t.kind, t.speaker, text[t.start : t.end].split()[0]) for t in telling.turns if t.kind != "narration"]


def said(telling: Telling) -> list[str]:
    """Return the sentences."""
    return [telling.sentence(at) for at in range(len(telling.sentences))]


def test_a_department_s_briefing() -> None:
    """The spokesman's full name is in the byline; the clock and the closing remark are nobody's words."""
    telling = told(
        page(
            "Department Press Briefing – March 4, 2031",
            "<p>Odell Marsh, Department Spokesperson</p><p>March 4, 2031</p>",
            "1:17 p.m. EST",
            "<b>MR MARSH:</b> Good afternoon, everyone. The Secretary will travel to Tarvia on Thursday, where "
            "she is to "
            "meet the harbour masters and the families of the fishermen who have been held since January.",
            "<b>QUESTION:</b> Will she raise the case of the eleven boats, and is there a plan to bring them home?",
            "<b>MR MARSH:</b> She will. We have said from the beginning that they should be released without delay.",
            "<b>QUESTION:</b> Yes?",
            "<b>MR MARSH:</b> No.",
            "(The briefing was concluded at 1:52 p.m.)",
        )
    )
    kinds = [kind for kind, _, _ in spoken(telling)]
    assert kinds == ["speech", "question", "speech", "question", "speech"]
    assert {name for kind, name, _ in spoken(telling) if kind == "speech"} == {"Odell Marsh"}
    assert (said(telling)[0], said(telling)[-1]) == ("Good afternoon, everyone.", "No.")
    assert (telling.published, telling.place) == ("2031-03-04", None)


def test_a_residence_s_remarks() -> None:
    """A "Q" with blanks asks; "THE PRESIDENT" is the president of the title."""
    telling = told(
        page(
            "Remarks by President Orlan Vick and Prime Minister Tove Marn of Ostia Before Bilateral Meeting",
            "<time>March 4, 2031</time>",
            "11:04 A.M. EST",
            "PRESIDENT VICK: Well, Madam Prime Minister, welcome back. I want to thank you for what your country has "
            "done for the refugees from the north, and for the pilots that you sent us in the storm.",
            "PRIME MINISTER MARN: Thank you, Mr. President. It means a lot to my country that you found the time.",
            "Q&nbsp;&nbsp;&nbsp;Mr. President, did you speak about tariffs?",
            "THE PRESIDENT: We will.",
            "Q&nbsp;&nbsp;&nbsp;When?",
            "THE PRESIDENT: Soon.",
        )
    )
    names = [name for _, name, _ in spoken(telling)]
    assert names == ["Orlan Vick", "Tove Marn", "Question", "Orlan Vick", "Question", "Orlan Vick"]


def test_a_chancellery_s_transcript() -> None:
    """A "BK’in" is an office in a label; the interpreters' note lies aside."""
    telling = told(
        page(
            "Pressekonferenz von Bundeskanzlerin Rheinfeld und Premierminister Murn",
            "<p>Mittwoch, 5. März 2031 in Altenrhon</p>",
            "(Die Protokollierung des fremdsprachlichen Teils erfolgte anhand der Simultanübersetzung)",
            "<b>BK’in Rheinfeld:</b> Meine Damen und Herren, ich freue mich, heute den Premierminister von "
            "Tarvia, Olin "
            "Murn, hier begrüßen zu können. Wir haben über die Lage an der Küste gesprochen.",
            "<b>PM Murn:</b> Vielen Dank, Frau Bundeskanzlerin. Wir schätzen die Zusammenarbeit mit Ihrem Land sehr.",
            "<b>Frage:</b> Frau Bundeskanzlerin, wann werden die Boote geliefert?",
            "<b>BK’in Rheinfeld:</b> Im Herbst.",
            "<b>Zusatzfrage:</b> Und wer bezahlt sie?",
            "<b>BK’in Rheinfeld:</b> Wir beide.",
        )
    )
    names = [name for _, name, _ in spoken(telling)]
    assert names == ["Rheinfeld", "Olin Murn", "Frage", "Rheinfeld", "Zusatzfrage", "Rheinfeld"]
    assert said(telling)[0].startswith("Meine Damen und Herren")


def test_a_palace_s_name_lines() -> None:
    """Names on lines of their own open turns; the lead-ins above them lie aside."""
    telling = told(
        page(
            "Conférence de presse du Président de la République, Jean Morvan, et de la Présidente d’Ostie, Ada Zell.",
            "<p>4 mars 2031</p><p>Revoir la déclaration :</p><p>Seul le prononcé fait foi.</p>",
            "<b>Jean MORVAN</b>",
            "Mesdames et Messieurs,",
            "Chère Ada, je suis très heureux de t’accueillir à Rive aujourd’hui. Nous avons parlé du détroit, des "
            "pêcheurs et du climat, et nous avons pris plusieurs décisions importantes pour nos deux pays.",
            "<b>Ada ZELL</b>",
            "Merci, cher Jean, pour ton accueil. Nous sommes convenus de rouvrir la ligne de ferry au printemps.",
            "<b>Journaliste</b>",
            "Monsieur le Président, quand les pêcheurs seront-ils libérés ?",
            "<b>Jean MORVAN</b>",
            "Dans les prochains jours, je l’espère.",
        )
    )
    assert [name for _, name, _ in spoken(telling)] == ["Jean Morvan", "Ada Zell", "Journaliste", "Jean Morvan"]
    assert said(telling)[0] == "Mesdames et Messieurs,"
    assert telling.published == "2031-03-04"


def test_a_president_s_office() -> None:
    """Whom "The head of state said:" names is the one who received; the closing line is the narrator's."""
    telling = told(
        page(
            "Olen Vidar received Foreign Minister of Tarvia",
            "<p>04 March 2031, 13:20</p>",
            "On March 4, President of the Republic of Ostia Olen Vidar received Minister of Foreign Affairs of "
            "the Kingdom "
            "of Tarvia Halla Brandt-Ruiz.",
            "The head of state said:",
            "- Madam Minister, you are welcome in Ostia. Our relations have a long history, and we value them.",
            "Foreign Minister Halla Brandt-Ruiz said:",
            "- Thank you very much, Mr. President. It is an honour to be here with my delegation.",
            "X X X",
            "During the meeting, the sides discussed the expansion of cooperation in transport and energy.",
        )
    )
    assert [name for _, name, _ in spoken(telling)] == ["Olen Vidar", "Halla Brandt-Ruiz"]
    assert telling.turns[-1].kind == "narration"


def test_a_ministry_s_numbered_readout() -> None:
    """The points of a readout are sentences without their numbers."""
    telling = flat(
        "Telephone talk between Foreign Minister Mori and Foreign Minister Brandt",
        "March 4, 2031",
        "On March 4, Ms. MORI Sachiko, Minister for Foreign Affairs of Hinomi, held a telephone talk with Ms. "
        "Halla Brandt, Minister of Foreign Affairs of Tarvia. The overview is as follows:",
        "1. Minister Mori expressed her condolences over the victims of the floods along the Morwen.",
        "2. The two Ministers exchanged views on the strait and concurred to continue close communication.",
    )
    assert [words.split()[0] for words in said(telling)] == ["On", "The", "Minister", "The"]
    assert telling.published == "2031-03-04"


def test_an_agency_s_report() -> None:
    """The dateline and the end mark are no sentences; a family name that stands first is known."""
    telling = flat(
        "Hinan president meets Tarvian FM",
        "Source: Sinan News Agency | 2031-03-04 21:15:30 | Editor: hx",
        "LONGCHENG, March 4 (Sinan) -- Hinan's President Li Anhua met with visiting Tarvian Foreign Minister "
        "Halla Brandt in Longcheng on Tuesday.",
        'Li said the two countries treat each other as equals. "We should carry this friendship forward and add '
        'new substance to it," Li said.',
        '"Tarvia will be a reliable partner in green energy and in shipping," Brandt added. Enditem',
    )
    assert said(telling)[0].startswith("Hinan's President")
    assert said(telling)[-1].endswith("Brandt added.")
    assert [name for kind, name, _ in spoken(telling) if kind == "quotation"] == ["Li Anhua", "Halla Brandt"]
    assert (telling.title, telling.place) == ("Hinan president meets Tarvian FM", "LONGCHENG")


def test_a_russian_agency_s_report() -> None:
    """The agency between slashes is the publisher; "the minister said" is the one minister's."""
    telling = flat(
        "Лунд заявил, что переговоры с Тарвией продолжатся летом",
        "ПОРТ-СЕВЕР, 4 марта. /ТАСК/. Переговоры с Тарвией о судоходстве продолжатся летом. Об этом сообщил "
        "журналистам министр иностранных дел Остии Пётр Лунд по итогам встречи с главой МИД Тарвии Халлой Брандт.",
        '"Мы договорились, что следующий раунд пройдёт в июне", - сказал министр.',
        "Теги: Тарвия",
    )
    assert said(telling)[0].startswith("Переговоры")
    assert telling.publisher == "ТАСК"
    assert [name for _, name, _ in spoken(telling)] == ["Пётр Лунд"]


def test_an_organisation_s_meeting() -> None:
    """Speakers in capitals with their country are known; the note at the foot lies aside."""
    telling = told(
        page(
            "Sea Committee Hears Calls for Open Straits",
            "<p>SEA/412</p><p>4 March 2031</p>",
            "Delegates in the Sea Committee today called for the opening of straits to humanitarian shipping, "
            "as several "
            "speakers warned of hunger on the islands.",
            "“No ship with food on board may be turned back,” said Ola Zemke (Tarvia), whose delegation chairs "
            "the group.",
            "HALLA BRANDT (Tarvia), speaking for the island States, said that eleven boats were still held. "
            "“This cannot "
            "go on,” she stressed, calling for their release by the end of the month.",
            "PETER LUND (Ostia) recalled that his country had opened its ports in January.",
            below="<p>For information media. Not an official record.</p>",
        )
    )
    assert [name for _, name, _ in spoken(telling)] == ["Ola Zemke", "Halla Brandt"]
    assert said(telling)[-1].startswith("PETER LUND")
