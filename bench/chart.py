"""Draw lines on two logarithmic axes as an SVG that brings its own ground, light or dark as the reader's screen is."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Points = Sequence[tuple[float, float]]

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 20, 55
#: Told apart by more than colour: how a line is dashed.
DASHES = ("", "9 5", "2 5")
STYLE = """
text { font: 14px sans-serif; fill: #24292f } .ground { fill: #ffffff } .grid { stroke: #d8dee4 }
.line { stroke-width: 2.5 } .dot { stroke: none }
.s0 { stroke: #0550ae; fill: #0550ae } .s1 { stroke: #a04100; fill: #a04100 } .s2 { stroke: #57606a; fill: #57606a }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .ground { fill: #0d1117 } .grid { stroke: #30363d }
.s0 { stroke: #79c0ff; fill: #79c0ff } .s1 { stroke: #ffa657; fill: #ffa657 } .s2 { stroke: #9ea7b3; fill: #9ea7b3 }
}
path.line { fill: none }
"""


def drawn(title: str, axes: tuple[str, str], lines: dict[str, Points]) -> str:
    """Return the SVG of some named lines, each a list of points greater than 0; `title` is read out, not shown."""
    xs, ys = ([point[k] for points in lines.values() for point in points] for k in (0, 1))
    at_x, at_y = _scale(xs, (LEFT, WIDTH - RIGHT)), _scale(ys, (HEIGHT - BOTTOM, TOP))
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f'<title>{escape(title)}</title><style>{STYLE}</style><rect class="ground" width="100%" height="100%"/>',
    ]
    for x in _ticks(xs):
        body.append(f'<path class="grid" d="M{at_x(x):.1f} {TOP}V{HEIGHT - BOTTOM}"/>')
        body.append(f'<text x="{at_x(x):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{x:,g}</text>')
    for y in _ticks(ys):
        body.append(f'<path class="grid" d="M{LEFT} {at_y(y):.1f}H{WIDTH - RIGHT}"/>')
        body.append(f'<text x="{LEFT - 8}" y="{at_y(y) + 5:.1f}" text-anchor="end">{y:,g}</text>')
    body.append(f'<text x="{(LEFT + WIDTH) / 2}" y="{HEIGHT - 12}" text-anchor="middle">{escape(axes[0])}</text>')
    body.append(
        f'<text transform="translate(18 {HEIGHT / 2}) rotate(-90)" text-anchor="middle">{escape(axes[1])}</text>'
    )
    for k, (name, points) in enumerate(lines.items()):
        path = "L".join(f"{at_x(x):.1f} {at_y(y):.1f}" for x, y in points)
        body.append(f'<path class="line s{k}" stroke-dasharray="{DASHES[k]}" d="M{path}"/>')
        if k < len(DASHES) - 1:
            body += [f'<circle class="dot s{k}" cx="{at_x(x):.1f}" cy="{at_y(y):.1f}" r="4"/>' for x, y in points]
        y = TOP + 18 + 22 * k
        body.append(f'<path class="line s{k}" stroke-dasharray="{DASHES[k]}" d="M{LEFT + 15} {y}h40"/>')
        body.append(f'<text x="{LEFT + 63}" y="{y + 5}">{escape(name)}</text>')
    return "\n".join([*body, "</svg>\n"])


def _scale(values: Sequence[float], ends: tuple[float, float]) -> Callable[[float], float]:
    low, high = math.log(min(values)), math.log(max(values))
    return lambda value: ends[0] + (math.log(value) - low) / ((high - low) or 1) * (ends[1] - ends[0])


def _ticks(values: Sequence[float]) -> list[float]:
    """Return the round numbers within the values."""
    powers = range(math.floor(math.log10(min(values))), math.ceil(math.log10(max(values))) + 1)
    every = [step * 10.0**power for power in powers for step in (1, 2, 5)]
    return [tick for tick in every if min(values) <= tick <= max(values)]
