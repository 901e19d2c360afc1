"""What an archive is kept in: every format to records, and what is broken in it named."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tellings.errors import NotFound
from tellings.gathering.containers import piece, pieces, records

if TYPE_CHECKING:
    from pathlib import Path

    from tellings.gathering.containers import Record

LINES = [{"id": f"d{n}", "text": f"Text number {n}.", "language": "en"} for n in range(7)]


def told(*sources: Path) -> list[Record]:
    """Return all records of the archive."""
    return [record for piece in pieces([str(source) for source in sources]) for record in records(piece)]


def test_a_folder_gives_its_pages_in_order(tmp_path: Path) -> None:
    """Hidden files and what a browser saved beside a page are passed over."""
    for name in ("b.html", "a.txt", ".hidden", "b_files/logo.svg", "b_files/frame.html", "sub/c.md", "sub/style.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Some words.", encoding="utf-8")
    assert [record.place for record in told(tmp_path)] == [str(tmp_path / n) for n in ("a.txt", "b.html", "sub/c.md")]


def test_jsonl_gives_texts_and_names_broken_lines(tmp_path: Path) -> None:
    """A line that is no JSON, no object or has no text is a fault with its place; the others are read."""
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps(LINES[0]) + '\n{broken\n[1]\n\n{"id": "x"}\n' + json.dumps(LINES[1]), encoding="utf-8")
    found = told(file)
    assert [record.text for record in found if not record.fault] == ["Text number 0.", "Text number 1."]
    assert [record.fault.split(":")[0] for record in found if record.fault] == [
        "no JSON", "no JSON object", "no text in it",
    ]  # fmt: skip


@pytest.mark.parametrize("stretch", [1, 10, 33, 80, 1000])
def test_a_jsonl_file_in_stretches_loses_no_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stretch: int) -> None:
    """Wherever the file is cut, each line is in exactly one piece."""
    monkeypatch.setattr("tellings.gathering.containers.piece.STRETCH", stretch)
    file = tmp_path / "a.jsonl"
    file.write_text("\n".join(map(json.dumps, LINES)) + "\n", encoding="utf-8")
    assert [record.id for record in told(file)] == [line["id"] for line in LINES]


@pytest.mark.parametrize("stretch", [1, 300, 700, 10_000])
def test_a_parquet_file_in_stretches_loses_no_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    """Each row group is in exactly one piece, and a row is known by its number in the whole file."""
    monkeypatch.setattr(piece, "STRETCH", stretch)
    file = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist(LINES), file, row_group_size=2)
    assert [(record.id, record.place) for record in told(file)] == [
        (line["id"], f"{file}#{number}") for number, line in enumerate(LINES, 1)
    ]
    pq.write_table(pa.table({"a": list(range(2000))}), file)
    assert len(told(file)) == 1


def test_gzip_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    """The lines before the break are read, and the break is named."""
    whole = gzip.compress("\n".join(json.dumps({**line, "text": line["text"] * 90}) for line in LINES).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    assert "breaks off" in told(tmp_path / "a.jsonl.gz")[-1].fault


def test_parquet_and_csv_give_the_same(tmp_path: Path) -> None:
    """Columns are known by their usual names."""
    table = {"url": ["u1", "u2"], "body": ["One, two.", "Three."], "date": ["2031-05-02", None], "Headline": ["H", "G"]}
    pq.write_table(pa.table(table), tmp_path / "a.parquet")
    (tmp_path / "a.csv").write_text(
        'url,body,date,Headline\nu1,"One, two.",2031-05-02,H\nu2,Three.,,G\n', encoding="utf-8"
    )
    by_file = [
        [(r.text, r.published, r.title, r.address) for r in told(tmp_path / f"a.{e}")] for e in ("parquet", "csv")
    ]
    assert by_file[0] == by_file[1] == [("One, two.", "2031-05-02", "H", "u1"), ("Three.", None, "G", "u2")]


def test_a_table_without_a_text_says_what_it_has(tmp_path: Path) -> None:
    """The fault names the columns that there are."""
    pq.write_table(pa.table({"a": [1], "b": ["x"]}), tmp_path / "a.parquet")
    (tmp_path / "a.csv").write_text("c,d\n1,2\n", encoding="utf-8")
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 no")
    faults = [told(tmp_path / name)[0].fault for name in ("a.parquet", "a.csv", "bad.parquet")]
    assert "a, b" in faults[0]
    assert "c, d" in faults[1]
    assert "no sound Parquet" in faults[2]


def warc(*pages: tuple[str, int, str, bytes]) -> bytes:
    """Return a WARC file of answers (address, status, media type, body)."""
    made = b""
    for address, status, media, body in pages:
        http = f"HTTP/1.1 {status} X\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2031-05-02T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        made += head.encode() + http + b"\r\n\r\n"
    return made


def test_a_crawl_gives_pages_by_address(tmp_path: Path) -> None:
    """Only what was answered with success and may be an account; a file cut short gives what came before."""
    pages = [
        ("https://a.example/1", 200, "text/html", b"<p>One.</p>"), ("https://a.example/2", 404, "text/html", b"no"),
        ("https://a.example/3", 200, "image/png", b"png"), ("https://a.example/4", 200, "text/html", b"<p>Four.</p>"),
    ]  # fmt: skip
    (tmp_path / "a.warc").write_bytes(warc(*pages))
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(warc(*pages))[:-40])
    assert [record.address for record in told(tmp_path / "a.warc")] == ["https://a.example/1", "https://a.example/4"]
    assert [r.address for r in told(tmp_path / "b.warc.gz") if not r.fault][:1] == ["https://a.example/1"]


def test_a_long_crawl_is_read_in_stretches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page once, in its order, wherever the stretches fall, and though a page holds what begins a member."""
    odd = b"<p>\x1f\x8b\x08 \x1f\x8b</p>" * 9
    bodies = [odd if n % 3 else bytes(range(32, 127)) * n for n in range(1, 40)]
    pages = [(f"https://a.example/{n}", 200, "text/html", body) for n, body in enumerate(bodies)]
    file = tmp_path / "a.warc.gz"
    file.write_bytes(b"".join(gzip.compress(warc(page), compresslevel=0) for page in pages))
    whole = told(file)
    assert [(record.address, record.data) for record in whole] == [(page[0], page[3]) for page in pages]
    for stretch in (30, 100, 641, 5000, file.stat().st_size - 1):
        monkeypatch.setattr(piece, "MEMBERS", stretch)
        assert len(list(pieces([str(file)]))) == -(-file.stat().st_size // stretch)
        found = told(file)
        assert [(record.address, record.data) for record in found] == [(page[0], page[3]) for page in pages]
        assert len({record.place for record in found}) == len(pages)


def test_a_crawl_that_is_one_member_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that gzip itself has packed has one start, and what comes after is all its own."""
    monkeypatch.setattr(piece, "MEMBERS", 300)
    file = tmp_path / "a.warc.gz"
    pages = [(f"https://a.example/{n}", 200, "text/html", np.random.default_rng(n).bytes(900)) for n in range(9)]
    file.write_bytes(gzip.compress(warc(*pages)))
    assert [record.address for record in told(file)] == [page[0] for page in pages]


def test_a_long_crawl_that_is_cut_says_so_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In its last stretch; what came before is kept."""
    monkeypatch.setattr(piece, "MEMBERS", 600)
    file = tmp_path / "a.warc.gz"
    pages = [(f"https://a.example/{n}", 200, "text/html", b"<p>One.</p>" * 40) for n in range(9)]
    file.write_bytes(b"".join(gzip.compress(warc(page)) for page in pages)[:-30])
    found = told(file)
    assert [record.address for record in found if not record.fault] == [page[0] for page in pages[:-1]]
    assert [record.fault for record in found[:-1]] == [None] * 8
    assert found[-1].fault


@pytest.mark.parametrize("pressed", [False, True])
def test_a_crawl_that_is_cut_says_so_wherever_it_is_cut(tmp_path: Path, *, pressed: bool) -> None:
    """In a page, in what is said of it, in one that would not be read: what came before is kept, and the cut named."""
    pages = [(f"https://a.example/{n}", 404 if n == 2 else 200, "text/html", b"<p>One.</p>" * 9) for n in range(4)]
    parts = [gzip.compress(warc(page)) if pressed else warc(page) for page in pages]
    whole, ends = b"".join(parts), [sum(map(len, parts[:n])) for n in range(5)]
    file = tmp_path / ("a.warc.gz" if pressed else "a.warc")
    file.write_bytes(whole)
    assert [record.fault for record in told(file)] == [None, None, None]
    for cut in range(ends[1] + 3, len(whole) - 8, 7):
        file.write_bytes(whole[:cut])
        found = told(file)
        whole_ones = [f"https://a.example/{n}" for n in (0, 1, 3) if ends[n + 1] <= cut]
        sound = [record.address for record in found if not record.fault]
        assert sound[: len(whole_ones)] == whole_ones
        assert all(record.data == pages[0][3] for record in found if not record.fault)  # none in part
        assert [record.fault for record in found if record.fault] or any(end - 4 <= cut <= end for end in ends)


def test_a_feed_gives_its_entries(tmp_path: Path) -> None:
    """An entry is a page of its own, with the feed's title for publisher."""
    (tmp_path / "a.rss").write_text(
        "<rss version='2.0'><channel><title>Coast Radio</title><language>en-gb</language><item><title>Pier</title>"
        "<link>https://c.example/1</link><pubDate>Fri, 02 May 2031 10:00:00 GMT</pubDate><description>&lt;p&gt;The "
        "pier is open.&lt;/p&gt;</description></item><item><title>Empty</title></item></channel></rss>",
        encoding="utf-8",
    )
    one, empty = told(tmp_path / "a.rss")
    assert (one.title, one.publisher, one.published, one.address) == (
        "Pier",
        "Coast Radio",
        "2031-05-02",
        "https://c.example/1",
    )
    assert b"<p>The pier" in one.data
    assert empty.fault


def test_a_name_that_is_not_there_is_said_before_any_work(tmp_path: Path) -> None:
    """NotFound names it."""
    with pytest.raises(NotFound, match="nowhere"):
        told(tmp_path / "nowhere")
