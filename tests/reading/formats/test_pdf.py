"""PDF: lines become paragraphs again, in reading order; what stands on every sheet lies aside."""

import sys
from functools import partial
from hashlib import md5 as hashed
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import errors
from tellings.reading import formats, telling
from tellings.reading.formats.pdf import pieces

pytest.importorskip("pypdfium2")

TITLE = (72, 700, 20, "Harbour works begin")
SAID = (
    "The works in the harbour begin today, after eleven years of talks between",
    "the town and the port authority. We expect them to be finished by the autumn",
    "of next year.",
)
MORE = (
    "I ask everyone for patience, since the bridge will be closed every night until",
    "the end of the month of March. The costs are borne by the town.",
)


def pdf(*sheets, about="", trailer=""):
    """Return a PDF with a sheet for each list of (left, bottom, size, words), bold where a fifth item is true."""
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(sheets)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(sheets)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    for at, lines in enumerate(sheets):
        drawn = "".join(
            f"BT /F{2 if bold else 1} {size} Tf 1 0 0 1 {left} {bottom} Tm ({words}) Tj ET\n"
            for left, bottom, size, words, *bold in lines
        )
        fonts = "<</Font<</F1 3 0 R/F2 4 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources{fonts}/Contents {6 + 2 * at} 0 R>>")
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}endstream")
    objects.append(f"<<{about}>>")
    made = "%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"trailer<</Size {count}/Root 1 0 R/Info {len(objects)} 0 R{trailer}>>\nstartxref\n{len(made)}\n%%EOF"
    return f"{made}xref\n0 {count}\n0000000000 65535 f \n{table}{end}".encode("cp1252")


def lines(*words, left=72, top=600, size=11, step=13):
    """Return words as lines under each other."""
    return [(left, top - at * step, size, each) for at, each in enumerate(words)]


def opened(data):
    """Return the paragraphs of a PDF, and what its layout sets aside."""
    (found,) = formats.opened(data, "a.pdf")
    page = found.page
    return [page.words(line) for line in page.lines], {page.words(each.line): each.reason for each in found.laid}


def test_lines_are_joined_to_paragraphs():
    """A line goes on with the next where there was no room on it; a gap parts them."""
    told, laid = opened(pdf([TITLE, *lines(*SAID), *lines(*MORE, top=540)]))
    assert told == ["Harbour works begin", " ".join(SAID), " ".join(MORE)]
    assert not laid


def test_short_lines_without_a_gap_are_paragraphs():
    """Where the next word would have had room, the line ended on purpose."""
    told, _ = opened(pdf(lines("Dear citizens,", *SAID, "Thank you.", *MORE)))
    assert told == ["Dear citizens,", " ".join(SAID), "Thank you.", " ".join(MORE)]


def test_the_account_and_the_title_are_read():
    """The largest line is the title, and the account is the sentences."""
    read = telling(pdf([TITLE, *lines(*SAID), *lines(*MORE, top=540)]), name="a.pdf")
    assert (read.title, read.source.media_type) == ("Harbour works begin", "application/pdf")
    assert [read.text[s.start : s.end] for s in read.sentences][1].endswith("autumn of next year.")
    assert len(read.sentences) == 4


def test_columns_are_read_one_after_another():
    """Also where their lines were set in turn, row by row, and under a heading across both."""
    left = [words[:34].strip() for words in (*SAID, *MORE, *SAID)][:7]
    right = [words[:34].strip().upper() for words in (*MORE, *SAID, *MORE)]
    rows = [
        line
        for at, pair in enumerate(zip(left, right, strict=True))
        for line in ((50, 600 - 13 * at, 11, pair[0]), (320, 600 - 13 * at, 11, pair[1]))
    ]
    title = "Harbour works begin in the town and in all of its ports"
    told, _ = opened(pdf([(50, 700, 20, title), *rows]))
    assert " ".join(told) == " ".join([title, *left, *right])


def test_a_table_is_read_row_by_row():
    """Short cells are no columns of text."""
    cells = [("Quay", "3 million"), ("Bridge", "5 million"), ("Lock", "1 million"), ("Road", "2 million")]
    rows = [(72 + 230 * x, 600 - 20 * y, 11, words) for y, row in enumerate(cells) for x, words in enumerate(row)]
    told, _ = opened(pdf(rows))
    assert told == [words for row in cells for words in row]


SHEETS = [
    [(72, 800, 9, "The Gazette, no. 7"), *lines(*MORE[:1], *SAID[:1], top=120), (300, 30, 9, f"Page {number} of 3")]
    for number in (1, 2, 3)
]


def test_running_heads_and_page_numbers_lie_aside():
    """What stands at one height on sheet after sheet is no text, and a number alone at the foot counts sheets."""
    told, laid = opened(pdf(*SHEETS))
    assert laid["The Gazette, no. 7"] == "running head"
    assert laid["Page 2 of 3"] == "page number"
    assert "Gazette" not in " ".join(told)


def test_a_paragraph_runs_over_a_sheet():
    """What stands between its halves is put after it, so that its sentences are whole."""
    first = [*SHEETS[0][:1], *lines(*SAID[:2], top=90), *SHEETS[0][-1:]]
    second = [*SHEETS[1][:1], *lines(SAID[2], top=700), *lines(*MORE, top=650), *SHEETS[1][-1:]]
    told, _ = opened(pdf(first, second))
    assert told == [" ".join(SAID), " ".join(MORE)]


def test_what_a_browser_prints_in_the_margins_lies_aside():
    """Day, title and address of a printed page stand on a single sheet too."""
    printed = [(20, 825, 8, "2/3/31, 6:00 PM"), (250, 825, 8, "The Gazette"), (20, 10, 8, "https://gazette.example/a"),
               (560, 10, 8, "1/1")]  # fmt: skip
    _, laid = opened(pdf([*printed, *lines(*SAID)]))
    assert laid == {
        "2/3/31, 6:00 PM The Gazette": "running head",
        "https://gazette.example/a 1/1": "running foot",
    }


def test_notes_lie_aside_and_their_marks_go():
    """Small lines with a mark at the foot are notes; the mark in the text is no part of its word."""
    text = [words.replace("authority.", "authority.1") for words in SAID]
    note = lines("1 Founded in 1911 by an act of the town council", "and of the port.", top=80, size=8, step=10)
    told, laid = opened(pdf([*lines(*text), *note]))
    assert told == [" ".join(SAID)]
    assert laid == {"1 Founded in 1911 by an act of the town council and of the port.": "footnote"}


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("after eleven years of negotia-", "tions in town. Those negotiations end today.", "negotiations in"),
        ("they signed a cross-", "border deal. It is the first cross-border deal.", "a cross-border"),
        ("the small boats of the small-", "island states. An island is small.", "small-island"),
        ("the talks with the Franco-", "German council of the harbour.", "Franco-German"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_whole(first, second, whole):
    """A hyphen that only breaks a word goes, one that belongs to it stays; the document says which."""
    told, _ = opened(pdf(lines("The works in the harbour of the old town begin today, " + first, second)))
    assert whole in told[0]


def test_a_line_with_a_blank_at_its_middle_is_as_high_as_its_letters():
    """A blank that PDFium puts in where letters leap has no height; the nearest letter says how high a line is."""
    leaping = (72, 600, 11, "aaaa) Tj 1 0 0 1 100 600 Tm (bbbb")
    (sheet,), _ = pieces.read(pdf([leaping, *lines(SAID[0], top=560)]), "a.pdf")
    assert [piece.text for piece in sheet.pieces] == ["aaaa bbbb", SAID[0]]
    assert sheet.pieces[0].size == pytest.approx(sheet.pieces[1].size)


def test_a_raised_figure_here_and_there_changes_no_step():
    """Lines that stand a little closer by accident do not make gaps of all the others."""
    told = []
    top = 800
    for at in range(50):
        top -= 9 if at in (20, 40) else 13
        told += lines((SAID[0], SAID[1])[at % 2], top=top)
    assert opened(pdf(told))[0] == [" ".join((SAID[0], SAID[1])[at % 2] for at in range(50))]


def test_a_heading_is_a_line_of_its_own():
    """Bold or larger letters part a heading from the text below it, without any gap."""
    told, _ = opened(
        pdf([(72, 613, 11, "What comes next in the harbour of the town, and when it does", 1), *lines(*SAID)])
    )
    assert told == ["What comes next in the harbour of the town, and when it does", " ".join(SAID)]


def test_the_properties_stand_in():
    """Title and day of the document's properties are taken where they can be a person's."""
    about = "/Title(Harbour)/Creator(Writer)/CreationDate(D:20310203120000)/ModDate(D:20310203130000)"
    read = telling(pdf(lines(*SAID), about=about), name="a.pdf")
    assert (read.title, read.published) == ("Harbour", "2031-02-03")
    printed = about.replace("Writer", "Mozilla/5.0").replace("(Harbour)", "(letter-final.docx)")
    read = telling(pdf(lines(*SAID), about=printed), name="a.pdf")
    assert (read.title, read.published) == (None, None)


LOCKED = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'41' * 32}>/U<{'42' * 32}>/P -4>>/ID[<00><00>]"


md5 = partial(hashed, usedforsecurity=False)
PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def rc4(key, data):
    """Return the data under the cipher of old PDFs."""
    state, at = list(range(256)), 0
    for i in range(256):
        at = (at + state[i] + key[i % len(key)]) % 256
        state[i], state[at] = state[at], state[i]
    i = at = 0
    made = bytearray()
    for byte in data:
        i = (i + 1) % 256
        at = (at + state[i]) % 256
        state[i], state[at] = state[at], state[i]
        made.append(byte ^ state[(state[i] + state[at]) % 256])
    return bytes(made)


def locked(user):
    """Return a PDF of one sheet that its owner has locked, and that `user`'s password opens (revision 2)."""
    padded = (user + PADDING)[:32]
    owner = rc4(md5((b"owner" + PADDING)[:32]).digest()[:5], padded)
    key = md5(padded + owner + (-44).to_bytes(4, "little", signed=True) + b"0" * 16).digest()[:5]
    opener = rc4(key, PADDING)
    drawn = "".join(f"BT /F1 11 Tf 1 0 0 1 72 {600 - 13 * at} Tm ({row}) Tj ET\n" for at, row in enumerate(SAID))
    hidden = rc4(md5(key + (6).to_bytes(3, "little") + b"\0\0").digest()[:10], drawn.encode())
    trailer = (
        f"/Encrypt<</Filter/Standard/V 1/R 2/O<{owner.hex()}>/U<{opener.hex()}>/P -44>>/ID[<{'30' * 16}><{'30' * 16}>]"
    )
    plain = pdf(lines(*SAID), trailer=trailer)
    start = plain.index(b"stream\n") + len(b"stream\n")
    assert plain[start : start + len(drawn)] == drawn.encode()
    return plain[:start] + hidden + plain[start + len(drawn) :]


def test_a_pdf_that_only_its_owner_may_change_is_read():
    """Its password forbids to print or to copy, not to read it."""
    assert opened(locked(b""))[0] == [" ".join(SAID)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf([]), "of pictures"),
        (locked(b"secret"), "asks for a password"),
        (pdf(lines(*SAID), trailer=LOCKED), "asks for a password"),
        (b"%PDF-1.7 text text", "broken"),
        (pdf(lines(*SAID))[:200], "broken"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(data, said):
    """Locked, broken and scanned files are named, with the way out."""
    with pytest.raises(errors.NotText, match=said) as fault:
        telling(data, name="a.pdf")
    assert fault.value.message.startswith("a.pdf: ")
    assert fault.value.hint


def test_without_the_extra_one_line_says_what_to_install(monkeypatch):
    """pypdfium2 is an extra."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(errors.NotText, match=r"a\.pdf") as fault:
        telling(pdf(lines(*SAID)), name="a.pdf")
    assert fault.value.hint == "pip install 'tellings[pdf]'"


WORDS = ["", "-", "1", "1 a", "The town waits for the works-", "the end of it.", "a b c d", "\xad", "• x"]
LINE = st.tuples(
    st.integers(-50, 600), st.integers(-50, 900), st.sampled_from([0, 1, 8, 11, 20, 300]), st.sampled_from(WORDS),
    st.booleans(),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(LINE, max_size=12), min_size=1, max_size=3))
def test_any_layout_ends_in_a_telling_or_our_error(sheets):
    """Wherever lines stand, nothing is lost, doubled or laid over another."""
    try:
        read = telling(pdf(*sheets), name="x")
    except errors.TellingsError:
        return
    stretches = sorted([*read.aside, *read.sentences], key=lambda each: each.start)
    assert all(one.end <= other.start for one, other in pairwise(stretches))


WHOLE = pdf([TITLE, *lines(*SAID)], [TITLE, *lines(*MORE)])


@settings(max_examples=80, deadline=None)
@given(st.integers(9, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_any_damage_ends_in_a_telling_or_our_error(at, over):
    """Bytes written over do no harm beyond one line."""
    try:
        read = telling(WHOLE[:at] + over + WHOLE[at + len(over) :], name="x")
    except errors.TellingsError:
        return
    assert read.sentences


@pytest.mark.parametrize("nowhere", [float("nan"), float("inf"), -1e30])
def test_letters_set_nowhere_are_read(monkeypatch, nowhere):
    """PDFium gives places that are no numbers where a file's matrix is broken; found by mutation."""
    from pypdfium2 import raw

    known = raw.FPDFText_GetLooseCharBox

    def broken(words, at, box):
        known(words, at, box)
        box._obj.left = box._obj.right = nowhere
        return 1

    monkeypatch.setattr(raw, "FPDFText_GetLooseCharBox", broken)
    assert SAID[1] in telling(pdf(lines(*SAID)), name="x").text


def test_a_sheet_of_many_lines_takes_no_time():
    """A map with thousands of names is read as it was set."""
    names = [(at % 50 * 11, at // 50 * 8, 2, f"The old town of number {at}.") for at in range(5_000)]
    assert "number 4999" in telling(pdf(names), name="x").text
