# ruff: noqa: E501, PLR0911, ARG001  long seeds and lists of pieces; a mutation a branch, all with one signature
"""Seeds of every format that is read, and the ways to damage them. `fuzz.py` runs them."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

SAID = (
    "The works in the harbour begin today, after eleven years of talks between the town and the port authority.",
    "We expect them to be finished by the autumn of next year. The costs of the first stage are borne by the town.",
    "“I ask everyone for patience,” the mayor, Ada Ferro, said on Tuesday. “The bridge will be closed at night.”",
    "Ada Ferro: Thank you. I am glad to be here, and I thank the engineers who worked through the winter.",
    "Question: When will the bridge be open again?",
    "Ada Ferro: In March, Mr. Olin. (Applause.)",
)
RUSSIAN = "Министр открыл мост и поблагодарил инженеров, которые работали всю зиму. Мост свяжет два берега реки."
ARABIC = "افتتح الوزير الجسر يوم الاثنين وشكر المهندسين الذين عملوا طوال فصل الشتاء. سيربط الجسر ضفتي النهر."
HEBREW = "השר פתח את הגשר ביום שני והודה למהנדסים שעבדו כל החורף."
CHINESE = "部长星期一为大桥揭幕，并感谢整个冬天都在工作的工程师。大桥将连接河的两岸。"
EVERY = (*SAID, RUSSIAN, ARABIC, HEBREW, CHINESE)
#: The largest an input grows to; beyond it is the work of the tests at the size limit.
LARGEST = 400_000


def text_seeds() -> list[bytes]:
    """Return flat texts: of paragraphs, of wrapped lines, of a page copied from a browser."""
    wrapped = re.sub(r"(.{60}\S*) ", r"\1\n", "\n\n".join(SAID))
    copied = "\n".join(
        ["Home", "News", "Harbour works begin", "3 February 2031 18:00", *SAID, "Share", "Read also: Fees"]
    )
    return ["\n\n".join(EVERY).encode(), wrapped.encode(), copied.encode(), "\n".join(EVERY).encode()]


def html_seeds() -> list[bytes]:
    """Return saved pages."""
    paragraphs = "".join(f"<p>{words}</p>" for words in EVERY)
    head = (
        '<meta charset="utf-8"><title>Harbour works begin | The Gazette</title><meta property="og:site_name" '
        'content="The Gazette"><link rel="canonical" href="https://gazette.example/a"><script type="application/ld+json">'
        '{"@type":"NewsArticle","headline":"Harbour works begin","datePublished":"2031-02-03T18:00:00Z"}</script>'
    )
    body = (
        '<nav><a href="/">Home</a> <a href="/n">News</a></nav><article class="story" id="a1"><h1>Harbour works begin</h1>'
        f'<time datetime="2031-02-03">3 February 2031</time>{paragraphs}<table><tr><td>Quay<td>3 million</table>'
        '<ul><li>One<li>Two</ul><pre>  a\n  b</pre><blockquote style="display:none">x</blockquote></article>'
        '<aside><a href="/1">Port fees &amp; more</a></aside><footer>&copy; 2031 The Gazette</footer>'
    )
    broken = "<br>".join(SAID)
    return [
        f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>'.encode(),
        f"<html><body><div><div>{broken}</div></div>".encode(),
    ]


def xhtml_seeds() -> list[bytes]:
    """Return XHTML pages, with a DTD and CDATA."""
    page = html_seeds()[0].decode().removeprefix("<!DOCTYPE html><html")
    start = (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd" [<!ENTITY a "b">]><html xmlns="http://www.w3.org/1999/xhtml"'
    )
    return [(start + page.replace("<p>", '<script src="a"/><p>', 1).replace("</p>", "<![CDATA[ & ]]></p>", 1)).encode()]


def mail_seeds() -> list[bytes]:
    """Return mails: of two readings, flowed, passed on."""
    from email.message import EmailMessage  # noqa: PLC0415

    made = []
    for charset in ("utf-8", "koi8-r"):
        message = EmailMessage()
        message["From"], message["To"] = "Ada Ferro <ada@gazette.example>", "olin@gazette.example"
        message["Subject"], message["Date"] = "Мост открыт", "Tue, 03 Feb 2031 18:00:00 +0100"
        message.set_content(RUSSIAN + "\n\n-- \nAda Ferro\n", charset=charset)
        if charset == "utf-8":
            message.add_alternative(html_seeds()[0].decode(), subtype="html")
            message.add_attachment(b"\x89PNG....", maintype="image", subtype="png", filename="a.png")
        made.append(message.as_bytes())
    flowed = "MIME-Version: 1.0\r\nSubject: Fwd: Harbour\r\nContent-Type: text/plain; format=flowed\r\n\r\n"
    return [*made, (flowed + " \r\n".join(SAID)).encode()]


def mhtml_seeds() -> list[bytes]:
    """Return pages that a browser saved in one file."""
    from email.mime.multipart import MIMEMultipart  # noqa: PLC0415
    from email.mime.text import MIMEText  # noqa: PLC0415

    made = []
    for charset in ("utf-8", None):
        message = MIMEMultipart("related", type="text/html")
        message["Subject"], message["Snapshot-Content-Location"] = "Harbour works begin", "https://gazette.example/a"
        page = html_seeds()[0].decode()
        part = MIMEText(page if charset else page.encode("ascii", "xmlcharrefreplace").decode(), "html", charset)
        part["Content-Location"] = "https://gazette.example/a"
        message.attach(part)
        message.attach(MIMEText("p {color: red}", "css"))
        made.append(message.as_bytes())
    return made


def markdown_seeds() -> list[bytes]:
    """Return Markdown with a front matter, and without."""
    body = "\n\n".join(["# Harbour works begin", "**Port** [link](https://gazette.example/a)[^1]", *EVERY, "> a\n> b"])
    more = "\n\n## What next\n\n- one\n- two\n  1. three\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n\n[^1]: A note.\n"
    return [f"---\ntitle: Harbour\ndate: 2031-02-03\n---\n{body}{more}".encode(), (body + more).encode()]


def pdf_seeds() -> list[bytes]:
    """Return PDFs of a few sheets, one of them with everything in plain view."""
    sheets = []
    for number in (1, 2, 3):
        lines = [(72, 800, 9, "The Gazette, no. 7"), (72, 700, 18, "Harbour works begin")]
        words = [piece for said in SAID[number % 2 :] for piece in re.findall(r".{1,70}(?:\s|$)", said)]
        lines += [(72, 660 - 13 * at, 11, piece) for at, piece in enumerate(words)]
        lines += [(72, 80, 8, "1 Founded in 1911 by an act of the council."), (300, 30, 9, f"Page {number} of 3")]
        sheets.append(lines)
    return [pdf(sheets), pdf(sheets[:1])]


def pdf(sheets: list[list[tuple[int, int, int, str]]]) -> bytes:
    """Return a PDF with a sheet for each list of (left, bottom, size, words)."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(sheets)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(sheets)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for at, lines in enumerate(sheets):
        drawn = "".join(
            f"BT /F1 {size} Tf 1 0 0 1 {left} {bottom} Tm ({words.replace('(', '').replace(')', '')}) Tj ET\n"
            for left, bottom, size, words in lines
        )
        fonts = "<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources{fonts}/Contents {5 + 2 * at} 0 R>>")
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}endstream")
    made, places = "%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF"
    return f"{made}xref\n0 {count}\n0000000000 65535 f \n{table}{end}".encode("cp1252")


def docx_seeds() -> list[bytes]:
    """Return Word documents."""
    import docx  # noqa: PLC0415

    document = docx.Document()
    document.add_heading("Harbour works begin", level=1)
    for words in EVERY:
        document.add_paragraph(words)
    document.add_table(2, 2).cell(0, 0).text = "Quay"
    document.sections[0].header.paragraphs[0].text = "The Gazette"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    file = io.BytesIO()
    document.save(file)
    return [file.getvalue()]


def gzip_seeds() -> list[bytes]:
    """Return packed documents of several kinds."""
    whole = [html_seeds()[0], text_seeds()[0], pdf_seeds()[1]]
    return [gzip.compress(each, mtime=0) for each in whole] + [gzip.compress(SAID[0].encode()) * 3]


def record_seeds() -> list[bytes]:
    """Return tellings as `tellings read --jsonl` writes them."""
    from tellings import record, turns  # noqa: PLC0415
    from tellings.reading import telling  # noqa: PLC0415

    return [record.telling_line(turns.find(telling(each, name="a"))) for each in (html_seeds()[0], text_seeds()[0])]


def charset_seeds() -> list[bytes]:
    """Return pages and texts in the charsets that pages were written in."""
    made = []
    for words, charsets in ((RUSSIAN, "cp1251 koi8-r iso8859-5 utf-16"), (CHINESE, "gb18030 big5 utf-16-le"),
                            (ARABIC, "cp1256 utf-32"), (HEBREW, "cp1255"), (SAID[0], "cp1252 utf-16-be iso2022_jp"),
                            ("大臣は月曜日に橋を開通させ、冬の間働いた技術者に感謝した。橋は川の両岸を結ぶ。", "shift_jis euc-jp iso2022_jp")):  # fmt: skip
        for charset in charsets.split():
            page = f'<html><meta charset="{charset}"><title>a</title><p>{words}</p><p>{words}</p></html>'
            made += [page.encode(charset, "replace"), f"{words}\n\n{words}\n".encode(charset, "replace")]
    return made


TAGS = rb"<[^<>]{0,200}>|&[#\w]{1,12};"
FIELDS = rb"(?m)^[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*|^--[^\n]*\n"
OBJECTS = rb"(?s)\d+ 0 obj.{0,3000}?endobj|<<|>>|/\w+|BT|ET|\d+\.?\d*|stream|endstream|\([^()]*\)|\[[^\[\]]*\]"
MARKS = rb"(?m)^[ \t]*(?:#+|[-*>]|\d+\.|\|.*|```.*|---)|\*\*|\[[^\]\n]*\]|\([^)\n]*\)|[`_~]"
WORDS = rb"[\w']+|[.,:;?!\"\xe2\x80\x9c-]|\n+"

MARKUP_WORDS = (
    b"<div>", b"</div>", b"<p>", b"<table>", b"<svg>", b"<script>", b"<style>", b"<!--", b"-->", b"<![CDATA[", b"]]>",
    b"<plaintext>", b"<template>", b"<frameset>", b"<select><option>", b"&#xD800;", b"&#0;", b"&#x110000;", b"&#x202E;",
    b"&nbsp;", b"&amp", b'<base href="//">', b"<a href='", b"<html>", b"<body hidden>", b"<title>", b"<xmp>", b"<q>",
    b"<noscript>", b"<time datetime='9999-99-99'>", b"<time datetime='0000-00-00'>", b'<meta charset="utf-7">',
    b'<link rel=canonical href="http://[::1">', b"<?xml version='1.0'?>", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///'>]>",
    b'<script type="application/ld+json">[[[', b'{"@graph":[{"@type":["NewsArticle"],"datePublished":7}]}',
)  # fmt: skip
FIELD_WORDS = (
    b"Content-Type: multipart/mixed; boundary=\"a\"\n", b"Content-Transfer-Encoding: base64\n", b"\n\n", b"--a\n", b"--a--\n",
    b"Content-Transfer-Encoding: quoted-printable\n", b"Content-Transfer-Encoding: x-uuencode\n", b"charset=hex",
    b"Content-Type: text/html; charset=\"utf-16\"\n", b"=?utf-8?b?////?=", b"=?x?q?=FF?=", b"Subject: =?gb2312?B?zfs=?=\n",
    b"Content-Type: message/rfc822\n\n", b"Date: Mon, 99 Zzz 0000 99:99:99 +9999\n", b"From: <<>>\n", b"charset*0*=''%FF",
    b"Content-Disposition: attachment; filename*=utf-8''%\n", b"Content-Type: text/plain; format=flowed\n", b"=\n", b"=3D",
)  # fmt: skip
OBJECT_WORDS = (
    b"1 0 obj", b"endobj", b"<<", b">>", b"/Kids[2 0 R]", b"/Count 99999999", b"/Count -1", b"/Length 0", b"/Length 2147483648",
    b"/Filter/FlateDecode", b"/Encrypt 1 0 R", b"99999999999", b"-1", b"1e38", b"0 0 0 0 0 0 Tm", b"1e30 0 0 1e30 1e30 1e30 cm",
    b"/MediaBox[0 0 0 0]", b"/MediaBox[0 0 1e9 1e9]", b"/Rotate 90", b"q q q q", b"Q", b"Do", b"(\\255)", b"/ObjStm", b"/Type/XRef",
    b"3 Tr", b"0 Tf", b"-11 Tf", b"/UserUnit 1000", b"(\\376\\377\\330\\000) Tj", b"BT", b"ET", b"T*", b"<FEFF> Tj",
)  # fmt: skip
MARK_WORDS = (b"[", b"](", b"**", b"_", b"`", b"```\n", b"> ", b"- ", b"\n\n# ", b"|", b"\n|---|\n", b"[^1]", b"[^1]: ", b"---\n", b"<div>",
              b"\t", b"![", b"<!--", b"1. ", b"\\", b"&#xD800;", b"~~", b"\n===\n")  # fmt: skip
TEXT_WORDS = (
    "\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\u2028", "\u0085", "\x0b", "\x0c", "\x1c", "“", "”", "«", "»", "„", "‘", "’",
    '"', "—", "– ", "- ", ": ", "Q: ", "Question: ", "Mr. ", "Dr. A. B. ", "X said: ", "said", "\n\n", "\n", "(", ")", "[", "]", "...",
    "…", "?!", "🙂", "a\u0301", "\u0301" * 9, "1:", "•", "\t", "31 February 2031", "00:00", "99.99.9999", "2031-13-45", "ОТВЕТ: ", "：", "。",
    "（", "「", "」", "ال", "سؤال: ", "İ", "ß", "ǆ", "\U000e0001", "\ufffe", "\x00", "© ", "Share", "Read also: ", "Moderator: ", ", said ",
)  # fmt: skip
RAW = (b"\x00", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\x80", b"\x1b$B", b"\x1b(B", b"\x0e", b"\x1f\x8b",
       b"PK\x03\x04", b"%PDF-", b"\x80", b"\r", b"\r\n", b"\xf4\x90\x80\x80")  # fmt: skip


class Format(NamedTuple):
    """Where seeds come from, what a format is made of (a pattern), and pieces to put in."""

    seeds: Callable[[], list[bytes]]
    pieces: bytes
    words: Sequence[bytes]


SAID_WORDS = [each.encode("utf-8", "surrogatepass") for each in TEXT_WORDS]
FORMATS = {
    "text": Format(text_seeds, WORDS, SAID_WORDS),
    "html": Format(html_seeds, TAGS, MARKUP_WORDS),
    "xhtml": Format(xhtml_seeds, TAGS, MARKUP_WORDS),
    "eml": Format(mail_seeds, FIELDS, FIELD_WORDS),
    "mhtml": Format(mhtml_seeds, FIELDS, FIELD_WORDS),
    "markdown": Format(markdown_seeds, MARKS, MARK_WORDS),
    "pdf": Format(pdf_seeds, OBJECTS, OBJECT_WORDS),
    "docx": Format(docx_seeds, TAGS, MARKUP_WORDS),
    "gzip": Format(gzip_seeds, WORDS, RAW),
    "record": Format(record_seeds, WORDS, SAID_WORDS),
    "charset": Format(charset_seeds, WORDS, RAW),
}


def damaged(kind: str, seeds: Sequence[bytes], chance: random.Random) -> bytes:
    """Return one of the seeds after a few mutations."""
    data = chance.choice(seeds)
    times = chance.choice((1, 1, 2, 3, 6))
    if kind == "docx" and chance.random() < 0.9:
        return _within_archive(data, times, chance)
    if kind == "gzip" and chance.random() < 0.5 and (inside := _unpacked(data)):
        return gzip.compress(_mutated("html", inside, times, chance), mtime=0)
    if kind == "record" and chance.random() < 0.7:
        return _within_record(data, times, chance)
    return _mutated(kind, data, times, chance)


def _mutated(kind: str, data: bytes, times: int, chance: random.Random) -> bytes:
    for _ in range(times):
        data = chance.choice((_bytes, _structure, _structure, _structure))(data, FORMATS[kind], chance)[:LARGEST]
    return data


def _bytes(data: bytes, form: Format, chance: random.Random) -> bytes:
    """Return the data with bytes changed, cut out, put in, repeated or cut off."""
    at, length = chance.randrange(len(data) + 1), chance.choice((1, 1, 2, 8, 60, 400))
    what = chance.randrange(7)
    if what == 0:
        return data[:at]
    if what == 1:
        return data[:at] + data[at + length :]
    if what == 2:
        return data[:at] + chance.randbytes(min(length, 8)) + data[at + min(length, 8) :]
    if what == 3:
        return data[:at] + data[at : at + length] * chance.choice((2, 3, 30, 3000)) + data[at + length :]
    if what == 4:
        other = chance.randrange(len(data) + 1)
        return data[:at] + data[other : other + length] + data[at:]
    if what == 5:
        flipped = bytearray(data)
        if at < len(flipped):
            flipped[at] ^= 1 << chance.randrange(8)
        return bytes(flipped)
    return data[:at] + chance.choice((*RAW, *SAID_WORDS)) + data[at:]


def _structure(data: bytes, form: Format, chance: random.Random) -> bytes:
    """Return the data with pieces of its format exchanged, left out, doubled, nested or put in."""
    found = [match.span() for match in re.finditer(form.pieces, data)]
    if not found:
        return _bytes(data, form, chance)
    (start, end), (begin, stop) = chance.choice(found), chance.choice(found)
    word = chance.choice(form.words)
    what = chance.randrange(6)
    if what == 0:
        return data[:start] + data[end:]
    if what == 1:
        return data[:start] + data[begin:stop] + data[end:]
    if what == 2:
        return data[:start] + word + data[start:]
    if what == 3:
        return data[:start] + word + data[end:]
    if what == 4:
        return data[:end] + chance.choice((word, data[start:end])) * chance.choice((2, 20, 500, 20_000)) + data[end:]
    first, last = min(start, begin), max(end, stop)
    return data[:first] + data[first:last] * 2 + data[last:]


def _unpacked(data: bytes) -> bytes:
    try:
        return gzip.decompress(data)
    except (OSError, EOFError):
        return b""


def _within_archive(data: bytes, times: int, chance: random.Random) -> bytes:
    """Return a ZIP archive with an entry damaged, left out, doubled or renamed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        hit = chance.choice([*names, *["word/document.xml"] * len(names)])
        for name in names:
            content = old.read(name)
            if name == hit:
                what = chance.randrange(12)
                if what == 0:
                    continue
                if what == 1:
                    name = chance.choice(names)  # noqa: PLW2901  two of one name
                content = _mutated("docx", content, times, chance)
            new.writestr(name, content)
    return file.getvalue()


def _within_record(data: bytes, times: int, chance: random.Random) -> bytes:
    """Return a record with values of its tree exchanged."""
    tree = json.loads(data)
    odd = (None, -1, 0, 1, 2**63, 1e400, "", "\ud800", "A", "B", [], {}, [0, 1], True, "x" * 9, {"start": 0, "end": 5})
    for _ in range(times):
        at = tree
        while True:
            keys = list(at) if isinstance(at, dict) else list(range(len(at)))
            if not keys:
                break
            key = chance.choice(keys)
            inner = at[key]
            if isinstance(inner, (dict, list)) and inner and chance.random() < 0.9:
                at = inner
                continue
            if isinstance(inner, int) and chance.random() < 0.7:
                at[key] = inner + chance.choice((-9, -2, -1, 1, 2, 9, 10_000))
            elif isinstance(inner, str) and chance.random() < 0.5:
                place = chance.randrange(len(inner) + 1)
                at[key] = inner[:place] + chance.choice(TEXT_WORDS) + inner[place:]
            elif chance.random() < 0.2:
                del at[key]
            else:
                at[key] = chance.choice(odd)
            break
    return json.dumps(tree).encode()
