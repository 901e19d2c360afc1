"""Bytes become characters whatever the page was saved as, and never a traceback."""

import pytest

from tellings.reading.charset import decode

RUSSIAN = "Министр открыл мост и поблагодарил инженеров, которые работали всю зиму. Мост свяжет два берега."
FRENCH = "Le ministre a inauguré le pont et remercié les ingénieurs. Le pont relie désormais les deux côtés."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251", "koi8-r"])
def test_russian_survives(encoding):
    """A byte-order mark, strict UTF-8 or the look of the bytes decides."""
    assert decode(RUSSIAN.encode(encoding), "x") == RUSSIAN


@pytest.mark.parametrize("encoding", ["cp1252", "iso-8859-15"])
def test_french_survives(encoding):
    """Western encodings are told from their look."""
    assert decode(FRENCH.encode(encoding), "x") == FRENCH


def test_the_page_says_its_charset():
    """What a page says of itself goes before what it looks like."""
    page = '<meta charset="windows-1257"><p>Ministrė atidarė tiltą.</p>'
    assert decode(page.encode("cp1257"), "x") == page


def test_a_charset_that_is_none_is_not_believed():
    """A page may name an encoding that is no text encoding, or none at all."""
    for said in ("hex", "nonsense", "utf-7"):
        page = f'<meta charset="{said}"><p>{FRENCH}</p>'
        assert decode(page.encode("cp1252"), "x") == page


def test_one_broken_byte_does_not_spoil_utf8():
    """UTF-8 cut in the middle of a character stays UTF-8 elsewhere."""
    assert decode(RUSSIAN.encode()[:-1] + "й".encode()[:1], "x")[:-2] == RUSSIAN[:-2]


def test_newlines_are_one_character():
    """Windows and old Macintosh line ends become LF; nothing else is altered."""
    assert decode("a\r\nb\rc\nd\u2028\u00a0e\tf".encode(), "x") == "a\nb\nc\nd\u2028\u00a0e\tf"
