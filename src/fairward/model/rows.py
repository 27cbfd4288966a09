"""Nouns as flat rows for the edges: one JSON object a line, in the shape that statements have everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from fairward.model.document import Document
from fairward.model.money import Count, Money, Per, Rate, Share, Unit
from fairward.model.payment import Group
from fairward.model.problem import ImpossibleNoun
from fairward.model.statement import Fee, Measure, Statement, Topic, Value

Row = dict[str, Any]

_RATES = {Topic.HOST_PAYMENT, Topic.WORKER_PAY, Topic.PROGRAMME_REVENUE}
_SHARES = {Topic.RETAINED_SHARE, Topic.WORKER_SHARE}
_COUNTS = {Topic.WORKERS_DEPLOYED, Topic.COUNTRIES_SERVED, Topic.WORKERS_LEFT}
_MEASURES = {Topic.SANCTION, Topic.POLICY_CHANGE}
_FLAGS = {Topic.WAGE_WITHHELD, Topic.DEPENDENCE}
_LONGEST = 18  # figures before the point: more are no sum of money, and no number of people


def number(value: Decimal | int | None) -> int | float | None:
    """Return a number as JSON knows it: an int where it is whole, None where unknown."""
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _ends(name: str, low: Decimal | int | None, high: Decimal | int | None) -> Row:
    """Return {name: n} for one number and {min, max} for a range, leaving out an open end."""
    if low is not None and low == high:
        return {name: number(low)}
    ends = {"min": number(low), "max": number(high)}
    return {key: end for key, end in ends.items() if end is not None}


def money_row(money: Money) -> Row:
    """Return {amount | min, max, currency}."""
    return {**_ends("amount", money.low, money.high), "currency": money.currency}


def rate_row(rate: Rate) -> Row:
    """Return {amount | min, max, currency, per, unit}, per and unit None where the words do not say."""
    return {**money_row(rate.money), "per": rate.per and rate.per.value, "unit": rate.unit and rate.unit.value}


def value_row(value: Value) -> Any:
    """Return a statement's value as JSON: numbers with their units, words, lists or true."""
    match value:
        case Rate():
            return rate_row(value)
        case Share():
            row = _ends("percent", value.low, value.high) if value.known else {"percent": None}
            return {**row, "base": value.base} if value.base else row
        case Count():
            row = _ends("count", value.low, value.high)
            return {**row, "at": value.at} if value.at else row
        case Measure():
            row = {"what": value.what, "by": value.by, "on": value.on, "host": value.host}
            return {key: item for key, item in row.items() if item is not None}
        case Fee():
            return {"what": value.what, **(rate_row(value.rate) if value.rate else {})}
        case tuple():
            return list(value)
        case _:
            return value


def followed_row(value: Any) -> Any:
    """Return followed money as JSON knows it: nouns as objects, exact amounts as words so that no decimal is lost."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: followed_row(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): followed_row(held) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [followed_row(one) for one in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value


def group_row(group: Group) -> Row:
    """Return a group of followed money with what follows from its sums: gross, reach and shares."""
    derived = {
        "gross": group.gross,
        "reaching": group.reaching,
        "worker_share": group.worker_share,
        "retained_share": group.retained_share,
    }
    return {**followed_row(group), **({} if group.hidden == "whole" else followed_row(derived))}


def document_row(document: Document) -> Row:
    """Return what is known of a source as one flat JSON object, without its text."""
    return {
        "id": document.id,
        "name": document.source.name,
        "media_type": document.source.media_type,
        "size": document.source.size,
        "language": document.language,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": document.published,
    }


def statement_row(statement: Statement) -> Row:
    """Return a statement as one flat JSON object with its quote's words, offsets, page and language."""
    quote, about = statement.quote, statement.about
    return {
        "id": statement.id,
        "topic": statement.topic.value,
        "value": value_row(statement.value),
        "about": {"host": about.host, "sender": about.sender, "role": about.role, "period": about.period},
        "speaker": statement.speaker.name,
        "speaker_kind": statement.speaker.kind.value,
        "stance": statement.stance.value,
        "quote": {
            "text": quote.text,
            "start": quote.start,
            "end": quote.end,
            "page": quote.page,
            "language": quote.language,
        },
        "clause": statement.clause,
        "answers": statement.answers,
        "confidence": round(statement.confidence, 2),
        "way": statement.way,
        "origin": statement.origin.value,
        "otherwise": list(statement.otherwise),
        "document": quote.document.id,
        "source": quote.document.source.name,
    }


def _number(item: Any) -> Decimal | None:
    """Return an exact number of a row, None where there is none."""
    if item is None:
        return None
    if isinstance(item, bool):
        raise ImpossibleNoun("a figure is a number")
    figure = Decimal(str(item))
    if figure.is_finite() and figure.adjusted() >= _LONGEST:
        raise ImpossibleNoun(f"a figure has at most {_LONGEST} digits before the point")
    return figure


def _given_ends(row: Mapping[str, Any], name: str) -> tuple[Decimal | None, Decimal | None]:
    """Return low and high of {name: n} or {min, max}."""
    if row.get(name) is not None:
        given = _number(row[name])
        return given, given
    return _number(row.get("min")), _number(row.get("max"))


def _given_rate(row: Mapping[str, Any]) -> Rate:
    """Return a rate of {amount | min, max, currency, per, unit}."""
    low, high = _given_ends(row, "amount")
    money = Money(low=low, high=high, currency=row.get("currency") or "")
    per, unit = row.get("per"), row.get("unit")
    return Rate(money=money, per=per and Per(per), unit=unit and Unit(unit))


def value_of(topic: Topic, row: Any) -> Value:
    """Return a statement's value from its flat row (the inverse of `value_row`); ImpossibleNoun or ValueError where it is none."""
    if topic in _FLAGS:
        if not isinstance(row, bool):
            raise ImpossibleNoun(f"{topic.value} is true or false")
        return row
    if topic is Topic.BENEFITS:
        return tuple(str(item) for item in (row if isinstance(row, list) else [row]))
    if topic in _RATES | _SHARES | _COUNTS | _MEASURES | {Topic.FEE_OR_DEDUCTION}:
        if not isinstance(row, dict):
            raise ImpossibleNoun(f"the value of {topic.value} is an object")
        return _valued(topic, row)
    if not isinstance(row, str) or not row:
        raise ImpossibleNoun(f"the value of {topic.value} is a word")
    return row


def _valued(topic: Topic, row: Mapping[str, Any]) -> Value:
    """Return the value of a topic whose row is an object."""
    if topic in _RATES:
        return _given_rate(row)
    if topic in _SHARES:
        low, high = _given_ends(row, "percent")
        return Share(low=low, high=high, base=row.get("base"))
    if topic in _COUNTS:
        low, high = _given_ends(row, "count")
        return Count(low=None if low is None else int(low), high=None if high is None else int(high), at=row.get("at"))
    if topic is Topic.FEE_OR_DEDUCTION:
        return Fee(what=str(row["what"]), rate=_given_rate(row) if row.get("currency") else None)
    return Measure(what=str(row["what"]), by=row.get("by"), on=row.get("on"), host=row.get("host"))
