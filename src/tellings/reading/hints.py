"""What the class names, ids and roles of a page's elements say of what is in them.

The words are those that content systems of many countries use; a name is cut at its joints (`rel-news`, `relNews`,
`rel_news`) so that `articleBody` is not found to be an `art`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tellings.reading.page import Within

JOINT = re.compile(r"[^a-z0-9]+|(?<=[a-z])(?=[A-Z])")
LONGEST = 300  # atomic CSS writes hundreds of classes on an element; the telling ones come first

WORDS: tuple[tuple[Within, str], ...] = (
    (Within.SAYS_BODY, "body text content article story record transcript entry paragraph paras prose main richtext"),
    (
        Within.SAYS_NAVIGATION,
        """
            nav navbar navigation menu menubar breadcrumb breadcrumbs crumbs path toc tabs pagination pager
            paging skip skiplink topbar toolbar languages lang langs language sitemap search dropdown mega
            megamenu submenu hamburger offcanvas switcher
        """,
    ),
    (
        Within.SAYS_RELATED,
        """
            related recommended recommendation recommendations more next teaser teasers sidebar aside popular
            trending latest mostread others similar promo promoted readmore outbrain taboola widget rail explore
            carousel ranking top10 card cards pull insert inline-related rel
        """,
    ),
    (Within.SAYS_SHARE, "share sharing social socials soc follow addthis sharethis print tools actions"),
    (Within.SAYS_COMMENT, "comment comments commenting disqus discussion respond reply feedback forum"),
    (
        Within.SAYS_LEGAL,
        """
            footer ftr copyright legal cookie cookies consent gdpr privacy disclaimer imprint colophon
        """,
    ),
    (Within.SAYS_DATE, "date dt datetime time timestamp stamp published pubdate publish updated posted"),
    (Within.SAYS_BYLINE, "byline author authors writer meta metadata info credit credits source note notes"),
    (Within.SAYS_TAGS, "tag tags topics keywords categories category label labels kicker rubric section"),
    (
        Within.SAYS_ADVERT,
        """
            ad ads advert adverts advertisement advertising sponsor sponsored paywall subscribe subscription
            newsletter signup donate offer
        """,
    ),
    (Within.SAYS_SITE, "banner logo brand masthead sitename site hdr header slogan"),
    (Within.SAYS_HEADLINE, "headline title hed heading subject"),
    (Within.SAYS_LEAD, "lead lede standfirst intro summary subtitle subheadline teaser abstract dek deck"),
    (Within.CAPTION, "caption captions figcaption imagecaption photo gallery image picture video"),
    (Within.SAYS_HIDDEN, "hidden hide invisible sr visually screenreader collapsed modal popup overlay"),
)
SAYS = {word: flag for flag, words in reversed(WORDS) for word in words.split()}


def hint(names: str) -> int:
    """Return what an element's names (class, id, role, itemprop, joined by blanks) say of its content."""
    found = 0
    for name in names[:LONGEST].split():
        found |= _said_by(name)
    return found


@lru_cache(maxsize=8192)
def _said_by(name: str) -> int:
    found = 0
    for part in JOINT.split(name):
        found |= SAYS.get(part.lower(), 0)
    return found
