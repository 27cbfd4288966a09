"""Charts as SVG written by hand: places in percent, so that text keeps its size on any screen; colours by class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from fairward.draft.view.drawn import Bar, Range, Segment
from fairward.draft.view.parts import Timeline

ROW = 24
THICK = 34
NARROWEST, LETTER = 328, 8  # pixels: a picture on a phone of 360, and a letter of a label
LONGEST_LABEL = 24  # more would meet the figure at the other end on a phone

_HATCH = (
    '<pattern id="{id}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="7" height="7" class="{kind} pale"/><rect width="3" height="7" class="{kind}"/></pattern>'
)


def _svg(parts: Iterable[str], height: float, spoken: str, name: str) -> str:
    """Return an SVG picture as wide as its place, with a spoken text."""
    head = f'<svg class="chart {name}" role="img" aria-label="{escape(spoken)}" width="100%" height="{height:g}">'
    return f"{head}{''.join(parts)}</svg>"


def _label(segment: Segment) -> tuple[str, float]:
    """Return where a segment's label is anchored, so that it stays on a narrow screen: at its start, or at its end."""
    fits = segment.start * NARROWEST / 100 + len(segment.text) * LETTER <= NARROWEST
    return ("start", segment.start) if segment.start <= 25 and fits else ("end", segment.start + segment.width)


def bar(view: Bar) -> str:
    """Return a bar drawn to scale: each part's amount above it, with a line that leads to the part; ranges are hatched."""
    told = [segment for segment in view.segments if segment.text]
    top = ROW * len(told) + 6
    parts = ["<defs>"]
    kinds = {segment.kind for segment in view.segments if segment.doubtful or segment.kind == "unknown"}
    parts += [_HATCH.format(id=f"{escape(view.id)}-{kind}", kind=kind) for kind in sorted(kinds)]
    parts.append("</defs>")
    for row, segment in enumerate(told):
        anchor, at = _label(segment)
        inner = 6 if anchor == "start" else -6
        line = 1 if anchor == "start" else -1
        parts.append(
            f'<svg x="{at:g}%" overflow="visible"><line x1="{line}" x2="{line}" y1="{row * ROW + 4}" y2="{top}" class="lead"/>'
            f'<text x="{inner}" y="{row * ROW + 17}" text-anchor="{anchor}">{escape(segment.text)}</text></svg>'
        )
    for segment in view.segments:
        hatched = segment.doubtful or segment.kind == "unknown"
        fill = f' fill="url(#{escape(view.id)}-{segment.kind})"' if hatched else f' class="{segment.kind}"'
        parts.append(f'<rect x="{segment.start:g}%" y="{top}" width="{segment.width:g}%" height="{THICK}"{fill}/>')
    parts.append(f'<rect x="0" y="{top}" width="100%" height="{THICK}" class="frame"/>')
    return _svg(parts, top + THICK + 2, view.spoken, "bar")


def shares(rows: tuple[Range, ...], labels: Mapping[str, str]) -> str:
    """Return the shares on a line from 0 to 100 percent: published ones as points or bands, recomputed ones as frames."""
    step, parts = 46, []
    for number, row in enumerate(rows):
        y = number * step
        kind = labels["computed"] if row.computed else labels["said"]
        label = f"{row.label[:LONGEST_LABEL].rstrip()}…" if len(row.label) > LONGEST_LABEL else row.label
        told = label if row.computed else f"{label} ({kind})"
        width = max(row.high - row.low, 0.0)
        parts.append(f'<text x="0" y="{y + 16}">{escape(told)}</text>')
        parts.append(f'<text x="100%" y="{y + 16}" text-anchor="end" class="figure">{escape(row.amount)}</text>')
        parts.append(f'<line x1="0" x2="100%" y1="{y + 30}" y2="{y + 30}" class="axis"/>')
        name = "computed" if row.computed else "kept"
        if width >= 0.2:
            shape = f'<rect x="{row.low:g}%" y="{y + 24}" width="{width:g}%" height="12" class="{name}"/>'
        elif row.computed:
            shape = f'<svg x="{row.low:g}%" y="{y + 30}" overflow="visible"><rect x="-5" y="-5" width="10" height="10" class="computed"/></svg>'
        else:
            shape = f'<circle cx="{row.low:g}%" cy="{y + 30}" r="6" class="kept"/>'
        parts.append(shape)
    end = len(rows) * step
    for at, anchor in ((0, "start"), (50, "middle"), (100, "end")):
        parts.append(f'<text x="{at}%" y="{end + 10}" text-anchor="{anchor}" class="small">{at} %</text>')
    spoken = f"{labels['shares_chart']}. " + "; ".join(f"{row.label}: {row.amount}" for row in rows)
    return _svg(parts, end + 16, spoken, "shares")


def timeline(view: Timeline, spoken: str) -> str:
    """Return dated statements as numbered points on a line of years, those close together one above another."""
    stacks: dict[int, int] = {}
    points = []
    for event in view.events:
        place = round(event.at / 8)
        level = stacks.get(place, 0)
        stacks[place] = level + 1
        points.append((event, level))
    high = max(stacks.values(), default=1) * 26 + 12
    parts = [f'<line x1="0" x2="100%" y1="{high}" y2="{high}" class="axis"/>']
    for year, at in view.years:
        anchor = "start" if at < 5 else "end" if at > 95 else "middle"
        parts.append(f'<line x1="{at:g}%" x2="{at:g}%" y1="{high - 4}" y2="{high + 5}" class="axis"/>')
        parts.append(f'<text x="{at:g}%" y="{high + 20}" text-anchor="{anchor}" class="small">{year}</text>')
    for event, level in points:
        y = high - 16 - level * 26
        at = min(max(event.at, 3.5), 96.5)
        parts.append(
            f'<circle cx="{at:g}%" cy="{y}" r="11" class="point"/>'
            f'<text x="{at:g}%" y="{y + 4}" text-anchor="middle" class="number">{event.number}</text>'
        )
    return _svg(parts, high + 26, spoken, "timeline")
