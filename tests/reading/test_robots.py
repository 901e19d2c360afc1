"""What robots.txt asks is kept, by RFC 9309."""

import pytest

from tellings.reading import robots

TEXT = """
# all
User-agent: *
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Disallow: /a*b/c
Crawl-delay: 5

User-agent: other
User-agent: Tellings
Disallow: /tales
Disallow:
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private", False),
        ("/private/open/1", True),
        ("/x/y.pdf", False),
        ("/x/y.pdf?a=1", True),
        ("/axxb/cd", False),
        ("/axxb/d", True),
        ("/tales", True),
    ],
)
def test_the_longest_rule_that_fits_decides(path, allowed):
    """Stars and ends are understood, and of two rules the longer counts."""
    assert robots.allows(TEXT, path, agent="somebody") is allowed


@pytest.mark.parametrize(("path", "allowed"), [("/tales/1", False), ("/private", True)])
def test_our_own_group_goes_before_that_for_all(path, allowed):
    """A group that names us counts alone, whatever the case of the name."""
    assert robots.allows(TEXT, path, agent="tellings") is allowed


@pytest.mark.parametrize("text", ["", "<html>not found</html>", "Disallow: /", "User-agent: *\nDisallow:"])
def test_without_a_rule_everything_is_allowed(text):
    """Pages that are no robots.txt, and rules of no group, forbid nothing."""
    assert robots.allows(text, "/a", agent="tellings")


def test_many_stars_take_no_time():
    """A rule of stars only is looked at once from left to right."""
    assert robots.allows("User-agent: *\nDisallow: /" + "a*" * 900 + "b", "/" + "a" * 100_000, agent="tellings")
