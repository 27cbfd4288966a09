"""Pictures of followed money as SVG: months as columns, late pay as a calendar, and each picture as a file of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape, unescape

from fairward.draft.charts import bar, shares
from fairward.draft.view.drawn import Segment
from fairward.draft.view.money_parts import FollowedView, Series, Year

HEIGHT = 150
TOP = 22  # where columns begin, under what the highest of them is
CELL = 26
HEAD = 32  # the title of a picture that stands alone
_LABELS = 5  # more would meet on a phone
_LABEL_WIDTH = 15
"""How much of a phone the name of a month takes, in percent."""
_STYLE = (
    "text{font:15px sans-serif;fill:#16191d}.small{font-size:13px;fill:#50575e}.figure{font-weight:600}"
    ".worker{fill:#1d5fa8}.kept{fill:#b8540a}.statutory{fill:#6b7178}.unknown{fill:#9aa1a9}"
    ".worker.pale{fill:#c9dcf0}.kept.pale{fill:#f6dcc6}.statutory.pale{fill:#dcdfe2}.unknown.pale{fill:#eceef0}"
    ".frame{fill:none;stroke:#50575e}.lead{stroke:#50575e}.axis{stroke:#c9cdd2;stroke-width:2}"
    ".computed{fill:#fff;stroke:#1d5fa8;stroke-width:2.5}.empty{fill:#f3f4f5}"
)


def months(series: Series | None, key: Sequence[Segment], name: str) -> str:
    """Return months as columns to one scale: what reached workers at the foot, ranges hatched, the key under them."""
    if series is None:
        return ""
    step = 100 / len(series.months)
    every = -(-len(series.months) // _LABELS)
    hatch = f"{escape(name)}-hatch"
    parts = [
        (
            f'<defs><pattern id="{hatch}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            '<rect width="7" height="7" class="worker pale"/><rect width="3" height="7" class="worker"/></pattern></defs>'
        ),
        f'<text x="0" y="13" class="small">{escape(series.top)}</text>',
        f'<line x1="0" x2="100%" y1="{TOP - 1}" y2="{TOP - 1}" class="axis"/>',
    ]
    foot = TOP + HEIGHT
    for number, column in enumerate(series.months):
        for part in column.segments:
            high = column.height / 100 * HEIGHT * part.width / 100
            top = foot - column.height / 100 * HEIGHT * (part.start + part.width) / 100
            fill = f'fill="url(#{hatch})"' if part.doubtful else f'class="{part.kind}"'
            parts.append(
                f'<rect x="{number * step:.3f}%" y="{top:.2f}" width="{step * 0.86:.3f}%" height="{high:.2f}" {fill}/>'
            )
        if number % every == 0:
            anchor = "end" if (len(series.months) - number) * step < _LABEL_WIDTH else "start"
            at = (number + (0.86 if anchor == "end" else 0)) * step
            parts.append(
                f'<text x="{at:.3f}%" y="{foot + 16}" text-anchor="{anchor}" class="small">{escape(column.label)}</text>'
            )
    there = {(part.kind, part.doubtful) for column in series.months for part in column.segments}
    named = [part for part in key if (part.kind, part.doubtful) in there]
    for row, part in enumerate(named):
        y = foot + 28 + row * 20
        fill = f'fill="url(#{hatch})"' if part.doubtful else f'class="{part.kind}"'
        parts.append(
            f'<svg x="0" y="{y}" overflow="visible"><rect width="12" height="12" {fill}/>'
            f'<text x="18" y="11" class="small">{escape(part.text)}</text></svg>'
        )
    return _picture(parts, foot + 28 + len(named) * 20, series.spoken, "months")


def calendar(years: Sequence[Year], spoken: str) -> str:
    """Return late pay as a calendar: a row a year, a cell a month with how many payments came late, darker for more."""
    parts = []
    for row, year in enumerate(years):
        y = row * (CELL + 4)
        parts.append(f'<text x="0" y="{y + 18}" class="small">{escape(year.label)}</text>')
        for number, month in enumerate(year.months):
            x = 11 + number * 7.4
            if month is None:
                parts.append(f'<rect x="{x:.2f}%" y="{y}" width="6.95%" height="{CELL}" class="empty"/>')
                continue
            weight = 0.12 + 0.58 * month.weight if month.weight else 0
            parts.append(
                f'<g><title>{escape(month.label)}</title><rect x="{x:.2f}%" y="{y}" width="6.95%" height="{CELL}" class="frame"/>'
            )
            if weight:
                parts.append(
                    f'<rect x="{x:.2f}%" y="{y}" width="6.95%" height="{CELL}" class="kept" fill-opacity="{weight:.2f}"/>'
                )
            parts.append(
                f'<text x="{x + 3.48:.2f}%" y="{y + 18}" text-anchor="middle" class="small">{escape(month.text)}</text></g>'
            )
    return _picture(parts, len(years) * (CELL + 4), spoken, "calendar") if years else ""


def _picture(parts: Sequence[str], height: float, spoken: str, name: str) -> str:
    """Return an SVG picture as wide as its place, with a spoken text."""
    head = f'<svg class="chart {name}" role="img" aria-label="{escape(spoken)}" width="100%" height="{height:g}">'
    return f"{head}{''.join(parts)}</svg>"


def pictures(view: FollowedView, labels: Mapping[str, str]) -> dict[str, str]:
    """Return every picture of a followed ledger as an SVG file of its own, by its name."""
    names = dict(view.names)
    found = {f"where-{number}": bar(one) for number, one in enumerate(view.bars)}
    if view.shares:
        found["shares"] = shares(view.shares, {**labels, "shares_chart": names["shares"]})
    for series in (view.months, *view.series):
        if series is not None:
            found[series.name] = months(series, view.key, f"{view.anchor}-{series.name}")
    if view.calendar:
        found["late"] = calendar(view.calendar, names["late"])
    titles = {one.name: one.title for one in (view.months, *view.series) if one is not None}
    titles |= {"shares": names["shares"], "late": names["late"]}
    titles |= {f"where-{number}": one.title for number, one in enumerate(view.bars)}
    return {name: _alone(picture, titles[name]) for name, picture in found.items()}


def _alone(picture: str, title: str) -> str:
    """Return a picture with its title, its own style and a width, so that it can stand anywhere."""
    head, _, rest = picture.partition(">")
    height = float(head.rpartition('height="')[2].rstrip('"'))
    wide = head.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1).replace('width="100%"', 'width="720"')
    wide = wide.replace(f'height="{height:g}"', f'height="{height + HEAD:g}"')
    inner = f'<svg y="{HEAD}" width="720" height="{height:g}" overflow="visible">{rest}'
    return f'{wide}><style>{_STYLE}</style><rect width="100%" height="100%" fill="#fff"/><text y="17" class="figure">{escape(title)}</text>{inner}</svg>'


def spoken_of(picture: str) -> str:
    """Return what a picture says to those who do not see it."""
    return unescape(picture.partition('aria-label="')[2].partition('"')[0])
