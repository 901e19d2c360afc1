"""XHTML is read as its authors meant it, not as an HTML parser would take it."""

import pytest

from tellings.reading import telling
from tellings.reading.formats import xhtml

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet href="a.css"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title/>
<script type="text/javascript" src="a.js"/></head><body><a name="top"/><h1>Harbour works begin</h1>
<p>The works in the harbour begin today, after eleven years of talks between the town and the port authority.</p>
<p><![CDATA[We expect them to be finished by autumn & the costs < 3 million are borne by the town.]]></p>
<div class="empty"/><p>I ask everyone for patience, since the bridge is closed at night until the end of March.</p>
</body></html>"""


def test_closed_elements_do_not_swallow_the_page():
    """`<script/>` and `<title/>` end where they stand, and CDATA is text."""
    read = telling(PAGE.encode(), name="page.xml")
    assert read.source.media_type == "application/xhtml+xml"
    assert len(read.sentences) == 3
    assert "autumn & the costs < 3 million" in read.text
    assert read.language == "en"


@pytest.mark.parametrize("tag", ["<br/>", '<img src="a.png" alt="b" />', "<hr />", '<col width="3"/>'])
def test_void_elements_stay(tag):
    """What has no end tag in HTML gets none."""
    assert xhtml.as_html(tag) == tag


def test_a_slash_in_a_value_closes_nothing():
    """Only the slash before the end of the tag closes it."""
    assert xhtml.as_html("<a href=\"/a/\">b</a><a href='x'/>") == "<a href=\"/a/\">b</a><a href='x'></a>"


def test_many_open_tags_take_no_time():
    """Tags that never close are looked at once each."""
    text = "<a b='" * 20_000
    assert xhtml.as_html(text) == text
