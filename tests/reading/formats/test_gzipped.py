"""gzip of anything is read as what it holds, and a bomb is refused before it goes off."""

import gzip

import pytest

from tellings import errors
from tellings.reading import telling
from tellings.reading.formats import gzipped

PLAIN = b"The minister opened the bridge on Monday. She thanked the engineers who had worked through the winter.\n"


def test_gzip_of_a_text_is_that_text():
    """The text is that inside; the digest is that of the bytes as found."""
    packed = gzip.compress(PLAIN, mtime=0)
    read, bare = telling(packed, name="a.txt"), telling(PLAIN, name="b")
    assert (read.text, read.sentences, read.source.media_type) == (bare.text, bare.sentences, "text/plain")
    assert read.source.sha256 != bare.source.sha256


def test_several_members_are_one_text():
    """Two gzip files one after another are their contents one after another; padding behind them is nothing."""
    assert gzipped.unpacked(gzip.compress(PLAIN) + gzip.compress(b"More.") + bytes(8), "a") == PLAIN + b"More."


def test_a_bomb_is_refused():
    """What grows more than a text can is not unpacked to its end."""
    with pytest.raises(errors.TooLarge, match="bomb"):
        gzipped.unpacked(gzip.compress(bytes(15_000_000)), "bomb")


def test_a_small_page_may_pack_well():
    """A page of blanks is no bomb, however small it was packed."""
    blank = b" " * 200_000
    assert gzipped.unpacked(gzip.compress(blank), "a") == blank


@pytest.mark.parametrize("cut", [3, 12, 40, -1])
def test_what_is_cut_short_is_said_so(cut):
    """An archive that ends too early is named as broken."""
    with pytest.raises(errors.NotText, match="broken or cut short"):
        gzipped.unpacked(gzip.compress(PLAIN)[:cut], "a")


def test_gzip_within_gzip_is_refused():
    """One wrapping is taken off, not two."""
    with pytest.raises(errors.NotText, match="within"):
        gzipped.unpacked(gzip.compress(gzip.compress(PLAIN)), "a")
