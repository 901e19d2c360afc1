"""The report as one HTML file.

Jinja2 escapes every value, and `plain` makes every value harmless before that. The style and the script stand in the
page; the content policy names their digests, so nothing else runs and nothing is fetched even if a value got through.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tellings.report.phrase import STATES, counted, not_in, sigla
from tellings.report.plain import plain
from tellings.report.presence import SIGNS
from tellings.report.view import View, view

if TYPE_CHECKING:
    from tellings.model import Comparison

#: Passages from which what is off the screen is not laid out until it is near; below, a page is laid out whole and at
#: once, so that nothing ever moves. So too where the presence matrix stands.
LONG = 200
#: Words set aside that are shown as they stand; more are folded.
BRIEF = 16
#: Rows that are laid out together in a long report: less than two screens.
BATCH = 20
#: Wordings of one finding that are shown before the rest is folded.
SHOWN = 6
#: What the style sheet's `var(--show, …)` and its kin turn on.
HIDDEN = "{--show:none;--bg:transparent;--ln:transparent}"


def written(comparison: Comparison) -> str:
    """Return the page of a comparison."""
    shown = view(comparison)
    style, script = asset("report.css") + _filters(shown) + _many(shown), asset("report.js")
    return (
        templates()
        .get_template("report.html.j2")
        .render(
            view=shown,
            policy=policy(style, script),
            style=Markup(style),  # noqa: S704  our own file
            script=Markup(script),  # noqa: S704  our own file
            wide=bool(shown.readings),
            long=len(comparison.passages) > LONG or bool(shown.lines),
            states=STATES,
            signs=SIGNS,
        )
    )


def policy(style: str, script: str | None = None) -> str:
    """Return the content policy that allows this style, this script and nothing else."""
    scripts = f"script-src '{_digest(script)}'; " if script is not None else ""
    return f"default-src 'none'; style-src '{_digest(style)}'; {scripts}base-uri 'none'; form-action 'none'"


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


@cache
def asset(name: str) -> str:
    """Return a file of ours without the weight of its comments and indents; a style sheet also without its spaces."""
    text = (files("tellings.report") / "assets" / name).read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    kept = "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))
    return re.sub(r"(?<=[{};:,]) | (?=[{}])", "", kept) if name.endswith(".css") else kept


def _filters(shown: View) -> str:
    """Return the rules by which an unticked sort is not listed and its marks among the passages are plain text.

    A browser that does not know `:has()` drops them and shows everything.
    """
    unticked = ",".join(f":root:has([data-key={count.key}]:not(:checked)) .k-{count.key}" for count in shown.counts)
    rules = [
        f"#passages .minor{HIDDEN}",
        ":root:has([data-key=minor]:checked) #passages .minor{--show:initial;--bg:var(--faint);--ln:var(--soft)}",
        unticked and unticked + HIDDEN,
    ]
    return "\n" + "\n".join(rules)


def _many(shown: View) -> str:
    """Return the style of more tellings than fit in columns, with the rule that shows the wordings of those picked."""
    if not shown.readings:
        return ""
    sides = [text.side for text in shown.texts if text.side.isascii() and text.side.isalpha()]  # else no rule of ours
    picked = ",".join(f":root:has(#r-{side}:checked) .{side}" for side in sides)
    return f"\n{asset('many.css')}\n{picked}{{--in:block}}"


@cache
def templates() -> Environment:
    """Return the templates of this room, which make every value harmless before they escape it."""
    made = Environment(
        loader=PackageLoader("tellings.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    made.globals |= {"counted": counted, "not_in": not_in, "sigla": sigla}
    made.globals |= {"BATCH": BATCH, "SHOWN": SHOWN, "BRIEF": BRIEF}
    made.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    return made


def _harmless(value: Any) -> Any:
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
