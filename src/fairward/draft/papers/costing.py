"""What a post costs the host in a year, old deal against direct hiring: a range with what it rests on, and a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from html import escape
from pathlib import Path
from typing import Any

import yaml

from fairward import books
from fairward.draft.papers.saying import block, money, say
from fairward.model.money import Money
from fairward.model.paper import Block, Paper
from fairward.model.problem import ImpossibleNoun, Problem, UnreadableSource

_MONTHS = {"month": 12, "year": 1}
_KINDS = ("fee", "pay", "contributions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One cost of a post: what it is, its range for a year, what that rests on; `pay` where it is the worker's gross pay.

    `kind` is the figure that it is (housing, flights, recruitment ...; books/atlas/point_costs.yaml), for the points of an agreement.
    """

    name: str
    year: Money
    rests_on: str
    pay: bool = False
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """The costs of one post under the old deal and by direct hiring, in one currency."""

    post: str
    old: tuple[Item, ...]
    new: tuple[Item, ...]
    currency: str

    def total(self, side: Sequence[Item]) -> Money:
        """Return the sum of one side as a range."""
        low = sum((item.year.low or Decimal(0) for item in side), Decimal(0))
        high = sum((item.year.high or Decimal(0) for item in side), Decimal(0))
        return Money(low=low, high=high, currency=self.currency)


def read_costs(path: Path) -> tuple[Cost, ...]:
    """Return the posts of a file of costs (YAML); raises UnreadableSource where it is none, or an item says not what it rests on."""
    try:
        data = yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)  # noqa: S506 - the loader that makes words only
        return tuple(_cost(one) for one in data)
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError, InvalidOperation, ImpossibleNoun) as error:
        what = f"The costs could not be used ({type(error).__name__}: {error})."
        hint = "Each item has name, low, high, per (month or year) and rests_on; docs/drafting.md shows a file."
        raise UnreadableSource(Problem(where=path.name, what=what, hint=hint)) from error


def _cost(data: Mapping[str, Any]) -> Cost:
    """Return the costs of one post."""
    currency = str(data["currency"]).upper()
    sides = [tuple(_item(one, currency) for one in data[side]) for side in ("old", "new")]
    return Cost(post=str(data["post"]), old=sides[0], new=sides[1], currency=currency)


def _item(data: Mapping[str, Any], currency: str) -> Item:
    """Return one cost for a year."""
    times = _MONTHS[str(data.get("per", "month"))]
    low, high = (Decimal(str(data[end])) * times for end in ("low", "high" if "high" in data else "low"))
    year = Money(low=low, high=high, currency=currency)
    kind = data.get("kind")
    known = {*books.atlas("point_costs")["figures"], *_KINDS}
    if kind is not None and kind not in known:
        raise KeyError(f"kind {kind}, not one of {', '.join(sorted(known))}")
    pay = data.get("pay") == "true" or kind == "pay"
    return Item(name=str(data["name"]), year=year, rests_on=str(data["rests_on"]), pay=pay, kind=kind)


def costing(costs: Sequence[Cost], language: str) -> Paper:
    """Return the costs of each post side by side, the difference, what reaches the worker, and what all of it rests on."""
    words = say(language)
    blocks = [block("title", words["cost"])]
    for cost in costs:
        old, new = cost.total(cost.old), cost.total(cost.new)
        rows: list[tuple[str, ...]] = [("", words["cost_old"], words["cost_new"])]
        rows.append((words["cost"], told(old, language), told(new, language)))
        reaches = [cost.total([item for item in side if item.pay]) for side in (cost.old, cost.new)]
        rows.append((words["cost_reaches"], *(told(one, language) for one in reaches)))
        blocks += [block("part", cost.post), Block(kind="table", rows=tuple(rows))]
        blocks.append(block("text", f"{words['cost_difference']}: {_difference(old, new, language)}"))
        items = [(side, item) for side, all_ in (("cost_old", cost.old), ("cost_new", cost.new)) for item in all_]
        lines = [(f"{words[side]}: {item.name}", told(item.year, language), item.rests_on) for side, item in items]
        blocks.append(Block(kind="table", rows=((words["cost_item"], words["cost"], words["cost_rests"]), *lines)))
    return Paper(title=words["cost"], language=language, blocks=tuple(blocks))


def told(year: Money, language: str) -> str:
    """Return a range in words."""
    low, high = year.low or Decimal(0), year.high or Decimal(0)
    ends = money(low) if low == high else f"{money(low)}{say(language)['cost_to']}{money(high)}"
    return f"{ends} {year.currency}"


def _difference(old: Money, new: Money, language: str) -> str:
    """Return what direct hiring costs more (+) or less (−), from end to end."""
    low = (new.low or Decimal(0)) - (old.high or Decimal(0))
    high = (new.high or Decimal(0)) - (old.low or Decimal(0))
    signed = [f"{'+' if end > 0 else '−' if end < 0 else ''}{money(abs(end))}" for end in (low, high)]
    return f"{signed[0] if low == high else say(language)['cost_to'].join(signed)} {old.currency}"


def picture(costs: Sequence[Cost], language: str) -> str:
    """Return the costs as an SVG: a bar for each side of each post, to scale, hatched where it is a range."""
    words = say(language)
    most = max(
        (cost.total(side).high or Decimal(1) for cost in costs for side in (cost.old, cost.new)), default=Decimal(1)
    )
    lines, top = [], 10
    for cost in costs:
        lines.append(f'<text x="10" y="{top + 14}" font-weight="bold">{escape(cost.post)}</text>')
        top += 24
        for name, side in (("cost_old", cost.old), ("cost_new", cost.new)):
            year = cost.total(side)
            pay = cost.total([item for item in side if item.pay])
            low, high, own = (_width(end, most) for end in (year.low, year.high, pay.low))
            lines.append(f'<rect x="10" y="{top}" width="{low}" height="18" fill="#b8540a"/>')
            lines.append(f'<rect x="{10 + low}" y="{top}" width="{high - low}" height="18" fill="url(#range)"/>')
            lines.append(f'<rect x="10" y="{top}" width="{own}" height="18" fill="#1d5fa8"/>')
            label = f"{words[name]}: {told(year, language)} · {words['cost_reaches']}: {told(pay, language)}"
            lines.append(f'<text x="10" y="{top + 34}" font-size="12">{escape(label)}</text>')
            top += 46
        top += 8
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 {top}" font-family="sans-serif" font-size="14" role="img" '
        f'aria-label="{escape(words["cost"])}"><defs><pattern id="range" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="6" height="6" fill="#f6dcc6"/><rect width="2" height="6" fill="#b8540a"/></pattern>'
        f"</defs>{''.join(lines)}</svg>\n"
    )


def _width(amount: Decimal | None, most: Decimal) -> int:
    """Return a width of the picture for an amount."""
    return int((amount or Decimal(0)) * 660 / most)
