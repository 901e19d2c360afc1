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

from tellings.report.phrase import STATES, counted, not_in
from tellings.report.plain import plain
from tellings.report.view import View, view

if TYPE_CHECKING:
    from tellings.model import Comparison

#: More tellings than this scroll sideways: five columns of text are each too narrow to read.
COLUMNS = 4
#: What the style sheet's `var(--show, …)` and its kin turn on.
HIDDEN = "{--show:none;--bg:transparent;--ln:transparent}"


def written(comparison: Comparison) -> str:
    """Return the page of a comparison."""
    shown = view(comparison)
    style, script = _asset("report.css") + _filters(shown), _asset("report.js")
    return (
        _templates()
        .get_template("report.html.j2")
        .render(
            view=shown,
            policy=policy(style, script),
            style=Markup(style),  # noqa: S704  our own file
            script=Markup(script),  # noqa: S704  our own file
            wide=len(comparison.tellings) > COLUMNS,
            states=STATES,
        )
    )


def policy(style: str, script: str) -> str:
    """Return the content policy that allows this style, this script and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
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
        f".grid .minor{HIDDEN}",
        ":root:has([data-key=minor]:checked) .grid .minor{--show:initial;--bg:var(--faint);--ln:var(--soft)}",
        unticked and unticked + HIDDEN,
    ]
    return "\n" + "\n".join(rules)


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("tellings.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    made.globals |= {"counted": counted, "not_in": not_in}
    return made


def _harmless(value: Any) -> Any:
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
