"""Sums, shares and groups of followed money in words."""

from __future__ import annotations

from decimal import Decimal

from fairward.draft.words import Words
from fairward.model.money import Share
from fairward.model.payment import Group, Span


def amount_told(value: Decimal, currency: str, words: Words) -> str:
    """Return a sum with its currency."""
    return f"{sum_told(value, words)}\N{NO-BREAK SPACE}{currency}"


def sum_told(value: Decimal, words: Words) -> str:
    """Return a sum whole where it is whole, with two decimals where it has cents."""
    told = words.number(value)
    return f"{told}0" if told[-2:-1] in (".", ",") else told


def ends_told(span: Span, currency: str, words: Words) -> str:
    """Return a sum or a range of sums in words."""
    low, high = sum_told(span.low, words), sum_told(span.high, words)
    return words.ends(low, high, currency)


def share_told(share: Share | None, words: Words) -> str:
    """Return a share or a range of shares in words."""
    if share is None or share.low is None or share.high is None:
        return "–"
    low, high = words.percent(share.low), words.percent(share.high)
    return low if low == high else words.ends(low, high)


def group_name(group: Group, words: Words) -> str:
    """Return what a group is called."""
    if group.hidden:
        return words.say("small groups together")
    if group.month is not None:
        return words.date(group.month.isoformat()[:7])
    if group.agreement is None and group.role is None:
        return words.say("all records")
    return " · ".join(part for part in (group.agreement, group.role) if part) or words.say("not named")
