# ruff: noqa: E501  objects of a PDF, a line each
"""PDF in other scripts: from right to left, and without blanks; and lines that are not level or not all of one weight."""

import pytest

from tellings.reading import formats, telling

pytest.importorskip("pypdfium2")

BLANK = 250  # thousandths of the size; a letter has 500, a Chinese character 1,000


def pdf(*lines, size=11, sheet="595 842"):
    """Return a PDF with a line for each (left, bottom, words, font, rise); letters stand as they are drawn, from the left.

    The font has no letters in it, only their widths and what they stand for: nothing is drawn, all is read.
    """
    drawn = ""
    for left, bottom, words, *more in lines:
        bold, rise = (*more, False, 0)[:2] if len(more) < 2 else more[:2]
        codes = words.encode("utf-16-be").hex()
        drawn += f"BT /F{2 if bold else 1} {size * 0.7 if rise else size} Tf {rise} Ts 1 0 0 1 {left} {bottom} Tm <{codes}> Tj ET\n"
    letters = sorted({char for _, _, words, *_ in lines for char in words})
    table = "".join(f"1 beginbfchar\n<{ord(char):04x}> <{ord(char):04x}>\nendbfchar\n" for char in letters)
    widths = "".join(f"{ord(c)} [{BLANK if c == ' ' else 1000 if ord(c) > 0x2FFF else 500}] " for c in letters)
    read = f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{table}endcmap end end"
    system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
               f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {sheet}]/Resources<</Font<</F1 5 0 R/F2 9 0 R>>>>/Contents 4 0 R>>",
               f"<</Length {len(drawn)}>>stream\n{drawn}endstream"]  # fmt: skip
    for number, name in ((5, "Plain"), (9, "Plain-Bold")):
        objects += [
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{number + 1} 0 R]/ToUnicode {number + 2} 0 R>>",
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}{system}/DW 500/W[{widths}]/FontDescriptor {number + 3} 0 R>>",
            f"<</Length {len(read)}>>stream\n{read}\nendstream",
            f"<</Type/FontDescriptor/FontName/{name}/Flags 4/Ascent 900/Descent -200/CapHeight 700/StemV 80/ItalicAngle 0/FontBBox[0 -200 1000 900]>>",
        ]
    made, places = "%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj{content}endobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    return (
        f"{made}xref\n0 {count}\n0000000000 65535 f \n{rows}trailer<</Size {count}/Root 1 0 R>>\n"
        f"startxref\n{len(made)}\n%%EOF"
    ).encode("ascii")


def paragraphs(data):
    """Return the paragraphs of a PDF as they stand on its page."""
    (found,) = formats.opened(data, "a.pdf")
    return [found.page.words(line) for line in found.page.lines]


def under(*rows, left=72, top=700, step=14):
    """Return rows of words as lines under each other."""
    return [(left, top - step * at, words) for at, words in enumerate(rows)]


def from_right(*rows, right=520, top=700, step=14):
    """Return rows that run from right to left as a program draws them: letters turned, the line's end at the left."""
    drawn = [row[::-1] for row in rows]
    width = [sum(BLANK if char == " " else 500 for char in row) * 11 / 1000 for row in drawn]
    return [(round(right - w, 2), top - step * at, row) for at, (w, row) in enumerate(zip(width, drawn, strict=True))]


ARABIC = (
    "افتتح الوزير الجسر يوم الاثنين وشكر المهندسين الذين عملوا طوال الشتاء في المدينة",
    "القديمة. وقال إن الأعمال في الميناء تبدأ اليوم بعد أحد عشر عاما من المحادثات بين",
    "المدينة والميناء.",
)
HEBREW = (
    "השר פתח את הגשר ביום שני והודה למהנדסים שעבדו כל החורף בעיר העתיקה של הצפון שלנו",
    "ואמר כי העבודות בנמל מתחילות היום.",
)


def test_columns_from_right_to_left_are_read_from_the_right():
    """Whichever was drawn first."""
    right = [row.strip() for each in ARABIC[:2] for row in (each[:38], each[38:76])]
    left = [row.strip() for each in (HEBREW[0], HEBREW[0][::-1]) for row in (each[:38], each[38:76])]
    rows = [*from_right(*left, right=270), *from_right(*right)]
    assert " ".join(paragraphs(pdf(*rows))) == " ".join([*right, *left])


@pytest.mark.parametrize("rows", [ARABIC, HEBREW])
def test_lines_from_right_to_left_are_one_paragraph(rows):
    """Letters in the order in which they are read; the line ends at the left, and room is what is left there."""
    assert paragraphs(pdf(*from_right(*rows))) == [" ".join(rows)]


def test_a_short_line_from_right_to_left_ends_its_paragraph():
    """Where the first word of the next line had room."""
    rows = from_right(ARABIC[2], *ARABIC[:2])
    assert paragraphs(pdf(*rows)) == [ARABIC[2], " ".join(ARABIC[:2])]


CHINESE = (
    "港口工程今天开始，此前该市与港务局进行了十一年的会谈，我们希望工程能够在明年秋",
    "天之前完成。市长说，大桥每晚都将关闭。",
)


def test_lines_without_blanks_are_joined_without_one():
    """Chinese has no blanks between words, so a line's end is none either."""
    assert paragraphs(pdf(*under(*CHINESE))) == ["".join(CHINESE)]


def test_a_short_line_without_blanks_ends_its_paragraph():
    """There was room for the next character, so the line ended on purpose."""
    assert paragraphs(pdf(*under("港口工程今天开始。", *CHINESE))) == ["港口工程今天开始。", "".join(CHINESE)]


def test_the_account_in_another_script_is_read():
    """Language and sentences are those of the text."""
    read = telling(pdf(*under(*CHINESE)), name="a.pdf")
    assert read.language == "zh"
    assert len(read.sentences) == 2


LONG = "The works in the harbour begin today, after eleven years of talks between the town and"
MORE = "the port authority, and they are to be finished by the autumn of next year, we expect, on"
LAST = "a day in May. The first ships will be at the quay of the old town in the year 2033, at last."


def test_a_long_line_breaks_off_within_its_sentence():
    """Words that a page keeps together go to the next line together, though the first of them had room."""
    assert paragraphs(pdf(*under(LONG, MORE, LAST))) == [f"{LONG} {MORE} {LAST}"]


def test_short_lines_without_a_full_mark_stay_apart():
    """Items of a list begin in small letters too, and break off nowhere."""
    items = ["bread and water", "the works in the harbour", "a bridge over the river", LONG, MORE, LAST]
    assert paragraphs(pdf(*under(*items))) == [*items[:3], f"{LONG} {MORE} {LAST}"]


def test_a_raised_ending_is_part_of_its_line():
    """PDFium gives it, and what follows it, as lines of their own; the step to such a line may be longer."""
    line = [
        (72, 683, "the 11"),
        (102.25, 683, "th", False, 4),
        (112.7, 683, "of the ports of the north, which met in the town and said"),
    ]
    said = [(72, 700, LONG), *line, *under(MORE, LAST, top=669)]
    assert paragraphs(pdf(*said)) == [
        f"{LONG} the 11th of the ports of the north, which met in the town and said {MORE} {LAST}"
    ]


def test_a_heading_in_a_font_named_bold_is_a_line_of_its_own():
    """Chromium writes fonts without a weight: their name tells. A bold word within a paragraph parts nothing."""
    heading = "What comes next in the harbour of the town and in its ports, and when it comes there"
    assert paragraphs(pdf((72, 714, heading, True), *under(LONG, MORE, LAST)))[0] == heading
    label = [(72, 700, LONG), (72, 686, "the port", True), (116, 686, MORE.removeprefix("the port")), (72, 672, LAST)]
    assert len(paragraphs(pdf(*label))) == 1
